// The form of the year, the labels, and what could not be read: the reader's remarks turned into findings.

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/check/finding.h"
#include "report/check/report_text.h"
#include "report/check/rule.h"
#include "report/check/rule_groups.h"

namespace gongkai::report {
namespace {

using Kind = Remark::Kind;

constexpr std::string_view kSource = "国办公开办函〔2021〕30号附件；条例第五十条";

void CheckUnreadable(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  if (report.source.obstacle != docread::Obstacle::kNone) {
    out.push_back(MakeFinding(rule, {}, {}, report.source.obstacle_message, report.source.obstacle_message));
    return;
  }
  bool table_lost = false;
  for (const Remark& remark : report.remarks) {
    if (remark.kind != Kind::kTableUnreadable) continue;
    table_lost = true;
    const std::string table = remark.table == 0 ? std::string("各表") : TableName(remark.table);
    out.push_back(MakeFinding(rule, At{remark.table, 0, "", "", ""}, remark.place,
                              table + "的标签在，但数值已经丢失，读不出来；没有按零处理。", remark.written));
  }
  if (table_lost || !report.sections.empty() || report.table2 || report.table3 || report.table4) return;
  out.push_back(MakeFinding(rule, {}, {}, "文件里没有认出年度报告的标题、部分和表格。", ""));
}

void CheckMultiple(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (!HoldsSeveralReports(*input.report)) return;
  Place place;
  for (const Remark& remark : input.report->remarks) {
    if (remark.kind == Kind::kMultipleReports) place = remark.place;
  }
  out.push_back(MakeFinding(rule, {}, place, "文件中不止一份年度报告，没有核对，以免混淆。", ""));
}

/// The title or the period names the year; else it was taken from the text, where it may stand for something else.
bool YearIsCertain(const CheckInput& input) {
  const std::u32string year = Fold(std::to_string(*input.report->year));
  const std::u32string title = LabelKey(input.report->title + input.report->source.title);
  if (title.find(year) != std::u32string::npos) return true;
  std::size_t naming = 0;
  for (const Sentence& sentence : input.text->Sentences()) {
    if (!Contains(sentence.text, year + U"年")) continue;
    if (Contains(sentence.text, U"统计")) return true;
    ++naming;
  }
  return naming >= 2;
}

void CheckForm(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  if (report.form == nullptr || !report.year || (!report.table2 && !report.table3)) return;
  const law::ReportForm* wanted = law::FormInForce(*report.year);
  if (wanted == nullptr || wanted == report.form) return;
  const TableReading& table = report.table2 ? *report.table2 : *report.table3;
  std::string message = std::to_string(*report.year) + "年的报告用了 " + std::string(report.form->id) + " 年式表格（" +
                        std::string(report.form->source) + "），应当用 " + std::string(wanted->id) + " 年式（" +
                        std::string(wanted->source) + "）。";
  Finding finding = MakeFinding(rule, At{table.number, 0, "", "", ""}, table.place, std::move(message),
                                std::to_string(*report.year) + "/" + std::string(report.form->id));
  finding.source = wanted->source;
  if (!YearIsCertain(input)) finding.severity = Severity::kWarning;
  out.push_back(std::move(finding));
}

void CheckOldForm(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  if (!report.year || law::FormInForce(*report.year) != nullptr) return;
  out.push_back(
      MakeFinding(rule, {}, {},
                  std::to_string(*report.year) + "年的报告早于 2019 年式和 2021 年式，两种表格都不适用，没有核对表格。",
                  std::to_string(*report.year)));
}

void CheckMixed(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  for (const Remark& remark : report.remarks) {
    if (remark.kind != Kind::kFormMixed) continue;
    out.push_back(MakeFinding(rule, At{remark.table, 0, remark.row, "", ""}, remark.place,
                              TableName(remark.table) + "里新旧两种格式的行混在一起" +
                                  (remark.written.empty() ? std::string() : "（“" + remark.written + "”）") + "。",
                              remark.written));
  }
  if (!report.table2 || !report.table3 || report.table2->form == report.table3->form) return;
  out.push_back(MakeFinding(rule, At{3, 0, "", "", ""}, report.table3->place,
                            "表二是 " + std::string(report.table2->form->id) + " 年式，表三是 " +
                                std::string(report.table3->form->id) + " 年式，新旧格式混用。",
                            std::string(report.table2->form->id) + "/" + std::string(report.table3->form->id)));
}

std::u32string HanOnly(std::string_view text) {
  std::u32string key = LabelKey(text);
  std::erase_if(key, [](char32_t c) { return !IsHan(c); });
  return key;
}

/// Punctuation, numbering, width and blanks differ everywhere, a page breaks labels in two, and two labels may stand in
/// one cell; only other words are a damaged label.
bool SameWords(std::string_view written, std::string_view expected) {
  const std::u32string a = HanOnly(written), b = HanOnly(expected);
  constexpr std::size_t kEnough = 3;
  return a == b || (a.size() >= kEnough && b.starts_with(a)) || (!b.empty() && a.find(b) != std::u32string::npos);
}

/// The cells of a line of text: a grid of tabs or pipes, or one cell.
std::vector<std::string_view> CellsOf(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t to = std::min(line.find_first_of("\t|", from), line.size());
    cells.push_back(line.substr(from, to - from));
    from = to + 1;
  }
  return cells;
}

/// 现行有效件: the head of table 2 without its last character, which the next line does not bring either.
void CheckCutHeads(const AnnualReport& report, const Rule& rule, std::vector<Finding>& out) {
  if (!report.table2) return;
  const std::vector<std::string>& lines = report.source.lines;
  constexpr std::size_t kLongestTable = 150, kShortestHead = 5;
  // The table's place may be its first row; its heads then stand above.
  constexpr int kHeadsAbove = 14;
  const auto first = static_cast<std::size_t>(std::max(report.table2->place.line - kHeadsAbove, 0));
  const auto* heads = report.table2->form->table2.rows.front().columns.data();
  const std::size_t columns = report.table2->form->table2.rows.front().columns.size();
  for (std::size_t i = first; i < std::min(lines.size(), first + kLongestTable); ++i) {
    for (const std::string_view cell : CellsOf(lines[i])) {
      const std::u32string written = LabelKey(cell);
      for (std::size_t c = 0; written.size() >= kShortestHead && c < columns; ++c) {
        const std::u32string head = LabelKey(heads[c].name);
        if (written.size() + 1 != head.size() || !head.starts_with(written)) continue;
        std::size_t next = i + 1;
        while (next < lines.size() && LabelKey(lines[next]).empty()) ++next;
        if (next < lines.size() && LabelKey(lines[next]).find(head.back()) == 0) continue;
        Place place;
        place.line = static_cast<int>(i) + 1;
        Finding finding =
            MakeFinding(rule, At{2, 0, "", std::string(heads[c].name), ""}, place,
                        "表二表头“" + ToUtf8(written) + "”应为“" + std::string(heads[c].name) + "”。", ToUtf8(written));
        finding.severity = Severity::kNotice;
        out.push_back(std::move(finding));
        return;
      }
    }
  }
}

void CheckLabels(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  CheckCutHeads(*input.report, rule, out);
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
      if (SameWords(row.label, row.row->label) || HanOnly(row.row->label).ends_with(HanOnly(row.label))) continue;
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

void CheckRows(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  for (int number : {2, 3, 4}) {
    const std::optional<TableReading>& table = input.report->Table(number);
    if (!table) continue;
    CheckMissingRows(*table, rule, out);
    if (number != 3 || table->form->id != "2021" || !HasUndividedOther(*table)) continue;
    out.push_back(MakeFinding(rule, At{3, 0, "三(六)", "", ""}, table->Find("三(六)")->place,
                              "表三“（六）其他处理”没有分成 1 至 3 三行，沿用了 2019 年式的写法。", "三(六)"));
  }
  for (const Remark& remark : input.report->remarks) {
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
    if (message.empty()) continue;
    out.push_back(
        MakeFinding(rule, At{remark.table, 0, remark.row, "", ""}, remark.place, std::move(message), remark.written));
  }
}

// --- template text left in

bool IsFiller(char32_t c) { return c == U'X' || c == U'x' || c == U'×' || c == U'*' || c == U'〇' || c == U'_'; }

/// "XX镇", "20××年", "＿＿＿": two or more filler characters between words. Latin words and addresses are left alone.
std::optional<std::size_t> FindFiller(std::u32string_view text) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (!IsFiller(text[at]) || text[at] == U'〇' || text[at + 1] != text[at]) continue;
    std::size_t end = at;
    while (end < text.size() && text[end] == text[at]) ++end;
    const auto plain = [](char32_t c) {
      return IsHan(c) || c == U',' || c == U':' || c == U'(' || c == U')' || c == U'“';
    };
    const bool year = at >= 2 && text[at - 1] == U'0' && text[at - 2] == U'2';
    const bool before = at == 0 || plain(text[at - 1]) || year;
    const bool after = end < text.size() && IsHan(text[end]);
    // Bold marks of Markdown (**) stand around words, too.
    if (before && after && text[at] != U'*') return at;
    at = end;
  }
  return std::nullopt;
}

void CheckPlaceholder(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  std::set<int> lines;
  for (const Remark& remark : input.report->remarks) {
    if (remark.kind != Kind::kPlaceholderText) continue;
    lines.insert(remark.place.line);
    out.push_back(MakeFinding(rule, At{remark.table, 0, remark.row, "", ""}, remark.place,
                              "“" + remark.written + "”像是模板里没有删去的文字。", remark.written));
  }
  for (const Sentence& sentence : input.text->Sentences()) {
    std::optional<std::size_t> at = FindFiller(sentence.text);
    for (std::u32string_view words :
         {std::u32string_view(U"某某镇"), std::u32string_view(U"某某县"), std::u32string_view(U"某某局"),
          std::u32string_view(U"请在此处"), std::u32string_view(U"此处填写"), std::u32string_view(U"请填写"),
          std::u32string_view(U"(单位名称)"), std::u32string_view(U"填写说明"), std::u32string_view(U"填报说明")}) {
      if (!at && Contains(sentence.text, words)) at = sentence.text.find(words);
    }
    if (!at) continue;
    const std::size_t from = *at > 6 ? *at - 6 : 0;
    const Place place = input.text->PlaceOf(sentence, *at, 2);
    if (lines.contains(place.line)) continue;
    const std::string words = input.text->Written(sentence, from, 18);
    out.push_back(MakeFinding(rule, At{0, sentence.section, "", "", ""}, place,
                              "“" + words + "”像是模板里没有删去的文字。", words));
  }
}

constexpr Rule kRules[] = {
    {"S-UNREADABLE",
     Severity::kError,
     "读不出来",
     "文件能打开，表格的数值能读出",
     kSource,
     "换用原始文件（Word、网页或文字版 PDF）再试。",
     {"文件是扫描的图片", "", ""},
     {"文件能读", "", ""},
     CheckUnreadable},
    {"S-MULTIPLE",
     Severity::kError,
     "多份报告",
     "一个文件只有一份年度报告",
     kSource,
     "拆成一份报告一个文件再查。",
     {"后面还跟着一份 2022 年的报告", "",
      "\n澄川县望禾镇人民政府2022年政府信息公开工作年度报告\n\n一、总体情况\n\n发布信息二百条。\n\n二、主动公开政府信息"
      "情况\n\n略。\n\n"
      "三、收到和处理政府信息公开申请情况\n\n略。\n\n四、政府信息公开行政复议、行政诉讼情况\n\n略。\n\n"
      "五、存在的主要问题及改进情况\n\n略。\n\n六、其他需要报告的事项\n\n略。\n"},
     {"只有一份报告", "", ""},
     CheckMultiple},
    {"S-FORM",
     Severity::kError,
     "用错年份的表格",
     "2019、2020 年的报告用 2019 年式，2021 年起用 2021 年式",
     "国办公开办函〔2019〕60号、国办公开办函〔2021〕30号",
     "改用当年规定的表格重新填报。",
     {"2020 年的报告用了 2021 年式表格", "澄川县望禾镇人民政府2023年", "澄川县望禾镇人民政府2020年"},
     {"2024 年的报告用 2021 年式表格", "澄川县望禾镇人民政府2023年", "澄川县望禾镇人民政府2024年"},
     CheckForm},
    {"S-OLDFORM",
     Severity::kNotice,
     "早于现行格式",
     "2018 年及以前的报告没有这两种表格",
     "国办公开办函〔2019〕60号",
     "这样的报告只核对文字。",
     {"标题是 2018 年", "澄川县望禾镇人民政府2023年", "澄川县望禾镇人民政府2018年"},
     {"标题是 2023 年", "", ""},
     CheckOldForm},
    {"S-MIXED",
     Severity::kWarning,
     "新旧格式混用",
     "各表都用同一年的格式",
     "国办公开办函〔2019〕60号、国办公开办函〔2021〕30号",
     "全部改用当年规定的表格。",
     {"表二多出 2019 年式的“其他对外管理服务事项”", "行政许可\t126\t\t",
      "行政许可\t126\t\t\n其他对外管理服务事项\t3\t0\t40"},
     {"各表格式一致", "", ""},
     CheckMixed},
    {"S-LABEL",
     Severity::kWarning,
     "标签有误",
     "表头和行标签与规定一致",
     kSource,
     "按规定的字样改正。",
     {"“已获取信息”写成“以获取信息”", "要求行政机关确认或重新出具已获取信息", "要求行政机关确认或重新出具以获取信息"},
     {"标签与规定一致", "", ""},
     CheckLabels},
    {"S-ROWS",
     Severity::kWarning,
     "行数不符",
     "规定的行一行不少，一行不多",
     kSource,
     "补上缺少的行，删去多出的行。",
     {"表二缺“行政强制”一行", "行政强制\t0\t\t\n", ""},
     {"各行齐全", "", ""},
     CheckRows},
    {"S-LAYOUT",
     Severity::kNotice,
     "表格排版已乱",
     "表格完整，行列整齐",
     kSource,
     "公布前重新排版，使表格不断开、不错行。",
     {"表三从“（五）不予处理”起断开，列数由 10 变 11",
      "\t（五）不予处理\t1.信访举报投诉类申请\t1\t0\t0\t0\t0\t0\t1\n\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n",
      "\n\t\t（五）不予处理\t1.信访举报投诉类申请\t1\t0\t0\t0\t0\t0\t1\n\t\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n"},
     {"表格完整", "", ""},
     CheckLayout},
    {"S-TEMPLATE",
     Severity::kWarning,
     "残留模板文字",
     "没有“××镇”“请填写”一类的模板文字",
     kSource,
     "填上实际内容，或删去。",
     {"留有“XX镇”", "公文起草时同步标注公开属性", "XX镇公文起草时同步标注公开属性"},
     {"没有模板文字", "", ""},
     CheckPlaceholder},
};

}  // namespace

/// The reader says so for reports side by side; reports one after another show by their headings coming twice.
bool HoldsSeveralReports(const AnnualReport& report) {
  for (const Remark& remark : report.remarks) {
    if (remark.kind == Kind::kMultipleReports) return true;
  }
  constexpr int kSectionsTwice = 4;
  int twice = 0;
  for (int number = 1; number <= 6; ++number) {
    twice += std::count_if(report.sections.begin(), report.sections.end(),
                           [&](const Section& section) { return section.number == number; }) > 1
                 ? 1
                 : 0;
  }
  return twice >= kSectionsTwice;
}

std::span<const Rule> FormRules() { return kRules; }

}  // namespace gongkai::report
