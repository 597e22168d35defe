// Images within bodies in the browser: who sees them when, that they are covered by what is signed, and that they go
// where the text goes.
#include "base/percent.h"
#include "db/blob_store.h"
#include "disclosure/body_image_actions.h"
#include "disclosure/body_image_view.h"
#include "disclosure/desk_test.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::Has;
using account::Target;
using account::TestBrowser;

std::string FromHex(std::string_view hex) {
  std::string bytes;
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'A' + 10; };
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  }
  return bytes;
}

/// One red point; it opens in every browser.
const std::string kPng = FromHex(
    "89504E470D0A1A0A0000000D49484452000000010000000108020000009077"
    "53DE0000000C49444154789C63F8CFC0000003010100C9FE92EF0000000049454E44AE426082");

struct ImageOffice : ItemDesk {
  explicit ImageOffice(const testing::TestDatabase& place) : ItemDesk(place) { disclosure::AddRoutes(pages, AtOnce()); }

  TestBrowser Public() { return {site, ""}; }
  std::string Path() const { return OfficeImages(township); }
  ImageDigest Keep(const std::string& bytes = kPng) {
    const auto kept = KeepBodyImage(desk, drafter, township, bytes, "桥.png");
    REQUIRE(kept);
    return *kept;
  }
  static std::string Tag(const ImageDigest& digest, const std::string& alt) {
    return "<p>新桥通车。</p>\n<img data-digest=\"" + digest.text() + "\" alt=\"" + alt + "\">\n";
  }
  static Content With(const ImageDigest& digest, const std::string& alt = "枕溪新桥的照片") {
    Content content = Notice();
    content.body = Tag(digest, alt);
    return content;
  }
  static Fields Form(std::string html, std::string then) {
    return {{"title", "新桥"},        {"summary", "新桥通车。"},   {"body_html", std::move(html)},
            {"body_by", "script"},    {"formed_on", "2026-03-09"}, {"attribute", "proactive"},
            {"origin", "made"},       {"channel", "site"},         {"version", "0"},
            {"then", std::move(then)}};
  }
};

std::string HeaderOf(const web::Response& response, std::string_view wanted) {
  for (const auto& [name, value] : response.headers) {
    if (name == wanted) return value;
  }
  return "";
}

std::string OfficePath(ItemId id) { return "/office/items/" + ToString(id); }
std::string Digits(const ImageDigest& digest) { return digest.text().substr(4); }

TEST_CASE_ON_BOTH_ENGINES("an image is sent while one writes, and seen by those who see the organ's drafts", place) {
  ImageOffice county(place);
  const auto lin = county.SignIn(county.lin), wen = county.SignIn(county.wen);
  const auto other = county.SignIn(county.Hire("xieheng", "谢蘅", county.other_township, PostKind::kHandler));
  const auto sent = lin.Upload(county.Path(), "桥.png", kPng);
  REQUIRE(sent.status == 200);
  const auto digest = ImageDigest::Of(sent.Bytes());
  REQUIRE(digest);
  CHECK(sent.content_type == "text/plain; charset=utf-8");
  CHECK(digest->text() == db::BlobDigest(kPng));
  const std::string address = county.Path() + "/" + Digits(*digest);
  for (const TestBrowser& viewer : {lin, wen}) {
    const auto seen = viewer.Get(address);
    CHECK(seen.status == 200);
    CHECK(seen.content_type == "image/png");
    CHECK(seen.Bytes() == kPng);
    CHECK(HeaderOf(seen, "X-Content-Type-Options") == "nosniff");
    CHECK(HeaderOf(seen, "Cache-Control") == "private, no-cache");
  }
  CHECK(other.Get(address).status == 404);
  CHECK(other.Get(OfficeImages(county.other_township) + "/" + Digits(*digest)).status == 404);
  CHECK(county.Public().Get(address).status != 200);
  CHECK(other.Upload(county.Path(), "桥.png", kPng).status == 403);
  CHECK(wen.Upload(county.Path(), "桥.png", kPng).status == 403);  // signs, and does not draft
  CHECK(county.Public().Upload(county.Path(), "桥.png", kPng).status != 200);
  CHECK(lin.Get(county.Path() + "/" + std::string(64, '0')).status == 404);
  CHECK(lin.Get(county.Path() + "/x").status == 404);
  // The same once more is the same one.
  CHECK(lin.Upload(county.Path(), "又一张.png", kPng).Bytes() == digest->text());
  CHECK(county.Count("SELECT COUNT(*) FROM body_image") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("what is no image is refused with a sentence, whatever its name says", place) {
  ImageOffice county(place);
  const auto lin = county.SignIn(county.lin);
  for (const char* bytes :
       {"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "GIF89a", "<script>", ""}) {
    const auto refused = lin.Upload(county.Path(), "桥.png", bytes);
    CHECK(refused.status == 422);
    CHECK(refused.content_type == "text/plain; charset=utf-8");
    CHECK(Has(refused.Bytes(), "“桥.png”"));
  }
  CHECK(lin.Upload(county.Path(), "桥.png", std::string(BodyImageLimits::kBytes + 2, 'x')).status == 413);
  CHECK(county.Count("SELECT COUNT(*) FROM body_image") == 0);
  CHECK(county.Count("SELECT COUNT(*) FROM blob") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("an organ sends no more images a day than it may", place) {
  ImageOffice county(place);
  {
    db::Transaction act = county.database->Begin();
    for (int i = 0; i < BodyImageLimits::kADay; ++i) {
      AddBodyImage(act, county.township, {"sm3:" + std::to_string(i), 1, {1, 1}}, county.lin, county.now);
    }
    act.Commit();
  }
  const auto lin = county.SignIn(county.lin);
  CHECK(Has(lin.Upload(county.Path(), "桥.png", kPng).Bytes(), "请明天再放"));
  county.now += std::chrono::hours(25);
  CHECK(county.SignIn(county.lin).Upload(county.Path(), "桥.png", kPng).status == 200);
}

TEST_CASE_ON_BOTH_ENGINES("what was never put into a body goes after thirty days, but not what others hold", place) {
  ImageOffice county(place);
  const std::string third = kPng.substr(0, 42) + "\xDB" + kPng.substr(43);
  const ImageDigest unused = county.Keep(), used = county.Keep(kPng.substr(0, 42) + "\xDA" + kPng.substr(43)),
                    attached = county.Keep(third);
  county.Save(ImageOffice::With(used));
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.content = ItemDesk::Notice(), .files = {{"图.png", third}}}));
  county.now += std::chrono::hours(24 * 29);
  CHECK(SweepBodyImages(county.desk) == "清理了 0 张没有用上的图片。");
  county.now += std::chrono::hours(24 * 2);
  CHECK(SweepBodyImages(county.desk) == "清理了 2 张没有用上的图片。");
  db::Reader reader = county.database->Read();
  CHECK_FALSE(FindBodyImage(reader, county.township, unused.text()));
  CHECK_FALSE(db::BlobSize(reader, unused.text()));
  CHECK(FindBodyImage(reader, county.township, used.text()));
  CHECK(db::BlobSize(reader, used.text()));
  CHECK(db::BlobSize(reader, attached.text()));
}

TEST_CASE_ON_BOTH_ENGINES("what a draft let go of goes after a day, unless a version or another draft names it",
                          place) {
  ImageOffice county(place);
  const ImageDigest dropped = county.Keep(), shared = county.Keep(kPng.substr(0, 42) + "\xDA" + kPng.substr(43)),
                    signed_one = county.Keep(kPng.substr(0, 42) + "\xDB" + kPng.substr(43)),
                    again = county.Keep(kPng.substr(0, 42) + "\xDC" + kPng.substr(43));
  const auto rewrite = [&](ItemId id, std::string body) {
    Content content = county.Latest(id).content;
    content.body = std::move(body);
    REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                      {.item = id, .version = county.Of(id).version, .content = content}));
  };
  const std::string bare = "<p>新桥通车。</p>\n";
  const ItemId plain = county.Save(ImageOffice::With(dropped));
  rewrite(plain, bare);
  county.Save(ImageOffice::With(shared));
  const ItemId other = county.Save(ImageOffice::With(shared));
  rewrite(other, bare);
  // Signed with it, and dropped from the correction: what was signed stays to be seen.
  const ItemId published = county.Published(ImageOffice::With(signed_one));
  REQUIRE(BeginCorrection(county.desk, county.drafter, published));
  rewrite(published, bare);
  // Taken out and put in again.
  const ItemId back = county.Save(ImageOffice::With(again));
  rewrite(back, bare);
  rewrite(back, ImageOffice::Tag(again, "桥"));
  county.now += std::chrono::hours(23);
  CHECK(SweepBodyImages(county.desk) == "清理了 0 张没有用上的图片。");
  county.now += std::chrono::hours(2);
  CHECK(SweepBodyImages(county.desk) == "清理了 1 张没有用上的图片。");
  CHECK(SweepBodyImages(county.desk) == "清理了 0 张没有用上的图片。");
  {
    db::Reader reader = county.database->Read();
    CHECK_FALSE(FindBodyImage(reader, county.township, dropped.text()));
    CHECK_FALSE(db::BlobSize(reader, dropped.text()));
    for (const ImageDigest& kept : {shared, signed_one, again}) {
      CHECK(FindBodyImage(reader, county.township, kept.text()));
      CHECK(db::BlobSize(reader, kept.text()));
    }
  }
  CHECK(county.Count("SELECT COUNT(*) FROM body_image WHERE is_named = 0") == 0);  // not looked at every night
  // Sent anew a moment before it would go, it has its thirty days again.
  rewrite(back, bare);
  county.now += std::chrono::hours(23);
  county.Keep(kPng.substr(0, 42) + "\xDC" + kPng.substr(43));
  county.now += std::chrono::hours(2);
  CHECK(SweepBodyImages(county.desk) == "清理了 0 张没有用上的图片。");
}

TEST_CASE_ON_BOTH_ENGINES("a body is kept with the organ's own images alone, and handed in when each says what it is",
                          place) {
  ImageOffice county(place);
  const auto lin = county.SignIn(county.lin);
  const ImageDigest digest = county.Keep();
  const auto foreign = KeepBodyImage(
      county.desk,
      county.ActorAs(county.Hire("xieheng", "谢蘅", county.other_township, PostKind::kHandler), PostKind::kHandler),
      county.other_township, kPng, "桥.png");
  REQUIRE(foreign);
  const ImageDigest unknown = *ImageDigest::Of("sm3:" + std::string(64, 'a'));
  const auto refused =
      lin.Post("/office/items/new?kind=notice", ImageOffice::Form(ImageOffice::Tag(unknown, "桥"), "stay"));
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "第 1 张图片不是本机关放进来的"));
  CHECK(Has(refused.Bytes(), "新桥通车。"));  // nothing typed is lost
  // Outside images never stand in a body, not even as an address.
  const auto outside = lin.Post("/office/items/new?kind=notice",
                                ImageOffice::Form("<p>甲</p><img src=\"https://x.example/a.png\">", "stay"));
  REQUIRE(outside.status == 303);
  CHECK_FALSE(Has(county.Latest({county.township, 1}).content.body, "x.example"));
  const auto silent =
      lin.Post("/office/items/new?kind=notice", ImageOffice::Form(ImageOffice::Tag(digest, ""), "hand_in"));
  CHECK(silent.status == 422);
  CHECK(Has(silent.Bytes(), "第 1 张图片还没有说明"));
  CHECK(county.Of({county.township, 2}).stage == Stage::kDraft);  // saved all the same
  const auto told =
      lin.Post("/office/items/new?kind=notice", ImageOffice::Form(ImageOffice::Tag(digest, "新桥"), "hand_in"));
  CHECK(Has(Target(told), "handed_in"));
}

TEST_CASE_ON_BOTH_ENGINES("without script the image comes with the form, and its line can be changed", place) {
  ImageOffice county(place);
  const auto lin = county.SignIn(county.lin);
  Fields form = ImageOffice::Form("", "stay");
  form[2] = {"body", "新桥通车。"};
  form[3] = {"body_by", "plain"};
  form.emplace_back("body_image_alt", "新\"><script>桥");
  CHECK(lin.Upload("/office/items/new?kind=notice", "桥.svg", "<svg/>", form, "body_image").status == 422);
  CHECK(Has(lin.Upload("/office/items/new?kind=notice", "桥.svg", "<svg/>", form, "body_image").Bytes(),
            "“桥.svg”不是图片"));
  REQUIRE(lin.Upload("/office/items/new?kind=notice", "桥.png", kPng, form, "body_image").status == 303);
  const ItemId id{county.township, 1};
  CHECK(BodyOf(county.Latest(id).content).PlainText() == "新桥通车。\n\n［图片：新\"><script>桥］");
  const std::string html = county.Latest(id).content.body;
  Fields again = ImageOffice::Form(html, "stay");
  again.insert(again.begin(), {"body", "［图片：新桥的照片］\n\n新桥昨天通车。"});
  again[4] = {"body_by", "plain"};
  for (auto& [name, value] : again) {
    if (name == "version") value = std::to_string(county.Of(id).version);
  }
  REQUIRE(lin.Post(OfficePath(id) + "/edit", again).status == 303);
  CHECK(BodyOf(county.Latest(id).content).PlainText() == "［图片：新桥的照片］\n\n新桥昨天通车。");
  CHECK(BodyOf(county.Latest(id).content).Images().size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("the public sees an image as long as its item is public, and only of that item", place) {
  ImageOffice county(place);
  const ImageDigest digest = county.Keep();
  const ItemId other = county.Published(ItemDesk::Notice()), id = county.HandedIn(ImageOffice::With(digest));
  const std::string address = PublicImages(id) + "/" + Digits(digest) + ".png";
  CHECK(county.Public().Get(address).status == 404);
  county.SignAll(id);
  const auto page = county.Public().Get("/items/" + ToString(id));
  CHECK(Has(page.Bytes(), "<img src=\"" + address + "\" alt=\"枕溪新桥的照片\""));
  const auto seen = county.Public().Get(address);
  CHECK(seen.status == 200);
  CHECK(seen.content_type == "image/png");
  CHECK(seen.Bytes() == kPng);
  CHECK(HeaderOf(seen, "X-Content-Type-Options") == "nosniff");
  CHECK(HeaderOf(seen, "ETag") == "\"" + Digits(digest) + "\"");
  CHECK(HeaderOf(seen, "Set-Cookie") == "");
  CHECK(county.Public().Get(PublicImages(other) + "/" + Digits(digest)).status == 404);
  CHECK(county.Public().Get(PublicImages(id) + "/" + Digits(digest)).status == 200);
  CHECK(county.Public().Get(PublicImages(id) + "/" + Digits(digest) + ".jpg").status == 404);  // it is none
  // The machine in the hall shows it as well.
  CHECK(Has(county.Public().Get("/kiosk/" + std::to_string(county.township.value) + "/items/" + ToString(id)).Bytes(),
            "<img src=\"" + address));
  // A correction without it: the image is gone with it; the draft's own image is the office's alone.
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content next = county.Latest(id).content;
  next.body = "<p>新桥通车，照片略。</p>";
  next.correction = "去掉照片";
  next.correction_why = "核对时发现。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = next}));
  CHECK(county.Public().Get(address).status == 200);
  REQUIRE(county.HandInAs(county.drafter, id));
  CHECK(Has(county.SignIn(county.wen).Get(OfficePath(id)).Bytes(),
            "<del>［图片：枕溪新桥的照片］</del><img class=\"item-change-image\" src=\"" + county.Path() + "/" +
                Digits(digest) + "\""));
  county.SignAll(id);
  CHECK(county.Public().Get(address).status == 404);
  const ItemId gone = county.Published(ImageOffice::With(digest));
  const std::string there = PublicImages(gone) + "/" + Digits(digest);
  CHECK(county.Public().Get(there).status == 200);
  REQUIRE(Withdraw(county.desk, county.drafter, gone, WithdrawalKind::kError, "照片放错了。"));
  CHECK(county.Public().Get(there).status == 410);
}

TEST_CASE_ON_BOTH_ENGINES("the signed digest covers the image: another picture with the same words is another content",
                          place) {
  ImageOffice county(place);
  const ImageDigest one = county.Keep(), two = county.Keep(kPng.substr(0, 42) + "\xDA" + kPng.substr(43));
  REQUIRE(one.text() != two.text());
  const ItemId id = county.HandedIn(ImageOffice::With(one)), same = county.HandedIn(ImageOffice::With(two));
  CHECK(county.Latest(id).digest != county.Latest(same).digest);
  county.SignAll(id);
  const std::string address = PublicImages(id) + "/" + Digits(one);
  REQUIRE(county.Public().Get(address).status == 200);
  {
    // Behind the program's back: other bytes under the same digest are shown to nobody.
    db::Transaction act = county.database->Begin();
    const std::string other = kPng.substr(0, kPng.size() - 1) + "x";
    act.Execute("UPDATE blob_chunk SET bytes = ? WHERE blob_id = (SELECT id FROM blob WHERE digest = ?)",
                db::BlobView{other}, one.text());
    act.Commit();
  }
  CHECK(county.Public().Get(address).status == 503);
  CHECK(county.SignIn(county.lin).Get(OfficeImages(county.township) + "/" + Digits(one)).status == 503);
}

TEST_CASE_ON_BOTH_ENGINES("who signs again sees both pictures where one took the place of another", place) {
  ImageOffice county(place);
  const ImageDigest one = county.Keep(), two = county.Keep(kPng.substr(0, 42) + "\xDA" + kPng.substr(43));
  const ItemId id = county.Published(ImageOffice::With(one));
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content next = county.Latest(id).content;
  next.body = ImageOffice::With(two).body;
  next.correction = "换了照片";
  next.correction_why = "核对时发现。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = next}));
  REQUIRE(county.HandInAs(county.drafter, id));
  const auto page = county.SignIn(county.wen).Get(OfficePath(id));
  CHECK(Has(page.Bytes(), "换了图片"));
  CHECK(Has(page.Bytes(), "src=\"" + county.Path() + "/" + Digits(one) + "\" alt=\"改动前［图片：枕溪新桥的照片］\""));
  CHECK(Has(page.Bytes(), "src=\"" + county.Path() + "/" + Digits(two) + "\" alt=\"改动后［图片：枕溪新桥的照片］\""));
}

TEST_CASE_ON_BOTH_ENGINES("an image goes out with the article and on the poster", place) {
  ImageOffice county(place);
  const ItemId id = county.Published(ImageOffice::With(county.Keep()));
  const auto lin = county.SignIn(county.lin);
  const std::string zip(lin.Get(OfficePath(id) + "/wechat").Bytes());
  CHECK(Has(zip, "图片1.png"));
  const auto poster = lin.Get(OfficePath(id) + "/poster?paper=a4");
  CHECK(poster.status == 200);
  CHECK(Has(poster.Bytes(), "/Subtype /Image"));
  const std::string script(lin.Get(OfficePath(id) + "/broadcast/text").Bytes());
  CHECK_FALSE(Has(script, "枕溪新桥的照片"));
}

}  // namespace
}  // namespace gongkai::disclosure
