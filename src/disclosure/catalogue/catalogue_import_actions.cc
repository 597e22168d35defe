#include "disclosure/catalogue/catalogue_import_actions.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

using docread::Sheet;
using docread::SheetCell;
using nlohmann::json;

// A heading or a column of one area is never merged over more; beyond, somebody wants to fill our memory.
constexpr int kMostSpan = static_cast<int>(kMostCatalogueRows) + 10;
constexpr int kMostColumns = 100;
// Of a sheet no more is looked at; a catalogue of more lines is refused.
constexpr std::size_t kMostLines = 5 * kMostCatalogueRows;
// What filling out the merged cells of one workbook may take; a real one takes some hundred KB.
constexpr std::size_t kMostFilledBytes = 16U << 20U;
constexpr std::size_t kBytesOfCell = sizeof(std::string);

struct Line {
  std::vector<std::string> cells;
  bool is_hidden = false;
};
using Lines = std::map<int, Line>;

void Put(Lines& lines, int row, int column, const std::string& text) {
  if (column >= kMostColumns) return;
  std::vector<std::string>& cells = lines[row].cells;
  cells.resize(std::max(cells.size(), static_cast<std::size_t>(column) + 1));
  cells[static_cast<std::size_t>(column)] = text;
}

/// The last column in which a cell of its own holds something: what is merged beyond covers nothing that is read.
int LastColumn(const Sheet& sheet) {
  int last = 0;
  for (const docread::SheetRow& row : sheet.rows) {
    for (const SheetCell& cell : row.cells) {
      if (!cell.covered && !cell.text.empty()) last = std::max(last, cell.column);
    }
  }
  return std::min(last, kMostColumns - 1);
}

/// Puts what stands in the lines; what stands in a merged cell stands in every cell that it covers.
class Filling {
 public:
  /// False when the merged cells of the workbook take more than they may.
  bool Fill(const Sheet& sheet) {
    lines_.clear();
    last_row_ = sheet.rows.empty() ? 0 : sheet.rows.back().row;
    last_column_ = LastColumn(sheet);
    std::size_t count = 0;
    for (const docread::SheetRow& row : sheet.rows) {
      if (++count > kMostLines) break;
      for (const SheetCell& cell : row.cells) {
        if (!FillCell(row.row, cell)) return false;
      }
    }
    for (const docread::SheetRow& row : sheet.rows) {
      const auto line = lines_.find(row.row);
      if (line != lines_.end()) line->second.is_hidden = row.hidden;
    }
    return true;
  }

  std::vector<SheetLine> Take() {
    std::vector<SheetLine> all;
    for (auto& [row, line] : lines_) all.push_back({row + 1, std::move(line.cells), line.is_hidden});
    lines_.clear();
    return all;
  }

 private:
  bool FillCell(int row, const SheetCell& cell) {
    if (cell.covered || cell.text.empty()) return true;
    const int rows = std::clamp(std::min(cell.row_span, last_row_ - row + 1), 1, kMostSpan);
    const int columns = std::clamp(std::min(cell.column_span, last_column_ - cell.column + 1), 1, kMostColumns);
    // Characters that show nothing, and those that a database refuses, are of no use in a catalogue.
    const std::string text = WithoutInvisible(cell.text);
    const std::size_t copies = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns) - 1;
    const std::size_t bytes_of_one = kBytesOfCell + text.size();
    if (copies > (kMostFilledBytes - filled_) / bytes_of_one) return false;
    filled_ += copies * bytes_of_one;
    for (int r = 0; r < rows; ++r) {
      for (int c = 0; c < columns; ++c) Put(lines_, row + r, cell.column + c, text);
    }
    return true;
  }

  Lines lines_;
  int last_row_ = 0, last_column_ = 0;
  std::size_t filled_ = 0;  // by the copies in all sheets; never more than kMostFilledBytes
};

Error Wrong(std::string message) { return {ErrorKind::kInvalidInput, std::move(message), ""}; }

json ToJson(const CatalogueRow& row) {
  std::vector<std::string_view> channels;
  for (const Channel channel : row.channels) channels.push_back(IdOf(channel));
  return json::array({row.area, row.first_matter, row.second_matter, row.elements, row.basis, row.time_words,
                      row.subject, channels, row.other_channels, row.is_for_everyone, row.specific_group,
                      row.is_proactive, row.is_on_application, row.is_county, row.is_township, IdOf(row.rhythm),
                      row.cycle ? IdOf(*row.cycle) : "", row.focus});
}

/// A text of a form. Errors: throws std::invalid_argument for control characters, which no text of a workbook has here
/// and PostgreSQL does not take.
std::string TextIn(const json& from) {
  auto text = from.get<std::string>();
  const bool has_control = std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7F;
  });
  if (has_control) throw std::invalid_argument("a control character in a row");
  return text;
}

CatalogueRow RowFromJson(const json& from) {
  CatalogueRow row{.area = TextIn(from.at(0)),
                   .first_matter = TextIn(from.at(1)),
                   .second_matter = TextIn(from.at(2)),
                   .elements = TextIn(from.at(3)),
                   .basis = TextIn(from.at(4)),
                   .time_words = TextIn(from.at(5)),
                   .subject = TextIn(from.at(6)),
                   .channels = {},
                   .other_channels = TextIn(from.at(8)),
                   .is_for_everyone = from.at(9).get<bool>(),
                   .specific_group = TextIn(from.at(10)),
                   .is_proactive = from.at(11).get<bool>(),
                   .is_on_application = from.at(12).get<bool>(),
                   .is_county = from.at(13).get<bool>(),
                   .is_township = from.at(14).get<bool>(),
                   .rhythm = RhythmFrom(TextIn(from.at(15))).value_or(Rhythm::kAtOnce),
                   .cycle = CycleFrom(TextIn(from.at(16))),
                   .focus = {}};
  for (const json& id : from.at(7)) {
    if (const auto channel = ChannelFrom(TextIn(id))) row.channels.push_back(*channel);
  }
  // What a form sends may be anything: only the tags are taken.
  const std::u32string tags = FromUtf8(TextIn(from.at(17)));
  for (const char32_t tag : kFocusTags) {
    if (tags.find(tag) != tags.npos) AppendUtf8(row.focus, tag);
  }
  return row;
}

json ToJson(const MatchedRow& matched) { return json::array({matched.number, matched.version, ToJson(matched.row)}); }

MatchedRow MatchedFromJson(const json& from) {
  MatchedRow matched{.row = RowFromJson(from.at(2)),
                     .number = from.at(0).get<std::int64_t>(),
                     .version = from.at(1).get<std::int64_t>()};
  if (matched.number < 0 || matched.version < 0) throw std::invalid_argument("no such row");
  return matched;
}

/// Whether the text holds no more arrays and values than the rows of an import: looked at before it is made into
/// values, each of which takes many times its place in the text.
bool IsSmall(std::string_view text) {
  constexpr std::size_t kMostArrays = 1 + 3 * kMostCatalogueRows, kMostCommas = 64 * kMostCatalogueRows;
  std::size_t arrays = 0, commas = 0;
  bool is_in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_in_text && c == '\\') {
      ++i;  // what is escaped ends nothing
    } else if (c == '"') {
      is_in_text = !is_in_text;
    } else if (!is_in_text) {
      if (c == '{') return false;
      arrays += c == '[' ? 1 : 0;
      commas += c == ',' ? 1 : 0;
    }
  }
  return arrays <= kMostArrays && commas <= kMostCommas;
}

Error NotWhole() { return Wrong("预览的内容没有传完整，请重新选择文件。"); }

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
  Filling filling;
  for (const Sheet& sheet : workbook.sheets) {
    if (sheet.rows.empty()) continue;
    if (sheet.hidden) {
      read.hidden.push_back(sheet.name);
      continue;
    }
    if (!filling.Fill(sheet)) {
      return Wrong("合并的单元格太大或者太多，请取消合并、逐行填写以后重新选择文件。");
    }
    const std::vector<SheetLine> lines = filling.Take();
    auto catalogue = ReadCatalogueSheet(sheet.name, lines);
    if (catalogue) {
      if (sheet.rows.size() > kMostLines) {
        return Wrong("工作表“" + sheet.name + "”的行太多，没有读完；请删去目录以外的行，分几次导入。");
      }
      read.sheets.push_back({sheet.name, std::move(*catalogue)});
      continue;
    }
    if (!first_error) first_error = catalogue.error();
    read.passed_over.push_back(sheet.name);
  }
  if (read.sheets.empty()) {
    if (first_error) return *first_error;
    return Wrong(read.hidden.empty() ? "文件里没有内容。" : "文件里的工作表都是隐藏的，请取消隐藏后重新选择文件。");
  }
  if (read.CountRows() > kMostCatalogueRows) {
    return Wrong("一共超过 " + std::to_string(kMostCatalogueRows) + " 行，请分几次导入。");
  }
  return read;
}

std::string PackRows(const std::vector<MatchedRow>& rows) {
  json all = json::array();
  for (const MatchedRow& row : rows) all.push_back(ToJson(row));
  return all.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<std::vector<MatchedRow>> UnpackRows(std::string_view text) {
  if (!IsSmall(text)) return NotWhole();
  try {
    const json all = json::parse(text);
    if (!all.is_array() || all.empty() || all.size() > kMostCatalogueRows) return NotWhole();
    std::vector<MatchedRow> rows;
    for (const json& each : all) rows.push_back(MatchedFromJson(each));
    return rows;
  } catch (const json::exception&) {
    return NotWhole();
  } catch (const std::invalid_argument&) {
    return NotWhole();
  }
}

}  // namespace gongkai::disclosure
