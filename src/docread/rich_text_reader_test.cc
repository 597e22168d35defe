// What browsers are handed on paste, made by hand after Word, WPS, Excel, web pages: what is understood is kept, all
// else is gone. Expectations are the canonical form, which says everything that is kept.
#include "docread/rich_text_reader.h"

#include <doctest/doctest.h>

namespace gongkai::docread {
namespace {

std::string Kept(std::string_view html) {
  const auto read = ReadRichText(html);
  REQUIRE(read.has_value());
  std::string text = WriteRichText(read->text);
  std::erase(text, '\n');
  return text;
}

RichTextRead Read(std::string_view html) {
  auto read = ReadRichText(html);
  REQUIRE(read.has_value());
  return *std::move(read);
}

TEST_CASE("Word: headings, looks, alignment; no style, comment, island of XML, o:p") {
  const char* const page = R"(<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->
<title>不要</title><style><!-- p.MsoNormal {mso-style-name:"标题 1"; margin:0cm} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<p class=MsoTitle align=center style='text-align:center'><span style='font-size:22.0pt;font-family:方正小标宋'>松岭县
办事指南<span lang=EN-US><o:p></o:p></span></span></p>
<h1><span style='mso-bidi-font-weight:bold'>一、受理</span><o:p></o:p></h1>
<p class=MsoNormal style='mso-outline-level:2'><b>（一）时间</b></p>
<p class=MsoNormal style='text-indent:21.0pt;font-weight:normal'>&nbsp;&nbsp; 请于<b style='mso-bidi-font-weight:normal'><u><span
style='color:red'>五日</span></u></b>内<i>前来</i>办理。<o:p></o:p></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal align=right style='text-align:right'>松岭县人民政府</p>
<!--EndFragment--></body></html>)";
  CHECK(Kept(page) ==
        "<h2 class=\"rt-center\">松岭县办事指南</h2><h2>一、受理</h2><h3>（一）时间</h3>"
        "<p>请于<b><u>五日</u></b>内<i>前来</i>办理。</p><p class=\"rt-end\">松岭县人民政府</p>");
}

TEST_CASE("Word: 一、 in 黑体 and （一） in 楷体 are headings without any style (GB/T 9704)") {
  const auto in = [](std::string_view font, std::string_view text) {
    return "<p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt;font-family:" +
           std::string(font) + "'>" + std::string(text) + "<span lang=EN-US><o:p></o:p></span></span></p>\n";
  };
  CHECK(Kept(in("黑体", "一、总体要求") + in("楷体_GB2312", "（一）工作目标") + in("仿宋_GB2312", "到年底全部办完。") +
             in("SimHei", "十二、保障措施")) ==
        "<h2>一、总体要求</h2><h3>（一）工作目标</h3><p>到年底全部办完。</p><h2>十二、保障措施</h2>");
  // Beneath the title of the document they stand where headings with styles would.
  CHECK(Kept("<p class=MsoTitle>关于停车的通知</p>" + in("黑体", "一、范围") + in("楷体", "（一）集镇")) ==
        "<h2>关于停车的通知</h2><h2>一、范围</h2><h3>（一）集镇</h3>");
  // The far-eastern font is that of Han characters; figures stand in a font of their own.
  CHECK(Kept("<p><span style='font-family:\"Times New Roman\";mso-fareast-font-family:\"方正黑体_GBK\"'>一、<span "
             "lang=EN-US "
             "style='font-family:\"Times New Roman\"'>2026</span>年任务</span></p>") == "<h2>一、2026年任务</h2>");
  CHECK(Kept("<p><span style='mso-fareast-font-family:仿宋;font-family:黑体'>一、范围</span></p>") ==
        "<p>一、范围</p>");
  CHECK(Kept("<p><font face='黑体'>一、范围</font></p>") == "<h2>一、范围</h2>");
  CHECK(Kept("<p style='font-family:KaiTi, SimSun'>(三)经费</p>") == "<h2>(三)经费</h2>");
  // A number that Word draws counts as the beginning.
  CHECK(Kept("<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>一、</span><span "
             "style='font-family:黑体'>总体要求</span></p>") == "<h2>一、总体要求</h2>");
}

TEST_CASE("text in 黑体 or 楷体 that is no heading stays a paragraph") {
  const auto in = [](std::string_view font, std::string_view text) {
    return Kept("<p><span style='font-family:" + std::string(font) + "'>" + std::string(text) + "</span></p>");
  };
  const std::string body =
      "各村（社区）要把这项工作摆在重要位置，明确专人负责，按时报送进展，遇到问题及时报告，不得推诿扯皮，确保落到实处";
  const std::pair<const char*, std::string> kept[] = {
      {"黑体", body},                            // body text in that font
      {"黑体", "一、" + body},                   // too long for a heading
      {"黑体", "一、本办法自发布之日起施行。"},  // a sentence
      {"黑体", "一、范围。全镇各村"},            // runs on
      {"黑体", "总体要求"},                      // no number
      {"黑体", "一"},
      {"黑体", "一、"},  // nothing behind the number
      {"黑体", "1、范围"},
      {"黑体", "一，二，三"},
      {"黑体", "十一二三四五、范围"},
      {"黑体", "（一）目标"},  // the other font
      {"楷体", "一、范围"},
      {"楷体", "（一）目标："},
      {"楷体", "（一"},
      {"楷体", "（）目标"},
      {"仿宋", "一、范围"},
      {"仿宋, 黑体", "一、范围"},  // only where the first is missing
  };
  for (const auto& [font, text] : kept) {
    CAPTURE(text);
    CHECK(in(font, text) == "<p>" + text + "</p>");
  }
  // The first sentence in 楷体, the rest in 仿宋: run in, as official documents have it.
  CHECK(Kept("<p><span style='font-family:楷体'>（一）加强领导</span><span "
             "style='font-family:仿宋'>各村要落实</span></p>") == "<p>（一）加强领导各村要落实</p>");
  CHECK(Kept("<p><span style='font-family:仿宋'>一、</span><span style='font-family:黑体'>范围</span></p>") ==
        "<p>一、范围</p>");
  // In cells, items and what has been a heading already nothing changes.
  CHECK(Kept("<table style='font-family:黑体'><tr><td>一、范围</td><td "
             "style='font-family:黑体'>二、期限</td></tr></table>") ==
        "<table><tr><td><p>一、范围</p></td><td><p>二、期限</p></td></tr></table>");
  CHECK(Kept("<ul><li><span style='font-family:黑体'>一、范围</span></li></ul>") == "<ul><li>一、范围</li></ul>");
  CHECK(Kept("<h2>题</h2><h3 style='font-family:黑体'>一、范围</h3>") == "<h2>题</h2><h3>一、范围</h3>");
  // A paragraph does not take over the font of the one before it.
  CHECK(Kept("<p><span style='font-family:黑体'></span></p><p>一、范围</p>") == "<p>一、范围</p>");
  CHECK(Kept("<p style='font-family:黑体'>一、范围<p>二、期限") == "<h2>一、范围</h2><p>二、期限</p>");
}

TEST_CASE("hostile fonts: names without end, broken styles, marks in them") {
  CHECK(Kept("<p style='font-family:" + std::string(10'000, 'x') + "'>一、范围</p>") == "<p>一、范围</p>");
  CHECK(Kept("<p style='font-family:'>一、范围</p>") == "<p>一、范围</p>");
  CHECK(Kept("<p style='font-family'>一、范围</p>") == "<p>一、范围</p>");
  CHECK(Kept("<p style='font-family:黑体\"><script>alert(1)</script>'>一、范围</p>") == "<h2>一、范围</h2>");
  CHECK(Kept("<p style='font-family:\xe9\xbb'>一、范围</p>") == "<p>一、范围</p>");
  CHECK(Kept("<p style='font-family:黑体'>一、<script>alert(1)</script>&lt;b&gt;</p>") == "<h2>一、&lt;b&gt;</h2>");
  CHECK(Kept("<p style='font-family:黑体'><s>一、</s>范围</p>") == "<p>范围</p>");
}

TEST_CASE("Word: a list that it draws becomes a list where it would show the same, else its markers become text") {
  const auto item = [](std::string_view list, std::string_view marker, std::string_view text) {
    return "<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:" + std::string(list) +
           " lfo1'><![if !supportLists]><span lang=EN-US style='font-family:Wingdings'><span style='mso-list:Ignore'>" +
           std::string(marker) +
           "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>" +
           std::string(text) + "</p>\n";
  };
  CHECK(Kept(item("l0 level1", "1.", "甲") + item("l0 level2", "Ø", "乙") + item("l0 level1", "2.", "丙")) ==
        "<ol><li>甲<ul><li>乙</li></ul></li><li>丙</li></ol>");
  CHECK(Kept(item("l1 level1", "·", "甲") + item("l1 level1", "·", "乙")) == "<ul><li>甲</li><li>乙</li></ul>");
  CHECK(Kept(item("l1 level1", "（一）", "<b>甲</b>") + item("l1 level1", "（二）", "乙")) ==
        "<p><b>（一）甲</b></p><p>（二）乙</p>");
  // One number alone, or one that goes on behind other text, would be shown as 1.
  CHECK(Kept(item("l2 level1", "1.", "甲") + "<p>说明</p>" + item("l2 level1", "2.", "乙") +
             item("l2 level1", "3.", "丙")) == "<p>1. 甲</p><p>说明</p><p>2. 乙</p><p>3. 丙</p>");
  CHECK(Kept("<h1 style='mso-list:l0 level1 lfo1'><span "
             "style='mso-list:Ignore'>第一章<span>&nbsp;</span></span>总则</h1>") == "<h2>第一章 总则</h2>");
}

TEST_CASE("Word: what colleagues remarked, deleted or hid is not published") {
  const RichTextRead read = Read(
      "<p>新收<del>九</del>四件<a class=msocomanchor href='#_msocom_1'>[沈1]</a><s>划掉</s>"
      "<span style='display:none;mso-hide:all'>隐藏</span></p>"
      "<div style='mso-element:comment-list'><div class=msocomtxt>这里不要写</div></div><p>完</p>");
  CHECK(read.text.PlainText() == "新收四件\n\n完");
  CHECK(read.struck_out_left_out);
  CHECK_FALSE(Read("<p>一<s> </s></p>").struck_out_left_out);
}

TEST_CASE("WPS: styles by name, lists, images that did not come along") {
  const RichTextRead read = Read(
      "<p class=\"MsoNormal\" style=\"mso-style-name:'标题 2';\"><b>二、材料</b></p>"
      "<p class=\"MsoNormal\" style=\"mso-list:l0 level1 lfo1;\"><!--[if !supportLists]--><span "
      "style=\"mso-list:Ignore;\">"
      "一、</span><!--[endif]-->身份证</p><p><img src=\"file:///C:/wps1.png\"><img "
      "src=\"data:image/png;base64,AAAA\"></p>");
  CHECK(WriteRichText(read.text) == "<h2>二、材料</h2>\n<p>一、身份证</p>\n");
  CHECK(read.images_left_out == 2);
}

TEST_CASE("Excel: a table with spans, alignment and blank cells; its sheet of styles is gone") {
  const char* const page =
      "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><style>\n<!--table "
      "{mso-displayed-decimal-separator:"
      "\"\\.\";} .xl65 {font-weight:700;}-->\n</style></head><body><table border=0 cellpadding=0 width=216>"
      "<!--StartFragment--><col width=72 span=3 style='width:54pt'><tr height=19><td colspan=3 class=xl65 "
      "style='text-align:"
      "center'>收费表</td></tr>\n<tr><td rowspan=2>项目</td><td align=right>10</td><td></td></tr>\n<tr><td>a<br>b</td>"
      "<td style='display:none'>9</td><td>&nbsp;</td></tr><!--EndFragment--></table></body></html>";
  CHECK(Kept(page) ==
        "<table><tr><td colspan=\"3\"><p class=\"rt-center\">收费表</p></td></tr><tr><td rowspan=\"2\"><p>项目</p></td>"
        "<td><p class=\"rt-end\">10</p></td><td></td></tr><tr><td><p>a<br>b</p></td><td></td></tr></table>");
}

TEST_CASE("a table: heads, what stands in its cells, end tags left out") {
  CHECK(Kept("<table><thead><tr><td>甲<td>乙</thead><tbody><tr><th>丙<td><ul><li>一<li>二</ul><h3>题</h3></table>") ==
        "<table><tr><th><p>甲</p></th><th><p>乙</p></th></tr><tr><th><p>丙</p></th><td><p>• 一</p><p>• 二</p>"
        "<p><b>题</b></p></td></tr></table>");
  CHECK(Kept("<tr><td>甲</td><td>乙</td></tr>") == "<table><tr><td><p>甲</p></td><td><p>乙</p></td></tr></table>");
  CHECK(Kept("<table><caption>表名</caption><tr><td>甲</td></tr></table>") ==
        "<p>表名</p><table><tr><td><p>甲</p></td></tr></table>");
}

TEST_CASE("a table that lays out a page is taken apart") {
  CHECK(
      Kept("<table><tr><td>菜单</td><td><p>正文</p><table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>") ==
      "<p>菜单</p><p>正文</p><table><tr><td><p>甲</p></td><td><p>乙</p></td></tr></table>");
  CHECK(Kept("<table><tr><td><h2>题</h2><p>文</p></td></tr></table>") == "<h2>题</h2><p>文</p>");
}

TEST_CASE("web page: nested lists, several paragraphs in an item, numberings that would read otherwise") {
  CHECK(Kept("<ul><li><p>甲</p><p>又</p></li><li>乙<ol><li>丙</ol></ul>") ==
        "<ul><li>甲<br>又</li><li>乙<ol><li>丙</li></ol></li></ul>");
  CHECK(Kept("<ol><li>甲</li></ol><p>段</p><ol start=2><li>乙</li><li>丙</li></ol>") ==
        "<ol><li>甲</li></ol><p>段</p><p>2. 乙</p><p>3. 丙</p>");
  CHECK(Kept("<ol><li>甲</li></ol><ol start=2><li>乙</li></ol>") == "<ol><li>甲</li><li>乙</li></ol>");
  CHECK(Kept("<ol style='list-style-type:simp-chinese-informal'><li>甲</li><li>乙</li></ol>") ==
        "<p>一、甲</p><p>二、乙</p>");
  CHECK(Kept("<li>孤儿</li>") == "<ul><li>孤儿</li></ul>");
}

TEST_CASE("web page: line breaks, indents, raised and lowered digits") {
  CHECK(Kept("<div>一<br>二<br><br>三<br>　　四</div>五") == "<p>一<br>二</p><p>三</p><p>四</p><p>五</p>");
  CHECK(Kept("<p>10<sup>4</sup>米<sup>2</sup>，CO<sub>2</sub>，x<sup>n</sup></p>") == "<p>10⁴米²，CO₂，xn</p>");
  CHECK(Kept("<pre>a\nb  c</pre>") == "<p>a<br>b c</p>");
  CHECK(Kept("<p>政府\n信息</p><p>open\ninformation</p>") == "<p>政府信息</p><p>open information</p>");
  CHECK(Kept("<b style='font-weight:normal'>不粗<span style='font-weight:700'>粗</span></b>") ==
        "<p>不粗<b>粗</b></p>");
  CHECK(Kept("<div style='text-align:center'><p>中</p></div><p>左</p>") == "<p class=\"rt-center\">中</p><p>左</p>");
  CHECK(Kept("<p><b>粗<p>不粗") == "<p><b>粗</b></p><p>不粗</p>");
}

TEST_CASE("headings: where there is an h1, all are one level lower") {
  CHECK(Kept("<h1>a</h1><h2>b</h2><h6>c</h6>") == "<h2>a</h2><h3>b</h3><h4>c</h4>");
  CHECK(Kept("<h2>a</h2><h3>b</h3><h5>c</h5>") == "<h2>a</h2><h3>b</h3><h4>c</h4>");
}

TEST_CASE("links lead where they may, the text of the others stays") {
  CHECK(Kept("<a href='https://www.example.gov.cn/?a=1&amp;b=2'>一</a><a href='/zwgk'>二</a><a name=x>三</a>"
             "<a href='java&#9;script:alert(1)'>四</a><a href=\"&#106;avascript:x\">五</a><a href='#_Toc1'>六</a>") ==
        "<p><a href=\"https://www.example.gov.cn/?a=1&amp;b=2\">一</a><a href=\"/zwgk\">二</a>三四五六</p>");
}

TEST_CASE("an image is kept if it is an attachment here") {
  const std::string digest = "sm3:" + std::string(64, 'b');
  const RichTextRead read =
      Read("<p>前<img data-digest=" + digest + " alt='楼&quot;' onerror=x src=//evil.example>后</p>");
  CHECK(WriteRichText(read.text) == "<p>前</p>\n<img data-digest=\"" + digest + "\" alt=\"楼&quot;\">\n<p>后</p>\n");
  CHECK(read.images_left_out == 0);
  CHECK(Kept("<table><tr><td>甲<img data-digest='" + digest + "'></td><td>乙</td></tr></table>") ==
        "<table><tr><td><p>甲</p></td><td><p>乙</p></td></tr></table><img data-digest=\"" + digest + "\" alt=\"\">");
}

TEST_CASE("plain text: blank lines and indents part paragraphs, tabs make tables") {
  const auto text = RichTextFromPlain("标题\r\n\r\n　　第一段\r\n续行\r\n　　第二段<b>\r\n项目\t数\r\n甲\t1\r\n完");
  REQUIRE(text.has_value());
  std::string written = WriteRichText(*text);
  std::erase(written, '\n');
  CHECK(written ==
        "<p>标题</p><p>第一段<br>续行</p><p>第二段&lt;b&gt;</p><table><tr><td><p>项目</p></td><td><p>数</p></td></tr>"
        "<tr><td><p>甲</p></td><td><p>1</p></td></tr></table><p>完</p>");
}

TEST_CASE("a form without script: text that nobody changed keeps its headings, changed text counts") {
  const std::string html = "<h2>题</h2><table><tr><td>甲</td><td>乙</td></tr></table><ul><li>丙</li></ul>";
  const std::string plain = Read(html).text.PlainText();
  std::string sent;  // as browsers send it
  for (const char c : plain) sent += c == '\n' ? "\r\n" : std::string(1, c);
  CHECK(*ReadSentRichText(html, sent, false) == Read(html).text);
  CHECK(*ReadSentRichText(html, sent + "丁", false) == *RichTextFromPlain(plain + "丁"));
  CHECK(*ReadSentRichText(html, "", true) == Read(html).text);
  CHECK(ReadSentRichText("", "", false)->empty());
}

TEST_CASE("images are lines of the plain text: moved, named and taken away without an editor") {
  const std::string a = "<img data-digest=\"sm3:" + std::string(64, 'a') + "\" alt=\"",
                    b = "<img data-digest=\"sm3:" + std::string(64, 'b') + "\" alt=\"";
  const std::string html = "<p>一</p>\n" + a + "桥\">\n" + b + "\">\n<p>二</p>\n";
  const std::string plain = Read(html).text.PlainText();
  CHECK(plain == "一\n\n［图片：桥］\n\n［图片］\n\n二");
  const auto typed = [&](std::string_view text) { return WriteRichText(*ReadSentRichText(html, text, false)); };
  CHECK(typed("一\n\n［图片：桥］\n\n［图片：路］\n\n二") == "<p>一</p>\n" + a + "桥\">\n" + b + "路\">\n<p>二</p>\n");
  // Close to its neighbours, in another order, one left out.
  CHECK(typed("［图片］\r\n一\r\n［图片：桥］\r\n二") == b + "\">\n<p>一</p>\n" + a + "桥\">\n<p>二</p>\n");
  CHECK(typed("一 二\n\n［图片：桥］") == "<p>一 二</p>\n" + a + "桥\">\n");
  CHECK(typed("一，［图片：桥］") == "<p>一，［图片：桥］</p>\n");
  // One more than there are: text, and nothing is made up.
  CHECK(typed("［图片：1］\n\n［图片：2］\n\n［图片：3］") == a + "1\">\n" + b + "2\">\n<p>［图片：3］</p>\n");
  CHECK(typed("［图片：\"><script>alert(1)</script>］") == a + "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">\n");
}

TEST_CASE("what is too much is refused with a sentence, and soon") {
  CHECK(ReadRichText(std::string(kLongestPaste + 1, ' ')).error().kind == ErrorKind::kUnreadable);
  std::string words, cells = "<table>", rows = "<table>";
  for (std::size_t i = 0; i <= RichTextLimits::kBlocks; ++i) words += "<p>公";
  for (std::size_t i = 0; i <= RichTextLimits::kCells; ++i) cells += "<td>1";
  for (std::size_t i = 0; i <= RichTextLimits::kCells; ++i) rows += "<tr>";
  CHECK_FALSE(ReadRichText(words).has_value());
  CHECK_FALSE(ReadRichText(cells).has_value());
  CHECK_FALSE(ReadRichText(rows).has_value());
}

TEST_CASE("hostile pages: nesting without end costs nothing") {
  for (const char* piece : {"<div>", "<b>", "<ul><li>", "<table><tr><td>", "<a href=/x>", "</p>", "<p>", "<svg>", "<s>",
                            "<!--", "<![if x]>", "<b><p></b>", "<ol start=9999>", "<td colspan=9999 rowspan=9999>"}) {
    std::string page;
    while (page.size() < (32U << 10U)) page += piece;
    page += "<p>完</p>";
    INFO(piece);
    const auto read = ReadRichText(page);
    CHECK((read.has_value() || !read.error().message.empty()));
  }
}

}  // namespace
}  // namespace gongkai::docread
