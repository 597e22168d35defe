#include "report/compile/annual_difference.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace gongkai::report {
namespace {

constexpr std::array<std::string_view, 7> kNumerals = {"", "一", "二", "三", "四", "五", "六"};

std::string Shown(const std::optional<Number>& value) { return value ? ToString(*value) : "空白"; }

std::optional<Number> ValueIn(const AnnualPaper& paper, const CellKey& cell) {
  const auto found = std::ranges::find(paper.cells, cell, &PaperCell::cell);
  return found == paper.cells.end() ? std::nullopt : found->value;
}

std::string NameOfCell(const law::ReportForm& form, const CellKey& cell) {
  const law::FormRow* const row = law::FindRow(form.Table(cell.table), cell.row);
  const std::string name = row == nullptr ? cell.row : std::string(row->group) + std::string(row->label);
  return "表" + std::string(kNumerals[static_cast<std::size_t>(cell.table)]) + " " + name + " " + cell.column;
}

}  // namespace

std::vector<std::string> DifferencesOf(const AnnualPaper& before, const AnnualPaper& after) {
  std::vector<std::string> lines;
  if (before.form != after.form) return {"报告改用了另一种格式，三张表全部重新填写"};
  if (before.title != after.title) lines.push_back("标题：“" + before.title + "”改为“" + after.title + "”");
  if (before.opening != after.opening) lines.emplace_back("开头的文字有修改");
  for (std::size_t i = 0; i < after.sections.size(); ++i) {
    if (before.sections[i] == after.sections[i]) continue;
    lines.push_back("第" + std::string(kNumerals[i + 1]) + "部分的文字有修改");
  }
  for (const PaperCell& cell : after.cells) {
    const std::optional<Number> was = ValueIn(before, cell.cell);
    if (was == cell.value) continue;
    lines.push_back(NameOfCell(*after.form, cell.cell) + "：" + Shown(was) + " 改为 " + Shown(cell.value));
  }
  return lines;
}

std::string CorrectionText(const std::vector<std::string>& differences, std::size_t most_characters) {
  constexpr std::size_t kTail = 30;  // characters kept for the count of what does not fit
  std::string text;
  for (std::size_t i = 0; i < differences.size(); ++i) {
    const std::string next = (text.empty() ? "" : "；") + differences[i];
    if (Utf8Length(text) + Utf8Length(next) + kTail > most_characters) {
      return text + (text.empty() ? "" : "；") + "另有 " + std::to_string(differences.size() - i) + " 处修改";
    }
    text += next;
  }
  return text;
}

}  // namespace gongkai::report
