#include "oversight/register/register_export.h"

#include <array>

#include "docwrite/xlsx.h"

namespace gongkai::oversight {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;

class Filling {
 public:
  explicit Filling(std::string_view name) {
    sheet_.name = std::string(name);
    sheet_.frozen_rows = 1;
  }
  void Text(std::string text, CellStyle style = CellStyle::kText) {
    sheet_.cells.push_back({.row = row_, .column = column_++, .text = std::move(text), .style = style});
  }
  void Head(std::string_view text) { Text(std::string(text), CellStyle::kHead); }
  void Figure(Number number) {
    sheet_.cells.push_back({.row = row_, .column = column_++, .number = number, .style = CellStyle::kCentred});
  }
  void Next() {
    ++row_;
    column_ = 0;
  }
  Sheet Take() { return std::move(sheet_); }

 private:
  Sheet sheet_;
  int row_ = 0, column_ = 0;
};

bool IsNumber(const RegisterField& field) {
  return field.type == FieldType::kWhole || field.type == FieldType::kMoney || field.type == FieldType::kHours;
}

void AddHeads(const RegisterKind& kind, Filling& sheet) {
  sheet.Head("机关");
  sheet.Head(kind.on);
  for (const RegisterField& field : kind.fields) sheet.Head(field.label);
  for (const std::string_view head : {"状态", "结果", "后续事项（项）", "其中完成（项）", "文件（个）"})
    sheet.Head(head);
  sheet.Next();
}

void AddValue(const RegisterEntry& entry, const RegisterField& field, const OrganNames& name, Filling& sheet) {
  const std::string_view value = ValueOf(entry, field.id);
  const auto number = IsNumber(field) ? ParseNumber(value) : std::nullopt;
  if (number) return sheet.Figure(*number);
  if (field.type == FieldType::kOrgan) return sheet.Text(entry.about ? name(*entry.about) : std::string());
  sheet.Text(ShownValue(field, value));
}

void AddEntry(const RegisterEntry& entry, const OrganNames& name, Filling& sheet) {
  sheet.Text(name(entry.id.organ));
  sheet.Text(FormOf(entry).on);
  for (const RegisterField& field : entry.kind->fields) AddValue(entry, field, name, sheet);
  sheet.Text(entry.kind->close.empty() && entry.state == EntryState::kOpen ? std::string()
                                                                           : std::string(NameOf(entry.state)));
  sheet.Text(entry.ending);
  for (const int count : {entry.steps, entry.steps_done, entry.files}) sheet.Figure(Number::Of(count));
  sheet.Next();
}

Sheet SheetOf(const RegisterKind& kind, const std::vector<RegisterEntry>& entries, const OrganNames& name) {
  Filling sheet(kind.name);
  AddHeads(kind, sheet);
  for (const RegisterEntry& each : entries) {
    if (each.kind == &kind) AddEntry(each, name, sheet);
  }
  return sheet.Take();
}

Sheet NoneSheet(const RegisterYear& year) {
  Filling sheet("本年没有的说明");
  for (const std::string_view head : {"登记", "其中", "怎样核实的", "说明人", "日期"}) sheet.Head(head);
  sheet.Next();
  for (const NoneStatement& none : year.none) {
    const RegisterKind* const kind = FindRegisterKind(none.kind);
    if (none.is_taken_back || kind == nullptr) continue;
    const RegisterField* const split = SplitOf(*kind);
    const RegisterChoice* const choice = split == nullptr ? nullptr : FindChoice(*split, none.choice);
    sheet.Text(std::string(kind->name));
    sheet.Text(choice == nullptr ? std::string() : std::string(choice->name));
    sheet.Text(none.words);
    sheet.Text(none.person);
    sheet.Text(ToString(BeijingDay(none.at)));
    sheet.Next();
  }
  return sheet.Take();
}

}  // namespace

std::string RegisterXlsx(const RegisterKind& kind, const std::vector<RegisterEntry>& entries, const OrganNames& name) {
  const std::array sheets = {SheetOf(kind, entries, name)};
  return docwrite::WriteXlsx(sheets);
}

std::string RegisterYearXlsx(const RegisterYear& year, OrganKind organ, const OrganNames& name) {
  std::vector<Sheet> sheets;
  for (const RegisterKind& kind : RegisterKinds()) {
    if (Keeps(organ, kind)) sheets.push_back(SheetOf(kind, year.entries, name));
  }
  sheets.push_back(NoneSheet(year));
  return docwrite::WriteXlsx(sheets);
}

std::string CountyYearXlsx(const std::vector<OrganYear>& years) {
  Filling sheet("各机关");
  for (const std::string_view head : {"机关", "登记（条）", "还缺（项）", "缺什么"}) sheet.Head(head);
  sheet.Next();
  for (const OrganYear& each : years) {
    std::string words;
    for (const MissingPart& part : each.missing) words += part.words + "\n";
    sheet.Text(each.name);
    for (const std::size_t count : {each.entries, each.missing.size()}) {
      sheet.Figure(Number::Of(static_cast<std::int64_t>(count)));
    }
    sheet.Text(words);
    sheet.Next();
  }
  const std::array sheets = {sheet.Take()};
  return docwrite::WriteXlsx(sheets);
}

}  // namespace gongkai::oversight
