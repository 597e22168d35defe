"""Hostile archives and Office files for hostile_screen.py: each is the name of a file and what makes its bytes.

PLANTED is an identity number that the file carries somewhere: it is found, or a sentence says that not all was looked at. Where
FOREIGN stands in a file beside the hostile one, that the hostile one names, it must never be found.
"""
import functools
import io
import struct
import zipfile
import zlib

from hostile_inputs import MB, WORD, docx, lying_docx, nested_zips, paragraph

PLANTED, FOREIGN = "410307198506120039", "410307198506120012"
BESIDE = "beside.txt"  # the file that hostile ones name; it holds FOREIGN
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument"
TYPES = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
         f'<Default Extension="bin" ContentType="{KIND}.oleObject"/><Default Extension="zip" ContentType="application/zip"/>'
         f'<Default Extension="docx" ContentType="{KIND}.wordprocessingml.document"/>'
         f'<Override PartName="/%s" ContentType="{KIND}.%s.main+xml"/></Types>')


def zipped(*members, level=1):
    """Members are (name, bytes or text)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def relations(*all_of_them):
    lines = "".join(f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for name, kind, target in all_of_them)
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">{lines}</Relationships>'


def package(main, kind, *members):
    """An Office file: what every one has in front of its own members."""
    return zipped(("[Content_Types].xml", TYPES % (main, kind)), ("_rels/.rels", relations(("r1", "officeDocument", main))), *members)


OFFICE_PICTURE = ('<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic '
                  f'xmlns:a="{DRAWING}"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
                  f'<pic:blipFill><a:blip xmlns:r="{RELATIONS}" r:embed="%s"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
                  "</wp:inline></w:drawing></w:r></w:p>")

# ---- Archives


def zip_of_zeros(gigabytes):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("甲.txt", PLANTED)
        with archive.open("乙.txt", "w", force_zip64=True) as part:
            for _ in range(gigabytes << 4):
                part.write(bytes(64 * MB))
    return out.getvalue()


def nested(depth, innermost, name="内.zip"):
    """One archive in another, and so on."""
    for _ in range(depth):
        innermost = zipped((name, innermost))
    return innermost


@functools.lru_cache(maxsize=1)
def digest(raw):
    return zlib.crc32(raw)


def local_header(name, packed, raw, method=8, size=None):
    return struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, method, 0, 0x21, digest(raw), len(packed),
                       len(raw) if size is None else size, len(name), 0) + name


def central_entry(name, packed, raw, offset, method=8, size=None, extra=b"", hide=False):
    return struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, method, 0, 0x21, digest(raw),
                       0xFFFFFFFF if hide else len(packed), len(raw) if size is None else size, len(name), len(extra), 0, 0, 0, 0,
                       offset) + name + extra


def end_of_contents(entries, contents, offset):
    return struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, entries, entries, contents, offset, 0)


def deflated(raw, level=9):
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(raw) + packer.flush()


def overlapping(entries, megabytes):
    """Every entry of the table of contents is the same one kernel: 10 MB become 10 GB."""
    raw = PLANTED.encode() + bytes(megabytes * MB)
    packed, name = deflated(raw), b"a.txt"
    kernel = local_header(name, packed, raw) + packed
    contents = b"".join(central_entry(b"%05d" % number, packed, raw, 0) for number in range(entries))
    return kernel + contents + end_of_contents(entries, len(contents), len(kernel))


def quoted_overlap(entries, megabytes):
    """Each entry quotes the head of the next as a stored block and then runs on into it: the better zip bomb of 2019."""
    raw = PLANTED.encode() + bytes(megabytes * MB)
    packed, files = deflated(raw), []
    body, content = packed, raw
    name = b"%05d" % entries
    whole = local_header(name, body, content) + body
    files.append((name, body, content, len(whole)))
    # Sums over bytes that grow by a head at a time: few entries are enough, and their sum is what counts.
    for number in range(entries - 1, 0, -1):
        head = whole[: 30 + 5]
        quote = b"\x00" + struct.pack("<HH", len(head), len(head) ^ 0xFFFF) + head
        body, content, name = quote + body, head + content, b"%05d" % number
        whole = local_header(name, body, content) + quote[:5] + whole
        files.append((name, body, content, len(whole)))
    contents = b"".join(central_entry(n, b, c, len(whole) - at) for n, b, c, at in files)
    return whole + contents + end_of_contents(len(files), len(contents), len(whole))


def lying_zip(says):
    """Both places say that the 20 MB in it are `says` bytes; what is planted stands at their end."""
    raw = b" " * (20 * MB) + PLANTED.encode()
    packed, name = deflated(raw), b"a.txt"
    head = local_header(name, packed, raw, size=says) + packed
    contents = central_entry(name, packed, raw, 0, size=says)
    return head + contents + end_of_contents(1, len(contents), len(head))


def hidden_between(large):
    """An entry that the table of contents does not name; `large`: whose table is told in the fields of large archives."""
    seen, unseen = b"see", PLANTED.encode() * 100
    first = local_header(b"a.txt", seen, seen, method=0) + seen
    lost = local_header(b"b.txt", unseen, unseen, method=0) + unseen
    body = first + lost
    if not large:
        contents = central_entry(b"a.txt", seen, seen, 0, method=0)
        return body + contents + end_of_contents(1, len(contents), len(body))
    contents = central_entry(b"a.txt", seen, seen, 0, method=0, extra=struct.pack("<HHQ", 1, 8, len(seen)), hide=True)
    at = len(body) + len(contents)
    end = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, 1, 1, len(contents), len(body))
    locator = struct.pack("<IIQI", 0x07064B50, 0, at, 1)
    return body + contents + end + locator + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1, 1, 0xFFFFFFFF, 0xFFFFFFFF, 0)


def many_entries(count):
    return zipped(*((f"{number}.txt", PLANTED if number + 1 == count else "") for number in range(count)))


def zip_within_itself():
    """An entry, stored, whose bytes are the rest of the archive with its own table of contents."""
    name, inner = b"a.zip", zipped(("甲.txt", PLANTED))
    body = inner
    for _ in range(3):
        head = local_header(name, body, body, method=0)
        contents = central_entry(name, body, body, 0, method=0)
        body = head + body + contents + end_of_contents(1, len(contents), len(head) + len(body))
    return body


# ---- XML that grows

LAUGHS = '<!DOCTYPE a [<!ENTITY a0 "%s">%s]>' % (
    "哈" * 10, "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)))
QUADRATIC = '<!DOCTYPE a [<!ENTITY a0 "%s">]>' % ("哈" * 100_000)
EXTERNAL = f'<!DOCTYPE a [<!ENTITY % q SYSTEM "{BESIDE}"><!ENTITY a10 SYSTEM "{BESIDE}">%q;]>'
WRITTEN = f'<!DOCTYPE a [<!ENTITY a10 "{PLANTED}">]>'


def word(head, body, *more):
    document = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>'
    return package("word/document.xml", "wordprocessingml.document", ("word/document.xml", document), *more)


def long_document(*bodies):
    """Like docx(), whole enough to be cleaned."""
    return docx(*bodies, more={"[Content_Types].xml": TYPES % ("word/document.xml", "wordprocessingml.document"),
                               "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml"))})


def workbook(sheets, strings="", shared_head="", states=()):
    """Sheets are the XML between <sheetData> and its end."""
    listed = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1))
    parts = [("xl/workbook.xml", f'<workbook xmlns="{SHEETS}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>'),
             ("xl/_rels/workbook.xml.rels", relations(*((f"r{n}", "worksheet", f"worksheets/sheet{n}.xml")
                                                        for n in range(1, len(sheets) + 1)), ("s", "sharedStrings", "sharedStrings.xml"))),
             ("xl/sharedStrings.xml", f'<?xml version="1.0"?>{shared_head}<sst xmlns="{SHEETS}">{strings}</sst>')]
    for number, rows in enumerate(sheets, 1):
        parts.append((f"xl/worksheets/sheet{number}.xml", f'<worksheet xmlns="{SHEETS}"><sheetData>{rows}</sheetData></worksheet>'))
    return package("xl/workbook.xml", "spreadsheetml.sheet", *parts)


def written_cell(words, place="A1"):
    return f'<row r="1"><c r="{place}" t="inlineStr"><is><t>{words}</t></is></c></row>'


def slides(count, head="", words=PLANTED):
    shape = "<p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>%s</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld>"
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="r{n}"/>' for n in range(1, count + 1))
    parts = [("ppt/presentation.xml", f'<p:presentation xmlns:p="{SLIDES}" xmlns:r="{RELATIONS}"><p:sldIdLst>{listed}</p:sldIdLst>'
                                      "</p:presentation>"),
             ("ppt/_rels/presentation.xml.rels", relations(*((f"r{n}", "slide", f"slides/slide{n}.xml") for n in range(1, count + 1))))]
    for number in range(1, count + 1):
        text = words if number == count else "正文"
        parts.append((f"ppt/slides/slide{number}.xml",
                      f'<?xml version="1.0"?>{head}<p:sld xmlns:p="{SLIDES}" xmlns:a="{DRAWING}">{shape % text}</p:sld>'))
    return package("ppt/presentation.xml", "presentationml.presentation", *parts)


# ---- Files within files


def document_within(depth):
    inner = word("", paragraph(PLANTED))
    for _ in range(depth):
        inner = word("", paragraph("见附件"), ("word/embeddings/oleObject1.docx", inner),
                     ("word/_rels/document.xml.rels", relations(("r1", "package", "embeddings/oleObject1.docx"))))
    return inner


def document_of_itself():
    """References that lead back: to the document, to the references, to the whole."""
    loops = relations(("r1", "package", "document.xml"), ("r2", "aFChunk", "../word/document.xml"), ("r3", "subDocument", "/word/document.xml"),
                      ("r4", "header", "document.xml"), ("r5", "package", "_rels/document.xml.rels"), ("r6", "oleObject", ".."))
    body = paragraph(PLANTED) + "".join(f'<w:altChunk r:id="r{n}"/><w:subDoc r:id="r{n}"/>' for n in range(1, 7))
    return word("", body, ("word/_rels/document.xml.rels", loops))


def document_of_many(count):
    inner = word("", paragraph("内"))
    return word("", paragraph("外"), *((f"word/embeddings/{n}.docx", inner) for n in range(count)),
                ("word/embeddings/last.docx", word("", paragraph(PLANTED))))


def linked_text(kind):
    """An OpenDocument that asks for the text of a file beside it."""
    body = {"odt": f'<office:text><text:section text:name="a"><text:section-source xlink:href="{BESIDE}" text:filter-name="Text"/>'
                   f"<text:p>旧</text:p></text:section><text:p>{PLANTED}</text:p></office:text>",
            "ods": f'<office:spreadsheet><table:table table:name="a"><table:table-source xlink:href="{BESIDE}" table:mode="copy-all"/>'
                   f'<table:table-row><table:table-cell office:value-type="string"><text:p>{PLANTED}</text:p></table:table-cell>'
                   f'<table:table-cell table:formula="of:=WEBSERVICE(&quot;{BESIDE}&quot;)"/></table:table-row></table:table>'
                   "</office:spreadsheet>"}[kind]
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table"))
    content = (f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a10 SYSTEM "{BESIDE}">]><office:document-content{spaces} '
               f'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:xlink="http://www.w3.org/1999/xlink" '
               f'office:version="1.2"><office:body>{body}</office:body></office:document-content>')
    mime = "application/vnd.oasis.opendocument." + {"odt": "text", "ods": "spreadsheet"}[kind]
    manifest = (f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
                f'manifest:full-path="/" manifest:media-type="{mime}"/><manifest:file-entry manifest:full-path="content.xml" '
                'manifest:media-type="text/xml"/></manifest:manifest>')
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", mime)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def old_xml_of_word():
    return (f'<?xml version="1.0"?><?mso-application progid="Word.Document"?><!DOCTYPE a [<!ENTITY a10 SYSTEM "{BESIDE}">]>'
            '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>'
            f"<w:p><w:r><w:t>{PLANTED}&a10;</w:t></w:r></w:p></w:body></w:wordDocument>").encode()


def rich_text_that_includes():
    return (r"{\rtf1\ansi{\field{\*\fldinst INCLUDETEXT " + f'"{BESIDE}"' + r"}{\fldrslt old}}" + PLANTED + r"\par}").encode()


# ---- Compound files

SECTOR, FREE, END, FAT, DIFAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC


def entry_of_directory(name, kind, first, size, child=FREE, left=FREE, right=FREE):
    named = name.encode("utf-16-le") + b"\0\0"
    return (named.ljust(64, b"\0") + struct.pack("<HBBIII", len(named), kind, 1, left, right, child) + bytes(36) +
            struct.pack("<IQ", first, size))


def compound(directory, table, sectors=(), small_first=END, small_count=0, first_directory=1, first_difat=END, difat_count=0):
    """Sector 0 is the table, `directory` begins at sector 1, then what is given."""
    head = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIII", 1, first_directory, 0, 4096, small_first, small_count, first_difat, difat_count)
    head += struct.pack("<I", 0) + struct.pack("<I", FREE) * 108
    directory = b"".join(directory).ljust(SECTOR, b"\0")
    table = table + [FREE] * (128 - len(table))
    return head + struct.pack("<128I", *table[:128]) + directory + b"".join(sectors)


def ole_loop(where):
    root = entry_of_directory("Root Entry", 5, 2, 64 * MB if where == "small" else 0, child=1)
    stream = entry_of_directory("Package", 2, 2, 2_000_000_000 if where != "small" else 4000)
    sectors = [PLANTED.encode().ljust(SECTOR, b" "), struct.pack("<128I", *range(1, 128), 0)]
    chains = {"stream": [FAT, END, 2, END], "directory": [FAT, 1, END, END], "small": [FAT, END, 2, 3],
              "two": [FAT, END, 3, 2]}
    difat = 3 if where == "table" else END
    if where == "table":
        sectors[1] = struct.pack("<128I", *[0] * 127, 3)
    return compound([root, stream], chains.get(where, [FAT, END, END, DIFAT]), sectors, small_first=3, small_count=1, first_difat=difat,
                    difat_count=1000) + bytes(64 * 1024)


def ole_of_many_streams(count, size):
    """Every stream is the same bytes; the directory stands in a chain of its own behind them."""
    entries = [entry_of_directory("Root Entry", 5, END, 0, child=1)]
    entries += [entry_of_directory("Package", 2, 1, size) for _ in range(count)]
    directory = b"".join(entries)
    directory += bytes(-len(directory) % SECTOR)
    body = PLANTED.encode().rjust(size, b" ")
    sectors = size // SECTOR
    used = 1 + sectors + len(directory) // SECTOR
    tables = used // 128 + 2
    chain = [FAT] + [n + 1 for n in range(1, sectors)] + [END]
    at = len(chain)
    chain += [n + 1 for n in range(at, at + len(directory) // SECTOR - 1)] + [END]
    first_tables = len(chain)
    chain += [FAT] * tables
    packed = struct.pack(f"<{len(chain)}I", *chain)
    packed += struct.pack("<I", FREE) * (tables * 128 - len(chain))
    head = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIII", tables, at, 0, 4096, END, 0, END, 0)
    listed = [first_tables + n for n in range(min(tables, 109))]
    head += struct.pack("<109I", *(listed + [FREE] * (109 - len(listed))))
    return head + bytes(SECTOR) + body + directory + packed


def old_word_with_loop():
    root = entry_of_directory("Root Entry", 5, END, 0, child=1)
    stream = entry_of_directory("WordDocument", 2, 2, 2_000_000_000)
    return compound([root, stream], [FAT, END, 2], [PLANTED.encode().ljust(SECTOR, b" ")] * 3)


def in_document(content, name="oleObject1.bin"):
    return word("", paragraph("见附件"), (f"word/embeddings/{name}", content),
                ("word/_rels/document.xml.rels", relations(("r1", "oleObject", f"embeddings/{name}"))))


ARCHIVES = {
    "zip of 1 GB of zeros": ("a.zip", lambda: zip_of_zeros(1)),
    "zip of zips, 16 in each, 8 deep": ("a.zip", lambda: nested_zips(8)),
    "zip in a zip, 100 deep": ("a.zip", lambda: nested(100, zipped(("甲.txt", PLANTED)))),
    "zip of 10,000 entries that are one": ("a.zip", lambda: overlapping(10_000, 10)),
    "zip of 900 entries that are one": ("a.zip", lambda: overlapping(900, 10)),
    "zip of 250 entries, each in the next": ("a.zip", lambda: quoted_overlap(250, 4)),
    "zip that says less than it holds": ("a.zip", lambda: lying_zip(100)),
    "zip that says 4 GB and holds 20 MB": ("a.zip", lambda: lying_zip(0xFFFFFFF0)),
    "zip with an entry that is not listed": ("a.zip", lambda: hidden_between(False)),
    "zip with an entry that is not listed, in large fields": ("a.zip", lambda: hidden_between(True)),
    "zip of 100,000 entries": ("a.zip", lambda: many_entries(100_000)),
    "zip of 19,999 entries": ("a.zip", lambda: many_entries(19_999)),
    "zip of 900 entries": ("a.zip", lambda: many_entries(900)),
    "zip whose entries hold its own table of contents": ("a.zip", zip_within_itself),
}

OFFICE = {
    "docx of a billion laughs": ("a.docx", lambda: word(LAUGHS, paragraph(f"&a10;{PLANTED}"))),
    "docx of quadratic laughs": ("a.docx", lambda: word(QUADRATIC, paragraph("&a0;" * 100_000 + PLANTED))),
    "docx with what is planted in its entities": ("a.docx", lambda: word(WRITTEN, paragraph("&a10;"))),
    "docx that names a file": ("a.docx", lambda: word(EXTERNAL, paragraph(f"&a10;{PLANTED}"))),
    "xlsx of a billion laughs": ("a.xlsx", lambda: workbook([written_cell(PLANTED) + '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'],
                                                            "<si><t>&a10;</t></si>", LAUGHS)),
    "xlsx that names a file": ("a.xlsx", lambda: workbook([written_cell(PLANTED) + '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'],
                                                          "<si><t>&a10;</t></si>", EXTERNAL)),
    "xlsx with what is planted in its entities": ("a.xlsx", lambda: workbook(
        ['<row r="1"><c r="A1" t="s"><v>0</v></c></row>'], "<si><t>&a10;</t></si>", WRITTEN)),
    "pptx of a billion laughs": ("a.pptx", lambda: slides(1, LAUGHS, f"&a10;{PLANTED}")),
    "pptx that names a file": ("a.pptx", lambda: slides(1, EXTERNAL, f"&a10;{PLANTED}")),
    "odt that names a file": ("a.odt", lambda: linked_text("odt")),
    "ods that names a file": ("a.ods", lambda: linked_text("ods")),
    "XML of Word 2003 that names a file": ("a.xml", old_xml_of_word),
    "RTF that includes a file": ("a.rtf", rich_text_that_includes),
    "docx of 3,000,000 paragraphs": ("a.docx", lambda: long_document((paragraph("字"), 3_000_000), paragraph(PLANTED))),
    "docx of 1,000,000 paragraphs": ("a.docx", lambda: long_document((paragraph("字"), 1_000_000), paragraph(PLANTED))),
    "docx of 120 MB in one paragraph": ("a.docx", lambda: long_document(f"<w:p><w:r><w:t>{PLANTED}", ("字" * 40, MB), "</w:t></w:r></w:p>")),
    "docx of 60 MB in one paragraph": ("a.docx", lambda: long_document(f"<w:p><w:r><w:t>{PLANTED}", ("字" * 20, MB), "</w:t></w:r></w:p>")),
    "docx of 2,000,000 rows": ("a.docx", lambda: long_document("<w:tbl>", (f"<w:tr><w:tc>{paragraph('1')}</w:tc></w:tr>", 2_000_000), "</w:tbl>",
                                                      paragraph(PLANTED))),
    "docx that lies about its size": ("a.docx", lambda: lying_docx(paragraph(PLANTED))),
    "docx of 1,500,000 attributes": ("a.docx", lambda: long_document((f"<w:p {' '.join(f'a{n}=' + chr(34) * 2 for n in range(15))}/>", 100_000),
                                                            paragraph(PLANTED))),
    "docx of 100,000 nested elements": ("a.docx", lambda: long_document(("<w:sdt>", 100_000), paragraph(PLANTED), ("</w:sdt>", 100_000))),
    "docx of 100,000 nested tables": ("a.docx", lambda: long_document(("<w:tbl><w:tr><w:tc>", 100_000), paragraph(PLANTED),
                                                             ("</w:tc></w:tr></w:tbl>", 100_000))),
    "docx of 300,000 tracked changes": ("a.docx", lambda: long_document(
        ("<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>", 300_000), paragraph(PLANTED))),
    "docx of 300,000 runs in one paragraph": ("a.docx", lambda: long_document(
        "<w:p>", ("<w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>", 300_000),
        f"<w:r><w:t>{PLANTED}</w:t></w:r></w:p>")),
    "docx in a docx, 100 deep": ("a.docx", lambda: document_within(100)),
    "docx of references to itself": ("a.docx", document_of_itself),
    "docx of 900 documents": ("a.docx", lambda: document_of_many(900)),
    "docx of 10,000 documents": ("a.docx", lambda: document_of_many(10_000)),
    "docx with a zip of 1 GB": ("a.docx", lambda: in_document(zip_of_zeros(1), "a.zip")),
    "xlsx of 10,000 sheets": ("a.xlsx", lambda: workbook([written_cell("甲")] * 9_999 + [written_cell(PLANTED)])),
    "xlsx of 19,990 sheets": ("a.xlsx", lambda: workbook([written_cell("甲")] * 19_989 + [written_cell(PLANTED)])),
    "xlsx of 500,000 cells of one long string": ("a.xlsx", lambda: workbook(
        [written_cell(PLANTED) + '<row r="2">' + '<c t="s"><v>0</v></c>' * 500_000 + "</row>"], f"<si><t>{'字' * 10_000}</t></si>")),
    "xlsx of 1,900,000 cells": ("a.xlsx", lambda: workbook(
        [written_cell(PLANTED) + "".join(f'<row r="{n}">' + "<c><v>1</v></c>" * 19 + "</row>" for n in range(2, 100_002))])),
    "pptx of 20,000 slides": ("a.pptx", lambda: slides(20_000)),
    "pptx of 9,900 slides": ("a.pptx", lambda: slides(9_900)),
    "OLE, stream that leads to itself": ("a.docx", lambda: in_document(ole_loop("stream"))),
    "OLE, stream of two sectors in turn": ("a.docx", lambda: in_document(ole_loop("two"))),
    "OLE, directory that leads to itself": ("a.docx", lambda: in_document(ole_loop("directory"))),
    "OLE, small stream in a circle": ("a.docx", lambda: in_document(ole_loop("small"))),
    "OLE, table of its tables in a circle": ("a.docx", lambda: in_document(ole_loop("table"))),
    "OLE of 20,000 streams that are one": ("a.docx", lambda: in_document(ole_of_many_streams(20_000, 4 * MB))),
    "OLE with a stream of 10 MB": ("a.docx", lambda: in_document(ole_of_many_streams(1, 10 * MB))),
    "old Word, stream that leads to itself": ("a.doc", old_word_with_loop),
}
