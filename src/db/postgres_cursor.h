// The rows of one running query. They are read one by one as they arrive, so that a long result never stands in memory;
// only when another statement wants the connection in the meantime is the rest read ahead. Only postgres*.cc see this.
#pragma once

#include <deque>
#include <string>

#include "db/postgres_connection.h"

namespace gongkai::db {

class PostgresCursor : public Cursor {
 public:
  /// The query has been sent; `connection` knows this cursor as the one on its line.
  PostgresCursor(PostgresConnection& connection, std::string sql);
  ~PostgresCursor() override;
  PostgresCursor(const PostgresCursor&) = delete;
  PostgresCursor& operator=(const PostgresCursor&) = delete;

  bool Step() override;
  int ColumnCount() const override { return current_ ? PQnfields(current_.get()) : 0; }
  bool IsNull(int column) const override;
  Kind KindOf(int column) const override;
  std::int64_t Int(int column) const override;
  double Double(int column) const override;
  std::string_view Text(int column) const override;
  std::string_view Bytes(int column) const override;

  /// Reads what is still to come into memory.
  void ReadAhead();

 private:
  ResultPtr Receive();
  void LeaveTheLine();
  std::string_view Raw(int column) const;
  Oid TypeOf(int column) const;
  [[noreturn]] void Refuse(int column, std::string_view wanted) const;

  PostgresConnection& connection_;
  std::string sql_;
  ResultPtr current_;
  std::deque<ResultPtr> ahead_;
  ResultPtr failure_;  // met while reading ahead; told when its turn comes
};

}  // namespace gongkai::db
