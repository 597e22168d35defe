// The organ of an address of the platform: one that publishes and answers in its own name. One that is no more is found
// as long as something of it is public.
#pragma once

#include <string>

#include "db/database.h"
#include "disclosure/item.h"
#include "web/request.h"

namespace gongkai::disclosure {

struct PortalOrgan {
  OrganId id{0};
  std::string name, short_name;
  bool is_closed = false;
};

/// {id} of the address. Errors: throws web::ProblemError (404).
PortalOrgan PortalOrganIn(db::Session& session, const web::Request& request, Date today, std::string_view name = "id");

}  // namespace gongkai::disclosure
