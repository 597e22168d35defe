// Leaflets and booklets in the office: /office/booklets. Here what the two files of pages share.
#pragma once

#include "account/office.h"
#include "disclosure/channel/booklet_store.h"

namespace gongkai::disclosure {

/// `site`: as SiteAddress has it.
void AddBookletPages(account::Office& office, const std::string& site);
/// In booklet_form_pages.cc.
void AddBookletFormPages(account::Office& office);

/// "/office/booklets/101-3"
std::string PathOf(const Booklet& booklet);
web::Page BookletFrame(const account::Visitor& visitor, std::string title);
/// {id} of the address. Errors: throws ProblemError (404) when it is none, or not in the visitor's sight.
Booklet BookletIn(db::Session& session, const web::Request& request, const account::Visitor& visitor);

}  // namespace gongkai::disclosure
