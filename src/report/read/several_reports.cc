#include "report/read/several_reports.h"

#include <algorithm>
#include <array>
#include <string>

#include "report/read/label_match.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

/// "一、本年新收…申请数量" with values behind it, twice.
bool HoldsTable3Twice(const std::vector<Item>& items) {
  int first_rows = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].key.size() < 12 || items[i].key.size() > 60) continue;
    const u32string_view key = items[i].FormKey();
    if (!key.starts_with(U"一本年新收政府信息公开申请数量")) continue;
    const std::size_t end = std::min(i + 5, items.size());
    bool values_follow = key.size() > 15;
    for (std::size_t k = i + 1; k < end && !values_follow; ++k) {
      if (!items[k].text.empty() && !items[k].IsValue()) break;
      values_follow = !items[k].text.empty();
    }
    if (values_follow) ++first_rows;
  }
  return first_rows > 1;
}

bool MostSectionsComeTwice(const std::vector<Heading>& headings) {
  constexpr int kMost = 4;
  std::array<int, 7> times{};
  for (const Heading& heading : headings) ++times[static_cast<std::size_t>(heading.section)];
  return std::count_if(times.begin(), times.end(), [](int count) { return count > 1; }) >= kMost;
}

/// A line that is the title of an annual report; the key of any other line is no title.
struct TitleLine {
  int year = 0;                  // 0 = none
  u32string_view before_report;  // organ and year, and little else
};

std::optional<TitleLine> AsTitle(const Item& item) {
  const u32string_view key = item.FormKey();
  if (key.size() < 7 || key.size() > 40 || !key.ends_with(U"报告")) return std::nullopt;
  TitleLine title;
  title.before_report = key.substr(0, std::min(key.find(U"政府信息公开"), key.find(U"信息公开")));
  for (std::size_t i = 0; i + 4 < key.size(); ++i) {
    if (key.substr(i, 2) != U"20" || key[i + 4] != U'年') continue;
    const int year = 2000 + static_cast<int>(key[i + 2] - U'0') * 10 + static_cast<int>(key[i + 3] - U'0');
    if (year > title.year && year < 2100) title.year = year;
  }
  return title;
}

bool NamesAnOrgan(const TitleLine& title) {
  constexpr std::size_t kYear = 5;  // "2023年"
  return title.before_report.size() > kYear + 2;
}

bool TitlesDiffer(const std::vector<Item>& items) {
  std::optional<TitleLine> first;
  for (const Item& item : items) {
    const std::optional<TitleLine> title = AsTitle(item);
    if (!title || title->before_report.size() == item.FormKey().size()) continue;
    if (!first) first = title;
    const bool other_year = first->year != 0 && title->year != 0 && first->year != title->year;
    const bool other_organ =
        NamesAnOrgan(*first) && NamesAnOrgan(*title) && first->before_report != title->before_report;
    if (other_year || other_organ) return true;
  }
  return false;
}

}  // namespace

bool HoldsSeveralReports(const std::vector<Item>& items, const std::vector<Heading>& headings) {
  return HoldsTable3Twice(items) || (MostSectionsComeTwice(headings) && TitlesDiffer(items));
}

std::optional<int> LatestTitleYear(const std::vector<Item>& items, std::optional<int> year) {
  for (const Item& item : items) {
    const std::optional<TitleLine> title = AsTitle(item);
    if (title && title->year > year.value_or(0)) year = title->year;
  }
  return year;
}

}  // namespace gongkai::report
