#include "request/case_import_actions.h"

#include <algorithm>
#include <map>

#include "account/working_days_view.h"
#include "base/fold.h"
#include "crypto/random.h"
#include "disclosure/item_steps_actions.h"
#include "request/case_actions.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using account::OrganId;
using disclosure::MayActAs;
using docread::Sheet;

constexpr std::size_t kRegisterColumn = 0;
constexpr std::chrono::days kImportsKept{7};

std::string ObjectOfImport(CaseImportId id) { return "request_import:" + ToString(id); }
Error Wrong(std::string message) { return {ErrorKind::kInvalidInput, std::move(message), ""}; }

// ---- the workbook

/// Where each column stands; -1: it is not there.
using Places = std::array<int, kCaseImportColumns>;

Result<Places> PlacesIn(const docread::SheetRow& heads) {
  Places places;
  places.fill(-1);
  for (std::size_t i = 0; i < kCaseImportColumns; ++i) {
    const CaseImportColumn& column = CaseImportColumns()[i];
    for (const docread::SheetCell& cell : heads.cells) {
      if (LabelKey(cell.text) != LabelKey(column.head)) continue;
      if (places[i] >= 0) return Wrong("第一行有两个“" + std::string(column.head) + "”列，请去掉一个。");
      places[i] = cell.column;
    }
    if (places[i] < 0 && column.required) {
      return Wrong("第一行应当是表头，却没有“" + std::string(column.head) + "”一列。请照模板填写。");
    }
  }
  return places;
}

std::vector<CaseImportRow> RowsIn(const Sheet& sheet, const Places& places) {
  std::vector<CaseImportRow> rows;
  for (const docread::SheetRow& line : sheet.rows) {
    if (&line == &sheet.rows.front()) continue;
    CaseImportRow row{.number = line.row + 1, .cells = {}, .is_hidden = line.hidden};
    bool is_blank = true;
    for (const docread::SheetCell& cell : line.cells) {
      const auto* const place = std::ranges::find(places, cell.column);
      if (place == places.end()) continue;
      const auto column = static_cast<std::size_t>(place - places.begin());
      row.cells[column] = PersonalText(cell.text);
      if (cell.inexact) row.inexact.push_back(column);
      is_blank = is_blank && IsBlankText(cell.text);
    }
    if (!is_blank) rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<CaseImportRow>> RowsOf(const docread::Workbook& workbook) {
  if (workbook.obstacle != docread::Obstacle::kNone) {
    return Error{ErrorKind::kUnreadable, workbook.obstacle_message, ""};
  }
  const auto sheet =
      std::ranges::find_if(workbook.sheets, [](const Sheet& each) { return !each.hidden && !each.rows.empty(); });
  if (sheet == workbook.sheets.end()) return Wrong("文件里没有显示着的内容，请照模板填写。");
  const Places places = TRY(PlacesIn(sheet->rows.front()));
  std::vector<CaseImportRow> rows = RowsIn(*sheet, places);
  if (rows.empty()) return Wrong("文件里只有表头，没有申请。");
  if (rows.size() > kMostCaseImportRows) {
    return Wrong("一次最多导入 " + std::to_string(kMostCaseImportRows) + " 行，请分成几个文件。");
  }
  return rows;
}

// ---- the rows

void AddFault(CheckedImportRow& checked, std::string message) {
  if (std::ranges::count(checked.faults, kRegisterColumn, &CaseImportFault::column) == 0) {
    checked.faults.push_back({kRegisterColumn, std::move(message)});
  }
}

CheckedImport Checked(db::Session& session, OrganId organ, std::vector<CaseImportRow> rows, Date today) {
  CheckedImport import{.rows = std::move(rows), .checked = {}};
  ImportBounds bounds{today};
  if (const auto first = FirstTakenIn(session, organ)) bounds.worked_from = BeijingDay(*first);
  std::map<std::string, int> firsts;
  for (const CaseImportRow& row : import.rows) {
    CheckedImportRow checked = CheckImportRow(row, bounds, account::WorkingDays());
    if (const std::string key = RegisterKeyOf(row); !key.empty()) {
      const auto [first, is_first] = firsts.emplace(key, row.number);
      if (!is_first) AddFault(checked, "登记编号与第 " + std::to_string(first->second) + " 行相同。");
      if (IsRegisterNumberTaken(session, organ, key)) AddFault(checked, "这个登记编号已经有了，可能已经登记过这一件。");
    }
    if (!checked.faults.empty()) ++import.bad;
    import.checked.push_back(std::move(checked));
  }
  return import;
}

/// What a person may do with it, or why not.
Result<CaseImport> WaitingImport(Deed& deed, CaseImportId id) {
  if (!MayActAs(deed.actor(), Act::kHandleCases)) return Error{ErrorKind::kForbidden, "您现在的岗位不能导入申请。", {}};
  auto import = LockedCaseImport(deed.transaction(), id);
  if (!import) return Error{ErrorKind::kNotFound, "没有这次导入。", {}};
  if (import->state != CaseImportState::kWaiting) {
    return Error{ErrorKind::kConflict, "这次导入已经确认或者放弃，不能再改。", {}};
  }
  return std::move(*import);
}

/// `change` is given the rows and the place of that row.
template <class Change>
Result<CaseImportId> ChangeRow(Desk& desk, Deed& deed, CaseImportId id, int number, Change change) {
  if (deed.done_before()) return id;
  TRY(WaitingImport(deed, id));
  std::vector<CaseImportRow> rows = CaseImportRowsOf(deed.transaction(), desk.keys, id);
  const auto row = std::ranges::find(rows, number, &CaseImportRow::number);
  if (row == rows.end()) return Error{ErrorKind::kNotFound, "没有这一行。", {}};
  change(rows, row);
  PutCaseImportRows(deed.transaction(), desk.keys, id, rows);
  deed.Record(id.organ, "request.import_mend", ObjectOfImport(id), {{"row", std::to_string(number)}});
  deed.Commit(ToString(id));
  return id;
}

// ---- into the register

NewCase CaseOf(const Desk& desk, const Deed& deed, OrganId organ, const ImportedCase& imported) {
  NewCase added{.held = {}, .words = {}, .digests = {}};
  added.words.applicant = imported.applicant;
  added.words.asked = imported.asked;
  added.held.id = {organ, 0};
  added.held.handler = organ;
  added.held.channel = imported.channel;
  added.held.applicant = imported.applicant.kind;
  added.held.carrier = imported.asked.carrier;
  added.held.way = imported.asked.way;
  added.held.at = deed.now();
  added.held.submitted = imported.submitted;
  // Nobody was given this code: by none of it can be asked.
  added.digests.code = CodeDigestOf(desk.keys, crypto::RandomHex(crypto::Key::kBytes));
  added.digests.asked = AskedDigestOf(desk.keys, imported.asked);
  return added;
}

Status Enter(const Desk& desk, Deed& deed, OrganId organ, const ImportedCase& imported) {
  db::Transaction& act = deed.transaction();
  const CaseId id = AddCase(act, desk.keys, CaseOf(desk, deed, organ, imported));
  Case held = *FindCase(act, id);
  std::vector<CaseEvent> events = imported.events;
  for (CaseEvent& event : events) {
    event.at = deed.now();
    event.person = deed.actor().person;
    event.person_name = deed.actor().name;
    if (event.kind == CaseEventKind::kSubmitted) event.organ = organ;
    // The copies are written once, with the last.
    if (&event != &events.back()) AppendEvent(act, desk.keys, id, event);
  }
  held = TRY(AppendToCase(deed, desk.keys, std::move(held), events.back()));
  held.register_number = imported.register_number;
  while (held.register_number.empty() || IsRegisterNumberTaken(act, organ, held.register_number)) {
    const Date received = held.received.value_or(imported.submitted);
    held.register_number = NextRegisterNumber(act, organ, static_cast<int>(received.year()));
  }
  PutStatus(act, held);
  return Ok();
}

Result<std::int64_t> Confirm(Desk& desk, Deed& deed, CaseImportId id, std::int64_t version) {
  if (deed.done_before()) return deed.EarlierId();
  const CaseImport waiting = TRY(WaitingImport(deed, id));
  if (waiting.version != version) {
    return Error{ErrorKind::kConflict, "别人刚刚改过这次导入，请看过现在的各行再确认。", {}};
  }
  db::Transaction& act = deed.transaction();
  const CheckedImport import = CheckCaseImport(act, desk.keys, id, deed.today());
  if (import.rows.empty()) return Error{ErrorKind::kConflict, "没有可以导入的行。", {}};
  if (import.bad > 0) {
    return Error{
        ErrorKind::kConflict, "还有 " + std::to_string(import.bad) + " 行没有改好，改好或者去掉以后再确认。", {}};
  }
  for (std::size_t i = 0; i < import.rows.size(); ++i) {
    const Status entered = Enter(desk, deed, id.organ, *import.checked[i].imported);
    if (!entered) {
      const std::string row = "第 " + std::to_string(import.rows[i].number) + " 行：";
      return Error{ErrorKind::kConflict, row + entered.error().message + "。一件也没有导入。", entered.error().source};
    }
  }
  const std::int64_t count = std::ssize(import.rows);
  EndCaseImport(act, id, CaseImportState::kConfirmed, count);
  deed.Record(id.organ, "request.import_confirm", ObjectOfImport(id), {{"cases", std::to_string(count)}});
  deed.Commit(std::to_string(count));
  return count;
}

}  // namespace

CheckedImport CheckCaseImport(db::Session& session, const account::Keys& keys, CaseImportId id, Date today) {
  return Checked(session, id.organ, CaseImportRowsOf(session, keys, id), today);
}

Result<CaseImportId> BeginCaseImport(Desk& desk, const Actor& actor, OrganId organ, std::string file_name,
                                     const docread::Workbook& workbook) {
  const std::vector<CaseImportRow> rows = TRY(RowsOf(workbook));
  return RetryDeed(desk, actor, [&](Deed& deed) -> Result<CaseImportId> {
    if (deed.done_before()) return deed.Earlier(CaseIdFrom);
    if (!MayActAs(deed.actor(), Act::kHandleCases)) {
      return Error{ErrorKind::kForbidden, "您现在的岗位不能导入申请。", {}};
    }
    ForgetCaseImports(deed.transaction(), deed.now() - kImportsKept);
    CaseImport import;
    import.id.organ = organ;
    import.file_name = file_name;
    import.created_by = deed.actor().person;
    import.created_at = deed.now();
    const CaseImportId id = AddCaseImport(deed.transaction(), desk.keys, import, rows);
    deed.Record(organ, "request.import", ObjectOfImport(id), {{"rows", std::to_string(rows.size())}});
    deed.Commit(ToString(id));
    return id;
  });
}

Result<CaseImportId> MendCaseImportRow(Desk& desk, const Actor& actor, CaseImportId id, int number,
                                       const CaseImportCells& cells) {
  return RetryDeed(desk, actor, [&](Deed& deed) {
    return ChangeRow(desk, deed, id, number, [&](std::vector<CaseImportRow>&, auto row) {
      std::erase_if(row->inexact, [&](std::size_t column) { return !(row->cells[column] == cells[column]); });
      row->cells = cells;
    });
  });
}

Result<CaseImportId> LeaveOutCaseImportRow(Desk& desk, const Actor& actor, CaseImportId id, int number) {
  return RetryDeed(desk, actor, [&](Deed& deed) {
    return ChangeRow(desk, deed, id, number, [](std::vector<CaseImportRow>& rows, auto row) { rows.erase(row); });
  });
}

Result<std::int64_t> ConfirmCaseImport(Desk& desk, const Actor& actor, CaseImportId id, std::int64_t version) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Confirm(desk, deed, id, version); });
}

Result<CaseImportId> DropCaseImport(Desk& desk, const Actor& actor, CaseImportId id) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> Result<CaseImportId> {
    if (deed.done_before()) return id;
    TRY(WaitingImport(deed, id));
    EndCaseImport(deed.transaction(), id, CaseImportState::kDropped, 0);
    deed.Record(id.organ, "request.import_drop", ObjectOfImport(id));
    deed.Commit(ToString(id));
    return id;
  });
}

}  // namespace gongkai::request
