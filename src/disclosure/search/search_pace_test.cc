#include "disclosure/search/search_pace.h"

#include <doctest/doctest.h>

namespace gongkai::disclosure {
namespace {

TEST_CASE("who searches too often waits for the next minute, and nobody else does") {
  SearchPace pace(3);
  const Instant now{std::chrono::seconds(1'000'000'000)};
  for (int i = 0; i < 3; ++i) CHECK(pace.May("192.0.2.7", now));
  CHECK_FALSE(pace.May("192.0.2.7", now));
  CHECK(pace.May("192.0.2.8", now));
  CHECK(pace.May("192.0.2.7", now + std::chrono::minutes(1)));
}

TEST_CASE("what is counted is bounded") {
  SearchPace pace(1);
  const Instant now{std::chrono::seconds(1'000'000'000)};
  for (std::size_t i = 0; i < SearchPace::kMostNetworks * 3; ++i) CHECK(pace.May(std::to_string(i), now));
}

}  // namespace
}  // namespace gongkai::disclosure
