// What stands on the first page of the office besides what waits: one's posts, and what they allow.
#pragma once

#include "account/visitor.h"
#include "web/html.h"

namespace gongkai::account {

web::Html PostsOf(const Visitor& visitor);

/// Two boxes side by side; css/sign_in.css.
web::Html PostsAndActs(const Visitor& visitor);

}  // namespace gongkai::account
