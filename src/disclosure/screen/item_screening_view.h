// What was found in one item, in place, with what may be done about each: masked, put right, taken out of the file, or
// left with a reason. The text comes from the item itself; of a file of which it is not kept what it holds only the
// masked samples are there.
#pragma once

#include <string>

#include "account/visitor.h"
#include "base/field_errors.h"
#include "disclosure/screen/settled_view.h"
#include "web/request.h"

namespace gongkai::disclosure {

/// What the page is drawn from, read at one moment.
struct ShownScreening {
  Item item;
  ItemVersion version;
  ItemScreening screened;
  std::vector<screening::Part> parts{};  // at hand: look_actions.h
  bool may_change = false;               // a draft, of somebody who writes here
  bool may_overrule = false;             // somebody of the organ with a word in it
  bool may_examine = false;              // also over what needs an examiner; who may not can ask one
  std::string reason;                    // that was typed and could not be taken
  FieldErrors errors;                    // of the form that came back; fields are named "reason-" and what it was about
};

/// Cards and text, or why there are none.
struct DrawnScreening {
  web::Html chips, body;
};
DrawnScreening DrawScreening(const ShownScreening& shown, const web::Request& request);

std::string ScreeningPath(ItemId item);

}  // namespace gongkai::disclosure
