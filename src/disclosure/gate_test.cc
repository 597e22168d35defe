// The gate, day by day.
#include "disclosure/gate.h"

#include <doctest/doctest.h>

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

struct Case {
  const char* what;
  Publicity item;
  Gate gate;
};

TEST_CASE("what the gate lets through on 2026-03-10") {
  const Date today = 2026y / 3 / 10;
  const Case cases[] = {
      {"a draft", {}, Gate::kNever},
      {"public since yesterday", {1, 2026y / 3 / 9}, Gate::kPublic},
      {"from today on", {1, 2026y / 3 / 10}, Gate::kPublic},
      {"from tomorrow on", {1, 2026y / 3 / 11}, Gate::kNotYet},
      {"until today", {1, 2026y / 3 / 1, 2026y / 3 / 10}, Gate::kPublic},
      {"until yesterday", {1, 2026y / 3 / 1, 2026y / 3 / 9}, Gate::kExpired},
      {"hung on the village's board alone", {1, 2026y / 3 / 9, std::nullopt, false}, Gate::kNever},
      {"withdrawn", {1, 2026y / 3 / 1, std::nullopt, true, true}, Gate::kWithdrawn},
      {"withdrawn before its day: nobody ever saw it",
       {1, 2026y / 3 / 11, std::nullopt, true, true, 2026y / 3 / 9},
       Gate::kNever},
      {"withdrawn before its day, which has come since",
       {1, 2026y / 3 / 9, std::nullopt, true, true, 2026y / 3 / 8},
       Gate::kNever},
      {"withdrawn on its day", {1, 2026y / 3 / 9, std::nullopt, true, true, 2026y / 3 / 9}, Gate::kWithdrawn},
      {"withdrawn and over", {1, 2026y / 3 / 1, 2026y / 3 / 9, true, true}, Gate::kWithdrawn},
  };
  for (const Case& each : cases) {
    CAPTURE(each.what);
    CHECK(GateOf(each.item, today) == each.gate);
    CHECK(IsPublic(each.item, today) == (each.gate == Gate::kPublic));
  }
}

TEST_CASE("what is not for the site goes out by the channels that were signed, and by no others") {
  const Date today = 2026y / 3 / 10;
  Publicity item{1, 2026y / 3 / 9, std::nullopt, false};
  Content content;
  content.channels = {Channel::kNoticeBoard};
  CHECK(GateOn(item, content, Channel::kNoticeBoard, today) == Gate::kPublic);
  CHECK(GateOn(item, content, Channel::kBroadcast, today) == Gate::kNever);
  CHECK(GateOn(item, content, Channel::kNoticeBoard, 2026y / 3 / 8) == Gate::kNotYet);
  item.is_withdrawn = true;
  CHECK(GateOn(item, content, Channel::kNoticeBoard, today) == Gate::kWithdrawn);
  CHECK(GateOn({}, content, Channel::kNoticeBoard, today) == Gate::kNever);
  // What is on the site may be carried anywhere.
  CHECK(GateOn({1, 2026y / 3 / 9}, content, Channel::kBroadcast, today) == Gate::kPublic);
}

TEST_CASE("a posted list is public until the day that it names") {
  Content content{.kind = ItemKind::kAidList};
  CHECK_FALSE(PublicUntil(content));
  content.fields["posted_until"] = "2026-03-17";
  CHECK(PublicUntil(content) == 2026y / 3 / 17);
}

}  // namespace
}  // namespace gongkai::disclosure
