#include "screening/assessment_view.h"

#include <algorithm>

#include "screening/assessment_store.h"

namespace gongkai::screening {
namespace {

constexpr std::size_t kMostColumnBytes = 1'500;  // of an address

web::Url WithAbout(web::Url url, const AssessmentAbout& about) {
  if (!about.subject.empty()) url.With("for", about.subject);
  if (!about.series.empty()) url.With("series", about.series);
  std::string columns;
  for (const std::string& column : about.columns) {
    if (columns.size() + column.size() > kMostColumnBytes) break;
    columns += (columns.empty() ? "" : "、") + column;
  }
  if (!columns.empty()) url.With("columns", columns);
  if (about.rows > 0) url.With("rows", std::to_string(about.rows));
  if (about.has_minors) url.With("minors", "1");
  if (about.has_health) url.With("health", "1");
  if (!about.is_on_site) url.With("board", "1");
  return url;
}

}  // namespace

bool HasAssessment(db::Session& session, OrganId organ, std::string_view subject, const CoveredList& list, Date today) {
  return AssessmentFor(session, organ, subject, list, today).has_value();
}

std::optional<Assessment> AssessmentFor(db::Session& session, OrganId organ, std::string_view subject,
                                        const CoveredList& list, Date today) {
  const std::vector<std::int64_t> said = CoversOf(session, organ, subject);
  for (Assessment& assessment : AssessmentsOf(session, organ)) {
    const bool is_meant = IsOfSeries(assessment, subject) || std::ranges::find(said, assessment.number) != said.end();
    if (is_meant && !WhyNotCovered(assessment, list, today)) return std::move(assessment);
  }
  return std::nullopt;
}

AssessmentAbout AboutOf(const PersonalList& list) { return AboutOf(std::vector{list}); }

AssessmentAbout AboutOf(const std::vector<PersonalList>& lists) {
  AssessmentAbout about;
  about.is_on_site = lists.empty() || std::ranges::any_of(lists, &PersonalList::is_on_site);
  for (const PersonalList& list : lists) {
    for (const std::string& column : list.columns) {
      if (std::ranges::find(about.columns, column) == about.columns.end()) about.columns.push_back(column);
    }
    about.rows = std::max(about.rows, list.rows);
    about.has_minors = about.has_minors || list.has_minors;
    about.has_health = about.has_health || list.has_health;
  }
  return about;
}

web::Url AssessmentFormUrl(const AssessmentAbout& about) {
  return WithAbout(web::Url::Local("/office/screening/assessments/new"), about);
}

web::Url AssessmentsUrl(const AssessmentAbout& about) {
  return WithAbout(web::Url::Local("/office/screening/assessments"), about);
}

}  // namespace gongkai::screening
