#include "db/postgres_cursor.h"

#include <utility>

#include "db/postgres_values.h"

namespace gongkai::db {
namespace {

std::string TypeName(Oid type) {
  switch (type) {
    case kBool:
    case kInt2:
    case kInt4:
    case kInt8:
      return "an integer";
    case kFloat8:
      return "a double";
    case kText:
    case kVarchar:
    case kBpchar:
    case kName:
      return "text";
    case kBytea:
      return "bytes";
    case kNumeric:
      return "a numeric (write CAST(… AS BIGINT) around a SUM)";
    default:
      return "the PostgreSQL type " + std::to_string(type);
  }
}

}  // namespace

PostgresCursor::PostgresCursor(PostgresConnection& connection, std::string sql)
    : connection_(connection), sql_(std::move(sql)) {}

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
  current_.reset();
  if (!ahead_.empty()) {
    current_ = std::move(ahead_.front());
    ahead_.pop_front();
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
  return PQgetisnull(current_.get(), 0, column) != 0;
}

std::string_view PostgresCursor::Raw(int column) const {
  return {PQgetvalue(current_.get(), 0, column), static_cast<std::size_t>(PQgetlength(current_.get(), 0, column))};
}

void PostgresCursor::Refuse(int column, std::string_view wanted) const {
  throw DatabaseError(ErrorCode::kOther, "column " + std::to_string(column) + " holds " + TypeName(TypeOf(column)) +
                                             ", not " + std::string(wanted) + ": " + sql_);
}

std::int64_t PostgresCursor::Int(int column) const {
  switch (TypeOf(column)) {
    case kBool:
    case kInt2:
    case kInt4:
    case kInt8:
      return ReadInteger(Raw(column));
    default:
      Refuse(column, "an integer");
  }
}

// REAL has half the digits of what was bound and is refused: a column is DOUBLE PRECISION.
double PostgresCursor::Double(int column) const {
  switch (TypeOf(column)) {
    case kFloat8:
      return ReadDouble(Raw(column));
    case kInt2:
    case kInt4:
    case kInt8:
      return static_cast<double>(ReadInteger(Raw(column)));
    default:
      Refuse(column, "a double");
  }
}

std::string_view PostgresCursor::Text(int column) const {
  switch (TypeOf(column)) {
    case kText:
    case kVarchar:
    case kBpchar:
    case kName:
      return Raw(column);
    default:
      Refuse(column, "text");
  }
}

std::string_view PostgresCursor::Bytes(int column) const {
  if (TypeOf(column) != kBytea) Refuse(column, "bytes");
  return Raw(column);
}

}  // namespace gongkai::db
