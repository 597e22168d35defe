#include "disclosure/public_view.h"

#include "crypto/sm3.h"
#include "disclosure/item_list_store.h"
#include "disclosure/validity_view.h"

namespace gongkai::disclosure {
namespace {

constexpr int kLatest = 10;

}  // namespace

PublicOverview OverviewOf(db::Session& session, Date today) {
  PublicOverview overview;
  std::string all;
  for (const ColumnState& each : PublicColumns(session, std::nullopt, today)) {
    overview.columns.push_back({each.column, each.latest});
    all += std::string(IdOf(each.column)) + "\n";
  }
  for (const Item& item : ListPublic(session, {.today = today, .count = kLatest})) {
    const auto mark = ValidityMarkOf(session, item, today);
    overview.latest.push_back({item.id, item.title, *item.publicity.public_from, mark ? mark->words : ""});
    all += ToString(item.id) + " " + ToString(*item.publicity.public_from) + " " + item.title + " " +
           overview.latest.back().validity + "\n";
  }
  overview.version = crypto::Sm3Hex(all);
  return overview;
}

}  // namespace gongkai::disclosure
