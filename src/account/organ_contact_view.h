// How an organ is reached, and where one turns against it, as its letters say it: out of its record and its guide, be
// the guide public or not. Next to read: guide.h, remedy_bodies.h.
#pragma once

#include <optional>
#include <string>

#include "account/organ.h"
#include "db/database.h"
#include "law/remedy_path.h"

namespace gongkai::account {

struct OrganContact {
  std::string name, short_name;  // in force
  std::string work_body, address, postcode, phone, email;
  /// What a person said, else what the rule says; empty where neither can tell. Without the way over the internet.
  law::RemedyNames remedies;
};
std::optional<OrganContact> OrganContactOf(db::Session& session, OrganId id);

/// "枕溪镇党政综合办公室，地址：…，电话：…": what is known of it.
std::string InOneLine(const OrganContact& contact);

}  // namespace gongkai::account
