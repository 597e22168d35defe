// The office's pages of clean-ups: the list, the form over all documents of the organ, one of them.
#pragma once

#include "disclosure/pages.h"

namespace gongkai::disclosure {

void AddCleanupPages(account::Office& office);
void AddCleanupFormPages(account::Office& office);

struct Cleanup;
/// {id} of the address, where the visitor may see what the organ publishes. Errors: throws ProblemError (404).
Cleanup CleanupIn(db::Session& session, const web::Request& request, const account::Visitor& visitor);
std::string PathOfCleanup(ItemId id);
web::Page CleanupFrame(const account::Visitor& visitor, std::string title);

}  // namespace gongkai::disclosure
