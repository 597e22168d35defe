// CSV and tab-separated text to a Workbook of one sheet, as Excel and WPS export them: UTF-8 with or without a mark,
// GB18030, UTF-16. Source: RFC 4180, with the liberties of those programs: "sep=;" on the first line, semicolons for
// commas,
// ="0012" to keep zeros in front.
//
//   record := field (separator field)* line-end        field := '"' (any but '"' | '""')* '"' rest | rest
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/fold.h"
#include "docread/encoding.h"
#include "docread/read_workbook.h"

namespace gongkai::docread {
namespace {

using std::string_view;

Workbook Refuse(Obstacle obstacle, std::string message) {
  return CouldNotReadWorkbook(WorkbookFormat::kUnknown, obstacle, std::move(message));
}

Workbook TooMuch() {
  return Refuse(Obstacle::kTooLarge, "表格内容太多，超出了可以读取的限度，没有读取，请删去不需要的内容后再上传。");
}

/// "sep=;" names the separator, and is no record of its own.
char TakeNamedSeparator(string_view& text) {
  constexpr string_view kNames = "sep=";
  const std::size_t end = std::min(text.find('\n'), text.size());
  if (!text.starts_with(kNames) || end != kNames.size() + 1) return '\0';
  const char separator = text[kNames.size()];
  text.remove_prefix(std::min(end + 1, text.size()));
  return separator;
}

/// The one that the first record has most of, since heads of columns seldom hold any; a tab before a comma, a comma
/// before a semicolon.
char GuessSeparator(string_view text) {
  constexpr string_view kSeparators = "\t,;";
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false, begun = false;
  char before = '\n';
  for (const char c : text) {
    // A quote inside a field is a character like any other; two of them in a quoted one are one that does not close it.
    const bool may_open = before == '\n' || before == '"' || kSeparators.find(before) != string_view::npos;
    if (c == '"') quoted = !quoted && may_open;
    before = c;
    if (c == '\n' && !quoted && begun) break;
    begun |= c != '\n';
    if (const std::size_t which = kSeparators.find(c); which != string_view::npos && !quoted) ++counts[which];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return *most == 0 ? ',' : kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

class SeparatedReader {
 public:
  SeparatedReader(string_view text, char separator, const Limits& limits)
      : text_(text), separator_(separator), budget_(limits) {}

  /// kDamaged when a quote is never closed; `line()` says which.
  Obstacle Read(Sheet& sheet) {
    for (int row = 0; at_ < text_.size(); ++row) {
      SheetRow record{.row = row, .cells = {}};
      if (const Obstacle obstacle = ReadRecord(record); obstacle != Obstacle::kNone) return obstacle;
      if (row >= kMostSheetRows) return Obstacle::kTooLarge;
      if (record.cells.empty()) continue;
      budget_.SpendRow();
      if (budget_.Exceeded()) return Obstacle::kTooLarge;
      sheet.rows.push_back(std::move(record));
    }
    return Obstacle::kNone;
  }

  std::size_t line() const {
    return static_cast<std::size_t>(std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n')) +
           1;
  }

 private:
  Obstacle ReadRecord(SheetRow& record) {
    for (int column = 0;; ++column) {
      std::string field;
      if (!ReadField(field)) return Obstacle::kDamaged;
      if (!AddCell(column, field, record)) return Obstacle::kTooLarge;
      if (at_ == text_.size()) return Obstacle::kNone;
      if (text_[at_++] == '\n') return Obstacle::kNone;
    }
  }

  /// Up to the separator or line end that closes it.
  bool ReadField(std::string& field) {
    if (at_ < text_.size() && text_[at_] == '"' && !ReadQuoted(field)) return false;
    const char ends[] = {separator_, '\n', '\0'};
    const std::size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
    field += text_.substr(at_, end - at_);
    at_ = end;
    return true;
  }

  bool ReadQuoted(std::string& field) {
    const std::size_t opened = at_;
    for (++at_;; at_ += 2) {
      const std::size_t quote = text_.find('"', at_);
      if (quote == string_view::npos) return at_ = opened, false;
      field += text_.substr(at_, quote - at_);
      at_ = quote;
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') return ++at_, true;
      field += '"';
    }
  }

  bool AddCell(int column, string_view field, SheetRow& record) {
    field = Trim(field);
    if (field.empty()) return true;
    if (column >= kMostSheetColumns) return false;
    SheetCell cell{.column = column, .kind = CellKind::kText, .text = std::string(field), .formula = {}};
    if (field.size() > 3 && field.starts_with("=\"") && field.ends_with('"')) {
      cell.text = Trim(field.substr(2, field.size() - 3));
      cell.formula = field.substr(1);
    }
    budget_.SpendCells(1);
    budget_.SpendText(field.size());
    record.cells.push_back(std::move(cell));
    return !budget_.Exceeded();
  }

  string_view text_;
  char separator_;
  WorkbookBudget budget_;
  std::size_t at_ = 0;
};

}  // namespace

Workbook ReadSeparated(string_view bytes, const Limits& limits) {
  // No encoding takes more than twice the bytes of UTF-8, and there is more text than quotes and separators.
  if (bytes.size() > 2 * limits.text_bytes) return TooMuch();
  const DecodedText decoded = Decode(bytes);
  if (decoded.damaged) {
    return Refuse(Obstacle::kDamaged,
                  "文件里有认不出来的字，可能保存时编码有误，请用 Excel 或 WPS 另存为 xlsx 后再上传。");
  }
  string_view text = decoded.utf8;
  if (Trim(text).starts_with('<')) {
    return Refuse(Obstacle::kUnsupported,
                  "这是网页或 XML 格式的表格（扩展名可能是 xls），请用 Excel 或 WPS 打开并另存为 xlsx 后再上传。");
  }
  char separator = TakeNamedSeparator(text);
  if (separator == '\0') separator = GuessSeparator(text);
  SeparatedReader reader(text, separator, limits);
  Workbook workbook;
  workbook.format = separator == '\t' ? WorkbookFormat::kTabs : WorkbookFormat::kCsv;
  workbook.encoding = decoded.encoding;
  switch (reader.Read(workbook.sheets.emplace_back())) {
    case Obstacle::kNone:
      break;
    case Obstacle::kDamaged:
      return Refuse(Obstacle::kDamaged, "第 " + std::to_string(reader.line()) +
                                            " 行的引号没有配对，无法确定后面的内容属于哪一格，请检查后重新导出。");
    default:
      return TooMuch();
  }
  if (workbook.sheets[0].rows.empty()) return Refuse(Obstacle::kNoText, "表格里没有任何内容。");
  return workbook;
}

}  // namespace gongkai::docread
