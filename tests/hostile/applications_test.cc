// A program that applies without end: what it sends is bounded, and who applies in person, and who applied before, is
// served as ever. A few thousand; with GONGKAI_FLOOD=N so many (./dev hostile: 10,000).
#include <fmt/format.h>

#include <cstdlib>

#include "request/intake_desk_test.h"
#include "request/intake_limits.h"
#include "vectors.h"

namespace gongkai::request {
namespace {

constexpr int kFew = 1'500;

int HowMany() {
  const char* told = std::getenv("GONGKAI_FLOOD");  // NOLINT(concurrency-mt-unsafe)
  return told == nullptr ? kFew : std::max(1, std::atoi(told));
}

TEST_CASE("a flood of applications is bounded, shows nowhere, and the office sees and enters others") {
  const testing::OnSqlite place;
  IntakeDesk county(place);
  AddCaseListPages(county.pages);
  const auto vectors = testing::XssVectors();
  const ApplyReceipt honest = county.Apply();
  int taken = 0;
  for (int i = 0; i < HowMany(); ++i) {
    const std::string words = "灌水一二三" + vectors[static_cast<std::size_t>(i) % vectors.size()];
    ApplyForm form = county.Form(words);
    form.words.asked.text = PersonalText(words + std::to_string(i));
    const std::string network = fmt::format("2001:db8:{:x}:{:x}00::/64", i % 60, i / 60 % 250 + 1);
    if (SendApplication(county.desk, county.From(network), form)) ++taken;
    CHECK_FALSE(LookUpCase(county.desk, network, fmt::format("0000-{:04}-{:04}", i / 10'000, i % 10'000), "002X"));
  }
  CHECK(taken > 0);
  CHECK(taken <= kAppliedPerHour * 2);
  CHECK(county.Count("SELECT COUNT(*) FROM request_case") == taken + 1);
  CHECK(county.Count("SELECT COUNT(*) FROM notice") < 50);
  CHECK_FALSE(Has(county.anybody.Get("/requests").Bytes(), "灌水一二三"));
  CHECK(county.CaseOf(honest.id).stage == CaseStage::kUnconfirmed);
  const TestBrowser lin = county.SignIn(county.lin);
  const web::Response list = lin.Get("/office/requests");
  CHECK(list.status == 200);
  CHECK(list.Bytes().size() < 800'000);
  CHECK_FALSE(Has(list.Bytes(), "<script>alert"));
  // 条例第二十八条: in person and by post nobody is turned away.
  CHECK(EnterApplication(county.desk, county.drafter, county.Entered(law::Channel::kInPerson)));
}

}  // namespace
}  // namespace gongkai::request
