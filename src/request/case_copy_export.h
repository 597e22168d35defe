// All that is kept of an applicant in one case, for the applicant: what was typed, what happened and what was written
// with it, letters, files, as one archive; readable by eye (a page) and by programs (JSON).
//
// Source: 个人信息保护法第四十五条 (to look at and copy what is held of oneself). What others wrote, what organs told
// one another and the organ's drafts are not the applicant's and are not in it.
#pragma once

#include <string>

#include "account/deed.h"
#include "request/case_store.h"

namespace gongkai::request {

/// The bytes of a zip. It stands in the audit trail that it was taken. Errors: kNotFound where there is no such case,
/// kConflict where what it held has been destroyed.
Result<std::string> ExportForApplicant(account::Desk& desk, CaseId id);

}  // namespace gongkai::request
