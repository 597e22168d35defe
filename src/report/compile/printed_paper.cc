#include "report/compile/printed_paper.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::report {
namespace {

constexpr std::array<std::string_view, 7> kNumerals = {"", "一", "二", "三", "四", "五", "六"};

using ValuesByCell = std::map<CellKey, std::optional<Number>>;

ValuesByCell ValuesOf(const AnnualPaper& paper, int number) {
  ValuesByCell values;
  for (const PaperCell& each : paper.cells) {
    if (each.cell.table == number) values[each.cell] = each.value;
  }
  return values;
}

int LengthOf(std::string_view text) { return static_cast<int>(Utf8Length(text)); }

class DocumentPrinter {
 public:
  explicit DocumentPrinter(const AnnualPaper& paper) : paper_(paper) {
    out_.document.format = docread::Format::kDocx;  // a format that tells of pictures: there are none
    out_.document.title = paper.title;
  }

  PrintedDocument Print() {
    AddLine(paper_.title, 1);
    AddLine(DayLine(paper_), 0);
    for (const std::string& each : ParagraphsOf(paper_.opening)) AddLine(each, 0);
    for (int section = 1; section <= 6; ++section) AddSection(section);
    return std::move(out_);
  }

 private:
  void AddSection(int section) {
    AddLine(HeadingOf(*paper_.form, section), 2);
    if (section >= 2 && section <= 4) AddTable(PrintedTable(paper_, section));
    for (const std::string& each : ParagraphsOf(paper_, section)) AddLine(each, 0);
  }

  void AddLine(const std::string& text, int heading) {
    if (text.empty()) return;
    out_.document.lines.push_back(text);
    out_.document.blocks.emplace_back(docread::Paragraph{text, heading, HereOf(0, LengthOf(text))});
  }

  docread::Place HereOf(int column, int length) const {
    docread::Place place;
    place.line = static_cast<int>(out_.document.lines.size());
    place.column = column;
    place.length = length;
    return place;
  }

  void AddTable(const OfficialTable& table) {
    docread::Table out;
    int last_row = -1;
    for (const PlacedOfficialCell& placed : PlacedCells(table)) {
      if (placed.row != last_row) {
        last_row = placed.row;
        out_.document.lines.emplace_back();
        out.rows.emplace_back().place = HereOf(0, 0);
        if (out.rows.size() == 1) out_.tables[table.number] = out.rows.front().place;
      }
      AddCell(placed, table.number, out.rows.back());
    }
    out_.document.blocks.emplace_back(std::move(out));
  }

  void AddCell(const PlacedOfficialCell& placed, int number, docread::Row& row) {
    const OfficialCell& from = *placed.cell;
    std::string& line = out_.document.lines.back();
    if (!row.cells.empty()) line += '\t';
    docread::Cell cell;
    cell.text = from.text;
    cell.column = placed.column;
    cell.column_span = from.column_span;
    cell.row_span = from.row_span;
    cell.place = HereOf(LengthOf(line), LengthOf(from.text));
    line += from.text;
    row.place.length = LengthOf(line);
    if (from.kind == OfficialCell::Kind::kValue)
      out_.cells[CellKey{number, std::string(from.row), std::string(from.column_name)}] = cell.place;
    row.cells.push_back(std::move(cell));
  }

  const AnnualPaper& paper_;
  PrintedDocument out_;
};

}  // namespace

std::string PrintedValue(const std::optional<Number>& value) { return value ? ToString(*value) : std::string(); }

OfficialTable PrintedTable(const AnnualPaper& paper, int number) {
  OfficialTable table = LayOut(*paper.form, number);
  const ValuesByCell values = ValuesOf(paper, number);
  for (auto& row : table.rows) {
    for (OfficialCell& cell : row) {
      if (cell.kind != OfficialCell::Kind::kValue) continue;
      const auto found = values.find(CellKey{number, std::string(cell.row), std::string(cell.column_name)});
      if (found != values.end()) cell.text = PrintedValue(found->second);
    }
  }
  return table;
}

std::vector<PlacedOfficialCell> PlacedCells(const OfficialTable& table) {
  std::vector<PlacedOfficialCell> placed;
  std::set<std::pair<int, int>> covered;
  for (int row = 0; row < static_cast<int>(table.rows.size()); ++row) {
    int column = 0;
    for (const OfficialCell& cell : table.rows[static_cast<std::size_t>(row)]) {
      while (covered.contains({row, column})) ++column;
      placed.push_back({row, column, &cell});
      for (int down = 1; down < cell.row_span; ++down) {
        for (int right = 0; right < cell.column_span; ++right) covered.insert({row + down, column + right});
      }
      column += cell.column_span;
    }
  }
  return placed;
}

std::string HeadingOf(const law::ReportForm& form, int section) {
  for (const law::FormSection& each : form.sections) {
    if (each.number == section)
      return std::string(kNumerals.at(static_cast<std::size_t>(section))) + "、" + std::string(each.title);
  }
  return {};
}

std::string DayLine(const AnnualPaper& paper) {
  if (!paper.published && paper.is_final) return {};
  return paper.published ? "发布日期：" + gongkai::ToString(*paper.published) : std::string("（草稿，尚未公布）");
}

std::vector<std::string> ParagraphsOf(std::string_view text) {
  std::vector<std::string> paragraphs;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string_view line = Trim(text.substr(from, end - from));
    if (!IsBlankText(line)) paragraphs.emplace_back(line);
    from = end + 1;
  }
  return paragraphs;
}

std::vector<std::string> ParagraphsOf(const AnnualPaper& paper, int section) {
  std::vector<std::string> paragraphs;
  for (const std::string& each : paper.sections.at(static_cast<std::size_t>(section) - 1)) {
    for (std::string& line : ParagraphsOf(each)) paragraphs.push_back(std::move(line));
  }
  return paragraphs;
}

PrintedDocument PrintDocument(const AnnualPaper& paper) { return DocumentPrinter(paper).Print(); }

}  // namespace gongkai::report
