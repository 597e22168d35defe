#include "report/read/page_links.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

/// A sentence may begin with these words too; a link has no sentence in it.
bool NamesNeighbour(const Item& item) {
  constexpr std::array<u32string_view, 4> kNeighbours = {U"上一篇", U"下一篇", U"上一条", U"下一条"};
  return std::ranges::any_of(kNeighbours, [&](u32string_view word) { return item.key.starts_with(word); }) &&
         Fold(item.text).find(U'。') == std::u32string::npos;
}

/// "相关链接" alone, or with a colon and the first of the links behind it.
bool HeadsLinks(const Item& item) {
  constexpr std::array<u32string_view, 9> kHeads = {U"相关链接", U"相关新闻", U"相关文章", U"相关阅读", U"相关推荐",
                                                    U"相关稿件", U"相关报道", U"相关信息", U"相关文档"};
  return std::ranges::any_of(kHeads, [&](u32string_view head) {
    if (item.key == head) return true;
    return item.key.starts_with(head) && Fold(item.text).starts_with(std::u32string(head) + U":");
  });
}

/// Nothing but the names of buttons, one behind the other.
bool IsRowOfButtons(u32string_view key) {
  constexpr std::array<u32string_view, 9> kButtons = {U"打印本页", U"打印", U"关闭窗口", U"关闭本页", U"关闭",
                                                      U"返回顶部", U"收藏", U"分享到",   U"分享"};
  if (key.empty()) return false;
  while (!key.empty()) {
    const auto* button = std::ranges::find_if(kButtons, [&](u32string_view name) { return key.starts_with(name); });
    if (button == kButtons.end()) return false;
    key.remove_prefix(button->size());
  }
  return true;
}

}  // namespace

bool IsPageLink(const Item& item) { return NamesNeighbour(item) || HeadsLinks(item) || IsRowOfButtons(item.key); }

bool IsReportTitle(const Item& item) {
  constexpr std::size_t kLongest = 40;
  const u32string_view key = item.key;
  if (key.size() > kLongest || !key.ends_with(U"报告") || key.find(U"信息公开") == u32string_view::npos) return false;
  const std::size_t year = key.find(U"年");
  const bool dated = year != u32string_view::npos && year >= 4 && key.substr(year - 4, 2) == U"20";
  // A sentence has a mark in it somewhere; the key has none.
  return dated && LabelKey(item.text).size() == Fold(Trim(item.text)).size();
}

}  // namespace gongkai::report
