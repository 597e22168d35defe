// The fee as a lawyer reckons it, in numbers and in the words of the notice; and everything that can be typed wrongly.
#include "request/fee.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

bool Has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

constexpr Date kReceived = 2026y / 3 / 20;

FeeForm FormOf(law::FeeBasis basis, int units, int already = 0) {
  return {.on = 2026y / 3 / 25,
          .basis = basis,
          .units = std::to_string(units),
          .already = std::to_string(already),
          .why = {},
          .payment = "凭收费通知到枕溪镇便民服务中心缴纳",
          .delivered = ""};
}

/// Slow and obvious: what the n-th costs, read off 第四条 and 第五条.
Money PriceOf(law::FeeBasis basis, int n) {
  if (basis == law::FeeBasis::kPages) return Money::Yuan(n <= 30 ? 0 : n <= 100 ? 10 : n <= 200 ? 20 : 40);
  if (n <= 10) return Money::Yuan(0);
  return n <= 30 ? Money::Yuan(100) : Money::Yuan(200 + (n - 31) / 10 * 100);
}

TEST_CASE("国办函〔2020〕109号: every line of the table") {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/application_fees.tsv");
  REQUIRE(file.is_open());
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    CAPTURE(line);
    std::istringstream cells(line);
    std::string basis, already, units, yuan;
    for (std::string* cell : {&basis, &already, &units, &yuan}) REQUIRE(std::getline(cells, *cell, '\t'));
    const auto by = basis == "按件" ? law::FeeBasis::kItems : law::FeeBasis::kPages;
    REQUIRE(basis == NameOf(by));
    const auto reckoned = ReckonFee(FormOf(by, std::stoi(units), std::stoi(already)), std::stoi(already), kReceived);
    const Money wanted = Money::Yuan(std::stoi(yuan));
    // What costs nothing is no notice.
    CHECK(static_cast<bool>(reckoned) == (wanted > Money{}));
    if (reckoned) CHECK(reckoned->fee.total == wanted);
    if (reckoned) CHECK(Has(reckoned->computation, "合计" + ToString(wanted) + "元"));
    if (!reckoned) CHECK(reckoned.errors().front().field == "units");
    ++cases;
  }
  CHECK(cases == 24);
}

TEST_CASE("equal to adding up one by one: 0 to 200 items with any number before, 1 to 2,000 pages") {
  for (int already = 0; already <= 200; already += 7) {
    Money sum;
    for (int units = 1; units <= 200; ++units) {
      sum = sum + PriceOf(law::FeeBasis::kItems, already + units);
      const auto reckoned = ReckonFee(FormOf(law::FeeBasis::kItems, units, already), already, kReceived);
      if (sum == Money{}) {
        CHECK_FALSE(reckoned);
        continue;
      }
      REQUIRE(reckoned);
      REQUIRE(reckoned->fee.total == sum);
    }
  }
  Money sum;
  for (int pages = 1; pages <= 2'000; ++pages) {
    sum = sum + PriceOf(law::FeeBasis::kPages, pages);
    const auto reckoned = ReckonFee(FormOf(law::FeeBasis::kPages, pages), 0, kReceived);
    REQUIRE(static_cast<bool>(reckoned) == (sum > Money{}));
    if (reckoned) REQUIRE(reckoned->fee.total == sum);
  }
}

TEST_CASE("第三条: the computation says how it comes about, band by band") {
  const auto items = ReckonFee(FormOf(law::FeeBasis::kItems, 3, 29), 29, kReceived);
  REQUIRE(items);
  CHECK(items->computation ==
        "按件计收：2026年3月，本机关在此之前收到同一申请人的申请29件，本件申请按3件计。第30件，每件100.00元，1件计100."
        "00元"
        "；第31件至第32件，每件200.00元，2件计400.00元。合计500.00元。");
  const auto pages = ReckonFee(FormOf(law::FeeBasis::kPages, 101), 0, kReceived);
  REQUIRE(pages);
  CHECK(pages->computation ==
        "按量计收：本件申请要求提供的信息共101页。第1页至第30页，不收费；第31页至第100页，每页10.00元，70页计700.00元"
        "；第101页，每页20.00元，1页计20.00元。合计720.00元。");
}

/// The fields that are faulty, in one line.
std::string FaultsOf(const FeeForm& form, int counted = 0) {
  std::string fields;
  const auto reckoned = ReckonFee(form, counted, kReceived);
  for (const FieldError& error : reckoned.errors()) fields += error.field + " ";
  return fields;
}

TEST_CASE("everything that is typed wrongly is told at once, beside its field") {
  CHECK(FaultsOf({}) == "on basis units payment ");
  FeeForm form = FormOf(law::FeeBasis::kItems, 20, 0);
  CHECK(FaultsOf(form).empty());
  for (const char* number : {"", "-1", "0", "1.5", "二十", "99999999999999999999", "20件", "<b>"}) {
    CAPTURE(number);
    form.units = number;
    CHECK(FaultsOf(form) == "units ");
  }
  form.units = " 20 ";
  CHECK(FaultsOf(form).empty());
  // Another number than the program's needs a reason, and gets by with it.
  CHECK(FaultsOf(form, 3) == "why ");
  form.why = PersonalText("有三件没有登记证件号码，不能认定是同一申请人");
  CHECK(FaultsOf(form, 3).empty());
  form.already = "x";
  CHECK(FaultsOf(form, 3) == "already ");
  // Of pages nothing came before, whatever stands there.
  form.basis = law::FeeBasis::kPages;
  form.units = "31";
  CHECK(FaultsOf(form, 3).empty());
  form.payment = std::string(3 * (kLongestFeePayment + 1), 'x');
  CHECK(FaultsOf(form) == "payment ");
  form.payment = "  ";
  CHECK(FaultsOf(form) == "payment ");
  form.payment = "到银行缴";
  form.delivered = "三月";
  CHECK(FaultsOf(form) == "delivered ");
  form.delivered = "2026-03-24";  // before the notice
  CHECK(FaultsOf(form) == "delivered ");
}

TEST_CASE("before 2021-01-01 nothing could be charged") {
  FeeForm form = FormOf(law::FeeBasis::kItems, 20);
  form.on = 2020y / 12 / 31;
  CHECK(FaultsOf(form) == "on ");
  form.on = 2021y / 1 / 1;
  CHECK(FaultsOf(form).empty());
}

TEST_CASE("第六条: 20 working days from the day after the notice was received") {
  // Weekends alone: a Monday, and the Monday four weeks later.
  CHECK(PaymentEnds(2026y / 3 / 2, 2026y / 3 / 2, law::WorkingCalendar()) == 2026y / 3 / 30);
}

}  // namespace
}  // namespace gongkai::request
