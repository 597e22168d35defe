"""Files in which nothing is hidden, though it may look like it. See make_files.py."""
import plain_files as plain
from office_files import docx, paragraph, picture_xml, pptx, run, shape, sheet_xml, slide_xml, table, text_box, xlsx
from plain_files import grey_image, page_pdf, text_at
from planted_office import BODY, KEPT
from planted_plain import SHOWN, archive


def clean_cases():
    """(name, a text that is shown, bytes)"""
    def word(name, extra="", change=None):
        return f"{name}.docx", KEPT, docx(BODY + extra, change)

    def picture(package):
        return picture_xml(package.add("word/media/image1.png", plain.png(), "image"))

    yield word("普通公示")
    yield word("红头", paragraph(run("枕溪镇人民政府文件", '<w:color w:val="FF0000"/><w:sz w:val="72"/>')))
    yield word("小五号字", paragraph(run("注：表中金额为元。", '<w:sz w:val="18"/>')))
    yield word("深底白字", paragraph(run("重要提示", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>')))
    yield word("深色表头白字", table([[('<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>', "表头"), "乙"]]).replace(run("表头"), run("表头", '<w:color w:val="FFFFFF"/>')) + paragraph("以上。"))
    yield word("写明不隐藏", paragraph(run("联系电话 0570-1234567", '<w:vanish w:val="0"/>')))
    yield word("浅灰字", paragraph(run("（印章）", '<w:color w:val="808080"/>')))
    yield word("自动颜色", paragraph(run("正文", '<w:color w:val="auto"/>')))
    yield word("合并单元格", table([[('<w:vMerge w:val="restart"/>', "甲"), "乙"], [("<w:vMerge/>", ""), "丙"]]) + paragraph("以上。"))
    yield word("文本框", text_box("公示章"))
    yield word("插图", "", picture)
    yield word("页码域", '<w:p><w:r><w:t>第</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>页</w:t></w:r></w:p>')
    yield word("着重和下划线", paragraph(run("请于三日内反映", '<w:b/><w:u w:val="single"/>')))

    rows = [["姓名", "村别", "金额"], [KEPT, "松湾村", 1200], ["顾南枝", "荷塘村", 0]]

    def book(name, change=None, names="", **more):
        more.setdefault("rows", rows)
        return f"{name}.xlsx", KEPT, xlsx([("公示", "", sheet_xml(**more))], change, names)

    yield book("普通名单")
    yield book("深色表头白字", styles={(1, 0): 4, (1, 1): 4})
    yield book("零不显示", styles={(3, 2): 5})
    yield book("筛选按钮", after='<autoFilter ref="A1:C3"/>')
    yield book("打印区域", names='<definedName name="_xlnm.Print_Area" localSheetId="0">公示!$A$1:$C$3</definedName>')
    yield book("合并的标题", rows=[[KEPT, None, None], *rows], after='<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>')
    yield book("窄列", cols='<col min="2" max="2" width="4" customWidth="1"/>')
    yield book("求和", rows=[*rows, ["合计", "", 1200]], formulas={(4, 2): "SUM(C2:C3)"})
    yield book("日期", rows=[*rows, ["日期", "", 45000]], styles={(4, 2): 6})
    yield "两张表.xlsx", KEPT, xlsx([("公示", "", sheet_xml(rows)), ("说明", "", sheet_xml([["口径", "按月"]]))])

    yield "普通幻灯片.pptx", KEPT, pptx([slide_xml(shape(2, KEPT)), slide_xml(shape(2, "谢谢"))])
    yield "深底白字.pptx", KEPT, pptx([slide_xml(shape(2, KEPT, run_properties='<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'), background="1F3864")])
    yield "半出页面.pptx", KEPT, pptx([slide_xml(shape(2, KEPT, x=7000000))])

    kept = "Kept 1200 yuan"
    yield "普通.pdf", kept, page_pdf(SHOWN)
    yield "色块上的字.pdf", kept, page_pdf(b"0.9 0.2 0.2 rg 60 590 300 30 re f 0 g\n" + SHOWN + text_at(72, 600, "On red", before="1 g", after="0 g"))
    yield "图片上的字.pdf", kept, page_pdf(b"q 300 0 0 40 60 590 cm /I Do Q\n" + SHOWN + text_at(72, 600, "On grey"), resources=b"/XObject<</I 9 0 R>>", more={9: grey_image()})
    yield "框线表格.pdf", kept, page_pdf(SHOWN + b"60 590 300 30 re S 60 560 300 30 re S\n" + text_at(72, 600, "12"))
    yield "剪切区内.pdf", kept, page_pdf(b"q 0 500 595 342 re W n\n" + SHOWN + b"Q\n")

    yield "普通网页.html", KEPT, f"<!DOCTYPE html><html><head><meta charset=utf-8><title>公示</title></head><body><h1>{KEPT}</h1><p>公示期五个工作日。</p></body></html>".encode()
    yield "深底白字.html", KEPT, f'<html><head><meta charset="utf-8"></head><body><div style="background-color:#1f3864;color:#fff"><p>{KEPT}</p></div></body></html>'.encode()
    yield "名单.csv", KEPT, f"姓名,金额\n{KEPT},1200\n".encode("gb18030")
    yield "截图.png", "", plain.png()
    yield "现场.jpg", "", plain.jpeg()
    yield "压缩包.zip", KEPT, archive([("公示.txt", KEPT.encode()), ("图.png", plain.png())])
