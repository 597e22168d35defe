#include "disclosure/channel/group_text.h"

#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

constexpr std::size_t kCoverTitle = 64, kCoverSummary = 120, kGroupTitle = 100;

/// As it is where it is short enough; else with a sign that something is left out, within `most` altogether.
std::string Within(std::string_view text, std::size_t most) {
  if (Utf8Length(text) <= most) return std::string(text);
  return most == 0 ? std::string() : Ellipsis(text, most - 1);
}

bool EndsSentence(std::string_view text) {
  return text.ends_with("。") || text.ends_with("！") || text.ends_with("？") || text.ends_with("…");
}

}  // namespace

std::string GroupText(std::string_view organ, std::string_view title, std::string_view summary,
                      std::string_view address) {
  std::string text = "【" + Within(organ, kGroupTitle / 2) + "】" + Within(title, kGroupTitle);
  if (!EndsSentence(text)) text += "。";
  const std::string end = address.empty() ? std::string() : "详见 " + std::string(address);
  const std::size_t used = Utf8Length(text) + Utf8Length(end) + 1;
  if (used < kLongestGroupText) {
    text += Within(summary, kLongestGroupText - used);
    if (!EndsSentence(text)) text += "。";
  }
  return text + end;
}

Cover CoverOf(std::string_view title, std::string_view summary) {
  return {Within(title, kCoverTitle), Within(summary, kCoverSummary)};
}

}  // namespace gongkai::disclosure
