// Who signs the decision of a case: who has, whose turn it is, and whom to ask for it.
#pragma once

#include "db/database.h"
#include "request/case_fold.h"
#include "web/html.h"

namespace gongkai::request {

/// Nothing while there is no decision.
web::Html CaseSignatures(db::Session& session, const CaseFold& fold, account::OrganId handler, Date today);

}  // namespace gongkai::request
