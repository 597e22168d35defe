#include "base/money.h"

#include <doctest/doctest.h>

#include <limits>

namespace gongkai {
namespace {

TEST_CASE("Money is written in 元 with two decimals") {
  CHECK(ToString(Money{}) == "0.00");
  CHECK(ToString(Money{5}) == "0.05");
  CHECK(ToString(Money::Yuan(3000)) == "3000.00");
  CHECK(ToString(Money{-105}) == "-1.05");
  CHECK(ToString(Money{std::numeric_limits<std::int64_t>::min()}) == "-92233720368547758.08");
}

TEST_CASE("Money adds and multiplies exactly") {
  CHECK(Money::Yuan(1) + Money{1} == Money{101});
  CHECK(Money{101} - Money{1} == Money::Yuan(1));
  CHECK(Money{33} * 3 == Money{99});
  CHECK(Money{1} < Money{2});
}

}  // namespace
}  // namespace gongkai
