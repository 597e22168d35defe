// Who gets a thread, who waits for one, who is sent home. Nothing here looks at a clock: who is stuck is stuck until
// the test says otherwise.
#include "web/crew.h"

#include <doctest/doctest.h>

#include <atomic>
#include <latch>
#include <semaphore>
#include <thread>
#include <vector>

namespace gongkai::web {
namespace {

using Kind = Crew::Kind;

TEST_CASE("all that is taken is done, once, whoever hands it in") {
  constexpr int kHands = 4, kEach = 5000;
  std::atomic<int> done = 0;
  {
    Crew crew({.threads = 6, .at_once = 2, .acts = 4, .waiting_acts = kHands * kEach});
    std::vector<std::thread> hands;
    for (int hand = 0; hand < kHands; ++hand) {
      hands.emplace_back([&] {
        for (int i = 0; i < kEach; ++i) CHECK(crew.Take(i % 3 == 0 ? Kind::kAct : Kind::kRead, [&] { ++done; }));
      });
    }
    for (std::thread& hand : hands) hand.join();
  }
  CHECK(done == kHands * kEach);
}

TEST_CASE("one thread does it in the order it came") {
  std::vector<int> order;
  {
    Crew crew({.threads = 1, .at_once = 1, .acts = 1, .waiting_acts = 100});
    for (int i = 0; i < 50; ++i) crew.Take(i % 2 == 0 ? Kind::kAct : Kind::kRead, [&, i] { order.push_back(i); });
  }
  REQUIRE(order.size() == 50);
  for (int i = 0; i < 50; ++i) CHECK(order[static_cast<std::size_t>(i)] == i);
}

TEST_CASE("who waits holds up nobody, as long as there are threads") {
  std::latch go_on(1), all_here(4);
  Crew crew({.threads = 4, .at_once = 1, .acts = 1, .waiting_acts = 1});
  for (int i = 0; i < 4; ++i) {
    crew.Take(Kind::kRead, [&] {
      all_here.count_down();
      go_on.wait();
    });
  }
  all_here.wait();
  go_on.count_down();
}

TEST_CASE("acts that are stuck leave threads to the others, and no more of them are taken than may wait") {
  std::counting_semaphore<> begun(0), go_on(0), read(0);
  Crew crew({.threads = 4, .at_once = 2, .acts = 3, .waiting_acts = 2});
  std::atomic<int> acts = 0;
  const auto act = [&] {
    ++acts;
    begun.release();
    go_on.acquire();
  };
  for (int i = 0; i < 3; ++i) {
    CHECK(crew.Take(Kind::kAct, act));
    begun.acquire();
  }
  CHECK(crew.Take(Kind::kAct, act));
  CHECK(crew.Take(Kind::kAct, act));
  CHECK_FALSE(crew.Take(Kind::kAct, act));
  for (int i = 0; i < 100; ++i) {
    CHECK(crew.Take(Kind::kRead, [&] { read.release(); }));
    read.acquire();
  }
  CHECK(acts == 3);
  go_on.release(5);
  crew.Finish();
  CHECK(acts == 5);
  CHECK_FALSE(crew.Take(Kind::kRead, [] {}));
}

}  // namespace
}  // namespace gongkai::web
