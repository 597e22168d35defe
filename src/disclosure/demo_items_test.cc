// The demo county has a year of items in every state that an item can be in, entered by the acts of people.
#include "disclosure/demo_items.h"

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include <map>
#include <set>

#include "account/keys.h"
#include "crypto/sm2.h"
#include "disclosure/catalogue/obligation_view.h"
#include "disclosure/channel/channel_store.h"
#include "disclosure/channel/reading_place_store.h"
#include "disclosure/item_list_store.h"
#include "embedded/embedded_migrations.h"

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

TEST_CASE("a year of items, in every state") {
  const testing::OnSqlite place;
  const auto database = place.Open(embedded::Migrations());
  const account::Keys keys = account::KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  const Instant now = std::chrono::sys_days(2026y / 11 / 28) + 2h;
  account::Desk desk{*database, keys, [&] { return now; }};
  REQUIRE(account::SeedDemoCounty(desk, LiveDemoItems));
  const Date today = 2026y / 11 / 28;
  db::Reader reader = database->Read();
  const ItemPage all = ListItems(reader, {.organs = std::nullopt, .page_size = 1000});
  std::map<Gate, int> gates;
  std::map<Stage, int> stages;
  std::set<ItemKind> kinds;
  int overdue = 0, corrected = 0;
  for (const Item& item : all.items) {
    ++gates[GateOf(item.publicity, today)];
    ++stages[item.stage];
    kinds.insert(item.kind);
    overdue += !item.publicity.published_version && item.due_on && *item.due_on < today ? 1 : 0;
    corrected += item.publicity.published_version.value_or(1) > 1 ? 1 : 0;
  }
  CHECK(all.total >= 50);
  for (const Gate gate : {Gate::kNever, Gate::kPublic, Gate::kExpired, Gate::kWithdrawn}) CHECK(gates[gate] > 0);
  for (const Stage stage : {Stage::kDraft, Stage::kReview, Stage::kPublic, Stage::kRegistered})
    CHECK(stages[stage] > 0);
  CHECK(kinds.size() >= 20);
  CHECK(overdue > 0);
  CHECK(corrected > 0);
  CHECK(StandardRows(reader, today).size() >= 40);
  std::map<ObligationState, int> owed;
  for (const OrganObligation& each : ObligationsFor(reader, std::nullopt, today)) ++owed[each.obligation.state];
  for (const ObligationState state : {ObligationState::kOverdue, ObligationState::kComing, ObligationState::kDone}) {
    CAPTURE(NameOf(state));
    CHECK(owed[state] > 0);
  }
  const auto shown = ListPublic(reader, {.today = today, .count = 1000});
  CHECK(*shown.front().publicity.public_from > *shown.back().publicity.public_from);
  CHECK(std::chrono::sys_days(today) - std::chrono::sys_days(*shown.back().publicity.public_from) >
        std::chrono::days(300));
  std::map<PostingState, int> states;
  int with_photo = 0, without = 0;
  for (const ListedPosting& each :
       ListPostings(reader, {.organs = std::nullopt, .today = today, .page_size = 1000}).postings) {
    ++states[StateOf(each.posting, each.is_over, today)];
    ++(each.photos > 0 ? with_photo : without);
  }
  for (const PostingState state : {PostingState::kThere, PostingState::kToTakeDown, PostingState::kTakenDown}) {
    CHECK_MESSAGE(states[state] > 0, NameOf(state));
  }
  CHECK(with_photo > 0);
  CHECK(without > 0);
  CHECK(ReadingPlaces(reader, today).size() == 1);
  CHECK(reader.One<std::int64_t>("SELECT COUNT(*) FROM cleanup WHERE state = 'signed'") == 1);
  CHECK(reader.One<std::int64_t>("SELECT COUNT(*) FROM item_step WHERE state = 'open'") == 1);
  CHECK(reader.One<std::int64_t>("SELECT COUNT(*) FROM item_step WHERE verdict = 'with_changes'") == 1);
}

}  // namespace
}  // namespace gongkai::disclosure
