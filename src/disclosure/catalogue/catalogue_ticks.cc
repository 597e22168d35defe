#include "disclosure/catalogue/catalogue_ticks.h"

#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

constexpr std::u32string_view kTicked = U"■☑√✓✔●☒▣✅", kNotTicked = U"□☐○";

bool IsMark(char32_t c) { return kTicked.find(c) != kTicked.npos || kNotTicked.find(c) != kNotTicked.npos; }

bool IsFillIn(char32_t c) { return c == U'_' || c == U'＿' || c == U'-' || c == U'—'; }

/// The name of a channel as it stands behind its mark, without blanks and lines to be filled in.
std::string NameFrom(std::u32string_view part) {
  std::u32string name;
  for (const char32_t c : part) {
    if (!IsBlank(c) && !IsFillIn(c)) name += c;
  }
  while (!name.empty() && std::u32string_view(U"、,;，；。:：").find(name.back()) != std::u32string_view::npos)
    name.pop_back();
  return ToUtf8(name);
}

struct ChannelAlias {
  Channel channel;
  std::string_view name;
};
constexpr ChannelAlias kAliases[] = {
    {Channel::kSite, "政府门户网站"},
    {Channel::kSite, "网站"},
    {Channel::kNewMedia, "政务新媒体"},
    {Channel::kNewMedia, "微信公众号"},
    {Channel::kBriefing, "发布会"},
    {Channel::kBriefing, "听证会"},
    {Channel::kVisitHome, "入户"},
    {Channel::kVisitHome, "现场"},
    {Channel::kNoticeBoard, "公示栏"},
    {Channel::kNoticeBoard, "村公示栏"},
    {Channel::kNoticeBoard, "公开栏"},
    {Channel::kNoticeBoard, "社区企事业单位村公示栏"},
    {Channel::kServiceHall, "政务服务大厅"},
    {Channel::kServiceStation, "便民服务中心"},
    {Channel::kReadingPlace, "公共查阅点"},
    {Channel::kReadingPlace, "政府信息公开查阅点"},
    {Channel::kPress, "报刊"},
    {Channel::kGazette, "公报"},
};

std::optional<Channel> ChannelNamed(std::string_view name) {
  const std::u32string key = LabelKey(name);
  for (const Channel channel : Channels()) {
    if (LabelKey(disclosure::NameOf(channel)) == key) return channel;
  }
  for (const ChannelAlias& alias : kAliases) {
    if (LabelKey(alias.name) == key) return alias.channel;
  }
  return std::nullopt;
}

}  // namespace

std::optional<bool> TickIn(std::string_view cell) {
  const std::u32string text = FoldTight(cell);
  if (text.empty()) return false;
  if (text.size() == 1 && kTicked.find(text[0]) != kTicked.npos) return true;
  for (const std::u32string_view yes : {U"V", U"v", U"是", U"有"}) {
    if (text == yes) return true;
  }
  if (text.size() == 1 && kNotTicked.find(text[0]) != kNotTicked.npos) return false;
  for (const std::u32string_view no : {U"×", U"x", U"X", U"否", U"无", U"-", U"—", U"/"}) {
    if (text == no) return false;
  }
  return std::nullopt;
}

std::vector<std::string> TickedIn(std::string_view text) {
  const std::u32string all = FromUtf8(text);
  std::vector<std::string> names;
  const auto add = [&](std::u32string_view part) {
    if (std::string name = NameFrom(part); !name.empty()) names.push_back(std::move(name));
  };
  const auto first = std::ranges::find_if(all, IsMark);
  if (first == all.end()) {  // no marks at all: everything that is named is meant
    std::u32string part;
    for (const char32_t c : all) {
      const bool parts = std::u32string_view(U"、,;，；\n").find(c) != std::u32string_view::npos;
      if (parts) add(std::exchange(part, {}));
      if (!parts) part += c;
    }
    add(part);
    return names;
  }
  for (auto mark = first; mark != all.end();) {
    const auto next = std::find_if(mark + 1, all.end(), IsMark);
    if (kTicked.find(*mark) != kTicked.npos) add({&*mark + 1, static_cast<std::size_t>(next - mark - 1)});
    mark = next;
  }
  return names;
}

void SetChannels(CatalogueRow& row, const std::vector<std::string>& names) {
  bool is_other = false;
  // A name of the list may hold the mark between names: "社区、企事业单位、村公示栏（电子屏）".
  const std::string together = [&] {
    std::string text;
    for (const std::string& name : names) text += name;
    return text;
  }();
  std::vector<Channel> found;
  const std::u32string board = LabelKey(disclosure::NameOf(Channel::kNoticeBoard));
  const bool has_board = LabelKey(together).find(board) != std::u32string::npos;
  if (has_board) found.push_back(Channel::kNoticeBoard);
  for (const std::string& name : names) {
    const std::u32string key = LabelKey(name);
    if (key.empty() || (has_board && board.find(key) != board.npos)) continue;
    if (const auto channel = ChannelNamed(name)) {
      found.push_back(*channel);
      continue;
    }
    is_other = true;
    const std::string plain = name.starts_with("其他") ? ToUtf8(key.substr(2)) : name;
    if (!plain.empty()) row.other_channels += (row.other_channels.empty() ? "" : "、") + plain;
  }
  for (const Channel channel : Channels()) {
    const bool is_found = std::ranges::find(found, channel) != found.end();
    if (is_found || (channel == Channel::kOther && is_other)) row.channels.push_back(channel);
  }
}

}  // namespace gongkai::disclosure
