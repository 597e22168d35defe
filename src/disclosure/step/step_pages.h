// What the pages of an item's steps share: step_ask_pages.cc (ask), step_pages.cc (one step, its answers, its scans).
#pragma once

#include "disclosure/pages.h"
#include "disclosure/step/step_actions.h"
#include "disclosure/step/step_view.h"

namespace gongkai::disclosure {

void AddStepAskPages(account::Office& office);

/// What was typed into the form that came back; of one that is opened `otherwise`.
std::string TypedIn(const web::Request& request, std::string_view name, std::string otherwise = "");

/// Below the item.
web::Page StepFrame(const account::Visitor& visitor, const Item& item, std::string title);

}  // namespace gongkai::disclosure
