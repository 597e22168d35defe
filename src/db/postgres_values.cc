#include "db/postgres_values.h"

#include <bit>
#include <type_traits>

#include "db/error.h"

namespace gongkai::db {
namespace {

constexpr int kBinary = 1;

Oid TypeOfNull(NullOf type) {
  switch (type) {
    case NullOf::kInt:
      return kInt8;
    case NullOf::kDouble:
      return kFloat8;
    case NullOf::kText:
      return kText;
    case NullOf::kBytes:
      return kBytea;
    case NullOf::kAnything:
      break;
  }
  return kAnyType;
}

std::string_view WithoutNul(std::string_view text) {
  if (text.find('\0') == std::string_view::npos) return text;
  throw DatabaseError(ErrorCode::kOther, "a text holds a NUL, which PostgreSQL cannot keep: bind bytes instead");
}

}  // namespace

BoundValues::BoundValues(std::span<const Value> values) {
  types_.reserve(values.size());
  addresses_.reserve(values.size());
  lengths_.reserve(values.size());
  formats_.assign(values.size(), kBinary);
  numbers_.reserve(values.size());  // addresses into it must hold
  for (const Value& value : values) AddOne(value);
}

void BoundValues::AddOne(const Value& value) {
  std::visit(
      [this](const auto& v) {
        using T = std::decay_t<decltype(v)>;
        if constexpr (std::is_same_v<T, Null>) {
          types_.push_back(TypeOfNull(v.type));
          addresses_.push_back(nullptr);
          lengths_.push_back(0);
        } else if constexpr (std::is_same_v<T, std::int64_t>) {
          AddEightBytes(kInt8, static_cast<std::uint64_t>(v));
        } else if constexpr (std::is_same_v<T, double>) {
          AddEightBytes(kFloat8, std::bit_cast<std::uint64_t>(v));
        } else if constexpr (std::is_same_v<T, BlobView>) {
          Add(kBytea, v.bytes);
        } else {
          Add(kText, WithoutNul(v));
        }
      },
      value);
}

// A view that is empty may have no address; libpq takes a missing address for NULL.
void BoundValues::Add(Oid type, std::string_view bytes) {
  types_.push_back(type);
  addresses_.push_back(bytes.data() == nullptr ? "" : bytes.data());
  lengths_.push_back(static_cast<int>(bytes.size()));
}

void BoundValues::AddEightBytes(Oid type, std::uint64_t bits) {
  EightBytes& bytes = numbers_.emplace_back();
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(bits >> (8 * (7 - i)));
  Add(type, {bytes.data(), bytes.size()});
}

std::int64_t ReadInteger(std::string_view bytes) {
  std::uint64_t bits = !bytes.empty() && static_cast<signed char>(bytes[0]) < 0 ? ~std::uint64_t{0} : 0;
  for (const char c : bytes) bits = bits << 8 | static_cast<unsigned char>(c);
  return static_cast<std::int64_t>(bits);
}

double ReadDouble(std::string_view bytes) { return std::bit_cast<double>(ReadInteger(bytes)); }

}  // namespace gongkai::db
