// One case as its applicant reads it: where it stands, by when it is answered and how that day comes about, the
// letters, what was asked for, and the forms of what can be done. Next to read: applicant_status.h, applicant_pages.cc.
#pragma once

#include <string>
#include <vector>

#include "base/field_errors.h"
#include "db/database.h"
#include "disclosure/participation/satisfaction.h"
#include "request/applicant_status.h"
#include "request/case_store.h"
#include "request/viewing.h"
#include "web/html.h"
#include "web/request.h"

namespace gongkai::request {

struct ApplicantCase {
  Case held;
  CaseWords words;
  CaseFold fold;
  CaseStatus status;
  std::vector<CaseLetter> letters;  // the applicant's own alone
  std::vector<CaseFile> released;   // that went out with the answer
  std::vector<Viewing> viewings{};  // times to read on the spot
  std::optional<disclosure::Satisfaction> satisfaction{};
  bool is_asked_why = false;
  std::string organ, contact;  // who answers; how it is reached
};

/// Nothing of it is looked up by a code here: the caller knows who asks. None where there is no such case.
std::optional<ApplicantCase> ApplicantCaseOf(db::Session& session, const account::Keys& keys, CaseId id, Date today);

web::Html DrawStanding(const ApplicantCase& shown, Date today);
/// Each day of the count, folded.
web::Html DrawDays(const ApplicantCase& shown);
/// `ticket`: what the forms carry on.
web::Html DrawLetters(const ApplicantCase& shown, const web::Request& request, std::string_view ticket);
web::Html DrawAsked(const ApplicantCase& shown);
/// When it can be read and copied on the spot; one is taken by the form (第四十条). `errors`: of that form.
web::Html DrawViewings(const ApplicantCase& shown, const web::Request& request, std::string_view ticket,
                       const FieldErrors& errors, Date today);
/// The forms of what can be done now; `act`: whose form came back with these faults.
web::Html DrawActs(const ApplicantCase& shown, const web::Request& request, std::string_view ticket,
                   std::string_view act, const FieldErrors& errors);

}  // namespace gongkai::request
