#include "report/read/regions.h"

#include <algorithm>
#include <array>

#include "report/read/label_match.h"
#include "report/read/table2_labels.h"

namespace gongkai::report {
namespace {

using std::u32string_view;
using namespace std::string_view_literals;

enum class Anchor { kNone, kTable2, kTable3, kTable4 };

Anchor AnchorOf(const Item& item) {
  if (item.key.size() < 4 || item.key.size() > 48) return Anchor::kNone;
  const u32string_view key = item.FormKey();
  if (IsArticleRow(key) || IsTable2ColumnHead(key)) return Anchor::kTable2;
  if (key.starts_with(U"结果维持"sv) || key.starts_with(U"维持纠正"sv) || key.starts_with(U"行政复议行政诉讼"sv))
    return Anchor::kTable4;
  if (key.size() <= 16 && (key.starts_with(U"未经复议直接起诉"sv) || key.starts_with(U"复议后起诉"sv)))
    return Anchor::kTable4;
  if (key == U"申请人情况"sv || key.find(U"本列数据的勾稽关系"sv) != u32string_view::npos) return Anchor::kTable3;
  static const auto* first_row = new LabelPattern("一、本年新收政府信息公开申请数量");
  static const auto* last_row = new LabelPattern("四、结转下年度继续办理");
  for (const LabelPattern* row : {first_row, last_row}) {
    if (row->CanReach(0.85, key) && row->Similarity(key) >= 0.85) return Anchor::kTable3;
  }
  // "四、结转下年度继续办理 0 0 0 …" in one line.
  if (key.starts_with(U"一本年新收政府信息公开申请数量"sv) || key.starts_with(U"四结转下年度继续办理"sv))
    return Anchor::kTable3;
  return Anchor::kNone;
}

/// "维持" and "纠正" in cells beside each other: the heads of table 4 cut short.
bool AreShortHeads(const Item& one, const Item& next) { return one.key == U"维持" && next.key == U"纠正"; }

/// The first item of a table that only this table has; npos where there is none.
using FirstLabels = std::array<std::size_t, 5>;
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

/// The heads of table 4 that stand above 结果维持 are words that stand elsewhere as well.
std::size_t WithHeadsAbove(const std::vector<Item>& items, std::size_t label) {
  const auto is_above = [](const Item& item) {
    constexpr std::size_t kLongest = 12;  // "行政诉讼（未经复议直接起诉）"
    const bool names_kind = item.key.starts_with(U"行政复议") || item.key.starts_with(U"行政诉讼");
    return item.text.empty() || (names_kind && item.key.size() <= kLongest);
  };
  while (label > 0 && is_above(items[label - 1])) --label;
  return label;
}

FirstLabels FindFirstLabels(const std::vector<Item>& items) {
  FirstLabels first;
  first.fill(kNowhere);
  for (std::size_t i = 0; i < items.size(); ++i) {
    Anchor anchor = AnchorOf(items[i]);
    if (i + 1 < items.size() && AreShortHeads(items[i], items[i + 1])) anchor = Anchor::kTable4;
    if (anchor == Anchor::kNone) continue;
    std::size_t& label = first[static_cast<std::size_t>(anchor) + 1];
    label = std::min(label, i);
  }
  if (first[4] != kNowhere) first[4] = WithHeadsAbove(items, first[4]);
  return first;
}

std::size_t HeadingOf(const std::vector<Heading>& headings, std::size_t section) {
  for (const Heading& heading : headings) {
    if (static_cast<std::size_t>(heading.section) == section) return heading.item;
  }
  return kNowhere;
}

/// The first heading behind `item`, of whatever section.
std::size_t HeadingBehind(const std::vector<Heading>& headings, std::size_t item) {
  for (const Heading& heading : headings) {
    if (heading.item > item) return heading.item;
  }
  return kNowhere;
}

/// Where the tables begin, each at its heading or at its first label, whichever comes first; and section five.
struct Begins {
  std::array<std::size_t, 6> at;
  /// The next later table or section five behind the begin of table `n`.
  std::size_t EndOf(std::size_t n) const {
    std::size_t end = kNowhere;
    for (std::size_t later = n + 1; later < at.size(); ++later) {
      if (at[later] > at[n]) end = std::min(end, at[later]);
    }
    return end;
  }
};

/// Where several tables stand in one place, each reaches from its own first label to that of the next.
void KeepToItsOwn(std::size_t n, std::size_t label, std::array<Region, 5>& tables) {
  for (std::size_t other = 2; other < tables.size(); ++other) {
    const std::size_t begin = tables[other].begin;
    if (other == n || tables[other].empty() || !tables[n].Holds(begin) || begin == tables[n].begin) continue;
    (label < begin ? tables[n].end : tables[n].begin) = label < begin ? begin : label;
  }
}

}  // namespace

Regions FindRegions(const std::vector<Item>& items) {
  Regions regions;
  Headings found = FindHeadings(items);
  regions.headings = std::move(found.headings);
  regions.contents = std::move(found.listed);
  const FirstLabels labels = FindFirstLabels(items);
  Begins begins{};
  for (std::size_t n = 2; n <= 5; ++n) begins.at[n] = HeadingOf(regions.headings, n);
  for (const std::size_t n : {2U, 3U, 4U}) begins.at[n] = std::min(begins.at[n], labels[n]);
  for (const std::size_t n : {2U, 3U, 4U}) {
    if (labels[n] == kNowhere) continue;  // a heading alone is no table
    Region& region = regions.tables[n];
    region = {begins.at[n], begins.EndOf(n)};
    // 附表: the table stands behind another section, and its heading has nothing below it.
    if (!region.Holds(labels[n])) region = {labels[n], HeadingBehind(regions.headings, labels[n])};
  }
  for (const std::size_t n : {2U, 3U, 4U}) KeepToItsOwn(n, labels[n], regions.tables);
  for (Region& region : regions.tables) region.end = std::min(region.end, items.size());
  return regions;
}

}  // namespace gongkai::report
