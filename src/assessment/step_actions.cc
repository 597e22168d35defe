#include "assessment/step_actions.h"

#include "account/notice_actions.h"

namespace gongkai::assessment {

using account::Act;
using account::Deed;

FieldErrors Refused(std::string sentence) { return {{std::string(kVersionField), std::move(sentence)}}; }
FieldErrors Under(std::string_view field, std::string sentence) { return {{std::string(field), std::move(sentence)}}; }
FieldErrors SomebodyWasFaster() { return Refused("别人刚刚改过这一项，请看过现在的情况再办。"); }

bool MayAct(const Deed& deed, Act act) {
  const auto post = deed.actor().post;
  return post && account::ReachOf(*post, act) != account::Reach::kNone;
}

std::string ObjectOf(AssessmentId id) { return account::ObjectOf("assessment", id.value); }
std::string PathOf(AssessmentId id) { return "/office/assessment/" + std::to_string(id.value); }
std::string PathOf(AssessmentId id, OrganId organ) { return PathOf(id) + "/organs/" + std::to_string(organ.value); }
std::string PathOf(AssessmentId id, OrganId organ, int indicator) {
  return PathOf(id, organ) + "/" + std::to_string(indicator);
}

FormResult<Assessment> LockedIn(Deed& deed, AssessmentId id, PeriodState state) {
  auto assessment = LockedAssessment(deed.transaction(), id);
  if (!assessment) return Refused("没有这次考核，请从列表进入。");
  if (assessment->state != state) {
    return Refused("这次考核现在是“" + std::string(NameOf(assessment->state)) + "”，不能这样做。");
  }
  return std::move(*assessment);
}

void NoteEvent(Deed& deed, AssessmentId id, OrganId organ, int indicator, std::string words) {
  AddEvent(deed.transaction(), id,
           {.organ = organ,
            .indicator = indicator,
            .at = deed.now(),
            .person = deed.actor().name,
            .words = std::move(words)});
}

void TellAssessed(Deed& deed, OrganId organ, std::string title, std::string detail, std::string path) {
  account::Notice notice;
  notice.kind = account::NoticeKind::kReport;
  notice.title = std::move(title);
  notice.detail = std::move(detail);
  notice.path = std::move(path);
  account::TellOrgan(deed, organ, Act::kHandInReports, notice);
  account::TellOrgan(deed, organ, Act::kApproveItems, notice);
}

void TellKeeper(Deed& deed, const Assessment& assessment, std::string title, std::string path) {
  account::Notice notice;
  notice.kind = account::NoticeKind::kReport;
  notice.title = std::move(title);
  notice.path = std::move(path);
  account::TellOrgan(deed, assessment.keeper, Act::kSuperviseCases, notice);
}

}  // namespace gongkai::assessment
