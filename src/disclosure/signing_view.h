// Who signs an item, one behind the other: who has, whose turn it is, and whom to ask for it; and what the secrecy
// examiner answers.
#pragma once

#include <vector>

#include "base/field_errors.h"
#include "db/database.h"
#include "disclosure/item_store.h"
#include "web/html.h"
#include "web/request.h"

namespace gongkai::disclosure {

/// `valid`: the signatures over this version. Nothing of a draft that was let go of.
web::Html SignatureStrip(db::Session& session, const Item& item, const ItemVersion& version,
                         const std::vector<Signature>& valid, Date today);

/// The questions with what was answered; of a form that came back, each that was left out says so.
web::Html SecrecyQuestionsPart(const web::Request& request, const FieldErrors& errors);

}  // namespace gongkai::disclosure
