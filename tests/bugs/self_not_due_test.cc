// An organ that had days left to say how it did was marked as one that had not; and an indicator over which nothing was
// due showed 0 份 of 0.
#include "assessment/assessment_desk_test.h"

namespace gongkai::assessment {
namespace {

TEST_CASE_ON_BOTH_ENGINES("what organs say of themselves is missing once its day is over, and not on that day", place) {
  AssessmentDesk county(place);
  const AssessmentId id = county.Opened();  // until 20 March
  const auto said = [&](const std::string& address) {
    return std::string(county.SignIn(county.lin).Get(address).Bytes());
  };
  county.now = std::chrono::sys_days(2026y / 3 / 20) + 2h;
  CHECK(Has(said(PathOf(id)), "尚未到期，最迟 2026-03-20"));
  CHECK_FALSE(Has(said(PathOf(id)), "没有报送"));
  CHECK(Has(said(PathOf(id, county.township)), "尚未到期，最迟 2026年3月20日"));
  county.now += 24h;
  CHECK(Has(said(PathOf(id)), "没有报送"));
  CHECK_FALSE(Has(said(PathOf(id)), "尚未到期"));
  CHECK(Has(said(PathOf(id, county.township)), "没有报送，最迟 2026年3月20日"));
}

TEST_CASE("of what was not due there is no nought; of what was due and not done there is") {
  Indicator indicator;
  indicator.kind = IndicatorKind::kAutomatic;
  indicator.points = Points::Of(8);
  indicator.source = LedgerSource::kReportInTime;
  indicator.rule = ScoreRule::kRate;
  CHECK(WordsOf(indicator, {0, 0}) == "—，没有应办的");
  CHECK(WordsOf(indicator, {2, 0}) == "按期 0 份，共 2 份");
  indicator.source = LedgerSource::kMeasures;  // no measure at all is what is wanted: nought, and full points
  indicator.rule = ScoreRule::kDeduct;
  CHECK(WordsOf(indicator, {0, 0}) == "被采取措施 0 次");
}

}  // namespace
}  // namespace gongkai::assessment
