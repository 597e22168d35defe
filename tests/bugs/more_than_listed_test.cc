// Of the measures against an organ as many were counted as a page lists, and the rest was left out without a word.
#include "account/county_test.h"
#include "assessment/ledger_rows_view.h"
#include "oversight/measure_store.h"

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

TEST_CASE_ON_BOTH_ENGINES("every measure counts, also where there are more than a page lists", place) {
  account::TestCounty county(place);
  const int many = MeasureQuery().most + 1;
  {
    db::Transaction act = county.database->Begin();
    for (int i = 0; i < many; ++i) {
      AddMeasure(act, {.id = {county.office, 0},
                       .by = county.office,
                       .against = county.township,
                       .facts = "没有公开。",
                       .demand = "补公开。",
                       .correct_by = 2026y / 3 / 31,
                       .issued_on = 2026y / 3 / 2});
    }
    act.Commit();
  }
  db::Reader reader = county.database->Read();
  const auto rows =
      LedgerRowsOf(reader, assessment::LedgerSource::kMeasures,
                   {.organ = county.township, .days = {2026y / 1 / 1, 2026y / 12 / 31}, .today = county.today()});
  CHECK(rows.size() == static_cast<std::size_t>(many));
}

}  // namespace
}  // namespace gongkai::oversight
