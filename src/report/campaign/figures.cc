#include "report/campaign/figures.h"

#include <algorithm>
#include <map>

namespace gongkai::report {
namespace {

constexpr char kVersion = 1;
constexpr int kTables[] = {2, 3, 4};
constexpr int kMostBits = 105;  // of a token: no sum of a country's reports has more
enum class Kind { kBlanks = 0, kZeros = 1, kWhole = 2, kMillionths = 3 };

__extension__ using UInt128 = unsigned __int128;

struct CellOrder {
  std::vector<CellKey> cells;
  std::map<CellKey, std::size_t> index;
};

CellOrder OrderOf(const law::ReportForm& form) {
  CellOrder order;
  for (const int table : kTables) {
    for (const law::FormRow& row : form.Table(table).rows) {
      for (const law::FormColumn& column : row.columns) {
        CellKey cell{.table = table, .row = std::string(row.key), .column = std::string(column.name)};
        order.index.emplace(cell, order.cells.size());
        order.cells.push_back(std::move(cell));
      }
    }
  }
  return order;
}

const CellOrder& KnownOrder(const law::ReportForm& form) {
  static const std::map<std::string_view, CellOrder> orders = [] {
    std::map<std::string_view, CellOrder> made;
    for (const law::ReportForm& each : law::ReportForms()) made.emplace(each.id, OrderOf(each));
    return made;
  }();
  return orders.at(form.id);
}

Figures BlankFigures(const law::ReportForm& form) {
  Figures figures;
  figures.form = &form;
  figures.cells.resize(CellsOf(form).size());
  return figures;
}

// ---- writing

/// What every packed report of the form begins with.
std::string HeadOf(const law::ReportForm& form) {
  std::string head{kVersion, static_cast<char>(form.id.size())};
  head += form.id;
  return head;
}

void WriteVarint(std::string& out, UInt128 value) {
  while (value >= 0x80) {
    out += static_cast<char>(static_cast<unsigned>(value & 0x7F) | 0x80U);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

void WriteToken(std::string& out, Kind kind, UInt128 value) {
  WriteVarint(out, (value << 2) | static_cast<UInt128>(static_cast<int>(kind)));
}

UInt128 ZigZag(Int128 value) {
  return value < 0 ? (static_cast<UInt128>(-(value + 1)) << 1) | 1 : static_cast<UInt128>(value) << 1;
}

Int128 UnZigZag(UInt128 value) {
  const auto half = static_cast<Int128>(value >> 1);
  return (value & 1) != 0 ? -half - 1 : half;
}

bool IsZero(const std::optional<Number>& cell) { return cell && cell->millionths == 0; }

std::size_t RunFrom(const std::vector<std::optional<Number>>& cells, std::size_t at) {
  std::size_t end = at;
  while (end < cells.size() && cells[end] == cells[at]) ++end;
  return end - at;
}

void WriteNumber(std::string& out, Number number) {
  if (number.IsWhole()) {
    WriteToken(out, Kind::kWhole, ZigZag(number.millionths / Number::kOne));
  } else {
    WriteToken(out, Kind::kMillionths, ZigZag(number.millionths));
  }
}

// ---- reading

struct Token {
  Kind kind = Kind::kBlanks;
  std::size_t count = 1;  // of cells
  Number number;
};

/// Tokens one after the other. After the last, or at the first that nobody wrote, Next is false; is_whole tells which.
class Tokens {
 public:
  explicit Tokens(std::string_view bytes) : rest_(bytes) {
    if (rest_.size() < 2 || rest_[0] != kVersion) return;
    const auto length = static_cast<std::size_t>(static_cast<unsigned char>(rest_[1]));
    if (rest_.size() < 2 + length) return;
    form_ = law::FindForm(rest_.substr(2, length));
    if (form_ == nullptr) return;
    cells_ = CellsOf(*form_).size();
    rest_.remove_prefix(2 + length);
  }
  /// Of that form, with so many cells; `rest`: what is behind HeadOf(form).
  Tokens(const law::ReportForm& form, std::size_t cells, std::string_view rest)
      : rest_(rest), form_(&form), cells_(cells) {}
  const law::ReportForm* form() const { return form_; }
  bool is_whole() const { return form_ != nullptr && !is_broken_ && rest_.empty() && at_ == cells_; }

  bool Next(Token& token) {
    if (form_ == nullptr || is_broken_ || rest_.empty()) return false;
    is_broken_ = !Read(token) || token.count > cells_ - at_;
    if (!is_broken_) at_ += token.count;
    return !is_broken_;
  }

 private:
  bool Varint(UInt128& value) {
    // Nearly all are of one byte or two: those do not need numbers of sixteen.
    const auto byte_at = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(rest_[at])); };
    if (!rest_.empty() && byte_at(0) < 0x80) {
      value = byte_at(0);
      rest_.remove_prefix(1);
      return true;
    }
    if (rest_.size() > 1 && byte_at(1) < 0x80) {
      value = (byte_at(0) & 0x7FU) | (byte_at(1) << 7U);
      rest_.remove_prefix(2);
      return value >= 0x80;
    }
    value = 0;
    for (int shift = 0; shift <= kMostBits && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<UInt128>(byte & 0x7FU) << shift;
      if (byte < 0x80) return shift == 0 || byte != 0;
    }
    return false;
  }
  bool Read(Token& token) {
    UInt128 value = 0;
    if (!Varint(value)) return false;
    token.kind = static_cast<Kind>(static_cast<int>(value & 3));
    value >>= 2;
    if (token.kind == Kind::kBlanks || token.kind == Kind::kZeros) {
      if (value == 0 || value > cells_) return false;
      token.count = static_cast<std::size_t>(value);
      return true;
    }
    token.count = 1;
    token.number.millionths = UnZigZag(value);
    if (token.kind == Kind::kMillionths) return !token.number.IsWhole();
    if (value == 0 || (value >> (kMostBits - 20)) != 0) return false;
    token.number.millionths *= Number::kOne;
    return true;
  }

  std::string_view rest_;
  const law::ReportForm* form_ = nullptr;
  std::size_t cells_ = 0, at_ = 0;
  bool is_broken_ = false;
};

std::optional<Number> Told(const AnnualReport& report, const CellKey& cell, std::size_t column) {
  const auto& table = report.Table(cell.table);
  const RowReading* const row = table ? table->Find(cell.row) : nullptr;
  if (row == nullptr || !row->found || !row->PlacesKnown() || column >= row->values.size()) return std::nullopt;
  const Value& value = row->values[column];
  return value.kind == ValueKind::kNumber ? std::optional(value.number) : std::nullopt;
}

}  // namespace

const std::vector<CellKey>& CellsOf(const law::ReportForm& form) { return KnownOrder(form).cells; }

std::optional<std::size_t> IndexOf(const law::ReportForm& form, const CellKey& cell) {
  const auto& index = KnownOrder(form).index;
  const auto found = index.find(cell);
  return found == index.end() ? std::nullopt : std::optional(found->second);
}

Figures FiguresOf(const AnnualPaper& paper) {
  Figures figures = BlankFigures(*paper.form);
  for (const PaperCell& each : paper.cells) {
    if (const auto at = IndexOf(*paper.form, each.cell)) figures.cells[*at] = each.value;
  }
  return figures;
}

Figures FiguresOf(const CompiledTables& tables) {
  Figures figures = BlankFigures(*tables.form);
  for (const CompiledCell& each : tables.cells) {
    if (const auto at = IndexOf(*tables.form, each.cell)) figures.cells[*at] = each.value();
  }
  return figures;
}

bool IsBlank(const Figures& figures) {
  return std::ranges::none_of(figures.cells, [](const auto& cell) { return cell.has_value(); });
}

Figures FiguresOf(const AnnualReport& report) {
  const law::ReportForm* form = report.form;
  if (form == nullptr && report.year) form = law::FormInForce(*report.year);
  Figures figures = BlankFigures(form != nullptr ? *form : law::LatestForm());
  if (report.form == nullptr) return figures;
  std::size_t at = 0;
  for (const int table : kTables) {
    for (const law::FormRow& row : figures.form->Table(table).rows) {
      const CellKey cell{.table = table, .row = std::string(row.key), .column = {}};
      for (std::size_t column = 0; column < row.columns.size(); ++column) {
        figures.cells[at++] = Told(report, cell, column);
      }
    }
  }
  return figures;
}

std::string PackFigures(const Figures& figures) {
  std::string out = HeadOf(*figures.form);
  for (std::size_t at = 0; at < figures.cells.size();) {
    const auto& cell = figures.cells[at];
    if (cell && !IsZero(cell)) {
      WriteNumber(out, *cell);
      ++at;
      continue;
    }
    const std::size_t run = RunFrom(figures.cells, at);
    WriteToken(out, cell ? Kind::kZeros : Kind::kBlanks, run);
    at += run;
  }
  return out;
}

Result<Figures> UnpackFigures(std::string_view bytes) {
  Tokens tokens(bytes);
  Figures figures;
  figures.form = tokens.form();
  Token token;
  while (tokens.Next(token)) {
    const std::optional<Number> value = token.kind == Kind::kBlanks  ? std::nullopt
                                        : token.kind == Kind::kZeros ? std::optional(Number())
                                                                     : std::optional(token.number);
    figures.cells.insert(figures.cells.end(), token.count, value);
  }
  if (!tokens.is_whole()) return Error{ErrorKind::kUnreadable, "保存的报告数字已经损坏，读不出来。", ""};
  return figures;
}

const law::ReportForm* FormOfPacked(std::string_view bytes) { return Tokens(bytes).form(); }

std::optional<Number> FigureIn(std::string_view bytes, std::size_t index) {
  Tokens tokens(bytes);
  Token token;
  for (std::size_t at = 0; tokens.Next(token); at += token.count) {
    if (index >= at + token.count) continue;
    if (token.kind == Kind::kBlanks) return std::nullopt;
    return token.kind == Kind::kZeros ? Number() : token.number;
  }
  return std::nullopt;
}

FigureSum::FigureSum(const law::ReportForm& form)
    : form_(&form), head_(HeadOf(form)), sums_(CellsOf(form).size()), blank_begins_(sums_.size() + 1) {}

// What turns out to be broken is taken back as far as it was added.
bool FigureSum::Add(std::string_view bytes) {
  if (!bytes.starts_with(head_)) return false;
  bytes.remove_prefix(head_.size());
  if (!Count(bytes, 1)) {
    Count(bytes, -1);
    return false;
  }
  ++reports_;
  return true;
}

bool FigureSum::Count(std::string_view bytes, int times) {
  Tokens tokens(*form_, sums_.size(), bytes);
  Token token;
  for (std::size_t at = 0; tokens.Next(token); at += token.count) {
    if (token.kind == Kind::kBlanks) {
      blank_begins_[at] += times;
      blank_begins_[at + token.count] -= times;
    } else if (token.kind != Kind::kZeros) {
      sums_[at].millionths += token.number.millionths * times;
    }
  }
  return tokens.is_whole();
}

void FigureSum::Clear() {
  std::ranges::fill(sums_, Number());
  std::ranges::fill(blank_begins_, 0);
  reports_ = 0;
}

std::vector<int> FigureSum::blanks() const {
  std::vector<int> blanks(sums_.size());
  int open = 0;
  for (std::size_t at = 0; at < blanks.size(); ++at) blanks[at] = open += blank_begins_[at];
  return blanks;
}

std::vector<std::optional<Number>> FigureSum::sums() const {
  const std::vector<int> blank = blanks();
  std::vector<std::optional<Number>> sums(sums_.size());
  for (std::size_t at = 0; at < sums.size(); ++at) {
    if (blank[at] < reports_) sums[at] = sums_[at];
  }
  return sums;
}

}  // namespace gongkai::report
