// Applications on the first page: before whom they stand, and where each line leads.
#include <algorithm>

#include "home/worklist_view.h"
#include "request/oversight_desk_test.h"
#include "request/urge_actions.h"

namespace gongkai::home {
namespace {

using request::CaseId;
using request::OversightDesk;

std::vector<Due> LinesOf(OversightDesk& county, account::PersonId person) {
  const account::Visitor visitor{
      .person = person, .name = "测试", .posts = county.Held(person), .address = "127.0.0.1"};
  db::Reader reader = county.database->Read();
  return WorklistOf(reader, visitor, county.today());
}

const Due* LineWith(const std::vector<Due>& lines, std::string_view words) {
  const auto found =
      std::ranges::find_if(lines, [&](const Due& due) { return due.what.find(words) != std::string::npos; });
  return found == lines.end() ? nullptr : &*found;
}

TEST_CASE_ON_BOTH_ENGINES("applications stand before who can do something about them", place) {
  OversightDesk county(place);
  const CaseId id = county.Apply();
  county.Apply({.who = "别的人", .channel = law::Channel::kOnline});
  auto lines = LinesOf(county, county.lin);
  CHECK(LineWith(lines, "件申请要答复") == nullptr);  // its day is far
  REQUIRE(LineWith(lines, "1 件申请还没有确认收到") != nullptr);
  CHECK(LineWith(LinesOf(county, county.xie), "申请") == nullptr);
  const Date due = *county.Of(id).due;
  county.now = std::chrono::sys_days(due) + std::chrono::hours(2);
  lines = LinesOf(county, county.lin);
  const Due* line = LineWith(lines, "1 件申请要答复");
  REQUIRE(line != nullptr);
  CHECK(line->day == due);
  CHECK(account::Has(line->path, "/office/requests?organ=" + std::to_string(county.township.value)));
  const auto of_county = LinesOf(county, county.he);
  REQUIRE(LineWith(of_county, "1 个机关有 1 件申请") != nullptr);
  CHECK(LineWith(of_county, "1 个机关有 1 件申请")->path == "/office/request-oversight");
  county.Days(1);
  lines = LinesOf(county, county.lin);
  REQUIRE(LineWith(lines, "1 件申请超过期限没有答复") != nullptr);
  REQUIRE(request::UrgeCase(county.desk, county.supervisor, county.Seen(id), PersonalText("请马上答复")));
  lines = LinesOf(county, county.lin);
  const Due* urged = LineWith(lines, "请答复催办");
  REQUIRE(urged != nullptr);
  CHECK(urged->is_asked);
  CHECK(urged->path == "/office/requests/" + ToString(id) + "/urge");
  // Calendars and letters leave the house: nothing in them of who asked for what.
  for (const Due& each : lines) {
    CHECK_FALSE(account::Has(each.what + each.detail, "尹望舒"));
    CHECK_FALSE(account::Has(each.what + each.detail, "河道治理"));
  }
}

}  // namespace
}  // namespace gongkai::home
