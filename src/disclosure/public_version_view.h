// The public version of an item for whoever is to make something of it: the gate is asked, and what is stored must
// still be what was signed. A version that was changed behind the program's back is given to nobody.
#pragma once

#include <optional>
#include <string>

#include "disclosure/item_store.h"

namespace gongkai::disclosure {

/// The gate alone. Errors: throws ProblemError (404, 410) as PublicVersion does.
void RequirePublic(db::Session& session, const std::optional<Item>& item, Date today);

/// Of what waits for a later day and was taken down before: as it is still told.
std::optional<EarlierWithdrawal> StillWithdrawn(db::Session& session, const Item& item, Date today);

/// For what the public reads itself (the portal, the kiosk). Errors: throws web::ProblemError: 404 for what is not
/// public, 410 for what was taken down or is over, with the reason, 503 for what is not what was signed.
ItemVersion PublicVersion(db::Session& session, const std::optional<Item>& item, Date today);

/// For what the office makes to be carried out by that channel (GateOn, gate.h). Errors: as above, in the office's
/// words.
ItemVersion VersionFor(db::Session& session, const Item& item, Channel channel, Date today);

/// Whether VersionFor would give one.
bool MayGoOut(db::Session& session, const Item& item, Channel channel, Date today);

/// The telephone of the organ's public guide; empty where it has none.
std::string PhoneOf(db::Session& session, OrganId organ, Date today);

}  // namespace gongkai::disclosure
