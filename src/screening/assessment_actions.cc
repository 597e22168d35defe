#include "screening/assessment_actions.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "screening/assessment_basis.h"
#include "screening/assessment_store.h"

namespace gongkai::screening {
namespace {

using account::Act;
using account::Deed;

constexpr std::size_t kLongestSubject = 60, kLongestReason = 500;

FieldErrors Refused(std::string sentence) { return {{std::string(kVersionField), std::move(sentence)}}; }

bool MayAssess(const Actor& actor) {
  return actor.post && account::ReachOf(*actor.post, Act::kAssessImpact) != account::Reach::kNone;
}

std::string ObjectOf(OrganId organ, std::int64_t number) {
  return "assessment:" + std::to_string(organ.value) + "-" + std::to_string(number);
}

/// Nobody else writes assessments of this organ until the transaction ends.
void Lock(Deed& deed, OrganId organ) { deed.transaction().Lock("assessments " + std::to_string(organ.value)); }

void EndBy(Deed& deed, Assessment& assessment, const std::string& reason) {
  assessment.ended_at = deed.now();
  assessment.ended_by = deed.actor().name;
  assessment.ended_reason = reason;
  EndAssessmentRow(deed.transaction(), assessment);
}

FieldErrors EndReplaced(Deed& deed, const AssessmentForm& form) {
  if (!form.replaces) return {};
  auto replaced = FindAssessment(deed.transaction(), form.organ, *form.replaces);
  if (!replaced) return Refused("没有被替换的那份评估。");
  if (!replaced->ended_at) EndBy(deed, *replaced, "重新作了评估");
  return {};
}

FormResult<std::int64_t> Make(Deed& deed, const AssessmentForm& form) {
  if (deed.done_before()) return deed.EarlierId();
  if (!MayAssess(deed.actor())) return Refused("您现在的岗位不能作影响评估。");
  FieldErrors faults = FaultsOf(form.content, deed.today());
  if (!form.covers.empty() && !IsSubject(form.covers)) faults.push_back({"", "没有要评估的这一件。"});
  const AssessmentBasis* basis = FindBasis(form.content.basis);
  if (!form.covers.empty() && form.is_on_site && basis != nullptr && basis->is_for_posting_alone) {
    faults.push_back({"basis", std::string(kForPostingAlone)});
  }
  if (!faults.empty()) return faults;
  Lock(deed, form.organ);
  if (FieldErrors refused = EndReplaced(deed, form); !refused.empty()) return refused;
  Assessment assessment;
  assessment.organ = form.organ;
  assessment.content = form.content;
  assessment.replaces = form.replaces;
  assessment.person = deed.actor().person.value;
  assessment.person_name = deed.actor().name;
  assessment.at = deed.now();
  assessment.number = AddAssessment(deed.transaction(), assessment);
  if (!form.covers.empty()) {
    AddCover(deed.transaction(), assessment, form.covers, deed.actor().person, deed.actor().name, deed.now());
  }
  deed.Record(form.organ, "assessment.make", ObjectOf(form.organ, assessment.number));
  deed.Commit(std::to_string(assessment.number));
  return assessment.number;
}

FormResult<std::int64_t> Cover(Deed& deed, OrganId organ, std::int64_t number, const std::string& subject,
                               const CoveredList& list) {
  if (deed.done_before()) return deed.EarlierId();
  if (!MayAssess(deed.actor())) return Refused("您现在的岗位不能作影响评估。");
  if (!IsSubject(subject)) return Refused("没有要评估的这一件。");
  Lock(deed, organ);
  const auto assessment = FindAssessment(deed.transaction(), organ, number);
  if (!assessment) return Refused("没有这份评估。");
  if (const auto why = WhyNotCovered(*assessment, list, deed.today())) return Refused(*why + "请重新评估。");
  AddCover(deed.transaction(), *assessment, subject, deed.actor().person, deed.actor().name, deed.now());
  deed.Record(organ, "assessment.cover", ObjectOf(organ, number), {{"subject", subject}});
  deed.Commit(std::to_string(number));
  return number;
}

FormResult<std::int64_t> End(Deed& deed, OrganId organ, std::int64_t number, const std::string& reason) {
  if (deed.done_before()) return deed.EarlierId();
  if (!MayAssess(deed.actor())) return Refused("您现在的岗位不能作影响评估。");
  if (IsBlankText(reason)) return FieldErrors{{"reason", "请写明为什么作废。"}};
  if (Utf8Length(reason) > kLongestReason) return FieldErrors{{"reason", "原因太长，最多 500 个字。"}};
  Lock(deed, organ);
  auto assessment = FindAssessment(deed.transaction(), organ, number);
  if (!assessment) return Refused("没有这份评估。");
  if (assessment->ended_at) return Refused("这份评估已经作废。");
  EndBy(deed, *assessment, reason);
  deed.Record(organ, "assessment.end", ObjectOf(organ, number));
  deed.Commit(std::to_string(number));
  return number;
}

}  // namespace

FormResult<std::int64_t> MakeAssessment(Desk& desk, const Actor& actor, const AssessmentForm& form) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Make(deed, form); });
}

FormResult<std::int64_t> CoverWith(Desk& desk, const Actor& actor, OrganId organ, std::int64_t number,
                                   const std::string& subject, const CoveredList& list) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Cover(deed, organ, number, subject, list); });
}

FormResult<std::int64_t> EndAssessment(Desk& desk, const Actor& actor, OrganId organ, std::int64_t number,
                                       const std::string& reason) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return End(deed, organ, number, reason); });
}

bool IsSubject(std::string_view text) {
  const std::size_t slash = text.find('/');
  return slash != std::string_view::npos && slash > 0 && slash + 1 < text.size() && text.size() <= kLongestSubject &&
         std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '_';
         });
}

}  // namespace gongkai::screening
