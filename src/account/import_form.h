// Workbooks of organs, people and posts as they are filled in: one sheet a part, a head row, a row each. Here the sheet
// is made into a table whose cells are known by field; what its rows say is asked by import_actions.h, through the same
// rules as the forms on the pages.
//
// Three parts, because three acts: organs (supervisor or system administrator), accounts (system administrator) and
// posts (security administrator). Nobody brings in people together with their rights.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/permission.h"
#include "base/result.h"

namespace gongkai::account {

enum class ImportPart { kOrgans, kPeople, kPosts };
inline constexpr std::array kImportParts = {ImportPart::kOrgans, ImportPart::kPeople, ImportPart::kPosts};

std::string_view IdOf(ImportPart part);    // "organs", "people", "posts": in addresses
std::string_view NameOf(ImportPart part);  // "机关", "人员", "岗位": names of the sheets
Act ActOf(ImportPart part);

struct ImportColumn {
  std::string_view field;  // of the form that the rows become
  std::string_view head;
  bool required = false;
  std::string_view note;
};
std::span<const ImportColumn> ColumnsOf(ImportPart part);
/// "登录名"; empty for a field that is no column.
std::string_view HeadOf(ImportPart part, std::string_view field);

struct ImportRow {
  int number = 0;                  // as the spreadsheet counts, from 1
  std::vector<std::string> cells;  // in a table: by column, as ColumnsOf
};

struct ImportTable {
  ImportPart part = ImportPart::kOrgans;
  std::vector<ImportRow> rows;

  /// Empty where nothing was filled in.
  std::string_view Cell(const ImportRow& row, std::string_view field) const;
};

inline constexpr std::size_t kMostImportRows = 5000;

/// `lines` as they stand in the sheet, blank ones left out. Columns may come in any order; those not asked for are
/// passed over. Errors: kInvalidInput when a head is missing or there twice, when there is no row, or there are too
/// many.
Result<ImportTable> ReadTable(ImportPart part, std::span<const ImportRow> lines);

/// A table as one text and back, so that a page can carry it from the preview to the act.
std::string Pack(const ImportTable& table);
Result<ImportTable> Unpack(ImportPart part, std::string_view text);

/// The word for a kind of organ in a workbook ("部门"), and back; the longer names of the pages are understood too.
std::string_view WordFor(OrganKind kind);
std::optional<OrganKind> OrganKindInWords(std::string_view typed);

/// The same for how an organ is led ("垂直领导"); nothing typed is the county's own government.
std::optional<Leadership> LeadershipInWords(std::string_view typed);

/// "2024/5/1", "2024年5月1日", "2024.5.1", "20240501" as "2024-05-01"; anything else as it is.
std::string PlainDay(std::string_view typed);

struct ImportFault {
  int row = 0;
  std::string head;  // of the column; empty: the row as a whole
  std::string message;
};

}  // namespace gongkai::account
