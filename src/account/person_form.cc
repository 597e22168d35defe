#include "account/person_form.h"

#include <algorithm>

#include "account/login_rules.h"
#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kLongestName = 20, kLongestPhone = 30, kLongestEmail = 80;

bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

void AddFault(FieldErrors& errors, std::string_view field, std::string message) {
  if (!message.empty()) errors.push_back({std::string(field), std::move(message)});
}

}  // namespace

std::string NameFault(std::string_view name) {
  if (IsBlankText(name)) return "请填写姓名。";
  if (Utf8Length(name) > kLongestName) return "姓名不能超过 20 个字。";
  if (std::ranges::any_of(name, IsControl) || WithoutInvisible(name) != name || Trim(name) != name)
    return "姓名里有换行或不可见的字符，或者前后有空格，请重新输入。";
  return "";
}

std::string PhoneFault(std::string_view phone) {
  if (phone.size() > kLongestPhone) return "办公电话太长，请只写一个号码。";
  if (phone.find_first_not_of("0123456789+-() ") != std::string_view::npos) {
    return "办公电话只能用数字和 + - ( )，例如 0379-1234567。";
  }
  return "";
}

std::string EmailFault(std::string_view email) {
  if (email.empty()) return "";
  const std::size_t at = email.find('@');
  const bool is_sound = email.size() <= kLongestEmail && at != 0 && at != std::string_view::npos &&
                        at + 1 < email.size() && email.find('@', at + 1) == std::string_view::npos &&
                        !std::ranges::any_of(email, [](char c) { return c == ' ' || IsControl(c); });
  return is_sound ? "" : "电子邮箱写法不对，应当像 office@example.cn。";
}

FieldErrors FaultsOf(const PersonForm& form, IsNew is_new) {
  FieldErrors errors;
  if (is_new == IsNew::kYes) AddFault(errors, "login", LoginFault(form.login).value_or(""));
  AddFault(errors, "name", NameFault(form.name));
  AddFault(errors, "phone", PhoneFault(form.phone));
  AddFault(errors, "email", EmailFault(form.email));
  return errors;
}

}  // namespace gongkai::account
