#include "report/compile/live_field.h"

#include <algorithm>

#include "base/fold.h"

namespace gongkai::report {
namespace {

constexpr std::string_view kOpens = "{{", kCloses = "}}";
constexpr std::size_t kLongestKey = 200;  // bytes, as that of a cell

const CompiledCell* CellOf(std::string_view key, const FactBook& book) {
  const auto cell = CellKeyFrom(key);
  return cell ? book.tables.Find(*cell) : nullptr;
}

bool MayBeKey(std::string_view key) {
  return !key.empty() && key.size() <= kLongestKey && key.find_first_of("{}\r\n") == std::string_view::npos;
}

std::string NameOfCell(const CellKey& cell, const law::ReportForm* form) {
  static constexpr std::string_view kTables[] = {"表二", "表三", "表四"};
  const law::FormRow* const row = form != nullptr ? law::FindRow(form->Table(cell.table), cell.row) : nullptr;
  std::string name(kTables[cell.table - 2]);
  if (row != nullptr && !row->group.empty() && cell.table != 2) name += "，" + std::string(row->group);
  return name + "，" + (row != nullptr ? std::string(row->label) : cell.row) + "，" + cell.column;
}

}  // namespace

std::vector<TextPiece> PiecesOf(std::string_view text) {
  std::vector<TextPiece> pieces;
  std::size_t from = 0;
  for (std::size_t at = text.find(kOpens); at != std::string_view::npos; at = text.find(kOpens, at)) {
    const std::size_t end = text.find(kCloses, at + kOpens.size());
    if (end == std::string_view::npos) break;
    const std::string_view key = Trim(text.substr(at + kOpens.size(), end - at - kOpens.size()));
    if (!MayBeKey(key)) {
      ++at;
      continue;
    }
    if (at > from) pieces.push_back({text.substr(from, at - from), false});
    pieces.push_back({key, true});
    at = from = end + kCloses.size();
  }
  if (from < text.size()) pieces.push_back({text.substr(from), false});
  return pieces;
}

std::string FieldOf(std::string_view key) { return std::string(kOpens) + std::string(key) + std::string(kCloses); }

bool IsKnownField(std::string_view key, const FactBook& book) {
  return CellOf(key, book) != nullptr || book.Find(key) != nullptr;
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
