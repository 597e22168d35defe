#include "disclosure/catalogue/catalogue_import_actions.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

using docread::Sheet;
using docread::SheetCell;
using nlohmann::json;

// A heading or a column of one area is never merged over more; beyond, somebody wants to fill our memory.
constexpr int kMostSpan = static_cast<int>(kMostCatalogueRows) + 10;
constexpr int kMostColumns = 100;

using Lines = std::map<int, std::vector<std::string>>;

void Put(Lines& lines, int row, int column, const std::string& text) {
  if (column >= kMostColumns) return;
  std::vector<std::string>& cells = lines[row];
  cells.resize(std::max(cells.size(), static_cast<std::size_t>(column) + 1));
  cells[static_cast<std::size_t>(column)] = text;
}

/// What stands in a merged cell stands in every cell that it covers.
std::vector<SheetLine> LinesOf(const Sheet& sheet) {
  Lines lines;
  const int last = sheet.rows.empty() ? 0 : sheet.rows.back().row;
  for (const docread::SheetRow& row : sheet.rows) {
    for (const SheetCell& cell : row.cells) {
      if (cell.covered) continue;
      const int rows = std::clamp(std::min(cell.row_span, last - row.row + 1), 1, kMostSpan);
      const int columns = std::clamp(cell.column_span, 1, kMostColumns);
      for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < columns; ++c) Put(lines, row.row + r, cell.column + c, cell.text);
      }
    }
  }
  std::vector<SheetLine> all;
  for (auto& [row, cells] : lines) all.push_back({row + 1, std::move(cells)});
  return all;
}

Error Wrong(std::string message) { return {ErrorKind::kInvalidInput, std::move(message), ""}; }

json ToJson(const CatalogueRow& row) {
  std::vector<std::string_view> channels;
  for (const Channel channel : row.channels) channels.push_back(IdOf(channel));
  return json::array({row.area, row.first_matter, row.second_matter, row.elements, row.basis, row.time_words,
                      row.subject, channels, row.other_channels, row.is_for_everyone, row.specific_group,
                      row.is_proactive, row.is_on_application, row.is_county, row.is_township, IdOf(row.rhythm),
                      row.cycle ? IdOf(*row.cycle) : "", row.focus});
}

CatalogueRow FromJson(const json& from) {
  CatalogueRow row{.area = from.at(0).get<std::string>(),
                   .first_matter = from.at(1).get<std::string>(),
                   .second_matter = from.at(2).get<std::string>(),
                   .elements = from.at(3).get<std::string>(),
                   .basis = from.at(4).get<std::string>(),
                   .time_words = from.at(5).get<std::string>(),
                   .subject = from.at(6).get<std::string>(),
                   .channels = {},
                   .other_channels = from.at(8).get<std::string>(),
                   .is_for_everyone = from.at(9).get<bool>(),
                   .specific_group = from.at(10).get<std::string>(),
                   .is_proactive = from.at(11).get<bool>(),
                   .is_on_application = from.at(12).get<bool>(),
                   .is_county = from.at(13).get<bool>(),
                   .is_township = from.at(14).get<bool>(),
                   .rhythm = RhythmFrom(from.at(15).get<std::string>()).value_or(Rhythm::kAtOnce),
                   .cycle = CycleFrom(from.at(16).get<std::string>()),
                   .focus = {}};
  for (const json& id : from.at(7)) {
    if (const auto channel = ChannelFrom(id.get<std::string>())) row.channels.push_back(*channel);
  }
  // What a form sends may be anything: only the tags are taken.
  const std::u32string tags = FromUtf8(from.at(17).get<std::string>());
  for (const char32_t tag : kFocusTags) {
    if (tags.find(tag) != tags.npos) AppendUtf8(row.focus, tag);
  }
  return row;
}

}  // namespace

std::size_t CatalogueRead::CountRows() const {
  std::size_t count = 0;
  for (const NamedSheet& each : sheets) count += each.sheet.rows.size();
  return count;
}

std::vector<CatalogueRow> CatalogueRead::GoodRows() const {
  std::vector<CatalogueRow> rows;
  for (const NamedSheet& each : sheets) {
    for (const SheetRow& row : each.sheet.rows) {
      if (row.faults.empty()) rows.push_back(row.row);
    }
  }
  return rows;
}

Result<CatalogueRead> ReadCatalogue(const docread::Workbook& workbook) {
  if (workbook.obstacle != docread::Obstacle::kNone) {
    return Error{ErrorKind::kUnreadable, workbook.obstacle_message, ""};
  }
  CatalogueRead read;
  std::optional<Error> first_error;
  for (const Sheet& sheet : workbook.sheets) {
    if (sheet.rows.empty()) continue;
    const std::vector<SheetLine> lines = LinesOf(sheet);
    auto catalogue = ReadCatalogueSheet(sheet.name, lines);
    if (catalogue) {
      read.sheets.push_back({sheet.name, std::move(*catalogue)});
      continue;
    }
    if (!first_error) first_error = catalogue.error();
    read.passed_over.push_back(sheet.name);
  }
  if (read.sheets.empty()) return first_error ? *first_error : Wrong("文件里没有内容。");
  if (read.CountRows() > kMostCatalogueRows) {
    return Wrong("一共超过 " + std::to_string(kMostCatalogueRows) + " 行，请分几次导入。");
  }
  return read;
}

std::string PackRows(const std::vector<CatalogueRow>& rows) {
  json all = json::array();
  for (const CatalogueRow& row : rows) all.push_back(ToJson(row));
  return all.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<std::vector<CatalogueRow>> UnpackRows(std::string_view text) {
  try {
    std::vector<CatalogueRow> rows;
    for (const json& each : json::parse(text)) rows.push_back(FromJson(each));
    if (rows.empty() || rows.size() > kMostCatalogueRows) return Wrong("预览的内容没有传完整，请重新选择文件。");
    return rows;
  } catch (const json::exception&) {
    return Wrong("预览的内容没有传完整，请重新选择文件。");
  }
}

}  // namespace gongkai::disclosure
