#include "account/import_form.h"

#include <algorithm>
#include <charconv>

#include "base/date.h"

namespace gongkai::account {
namespace {

struct PartRow {
  ImportPart part;
  std::string_view id, name;
  Act act;
};
constexpr PartRow kParts[] = {{ImportPart::kOrgans, "organs", "机关", Act::kEditOrgans},
                              {ImportPart::kPeople, "people", "人员", Act::kEditPeople},
                              {ImportPart::kPosts, "posts", "岗位", Act::kEditPosts}};

constexpr ImportColumn kOrganColumns[] = {
    {"code", "代号", true, "县里自定，不重复，例如 103 或 MZJ；内设机构可写 103-1。"},
    {"name", "全称", true, "例如：澄砚县枕溪镇人民政府。"},
    {"short_name", "简称", true, "例如：枕溪镇。"},
    {"kind", "类别", true, "政府办公室、部门、乡镇、街道、村、社区、内设机构、授权组织之一。"},
    {"parent", "上级代号", true, "上级机关的代号；上级要已经在系统里，或者在本表中排在前面。"},
    {"opened_on", "成立日期", true, "例如：2019-03-01。"},
    {"place_code", "区划代码", false, "县 6 位、乡镇街道 9 位、村社区 12 位。"},
    {"credit_code", "统一社会信用代码", false, "18 位，请把这一列设成文本格式。"},
    {"leadership", "领导关系", false,
     "本级政府、按区划派出、其他派出、垂直领导、国务院部门派出之一；不填就是本级政府。"},
    {"led_by", "上级主管部门", false, "由本级政府领导的不填；国务院部门派出的填这个部门，例如 国家统计局。"}};
constexpr ImportColumn kPeopleColumns[] = {
    {"login", "登录名", true, "英文字母开头，例如姓名的拼音；不重复，开通以后不能改。"},
    {"name", "姓名", true, "真实姓名，一人一行。"},
    {"phone", "办公电话", false, "办公室的电话，不填个人手机。"},
    {"email", "电子邮箱", false, "单位的邮箱。"}};
constexpr ImportColumn kPostColumns[] = {
    {"login", "登录名", true, "已经开通的账号。一人有几个岗位就写几行。"},
    {"organ", "机关代号", true, "机关或内设机构的代号。"},
    {"kind", "岗位", true, "信息员、经办人、部门负责人、公开工作机构负责人、保密审查员、分管领导、主要负责人等。"},
    {"from", "起", true, "第一天，例如：2026-01-01。"},
    {"until", "止", false, "最后一天；长期任职的不填。"}};

struct KindWord {
  OrganKind kind;
  std::string_view word, others;  // others: between blanks
};
constexpr KindWord kKindWords[] = {{OrganKind::kCountyGovernment, "政府本级", "县政府本级"},
                                   {OrganKind::kCountyOffice, "政府办公室", "县政府办公室 政府办"},
                                   {OrganKind::kDepartment, "部门", "县级部门"},
                                   {OrganKind::kTownship, "乡镇", "乡 镇 乡政府 镇政府"},
                                   {OrganKind::kSubdistrict, "街道", "街道办"},
                                   {OrganKind::kVillage, "村", "行政村"},
                                   {OrganKind::kCommunity, "社区", "居委会"},
                                   {OrganKind::kUnit, "内设机构", "站所 股室 内设科室"},
                                   {OrganKind::kAuthorised, "授权组织", "授权单位"}};

std::string Quoted(std::string_view text) { return "“" + std::string(text) + "”"; }

Error Wrong(std::string message) { return {ErrorKind::kInvalidInput, std::move(message), ""}; }

// A column that one of ours has replaced. Passed over in silence, an organ led from above would come in as the
// county's.
constexpr std::string_view kFormerHead = "垂直管理", kPresentHead = "领导关系";

bool IsOfFormerTemplate(ImportPart part, const ImportRow& head) {
  return part == ImportPart::kOrgans && std::ranges::count(head.cells, kFormerHead) > 0 &&
         std::ranges::count(head.cells, kPresentHead) == 0;
}

// Where each column stands in the sheet.
Result<std::vector<std::size_t>> PlacesOf(ImportPart part, const ImportRow& head) {
  std::vector<std::size_t> places;
  if (IsOfFormerTemplate(part, head)) {
    return Wrong("“垂直管理”一列已改为“领导关系”，怎么填见新的模板。请下载模板，把内容移过去。");
  }
  for (const ImportColumn& column : ColumnsOf(part)) {
    const auto found = std::ranges::find(head.cells, column.head);
    const std::string where = Quoted(NameOf(part)) + "这一页的第 " + std::to_string(head.number) + " 行";
    if (found == head.cells.end()) {
      if (column.required) return Wrong(where + "应当是表头，却没有" + Quoted(column.head) + "一列。请用模板填写。");
      places.push_back(head.cells.size());
      continue;
    }
    if (std::find(found + 1, head.cells.end(), column.head) != head.cells.end()) {
      return Wrong(where + "有两个" + Quoted(column.head) + "列，请去掉一个。");
    }
    places.push_back(static_cast<std::size_t>(found - head.cells.begin()));
  }
  return places;
}

// On one line: rows are packed as lines of cells between tabs.
std::string OnOneLine(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  const std::size_t first = line.find_first_not_of(' ');
  if (first == std::string::npos) return "";
  return line.substr(first, line.find_last_not_of(' ') - first + 1);
}

bool IsBlank(const ImportRow& row) {
  return std::ranges::all_of(row.cells, [](const std::string& cell) { return cell.empty(); });
}

std::vector<std::string_view> Split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  for (std::size_t end = text.find(by); end != std::string_view::npos; end = text.find(by)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

std::string TwoDigits(std::string_view digits) { return (digits.size() == 1 ? "0" : "") + std::string(digits); }

}  // namespace

std::string_view IdOf(ImportPart part) { return kParts[static_cast<std::size_t>(part)].id; }
std::string_view NameOf(ImportPart part) { return kParts[static_cast<std::size_t>(part)].name; }
Act ActOf(ImportPart part) { return kParts[static_cast<std::size_t>(part)].act; }

std::span<const ImportColumn> ColumnsOf(ImportPart part) {
  switch (part) {
    case ImportPart::kOrgans:
      return kOrganColumns;
    case ImportPart::kPeople:
      return kPeopleColumns;
    case ImportPart::kPosts:
      return kPostColumns;
  }
  return {};
}

std::string_view HeadOf(ImportPart part, std::string_view field) {
  for (const ImportColumn& column : ColumnsOf(part)) {
    if (column.field == field) return column.head;
  }
  return "";
}

std::string_view ImportTable::Cell(const ImportRow& row, std::string_view field) const {
  const auto columns = ColumnsOf(part);
  const auto column = std::ranges::find(columns, field, &ImportColumn::field);
  return row.cells[static_cast<std::size_t>(column - columns.begin())];
}

Result<ImportTable> ReadTable(ImportPart part, std::span<const ImportRow> lines) {
  if (lines.empty()) return Wrong(Quoted(NameOf(part)) + "这一页是空的。请用模板填写。");
  const std::vector<std::size_t> places = TRY(PlacesOf(part, lines.front()));
  ImportTable table{.part = part};
  for (const ImportRow& line : lines.subspan(1)) {
    ImportRow row{.number = line.number};
    for (const std::size_t place : places) {
      row.cells.push_back(place < line.cells.size() ? OnOneLine(line.cells[place]) : "");
    }
    if (!IsBlank(row)) table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) return Wrong(Quoted(NameOf(part)) + "这一页只有表头，没有内容。");
  if (table.rows.size() > kMostImportRows) {
    return Wrong(Quoted(NameOf(part)) + "这一页超过 " + std::to_string(kMostImportRows) + " 行，请分几次导入。");
  }
  return table;
}

std::string Pack(const ImportTable& table) {
  std::string text;
  for (const ImportRow& row : table.rows) {
    text += std::to_string(row.number);
    for (const std::string& cell : row.cells) text += '\t' + cell;
    text += '\n';
  }
  return text;
}

Result<ImportTable> Unpack(ImportPart part, std::string_view text) {
  const Error broken = Wrong("预览的内容没有传完整，请重新选择文件。");
  ImportTable table{.part = part};
  for (std::string_view line : Split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);  // as browsers send line ends of a form
    if (line.empty()) continue;
    const auto cells = Split(line, '\t');
    ImportRow row;
    const std::string_view number = cells.front();
    if (std::from_chars(number.data(), number.data() + number.size(), row.number).ec != std::errc()) return broken;
    row.cells.assign(cells.begin() + 1, cells.end());
    if (row.cells.size() != ColumnsOf(part).size() || table.rows.size() == kMostImportRows) return broken;
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) return broken;
  return table;
}

std::string_view WordFor(OrganKind kind) { return kKindWords[static_cast<std::size_t>(kind)].word; }

std::optional<OrganKind> OrganKindInWords(std::string_view typed) {
  for (const KindWord& each : kKindWords) {
    if (typed == each.word || typed == NameOf(each.kind)) return each.kind;
    if (std::ranges::count(Split(each.others, ' '), typed) > 0) return each.kind;
  }
  return std::nullopt;
}

std::optional<Leadership> LeadershipInWords(std::string_view typed) {
  if (typed.empty()) return Leadership::kOwnGovernment;
  for (const Leadership each : kLeaderships) {
    if (typed == WordFor(each) || typed == NameOf(each)) return each;
  }
  return std::nullopt;
}

std::string PlainDay(std::string_view typed) {
  constexpr std::string_view kDigits = "0123456789";
  std::vector<std::string> parts;
  for (std::size_t at = typed.find_first_of(kDigits); at != std::string_view::npos;) {
    const std::size_t end = std::min(typed.find_first_not_of(kDigits, at), typed.size());
    parts.emplace_back(typed.substr(at, end - at));
    at = typed.find_first_of(kDigits, end);
  }
  if (parts.size() == 1 && parts[0].size() == 8 && typed.size() == 8) {
    parts = {parts[0].substr(0, 4), parts[0].substr(4, 2), parts[0].substr(6)};
  }
  if (parts.size() != 3 || parts[0].size() != 4) return std::string(typed);
  const std::string day = parts[0] + "-" + TwoDigits(parts[1]) + "-" + TwoDigits(parts[2]);
  return ParseDate(day) ? day : std::string(typed);
}

}  // namespace gongkai::account
