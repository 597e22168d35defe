// The nouns: kinds, columns, numbers; and the digest that is signed.
#include "disclosure/item.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "disclosure/content_digest.h"
#include "disclosure/index_number.h"

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

TEST_CASE("a correction is told with its reason, where it has one") {
  Content content;
  CHECK(CorrectionWords(content).empty());
  content.correction = "电话已改正";
  CHECK(CorrectionWords(content) == "电话已改正");  // signed before a reason was asked for
  content.correction_why = "录入有误。";
  CHECK(CorrectionWords(content) == "电话已改正。原因：录入有误。");
  content.correction += "。";
  CHECK(CorrectionWords(content) == "电话已改正。原因：录入有误。");
}

TEST_CASE("fields are read by people as what they are: days, levels, and what was typed before there were choices") {
  const auto shown = [](ItemKind kind, std::string_view name, std::string_view value) {
    const auto fields = FactsOf(kind).fields;
    return ShownOf(*std::ranges::find(fields, name, &KindField::name), value);
  };
  CHECK(shown(ItemKind::kWarning, "level", "红色") == "一级（红色）");
  CHECK(shown(ItemKind::kWarning, "level", "蓝色") == "四级（蓝色）");
  CHECK(shown(ItemKind::kWarning, "level", "暴雨黄色预警") == "暴雨黄色预警");
  CHECK(shown(ItemKind::kWarning, "area", "红色") == "红色");
  CHECK(shown(ItemKind::kWarning, "posted_until", "2026-03-17") == "2026年3月17日");
  CHECK(shown(ItemKind::kWarning, "posted_until", "下周") == "下周");
  // A field of choices has some, and no other field has any.
  for (const ItemKind kind : ItemKinds()) {
    for (const KindField& field : FactsOf(kind).fields) {
      CAPTURE(field.name);
      CHECK((field.type == FieldType::kChoice) == !field.choices.empty());
    }
  }
}

TEST_CASE("every kind is found by its id, has a column and an article, and no two share an id") {
  std::set<std::string_view> ids;
  for (const ItemKind kind : ItemKinds()) {
    const KindFacts& facts = FactsOf(kind);
    CHECK(facts.kind == kind);
    CHECK(ItemKindFrom(facts.id) == kind);
    CHECK(ids.insert(facts.id).second);
    CHECK(facts.article.find("第") != std::string_view::npos);
    CHECK(ColumnFrom(IdOf(facts.column)) == facts.column);
    std::set<std::string_view> names;
    for (const KindField& field : facts.fields) CHECK(names.insert(field.name).second);
  }
  CHECK_FALSE(ItemKindFrom("nothing"));
}

TEST_CASE("the fifteen paragraphs of article 20 are all covered") {
  std::string articles;
  for (const ItemKind kind : ItemKinds()) articles += FactsOf(kind).article;
  for (const char* number :
       {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"}) {
    CAPTURE(number);
    CHECK(articles.find("（" + std::string(number) + "）") != std::string::npos);
  }
}

TEST_CASE("an item's number is read strictly") {
  const ItemId id{OrganId{12}, 345};
  CHECK(ToString(id) == "12-345");
  CHECK(ItemIdFrom("12-345") == id);
  for (const char* wrong :
       {"", "-", "12", "12-", "-345", "12-345x", "012-3", "12--3", "12-0", "12-99999999999999999999", " 12-3"}) {
    CAPTURE(wrong);
    CHECK_FALSE(ItemIdFrom(wrong));
  }
}

TEST_CASE("index numbers") { CHECK(IndexNumber("11410327MB0001234A", 2026, 17) == "11410327MB0001234A/2026-00017"); }

TEST_CASE("the term runs from the decision or the approval where there is one") {
  Content content{.kind = ItemKind::kPenalty, .formed_on = 2026y / 3 / 9};
  CHECK(EventDay(content) == 2026y / 3 / 9);
  content.fields["decided_on"] = "2026-03-02";
  CHECK(EventDay(content) == 2026y / 3 / 2);
}

Content Whole() {
  return {.kind = ItemKind::kNotice,
          .title = "关于清明节期间森林防火的通知",
          .summary = "清明节期间禁止野外用火。",
          .body = "<p>禁止野外用火。</p>",
          .fields = {{"document_number", "澄政发〔2026〕3号"}},
          .formed_on = 2026y / 3 / 9,
          .channels = {Channel::kSite},
          .attachments = {{"附件.pdf", "sm3:1", 10}}};
}

TEST_CASE("whatever is published is in the digest: a change of any part changes it") {
  const std::string digest = DigestOf(Whole(), "A/2026-00001");
  CHECK(digest == DigestOf(Whole(), "A/2026-00001"));
  CHECK(digest.starts_with("sm3:"));
  CHECK(digest != DigestOf(Whole(), "A/2026-00002"));
  const std::function<void(Content&)> changes[] = {
      [](Content& c) { c.kind = ItemKind::kNews; },
      [](Content& c) { c.title += "。"; },
      [](Content& c) { c.summary = ""; },
      [](Content& c) { c.body += " "; },
      [](Content& c) { c.fields["document_number"] = "澄政发〔2026〕4号"; },
      [](Content& c) { c.fields["valid_until"] = "2027-01-01"; },
      [](Content& c) { c.attribute = Attribute::kWithheld; },
      [](Content& c) { c.ground = Ground::kProcess; },
      [](Content& c) { c.ground_words = "x"; },
      [](Content& c) { c.origin = Origin::kJoint; },
      [](Content& c) { c.other_organ = "澄砚县民政局"; },
      [](Content& c) { c.is_agreed = true; },
      [](Content& c) { c.formed_on = 2026y / 3 / 10; },
      [](Content& c) { c.publish_on = 2026y / 3 / 12; },
      [](Content& c) { c.channels.push_back(Channel::kNoticeBoard); },
      [](Content& c) { c.attachments[0].name = "附件2.pdf"; },
      [](Content& c) { c.attachments[0].digest = "sm3:2"; },
      [](Content& c) { c.attachments.clear(); },
      [](Content& c) { c.correction = "改正了日期"; },
      [](Content& c) { c.correction_why = "改正了日期"; },
      // What moves from one field into the next is another content.
      [](Content& c) { c.title = "关于清明节期间森林防火的通知清", c.summary = "明节期间禁止野外用火。"; },
  };
  std::set<std::string> digests = {digest};
  for (const auto& change : changes) {
    Content content = Whole();
    change(content);
    CHECK(digests.insert(DigestOf(content, "A/2026-00001")).second);
  }
}

}  // namespace
}  // namespace gongkai::disclosure
