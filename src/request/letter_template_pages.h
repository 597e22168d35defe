// What the pages of an organ's own words and of its own Word files share.
#pragma once

#include <functional>
#include <string>

#include "account/office.h"
#include "docread/docx_gaps.h"
#include "request/letter_template_store.h"

namespace gongkai::request {

struct WhoseWords {
  account::OrganId organ{0};
  std::string name;
};
/// {organ} of the address, or the first. Errors: throws ProblemError (404) when it is out of reach.
WhoseWords WhoseTemplates(db::Session& session, const web::Request& request, const account::Visitor& visitor,
                          Date today);
/// {subject} of the address. Errors: throws ProblemError (404).
TemplateSubject TemplateSubjectIn(const web::Request& request);
std::string PathOfTemplate(account::OrganId organ, const std::string& subject);
/// In whose name it is done, for the trail: the organ; of the county's words, that of the post.
account::OrganId TrailOfTemplates(const account::Visitor& visitor, account::OrganId organ);
account::Actor TemplateActorIn(const web::Request& request, const account::Visitor& visitor, account::OrganId organ);

using ReadGaps = std::function<docread::DocxGaps(std::string_view bytes)>;
void AddLetterWordPages(account::Office& office, ReadGaps read);

}  // namespace gongkai::request
