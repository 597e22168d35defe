#include "db/postgres_cursor.h"

#include <utility>

#include "db/postgres_values.h"

namespace gongkai::db {
namespace {

// NULL stands for every type this program has no use for.
Kind KindOfType(Oid type) {
  switch (type) {
    case kBool:
    case kInt2:
    case kInt4:
    case kInt8:
      return Kind::kInt;
    case kFloat8:
      return Kind::kDouble;
    case kText:
    case kVarchar:
    case kBpchar:
    case kName:
      return Kind::kText;
    case kBytea:
      return Kind::kBytes;
    default:
      return Kind::kNull;
  }
}

std::string TypeName(Oid type) {
  switch (KindOfType(type)) {
    case Kind::kInt:
      return "an integer";
    case Kind::kDouble:
      return "a double";
    case Kind::kText:
      return "text";
    case Kind::kBytes:
      return "bytes";
    case Kind::kNull:
      break;
  }
  if (type == kNumeric) return "a numeric (write CAST(… AS BIGINT) around a SUM)";
  return "the PostgreSQL type " + std::to_string(type) + " (a real? write DOUBLE PRECISION)";
}

}  // namespace

PostgresCursor::PostgresCursor(PostgresConnection& connection, std::string_view sql, ResultPtr rows)
    : connection_(connection), sql_(sql), current_(std::move(rows)) {}

PostgresCursor::~PostgresCursor() {
  while (connection_.on_the_line_ == this) Receive();
}

void PostgresCursor::LeaveTheLine() {
  while (ResultPtr rest{PQgetResult(connection_.handle_.get())}) {
  }
  connection_.on_the_line_ = nullptr;
}

// The next row or failure; nothing behind the last row.
ResultPtr PostgresCursor::Receive() {
  ResultPtr result(PQgetResult(connection_.handle_.get()));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status == PGRES_SINGLE_TUPLE) return result;
  LeaveTheLine();
  if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return nullptr;
  failure_ = std::move(result);
  if (failure_ == nullptr) failure_.reset(PQmakeEmptyPGresult(connection_.handle_.get(), PGRES_FATAL_ERROR));
  return nullptr;
}

void PostgresCursor::ReadAhead() {
  while (connection_.on_the_line_ == this) {
    if (ResultPtr row = Receive()) ahead_.push_back(std::move(row));
  }
}

bool PostgresCursor::Step() {
  if (current_ != nullptr && ++row_ < PQntuples(current_.get())) return true;
  row_ = 0;
  current_.reset();
  if (next_ahead_ < ahead_.size()) {
    current_ = std::move(ahead_[next_ahead_++]);
  } else if (connection_.on_the_line_ == this) {
    current_ = Receive();
  }
  if (current_ != nullptr) return true;
  if (failure_ != nullptr) connection_.Throw(std::exchange(failure_, nullptr).get(), sql_);
  return false;
}

Oid PostgresCursor::TypeOf(int column) const {
  if (column < 0 || column >= ColumnCount()) {
    throw DatabaseError(ErrorCode::kOther, "no column " + std::to_string(column) + " in: " + sql_);
  }
  return PQftype(current_.get(), column);
}

bool PostgresCursor::IsNull(int column) const {
  TypeOf(column);
  return PQgetisnull(current_.get(), row_, column) != 0;
}

std::string_view PostgresCursor::Raw(int column) const {
  if (PQgetisnull(current_.get(), row_, column) != 0) {
    throw DatabaseError(ErrorCode::kOther,
                        "column " + std::to_string(column) + " is NULL, read as a plain value: " + sql_);
  }
  return {PQgetvalue(current_.get(), row_, column),
          static_cast<std::size_t>(PQgetlength(current_.get(), row_, column))};
}

void PostgresCursor::Refuse(int column, std::string_view wanted) const {
  throw DatabaseError(ErrorCode::kOther, "column " + std::to_string(column) + " holds " + TypeName(TypeOf(column)) +
                                             ", not " + std::string(wanted) + ": " + sql_);
}

Kind PostgresCursor::KindOf(int column) const {
  if (IsNull(column)) return Kind::kNull;
  const Kind kind = KindOfType(TypeOf(column));
  if (kind == Kind::kNull) Refuse(column, "anything this program knows");
  return kind;
}

std::int64_t PostgresCursor::Int(int column) const {
  if (KindOfType(TypeOf(column)) != Kind::kInt) Refuse(column, "an integer");
  return ReadInteger(Raw(column));
}

// REAL has half the digits of what was bound and is refused: a column is DOUBLE PRECISION.
double PostgresCursor::Double(int column) const {
  const Kind kind = KindOfType(TypeOf(column));
  if (kind == Kind::kInt) return static_cast<double>(ReadInteger(Raw(column)));
  if (kind != Kind::kDouble) Refuse(column, "a double");
  return ReadDouble(Raw(column));
}

std::string_view PostgresCursor::Text(int column) const {
  if (KindOfType(TypeOf(column)) != Kind::kText) Refuse(column, "text");
  return Raw(column);
}

std::string_view PostgresCursor::Bytes(int column) const {
  if (KindOfType(TypeOf(column)) != Kind::kBytes) Refuse(column, "bytes");
  return Raw(column);
}

}  // namespace gongkai::db
