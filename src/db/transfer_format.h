// The file in which a whole installation moves from one engine to another, or lies in an archive. Lines of UTF-8 text:
//
//   #gongkai-export 1 4                       format of this file; number of the newest migration its tables have had
//   #table TAB name TAB column TAB column…    the rows of this table follow, one a line, their values between TABs
//   i17 TAB t春风 TAB n TAB bAAEC              i integer, d number with a point, t text, b bytes in Base64, n nothing
//   #end 2 310 sm3:66c7…                      tables, rows, and the SM3 of every byte before this line
//
// In a text \ is written \\, TAB \t, the line's end \n, carriage return \r, NUL \0. A file that does not close with a
// true #end line was cut or changed and is refused whole. Attachments are rows like others, in chunks of 256 KB: nobody
// has to hold a large one.
#pragma once

#include <cstdint>
#include <deque>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "crypto/sm3.h"
#include "db/new_file.h"
#include "db/row.h"
#include "db/transfer.h"
#include "db/value.h"

namespace gongkai::db {

/// Writes such a file, top to bottom.
class ExportWriter {
 public:
  ExportWriter(NewFile file, std::int64_t newest_migration);
  void BeginTable(std::string_view name, const std::vector<std::string>& columns);
  void AddRow(const Row& row);
  TransferCount Finish();

 private:
  void WriteLine(std::string line);
  NewFile file_;
  crypto::Sm3 sm3_;
  std::string line_;
  TransferCount count_;
};

/// What the first and last line say of a file that is whole.
struct ExportSummary {
  std::int64_t newest_migration = 0;
  TransferCount count;
};

bool IsExport(const std::string& path);

/// Reads the whole file once. Errors: kUnreadable when it is none, or was cut or changed.
Result<ExportSummary> CheckExport(const std::string& path);

/// Walks a file that was checked.
class ExportReader {
 public:
  explicit ExportReader(const std::string& path);

  struct TableLine {
    std::string name;
    std::vector<std::string> columns;
  };
  /// The next table; what is left of the one before is passed over. Nothing behind the last one.
  std::optional<TableLine> NextTable();
  /// The next row of this table, valid until the one after it; nothing behind the last one.
  /// Exceptions: std::runtime_error for a line that is no row.
  const std::vector<Value>* NextRow();

 private:
  void Advance();
  std::ifstream in_;
  std::string line_;
  std::vector<Value> values_;
  std::deque<std::string> texts_;  // what values_ points into
};

}  // namespace gongkai::db
