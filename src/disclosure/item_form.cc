#include "disclosure/item_form.h"

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

constexpr std::size_t kLongestName = 200;

}  // namespace

std::optional<Date> DayIn(std::string_view typed, std::string field, FieldErrors& errors) {
  const std::string_view text = Trim(typed);
  if (text.empty()) return std::nullopt;
  const auto day = ParseDate(text);
  if (!day || !IsPlausible(*day)) {
    errors.push_back({std::move(field), "“" + Ellipsis(text, 20) + "”不是日期，请写成 2026-03-09 这样。"});
    return std::nullopt;
  }
  return day;
}

std::string FileNameOf(std::string_view sent) {
  const std::size_t slash = sent.find_last_of("/\\");
  if (slash != std::string_view::npos) sent.remove_prefix(slash + 1);
  std::string name = WithoutInvisible(sent);
  for (char& c : name) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  name = std::string(Trim(name));
  if (name.empty() || name == "." || name == "..") return "附件";
  return Utf8Length(name) > kLongestName ? Ellipsis(name, kLongestName) : name;
}

}  // namespace gongkai::disclosure
