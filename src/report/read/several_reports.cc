#include "report/read/several_reports.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "report/read/label_match.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

/// The items that are "一、本年新收…申请数量" with values behind it: one for each table 3.
std::vector<std::size_t> FirstRows(const std::vector<Item>& items) {
  std::vector<std::size_t> first_rows;
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
    if (values_follow) first_rows.push_back(i);
  }
  return first_rows;
}

/// Behind the last cell of the table 3 that begins at `first_row`; `first_row` where its last row is not there.
std::size_t EndOfTable3(const std::vector<Item>& items, std::size_t first_row) {
  std::size_t end = first_row;
  while (end < items.size() && !items[end].FormKey().starts_with(U"四结转下年度继续办理")) ++end;
  if (end == items.size()) return first_row;
  ++end;
  while (end < items.size() && (items[end].text.empty() || items[end].IsValue())) ++end;
  while (items[end - 1].text.empty()) --end;
  return end;
}

/// Labels, figures and blanks from the first row to the last, one by one.
bool AreEqual(std::span<const Item> one, std::span<const Item> other) {
  return !one.empty() && std::ranges::equal(one, other, [](const Item& a, const Item& b) {
    return a.IsValue() ? a.text == b.text : a.key == b.key;
  });
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

std::vector<Item> WithoutCopiedTables(std::vector<Item> items) {
  const std::vector<std::size_t> begins = FirstRows(items);
  if (begins.size() < 2 || TitlesDiffer(items)) return items;
  const auto table_at = [&items](std::size_t begin) {
    return std::span(items).subspan(begin, EndOfTable3(items, begin) - begin);
  };
  const std::span<const Item> first = table_at(begins.front());
  std::vector<bool> copied(items.size(), false);
  for (const std::size_t begin : std::span(begins).subspan(1)) {
    const std::span<const Item> copy = table_at(begin);
    if (!AreEqual(first, copy)) return items;
    // Of a grid the heads go as well.
    const int grid = copy.front().grid && copy.front().table != first.front().table ? copy.front().table : -1;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const bool in_rows = i >= begin && i < begin + copy.size();
      if (in_rows || (grid >= 0 && items[i].table == grid)) copied[i] = true;
    }
  }
  std::vector<Item> kept;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!copied[i]) kept.push_back(std::move(items[i]));
  }
  return kept;
}

bool HoldsSeveralReports(const std::vector<Item>& items, const std::vector<Heading>& headings) {
  return FirstRows(items).size() > 1 || (MostSectionsComeTwice(headings) && TitlesDiffer(items));
}

std::optional<int> LatestTitleYear(const std::vector<Item>& items, std::optional<int> year) {
  for (const Item& item : items) {
    const std::optional<TitleLine> title = AsTitle(item);
    if (title && title->year > year.value_or(0)) year = title->year;
  }
  return year;
}

}  // namespace gongkai::report
