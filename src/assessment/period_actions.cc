#include "assessment/period_actions.h"

#include "account/organ_list_view.h"
#include "account/working_days_view.h"
#include "assessment/reading_actions.h"
#include "assessment/result_body_view.h"
#include "assessment/sheet_view.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::assessment {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using account::OrganKind;

constexpr const char* kOffices = "部门";
constexpr const char* kTownships = "乡镇（街道）";

void TellAll(Deed& deed, const Assessment& assessment, std::string_view title, const std::string& detail) {
  for (const AssessedOrgan& each : AssessedOrgans(deed.transaction(), assessment.id)) {
    TellAssessed(deed, each.organ, assessment.title + "：" + std::string(title), detail,
                 PathOf(assessment.id, each.organ));
  }
}

void ReadAll(Deed& deed, const Assessment& assessment) {
  for (const AssessedOrgan& each : AssessedOrgans(deed.transaction(), assessment.id)) {
    ReadLedgers(deed, assessment, each.organ);
  }
}

FieldErrors Sentences(const std::vector<std::string>& against) {
  FieldErrors errors;
  for (const std::string& each : against) errors.push_back({std::string(kVersionField), each});
  return errors;
}

FieldErrors Open(Deed& deed, Assessment& assessment) {
  const auto faults = FaultsOfTable(TableOf(deed.transaction(), assessment.id));
  if (!faults.empty()) return Sentences(faults);
  if (assessment.self_by < deed.today()) return Under("self_by", "自评截止的日期已经过去，请先改日期。");
  const std::vector<ToAssess> organs = OrgansToAssess(deed.transaction(), deed.today());
  if (organs.empty()) return Refused("还没有可以考核的机关。");
  for (const ToAssess& each : organs) AddAssessedOrgan(deed.transaction(), assessment.id, each.organ, each.group);
  TellAll(deed, assessment, "请自评", "最迟 " + ToString(assessment.self_by) + " 报送自评。");
  return {};
}

FieldErrors Show(Deed& deed, Assessment& assessment) {
  const law::WorkingDays term{assessment.appeal_days};
  assessment.shown_on = deed.today();
  assessment.appeal_until = account::WorkingDays().AddWorkingDays(deed.today(), term);
  TellAll(deed, assessment, "得分已经公示", "有异议的，最迟 " + ToString(*assessment.appeal_until) + " 申诉。");
  return {};
}

FieldErrors Conclude(Deed& deed, Assessment& assessment) {
  db::Transaction& act = deed.transaction();
  const std::vector<RankedSheet> ranked = RankedSheets(act, assessment);
  for (const RankedSheet& each : ranked) {
    const Standing standing{.organ = each.sheet.organ.organ,
                            .group = each.sheet.organ.group,
                            .total = each.sheet.sum.total,
                            .place = each.place};
    AddResult(act, {.assessment = assessment.id, .standing = standing, .grade = each.sheet.grade});
  }
  assessment.concluded_on = deed.today();
  const auto content = ResultContent(assessment, ranked, deed.today());
  if (!content) return Refused(content.error().message);
  assessment.item = disclosure::AddDraft(deed, assessment.keeper, *content).number;
  TellAll(deed, assessment, "结果已经审定", "");
  return {};
}

FieldErrors Do(Deed& deed, Assessment& assessment, PeriodAct act) {
  switch (act) {
    case PeriodAct::kOpenSelf:
      return Open(deed, assessment);
    case PeriodAct::kReview:
      TellKeeper(deed, assessment, assessment.title + "：自评已经结束，请审核", PathOf(assessment.id));
      return {};
    case PeriodAct::kShow:
      return Show(deed, assessment);
    case PeriodAct::kConclude:
      return Conclude(deed, assessment);
  }
  return {};
}

std::string_view TrailWordOf(PeriodAct act) {
  switch (act) {
    case PeriodAct::kOpenSelf:
      return "scoring.open";
    case PeriodAct::kReview:
      return "scoring.review";
    case PeriodAct::kShow:
      return "scoring.show";
    case PeriodAct::kConclude:
      break;
  }
  return "scoring.conclude";
}

FormResult<AssessmentId> AdvanceIn(Deed& deed, const SeenAssessment& seen, PeriodAct act) {
  if (deed.done_before()) return seen.id;
  if (!MayAct(deed, Act::kSuperviseCases)) return Refused("您现在的岗位不能这样做。");
  auto locked = LockedAssessment(deed.transaction(), seen.id);
  if (!locked) return Refused("没有这次考核，请从列表进入。");
  if (locked->version != seen.version) return SomebodyWasFaster();
  if (act == PeriodAct::kShow || act == PeriodAct::kConclude) ReadAll(deed, *locked);
  const auto against = AgainstAct(act, *locked, FactsOf(deed.transaction(), *locked), deed.today());
  if (!against.empty()) return Sentences(against);
  Assessment assessment = *locked;
  if (FieldErrors errors = Do(deed, assessment, act); !errors.empty()) return errors;
  assessment.state = StateAfter(act);
  if (!UpdateAssessment(deed.transaction(), assessment)) return SomebodyWasFaster();
  NoteEvent(deed, assessment.id, kWholeAssessment, 0, std::string(NameOf(act)));
  deed.Record(assessment.keeper, TrailWordOf(act), ObjectOf(assessment.id));
  deed.Commit();
  return assessment.id;
}

}  // namespace

std::vector<ToAssess> OrgansToAssess(db::Session& session, Date today) {
  std::vector<ToAssess> organs;
  for (const account::OrganRow& row : account::ListOrgans(session, {}, today)) {
    const account::Organ& organ = row.organ;
    if (organ.IsLedFromAbove()) continue;
    const bool is_township = organ.kind == OrganKind::kTownship || organ.kind == OrganKind::kSubdistrict;
    if (organ.kind == OrganKind::kDepartment || is_township) {
      organs.push_back({organ.id, is_township ? kTownships : kOffices});
    }
  }
  return organs;
}

FormResult<AssessmentId> Advance(Desk& desk, const Actor& actor, const SeenAssessment& seen, PeriodAct act) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return AdvanceIn(deed, seen, act); });
}

}  // namespace gongkai::assessment
