// The list as the county reads it: whose each report is, who handed it in, and what was handed in twice.
#include <algorithm>

#include <doctest/doctest.h>

#include "account/organ_store.h"
#include "report/office_desk_test.h"
#include "report/whose_view.h"

namespace gongkai::report {
namespace {

using namespace testing;
using namespace std::chrono_literals;

struct Townships {
  account::OrganId county_office{0}, zhenxi{0}, heting{0};

  explicit Townships(Office& office) {
    db::Transaction act = office.desk().database.Begin();
    const account::OrganId county = account::AddOrgan(act, {.kind = account::OrganKind::kCountyGovernment,
                                                            .code = "000",
                                                            .name = "澄砚县人民政府",
                                                            .short_name = "澄砚县",
                                                            .opened_on = 2020y / 1 / 1});
    const auto add = [&](account::OrganKind kind, std::string code, std::string name, std::string short_name) {
      return account::AddOrgan(act, {.parent = county,
                                     .kind = kind,
                                     .code = code,
                                     .name = name,
                                     .short_name = short_name,
                                     .opened_on = 2020y / 1 / 1});
    };
    county_office = add(account::OrganKind::kCountyOffice, "001", "澄砚县人民政府办公室", "县政府办公室");
    zhenxi = add(account::OrganKind::kTownship, "101", "澄砚县枕溪镇人民政府", "枕溪镇");
    heting = add(account::OrganKind::kTownship, "102", "澄砚县鹤汀镇人民政府", "鹤汀镇");
    act.Commit();
  }
};

void HandInAs(Office& office, account::OrganId organ, const std::string& text) {
  REQUIRE(HandIn(office.desk(), {{"报告.txt", text}}, kWang, {organ, false}).has_value());
  while (WorkOnQueue(office.desk())) {
  }
}

TEST_CASE_ON_BOTH_ENGINES("a neighbour's report is told from one's own, and both organs' copies are counted", place) {
  Office office(place);
  const Townships townships(office);
  HandInAs(office, townships.zhenxi, Broken());
  HandInAs(office, townships.heting, Broken());
  ListPage list = office.Listed();
  REQUIRE(list.rows.size() == 2);
  {
    db::Reader reader = office.desk().database.Read();
    NameHolders(reader, list.rows);
  }
  for (const ListRow& row : list.rows) {
    const bool own = row.report.holder.organ == townships.zhenxi;
    CHECK(row.handed_in_by == (own ? "" : "澄砚县鹤汀镇人民政府"));
    CHECK(row.others == 1);
    db::Reader reader = office.desk().database.Read();
    CHECK(IsAnothers(reader, row.report) == !own);
  }
  const ListPage seen = office.Listed({.sight = {{{townships.zhenxi}}}});
  REQUIRE(seen.rows.size() == 1);
  CHECK(seen.rows[0].others == 0);  // what lies outside one's sight is not counted either
}

TEST_CASE_ON_BOTH_ENGINES("who collects the county's reports is not told that they are others'", place) {
  Office office(place);
  const Townships townships(office);
  const StoredReport report{.organ = "澄砚县枕溪镇人民政府"};
  const auto is_anothers = [&](const Holder& holder) {
    StoredReport held = report;
    held.holder = holder;
    db::Reader reader = office.desk().database.Read();
    return IsAnothers(reader, held);
  };
  CHECK(is_anothers({townships.heting, false}));
  CHECK_FALSE(is_anothers({townships.heting, true}));
  CHECK_FALSE(is_anothers({townships.county_office, false}));
}

}  // namespace
}  // namespace gongkai::report
