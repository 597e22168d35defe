"""docx, xlsx and pptx with one thing planted in each. See make_files.py."""
import plain_files as plain
from office_files import (A, HEAD, P, PACKAGE_RELS, RELS, S, SHEET, SHOW, SHOW_SPACES, TREE, W, WORD, docx, escape, paragraph, picture_xml, pptx, run,
                          shape, sheet_xml, slide_xml, table, text_box, xlsx)

KEPT = "枕溪镇临时救助对象公示"
BODY = paragraph(KEPT) + table([["姓名", "村别", "金额（元）"], ["周晚照", "松湾村", "1200"], ["顾南枝", "荷塘村", "800"]]) + paragraph("公示期自即日起五个工作日。")
VT = 'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + b"\x3e\0\x03\0\xfe\xff\x09\0"


def tracked(kind, inner, author="沈岚"):
    return f'<w:{kind} w:id="9" w:author="{author}" w:date="2025-03-04T09:00:00Z">{inner}</w:{kind}>'


def docx_cases(secrets):
    def case(name, sight, make, seen="hidden", secret=None):
        """make(secret) gives the XML to be appended, or (xml, change)."""
        planted = secret or secrets.next()
        made = make(planted)
        extra, change = made if isinstance(made, tuple) else (made, None)
        return f"{name}.docx", sight, planted, seen, KEPT, docx(BODY + extra, change)

    def part(name, content, kind, content_type=None, source=None):
        def change(package):
            package.add(name, content, kind, source, content_type)
        return "", change

    def comments(text, author="顾南枝"):
        return (f'<w:comments xmlns:w="{W}"><w:comment w:id="1" w:author="{escape(author)}" w:date="2025-03-04T09:00:00Z" w:initials="g">'
                f"{paragraph(text)}</w:comment></w:comments>")

    reference = paragraph('<w:commentRangeStart w:id="1"/>', "请核对。", '<w:commentRangeEnd w:id="1"/>', '<w:r><w:commentReference w:id="1"/></w:r>')
    yield case("隐藏文字", "hidden-text", lambda s: paragraph("经办人：", run(s, "<w:vanish/>")))
    yield case("字符样式隐藏", "hidden-text", lambda s: paragraph(run(s, '<w:rStyle w:val="hid"/>')))
    yield case("段落样式隐藏", "hidden-text", lambda s: paragraph(s, properties='<w:pStyle w:val="hidp"/>'))
    yield case("文本框里隐藏", "hidden-text", lambda s: text_box(s, run_properties="<w:vanish/>"))
    yield case("隐藏的图形", "hidden-text", lambda s: text_box(s, hidden=True))
    yield case("表格里隐藏", "hidden-text", lambda s: "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>" + paragraph("备注", run(s, "<w:vanish/>")) + "</w:tc></w:tr></w:tbl>" + paragraph("以上。"))
    yield case("拆成几段的隐藏文字", "hidden-text", lambda s: paragraph(*[run(c, "<w:vanish/>") for c in s]))
    yield case("白底白字", "pale", lambda s: paragraph(run(s, '<w:color w:val="FFFFFF"/>')))
    yield case("同色底纹", "pale", lambda s: paragraph(run(s, '<w:color w:val="1F3864"/><w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>')))
    yield case("单元格同色", "pale", lambda s: table([[('<w:shd w:val="clear" w:color="auto" w:fill="C00000"/>', "红格"), "甲"]]).replace(
        run("红格"), run(s, '<w:color w:val="C00000"/>')) + paragraph("以上。"))
    yield case("一磅小字", "pale", lambda s: paragraph(run(s, '<w:sz w:val="2"/>')))
    yield case("删除的修订", "deleted", lambda s: paragraph("补助", tracked("del", f"<w:r><w:delText>{s}</w:delText></w:r>"), "八百元。"))
    yield case("移走的文字", "deleted", lambda s: paragraph("见附件", tracked("moveFrom", run(s))))
    yield case("删除的行", "deleted", lambda s: table([["甲", "乙"], [s, "丙"]]).replace("</w:tr><w:tr>", '</w:tr><w:tr><w:trPr><w:del w:id="3" w:author="沈岚"/></w:trPr>') + paragraph("以上。"))
    yield case("插入修订的作者", "property", lambda s: paragraph("金额", tracked("ins", run("一千二百元"), s)))
    yield case("格式修订的作者", "property", lambda s: paragraph(run("加粗", f'<w:b/><w:rPrChange w:id="4" w:author="{escape(s)}"><w:rPr/></w:rPrChange>')))
    yield case("批注", "comment", lambda s: (reference, part("word/comments.xml", comments(s), "comments", WORD + "comments+xml")[1]))
    yield case("批注的作者", "property", lambda s: (reference, part("word/comments.xml", comments("请再核", s), "comments", WORD + "comments+xml")[1]))
    yield case("审阅人员", "property", lambda s: part("word/people.xml", f'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="{escape(s)}"/></w15:people>',
                                                "http://schemas.microsoft.com/office/2011/relationships/people", WORD + "people+xml"))
    yield case("作者", "property", lambda s: ("", lambda p: p.properties(core=f"<dc:creator>{escape(s)}</dc:creator>")))
    yield case("最后修改者", "property", lambda s: ("", lambda p: p.properties(core=f"<cp:lastModifiedBy>{escape(s)}</cp:lastModifiedBy>")))
    yield case("标题属性", "property", lambda s: ("", lambda p: p.properties(core=f"<dc:title>{escape(s)}</dc:title>")))
    yield case("单位属性", "property", lambda s: ("", lambda p: p.properties(app=f"<Company>{escape(s)}</Company>")))
    yield case("自定义属性", "property", lambda s: ("", lambda p: p.properties(custom=s)))
    yield case("自定义XML", "property", lambda s: part("customXml/item1.xml", f"<form><owner>{escape(s)}</owner></form>", "customXml"))
    yield case("文档变量", "property", lambda s: part("word/settings.xml", f'<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="420"/><w:docVars><w:docVar w:name="v" w:val="{escape(s)}"/></w:docVars></w:settings>',
                                                "settings", WORD + "settings+xml"))
    yield case("模板路径", "link-target", lambda s: ("", lambda p: (p.add("word/settings.xml", f'<w:settings xmlns:w="{W}" xmlns:r="{RELS}"><w:attachedTemplate r:id="rId1"/></w:settings>', "settings", content_type=WORD + "settings+xml"),
                                                               p.link("word/settings.xml", "attachedTemplate", f"file:///C:/Users/{s}/模板.dotx", True))[0] and ""))
    yield case("缩略图", "property", lambda s: ("", lambda p: p.add("docProps/thumbnail.jpeg", plain.jpeg(plain.segment(0xFE, s.encode())),
                                                              "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "") and ""))

    def with_picture(content, end="jpeg", **more):
        def change(package):
            link = package.add(f"word/media/image1.{end}", content, "image")
            return picture_xml(link, **more)
        return "", change

    yield case("替代文字", "alternative-text", lambda s: with_picture(plain.png(), "png", more=f'descr="{escape(s)}"'))
    yield case("图片标题", "alternative-text", lambda s: with_picture(plain.png(), "png", more=f'title="{escape(s)}"'))
    yield case("图片文件名", "alternative-text", lambda s: with_picture(plain.png(), "png", name=f"{s}.png"))
    yield case("照片的作者", "property", lambda s: with_picture(plain.jpeg(plain.segment(0xE1, b"Exif\0\0" + plain.exif(artist=s)))))
    yield case("截图的说明", "property", lambda s: with_picture(plain.png(plain.chunk(b"iTXt", b"Comment\0\0\0\0\0" + s.encode())), "png"))
    yield case("旧式图形说明", "alternative-text", lambda s: f'<w:p><w:r><w:pict><v:rect style="width:100pt;height:40pt" alt="{escape(s)}"/></w:pict></w:r></w:p>')

    def linked(s):
        def change(package):
            link = package.link(package.main, "hyperlink", f"mailto:{s}@example.invalid", True)
            return f'<w:p><w:hyperlink r:id="{link}">{run("联系我们")}</w:hyperlink></w:p>'
        return "", change
    yield case("链接", "link-target", linked, secret="linwan" + secrets.mobile())
    yield case("域里的链接", "link-target", lambda s: "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + f'<w:r><w:instrText xml:space="preserve"> HYPERLINK "http://nei.example.invalid/{s}" </w:instrText></w:r>'
               + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("详见") + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>', secret=secrets.mobile())
    yield case("下拉选项", "form-field", lambda s: f'<w:p><w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{escape(s)}" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent>{run("请选择")}</w:sdtContent></w:sdt></w:p>')
    yield case("内容控件标记", "form-field", lambda s: f'<w:p><w:sdt><w:sdtPr><w:alias w:val="{escape(s)}"/></w:sdtPr><w:sdtContent>{run("姓名栏")}</w:sdtContent></w:sdt></w:p>')
    yield case("旧式下拉域", "form-field", lambda s: f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="{escape(s)}"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')

    def embedded(content, name):
        def change(package):
            link = package.add(f"word/embeddings/{name}", content, "package")
            image = package.add("word/media/image9.png", plain.png(), "image")
            return (f'<w:p><w:r><w:object><v:shape style="width:60pt;height:40pt"><v:imagedata r:id="{image}"/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="{link}"/></w:object></w:r></w:p>')
        return "", change
    yield case("嵌入的表格", "embedded", lambda s: embedded(xlsx([("名单", "", sheet_xml([["姓名", s]]))]), "book1.xlsx"))
    yield case("嵌入的对象", "embedded", lambda s: embedded(OLE_HEAD + b"\0" * 480 + s.encode("utf-16-le") + b"\0" * 600, "oleObject1.bin"))
    yield case("宏", "script", lambda s: part("word/vbaProject.bin", OLE_HEAD + b"\0" * 480 + s.encode() + b"\0" * 600, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "application/vnd.ms-office.vbaProject"))
    yield case("没有引用的部件", "hidden-text", lambda s: ("", lambda p: p.loose.update({"word/old.xml": f"<x><t>{escape(s)}</t></x>"})))
    yield case("没有引用的图片", "embedded", lambda s: ("", lambda p: p.loose.update({"word/media/old.jpeg": plain.jpeg(plain.segment(0xFE, s.encode()))})))
    yield case("构建基块", "hidden-text", lambda s: part("word/glossary/document.xml", f'<w:glossaryDocument xmlns:w="{W}"><w:docParts><w:docPart><w:docPartBody>{paragraph(s)}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>',
                                                     "glossaryDocument", WORD + "document.glossary+xml"))
    yield case("没有引用的脚注", "hidden-text", lambda s: part("word/footnotes.xml", f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="5">{paragraph(s)}</w:footnote></w:footnotes>', "footnotes", WORD + "footnotes+xml"))
    yield case("另一种显示", "hidden-text", lambda s: text_box("公示章").replace("<w:drawing>", '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>').replace(
        "</w:drawing>", f'</w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect style="width:90pt;height:30pt"><v:textbox><w:txbxContent>{paragraph(s)}</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent>'))
    yield case("合并格下面", "covered", lambda s: table([[('<w:vMerge w:val="restart"/>', "甲"), "乙"], [("<w:vMerge/>", s), "丙"]]) + paragraph("以上。"))
    yield case("智能标记", "hidden-text", lambda s: f'<w:p><w:smartTag w:uri="urn:x" w:element="person"><w:smartTagPr><w:attr w:name="n" w:val="{escape(s)}"/></w:smartTagPr>{run("周某")}</w:smartTag></w:p>')

    def header(s):
        def change(package):
            link = package.add("word/header1.xml", f'<w:hdr xmlns:w="{W}">{paragraph("枕溪镇人民政府", run(s, "<w:vanish/>"))}</w:hdr>', "header", content_type=WORD + "header+xml")
            return f'<w:sectPr><w:headerReference w:type="default" r:id="{link}"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
        return "", change
    yield case("页眉里隐藏", "hidden-text", header)
    yield case("显示的身份证号", "shown", lambda s: paragraph(f"身份证号码：{s}"), "shown", secrets.identity())
    yield case("显示的密级", "shown", lambda s: paragraph(s), "shown", secrets.marking())


def xlsx_cases(secrets):
    rows = [["姓名", "村别", "金额"], [KEPT, "松湾村", 1200], ["顾南枝", "荷塘村", 800]]

    def case(name, sight, make, seen="hidden", secret=None, **more):
        """make(secret) gives what sheet_xml is given, and may hold "change", "names", "strings", "sheets" for xlsx."""
        planted = secret or secrets.next()
        made = make(planted)
        book = {key: made.pop(key) for key in ("change", "names", "strings") if key in made}
        others = made.pop("sheets", [])
        made.setdefault("rows", rows)
        return f"{name}.xlsx", sight, planted, seen, KEPT, xlsx([("公示", "", sheet_xml(**made)), *others], **book)

    def with_cell(s, **more):
        return {"rows": [*rows, ["备注", s, 1]], **more}

    wide = lambda s: [[*row, s if i == 1 else "x"] for i, row in enumerate(rows)]
    hide = '<col min="4" max="4" width="{}" customWidth="1" {}/>'
    yield case("隐藏的工作表", "hidden-sheet", lambda s: {"sheets": [("明细", "hidden", sheet_xml([["身份证", s]]))]})
    yield case("深度隐藏的工作表", "hidden-sheet", lambda s: {"sheets": [("底稿", "veryHidden", sheet_xml([["身份证", s]]))]})
    yield case("被公式引用的隐藏工作表", "hidden-sheet", lambda s: {"rows": [*rows, ["合计", "共", 2]], "formulas": {(4, 2): "COUNTA(明细!B1:B2)"}, "sheets": [("明细", "hidden", sheet_xml([["身份证", s], ["电话", "x"]]))]})
    yield case("隐藏的行", "hidden-row", lambda s: with_cell(s, row_attributes={4: 'hidden="1"'}))
    yield case("筛选掉的行", "hidden-row", lambda s: with_cell(s, row_attributes={4: 'hidden="1"'}, after='<autoFilter ref="A1:C4"><filterColumn colId="1"><filters><filter val="松湾村"/></filters></filterColumn></autoFilter>'))
    yield case("高度为零的行", "hidden-row", lambda s: with_cell(s, row_attributes={4: 'ht="0" customHeight="1"'}))
    yield case("默认隐藏的行", "hidden-row", lambda s: with_cell(s, before='<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>', row_attributes={1: 'ht="15"', 2: 'ht="15" customHeight="1"', 3: 'ht="15"'}))
    yield case("隐藏的列", "hidden-column", lambda s: {"rows": wide(s), "cols": hide.format(12, 'hidden="1"')})
    yield case("宽度为零的列", "hidden-column", lambda s: {"rows": wide(s), "cols": hide.format(0, "")})
    yield case("收起的列组", "hidden-column", lambda s: {"rows": wide(s), "cols": hide.format(12, 'hidden="1" outlineLevel="1"')})
    yield case("隐藏列里的公式", "hidden-column", lambda s: {"rows": wide(s), "cols": hide.format(12, 'hidden="1"'), "formulas": {(2, 3): f'"{s}"&""'}})
    yield case("隐藏列里的数字", "hidden-column", lambda s: {"rows": wide(int(s)), "cols": hide.format(12, 'hidden="1"')}, secret=secrets.mobile())
    yield case("隐藏列的共享文字", "hidden-column", lambda s: {"rows": wide(s), "cols": hide.format(12, 'hidden="1"'), "strings": ["姓名", s], "shared": {(1, 0): 0, (2, 3): 1}})
    yield case("合并单元格下面", "covered", lambda s: with_cell(s, after='<mergeCells count="1"><mergeCell ref="A4:C4"/></mergeCells>'))
    yield case("三分号格式", "hidden-text", lambda s: with_cell(s, styles={(4, 1): 1}))
    yield case("白底白字", "pale", lambda s: with_cell(s, styles={(4, 1): 2}))
    yield case("一磅小字", "pale", lambda s: with_cell(s, styles={(4, 1): 3}))
    yield case("没有用到的文字", "cache", lambda s: {"strings": ["姓名", s], "shared": {(1, 0): 0}})
    yield case("拼音", "hidden-text", lambda s: {"strings": [f"<si><t>姓名</t><rPh sb=\"0\" eb=\"1\"><t>{escape(s)}</t></rPh></si>"], "shared": {(1, 0): 0}})
    yield case("名称", "defined-name", lambda s: {"names": f'<definedName name="经办">"{escape(s)}"</definedName>'})
    yield case("隐藏的名称", "defined-name", lambda s: {"names": f'<definedName name="old" hidden="1">"{escape(s)}"</definedName>'})
    yield case("名称的说明", "defined-name", lambda s: {"names": f'<definedName name="区域" comment="{escape(s)}">公示!$A$1:$C$3</definedName>'})

    def comments(s, author="沈岚"):
        def change(p):
            sheet = "xl/worksheets/sheet1.xml"
            p.add("xl/comments1.xml", f'<comments xmlns="{S}"><authors><author>{escape(author)}</author></authors><commentList><comment ref="A2" authorId="0"><text><t>{escape(s)}</t></text></comment></commentList></comments>',
                  "comments", sheet, SHEET + "comments+xml")
            link = p.add("xl/drawings/vmlDrawing1.vml", '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>1</x:Row></x:ClientData></v:shape></xml>',
                         "vmlDrawing", sheet)
            p.parts[sheet] = p.parts[sheet].replace(b"</worksheet>", f'<legacyDrawing r:id="{link}"/></worksheet>'.encode())
        return change
    yield case("批注", "comment", lambda s: {"change": comments(s)})
    yield case("批注的作者", "comment", lambda s: {"change": comments("请核", s)})

    def threaded(p, s):
        ms = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
        p.add("xl/threadedComments/threadedComment1.xml", f'<ThreadedComments xmlns="{ms}"><threadedComment ref="A2" personId="{{1}}" id="{{2}}"><text>{escape(s)}</text></threadedComment></ThreadedComments>',
              "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "xl/worksheets/sheet1.xml", "application/vnd.ms-excel.threadedcomments+xml")
    yield case("会话批注", "comment", lambda s: {"change": lambda p: threaded(p, s)})
    yield case("会话批注的人", "property", lambda s: {"change": lambda p: p.add("xl/persons/person.xml", f'<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="{escape(s)}" id="{{1}}"/></personList>',
                                                                          "http://schemas.microsoft.com/office/2017/10/relationships/person", content_type="application/vnd.ms-excel.person+xml") and ""})

    def external(s):
        def change(p):
            link = p.add("xl/externalLinks/externalLink1.xml", f'<externalLink xmlns="{S}" xmlns:r="{RELS}"><externalBook r:id="rId1"><sheetNames><sheetName val="原表"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{escape(s)}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>',
                         "externalLink", content_type=SHEET + "externalLink+xml")
            p.link("xl/externalLinks/externalLink1.xml", "externalLinkPath", "原表.xlsx", True)
            return f'<externalReferences><externalReference r:id="{link}"/></externalReferences>'
        return change
    yield case("外部工作簿的缓存", "cache", lambda s: {"change": external(s), "rows": [*rows, ["引用", "甲", 5]], "formulas": {(4, 2): "[1]原表!A1"}})

    def pivot(items, records):
        def change(p):
            link = p.add("xl/pivotCache/pivotCacheDefinition1.xml", f'<pivotCacheDefinition xmlns="{S}" xmlns:r="{RELS}" r:id="rId1" recordCount="1"><cacheSource type="worksheet"><worksheetSource ref="A1:B2" sheet="公示"/></cacheSource>'
                         f'<cacheFields count="1"><cacheField name="身份证"><sharedItems>{items}</sharedItems></cacheField></cacheFields></pivotCacheDefinition>', "pivotCacheDefinition", content_type=SHEET + "pivotCacheDefinition+xml")
            p.add("xl/pivotCache/pivotCacheRecords1.xml", f'<pivotCacheRecords xmlns="{S}" count="1"><r>{records}</r></pivotCacheRecords>', "pivotCacheRecords", "xl/pivotCache/pivotCacheDefinition1.xml", SHEET + "pivotCacheRecords+xml")
            return f'<pivotCaches><pivotCache cacheId="1" r:id="{link}"/></pivotCaches>'
        return change
    yield case("透视表的记录", "cache", lambda s: {"change": pivot("", f'<s v="{escape(s)}"/>')})
    yield case("透视表的项目", "cache", lambda s: {"change": pivot(f'<s v="{escape(s)}"/>', '<x v="0"/>')})
    yield case("下拉选项", "form-field", lambda s: {"after": f'<dataValidations count="1"><dataValidation type="list" sqref="B2"><formula1>"{escape(s)},其他"</formula1></dataValidation></dataValidations>'})
    yield case("输入提示", "form-field", lambda s: {"after": f'<dataValidations count="1"><dataValidation type="whole" sqref="B2" showInputMessage="1" prompt="{escape(s)}"><formula1>1</formula1></dataValidation></dataValidations>'})

    def linked(p, s):
        link = p.link("xl/worksheets/sheet1.xml", "hyperlink", f"mailto:{s}@example.invalid", True)
        p.parts["xl/worksheets/sheet1.xml"] = p.parts["xl/worksheets/sheet1.xml"].replace(b"</worksheet>", f'<hyperlinks><hyperlink ref="A1" r:id="{link}"/></hyperlinks></worksheet>'.encode())
    yield case("链接", "link-target", lambda s: {"change": lambda p: linked(p, s)}, secret="gunan" + secrets.mobile())
    yield case("作者", "property", lambda s: {"change": lambda p: p.properties(core=f"<dc:creator>{escape(s)}</dc:creator>")})
    yield case("自定义属性", "property", lambda s: {"change": lambda p: p.properties(custom=s)})
    yield case("保存路径", "property", lambda s: {"change": lambda p: (f'<mc:AlternateContent><mc:Choice Requires="x15" xmlns:x15="urn:x15"><x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\{escape(s)}\\"/></mc:Choice></mc:AlternateContent>', "")})
    yield case("方案", "cache", lambda s: {"after": f'<scenarios current="0"><scenario name="测算" user="沈岚" count="1"><inputCells r="A2" val="{escape(s)}"/></scenario></scenarios>'})
    yield case("宏", "script", lambda s: {"change": lambda p: p.add("xl/vbaProject.bin", OLE_HEAD + b"\0" * 480 + s.encode() + b"\0" * 600, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", content_type="application/vnd.ms-office.vbaProject") and ""})

    def drawing(s, alternative="", text="", image=b"", hidden=""):
        def change(p):
            part, sheet = "xl/drawings/drawing1.xml", "xl/worksheets/sheet1.xml"
            link = p.add(part, "", "drawing", sheet, "application/vnd.openxmlformats-officedocument.drawing+xml")
            inner = (f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="形状 2" descr="{escape(alternative)}" {hidden}/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>'
                     f"<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{escape(text or '章')}</a:t></a:r></a:p></xdr:txBody></xdr:sp>")
            if image:
                picture = p.add("xl/media/image1.jpeg", image, "image", part)
                inner = (f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="图片 3"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="{picture}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>'
                         '<xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>')
            place = "<xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
            p.parts[part] = (f'{HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="{A}" xmlns:r="{RELS}"><xdr:twoCellAnchor>{place}{inner}<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>').encode()
            p.parts[sheet] = p.parts[sheet].replace(b"</worksheet>", f'<drawing r:id="{link}"/></worksheet>'.encode())
        return change
    yield case("图形说明", "alternative-text", lambda s: {"change": drawing(s, alternative=s)})
    yield case("隐藏的图形", "hidden-text", lambda s: {"change": drawing(s, text=s, hidden='hidden="1"')})
    yield case("图片的作者", "property", lambda s: {"change": drawing(s, image=plain.jpeg(plain.segment(0xE1, b"Exif\0\0" + plain.exif(artist=s))))})
    yield case("没有引用的工作表", "hidden-sheet", lambda s: {"change": lambda p: p.loose.update({"xl/worksheets/sheet9.xml": sheet_xml([["旧", s]])})})
    yield case("显示的银行卡号", "shown", lambda s: with_cell(s), "shown", "6222020000000000" + "000")
    yield case("显示的手机号", "shown", lambda s: with_cell(int(s)), "shown", secrets.mobile())


def shape_top(number):
    return number * 800000 - 1300000


def pptx_cases(secrets):
    first = slide_xml(shape(2, KEPT))

    def case(name, sight, make, seen="hidden", secret=None):
        planted = secret or secrets.next()
        made = make(planted)
        slides, change, end = (*made, None, "")[:3] if isinstance(made, tuple) else (made, None, "")
        return f"{name}.pptx", sight, planted, seen, KEPT, pptx(slides, change, end)

    def beside(part, content, kind, content_type):
        return lambda p: p.add(part, content, kind, "ppt/slides/slide1.xml", content_type) and ""

    with_shape = lambda more: [slide_xml(shape(2, KEPT) + more)]
    yield case("隐藏的幻灯片", "hidden-slide", lambda s: [first, slide_xml(shape(2, s), attributes='show="0"')])
    yield case("备注", "notes", lambda s: ([first], beside("ppt/notesSlides/notesSlide1.xml", f'<p:notes {SHOW_SPACES}><p:cSld><p:spTree>{TREE}{shape(2, s)}</p:spTree></p:cSld></p:notes>', "notesSlide", SHOW + "notesSlide+xml")))
    yield case("批注", "comment", lambda s: ([first], beside("ppt/comments/comment1.xml", f'<p:cmLst xmlns:p="{P}"><p:cm authorId="0" idx="1"><p:pos x="1" y="1"/><p:text>{escape(s)}</p:text></p:cm></p:cmLst>', "comments", SHOW + "comments+xml")))
    yield case("批注作者", "property", lambda s: ([first], lambda p: p.add("ppt/commentAuthors.xml", f'<p:cmAuthorLst xmlns:p="{P}"><p:cmAuthor id="0" name="{escape(s)}" initials="s" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>', "commentAuthors", content_type=SHOW + "commentAuthors+xml") and ""))
    yield case("页面外的文字", "outside-page", lambda s: with_shape(shape(3, s, x=9500000)))
    yield case("页面上方外", "outside-page", lambda s: with_shape(shape(3, s, y=-900000)))
    yield case("替代文字", "alternative-text", lambda s: with_shape(shape(3, "图", own=f'descr="{escape(s)}"')))
    yield case("隐藏的图形", "hidden-text", lambda s: with_shape(shape(3, s, own='hidden="1"')))
    yield case("白底白字", "pale", lambda s: with_shape(shape(3, s, run_properties='<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>')))
    yield case("图形同色", "pale", lambda s: with_shape(shape(3, s, run_properties='<a:solidFill><a:srgbClr val="C00000"/></a:solidFill>', shape_properties='<a:solidFill><a:srgbClr val="C00000"/></a:solidFill>')))
    yield case("一磅小字", "pale", lambda s: with_shape(shape(3, s, run_properties='sz="100"')))
    yield case("盖在下面的文字", "covered", lambda s: with_shape(shape(3, s) + shape(4, "", y=shape_top(3), shape_properties='<a:solidFill><a:srgbClr val="000000"/></a:solidFill>')))

    def linked(s):
        def change(p):
            link = p.link("ppt/slides/slide1.xml", "hyperlink", f"http://nei.example.invalid/{s}", True)
            part = "ppt/slides/slide1.xml"
            p.parts[part] = p.parts[part].replace(b'<a:rPr lang="zh-CN" ></a:rPr>', f'<a:rPr lang="zh-CN"><a:hlinkClick r:id="{link}"/></a:rPr>'.encode(), 1)
            return ""
        return [first], change
    yield case("链接", "link-target", linked, secret=secrets.mobile())
    yield case("作者", "property", lambda s: ([first], lambda p: p.properties(core=f"<dc:creator>{escape(s)}</dc:creator>")))
    yield case("幻灯片标题属性", "property", lambda s: ([first], lambda p: p.properties(app=f'<TitlesOfParts><vt:vector {VT} size="1" baseType="lpstr"><vt:lpstr>{escape(s)}</vt:lpstr></vt:vector></TitlesOfParts>')))
    yield case("标签", "property", lambda s: ([first], beside("ppt/tags/tag1.xml", f'<p:tagLst xmlns:p="{P}"><p:tag name="OWNER" val="{escape(s)}"/></p:tagLst>', "tags", SHOW + "tags+xml")))
    yield case("节的名称", "property", lambda s: ([first], None, f'<p:extLst><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="{escape(s)}" id="{{1}}"><p14:sldIdLst/></p14:section></p14:sectionLst></p:ext></p:extLst>'))

    def embedded(s):
        def change(p):
            part = "ppt/slides/slide1.xml"
            link = p.add("ppt/embeddings/book1.xlsx", xlsx([("名单", "", sheet_xml([["姓名", s]]))]), "package", part)
            image = p.add("ppt/media/image1.png", plain.png(), "image", part)
            frame = (f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="对象 9"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="1000000" y="2000000"/><a:ext cx="2000000" cy="1000000"/></p:xfrm><a:graphic>'
                     f'<a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj r:id="{link}" imgW="2000000" imgH="1000000" progId="Excel.Sheet.12"><p:embed/><p:pic><p:nvPicPr><p:cNvPr id="0" name=""/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
                     f'<p:blipFill><a:blip r:embed="{image}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="1000000" y="2000000"/><a:ext cx="2000000" cy="1000000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>')
            p.parts[part] = p.parts[part].replace(b"</p:spTree>", frame.encode() + b"</p:spTree>")
            return ""
        return [first], change
    yield case("嵌入的表格", "embedded", embedded)

    def grid(s):
        merged = lambda text, attributes="": f'<a:tc {attributes}><a:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>{escape(text)}</a:t></a:r></a:p></a:txBody><a:tcPr/></a:tc>'
        return (f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="5" name="表格 5"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="500000" y="3000000"/><a:ext cx="4000000" cy="500000"/></p:xfrm><a:graphic>'
                f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr/><a:tblGrid><a:gridCol w="2000000"/><a:gridCol w="2000000"/></a:tblGrid><a:tr h="370840">{merged("合并", "gridSpan=" + chr(34) + "2" + chr(34))}{merged(s, "hMerge=" + chr(34) + "1" + chr(34))}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>')
    yield case("合并单元格下面", "covered", lambda s: with_shape(grid(s)))
    yield case("放映里没有的幻灯片", "hidden-slide", lambda s: ([first], lambda p: p.loose.update({"ppt/slides/slide9.xml": slide_xml(shape(2, s))}) or ""))
    yield case("宏", "script", lambda s: ([first], lambda p: p.add("ppt/vbaProject.bin", OLE_HEAD + b"\0" * 480 + s.encode() + b"\0" * 600, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", content_type="application/vnd.ms-office.vbaProject") and ""))
    yield case("显示的身份证号", "shown", lambda s: with_shape(shape(3, f"身份证 {s}")), "shown", secrets.identity())
