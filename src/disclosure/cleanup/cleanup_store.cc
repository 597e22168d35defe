#include "disclosure/cleanup/cleanup_store.h"

#include "disclosure/item_store.h"
#include "disclosure/validity_store.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kSelectDocuments =
    "SELECT i.number, i.kind, i.title, i.index_number, i.formed_on, i.published_version, v.fields FROM item i JOIN "
    "item_version v ON v.organ_id = i.organ_id AND v.item = i.number AND v.number = i.published_version WHERE "
    "i.organ_id = ? AND i.kind IN ('rule', 'normative', 'policy') ORDER BY COALESCE(i.formed_on, ''), i.number LIMIT ?";

#define CLEANUP_COLUMNS                                                                                          \
  "c.organ_id, c.number, c.title, c.basis, c.decided_on, c.state, c.made_by, c.made_name, c.version, c.digest, " \
  "c.signed_name, c.signed_at, c.annulled_name, c.annulled_words, c.annulled_at"
constexpr std::string_view kSelect = "SELECT " CLEANUP_COLUMNS " FROM cleanup c WHERE c.organ_id = ? AND c.number = ?";
constexpr std::string_view kList =
    "SELECT " CLEANUP_COLUMNS
    ", (SELECT COUNT(*) FROM cleanup_entry e WHERE e.organ_id = c.organ_id AND e.cleanup = c.number) FROM cleanup c "
    "WHERE " IN_SIGHT("c.organ_id") " AND (CAST(? AS TEXT) IS NULL OR c.state = ?) ORDER BY c.made_at DESC, "
    "c.organ_id, c.number DESC LIMIT ?";
constexpr std::string_view kSelectEntries =
    "SELECT item, outcome, from_day, until_day, words FROM cleanup_entry WHERE organ_id = ? AND cleanup = ? ORDER BY "
    "item";
constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM cleanup WHERE organ_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO cleanup (organ_id, number, title, basis, decided_on, state, made_by, made_name, made_at, version, "
    "digest, signed_by, signed_name, signed_at, annulled_name, annulled_words, annulled_at) VALUES (?, ?, ?, ?, ?, "
    "'draft', ?, ?, ?, 1, '', NULL, '', NULL, '', '', NULL)";
constexpr std::string_view kRewrite =
    "UPDATE cleanup SET title = ?, basis = ?, decided_on = ?, state = 'draft', made_by = ?, made_name = ?, made_at = "
    "?, digest = '', version = version + 1 WHERE organ_id = ? AND number = ? AND version = ? AND state IN ('draft', "
    "'waiting')";
constexpr std::string_view kDropEntries = "DELETE FROM cleanup_entry WHERE organ_id = ? AND cleanup = ?";
constexpr std::string_view kInsertEntry =
    "INSERT INTO cleanup_entry (organ_id, cleanup, item, outcome, from_day, until_day, words) VALUES (?, ?, ?, ?, ?, "
    "?, ?)";
constexpr std::string_view kHandIn =
    "UPDATE cleanup SET state = 'waiting', digest = ?, version = version + 1 WHERE organ_id = ? AND number = ? AND "
    "version = ? AND state = 'draft'";
constexpr std::string_view kSign =
    "UPDATE cleanup SET state = 'signed', signed_by = ?, signed_name = ?, signed_at = ?, version = version + 1 WHERE "
    "organ_id = ? AND number = ? AND version = ? AND state = 'waiting'";
constexpr std::string_view kAnnul =
    "UPDATE cleanup SET state = 'annulled', annulled_name = ?, annulled_words = ?, annulled_at = ?, version = version "
    "+ 1 WHERE organ_id = ? AND number = ? AND version = ? AND state = 'signed'";

Cleanup FromRow(const db::Row& row) {
  const auto state = CleanupStateFrom(row.Get<std::string_view>(5));
  if (!state) throw db::DatabaseError(db::ErrorCode::kOther, "unknown state of a clean-up");
  return {.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
          .title = row.Get<std::string>(2),
          .basis = row.Get<std::string>(3),
          .decided_on = row.Get<std::optional<Date>>(4),
          .state = *state,
          .made_by = account::PersonId{row.Get<std::int64_t>(6)},
          .made_name = row.Get<std::string>(7),
          .version = row.Get<std::int64_t>(8),
          .digest = row.Get<std::string>(9),
          .signed_name = row.Get<std::string>(10),
          .annulled_name = row.Get<std::string>(12),
          .annulled_words = row.Get<std::string>(13),
          .signed_at = InstantOf(row.Get<std::optional<std::int64_t>>(11)),
          .annulled_at = InstantOf(row.Get<std::optional<std::int64_t>>(14))};
}

void AddEntries(db::Transaction& act, const Cleanup& cleanup) {
  for (const CleanupEntry& entry : cleanup.entries) {
    // What stands in the decision alone has no day of its own.
    act.Execute(kInsertEntry, cleanup.id.organ.value, cleanup.id.number, entry.item.number, IdOf(entry.outcome),
                entry.from, entry.until, entry.words);
  }
}

}  // namespace

std::vector<CleanedDocument> CleanedDocumentsOf(db::Session& session, OrganId organ, int most) {
  struct Found {
    CleanedDocument document;
    std::int64_t version = 0;
  };
  std::vector<Found> found;
  for (const db::Row& row : session.Query(kSelectDocuments, organ.value, most)) {
    const Content content{.fields = FieldsFrom(row.Get<std::string_view>(6))};
    found.push_back({{.id = {organ, row.Get<std::int64_t>(0)},
                      .kind = ItemKindFrom(row.Get<std::string_view>(1)).value_or(ItemKind::kPolicy),
                      .title = row.Get<std::string>(2),
                      .document_number = std::string(content.Field("document_number")),
                      .index_number = row.Get<std::string>(3),
                      .formed_on = row.Get<std::optional<Date>>(4)},
                     row.Get<std::int64_t>(5)});
  }
  std::vector<CleanedDocument> documents;
  for (Found& each : found) {
    each.document.facts = ValidityFactsOf(session, each.document.id, each.version);
    documents.push_back(std::move(each.document));
  }
  return documents;
}

std::optional<Cleanup> FindCleanup(db::Session& session, ItemId id) {
  std::optional<Cleanup> cleanup;
  for (const db::Row& row : session.Query(kSelect, id.organ.value, id.number)) cleanup = FromRow(row);
  if (!cleanup) return std::nullopt;
  for (const db::Row& row : session.Query(kSelectEntries, id.organ.value, id.number)) {
    const auto outcome = CleanupOutcomeFrom(row.Get<std::string_view>(1));
    if (!outcome) throw db::DatabaseError(db::ErrorCode::kOther, "unknown outcome of a clean-up");
    cleanup->entries.push_back({.item = {id.organ, row.Get<std::int64_t>(0)},
                                .outcome = *outcome,
                                .from = row.Get<std::optional<Date>>(2),
                                .until = row.Get<std::optional<Date>>(3),
                                .words = row.Get<std::string>(4)});
  }
  return cleanup;
}

std::vector<ListedCleanup> ListCleanups(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                        std::optional<CleanupState> state, int most) {
  const auto sight = account::SightText(organs);
  std::optional<std::string> wanted;
  if (state) wanted = IdOf(*state);
  std::vector<ListedCleanup> listed;
  for (const db::Row& row : session.Query(kList, sight, sight, wanted, wanted, most)) {
    listed.push_back({FromRow(row), row.Get<std::int64_t>(15)});
  }
  return listed;
}

ItemId AddCleanup(db::Transaction& act, Cleanup cleanup, Instant at) {
  act.Lock("cleanups of " + std::to_string(cleanup.id.organ.value));
  cleanup.id.number = act.One<std::int64_t>(kNextNumber, cleanup.id.organ.value);
  act.Execute(kInsert, cleanup.id.organ.value, cleanup.id.number, cleanup.title, cleanup.basis, cleanup.decided_on,
              cleanup.made_by.value, cleanup.made_name, Seconds(at));
  AddEntries(act, cleanup);
  return cleanup.id;
}

bool RewriteCleanup(db::Transaction& act, const Cleanup& cleanup, Instant at) {
  if (act.Execute(kRewrite, cleanup.title, cleanup.basis, cleanup.decided_on, cleanup.made_by.value, cleanup.made_name,
                  Seconds(at), cleanup.id.organ.value, cleanup.id.number, cleanup.version) != 1)
    return false;
  act.Execute(kDropEntries, cleanup.id.organ.value, cleanup.id.number);
  AddEntries(act, cleanup);
  return true;
}

bool HandInCleanup(db::Transaction& act, const Cleanup& cleanup) {
  return act.Execute(kHandIn, DigestOf(cleanup), cleanup.id.organ.value, cleanup.id.number, cleanup.version) == 1;
}

bool SignCleanup(db::Transaction& act, const Cleanup& cleanup, account::PersonId by, std::string_view name,
                 Instant at) {
  return act.Execute(kSign, by.value, name, Seconds(at), cleanup.id.organ.value, cleanup.id.number, cleanup.version) ==
         1;
}

bool AnnulCleanup(db::Transaction& act, const Cleanup& cleanup, std::string_view name, std::string_view words,
                  Instant at) {
  return act.Execute(kAnnul, name, words, Seconds(at), cleanup.id.organ.value, cleanup.id.number, cleanup.version) == 1;
}

}  // namespace gongkai::disclosure
