#include "law/fee_tariff.h"

#include <doctest/doctest.h>

#include <limits>
#include <utility>

namespace gongkai::law {
namespace {

using namespace std::chrono_literals;

const FeeScale& Items() { return LatestFeeTariff().items; }
const FeeScale& Pages() { return LatestFeeTariff().pages; }

Money ItemsFee(int asked, int already = 0) { return FeeFor(Items(), asked, already).value().total; }
Money PagesFee(int pages) { return FeeFor(Pages(), pages).value().total; }

/// Slow and obvious: what the n-th application of a month costs, read off the words of 第四条.
Money PriceOfItem(int n) {
  if (n <= 10) return Money::Yuan(0);
  if (n <= 30) return Money::Yuan(100);
  Money price = Money::Yuan(200);
  for (int last = 40; n > last; last += 10) price = price + Money::Yuan(100);
  return price;
}

/// The same for the n-th page, 第五条.
Money PriceOfPage(int n) { return Money::Yuan(n <= 30 ? 0 : n <= 100 ? 10 : n <= 200 ? 20 : 40); }

TEST_CASE("国办函〔2020〕109号第四条: applications of one month, each band for its own part") {
  CHECK(ItemsFee(0) == Money::Yuan(0));
  CHECK(ItemsFee(10) == Money::Yuan(0));
  CHECK(ItemsFee(11) == Money::Yuan(100));
  CHECK(ItemsFee(25) == Money::Yuan(1500));
  CHECK(ItemsFee(30) == Money::Yuan(2000));
  CHECK(ItemsFee(35) == Money::Yuan(3000));
  CHECK(ItemsFee(40) == Money::Yuan(4000));
  CHECK(ItemsFee(41) == Money::Yuan(4300));
  CHECK(ItemsFee(45) == Money::Yuan(5500));
}

TEST_CASE("第四条: what came earlier in the month moves the later ones up the bands") {
  CHECK(ItemsFee(1, 10) == Money::Yuan(100));
  CHECK(ItemsFee(5, 8) == Money::Yuan(300));
  CHECK(ItemsFee(2, 29) == Money::Yuan(300));
}

TEST_CASE("第五条: pages, each band for its own part") {
  CHECK(PagesFee(30) == Money::Yuan(0));
  CHECK(PagesFee(31) == Money::Yuan(10));
  CHECK(PagesFee(100) == Money::Yuan(700));
  CHECK(PagesFee(150) == Money::Yuan(1700));
  CHECK(PagesFee(200) == Money::Yuan(2700));
  CHECK(PagesFee(250) == Money::Yuan(4700));
}

TEST_CASE("Fees equal adding up one by one: 0 to 200 applications after 0 to 200 others, 0 to 2,000 pages") {
  for (int already = 0; already <= 200; ++already) {
    Money sum;
    for (int asked = 0; asked <= 200; ++asked) {
      if (asked > 0) sum = sum + PriceOfItem(already + asked);
      REQUIRE_MESSAGE(ItemsFee(asked, already) == sum, asked, " after ", already);
    }
  }
  Money sum;
  for (int pages = 0; pages <= 2000; ++pages) {
    if (pages > 0) sum = sum + PriceOfPage(pages);
    REQUIRE_MESSAGE(PagesFee(pages) == sum, pages);
  }
}

TEST_CASE("The lines of a fee follow one another and add up to it") {
  for (const auto& [asked, already] : {std::pair(57, 3), std::pair(1, 30), std::pair(200, 0)}) {
    const Fee fee = FeeFor(Items(), asked, already).value();
    int next = already + 1;
    Money sum;
    for (const FeeLine& line : fee.lines) {
      CHECK(line.first == next);
      next = line.last + 1;
      sum = sum + line.Sum();
    }
    CHECK(next == already + asked + 1);
    CHECK(sum == fee.total);
  }
  CHECK(FeeFor(Items(), 0).value().lines.empty());
}

TEST_CASE("Numbers that make no sense are refused with a sentence") {
  CHECK_FALSE(FeeFor(Items(), -1).has_value());
  CHECK_FALSE(FeeFor(Items(), 1, -1).has_value());
  CHECK_FALSE(FeeFor(Items(), kMostFeeUnits + 1).has_value());
  CHECK_FALSE(FeeFor(Items(), kMostFeeUnits, 1).has_value());
  CHECK(FeeFor(Items(), kMostFeeUnits).has_value());
  CHECK(FeeFor(Pages(), -5).error().message.find("小于零") != std::string::npos);
}

TEST_CASE("Nothing could be charged before 2021-01-01; since then there are 20 working days to pay") {
  CHECK(FeeTariffOn(2020y / 12 / 31) == nullptr);
  REQUIRE(FeeTariffOn(2021y / 1 / 1) != nullptr);
  CHECK(FeeTariffOn(2021y / 1 / 1)->payment == WorkingDays{20});
  CHECK(FeeTariffOn(2026y / 11 / 28) == &LatestFeeTariff());
}

TEST_CASE("The bands of every scale follow one another from the first unit on") {
  for (const FeeBasis basis : {FeeBasis::kItems, FeeBasis::kPages}) {
    const FeeScale& scale = LatestFeeTariff().Of(basis);
    int next = 1;
    for (const FeeBand& band : scale.bands) {
      CHECK(band.first == next);
      CHECK(band.last >= band.first);
      next = band.last == std::numeric_limits<int>::max() ? 0 : band.last + 1;
    }
    CHECK(scale.ladder.first == next);
    CHECK_FALSE(scale.article.empty());
  }
}

}  // namespace
}  // namespace gongkai::law
