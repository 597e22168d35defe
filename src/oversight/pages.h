// The pages of looking after openness: oversight_pages.cc (disputes, complaints, terms about to end),
// measure_list_pages.cc (what is done about organs), measure_pages.cc (one), measure_form_pages.cc (a new one).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "account/office.h"
#include "oversight/due_view.h"
#include "oversight/measure_actions.h"
#include "oversight/oversight_frame_view.h"
#include "web/fields.h"

namespace gongkai::oversight {

void AddOversightPages(account::Office& office);
void AddMeasureListPages(account::Office& office);
void AddMeasurePages(account::Office& office);
void AddMeasureFormPages(account::Office& office);

std::string NameOfOrgan(db::Session& session, OrganId organ);
std::string PathOf(MeasureId id);
/// Choices by id, in the county's own order of its organs: all of them, and those whose items the visitor may see.
std::vector<web::Choice> OrgansOfCounty(db::Session& session, Date today);
std::vector<web::Choice> OrgansInSight(db::Session& session, const account::Visitor& visitor, Date today);

/// {id} of the address. Errors: throws ProblemError (404).
Measure MeasureIn(db::Session& session, const web::Request& request, const account::Visitor& visitor);
web::Html StateBadge(const Measure& measure, Date today);
/// The organ in which the visitor looks after openness. Errors: throws ProblemError (403).
OrganId KeeperOf(const account::Visitor& visitor);

/// What a code on paper or on a screen leads a telephone to: under the county's own name where one is set, else as this
/// browser came.
std::string CodeAddress(const web::Request& request, const std::string& path);

using web::FilterOptions;
using web::IdOrNone;
using web::NamedChoices;
web::Html Paragraphs(std::string_view text);

}  // namespace gongkai::oversight
