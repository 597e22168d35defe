// What is sent in, what became of it, and the sums by organ and person.
#include "assessment/contribution.h"

#include <doctest/doctest.h>

namespace gongkai::assessment {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2026y / 3 / 10;

TEST_CASE("a contribution has a title, an author and a day that has come") {
  CHECK(ContributionFrom({"题目", "林溪", "2026-03-10"}, kToday));
  CHECK(ErrorOf(ContributionFrom({" ", "林溪", "2026-03-10"}, kToday).errors(), "title") != nullptr);
  CHECK(ErrorOf(ContributionFrom({"题目", std::string(100, 'a'), "2026-03-10"}, kToday).errors(), "author") != nullptr);
  CHECK(ErrorOf(ContributionFrom({"题目", "林溪", "2026-03-11"}, kToday).errors(), "sent_on") != nullptr);
  CHECK(ErrorOf(ContributionFrom({"题目", "林溪", "昨天"}, kToday).errors(), "sent_on") != nullptr);
}

TEST_CASE("what is used above was taken, and says where and when") {
  const Contribution sent = *ContributionFrom({"题目", "林溪", "2026-03-01"}, kToday);
  const auto used = UsedFrom({"2026-03-02", "city", "市简报", "2026-03-05"}, sent, kToday);
  REQUIRE(used);
  CHECK(used->used == UsedLevel::kCity);
  CHECK(UsedFrom({"", "none", "", ""}, sent, kToday));
  CHECK(ErrorOf(UsedFrom({"", "city", "市简报", "2026-03-05"}, sent, kToday).errors(), "accepted_on") != nullptr);
  CHECK(ErrorOf(UsedFrom({"2026-02-28", "none", "", ""}, sent, kToday).errors(), "accepted_on") != nullptr);
  CHECK(ErrorOf(UsedFrom({"2026-03-02", "city", "", "2026-03-05"}, sent, kToday).errors(), "used_in") != nullptr);
  CHECK(ErrorOf(UsedFrom({"2026-03-02", "none", "市简报", ""}, sent, kToday).errors(), "used") != nullptr);
  CHECK(ErrorOf(UsedFrom({"2026-03-02", "moon", "", ""}, sent, kToday).errors(), "used") != nullptr);
}

TEST_CASE("sums are by organ and author; what was struck out or lies outside of the days is left out") {
  const auto of = [](std::int64_t organ, const char* author, Date sent, bool taken) {
    Contribution each;
    each.organ = OrganId{organ};
    each.author = author;
    each.sent_on = sent;
    if (taken) each.accepted_on = sent;
    return each;
  };
  std::vector<Contribution> all = {of(1, "甲", 2026y / 1 / 1, true), of(1, "甲", 2026y / 2 / 1, false),
                                   of(1, "乙", 2026y / 2 / 1, true), of(2, "甲", 2026y / 2 / 1, true),
                                   of(1, "甲", 2025y / 12 / 31, true)};
  all.push_back(of(1, "甲", 2026y / 2 / 2, true));
  all.back().struck_words = "登记错了";
  all[0].used = UsedLevel::kProvince;
  const auto sums = SumsOf(all, {2026y / 1 / 1, 2026y / 12 / 31});
  REQUIRE(sums.size() == 3);
  int sent = 0, province = 0;
  for (const AuthorSum& each : sums) {
    sent += each.sum.sent;
    province += each.sum.province;
    if (each.organ == OrganId{1} && each.author == "甲") {
      CHECK(each.sum == ContributionSum{.sent = 2, .accepted = 1, .city = 0, .province = 1, .nation = 0});
    }
  }
  CHECK(sent == 4);
  CHECK(province == 1);
}

}  // namespace
}  // namespace gongkai::assessment
