// What is typed into a register, field by field, with what is wrong: one way for the register of media and that of
// platforms. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/field_errors.h"

namespace gongkai::disclosure {

class RegisterReading {
 public:
  explicit RegisterReading(Date today) : today_(today) {}

  /// Without blanks at both ends.
  std::string Text(std::string_view field, std::string_view label, std::string_view typed, bool must,
                   std::size_t longest = 100);
  /// Of the past or today; none where nothing is typed.
  std::optional<Date> PastDay(std::string_view field, std::string_view label, std::string_view typed);
  std::optional<Date> Day(std::string_view field, std::string_view label, std::string_view typed);
  std::string Address(std::string_view field, std::string_view label, std::string_view typed);
  template <class Value>
  Value Choice(std::string_view field, std::string_view label, std::optional<Value> found, Value otherwise) {
    if (!found) Fault(field, "请选择" + std::string(label) + "。");
    return found.value_or(otherwise);
  }

  /// Of a field one fault is told, the first.
  void Fault(std::string_view field, std::string message);
  FieldErrors TakeErrors() { return std::move(errors_); }

 private:
  Date today_;
  FieldErrors errors_;
};

std::string DayText(const std::optional<Date>& day);

}  // namespace gongkai::disclosure
