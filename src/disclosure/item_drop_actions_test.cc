// Letting go of drafts and corrections: nothing is deleted, nothing signed or public is ever dropped, and no number is
// given twice.
#include "disclosure/item_drop_actions.h"

#include "disclosure/decision/decision_desk_test.h"
#include "disclosure/decision/decision_store.h"
#include "disclosure/item_list_store.h"
#include "disclosure/routes.h"
#include "disclosure/step/step_desk_test.h"

namespace gongkai::disclosure {
namespace {

int Listed(StepDesk& county, ItemQuery query) {
  query.organ = county.township;
  query.today = county.today();
  db::Reader reader = county.database->Read();
  return ListItems(reader, query).total;
}

TEST_CASE_ON_BOTH_ENGINES("a draft that is let go of is listed under its own stage alone, and may be taken up again",
                          place) {
  StepDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  county.Asked(id, county.Agreement());
  REQUIRE(DropDraft(county.desk, county.drafter, id));
  CHECK(county.Of(id).stage == Stage::kDropped);
  CHECK(Listed(county, {}) == 0);
  CHECK(Listed(county, {.organs = std::nullopt, .stage = Stage::kDraft}) == 0);
  CHECK(Listed(county, {.organs = std::nullopt, .stage = Stage::kDropped}) == 1);
  CHECK(county.Steps(id).front().state == StepState::kLetGo);
  CHECK(county.Told(county.jin, "不用再答复") == 1);
  CHECK_FALSE(DropDraft(county.desk, county.drafter, id));
  CHECK_FALSE(county.HandInAs(county.drafter, id));
  CHECK_FALSE(SaveDraft(county.desk, county.drafter, county.township,
                        {.item = id, .version = county.Of(id).version, .content = ItemDesk::Notice()}));
  REQUIRE(PickUpDraft(county.desk, county.drafter, id));
  CHECK(Listed(county, {.organs = std::nullopt, .stage = Stage::kDraft}) == 1);
  CHECK(county.Latest(id).content == ItemDesk::Notice());
  REQUIRE(county.HandInAs(county.drafter, id));
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, id));
  CHECK_FALSE(county.MayBeApproved(id));  // letting go and taking up again ends no step
  CHECK_FALSE(county.IsPublicNow(id));
  REQUIRE(county.Answer(county.Again(county.Steps(id).front()), "agrees"));
  CHECK(county.MayBeApproved(id));
  const auto trail = county.Trail(county.township);
  CHECK(std::ranges::count(trail, "item.drop done item:" + ToString(id)) == 1);
  CHECK(std::ranges::count(trail, "item.pick_up done item:" + ToString(id)) == 1);
}

TEST_CASE_ON_BOTH_ENGINES("an overdue draft that is let go of is owed no more", place) {
  StepDesk county(place);
  Content content = ItemDesk::Notice();
  content.formed_on = 2025y / 3 / 9;
  const ItemId id = county.Save(content);
  CHECK(Listed(county, {.organs = std::nullopt, .overdue = true}) == 1);
  REQUIRE(DropDraft(county.desk, county.drafter, id));
  CHECK(Listed(county, {.organs = std::nullopt, .overdue = true}) == 0);
}

TEST_CASE_ON_BOTH_ENGINES("what is being signed, was signed or is public is not dropped", place) {
  StepDesk county(place);
  const ItemId in_review = county.HandedIn(ItemDesk::Notice());
  CHECK_FALSE(DropDraft(county.desk, county.drafter, in_review));
  const ItemId is_public = county.Published(ItemDesk::Notice());
  CHECK_FALSE(DropDraft(county.desk, county.drafter, is_public));
  CHECK_FALSE(DropCorrection(county.desk, county.drafter, is_public));  // none was begun
  REQUIRE(BeginCorrection(county.desk, county.drafter, is_public));
  CHECK_FALSE(DropDraft(county.desk, county.drafter, is_public));
  const ItemId stopped = county.Waiting();
  county.Asked(stopped, county.Agreement());
  REQUIRE(county.Of(stopped).stage == Stage::kDraft);
  CHECK_FALSE(DropCorrection(county.desk, county.drafter, stopped));
  REQUIRE(DropDraft(county.desk, county.drafter, stopped));  // nothing of it was ever public
  CHECK_FALSE(county.IsPublicNow(stopped));
  CHECK_FALSE(DropDraft(county.desk, county.ActorAs(county.wen, PostKind::kSecrecyExaminer), in_review));
}

TEST_CASE_ON_BOTH_ENGINES("index numbers of what was let go of are not given again", place) {
  StepDesk county(place);
  const ItemId first = county.HandedIn(ItemDesk::Notice());
  const std::string number = county.Of(first).index_number;
  REQUIRE(Return(county.desk, county.reviewer, first,
                 {.signer = Signer::kReviewer, .digest = county.Latest(first).digest, .remark = "不用发了"}));
  REQUIRE(DropDraft(county.desk, county.drafter, first));  // returned
  const ItemId second = county.HandedIn(ItemDesk::Notice());
  CHECK(county.Of(second).index_number != number);
  REQUIRE(PickUpDraft(county.desk, county.drafter, first));
  CHECK(county.Of(first).index_number == number);
}

TEST_CASE_ON_BOTH_ENGINES("a correction that is let go of leaves what is public, and its number is not used again",
                          place) {
  StepDesk county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  county.Change(id, "改坏了");
  REQUIRE(DropCorrection(county.desk, county.drafter, id));
  CHECK(county.Of(id).stage == Stage::kPublic);
  CHECK(county.Of(id).title == ItemDesk::Notice().title);
  CHECK(county.Latest(id).number == 1);
  CHECK(county.IsPublicNow(id));
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  CHECK(county.Latest(id).number == 3);
  CHECK(county.Latest(id).content.title == ItemDesk::Notice().title);
  Content content = county.Latest(id).content;
  content.correction = "联系电话有误，已改正。";
  content.correction_why = "核对时发现。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = content}));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  CHECK(county.Of(id).publicity.published_version == 3);
}

TEST_CASE_ON_BOTH_ENGINES("what was registered goes back to its register, with the day of its next look", place) {
  StepDesk county(place);
  Content content = ItemDesk::Notice();
  content.attribute = Attribute::kWithheld;
  content.ground = Ground::kProcess;
  content.ground_words = "讨论稿。";
  const ItemId id = county.HandedIn(content);
  county.SignAll(id);
  const auto again = county.Of(id).review_again_on;
  REQUIRE(again);
  REQUIRE(BeginCorrection(county.desk, county.drafter, id, "讨论稿已经定案。"));
  county.Change(id, "想公开的");
  REQUIRE(DropCorrection(county.desk, county.drafter, id));
  CHECK(county.Of(id).stage == Stage::kRegistered);
  CHECK(county.Of(id).title == content.title);
  CHECK(county.Of(id).review_again_on == again);
}

TEST_CASE_ON_BOTH_ENGINES(
    "decisions of a draft that is let go of may be drafted of anew, and the count knows all of them", place) {
  DecisionDesk county(place);
  constexpr int kAll = kMostDecisionsOfItem + 5;
  for (int number = 1; number <= kAll; ++number) {
    county.Enter(DecisionDesk::Cells("澄枕许〔2026〕" + std::to_string(number) + "号"));
  }
  const auto count = [&] {
    db::Reader reader = county.database->Read();
    return CountDecisionsToPublish(reader, county.township, DecisionKind::kPermit, "2026-03");
  };
  CHECK(count() == kAll);
  disclosure::AddRoutes(county.pages, AtOnce());
  CHECK(account::Has(county.SignIn(county.lin).Get("/office/decisions?kind=permit&month=2026-03").body,
                     "澄砚县枕溪镇人民政府这个月有 " + std::to_string(kAll) + " 件行政许可决定要公开"));
  const auto id = DraftItemOfDecisions(county.desk, county.drafter, county.township, DecisionKind::kPermit, "2026-03");
  REQUIRE(id);
  CHECK(count() < kAll);
  REQUIRE(DropDraft(county.desk, county.drafter, *id));
  CHECK(count() == kAll);
  CHECK_FALSE(PickUpDraft(county.desk, county.drafter, *id));  // another may tell of them by now
}

TEST_CASE("the boxes above the list count what their filters show") {
  StepDesk county;
  disclosure::AddRoutes(county.pages, AtOnce());
  Content late = ItemDesk::Notice();
  late.formed_on = 2025y / 3 / 9;
  county.Save(late);
  county.Save(late);
  county.Published(late);  // late, but public
  const ItemId dropped = county.Save(late);
  REQUIRE(DropDraft(county.desk, county.drafter, dropped));
  const account::TestBrowser drafts = county.SignIn(county.lin);
  const std::string page = drafts.Get("/office/items").body;
  CHECK(account::Has(page, "过期没公开 <b>2</b> 件"));
  CHECK(account::Has(page, "草稿 <b>2</b> 件"));
  const std::string filtered = drafts.Get("/office/items?overdue=1").body;
  CHECK(account::Has(filtered, "澄砚县枕溪镇人民政府，共 2 件"));
  CHECK(account::Has(drafts.Get("/office/items?stage=dropped").body, "共 1 件"));
}

}  // namespace
}  // namespace gongkai::disclosure
