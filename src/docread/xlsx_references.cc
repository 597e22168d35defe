#include "docread/xlsx_references.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "docread/docx_xml.h"
#include "docread/workbook.h"

namespace gongkai::docread {
namespace {

using std::string_view;

bool IsWordByte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '$' || c == '\\' ||
         c == '?' || static_cast<unsigned char>(c) >= 0x80;
}

/// "AB" or "$AB": a column by itself.
std::optional<int> ParseColumn(string_view text) {
  if (text.starts_with('$')) text.remove_prefix(1);
  if (text.empty() || text.size() > 3) return std::nullopt;
  int column = 0;
  for (const char c : text) {
    const int upper = std::toupper(static_cast<unsigned char>(c));
    if (upper < 'A' || upper > 'Z') return std::nullopt;
    column = column * 26 + (upper - 'A' + 1);
  }
  return column <= kMostSheetColumns ? std::optional(column - 1) : std::nullopt;
}

std::optional<int> ParseRow(string_view text) {
  if (text.starts_with('$')) text.remove_prefix(1);
  if (text.empty() || text.find_first_not_of("0123456789") != string_view::npos) return std::nullopt;
  const int row = ToInt(text, 0);
  return row >= 1 && row <= kMostSheetRows ? std::optional(row - 1) : std::nullopt;
}

class Scanner {
 public:
  explicit Scanner(string_view formula) : rest_(formula) {}

  FormulaReferences Scan() {
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == '"') {
        Quoted('"');
      } else if (c == '\'') {
        const std::string name = Quoted('\'');
        Sheet(name);
      } else if (c == '[' || c == '#' || c == '@') {
        // Another file, a column of a table, a reference that is lost.
        found_.uncertain = true;
        rest_.remove_prefix(1);
      } else if (IsWordByte(c)) {
        Word();
      } else {
        if (c == '!') found_.uncertain = true;  // of a sheet that was not understood
        if (c != ' ') sheet_.clear();
        rest_.remove_prefix(1);
      }
    }
    return std::move(found_);
  }

 private:
  std::string Quoted(char quote) {
    std::string text;
    rest_.remove_prefix(1);
    while (!rest_.empty()) {
      if (rest_.front() == quote) {
        rest_.remove_prefix(1);
        if (rest_.empty() || rest_.front() != quote) return text;
      }
      text += rest_.front();
      rest_.remove_prefix(1);
    }
    return text;
  }

  void Sheet(const std::string& name) {
    if (!rest_.starts_with('!')) {
      found_.uncertain = true;
      return;
    }
    rest_.remove_prefix(1);
    if (name.find('[') != std::string::npos || name.find(':') != std::string::npos) found_.uncertain = true;
    sheet_ = name;
  }

  string_view TakeWord() {
    std::size_t end = 0;
    while (end < rest_.size() && IsWordByte(rest_[end])) ++end;
    const string_view word = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return word;
  }

  void Word() {
    const string_view word = TakeWord();
    if (rest_.starts_with('!')) return Sheet(std::string(word));
    if (rest_.starts_with('(')) return Function(word);
    const std::string sheet = std::exchange(sheet_, {});
    if (rest_.starts_with(':') && Range(sheet, word)) return;
    if (const auto cell = FormulaCellOf(word)) {
      found_.areas.push_back({sheet, *cell, *cell});
    } else if (!IsConstant(word)) {
      found_.uncertain = true;  // a name
    }
  }

  /// "A1:B2", "A:C", "3:5", after the first of the two was read.
  bool Range(const std::string& sheet, string_view first) {
    const string_view before = rest_;
    rest_.remove_prefix(1);
    const string_view last = TakeWord();
    const auto from = FormulaCellOf(first), to = FormulaCellOf(last);
    const auto column = ParseColumn(first), other_column = ParseColumn(last);
    const auto row = ParseRow(first), other_row = ParseRow(last);
    if (from && to) {
      Add(sheet, *from, *to);
    } else if (column && other_column) {
      Add(sheet, {0, *column}, {kMostSheetRows - 1, *other_column});
    } else if (row && other_row) {
      Add(sheet, {*row, 0}, {*other_row, kMostSheetColumns - 1});
    } else {
      found_.uncertain = true;
      rest_ = before.substr(1);
    }
    return true;
  }

  void Add(const std::string& sheet, FormulaCell one, FormulaCell other) {
    found_.areas.push_back({sheet,
                            {std::min(one.row, other.row), std::min(one.column, other.column)},
                            {std::max(one.row, other.row), std::max(one.column, other.column)}});
  }

  void Function(string_view name) {
    std::string upper(name);
    for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    constexpr std::array<string_view, 6> kComputed = {"INDIRECT",  "OFFSET",   "GETPIVOTDATA",
                                                      "CUBEVALUE", "EVALUATE", "CELL"};
    if (std::find(kComputed.begin(), kComputed.end(), upper) != kComputed.end()) found_.uncertain = true;
  }

  static bool IsConstant(string_view word) {
    if (word == "TRUE" || word == "FALSE" || word == "true" || word == "false") return true;
    // "12", "1.5", "1E5": digits first, which no name may begin with.
    return std::isdigit(static_cast<unsigned char>(word.front())) != 0 || word.front() == '.';
  }

  string_view rest_;
  std::string sheet_;
  FormulaReferences found_;
};

}  // namespace

std::optional<FormulaCell> FormulaCellOf(string_view text) {
  const std::size_t letters = text.starts_with('$') ? 1 : 0;
  std::size_t end = letters;
  while (end < text.size() && std::isalpha(static_cast<unsigned char>(text[end])) != 0) ++end;
  const auto column = ParseColumn(text.substr(letters, end - letters));
  const auto row = ParseRow(text.substr(end));
  if (!column || !row) return std::nullopt;
  return FormulaCell{*row, *column};
}

std::optional<FormulaArea> FormulaAreaOf(string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const auto first = FormulaCellOf(text.substr(0, colon));
  const auto last = colon == text.size() ? first : FormulaCellOf(text.substr(colon + 1));
  if (!first || !last) return std::nullopt;
  return FormulaArea{{}, *first, *last};
}

FormulaReferences ReferencesOf(string_view formula) { return Scanner(formula).Scan(); }

}  // namespace gongkai::docread
