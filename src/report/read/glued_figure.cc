#include "report/read/glued_figure.h"

#include <algorithm>
#include <string>
#include <vector>

#include "law/report_form.h"
#include "report/read/label_match.h"
#include "report/read/value.h"

namespace gongkai::report {
namespace {

struct PrintedRow {
  std::u32string key;
  std::size_t columns = 0;
  bool grouped = false;  // a group's label may stand before its own: "（三）不予公开1.属于国家秘密"
};

const std::vector<PrintedRow>& PrintedRows() {
  static const auto* rows = [] {
    auto* out = new std::vector<PrintedRow>();
    for (const law::ReportForm& form : law::ReportForms()) {
      for (const law::FormRow& row : form.table2.rows) out->push_back({FormKey(row.label), row.columns.size(), false});
      for (const law::FormRow& row : form.table3.rows) out->push_back({FormKey(row.label), row.columns.size(), true});
    }
    return out;
  }();
  return *rows;
}

bool IsRow(std::u32string_view key, std::size_t columns) {
  return std::ranges::any_of(PrintedRows(), [&](const PrintedRow& row) {
    return row.columns == columns && (row.grouped ? key.ends_with(row.key) : key == row.key);
  });
}

}  // namespace

std::size_t EndOfGluedLabel(std::string_view text, std::size_t figures_behind) {
  const std::size_t last = text.find_last_not_of("0123456789.,");
  if (last == std::string_view::npos || last + 1 == text.size()) return 0;
  const std::size_t end = last + 1;
  if (!LooksLikeNumber(text.substr(end))) return 0;
  return IsRow(FormKey(text.substr(0, end)), figures_behind + 1) ? end : 0;
}

}  // namespace gongkai::report
