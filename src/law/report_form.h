// The statutory forms of the annual report as dated data: sections, tables, rows, columns, and the relations that the
// numbers must satisfy.
//
// Source: form "2019": 国办公开办函〔2019〕60号 (reports for 2019 and 2020); form "2021": 国办公开办函〔2021〕30号
// (from the report for 2021 on); both carry out 条例第五十条.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace gongkai::law {

enum class Unit { kCount, kSignedCount, kMoney };  // money is in 万元

/// One column of one row of table 2, or of tables 3 and 4.
struct FormColumn {
  std::string_view name;  // "本年制发件数", "自然人", "结果维持"
  Unit unit = Unit::kCount;
};

struct FormRow {
  std::string_view key;    // as in the exchange format: "规章", "三(三)1", "行政复议"
  std::string_view label;  // as printed: "1.属于国家秘密"
  std::string_view group;  // the label to its left: "（三）不予公开", "第二十条第（一）项"; empty if none
  std::span<const FormColumn> columns;
};

/// left side rows (summed) = right side rows (summed), column by column. A key may be absent from a report's form.
struct ColumnRelation {
  std::string_view rule;
  std::span<const std::string_view> left;
  std::span<const std::string_view> right;
  std::string_view formula;  // in words
  std::string_view source;
};

struct FormTable {
  int number = 0;  // 2, 3 or 4: the section it stands in
  std::span<const FormRow> rows;
};

struct FormSection {
  int number = 0;                              // 1..6
  std::string_view title;                      // "总体情况"
  std::span<const std::string_view> accepted;  // other titles the notice itself or its long form uses
};

struct ReportForm {
  std::string_view id;  // "2019", "2021"
  int first_year = 0;   // of the report, inclusive
  int last_year = 0;    // inclusive; 9999 = until replaced
  std::string_view source;
  std::span<const FormSection> sections;
  FormTable table2, table3, table4;
  std::span<const ColumnRelation> relations;
  bool tells_in_force = false;  // table 2 tells what was annulled and what is in force; else what was published
  bool divides_other = false;   // （六）其他处理 of table 3 has rows of its own

  const FormTable& Table(int number) const;
};

std::span<const ReportForm> ReportForms();
const ReportForm* FindForm(std::string_view id);

/// The one to be used now; the rules are written with its notice.
const ReportForm& LatestForm();
/// The latest form that divides （六）其他处理 into rows, or does not.
const ReportForm& FormByDivision(bool divides_other);

/// The form a report for `year` must use; null for years before 2019, which had other forms.
const ReportForm* FormInForce(int year);

const FormRow* FindRow(const FormTable& table, std::string_view key);

}  // namespace gongkai::law
