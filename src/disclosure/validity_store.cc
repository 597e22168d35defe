#include "disclosure/validity_store.h"

#include "disclosure/item_store.h"

namespace gongkai::disclosure {
namespace {

// The version, what was noted of its end, whether a second person confirmed that, and when the version was published.
constexpr std::string_view kSelect =
    "SELECT v.fields, d.ended_on, d.words, CASE WHEN EXISTS (SELECT 1 FROM document_end_confirmed c WHERE c.organ_id = "
    "d.organ_id AND c.item = d.item AND c.ended_on = d.ended_on AND c.words = d.words) THEN 1 ELSE 0 END, "
    "(SELECT p.published_at FROM item_publication p WHERE p.organ_id = v.organ_id AND p.item = v.item AND p.version = "
    "v.number) FROM item_version v LEFT JOIN document_validity d ON d.organ_id = v.organ_id AND d.item = v.item "
    "WHERE v.organ_id = ? AND v.item = ? AND v.number = ?";
constexpr std::string_view kSelectCleaned =
    "SELECT e.outcome, c.decided_on, c.basis, COALESCE(e.from_day, c.decided_on), e.until_day, c.signed_at FROM "
    "cleanup_entry e JOIN cleanup c "
    "ON c.organ_id = e.organ_id AND c.number = e.cleanup WHERE e.organ_id = ? AND e.item = ? AND c.state = 'signed' "
    "ORDER BY c.decided_on, c.signed_at, c.number";

void ReadCleaned(db::Session& session, ItemId item, std::optional<std::int64_t> published_at, ValidityFacts& facts) {
  const bool says_it_itself = facts.valid_until.has_value() || facts.is_lasting;
  for (const db::Row& row : session.Query(kSelectCleaned, item.organ.value, item.number)) {
    const auto outcome = CleanupOutcomeFrom(row.Get<std::string_view>(0));
    if (!outcome) continue;
    Apply({.outcome = *outcome,
           .decided_on = row.Get<Date>(1),
           .basis = row.Get<std::string>(2),
           .from = row.Get<Date>(3),
           .until = row.Get<std::optional<Date>>(4),
           .is_before_text = says_it_itself && published_at && *published_at > row.Get<std::int64_t>(5)},
          facts);
  }
}

}  // namespace

ValidityFacts ValidityFactsOf(db::Session& session, ItemId item, std::int64_t version) {
  ValidityFacts facts;
  std::optional<std::int64_t> published_at;
  {
    db::Rows rows = session.Query(kSelect, item.organ.value, item.number, version);
    if (!rows.Next()) return facts;
    const db::Row& row = rows.row();
    const Content content{.fields = FieldsFrom(row.Get<std::string_view>(0))};
    facts.effective_on = content.DateField("effective_on");
    facts.valid_until = content.DateField("valid_until");
    facts.is_lasting = content.Field(kLastingField) == kLasting;
    const auto ended_on = row.Get<std::optional<Date>>(1);
    if (row.Get<std::int64_t>(3) == 1) {
      facts.ended_on = ended_on;
      facts.ended_by = row.Get<std::optional<std::string>>(2).value_or("");
    } else {
      facts.waiting_end = ended_on;
    }
    published_at = row.Get<std::optional<std::int64_t>>(4);
  }
  ReadCleaned(session, item, published_at, facts);
  return facts;
}

}  // namespace gongkai::disclosure
