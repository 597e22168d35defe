// A typed page and a scanned one: the name was withheld on the first, and to be read on the second. Nothing said that
// no search reaches the second one, nobody was led to it, and of the copy it was told that the name is nowhere in it.
#include "request/redact_desk_test.h"
#include "request/redact_textless_view.h"

namespace gongkai::request {
namespace {

/// Page 2 is a scan.
RedactRef BegunMixed(RedactDesk& county) {
  county.redact_tools.make = [](std::string_view, std::string_view, const redaction::Progress&) {
    redaction::WorkingCopy copy;
    copy.pdf = "%PDF-pages";
    copy.pages = {PageWith(1, {"王小梅"}), PageWith(2, {}), PageWith(3, {"完"})};
    return copy;
  };
  return county.Begun();
}

constexpr const char* kNamed = "第 2 页没有文字";

TEST_CASE_ON_BOTH_ENGINES("who marks and who checks are led to the page that no search reaches", place) {
  RedactDesk county(place);
  const TestBrowser handles = county.SignIn(county.lin), checks = county.SignIn(county.wen);
  const RedactRef ref = BegunMixed(county);
  const std::string one = PathOfRedaction(ref.id, ref.number), link = "href=\"" + one + "/pages/2\"";
  county.MarkName(ref);
  const std::string drawing(handles.Get(one).Bytes());
  CHECK(Has(drawing, kNamed));
  CHECK(Has(drawing, link));
  CHECK(Has(handles.Get(one + "/pages/1").Bytes(), kNamed));
  CHECK(Has(handles.Get(one + "/found").Bytes(), kNamed));
  REQUIRE(handles.Post(one + "/hand-in", {}).status == 303);
  const std::string checking(checks.Get(one).Bytes());
  CHECK(Has(checking, link));
  CHECK(Has(checking, "name=\"looked\""));
}

TEST_CASE_ON_BOTH_ENGINES("the check needs a person's look at that page, and the copy claims nothing of it", place) {
  RedactDesk county(place);
  const TestBrowser handles = county.SignIn(county.lin), checks = county.SignIn(county.wen);
  const RedactRef ref = BegunMixed(county);
  const std::string one = PathOfRedaction(ref.id, ref.number);
  county.MarkName(ref);
  county.Require(HandInRedaction(county.desk, county.handler, ref));
  const std::string plan = county.PlanDigest(ref);
  const auto unlooked = checks.Post(one + "/check", {{"plan", plan}});
  CHECK(unlooked.status == 422);
  CHECK(Has(unlooked.Bytes(), "请先逐页看过第 2 页"));
  CHECK(county.Now(ref).state == RedactState::kChecking);
  // What was ticked stays, whatever else is wrong.
  const auto other = checks.Post(one + "/check", {{"plan", "of other marks"}, {"looked", "1"}});
  CHECK(other.status == 422);
  const std::string again(other.Bytes());
  const std::size_t tick = again.find("name=\"looked\"");
  REQUIRE(tick != std::string::npos);
  CHECK(Has(again.substr(tick, again.find('>', tick) - tick), "checked"));
  REQUIRE(checks.Post(one + "/check", {{"plan", plan}, {"looked", "1"}}).status == 303);
  REQUIRE(county.Now(ref).state == RedactState::kReleased);
  const std::string released(handles.Get(one).Bytes());
  CHECK(Has(released, kNamed));
  CHECK(Has(released, "没有查"));
  CHECK_FALSE(Has(released, "遮住的文字在里面找不到"));
}

TEST_CASE_ON_BOTH_ENGINES("where every page has text, nothing is asked", place) {
  RedactDesk county(place);
  const TestBrowser checks = county.SignIn(county.wen);
  const RedactRef ref = county.Begun();
  county.MarkName(ref);
  county.Require(HandInRedaction(county.desk, county.handler, ref));
  const std::string one = PathOfRedaction(ref.id, ref.number);
  CHECK_FALSE(Has(checks.Get(one).Bytes(), "name=\"looked\""));
  REQUIRE(checks.Post(one + "/check", {{"plan", county.PlanDigest(ref)}}).status == 303);
  CHECK(Has(checks.Get(one).Bytes(), "遮住的文字在里面找不到；图片里的字程序认不出来"));
}

TEST_CASE("many pages are told in ranges, and not without end") {
  CHECK(PagesInRanges(std::vector<int>{}).empty());
  CHECK(PagesInRanges(std::vector{2}) == "第 2 页");
  CHECK(PagesInRanges(std::vector{2, 3, 5, 6, 7, 9}) == "第 2、3、5—7、9 页");
  std::vector<int> every_other;
  for (int page = 1; page < 100; page += 2) every_other.push_back(page);
  CHECK(PagesInRanges(every_other) == "第 1、3、5、7、9、11、13、15、17、19、21、23 等 50 页");
}

}  // namespace
}  // namespace gongkai::request
