#include "assessment/table_actions.h"

#include <algorithm>
#include <charconv>

#include "assessment/standard_table.h"

namespace gongkai::assessment {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

constexpr std::string_view kStandard = "standard";

/// None: there is no such assessment.
std::optional<std::vector<Indicator>> CopiedTable(db::Session& session, std::string_view from) {
  if (from.empty()) return std::vector<Indicator>();
  if (from == kStandard) return StandardTable();
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(from.data(), from.data() + from.size(), id);
  if (error != std::errc{} || end != from.data() + from.size()) return std::nullopt;
  if (!FindAssessment(session, AssessmentId{id})) return std::nullopt;
  return TableOf(session, AssessmentId{id});
}

/// Counts the change, so that two people do not write the same table.
FormResult<AssessmentId> Finish(Deed& deed, const Assessment& assessment, std::string_view act, int number = 0) {
  if (!UpdateAssessment(deed.transaction(), assessment)) return SomebodyWasFaster();
  deed.Record(assessment.keeper, act, ObjectOf(assessment.id), {{"number", std::to_string(number)}});
  deed.Commit(std::to_string(assessment.id.value));
  return assessment.id;
}

template <class Done>
FormResult<AssessmentId> OnTable(Desk& desk, const Actor& actor, const SeenAssessment& seen, Done done,
                                 account::ActPlace place = account::ActPlace::current()) {
  return RetryDeed(desk, actor, place, [&](Deed& deed) -> FormResult<AssessmentId> {
    if (deed.done_before()) return deed.EarlierId<AssessmentId>();
    if (!MayAct(deed, Act::kSuperviseCases)) return Refused("您现在的岗位不能制定指标表。");
    const auto locked = LockedIn(deed, seen.id, PeriodState::kTable);
    if (!locked) return locked.errors();
    if (locked->version != seen.version) return SomebodyWasFaster();
    return done(deed, *locked);
  });
}

}  // namespace

FormResult<AssessmentId> BeginAssessment(Desk& desk, const Actor& actor, OrganId keeper, const PeriodForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<AssessmentId> {
    if (deed.done_before()) return deed.EarlierId<AssessmentId>();
    if (!MayAct(deed, Act::kSuperviseCases)) return Refused("您现在的岗位不能开展考核。");
    auto read = AssessmentFrom(form, Assessment());
    FieldErrors errors = read.errors();
    const auto table = CopiedTable(deed.transaction(), form.copied_from);
    if (!table) errors.push_back({"copied_from", "没有这张指标表，请重新选择。"});
    if (!errors.empty()) return errors;
    Assessment begun = *read;
    begun.keeper = keeper;
    begun.id = AddAssessment(deed.transaction(), begun);
    for (const Indicator& row : *table) PutIndicator(deed.transaction(), begun.id, row);
    NoteEvent(deed, begun.id, kWholeAssessment, 0, "新建考核");
    deed.Record(keeper, "scoring.begin", ObjectOf(begun.id));
    deed.Commit(std::to_string(begun.id.value));
    return begun.id;
  });
}

FormResult<AssessmentId> ChangeAssessment(Desk& desk, const Actor& actor, const SeenAssessment& seen,
                                          const PeriodForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<AssessmentId> {
    if (deed.done_before()) return deed.EarlierId<AssessmentId>();
    if (!MayAct(deed, Act::kSuperviseCases)) return Refused("您现在的岗位不能修改考核。");
    const auto locked = LockedAssessment(deed.transaction(), seen.id);
    if (!locked) return Refused("没有这次考核，请从列表进入。");
    if (locked->version != seen.version) return SomebodyWasFaster();
    const bool is_open = locked->state == PeriodState::kTable || locked->state == PeriodState::kSelf;
    if (!is_open) return Refused("已经开始审核，不能再改。");
    const auto changed = AssessmentFrom(form, *locked);
    if (!changed) return changed.errors();
    if (locked->state != PeriodState::kTable && !(changed->days == locked->days)) {
      return Under("first", "指标表已经印发，考核的起止日期不能再改。");
    }
    NoteEvent(deed, locked->id, kWholeAssessment, 0, "修改名称、日期和等次");
    return Finish(deed, *changed, "scoring.change");
  });
}

FormResult<AssessmentId> PutRow(Desk& desk, const Actor& actor, const SeenAssessment& seen, const IndicatorForm& form) {
  return OnTable(desk, actor, seen, [&](Deed& deed, const Assessment& assessment) -> FormResult<AssessmentId> {
    const std::vector<Indicator> table = TableOf(deed.transaction(), assessment.id);
    const bool is_there = std::ranges::find(table, form.number, &Indicator::number) != table.end();
    if (form.number != 0 && !is_there) return Refused("没有这个指标，请从指标表进入。");
    if (form.number == 0 && table.size() >= static_cast<std::size_t>(kMostIndicators)) {
      return Refused("一张指标表最多100行。");
    }
    const auto read = IndicatorFrom(form, table);
    if (!read) return read.errors();
    Indicator row = *read;
    if (row.number == 0) {
      for (const Indicator& each : table) row.number = std::max(row.number, each.number);
      ++row.number;
    }
    PutIndicator(deed.transaction(), assessment.id, row);
    return Finish(deed, assessment, "scoring.put_row", row.number);
  });
}

FormResult<AssessmentId> RemoveRow(Desk& desk, const Actor& actor, const SeenAssessment& seen, int number) {
  return OnTable(desk, actor, seen, [&](Deed& deed, const Assessment& assessment) -> FormResult<AssessmentId> {
    const std::vector<Indicator> table = TableOf(deed.transaction(), assessment.id);
    if (std::ranges::find(table, number, &Indicator::number) == table.end()) return Refused("没有这个指标。");
    if (std::ranges::find(table, number, &Indicator::parent) != table.end()) {
      return Refused("它下面还有指标，请先删去下面的。");
    }
    RemoveIndicator(deed.transaction(), assessment.id, number);
    return Finish(deed, assessment, "scoring.remove_row", number);
  });
}

}  // namespace gongkai::assessment
