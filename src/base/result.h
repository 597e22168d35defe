// Result<T>: a value, or an Error a person can act on. Spelled like std::expected, so that a later compiler needs one
// alias. Broken surroundings (disk full, database gone) are exceptions; a programmer's mistake aborts. See
// docs/adr/0005.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace gongkai {

enum class ErrorKind {
  kInvalidInput,  // what was given does not make sense
  kNotFound,      // there is no such thing
  kForbidden,     // the person may not
  kConflict,      // somebody else was faster, or the state does not allow it
  kUnreadable,    // bytes that cannot be read, or exceed a limit
};

struct Error {
  ErrorKind kind = ErrorKind::kInvalidInput;
  std::string message;  // one plain Chinese sentence: what and where
  std::string source;   // the article or rule behind a refusal; empty when there is none
};

template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

struct Unit {};
using Status = Result<Unit>;
inline Status Ok() { return Unit{}; }

}  // namespace gongkai

/// Yields the value of a Result expression, or returns its error from the enclosing function.
#define TRY(expression)                                                  \
  __extension__({                                                        \
    auto try_result_ = (expression);                                     \
    if (!try_result_.has_value()) return std::move(try_result_).error(); \
    std::move(try_result_).value();                                      \
  })
