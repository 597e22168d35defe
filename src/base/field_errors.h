// What is wrong with a form: everything at once, each sentence beside its field, so that nobody corrects one thing only
// to be told the next. Read by actions and pages; web/fields.h shows them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace gongkai {

struct FieldError {
  std::string field;    // name of the input; empty: the form as a whole
  std::string message;  // one plain Chinese sentence
};

using FieldErrors = std::vector<FieldError>;

/// The field under which a form is told that somebody else saved in between.
inline constexpr std::string_view kVersionField = "version";

inline const FieldError* ErrorOf(const FieldErrors& errors, std::string_view field) {
  for (const FieldError& error : errors) {
    if (error.field == field) return &error;
  }
  return nullptr;
}

/// What comes of a form: a value, or all that has to be put right.
template <class T>
class [[nodiscard]] FormResult {
 public:
  FormResult(T value) : value_(std::move(value)) {}               // NOLINT(google-explicit-constructor)
  FormResult(FieldErrors errors) : errors_(std::move(errors)) {}  // NOLINT(google-explicit-constructor)
  FormResult(FieldError error) : errors_{std::move(error)} {}     // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return value_.has_value(); }
  const T& operator*() const { return *value_; }
  const T* operator->() const { return &*value_; }
  const FieldErrors& errors() const { return errors_; }

 private:
  std::optional<T> value_;
  FieldErrors errors_;
};

}  // namespace gongkai
