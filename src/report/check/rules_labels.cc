// The heads, labels and rows of the tables against the form's: the reader's remarks turned into findings, and the heads
// of table 2 looked at once more, in the lines of the source.

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/check/finding.h"
#include "report/check/rule.h"
#include "report/check/rule_groups.h"
#include "report/read/label_match.h"

namespace gongkai::report {
namespace {

using std::u32string_view;
using Kind = Remark::Kind;

/// Punctuation, numbering, width and blanks differ everywhere, a page breaks labels in two, and two labels may stand in
/// one cell; only other words are a damaged label.
bool SameWords(std::string_view written, std::string_view expected) {
  const std::u32string a = HanKey(written), b = HanKey(expected);
  constexpr std::size_t kEnough = 3;
  return a == b || (a.size() >= kEnough && b.starts_with(a)) || (!b.empty() && a.find(b) != std::u32string::npos);
}

/// A cell of a grid of tabs or pipes, or a whole line, that may be a head of table 2.
struct HeadCell {
  std::string_view text;
  std::size_t line = 0;  // 0-based
  std::u32string key;    // its beginning, longer than any head
};

constexpr std::size_t kShortestHead = 5;

/// The characters with which a head of table 2 begins.
std::u32string BeginningsOfHeads(const law::FormTable& table) {
  std::u32string beginnings;
  for (const law::FormRow& row : table.rows) {
    for (const law::FormColumn& head : row.columns) beginnings += LabelKey(head.name, 1);
  }
  return beginnings;
}

/// Most cells are no heads, and their first character tells it: they need no key.
HeadCell HeadCellOf(std::string_view text, std::size_t line, u32string_view beginnings) {
  constexpr std::size_t kEnough = 12;
  const bool possible = text.size() >= kShortestHead && LabelKey(text, 1).find_first_of(beginnings) == 0;
  return {text, line, possible ? LabelKey(text, kEnough) : std::u32string()};
}

/// The cells of the lines in which table 2 stands, with its heads.
std::vector<HeadCell> CellsOfTable2(const AnnualReport& report) {
  constexpr std::size_t kLongestTable = 150;
  // The table's place may be its first row; its heads then stand above.
  constexpr int kHeadsAbove = 14;
  const std::vector<std::string>& lines = report.source.lines;
  const std::u32string beginnings = BeginningsOfHeads(report.table2->form->table2);
  const auto first = static_cast<std::size_t>(std::max(report.table2->place.line - kHeadsAbove, 0));
  constexpr std::size_t kCellsOfMost = 512;
  std::vector<HeadCell> cells;
  cells.reserve(kCellsOfMost);
  for (std::size_t i = first; i < std::min(lines.size(), first + kLongestTable); ++i) {
    const std::string_view line = lines[i];
    for (std::size_t from = 0, to = 0; from <= line.size(); from = to + 1) {
      to = from;
      while (to < line.size() && line[to] != '\t' && line[to] != '|') ++to;
      cells.push_back(HeadCellOf(line.substr(from, to - from), i, beginnings));
    }
  }
  return cells;
}

Finding AboutHead(const Rule& rule, std::string_view head, std::size_t line, std::string message,
                  std::string_view written) {
  Place place;
  place.line = static_cast<int>(line) + 1;
  return MakeFinding(rule, At{2, 0, "", std::string(head), ""}, place, std::move(message), written);
}

/// 现行有效件: a head of table 2 without its last character, which the next line does not bring either.
void CheckCutHeads(const AnnualReport& report, std::span<const HeadCell> cells, const Rule& rule,
                   std::vector<Finding>& out) {
  const auto& heads = report.table2->form->table2.rows.front().columns;
  const std::vector<std::string>& lines = report.source.lines;
  std::vector<std::u32string> keys;
  for (const law::FormColumn& head : heads) keys.push_back(LabelKey(head.name));
  for (const HeadCell& cell : cells) {
    for (std::size_t c = 0; cell.key.size() >= kShortestHead && c < keys.size(); ++c) {
      const std::u32string& head = keys[c];
      if (cell.key.size() + 1 != head.size() || !head.starts_with(cell.key)) continue;
      std::size_t next = cell.line + 1;
      while (next < lines.size() && LabelKey(lines[next]).empty()) ++next;
      if (next < lines.size() && LabelKey(lines[next]).find(head.back()) == 0) continue;
      const std::string name(heads[c].name), words = ToUtf8(cell.key);
      Finding finding = AboutHead(rule, name, cell.line, "表二表头“" + words + "”应为“" + name + "”。", words);
      finding.severity = Severity::kNotice;
      out.push_back(std::move(finding));
      return;
    }
  }
}

/// The head behind `key` in one of table 2's rows of heads; null if there is none.
const law::FormColumn* HeadBehind(const law::FormTable& table, u32string_view key) {
  for (const law::FormRow& row : table.rows) {
    for (std::size_t c = 0; c + 1 < row.columns.size(); ++c) {
      if (LabelKey(row.columns[c].name) == key) return &row.columns[c + 1];
    }
  }
  return nullptr;
}

/// Converters write a merged cell out once for each column it spans. They do so to the articles over the blocks too,
/// which no person writes twice.
bool WritesMergedCellsOut(std::span<const HeadCell> cells) {
  for (std::size_t i = 1; i < cells.size(); ++i) {
    constexpr std::string_view kArticle = "第二十条";
    if (cells[i].text.size() < kArticle.size() || cells[i].line != cells[i - 1].line) continue;
    const std::string_view text = Trim(cells[i].text);
    if (text.starts_with(kArticle) && text == Trim(cells[i - 1].text)) return true;
  }
  return false;
}

/// 本年新制作数量 twice: a head of table 2 in the place of its neighbour.
void CheckRepeatedHeads(const AnnualReport& report, std::span<const HeadCell> cells, const Rule& rule,
                        std::vector<Finding>& out) {
  if (WritesMergedCellsOut(cells)) return;
  std::u32string_view before;
  for (const HeadCell& cell : cells) {
    if (cell.key.empty() && IsBlankText(cell.text)) continue;
    const bool repeated = !cell.key.empty() && cell.key == before;
    before = cell.key;
    const law::FormColumn* due = repeated ? HeadBehind(report.table2->form->table2, cell.key) : nullptr;
    if (due == nullptr) continue;
    const std::string written(Trim(cell.text)), name(due->name);
    out.push_back(
        AboutHead(rule, name, cell.line, "表二表头“" + written + "”写了两遍，后一个应为“" + name + "”。", written));
  }
}

void CheckLabels(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (input.report->table2) {
    const std::vector<HeadCell> cells = CellsOfTable2(*input.report);
    CheckCutHeads(*input.report, cells, rule, out);
    CheckRepeatedHeads(*input.report, cells, rule, out);
  }
  std::set<std::pair<int, std::string>> reported;
  for (const Remark& remark : input.report->remarks) {
    const bool head = remark.kind == Kind::kHeaderDamaged;
    if (!head && remark.kind != Kind::kLabelDamaged) continue;
    if (!remark.expected.empty() && SameWords(remark.written, remark.expected)) continue;
    if (!head) reported.emplace(remark.table, remark.row);
    std::string message = TableName(remark.table) + (head ? "表头" : "行标签") + "“" + remark.written + "”";
    message += remark.expected.empty() ? "与规定不符。" : "应为“" + remark.expected + "”。";
    out.push_back(MakeFinding(rule, At{remark.table, 0, remark.row, remark.column, ""}, remark.place,
                              std::move(message), remark.written));
  }
  for (int number : {2, 3, 4}) {
    const std::optional<TableReading>& table = input.report->Table(number);
    if (!table) continue;
    for (const RowReading& row : table->rows) {
      const std::string key(row.row->key);
      if (!row.found || !row.label_damaged || row.label.empty() || reported.contains({number, key})) continue;
      if (SameWords(row.label, row.row->label) || HanKey(row.row->label).ends_with(HanKey(row.label))) continue;
      out.push_back(MakeFinding(
          rule, At{number, 0, key, "", ""}, row.place,
          TableName(number) + "行标签“" + row.label + "”应为“" + std::string(row.row->label) + "”。", row.label));
    }
  }
}

/// （六） written undivided in the 2021 form: its three rows are then not missing one by one.
bool HasUndividedOther(const TableReading& table) {
  const RowReading* row = table.Find("三(六)");
  return row != nullptr && row->found;
}

void CheckMissingRows(const TableReading& table, const Rule& rule, std::vector<Finding>& out) {
  std::string names;
  std::size_t missing = 0;
  for (const RowReading& row : table.rows) {
    if (row.found || (row.row->key.starts_with("三(六)") && HasUndividedOther(table))) continue;
    if (missing++ < 6) names += (names.empty() ? "“" : "、“") + std::string(row.row->label) + "”";
  }
  if (missing == 0) return;
  std::string message = TableName(table.number) + "缺 " + std::to_string(missing) + " 行：" + names +
                        (missing > 6 ? "等" : "") + "；文件可能不完整。";
  out.push_back(MakeFinding(rule, At{table.number, 0, "", "", ""}, table.place, std::move(message), names));
}

/// The end of the sentence that begins with the row's label; null for remarks about other things.
const char* WhatIsWrongWithRow(Kind kind) {
  if (kind == Kind::kUnknownRow) return "”是规定表格里没有的一行。";
  if (kind == Kind::kDuplicateRow) return "”重复出现。";
  if (kind == Kind::kExtraValues) return "”行的数比栏数多，只读了前几个，请核对原件。";
  return nullptr;
}

Finding AboutExtraColumn(const Remark& remark, const Rule& rule) {
  const std::string guess = remark.written.empty() ? "" : "（像是“" + remark.written + "”）";
  return MakeFinding(rule, At{remark.table, 0, "", "", ""}, remark.place,
                     TableName(remark.table) + "多出一栏" + guess + "，没有逐格核对，请删去后再查。", remark.written);
}

void CheckRows(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  for (int number : {2, 3, 4}) {
    const std::optional<TableReading>& table = input.report->Table(number);
    if (!table) continue;
    CheckMissingRows(*table, rule, out);
    if (number != 3 || !table->form->divides_other || !HasUndividedOther(*table)) continue;
    out.push_back(MakeFinding(rule, At{3, 0, "三(六)", "", ""}, table->Find("三(六)")->place,
                              "表三“（六）其他处理”没有分成 1 至 3 三行，沿用了 2019 年表式的写法。", "三(六)"));
  }
  for (const Remark& remark : input.report->remarks) {
    if (remark.kind == Kind::kExtraColumn) out.push_back(AboutExtraColumn(remark, rule));
    const char* what = WhatIsWrongWithRow(remark.kind);
    if (what == nullptr) continue;
    out.push_back(MakeFinding(
        rule, At{remark.table, 0, remark.row, "", ""}, remark.place,
        TableName(remark.table) + "“" + (remark.written.empty() ? remark.row : remark.written) + what, remark.written));
  }
}

void CheckLayout(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  for (const Remark& remark : input.report->remarks) {
    const std::string table = TableName(remark.table);
    std::string message;
    if (remark.kind == Kind::kTableSplit) message = table + "断成了两段，前后列数不同，已接起来读。";
    if (remark.kind == Kind::kGroupDisplaced)
      message = table + "的“" + remark.written + "”错到了别的行，已按行标签归位。";
    if (remark.kind == Kind::kOrderRestored)
      message = table + "的数值在文件里次序已乱，已按表头和总计归位，请核对原件。";
    if (remark.kind == Kind::kRowsUnsure)
      message = table + "的行标签与数字对不齐，哪个数属于哪一行看不准，请换用 Word 等原始文件核对。";
    if (message.empty()) continue;
    out.push_back(
        MakeFinding(rule, At{remark.table, 0, remark.row, "", ""}, remark.place, std::move(message), remark.written));
  }
}

constexpr Rule kRules[] = {
    {"S-LABEL",
     Severity::kWarning,
     "标签有误",
     "表头和行标签与规定一致",
     kFormSource,
     "按规定的字样改正。",
     {"“已获取信息”写成“以获取信息”", "要求行政机关确认或重新出具已获取信息", "要求行政机关确认或重新出具以获取信息"},
     {"标签与规定一致", "", ""},
     CheckLabels},
    {"S-ROWS",
     Severity::kWarning,
     "行数或栏数不符",
     "规定的行和栏一个不少，一个不多",
     kFormSource,
     "补上缺少的行，删去多出的行和栏。",
     {"表二缺“行政强制”一行", "行政强制\t0\t\t\n", ""},
     {"各行齐全", "", ""},
     CheckRows},
    {"S-LAYOUT",
     Severity::kNotice,
     "表格排版已乱",
     "表格完整，行列整齐",
     kFormSource,
     "公布前重新排版，使表格不断开、不错行。",
     {"表三从“（五）不予处理”起断开，列数由 10 变 11",
      "\t（五）不予处理\t1.信访举报投诉类申请\t1\t0\t0\t0\t0\t0\t1\n\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n",
      "\n\t\t（五）不予处理\t1.信访举报投诉类申请\t1\t0\t0\t0\t0\t0\t1\n\t\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n"},
     {"表格完整", "", ""},
     CheckLayout},
};

}  // namespace

std::span<const Rule> LabelRules() { return kRules; }

}  // namespace gongkai::report
