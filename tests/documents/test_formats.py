"""Web pages, Word and PDF files give the same outline, boxes and tables as text files."""
from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.documents import PlanDocument, PlanError, read

TITLE = "云麓县经济社会发展第十四个五年规划和二〇三五年远景目标纲要"
PROSE = "围绕硅材料产业链，加快推进产业园区基础设施建设，完善道路、供水、供电、污水处理等配套，提升园区承载能力和服务水平，带动群众就业增收。" * 4
TABLE = [["类别", "指标名称", "2020年", "2025年"], ["经济", "地区生产总值（亿元）", "61", "85"], ["", "城镇化率（%）", "45", "52"], ["绿色生态", "", "", ""], ["生态", "森林覆盖率（%）", "60", "62"]]
BOX = ["专栏1 重点项目", "1.甲公司年产三万吨项目。", "2.乙食品厂扩建项目。"]


def texts(plan: PlanDocument, kind: str) -> list[str]:
    return [plan.clean[b.start : b.end] for b in plan.blocks if b.kind == kind]


def cells(plan: PlanDocument) -> list[list[str]]:
    assert len(plan.tables) == 1
    table = plan.tables[0]
    return [[plan.clean[c.start : c.end] for c in row] for row in ((table.header,) if table.header else ()) + table.rows]


def html(path: Path) -> None:
    head, gdp, city, green, forest = TABLE
    rows = [
        "<tr>" + "".join(f"<th>{c}</th>" for c in head) + "</tr>",
        f"<tr><td rowspan=2>{gdp[0]}</td>" + "".join(f"<td>{c}</td>" for c in gdp[1:]) + "</tr>",
        "<tr>" + "".join(f"<td>{c}</td>" for c in city[1:]) + "</tr>",
        f"<tr><td colspan=4>{green[0]}</td></tr>",
        "<tr>" + "".join(f"<td>{c}</td>" for c in forest) + "</tr>",
    ]
    box = "".join(f"<tr><td><p>{line}</p></td></tr>" for line in BOX)
    path.write_bytes(
        f"""<html><head><meta charset="gb2312"><title>规划</title><script>var a = "第九章";</script></head><body>
        <nav><a>首页</a></nav><div class="menu"><a>政务公开</a></div><div class="content">
        <h1>{TITLE}</h1><h2>第一章&nbsp;发展基础</h2><h3>第一节 成就</h3><p><strong>实力显著增强。</strong>{PROSE}</p>
        <p>主要指标如下：</p><table>{"".join(rows)}</table>
        <h2>第二章 产业</h2><p>{PROSE}</p><table>{box}</table><p>{PROSE}</p></div></body></html>""".encode("gb18030")
    )


def word(path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_heading("第一章 发展基础", 1)
    document.add_heading("第一节 成就", 2)
    paragraph = document.add_paragraph()
    paragraph.add_run("实力显著增强。").bold = True
    paragraph.add_run(PROSE)
    document.add_paragraph("主要指标如下：")
    table = document.add_table(len(TABLE), 4)
    for r, row in enumerate(TABLE):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 3))
    document.add_heading("第二章 产业", 1)
    document.add_paragraph(PROSE)
    box = document.add_table(2, 1)
    box.cell(0, 0).text = BOX[0]
    box.cell(1, 0).text = "\n".join(BOX[1:])
    document.add_paragraph(PROSE)
    document.save(str(path))


class Pdf:
    """The least of a PDF 1.4 file (ISO 32000-1): Chinese text in a predefined font and CMap, and ruled lines."""

    def __init__(self) -> None:
        self.pages: list[str] = []
        self.y = 800.0

    def page(self) -> Pdf:
        self.pages.append("")
        self.y = 800.0
        return self

    def text(self, text: str, x: float = 50, y: float | None = None) -> Pdf:
        if y is None:
            self.y -= 18
        self.pages[-1] += f"BT /F1 12 Tf {x} {self.y if y is None else y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"
        return self

    def paragraph(self, text: str, width: int = 38) -> Pdf:
        self.text(text[: width - 2], x=74)
        for at in range(width - 2, len(text), width):
            self.text(text[at : at + width])
        return self

    def grid(self, rows: list[list[str]], widths: list[int]) -> Pdf:
        edges = [50 + sum(widths[:i]) for i in range(len(widths) + 1)]
        top = self.y - 6
        for row in rows:
            self.y -= 20
            for text, x in zip(row, edges, strict=False):
                if text:
                    self.text(text, x + 3, self.y)
        bottom = top - 20 * len(rows)
        lines = [f"{edges[0]} {top - 20 * i} m {edges[-1]} {top - 20 * i} l S" for i in range(len(rows) + 1)]
        lines += [f"{x} {bottom} m {x} {top} l S" for x in edges]
        self.pages[-1] += "\n".join(lines) + "\n"
        self.y = bottom - 6
        return self

    def save(self, path: Path) -> None:
        kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(self.pages)))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
            " /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900]"
            " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>",
        ]
        for i, content in enumerate(self.pages):
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            )
            objects.append(f"<< /Length {len(content)} >>\nstream\n{content}endstream")
        out = io.BytesIO(b"")
        out.write(b"%PDF-1.4\n")
        places = []
        for number, body in enumerate(objects, 1):
            places.append(out.tell())
            out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
        start = out.tell()
        out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
        out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
        out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
        path.write_bytes(out.getvalue())


def pdf(path: Path) -> None:
    pytest.importorskip("pdfplumber")
    page = Pdf().page()
    page.text(TITLE[:20], 120).text(TITLE[20:], 200).text("第一章 发展基础", 200).text("第一节 成就", 200)
    page.paragraph("实力显著增强。" + PROSE).paragraph("主要指标如下：").grid(TABLE, [80, 180, 80, 80]).text("— 1 —", 290, 20)
    page.page().text("第二章 产业", 200).paragraph(PROSE).grid([[line] for line in BOX], [420]).paragraph(PROSE).text("— 2 —", 290, 20)
    page.save(path)


@pytest.mark.parametrize(("suffix", "write"), [(".html", html), (".docx", word), (".pdf", pdf)])
def test_a_plan_in_another_format_is_the_same_plan(tmp_path: Path, suffix: str, write: Callable[[Path], None]) -> None:
    path = tmp_path / f"plan{suffix}"
    write(path)
    plan = read(path)
    assert plan.text_format == suffix[1:]
    assert (plan.plan.title, plan.plan.county.name, plan.plan.period_end) == (TITLE, "云麓县", 2025)
    assert [h for h in texts(plan, "heading") if h[0] in "第专"] == ["第一章 发展基础", "第一节 成就", "第二章 产业", "专栏1重点项目"]
    assert "实力显著增强。" in texts(plan, "heading")
    assert texts(plan, "paragraph") == [PROSE, "主要指标如下：", PROSE, *BOX[1:], PROSE]
    assert cells(plan) == TABLE
    assert [b.box is not None for b in plan.blocks if b.kind == "paragraph"] == [False, False, False, True, True, False]
    start = plan.clean.index("乙食品厂")
    a, b = plan.source_span(start, start + 4)
    assert plan.text[a:b] == "乙食品厂"


def test_menus_and_scripts_of_a_page_stay_outside(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    html(path)
    plan = read(path)
    assert not any(word in plan.text for word in ("首页", "政务公开", "第九章"))


def test_automatic_numbers_of_word_come_into_the_text(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    numbering = document.part.numbering_part.element
    level = '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/></w:lvl>'
    levels = level.format(0, "chineseCountingThousand", "第%1章 ") + level.format(1, "chineseCounting", "%2、")
    first = numbering.find(docx.oxml.ns.qn("w:num"))
    first.addprevious(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    document.add_paragraph(TITLE)
    for depth, title in [(0, "基础"), (1, "成就"), (1, "环境"), (0, "产业"), (1, "工业")]:
        paragraph = document.add_paragraph(title)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>')
        )
        document.add_paragraph(PROSE)
    path = tmp_path / "plan.docx"
    document.save(str(path))
    assert texts(read(path), "heading") == ["第一章 基础", "一、成就", "二、环境", "第二章 产业", "一、工业"]


def test_a_scanned_pdf_asks_for_text_recognition(tmp_path: Path) -> None:
    pytest.importorskip("pdfplumber")
    path = tmp_path / "scan.pdf"
    Pdf().page().page().save(path)
    with pytest.raises(PlanError, match=r"scan\.pdf: a scanned PDF without text \(0 characters on 2 pages\); run text recognition"):
        read(path)


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_damaged_file_is_no_traceback(tmp_path: Path, suffix: str) -> None:
    pytest.importorskip({".pdf": "pdfplumber", ".docx": "docx"}[suffix])
    path = tmp_path / f"plan{suffix}"
    path.write_bytes(b"PK\x03\x04 no such thing")
    with pytest.raises(PlanError, match="damaged"):
        read(path)


@pytest.mark.parametrize(("suffix", "library", "extra"), [(".pdf", "pdfplumber", "pdf"), (".docx", "docx", "docx")])
def test_a_missing_library_is_named_with_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, library: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    path = tmp_path / f"plan{suffix}"
    path.write_bytes(b"x")
    with pytest.raises(PlanError, match=rf'pip install "plankg\[{extra}\]"'):
        read(path)
