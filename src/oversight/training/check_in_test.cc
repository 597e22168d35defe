// Signing in by the code of the hall: with an account, by name, each once; what a pass allows and what it does not.
#include <algorithm>

#include "oversight/training/training_desk_test.h"

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

std::string LocationOf(const web::Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name == "Location") return value;
  }
  return {};
}

TEST_CASE_ON_BOTH_ENGINES("each once: the same account or name has its seat again, another of that telephone none",
                          place) {
  TrainingDesk county(place);
  const TrainingId id = county.OpenOne();
  const auto seat = CheckInWithAccount(county.desk, county.VisitorOf(county.lin), {id, "a", "one"});
  REQUIRE(seat);
  const auto again = CheckInWithAccount(county.desk, county.VisitorOf(county.lin), {id, "a", "two"});
  REQUIRE(again);
  CHECK(*again == *seat);
  CHECK_FALSE(county.ByName(id, "谢蘅", "a"));
  const auto by_name = county.ByName(id, "谢蘅", "b");
  REQUIRE(by_name);
  CHECK(county.ByName(id, "谢蘅", "b")->attendance == by_name->attendance);
  CHECK_FALSE(county.ByName(id, "谢 蘅", "c"));
  CHECK_FALSE(county.ByName(id, "杜若", "b"));
  const auto people = county.People(id);
  REQUIRE(people.size() == 2);
  CHECK(people[0].is_verified);
  CHECK_FALSE(people[1].is_verified);
  CHECK(people[1].organ == county.other_township);
}

TEST_CASE_ON_BOTH_ENGINES("closed, cancelled, on another day: nobody; by which telephone is forgotten", place) {
  TrainingDesk county(place);
  const TrainingId id = county.OpenOne();
  REQUIRE(county.ByName(id, "谢蘅", "b"));
  CHECK(county.People(id).front().browser == "b");
  REQUIRE(CloseCheckIn(county.desk, county.trainer, county.Seen(id)));
  CHECK(county.People(id).front().browser.empty());
  CHECK_FALSE(county.ByName(id, "杜若", "c"));
  REQUIRE(OpenCheckIn(county.desk, county.trainer, county.Seen(id)));
  CHECK(county.ByName(id, "杜若", "c"));
  county.now += 24h;
  CHECK_FALSE(county.ByName(id, "宋圻", "d"));
}

TEST_CASE_ON_BOTH_ENGINES("which telephone it was is forgotten with the day, though nobody closed it", place) {
  TrainingDesk county(place);
  const TrainingId id = county.OpenOne();
  REQUIRE(county.ByName(id, "谢蘅", "b"));
  KeepTrainings(county.desk);
  CHECK(county.People(id).front().browser == "b");  // it is still needed
  county.now += 24h;
  KeepTrainings(county.desk);
  CHECK(county.People(id).front().browser.empty());
  CHECK(county.People(id).front().name == "谢蘅");
}

TEST_CASE_ON_BOTH_ENGINES("the trainer confirms names and strikes out with a reason", place) {
  TrainingDesk county(place);
  const TrainingId id = county.OpenOne();
  const auto seat = county.ByName(id, "谢蘅", "b");
  REQUIRE(seat);
  CHECK_FALSE(ConfirmAttendances(county.desk, county.trainer, id, {99}));
  REQUIRE(ConfirmAttendances(county.desk, county.trainer, id, {seat->attendance}));
  CHECK(county.People(id).front().is_verified);
  CHECK(ErrorOf(StrikeAttendance(county.desk, county.trainer, id, seat->attendance, "").errors(), "why") != nullptr);
  REQUIRE(StrikeAttendance(county.desk, county.trainer, id, seat->attendance, "没有到场。"));
  CHECK_FALSE(StrikeAttendance(county.desk, county.trainer, id, seat->attendance, "没有到场。"));
  CHECK(county.ByName(id, "谢蘅", "e"));  // who was struck out by mistake signs in anew
  const auto trail = county.Trail(county.office);
  CHECK(std::ranges::count(trail, "training.attend done " + ObjectOf(id)) == 2);
}

TEST_CASE_ON_BOTH_ENGINES("a name that a stranger typed keeps its bearer out of nothing, and never counts beside him",
                          place) {
  TrainingDesk county(place);
  const TrainingId id = county.OpenOne();
  const AttendForm as_lin{"林溪", std::to_string(county.township.value), ""};
  const auto stranger = county.ByForm(as_lin, {id, "stranger", "k1"});
  REQUIRE(stranger);
  const auto himself = CheckInWithAccount(county.desk, county.VisitorOf(county.lin), {id, "a", "k2"});
  REQUIRE(himself);
  CHECK(himself->attendance != stranger->attendance);
  CHECK_FALSE(ConfirmAttendances(county.desk, county.trainer, id, {stranger->attendance}));
  CHECK_FALSE(county.People(id).front().is_verified);
  REQUIRE(StrikeAttendance(county.desk, county.trainer, id, stranger->attendance, "不是本人。"));
  // Who gave his name by his own telephone has signed in; a name that was confirmed is somebody.
  const TrainingId other = county.OpenOne();
  const auto by_name = county.ByForm(as_lin, {other, "a", "k3"});
  REQUIRE(by_name);
  CHECK_FALSE(CheckInWithAccount(county.desk, county.VisitorOf(county.lin), {other, "a", "k4"}));
  REQUIRE(ConfirmAttendances(county.desk, county.trainer, other, {by_name->attendance}));
  CHECK_FALSE(CheckInWithAccount(county.desk, county.VisitorOf(county.lin), {other, "b", "k5"}));
}

TEST_CASE_ON_BOTH_ENGINES("the key of a form of one training opens no seat of another", place) {
  TrainingDesk county(place);
  const TrainingId one = county.OpenOne(), other = county.OpenOne();
  const auto victim = county.ByName(other, "谢蘅", "b");
  REQUIRE(victim);
  const auto mine = county.ByForm(county.NameForm("杜若"), {one, "c", "c|key"});
  REQUIRE(mine);
  REQUIRE(mine->attendance == victim->attendance);  // the same number, each in its own training
  CHECK_FALSE(county.ByForm(county.NameForm("杜若"), {other, "c", "c|key"}));
  CHECK(county.ByForm(county.NameForm("杜若"), {one, "c", "c|key"})->attendance == mine->attendance);
  CHECK(county.ByForm(county.NameForm("杜若"), {other, "c", "c|new"})->attendance != victim->attendance);
}

TEST_CASE_ON_BOTH_ENGINES("from the code to the seat, without an account", place) {
  TrainingDesk county(place);
  const TrainingId id = county.OpenOne();
  const TestBrowser he = county.SignIn(county.he), phone(county.site, "");
  const std::string shown(he.Get("/office/trainings/" + ToString(id) + "/code").Bytes());
  const std::string ticket = "/training/" + TicketOf(county.keys.blind, id, county.now);
  CHECK(Has(shown, "http://localhost" + ticket));
  const std::string in = LocationOf(phone.Get(ticket));
  REQUIRE(in.starts_with("/training/in/"));
  CHECK(Has(phone.Get(in).Bytes(), "依申请公开答复规范"));
  const auto bad = phone.Post(in, {{"way", "name"}, {"name", "<b>谢</b>"}, {"organ", "other"}});
  CHECK(bad.status == 422);
  CHECK(Has(bad.Bytes(), "&lt;b&gt;谢"));
  CHECK(phone.Post(in, {{"way", "account"}}).status == 422);  // nobody is signed in
  const auto good =
      phone.Post(in, {{"way", "name"}, {"name", "谢蘅"}, {"organ", std::to_string(county.other_township.value)}});
  CHECK(good.status == 303);
  const std::string seat = LocationOf(good);
  REQUIRE(seat.starts_with("/training/quiz/"));
  CHECK(Has(phone.Get(seat).Bytes(), "等工作人员核对"));
  county.now += 3min;
  CHECK(phone.Get(ticket).status == 410);  // another code stands on the screen now
  CHECK(phone.Get(in).status == 200);
  county.now += 10min;
  CHECK(phone.Get(in).status == 410);
  CHECK(phone.Get(seat).status == 200);
  CHECK(phone.Get("/training/in/" + std::string(300, 'A')).status == 410);
  CHECK(phone.Get("/training/quiz/" + std::string(300, 'A')).status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("from the code to the seat, with an account; the seat opens to himself alone", place) {
  TrainingDesk county(place);
  const TrainingId id = county.OpenOne();
  const TestBrowser lin = county.SignIn(county.lin), xie = county.SignIn(county.xie);
  const std::string in = LocationOf(lin.Get("/training/" + TicketOf(county.keys.blind, id, county.now)));
  CHECK(Has(lin.Get(in).Bytes(), "以本人账号签到"));
  const std::string seat = LocationOf(lin.Post(in, {{"way", "account"}}));
  REQUIRE(seat.starts_with("/training/quiz/"));
  CHECK(lin.Get(seat).status == 200);
  CHECK(LocationOf(xie.Get(seat)).starts_with("/sign-in"));
  CHECK(county.People(id).front().person == county.lin);
  CHECK(Has(lin.Get("/office/trainings/mine").Bytes(), "/training/quiz/"));
}

TEST_CASE_ON_BOTH_ENGINES("no more names than a trainer looks through, however many come", place) {
  TrainingDesk county(place);
  const TrainingId id = county.OpenOne();
  {
    db::Transaction act = county.database->Begin();
    for (std::size_t i = 0; i < kMostUnverified; ++i) {
      AddAttendance(act, id, {.name = "某" + std::to_string(i), .organ = county.bureau, .organ_name = "民政局"});
    }
    act.Commit();
  }
  CHECK_FALSE(county.ByName(id, "谢蘅", "b"));
  CHECK(CheckInWithAccount(county.desk, county.VisitorOf(county.lin), {id, "a", ""}));
}

TEST_CASE_ON_BOTH_ENGINES("a picture of the code and a script sign in so many names, and no more", place) {
  TrainingDesk county(place);
  const TrainingId id = county.OpenOne();
  const auto come = [&](int who, std::int64_t minute, std::string address = "") {
    const std::string name = "某" + std::to_string(who);
    return county.ByForm(county.NameForm(name), {id, name, "", minute, std::move(address)});
  };
  for (int who = 0; who < kNamesPerCode; ++who) REQUIRE(come(who, 1));
  CHECK(ErrorOf(come(kNamesPerCode, 1).errors(), kTooManyNames) != nullptr);
  CHECK(come(0, 1));              // who is there already is not counted again
  CHECK(come(kNamesPerCode, 2));  // by the next code
  CHECK(CheckInWithAccount(county.desk, county.VisitorOf(county.lin), {id, "a", "", 1}));
}

TEST_CASE_ON_BOTH_ENGINES(
    "of one network come so many names in an hour, by whatever codes; what is refused is not counted", place) {
  TrainingDesk county(place);
  const TrainingId id = county.OpenOne();
  const auto come = [&](int who, const std::string& address) {
    const std::string name = "某" + std::to_string(who);
    return county.ByForm(county.NameForm(name), {id, name, "", who, address});
  };
  CHECK(ErrorOf(county.ByForm(county.NameForm(""), {id, "x", "", 1, "192.0.2.7"}).errors(), "name") != nullptr);
  for (int who = 0; who < kNamesPerHousehold; ++who) REQUIRE(come(who, "192.0.2.7"));
  CHECK(ErrorOf(come(kNamesPerHousehold, "192.0.2.7").errors(), kTooManyNames) != nullptr);
  for (int who = kNamesPerHousehold; who < kNamesPerPlace; ++who) {
    REQUIRE(come(who, "192.0.2." + std::to_string(who)));
  }
  CHECK(ErrorOf(come(kNamesPerPlace, "192.0.2.9").errors(), kTooManyNames) != nullptr);
  CHECK(come(kNamesPerPlace, "198.51.100.9"));
  REQUIRE(county.People(id).size() == kNamesPerPlace + 1);
}

TEST_CASE_ON_BOTH_ENGINES("names that nobody knows are struck out together, once more by name, and nobody else",
                          place) {
  TrainingDesk county(place);
  const TrainingId id = county.OpenOne();
  for (const char* name : {"某甲", "某乙", "某丙"}) REQUIRE(county.ByName(id, name, name));
  REQUIRE(ConfirmAttendances(county.desk, county.trainer, id, {1}));
  const TestBrowser he = county.SignIn(county.he), xie = county.SignIn(county.xie);
  const std::string address = "/office/trainings/" + ToString(id) + "/strike";
  CHECK(xie.Get(address).status == 404);
  const std::string shown(he.Get(address).Bytes());
  CHECK_FALSE(Has(shown, "某甲"));
  CHECK(Has(shown, "某丙"));
  CHECK(he.Post(address, {{"which", "all"}, {"last", "3"}, {"why", ""}}).status == 422);
  CHECK(he.Post(address, {{"which", "ticked"}, {"why", "没有到场"}}).status == 422);
  REQUIRE(county.ByName(id, "某丁", "d"));  // came after the page was opened
  const auto asked = he.Post(address, {{"which", "all"}, {"last", "3"}, {"why", "没有到场"}});
  CHECK(asked.status == 200);
  CHECK(Has(asked.Bytes(), "确定划去 2 人"));
  CHECK_FALSE(Has(asked.Bytes(), "某丁"));
  CHECK(county.People(id)[1].struck_words.empty());  // only asked so far
  const account::Fields sure{{"who", "1"}, {"who", "2"}, {"who", "3"}, {"why", "没有到场"}, {"is_sure", "1"}};
  CHECK(he.Post(address, sure).status == 303);
  const auto people = county.People(id);
  CHECK(people[0].struck_words.empty());
  CHECK(people[1].struck_words == "没有到场");
  CHECK(people[2].struck_words == "没有到场");
  CHECK(people[3].struck_words.empty());
  CHECK_FALSE(StrikeUnconfirmed(county.desk, county.trainer, id, {1, 2}, "没有到场"));
}

}  // namespace
}  // namespace gongkai::oversight
