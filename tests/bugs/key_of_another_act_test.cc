// The key of one act's form was taken for that of another act: what was answered to the first was read as the answer of
// the second. The number of an organ came out of "12-3" as that of a statement, an empty answer threw, and the page
// answered 500; and nothing was done, though the person was told that it was.
#include "oversight/register/register_desk_test.h"

namespace gongkai::oversight {
namespace {

const std::string kKey = "00000000000000000000000000000007";

std::string Refusal(const FieldErrors& errors) {
  return errors.size() == 1 && errors.front().field.empty() ? errors.front().message : "";
}

TEST_CASE_ON_BOTH_ENGINES("the key of an entry of a register is none of a statement that there was none", place) {
  RegisterDesk county(place);
  const Actor once = county.ActorAs(county.lin, PostKind::kHandler, kKey);
  const RegisterKind& meetings = *FindRegisterKind(kMeetingRegister);
  const auto kept = KeepEntry(county.desk, once, county.township, meetings, RegisterDesk::Meeting(), {});
  county.Must(kept);
  const auto entries = county.Trail(county.township).size();
  const NoneForm none{.kind = std::string(kIncidentRegister), .choice = "", .year = 2025, .words = "查过记录"};
  const auto stated = StateNone(county.desk, once, county.township, none);
  CHECK_FALSE(stated);
  CHECK(Has(Refusal(stated.errors()), "这张表单之前已经用来办过另一件事"));
  CHECK(county.Trail(county.township).size() == entries);
  {
    db::Reader reader = county.database->Read();
    CHECK(NoneStatementsOf(reader, county.township, 2025).empty());
  }
  // The form itself is still answered as the first time.
  const auto again = KeepEntry(county.desk, once, county.township, meetings, RegisterDesk::Meeting(), {});
  CHECK(county.Must(again) == *kept);
}

TEST_CASE_ON_BOTH_ENGINES("acts that share how they are done do not share their keys", place) {
  RegisterDesk county(place);
  const RegisterEntryId id = county.Kept(kIncidentRegister, county.Leak());
  const Actor once = county.ActorAs(county.lin, PostKind::kHandler, kKey);
  county.Must(
      SetStep(county.desk, once, county.Seen(id), {.what = "整理目录", .owner = "办公室", .due = "2026-04-01"}));
  CHECK_FALSE(StrikeEntry(county.desk, once, county.Seen(id), "登记错了"));
  CHECK(county.Of(id).state != EntryState::kStruck);
}

}  // namespace
}  // namespace gongkai::oversight
