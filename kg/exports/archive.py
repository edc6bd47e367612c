"""Office files (ZIP archives of XML) made the same every time: no clock in entries' times or in document properties."""

from __future__ import annotations

import io
import re
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP entry can have."""

STAMP = b"2000-01-01T00:00:00Z"
"""When every document says that it was made: libraries would write the time of day, and no format lets it out."""

_DATES = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")


def fixed(data: bytes) -> bytes:
    """The archive with fixed times throughout, workbooks embedded in it included; entries keep their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _DATES.sub(lambda m: m[1] + STAMP + m[3], content)
            elif name.endswith((".xlsx", ".docx")):
                content = fixed(content)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, content)
    return out.getvalue()
