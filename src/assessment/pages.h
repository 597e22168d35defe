// The pages of assessments (考核): list_pages.cc (all of them, a new one), assessment_pages.cc (one, what comes next),
// table_pages.cc (its table), sheet_pages.cc (an organ's points), indicator_pages.cc (one indicator of one organ with
// the rows behind it), indicator_act_pages.cc (what is done there), appeal_pages.cc, contribution_pages.cc,
// history_pages.cc, file_pages.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "account/office.h"
#include "assessment/sheet_view.h"
#include "assessment/step_actions.h"
#include "web/fields.h"

namespace gongkai::assessment {

inline constexpr std::string_view kAssessmentsPath = "/office/assessment",
                                  kContributionsPath = "/office/assessment/contributions",
                                  kHistoryPath = "/office/assessment/history";

void AddListPages(account::Office& office);
void AddAssessmentPages(account::Office& office);
void AddTablePages(account::Office& office);
void AddSheetPages(account::Office& office);
void AddIndicatorPages(account::Office& office);
void AddIndicatorActPages(account::Office& office);
void AddAppealPages(account::Office& office);
void AddContributionPages(account::Office& office);
void AddContributionPage(account::Office& office);  // of one (contribution_use_pages.cc)
void AddHistoryPages(account::Office& office);
void AddFilePages(account::Office& office);

/// Below the list of assessments, with the parts of 监督保障 beside it; `part`: the address of the one that is open, or
/// within which the page stands.
web::Page AssessmentFrame(const account::Visitor& visitor, std::string title, std::string_view part = kAssessmentsPath);
/// The same below one assessment.
web::Page AssessmentFrame(const account::Visitor& visitor, std::string title, const Assessment& assessment);

/// {id} of the address. Errors: throws ProblemError (404), also for what is out of sight.
Assessment AssessmentIn(db::Session& session, const web::Request& request, const account::Visitor& visitor);
/// {organ} of the address, assessed in it and in sight. Errors: as above.
OrganId OrganIn(db::Session& session, const web::Request& request, const account::Visitor& visitor,
                const Assessment& assessment);
/// {indicator} of the address, one that has points. Errors: as above.
Indicator IndicatorIn(db::Session& session, const web::Request& request, const Assessment& assessment);

/// The organ in which the visitor looks after openness. Errors: throws ProblemError (403).
OrganId KeeperOf(const account::Visitor& visitor);
bool IsKeeper(const account::Visitor& visitor);
/// For the organ. Errors: throws ProblemError (403).
account::Actor ActorOf(const account::Visitor& visitor, account::Act act, OrganId organ, const web::Request& request);
account::Actor ActorOfKeeper(const account::Visitor& visitor, const web::Request& request);

web::Html StateBadge(const Assessment& assessment);
web::Html Row(std::string_view label, std::string_view value);  // of a list of facts; nothing without a value
using web::FilterOptions;
/// The years that may be chosen, with the one before all others.
web::Html YearOptions(std::string_view chosen, Date today);
/// A field to choose an organ in, for who sees all; for others what was asked stays, hidden.
web::Html OrganFilter(db::Session& session, const account::Visitor& visitor, std::optional<OrganId> chosen, Date today);
/// Keys, version, fields and a button, sent to `path`.
web::Html ActForm(const web::Request& request, const std::string& path, std::int64_t version, const web::Html& fields,
                  std::string_view button);
web::Html Folded(std::string_view label, const web::Html& inside, bool is_open);

/// What was typed into the form that came back: of the act with which the address ends.
std::string TypedIn(const web::Request& request, const FieldErrors& errors, std::string_view act, std::string_view name,
                    std::string otherwise = {});

template <class Values>
std::vector<web::Choice> NamedChoices(const Values& values) {
  std::vector<web::Choice> choices;
  for (const auto& each : values) choices.push_back({std::string(IdOf(each)), std::string(NameOf(each))});
  return choices;
}

/// {"title", …} of a form, as they were sent.
inline std::string Sent(const web::Request& request, std::string_view name) {
  return std::string(request.form.Get(name));
}

}  // namespace gongkai::assessment
