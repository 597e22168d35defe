// Plain text to Document. Office text reaches us in a handful of layouts, and one file may hold several:
//
//   records    CSV, and fields in quotes that go over several lines: a grid (text_records.h)
//   tabs       a grid, one row a line, fields between tabs, padded with empty fields
//   Markdown   "| a | b |" with or without a line of dashes: a grid
//   pipes      "a | b |", one cell a line closed by a pipe, or a pipe alone between cells: the order of cells is
//   certain and
//              blank cells are explicit, columns are not
//   columns    cells kept apart by runs of blanks (text taken from a PDF): order, and roughly the horizontal place
//   the rest   one paragraph a line; a single leading tab is indentation
//
// Lines are never joined here, and blank lines can be told from the line numbers: whoever knows the table decides.

#include <algorithm>
#include <cctype>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/drawn_tables.h"
#include "docread/encoding.h"
#include "docread/markdown.h"
#include "docread/read.h"
#include "docread/text_records.h"

namespace gongkai::docread {
namespace {

using std::string_view;

enum class Layout { kBlank, kRule, kTabs, kMarkdown, kPipes, kColumns, kPlain };

std::vector<std::string> SplitLines(string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// A line drawn under a table head: nothing but dashes, colons, pipes and blanks, at least three dashes.
bool IsRule(string_view line) {
  std::size_t dashes = 0;
  for (const char c : line) {
    if (c == '-') {
      ++dashes;
    } else if (c != '|' && c != ':' && c != '+' && c != '=' && c != ' ' && c != '\t') {
      return false;
    }
  }
  return dashes >= 3;
}

std::size_t CountOf(string_view what, string_view line) {
  std::size_t count = 0;
  for (std::size_t at = line.find(what); at != string_view::npos; at = line.find(what, at + what.size())) ++count;
  return count;
}

std::size_t CountTabs(string_view line) { return CountOf("\t", line); }

/// Runs of two blanks or more.
std::size_t CountGaps(string_view line) {
  std::size_t gaps = 0;
  for (std::size_t at = line.find("  "); at != string_view::npos; at = line.find("  ", at)) {
    ++gaps;
    at = std::min(line.find_first_not_of(' ', at), line.size());
  }
  return gaps;
}

/// No fewer than the cells a line will be cut into: a single line may be cut into millions.
std::size_t MostCells(string_view line) {
  return CountOf("\u3000", line) + CountGaps(line) + CountOf("|", line) + CountTabs(line);
}

/// Two blanks or more between two pieces of text.
bool HasColumnGap(string_view trimmed) {
  int blanks = 0;
  for (std::size_t offset = 0; offset < trimmed.size();) {
    const auto lead = static_cast<unsigned char>(trimmed[offset]);
    if (lead >= 0xE4 && lead <= 0xE9) {  // Han, nearly all that stands in a line
      blanks = 0;
      offset += 3;
      continue;
    }
    const char32_t c = NextCodePoint(trimmed, offset);
    blanks = IsBlank(c) ? blanks + (c == 0x3000 ? 2 : 1) : 0;
    if (blanks >= 2) return true;
  }
  return false;
}

Layout Classify(string_view line) {
  const string_view trimmed = Trim(line);
  if (trimmed.empty()) return CountTabs(line) >= 2 ? Layout::kTabs : Layout::kBlank;
  if (IsRule(line) || IsDrawnRule(line)) return Layout::kRule;
  if (trimmed.find('|') != string_view::npos) {
    const bool framed = trimmed.front() == '|' && trimmed.back() == '|' && trimmed.size() > 1;
    return framed && trimmed.find_first_not_of("| \t") != string_view::npos ? Layout::kMarkdown : Layout::kPipes;
  }
  const bool tabs = line.find('\t') != string_view::npos;
  if (tabs && (CountTabs(line) >= 2 || trimmed.find('\t') != string_view::npos)) return Layout::kTabs;
  if (HasColumnGap(trimmed)) return Layout::kColumns;
  return Layout::kPlain;
}

/// Builds cells of one line and keeps their columns in code points without walking the line anew for each.
class LineCells {
 public:
  LineCells(string_view line, int number) : line_(line), number_(number) {}

  Cell Make(std::size_t begin, std::size_t end, int grid_column) {
    const string_view raw = line_.substr(begin, end - begin);
    const string_view text = Trim(raw);
    const std::size_t start = text.empty() ? begin : begin + static_cast<std::size_t>(text.data() - raw.data());
    Cell cell;
    cell.text = std::string(text);
    cell.column = grid_column;
    cell.place.line = number_;
    cell.place.column = ColumnOf(start);
    cell.place.length = static_cast<int>(Utf8Length(text));
    return cell;
  }

 private:
  int ColumnOf(std::size_t offset) {
    column_ += static_cast<int>(Utf8Length(line_.substr(counted_, offset - counted_)));
    counted_ = offset;
    return column_;
  }

  string_view line_;
  int number_;
  std::size_t counted_ = 0;
  int column_ = 0;
};

Place LinePlace(string_view line, int number) {
  const string_view text = Trim(line);
  const auto indent = text.empty() ? 0 : static_cast<std::size_t>(text.data() - line.data());
  return Place{.line = number,
               .column = static_cast<int>(Utf8Length(line.substr(0, indent))),
               .length = static_cast<int>(Utf8Length(text)),
               .page = 0,
               .box = {}};
}

/// `end_of` tells where the cell ends that begins at a place.
template <class EndOf>
Row SplitAt(string_view line, int number, const EndOf& end_of) {
  Row row;
  row.place = LinePlace(line, number);
  LineCells cells(line, number);
  row.cells.reserve(CountTabs(line) + 1);
  std::size_t begin = 0;
  for (int column = 0;; ++column) {
    const std::size_t end = end_of(line, begin);
    row.cells.push_back(cells.Make(begin, end, column));
    if (end == line.size()) break;
    begin = end + 1;
  }
  return row;
}

std::size_t EndAtTab(string_view line, std::size_t begin) { return std::min(line.find('\t', begin), line.size()); }

/// "| a | b |": the first and last pipe are the frame.
Row SplitMarkdown(string_view line, int number) {
  Row row = SplitAt(line, number, EndOfMarkdownCell);
  if (!row.cells.empty() && row.cells.front().text.empty()) row.cells.erase(row.cells.begin());
  if (!row.cells.empty() && row.cells.back().text.empty()) row.cells.pop_back();
  int column = 0;
  for (Cell& cell : row.cells) {
    cell.column = column++;
    cell.text = WithoutEscapes(cell.text);
  }
  return row;
}

Row SplitColumns(string_view line, int number) {
  Row row;
  row.place = LinePlace(line, number);
  LineCells cells(line, number);
  // Only here does the place in the line tell where the cell stands on the page.
  const auto add = [&](std::size_t begin, std::size_t end) {
    if (Trim(line.substr(begin, end - begin)).empty()) return;
    Cell cell = cells.Make(begin, end, static_cast<int>(row.cells.size()));
    cell.left = cell.place.column;
    cell.right = cell.left + cell.place.length;
    row.cells.push_back(std::move(cell));
  };
  std::size_t begin = 0, gap = 0;
  int blanks = 0;
  for (std::size_t offset = 0; offset < line.size();) {
    const std::size_t start = offset;
    const char32_t c = NextCodePoint(line, offset);
    if (IsBlank(c)) {
      if (blanks == 0) gap = start;
      blanks += c == 0x3000 ? 2 : 1;
      continue;
    }
    if (blanks >= 2) {
      add(begin, gap);
      begin = start;
    }
    blanks = 0;
  }
  add(begin, line.size());
  return row;
}

/// The cells stand where their fields do, in one line or several.
Row RowOf(const TextRecord& record, const std::vector<std::string>& lines) {
  Row row;
  std::size_t line = record.first;
  const auto number = [&] { return static_cast<int>(line) + 1; };
  row.place = LinePlace(lines[line], number());
  LineCells cells(lines[line], number());
  for (TextField& field : FieldsOf(record, lines)) {
    if (record.first + field.line != line) {
      line = record.first + field.line;
      cells = LineCells(lines[line], number());
    }
    row.cells.push_back(cells.Make(field.begin, field.end, static_cast<int>(row.cells.size())));
    row.cells.back().text = std::move(field.text);
  }
  return row;
}

class TextReader {
 public:
  TextReader(string_view text, const Limits& limits) : limits_(limits), may_hold_records_(MayHoldRecords(text)) {
    document_.lines = SplitLines(text);
  }

  Document Read() {
    const std::vector<TextRecord> records =
        may_hold_records_ ? FindRecords(document_.lines) : std::vector<TextRecord>();
    auto record = records.begin();
    for (std::size_t i = 0; i < document_.lines.size();) {
      const bool begins_record = record != records.end() && record->first == i;
      const std::string& line = document_.lines[i];
      // A line is cut into fewer cells than it has bytes, and mostly nothing more need be known.
      if (!HasRoomFor(line.size() + 1) && !HasRoomFor(begins_record ? record->fields : MostCells(line))) {
        return CouldNotRead(Format::kText, Obstacle::kTooLarge, "文件内容太多（行或单元格超出上限），没有读取。");
      }
      if (begins_record) {
        AddRow(Geometry::kGrid, RowOf(*record, document_.lines));
        i += record++->lines;
      } else {
        ReadLine(line, static_cast<int>(++i));
      }
    }
    return std::move(document_);
  }

 private:
  bool HasRoomFor(std::size_t cells) const {
    return document_.blocks.size() + rows_ <= limits_.blocks && cells_ + cells <= limits_.cells;
  }

  void ReadLine(string_view source, int number) {
    const std::string levelled = WithPlainPipes(source);
    const string_view line = levelled.empty() ? source : string_view(levelled);
    const Layout layout = Classify(line);
    // A pipe ends a cell even when blank lines follow; everything else closes the run of pipes.
    if (layout != Layout::kPipes && layout != Layout::kBlank) cell_open_ = layout == Layout::kPlain;
    switch (layout) {
      case Layout::kBlank:
        table_ = CountTabs(line) > 0 ? AddBlankCell(line, number) : nullptr;
        break;
      case Layout::kRule:
        break;
      case Layout::kTabs:
        AddRow(Geometry::kGrid, SplitAt(line, number, EndAtTab));
        break;
      case Layout::kMarkdown:
        AddRow(Geometry::kGrid, SplitMarkdown(line, number));
        break;
      case Layout::kPipes:
        AddRow(Geometry::kLoose, SplitPipes(line, number));
        break;
      case Layout::kColumns:
        AddRow(Geometry::kLoose, SplitColumns(line, number));
        break;
      case Layout::kPlain:
        AddParagraph(line, number);
        break;
    }
  }

  /// A pipe with nothing since the pipe before it stands for a blank cell.
  Row SplitPipes(string_view line, int number) {
    Row row;
    row.place = LinePlace(line, number);
    LineCells cells(line, number);
    int column = 0;
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find('|', begin), line.size());
      const bool closed = end < line.size();
      Cell cell = cells.Make(begin, end, column);
      const bool leading_frame = begin == 0 && cell.text.empty() && Trim(line).size() > 1;
      if (!cell.text.empty() || (closed && !cell_open_ && !leading_frame)) {
        row.cells.push_back(std::move(cell));
        ++column;
      }
      cell_open_ = closed ? false : cell_open_ || !Trim(line.substr(begin)).empty();
      begin = end + 1;
    }
    return row;
  }

  /// A line holding only a tab is a blank cell where cells stand one a line.
  Table* AddBlankCell(string_view line, int number) {
    Row row;
    row.place = LinePlace(line, number);
    row.cells.push_back(LineCells(line, number).Make(0, line.size(), 0));
    AddRow(Geometry::kLoose, std::move(row));
    return table_;
  }

  void AddRow(Geometry geometry, Row row) {
    if (row.cells.empty()) return;
    if (table_ == nullptr || table_->geometry != geometry) {
      document_.blocks.emplace_back(Table{geometry, {}});
      table_ = &std::get<Table>(document_.blocks.back());
    }
    ++rows_;
    cells_ += row.cells.size();
    table_->rows.push_back(std::move(row));
  }

  void AddParagraph(string_view line, int number) {
    table_ = nullptr;
    Paragraph paragraph;
    paragraph.place = LinePlace(line, number);
    string_view text = Trim(line);
    const string_view whole = text;
    paragraph.heading = TakeHeadingMarks(text);
    if (paragraph.heading > 0) {
      const auto marks = static_cast<std::size_t>(text.data() - whole.data());
      paragraph.place.column += static_cast<int>(Utf8Length(whole.substr(0, marks)));
      paragraph.place.length = static_cast<int>(Utf8Length(text));
    }
    paragraph.text = std::string(text);
    document_.blocks.emplace_back(std::move(paragraph));
  }

  Limits limits_;
  bool may_hold_records_;
  Document document_;
  Table* table_ = nullptr;  // the table that the next row of the same geometry joins; null after other text
  bool cell_open_ = true;   // content since the last pipe
  std::size_t rows_ = 0, cells_ = 0;
};

Document TooMuchText(const Limits& limits) {
  return CouldNotRead(Format::kText, Obstacle::kTooLarge,
                      "文字超过 " + std::to_string(limits.text_bytes >> 20U) + " MB，没有读取，请只上传报告本身。");
}

}  // namespace

Document ReadText(string_view bytes, const Limits& limits) {
  // No encoding takes more than twice the bytes of UTF-8: what is longer than that need not be decoded to be refused.
  if (bytes.size() > 2 * limits.text_bytes) return TooMuchText(limits);
  DecodedText decoded = Decode(bytes);
  if (decoded.utf8.size() > limits.text_bytes) return TooMuchText(limits);
  Document document = TextReader(decoded.utf8, limits).Read();
  document.format = Format::kText;
  document.encoding = std::move(decoded.encoding);
  if (document.obstacle == Obstacle::kNone && document.blocks.empty()) {
    return CouldNotRead(Format::kText, Obstacle::kNoText, "文件里没有文字。");
  }
  return document;
}

}  // namespace gongkai::docread
