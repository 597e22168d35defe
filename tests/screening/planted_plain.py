"""PDF, web pages, pictures and archives with one thing planted in each. See make_files.py."""
import io
import zipfile
import zlib

import plain_files as plain
from office_files import docx, paragraph, run, sheet_xml, xlsx
from plain_files import grey_image, page_pdf, pdf, stream, text_at

KEPT = "枕溪镇临时救助对象公示"
SHOWN = text_at(72, 760, KEPT, 18) + text_at(72, 720, "Kept 1200 yuan")


def pdf_cases(secrets):
    def case(name, sight, make, seen="hidden", secret=None):
        planted = secret or [secrets.identity, secrets.mobile][secrets.count % 2]()
        made = make(planted)
        return f"{name}.pdf", sight, planted, seen, "Kept 1200 yuan", made if isinstance(made, bytes) and made.startswith(b"%PDF") else page_pdf(SHOWN + made)

    yield case("看不见的文字层", "invisible", lambda s: text_at(72, 600, s, before="3 Tr", after="0 Tr"))
    yield case("白底白字", "pale", lambda s: text_at(72, 600, s, before="1 g", after="0 g"))
    yield case("白底白字的中文", "pale", lambda s: text_at(72, 600, s, before="1 g", after="0 g"), secret=secrets.marking())
    yield case("盖了黑框", "covered", lambda s: text_at(72, 600, s) + b"0 g 60 590 300 30 re f\n")
    yield case("盖了白框", "covered", lambda s: text_at(72, 600, s) + b"1 g 60 590 300 30 re f 0 g\n")
    yield case("盖了黑框又写了字", "covered", lambda s: text_at(72, 600, s) + b"1 g 60 590 300 30 re f 0 g\n" + text_at(72, 600, "******************"))
    yield case("盖了图片", "covered", lambda s: page_pdf(SHOWN + text_at(72, 600, s) + b"q 300 0 0 40 60 590 cm /I Do Q\n", resources=b"/XObject<</I 9 0 R>>", more={9: grey_image()}))
    yield case("盖了不规则的框", "covered", lambda s: text_at(72, 600, s) + b"0.2 g 60 585 m 380 585 l 380 625 l 200 640 l 60 625 l h f\n")
    yield case("裁掉的部分", "outside-page", lambda s: page_pdf(SHOWN + text_at(72, 100, s), page=b"/CropBox[0 300 595 842]"))
    yield case("纸外面", "outside-page", lambda s: text_at(700, 400, s))
    yield case("剪切区外", "outside-page", lambda s: b"q 0 700 595 100 re W n\n" + text_at(72, 500, s) + b"Q\n")
    layer = lambda on: b"/OCProperties<</OCGs[9 0 R]/D<</OFF[%s]>>>>" % (b"" if on else b"9 0 R")
    yield case("关掉的图层", "other-layer", lambda s: page_pdf(SHOWN + b"/OC /L BDC\n" + text_at(72, 600, s) + b"EMC\n", catalog=layer(False), resources=b"/Properties<</L 9 0 R>>", more={9: b"<</Type/OCG/Name(Layer)>>"}))
    yield case("打开的图层", "shown", lambda s: page_pdf(SHOWN + b"/OC /L BDC\n" + text_at(72, 600, s) + b"EMC\n", catalog=b"/OCProperties<</OCGs[9 0 R]/D<</ON[9 0 R]>>>>", resources=b"/Properties<</L 9 0 R>>", more={9: b"<</Type/OCG/Name(Layer)>>"}), "shown")
    yield case("极小的字", "pale", lambda s: text_at(72, 600, s, size=0.4))
    yield case("透明的字", "invisible", lambda s: page_pdf(SHOWN + b"q /G gs\n" + text_at(72, 600, s) + b"Q\n", resources=b"/ExtGState<</G<</ca 0/CA 0>>>>"))

    def annotated(body, **more):
        return page_pdf(SHOWN, page=b"/Annots[9 0 R]", more={9: body}, **more)
    yield case("注释", "comment", lambda s: annotated(b"<</Type/Annot/Subtype/Text/Rect[300 600 320 620]/Contents(%s)/Name/Note>>" % s.encode()))
    yield case("注释的作者", "comment", lambda s: annotated(b"<</Type/Annot/Subtype/Text/Rect[300 600 320 620]/Contents(x)/T(%s)>>" % s.encode()))
    yield case("高亮的说明", "comment", lambda s: annotated(b"<</Type/Annot/Subtype/Highlight/Rect[72 715 200 735]/QuadPoints[72 735 200 735 72 715 200 715]/C[1 1 0]/Contents(%s)>>" % s.encode()))
    yield case("链接", "link-target", lambda s: annotated(b"<</Type/Annot/Subtype/Link/Rect[72 715 200 735]/A<</S/URI/URI(mailto:%s@example.invalid)>>>>" % s.encode()))
    yield case("附件注释", "embedded", lambda s: page_pdf(SHOWN, page=b"/Annots[9 0 R]", more={9: b"<</Type/Annot/Subtype/FileAttachment/Rect[300 600 320 620]/FS<</Type/Filespec/F(a.txt)/EF<</F 10 0 R>>>>>>", 10: stream(s.encode(), b"/Type/EmbeddedFile")}))
    field = lambda s, more=b"": annotated(b"<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(%s)/Rect[300 600 500 620]/DA(/F 12 Tf 0 g)%s>>" % (s.encode(), more), catalog=b"/AcroForm<</Fields[9 0 R]/DR<</Font<</F 5 0 R>>>>>>")
    yield case("隐藏的表单域", "form-field", lambda s: field(s, b"/F 2"))
    yield case("表单域", "form-field", lambda s: field(s))
    yield case("下拉选项", "form-field", lambda s: annotated(b"<</Type/Annot/Subtype/Widget/FT/Ch/Ff 131072/T(v)/V(A)/Opt[(A)(%s)]/Rect[300 600 500 620]/DA(/F 12 Tf 0 g)>>" % s.encode(), catalog=b"/AcroForm<</Fields[9 0 R]/DR<</Font<</F 5 0 R>>>>>>"))
    yield case("作者", "property", lambda s: page_pdf(SHOWN, more={9: b"<</Author(%s)>>" % s.encode()}, info=9))
    yield case("标题", "property", lambda s: page_pdf(SHOWN, more={9: b"<</Title<%s>>>" % ("\ufeff" + s).encode("utf-16-be").hex().encode()}, info=9), secret=secrets.marking())
    yield case("元数据", "property", lambda s: page_pdf(SHOWN, catalog=b"/Metadata 9 0 R", more={9: stream(b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>%s</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>' % s.encode(), b"/Type/Metadata/Subtype/XML")}))
    attached = lambda s, content: page_pdf(SHOWN, catalog=b"/Names<</EmbeddedFiles<</Names[(a)9 0 R]>>>>", more={9: b"<</Type/Filespec/F(list.txt)/EF<</F 10 0 R>>>>", 10: stream(zlib.compress(content), b"/Type/EmbeddedFile/Filter/FlateDecode")})
    yield case("附件", "embedded", lambda s: attached(s, f"姓名 {s}".encode()))
    yield case("附件里的表格", "hidden-sheet", lambda s: attached(s, xlsx([("公示", "", sheet_xml([["甲"]])), ("明细", "hidden", sheet_xml([[s]]))])))
    yield case("脚本", "script", lambda s: page_pdf(SHOWN, catalog=b"/OpenAction<</S/JavaScript/JS(var id = '%s';)>>" % s.encode()))

    def updated(s):
        before = page_pdf(SHOWN + text_at(72, 600, s))
        return pdf({4: stream(SHOWN)}, before=before)
    yield case("以前的版本", "earlier-version", updated)
    yield case("书签", "link-target", lambda s: page_pdf(SHOWN, catalog=b"/Outlines 9 0 R", more={9: b"<</Type/Outlines/First 10 0 R/Last 10 0 R/Count 1>>", 10: b"<</Title(x)/Parent 9 0 R/A<</S/URI/URI(http://nei.example.invalid/%s)>>>>" % s.encode()}))
    yield case("替代文字", "alternative-text", lambda s: page_pdf(SHOWN, catalog=b"/MarkInfo<</Marked true>>/StructTreeRoot 9 0 R", more={9: b"<</Type/StructTreeRoot/K 10 0 R>>", 10: b"<</Type/StructElem/S/Figure/P 9 0 R/Alt(%s)>>" % s.encode()}))
    yield case("显示的身份证号", "shown", lambda s: text_at(72, 600, s), "shown", secrets.identity())
    yield case("显示的密级", "shown", lambda s: text_at(72, 600, s), "shown", secrets.marking())


def html_cases(secrets):
    def case(name, sight, make, seen="hidden", secret=None, head="", encoding="utf-8"):
        planted = secret or secrets.next()
        charset = {"utf-8": "utf-8", "gb18030": "gb2312"}[encoding]
        page = (f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>公示</title>{head.format(planted)}</head><body><h1>{KEPT}</h1>'
                f"<table><tr><td>周晚照</td><td>1200</td></tr></table>{make(planted)}<p>公示期五个工作日。</p></body></html>")
        return f"{name}.html", sight, planted, seen, KEPT, page.encode(encoding)

    yield case("不显示的段落", "hidden-text", lambda s: f'<p style="display:none">{s}</p>')
    yield case("不可见的文字", "hidden-text", lambda s: f'<span style="visibility: hidden">{s}</span>')
    yield case("hidden 属性", "hidden-text", lambda s: f"<div hidden><p>{s}</p></div>")
    yield case("样式表里隐藏", "hidden-text", lambda s: f'<p class="note">{s}</p>', head="<style>.note {{ display: none }}</style>")
    yield case("国标编码的隐藏", "hidden-text", lambda s: f'<p style="display:none">{s}</p>', encoding="gb18030")
    yield case("网页注释", "hidden-text", lambda s: f"<!-- 经办：{s} -->")
    yield case("脚本", "script", lambda s: f'<script>var owner = "{s}";</script>')
    yield case("点击的脚本", "script", lambda s: f"<p onclick=\"alert('{s}')\">点这里</p>")
    yield case("白底白字", "pale", lambda s: f'<p style="color:#fff">{s}</p>')
    yield case("零号字", "pale", lambda s: f'<p style="font-size:0">{s}</p>')
    yield case("页面外", "outside-page", lambda s: f'<p style="position:absolute;left:-99999px">{s}</p>')
    yield case("隐藏的输入框", "form-field", lambda s: f'<form><input type="hidden" name="id" value="{s}"></form>')
    yield case("输入框的内容", "form-field", lambda s: f'<form><input name="id" value="{s}"></form>')
    yield case("没有选的选项", "form-field", lambda s: f"<form><select><option selected>请选择</option><option>{s}</option></select></form>")
    yield case("多行输入框", "form-field", lambda s: f"<form><textarea>{s}</textarea></form>")
    yield case("替代文字", "alternative-text", lambda s: f'<img src="a.png" alt="{s}">')
    yield case("提示文字", "alternative-text", lambda s: f'<span title="{s}">说明</span>')
    yield case("链接", "link-target", lambda s: f'<a href="http://nei.example.invalid/{s}">详见</a>')
    yield case("作者", "property", lambda s: "", head='<meta name="author" content="{}">')
    yield case("数据属性", "hidden-text", lambda s: f'<p data-id="{s}">周某</p>')
    yield case("noscript", "hidden-text", lambda s: f"<noscript>{s}</noscript>")
    yield case("模板", "hidden-text", lambda s: f"<template><p>{s}</p></template>")
    yield case("显示的身份证号", "shown", lambda s: f"<p>{s}</p>", "shown", secrets.identity())


def picture_cases(secrets):
    xmp = lambda s: f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{s}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>'.encode()

    def case(name, end, make, secret=None):
        planted = secret or secrets.next()
        return f"{name}.{end}", "property", planted, "hidden", "", make(planted)

    yield case("照片的作者", "jpg", lambda s: plain.jpeg(plain.segment(0xE1, b"Exif\0\0" + plain.exif(artist=s))))
    yield case("照片的说明和位置", "jpg", lambda s: plain.jpeg(plain.segment(0xE1, b"Exif\0\0" + plain.exif(description=s, latitude=29))))
    yield case("照片的备注", "jpg", lambda s: plain.jpeg(plain.segment(0xFE, s.encode())))
    yield case("照片的元数据", "jpg", lambda s: plain.jpeg(plain.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp(s))))
    yield case("照片的题注", "jpg", lambda s: plain.jpeg(plain.segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + (len(s.encode()) + 5).to_bytes(4, "big") + b"\x1c\x02\x78" + len(s.encode()).to_bytes(2, "big") + s.encode())))
    yield case("截图的文字", "png", lambda s: plain.png(plain.chunk(b"tEXt", b"Author\0" + s.encode())), secrets.mobile())
    yield case("截图的压缩文字", "png", lambda s: plain.png(plain.chunk(b"zTXt", b"Comment\0\0" + zlib.compress(s.encode()))), secrets.identity())
    yield case("截图的国际文字", "png", lambda s: plain.png(plain.chunk(b"iTXt", b"Title\0\0\0zh\0\0" + s.encode())))
    yield case("截图的元数据", "png", lambda s: plain.png(plain.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp(s))))
    yield case("截图的相机信息", "png", lambda s: plain.png(plain.chunk(b"eXIf", plain.exif(artist=s))))
    yield case("动图的备注", "gif", lambda s: plain.gif(s.encode()), secrets.identity())


class NamedInGb(zipfile.ZipInfo):
    """As archives from Windows name their files."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("gb18030"), 0


def archive(members, comment=b"", gb=False):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members:
            made.writestr((NamedInGb if gb else zipfile.ZipInfo)(name, (2025, 3, 4, 9, 0, 0)), content)
        made.comment = comment
    return out.getvalue()


def zip_cases(secrets):
    plain_text = (f"{KEPT}.txt", KEPT.encode())
    hidden_docx = lambda s: docx(paragraph(KEPT) + paragraph(run(s, "<w:vanish/>")))
    hidden_xlsx = lambda s: xlsx([("公示", "", sheet_xml([[KEPT]])), ("明细", "hidden", sheet_xml([[s]]))])

    def case(name, sight, make, secret=None, kept=KEPT):
        planted = secret or secrets.next()
        return f"{name}.zip", sight, planted, "hidden", kept, make(planted)

    yield case("压缩包里的文档", "hidden-text", lambda s: archive([plain_text, ("公示/名单.docx", hidden_docx(s))]))
    yield case("国标文件名的压缩包", "hidden-text", lambda s: archive([plain_text, ("公示名单.docx", hidden_docx(s))], gb=True))
    yield case("压缩包里的压缩包", "hidden-sheet", lambda s: archive([plain_text, ("附件.zip", archive([("明细.xlsx", hidden_xlsx(s))]))]))
    yield case("压缩包里的照片", "property", lambda s: archive([plain_text, ("现场.jpg", plain.jpeg(plain.segment(0xE1, b"Exif\0\0" + plain.exif(artist=s))))]))
    yield case("压缩包里的网页", "hidden-text", lambda s: archive([plain_text, ("页面.html", f"<html><body><p>{KEPT}</p><p hidden>{s}</p></body></html>".encode())]))
    yield case("压缩包里的PDF", "covered", lambda s: archive([plain_text, ("公示.pdf", page_pdf(SHOWN + text_at(72, 600, s) + b"0 g 60 590 300 30 re f\n"))]), secrets.identity())
    yield case("压缩包的注释", "property", lambda s: archive([plain_text], comment=s.encode()))
