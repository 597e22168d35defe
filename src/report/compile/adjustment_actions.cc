#include "report/compile/adjustment_actions.h"

#include <algorithm>

#include "disclosure/item_steps_actions.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using account::OrganId;

std::string ObjectOfYear(OrganId organ, int year) {
  return "annual:" + std::to_string(organ.value) + "-" + std::to_string(year);
}

/// Of "before all years": cells of the latest form, in which nothing is counted and all that was adjusted stands.
CompiledTables TablesBeforeAll(db::Session& session, OrganId organ) {
  CompiledTables tables{.organ = organ, .year = kBeforeAll, .form = &law::LatestForm(), .cells = {}};
  const std::vector<KeptAdjustment> kept = AdjustmentsOf(session, organ, kBeforeAll);
  for (const int table : {2, 3, 4}) {
    for (const law::FormRow& row : tables.form->Table(table).rows) {
      for (const law::FormColumn& column : row.columns) {
        CompiledCell cell;
        cell.cell = {.table = table, .row = std::string(row.key), .column = std::string(column.name)};
        cell.unit = column.unit;
        if (!AddsUp(cell.cell)) continue;
        for (const KeptAdjustment& each : kept) {
          if (each.adjustment.cell == cell.cell) cell.adjustments.push_back(each.adjustment);
        }
        tables.cells.push_back(std::move(cell));
      }
    }
  }
  return tables;
}

Result<CompiledTables> TablesToAdjust(db::Session& session, OrganId organ, int year) {
  if (year == kBeforeAll) return TablesBeforeAll(session, organ);
  return TablesOf(session, organ, year);
}

FormResult<std::int64_t> Add(Deed& deed, OrganId organ, int year, FormResult<Adjustment> made,
                             std::optional<std::int64_t> undoes) {
  if (!made) return made.errors();
  Adjustment adjustment = *made;
  adjustment.person = deed.actor().name;
  adjustment.at = deed.now();
  const std::int64_t number = AddAdjustment(deed.transaction(), organ, year, adjustment, undoes, deed.actor().person);
  deed.Record(organ, undoes ? "annual.undo_adjustment" : "annual.adjust", ObjectOfYear(organ, year),
              {{"number", std::to_string(number)},
               {"cell", ToString(adjustment.cell)},
               {"change", ToString(adjustment.change)}});
  deed.Commit(std::to_string(number));
  return number;
}

FieldError MayNot() { return {"", "您现在的岗位不能调整本机关的年报数字。"}; }

FormResult<std::int64_t> AdjustIn(Deed& deed, OrganId organ, int year, const AdjustmentForm& form) {
  if (deed.done_before()) return deed.EarlierId();
  if (!disclosure::MayActAs(deed.actor(), Act::kDraftItems)) return MayNot();
  LockAnnual(deed.transaction(), organ);
  const auto tables = TablesToAdjust(deed.transaction(), organ, year);
  if (!tables) return FieldError{"", tables.error().message};
  if (AdjustmentsOf(deed.transaction(), organ, year).size() >= kMostAdjustments) {
    return FieldError{"", "这一年的调整太多了，请先核对登记，把零散的合成一条。"};
  }
  return Add(deed, organ, year, AdjustmentFrom(form, *tables), std::nullopt);
}

FormResult<std::int64_t> UndoIn(Deed& deed, OrganId organ, int year, std::int64_t number, const std::string& reason) {
  if (deed.done_before()) return deed.EarlierId();
  if (!disclosure::MayActAs(deed.actor(), Act::kDraftItems)) return MayNot();
  LockAnnual(deed.transaction(), organ);
  const auto tables = TablesToAdjust(deed.transaction(), organ, year);
  if (!tables) return FieldError{"", tables.error().message};
  for (const KeptAdjustment& each : AdjustmentsOf(deed.transaction(), organ, year)) {
    if (each.adjustment.number != number) continue;
    if (each.undone_by) return FieldError{"", "这条调整已经撤回了。"};
    if (each.undoes) return FieldError{"", "这一条是撤回别的调整的，不能再撤回；需要的话请另加一条调整。"};
    return Add(deed, organ, year, UndoingOf(each.adjustment, reason, *tables), number);
  }
  return FieldError{"", "没有这条调整。"};
}

bool HasRows(const CompiledYear& compiled, int table) {
  return table == 3 ? !compiled.ledger.cases.empty() : !compiled.ledger.disputes.empty();
}

Result<OrganId> StateIn(Deed& deed, OrganId organ, int year, int table, bool is_none) {
  if (deed.done_before()) return organ;
  if (!disclosure::MayActAs(deed.actor(), Act::kDraftItems)) {
    return Error{ErrorKind::kForbidden, "您现在的岗位不能声明。", {}};
  }
  if (table != 3 && table != 4) return Error{ErrorKind::kNotFound, "没有这张表。", {}};
  LockAnnual(deed.transaction(), organ);
  const CompiledYear compiled = TRY(YearOf(deed.transaction(), organ, year));
  if (is_none && deed.today() <= Date(std::chrono::year(year) / 12 / 31)) {
    return Error{ErrorKind::kConflict, "这一年还没有过完，12月31日以后才能声明本年没有。", {}};
  }
  if (is_none && HasRows(compiled, table)) {
    return Error{ErrorKind::kConflict, "登记里本年有记载，不能声明没有。", {}};
  }
  if (is_none) {
    AddNoneStatement(deed.transaction(), organ, year, table, deed.actor().person, deed.actor().name, deed.now());
  } else {
    RemoveNoneStatement(deed.transaction(), organ, year, table);
  }
  deed.Record(organ, "annual.state_none", ObjectOfYear(organ, year),
              {{"table", std::to_string(table)}, {"none", is_none ? "1" : "0"}});
  deed.Commit();
  return organ;
}

}  // namespace

FormResult<std::int64_t> Adjust(Desk& desk, const Actor& actor, OrganId organ, int year, const AdjustmentForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return AdjustIn(deed, organ, year, form); });
}

FormResult<std::int64_t> UndoAdjustment(Desk& desk, const Actor& actor, OrganId organ, int year, std::int64_t number,
                                        const std::string& reason) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return UndoIn(deed, organ, year, number, reason); });
}

Result<OrganId> StateNoneIn(Desk& desk, const Actor& actor, OrganId organ, int year, int table, bool is_none) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return StateIn(deed, organ, year, table, is_none); });
}

Result<std::int64_t> KeepCount(Deed& deed, OrganId organ, int year) {
  LockAnnual(deed.transaction(), organ);
  const CompiledYear compiled = TRY(YearOf(deed.transaction(), organ, year));
  return AddCount(deed.transaction(), organ, year, KeptCellsOf(compiled), deed.now());
}

}  // namespace gongkai::report
