#include "report/campaign/unit_table_view.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

#include "base/fold.h"
#include "base/number.h"
#include "base/utf8.h"

namespace gongkai::report {
namespace {

using docread::Sheet;
using docread::SheetRow;

constexpr std::size_t kLongestName = 200;  // bytes
constexpr std::size_t kMostLines = 100'000;

enum class Column { kName, kShort, kParent, kPlace, kKind, kLed, kOwn, kFirst, kLast };
constexpr std::pair<std::string_view, Column> kHeads[] = {
    {"名称", Column::kName},      {"简称", Column::kShort},     {"上级", Column::kParent},
    {"区划代码", Column::kPlace}, {"类别", Column::kKind},      {"垂直领导", Column::kLed},
    {"本级", Column::kOwn},       {"起始年度", Column::kFirst}, {"截止年度", Column::kLast}};
using Heads = std::map<Column, int>;  // where it stands in its row

Heads HeadsIn(const SheetRow& row) {
  Heads heads;
  for (const docread::SheetCell& cell : row.cells) {
    for (const auto& [words, column] : kHeads) {
      if (cell.text == words) heads.emplace(column, cell.column);
    }
  }
  return heads;
}

std::string At(const SheetRow& row, const Heads& heads, Column column) {
  const auto found = heads.find(column);
  if (found == heads.end()) return {};
  for (const docread::SheetCell& cell : row.cells) {
    if (cell.column == found->second) return WithoutInvisible(cell.text);
  }
  return {};
}

/// As lists of offices have it, shorter than the registry's own words.
constexpr std::pair<std::string_view, account::OrganKind> kShortKinds[] = {{"部门", account::OrganKind::kDepartment},
                                                                           {"乡镇", account::OrganKind::kTownship},
                                                                           {"乡", account::OrganKind::kTownship},
                                                                           {"镇", account::OrganKind::kTownship},
                                                                           {"街道", account::OrganKind::kSubdistrict}};

std::optional<account::OrganKind> KindNamed(std::string_view words) {
  if (words.empty()) return account::OrganKind::kDepartment;
  for (const account::OrganKind kind : account::kOrganKinds) {
    if (NameOf(kind) == words || IdOf(kind) == words) return kind;
  }
  for (const auto& [name, kind] : kShortKinds) {
    if (name == words) return kind;
  }
  return std::nullopt;
}

std::optional<bool> YesOrNo(std::string_view words) {
  if (words == "是") return true;
  if (words.empty() || words == "否") return false;
  return std::nullopt;
}

std::optional<int> YearIn(std::string_view words, int unless) {
  if (words.empty()) return unless;
  const auto number = ParseNumber(words, 4);
  if (!number || !number->IsWhole() || number->Whole() < 1 || number->Whole() > 9999) return std::nullopt;
  return static_cast<int>(number->Whole());
}

bool IsOneLine(std::string_view name) { return name.find_first_of("\r\n\t") == std::string_view::npos; }

bool IsPlaceCode(std::string_view code) {
  const bool has_digits = std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
  return has_digits && (code.empty() || code.size() == 6 || code.size() == 9 || code.size() == 12);
}

/// What is wrong with the row; empty: nothing, and `line` is filled.
std::string ReadLine(const SheetRow& row, const Heads& heads, UnitLine& line) {
  const auto kind = KindNamed(At(row, heads, Column::kKind));
  const auto led = YesOrNo(At(row, heads, Column::kLed)), own = YesOrNo(At(row, heads, Column::kOwn));
  const auto first = YearIn(At(row, heads, Column::kFirst), 0), last = YearIn(At(row, heads, Column::kLast), 9999);
  line.unit.name = At(row, heads, Column::kName);
  line.unit.short_name = At(row, heads, Column::kShort);
  line.unit.place_code = At(row, heads, Column::kPlace);
  line.parent = At(row, heads, Column::kParent);
  if (line.unit.name.empty()) return "没有名称";
  if (line.unit.name.size() > kLongestName || line.unit.short_name.size() > kLongestName) return "名称太长";
  if (!IsOneLine(line.unit.name) || !IsOneLine(line.unit.short_name)) return "名称里有换行";
  if (!IsPlaceCode(line.unit.place_code)) return "区划代码应是 6、9 或 12 位数字";
  if (!kind) return "类别“" + At(row, heads, Column::kKind) + "”不认识";
  if (!led || !own) return "“垂直领导”“本级”只能写“是”“否”或者空着";
  if (!first || !last) return "年度应是像 2021 的四位数";
  line.unit.kind = *kind;
  line.unit.is_led_from_above = *led;
  line.unit.is_own_level = *own;
  line.unit.first_year = *first;
  line.unit.last_year = *last;
  return {};
}

/// By its name a unit is known: one that stands twice would be moved from the one place to the other.
std::string WordsForTwice(const std::string& name, int row) {
  return "“" + name + "”在第 " + std::to_string(row) + " 行已经写了；同名的几个单位，名称里各写上所在的市县";
}

}  // namespace

UnitTable ReadUnitTable(const docread::Workbook& workbook) {
  UnitTable table;
  if (!workbook.obstacle_message.empty() || workbook.sheets.empty() || workbook.sheets.front().rows.empty()) {
    table.faults.push_back(workbook.obstacle_message.empty() ? "名单是空的" : workbook.obstacle_message);
    return table;
  }
  const std::vector<SheetRow>& rows = workbook.sheets.front().rows;
  const Heads heads = HeadsIn(rows.front());
  if (!heads.contains(Column::kName)) {
    table.faults.emplace_back("第一行应是表头，至少有“名称”一列");
    return table;
  }
  if (rows.size() > kMostLines + 1) {
    table.faults.push_back("名单超过 " + std::to_string(kMostLines) + " 行，请分成几份");
    return table;
  }
  std::unordered_map<std::u32string, int> listed;  // in which row
  for (std::size_t i = 1; i < rows.size(); ++i) {
    UnitLine line{.row = rows[i].row + 1, .unit = {}, .parent = {}};
    std::string fault = ReadLine(rows[i], heads, line);
    if (fault.empty()) {
      const auto [first, is_new] = listed.emplace(FoldTight(line.unit.name), line.row);
      if (!is_new) fault = WordsForTwice(line.unit.name, first->second);
    }
    if (fault.empty()) table.lines.push_back(std::move(line));
    if (!fault.empty()) table.faults.push_back("第 " + std::to_string(rows[i].row + 1) + " 行：" + fault);
  }
  return table;
}

}  // namespace gongkai::report
