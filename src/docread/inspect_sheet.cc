#include "docread/inspect_sheet.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "base/utf8.h"
#include "docread/docx_xml.h"
#include "docread/sheet_formula.h"
#include "docread/xlsx_text.h"

namespace gongkai::docread {
namespace {

using std::string_view;
using Event = XmlReader::Event;

bool IsTrue(string_view value) { return value == "1" || value == "true"; }

/// Drawn to nothing, or nearly so.
bool IsNothing(string_view extent, double most) {
  if (extent.empty()) return false;
  return std::strtod(std::string(extent).c_str(), nullptr) <= most;
}

/// The merged areas that a row crosses.
class Merged {
 public:
  explicit Merged(std::vector<CellArea>& areas) : areas_(areas) {}
  bool Covers(int row, int column) {
    if (row != row_) MoveTo(row);
    return std::any_of(here_.begin(), here_.end(), [&](const CellArea& area) {
      return area.Holds(row, column) && (area.from.row != row || area.from.column != column);
    });
  }

 private:
  void MoveTo(int row) {
    if (row < row_) {
      next_ = 0;
      here_.clear();
    }
    row_ = row;
    std::erase_if(here_, [row](const CellArea& area) { return area.to.row < row; });
    for (; next_ < areas_.size() && areas_[next_].from.row <= row; ++next_) {
      if (areas_[next_].to.row >= row) here_.push_back(areas_[next_]);
    }
  }

  std::vector<CellArea>& areas_;
  std::vector<CellArea> here_;
  std::size_t next_ = 0;
  int row_ = -1;
};

/// "&C&"宋体,常规"&12第 &P 页": what a person has written.
std::string PlainHeader(string_view code) {
  std::string plain;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] != '&') {
      plain += code[i];
      continue;
    }
    if (++i >= code.size()) break;
    if (code[i] == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (code[i] == 'K') {
      i += 6;
    } else if (code[i] >= '0' && code[i] <= '9') {
      while (i + 1 < code.size() && code[i + 1] >= '0' && code[i + 1] <= '9') ++i;
    } else if (code[i] == '&') {
      plain += '&';
    } else if (code[i] == 'L' || code[i] == 'C' || code[i] == 'R') {
      plain += ' ';
    }
  }
  return plain;
}

class SheetStream {
 public:
  SheetStream(XmlReader& xml, const SheetNamed& sheet, SheetMap& map, SheetShared& shared, Gathering& to)
      : xml_(xml), sheet_(sheet), map_(map), shared_(shared), to_(to), merged_(map.merged), words_(InWords(sheet)) {}

  void Read() {
    for (Event event = xml_.Next(); event != Event::kFinished; event = xml_.Next()) {
      if (event == Event::kStart) Start();
      if (event == Event::kText) Text();
      if (event == Event::kEnd) End();
    }
  }

 private:
  void Start() {
    const string_view name = xml_.name();
    if (name == "row") {
      StartRow();
    } else if (name == "c") {
      StartCell();
    } else if (name == "dataValidation") {
      for (const string_view attribute : {"promptTitle", "prompt", "errorTitle", "error"}) {
        to_.Add(Sight::kFormField, xml_.Attribute(attribute), words_ + "的输入提示");
      }
    } else if (name == "hyperlink") {
      to_.Add(Sight::kAlternativeText, xml_.Attribute("tooltip"),
              words_ + std::string(xml_.Attribute("ref")) + "的链接");
    } else if (name == "filter" || name == "customFilter") {
      to_.Add(Sight::kCache, xml_.Attribute("val"), words_ + "的筛选条件");
    } else if (name == "scenario") {
      for (const string_view attribute : {"name", "user", "comment"}) {
        to_.Add(Sight::kCache, xml_.Attribute(attribute), words_ + "的方案");
      }
    } else if (name == "inputCells") {
      to_.Add(Sight::kCache, xml_.Attribute("val"), words_ + "的方案");
    } else if (name == "webPublishItem") {
      to_.Add(Sight::kLinkTarget, xml_.Attribute("destinationFile"), words_);
    }
  }

  void StartRow() {
    const string_view number = xml_.Attribute("r"), hidden = xml_.Attribute("hidden"), height = xml_.Attribute("ht");
    row_ = number.empty() ? row_ + 1 : ToInt(number, 0) - 1;
    if (row_ < 0 || row_ >= kMostSheetRows) throw XmlDamaged();
    constexpr double kLow = 1;
    row_hidden_ = IsTrue(hidden) || IsNothing(height, kLow) || (map_.hides_rows && height.empty() && hidden.empty());
    column_ = -1;
  }

  void StartCell() {
    if (const string_view reference = xml_.Attribute("r"); !reference.empty()) {
      const std::optional<CellPosition> at = ParseCell(reference);
      if (!at || at->row != row_) throw XmlDamaged();
      column_ = at->column;
    } else if (++column_ >= kMostSheetColumns) {
      throw XmlDamaged();
    }
    type_ = xml_.Attribute("t");
    style_ = ToInt(xml_.Attribute("s"), 0);
    value_.clear();
    formula_.clear();
  }

  void Text() {
    const string_view inside = xml_.Ancestor(0), above = xml_.Ancestor(1);
    if (inside == "v" && above == "c") {
      value_ += xml_.text();
    } else if (inside == "f" && above == "c") {
      formula_ += xml_.text();
    } else if (inside == "t" && (above == "is" || above == "r")) {
      value_ += xml_.text();
    } else if (xml_.Ancestor(1) == "headerFooter") {
      to_.Add(Sight::kShown, PlainHeader(xml_.text()), words_ + (inside.ends_with("Footer") ? "的页脚" : "的页眉"));
    } else if (above == "dataValidation" || (above.starts_with("formula") && xml_.Ancestor(2) == "dataValidation")) {
      Choices(xml_.text());
    } else if (inside == "t" && above == "rPh") {
      to_.Add(Sight::kHiddenText, xml_.text(), Here() + "的拼音");
    }
  }

  /// The choices of a list stand between quotes; an area of cells shows itself.
  void Choices(string_view formula) {
    if (formula.find('"') == string_view::npos && !NamesOtherFile(formula)) return;
    to_.Add(Sight::kFormField, formula, words_ + "的下拉选项");
  }

  void End() {
    if (xml_.name() == "c" && xml_.Ancestor(1) == "row") EndCell();
  }

  std::string Here() const { return words_ + "第 " + std::to_string(row_ + 1) + " 行 " + ColumnName(column_) + " 列"; }

  void EndCell() {
    if (!formula_.empty() && TellsOfElsewhere(formula_)) {
      to_.Add(Sight::kDefinedName, formula_, Here() + "的公式");
    }
    const std::string text = ValueText();
    if (text.empty()) return;
    Piece at;
    at.table = sheet_.table;
    at.row = row_;
    at.column = column_;
    to_.Add(std::move(at), SightHere(), text, Here());
  }

  bool IsTextCell() const { return type_ == "s" || type_ == "str" || type_ == "inlineStr"; }

  std::string ValueText() {
    if (type_ == "s") {
      const int index = ToInt(value_, -1);
      if (value_.empty()) return {};
      if (index < 0 || static_cast<std::size_t>(index) >= shared_.strings.size()) throw XmlDamaged();
      return std::string(shared_.strings.Use(static_cast<std::size_t>(index)));
    }
    std::string value = CleanText(value_);
    if (value.empty() || IsTextCell() || type_ == "e" || type_ == "d") return value;
    if (type_ == "b") return IsTrue(value) ? "TRUE" : "FALSE";
    return TextOfNumber(value, shared_.looks.MeaningOf(style_), shared_.dates).text;
  }

  Sight SightHere() {
    if (sheet_.hidden) return Sight::kHiddenSheet;
    if (row_hidden_) return Sight::kHiddenRow;
    const auto column = static_cast<std::size_t>(column_);
    const bool listed = column < map_.hidden_columns.size();
    if (listed ? map_.hidden_columns[column] : map_.hides_columns) return Sight::kHiddenColumn;
    if (merged_.Covers(row_, column_)) return Sight::kCovered;
    const bool in_table = std::any_of(map_.tables.begin(), map_.tables.end(),
                                      [&](const CellArea& area) { return area.Holds(row_, column_); });
    return shared_.looks.SightOf(style_, value_, IsTextCell(), in_table);
  }

  XmlReader& xml_;
  const SheetNamed& sheet_;
  SheetMap& map_;
  SheetShared& shared_;
  Gathering& to_;
  Merged merged_;
  std::string words_;
  int row_ = -1, column_ = -1, style_ = 0;
  bool row_hidden_ = false;
  std::string type_, value_, formula_;
};

}  // namespace

std::optional<CellPosition> ParseCell(string_view text) {
  int column = 0;
  std::size_t at = 0;
  for (; at < text.size() && column <= kMostSheetColumns; ++at) {
    const char c = text[at];
    if (c == '$') continue;
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + (c - 'A' + 1);
  }
  const int row = ToInt(text.substr(at), 0);
  if (row < 1 || row > kMostSheetRows || column < 1 || column > kMostSheetColumns) return std::nullopt;
  return CellPosition{row - 1, column - 1};
}

std::optional<CellArea> ParseArea(string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const auto from = ParseCell(text.substr(0, colon));
  const auto to = colon < text.size() ? ParseCell(text.substr(colon + 1)) : from;
  if (!from || !to || to->row < from->row || to->column < from->column) return std::nullopt;
  return CellArea{*from, *to};
}

std::string ColumnName(int column) {
  std::string name;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return name;
}

std::string InWords(const SheetNamed& sheet) { return "工作表“" + sheet.name + "”"; }

void ReadSheetMap(XmlReader& xml, SheetMap& map) {
  constexpr std::size_t kMostMerged = 1'000'000;
  for (Event event = xml.Next(); event != Event::kFinished; event = xml.Next()) {
    if (event != Event::kStart) continue;
    const string_view name = xml.name();
    if (name == "sheetFormatPr") {
      map.hides_rows = IsTrue(xml.Attribute("zeroHeight"));
      map.hides_columns = IsNothing(xml.Attribute("defaultColWidth"), 0);
    } else if (name == "col") {
      const int first = std::max(ToInt(xml.Attribute("min"), 1), 1);
      const int last = std::min(ToInt(xml.Attribute("max"), 0), kMostSheetColumns);
      if (first > last) continue;
      const auto end = static_cast<std::size_t>(last);
      if (map.hidden_columns.size() < end) map.hidden_columns.resize(end, map.hides_columns);
      constexpr double kNarrow = 0.2;
      const bool hidden = IsTrue(xml.Attribute("hidden")) || IsNothing(xml.Attribute("width"), kNarrow);
      std::fill(map.hidden_columns.begin() + (first - 1), map.hidden_columns.begin() + last, hidden);
    } else if (name == "mergeCell") {
      if (const auto area = ParseArea(xml.Attribute("ref")); area && map.merged.size() < kMostMerged) {
        map.merged.push_back(*area);
      }
    }
  }
  std::sort(map.merged.begin(), map.merged.end(),
            [](const CellArea& one, const CellArea& other) { return one.from.row < other.from.row; });
}

void ReadSheetCells(XmlReader& xml, const SheetNamed& sheet, SheetMap& map, SheetShared& shared, Gathering& to) {
  SheetStream(xml, sheet, map, shared, to).Read();
}

}  // namespace gongkai::docread
