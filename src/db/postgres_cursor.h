// The rows of one query. Those of a common one have all arrived; those of a stream are read one by one as they come,
// and only when another statement wants the connection in the meantime is the rest read ahead. Only postgres*.cc see
// this.
#pragma once

#include <string>
#include <vector>

#include "db/postgres_connection.h"

namespace gongkai::db {

class PostgresCursor : public Cursor {
 public:
  /// `rows`: all there are; of a stream none, it is the one on the line of `connection`.
  PostgresCursor(PostgresConnection& connection, std::string_view sql, ResultPtr rows);
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
  int row_ = -1;  // in current_
  std::vector<ResultPtr> ahead_;
  std::size_t next_ahead_ = 0;
  ResultPtr failure_;  // met while reading ahead; told when its turn comes
};

}  // namespace gongkai::db
