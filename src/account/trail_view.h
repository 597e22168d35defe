// What the pages of the audit trail share: the filter as it stands in an address, and entries in words, with the names
// that organs and people have now.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "account/audit_fault.h"
#include "account/audit_store.h"
#include "account/organ.h"
#include "account/people_store.h"
#include "web/request.h"
#include "web/url.h"

namespace gongkai::account {

/// What the address asks for, and what was typed, so that the form can show it again.
struct TrailQuery {
  TrailFilter filter;
  std::optional<TrailPlace> behind{};
  std::string from, until;  // as typed
  std::string fault;        // one sentence when a day makes no sense; the filter leaves it out
};
TrailQuery TrailQueryFrom(const web::Request& request);

/// `base` with the filters of the request, without the place in the list.
web::Url WithFilters(web::Url base, const web::Request& request);

/// The place as it stands in an address: "1773100800.12.345".
std::string ToText(const TrailPlace& place);
std::optional<TrailPlace> TrailPlaceFrom(std::string_view text);

/// All organs, closed ones too, and all people, by name.
struct TrailNames {
  std::vector<Organ> organs;
  std::vector<Person> people;

  std::string OfChain(OrganId id) const;    // "系统" for the installation
  std::string OfPerson(PersonId id) const;  // "编号 7 的人员" for one that is not there
};
TrailNames ReadTrailNames(db::Session& session, Date today);

std::string WhoWords(const TrailNames& names, const AuditEntry& entry);
/// "枕溪镇", "林溪", "/office/policy", …; empty without an object.
std::string ObjectWords(const TrailNames& names, const AuditEntry& entry);

/// Name and value of each detail, in words.
std::vector<std::pair<std::string, std::string>> DetailWords(const TrailNames& names, const AuditEntry& entry);

}  // namespace gongkai::account
