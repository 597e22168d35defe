// What has to be there before an item is handed in: one line a rule, each with its article.
#include "disclosure/content_faults.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2026y / 3 / 10;

Content Notice() {
  return {.kind = ItemKind::kNotice,
          .title = "关于清明节期间森林防火的通知",
          .summary = "清明节期间禁止野外用火。",
          .body = "<p>禁止野外用火。</p>",
          .formed_on = 2026y / 3 / 9};
}

Content Draft() {
  Content content = Notice();
  content.kind = ItemKind::kDraft;
  content.fields = {
      {"comment_until", "2026-04-09"}, {"comment_way", "来信"}, {"explanation", "为什么起草、主要规定什么。"}};
  return content;
}

Content AidList() {
  Content content = Notice();
  content.kind = ItemKind::kAidList;
  content.fields = {{"programme", "临时救助"}, {"posted_until", "2026-03-17"}, {"supervision_phone", "0379-1234567"}};
  content.channels = {Channel::kSite, Channel::kNoticeBoard};
  return content;
}

Content Warning(std::string level) {
  Content content = Notice();
  content.kind = ItemKind::kWarning;
  content.fields = {{"level", std::move(level)}, {"area", "全镇"}, {"posted_until", "2026-03-17"}};
  return content;
}

struct Case {
  const char* what;
  Content content;
  std::function<void(Content&)> change;
  const char* field;  // where the fault stands; null: there is none
};

TEST_CASE("what stands against handing an item in") {
  const Case cases[] = {
      {"a whole notice", Notice(), [](Content&) {}, nullptr},
      {"条例十二: a title", Notice(), [](Content& c) { c.title = "　"; }, "title"},
      {"a title of 201 characters", Notice(),
       [](Content& c) {
         c.title.clear();
         for (int i = 0; i < 201; ++i) c.title += "长";
       },
       "title"},
      {"条例十二: a summary", Notice(), [](Content& c) { c.summary.clear(); }, "summary"},
      {"条例十二: the day it was formed", Notice(), [](Content& c) { c.formed_on = Date{}; }, "formed_on"},
      {"formed tomorrow", Notice(), [](Content& c) { c.formed_on = 2026y / 3 / 11; }, "formed_on"},
      {"nothing in it", Notice(), [](Content& c) { c.body.clear(); }, "body"},
      {"突发事件应对法六十三: a warning of one of the four levels", Warning("橙色"), [](Content&) {}, nullptr},
      {"a warning of a level that was typed", Warning("暴雨黄色预警"), [](Content&) {}, "field-level"},
      {"a warning of no level", Warning(""), [](Content&) {}, "field-level"},
      {"a warning of a level that does not exist", Warning("<b>绿色"), [](Content&) {}, "field-level"},
      {"an attachment alone will do", Notice(),
       [](Content& c) {
         c.body.clear(), c.attachments = {{"a.pdf", "sm3:1", 1}};
       },
       nullptr},
      {"the fields of a decision say all", Notice(),
       [](Content& c) {
         c.body.clear(), c.kind = ItemKind::kFee, c.fields = {{"basis", "依据"}, {"standard", "不收费"}};
       },
       nullptr},
      {"a normative document has a number", Notice(), [](Content& c) { c.kind = ItemKind::kNormative; },
       "field-document_number"},
      {"立法法: no rules of a county", Notice(), [](Content& c) { c.kind = ItemKind::kRule; }, "kind"},
      {"a day that is none", AidList(), [](Content& c) { c.fields["posted_until"] = "2026-02-30"; },
       "field-posted_until"},
      {"posted until a day that is over", AidList(), [](Content& c) { c.fields["posted_until"] = "2026-03-09"; },
       "field-posted_until"},
      {"a whole aid list", AidList(), [](Content&) {}, nullptr},
      {"社会救助暂行办法十一: an allowance list hangs in the village", AidList(),
       [](Content& c) { c.fields["programme"] = "最低生活保障", c.channels = {Channel::kSite}; }, "channels"},
      {"条例十三: on application, with its reason and no ground", Notice(),
       [](Content& c) { c.attribute = Attribute::kOnApplication, c.ground_words = "不属于主动公开的范围"; }, nullptr},
      {"on application, without a reason", Notice(), [](Content& c) { c.attribute = Attribute::kOnApplication; },
       "ground_words"},
      {"comments until a day that is over, whatever the reason", Draft(),
       [](Content& c) { c.fields["comment_until"] = "2026-03-09", c.fields["shorter_why"] = "防汛"; },
       "field-comment_until"},
      {"条例二十三: at least one way", Notice(), [](Content& c) { c.channels.clear(); }, "channels"},
      {"thirty days for comments", Draft(), [](Content&) {}, nullptr},
      {"重大行政决策程序暂行条例十五: a decision goes out with its explanation", Draft(),
       [](Content& c) { c.fields.erase("explanation"); }, "field-explanation"},
      {"which is no blank", Draft(), [](Content& c) { c.fields["explanation"] = " \n"; }, "field-explanation"},
      {"the explanation is an item of its own", Draft(),
       [](Content& c) { c.fields.erase("explanation"), c.fields["explanation_item"] = "101/2026-00001"; }, nullptr},
      {"or attached under its name", Draft(),
       [](Content& c) {
         c.fields.erase("explanation"), c.attachments = {{"停车管理办法起草说明.docx", "sha", 10}};
       },
       nullptr},
      {"what is attached under another name is none", Draft(),
       [](Content& c) {
         c.fields.erase("explanation"), c.attachments = {{"位置图.pdf", "sha", 10}};
       },
       "field-explanation"},
      {"of another draft it is advised", Draft(),
       [](Content& c) { c.fields.erase("explanation"), c.fields["draft_of"] = "其他"; }, nullptr},
      {"so of a document", Draft(),
       [](Content& c) { c.fields.erase("explanation"), c.fields["draft_of"] = "行政规范性文件"; }, nullptr},
      {"twenty-nine days without a reason", Draft(), [](Content& c) { c.fields["comment_until"] = "2026-04-08"; },
       "field-shorter_why"},
      {"twenty-nine days with one", Draft(),
       [](Content& c) { c.fields["comment_until"] = "2026-04-08", c.fields["shorter_why"] = "防汛需要"; }, nullptr},
      {"规章制定程序条例十五: rules are open for thirty days whatever the reason", Draft(),
       [](Content& c) {
         c.fields["draft_of"] = "规章", c.fields["comment_until"] = "2026-04-08", c.fields["shorter_why"] = "防汛需要";
       },
       "field-comment_until"},
      {"a kind of draft that is none", Draft(), [](Content& c) { c.fields["draft_of"] = "重大决策"; },
       "field-draft_of"},
      {"thirty days are counted from the day it becomes public", Draft(),
       [](Content& c) { c.publish_on = 2026y / 3 / 20; }, "field-shorter_why"},
      {"条例十四至十六: withheld for a reason", Notice(), [](Content& c) { c.attribute = Attribute::kWithheld; },
       "ground"},
      {"and in words", Notice(), [](Content& c) { c.attribute = Attribute::kWithheld, c.ground = Ground::kProcess; },
       "ground_words"},
      {"保守国家秘密法: a state secret is not typed in", Notice(),
       [](Content& c) {
         c.attribute = Attribute::kWithheld, c.ground = Ground::kStateSecret, c.ground_words = "已定密";
       },
       "body"},
      {"a state secret is registered without its text", Notice(),
       [](Content& c) {
         c.attribute = Attribute::kWithheld, c.ground = Ground::kStateSecret, c.ground_words = "已定密", c.body.clear();
       },
       nullptr},
      {"thirty days are not counted from a day that is over", Draft(),
       [](Content& c) { c.publish_on = 2026y / 1 / 1, c.fields["comment_until"] = "2026-03-20"; }, "field-shorter_why"},
      {"a day of another age", AidList(), [](Content& c) { c.fields["posted_until"] = "9999-12-31"; },
       "field-posted_until"},
      {"a field of five thousand and one characters", Notice(),
       [](Content& c) { c.kind = ItemKind::kClarification, c.fields["rumour"] = std::string(5001, 'x'); },
       "field-rumour"},
      {"withheld, with both", Notice(),
       [](Content& c) { c.attribute = Attribute::kWithheld, c.ground = Ground::kProcess, c.ground_words = "讨论稿"; },
       nullptr},
      {"条例十: another organ's is published by that organ", Notice(),
       [](Content& c) { c.origin = Origin::kFromOrgan, c.other_organ = "澄砚县民政局"; }, "origin"},
      {"条例十五: a third party agrees", Notice(),
       [](Content& c) { c.origin = Origin::kFromCitizens, c.other_organ = "澄砚县某公司"; }, "is_agreed"},
      {"条例十一: made together, agreed", Notice(),
       [](Content& c) { c.origin = Origin::kJoint, c.other_organ = "澄砚县民政局", c.is_agreed = true; }, nullptr},
      {"from whom", Notice(), [](Content& c) { c.origin = Origin::kJoint, c.is_agreed = true; }, "other_organ"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.what);
    Content content = each.content;
    each.change(content);
    const FieldErrors errors = FaultsOf(content, kToday);
    if (each.field == nullptr) {
      CHECK(errors.empty());
    } else {
      REQUIRE(ErrorOf(errors, each.field) != nullptr);
      CHECK(std::ranges::count(errors, each.field, &FieldError::field) == 1);
    }
  }
}

TEST_CASE("a draft that is corrected is open since it was first public, and not anew") {
  Content draft = Draft();
  draft.fields["comment_until"] = "2026-03-20";
  const PublicNow open{.since = 2026y / 2 / 18, .comments_until = 2026y / 3 / 20};
  CHECK(ErrorOf(FaultsOf(draft, kToday), "field-shorter_why") != nullptr);
  CHECK(FaultsOf(draft, kToday, open).empty());
  draft.publish_on = 2026y / 3 / 15;  // it keeps its day, whatever stands there
  CHECK(FaultsOf(draft, kToday, open).empty());
  // A correction is no way to a shorter term.
  draft.fields["comment_until"] = "2026-03-19";
  CHECK(ErrorOf(FaultsOf(draft, kToday, open), "field-shorter_why") != nullptr);
  // Comments that were over already are no fault; to end them on a day that is over is one.
  const PublicNow over{.since = 2026y / 1 / 5, .comments_until = 2026y / 3 / 5};
  draft.fields["comment_until"] = "2026-03-05";
  CHECK(FaultsOf(draft, kToday, over).empty());
  draft.fields["comment_until"] = "2026-03-04";
  CHECK(ErrorOf(FaultsOf(draft, kToday, over), "field-comment_until") != nullptr);
}

TEST_CASE("a draft that went out without an explanation can be corrected") {
  Content draft = Draft();
  draft.fields.erase("explanation");
  CHECK(ErrorOf(FaultsOf(draft, kToday), "field-explanation") != nullptr);
  CHECK(FaultsOf(draft, kToday, PublicNow{.since = 2026y / 3 / 10, .comments_until = 2026y / 4 / 9}).empty());
}

TEST_CASE("money and counts are numbers") {
  Content content = Notice();
  content.kind = ItemKind::kFee;
  content.fields = {{"basis", "依据"}, {"standard", "每件100元"}, {"collected", "12500.50"}, {"charge_year", "2025"}};
  CHECK(FaultsOf(content, kToday).empty());
  for (const char* wrong : {"一万", "-1", "12,500", "1.2万"}) {
    content.fields["collected"] = wrong;
    CHECK(ErrorOf(FaultsOf(content, kToday), "field-collected") != nullptr);
  }
}

TEST_CASE("the amount of a fee names its year, with four digits, and none that is still to come") {
  Content content = Notice();
  content.kind = ItemKind::kFee;
  content.fields = {{"basis", "依据"}, {"standard", "每件100元"}};
  CHECK(FaultsOf(content, kToday).empty());
  content.fields["collected"] = "0";
  CHECK(ErrorOf(FaultsOf(content, kToday), "field-charge_year") != nullptr);
  for (const char* wrong : {"25", "二〇二五", "20250", "0025", "2027"}) {
    CAPTURE(wrong);
    content.fields["charge_year"] = wrong;
    const FieldErrors errors = FaultsOf(content, kToday);
    CHECK(std::ranges::count(errors, "field-charge_year", &FieldError::field) == 1);
  }
  content.fields["charge_year"] = "2026";
  CHECK(FaultsOf(content, kToday).empty());
}

TEST_CASE("all that is wrong is told at once") { CHECK(FaultsOf({.kind = ItemKind::kNormative}, kToday).size() == 6); }

}  // namespace
}  // namespace gongkai::disclosure
