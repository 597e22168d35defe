// The ledger: entered once, put right, annulled, and to the public by an item and in no other way.
#include "disclosure/decision/decision_desk_test.h"

namespace gongkai::disclosure {
namespace {

TEST_CASE_ON_BOTH_ENGINES("a decision is entered with its due day, and its number only once", place) {
  DecisionDesk county(place);
  const ItemId id = county.Enter(DecisionDesk::Cells("澄枕许〔2026〕1号"));
  CHECK(county.DecisionOf(id).due_on == 2026y / 3 / 11);
  CHECK(county.DecisionOf(id).party.Reveal() == "苏砚秋");
  const auto twice =
      SaveDecision(county.desk, county.drafter, county.township, {.cells = DecisionDesk::Cells("澄枕许[2026]1号")});
  CHECK(ErrorOf(twice.errors(), "decision_number") != nullptr);
  CHECK(SaveDecision(county.desk, county.drafter, county.other_township,
                     {.cells = DecisionDesk::Cells("澄枕许〔2026〕1号")}));  // another organ's numbers are its own
  CHECK(county.Count("SELECT COUNT(*) FROM decision") == 2);
  CHECK(county.Trail(county.township) == std::vector<std::string>{"decision.save done decision:" + ToString(id)});
}

TEST_CASE_ON_BOTH_ENGINES("no name is in the audit trail", place) {
  DecisionDesk county(place);
  county.Enter(DecisionDesk::Cells("澄枕许〔2026〕1号"));
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE detail LIKE '%苏砚秋%' OR object LIKE '%苏砚秋%'") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a form sent twice enters one; two who change the same are told", place) {
  DecisionDesk county(place);
  Actor once = county.drafter;
  once.once_key = "/office/decisions/new|0123456789abcdef0123456789abcdef";
  const DecisionForm form{.cells = DecisionDesk::Cells("澄枕许〔2026〕1号")};
  const auto first = SaveDecision(county.desk, once, county.township, form);
  const auto second = SaveDecision(county.desk, once, county.township, form);
  REQUIRE(second);
  CHECK(*first == *second);
  DecisionForm change{.decision = *first, .version = 1, .cells = DecisionDesk::Cells("澄枕许〔2026〕2号")};
  CHECK(SaveDecision(county.desk, county.drafter, county.township, change));
  CHECK(ErrorOf(SaveDecision(county.desk, county.drafter, county.township, change).errors(), kVersionField) != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("who may not draft enters nothing", place) {
  DecisionDesk county(place);
  CHECK_FALSE(SaveDecision(county.desk, county.ActorAs(county.jiang, PostKind::kChief), county.township,
                           {.cells = DecisionDesk::Cells("澄枕许〔2026〕1号")}));
  CHECK(county.Count("SELECT COUNT(*) FROM decision") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a month of decisions becomes one item, public only with its signatures", place) {
  DecisionDesk county(place);
  for (int i = 1; i <= 3; ++i) county.Enter(DecisionDesk::Cells("澄枕许〔2026〕" + std::to_string(i) + "号"));
  county.Enter(DecisionDesk::Cells("澄枕许〔2026〕9号", "行政许可", "2026-02-27"));  // another month
  DecisionCells kept = DecisionDesk::Cells("澄枕许〔2026〕8号");
  kept[8] = "不公开";
  kept[9] = "条例第十五条：涉及个人隐私。";
  county.Enter(kept);
  const auto item =
      DraftItemOfDecisions(county.desk, county.drafter, county.township, DecisionKind::kPermit, "2026-03");
  REQUIRE(item);
  const Content content = county.Latest(*item).content;
  CHECK(content.title == "2026年3月行政许可决定信息（3 件）");
  CHECK(content.body.find("苏砚秋") == std::string::npos);
  CHECK(content.body.find("澄枕许〔2026〕3号") != std::string::npos);
  CHECK(county.Of(*item).due_on == 2026y / 3 / 11);  // of the first decision
  CHECK_FALSE(DraftItemOfDecisions(county.desk, county.drafter, county.township, DecisionKind::kPermit, "2026-03"));
  CHECK(county.List({.publicity = DecisionPublicity::kPublic}).total == 0);
  CHECK(county.List({.publicity = DecisionPublicity::kToDo}).total == 4);
  REQUIRE(county.HandInAs(county.drafter, *item));
  CHECK(county.List({.publicity = DecisionPublicity::kPublic}).total == 0);
  county.SignAll(*item);
  CHECK(county.IsPublicNow(*item));
  CHECK(county.List({.publicity = DecisionPublicity::kPublic}).total == 3);
  CHECK(county.List({.publicity = DecisionPublicity::kToDo}).total == 1);
  CHECK(county.List({.publicity = DecisionPublicity::kNotToBe}).total == 1);
}

TEST_CASE_ON_BOTH_ENGINES("what was drafted but never published is overdue when its day is over", place) {
  DecisionDesk county(place);
  county.Enter(DecisionDesk::Cells("澄枕许〔2026〕1号"));
  REQUIRE(DraftItemOfDecisions(county.desk, county.drafter, county.township, DecisionKind::kPermit, "2026-03"));
  CHECK(county.List({.publicity = DecisionPublicity::kOverdue}).total == 0);
  county.now += 48h;
  CHECK(county.List({.publicity = DecisionPublicity::kOverdue}).total == 1);
}

TEST_CASE_ON_BOTH_ENGINES("an annulled penalty asks to be taken down, until it no longer stands in public", place) {
  DecisionDesk county(place);
  const ItemId id = county.Enter(DecisionDesk::Cells("澄枕罚〔2026〕1号", "行政处罚"));
  const auto item =
      DraftItemOfDecisions(county.desk, county.drafter, county.township, DecisionKind::kPenalty, "2026-03");
  REQUIRE(county.HandInAs(county.drafter, *item));
  county.SignAll(*item);
  const std::int64_t version = county.DecisionOf(id).version;
  const auto blank = AnnulDecision(county.desk, county.drafter, id, {.version = version});
  CHECK(blank.errors().size() == 3);
  REQUIRE(
      AnnulDecision(county.desk, county.drafter, id,
                    {.version = version, .annulment = "revoked", .annulled_on = "2026-03-10", .words = "复议决定"}));
  CHECK(county.DecisionOf(id).take_down_by == 2026y / 3 / 13);
  CHECK(county.List({.publicity = DecisionPublicity::kTakeDown}).total == 1);
  CHECK_FALSE(TakeOutOfItem(county.desk, county.drafter, id));
  REQUIRE(Withdraw(county.desk, county.drafter, *item, WithdrawalKind::kAnnulled, "处罚决定已被撤销。"));
  CHECK(county.List({.publicity = DecisionPublicity::kTakeDown}).total == 0);
  REQUIRE(TakeOutOfItem(county.desk, county.drafter, id));
  CHECK_FALSE(county.DecisionOf(id).item);
  CHECK(county.List({.kind = DecisionKind::kPenalty, .month = "2026"}).total == 1);  // still a decision that was made
}

struct DraftedDecisions : DecisionDesk {
  explicit DraftedDecisions(const testing::TestDatabase& place) : DecisionDesk(place) {}

  ItemId first = Enter(Cells("澄枕罚〔2026〕1号", "行政处罚"));
  ItemId second = Enter(Cells("澄枕罚〔2026〕2号", "行政处罚"));
  ItemId item = *DraftItemOfDecisions(desk, drafter, township, DecisionKind::kPenalty, "2026-03");

  void Annul(ItemId id) {
    REQUIRE(AnnulDecision(
        desk, drafter, id,
        {.version = DecisionOf(id).version, .annulment = "revoked", .annulled_on = "2026-03-10", .words = "复议决定"}));
  }
  void SetNotToPublish(ItemId id) {
    DecisionCells cells = CellsOf(DecisionOf(id));
    cells[8] = "不公开";
    cells[9] = "不具有一定社会影响。";
    REQUIRE(SaveDecision(desk, drafter, township, {.decision = id, .version = DecisionOf(id).version, .cells = cells}));
  }
  /// The draft without its table, telling of the decisions with these words alone.
  void Rewrite(const std::string& words) {
    Content content = Latest(item).content;
    content.body = "<p>" + words + "</p>";
    content.fields.insert_or_assign("decision_number", words);
    REQUIRE(SaveDraft(desk, drafter, township, {.item = item, .version = Of(item).version, .content = content}));
  }
};

TEST_CASE_ON_BOTH_ENGINES("what was annulled after drafting is not handed in until its row is gone", place) {
  DraftedDecisions county(place);
  county.Annul(county.first);
  const auto refused = county.HandInAs(county.drafter, county.item);
  REQUIRE(ErrorOf(refused.errors(), "body") != nullptr);
  CHECK(ErrorOf(refused.errors(), "body")->message.find("澄枕罚〔2026〕1号") != std::string::npos);
  county.Rewrite("澄枕罚〔2026〕2号");
  CHECK(county.HandInAs(county.drafter, county.item));
}

TEST_CASE_ON_BOTH_ENGINES("nobody signs for what was annulled or set not to be published meanwhile", place) {
  DraftedDecisions county(place);
  REQUIRE(county.HandInAs(county.drafter, county.item));
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, county.item));
  county.SetNotToPublish(county.second);
  const auto reviewed = county.SignAs(county.reviewer, Signer::kReviewer, county.item);
  REQUIRE_FALSE(reviewed);
  CHECK(reviewed.errors().front().message.find("澄枕罚〔2026〕2号 已定为不公开") != std::string::npos);
  CHECK_FALSE(county.SignAs(county.approver, Signer::kApprover, county.item));
  CHECK_FALSE(county.IsPublicNow(county.item));
}

TEST_CASE_ON_BOTH_ENGINES("a decision is let go of by an item that no longer tells of it, and not before", place) {
  DraftedDecisions county(place);
  const auto draft_again = [&] {
    return DraftItemOfDecisions(county.desk, county.drafter, county.township, DecisionKind::kPenalty, "2026-03");
  };
  CHECK_FALSE(TakeOutOfItem(county.desk, county.drafter, county.first));  // it stands in the draft
  CHECK_FALSE(draft_again());
  county.Rewrite("澄枕罚[2026] 1 号");  // written otherwise, and yet the same
  CHECK_FALSE(TakeOutOfItem(county.desk, county.drafter, county.first));
  CHECK(TakeOutOfItem(county.desk, county.drafter, county.second));
  CHECK_FALSE(county.DecisionOf(county.second).item);
  REQUIRE(county.HandInAs(county.drafter, county.item));
  CHECK_FALSE(TakeOutOfItem(county.desk, county.drafter, county.first));  // it is being signed
}

TEST_CASE_ON_BOTH_ENGINES("what is published for a later day holds its decisions", place) {
  DraftedDecisions county(place);
  Content content = county.Latest(county.item).content;
  content.publish_on = 2026y / 3 / 11;
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = county.item, .version = county.Of(county.item).version, .content = content}));
  REQUIRE(county.HandInAs(county.drafter, county.item));
  county.SignAll(county.item);
  CHECK_FALSE(county.IsPublicNow(county.item));
  CHECK_FALSE(TakeOutOfItem(county.desk, county.drafter, county.first));
  CHECK(county.List({.publicity = DecisionPublicity::kTakeDown}).total == 0);
  county.Annul(county.first);
  // Nobody signs any more before that day: it is stopped, and there is nothing to take down.
  CHECK(county.List({.publicity = DecisionPublicity::kTakeDown}).total == 0);
  CHECK(county.Of(county.item).stage == Stage::kDraft);
  county.now += std::chrono::days(40);
  CHECK_FALSE(county.IsPublicNow(county.item));
}

TEST_CASE_ON_BOTH_ENGINES("the day to take down is reckoned anew when the kind is put right", place) {
  DraftedDecisions county(place);
  county.Annul(county.first);
  CHECK(county.DecisionOf(county.first).take_down_by == 2026y / 3 / 13);
  DecisionCells cells = CellsOf(county.DecisionOf(county.first));
  cells[0] = "行政许可";
  const auto save = [&] {
    return SaveDecision(county.desk, county.drafter, county.township,
                        {.decision = county.first, .version = county.DecisionOf(county.first).version, .cells = cells});
  };
  REQUIRE(save());
  CHECK_FALSE(county.DecisionOf(county.first).take_down_by);
  cells[0] = "行政处罚";
  REQUIRE(save());
  CHECK(county.DecisionOf(county.first).take_down_by == 2026y / 3 / 13);
}

TEST_CASE_ON_BOTH_ENGINES("what must be public soon is counted by day, until it is public or need not be", place) {
  DecisionDesk county(place);
  const ItemId id = county.Enter(DecisionDesk::Cells("澄枕许〔2026〕1号"));  // 2 March, due on 11 March
  DecisionCells secret = DecisionDesk::Cells("澄枕许〔2026〕2号");
  secret[8] = "不公开";
  secret[9] = "条例第十五条：涉及商业秘密。";
  county.Enter(secret);
  const auto due = [&](Date until) {
    db::Reader reader = county.database->Read();
    return CountDueDecisions(reader, {county.township}, until);
  };
  CHECK(due(2026y / 3 / 10).empty());
  REQUIRE(due(2026y / 3 / 11).size() == 1);
  CHECK(due(2026y / 3 / 11)[0].count == 1);
  CHECK(due(2026y / 3 / 11)[0].due_on == Date(2026y / 3 / 11));
  const ItemId item =
      *DraftItemOfDecisions(county.desk, county.drafter, county.township, DecisionKind::kPermit, "2026-03");
  CHECK(due(2026y / 3 / 11).size() == 1);  // a draft is not public
  REQUIRE(county.HandInAs(county.drafter, item));
  county.SignAll(item);
  CHECK(due(2026y / 3 / 11).empty());
  CHECK(county.DecisionOf(id).item == item.number);
}

}  // namespace
}  // namespace gongkai::disclosure
