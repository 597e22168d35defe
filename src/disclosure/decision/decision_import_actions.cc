#include "disclosure/decision/decision_import_actions.h"

#include <algorithm>
#include <unordered_map>

#include "account/working_days_view.h"
#include "base/fold.h"
#include "db/retry.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using docread::Sheet;

constexpr std::size_t kNumberColumn = 1, kAtOnce = 1000;

std::string ObjectOfImport(ItemId id) { return "decision_import:" + ToString(id); }

Error Wrong(std::string message) { return {ErrorKind::kInvalidInput, std::move(message), ""}; }

// ---- the workbook

/// The first that is shown and holds something.
const Sheet* SheetOf(const docread::Workbook& workbook) {
  const auto filled =
      std::ranges::find_if(workbook.sheets, [](const Sheet& sheet) { return !sheet.hidden && !sheet.rows.empty(); });
  return filled == workbook.sheets.end() ? nullptr : &*filled;
}

/// Where each column stands; -1: it is not there.
using Places = std::array<int, kDecisionColumns>;

Result<Places> PlacesIn(const docread::SheetRow& heads) {
  Places places;
  places.fill(-1);
  for (std::size_t i = 0; i < kDecisionColumns; ++i) {
    const DecisionColumn& column = DecisionColumns()[i];
    for (const docread::SheetCell& cell : heads.cells) {
      if (LabelKey(cell.text) != LabelKey(column.head)) continue;
      if (places[i] >= 0) return Wrong("第一行有两个“" + std::string(column.head) + "”列，请去掉一个。");
      places[i] = cell.column;
    }
    if (places[i] < 0 && column.required)
      return Wrong("第一行应当是表头，却没有“" + std::string(column.head) + "”一列。请照模板填写。");
  }
  return places;
}

std::vector<DecisionImportRow> RowsIn(const Sheet& sheet, const Places& places) {
  std::vector<DecisionImportRow> rows;
  for (const docread::SheetRow& line : sheet.rows) {
    if (&line == &sheet.rows.front()) continue;
    DecisionImportRow row{.number = line.row + 1, .cells = {}, .faults = {}, .is_hidden = line.hidden};
    bool is_blank = true;
    for (const docread::SheetCell& cell : line.cells) {
      const auto* const place = std::ranges::find(places, cell.column);
      if (place == places.end()) continue;
      std::string& text = row.cells[static_cast<std::size_t>(place - places.begin())];
      text = cell.text;
      if (cell.inexact) row.inexact.push_back(static_cast<std::size_t>(place - places.begin()));
      is_blank = is_blank && IsBlankText(text);
    }
    if (!is_blank) rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<DecisionImportRow>> RowsOf(const docread::Workbook& workbook) {
  if (workbook.obstacle != docread::Obstacle::kNone)
    return Error{ErrorKind::kUnreadable, workbook.obstacle_message, ""};
  const Sheet* const sheet = SheetOf(workbook);
  if (sheet == nullptr) {
    return Wrong(workbook.sheets.empty() ||
                         std::ranges::none_of(workbook.sheets, [](const Sheet& each) { return each.hidden; })
                     ? "文件是空的，请照模板填写。"
                     : "文件里有内容的工作表都是隐藏的，隐藏的不导入，请取消隐藏再上传。");
  }
  const Places places = TRY(PlacesIn(sheet->rows.front()));
  std::vector<DecisionImportRow> rows = RowsIn(*sheet, places);
  if (rows.empty()) return Wrong("文件里只有表头，没有决定。");
  if (rows.size() > kMostImportRows)
    return Wrong("一次最多导入 " + std::to_string(kMostImportRows) + " 行，请分成几个文件。");
  return rows;
}

// ---- the rows

void AddFault(DecisionImportRow& row, std::size_t column, std::string message) {
  if (std::ranges::count(row.faults, column, &CellFault::column) == 0)
    row.faults.push_back({column, std::move(message)});
}

void CheckAlone(DecisionImportRow& row, Date today) {
  for (const std::size_t column : row.inexact)
    AddFault(row, column, "这一格的数字超过 15 位，表格软件已把后几位改成 0，请照原件重填。");
  for (CellFault& fault : CheckCells(row.cells, today).faults) AddFault(row, fault.column, std::move(fault.message));
}

void CheckAgainstOthers(db::Session& session, ItemId import, DecisionImportRow& row,
                        std::optional<std::int64_t> above) {
  if (above) AddFault(row, kNumberColumn, "文号与第 " + std::to_string(*above) + " 行相同，同一机关的文号不能重复。");
  const std::string key = NumberKey(row.cells[kNumberColumn]);
  if (!key.empty() && FindDecisionByKey(session, import.organ, key))
    AddFault(row, kNumberColumn, "登记簿里已经有文号相同的决定，同一机关的文号不能重复。");
}

void CheckAnew(db::Transaction& act, ItemId import, DecisionImportRow& row, Date today) {
  row.faults.clear();
  CheckAlone(row, today);
  CheckAgainstOthers(act, import, row, RowAboveWithKey(act, import, NumberKey(row.cells[kNumberColumn]), row.number));
  SaveImportRow(act, import, row);
}

void CheckAllWithKey(db::Transaction& act, ItemId import, const std::string& key, Date today) {
  if (key.empty()) return;
  for (DecisionImportRow& row : RowsWithKey(act, import, key)) CheckAnew(act, import, row, today);
}

/// Within its own transaction; nothing when the import was dropped meanwhile.
template <class Change>
bool ChangeImport(Desk& desk, ItemId id, Change change) {
  return db::Retry(desk.database, [&](db::Transaction& act) {
    auto import = LockedImport(act, id);
    if (!import || import->state != ImportState::kReading) return false;
    change(act, *import);
    UpdateImport(act, *import);
    act.Commit();
    return true;
  });
}

using RowsOfKeys = std::unordered_map<std::string, std::int64_t>;

void TakeIn(db::Transaction& act, ItemId import, std::span<DecisionImportRow> rows, const RowsOfKeys& firsts,
            Date today) {
  for (DecisionImportRow& row : rows) {
    CheckAlone(row, today);
    const auto first = firsts.find(NumberKey(row.cells[kNumberColumn]));
    const bool is_second = first != firsts.end() && first->second < row.number;
    CheckAgainstOthers(act, import, row, is_second ? std::optional(first->second) : std::nullopt);
    SaveImportRow(act, import, row);
  }
}

RowsOfKeys FirstsOf(const std::vector<DecisionImportRow>& rows) {
  RowsOfKeys firsts;
  for (const DecisionImportRow& row : rows) {
    const std::string key = NumberKey(row.cells[kNumberColumn]);
    if (!key.empty()) firsts.emplace(key, row.number);
  }
  return firsts;
}

// ---- by the word of a person

/// What a person may do with it, or why not.
Result<DecisionImport> WaitingImport(Deed& deed, ItemId id) {
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return Error{ErrorKind::kForbidden, "您现在的岗位不能导入决定。", {}};
  auto import = LockedImport(deed.transaction(), id);
  if (!import) return Error{ErrorKind::kNotFound, "没有这次导入。", {}};
  if (import->state == ImportState::kConfirmed)
    return Error{ErrorKind::kConflict, "这次导入已经确认过，不能再改。", {}};
  if (import->state != ImportState::kWaiting) return Error{ErrorKind::kConflict, "这次导入现在不能改。", {}};
  return std::move(*import);
}

Result<ItemId> Mend(Deed& deed, ItemId id, std::int64_t number, const DecisionCells& cells) {
  if (deed.done_before()) return id;
  TRY(WaitingImport(deed, id));
  db::Transaction& act = deed.transaction();
  auto row = FindImportRow(act, id, number);
  if (!row) return Error{ErrorKind::kNotFound, "没有这一行。", {}};
  const std::string before = NumberKey(row->cells[kNumberColumn]), after = NumberKey(cells[kNumberColumn]);
  const bool was_first = !RowAboveWithKey(act, id, before, number);
  std::erase_if(row->inexact, [&](std::size_t column) { return Trim(row->cells[column]) != Trim(cells[column]); });
  row->cells = cells;
  CheckAnew(act, id, *row, deed.today());
  if (before != after) {
    // The rows below name the first of their number.
    if (was_first) CheckAllWithKey(act, id, before, deed.today());
    if (!RowAboveWithKey(act, id, after, number)) CheckAllWithKey(act, id, after, deed.today());
  }
  deed.Record(id.organ, "decision.import_mend", ObjectOfImport(id), {{"row", std::to_string(number)}});
  deed.Commit(ToString(id));
  return id;
}

Result<ItemId> LeaveOut(Deed& deed, ItemId id, std::int64_t number) {
  if (deed.done_before()) return id;
  TRY(WaitingImport(deed, id));
  db::Transaction& act = deed.transaction();
  const auto row = FindImportRow(act, id, number);
  if (!row) return Error{ErrorKind::kNotFound, "没有这一行。", {}};
  const std::string key = NumberKey(row->cells[kNumberColumn]);
  const bool was_first = !RowAboveWithKey(act, id, key, number);
  RemoveImportRow(act, id, number);
  if (was_first) CheckAllWithKey(act, id, key, deed.today());
  deed.Record(id.organ, "decision.import_mend", ObjectOfImport(id), {{"left_out", std::to_string(number)}});
  deed.Commit(ToString(id));
  return id;
}

/// Looks at the rows again, since others may have entered the same numbers after they were read: those in which
/// something is wrong now are put down as bad ones. How many they are.
std::int64_t PutBackTaken(Deed& deed, ItemId id, const std::vector<DecisionImportRow>& rows) {
  std::int64_t taken = 0;
  for (DecisionImportRow row : rows) {
    const std::string key = NumberKey(row.cells[kNumberColumn]);
    if (CheckCells(row.cells, deed.today()).faults.empty() && !FindDecisionByKey(deed.transaction(), id.organ, key))
      continue;
    CheckAnew(deed.transaction(), id, row, deed.today());
    ++taken;
  }
  return taken;
}

/// A decision of every row.
std::int64_t Enter(Deed& deed, ItemId id, const std::vector<DecisionImportRow>& rows) {
  std::int64_t number = NextDecisionNumber(deed.transaction(), id.organ);
  for (const DecisionImportRow& row : rows) {
    CheckedCells checked = CheckCells(row.cells, deed.today());
    checked.decision.id = {id.organ, number++};
    checked.decision.due_on = DueOf(checked.decision, account::WorkingDays());
    PutDecision(deed.transaction(), checked.decision, deed.actor().person, deed.now());
  }
  return std::ssize(rows);
}

Result<std::int64_t> Confirm(Deed& deed, ItemId id) {
  if (deed.done_before()) return deed.EarlierId();
  DecisionImport import = TRY(WaitingImport(deed, id));
  if (import.bad > 0) {
    return Error{
        ErrorKind::kConflict, "还有 " + std::to_string(import.bad) + " 行没有改好，改好或者去掉以后再确认。", {}};
  }
  LockLedger(deed.transaction(), id.organ);
  const std::vector<DecisionImportRow> rows = ImportRows(deed.transaction(), id, false, 0);
  if (rows.empty()) return Error{ErrorKind::kConflict, "没有可以导入的行。", {}};
  if (const std::int64_t taken = PutBackTaken(deed, id, rows); taken > 0) {
    deed.Record(id.organ, "decision.import_taken", ObjectOfImport(id), {{"rows", std::to_string(taken)}});
    deed.Commit("0");
    return 0;
  }
  const std::int64_t count = Enter(deed, id, rows);
  import.state = ImportState::kConfirmed;
  import.total = count;
  UpdateImport(deed.transaction(), import);
  RemoveImportRows(deed.transaction(), id);
  deed.Record(id.organ, "decision.import_confirm", ObjectOfImport(id), {{"rows", std::to_string(count)}});
  deed.Commit(std::to_string(count));
  return count;
}

Result<ItemId> Drop(Deed& deed, ItemId id) {
  if (deed.done_before()) return id;
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return Error{ErrorKind::kForbidden, "您现在的岗位不能导入决定。", {}};
  auto import = LockedImport(deed.transaction(), id);
  if (!import) return Error{ErrorKind::kNotFound, "没有这次导入。", {}};
  if (import->state == ImportState::kDropped) return id;
  if (import->state == ImportState::kConfirmed)
    return Error{ErrorKind::kConflict, "这次导入已经确认过，不能放弃。", {}};
  import->state = ImportState::kDropped;
  UpdateImport(deed.transaction(), *import);
  RemoveImportRows(deed.transaction(), id);
  deed.Record(id.organ, "decision.import_drop", ObjectOfImport(id));
  deed.Commit(ToString(id));
  return id;
}

}  // namespace

Result<ItemId> BeginImport(Desk& desk, const Actor& actor, OrganId organ, std::string file_name) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> Result<ItemId> {
    if (deed.done_before()) return deed.Earlier(ItemIdFrom);
    const ItemId id = AddImport(deed.transaction(), {.id = {organ, 0},
                                                     .file_name = file_name,
                                                     .words = {},
                                                     .created_by = deed.actor().person,
                                                     .created_at = deed.now()});
    deed.Record(organ, "decision.import", ObjectOfImport(id));
    deed.Commit(ToString(id));
    return id;
  });
}

void ReadImport(Desk& desk, ItemId id, const docread::Workbook& workbook) {
  auto read = RowsOf(workbook);
  if (!read) {
    ChangeImport(desk, id, [&](db::Transaction&, DecisionImport& import) {
      import.state = ImportState::kUnreadable;
      import.words = read.error().message;
    });
    return;
  }
  const Date today = BeijingDay(desk.now());
  const RowsOfKeys firsts = FirstsOf(*read);
  for (std::size_t from = 0; from < read->size(); from += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, read->size() - from);
    const bool goes_on = ChangeImport(desk, id, [&](db::Transaction& act, DecisionImport& import) {
      std::vector<DecisionImportRow> some(read->begin() + static_cast<std::ptrdiff_t>(from),
                                          read->begin() + static_cast<std::ptrdiff_t>(from + count));
      TakeIn(act, id, some, firsts, today);
      import.total = static_cast<std::int64_t>(read->size());
      import.checked = static_cast<std::int64_t>(from + count);
      if (from + count == read->size()) import.state = ImportState::kWaiting;
    });
    if (!goes_on) return;
  }
}

Result<ItemId> MendImportRow(Desk& desk, const Actor& actor, ItemId import, std::int64_t row,
                             const DecisionCells& cells) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Mend(deed, import, row, cells); });
}

Result<ItemId> LeaveOutImportRow(Desk& desk, const Actor& actor, ItemId import, std::int64_t row) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return LeaveOut(deed, import, row); });
}

Result<std::int64_t> ConfirmImport(Desk& desk, const Actor& actor, ItemId import) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Confirm(deed, import); });
}

Result<ItemId> DropImport(Desk& desk, const Actor& actor, ItemId import) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Drop(deed, import); });
}

}  // namespace gongkai::disclosure
