// Whatever is typed into a posting, a reading place, a booklet, or said of an image, stays words: the page with hostile
// words has the very elements and attributes of the same page with harmless ones. And what is made of it for WeChat.
#include "db/blob_store.h"
#include "disclosure/body_image_store.h"
#include "disclosure/channel/booklet_actions.h"
#include "disclosure/channel/channel_actions.h"
#include "disclosure/channel/outgoing_view.h"
#include "disclosure/channel/reading_place_actions.h"
#include "disclosure/desk_test.h"
#include "disclosure/routes.h"
#include "docread/rich_text_reader.h"
#include "skeleton.h"
#include "vectors.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::TestBrowser;
using gongkai::testing::Skeleton;

constexpr std::string_view kHarmless = "甲";

struct HostileChannels : ItemDesk {
  explicit HostileChannels(const testing::TestDatabase& place) : ItemDesk(place) {
    disclosure::AddRoutes(pages, AtOnce());
  }

  std::string Path(ItemId id) const { return "/office/items/" + ToString(id); }
};

void CheckSame(const web::Response& page, const web::Response& harmless) {
  const Skeleton skeleton = Skeleton::Of(page.Bytes());
  CHECK(page.status == harmless.status);
  CHECK(skeleton.tags() == Skeleton::Of(harmless.Bytes()).tags());
  CHECK(skeleton.running_address() == "");
}

std::vector<std::string> Words() {
  std::vector<std::string> words = {std::string(kHarmless)};
  for (const std::string& vector : testing::XssVectors()) words.push_back(vector);
  return words;
}

TEST_CASE("hostile words of a posting are words, in the register and where it stands") {
  const testing::OnSqlite place;
  HostileChannels county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  std::optional<web::Response> harmless_page, harmless_list;
  int kept = 0;
  for (const std::string& words : Words()) {
    CAPTURE(words);
    // Each on an item of its own; what was put down before is not in the way.
    const ItemId id = county.Published(ItemDesk::Notice());
    const Posting posting{.version = 1,
                          .channel = Channel::kNoticeBoard,
                          .posted_on = county.today(),
                          .place = words,
                          .posted_by = words,
                          .receipt = words,
                          .photos = {}};
    const std::string photo = std::string("\xFF\xD8\xFF\xDA\x00\x02", 6) + " a photo\xFF\xD9";
    const auto done = RecordPosting(county.desk, county.drafter, id, posting, {{words + ".jpg", photo}});
    if (!done) continue;
    ++kept;
    REQUIRE(AnnulPosting(county.desk, county.drafter, id, *done, words));
    const auto again = RecordPosting(county.desk, county.drafter, id, posting, {});
    REQUIRE(again);
    const auto page = lin.Get(county.Path(id) + "/channels");
    // The newest alone is on this page of the list.
    const auto list = lin.Get("/office/channels?state=annulled&channel=press");
    if (!harmless_page) {
      harmless_page = page;
      harmless_list = list;
    }
    CheckSame(page, *harmless_page);
    CheckSame(list, *harmless_list);
  }
  CHECK(kept > 80);
  const Skeleton register_page = Skeleton::Of(lin.Get("/office/channels").Bytes());
  CHECK(register_page.running_address() == "");
  for (const std::string& pair : register_page.pairs()) {
    CHECK_MESSAGE(pair.find(" on") == std::string::npos, pair);
    CHECK_MESSAGE(pair != "iframe", pair);
  }
}

TEST_CASE("hostile words of a refused posting, taking down and annulling come back as words") {
  const testing::OnSqlite place;
  HostileChannels county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const ItemId id = county.Published(ItemDesk::Notice());
  const Posting posting{.version = 1,
                        .channel = Channel::kNoticeBoard,
                        .posted_on = county.today(),
                        .place = "村口",
                        .posted_by = "林溪",
                        .photos = {}};
  REQUIRE(RecordPosting(county.desk, county.drafter, id, posting, {}));
  const std::string path = county.Path(id) + "/channels";
  const auto record = [&](const std::string& words) {
    return lin.Post(path, {{"channel", "notice_board"},
                           {"village", words},
                           {"place", words},
                           {"posted_by", words},
                           {"posted_on", "2999-01-01"},
                           {"posted_until", ""},
                           {"receipt", words},
                           {"posted_version", "1"}});
  };
  const auto take_down = [&](const std::string& words) {
    return lin.Post(path + "/1/take-down", {{"taken_down_on", words}});
  };
  const auto annul = [&](const std::string& words) {
    std::string long_words = words;
    for (int i = 0; i < 201; ++i) long_words += "错";
    return lin.Post(path + "/1/annul", {{"words", long_words}});
  };
  for (const std::string& words : testing::XssVectors()) {
    CAPTURE(words);
    CheckSame(take_down(words), take_down(std::string(kHarmless)));
    CheckSame(annul(words), annul(std::string(kHarmless)));
    // A longer one may have a fault more; no element that the harmless page does not know.
    const Skeleton skeleton = Skeleton::Of(record(words).Bytes());
    const auto allowed = Skeleton::Of(record(std::string(kHarmless)).Bytes()).pairs();
    for (const std::string& pair : skeleton.pairs()) CHECK_MESSAGE(allowed.contains(pair), pair);
    CHECK(skeleton.running_address() == "");
  }
}

TEST_CASE("hostile words of a reading place are words, to the office, the public and on the machine") {
  const testing::OnSqlite place;
  HostileChannels county(place);
  const TestBrowser lin = county.SignIn(county.lin), visitor{county.site, ""};
  const ReadingPlace first{.organ = county.township,
                           .kind = ReadingPlaceKind::kLibrary,
                           .name = "甲",
                           .address = "甲",
                           .hours = "甲",
                           .phone = "甲",
                           .holdings = "甲"};
  REQUIRE(SaveReadingPlace(county.desk, county.drafter, first));
  const std::string paths[] = {"/office/reading-places", "/reading-places",
                               "/office/reading-places/" + std::to_string(county.township.value) + "-1",
                               "/kiosk/" + std::to_string(county.township.value) + "/reading-places"};
  std::vector<web::Response> harmless;
  for (const std::string& path : paths) harmless.push_back((path[1] == 'o' ? lin : visitor).Get(path));
  std::int64_t version = 1;
  int kept = 0;
  for (const std::string& words : testing::XssVectors()) {
    CAPTURE(words);
    ReadingPlace changed = first;
    changed.number = 1;
    changed.version = version;
    changed.name = changed.address = changed.hours = changed.phone = changed.holdings = words;
    if (!SaveReadingPlace(county.desk, county.drafter, changed)) continue;
    ++version;
    ++kept;
    for (std::size_t i = 0; i < std::size(paths); ++i) {
      CAPTURE(paths[i]);
      CheckSame((paths[i][1] == 'o' ? lin : visitor).Get(paths[i]), harmless[i]);
    }
  }
  CHECK(kept > 60);
}

TEST_CASE("hostile words of a booklet are words, and those of a search and of a fault") {
  const testing::OnSqlite place;
  HostileChannels county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  Content content = ItemDesk::Notice();
  const ItemId id = county.Published(content);
  Booklet booklet{.organ = county.township, .title = "甲", .entries = {{id}}};
  booklet.number = *SaveBooklet(county.desk, county.drafter, booklet);
  booklet.version = 1;
  const std::string path = "/office/booklets/" + ToString(booklet);
  const std::string paths[] = {"/office/booklets", path, path + "/edit"};
  std::vector<web::Response> harmless;
  for (const std::string& each : paths) harmless.push_back(lin.Get(each));
  const auto refused = [&](const std::string& words) {
    return lin.Post(path + "/edit", {{"title", words},
                                     {"kind", words},
                                     {"entry", ToString(id)},
                                     {"order-" + ToString(id), words + "x"},
                                     {"add", words},
                                     {"off", words},
                                     {"words", words},
                                     {"of", words},
                                     {"version", words}});
  };
  int kept = 0;
  for (const std::string& words : testing::XssVectors()) {
    CAPTURE(words);
    const auto page = refused(words), plain = refused(std::string(kHarmless));
    const auto allowed = Skeleton::Of(plain.Bytes()).pairs();
    const Skeleton skeleton = Skeleton::Of(page.Bytes());
    for (const std::string& pair : skeleton.pairs()) CHECK_MESSAGE(allowed.contains(pair), pair);
    CHECK(skeleton.running_address() == "");
    booklet.title = words;
    if (!SaveBooklet(county.desk, county.drafter, booklet)) continue;
    ++booklet.version;
    ++kept;
    for (std::size_t i = 0; i < std::size(paths); ++i) {
      CAPTURE(paths[i]);
      CheckSame(lin.Get(paths[i]), harmless[i]);
    }
  }
  CHECK(kept > 40);
}

TEST_CASE("hostile descriptions of images are words on every page, and in the article for WeChat") {
  const testing::OnSqlite place;
  HostileChannels county(place);
  const TestBrowser lin = county.SignIn(county.lin), visitor{county.site, ""};
  std::string digest;
  {
    db::Transaction act = county.database->Begin();
    const std::string picture = std::string("\xFF\xD8\xFF\xDA\x00\x02", 6) + " a picture\xFF\xD9";
    digest = db::PutBlob(act, db::HashedBytes(picture));
    AddBodyImage(act, county.township, {digest, 18, {1, 1}}, county.lin, county.now);
    act.Commit();
  }
  const auto with = [&](const std::string& alt) {
    Content content = ItemDesk::Notice();
    const auto body = RichText::Of({RichImage{*ImageDigest::Of(digest), alt}});
    if (body) content.body = docread::WriteRichText(*body);
    return content;
  };
  const auto article = [&](ItemId id) {
    db::Reader reader = county.database->Read();
    return WechatHtml(
        GatherOutgoing(reader, county.Of(id), county.Latest(id), "https://zwgk.example/", county.today()));
  };
  const ItemId plain = county.Published(with("甲"));
  int kept = 0;
  for (const std::string& words : testing::XssVectors()) {
    CAPTURE(words);
    const auto saved = SaveDraft(county.desk, county.drafter, county.township, {.content = with(words)});
    if (!saved || !county.HandInAs(county.drafter, saved->item)) continue;
    county.LetStand(saved->item);
    county.SignAll(saved->item);
    ++kept;
    CheckSame(visitor.Get("/items/" + ToString(saved->item)), visitor.Get("/items/" + ToString(plain)));
    CheckSame(lin.Get(county.Path(saved->item)), lin.Get(county.Path(plain)));
    CHECK(Skeleton::Of(article(saved->item)).tags() == Skeleton::Of(article(plain)).tags());
  }
  CHECK(kept > 60);
  CHECK(Skeleton::Of(article(plain)).pairs().contains("img src"));
}

}  // namespace
}  // namespace gongkai::disclosure
