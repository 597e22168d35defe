"""Small docx, xlsx and pptx files, built from their parts with the standard library alone."""
import io
import zipfile

RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = (f'xmlns:w="{W}" xmlns:r="{RELS}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
          f'xmlns:a="{A}" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" '
          'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
          'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"')
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
SHOW = "application/vnd.openxmlformats-officedocument.presentationml."
CORE = "application/vnd.openxmlformats-package.core-properties+xml"
APP = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


class Package:
    """Parts with their types and the references between them."""

    def __init__(self, main, main_type):
        self.parts, self.types, self.links, self.main = {}, {}, {}, main
        self.comment = b""
        self.loose = {}  # parts that nothing names
        self.types[main] = main_type
        self.link("", "officeDocument", main)

    def link(self, source, kind, target, external=False):
        links = self.links.setdefault(source, [])
        name = f"rId{len(links) + 1}"
        kind = kind if kind.startswith("http") else f"{RELS}/{kind}"
        links.append((name, kind, target if external else "/" + target, external))
        return name

    def add(self, part, content, kind=None, source=None, content_type=None):
        """Returns the id of the reference."""
        self.parts[part] = content if isinstance(content, bytes) else (HEAD + content).encode()
        if content_type:
            self.types[part] = content_type
        return self.link(self.main if source is None else source, kind, part) if kind else None

    def properties(self, core="", app="", custom=""):
        if core:
            self.add("docProps/core.xml", '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
                     f'xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</cp:coreProperties>',
                     "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "", CORE)
        if app:
            self.add("docProps/app.xml", f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{app}</Properties>',
                     "extended-properties", "", APP)
        if custom:
            self.add("docProps/custom.xml", '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
                     'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" '
                     f'pid="2" name="经办"><vt:lpwstr>{escape(custom)}</vt:lpwstr></property></Properties>', "custom-properties", "", CUSTOM)

    def build(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml", "png": "image/png",
                        "jpeg": "image/jpeg", "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing", "bin": "application/octet-stream",
                        "xlsx": SHEET + "sheet", "docx": WORD + "document", "html": "text/html", "svg": "image/svg+xml"}
            types = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in defaults.items())
            types += "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in self.types.items())
            archive.writestr("[Content_Types].xml", f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{types}</Types>')
            for source, links in self.links.items():
                folder, _, name = source.rpartition("/")
                rels = "".join(f'<Relationship Id="{i}" Type="{k}" Target="{escape(t)}"{" TargetMode=" + chr(34) + "External" + chr(34) if e else ""}/>'
                               for i, k, t, e in links)
                archive.writestr(f"{folder + '/' if folder else ''}_rels/{name}.rels", f'{HEAD}<Relationships xmlns="{PACKAGE_RELS}">{rels}</Relationships>')
            for part, content in {**self.parts, **self.loose}.items():
                archive.writestr(part, content)
            archive.comment = self.comment
        return out.getvalue()


def run(text, properties=""):
    return f'<w:r>{"<w:rPr>" + properties + "</w:rPr>" if properties else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs, properties=""):
    return f'<w:p>{"<w:pPr>" + properties + "</w:pPr>" if properties else ""}{"".join(r if r.startswith("<") else run(r) for r in runs)}</w:p>'


def table(rows):
    cells = lambda row: "".join(f"<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/>{cell[0] if isinstance(cell, tuple) else ''}</w:tcPr>"
                                f"{paragraph(cell[1] if isinstance(cell, tuple) else cell)}</w:tc>" for cell in row)
    body = "".join(f"<w:tr>{cells(row)}</w:tr>" for row in rows)
    return ('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>' + '<w:gridCol w:w="2000"/>' * len(rows[0]) + f"</w:tblGrid>{body}</w:tbl>")


STYLES = (f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
          '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
          '<w:style w:type="character" w:styleId="hid"><w:name w:val="批办"/><w:rPr><w:vanish/></w:rPr></w:style>'
          '<w:style w:type="paragraph" w:styleId="hidp"><w:name w:val="内部段落"/><w:basedOn w:val="a"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>')


def docx(body, change=None):
    """`change(package)` may add parts; it may return XML to be appended to the body."""
    package = Package("word/document.xml", WORD + "document.main+xml")
    package.add("word/styles.xml", STYLES, "styles", content_type=WORD + "styles+xml")
    more = (change(package) if change else None) or ""
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    head = ""
    if "<w:sectPr" in more:
        section, more = more, ""
    package.parts[package.main] = f"{HEAD}<w:document {SPACES}>{head}<w:body>{body}{more}{section}</w:body></w:document>".encode()
    return package.build()


def picture_xml(link, name="图片 1", more=""):
    return (f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="{escape(name)}" {more}/><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="图片 1"/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
            '<a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>')


def text_box(text, properties="", hidden=False, run_properties=""):
    return (f'<w:p><w:r><w:drawing><wp:anchor behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1" simplePos="0" relativeHeight="2" distT="0" distB="0" distL="0" distR="0">'
            '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
            f'<wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2000000" cy="600000"/><wp:wrapNone/><wp:docPr id="7" name="文本框 7" {properties}{" hidden=" + chr(34) + "1" + chr(34) if hidden else ""}/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
            '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
            f'<wps:txbx><w:txbxContent>{paragraph(run(text, run_properties))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>')


def column(index):
    return chr(ord("A") + index)


def cell_xml(row, index, value, style=0, formula=None):
    reference, look = f"{column(index)}{row}", f' s="{style}"' if style else ""
    head = f"<f>{escape(formula)}</f>" if formula else ""
    if value is None:
        return f'<c r="{reference}"{look}/>'
    if isinstance(value, (int, float)):
        return f'<c r="{reference}"{look}>{head}<v>{value}</v></c>'
    if formula:
        return f'<c r="{reference}"{look} t="str">{head}<v>{escape(value)}</v></c>'
    return f'<c r="{reference}"{look} t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def sheet_xml(rows, cols="", before="", after="", row_attributes=None, styles=None, shared=None, formulas=None):
    """rows: lists of values; row_attributes: {row: 'hidden="1"'}; styles: {(row, column): style}; shared: {(row, column): index}."""
    row_attributes, styles, shared, formulas = row_attributes or {}, styles or {}, shared or {}, formulas or {}
    body = ""
    for number, row in enumerate(rows, 1):
        cells = ""
        for index, value in enumerate(row):
            if (number, index) in shared:
                cells += f'<c r="{column(index)}{number}" t="s"><v>{shared[number, index]}</v></c>'
            elif value is not None:
                cells += cell_xml(number, index, value, styles.get((number, index), 0), formulas.get((number, index)))
        body += f'<row r="{number}" {row_attributes.get(number, "")}>{cells}</row>'
    return f'<worksheet xmlns="{S}" xmlns:r="{RELS}">{before}{"<cols>" + cols + "</cols>" if cols else ""}<sheetData>{body}</sheetData>{after}</worksheet>'


# Cell styles: 0 plain, 1 ";;;", 2 white on white, 3 one point, 4 white on dark blue, 5 zeros shown as nothing, 6 a date.
XLSX_STYLES = (f'<styleSheet xmlns="{S}"><numFmts count="2"><numFmt numFmtId="170" formatCode=";;;"/><numFmt numFmtId="171" formatCode="0;-0;;@"/></numFmts>'
               '<fonts count="4"><font><sz val="11"/><name val="宋体"/></font><font><sz val="11"/><color rgb="FFFFFFFF"/><name val="宋体"/></font>'
               '<font><sz val="1"/><name val="宋体"/></font><font><sz val="11"/><color rgb="FFFFFFFF"/><name val="宋体"/></font></fonts>'
               '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
               '<fill><patternFill patternType="solid"><fgColor rgb="FF1F3864"/></patternFill></fill></fills>'
               '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
               '<cellXfs count="7"><xf/><xf numFmtId="170" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/><xf fontId="2" applyFont="1"/>'
               '<xf fontId="3" fillId="2" applyFont="1" applyFill="1"/><xf numFmtId="171" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>')


def xlsx(sheets, change=None, names="", strings=None):
    """sheets: (name, state, xml) each. `change(package)` may add parts, and return XML for the end of the workbook."""
    package = Package("xl/workbook.xml", SHEET + "sheet.main+xml")
    listed = ""
    for number, (name, state, xml) in enumerate(sheets, 1):
        link = package.add(f"xl/worksheets/sheet{number}.xml", xml, "worksheet", content_type=SHEET + "worksheet+xml")
        hidden = f' state="{state}"' if state else ""
        listed += f'<sheet name="{escape(name)}" sheetId="{number}"{hidden} r:id="{link}"/>'
    package.add("xl/styles.xml", XLSX_STYLES, "styles", content_type=SHEET + "styles+xml")
    if strings:
        items = "".join(f"<si><t>{escape(s)}</t></si>" if not s.startswith("<") else s for s in strings)
        package.add("xl/sharedStrings.xml", f'<sst xmlns="{S}" count="{len(strings)}" uniqueCount="{len(strings)}">{items}</sst>', "sharedStrings",
                    content_type=SHEET + "sharedStrings+xml")
    more = (change(package) if change else None) or ""
    named = f"<definedNames>{names}</definedNames>" if names else ""
    before, after = more if isinstance(more, tuple) else ("", more)
    package.parts[package.main] = (f'{HEAD}<workbook xmlns="{S}" xmlns:r="{RELS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
                                   f"{before}<sheets>{listed}</sheets>{named}{after}</workbook>").encode()
    return package.build()


def shape(number, text, x=500000, y=None, run_properties="", shape_properties="", own=""):
    y = number * 800000 - 1300000 if y is None else y
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="文本框 {number}" {own}/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
            f'<a:ext cx="3000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{shape_properties}</p:spPr><p:txBody><a:bodyPr/><a:p><a:r>'
            f'<a:rPr lang="zh-CN" {run_properties if not run_properties.startswith("<") else ""}>{run_properties if run_properties.startswith("<") else ""}</a:rPr>'
            f"<a:t>{escape(text)}</a:t></a:r></a:p></p:txBody></p:sp>")


TREE = ('<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>')
SHOW_SPACES = f'xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{RELS}"'
MAP = '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
BACKGROUND = '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="{}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'


def theme():
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in
                      zip("dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split(),
                          "000000 FFFFFF 44546A E7E6E6 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72".split()))
    fonts = "".join(f'<a:{kind}><a:latin typeface="Arial"/><a:ea typeface="宋体"/><a:cs typeface=""/></a:{kind}>' for kind in ("majorFont", "minorFont"))
    fill, line, effect = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>', '<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>', "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (f'<a:theme xmlns:a="{A}" name="t"><a:themeElements><a:clrScheme name="c">{colours}</a:clrScheme><a:fontScheme name="f">{fonts}</a:fontScheme>'
            f'<a:fmtScheme name="s"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>'
            f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>")


def slide_xml(shapes, background="FFFFFF", attributes=""):
    return (f'<p:sld {SHOW_SPACES} {attributes}><p:cSld>{BACKGROUND.format(background)}<p:spTree>{TREE}{shapes}</p:spTree></p:cSld>'
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>")


def pptx(slides, change=None, end=""):
    package = Package("ppt/presentation.xml", SHOW + "presentation.main+xml")
    master = package.add("ppt/slideMasters/slideMaster1.xml", "", "slideMaster", content_type=SHOW + "slideMaster+xml")
    layout = package.add("ppt/slideLayouts/slideLayout1.xml", f'<p:sldLayout {SHOW_SPACES}><p:cSld><p:spTree>{TREE}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>',
                         "slideLayout", "ppt/slideMasters/slideMaster1.xml", SHOW + "slideLayout+xml")
    package.parts["ppt/slideMasters/slideMaster1.xml"] = (f'{HEAD}<p:sldMaster {SHOW_SPACES}><p:cSld>{BACKGROUND.format("FFFFFF")}<p:spTree>{TREE}</p:spTree></p:cSld>{MAP}'
                                                          f'<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="{layout}"/></p:sldLayoutIdLst></p:sldMaster>').encode()
    package.link("ppt/slideLayouts/slideLayout1.xml", "slideMaster", "ppt/slideMasters/slideMaster1.xml")
    package.add("ppt/theme/theme1.xml", theme(), "theme", "ppt/slideMasters/slideMaster1.xml", "application/vnd.openxmlformats-officedocument.theme+xml")
    listed = ""
    for number, xml in enumerate(slides, 1):
        part = f"ppt/slides/slide{number}.xml"
        link = package.add(part, xml, "slide", content_type=SHOW + "slide+xml")
        package.link(part, "slideLayout", "ppt/slideLayouts/slideLayout1.xml")
        listed += f'<p:sldId id="{255 + number}" r:id="{link}"/>'
    more = (change(package) if change else None) or ""
    package.parts[package.main] = (f'{HEAD}<p:presentation {SHOW_SPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="{master}"/></p:sldMasterIdLst>{more}'
                                   f'<p:sldIdLst>{listed}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>{end}</p:presentation>').encode()
    return package.build()
