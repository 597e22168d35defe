// Public items as records, with the names and addresses that stand in them. What is given of a text is the signed
// version: gate and digest are asked for each one (public_version_view.h).
#pragma once

#include <map>
#include <optional>
#include <string>

#include "db/database.h"
#include "disclosure/open_data/open_item_store.h"
#include "disclosure/open_data/public_record.h"

namespace gongkai::disclosure {

/// Of one session, which must outlive it. `site`: the address of this site with its base path, as it stands in what
/// others keep: "https://zwgk.example".
class Records {
 public:
  Records(db::Session& session, std::string site, Date today)
      : session_(session), site_(std::move(site)), today_(today) {}

  PublicRecord Of(const OpenDataItem& open);
  /// None where the gate is shut by now, or what is stored is not what was signed.
  std::optional<PublicText> TextOf(const Item& item);
  /// Errors: throws ProblemError as PublicVersion does (404, 410, 503).
  PublicText TextOrProblem(const std::optional<Item>& item);

 private:
  struct Organ {
    std::string name, code;
  };
  const Organ& OrganOf(OrganId id);

  db::Session& session_;
  const std::string site_;
  const Date today_;
  std::map<OrganId, Organ> organs_;
};

}  // namespace gongkai::disclosure
