#include "disclosure/channel/broadcast.h"

#include <doctest/doctest.h>

#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

RichCell Cell(std::string text, bool head = false, int rows = 1, int columns = 1) {
  RichCell cell{.head = head, .row_span = rows, .column_span = columns, .paragraphs = {}};
  if (!text.empty()) cell.paragraphs.push_back({.runs = {{.text = std::move(text)}}});
  return cell;
}

TEST_CASE("an item is read from its title to its telephone, figures in words, a line a breath") {
  Content content{.kind = ItemKind::kNotice, .title = "关于2026年春节期间供水的通知", .summary = "供水安排。"};
  const RichText body =
      *RichText::Of({RichHeading{.runs = {{.text = "一、停水时间"}}},
                     RichParagraph{.runs = {{.text = "2026年2月16日8:00至12:00（枕溪镇）停水；请提前储水。"}}},
                     RichListItem{.ordered = true, .runs = {{.text = "水费每吨2元"}}},
                     RichListItem{.ordered = true, .runs = {{.text = "缴费详见http://a.example"}}}});
  CHECK(BroadcastScript(content, body, {"澄砚县水利局", "0578-1234567", 2026y / 2 / 10}) ==
        "现在播送澄砚县水利局公开的通知公告。\n"
        "题目是：关于二〇二六年春节期间供水的通知。\n"
        "一、停水时间。\n"
        "二〇二六年二月十六日八点整至十二点整，枕溪镇，停水。\n"
        "请提前储水。\n"
        "第一，水费每吨两元。\n"
        "第二，缴费详见公开的页面。\n"
        "以上内容由澄砚县水利局于二〇二六年二月十日公开。\n"
        "有不清楚的地方，请拨打电话零五七八，幺二三四五六七。\n"
        "播送完了。\n");
}

TEST_CASE("what was pasted out of Word is read as it was meant: the title once, its numbers as a list says them") {
  Content content{.kind = ItemKind::kNotice, .title = "关于取暖安全的通知"};
  const RichText body = *RichText::Of({RichParagraph{.runs = {{.text = "关于取暖安全的通知"}}},
                                       RichParagraph{.runs = {{.text = "1.\u00a0\u00a0 检查烟囱。"}}},
                                       RichParagraph{.runs = {{.text = "2.5吨以上的炉子另行检查。"}}}});
  const std::string script = BroadcastScript(content, body, {"枕溪镇人民政府", "", 2026y / 2 / 10});
  CHECK(script.find("第一，检查烟囱。\n") != std::string::npos);
  CHECK(script.find("二点五吨以上的炉子另行检查。\n") != std::string::npos);
  CHECK(script.find("关于取暖安全的通知") == script.rfind("关于取暖安全的通知"));
}

TEST_CASE("tables become sentences") {
  const auto of = [](std::vector<RichRow> rows) {
    const RichText text = *RichText::Of({RichTable{std::move(rows)}});
    return SentencesOf(std::get<RichTable>(text.blocks().front()));
  };
  SUBCASE("with a head") {
    CHECK(of({{{Cell("年度", true), Cell("小区数", true), Cell("户数", true)}},
              {{Cell("第一年"), Cell("8"), Cell("1120")}},
              {{Cell("第二年"), Cell("—"), Cell("960")}}}) == "第一年，小区数8，户数1120。第二年，户数960。");
  }
  SUBCASE("with a head of two rows and merged cells") {
    CHECK(of({{{Cell("村", true, 2), Cell("人数", true, 1, 2)}},
              {{Cell("男", true), Cell("女", true)}},
              {{Cell("石桥村"), Cell("20"), Cell("22")}},
              {{Cell("云坞村"), Cell("合并", false, 1, 2)}}}) == "石桥村，人数男20，人数女22。云坞村，人数男合并。");
  }
  SUBCASE("without a head: the first of three columns, none of two") {
    CHECK(of({{{Cell("姓名"), Cell("村"), Cell("金额")}}, {{Cell("桑某"), Cell("石桥村"), Cell("500元")}}}) ==
          "桑某，村石桥村，金额500元。");
    CHECK(of({{{Cell("地点"), Cell("镇政府一楼")}}, {{Cell("电话"), Cell("12345")}}}) ==
          "地点，镇政府一楼。电话，12345。");
  }
  SUBCASE("without a head: above a column of figures") {
    CHECK(of({{{Cell("行政村"), Cell("株数")}}, {{Cell("石桥村"), Cell("600")}}, {{Cell("渡口村"), Cell("1,380")}}}) ==
          "石桥村，株数600。渡口村，株数1,380。");
  }
  SUBCASE("the unit of a head stands behind the figure") {
    CHECK(of({{{Cell("姓名"), Cell("村（社区）"), Cell("救助金额（元）"), Cell("补贴(元/月)"), Cell("比例（%）")}},
              {{Cell("桑某"), Cell("石桥村"), Cell("1200"), Cell("95"), Cell("5")}},
              {{Cell("祁某"), Cell("云坞村"), Cell("未定"), Cell("—"), Cell("6%")}}}) ==
          "桑某，村（社区）石桥村，救助金额1200元，补贴95元/月，比例5%。"
          "祁某，村（社区）云坞村，救助金额未定，比例6%。");
  }
  SUBCASE("a head is said in every row, and cut") {
    std::string head;
    for (int i = 0; i < 150'000; ++i) head += "长";
    std::vector<RichRow> rows = {{{Cell("村", true), Cell(head, true)}}};
    for (int i = 1; i < 9'000; ++i) rows.push_back({{Cell("甲"), Cell("1")}});
    const std::string sentences = of(std::move(rows));
    CHECK(sentences.size() < 200'000);
    CHECK(Utf8Length(sentences.substr(0, sentences.find("。"))) <= 66);
  }
  SUBCASE("what is empty is not read") { CHECK(of({{{Cell(""), Cell("")}}}).empty()); }
}

TEST_CASE("units of heads are spoken with their figures") {
  const RichText body =
      *RichText::Of({RichTable{{{{Cell("姓名", true), Cell("救助金额（元）", true), Cell("补贴（元/月）", true)}},
                                {{Cell("桑某"), Cell("1200"), Cell("95")}}}}});
  const std::string script =
      BroadcastScript({.kind = ItemKind::kNotice, .title = "名单"}, body, {"甲", "", 2026y / 2 / 10});
  CHECK(script.find("桑某，救助金额一千二百元，补贴每月九十五元。") != std::string::npos);
}

TEST_CASE("what is too long to be read is told to go on in the public text") {
  std::vector<RichBlock> blocks;
  for (int i = 0; i < 9'000; ++i) blocks.push_back(RichParagraph{.runs = {{.text = "各村要及时清理沟渠。"}}});
  const RichText body = *RichText::Of(std::move(blocks));
  Content content{.kind = ItemKind::kNotice, .title = "防汛"};
  const std::string script = BroadcastScript(content, body, {"甲", "0578-1234567", 2026y / 2 / 10});
  CHECK(Utf8Length(script) < 70'000);
  CHECK(script.find("\n内容较长，后面的部分请看网站上公开的全文。\n以上内容由甲于") != std::string::npos);
  CHECK(script.ends_with("播送完了。\n"));
  content.channels = {Channel::kBroadcast};
  CHECK(BroadcastScript(content, body, {"甲", "", 2026y / 2 / 10}).find("请看张贴的全文。") != std::string::npos);
  content.correction = "改正了日期。";
  content.correction_why = "核对时发现。";
  CHECK(BroadcastScript(content, RichText(), {"甲", "", 2026y / 2 / 10}).find("本信息已更正。") != std::string::npos);
}

TEST_CASE("a long sentence goes on at a pause, and no word of it is lost") {
  std::string sentence;
  for (int i = 0; i < 12; ++i) sentence += "各村要及时清理沟渠，";
  Content content{.kind = ItemKind::kNotice, .title = "防汛", .summary = ""};
  const RichText body = *RichText::Of({RichParagraph{.runs = {{.text = sentence + "确保安全。"}}}});
  const std::string script = BroadcastScript(content, body, {"甲", "", 2026y / 2 / 10});
  std::size_t from = 0, lines = 0;
  std::string joined;
  while (from < script.size()) {
    const std::size_t end = script.find('\n', from);
    const std::string line = script.substr(from, end - from);
    CHECK(Utf8Length(line) <= 34);
    joined += line;
    from = end + 1;
    ++lines;
  }
  CHECK(joined.find(sentence + "确保安全。") != std::string::npos);
  CHECK(lines >= 8);
  CHECK(MinutesToRead(script) == 1);
}

}  // namespace
}  // namespace gongkai::disclosure
