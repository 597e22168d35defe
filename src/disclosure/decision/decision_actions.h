// What people do with the ledger of decisions: enter one, put it right, note that it was annulled, and draft the item
// in which a month of them goes to the public. Workbooks: decision_import_actions.h.
#pragma once

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/decision/decision_store.h"

namespace gongkai::disclosure {

struct DecisionForm {
  std::optional<ItemId> decision{};  // none: a new one
  std::int64_t version = 0;          // as the form was opened
  DecisionCells cells;
};
/// Errors under the fields of DecisionColumns, or kVersionField when somebody else saved meanwhile.
FormResult<ItemId> SaveDecision(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                const DecisionForm& form);

struct AnnulmentForm {
  std::int64_t version = 0;
  std::string annulment, annulled_on, words;
};
/// Errors under "annulment", "annulled_on", "annulment_words".
FormResult<ItemId> AnnulDecision(account::Desk& desk, const account::Actor& actor, ItemId id,
                                 const AnnulmentForm& form);

/// A decision no longer stands in its item: its row was taken out of the draft, or the item was taken down, or
/// corrected without it. Errors: kConflict while a draft, what is being signed, or what is or will be public tells of
/// it.
Result<ItemId> TakeOutOfItem(account::Desk& desk, const account::Actor& actor, ItemId id);

/// In one item; what is over the limits of a body waits for the next.
inline constexpr int kMostDecisionsOfItem = 300;
/// The draft of an item that lists all decisions of this kind and month ("2026-03") that are to be published and are in
/// no item yet. It goes to the public as every item does. Errors: kNotFound when there is none.
Result<ItemId> DraftItemOfDecisions(account::Desk& desk, const account::Actor& actor, OrganId organ, DecisionKind kind,
                                    std::string_view month);

}  // namespace gongkai::disclosure
