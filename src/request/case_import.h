// Applications of earlier years out of a workbook, as an office kept them in a register: a row is a case that has
// ended, with the days that its clock is made of, so that the figures of that year come out of the same ledger. Cells
// are checked one by one, then the whole history is folded: what the law does not allow is told at the cell it stands
// in. Nothing of it goes out from here (CaseEventKind::kImported). Pure.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/personal_text.h"
#include "request/applicant.h"
#include "request/asked.h"
#include "request/case_event.h"
#include "request/case_fold.h"

namespace gongkai::request {

struct CaseImportColumn {
  std::string_view field;  // of the form that mends a row
  std::string_view head, note;
  bool required = false;
  bool is_day = false;
};
inline constexpr std::size_t kCaseImportColumns = 19;
std::span<const CaseImportColumn, kCaseImportColumns> CaseImportColumns();

/// In the order of the columns; names stand in them.
using CaseImportCells = std::array<PersonalText, kCaseImportColumns>;

struct CaseImportRow {
  int number = 0;  // as the spreadsheet counts
  CaseImportCells cells;
  std::vector<std::size_t> inexact{};  // columns in which the spreadsheet put zeros: wrong until they are typed anew
  bool is_hidden = false;              // in the spreadsheet; it is brought in all the same, and told
};

struct CaseImportFault {
  std::size_t column = 0;
  std::string message;
};

/// What a row that is right comes to.
struct ImportedCase {
  std::string register_number;  // of the old register; empty: it gets one
  law::Channel channel = law::Channel::kInPerson;
  Date submitted{};
  Applicant applicant;  // kind and name alone
  Asked asked;
  std::string outcome;            // law::Outcome::id
  std::vector<CaseEvent> events;  // from kSubmitted to the end; who brings them in is filled in by the act
};

struct CheckedImportRow {
  std::optional<ImportedCase> imported;  // where there is no fault
  std::vector<CaseImportFault> faults;
};

/// What is brought in bears no signature, so that only what ended elsewhere, before there was a way to sign it here,
/// may be. `worked_from`: the day of the organ's first application that was taken in here, if there is one. Source:
/// 条例第四十五条 (登记、审核、办理、答复、归档: what an organ answers goes through all of them) and 第三十三条 (its
/// terms); of the present year nothing either, for its report is made next January (第四十九条), when it is an earlier
/// year: by then what ended on paper before the organ worked here can be brought in.
struct ImportBounds {
  Date today;
  std::optional<Date> worked_from{};
};
CheckedImportRow CheckImportRow(const CaseImportRow& row, const ImportBounds& bounds,
                                const law::WorkingCalendar& calendar);

/// How register numbers are compared; empty for none.
std::string RegisterKey(std::string_view number);
/// The old number of a row.
std::string RegisterKeyOf(const CaseImportRow& row);

}  // namespace gongkai::request
