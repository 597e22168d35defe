// The mark of a document on pages and in lists: 现行有效, 将于…失效, 已失效, 已废止, of the version that is public.
// What is no document has none.
#pragma once

#include <optional>

#include "disclosure/item_store.h"
#include "disclosure/validity.h"
#include "web/html.h"

namespace gongkai::disclosure {

/// Of what was never public its latest version's.
std::optional<ValidityMark> ValidityMarkOf(db::Session& session, const Item& item, Date today);

/// For lists: the words alone. Nothing without a mark.
web::Html ValidityBadge(const std::optional<ValidityMark>& mark);

/// For the page of the document: with the day and the document that did it.
web::Html ValidityLine(const std::optional<ValidityMark>& mark);

}  // namespace gongkai::disclosure
