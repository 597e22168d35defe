// 条例第四十条: times to read and copy on the spot, as they are typed, taken, changed and put down.
#include "request/viewing.h"

#include <doctest/doctest.h>

#include <set>
#include <vector>

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2026y / 3 / 10;

ViewingForm Typed() { return {.on = "2026-03-12", .from = "9:00", .until = "11：30", .place = " 枕溪镇便民服务中心 "}; }

std::set<std::string> FieldsOf(const FormResult<ViewingTime>& result) {
  std::set<std::string> fields;
  for (const FieldError& error : result.errors()) {
    CHECK_FALSE(error.message.empty());
    fields.insert(error.field);
  }
  return fields;
}

Viewing At(int number, Date on, ViewingState state = ViewingState::kOffered) {
  return {.number = number, .time = {.on = on, .from = 540, .until = 660, .place = "窗口"}, .state = state};
}

TEST_CASE("what is typed is a time and a place, or all that is wrong with it at once") {
  const auto time = ViewingTimeOf(Typed(), kToday);
  REQUIRE(time);
  CHECK(Describe(*time) == "2026年3月12日9:00至11:30，枕溪镇便民服务中心");
  CHECK(ClockOf(time->from) == "09:00");
  CHECK(ClockOf(-1).empty());
  CHECK(ClockOf(24 * 60).empty());
  CHECK(FieldsOf(ViewingTimeOf({}, kToday, "_2")) ==
        std::set<std::string>{"viewing_on_2", "viewing_from_2", "viewing_until_2", "viewing_place"});
  for (const char* odd : {"25:00", "9", ":30", "9:5", "09:60", "九点", "-1:00", "9:00:00", "009:00", "<b>"}) {
    ViewingForm form = Typed();
    form.from = odd;
    CHECK_MESSAGE(FieldsOf(ViewingTimeOf(form, kToday)) == std::set<std::string>{"viewing_from"}, odd);
  }
  ViewingForm form = Typed();
  form.until = "09:00";
  CHECK(FieldsOf(ViewingTimeOf(form, kToday)) == std::set<std::string>{"viewing_until"});
  for (const char* odd : {"2026-03-10", "2026-03-09", "2026-02-30", "2027-03-12", "明天"}) {
    form = Typed();
    form.on = odd;
    CHECK_MESSAGE(FieldsOf(ViewingTimeOf(form, kToday)) == std::set<std::string>{"viewing_on"}, odd);
  }
  form = Typed();
  form.place = std::string(kLongestViewingPlace + 1, 'x');
  CHECK(FieldsOf(ViewingTimeOf(form, kToday)) == std::set<std::string>{"viewing_place"});
}

TEST_CASE("a time is taken or changed until the day before it") {
  const std::vector<Viewing> offered = {At(1, 2026y / 3 / 10), At(2, 2026y / 3 / 11), At(3, 2026y / 3 / 12)};
  CHECK(AgainstChoosing(offered, 1, kToday));
  CHECK_FALSE(AgainstChoosing(offered, 2, kToday));
  CHECK(AgainstChoosing(offered, 4, kToday));
  CHECK(AgainstChoosing({}, 1, kToday));
  std::vector<Viewing> taken = offered;
  taken[1].state = ViewingState::kChosen;
  CHECK_FALSE(AgainstChoosing(taken, 3, kToday));          // another one instead
  CHECK(AgainstChoosing(taken, 3, Date(2026y / 3 / 11)));  // not on the day itself
  CHECK_FALSE(AgainstWithdrawing(taken, 2));
  taken[2].state = ViewingState::kWithdrawn;
  CHECK(AgainstChoosing(taken, 3, kToday));
  CHECK(AgainstWithdrawing(taken, 3));
  REQUIRE(ChosenOf(taken) != nullptr);
  CHECK(ChosenOf(taken)->number == 2);
}

TEST_CASE("how it went is put down on its day or later, once, and of what was taken alone") {
  std::vector<Viewing> all = {At(1, 2026y / 3 / 11, ViewingState::kChosen), At(2, 2026y / 3 / 9)};
  CHECK(AgainstEnding(all, 1, kToday));
  CHECK_FALSE(AgainstEnding(all, 1, Date(2026y / 3 / 11)));
  CHECK(AgainstEnding(all, 2, kToday));
  all[0].state = ViewingState::kHappened;
  CHECK(AgainstEnding(all, 1, Date(2026y / 3 / 12)));
  CHECK(AgainstChoosing(all, 1, kToday));
}

TEST_CASE("what nobody took calls for another time once all are over") {
  CHECK_FALSE(IsUntaken({}, kToday));
  CHECK(IsUntaken(std::vector{At(1, 2026y / 3 / 10)}, kToday));
  CHECK_FALSE(IsUntaken(std::vector{At(1, 2026y / 3 / 9), At(2, 2026y / 3 / 11)}, kToday));
  CHECK_FALSE(IsUntaken(std::vector{At(1, 2026y / 3 / 9, ViewingState::kHappened)}, kToday));
  CHECK_FALSE(IsUntaken(std::vector{At(1, 2026y / 3 / 9, ViewingState::kWithdrawn)}, kToday));
  CHECK(IsUntaken(std::vector{At(1, 2026y / 3 / 9, ViewingState::kMissed)}, kToday));
}

TEST_CASE("every state has an id and a name; what releases nothing has nothing to read") {
  for (const ViewingState state : {ViewingState::kOffered, ViewingState::kChosen, ViewingState::kHappened,
                                   ViewingState::kMissed, ViewingState::kWithdrawn}) {
    CHECK(ViewingStateFrom(IdOf(state)) == state);
    CHECK_FALSE(NameOf(state).empty());
  }
  CHECK_FALSE(ViewingStateFrom(""));
  CHECK(ReleasesInformation("released"));
  CHECK(ReleasesInformation("partly_refused"));
  CHECK_FALSE(ReleasesInformation("does_not_exist"));
  CHECK_FALSE(ReleasesInformation("already_public"));
  CHECK_FALSE(ReleasesInformation(""));
}

}  // namespace
}  // namespace gongkai::request
