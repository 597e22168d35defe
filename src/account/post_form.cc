#include "account/post_form.h"

#include <algorithm>

#include "base/utf8.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kLongestReason = 50;
// Nobody has held a post of this kind for longer, nor is one given so far ahead: a mistyped year.
constexpr std::chrono::year kFirstYear{1980}, kLastYear{2100};

bool IsLikelyYear(Date date) { return date.year() >= kFirstYear && date.year() <= kLastYear; }

std::optional<Date> ReadDay(std::string_view field, std::string_view typed, FieldErrors& errors) {
  const auto date = ParseDate(typed);
  if (!date) {
    errors.push_back({std::string(field), "日期要写成 2026-01-31 这样，而且这一天要存在。"});
  } else if (!IsLikelyYear(*date)) {
    errors.push_back({std::string(field), "年份不对，请检查是否写错。"});
  }
  return date;
}

std::string_view Trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace

PostDays ReadDays(std::string_view from, std::string_view until, FieldErrors& errors) {
  PostDays days;
  if (Trimmed(from).empty()) {
    errors.push_back({"from", "请填写从哪一天起。"});
  } else if (const auto date = ReadDay("from", Trimmed(from), errors)) {
    days.from = *date;
  }
  if (!Trimmed(until).empty()) days.until = ReadDay("until", Trimmed(until), errors);
  if (errors.empty() && days.until && *days.until < days.from) {
    errors.push_back({"until", "最后一天早于第一天。"});
  }
  return days;
}

Result<Date> ReadLastDay(std::string_view typed, const Post& post, Date today) {
  const auto date = ParseDate(Trimmed(typed));
  if (!date) return Error{ErrorKind::kInvalidInput, "最后一天要写成 2026-01-31 这样。", ""};
  const Date yesterday = std::chrono::sys_days(today) - std::chrono::days(1);
  if (*date < yesterday) {
    return Error{ErrorKind::kInvalidInput, "最后一天不能早于昨天：此前以这个岗位办的事已经算数，不能倒改。", ""};
  }
  if (post.until && *post.until < yesterday) {
    return Error{ErrorKind::kConflict, "这个岗位已于" + ToChinese(*post.until) + "结束。", ""};
  }
  if (post.until && *post.until < *date) {
    return Error{ErrorKind::kInvalidInput,
                 "这个岗位本来就到" + ToChinese(*post.until) + "为止，结束只能提前，不能推后。", ""};
  }
  return *date;
}

std::string ReadReason(const DelegationForm& form, FieldErrors& errors) {
  if (std::ranges::count(kDelegationReasons, form.reason) == 0) {
    errors.push_back({"reason", "请选择代行的原因。"});
    return "";
  }
  if (form.reason != kOtherReason) return form.reason;
  const std::string_view words = Trimmed(form.other_reason);
  if (WithoutInvisible(words) != words) errors.push_back({"other_reason", "原因里有换行或不可见的字符，请删去。"});
  if (words.empty()) errors.push_back({"other_reason", "原因选了“其他”，请写明是什么。"});
  if (Utf8Length(words) > kLongestReason) errors.push_back({"other_reason", "原因不能超过 50 个字。"});
  return std::string(words);
}

}  // namespace gongkai::account
