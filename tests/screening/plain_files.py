"""Small PDF, PNG, JPEG and GIF files, written byte by byte with the standard library alone."""
import struct
import zlib


def pdf(objects, root=1, info=None, before=b""):
    """objects: {number: bytes}. `before`: an earlier PDF that this one updates."""
    out = before or b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    size = max(objects) + 1
    if before:
        size = max(size, int(before.rsplit(b"/Size ", 1)[1].split(b"/")[0]))
    start = len(out)
    previous = b"/Prev " + before.rsplit(b"startxref\n", 1)[1].split(b"\n")[0] if before else b""
    out += b"xref\n" + (b"" if before else b"0 1\n0000000000 65535 f \n")
    for number, at in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, at)
    more = b"/Info %d 0 R" % info if info else b""
    return out + b"trailer\n<</Size %d/Root %d 0 R%s%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, more, previous, start)


def stream(content, more=b""):
    return b"<</Length %d%s>>stream\n" % (len(content), more) + content + b"\nendstream"


def text_at(x, y, text, size=14, font="F", before="", after=""):
    """Digits and letters in Helvetica; Chinese in a font that every reader of PDF has."""
    if all(ord(c) < 128 for c in text):
        shown = "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    else:
        font, shown = "C", "<" + text.encode("utf-16-be").hex() + ">"
    return f"{before} BT /{font} {size} Tf {x} {y} Td {shown} Tj ET {after}\n".encode()


FONTS = {5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
         6: b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[7 0 R]>>",
         7: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 8 0 R>>",
         8: b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>"}


def page_pdf(content, page=b"", catalog=b"", resources=b"", more=None, info=None, before=b""):
    """One page of A4 with `content`."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog, 2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
               3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R/C 6 0 R>>%s>>%s>>" % (resources, page),
               4: stream(content), **FONTS, **(more or {})}
    return pdf(objects, info=info, before=before)


def grey_image(width=8, height=8, shade=200):
    return stream(zlib.compress(bytes([shade]) * (width * height)),
                  b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode" % (width, height))


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(*chunks, width=64, height=48):
    rows = b"".join(b"\0" + bytes((x * 3 + y) % 256 for x in range(width * 3)) for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + b"".join(chunks) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def exif(artist="", description="", latitude=None):
    """TIFF, big-endian, with the entries that are given."""
    entries, rest = [], b""
    count = bool(artist) + bool(description) + (latitude is not None)
    at = 8 + 2 + 12 * count + 4
    for tag, text in ((0x010E, description), (0x013B, artist)):
        if not text:
            continue
        value = text.encode() + b"\0"
        entries.append(struct.pack(">HHII", tag, 2, len(value), at + len(rest)))
        rest += value + b"\0" * (len(value) % 2)
    if latitude is not None:
        entries.append(struct.pack(">HHII", 0x8825, 4, 1, at + len(rest)))
        here = at + len(rest)
        rest += struct.pack(">H", 2) + struct.pack(">HHI4s", 1, 2, 2, b"N\0\0\0") + struct.pack(">HHII", 2, 5, 3, here + 30) + struct.pack(">I", 0)
        rest += struct.pack(">IIIIII", int(latitude), 1, 30, 1, 15, 1)
    return b"MM\0*\0\0\0\x08" + struct.pack(">H", count) + b"".join(entries) + b"\0\0\0\0" + rest


def segment(marker, content):
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


# A grey square of eight points, as any encoder writes it: tables of T.81 annex K for one component.
def jpeg(*segments, after=b""):
    quantization = segment(0xDB, b"\0" + bytes([16] * 64))
    frame = segment(0xC0, b"\x08" + struct.pack(">HH", 8, 8) + b"\x01\x01\x11\x00")
    dc = segment(0xC4, b"\x00" + bytes([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]) + bytes(range(12)))
    ac = segment(0xC4, b"\x10" + bytes([1] + [0] * 15) + b"\x00")
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3F\x00") + b"\x3F"
    start = b"\xFF\xD8" + segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
    return start + b"".join(segments) + quantization + frame + dc + ac + scan + b"\xFF\xD9" + after


def gif(comment=b""):
    remark = b"\x21\xFE" + bytes([len(comment)]) + comment + b"\0" if comment else b""
    return (b"GIF89a\x02\0\x02\0\x80\0\0\xff\xff\xff\0\0\0" + remark + b"\x2c\0\0\0\0\x02\0\x02\0\0\x02\x03\x44\x02\x05\0;")
