// From draft to public and back, act by act.
#include "disclosure/content_digest.h"
#include "disclosure/desk_test.h"

namespace gongkai::disclosure {
namespace {

TEST_CASE_ON_BOTH_ENGINES("three people sign, one examines, and it is public in the same act", place) {
  ItemDesk county(place);
  const ItemId id = county.HandedIn(ItemDesk::Notice());
  CHECK(county.Of(id).index_number == "101/2026-00001");
  CHECK(county.Of(id).stage == Stage::kReview);
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, id));
  CHECK_FALSE(county.IsPublicNow(id));
  REQUIRE(county.SignAs(county.approver, Signer::kApprover, id));
  CHECK(county.IsPublicNow(id));
  CHECK(county.Of(id).stage == Stage::kPublic);
  const auto trail = county.Trail(county.township);
  CHECK(trail.back() == "item.publish done item:" + ToString(id));
}

TEST_CASE_ON_BOTH_ENGINES("what is unfinished is refused whole, every field named, and stays a draft", place) {
  ItemDesk county(place);
  const ItemId id = county.Save({.kind = ItemKind::kNormative});
  const auto refused = county.HandInAs(county.drafter, id);
  REQUIRE_FALSE(refused);
  for (const std::string_view field : {"title", "summary", "formed_on", "body", "field-document_number"}) {
    CHECK(ErrorOf(refused.errors(), field) != nullptr);
  }
  CHECK(county.Of(id).stage == Stage::kDraft);
  CHECK(county.Of(id).index_number.empty());
}

TEST_CASE_ON_BOTH_ENGINES("a signature is over what stood on the page", place) {
  ItemDesk county(place);
  const ItemId id = county.HandedIn(ItemDesk::Notice());
  const std::string seen = county.Latest(id).digest;
  REQUIRE(TakeBack(county.desk, county.drafter, id));
  Content other = ItemDesk::Notice();
  other.body = "<p>可以野外用火。</p>";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = other}));
  REQUIRE(county.HandInAs(county.drafter, id));
  const auto late = Sign(county.desk, county.reviewer, id, {.signer = Signer::kReviewer, .digest = seen});
  CHECK(ErrorOf(late.errors(), kVersionField) != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("what was returned and handed in again needs every signature anew", place) {
  ItemDesk county(place);
  const ItemId id = county.HandedIn(ItemDesk::Notice());
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, id));
  const SignForm silent{.signer = Signer::kApprover, .digest = county.Latest(id).digest};
  CHECK(ErrorOf(Return(county.desk, county.approver, id, silent).errors(), "remark") != nullptr);
  SignForm back = silent;
  back.remark = "请补上联系电话。";
  REQUIRE(Return(county.desk, county.approver, id, back));
  CHECK(county.Of(id).stage == Stage::kDraft);
  REQUIRE(county.HandInAs(county.drafter, id));  // the very same content
  const auto at_once = county.SignAs(county.approver, Signer::kApprover, id);
  CHECK_FALSE(at_once);
  county.SignAll(id);
  CHECK(county.IsPublicNow(id));
}

TEST_CASE_ON_BOTH_ENGINES("a wrong answer of the secrecy review stops it", place) {
  ItemDesk county(place);
  const ItemId id = county.HandedIn(ItemDesk::Notice());
  for (const char* answers : {"", "ynnnnyy", "nnnynyy", "nnnnnny"}) {
    const auto refused = Sign(county.desk, county.examiner, id,
                              {.signer = Signer::kSecrecy, .digest = county.Latest(id).digest, .answers = answers});
    CHECK(ErrorOf(refused.errors(), "answers") != nullptr);
  }
  CHECK_FALSE(county.SignAs(county.approver, Signer::kApprover, id));
}

TEST_CASE_ON_BOTH_ENGINES("who holds another post cannot sign as this one", place) {
  ItemDesk county(place);
  const ItemId id = county.HandedIn(ItemDesk::Notice());
  CHECK_FALSE(county.SignAs(county.approver, Signer::kReviewer, id));
  CHECK_FALSE(county.SignAs(county.drafter, Signer::kSecrecy, id));
  CHECK_FALSE(county.SignAs(county.ActorAs(county.lin, PostKind::kSecrecyExaminer), Signer::kSecrecy, id));
}

TEST_CASE_ON_BOTH_ENGINES("for a later day: signed today, public then, and nobody knows before", place) {
  ItemDesk county(place);
  Content content = ItemDesk::Notice();
  content.publish_on = 2026y / 3 / 12;
  const ItemId id = county.Published(content);
  CHECK_FALSE(county.IsPublicNow(id));
  CHECK(GateOf(county.Of(id).publicity, county.today()) == Gate::kNotYet);
  county.now += std::chrono::days(2);
  CHECK(county.IsPublicNow(id));
}

TEST_CASE_ON_BOTH_ENGINES("a list is down on the day after the last", place) {
  ItemDesk county(place);
  Content content = ItemDesk::Notice();
  content.kind = ItemKind::kAidList;
  content.fields = {{"programme", "临时救助"}, {"posted_until", "2026-03-17"}, {"supervision_phone", "0379-1234567"}};
  content.channels = {Channel::kSite, Channel::kNoticeBoard};
  const ItemId id = county.Published(content);
  county.now += std::chrono::days(7);
  CHECK(county.IsPublicNow(id));
  county.now += std::chrono::days(1);
  CHECK(GateOf(county.Of(id).publicity, county.today()) == Gate::kExpired);
}

TEST_CASE_ON_BOTH_ENGINES("taken down with a reason, and up again only signed anew", place) {
  ItemDesk county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  CHECK(ErrorOf(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, " ").errors(), "words") != nullptr);
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "日期写错了。"));
  CHECK_FALSE(county.IsPublicNow(id));
  CHECK(county.Of(id).withdrawal->words == "日期写错了。");
  CHECK_FALSE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "又一次"));
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  CHECK_FALSE(county.IsPublicNow(id));
  Content better = county.Latest(id).content;
  better.correction = "改正了日期。";
  better.correction_why = "核对时发现。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = better}));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  CHECK(county.IsPublicNow(id));
}

TEST_CASE_ON_BOTH_ENGINES("what is not to be published is registered, and looked at again in a year (条例第十八条)",
                          place) {
  ItemDesk county(place);
  Content content = ItemDesk::Notice();
  content.attribute = Attribute::kWithheld;
  content.ground = Ground::kProcess;
  content.ground_words = "讨论稿，尚未定案。";
  const ItemId id = county.Published(content);
  CHECK(county.Of(id).stage == Stage::kRegistered);
  CHECK_FALSE(county.IsPublicNow(id));
  CHECK(county.Of(id).review_again_on == 2027y / 3 / 10);
  CHECK(county.Count("SELECT COUNT(*) FROM item_publication") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("content changed behind the program's back is not signed", place) {
  ItemDesk county(place);
  const ItemId id = county.HandedIn(ItemDesk::Notice());
  CHECK_THROWS_AS(
      [&] {
        db::Transaction act = county.database->Begin();
        act.Execute("UPDATE item_version SET body = 'x'");
        act.Commit();
      }(),
      db::DatabaseError);
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  CHECK(DigestOf(county.Latest(id).content, county.Of(id).index_number) == county.Latest(id).digest);
}

TEST_CASE_ON_BOTH_ENGINES("what is public does not quietly become something else", place) {
  ItemDesk county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  struct Case {
    const char* field;
    void (*change)(Content&);
  };
  const Case cases[] = {
      {"attribute",
       [](Content& c) { c.attribute = Attribute::kWithheld, c.ground = Ground::kProcess, c.ground_words = "讨论稿"; }},
      {"channels", [](Content& c) { c.channels = {Channel::kNoticeBoard}; }},
  };
  for (const Case& each : cases) {
    Content content = ItemDesk::Notice();
    content.correction = "改了";
    content.correction_why = "核对时发现。";
    content.title = "不该公开的标题";
    each.change(content);
    REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                      {.item = id, .version = county.Of(id).version, .content = content}));
    CHECK(ErrorOf(county.HandInAs(county.drafter, id).errors(), each.field) != nullptr);
    CHECK(county.Of(id).title == ItemDesk::Notice().title);
  }
  // Once it is taken down it may be decided not to publish it; what readers were told stays.
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "有误"));
  Content withheld = county.Latest(id).content;
  cases[0].change(withheld);
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = withheld}));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  CHECK(county.Of(id).stage == Stage::kRegistered);
  CHECK(county.Of(id).title == ItemDesk::Notice().title);
  CHECK_FALSE(county.IsPublicNow(id));
}

TEST_CASE_ON_BOTH_ENGINES("taking down stops the signatures under way", place) {
  ItemDesk county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content content = county.Latest(id).content;
  content.correction = "改了";
  content.correction_why = "核对时发现。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = content}));
  REQUIRE(county.HandInAs(county.drafter, id));
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, id));
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kLeak, "含有身份证号"));
  CHECK_FALSE(county.SignAs(county.approver, Signer::kApprover, id));
  CHECK_FALSE(county.IsPublicNow(id));
}

TEST_CASE_ON_BOTH_ENGINES("who wrote it does not examine or review it, whoever handed it in", place) {
  ItemDesk county(place);
  const Actor author = county.ActorAs(county.wen, PostKind::kOfficeHead);
  const auto saved = SaveDraft(county.desk, author, county.township, {.content = ItemDesk::Notice()});
  REQUIRE(county.HandInAs(county.drafter, saved->item));
  CHECK_FALSE(county.SignAs(county.examiner, Signer::kSecrecy, saved->item));
  CHECK_FALSE(county.SignAs(county.reviewer, Signer::kReviewer, saved->item));
}

TEST_CASE_ON_BOTH_ENGINES("days have gone by: a list that is over is not signed any more", place) {
  ItemDesk county(place);
  Content content = ItemDesk::Notice();
  content.kind = ItemKind::kWarning;
  content.fields = {{"level", "黄色"}, {"area", "全镇"}, {"posted_until", "2026-03-11"}};
  const ItemId id = county.HandedIn(content);
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, id));
  county.now += std::chrono::days(2);
  CHECK_FALSE(county.SignAs(county.approver, Signer::kApprover, id));
}

TEST_CASE_ON_BOTH_ENGINES("what is withheld is looked at again, or becomes a draft once more (条例第十八条)", place) {
  ItemDesk county(place);
  Content content = ItemDesk::Notice();
  content.attribute = Attribute::kWithheld;
  content.ground = Ground::kProcess;
  content.ground_words = "讨论稿";
  const ItemId id = county.Published(content);
  county.now += std::chrono::days(365);
  // Without a reason nothing was looked at.
  for (const std::string& none : {std::string(), std::string(" \n　"), std::string(3 * 501, 'x')}) {
    CHECK(ErrorOf(ReviewAgain(county.desk, county.drafter, id, none).errors(), "reason") != nullptr);
    CHECK(ErrorOf(BeginCorrection(county.desk, county.drafter, id, none).errors(), "reason") != nullptr);
  }
  CHECK(county.Of(id).review_again_on == 2027y / 3 / 10);
  CHECK(county.Of(id).stage == Stage::kRegistered);
  REQUIRE(ReviewAgain(county.desk, county.drafter, id, "规划还没有定案。"));
  CHECK(county.Of(id).review_again_on == 2028y / 3 / 10);
  const auto last_look = [&] {
    db::Reader reader = county.database->Read();
    const auto events = EventsOf(reader, id);
    const ItemEvent* const look = LastLookAt(events);
    return look == nullptr ? std::string() : look->kind + " " + look->words;
  };
  CHECK(last_look() == "reviewed_again 规划还没有定案。");
  REQUIRE(BeginCorrection(county.desk, county.drafter, id, "规划已经定案，可以公开。"));
  CHECK(last_look() == "correction_begun 规划已经定案，可以公开。");
  CHECK(county.Of(id).stage == Stage::kDraft);
  CHECK_FALSE(county.Of(id).review_again_on);
  CHECK_FALSE(ReviewAgain(county.desk, county.drafter, id, "再看一次。"));
}

}  // namespace
}  // namespace gongkai::disclosure
