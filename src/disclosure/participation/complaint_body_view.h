// To which organ of this county a complaint goes, and who else there is where none of this county takes it. Never the
// organ complained of. Source: 条例第三条第三款、第四款, 第四十七条第二款, 第五十一条; account/supervision_bodies.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "disclosure/participation/complaint.h"

namespace gongkai::disclosure {

/// None where that body is outside the county, or is not known.
std::optional<OrganId> BodyFor(db::Session& session, OrganId against, ComplaintBody body, Date today);

/// Why it cannot be sent to that body here, with the one to turn to by name.
std::string ToldWhere(db::Session& session, OrganId against, ComplaintBody body, Date today);

/// Errors of the form: "against", "subject", "body".
FieldErrors FaultsOfAsk(db::Session& session, const ComplaintAsk& ask, Date today);

/// As what this organ takes complaints about that one; none: it does not.
std::optional<ComplaintBody> RoleOf(db::Session& session, OrganId handler, OrganId against, Date today);

}  // namespace gongkai::disclosure
