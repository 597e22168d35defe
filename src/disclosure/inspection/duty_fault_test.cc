// What is owed beside the columns: from which day on it is told, in which words, and of whom.
#include "disclosure/inspection/duty_fault.h"

#include <doctest/doctest.h>

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

const OrganId kTownship{101};

bool Has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

TEST_CASE("the outcome of comments is owed from the day behind the thirtieth, and the words say whose days they are") {
  const DraftWithoutOutcome draft{{kTownship, 7}, "停车办法（征求意见稿）", 2026y / 3 / 20};
  CHECK_FALSE(FaultOf(draft, 2026y / 4 / 19));
  const auto fault = FaultOf(draft, 2026y / 4 / 20);
  REQUIRE(fault);
  CHECK(fault->organ == kTownship);
  CHECK(fault->path == "/office/items/101-7");
  CHECK(Has(fault->words, "已经过了 31 天"));
  CHECK(Has(fault->words, "本系统定的"));
  CHECK(Has(SourceOf(fault->kind), "国办秘函〔2019〕19号"));
}

TEST_CASE("a guide that is not public is its organ's fault") {
  const SeenFault fault = GuideFaultOf(kTownship);
  CHECK(fault.organ == kTownship);
  CHECK(fault.path == "/office/organs/101");
  CHECK(Has(SourceOf(fault.kind), "条例第十二条"));
}

TEST_CASE("archive, library and service hall must have a place to read in; the voluntary ones stand for none") {
  CHECK(MissingPlaceFaults({}).size() == 3);
  const ReadingPlaceKind voluntary[] = {ReadingPlaceKind::kReadingRoom, ReadingPlaceKind::kBoard};
  CHECK(MissingPlaceFaults(voluntary).size() == 3);
  const ReadingPlaceKind some[] = {ReadingPlaceKind::kLibrary, ReadingPlaceKind::kServiceHall};
  const auto faults = MissingPlaceFaults(some);
  REQUIRE(faults.size() == 1);
  CHECK(faults.front().organ == kWholeSite);
  CHECK(Has(faults.front().words, "国家档案馆"));
  CHECK(SourceOf(faults.front().kind) == "条例第二十五条第一款");
}

TEST_CASE("what is not supplied for a year") {
  CHECK(YearBefore(2026y / 3 / 10) == Date(2025y / 3 / 10));
  CHECK(YearBefore(2028y / 2 / 29) == Date(2027y / 2 / 28));
  const SeenFault fault = FaultOf(NothingSupplied{kTownship, Receiver::kLibrary, 2025y / 1 / 3});
  CHECK(Has(fault.words, "公共图书馆"));
  CHECK(Has(fault.words, "2025-01-03"));
  CHECK(SourceOf(fault.kind) == "条例第二十五条第三款");
}

}  // namespace
}  // namespace gongkai::disclosure
