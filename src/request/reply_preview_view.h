// The letter of a decision as it would go out today, and what it lacks: for who writes it, who signs it, who sends it.
// Of a case that is over, as it went out.
#pragma once

#include "account/keys.h"
#include "base/field_errors.h"
#include "db/database.h"
#include "request/case_store.h"
#include "web/html.h"

namespace gongkai::request {

struct ReplyPreview {
  web::Html letter;
  FieldErrors lacks;  // for which it could not go out
};
/// An empty letter while there is no decision, and where none went out from here.
ReplyPreview PreviewOfReply(db::Session& session, const account::Keys& keys, const Case& held, Date today);

}  // namespace gongkai::request
