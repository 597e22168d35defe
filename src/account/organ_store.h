// What is kept of organs. SQL of organs lives here and nowhere else. Schema: migrations/0004_account.sql.
// Functions that write take the caller's transaction (deed.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "account/organ.h"
#include "base/instant.h"
#include "db/database.h"

namespace gongkai::account {

std::optional<Organ> FindOrgan(db::Session& session, OrganId id);
std::optional<Organ> FindOrganByCode(db::Session& session, std::string_view code);
std::optional<Organ> FindOrganByCreditCode(db::Session& session, std::string_view credit_code);
/// Directly below that organ, not closed, of that very name.
std::optional<Organ> FindOpenOrganNamed(db::Session& session, OrganId parent, std::string_view name);
/// The county government; none before the installation is set up.
std::optional<Organ> RootOrgan(db::Session& session);
/// All that are there on this day, in the order of kind and code; with closed ones too when asked.
enum class Closed { kLeaveOut, kInclude };
std::vector<Organ> AllOrgans(db::Session& session, Date day, Closed closed = Closed::kLeaveOut);
/// Directly below; ordered as AllOrgans.
std::vector<Organ> OrgansBelow(db::Session& session, OrganId parent, Date day);
/// Directly below and not closed, whatever the day.
std::vector<Organ> OpenOrgansBelow(db::Session& session, OrganId parent);
/// The organ itself, or the nearest above it that has duties of its own.
std::optional<Organ> OrganWithDuties(db::Session& session, OrganId id);

/// Also its first name. organ.id is given here.
OrganId AddOrgan(db::Transaction& act, const Organ& organ);
/// Writes all but the id; false when the stored version is not organ.version (somebody was faster). Counts the version
/// up.
bool UpdateOrgan(db::Transaction& act, const Organ& organ);
/// As it is once nobody else can change it, until the transaction ends: what was read before that may be over.
std::optional<Organ> LockedOrgan(db::Transaction& act, OrganId id);
/// The last day of every post in this very organ that would last longer; gives their number.
std::int64_t EndPostsIn(db::Transaction& act, OrganId id, Date last_day);

/// Newest first.
std::vector<OrganName> NamesOf(db::Session& session, OrganId id);
/// Of all organs at once, each with the organ that bore it.
std::vector<std::pair<OrganId, OrganName>> AllNames(db::Session& session);
/// The name in force on a day; none before the first.
std::optional<OrganName> NameOn(db::Session& session, OrganId id, Date day);
void AddName(db::Transaction& act, OrganId id, const OrganName& name);
/// Where the day of the first name was put down wrongly.
void MoveFirstName(db::Transaction& act, OrganId id, Date from, Date to);

struct OrganChange {
  OrganId organ{0};
  Date on{};
  // founded, renamed, corrected (its name), merged (into other), absorbed (other came in), abolished (other goes on
  // exercising its powers, or whom detail names), succeeded (to the powers of other), moved
  std::string kind;
  std::optional<OrganId> other{};
  std::string detail;  // of a renaming and a move: what it was before
  std::int64_t person = 0;
  Instant at{};
};
/// Oldest first.
std::vector<OrganChange> ChangesOf(db::Session& session, OrganId id);
void AddChange(db::Transaction& act, const OrganChange& change);

/// Who goes on exercising the powers of an organ that is closed.
struct Successor {
  std::optional<Organ> organ{};  // of the register, and there: where the next one was closed too, the one after it
  std::string name{};            // also of one outside the register; empty when nobody was named
};
Successor SuccessorOf(db::Session& session, OrganId closed);

}  // namespace gongkai::account
