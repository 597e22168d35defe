#include "report/compile/live_field.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/compile/fact_names.h"

namespace gongkai::report {
namespace {

constexpr std::string_view kOpens = "〔", kCloses = "〕";
constexpr std::size_t kLongestName = 300;  // bytes; that of a cell has at most 200
constexpr std::string_view kAll = "总计";  // the column that goes without saying

const CompiledCell* CellOf(std::string_view key, const FactBook& book) {
  const auto cell = CellKeyFrom(key);
  return cell ? book.tables.Find(*cell) : nullptr;
}

/// A name holds a word: 国办公开办函〔2021〕30号 holds none.
bool MayBeName(std::string_view name) {
  if (name.empty() || name.size() > kLongestName || name.find_first_of("\r\n") != std::string_view::npos) return false;
  return std::ranges::any_of(FromUtf8(name), IsHan);
}

/// "（二）部分公开（区分处理的，…）" → "（二）部分公开"; "1.申请人无正当理由逾期不补正、行政机关不再…" → its first
/// half.
std::string_view ShortLabel(std::string_view label) {
  label = label.substr(0, label.find("（", 1));
  const bool is_numbered = label.size() > 1 && label[1] == '.';
  return is_numbered ? label.substr(0, label.find("、")) : label;
}

std::string NameOfCell(const CellKey& cell, const law::ReportForm* form) {
  static constexpr std::string_view kTables[] = {"表二", "表三", "表四"};
  const law::FormRow* const row = form != nullptr ? law::FindRow(form->Table(cell.table), cell.row) : nullptr;
  std::string name(kTables[cell.table - 2]);
  if (row != nullptr && !row->group.empty() && cell.table != 2) name += "，" + std::string(row->group);
  name += "，" + std::string(row != nullptr ? ShortLabel(row->label) : cell.row);
  return cell.column == kAll ? name : name + "，" + cell.column;
}

}  // namespace

std::vector<TextPiece> PiecesOf(std::string_view text) {
  std::vector<TextPiece> pieces;
  std::size_t from = 0;
  for (std::size_t at = text.find(kOpens); at != std::string_view::npos; at = text.find(kOpens, at)) {
    // No farther than a name goes: a text of nothing but opening brackets would be read to its end from each of them.
    std::string_view inside = text.substr(at + kOpens.size(), 2 * kLongestName);
    inside = inside.substr(0, inside.find(kOpens));
    const std::size_t length = inside.find(kCloses);
    const std::string_view name = length == std::string_view::npos ? "" : Trim(inside.substr(0, length));
    if (!MayBeName(name)) {
      at += kOpens.size();
      continue;
    }
    const std::size_t end = at + kOpens.size() + length;
    if (at > from) pieces.push_back({text.substr(from, at - from), false});
    pieces.push_back({name, true});
    at = from = end + kCloses.size();
  }
  if (from < text.size()) pieces.push_back({text.substr(from), false});
  return pieces;
}

std::string FieldOf(std::string_view key, const FactBook& book) {
  const std::string name = NameOfField(key, book);
  return std::string(kOpens) + std::string(WithoutMeasure(name)) + std::string(kCloses);
}

FieldNames::FieldNames(const FactBook& book) {
  for (const ReportFact& fact : book.facts) keys_.emplace(LabelKey(WithoutMeasure(fact.name)), fact.key);
  for (const CompiledCell& cell : book.tables.cells) {
    keys_.emplace(LabelKey(NameOfCell(cell.cell, book.tables.form)), ToString(cell.cell));
  }
  // As one may write them as well: with the measure, with the column of the sum.
  for (const ReportFact& fact : book.facts) keys_.emplace(LabelKey(fact.name), fact.key);
  for (const CompiledCell& cell : book.tables.cells) {
    if (cell.cell.column != kAll) continue;
    keys_.emplace(LabelKey(NameOfCell(cell.cell, book.tables.form) + std::string(kAll)), ToString(cell.cell));
  }
}

const std::string* FieldNames::KeyOf(std::string_view name) const {
  const auto found = keys_.find(LabelKey(name));
  return found == keys_.end() ? nullptr : &found->second;
}

std::optional<Number> NumberOf(std::string_view key, const FactBook& book) {
  if (const CompiledCell* const cell = CellOf(key, book)) return cell->value();
  const ReportFact* const fact = book.Find(key);
  return fact != nullptr ? fact->value : std::nullopt;
}

std::string NameOfField(std::string_view key, const FactBook& book) {
  if (const CompiledCell* const cell = CellOf(key, book)) return NameOfCell(cell->cell, book.tables.form);
  const ReportFact* const fact = book.Find(key);
  return fact != nullptr ? fact->name : std::string(key);
}

std::string RowsPathOf(std::string_view key, const FactBook& book) {
  if (const CompiledCell* const cell = CellOf(key, book)) return cell->rows_path;
  const ReportFact* const fact = book.Find(key);
  return fact != nullptr ? fact->rows_path : std::string();
}

std::string WithoutFields(std::string_view text) {
  std::string plain;
  for (const TextPiece& piece : PiecesOf(text)) plain += piece.is_field ? "0" : piece.text;
  return plain;
}

}  // namespace gongkai::report
