// Postings are put down, taken down and annulled by acts; the lists and counts equal what one counts by hand.
#include "disclosure/channel/channel_actions.h"

#include <algorithm>
#include <random>

#include "db/blob_store.h"
#include "disclosure/desk_test.h"
#include "disclosure/due_view.h"

namespace gongkai::disclosure {
namespace {

/// A JPEG of a scan alone, and the same with the place where it was taken.
const std::string kPhoto = std::string("\xFF\xD8\xFF\xDA\x00\x02", 6) + " a photo\xFF\xD9";
const std::string kPhotoWithPlace = std::string("\xFF\xD8\xFF\xE1\x00\x0A", 6) + "Exif GPS" + kPhoto.substr(2);

struct ChannelDesk : ItemDesk {
  using ItemDesk::ItemDesk;

  Posting OnBoard() const {
    return {.item = {},
            .version = 1,
            .channel = Channel::kNoticeBoard,
            .posted_on = today_,
            .village = village,
            .place = "石桥村",
            .posted_by = "林溪",
            .photos = {}};
  }
  std::int64_t Recorded(ItemId id, const Posting& form, const std::vector<NewFile>& photos = {}) {
    const auto done = RecordPosting(desk, drafter, id, form, photos);
    for (const FieldError& error : done.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(done);
    return *done;
  }
  Posting At(std::int64_t number) {
    db::Reader reader = database->Read();
    return *FindPosting(reader, township, number);
  }
  static std::string FieldOf(const FormResult<std::int64_t>& result) {
    return result ? std::string("(done)") : result.errors().front().field;
  }

  Date today_ = today();
};

TEST_CASE_ON_BOTH_ENGINES("a posting with its photos, taken down, in the trail", place) {
  ChannelDesk county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  const std::int64_t number = county.Recorded(id, county.OnBoard(), {{"公示栏.jpg", kPhotoWithPlace}});
  const Posting kept = county.At(number);
  CHECK(kept.item == id);
  CHECK(kept.version == 1);
  CHECK(kept.village == county.village);
  CHECK(kept.recorded_by == county.lin);
  CHECK(kept.recorded_at == county.now);
  REQUIRE(kept.photos.size() == 1);
  CHECK(kept.photos[0].name == "公示栏.jpg");
  {
    db::Reader reader = county.database->Read();
    CHECK(db::GetBlob(reader, kept.photos[0].digest) == kPhoto);
  }
  CHECK(ChannelDesk::FieldOf(TakeDownPosting(county.desk, county.drafter, id, number, Date(2026y / 3 / 9))) ==
        "taken_down_on");
  CHECK(ChannelDesk::FieldOf(TakeDownPosting(county.desk, county.drafter, id, number, Date(2026y / 3 / 11))) ==
        "taken_down_on");
  REQUIRE(TakeDownPosting(county.desk, county.drafter, id, number, county.today()));
  CHECK(county.At(number).taken_down_on == county.today());
  CHECK(ChannelDesk::FieldOf(TakeDownPosting(county.desk, county.drafter, id, number, county.today())) ==
        kVersionField);
  CHECK(ChannelDesk::FieldOf(AnnulPosting(county.desk, county.drafter, id, number, " ")) == "words");
  REQUIRE(AnnulPosting(county.desk, county.drafter, id, number, "记到别的村去了"));
  CHECK(ChannelDesk::FieldOf(AnnulPosting(county.desk, county.drafter, id, number, "再来")) == kVersionField);
  const auto trail = county.Trail(county.township);
  const std::string object = "posting:" + std::to_string(county.township.value) + "-1";
  for (const char* act : {"posting.record", "posting.take_down", "posting.annul"}) {
    CHECK(std::ranges::count(trail, std::string(act) + " done " + object) == 1);
  }
}

TEST_CASE_ON_BOTH_ENGINES("what may not be put down is refused, and leaves nothing", place) {
  ChannelDesk county(place);
  const ItemId draft = county.Save(ItemDesk::Notice()), id = county.Published(ItemDesk::Notice());
  CHECK(ChannelDesk::FieldOf(RecordPosting(county.desk, county.drafter, draft, county.OnBoard(), {})) == kVersionField);
  Posting nowhere = county.OnBoard();
  nowhere.village.reset();
  nowhere.place = "";
  CHECK(ChannelDesk::FieldOf(RecordPosting(county.desk, county.drafter, id, nowhere, {})) == "place");
  CHECK(ChannelDesk::FieldOf(RecordPosting(county.desk, county.drafter, id, county.OnBoard(), {{"a.svg", "<svg>"}})) ==
        "photos");
  CHECK(ChannelDesk::FieldOf(RecordPosting(county.desk, county.drafter, id, county.OnBoard(),
                                           {{"a.jpg", "\xFF\xD8\xFF\xE0\xFF"}})) == "photos");
  const std::vector<NewFile> many(kMostPhotos + 1, {"a.jpg", kPhoto});
  CHECK(ChannelDesk::FieldOf(RecordPosting(county.desk, county.drafter, id, county.OnBoard(), many)) == "photos");
  CHECK(ChannelDesk::FieldOf(RecordPosting(county.desk, county.approver, id, county.OnBoard(), {})) == kVersionField);
  CHECK(ChannelDesk::FieldOf(RecordPosting(county.desk, county.drafter, {county.township, 99}, county.OnBoard(), {})) ==
        kVersionField);
  CHECK(county.Count("SELECT COUNT(*) FROM channel_posting") == 0);
  CHECK(county.Count("SELECT COUNT(*) FROM channel_photo") == 0);
  // A posting of another item is none of this one.
  const std::int64_t number = county.Recorded(id, county.OnBoard());
  const ItemId other = county.Published(ItemDesk::Notice());
  CHECK(ChannelDesk::FieldOf(AnnulPosting(county.desk, county.drafter, other, number, "错")) == kVersionField);
}

TEST_CASE_ON_BOTH_ENGINES("what must come down waits for those who put it up, and for nobody else", place) {
  ChannelDesk county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  Posting form = county.OnBoard();
  form.posted_until = Date(2026y / 3 / 12);
  const std::int64_t number = county.Recorded(id, form);
  county.Recorded(id, county.OnBoard());
  const auto waiting = [&](PersonId person) {
    const account::Visitor visitor{.person = person, .name = "某某", .posts = county.Held(person), .address = ""};
    db::Reader reader = county.database->Read();
    return PostingsToTakeDown(reader, visitor, county.today()).count;
  };
  const auto first_day = [&] {
    db::Reader reader = county.database->Read();
    return ToTakeDown(reader, county.township, county.today()).first;
  };
  CHECK(waiting(county.lin) == 0);
  county.now += std::chrono::days(2);
  CHECK(waiting(county.lin) == 0);  // its last day is a day of it
  county.now += std::chrono::days(1);
  CHECK(waiting(county.lin) == 1);
  CHECK(first_day() == form.posted_until);  // overdue since then, and not without a day
  CHECK(waiting(county.jiang) == 0);        // signs, and takes nothing down
  CHECK(waiting(county.Hire("xieheng", "谢蘅", county.other_township, PostKind::kHandler)) == 0);
  REQUIRE(TakeDownPosting(county.desk, county.drafter, id, number, county.today()));
  CHECK(waiting(county.lin) == 0);
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "有误"));
  CHECK(waiting(county.lin) == 1);  // the other one hangs without a last day
  CHECK(first_day() == county.today());
  county.now += std::chrono::days(2);
  CHECK(first_day() == Date(2026y / 3 / 13));  // the day on which its item was taken down
}

TEST_CASE_ON_BOTH_ENGINES("a posting is of the version that hung, not of the one that came in between", place) {
  ChannelDesk county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  county.now += std::chrono::days(2);
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content fresh = county.Latest(id).content;
  fresh.body = "<p>更正后的内容。</p>";
  fresh.correction = "改正了日期。";
  fresh.correction_why = "核对时发现。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = fresh}));
  Posting form = county.OnBoard();
  form.version = 2;  // not signed yet
  CHECK(ChannelDesk::FieldOf(RecordPosting(county.desk, county.drafter, id, form, {})) == "posted_version");
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  form.version = 0;
  CHECK(ChannelDesk::FieldOf(RecordPosting(county.desk, county.drafter, id, form, {})) == "posted_version");
  form.version = 2;  // it was not there on the day on which it is said to have hung
  CHECK(ChannelDesk::FieldOf(RecordPosting(county.desk, county.drafter, id, form, {})) == "posted_on");
  form.version = 1;
  CHECK(county.At(county.Recorded(id, form)).version == 1);
  form.version = 2;
  form.posted_on = county.today();
  CHECK(county.At(county.Recorded(id, form)).version == 2);
  db::Reader reader = county.database->Read();
  const PostingPage page = ListPostings(reader, {.organs = std::nullopt, .today = county.today()});
  REQUIRE(page.postings.size() == 2);
  for (const ListedPosting& each : page.postings) CHECK(each.is_old_version == (each.posting.version == 1));
}

TEST_CASE_ON_BOTH_ENGINES("what the gate forbids is not put down", place) {
  ChannelDesk county(place);
  Content on_board = ItemDesk::Notice();
  on_board.channels = {Channel::kNoticeBoard};
  const ItemId board_only = county.Published(on_board);
  Posting form = county.OnBoard();
  form.channel = Channel::kBroadcast;
  CHECK(ChannelDesk::FieldOf(RecordPosting(county.desk, county.drafter, board_only, form, {})) == "channel");
  county.Recorded(board_only, county.OnBoard());
  Content warning = ItemDesk::Notice();
  warning.kind = ItemKind::kWarning;
  warning.fields = {{"level", "黄色"}, {"area", "全镇"}, {"posted_until", "2026-03-11"}};
  const ItemId over = county.Published(warning);
  county.now += std::chrono::days(4);
  form.channel = Channel::kNoticeBoard;
  form.posted_on = Date(2026y / 3 / 12);
  CHECK(ChannelDesk::FieldOf(RecordPosting(county.desk, county.drafter, over, form, {})) == "posted_on");
  form.posted_on = Date(2026y / 3 / 9);
  CHECK(ChannelDesk::FieldOf(RecordPosting(county.desk, county.drafter, over, form, {})) == "posted_on");
  form.posted_on = Date(2026y / 3 / 11);
  county.Recorded(over, form);
  REQUIRE(Withdraw(county.desk, county.drafter, board_only, WithdrawalKind::kError, "有误"));
  county.now += std::chrono::days(1);
  form.posted_on = county.today();
  CHECK(ChannelDesk::FieldOf(RecordPosting(county.desk, county.drafter, board_only, form, {})) == "posted_on");
}

TEST_CASE_ON_BOTH_ENGINES("what is to be taken down is counted as the list counts it", place) {
  ChannelDesk county(place);
  const ItemId stays = county.Published(ItemDesk::Notice()), goes = county.Published(ItemDesk::Notice());
  for (const ItemId id : {stays, goes}) {
    for (const Channel channel : {Channel::kNoticeBoard, Channel::kPress}) {
      for (const std::optional<Date> until :
           {std::optional<Date>(), std::optional(Date(2026y / 3 / 12)), std::optional(Date(2026y / 3 / 14))}) {
        Posting form = county.OnBoard();
        form.channel = channel;
        form.posted_until = until;
        county.Recorded(id, form);
      }
    }
  }
  county.now += std::chrono::days(3);
  REQUIRE(Withdraw(county.desk, county.drafter, goes, WithdrawalKind::kError, "有误"));
  db::Reader reader = county.database->Read();
  const int counted = ToTakeDown(reader, county.township, county.today()).count;
  CHECK(counted == 7);  // two of what stays; of what goes all but the article without a last day
  CHECK(counted ==
        ListPostings(reader, {.organs = std::nullopt, .today = county.today(), .state = PostingState::kToTakeDown})
            .total);
  CHECK(ToTakeDown(reader, county.other_township, county.today()).count == 0);
  CHECK_FALSE(ToTakeDown(reader, county.other_township, county.today()).first);
}

TEST_CASE_ON_BOTH_ENGINES("the same form twice is one posting", place) {
  ChannelDesk county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  const Actor once = county.ActorAs(county.lin, PostKind::kHandler, "the key of the form");
  const auto first = RecordPosting(county.desk, once, id, county.OnBoard(), {}),
             again = RecordPosting(county.desk, once, id, county.OnBoard(), {});
  REQUIRE(first);
  REQUIRE(again);
  CHECK(*first == *again);
  CHECK(county.Count("SELECT COUNT(*) FROM channel_posting") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("lists and counts equal an independent count, for every filter", place) {
  ChannelDesk county(place);
  std::mt19937 random(20260310);
  const auto any = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  Content until = ItemDesk::Notice();
  until.kind = ItemKind::kWarning;
  until.fields = {{"level", "黄色"}, {"area", "全镇"}, {"posted_until", "2026-03-20"}};
  std::vector<ItemId> items = {county.Published(ItemDesk::Notice()), county.Published(ItemDesk::Notice()),
                               county.Published(until)};
  county.now += std::chrono::days(30);
  for (int i = 0; i < 60; ++i) {
    const ItemId id = items[static_cast<std::size_t>(any(2))];
    Posting form = county.OnBoard();
    form.channel = Channels()[static_cast<std::size_t>(any(12))];
    const int days = any(30);
    // The third is public until 20 March.
    form.posted_on = Date(std::chrono::sys_days(2026y / 3 / 10) + std::chrono::days(id == items[2] ? days % 11 : days));
    if (any(1) == 0) form.posted_until = Date(std::chrono::sys_days(form.posted_on) + std::chrono::days(any(20)));
    const std::int64_t number = county.Recorded(id, form);
    if (any(4) == 0) REQUIRE(TakeDownPosting(county.desk, county.drafter, id, number, county.today()));
    if (any(6) == 0) REQUIRE(AnnulPosting(county.desk, county.drafter, id, number, "记错"));
  }
  REQUIRE(Withdraw(county.desk, county.drafter, items[1], WithdrawalKind::kError, "有误"));

  std::vector<Posting> all;
  db::Reader reader = county.database->Read();
  for (const ItemId id : items) {
    for (const Posting& posting : PostingsOf(reader, id)) all.push_back(posting);
  }
  REQUIRE(all.size() == 60);
  const auto state = [&](const Posting& posting) {
    return StateOf(posting, IsOver(FindItem(reader, posting.item)->publicity, county.today()), county.today());
  };
  std::vector<std::optional<PostingState>> states = {std::nullopt, PostingState::kThere, PostingState::kToTakeDown,
                                                     PostingState::kTakenDown, PostingState::kAnnulled};
  std::vector<std::optional<std::chrono::year_month>> months = {std::nullopt, 2026y / std::chrono::March,
                                                                2026y / std::chrono::April, 2025y / std::chrono::May};
  for (const auto& asked : states) {
    int met = 0;
    for (const auto& month : months) {
      std::map<Channel, int> counts;
      for (const Posting& posting : all) {
        if (asked ? state(posting) != *asked : state(posting) == PostingState::kAnnulled) continue;
        if (month && (posting.posted_on.year() / posting.posted_on.month()) != *month) continue;
        ++counts[posting.channel];
        ++met;
      }
      PostingQuery query{
          .organs = std::nullopt, .today = county.today(), .month = month, .state = asked, .page_size = 1000};
      CHECK(CountByChannel(reader, query) == counts);
      int total = 0;
      for (const auto& [channel, count] : counts) {
        query.channel = channel;
        const PostingPage page = ListPostings(reader, query);
        CHECK(page.total == count);
        CHECK(static_cast<int>(page.postings.size()) == count);
        for (const ListedPosting& each : page.postings) CHECK(each.posting.channel == channel);
        total += count;
      }
      query.channel.reset();
      CHECK(ListPostings(reader, query).total == total);
    }
    CHECK(met > 0);  // every state is among them
  }
  PostingQuery query{.organs = std::vector{county.other_township}, .today = county.today()};
  CHECK(ListPostings(reader, query).total == 0);
  CHECK(CountByChannel(reader, query).empty());
  query.organs = std::vector{county.township, county.other_township};
  query.organ = county.township;
  query.page_size = 7;
  CHECK(ListPostings(reader, query).postings.size() == 7);
}

}  // namespace
}  // namespace gongkai::disclosure
