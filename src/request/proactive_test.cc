// 第四十四条: what was given to one becomes a draft for everybody, and only a draft; nothing of the application in it.
#include "request/privacy_desk_test.h"
#include "request/proactive_actions.h"
#include "request/proactive_store.h"

namespace gongkai::request {
namespace {

struct ProactiveDesk : PrivacyDesk {
  using PrivacyDesk::PrivacyDesk;

  /// As an answer that was sent would leave it; how it is sent is the business of other tests.
  void LeaveReleased(CaseId id) {
    db::Transaction act = database->Begin();
    Case held = *LockedCase(act, id);
    held.stage = CaseStage::kReplied;
    held.ended = today();
    held.outcome = "released";
    PutStatus(act, held);
    act.Commit();
  }
};

TEST_CASE_ON_BOTH_ENGINES("what two asked for in the same words is found; what one asks for twice is not", place) {
  ProactiveDesk county(place);
  Applicant other = county.Somebody();
  other.number = PersonalText("E11112222");
  for (const Applicant& who : {county.Somebody(), county.Somebody()})
    county.Confirm(county.Apply("老桥的图纸", who).id);
  const auto often = [&] {
    db::Reader reader = county.database->Read();
    return OftenAskedOf(reader, {county.township}, 2025y / 1 / 1, 10);
  };
  CHECK(often().empty());
  county.Confirm(county.Apply("老桥的图纸", other).id);
  REQUIRE(often().size() == 1);
  CHECK(often().front().applicants == 2);
  CHECK(often().front().cases == 3);
  db::Reader reader = county.database->Read();
  CHECK(OftenAskedOf(reader, {county.bureau}, 2025y / 1 / 1, 10).empty());
}

TEST_CASE_ON_BOTH_ENGINES("a draft is no publication, holds nothing of the application, and is made once", place) {
  ProactiveDesk county(place);
  const CaseId id = county.Apply("我家门前石桥的合同").id;
  county.Confirm(id);
  const ProactiveForm form{
      .title = "石桥加固施工合同", .kind = disclosure::ItemKind::kOther, .formed_on = Date(2025y / 6 / 9)};
  CHECK_FALSE(DraftProactive(county.desk, county.drafter, county.Seen(id), form));  // nothing was answered yet
  county.LeaveReleased(id);
  CHECK(DraftProactive(county.desk, county.drafter, county.Seen(id), {}).errors().size() == 3);
  ProactiveForm ahead = form;
  ahead.formed_on = Date(2026y / 3 / 11);
  CHECK(ErrorOf(DraftProactive(county.desk, county.drafter, county.Seen(id), ahead).errors(), "formed_on") != nullptr);
  {
    db::Reader reader = county.database->Read();
    CHECK(ReleasedNotProactive(reader, {county.township}, 2025y / 1 / 1, 10).size() == 1);
  }
  // Told as the acts of a case are: the copies are reckoned anew by the next event, and this one is still open.
  const auto item = DraftProactive(county.desk, county.drafter, county.Seen(id), form);
  for (const FieldError& error : item.errors()) MESSAGE(error.field, ": ", error.message);
  REQUIRE(item);
  CHECK_FALSE(county.IsPublicNow(*item));
  CHECK(county.Of(*item).title == "石桥加固施工合同");
  CHECK(county.Latest(*item).content.formed_on == Date(2025y / 6 / 9));  // of the information, not of the draft
  CHECK_FALSE(Has(county.Latest(*item).content.body, "我家门前"));
  county.LeaveReleased(id);
  CHECK_FALSE(DraftProactive(county.desk, county.drafter, county.Seen(id), form));
  db::Reader reader = county.database->Read();
  CHECK(ReleasedNotProactive(reader, {county.township}, 2025y / 1 / 1, 10).empty());
}

}  // namespace
}  // namespace gongkai::request
