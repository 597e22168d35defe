#include "disclosure/medium/medium_store.h"

#include "account/sight.h"

namespace gongkai::disclosure {
namespace {

#define MEDIUM_COLUMNS                                                                                      \
  "organ_id, number, name, platform, kind, operator, responsible, phone, filing, filing_number, filed_on, " \
  "opened_on, state, state_since, state_words, followers, counted_on, version"
constexpr std::string_view kSelectMedium = "SELECT " MEDIUM_COLUMNS " FROM medium WHERE organ_id = ? AND number = ?";
constexpr std::string_view kListMedia = "SELECT " MEDIUM_COLUMNS " FROM medium WHERE " IN_SIGHT(
    "organ_id") " ORDER BY organ_id, CASE WHEN state = 'running' THEN 0 ELSE 1 END, number";
constexpr std::string_view kInsertMedium =
    "INSERT INTO medium (" MEDIUM_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";
constexpr std::string_view kUpdateMedium =
    "UPDATE medium SET name = ?, platform = ?, kind = ?, operator = ?, responsible = ?, phone = ?, filing = ?, "
    "filing_number = ?, filed_on = ?, opened_on = ?, state = ?, state_since = ?, state_words = ?, followers = ?, "
    "counted_on = ?, version = version + 1 WHERE organ_id = ? AND number = ? AND version = ?";

#define ENTRY_COLUMNS "organ_id, medium, number, published_on, title, address, annulled_words, recorded_name"
constexpr std::string_view kInsertEntry =
    "INSERT INTO medium_entry (" ENTRY_COLUMNS ", recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?, '', ?, ?, ?)";
constexpr std::string_view kSelectEntries =
    "SELECT " ENTRY_COLUMNS
    " FROM medium_entry WHERE organ_id = ? AND medium = ? ORDER BY published_on DESC, number DESC LIMIT ?";
constexpr std::string_view kSelectLastEntries =
    "SELECT organ_id, medium, MAX(published_on) FROM medium_entry WHERE annulled_words = '' AND published_on <= ? "
    "AND " IN_SIGHT("organ_id") " GROUP BY organ_id, medium";
constexpr std::string_view kSelectEntriesBetween =
    "SELECT " ENTRY_COLUMNS
    " FROM medium_entry WHERE annulled_words = '' AND published_on BETWEEN ? AND ? AND " IN_SIGHT(
        "organ_id") " ORDER BY organ_id, medium, published_on, number";

constexpr std::string_view kSelectLastPostings =
    "SELECT organ_id, 0, MAX(posted_on), place, '', '' FROM channel_posting WHERE channel = ? AND annulled_words = '' "
    "AND posted_on <= ? AND " IN_SIGHT("organ_id") " GROUP BY organ_id, place";
constexpr std::string_view kSelectPostingsBetween =
    "SELECT c.organ_id, c.item, c.posted_on, c.place, i.title, c.receipt FROM channel_posting c JOIN item i ON "
    "i.organ_id = c.organ_id AND i.number = c.item WHERE c.channel = ? AND c.annulled_words = '' AND c.posted_on "
    "BETWEEN ? AND ? AND " IN_SIGHT("c.organ_id") " ORDER BY c.organ_id, c.posted_on, c.number";

#define PLATFORM_COLUMNS                                                                                        \
  "organ_id, number, name, kind, address, provider, contract_from, contract_until, security_level, graded_on, " \
  "assessed_on, inspected_on, contact, phone, ended_on, version"
constexpr std::string_view kSelectPlatform =
    "SELECT " PLATFORM_COLUMNS " FROM service_platform WHERE organ_id = ? AND number = ?";
constexpr std::string_view kListPlatforms = "SELECT " PLATFORM_COLUMNS " FROM service_platform WHERE " IN_SIGHT(
    "organ_id") " ORDER BY organ_id, CASE WHEN ended_on IS NULL THEN 0 ELSE 1 END, number";
constexpr std::string_view kInsertPlatform =
    "INSERT INTO service_platform (" PLATFORM_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";
constexpr std::string_view kUpdatePlatform =
    "UPDATE service_platform SET name = ?, kind = ?, address = ?, provider = ?, contract_from = ?, contract_until = "
    "?, security_level = ?, graded_on = ?, assessed_on = ?, inspected_on = ?, contact = ?, phone = ?, ended_on = ?, "
    "version = version + 1 WHERE organ_id = ? AND number = ? AND version = ?";

template <class Value>
Value Known(std::optional<Value> value) {
  if (!value) throw db::DatabaseError(db::ErrorCode::kOther, "unknown word in a register");
  return *value;
}

ItemId IdFrom(const db::Row& row) { return {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)}; }

Medium MediumFromRow(const db::Row& row) {
  return {.id = IdFrom(row),
          .name = row.Get<std::string>(2),
          .platform = Known(MediumPlatformFrom(row.Get<std::string_view>(3))),
          .kind = Known(MediumKindFrom(row.Get<std::string_view>(4))),
          .operated_by = row.Get<std::string>(5),
          .responsible = row.Get<std::string>(6),
          .phone = row.Get<std::string>(7),
          .filing = Known(MediumFilingFrom(row.Get<std::string_view>(8))),
          .filing_number = row.Get<std::string>(9),
          .filed_on = row.Get<std::optional<Date>>(10),
          .opened_on = row.Get<std::optional<Date>>(11),
          .state = Known(MediumStateFrom(row.Get<std::string_view>(12))),
          .state_since = row.Get<std::optional<Date>>(13),
          .state_words = row.Get<std::string>(14),
          .followers = row.Get<std::optional<std::int64_t>>(15),
          .counted_on = row.Get<std::optional<Date>>(16),
          .version = row.Get<std::int64_t>(17)};
}

MediumEntry EntryFromRow(const db::Row& row) {
  return {.medium = IdFrom(row),
          .number = row.Get<std::int64_t>(2),
          .published_on = row.Get<Date>(3),
          .title = row.Get<std::string>(4),
          .address = row.Get<std::string>(5),
          .annulled_words = row.Get<std::string>(6),
          .recorded_name = row.Get<std::string>(7)};
}

std::vector<MediumPosting> PostingsFrom(db::Rows rows) {
  std::vector<MediumPosting> postings;
  for (const db::Row& row : rows) {
    postings.push_back({.item = IdFrom(row),
                        .posted_on = row.Get<Date>(2),
                        .place = row.Get<std::string>(3),
                        .title = row.Get<std::string>(4),
                        .receipt = row.Get<std::string>(5)});
  }
  return postings;
}

ServicePlatform PlatformFromRow(const db::Row& row) {
  return {.id = IdFrom(row),
          .name = row.Get<std::string>(2),
          .kind = Known(PlatformKindFrom(row.Get<std::string_view>(3))),
          .address = row.Get<std::string>(4),
          .provider = row.Get<std::string>(5),
          .contract_from = row.Get<std::optional<Date>>(6),
          .contract_until = row.Get<std::optional<Date>>(7),
          .security_level = row.Get<int>(8),
          .graded_on = row.Get<std::optional<Date>>(9),
          .assessed_on = row.Get<std::optional<Date>>(10),
          .inspected_on = row.Get<std::optional<Date>>(11),
          .contact = row.Get<std::string>(12),
          .phone = row.Get<std::string>(13),
          .ended_on = row.Get<std::optional<Date>>(14),
          .version = row.Get<std::int64_t>(15)};
}

void LockRegisters(db::Transaction& act, OrganId organ) { act.Lock("registers of " + std::to_string(organ.value)); }

}  // namespace

std::optional<Medium> FindMedium(db::Session& session, ItemId id) {
  db::Rows rows = session.Query(kSelectMedium, id.organ.value, id.number);
  return rows.Next() ? std::optional(MediumFromRow(rows.row())) : std::nullopt;
}

std::vector<Medium> ListMedia(db::Session& session, const OrgansInSight& organs) {
  const auto sight = account::SightText(organs);
  std::vector<Medium> media;
  for (const db::Row& row : session.Query(kListMedia, sight, sight)) media.push_back(MediumFromRow(row));
  return media;
}

std::optional<ItemId> AddMedium(db::Transaction& act, const Medium& medium) {
  const std::int64_t organ = medium.id.organ.value;
  LockRegisters(act, medium.id.organ);
  const auto last = act.One<std::int64_t>("SELECT COALESCE(MAX(number), 0) FROM medium WHERE organ_id = ?", organ);
  const auto open =
      act.One<std::int64_t>("SELECT COUNT(*) FROM medium WHERE organ_id = ? AND state <> 'closed'", organ);
  if (open >= static_cast<std::int64_t>(kMostMediaOfOrgan)) return std::nullopt;
  act.Execute(kInsertMedium, organ, last + 1, medium.name, IdOf(medium.platform), IdOf(medium.kind), medium.operated_by,
              medium.responsible, medium.phone, IdOf(medium.filing), medium.filing_number, medium.filed_on,
              medium.opened_on, IdOf(medium.state), medium.state_since, medium.state_words, medium.followers,
              medium.counted_on);
  return ItemId{medium.id.organ, last + 1};
}

bool UpdateMedium(db::Transaction& act, const Medium& medium) {
  return act.Execute(kUpdateMedium, medium.name, IdOf(medium.platform), IdOf(medium.kind), medium.operated_by,
                     medium.responsible, medium.phone, IdOf(medium.filing), medium.filing_number, medium.filed_on,
                     medium.opened_on, IdOf(medium.state), medium.state_since, medium.state_words, medium.followers,
                     medium.counted_on, medium.id.organ.value, medium.id.number, medium.version) == 1;
}

std::optional<std::int64_t> AddEntry(db::Transaction& act, const MediumEntry& entry, account::PersonId by, Instant at) {
  const std::int64_t organ = entry.medium.organ.value;
  LockRegisters(act, entry.medium.organ);
  const auto of_day =
      act.One<std::int64_t>("SELECT COUNT(*) FROM medium_entry WHERE organ_id = ? AND medium = ? AND published_on = ?",
                            organ, entry.medium.number, entry.published_on);
  if (of_day >= static_cast<std::int64_t>(kMostEntriesOfDay)) return std::nullopt;
  const auto number =
      act.One<std::int64_t>("SELECT COALESCE(MAX(number), 0) + 1 FROM medium_entry WHERE organ_id = ? AND medium = ?",
                            organ, entry.medium.number);
  act.Execute(kInsertEntry, organ, entry.medium.number, number, entry.published_on, entry.title, entry.address,
              entry.recorded_name, by.value, at.time_since_epoch().count());
  return number;
}

bool AnnulEntry(db::Transaction& act, ItemId medium, std::int64_t number, const std::string& words) {
  return act.Execute(
             "UPDATE medium_entry SET annulled_words = ? WHERE organ_id = ? AND medium = ? AND number = ? AND "
             "annulled_words = ''",
             words, medium.organ.value, medium.number, number) == 1;
}

std::vector<MediumEntry> EntriesOf(db::Session& session, ItemId medium, int most) {
  std::vector<MediumEntry> entries;
  for (const db::Row& row : session.Query(kSelectEntries, medium.organ.value, medium.number, most))
    entries.push_back(EntryFromRow(row));
  return entries;
}

std::map<ItemId, Date> LastEntryDays(db::Session& session, const OrgansInSight& organs, Date until) {
  const auto sight = account::SightText(organs);
  std::map<ItemId, Date> days;
  for (const db::Row& row : session.Query(kSelectLastEntries, until, sight, sight))
    days.emplace(IdFrom(row), row.Get<Date>(2));
  return days;
}

std::vector<MediumEntry> EntriesBetween(db::Session& session, const OrgansInSight& organs, Date first, Date last) {
  const auto sight = account::SightText(organs);
  std::vector<MediumEntry> entries;
  for (const db::Row& row : session.Query(kSelectEntriesBetween, first, last, sight, sight))
    entries.push_back(EntryFromRow(row));
  return entries;
}

std::vector<MediumPosting> LastPostings(db::Session& session, const OrgansInSight& organs, Date until) {
  const auto sight = account::SightText(organs);
  return PostingsFrom(session.Query(kSelectLastPostings, IdOf(Channel::kNewMedia), until, sight, sight));
}

std::vector<MediumPosting> PostingsBetween(db::Session& session, const OrgansInSight& organs, Date first, Date last) {
  const auto sight = account::SightText(organs);
  return PostingsFrom(session.Query(kSelectPostingsBetween, IdOf(Channel::kNewMedia), first, last, sight, sight));
}

std::optional<ServicePlatform> FindPlatform(db::Session& session, ItemId id) {
  db::Rows rows = session.Query(kSelectPlatform, id.organ.value, id.number);
  return rows.Next() ? std::optional(PlatformFromRow(rows.row())) : std::nullopt;
}

std::vector<ServicePlatform> ListPlatforms(db::Session& session, const OrgansInSight& organs) {
  const auto sight = account::SightText(organs);
  std::vector<ServicePlatform> platforms;
  for (const db::Row& row : session.Query(kListPlatforms, sight, sight)) platforms.push_back(PlatformFromRow(row));
  return platforms;
}

std::optional<ItemId> AddPlatform(db::Transaction& act, const ServicePlatform& platform) {
  const std::int64_t organ = platform.id.organ.value;
  LockRegisters(act, platform.id.organ);
  const auto last =
      act.One<std::int64_t>("SELECT COALESCE(MAX(number), 0) FROM service_platform WHERE organ_id = ?", organ);
  if (last >= static_cast<std::int64_t>(kMostPlatformsOfOrgan)) return std::nullopt;
  act.Execute(kInsertPlatform, organ, last + 1, platform.name, IdOf(platform.kind), platform.address, platform.provider,
              platform.contract_from, platform.contract_until, platform.security_level, platform.graded_on,
              platform.assessed_on, platform.inspected_on, platform.contact, platform.phone, platform.ended_on);
  return ItemId{platform.id.organ, last + 1};
}

bool UpdatePlatform(db::Transaction& act, const ServicePlatform& platform) {
  return act.Execute(kUpdatePlatform, platform.name, IdOf(platform.kind), platform.address, platform.provider,
                     platform.contract_from, platform.contract_until, platform.security_level, platform.graded_on,
                     platform.assessed_on, platform.inspected_on, platform.contact, platform.phone, platform.ended_on,
                     platform.id.organ.value, platform.id.number, platform.version) == 1;
}

}  // namespace gongkai::disclosure
