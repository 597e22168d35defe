// In which days is looked first, and in how many then.
#include "disclosure/search/search_windows.h"

#include <doctest/doctest.h>

#include <random>
#include <set>

namespace gongkai::disclosure {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using namespace std::chrono_literals;
using Marks = std::vector<std::string>;

TEST_CASE("days between two are named by whole years and months where they are whole") {
  CHECK(MarksBetween(2024y / 2 / 29, 2024y / 2 / 29) == Marks{"d20240229"});
  CHECK(MarksBetween(2024y / 1 / 1, 2025y / 12 / 31) == Marks{"y2024", "y2025"});
  CHECK(MarksBetween(2024y / 2 / 1, 2024y / 2 / 29) == Marks{"m202402"});
  CHECK(MarksBetween(2025y / 2 / 1, 2025y / 2 / 27).size() == 27);
  CHECK(MarksBetween(2023y / 11 / 30, 2025y / 2 / 2) ==
        Marks{"d20231130", "m202312", "y2024", "m202501", "d20250201", "d20250202"});
  CHECK(MarksBetween(2024y / 3 / 2, 2024y / 3 / 1).empty());
}

TEST_CASE("every day between two has exactly one of the marks, and no other day has") {
  std::mt19937 random(3);
  const sys_days base = 2020y / 1 / 1;
  for (int round = 0; round < 50; ++round) {
    const sys_days first = base + days(random() % 1'500), last = first + days(random() % 900);
    const Marks list = MarksBetween(first, last);
    const std::set<std::string> marks(list.begin(), list.end());
    CHECK(marks.size() == list.size());
    for (sys_days day = first - days(400); day <= last + days(400); day += days(1)) {
      const Date date(day);
      const auto borne = marks.count(MarkOfDay(date)) + marks.count(MarkOfMonth(date)) +
                         marks.count(MarkOfYear(static_cast<int>(date.year())));
      if (borne != (first <= day && day <= last ? 1U : 0U)) FAIL_CHECK(MarkOfDay(date) << " " << borne);
    }
  }
}

/// Two thousand days with so many places each, the newest forty by themselves, and the rest by thirty.
std::vector<IndexedDays> DaysWith(std::int64_t places) {
  std::vector<IndexedDays> all;
  sys_days day = 2025y / 12 / 31;
  for (int i = 0; i < 40; ++i, day -= days(1)) all.push_back({day, places});
  for (int i = 0; i < 65; ++i, day -= days(30)) all.push_back({day - days(29), places * 30});
  return all;
}

struct Walk {
  int windows = 0;
  std::int64_t looked = 0;  // places
};

/// As a search goes through them for what one in `one_in` places has.
Walk WalkFor(const std::vector<IndexedDays>& all, std::int64_t one_in, int most) {
  Windows windows(all, most);
  Walk walk;
  std::size_t next = 0;
  Date expected_last = all.front().first;
  for (std::int64_t found = 0; found < most;) {
    const auto window = windows.Next(static_cast<int>(found));
    if (!window) break;
    ++walk.windows;
    CHECK(window->last == expected_last);  // no gap, no day twice
    expected_last = sys_days(window->first) - days(1);
    while (next < all.size() && all[next].first >= window->first) walk.looked += all[next++].places;
    CHECK(window->is_last == (next == all.size()));
    found = one_in == 0 ? 0 : walk.looked / one_in;
  }
  return walk;
}

TEST_CASE("what stands everywhere is found in the newest days, and what stands nowhere in a few questions") {
  const auto all = DaysWith(500);  // a million
  CHECK(WalkFor(all, 1, 1'126).windows == 1);
  CHECK(WalkFor(all, 1, 1'126).looked < 3'000);
  const Walk none = WalkFor(all, 0, 1'126);
  CHECK(none.windows <= 3);
  CHECK(none.looked > 990'000);  // all of them
  for (const std::int64_t one_in : {2, 7, 50, 300, 2'000, 40'000}) {
    CAPTURE(one_in);
    const Walk walk = WalkFor(all, one_in, 1'126);
    CHECK(walk.windows <= 4);
    // Hits that are fetched beyond those that are wanted cost what the wanted ones do.
    CHECK(walk.looked / one_in <= 1'126 * 3 + 15'000 / one_in);
  }
}

TEST_CASE("a small index is asked at once, an empty one never") {
  CHECK(WalkFor({{2025y / 12 / 31, 300}, {2025y / 1 / 1, 700}}, 10, 1'126).windows == 1);
  Windows none({}, 1'126);
  CHECK_FALSE(none.Next(0));
}

}  // namespace
}  // namespace gongkai::disclosure
