"""Hostile PDFs, images and web pages for hostile_screen.py, like hostile_archives.py."""
import base64
import struct
import zlib

from hostile_archives import BESIDE, PLANTED, in_document, nested, zip_of_zeros, zipped
from hostile_inputs import MB, many_lines

# ---- PDF

SHOWN = b"BT /F 12 Tf 72 700 Td (%s) Tj ET " % PLANTED.encode()


def pdf(objects, root=1, trailer=b""):
    """Objects are {number: bytes}, a stream being (dictionary, bytes). No cross-reference table: readers mend that."""
    out = [b"%PDF-1.7\n"]
    for number, content in objects.items():
        if isinstance(content, tuple):
            content = b"<< %s /Length %d >>\nstream\n%s\nendstream" % (content[0], len(content[1]), content[1])
        out.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    return b"".join(out) + b"trailer\n<< /Root %d 0 R %s >>\n%%%%EOF\n" % (root, trailer)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def one_page(content=b"", resources=b"", page=b"", catalog=b"", more=None, how=b""):
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog, 2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
               3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> %s >> %s >>"
                  % (resources, page),
               4: (how, content if how else SHOWN + content), 5: FONT}
    return pdf({**objects, **(more or {})})


def one_page_without():
    return one_page().replace(PLANTED.encode(), b"nothing planted here")


FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << %s >> >>"


def forms_in_a_circle():
    return one_page(b"/A Do", b"/XObject << /A 10 0 R >>", more={10: (FORM % b"/B 11 0 R /A 10 0 R", b"/A Do /B Do " * 50),
                                                                  11: (FORM % b"/A 10 0 R", b"/A Do " * 50)})


def forms_that_double(depth, times):
    more = {10 + n: (FORM % (b"/A %d 0 R" % (11 + n)), b"/A Do " * times) for n in range(depth)}
    more[10 + depth] = (FORM % b"", b"0 0 m 9 9 l S ")
    return one_page(b"/A Do", b"/XObject << /A 10 0 R >>", more=more)


def patterns_in_a_circle():
    pattern = (b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.01 /YStep 0.01 /Resources "
               b"<< /Pattern << /P 10 0 R >> >>", b"/Pattern cs /P scn 0 0 600 700 re f ")
    return one_page(b"/Pattern cs /P scn 0 0 612 792 re f", b"/Pattern << /P 10 0 R >>", more={10: pattern})


def masks_in_a_circle():
    state = b"<< /Type /ExtGState /SMask << /S /Luminosity /G 10 0 R >> >>"
    form = (b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Group << /S /Transparency /CS /DeviceGray >> /Resources << /ExtGState "
            b"<< /G 11 0 R >> >>", b"/G gs 0 0 99 99 re f")
    return one_page(b"/G gs 0 0 612 792 re f", b"/ExtGState << /G 11 0 R >>", more={10: form, 11: state})


def letters_in_a_circle():
    font = (b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 /Widths [9] /Encoding "
            b"<< /Differences [97 /a] >> /CharProcs << /a 11 0 R >> /Resources << /Font << /T 10 0 R >> >> >>")
    return one_page(b"BT /T 9 Tf (aaaa) Tj ET", b"/Font << /F 5 0 R /T 10 0 R >>",
                    more={10: font, 11: (b"", b"9 0 d0 BT /T 9 Tf (aaaaaaaa) Tj ET")})


def streams_of_objects_in_a_circle():
    stream = (b"/Type /ObjStm /N 2 /First 10 /Extends 10 0 R", b"10 0 11 3 10 0 R << /A 10 0 R >>")
    return one_page(more={10: stream, 11: (b"/Type /ObjStm /N 1000000 /First 1000000 /Extends 10 0 R", b"11 0 " * 1000)},
                    page=b"/Annots 10 0 R")


def lengths_in_a_circle():
    return one_page(more={10: b"<< /Length 11 0 R >>\nstream\nabc\nendstream", 11: b"12 0 R", 12: b"11 0 R",
                          13: b"<< /Length 13 0 R >>\nstream\nabc\nendstream"}, page=b"/Annots [10 0 R 11 0 R 13 0 R]")


def tables_in_a_circle():
    """The older table of cross-references is the same one; and one that lies in another."""
    body = one_page()
    at = len(body)
    return body + b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size 99 /Prev %d /XRefStm %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        at, at, at)


def pages_in_a_circle():
    return pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count 1000 /Kids [3 0 R 2 0 R 6 0 R] /Parent 6 0 R >>",
                3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
                4: (b"", SHOWN), 5: FONT, 6: b"<< /Type /Pages /Count 999 /Kids [2 0 R 6 0 R] /Parent 2 0 R >>"})


def wide_page_tree(depth):
    """Each level names the next one ten times."""
    objects = {1: b"<< /Type /Catalog /Pages 10 0 R >>", 4: (b"", SHOWN), 5: FONT}
    for n in range(depth):
        objects[10 + n] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (10 ** (depth - n), b"%d 0 R " % (11 + n) * 10)
    objects[10 + depth] = b"<< /Type /Page /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
    return pdf(objects)


def annotations(count):
    note = b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (a) /Popup 10 0 R /Parent 10 0 R /IRT 10 0 R /A 11 0 R >>"
    return one_page(page=b"/Annots [%s]" % (b"10 0 R " * count), more={10: note, 11: b"<< /S /JavaScript /JS (a) /Next [11 0 R 11 0 R] >>"})


def different_annotations(count):
    note = b"<</Subtype/Text/Rect[0 0 9 9]/Contents(%d)>>"
    return one_page(page=b"/Annots [%s]" % b" ".join(note % n for n in range(count)))


def trees_in_a_circle():
    """Outlines, names, fields, tags, layers, each its own child and its own next."""
    return one_page(catalog=b"/Outlines 10 0 R /Names << /EmbeddedFiles 11 0 R /JavaScript 11 0 R /Dests 11 0 R >> /AcroForm << /Fields "
                            b"[12 0 R 12 0 R] >> /StructTreeRoot 13 0 R /OCProperties << /OCGs [14 0 R] /D << /Order 15 0 R /OFF [14 0 R] >> >> "
                            b"/OpenAction 16 0 R",
                    more={10: b"<< /First 10 0 R /Next 10 0 R /Last 10 0 R /Parent 10 0 R /Title (a) /Count 1000000 >>",
                          11: b"<< /Kids [11 0 R 11 0 R] /Names [(a) << /EF << /F 11 0 R >> /F (a) >>] >>",
                          12: b"<< /Kids [12 0 R 12 0 R] /Parent 12 0 R /T (a) /FT /Tx /V (a) >>",
                          13: b"<< /Type /StructTreeRoot /K [13 0 R 13 0 R] /P 13 0 R /ActualText (a) /ParentTree 11 0 R >>",
                          14: b"<< /Type /OCG /Name (a) >>", 15: b"[15 0 R 14 0 R 15 0 R]",
                          16: b"<< /S /JavaScript /JS (a) /Next 16 0 R >>"})


def deflated_often(times):
    content = SHOWN
    for _ in range(times):
        content = zlib.compress(content)
    return one_page(content, how=b"/Filter [%s]" % (b"/FlateDecode " * times))


def deflated_twice(gigabytes):
    packer = zlib.compressobj(9)
    blanks = b" " * (64 * MB)
    once = b"".join(packer.compress(blanks) for _ in range(gigabytes << 4)) + packer.compress(SHOWN) + packer.flush()
    return one_page(zlib.compress(once, 9), how=b"/Filter [/FlateDecode /FlateDecode]")


def contents_named_often(count):
    return one_page(b"0 0 m 9 9 l S " * 1000, page=b"/Contents [%s]" % (b"4 0 R " * count))


def updates(count):
    """So many versions, each the whole with one word more."""
    out = [one_page()]
    for number in range(count):
        out.append(b"4 0 obj\n<< /Length 60 >>\nstream\n%s\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%%%EOF\n"
                   % (b"BT /F 12 Tf 72 700 Td (%06d) Tj ET" % number).ljust(60))
    return b"".join(out)


def words(count, left_out=True):
    lines = b"".join(b"1 0 0 1 %d %d Tm (w%d) Tj " % (20 + n % 97 * 6, 780 - n // 97 % 760, n) for n in range(count))
    return one_page(b"BT /F 1 Tf " + lines + b"ET " + (b"BT /F 9 Tf 300 10 Td (- 1 -) Tj ET" if left_out else b""))


def picture_of_pdf(width, height, how=b"", data=b"\0" * 100):
    image = (b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 %s" % (width, height, how), data)
    return one_page(b"q 600 0 0 700 0 0 cm /I Do Q", b"/XObject << /I 10 0 R >>", more={10: image})


def inline_picture(width, height):
    return one_page(b"q 600 0 0 700 0 0 cm BI /W %d /H %d /CS /RGB /BPC 8 ID \0\0\0\nEI Q" % (width, height))


def attached(content):
    return one_page(catalog=b"/Names << /EmbeddedFiles << /Names [(a.zip) 10 0 R] >> >>",
                    more={10: b"<< /Type /Filespec /F (a.zip) /EF << /F 11 0 R >> >>", 11: (b"/Type /EmbeddedFile", content)})


def attached_to_one_another(depth):
    """A PDF in a PDF; the innermost holds what is planted."""
    inner = one_page()
    for _ in range(depth):
        inner = pdf({1: b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.pdf) 10 0 R] >> >> >>",
                     2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", 3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
                     10: b"<< /Type /Filespec /F (a.pdf) /EF << /F 11 0 R >> >>", 11: (b"/Type /EmbeddedFile", inner)})
    return inner


def pdf_that_names_a_file():
    return one_page(b"/A Do", b"/XObject << /A 10 0 R >>", catalog=b"/OpenAction << /S /Launch /F (%s) >>" % BESIDE.encode(), more={
        10: (b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] /F (%s) /Ref << /F (%s) /Page 0 >>" % (BESIDE.encode(), BESIDE.encode()), b"")})


PDFS = {
    "PDF of forms in a circle": ("a.pdf", forms_in_a_circle),
    "PDF of forms, 12 deep, each 10 times": ("a.pdf", lambda: forms_that_double(12, 10)),
    "PDF of forms, 8 deep, each 10 times": ("a.pdf", lambda: forms_that_double(8, 10)),
    "PDF of patterns in a circle": ("a.pdf", patterns_in_a_circle),
    "PDF of masks in a circle": ("a.pdf", masks_in_a_circle),
    "PDF of letters in a circle": ("a.pdf", letters_in_a_circle),
    "PDF of object streams in a circle": ("a.pdf", streams_of_objects_in_a_circle),
    "PDF of lengths in a circle": ("a.pdf", lengths_in_a_circle),
    "PDF of tables in a circle": ("a.pdf", tables_in_a_circle),
    "PDF of pages in a circle": ("a.pdf", pages_in_a_circle),
    "PDF of a page tree, 9 deep, each 10 times": ("a.pdf", lambda: wide_page_tree(9)),
    "PDF of outlines, names, fields and tags in a circle": ("a.pdf", trees_in_a_circle),
    "PDF of one annotation 1,000,000 times": ("a.pdf", lambda: annotations(1_000_000)),
    "PDF of 1,000,000 annotations": ("a.pdf", lambda: different_annotations(1_000_000)),
    "PDF of 100,000 annotations": ("a.pdf", lambda: different_annotations(100_000)),
    "PDF packed 1,000 times": ("a.pdf", lambda: deflated_often(1_000)),
    "PDF of 1 GB, packed twice": ("a.pdf", lambda: deflated_twice(1)),
    "PDF of 100,000 times the same content": ("a.pdf", lambda: contents_named_often(100_000)),
    "PDF of 5,000 updates": ("a.pdf", lambda: updates(5_000)),
    "PDF of 60 updates": ("a.pdf", lambda: updates(60)),
    "PDF of 500,000 words on a page": ("a.pdf", lambda: words(500_000)),
    "PDF of 100,000 words on a page": ("a.pdf", lambda: words(100_000)),
    "PDF of 500,000 lines": ("a.pdf", lambda: one_page(many_lines(500_000))),
    "PDF of a picture of 100,000 × 100,000": ("a.pdf", lambda: picture_of_pdf(100_000, 100_000)),
    "PDF of a picture of 30,000 × 30,000": ("a.pdf", lambda: picture_of_pdf(30_000, 30_000, b"/Filter /FlateDecode",
                                                                           zlib.compress(bytes(90 * MB)))),
    "PDF of an inline picture of 1,000,000 × 1,000,000": ("a.pdf", lambda: inline_picture(1_000_000, 1_000_000)),
    "PDF with a zip of 1 GB": ("a.pdf", lambda: attached(zip_of_zeros(1))),
    "PDF with a zip in a zip, 100 deep": ("a.pdf", lambda: attached(nested(100, zipped(("甲.txt", PLANTED))))),
    "PDF in a PDF, 50 deep": ("a.pdf", lambda: attached_to_one_another(50)),
    "PDF with a zip behind it": ("a.pdf", lambda: one_page_without() + zipped(("甲.txt", PLANTED))),
    "PDF behind a zip": ("a.pdf", lambda: zipped(("%PDF-1.txt", PLANTED)) + one_page_without()),
    "PDF that names a file": ("a.pdf", pdf_that_names_a_file),
}

# ---- Images


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*chunks, width=1, height=1):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IDAT", zlib.compress(bytes(4))) + chunk(b"IEND", b"")


NOTE = b"tEXt", b"Comment\0" + PLANTED.encode()


def packed_note(megabytes):
    return chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * (megabytes * MB) + PLANTED.encode(), 9))


def segment(marker, data):
    return b"\xFF" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg(*segments, width=1, height=1):
    frame = segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00")
    return b"\xFF\xD8" + b"".join(segments) + frame + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\0\0" + b"\xFF\xD9"


def directory(fields, following=0):
    return struct.pack("<H", len(fields)) + b"".join(struct.pack("<HHII", *field) for field in fields) + struct.pack("<I", following)


def tiff(*directories, behind=b""):
    return b"II*\0" + struct.pack("<I", 8) + b"".join(directories) + behind


def directories_in_a_circle():
    """Each leads to itself and to the first, as a camera's, a place's and a next one."""
    return tiff(directory([(0x8769, 4, 1, 8), (0x8825, 4, 1, 8), (0x014A, 4, 1, 62), (0x010E, 2, len(PLANTED) + 1, 116)], 62),
                directory([(0x8769, 4, 1, 62), (0x8769, 4, 1, 8), (0x8825, 4, 1, 62), (0xA005, 4, 1, 8)], 8), PLANTED.encode() + b"\0")


def many_directories(count, last):
    """Pages in a row; the last says what is planted."""
    parts = []
    for number in range(count):
        following = 8 + (number + 1) * 18 if number + 1 < count else 0
        field = (0x010E, 2, len(last) + 1, 8 + count * 18) if number + 1 == count else (0x0100, 4, 1, 1)
        parts.append(directory([field], following))
    return tiff(*parts, behind=last + b"\0")


def fields_over_the_whole(count, megabytes, filler=b"a"):
    """Each of the many descriptions is the whole file."""
    at = 8 + 2 + 12 * count + 4
    return tiff(directory([(0x010E, 2, megabytes * MB, at)] * count), behind=filler * (megabytes * MB) + PLANTED.encode())


def packets_over_the_whole(count, megabytes):
    packet = b"<x>" + b"<a>b</a>" * (megabytes * MB // 8) + PLANTED.encode() + b"</x>"
    at = 8 + 2 + 12 * count + 4
    return tiff(directory([(0x02BC, 1, len(packet), at)] * count), behind=packet)


def webp(*chunks):
    body = b"".join(kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for kind, data in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


WHOLE_CANVAS = b"VP8X", b"\x2c\0\0\0" + b"\xFF\xFF\xFF" + b"\xFF\xFF\xFF"
LAUGHING_PACKET = ("<!DOCTYPE a [<!ENTITY a0 \"哈哈哈哈\">" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)) +
                   f']><x:xmpmeta xmlns:x="adobe:ns:meta/"><a>&a10;{PLANTED}</a></x:xmpmeta>').encode()


def image_in_image(depth):
    inner = png(chunk(*NOTE))
    for _ in range(depth):
        inner = png() + inner
    return inner


IMAGES = {
    "PNG of 2,147,483,647 × 2,147,483,647": ("a.png", lambda: png(chunk(*NOTE), width=2**31 - 1, height=2**31 - 1)),
    "PNG of 1,000,000 notes": ("a.png", lambda: png(chunk(b"tEXt", b"a\0b") * 1_000_000, chunk(*NOTE))),
    "PNG with a packed note of 1 GB": ("a.png", lambda: png(packed_note(1024))),
    "PNG with a packed note of 2 MB": ("a.png", lambda: png(packed_note(2))),
    "PNG with a packed note that is torn": ("a.png", lambda: png(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(PLANTED.encode() * 9)[:-9]))),
    "PNG of 1,000 packed notes of 1 MB": ("a.png", lambda: png(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * MB)) * 1_000, chunk(*NOTE))),
    "PNG behind a PNG, 100 deep": ("a.png", lambda: image_in_image(100)),
    "PNG with a zip of 1 GB behind it": ("a.png", lambda: png() + zip_of_zeros(1)),
    "JPEG of 65,535 × 65,535": ("a.jpg", lambda: jpeg(segment(0xFE, PLANTED.encode()), width=65535, height=65535)),
    "JPEG of 1,000,000 notes": ("a.jpg", lambda: jpeg(segment(0xFE, b"a") * 1_000_000, segment(0xFE, PLANTED.encode()))),
    "JPEG of Exif directories in a circle": ("a.jpg", lambda: jpeg(segment(0xE1, b"Exif\0\0" + directories_in_a_circle()))),
    "JPEG with a packet of a billion laughs": ("a.jpg", lambda: jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + LAUGHING_PACKET))),
    "JPEG of 60 MB of one note": ("a.jpg", lambda: jpeg(segment(0xFE, b"a" * 65_000) * 900, segment(0xFE, PLANTED.encode()))),
    "TIFF of directories in a circle": ("a.tif", directories_in_a_circle),
    "TIFF of 5,000 directories": ("a.tif", lambda: many_directories(5_000, PLANTED.encode())),
    "TIFF of 300 directories": ("a.tif", lambda: many_directories(300, PLANTED.encode())),
    "TIFF of 60,000 fields that are the whole": ("a.tif", lambda: fields_over_the_whole(60_000, 20)),
    "TIFF of 60,000 blank fields that are the whole": ("a.tif", lambda: fields_over_the_whole(60_000, 20, b" ")),
    "TIFF of 60,000 packets that are the whole": ("a.tif", lambda: packets_over_the_whole(60_000, 20)),
    "TIFF of 4,294,967,295 values": ("a.tif", lambda: tiff(directory([(0x010E, 5, 2**32 - 1, 8)]), behind=PLANTED.encode())),
    "WebP of 16,777,216 × 16,777,216": ("a.webp", lambda: webp(WHOLE_CANVAS, (b"EXIF", directories_in_a_circle()))),
    "WebP with a chunk of 4 GB": ("a.webp", lambda: webp((b"VP8 ", b"\0" * 8)) + b"XMP " + struct.pack("<I", 2**32 - 1) + PLANTED.encode()),
    "GIF of 1,000,000 frames": ("a.gif", lambda: b"GIF89a\1\0\1\0\0\0\0" + b",\0\0\0\0\1\0\1\0\0\2\2\x44\1\0" * 1_000_000 + b"!\xFE" +
                                bytes([len(PLANTED)]) + PLANTED.encode() + b"\0;"),
    "docx with a PNG of 2,147,483,647 × 2,147,483,647": ("a.docx", lambda: in_document(png(chunk(*NOTE), width=2**31 - 1, height=2**31 - 1), "a.png")),
}

# ---- Web pages


def page_in_page(depth):
    inner = f"<p>{PLANTED}</p>".encode()
    for _ in range(depth):
        inner = b"<html><iframe src=\"data:text/html;base64," + base64.b64encode(inner) + b"\"></iframe></html>"
        if len(inner) > 48 * MB:
            break
    return inner


def pictures_in_page(count, content):
    return b"<html>" + b"<img src=\"data:image/png;base64,%s\">" % base64.b64encode(content) * count + PLANTED.encode()


def parts_of_mail(depth):
    out = [b"From: a\r\nMIME-Version: 1.0\r\n"]
    for number in range(depth):
        out.append(b"Content-Type: multipart/related; boundary=\"b%d\"\r\n\r\n--b%d\r\n" % (number, number))
    return b"".join(out) + b"Content-Type: text/html\r\n\r\n<html>" + PLANTED.encode() + b"</html>\r\n" + b"".join(
        b"--b%d--\r\n" % number for number in range(depth - 1, -1, -1))


PAGES = {
    "HTML in HTML, 30 deep": ("a.html", lambda: page_in_page(30)),
    "HTML of 100,000 pictures": ("a.html", lambda: pictures_in_page(100_000, png())),
    "HTML of 900 pictures": ("a.html", lambda: pictures_in_page(900, png(chunk(*NOTE)))),
    "HTML with a zip of 1 GB": ("a.html", lambda: pictures_in_page(1, zip_of_zeros(1))),
    "HTML of 1,000,000 nested tags": ("a.html", lambda: b"<html>" + b"<b>" * 1_000_000 + PLANTED.encode()),
    "HTML of 1,000,000 hidden nested tags": ("a.html", lambda: b"<html>" + b"<b hidden style='color:#fff'>" * 1_000_000 + PLANTED.encode()),
    "HTML of 300,000 nested tables": ("a.html", lambda: b"<html>" + b"<table><tr><td>" * 300_000 + PLANTED.encode()),
    "HTML of 30 MB of <": ("a.html", lambda: b"<html>" + PLANTED.encode() + b"<" * (30 * MB)),
    "HTML of 30 MB of comments": ("a.html", lambda: b"<html>" + PLANTED.encode() + b"<!--" * (30 * MB // 4)),
    "HTML of 100,000 styles": ("a.html", lambda: b"<html><style>" + b"".join(b".c%d .a{color:#fff}" % n for n in range(100_000)) + b"</style>" +
                               b"<p class='a b'>b</p>" * 100_000 + PLANTED.encode()),
    "HTML of 4,000,000 titles": ("a.html", lambda: b"<html>" + PLANTED.encode() + b"<title>" * 4_000_000),
    "HTML of mail, 100,000 parts deep": ("a.mht", lambda: parts_of_mail(100_000)),
    "text of 60 MB in one line": ("a.txt", lambda: PLANTED.encode() + b"a" * (60 * MB)),
    "text of 60 MB of pipes": ("a.txt", lambda: PLANTED.encode() + b"\n" + b"|\n" * (30 * MB)),
    "text of 60 MB of identity numbers": ("a.txt", lambda: (PLANTED.encode() + b"\n") * (60 * MB // 19)),
    "text of 60 MB of digits": ("a.txt", lambda: PLANTED.encode() + b"\n" + b"0123456789" * (6 * MB)),
    "CSV of 60 MB of commas": ("a.csv", lambda: PLANTED.encode() + b"," * (60 * MB)),
    "text behind 100,000 blanks": ("a.txt", lambda: b" " * 100_000 + PLANTED.encode()),
    "text behind 100,000 zeros": ("a.txt", lambda: bytes(100_000) + PLANTED.encode()),
    "1 GB of zeros": ("a.bin", lambda: bytes(1 << 30)),
}
