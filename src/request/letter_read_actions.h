// A letter is opened on the applicant's page: put down the first time, and as its delivery where reading delivers it.
// Source: letter_read.h.
#pragma once

#include <string>

#include "account/deed.h"
#include "request/case_store.h"

namespace gongkai::request {

/// By whoever has the ticket of the page. Again it changes nothing; nor does it of a letter that is not there.
void PutLetterRead(account::Desk& desk, CaseId id, const std::string& ref);

}  // namespace gongkai::request
