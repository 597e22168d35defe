#include "db/row.h"

namespace gongkai::db {

void RequireValue(const Cursor& cursor, int column) {
  if (!cursor.IsNull(column)) return;
  throw DatabaseError(ErrorCode::kOther, "column " + std::to_string(column) + " is NULL, read as a plain value");
}

int NarrowInt(std::int64_t value, int column) {
  if (value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max()) {
    return static_cast<int>(value);
  }
  throw DatabaseError(ErrorCode::kOther, "column " + std::to_string(column) + " does not fit an int");
}

Date ReadDate(std::string_view text, int column) {
  if (const std::optional<Date> date = ParseDate(text)) return *date;
  throw DatabaseError(ErrorCode::kOther, "column " + std::to_string(column) + " holds no date");
}

}  // namespace gongkai::db
