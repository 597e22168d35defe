#include "db/row.h"

namespace gongkai::db {

Value Row::Any(int column) const {
  switch (cursor_->KindOf(column)) {
    case Kind::kInt:
      return cursor_->Int(column);
    case Kind::kDouble:
      return cursor_->Double(column);
    case Kind::kText:
      return cursor_->Text(column);
    case Kind::kBytes:
      return BlobView{cursor_->Bytes(column)};
    case Kind::kNull:
      break;
  }
  return Null{};
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
