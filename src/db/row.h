// Rows as they come out of a query, typed by whoever reads them:
//
//   for (const db::Row& row : reader.Query("SELECT id, name FROM organ WHERE level = ?", level))
//     organs.push_back({row.Get<std::int64_t>(0), row.Get<std::string>(1)});
//
// A NULL read as anything but an optional is a programmer's mistake and throws kOther with the column's number.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "db/error.h"
#include "db/value.h"

namespace gongkai::db {

/// What a column holds in one row.
enum class Kind { kNull, kInt, kDouble, kText, kBytes };

/// What an engine gives: the current row of a running statement. Views are valid until the next step. A column that
/// holds another type than the one asked for, or NULL, is an error: kOther.
class Cursor {
 public:
  virtual ~Cursor() = default;
  virtual bool Step() = 0;
  virtual int ColumnCount() const = 0;
  virtual bool IsNull(int column) const = 0;
  virtual Kind KindOf(int column) const = 0;
  virtual std::int64_t Int(int column) const = 0;
  virtual double Double(int column) const = 0;
  virtual std::string_view Text(int column) const = 0;
  virtual std::string_view Bytes(int column) const = 0;
};

template <class T>
struct ColumnReader;

class Row {
 public:
  explicit Row(const Cursor& cursor) : cursor_(&cursor) {}

  /// T: bool, int, std::int64_t, double, std::string, Blob, Date, std::string_view and BlobView (valid until the next
  /// row), and std::optional of these. Columns count from 0.
  template <class T>
  T Get(int column) const {
    return ColumnReader<T>::Read(*cursor_, column);
  }
  bool IsNull(int column) const { return cursor_->IsNull(column); }

  /// Whatever it is, for those who carry rows from place to place; text and bytes valid until the next row.
  Value Any(int column) const;
  int size() const { return cursor_->ColumnCount(); }

 private:
  const Cursor* cursor_;
};

/// The rows of one query, walked once from first to last. The statement is given back when this goes.
class Rows {
 public:
  explicit Rows(std::unique_ptr<Cursor> cursor) : cursor_(std::move(cursor)), row_(*cursor_) {}

  /// False behind the last row.
  bool Next() { return cursor_->Step(); }
  const Row& row() const { return row_; }

  struct End {};
  class Iterator {
   public:
    explicit Iterator(Rows* rows) : rows_(rows), more_(rows->Next()) {}
    const Row& operator*() const { return rows_->row(); }
    Iterator& operator++() {
      more_ = rows_->Next();
      return *this;
    }
    bool operator==(End) const { return !more_; }

   private:
    Rows* rows_;
    bool more_;
  };
  Iterator begin() { return Iterator(this); }
  End end() { return {}; }

 private:
  std::unique_ptr<Cursor> cursor_;
  Row row_;
};

int NarrowInt(std::int64_t value, int column);
Date ReadDate(std::string_view text, int column);

template <>
struct ColumnReader<std::int64_t> {
  static std::int64_t Read(const Cursor& c, int i) { return c.Int(i); }
};
template <>
struct ColumnReader<int> {
  static int Read(const Cursor& c, int i) { return NarrowInt(c.Int(i), i); }
};
template <>
struct ColumnReader<bool> {
  static bool Read(const Cursor& c, int i) { return c.Int(i) != 0; }
};
template <>
struct ColumnReader<double> {
  static double Read(const Cursor& c, int i) { return c.Double(i); }
};
template <>
struct ColumnReader<std::string_view> {
  static std::string_view Read(const Cursor& c, int i) { return c.Text(i); }
};
template <>
struct ColumnReader<std::string> {
  static std::string Read(const Cursor& c, int i) { return std::string(c.Text(i)); }
};
template <>
struct ColumnReader<Blob> {
  static Blob Read(const Cursor& c, int i) { return Blob{std::string(c.Bytes(i))}; }
};
template <>
struct ColumnReader<BlobView> {
  static BlobView Read(const Cursor& c, int i) { return BlobView{c.Bytes(i)}; }
};
template <>
struct ColumnReader<Date> {
  static Date Read(const Cursor& c, int i) { return ReadDate(c.Text(i), i); }
};
template <class T>
struct ColumnReader<std::optional<T>> {
  static std::optional<T> Read(const Cursor& c, int i) {
    if (c.IsNull(i)) return std::nullopt;
    return ColumnReader<T>::Read(c, i);
  }
};

}  // namespace gongkai::db
