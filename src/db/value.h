// Values on their way into a statement, and the turning of C++ values into them. Integers are exact in 64 bits, text
// and bytes keep every NUL. An empty optional is NULL, which is not zero and not the empty text.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/date.h"

namespace gongkai::db {

/// Bytes that are no text. In a row: Get<Blob>(i).
struct Blob {
  std::string bytes;
  bool operator==(const Blob&) const = default;
};
struct BlobView {
  std::string_view bytes;
};

/// An empty optional still knows of what it is empty: PostgreSQL must be told the type of every value, also of none.
enum class NullOf { kAnything, kInt, kDouble, kText, kBytes };
struct Null {
  NullOf type = NullOf::kAnything;
};

using Value = std::variant<Null, std::int64_t, double, std::string, std::string_view, BlobView>;

inline Value ToValue(Null) { return Null{}; }
inline Value ToValue(std::nullopt_t) { return Null{}; }
template <std::integral T>
  requires(!std::same_as<T, char> && (sizeof(T) < 8 || std::is_signed_v<T>))
Value ToValue(T value) {
  return static_cast<std::int64_t>(value);
}
inline Value ToValue(double value) { return value; }
inline Value ToValue(std::string_view value) { return value; }
inline Value ToValue(const std::string& value) { return std::string_view(value); }
inline Value ToValue(const char* value) { return std::string_view(value); }
inline Value ToValue(const Blob& value) { return BlobView{value.bytes}; }
inline Value ToValue(BlobView value) { return value; }
inline Value ToValue(Date value) { return ToString(value); }

template <class T>
constexpr NullOf NullOfType() {
  if constexpr (std::is_integral_v<T>) return NullOf::kInt;
  if constexpr (std::is_floating_point_v<T>) return NullOf::kDouble;
  if constexpr (std::is_same_v<T, Blob> || std::is_same_v<T, BlobView>) return NullOf::kBytes;
  return NullOf::kText;
}

template <class T>
Value ToValue(const std::optional<T>& value) {
  return value ? ToValue(*value) : Value(Null{NullOfType<T>()});
}

}  // namespace gongkai::db
