// See organ_card_view.h.

#include "account/organ_card_view.h"

#include "account/organ_store.h"

namespace gongkai::account {

std::optional<OrganCard> OrganCardOf(db::Session& session, OrganId id) {
  const auto organ = FindOrgan(session, id);
  if (!organ) return std::nullopt;
  return OrganCard{.kind = organ->kind, .names = NamesOf(session, id), .closed_on = organ->closed_on};
}

std::string PublicCodeOf(db::Session& session, OrganId id) {
  const auto organ = FindOrgan(session, id);
  if (!organ) return {};
  return organ->credit_code.empty() ? organ->code : organ->credit_code;
}

}  // namespace gongkai::account
