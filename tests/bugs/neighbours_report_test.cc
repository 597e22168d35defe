// A report that anybody handed in under an organ's name was taken for that organ's own: a neighbour's wrong file took
// "还没有交来" from the worklist of who owed one. One whose organ was not read at all did so for every organ of the
// county, and a file that the county's office took in for another unit for the organ whose name it carries.
#include "account/county_test.h"
#include "report/due_view.h"
#include "report/organ_named.h"
#include "report/report_store.h"

namespace gongkai::report {
namespace {

using account::OrganId;
using account::PostKind;

constexpr int kYear = 2025;

struct DueDesk : account::TestCounty {
  using TestCounty::TestCounty;

  std::int64_t HandIn(const std::string& organ, const Holder& holder) {
    db::Transaction act = database->Begin();
    const std::int64_t id = AddReport(act, std::to_string(holder.organ.value) + "|" + organ,
                                      {.holder = holder, .organ = organ, .year = kYear});
    act.Commit();
    return id;
  }
  /// Whether the bureau is told that its report is missing.
  bool IsMissing(const OrgansByWord& by_word = {}) {
    account::Visitor visitor;
    visitor.posts.push_back({.kind = PostKind::kHandler, .organ = bureau, .unit = bureau, .organ_name = ""});
    db::Reader reader = database->Read();
    return MissingReports(reader, visitor, today(), by_word).size() == 1;
  }
};

TEST_CASE_ON_BOTH_ENGINES("what a neighbour hands in under an organ's name does not make that organ's report be there",
                          place) {
  DueDesk county(place);
  REQUIRE(county.IsMissing());
  county.HandIn("澄砚县民政局", {county.township, false});
  CHECK(county.IsMissing());
  county.HandIn("澄砚县民政局", {county.bureau, false});
  CHECK_FALSE(county.IsMissing());
}

TEST_CASE_ON_BOTH_ENGINES("what the county's office collects does", place) {
  DueDesk county(place);
  county.HandIn("民政局", {county.office, true});
  CHECK_FALSE(county.IsMissing());
}

TEST_CASE_ON_BOTH_ENGINES("a report whose organ was not read is nobody's", place) {
  DueDesk county(place);
  county.HandIn("", {county.office, true});
  county.HandIn("", {county.bureau, false});
  CHECK(county.IsMissing());
  for (const account::OrganName& name : {account::OrganName{.name = "澄砚县民政局"},
                                         account::OrganName{.name = "澄砚县枕溪镇人民政府", .short_name = "枕溪镇"}}) {
    CHECK_FALSE(IsNamed("", name));
    CHECK_FALSE(IsNamed("人民政府", name));
  }
}

TEST_CASE_ON_BOTH_ENGINES("a file that was taken in for a unit is that unit's whatever name it carries", place) {
  DueDesk county(place);
  const std::int64_t under_our_name = county.HandIn("澄砚县民政局", {county.office, true});
  CHECK(county.IsMissing({{under_our_name, std::nullopt}}));  // of a unit that is no organ
  CHECK(county.IsMissing({{under_our_name, county.township}}));
  const std::int64_t under_another = county.HandIn("澄砚县枕溪镇人民政府", {county.office, true});
  CHECK(county.IsMissing({{under_our_name, std::nullopt}}));
  CHECK_FALSE(county.IsMissing({{under_our_name, std::nullopt}, {under_another, county.bureau}}));
}

}  // namespace
}  // namespace gongkai::report
