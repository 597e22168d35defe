#include "disclosure/portal/portal_organ_view.h"

#include "account/organ_card_view.h"
#include "disclosure/item_list_store.h"
#include "web/response.h"

namespace gongkai::disclosure {

PortalOrgan PortalOrganIn(db::Session& session, const web::Request& request, Date today, std::string_view name) {
  const web::ProblemError not_there({404, "没有这个机关", "没有这个机关，请从首页查找。"});
  const OrganId id{request.params.Int(name).value_or(0)};
  const auto card = id.value > 0 ? account::OrganCardOf(session, id) : std::nullopt;
  if (!card || !account::HasOwnDuties(card->kind)) throw not_there;
  PortalOrgan organ{.id = id,
                    .name = card->names.front().name,
                    .short_name = card->names.front().short_name,
                    .is_closed = card->closed_on && *card->closed_on <= today};
  if (organ.is_closed && ListPublic(session, {.today = today, .organ = id, .count = 1}).empty()) throw not_there;
  return organ;
}

}  // namespace gongkai::disclosure
