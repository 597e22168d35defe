// See organ_card_view.h.

#include "account/organ_card_view.h"

#include "account/organ_store.h"

namespace gongkai::account {

std::optional<OrganCard> OrganCardOf(db::Session& session, OrganId id) {
  const auto organ = FindOrgan(session, id);
  if (!organ) return std::nullopt;
  OrganCard card{.kind = organ->kind, .names = NamesOf(session, id), .closed_on = organ->closed_on};
  card.code = organ->code;
  if (!card.closed_on) return card;
  const Successor next = SuccessorOf(session, id);
  if (next.organ) card.successor = next.organ->id;
  card.successor_name = next.name;
  return card;
}

std::optional<Organ> RegisteredOrgan(db::Session& session, OrganId id) { return FindOrgan(session, id); }

std::optional<OrganId> OrganOfCode(db::Session& session, std::string_view code) {
  const auto organ = code.empty() ? std::nullopt : FindOrganByCode(session, code);
  return organ ? std::optional(organ->id) : std::nullopt;
}

std::string PublicCodeOf(db::Session& session, OrganId id) {
  const auto organ = FindOrgan(session, id);
  if (!organ) return {};
  return organ->credit_code.empty() ? organ->code : organ->credit_code;
}

}  // namespace gongkai::account
