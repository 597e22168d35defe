// Values as PostgreSQL has them on the wire: binary, so that 64 bits stay 64 bits and bytes stay bytes. Only
// postgres*.cc see this.
#pragma once

#include <libpq-fe.h>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "db/value.h"

namespace gongkai::db {

// The numbers of the types in pg_type; they never change.
enum PostgresType : Oid {
  kAnyType = 0,
  kBool = 16,
  kBytea = 17,
  kName = 19,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kText = 25,
  kFloat8 = 701,
  kBpchar = 1042,
  kVarchar = 1043,
  kNumeric = 1700,
};

/// What libpq wants to be told of the values of a statement. The values must outlive it.
/// Errors: DatabaseError for a text with NUL in it, which PostgreSQL cannot keep.
class BoundValues {
 public:
  explicit BoundValues(std::span<const Value> values);

  const std::vector<Oid>& types() const { return types_; }
  int count() const { return static_cast<int>(types_.size()); }
  const char* const* addresses() const { return addresses_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  using EightBytes = std::array<char, 8>;

  void Add(Oid type, std::string_view bytes);
  void AddEightBytes(Oid type, std::uint64_t bits);
  void AddOne(const Value& value);

  std::vector<Oid> types_;
  std::vector<const char*> addresses_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
  std::vector<EightBytes> numbers_;
};

/// A signed number of 1, 2, 4 or 8 bytes, highest byte first.
std::int64_t ReadInteger(std::string_view bytes);
double ReadDouble(std::string_view bytes);

}  // namespace gongkai::db
