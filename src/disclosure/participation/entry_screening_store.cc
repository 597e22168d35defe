#include "disclosure/participation/entry_screening_store.h"

#include "account/sight.h"

namespace gongkai::disclosure {
namespace {

#define IS_SHOWN "state IN ('public', 'hidden')"
constexpr std::string_view kOpen =
    "SELECT s.organ_id, s.subject, s.digest, s.is_open FROM screening_state s JOIN public_entry e ON e.organ_id = "
    "s.organ_id AND e.number = s.subject WHERE s.kind = 'entry' AND s.is_open > 0 AND e." IS_SHOWN
    " AND " IN_SIGHT("s.organ_id") " ORDER BY s.organ_id, s.subject";
constexpr std::string_view kBehind =
    "SELECT organ_id, number FROM public_entry WHERE (organ_id, number) > (?, ?) AND " IS_SHOWN
    " ORDER BY organ_id, number LIMIT ?";
constexpr std::string_view kCount = "SELECT COUNT(*) FROM public_entry WHERE " IS_SHOWN;

}  // namespace

std::vector<OpenEntryState> OpenEntryStates(db::Session& session, const std::optional<std::vector<OrganId>>& organs) {
  const auto sight = account::SightText(organs);
  std::vector<OpenEntryState> states;
  for (const db::Row& row : session.Query(kOpen, sight, sight)) {
    states.push_back(
        {{OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)}, row.Get<std::string>(2), row.Get<int>(3)});
  }
  return states;
}

std::vector<EntryId> ShownEntriesBehind(db::Session& session, EntryId after, int most) {
  std::vector<EntryId> entries;
  for (const db::Row& row : session.Query(kBehind, after.organ.value, after.number, most)) {
    entries.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)});
  }
  return entries;
}

std::int64_t CountShownEntries(db::Session& session) { return session.One<std::int64_t>(kCount); }

}  // namespace gongkai::disclosure
