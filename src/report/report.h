// AnnualReport: one report as it was read. Nothing in it is corrected or guessed; a value keeps what was written and
// where.
//
// Next to read: read/read.h (Document to AnnualReport), check/rule.h (AnnualReport to findings).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/number.h"
#include "docread/document.h"
#include "law/report_form.h"

namespace gongkai::report {

using docread::Place;

enum class ValueKind {
  kNumber,  // a number that is certain
  kBlank,   // a cell that is there and empty, or a place in a short row that no value can claim
  kText,    // something else, kept as written: "/", "无", "约3"
};

struct Value {
  ValueKind kind = ValueKind::kBlank;
  Number number;        // for kNumber; money in 万元
  std::string written;  // the cell as it stands in the source, trimmed
  Place place;
  bool own_unit = false;  // the cell carried its own 元/万元 and was converted
};

struct RowReading {
  const law::FormRow* row = nullptr;  // never null
  std::vector<Value> values;          // one a column of the row, always
  std::string label;                  // the label as written (groups left out)
  bool label_damaged = false;         // read in spite of wrong or lost characters
  bool ragged = false;                // places not certain: values in order, blanks last if there are too few
  bool overfull = false;              // more values than columns: which is too much is not certain
  bool found = true;                  // false: the form has this row, the report does not
  Place place;
  bool PlacesKnown() const { return !ragged && !overfull; }
};

/// A row of table 2 that the form does not have; some provinces add one ("其他主动公开文件").
struct ExtraRow {
  std::string label;  // as written, without the explanation in brackets
  std::vector<Value> values;
  Place place;
};

struct TableReading {
  int number = 0;  // 2, 3, 4
  const law::FormTable* table = nullptr;
  const law::ReportForm* form = nullptr;
  /// In the order of the form, one for each of its rows. Where a report of the 2021 form leaves （六） undivided, the
  /// one row "三(六)" of the 2019 form stands in the place of the three.
  std::vector<RowReading> rows;
  std::vector<ExtraRow> extra_rows;
  Place place;
  const RowReading* Find(std::string_view key) const;
};

/// A section of the report: its heading as written and what stands under it.
struct Section {
  int number = 0;          // 1..6 as told from title and order; 0 = not one of the six
  std::string title;       // as written, without the number
  int written_number = 0;  // the number before the title as written; 0 = none
  Place place;
  std::vector<std::size_t> paragraphs;  // indices into AnnualReport::paragraphs
};

/// One paragraph of narrative (wrapped lines are joined again), outside tables.
struct NarrativeParagraph {
  std::string text;
  int section = 0;                       // 1..6, 0 before the first heading
  std::vector<Place> lines;              // the lines it was joined from
  std::vector<std::size_t> line_starts;  // byte offset in `text` where each of `lines` begins
};

enum class Level {
  kUnknown,
  kTownship,
  kCountyDepartment,
  kCounty,
  kCityDepartment,
  kCity,
  kProvinceDepartment,
  kProvince,
  kOther  // neither a government nor one of its departments: 医院, 人大常委会办公室, 开发区管委会
};

/// What the reader noticed on its way: a fact about the source, turned into findings by the rules.
struct Remark {
  enum class Kind {
    kHeaderDamaged,  // a column head with wrong or lost characters
    kLabelDamaged,
    kTableSplit,      // the table is cut in two and the number of columns changes
    kGroupDisplaced,  // a group label stands in another row
    kUnknownRow,      // a row that the form does not have
    kExtraValues,     // a row with more values than columns; the first ones were read
    kExtraColumn,     // most rows have one: a column (小计) that the form does not have; nothing was read
    kDuplicateRow,
    kOrderRestored,    // values out of order in the source, placed by totals and headings
    kMultipleReports,  // the file holds more than one report
    kMoneyUnit,        // money in 元, or no unit in head and cell
    kRowsUnsure,       // which figures belong to which label cannot be told: all rows are left ragged
    kTableUnreadable,  // labels are there, values cannot be recovered
    kPlaceholderText,  // template instructions left in
    kFormMixed,        // rows of both forms in one table
  };
  Kind kind;
  int table = 0;
  std::string row, column;  // keys; empty if not about one
  std::string written, expected;
  Place place;
};

struct AnnualReport {
  std::string file;
  std::string title;       // as written
  std::string organ;       // with place prefix where the text gives it; empty if not found
  std::string place_code;  // 6, 9 or 12 digits; empty if not certain
  Level level = Level::kUnknown;
  std::optional<int> year;
  std::optional<Date> published;          // the date of publication, where the text gives it
  bool published_is_signature = false;    // `published` is the bare date below the text, not called anything
  const law::ReportForm* form = nullptr;  // null when neither form fits
  std::optional<TableReading> table2, table3, table4;
  std::vector<Section> sections;
  std::vector<NarrativeParagraph> paragraphs;
  std::vector<Remark> remarks;
  docread::Document source;

  const std::optional<TableReading>& Table(int number) const;
  const Section* FindSection(int number) const;  // the first of that number
  const Value* Find(int table, std::string_view row, std::size_t column) const;
};

/// "乡镇（街道）", "县级部门", …
std::string_view NameOf(Level level);

}  // namespace gongkai::report
