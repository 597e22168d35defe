// Reminding of what is owed (催办) and following it until it is done (跟踪): who may, which obligation is meant, and
// what is wrong with the words. Pure.
//
// The department in charge urges those who do not do what the regulation asks (条例第四十七条); within an organ its
// head does (第四条). Of one obligation once a day: a second word on the same day is noise.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "account/visitor.h"
#include "base/field_errors.h"
#include "disclosure/catalogue/obligation.h"

namespace gongkai::disclosure {

/// Which obligation is meant, as long as it is owed: of a periodic row its period, of one that is to be published at
/// once the item, of a standing one the row.
struct ObligationKey {
  OrganId organ{0};
  CatalogueRowId row{};
  std::string part{};  // "2026-03", "item-12", or empty
  auto operator<=>(const ObligationKey&) const = default;
};
ObligationKey KeyOf(OrganId organ, CatalogueRowId row, Rhythm rhythm, const Obligation& obligation);

/// The post under which this visitor may remind that organ and follow what it owes; none: he may not.
std::optional<account::HeldPost> RemindingPost(const account::Visitor& visitor, OrganId organ);
bool MayRemindAs(const account::Actor& actor);

/// "all", "unit-12" or "person-7".
struct Addressee {
  std::optional<OrganId> unit{};
  std::optional<account::PersonId> person{};
};
std::optional<Addressee> AddresseeFrom(std::string_view text);

inline constexpr std::size_t kLongestReminder = 200, kMostNotes = 100;
FieldErrors FaultsOfReminder(std::string_view words, const std::optional<Addressee>& addressee);
FieldErrors FaultsOfNote(std::string_view words);

}  // namespace gongkai::disclosure
