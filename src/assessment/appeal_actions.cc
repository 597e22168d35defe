#include "assessment/appeal_actions.h"

#include <algorithm>

#include "account/working_days_view.h"
#include "assessment/reading_actions.h"
#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::assessment {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

std::optional<Indicator> RowAt(db::Session& session, AssessmentId id, int number) {
  for (const Indicator& each : TableOf(session, id)) {
    if (each.number == number && each.IsLeaf()) return each;
  }
  return std::nullopt;
}

SheetLine LineAt(db::Session& session, const SheetPlace& place, const Indicator& row) {
  SheetLine line;
  line.indicator = row;
  line.mark = MarkOf(session, place);
  if (row.kind == IndicatorKind::kAutomatic) line.reading = LatestReading(session, place);
  return line;
}

bool HasOpenAppeal(db::Session& session, const SheetPlace& place) {
  return std::ranges::any_of(
      ListAppeals(session, {.assessment = place.assessment, .organ = place.organ, .only_open = true}),
      [&](const Appeal& each) { return each.indicator == place.indicator; });
}

/// Its points are those of the answer from now on.
bool Correct(Deed& deed, const Appeal& appeal) {
  const SheetPlace place{appeal.assessment, appeal.organ, appeal.indicator};
  Mark mark = MarkOf(deed.transaction(), place);
  mark.reviewed = appeal.after;
  mark.review_words = "申诉" + std::string(NameOf(appeal.state)) + "：" + appeal.answer;
  return PutMark(deed.transaction(), place, mark);
}

std::string WordsOf(const Appeal& appeal, const Indicator& row) {
  std::string words = "答复对“" + row.name + "”的申诉：" + std::string(NameOf(appeal.state));
  if (appeal.after != appeal.before) {
    words += "，得分 " + ShownPoints(appeal.before) + " → " + ShownPoints(appeal.after);
  }
  return words + "。" + appeal.answer;
}

}  // namespace

FormResult<int> FileAppeal(Desk& desk, const Actor& actor, const SheetPlace& place, std::string_view typed) {
  const std::string words(Trim(WithoutInvisible(typed)));
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<int> {
    if (deed.done_before()) return deed.EarlierId<int>();
    if (!MayAct(deed, Act::kHandInReports)) return Refused("您现在的岗位不能申诉。");
    db::Transaction& act = deed.transaction();
    const auto assessment = LockedIn(deed, place.assessment, PeriodState::kShown);
    if (!assessment) return assessment.errors();
    const auto row = RowAt(act, place.assessment, place.indicator);
    if (!row || !FindAssessedOrgan(act, place.assessment, place.organ)) return Refused("没有这个指标。");
    if (!IsAppealOpen(*assessment, deed.today())) return Refused("申诉的期限已经过了。");
    if (HasOpenAppeal(act, place)) return Refused("这个指标的申诉还没有答复，请等答复。");
    if (FieldErrors errors = FaultsOfAppeal(words); !errors.empty()) return errors;
    ReadLedgers(deed, *assessment, place.organ);
    Appeal appeal;
    appeal.assessment = place.assessment;
    appeal.organ = place.organ;
    appeal.indicator = place.indicator;
    appeal.words = words;
    appeal.filed_on = deed.today();
    const law::WorkingDays term{assessment->answer_days};
    appeal.due_on = account::WorkingDays().AddWorkingDays(deed.today(), term);
    appeal.before = StandingOf(LineAt(act, place, *row));
    appeal.number = AddAppeal(act, appeal);
    NoteEvent(deed, place.assessment, place.organ, place.indicator, "对“" + row->name + "”申诉：" + words);
    TellKeeper(deed, *assessment, assessment->title + "：有申诉，请答复", PathOf(place.assessment) + "/appeals");
    deed.Record(place.organ, "scoring.appeal", "assessment:" + ToString(place));
    deed.Commit(std::to_string(appeal.number));
    return appeal.number;
  });
}

FormResult<int> AnswerAppeal(Desk& desk, const Actor& actor, const SeenAppeal& seen, const AnswerForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<int> {
    if (deed.done_before()) return seen.number;
    if (!MayAct(deed, Act::kSuperviseCases)) return Refused("您现在的岗位不能答复申诉。");
    db::Transaction& act = deed.transaction();
    const auto assessment = LockedIn(deed, seen.assessment, PeriodState::kShown);
    if (!assessment) return assessment.errors();
    const auto appeal = FindAppeal(act, seen.assessment, seen.number);
    if (!appeal || appeal->state != AppealState::kOpen) return Refused("没有这件等答复的申诉。");
    if (appeal->version != seen.version) return SomebodyWasFaster();
    const auto row = RowAt(act, seen.assessment, appeal->indicator);
    if (!row) return Refused("没有这个指标。");
    auto answered = AnsweredFrom(form, *row, *appeal);
    if (!answered) return answered.errors();
    Appeal kept = *answered;
    kept.answered_on = deed.today();
    kept.answered_by = deed.actor().name;
    if (!UpdateAppeal(act, kept)) return SomebodyWasFaster();
    if (kept.after != kept.before && !Correct(deed, kept)) return SomebodyWasFaster();
    NoteEvent(deed, seen.assessment, kept.organ, kept.indicator, WordsOf(kept, *row));
    TellAssessed(deed, kept.organ, assessment->title + "：申诉已经答复，" + std::string(NameOf(kept.state)),
                 kept.answer, PathOf(seen.assessment, kept.organ, kept.indicator));
    deed.Record(assessment->keeper, "scoring.answer",
                "assessment:" + ToString(SheetPlace{seen.assessment, kept.organ, kept.indicator}));
    deed.Commit();
    return seen.number;
  });
}

}  // namespace gongkai::assessment
