#!/usr/bin/env python3
"""Makes large honest files, has `gongkai screen` look at them and clean them, and holds time and memory against the bounds.

    large_files.py PROGRAM [WORD…]

Only files whose name holds one of the words, if any are given. The bounds stand in BOUNDS: seconds, and megabytes of the largest child
that reads the file. What the program itself holds, which keeps all that was found, is printed beside them. PDFs are made by LibreOffice.
"""
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import zlib

from hostile_archives import OFFICE_PICTURE, package, relations, SHEETS, WORD
from hostile_pages import chunk
from hostile_run import Ending, write_apart

LOOK, CLEAN, BURN = (10, 300), (60, 500), (60, 500)
HOPELESS_SECONDS = 300
SURNAMES, GIVEN = "林周宋温沈顾陆许何江", "砚秋溪清远安宁知行明德文书岚川"


def sentence(rnd, characters):
    return "".join(chr(0x4E00 + rnd.randrange(3000)) for _ in range(characters)) + "。"


def identity_number(rnd):
    digits = f"410307{rnd.randrange(1950, 2005)}{rnd.randrange(1, 13):02}{rnd.randrange(1, 29):02}{rnd.randrange(1000):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


def person(rnd):
    return rnd.choice(SURNAMES) + rnd.choice(GIVEN) + rnd.choice(GIVEN)


def noise(rnd, kilobytes):
    """A picture that does not get smaller by packing."""
    side = int((kilobytes * 1024 / 3) ** 0.5)
    rows = b"".join(b"\0" + rnd.randbytes(side * 3) for _ in range(side))
    head = side.to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b"")


def text_of_word(words):
    return f'<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>{words}</w:t></w:r></w:p>'


def row_of_word(cells):
    return "<w:tr>" + "".join(f"<w:tc>{text_of_word(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def document(paragraphs, rows, pictures, listed=1_000):
    """Every `listed`th paragraph names a person with a number; so do all rows."""
    rnd = random.Random(6)
    body = []
    for number in range(paragraphs):
        body.append(text_of_word(sentence(rnd, 60)))
        if number % listed == 0:
            body.append(text_of_word(f"联系人{person(rnd)}，身份证号码{identity_number(rnd)}"))
    table = "".join(row_of_word([str(n), person(rnd), identity_number(rnd) if n % 10 == 0 else "—", str(rnd.randrange(9_000)), sentence(rnd, 8)])
                    for n in range(rows))
    drawn = "".join(OFFICE_PICTURE % f"p{n}" for n in range(pictures))
    words = f'<w:document xmlns:w="{WORD}"><w:body>{"".join(body)}<w:tbl>{table}</w:tbl>{drawn}</w:body></w:document>'
    return package("word/document.xml", "wordprocessingml.document", ("word/document.xml", '<?xml version="1.0"?>' + words),
                   ("word/_rels/document.xml.rels", relations(*((f"p{n}", "image", f"media/image{n}.png") for n in range(pictures)))),
                   *((f"word/media/image{n}.png", noise(rnd, 2048)) for n in range(pictures)))


def sheet(rows, hidden):
    """A list of so many rows; the column with the numbers may be hidden."""
    rnd = random.Random(7)

    def cell(place, words):
        return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'

    lines = []
    for n in range(1, rows + 1):
        words = [person(rnd), identity_number(rnd) if n % 100 == 1 else "—", *(sentence(rnd, 18) for _ in range(8))]
        lines.append(f'<row r="{n}">' + "".join(cell(f"{chr(65 + i)}{n}", one) for i, one in enumerate(words)) + "</row>")
    columns = '<cols><col min="2" max="2" width="20" hidden="1"/></cols>' if hidden else ""
    book = (f'<workbook xmlns="{SHEETS}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
            '<sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>')
    return package("xl/workbook.xml", "spreadsheetml.sheet", ("xl/workbook.xml", book),
                   ("xl/_rels/workbook.xml.rels", relations(("r1", "worksheet", "worksheets/sheet1.xml"))),
                   ("xl/worksheets/sheet1.xml", f'<?xml version="1.0"?><worksheet xmlns="{SHEETS}">{columns}<sheetData>{"".join(lines)}'
                                                "</sheetData></worksheet>"))


def printed(paragraphs, rows, listed):
    """The same as a PDF."""
    with tempfile.TemporaryDirectory() as name:
        file = pathlib.Path(name) / "a.docx"
        file.write_bytes(document(paragraphs, rows, 0, listed))
        subprocess.run(["soffice", f"-env:UserInstallation=file://{name}/profile", "--headless", "--convert-to", "pdf", "--outdir", name,
                        str(file)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return file.with_suffix(".pdf").read_bytes()


FILES = {
    "docx of 50 MB": ("a.docx", lambda: document(150_000, 20_000, 17), CLEAN),
    "docx of 50 MB of pictures": ("a.docx", lambda: document(1_000, 100, 25), CLEAN),
    "docx of 15 MB of text": ("a.docx", lambda: document(150_000, 20_000, 0), CLEAN),
    "xlsx of 50 MB": ("a.xlsx", lambda: sheet(110_000, hidden=False), CLEAN),
    "xlsx of 50 MB with a hidden column": ("a.xlsx", lambda: sheet(110_000, hidden=True), CLEAN),
    "PDF of 500 pages": ("a.pdf", lambda: printed(3_900, 1_070, 1_000_000), BURN),
    "PDF of 500 pages, numbers on each": ("a.pdf", lambda: printed(3_550, 1_070, 10), BURN),
}


def over(ending, bounds, busy):
    seconds, megabytes = bounds
    if (ending.processor if busy else ending.wall) > seconds:
        return "   ← too slow"
    return "   ← too large" if ending.child_mb > megabytes else ""


def said(out):
    for line in out.decode(errors="replace").splitlines():
        if "没有写出副本" in line or "去掉看不见的内容" in line:
            return line.strip()
    return "—"


def found(out):
    try:
        line = json.loads(out)
    except ValueError:
        return "no answer"
    return line["obstacle"] or f"{len(line['hits'])} 处"


def run(program, folder, title):
    name, make, bounds = FILES[title]
    write_apart(folder / name, make)
    size = (folder / name).stat().st_size / 1e6
    bad = 0
    for what, command, limits, tell in (("look ", ["--json", name], LOOK, found), ("clean", ["--clean", "copy_" + name, name], bounds, said)):
        busy = os.getloadavg()[0] > os.cpu_count()
        ending = Ending([program, "screen", *command], folder, HOPELESS_SECONDS)
        wrong = over(ending, limits, busy)
        bad += bool(wrong)
        print(f"{what} {ending.wall:6.2f} s {ending.processor:6.2f} s {ending.child_mb:5.0f} MB {ending.own_mb:5.0f} MB  "
              f"{title} ({size:.0f} MB): {tell(ending.out)}{wrong}", flush=True)
    for file in (folder / name, folder / ("copy_" + name)):
        file.unlink(missing_ok=True)
    return bad


def main():
    program, words = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2:]
    titles = [title for title in FILES if not words or any(word in title for word in words)]
    print("         clock processor    child  program  file: what the program says")
    with tempfile.TemporaryDirectory() as name:
        bad = sum(run(program, pathlib.Path(name), title) for title in titles)
    print(f"{len(titles)} files, {bad} over the bounds")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
