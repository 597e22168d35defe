// How steps are shown: on the page of their item, and alone. Html is made here, for the pages of both organs.
#pragma once

#include "account/visitor.h"
#include "disclosure/item_store.h"
#include "disclosure/step/step_store.h"
#include "web/html.h"

namespace gongkai::disclosure {

/// Of a step in the office of the organ that asks: "/office/items/12-345/steps/2".
std::string PathOf(const Step& step);

/// "等答复", "同意", "已撤回"; also when its day is past, and when another one stands in its place.
web::Html StepBadge(const Step& step, std::span<const Step> steps, Date today);

/// Who was asked what, when, and what came of it. `files_path` leads to the scans: a number goes behind it.
web::Html StepFacts(const Step& step, const std::string& files_path);

/// Why this version can be neither signed by the head of the organ nor published: a sentence each.
std::vector<std::string> HeldBy(db::Session& session, const Item& item, const ItemVersion& version);

/// The steps of an item with what they hold, and the ways to add one. Nothing where there are none and none may come.
web::Html StepsPart(db::Session& session, const Item& item, const ItemVersion& version, const account::Visitor& visitor,
                    Date today);

/// What was ended by the word of who drafts and not by an answer, for who signs: the reason, and what was changed.
web::Html SettledPart(db::Session& session, const Item& item, const ItemVersion& version);

}  // namespace gongkai::disclosure
