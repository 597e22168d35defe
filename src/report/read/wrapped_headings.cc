#include "report/read/wrapped_headings.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "report/read/headings.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kLongestPart = 24;  // code points; no title is longer
constexpr std::size_t kMostLines = 3;

bool MayBePart(const Item& item) { return !item.in_table && !item.key.empty() && item.key.size() <= kLongestPart; }

/// Whether `key` is an ordinal and the whole title of that section.
bool IsWhole(std::u32string_view key) {
  const std::size_t number = kSectionNumerals.find(key.front());
  const TitleMatch match = BestTitle(key.substr(1), 1.0);
  return match.similarity >= 1.0 && static_cast<std::size_t>(match.section) == number + 1;
}

/// How many items from `begin` on make up one heading; 1 where it is whole, or none.
std::size_t LinesOfHeading(const std::vector<Item>& items, std::size_t begin) {
  const Item& first = items[begin];
  const std::u32string_view begin_of_key = first.FormKey().substr(0, 1);
  if (!MayBePart(first) || begin_of_key.empty() || kSectionNumerals.find(begin_of_key) == std::u32string_view::npos) {
    return 1;
  }
  std::u32string key(first.FormKey());
  if (IsWhole(key)) return 1;
  for (std::size_t i = begin + 1; i < items.size() && i < begin + kMostLines; ++i) {
    if (!MayBePart(items[i]) || items[i].lines_before > 0) return 1;
    key += items[i].FormKey();
    if (IsWhole(key)) return i + 1 - begin;
  }
  return 1;
}

std::string TextOf(const std::vector<Item>& items, std::size_t begin, std::size_t lines) {
  std::string text;
  for (std::size_t i = begin; i < begin + lines; ++i) text += items[i].text;
  return text;
}

}  // namespace

std::vector<Item> JoinWrappedHeadings(std::vector<Item> items) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < items.size();) {
    const std::size_t lines = LinesOfHeading(items, i);
    if (lines > 1) items[i].SetText(TextOf(items, i, lines));
    if (kept != i) items[kept] = std::move(items[i]);
    ++kept;
    i += lines;
  }
  items.resize(kept);
  return items;
}

}  // namespace gongkai::report
