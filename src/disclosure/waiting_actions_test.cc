// What was signed for a later day does not go public on it when its facts fell away meanwhile.
#include "disclosure/waiting_actions.h"

#include "disclosure/channel/channel_store.h"
#include "disclosure/decision/decision_desk_test.h"
#include "disclosure/item_list_store.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

struct WaitingDesk : DecisionDesk {
  using DecisionDesk::DecisionDesk;

  void SetPublishDay(ItemId id, Date day) {
    Content content = Latest(id).content;
    content.publish_on = day;
    REQUIRE(SaveDraft(desk, drafter, township, {.item = id, .version = Of(id).version, .content = content}));
  }
  /// Decisions 1 and 2 as one item, signed for the twentieth.
  ItemId WaitingDecisions() {
    for (int number = 1; number <= 2; ++number) Enter(Cells("澄枕许〔2026〕" + std::to_string(number) + "号"));
    const auto id = DraftItemOfDecisions(desk, drafter, township, DecisionKind::kPermit, "2026-03");
    REQUIRE(id);
    SetPublishDay(*id, 2026y / 3 / 20);
    REQUIRE(HandInAs(drafter, *id));
    SignAll(*id);
    REQUIRE(IsWaiting(Of(*id).publicity, today()));
    return *id;
  }
  void TurnTo(Date day) { now = std::chrono::sys_days(day) + std::chrono::hours(2); }
  std::int64_t ToldOfStop(PersonId person) {
    return database->Read().One<std::int64_t>(
        "SELECT COUNT(*) FROM notice WHERE person_id = ? AND title LIKE '%不再到%'", person.value);
  }
  std::string LastWords(ItemId id) {
    db::Reader reader = database->Read();
    return EventsOf(reader, id).back().words;
  }
};

TEST_CASE_ON_BOTH_ENGINES("a decision that is annulled stops the item that waits with it", place) {
  WaitingDesk county(place);
  const ItemId id = county.WaitingDecisions();
  REQUIRE(AnnulDecision(county.desk, county.drafter, {county.township, 1},
                        {.version = county.DecisionOf({county.township, 1}).version,
                         .annulment = "revoked",
                         .annulled_on = "2026-03-10",
                         .words = "县政府复议决定撤销"}));
  CHECK(county.Of(id).stage == Stage::kDraft);
  CHECK_FALSE(county.Of(id).publicity.published_version);
  CHECK(account::Has(county.LastWords(id), "澄枕许〔2026〕1号"));
  CHECK(county.ToldOfStop(county.jiang) == 1);
  CHECK(county.ToldOfStop(county.wen) == 1);  // once, though he signed twice
  county.TurnTo(2026y / 3 / 20);
  CHECK_FALSE(county.IsPublicNow(id));
  disclosure::AddRoutes(county.pages, AtOnce());
  CHECK(county.SignIn(county.jiang).Get("/items/" + ToString(id)).status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("so does one that is set not to be published", place) {
  WaitingDesk county(place);
  const ItemId id = county.WaitingDecisions();
  DecisionCells cells = DecisionDesk::Cells("澄枕许〔2026〕2号");
  cells[8] = "不公开";
  cells[9] = "条例第十五条：涉及个人隐私。";
  const auto saved = SaveDecision(county.desk, county.drafter, county.township,
                                  {.decision = ItemId{county.township, 2},
                                   .version = county.DecisionOf({county.township, 2}).version,
                                   .cells = cells});
  for (const FieldError& error : saved.errors()) MESSAGE(error.field, ": ", error.message);
  REQUIRE(saved);
  CHECK(account::Has(county.LastWords(id), "已定为不公开"));
  county.TurnTo(2026y / 3 / 20);
  CHECK_FALSE(county.IsPublicNow(id));
}

TEST_CASE_ON_BOTH_ENGINES("what an organ signed for a day on which it will be no more is found by the job", place) {
  WaitingDesk county(place);
  Content content = ItemDesk::Notice();
  content.publish_on = 2026y / 3 / 20;
  const ItemId id = county.Published(content);
  const ItemId other = county.Published(ItemDesk::Notice());
  CHECK(StopWhatFellAway(county.desk) == "停止了 0 件定时公开。");
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE organ SET closed_on = '2026-03-20' WHERE id = ?", county.township.value);
    act.Commit();
  }
  CHECK(StopWhatFellAway(county.desk) == "停止了 1 件定时公开。");
  CHECK(StopWhatFellAway(county.desk) == "停止了 0 件定时公开。");
  county.TurnTo(2026y / 3 / 20);
  CHECK_FALSE(county.IsPublicNow(id));
  CHECK(county.IsPublicNow(other));  // what was public stays
}

TEST_CASE_ON_BOTH_ENGINES("a publication that was stopped counts nowhere as one", place) {
  WaitingDesk county(place);
  const ItemId id = county.WaitingDecisions();
  REQUIRE(AnnulDecision(county.desk, county.drafter, {county.township, 1},
                        {.version = county.DecisionOf({county.township, 1}).version,
                         .annulment = "revoked",
                         .annulled_on = "2026-03-10",
                         .words = "县政府复议决定撤销"}));
  db::Reader reader = county.database->Read();
  CHECK(PublishedVersions(reader, county.Of(id)).empty());
  CHECK(WaitingItems(reader, county.today()).empty());
}

TEST_CASE_ON_BOTH_ENGINES("what was taken down is told as taken down while it waits anew, and when that is stopped",
                          place) {
  WaitingDesk county(place);
  disclosure::AddRoutes(county.pages, AtOnce());
  const ItemId id = county.Published(ItemDesk::Notice());
  const auto answers = [&](std::string_view path = "") {
    return account::TestBrowser(county.site, "").Get("/items/" + ToString(id) + std::string(path));
  };
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "附件里的日期写错了。"));
  REQUIRE(answers().status == 410);
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content content = county.Latest(id).content;
  content.correction = "改正日期。";
  content.correction_why = "核对时发现。";
  content.publish_on = 2026y / 3 / 20;
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = content}));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  REQUIRE(IsWaiting(county.Of(id).publicity, county.today()));
  CHECK(answers().status == 410);
  CHECK(account::Has(answers().Bytes(), "附件里的日期写错了。"));
  CHECK(answers("/images/0").status == 410);
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE organ SET closed_on = '2026-03-15' WHERE id = ?", county.township.value);
    act.Commit();
  }
  CHECK(StopWhatFellAway(county.desk) == "停止了 1 件定时公开。");
  CHECK(answers().status == 410);
  CHECK(account::Has(answers().Bytes(), "附件里的日期写错了。"));
  CHECK(county.Of(id).withdrawal);
  county.TurnTo(2026y / 3 / 21);
  CHECK(answers().status == 410);
}

TEST_CASE_ON_BOTH_ENGINES("on its day it is public again, and the old reason is told no more", place) {
  WaitingDesk county(place);
  disclosure::AddRoutes(county.pages, AtOnce());
  const ItemId id = county.Published(ItemDesk::Notice());
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "附件里的日期写错了。"));
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content content = county.Latest(id).content;
  content.correction = "改正日期。";
  content.correction_why = "核对时发现。";
  content.publish_on = 2026y / 3 / 20;
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = content}));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  county.TurnTo(2026y / 3 / 20);
  CHECK(account::TestBrowser(county.site, "").Get("/items/" + ToString(id)).status == 200);
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kReplaced, "由新的通知代替。"));
  CHECK(account::Has(account::TestBrowser(county.site, "").Get("/items/" + ToString(id)).Bytes(), "由新的通知代替。"));
}

TEST_CASE_ON_BOTH_ENGINES("what goes to a board alone waits and is stopped as well", place) {
  WaitingDesk county(place);
  Content content = ItemDesk::Notice();
  content.channels = {Channel::kNoticeBoard};
  content.publish_on = 2026y / 3 / 20;
  const ItemId id = county.Published(content);
  {
    db::Reader reader = county.database->Read();
    CHECK(WaitingItems(reader, county.today()).size() == 1);
  }
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE organ SET closed_on = '2026-03-15' WHERE id = ?", county.township.value);
    act.Commit();
  }
  CHECK(StopWhatFellAway(county.desk) == "停止了 1 件定时公开。");
  CHECK_FALSE(county.Of(id).publicity.published_version);
}

}  // namespace
}  // namespace gongkai::disclosure
