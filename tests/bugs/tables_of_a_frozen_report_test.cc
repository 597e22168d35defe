// The page of the three tables looked the same before and after a report was published: nobody could tell whether its
// numbers were those that readers have, and it asked for adjustments of what had long been signed.
#include "docread/read.h"
#include "report/compile/annual_desk_test.h"
#include "report/compile/annual_frame_pages.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;
using account::Has;

struct FrozenDesk : AnnualLifeDesk {
  Shelf shelf{[](std::string_view bytes) { return docread::Read(bytes); }};
  Desk reports{*database, shelf, [] { return std::string("2026-03-10 10:00"); }, desk};
  Site site{.desk = reports, .wake = [] {}};

  explicit FrozenDesk(const testing::TestDatabase& place) : AnnualLifeDesk(place) { AddAnnualTablePages(pages, site); }
  std::string Tables() { return SignIn(lin).Get("/office/annual/" + std::to_string(kReportYear)).body; }
};

TEST_CASE_ON_BOTH_ENGINES("the page of the tables says whether its numbers are those of the report", place) {
  FrozenDesk county(place);
  CHECK_FALSE(Has(county.Tables(), "定稿时的数"));
  county.SignedAnnual({.digest = {}, .publish_on = 2026y / 3 / 20, .why = {}});
  CHECK(Has(county.Tables(), "要重新定稿才进报告"));
  county.now += 240h;
  REQUIRE(county.Stands() == AnnualStage::kPublic);
  CHECK(Has(county.Tables(), "已公布"));
  CHECK(Has(county.Tables(), "2026-03-20 公布。公布的报告里是定稿时的数"));
  REQUIRE(CorrectAnnual(county.desk, county.drafter, county.id));
  CHECK(Has(county.Tables(), "不一样的，要公布更正"));
}

}  // namespace
}  // namespace gongkai::report
