#include "disclosure/inspection/duty_store.h"

#include "disclosure/item_columns_store.h"

namespace gongkai::disclosure {
namespace {

// What was told once was told: whether it still hangs is not asked, neither of the draft nor of the outcome.
constexpr std::string_view kDrafts =
    "SELECT " ITEM_COLUMNS
    " FROM item d WHERE d.kind = 'draft' AND d.on_site = 1 AND d.published_version IS NOT NULL AND d.withdrawn_at IS "
    "NULL AND d.public_from <= ? AND NOT EXISTS (SELECT 1 FROM item_reference r JOIN item o ON o.organ_id = r.organ_id "
    "AND o.number = r.item AND o.published_version = r.version WHERE r.index_number = d.index_number AND o.kind = "
    "'outcome' AND o.on_site = 1 AND o.withdrawn_at IS NULL AND o.public_from <= ?) ORDER BY public_from, organ_id, "
    "number LIMIT ?";
// Parameters: today twice, a year ago, receiver, a year ago, receiver.
constexpr std::string_view kWithoutSupply =
    "SELECT organ_id, MIN(public_from) FROM item i WHERE " IS_PUBLIC
    " AND public_from <= ? AND NOT EXISTS (SELECT 1 FROM archive_transfer t WHERE t.organ_id = i.organ_id AND "
    "t.receiver = ? AND t.annulled_words = '' AND t.received_on > ?) AND NOT EXISTS (SELECT 1 FROM "
    "archive_transfer_entry e JOIN archive_transfer t ON t.organ_id = e.organ_id AND t.number = e.transfer WHERE "
    "e.organ_id = i.organ_id AND e.item = i.number AND e.held_back = '' AND t.receiver = ? AND t.annulled_words = '' "
    "AND t.received_on IS "
    "NOT NULL) GROUP BY organ_id ORDER BY organ_id";

}  // namespace

std::vector<Item> DraftsWithoutOutcome(db::Session& session, Date today, int most) {
  std::vector<Item> drafts;
  for (const db::Row& row : session.Query(kDrafts, today, today, most)) drafts.push_back(ItemFromRow(row));
  return drafts;
}

std::vector<NothingSupplied> OrgansWithoutSupply(db::Session& session, Receiver receiver, Date today) {
  const Date year_ago = YearBefore(today);
  std::vector<NothingSupplied> organs;
  for (const db::Row& row :
       session.Query(kWithoutSupply, today, today, year_ago, IdOf(receiver), year_ago, IdOf(receiver))) {
    organs.push_back({OrganId{row.Get<std::int64_t>(0)}, receiver, row.Get<Date>(1)});
  }
  return organs;
}

}  // namespace gongkai::disclosure
