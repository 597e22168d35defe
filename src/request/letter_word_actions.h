// An organ's own Word file for a letter: brought in, looked at, put in force. What a letter made with it would lack is
// told when it is brought in, and such a file is not kept.
#pragma once

#include "account/deed.h"
#include "base/field_errors.h"
#include "docread/docx_gaps.h"
#include "request/letter_word_store.h"

namespace gongkai::request {

struct WordForm {
  account::OrganId organ{0};  // kWholeCounty: of the county
  TemplateSubject subject;
  std::string name;  // of the file
};
inline constexpr int kMostWordVersions = 50;

/// `of`: the organ in whose name it is done, for the trail. The new version, which is not in force yet. Errors: "file",
/// kVersionField.
FormResult<std::int64_t> AddWordTemplate(account::Desk& desk, const account::Actor& actor, account::OrganId of,
                                         const WordForm& form, const docread::DocxGaps& gaps);
/// From now on letters come out in that file's layout; 0: in the program's again. `seen`: what was in force on the
/// page. Errors: "version", kVersionField.
FormResult<std::int64_t> UseWordTemplate(account::Desk& desk, const account::Actor& actor, account::OrganId of,
                                         const WordForm& form, std::int64_t version, std::int64_t seen);

}  // namespace gongkai::request
