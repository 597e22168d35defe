// Matters in the office, the strip of phases on the public page of an item, and the fact of an item in the office.
#pragma once

#include "disclosure/matter/matter_view.h"
#include "disclosure/pages.h"

namespace gongkai::disclosure {

/// Where a new item is asked to stand: an item that is drafted for a step which lacks one.
struct PlaceInMatter {
  Matter matter;
  Phase phase = Phase::kBefore;
};

/// What the address of an empty form, or the form that was sent, says ("matter", "phase"). Nothing where it says none.
/// Errors: throws ProblemError (404) for a matter of which the visitor may draft nothing, or no such phase.
std::optional<PlaceInMatter> PlaceAsked(db::Session& session, const web::Request& request,
                                        const account::Visitor& visitor);

/// The same in the address of the form of a new item.
web::Url WithPlace(web::Url form, const PlaceInMatter& place);

/// Where the item will stand; and the same within its form.
web::Html PlaceWords(const PlaceInMatter& place);
web::Html PlaceField(const PlaceInMatter& place);

/// The index number of what an item of that kind, drafted for that place, speaks of: the public draft of an outcome,
/// the public document of an interpretation. Empty where the matter has none, or more than one: nothing is guessed.
std::string SpokenOf(db::Session& session, const PlaceInMatter& place, ItemKind kind, Date today);

/// Once it is saved. False when it could not be tied; true also where nothing asked for it.
bool TieToPlaceAsSent(account::Desk& desk, account::Actor actor, ItemId item, const web::Request& request);

void AddMatterPages(account::Office& office);

/// For the public page of an item: only what the gate lets through (PublicStripsOf). Nothing without strips.
web::Html StripsPart(const std::vector<PublicStrip>& strips, ItemId current);

/// The matters of an item with links, and the way to tie it.
web::Html MatterFact(db::Session& session, const Item& item, const account::Visitor& visitor);

}  // namespace gongkai::disclosure
