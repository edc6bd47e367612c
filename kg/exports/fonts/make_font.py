"""Makes the font that comes with plankg: Noto Sans CJK SC, cut to the characters of GB 2312, ASCII and the names of divisions.

    python -m kg.exports.fonts.make_font /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc

Run it again only to change the characters; its output is committed. Needs fontTools. The licence of the font allows this
(OFL.txt).
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

SIMPLIFIED_CHINESE = 2
"""The number of Noto Sans CJK SC in the collection NotoSansCJK-Regular.ttc."""

BEYOND_GB2312 = (
    "〇—–·•…“”‘’≥≤≈±×÷²³℃㎡‰→←↑↓●■□▲◆㎏㎜㎞㏄㏕䶮喆堃崶嵛氹淼湜犇瑄珺瑀甪甯碶祎禤穟茚菓"
    "蓢莜荇藁蛟袆訚贠赉辋邨郏郪鄚鄠鄯酂醴镕镠镔镭阆隰靺頔颋骉麤黟龑巂砀渑洺泜溆浉沁灞滏漷潞澧濉瀍岢岚崀嵊垚焱燚昇濬"
    "囍燊玥璟翀備牐堉堽塆塱墘垟垭埇埗埌埕埭垌坜坨坭坉坂岽岙峁峪崾崮嶂嶝嵖圐圙洣涢淠渌湉溇滆滍滘潴澥濛瀛瓯畲硚碛碥磜"
    "礌礐穆窎筜箐箬簰粿糇缙罗耖芗芷茌荥莘萩葜蒗蓥薮虓蟒贛赟踅辀郓郚鄌酆钇钌钤铌铍铷锆锗镥镧镨镝镱钪钽铪铼"
)
"""Signs of units and enumerations, and characters of place and firm names that GB 2312 (1980) lacks."""


def characters() -> set[int]:
    """The code points that the font covers where its source does."""
    found = set(range(0x20, 0x7F)) | {ord(c) for c in BEYOND_GB2312}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            found.update(map(ord, bytes((row, cell)).decode("gb2312", errors="ignore")))
    divisions = Path(__file__).resolve().parents[3] / "extractors" / "counties"
    for table in sorted(divisions.glob("*.[ct]sv")):
        found.update(map(ord, table.read_text(encoding="utf-8")))
    return found


def main(source: str) -> None:
    """Write `NotoSansSC-plankg.woff` beside this file."""
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.recalc_timestamp = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = TTFont(source, fontNumber=SIMPLIFIED_CHINESE, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    font.flavor = "woff"
    font.save(Path(__file__).with_name("NotoSansSC-plankg.woff"))


if __name__ == "__main__":
    main(sys.argv[1])
