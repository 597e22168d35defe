// Applications on the first page: before whom they stand, and where each line leads.
#include <algorithm>

#include "home/worklist_view.h"
#include "request/letter_mail_store.h"
#include "request/oversight_desk_test.h"
#include "request/urge_actions.h"
#include "request/viewing_store.h"

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

TEST_CASE_ON_BOTH_ENGINES("letters whose mail did not go out are one line, before who handles them", place) {
  OversightDesk county(place);
  const CaseId id = county.Apply();
  const auto queue = [&](const std::string& ref) {
    db::Transaction act = county.database->Begin();
    request::AddLetter(act, county.keys, id, {.ref = ref, .kind = "receipt", .dated = county.today(), .at = county.now},
                       PersonalText("标题\n字号\n尹望舒：\n澄砚县枕溪镇人民政府\n日期"));
    request::QueueLetterMail(act, {.id = id, .ref = ref, .at = county.now});
    act.Commit();
  };
  queue("receipt:1");
  queue("receipt:2");
  CHECK(LineWith(LinesOf(county, county.lin), "电子邮件没有发出") == nullptr);
  county.Days(1);  // nobody sent it all day
  const auto lines = LinesOf(county, county.lin);
  const Due* line = LineWith(lines, "2 份文书的电子邮件没有发出");
  REQUIRE(line != nullptr);
  CHECK(line->path == "/office/letter-mails");
  CHECK_FALSE(account::Has(line->what + line->detail, "尹望舒"));
  CHECK(LineWith(LinesOf(county, county.xie), "电子邮件没有发出") == nullptr);
  db::Transaction act = county.database->Begin();
  request::PutLetterDelivered(act, id, "receipt:1", county.today());
  act.Commit();
  CHECK(LineWith(LinesOf(county, county.lin), "1 份文书的电子邮件没有发出") != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("who comes to read on the spot stands there until it is put down how it went", place) {
  OversightDesk county(place);
  const CaseId id = county.Apply();
  const auto put = [&](request::ViewingState state) {
    db::Transaction act = county.database->Begin();
    std::vector<request::Viewing> all = request::ViewingsOf(act, id);
    if (all.empty()) {
      request::AddViewing(act, {.id = id,
                                .handler = county.township,
                                .time = {.on = std::chrono::sys_days(county.today()) + std::chrono::days(1),
                                         .from = 540,
                                         .until = 660,
                                         .place = "便民服务中心"}});
      all = request::ViewingsOf(act, id);
    }
    all.front().state = state;
    request::PutViewing(act, all.front());
    act.Commit();
  };
  put(request::ViewingState::kOffered);
  CHECK(LineWith(LinesOf(county, county.lin), "查阅、抄录") == nullptr);  // nobody took it
  put(request::ViewingState::kChosen);
  auto lines = LinesOf(county, county.lin);
  const Due* line = LineWith(lines, "有人来查阅、抄录");
  REQUIRE(line != nullptr);
  CHECK(account::Has(line->detail, "9:00至11:00"));
  CHECK(line->path == "/office/requests/" + ToString(id) + "/viewings");
  CHECK_FALSE(account::Has(line->what + line->detail, "尹望舒"));
  CHECK(LineWith(LinesOf(county, county.xie), "查阅、抄录") == nullptr);
  county.Days(2);
  lines = LinesOf(county, county.lin);
  CHECK(LineWith(lines, "查阅、抄录办得怎样") != nullptr);
  put(request::ViewingState::kMissed);
  lines = LinesOf(county, county.lin);
  CHECK(LineWith(lines, "请另外安排") != nullptr);
  put(request::ViewingState::kHappened);
  CHECK(LineWith(LinesOf(county, county.lin), "查阅、抄录") == nullptr);
}

}  // namespace
}  // namespace gongkai::home
