// The page of an item, which the acts on it show again with what is wrong beside its field.
#pragma once

#include "disclosure/pages.h"

namespace gongkai::disclosure {

/// The form that came back with faults.
enum class ItemForm { kNone, kSign, kWithdraw, kHandIn, kLook };

web::Response ShowItem(account::Desk& desk, const web::Request& request, const account::Visitor& visitor, ItemForm form,
                       const FieldErrors& errors);

}  // namespace gongkai::disclosure
