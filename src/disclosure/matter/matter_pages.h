// Matters in the office, the strip of phases on the public page of an item, and the fact of an item in the office.
#pragma once

#include "disclosure/matter/matter_view.h"
#include "disclosure/pages.h"

namespace gongkai::disclosure {

void AddMatterPages(account::Office& office);

/// For the public page of an item: only what the gate lets through (PublicStripsOf). Nothing without strips.
web::Html StripsPart(const std::vector<PublicStrip>& strips, ItemId current);

/// The matters of an item with links, and the way to tie it.
web::Html MatterFact(db::Session& session, const Item& item, const account::Visitor& visitor);

}  // namespace gongkai::disclosure
