// Everything that goes out is screened, and what is masked is masked where it was found.
#include "disclosure/screen/item_parts.h"

#include <doctest/doctest.h>

#include "disclosure/content_digest.h"

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

RichCell CellOf(std::string text) { return {.paragraphs = {{{}, {{std::move(text)}}}}}; }

RichText AidList() {
  RichText body = *RichText::Of({RichHeading{2, {}, {{"一、名单"}}},
                                 RichTable{{RichRow{{CellOf("姓名"), CellOf("身份证号码")}},
                                            RichRow{{CellOf("王某"), CellOf("330102199001011234")}}}},
                                 RichParagraph{{},
                                               {{"电话 138"},
                                                {.text = "0013", .bold = true},
                                                {"8000，"},
                                                {.text = "网站", .link = LinkAddress::Of("https://example.gov.cn/")}}},
                                 RichImage{*ImageDigest::Of("sm3:" + std::string(64, 'a')), "领取现场，王某的电话"}});
  return body;
}

Content Whole() {
  return {.kind = ItemKind::kAidList,
          .title = "救助名单",
          .summary = "三月的救助",
          .body = "",
          .fields = {{"posted_until", "2026-04-01"}},
          .attribute = Attribute::kProactive,
          .ground_words = "理由",
          .other_organ = "民政局",
          .formed_on = 2026y / 3 / 1,
          .attachments = {{"名单.xlsx", "sm3:1", 9}, {"名单.xlsx", "sm3:2", 9}, {"说明.pdf", "sm3:3", 9}},
          .correction = "改了电话",
          .correction_why = "录入有误"};
}

const screening::Part* Named(const std::vector<screening::Part>& parts, std::string_view key) {
  for (const screening::Part& part : parts) {
    if (part.key == key) return &part;
  }
  return nullptr;
}

TEST_CASE("a scan has words that nobody has read, and is never clean") {
  docread::Inspection scan{.files = {{}}, .pieces = {}, .pictures = 3};
  CHECK(FilePartOf("file:1", "附件", scan).obstacle.find("图片") != std::string::npos);
  scan.pieces.push_back({.text = "补助名单"});
  CHECK(FilePartOf("file:1", "附件", scan).obstacle.empty());
  CHECK(FilePartOf("file:1", "附件", {.files = {{}}, .pieces = {}}).obstacle.empty());
}

TEST_CASE("every text that is signed is looked at: changing it changes both the digest and a part") {
  const Content whole = Whole();
  const auto all = [](const Content& content) {
    std::string text;
    for (const auto& part : TextPartsOf(content, AidList())) {
      for (const auto& piece : part.pieces) text += part.key + "=" + piece.text + "\n";
    }
    return text;
  };
  const std::string before = all(whole);
  for (std::string Content::*text : {&Content::title, &Content::summary, &Content::ground_words, &Content::other_organ,
                                     &Content::correction, &Content::correction_why}) {
    Content changed = whole;
    changed.*text += "330102199001011234";
    CHECK(AskedDigest(changed) != AskedDigest(whole));
    CHECK(all(changed) != before);
  }
  Content changed = whole;
  changed.fields["anything"] = "330102199001011234";
  CHECK(all(changed) != before);
  changed = whole;
  changed.attachments[1].name = "330102199001011234.xlsx";
  CHECK(all(changed) != before);
}

TEST_CASE("the body is cut into what is read, with its tables, what images say and where links lead") {
  const auto parts = TextPartsOf(Whole(), AidList());
  const screening::Part* const body = Named(parts, "body");
  REQUIRE(body != nullptr);
  REQUIRE(body->pieces.size() == 8);
  CHECK(body->pieces[0].text == "一、名单");
  CHECK(body->pieces[4].text == "330102199001011234");
  CHECK(body->pieces[4].table == 1);
  CHECK(body->pieces[4].row == 1);
  CHECK(body->pieces[4].column == 1);
  CHECK(body->pieces[4].where == "表 1 第 2 行第 2 列");
  CHECK(body->pieces[5].text == "电话 13800138000，网站");
  CHECK(body->pieces[6].sight == docread::Sight::kLinkTarget);
  CHECK(body->pieces[7].sight == docread::Sight::kAlternativeText);
}

TEST_CASE("what is masked stands where it stood, and nothing else moves") {
  const std::string number = "330102199001011234", masked = "330102********1234";
  const std::string line = "电话 13800138000，网站";
  const auto edited = Edited(Whole(), AidList(),
                             {{"body", 4, 0, number.size(), masked},
                              {"body", 5, std::string("电话 ").size(), 11, "138****8000"},
                              {"body", 7, std::string("领取现场，").size(), std::string("王某").size(), "某人"},
                              {"title", 0, 0, std::string("救助").size(), "补助"},
                              {"field-posted_until", 0, 0, 4, "2027"},
                              {"names", 1, 0, std::string("名单").size(), "表"}});
  REQUIRE(edited);
  const auto parts = TextPartsOf(edited->content, edited->body);
  const screening::Part* const body = Named(parts, "body");
  CHECK(body->pieces[4].text == masked);
  CHECK(body->pieces[5].text == "电话 138****8000，网站");
  CHECK(body->pieces[7].text == "领取现场，某人的电话");
  CHECK(edited->content.title == "补助名单");
  CHECK(edited->content.fields.at("posted_until") == "2027-04-01");
  CHECK(edited->content.attachments[1].name == "表.xlsx");
  CHECK(body->pieces[3].text == "王某");
}

TEST_CASE("two in one line are both masked; what overlaps is masked once; what is beyond the text is left alone") {
  const RichText body = *RichText::Of({RichParagraph{{}, {{"甲13800138000乙13900139000丙"}}}});
  const std::size_t first = std::string("甲").size(), second = std::string("甲13800138000乙").size();
  const auto edited =
      Edited({}, body, {{"body", 0, first, 11, "A"}, {"body", 0, second, 11, "B"}, {"body", 0, first, 3, "C"}});
  REQUIRE(edited);
  CHECK(edited->body.PlainText() == "甲A乙B丙");
  CHECK(Edited({}, body, {{"body", 9, 0, 1, "x"}, {"title", 0, 5, 9, "x"}, {"nothing", 0, 0, 1, "x"}})->body == body);
}

TEST_CASE("a name of a file is read as words, and changed where they stand") {
  Content content;
  content.attachments = {{"王小明_330102199001011234.pdf", "sm3:1", 9}};
  const auto parts = TextPartsOf(content, {});
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].pieces[0].text == "王小明 330102199001011234 pdf");
  const auto edited = Edited(content, {}, {{"names", 0, std::string("王小明_").size(), 18, "330102********1234"}});
  CHECK(edited->content.attachments[0].name == "王小明_330102********1234.pdf");
}

TEST_CASE("a link that is taken out leaves its words") {
  const auto edited = Edited({}, AidList(), {{"body", 6, 0, 5, ""}});
  REQUIRE(edited);
  CHECK(Named(TextPartsOf({}, edited->body), "body")->pieces[5].text == "电话 13800138000，网站");
  CHECK(Named(TextPartsOf({}, edited->body), "body")->pieces.size() == 7);
}

TEST_CASE("a file keeps its key when it is replaced under its name, and no key tells the name") {
  Content whole = Whole();
  const auto keys = FileKeysOf(whole);
  REQUIRE(keys.size() == 3);
  CHECK(keys[0] != keys[1]);
  CHECK(keys[0].find("名单") == std::string::npos);
  CHECK(LabelOfPart(keys[2], whole) == "附件“说明.pdf”");
  whole.attachments[2].digest = "sm3:9";
  CHECK(FileKeysOf(whole)[2] == keys[2]);
  CHECK(IsFileKey(keys[0]));
  CHECK(LabelOfPart("field-posted_until", whole) != "field-posted_until");
}

}  // namespace
}  // namespace gongkai::disclosure
