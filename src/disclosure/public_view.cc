#include "disclosure/public_view.h"

#include "account/organ_card_view.h"
#include "crypto/sm3.h"
#include "disclosure/item_list_store.h"
#include "disclosure/validity_view.h"

namespace gongkai::disclosure {
namespace {

constexpr int kLatest = 10;

std::string NameOfOrgan(db::Session& session, OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  return card ? card->names.front().name : std::string();
}

}  // namespace

PublicOverview OverviewOf(db::Session& session, Date today, std::optional<OrganId> organ) {
  PublicOverview overview;
  std::string all;
  for (const ColumnState& each : PublicColumns(session, organ, today)) {
    overview.columns.push_back({each.column, each.latest});
    all += std::string(IdOf(each.column)) + ToString(each.latest) + "\n";
  }
  for (const Item& item : ListPublic(session, {.today = today, .organ = organ, .count = kLatest})) {
    const auto mark = ValidityMarkOf(session, item, today);
    overview.latest.push_back({item.id, item.title, *item.publicity.public_from, mark ? mark->words : "",
                               NameOfOrgan(session, item.id.organ)});
    all += ToString(item.id) + " " + ToString(*item.publicity.public_from) + " " + item.title + " " +
           overview.latest.back().validity + " " + overview.latest.back().organ + "\n";
  }
  overview.version = crypto::Sm3Hex(all);
  return overview;
}

}  // namespace gongkai::disclosure
