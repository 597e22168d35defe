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
  SUBCASE("what is empty is not read") { CHECK(of({{{Cell(""), Cell("")}}}).empty()); }
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
