#!/usr/bin/env python3
"""Makes each hostile input of docs/limits.md, reads it with `gongkai extract --json`, and prints how that ended.

    hostile_inputs.py PROGRAM [--quick] [WORD…]

Only inputs whose name holds one of the words, if any are given. Good is: one line of JSON, within 5 s and 300 MB. Memory is
told twice: of the largest process of the tree, which is what the limit is on, and the most that all of them held at one moment.
Where more is running than the machine has processors, processor time is judged in place of the clock.

--quick makes a few small ones and looks only at how they end: for the tests, whose program is slow and large by its checks.
"""
import io
import json
import os
import pathlib
import sys
import tempfile
import zipfile
import zlib

from hostile_run import MB, Ending, write_apart

SECONDS, MEGABYTES, HOPELESS_SECONDS = 5, 300, 60
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def text(*parts):
    return "".join(parts).encode()


def repeated(piece, size):
    piece = piece if isinstance(piece, bytes) else piece.encode()
    return piece * (size // len(piece))


# ---- Word


def pieces_of(body):
    """A body is a string, or (piece, times): the long ones are never held as a whole."""
    if isinstance(body, str):
        yield body.encode()
        return
    piece, times = body
    block = piece.encode() * 1000
    for _ in range(times // 1000):
        yield block


def docx(*bodies, start="<w:body>", end="</w:body>", extra_entries=0, more=None):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in (more or {"[Content_Types].xml": TYPES}).items():
            archive.writestr(name, content)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(f'<?xml version="1.0"?><w:document xmlns:w="{WORD}">{start}'.encode())
            for body in bodies:
                for piece in pieces_of(body):
                    part.write(piece)
            part.write(f"{end}</w:document>".encode())
        for index in range(extra_entries):
            archive.writestr(f"x{index}", "")
    return out.getvalue()


def paragraph(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def nested_zips(depth=8):
    packed = b"0" * MB
    for _ in range(depth):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for index in range(16):
                archive.writestr(f"{index}.zip", packed)
        packed = out.getvalue()
    return packed


def lying_docx(last=""):
    """20 MB of paragraphs, of which the archive says in both places that they are 100 bytes."""
    packed = bytearray(docx((paragraph("字"), 400_000), last))
    name = b"word/document.xml"
    local, central = packed.find(name) - 30, packed.rfind(name) - 46
    packed[local + 22 : local + 26] = packed[central + 24 : central + 28] = (100).to_bytes(4, "little")
    return bytes(packed)


def wide_spans():
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr>' + paragraph("字") + "</w:tc>"
    return docx("<w:tbl>", (f"<w:tr>{cell * 3}</w:tr>", 1000), "</w:tbl>")


# ---- PDF


def pdf(pages, content, packed=False):
    """`pages` pages that share one content stream. No cross-reference table: readers mend that."""
    if packed:
        packer = zlib.compressobj(1)
        content = b"".join([*(packer.compress(piece) for piece in content), packer.flush()])
    how = b"/Filter /FlateDecode " if packed else b""
    out = [b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
           b"3 0 obj\n<< %s/Length %d >>\nstream\n%s\nendstream\nendobj\n" % (how, len(content), content),
           b"4 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"]
    for page in range(pages):
        out.append(b"%d 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R "
                   b"/Resources << /Font << /F 4 0 R >> >> >>\nendobj\n" % (page + 5))
    kids = b" ".join(b"%d 0 R" % (page + 5) for page in range(pages))
    out.append(b"2 0 obj\n<< /Type /Pages /Count %d /Kids [%s] >>\nendobj\n" % (pages, kids))
    return b"".join(out) + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"


def many_lines(count):
    return b"\n".join(b"%d %d m %d %d l S" % (i % 600, i % 790, i % 500, i % 700) for i in range(count))


# ---- Reports

ROW = "1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0\n"
HEAD = "一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n"
TITLE = "枕溪镇人民政府2024年政府信息公开工作年度报告\n\n一、总体情况\n\n"
PLACES = "澄砚县枕溪镇、泗洪县人民政府、茌平县泗坪乡、"


def columns(count):
    return text("|", "甲|" * count, "\n|", "-|" * count, "\n|", "1|" * count, "\n")


def clauses(size):
    """Whole, parts, whole, parts, without a full stop."""
    return "".join(f"，其中公开{n % 97}条、发布{n % 89}条" for n in range(size // 38))


INPUTS = {
    "1 GB of zeros": lambda: bytes(1 << 30),
    "100 MB in one line": lambda: bytes(b"a" * (100 * MB)),
    "60 MB of pipes": lambda: repeated("|\n", 60 * MB),
    "60 MB of tabs": lambda: repeated("\t\n", 60 * MB),
    "60 MB of digits": lambda: repeated("0123456789", 60 * MB),
    "60 MB of Han": lambda: repeated("政府信息公开", 60 * MB),
    "60 MB of GB18030": lambda: repeated("政府信息公开".encode("gb18030"), 60 * MB),
    "60 MB of <": lambda: b"<html>" + repeated("<", 60 * MB),
    "60 MB of &amp;": lambda: b"<html>" + repeated("&amp;", 60 * MB),
    "2 MB of pipes in one line": lambda: b"|" * (2 * MB),
    "990,000 cells": lambda: repeated("1\t" * 9 + "1\n", 990_000 * 2),
    "rows without end": lambda: repeated("甲\t1\n", 2 * MB - 100),
    "Markdown of 100,000 columns": lambda: columns(100_000),
    "Markdown of 400,000 columns": lambda: columns(200_000),
    "Markdown of 1,000,000 columns": lambda: text("|", "|" * 1_000_000, "\n"),
    "docx of 1 GB": lambda: docx((" " * 1024, 1 << 20)),
    "docx of 3,000,000 paragraphs": lambda: docx((paragraph("字"), 3_000_000)),
    "docx of 120 MB in one paragraph": lambda: docx("<w:p><w:r><w:t>", ("字" * 40, MB), "</w:t></w:r></w:p>"),
    "docx of 2,000,000 rows": lambda: docx("<w:tbl>", (f"<w:tr><w:tc>{paragraph('1')}</w:tc></w:tr>", 2_000_000), "</w:tbl>"),
    "docx of nested zips": nested_zips,
    "docx that lies about its size": lying_docx,
    "docx of 60,000 entries": lambda: docx(paragraph("字"), extra_entries=60_000),
    "docx of 1,500,000 attributes": lambda: docx((f"<w:p {' '.join(f'a{n}=' + chr(34) * 2 for n in range(15))}/>", 100_000)),
    "docx of 100,000 nested elements": lambda: docx(("<w:sdt>", 100_000), ("</w:sdt>", 100_000)),
    "docx of spans of 1,000,000": wide_spans,
    "HTML of 1,000,000 nested tags": lambda: b"<html>" + b"<b>" * 1_000_000,
    "HTML of 300,000 nested tables": lambda: b"<html>" + b"<table><tr><td>" * 300_000,
    "HTML of rowspan and colspan 1,000,000": lambda: b"<html><table>" + b"<tr><td rowspan=1000000 colspan=1000000>1" * 1000,
    "HTML of 4,000,000 titles": lambda: b"<html>" + b"<title>" * 4_000_000,
    "PDF of 100,000 pages": lambda: pdf(100_000, b"BT /F 12 Tf 72 700 Td (1) Tj ET"),
    "PDF of 1,999 pages": lambda: pdf(1999, b"BT /F 12 Tf 72 700 Td (1) Tj ET"),
    "PDF with a stream of 460 MB": lambda: pdf(1, (b" " * MB for _ in range(460)), packed=True),
    "PDF of 1,000,000 q": lambda: pdf(1, b"q " * 1_000_000),
    "PDF of 500,000 lines": lambda: pdf(1, many_lines(500_000)),
    "PDF of 1,000,000 [": lambda: pdf(1, b"[" * 1_000_000),
    "PDF of 1,000,000 <<": lambda: pdf(1, b"<<" * 1_000_000),
    "24,000 rows of table 3, as tabs": lambda: text(TITLE, HEAD, ROW * 24_000),
    "24,000 rows of table 3, one cell a line": lambda: text(TITLE, (HEAD + ROW * 6_000).replace("\t", "\n")),
    "49,000 headings": lambda: text("一、总体情况\n二、主动公开政府信息情况\n" * 24_500),
    "2 MB of inline headings in one line": lambda: repeated("一、总体情况。二、主动公开政府信息情况。", 2 * MB - 100),
    "2 MB of place names in one paragraph": lambda: text(TITLE) + repeated(PLACES, 2 * MB - 400),
    "2 MB of 其中 clauses in one paragraph": lambda: text(TITLE, "公开信息9条", clauses(2 * MB - 400)),
    "48,000 paragraphs, alike": lambda: text(TITLE, "信息公开。\n" * 48_000),
    "48,000 paragraphs, with figures": lambda: text(TITLE, "".join(f"公开{n}条。\n" for n in range(48_000))),
    "120 KB of 其中 clauses": lambda: text(TITLE, "公开信息9条", clauses(120_000)),
    "120 KB of denials": lambda: text(TITLE) + repeated("未收到申请，", 120_000),
    "120 KB of nested brackets": lambda: text(TITLE, "公开9条，", "其中1条（" * (120_000 // 13)),
    "120 KB of towns": lambda: text(TITLE, "".join(f"，{chr(0x4E00 + n)}{chr(0x5E00 + n % 900)}镇人民政府" for n in range(4_000))),
    "120 KB of place names": lambda: text(TITLE) + repeated(PLACES, 120_000),
}

QUICK = {
    "2 MB of pipes in one line": INPUTS["2 MB of pipes in one line"],
    "Markdown of 100,000 columns": INPUTS["Markdown of 100,000 columns"],
    "docx of nested zips": lambda: nested_zips(2),
    "docx that lies about its size": lying_docx,
    "docx of 20,000 entries and more": lambda: docx(paragraph("字"), extra_entries=20_001),
    "HTML of 100,000 nested tags": lambda: b"<html>" + b"<b>" * 100_000,
    "PDF of 3,000 pages": lambda: pdf(3000, b"BT /F 12 Tf 72 700 Td (1) Tj ET"),
    "12 KB of 其中 clauses": lambda: text(TITLE, "公开信息9条", clauses(12_000)),
}

# ---- Judging


def sentence(ending):
    """What the line of JSON says: the sentence why it could not be read, or how much was found. None: it is no such line."""
    if ending.code not in (0, 1) or ending.out.count(b"\n") != 1:
        return None
    try:
        line = json.loads(ending.out)
    except ValueError:
        return None
    refused = [finding["message"] for finding in line["findings"] if finding["rule"] == "S-UNREADABLE"]
    return refused[0] if refused else f"读出，{len(line['findings'])} 个问题"


def judge(ending, busy, quick):
    if sentence(ending) is None:
        return f"no answer (exit {ending.code})"
    if quick:
        return ""
    if (ending.processor if busy else ending.wall) > SECONDS:
        return "too slow"
    return "too large" if ending.largest_mb > MEGABYTES else ""


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    quick, words = "--quick" in sys.argv, [word for word in sys.argv[2:] if word != "--quick"]
    inputs = {name: make for name, make in (QUICK if quick else INPUTS).items() if not words or any(word in name for word in words)}
    bad = 0
    print(f"{'clock':>7} {'processor':>9} {'largest':>9} {'together':>9}  input: what the program says")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for title, make in inputs.items():
            write_apart(folder / "input", make)
            busy = os.getloadavg()[0] > os.cpu_count()
            ending = Ending([program, "extract", "--json", "input"], folder, HOPELESS_SECONDS)
            wrong = judge(ending, busy, quick)
            bad += bool(wrong)
            print(f"{ending.wall:5.2f} s {ending.processor:7.2f} s {ending.largest_mb:6.0f} MB {ending.all_mb:6.0f} MB  "
                  f"{title}: {sentence(ending) or '—'}{'   ← ' + wrong if wrong else ''}", flush=True)
    print(f"{len(inputs)} inputs, {bad} bad")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
