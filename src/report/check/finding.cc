#include "report/check/finding.h"

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::report {

std::string Fingerprint(std::string_view rule, const At& at, std::string_view written) {
  std::string print(rule);
  if (at.section != 0) print += "|第" + std::to_string(at.section) + "部分";
  if (at.table != 0) print += "|表" + std::to_string(at.table);
  for (const std::string* part : {&at.row, &at.column, &at.group}) {
    if (!part->empty()) print += "|" + *part;
  }
  print += '|';
  // Blanks move when a text is set anew; they are no part of what was written.
  for (std::size_t offset = 0; offset < written.size();) {
    const char32_t c = NextCodePoint(written, offset);
    if (!IsBlank(c)) AppendUtf8(print, c);
  }
  return print;
}

Finding MakeFinding(const Rule& rule, const At& at, const Place& place, std::string message, std::string_view written) {
  Finding finding;
  finding.rule = rule.id;
  finding.severity = rule.severity;
  finding.at = at;
  finding.place = place;
  finding.message = std::move(message);
  finding.advice = rule.advice;
  finding.source = rule.source;
  finding.fingerprint = Fingerprint(rule.id, at, written);
  return finding;
}

At CellAt(int table, const RowReading& row, std::string_view column) {
  return At{table, 0, std::string(row.row->key), std::string(column), ""};
}

std::string WrittenRow(const RowReading& row) {
  std::string written;
  for (const Value& value : row.values) written += value.written + "/";
  return written;
}

std::string Shown(const Value& value) {
  if (value.kind == ValueKind::kNumber) return ToString(value.number);
  if (value.kind == ValueKind::kBlank) return "空白";
  return "“" + value.written + "”";
}

std::string TableName(int table) {
  constexpr std::string_view kNumerals[] = {"", "", "二", "三", "四"};
  return table >= 2 && table <= 4 ? "表" + std::string(kNumerals[table]) : std::string("表格");
}

std::string RowName(std::string_view key) {
  if (key == "一") return "第一项";
  if (key == "二") return "第二项";
  if (key == "四") return "第四项";
  if (key == "三(七)") return "第三项（七）总计";
  if (!key.starts_with("三(")) return std::string(key);
  const std::string_view inside = key.substr(key.find('(') + 1);
  const std::size_t close = inside.find(')');
  return "第三项（" + std::string(inside.substr(0, close)) + "）" + std::string(inside.substr(close + 1));
}

}  // namespace gongkai::report
