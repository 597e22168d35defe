// An organ's own words for its letters, saved as a new version each time. Errors: what a letter written with them would
// lack (letter_template.h).
#pragma once

#include "account/deed.h"
#include "base/field_errors.h"
#include "request/letter_template_store.h"

namespace gongkai::request {

struct TemplateForm {
  account::OrganId organ{0};  // kWholeCounty: of the county
  TemplateSubject subject;
  std::string body;          // empty: from now on the county's words, or the program's
  std::int64_t version = 0;  // that the page had
};
inline constexpr int kMostTemplateVersions = 200;

/// How far the post reaches the page has asked; the words of the county are for who reaches all of it.
bool MayEditTemplates(const account::Actor& actor, account::OrganId organ);

/// `of`: the organ in whose name it is done, for the trail. The new version. Errors: "body", kVersionField.
FormResult<std::int64_t> SaveTemplate(account::Desk& desk, const account::Actor& actor, account::OrganId of,
                                      const TemplateForm& form);

/// Errors: "head", "online", kVersionField.
FormResult<account::OrganId> SaveLetterSettings(account::Desk& desk, const account::Actor& actor, account::OrganId of,
                                                account::OrganId organ, const LetterSettings& settings,
                                                std::int64_t version);

}  // namespace gongkai::request
