#include "disclosure/medium/register_reading.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {
namespace {

constexpr std::size_t kLongestAddress = 500;

}  // namespace

std::string RegisterReading::Text(std::string_view field, std::string_view label, std::string_view typed, bool must,
                                  std::size_t longest) {
  const std::string_view text = Trim(typed);
  if (must && text.empty()) Fault(field, "请填写" + std::string(label) + "。");
  if (Utf8Length(text) > longest)
    Fault(field, std::string(label) + "太长了，最多 " + std::to_string(longest) + " 字。");
  return std::string(text);
}

std::optional<Date> RegisterReading::Day(std::string_view field, std::string_view label, std::string_view typed) {
  if (IsBlankText(typed)) return std::nullopt;
  const auto day = ParseDate(Trim(typed));
  if (!day || !IsPlausible(*day)) {
    Fault(field, std::string(label) + "要写成 2026-03-09 这样。");
    return std::nullopt;
  }
  return day;
}

std::optional<Date> RegisterReading::PastDay(std::string_view field, std::string_view label, std::string_view typed) {
  const auto day = Day(field, label, typed);
  if (day && *day > today_) Fault(field, std::string(label) + "不能晚于今天。");
  return day;
}

std::string RegisterReading::Address(std::string_view field, std::string_view label, std::string_view typed) {
  std::string address = Text(field, label, typed, false, kLongestAddress);
  if (!address.empty() && !address.starts_with("https://") && !address.starts_with("http://"))
    Fault(field, std::string(label) + "要以 https:// 或者 http:// 开头。");
  return address;
}

void RegisterReading::Fault(std::string_view field, std::string message) {
  if (ErrorOf(errors_, field) == nullptr) errors_.push_back({std::string(field), std::move(message)});
}

std::string DayText(const std::optional<Date>& day) { return day ? ToString(*day) : std::string(); }

}  // namespace gongkai::disclosure
