#include "assessment/due_view.h"

#include "assessment/sheet_view.h"
#include "assessment/step_actions.h"

namespace gongkai::assessment {
namespace {

using account::Act;
using account::Visitor;

void AddSelf(db::Session& session, const Visitor& visitor, const Assessment& assessment, Date today,
             std::vector<WaitingAssessment>& waiting) {
  if (!IsSelfOpen(assessment, today)) return;
  const auto own = visitor.OrgansFor(Act::kHandInReports).value_or(std::vector<OrganId>());
  for (const OrganId organ : own) {
    const auto assessed = FindAssessedOrgan(session, assessment.id, organ);
    if (!assessed || assessed->handed_in_on) continue;
    waiting.push_back({"自评并报送：" + assessment.title, assessment.self_by, PathOf(assessment.id, organ),
                       "assessment-self-" + std::to_string(assessment.id.value) + "-" + std::to_string(organ.value)});
  }
}

void AddAppeals(db::Session& session, const Assessment& assessment, std::vector<WaitingAssessment>& waiting) {
  for (const Appeal& each : ListAppeals(session, {.assessment = assessment.id, .only_open = true})) {
    waiting.push_back({"答复考核申诉：" + ShortNameOf(session, each.organ), each.due_on,
                       PathOf(assessment.id) + "/appeals",
                       "assessment-appeal-" + std::to_string(assessment.id.value) + "-" + std::to_string(each.number)});
  }
}

}  // namespace

std::vector<WaitingAssessment> WaitingAssessments(db::Session& session, const Visitor& visitor, Date today) {
  const bool says = visitor.May(Act::kHandInReports), keeps = visitor.May(Act::kSuperviseCases);
  std::vector<WaitingAssessment> waiting;
  if (!says && !keeps) return waiting;
  for (const Assessment& each : ListAssessments(session)) {
    if (says) AddSelf(session, visitor, each, today, waiting);
    if (!keeps) continue;
    if (each.state == PeriodState::kReview) {
      waiting.push_back({"审核考核得分：" + each.title, std::nullopt, PathOf(each.id), ""});
    }
    if (each.state == PeriodState::kShown) AddAppeals(session, each, waiting);
  }
  return waiting;
}

}  // namespace gongkai::assessment
