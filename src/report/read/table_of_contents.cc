#include "report/read/table_of_contents.h"

#include <algorithm>
#include <array>

#include "base/fold.h"

namespace gongkai::report {
namespace {

/// "（一）主动公开……3": words, and the number of a page behind dots or a blank.
bool IsListEntry(const Item& item) {
  constexpr std::size_t kLongestEntry = 180;  // bytes
  constexpr std::size_t kLongestNumber = 3;
  if (item.text.size() > kLongestEntry) return false;
  const std::u32string folded = Fold(item.text);
  const std::size_t words = folded.find_last_not_of(U"0123456789") + 1, digits = folded.size() - words;
  if (words == 0 || digits == 0 || digits > kLongestNumber) return false;
  return !IsHan(folded[words - 1]) && folded.find(U'。') == std::u32string::npos;
}

/// A blank, dots, the number of a page, or an entry below a heading.
bool MayStandInList(const Item& item) {
  return item.key.empty() || item.IsValue() || IsPageNumber(item) || IsListEntry(item);
}

/// Headings [begin, end): sections in order, with nothing between them.
struct List {
  std::size_t begin = 0, end = 0;
  std::size_t size() const { return end - begin; }
};

bool Continues(const std::vector<Item>& items, const Heading& before, const Heading& heading) {
  if (heading.section <= before.section) return false;
  const auto at = [&](std::size_t index) { return items.begin() + static_cast<std::ptrdiff_t>(index); };
  return std::all_of(at(before.item + 1), at(heading.item), MayStandInList);
}

/// The longest first: what is listed is the whole, and what stands bare in the report a part of it.
std::vector<List> FindLists(const std::vector<Item>& items, const std::vector<Heading>& headings) {
  constexpr std::size_t kShortest = 3;
  std::vector<List> lists;
  for (List list; list.begin < headings.size(); list.begin = list.end) {
    list.end = list.begin + 1;
    while (list.end < headings.size() && Continues(items, headings[list.end - 1], headings[list.end])) ++list.end;
    if (list.size() >= kShortest) lists.push_back(list);
  }
  std::stable_sort(lists.begin(), lists.end(), [](const List& a, const List& b) { return a.size() > b.size(); });
  return lists;
}

}  // namespace

std::vector<std::size_t> ListedHeadings(const std::vector<Item>& items, const std::vector<Heading>& headings) {
  std::vector<std::size_t> listed;
  std::array<std::size_t, 7> times{};  // of each section
  for (const Heading& heading : headings) ++times[static_cast<std::size_t>(heading.section)];
  for (const List& list : FindLists(items, headings)) {
    std::size_t coming_again = 0;
    for (std::size_t i = list.begin; i < list.end; ++i) {
      coming_again += times[static_cast<std::size_t>(headings[i].section)] > 1 ? 1U : 0U;
    }
    if (coming_again * 2 <= list.size()) continue;
    for (std::size_t i = list.begin; i < list.end; ++i) {
      listed.push_back(headings[i].item);
      --times[static_cast<std::size_t>(headings[i].section)];
    }
  }
  std::sort(listed.begin(), listed.end());
  return listed;
}

}  // namespace gongkai::report
