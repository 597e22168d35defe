#include "report/compile/paper_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/date.h"
#include "base/utf8.h"
#include "report/compile/json_tree.h"
#include "report/compile/printed_paper.h"

namespace gongkai::report {
namespace {

using Kind = JsonTree::Kind;

constexpr std::size_t kMostFaults = 20;
constexpr std::size_t kMostParagraphs = 1'000;  // of one section

// ---- writing

std::string Quoted(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string QuotedOrNull(std::string_view text) { return text.empty() ? "null" : Quoted(text); }

std::string ValueJson(const std::optional<Number>& value) { return value ? ToString(*value) : "null"; }

const PaperCell* FindCell(const AnnualPaper& paper, int table, const law::FormRow& row, const law::FormColumn& column) {
  const auto found = std::ranges::find_if(paper.cells, [&](const PaperCell& each) {
    return each.cell.table == table && each.cell.row == row.key && each.cell.column == column.name;
  });
  return found == paper.cells.end() ? nullptr : &*found;
}

std::string RowJson(const AnnualPaper& paper, int table, const law::FormRow& row) {
  std::string out;
  for (const law::FormColumn& column : row.columns) {
    const PaperCell* cell = FindCell(paper, table, row, column);
    if (!out.empty()) out += ", ";
    out += cell == nullptr ? "null" : ValueJson(cell->value);
  }
  return "[" + out + "]";
}

std::string TableJson(const AnnualPaper& paper, int table) {
  std::string out;
  for (const law::FormRow& row : paper.form->Table(table).rows) {
    if (!out.empty()) out += ",";
    out += "\n    " + Quoted(row.key) + ": " + RowJson(paper, table, row);
  }
  return "{" + out + "\n  }";
}

std::string SectionJson(const AnnualPaper& paper, const law::FormSection& section) {
  std::string paragraphs;
  for (const std::string& each : paper.sections.at(static_cast<std::size_t>(section.number) - 1)) {
    if (!paragraphs.empty()) paragraphs += ", ";
    paragraphs += Quoted(each);
  }
  return fmt::format("\n    {{\"number\": {}, \"title\": {}, \"paragraphs\": [{}]}}", section.number,
                     Quoted(section.title), paragraphs);
}

std::string SectionsJson(const AnnualPaper& paper) {
  std::string out;
  for (const law::FormSection& section : paper.form->sections) {
    if (!out.empty()) out += ",";
    out += SectionJson(paper, section);
  }
  return "[" + out + "\n  ]";
}

// ---- reading

class PaperReader {
 public:
  explicit PaperReader(const JsonTree& tree) : tree_(tree) {}

  PaperJson Read() {
    ReadHead();
    ReadSections();
    if (paper_.form != nullptr) {
      for (const int number : {2, 3, 4}) ReadTable(number);
    }
    PaperJson out;
    out.faults = std::move(faults_);
    if (out.faults.empty()) out.paper = std::move(paper_);
    return out;
  }

 private:
  void Fault(std::string words) {
    if (faults_.size() < kMostFaults) faults_.push_back(std::move(words));
  }

  /// Null where there is nothing or null.
  const JsonTree* Member(std::string_view key) const {
    const JsonTree* found = tree_.Find(key);
    return found == nullptr || found->kind == Kind::kNull ? nullptr : found;
  }

  std::string Text(std::string_view key) {
    const JsonTree* value = Member(key);
    if (value == nullptr) return {};
    if (value->kind == Kind::kText) return value->text;
    Fault(fmt::format("{} 应是文字", key));
    return {};
  }

  void ReadHead() {
    const std::string schema = Text("schema");
    if (!schema.empty() && schema != kPaperSchema)
      Fault(fmt::format("schema 应是“{}”，现为“{}”", kPaperSchema, Ellipsis(schema, 40)));
    for (const char* key : {"organ", "place", "year", "form", "table2", "table3", "table4"}) {
      if (tree_.Find(key) == nullptr) Fault(fmt::format("缺少 {}", key));
    }
    paper_.title = Text("title");
    paper_.organ = Text("organ");
    paper_.opening = Text("opening");
    ReadPlace();
    ReadYear();
    ReadForm();
    ReadDay();
  }

  void ReadPlace() {
    paper_.place_code = Text("place");
    const std::string& code = paper_.place_code;
    const bool digits = std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
    const bool sized = code.empty() || code.size() == 6 || code.size() == 9 || code.size() == 12;
    if (!digits || !sized) Fault("place 应是 6、9 或 12 位数字的行政区划代码，或者 null");
  }

  void ReadYear() {
    constexpr std::int64_t kFirst = 2000, kLast = 2999;
    const JsonTree* value = Member("year");
    const auto year = value != nullptr && value->kind == Kind::kNumber ? ParseNumber(value->text) : std::nullopt;
    if (year && year->IsWhole() && year->Whole() >= kFirst && year->Whole() <= kLast) {
      paper_.year = static_cast<int>(year->Whole());
    } else if (tree_.Find("year") != nullptr) {
      Fault("year 应是四位的年度，如 2025");
    }
  }

  void ReadForm() {
    const std::string id = Text("form");
    paper_.form = id.empty() ? law::FormInForce(paper_.year) : law::FindForm(id);
    if (paper_.form == nullptr && tree_.Find("form") != nullptr) Fault("form 应是表式“2019”或“2021”");
  }

  void ReadDay() {
    const std::string day = Text("published");
    if (day.empty()) return;
    paper_.published = ParseDate(day);
    if (!paper_.published) Fault("published 应是日期，如 2026-01-20，或者 null");
  }

  void ReadSections() {
    const JsonTree* list = Member("sections");
    if (list == nullptr) return;
    if (list->kind != Kind::kList) return Fault("sections 应是列表");
    for (std::size_t i = 0; i < list->members.size(); ++i) ReadSection(list->members[i].value, i + 1);
  }

  void ReadSection(const JsonTree& section, std::size_t place) {
    const JsonTree* number = section.Find("number");
    const JsonTree* list = section.Find("paragraphs");
    const bool known = number != nullptr && number->kind == Kind::kNumber && number->text.size() == 1 &&
                       number->text[0] >= '1' && number->text[0] <= '6';
    if (!known) return Fault(fmt::format("sections 第{}个：number 应是 1 到 6", place));
    if (list == nullptr || list->kind != Kind::kList || list->members.size() > kMostParagraphs)
      return Fault(fmt::format("sections 第{}个：paragraphs 应是列表，最多 {} 段", place, kMostParagraphs));
    auto& paragraphs = paper_.sections.at(static_cast<std::size_t>(number->text[0] - '1'));
    if (!paragraphs.empty()) return Fault(fmt::format("sections 第{}个：第{}部分写了两次", place, number->text));
    for (const auto& each : list->members) {
      if (each.value.kind != Kind::kText) return Fault(fmt::format("sections 第{}个：每一段都应是文字", place));
      paragraphs.push_back(each.value.text);
    }
  }

  void ReadTable(int number) {
    const std::string name = fmt::format("table{}", number);
    const JsonTree* table = Member(name);
    if (table != nullptr && table->kind != Kind::kObject) return Fault(name + " 应是 {行：[各列的值]}，或者 null");
    if (table != nullptr) TellUnknownRows(*table, number, name);
    for (const law::FormRow& row : paper_.form->Table(number).rows) ReadRow(table, number, row);
  }

  void TellUnknownRows(const JsonTree& table, int number, const std::string& name) {
    for (std::size_t i = 0; i < table.members.size(); ++i) {
      const std::string& key = table.members[i].key;
      if (law::FindRow(paper_.form->Table(number), key) == nullptr)
        Fault(fmt::format("{} 的“{}”：这一表式没有这一行", name, Ellipsis(key, 30)));
      if (table.Find(key) != &table.members[i].value) Fault(fmt::format("{} 的“{}”写了两次", name, Ellipsis(key, 30)));
    }
  }

  /// A table that is null is blank throughout.
  void ReadRow(const JsonTree* table, int number, const law::FormRow& row) {
    const JsonTree* values = table == nullptr ? nullptr : table->Find(row.key);
    if (table != nullptr && values == nullptr) Fault(fmt::format("table{} 缺少“{}”一行", number, row.key));
    const bool fits =
        values == nullptr || (values->kind == Kind::kList && values->members.size() == row.columns.size());
    if (!fits) Fault(fmt::format("table{}“{}”应有 {} 个值", number, row.key, row.columns.size()));
    for (std::size_t i = 0; i < row.columns.size(); ++i) {
      PaperCell cell{{number, std::string(row.key), std::string(row.columns[i].name)}, std::nullopt};
      if (values != nullptr && fits) cell.value = ValueAt(*values, i, number, row);
      paper_.cells.push_back(std::move(cell));
    }
  }

  std::optional<Number> ValueAt(const JsonTree& values, std::size_t i, int number, const law::FormRow& row) {
    const JsonTree& value = values.members[i].value;
    if (value.kind == Kind::kNull) return std::nullopt;
    const auto read = value.kind == Kind::kNumber ? ParseNumber(value.text) : std::nullopt;
    if (!read)
      Fault(fmt::format("table{}“{}”第{}个数（{}）应是数字或 null，整数至多 12 位、小数至多 6 位，现为“{}”", number,
                        row.key, i + 1, row.columns[i].name, Ellipsis(value.text, 20)));
    return read;
  }

  const JsonTree& tree_;
  AnnualPaper paper_;
  std::vector<std::string> faults_;
};

}  // namespace

std::string WritePaperJson(const AnnualPaper& paper) {
  std::string out = "{\n";
  const auto add = [&out](std::string_view key, std::string_view json, bool last = false) {
    out += fmt::format("  \"{}\": {}{}\n", key, json, last ? "" : ",");
  };
  add("schema", Quoted(kPaperSchema));
  add("title", Quoted(paper.title));
  add("organ", QuotedOrNull(paper.organ));
  add("place", QuotedOrNull(paper.place_code));
  add("year", std::to_string(paper.year));
  add("form", Quoted(paper.form->id));
  add("published", paper.published ? Quoted(gongkai::ToString(*paper.published)) : "null");
  add("opening", Quoted(paper.opening));
  add("sections", SectionsJson(paper));
  add("table2", TableJson(paper, 2));
  add("table3", TableJson(paper, 3));
  add("table4", TableJson(paper, 4), true);
  return out + "}\n";
}

PaperJson ReadPaperJson(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.size() > kLongestPaperJson) return {std::nullopt, {"文件太大，超过 4 MB"}};
  const auto tree = ParseJsonTree(text);
  if (!tree) return {std::nullopt, {"不是完整的 JSON"}};
  if (tree->kind != Kind::kObject) return {std::nullopt, {"最外层应是 JSON 对象"}};
  return PaperReader(*tree).Read();
}

bool LooksLikeJson(std::string_view bytes) {
  constexpr std::string_view kBlanks = " \t\r\n";
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(kBlanks), bytes.size()));
  if (!bytes.starts_with('{')) return false;
  bytes.remove_prefix(1);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(kBlanks), bytes.size()));
  return bytes.starts_with('"') || bytes.starts_with('}');
}

}  // namespace gongkai::report
