// The pages of trainings: training_list_pages.cc, training_form_pages.cc (plan, change), training_pages.cc (one: its
// acts and material), attendance_pages.cc (the code on the screen, who came), strike_pages.cc (who was not there),
// quiz_pages.cc (its test), training_hours_pages.cc (hours and targets, one's own). For telephones, beside the office:
// check_in_pages.cc, take_quiz_pages.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "account/office.h"
#include "oversight/pages.h"
#include "oversight/training/attendance.h"
#include "oversight/training/check_in_ticket.h"
#include "oversight/training/training.h"

namespace gongkai::oversight {

/// Every page of trainings, also those outside of the office.
void AddTrainingRoutes(account::Office& office);

// Added by it.
void AddTrainingListPages(account::Office& office);
void AddTrainingFormPages(account::Office& office);
void AddTrainingPages(account::Office& office);
void AddAttendancePages(account::Office& office);
void AddStrikePages(account::Office& office);
void AddQuizPages(account::Office& office);
void AddTrainingHoursPages(account::Office& office);
void AddCheckInPages(account::Office& office);
void AddTakeQuizPages(account::Office& office);

std::string PathOf(TrainingId id);
std::string PathOf(const account::Desk& desk, Seat seat);  // of his test
/// {id} of the address. Errors: throws ProblemError (404).
Training TrainingIn(db::Session& session, const web::Request& request, const account::Visitor& visitor);
/// The same for who may act on it alone.
Training OwnTrainingIn(db::Session& session, const web::Request& request, const account::Visitor& visitor);
struct TrainingDoer {
  Training training;
  account::Actor actor;
};
/// The same with who acts on it by the form of the request.
TrainingDoer DoerIn(account::Desk& desk, const web::Request& request, const account::Visitor& visitor);
/// A page about one, under the list.
web::Page TrainingFrame(const account::Visitor& visitor, std::string title, const Training& training);
web::Html StateBadge(const Training& training);

using OrganName = std::pair<OrganId, std::string>;
/// Those that answer in their own name today and are in sight; none of the county is left out of `every`.
std::vector<OrganName> OrgansSeen(db::Session& session, const account::Visitor& visitor, Date today);
std::vector<OrganName> EveryOrgan(db::Session& session, Date today);
/// The organ of the address. Errors: throws ProblemError (404) for one out of sight.
std::optional<OrganId> OrganAsked(const web::Request& request, const account::Visitor& visitor);
/// The year of the address, else this one.
int YearAsked(const web::Request& request, Date today);
web::Html SelectOf(std::string_view name, std::string_view label, const web::Html& options);
web::Html YearOptions(int year, Date today);
web::Html OrganOptions(const std::vector<OrganName>& organs, const std::optional<OrganId>& chosen);

/// Name and organ of somebody who took part.
AttendForm AttendFormIn(const web::Request& request);
web::Html AttendFields(const AttendForm& form, const std::vector<OrganName>& organs, const FieldErrors& errors);

/// The frame of what is shown on a telephone to whoever has the way there: no navigation of the office.
web::Page TelephoneFrame(std::string title);
/// Nobody else's, and no copy of the site. Errors: throws ProblemError (404).
void NotOnCopy(const web::Request& request);

}  // namespace gongkai::oversight
