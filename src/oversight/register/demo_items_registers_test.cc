// The demo county's registers: two years for one township, an incident closed and one open, statements of none.
#include "oversight/register/demo_items_registers.h"

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include "account/keys.h"
#include "account/organ_card_view.h"
#include "crypto/sm2.h"
#include "embedded/embedded_migrations.h"
#include "oversight/register/register_view.h"

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

TEST_CASE("a township's two years, with what was put right and what there was none of") {
  const testing::OnSqlite place;
  const auto database = place.Open(embedded::Migrations());
  const account::Keys keys = account::KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  const Instant now = std::chrono::sys_days(2026y / 11 / 28) + 2h;
  account::Desk desk{*database, keys, [&] { return now; }};
  REQUIRE(account::SeedDemoCounty(desk, [](account::DemoLife& life) {
    DemoRegisters registers(life);
    for (int day = static_cast<int>(account::kDemoPast.count()); day >= 0; --day) registers.Until(day);
  }));
  db::Reader reader = database->Read();
  const OrganId township = *account::OrganOfCode(reader, "101");
  const auto figure = [&](int year, const std::string& key) -> std::optional<Number> {
    return FigureOf(RegisterYearOf(reader, township, year), *FindFigure(key));
  };
  CHECK(figure(2025, KeyOfRegister(kGroupRegister)) == Number::Of(3));
  CHECK(figure(2025, KeyOfRegister(kPressRegister)) == Number());
  CHECK(figure(2025, KeyOfRegister(kAccountabilityRegister)) == Number());
  CHECK(figure(2025, KeyOfStepsDone(kInspectionRegister)) == Number::Of(2));
  CHECK(figure(2026, KeyOfRegister(kIncidentRegister)) == Number::Of(2));
  CHECK_FALSE(figure(2026, KeyOfRegister(kPressRegister)));
  CHECK_FALSE(MissingOf(RegisterYearOf(reader, township, 2026), OrganKind::kTownship, 2026y / 11 / 28).empty());
}

}  // namespace
}  // namespace gongkai::oversight
