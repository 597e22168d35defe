// The state of a posting day by day, and what is wrong with one.
#include "disclosure/channel/channel_posting.h"

#include <doctest/doctest.h>

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2026y / 3 / 10;

Posting OnBoard() {
  return {.item = {OrganId{1}, 1},
          .channel = Channel::kNoticeBoard,
          .posted_on = 2026y / 3 / 9,
          .place = "石桥村公示栏",
          .posted_by = "林溪",
          .photos = {}};
}

TEST_CASE("the state of a posting") {
  Posting posting = OnBoard();
  CHECK(StateOf(posting, false, kToday) == PostingState::kThere);
  CHECK(StateOf(posting, true, kToday) == PostingState::kToTakeDown);
  posting.posted_until = 2026y / 3 / 11;
  CHECK(StateOf(posting, false, kToday) == PostingState::kThere);
  CHECK(StateOf(posting, false, 2026y / 3 / 11) == PostingState::kThere);  // its last day is a day of it
  CHECK(StateOf(posting, false, 2026y / 3 / 12) == PostingState::kToTakeDown);
  posting.taken_down_on = 2026y / 3 / 12;
  CHECK(StateOf(posting, true, 2026y / 3 / 13) == PostingState::kTakenDown);
  posting.annulled_words = "记到别的村去了";
  CHECK(StateOf(posting, true, 2026y / 3 / 13) == PostingState::kAnnulled);
  Posting article = OnBoard();
  article.channel = Channel::kPress;  // nothing hangs anywhere
  CHECK(StateOf(article, true, kToday) == PostingState::kThere);
}

TEST_CASE("an item that was taken down, or whose days are over, is over") {
  CHECK_FALSE(IsOver({1, 2026y / 3 / 1}, kToday));
  CHECK_FALSE(IsOver({1, 2026y / 3 / 1, kToday}, kToday));
  CHECK(IsOver({1, 2026y / 3 / 1, 2026y / 3 / 9}, kToday));
  CHECK(IsOver({1, 2026y / 3 / 1, std::nullopt, true, true}, kToday));
}

TEST_CASE("what is wrong with a posting stands beside its field") {
  const Publicity item{1, 2026y / 3 / 9};
  const auto field = [&](const Posting& posting, std::optional<Date> withdrawn_on = std::nullopt) {
    const FieldErrors errors = FaultsOf(posting, item, Content{}, withdrawn_on, kToday);
    return errors.empty() ? std::string() : errors.front().field;
  };
  CHECK(field(OnBoard()).empty());
  Posting posting = OnBoard();
  posting.posted_on = 2026y / 3 / 11;
  CHECK(field(posting) == "posted_on");
  posting.posted_on = 2026y / 3 / 8;
  CHECK(field(posting) == "posted_on");
  posting.posted_on = Date{};
  CHECK(field(posting) == "posted_on");
  posting = OnBoard();
  CHECK(field(posting, 2026y / 3 / 9).empty());
  posting.posted_on = kToday;
  CHECK(field(posting, 2026y / 3 / 9) == "posted_on");
  posting = OnBoard();
  posting.posted_until = 2026y / 3 / 8;
  CHECK(field(posting) == "posted_until");
  posting.posted_until = 9999y / 3 / 8;
  CHECK(field(posting) == "posted_until");
  posting = OnBoard();
  posting.place = " ";
  CHECK(field(posting) == "place");
  posting.village = OrganId{7};
  CHECK(field(posting).empty());
  posting = OnBoard();
  posting.channel = Channel::kPress;
  posting.place = "";
  CHECK(field(posting).empty());
  posting.posted_by = "";
  CHECK(field(posting) == "posted_by");
  posting = OnBoard();
  posting.place = std::string(101, 'a');
  CHECK(field(posting) == "place");
}

TEST_CASE("a posting that the gate would not have let out is refused beside its field") {
  const auto field = [](const Publicity& version, const Content& content, Channel channel, Date on,
                        std::optional<Date> withdrawn_on = std::nullopt) {
    Posting posting = OnBoard();
    posting.channel = channel;
    posting.posted_on = on;
    const FieldErrors errors = FaultsOf(posting, version, content, withdrawn_on, kToday);
    CHECK(errors.size() <= 1);
    return errors.empty() ? std::string() : errors.front().field;
  };
  const Content on_site{};
  Content on_board;
  on_board.channels = {Channel::kNoticeBoard};
  const Publicity until{1, 2026y / 3 / 5, Date(2026y / 3 / 8)};
  const Publicity board_only{1, 2026y / 3 / 5, Date(2026y / 3 / 8), false};
  CHECK(field(until, on_site, Channel::kNoticeBoard, 2026y / 3 / 4) == "posted_on");
  CHECK(field(until, on_site, Channel::kNoticeBoard, 2026y / 3 / 5).empty());
  CHECK(field(until, on_site, Channel::kNoticeBoard, 2026y / 3 / 8).empty());
  CHECK(field(until, on_site, Channel::kNoticeBoard, 2026y / 3 / 9) == "posted_on");
  CHECK(field(board_only, on_board, Channel::kNoticeBoard, 2026y / 3 / 8).empty());
  for (const Channel channel : {Channel::kSite, Channel::kBroadcast, Channel::kPress}) {
    CHECK(field(board_only, on_board, channel, 2026y / 3 / 8) == "channel");
  }
  CHECK(field(until, on_site, Channel::kNoticeBoard, 2026y / 3 / 7, Date(2026y / 3 / 6)) == "posted_on");
  CHECK(field(until, on_site, Channel::kNoticeBoard, 2026y / 3 / 6, Date(2026y / 3 / 6)).empty());
}

TEST_CASE("what hangs somewhere has a place") {
  for (const Channel channel : Channels()) {
    if (StaysThere(channel)) CHECK(HasPlace(channel));
  }
  CHECK(HasPlace(Channel::kVisitHome));
  CHECK_FALSE(HasPlace(Channel::kSite));
}

}  // namespace
}  // namespace gongkai::disclosure
