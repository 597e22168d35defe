// What a neighbour had signed for a later day, or was still drafting, was compared with one's own report: findings and
// warnings quoted what nobody could know yet. A correction that nobody had signed hid the report that readers have, and
// in a county of many organs one's own last year fell off the end of the list.
#include "docread/read.h"
#include "report/compile/annual_desk_test.h"
#include "report/compile/annual_text_actions.h"
#include "report/compile/annual_text_view.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;
using account::PostKind;

struct NeighbourDesk : AnnualLifeDesk {
  using AnnualLifeDesk::AnnualLifeDesk;

  Shelf shelf{[](std::string_view bytes) { return docread::Read(bytes); }};

  std::vector<AnnualPaper> SeenBy(account::OrganId organ, int year = kReportYear) {
    db::Reader reader = database->Read();
    return PublicPapersOfOthers(reader, organ, {year, year}, today(), 10);
  }
  std::vector<AnnualPaper> OwnBefore(int year, int most = 10) {
    db::Reader reader = database->Read();
    return OwnPapersBefore(reader, township, year, most);
  }
  void Write(account::OrganId organ, int year, const std::string& words) {
    FactBook book;
    {
      db::Reader reader = database->Read();
      book = *BookOf(reader, organ, year, today());
    }
    AnnualText text;
    text.parts[1] = words;
    REQUIRE(SaveText(desk, drafter, 0, text, book));
  }
  std::vector<OtherText> BesideTextOf(account::OrganId organ) {
    account::Visitor visitor{.person = lin};
    visitor.posts.push_back({.kind = PostKind::kHandler, .organ = organ});
    db::Reader reader = database->Read();
    return OtherTextsOf(reader, shelf, visitor, organ, kReportYear, today());
  }
};

TEST_CASE_ON_BOTH_ENGINES("a neighbour's report is compared with from the day on which it is public", place) {
  NeighbourDesk county(place);
  county.SignedAnnual({.digest = {}, .publish_on = 2026y / 3 / 20, .why = {}});
  REQUIRE(county.Stands() == AnnualStage::kWaiting);
  CHECK(county.SeenBy(county.other_township).empty());
  CHECK(county.BesideTextOf(county.other_township).empty());
  CHECK(county.OwnBefore(kReportYear + 1).size() == 1);  // one's own is known before
  county.now += 240h;
  CHECK(county.SeenBy(county.other_township).size() == 1);
  CHECK(county.SeenBy(county.township).empty());  // it is its own
  const auto beside = county.BesideTextOf(county.other_township);
  REQUIRE(beside.size() == 1);
  CHECK(beside.front().organ == county.paper.organ);
  CHECK_FALSE(beside.front().is_own);
}

TEST_CASE_ON_BOTH_ENGINES("a correction that nobody signed does not hide the report that readers have", place) {
  NeighbourDesk county(place);
  county.paper.sections[0] = {"全年第一次写的话。"};
  const disclosure::ItemId item = county.SignedAnnual();
  REQUIRE(county.SeenBy(county.other_township).size() == 1);
  REQUIRE(CorrectAnnual(county.desk, county.drafter, county.id));
  county.paper.sections[0] = {"改过以后的话。"};
  county.HandedInAnnual({.digest = {}, .publish_on = {}, .why = "写错了"});
  REQUIRE(county.Facts().frozen == 2);
  const auto seen = county.SeenBy(county.other_township);
  REQUIRE(seen.size() == 1);
  CHECK(seen.front().sections[0] == std::vector<std::string>{"全年第一次写的话。"});
  REQUIRE(county.OwnBefore(kReportYear + 1).size() == 1);
  CHECK(county.OwnBefore(kReportYear + 1).front().sections[0] == seen.front().sections[0]);
  county.LetStand(item);
  county.SignAll(item);
  CHECK(county.SeenBy(county.other_township).front().sections[0] == std::vector<std::string>{"改过以后的话。"});
}

TEST_CASE_ON_BOTH_ENGINES("what was withdrawn is compared with by nobody but its own organ", place) {
  NeighbourDesk county(place);
  const disclosure::ItemId item = county.SignedAnnual();
  REQUIRE(Withdraw(county.desk, county.drafter, item, disclosure::WithdrawalKind::kError, "数字有误"));
  CHECK(county.SeenBy(county.other_township).empty());
  CHECK(county.OwnBefore(kReportYear + 1).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("of texts that are being written one's own of last year is compared with, and no other",
                          place) {
  NeighbourDesk county(place);
  county.Write(county.other_township, kReportYear, "渡口候船室的时刻表换了三回。");
  county.Write(county.township, kReportYear - 1, "集市的摊位图贴在办事大厅。");
  const auto beside = county.BesideTextOf(county.township);
  REQUIRE(beside.size() == 1);
  CHECK(beside.front().is_own);
  CHECK(beside.front().year == kReportYear - 1);
  CHECK(county.BesideTextOf(county.other_township).empty());
}

}  // namespace
}  // namespace gongkai::report
