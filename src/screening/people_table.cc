#include "screening/people_table.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"
#include "screening/byte_marks.h"
#include "screening/levelled.h"
#include "screening/text_window.h"
#include "screening/word_scan.h"

namespace gongkai::screening {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::size_t kMostCells = 600;  // of a line: a head has a byte at least for each

using Row = std::vector<ListCell>;

std::string_view TextAt(std::span<const Part> parts, std::size_t part, const ListCell& cell) {
  return std::string_view(parts[part].pieces[cell.piece].text).substr(cell.offset, cell.length);
}

// --- lines set in columns

enum class Cut { kTab, kBar, kComma, kGap, kBlank };

struct Line {
  std::size_t piece = 0, offset = 0, length = 0;
};

/// Two blanks and more, or a wide one.
std::size_t GapLength(std::string_view text, std::size_t at) {
  std::size_t end = at;
  int blanks = 0;
  bool wide = false;
  while (const std::size_t length = BlankLength(text, end)) {
    wide = wide || length == 3;
    end += length;
    ++blanks;
  }
  return blanks >= 2 || wide ? end - at : 0;
}

std::size_t CutLength(std::string_view text, std::size_t at, Cut cut) {
  switch (cut) {
    case Cut::kTab:
      return text[at] == '\t' ? 1 : 0;
    case Cut::kBar:
      return text[at] == '|' ? 1 : text.substr(at).starts_with("｜") || text.substr(at).starts_with("│") ? 3 : 0;
    case Cut::kComma:
      return text[at] == ',' ? 1 : text.substr(at).starts_with("，") ? 3 : 0;
    case Cut::kGap:
      return GapLength(text, at);
    case Cut::kBlank: {
      std::size_t end = at;
      while (const std::size_t length = BlankLength(text, end)) end += length;
      return end - at;
    }
  }
  return 0;
}

/// Where the next mark or blank that cuts stands, from `at` on; `end` where there is none.
std::size_t NextCut(std::string_view text, std::size_t at, std::size_t end, Cut cut) {
  while (at < end) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool may_cut = byte < 0xE4 || byte == 0xEF;  // with those of Chinese characters none begins
    if (may_cut && CutLength(text, at, cut) > 0) return at;
    at = PastThree(text, at);
  }
  return end;
}

/// The cells of a line; of bars the outer ones are no cells, empty cells between others are.
/// No more of them than is asked about: one line may be a whole file.
Row CellsOf(std::string_view text, const Line& line, Cut cut, std::size_t most = kMostCells) {
  Row row;
  std::size_t from = line.offset;
  const std::size_t end = line.offset + line.length;
  const auto put = [&](std::size_t to) {
    const std::string_view cell = Trim(text.substr(from, to - from));
    const std::size_t offset = cell.empty() ? from : static_cast<std::size_t>(cell.data() - text.data());
    row.push_back({line.piece, offset, cell.size(), static_cast<int>(row.size())});
  };
  for (std::size_t at = NextCut(text, from, end, cut); at < end && row.size() < most;
       at = NextCut(text, from, end, cut)) {
    if (cut != Cut::kBar || at > line.offset) put(at);
    from = at + CutLength(text, at, cut);
  }
  if (cut != Cut::kBar || from < end) put(end);
  return row;
}

std::vector<Cut> CutsToTry(std::string_view line) {
  std::vector<Cut> cuts;
  if (line.find('\t') != kNowhere) return {Cut::kTab};
  if (line.find('|') != kNowhere || line.find("｜") != kNowhere || line.find("│") != kNowhere) return {Cut::kBar};
  if (HoldsBlank(line)) cuts = {Cut::kGap, Cut::kBlank};
  if (line.find(',') != kNowhere || line.find("，") != kNowhere) cuts.push_back(Cut::kComma);
  return cuts;
}

/// "姓  名" was cut in two: two cells of one character that are one head.
void JoinSpacedHeads(std::span<const Part> parts, std::size_t part, Row& row) {
  for (std::size_t i = 0; i + 1 < row.size(); ++i) {
    const ListCell& one = row[i];
    const ListCell& other = row[i + 1];
    if (one.length != kHan || other.length != kHan || one.piece != other.piece) continue;
    const std::string both = std::string(TextAt(parts, part, one)) + std::string(TextAt(parts, part, other));
    if (!StartsWithOne(both, {"姓名", "住址", "地址", "电话", "金额", "性别", "年龄", "备注", "序号", "户主", "卡号",
                              "账号", "病种", "班级", "学校", "村组"}))
      continue;
    row[i].length = other.offset + other.length - one.offset;
    row.erase(row.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  for (std::size_t i = 0; i < row.size(); ++i) row[i].column = static_cast<int>(i);
}

// --- heads

std::vector<PeopleTable::Column> HeadOf(std::span<const Part> parts, std::size_t part, const Row& row) {
  std::vector<PeopleTable::Column> columns;
  for (const ListCell& cell : row) columns.push_back({KindOfHead(TextAt(parts, part, cell)), cell});
  return columns;
}

bool IsHead(const std::vector<PeopleTable::Column>& columns) {
  std::size_t names = 0, personal = 0, numbers = 0;
  for (const auto& column : columns) {
    names += column.kind == ColumnKind::kName || column.kind == ColumnKind::kNameOfAdult ? 1 : 0;
    personal += IsPersonal(column.kind) ? 1 : 0;
    numbers += column.kind == ColumnKind::kIdNumber || column.kind == ColumnKind::kPhone ? 1 : 0;
  }
  return (names > 0 && personal > 0) || (numbers > 0 && personal > 1);
}

/// Heads of two rows: what the first does not tell, the second may.
void MergeSecondHead(PeopleTable& table, const std::vector<PeopleTable::Column>& second) {
  for (const auto& column : second) {
    const auto same = std::ranges::find(table.columns, column.head.column, [](const auto& c) { return c.head.column; });
    if (same == table.columns.end()) {
      table.columns.push_back(column);
    } else if (column.kind != ColumnKind::kOther) {
      *same = column;
    }
  }
}

bool HasKnownHeads(const std::vector<PeopleTable::Column>& columns) {
  return std::ranges::any_of(columns, [](const auto& column) { return column.kind != ColumnKind::kOther; });
}

class Finder {
 public:
  Finder(std::span<const Part> parts, std::size_t part, std::span<const std::size_t> heads)
      : parts_(parts), part_(part), pieces_(parts[part].pieces), heads_(heads) {}

  std::vector<PeopleTable> Run() {
    for (std::size_t i = 0; i < heads_.size();) {
      const std::size_t head = heads_[i];
      const std::size_t behind = pieces_[head].table > 0 ? RealTable(head) : LinesFrom(head);
      while (i < heads_.size() && heads_[i] < behind) ++i;
    }
    return std::move(found_);
  }

 private:
  bool AreOfOneTable(std::size_t one, std::size_t other) const {
    return pieces_[one].file == pieces_[other].file && pieces_[one].table == pieces_[other].table;
  }

  std::vector<Row> RowsOf(std::size_t first, std::size_t last) const {
    std::vector<Row> rows;
    int row = -1;
    for (std::size_t i = first; i < last; ++i) {
      if (rows.empty() || pieces_[i].row != row) rows.emplace_back();
      row = pieces_[i].row;
      rows.back().push_back({i, 0, pieces_[i].text.size(), pieces_[i].column});
    }
    return rows;
  }

  /// The table in which the piece stands; answers the piece behind it.
  std::size_t RealTable(std::size_t head) {
    std::size_t first = head, last = head + 1;
    while (first > 0 && AreOfOneTable(first - 1, head)) --first;
    while (last < pieces_.size() && AreOfOneTable(last, head)) ++last;
    const std::vector<Row> rows = RowsOf(first, last);
    PeopleTable table;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool may_be_head =
          std::ranges::any_of(rows[i], [&](const ListCell& cell) { return HasHeadWord(cell.piece); });
      const auto columns = may_be_head ? HeadOf(parts_, part_, rows[i]) : std::vector<PeopleTable::Column>();
      if (IsHead(columns)) {  // also where another list begins further down
        Keep(std::move(table));
        table = {part_, pieces_[head].table, columns, {}};
        if (i + 1 < rows.size()) i += TakeSecondHead(rows[i + 1], table) ? 1 : 0;
      } else if (!table.columns.empty()) {
        table.rows.push_back(rows[i]);
      }
    }
    Keep(std::move(table));
    return last;
  }

  bool HasHeadWord(std::size_t piece) const { return std::ranges::binary_search(heads_, piece); }

  /// Below a head that is known there are no heads of a second row: its cells reach down. So a row of people is none.
  bool TakeSecondHead(const Row& row, PeopleTable& table) const {
    const auto second = HeadOf(parts_, part_, row);
    if (IsHead(second) || !HasKnownHeads(second)) return false;
    const auto under_known = [&](const PeopleTable::Column& column) {
      return table.KindAt(column.head.column) != ColumnKind::kOther && column.head.length > 0;
    };
    if (std::ranges::any_of(second, under_known)) return false;
    MergeSecondHead(table, second);
    return true;
  }

  // --- lines

  Line LineAt(std::size_t piece, std::size_t offset) const {
    const std::string_view text = pieces_[piece].text;
    return {piece, offset, std::min(text.find('\n', offset), text.size()) - offset};
  }

  /// The line behind it, of the same piece or of the next one that is no table; none at the end of the file.
  std::optional<Line> Behind(const Line& line) const {
    const std::size_t next = line.offset + line.length + 1;
    if (next <= pieces_[line.piece].text.size()) return LineAt(line.piece, next);
    if (line.piece + 1 >= pieces_.size() || !AreOfOneTable(line.piece, line.piece + 1)) return std::nullopt;
    return LineAt(line.piece + 1, 0);
  }

  std::string_view TextOf(const Line& line) const {
    return std::string_view(pieces_[line.piece].text).substr(line.offset, line.length);
  }

  /// Tries each line of the piece as a head; answers the piece behind what was a table.
  std::size_t LinesFrom(std::size_t piece) {
    std::optional<Line> line = LineAt(piece, 0);
    while (line && line->piece == piece) line = TableAt(*line);
    return line ? std::max(line->piece, piece + 1) : pieces_.size();
  }

  /// The line behind the table that begins with this one, or behind this one.
  std::optional<Line> TableAt(const Line& line) {
    constexpr std::size_t kLongestLine = 600;
    const std::string_view text = TextOf(line);
    if (text.size() > kLongestLine || !MayBeHeadOfPeople(text)) return Behind(line);
    for (const Cut cut : CutsToTry(text)) {
      Row head = CellsOf(pieces_[line.piece].text, line, cut);
      if (head.size() < 2) continue;
      JoinSpacedHeads(parts_, part_, head);
      const auto columns = HeadOf(parts_, part_, head);
      if (head.size() < 2 || !IsHead(columns)) continue;
      PeopleTable table{part_, 0, columns, {}};
      std::optional<Line> next = Behind(line);
      while (next && TakeRow(*next, cut, head.size(), table)) next = Behind(*next);
      if (table.rows.empty()) continue;
      Keep(std::move(table));
      return next;
    }
    return Behind(line);
  }

  bool TakeRow(const Line& line, Cut cut, std::size_t width, PeopleTable& table) const {
    const std::string_view text = TextOf(line);
    if (Trim(text).empty()) return true;
    if (text.find_first_not_of("|-: \t") == kNowhere) return true;  // the rule below the head of a Markdown table
    const std::size_t most = width + 4;
    Row row = CellsOf(pieces_[line.piece].text, line, cut, most);
    if (row.size() < 2 && cut == Cut::kGap) row = CellsOf(pieces_[line.piece].text, line, Cut::kBlank, most);
    if (row.size() < 2 || row.size() > width + 3) return false;
    table.rows.push_back(std::move(row));
    return true;
  }

  void Keep(PeopleTable table) {
    if (!table.columns.empty() && !table.rows.empty()) found_.push_back(std::move(table));
  }

  std::span<const Part> parts_;
  std::size_t part_;
  std::span<const docread::Piece> pieces_;
  std::span<const std::size_t> heads_;
  std::vector<PeopleTable> found_;
};

}  // namespace

const PeopleTable::Column* PeopleTable::Find(ColumnKind kind) const {
  const auto found = std::ranges::find(columns, kind, &Column::kind);
  return found == columns.end() ? nullptr : &*found;
}

ColumnKind PeopleTable::KindAt(int column) const {
  const auto found = std::ranges::find(columns, column, [](const Column& c) { return c.head.column; });
  return found == columns.end() ? ColumnKind::kOther : found->kind;
}

std::vector<PeopleTable> FindPeopleTables(std::span<const Part> parts, std::size_t part,
                                          std::span<const std::size_t> heads) {
  return Finder(parts, part, heads).Run();
}

std::vector<PeopleTable> FindPeopleTables(std::span<const Part> parts, std::size_t part) {
  static const WordScan scan(std::vector<std::string>(ListHeadWords().begin(), ListHeadWords().end()));
  std::vector<std::size_t> heads;
  std::vector<WordMatch> matches;
  Levelled closed;
  ByteMarks marks;
  for (std::size_t i = 0; i < parts[part].pieces.size(); ++i) {
    const std::string_view text = parts[part].pieces[i].text;
    scan.Scan(text, matches);
    if (matches.empty()) {
      marks.Find(text);
      if (!marks.blanks.empty()) {
        CloseUp(text, marks.blanks, 4 * kHan, closed);
        scan.Scan(closed.text, matches);
      }
    }
    if (matches.empty() && HasTraditional(text)) scan.Scan(Simplified(text).text, matches);
    if (!matches.empty()) heads.push_back(i);
  }
  return FindPeopleTables(parts, part, heads);
}

}  // namespace gongkai::screening
