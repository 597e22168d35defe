// Copies go out: into a folder and to a server that takes PUT and DELETE over a real socket; each item has its receipt,
// what was taken down goes first, what fails is tried again and told.
#include <algorithm>
#include <fstream>
#include <utility>

#include <support/http_sink.h>

#include "base/utf8.h"
#include "disclosure/site/push_desk_test.h"

namespace gongkai::disclosure {
namespace {

using account::Has;

TEST_CASE_ON_BOTH_ENGINES("published, corrected, taken down: pushed into a folder, each with its receipt", place) {
  PushDesk county(place);
  const std::string folder = county.AddFolder();
  const ItemId id = county.Published(county.Titled("第一版"));
  REQUIRE(county.ReceiptsOf(id).size() == 1);
  CHECK(county.ReceiptsOf(id).front().state == PushState::kWaiting);
  county.Push();
  const PushReceipt sent = county.ReceiptsOf(id).front();
  CHECK(sent.state == PushState::kDone);
  CHECK(sent.answer == "已写入文件夹");
  CHECK(sent.address == "https://www.chengyan.example/zwgk/items/" + ToString(id));
  CHECK(sent.sm3 == county.Checked().manifest.files.at(SiteDesk::PageOf(id)).sm3);
  CHECK(CheckSite(folder, county.keys.signing.public_key())->faults.empty());
  CHECK(county.Push() == "没有要推送的。");

  county.now += 2min;
  county.Correct(id, "第二版");
  county.Push();
  CHECK(county.ReceiptsOf(id).front().version == 2);
  CHECK(Has(*ReadFile(folder + "/" + SiteDesk::PageOf(id)), "正文：第二版"));
  CHECK(fs::exists(folder + "/items/" + ToString(id) + "/files/1/第二版_名册.txt"));
  CHECK_FALSE(fs::exists(folder + "/items/" + ToString(id) + "/files/1/第一版_名册.txt"));

  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "写错了。"));
  county.Push();
  CHECK(county.ReceiptsOf(id).front().what == PushWhat::kGone);
  CHECK(county.ReceiptsOf(id).front().state == PushState::kDone);
  CHECK(Has(*ReadFile(folder + "/" + SiteDesk::PageOf(id)), "写错了。"));
  CHECK_FALSE(fs::exists(folder + "/items/" + ToString(id) + "/files"));
  CHECK(CheckSite(folder, county.keys.signing.public_key())->faults.empty());
}

TEST_CASE_ON_BOTH_ENGINES("a day that comes without an act is pushed too; what waits for its day stays waiting",
                          place) {
  PushDesk county(place);
  const std::string folder = county.AddFolder();
  Content later = county.Titled("以后公开"), over = county.Titled("会过期的");
  later.publish_on = 2026y / 3 / 12;
  over.kind = ItemKind::kWarning;
  over.fields = {{"level", "黄色"}, {"area", "全镇"}, {"posted_until", "2026-03-10"}};
  const ItemId waits = county.Published(later), ends = county.Published(over);
  county.Push();
  CHECK(county.ReceiptsOf(waits).front().state == PushState::kWaiting);
  CHECK(county.ReceiptsOf(ends).front().state == PushState::kDone);
  CHECK_FALSE(fs::exists(folder + "/" + SiteDesk::PageOf(waits)));
  county.now += std::chrono::days(2);
  county.Push();
  CHECK(county.ReceiptsOf(waits).front().state == PushState::kDone);
  CHECK(county.ReceiptsOf(ends).front().what == PushWhat::kDay);
  CHECK(Has(*ReadFile(folder + "/" + SiteDesk::PageOf(ends)), "为止"));
}

TEST_CASE_ON_BOTH_ENGINES("to a server: PUT with the token, what was taken down before all else, the manifest last",
                          place) {
  PushDesk county(place);
  testing::HttpSink sink;
  sink.status = 201;
  const std::string address = sink.address();
  county.Add({.name = "县站接口", .kind = "http", .address = address, .secret = "token-of-the-county"});
  const ItemId id = county.Published(county.Titled("第一件"));
  county.Push();
  auto asked = sink.requests();
  REQUIRE(asked.size() > 5);
  CHECK(asked.back().starts_with("PUT /notices/manifest.json "));
  for (const std::string& request : asked) {
    CHECK(Has(request, "\r\nAuthorization: Bearer token-of-the-county\r\n"));
    CHECK(Has(request, "\r\nX-Gongkai-SM3: "));
  }
  const PushReceipt sent = county.ReceiptsOf(id).front();
  CHECK(sent.state == PushState::kDone);
  CHECK(sent.answer == "答复 201");
  CHECK(sent.address == "http://127.0.0.1:1/elsewhere");  // as the server said; nobody went there

  const std::size_t before = asked.size();
  county.Published(county.Titled("第二件"));
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "写错了。"));
  county.Push();
  asked = sink.requests();
  CHECK(asked.at(before).starts_with("PUT /notices/items/" + ToString(id) + "/"));
  const auto removed = std::ranges::count_if(asked, [](const auto& request) { return request.starts_with("DELETE "); });
  CHECK(removed == 3);  // the attachment, and the item as Word and as PDF
  const std::int64_t shown = county.Count("SELECT COUNT(*) FROM site_target WHERE secret LIKE '%token%'");
  CHECK(shown == 0);
}

TEST_CASE_ON_BOTH_ENGINES(
    "what fails is tried again, later each time, told after three times, and goes on where it stood", place) {
  PushDesk county(place);
  testing::HttpSink sink;
  sink.status = 500;
  county.Add({.name = "县站接口", .kind = "http", .address = sink.address()});
  const ItemId id = county.Published(county.Titled("第一件"));
  CHECK(Has(county.Push(), "没有做成（第 1 次）"));
  CHECK(county.Push() == "没有要推送的。");  // its time has not come again
  county.now += 1min;
  CHECK(Has(county.Push(), "第 2 次"));
  CHECK(county.ReceiptsOf(id).front().state == PushState::kWaiting);
  county.now += 2min;
  CHECK_THROWS(county.Push());
  CHECK(county.ReceiptsOf(id).front().state == PushState::kFailed);
  CHECK(Has(county.ReceiptsOf(id).front().answer, "答复 500"));
  // What is taken down does not wait.
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "写错了。"));
  sink.status = 0;
  CHECK_THROWS(county.Push());
  sink.status = 200;
  county.now += 2h;
  county.Push();
  CHECK(county.ReceiptsOf(id).front().state == PushState::kDone);
  CHECK(county.ReceiptsOf(id).back().state == PushState::kReplaced);
  CHECK(county.Target().tries == 0);
}

TEST_CASE("another process has the target: nothing is sent twice") {
  const testing::OnSqlite place;
  PushDesk county(place);
  county.AddFolder();
  county.Published(county.Titled("第一件"));
  {
    db::Transaction act = county.database->Begin();
    REQUIRE(HoldPushTarget(act, county.Target(), "another", 1, county.now, county.now + 5min));
    act.Commit();
  }
  CHECK(Has(county.Push(), "另一个进程正在推送"));
  county.now += 6min;  // it was killed
  CHECK(Has(county.Push(), "推送到“县政府网站”"));
}

TEST_CASE_ON_BOTH_ENGINES("a target takes no older export, and who lost it writes nothing about it any more", place) {
  PushDesk county(place);
  county.AddFolder();
  const PushTarget target = county.Target();
  db::Transaction act = county.database->Begin();
  const auto one = HoldPushTarget(act, target, "one", 5, county.now, county.now + 5min);
  REQUIRE(one);
  CHECK(KeepPushTarget(act, *one, county.now + 5min));
  CHECK_FALSE(HoldPushTarget(act, target, "two", 6, county.now, county.now + 5min));
  const Instant later = county.now + 6min;
  CHECK_FALSE(HoldPushTarget(act, target, "two", 4, later, later + 5min));
  REQUIRE(HoldPushTarget(act, target, "two", 6, later, later + 5min));
  CHECK_FALSE(KeepPushTarget(act, *one, later));
  UpdatePushTarget(act, county.keys.push, target, false);
  CHECK_FALSE(HoldPushTarget(act, target, "two", 7, later, later + 5min));  // saved since it was read
  const std::int64_t serial = NextSiteSerial(act);
  CHECK(NextSiteSerial(act) == serial + 1);
  act.Commit();
}

TEST_CASE_ON_BOTH_ENGINES("one file that is refused keeps no other back", place) {
  PushDesk county(place);
  county.Add({.name = "县站接口", .kind = "http", .address = "https://h/in", .secret = "geheim"});
  const ItemId refused = county.Published(county.Titled("太大的")), other = county.Published(county.Titled("别的"));
  std::vector<std::string> asked;
  bool is_refusing = true;
  const web::Fetch fetch = [&](const web::Outgoing& outgoing) -> Result<web::Fetched> {
    asked.push_back(outgoing.method + " " + outgoing.address);
    const bool is_it = is_refusing && Has(outgoing.address, ToString(refused) + "/files/");
    // What the other side says may be anything; the token it was sent among it.
    return web::Fetched{is_it ? 413 : 201, "Bearer geheim \xff\xfe", "https://h/\xff"};
  };
  CHECK(Has(county.Push(fetch), "没有做成（第 1 次）"));
  CHECK(county.ReceiptsOf(other).front().state == PushState::kDone);
  CHECK(county.ReceiptsOf(refused).front().state == PushState::kWaiting);
  CHECK(std::ranges::find(asked, "PUT https://h/in/items/" + ToString(refused) + "/index.html") != asked.end());
  CHECK_FALSE(Has(asked.back(), "manifest.json"));
  for (const ItemId id : {refused, other}) {
    CHECK_FALSE(Has(county.ReceiptsOf(id).front().answer, "geheim"));
    CHECK(IsValidUtf8(county.ReceiptsOf(id).front().answer));
  }
  CHECK(county.ReceiptsOf(other).front().address == "https://h/in/items/" + ToString(other) + "/index.html");
  is_refusing = false;
  asked.clear();
  county.now += 1min;
  county.Push(fetch);
  CHECK(asked.back() == "PUT https://h/in/manifest.json");
  CHECK(county.ReceiptsOf(refused).front().state == PushState::kDone);
}

TEST_CASE_ON_BOTH_ENGINES("what is taken down while others are sent goes in the same turn", place) {
  PushDesk county(place);
  county.Add({.name = "县站接口", .kind = "http", .address = "https://h/in"});
  const ItemId id = county.Published(county.Titled("要撤的"));
  bool is_gone = false;
  std::string last;
  county.Push([&](const web::Outgoing& outgoing) -> Result<web::Fetched> {
    if (!std::exchange(is_gone, true)) {
      REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "写错了。"));
    }
    if (outgoing.bytes && Has(outgoing.address, SiteDesk::PageOf(id))) last = *outgoing.bytes;
    return web::Fetched{201, "", ""};
  });
  CHECK(Has(last, "写错了。"));
  CHECK(county.ReceiptsOf(id).front().what == PushWhat::kGone);
  CHECK(county.ReceiptsOf(id).front().state == PushState::kDone);
}

TEST_CASE_ON_BOTH_ENGINES("a share that is not mounted is told and not filled; an older copy that came back is mended",
                          place) {
  PushDesk county(place);
  const std::string folder = county.AddFolder(), kept = county.temp.File("backup");
  const ItemId id = county.Published(county.Titled("要撤的"));
  county.Push();
  fs::copy(folder, kept, fs::copy_options::recursive);
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "写错了。"));
  county.Push();
  fs::rename(folder, folder + ".away");
  fs::create_directories(folder);
  county.now += 2h;
  CHECK(Has(county.Push(), "可能没有挂载"));
  CHECK(fs::is_empty(folder));
  fs::remove(folder);
  fs::copy(kept, folder, fs::copy_options::recursive);  // with what was taken down
  county.now += 2h;
  county.Push();
  CHECK(Has(*ReadFile(folder + "/" + SiteDesk::PageOf(id)), "写错了。"));
  CHECK(CheckSite(folder, county.keys.signing.public_key())->faults.empty());

  // Once a day what somebody did to it is put right; 全部重推 does it at once.
  std::ofstream(folder + "/" + SiteDesk::PageOf(id), std::ios::app) << "x";
  county.now += std::chrono::days(1);
  county.Push();
  CHECK(CheckSite(folder, county.keys.signing.public_key())->faults.empty());
  fs::remove_all(folder);
  fs::create_directories(folder);
  REQUIRE(county.SignIn(county.he)
              .Post("/office/site-targets/" + std::to_string(county.Target().id.value) + "/again", {})
              .status == 303);
  county.Push();
  CHECK(CheckSite(folder, county.keys.signing.public_key())->faults.empty());
}

TEST_CASE("no correction takes an item off the county's site unseen: it is taken down") {
  const testing::OnSqlite place;
  PushDesk county(place);
  const std::string folder = county.AddFolder();
  const ItemId id = county.Published(county.Titled("改贴村里"));
  county.Push();
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content fresh = county.Titled("改贴村里");
  fresh.channels = {Channel::kNoticeBoard};
  fresh.correction = "只在村里张贴。";
  fresh.correction_why = "核对时发现。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = fresh}));
  const auto handed = county.HandInAs(county.drafter, id);
  CHECK(ErrorOf(handed.errors(), "channels") != nullptr);
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kReplaced, "改在村里张贴。"));
  county.Push();
  CHECK(county.ReceiptsOf(id).front().what == PushWhat::kGone);
  CHECK(county.ReceiptsOf(id).front().state == PushState::kDone);
}

TEST_CASE("without encryption it goes to this machine alone, and there only where the installation says so") {
  const testing::OnSqlite place;
  PushDesk county(place);
  county.Add({.name = "本机接口", .kind = "http", .address = "http://127.0.0.1:9/in"});
  county.Published(county.Titled("第一件"));
  bool was_asked = false;
  const std::string said = PushSite(
      county.desk, {.exporting = county.Exporting(), .fetch = [&](const web::Outgoing&) -> Result<web::Fetched> {
                      was_asked = true;
                      return web::Fetched{200, "", ""};
                    }});
  CHECK(Has(said, "push-plain"));
  CHECK_FALSE(was_asked);
}

TEST_CASE("nothing is written through links, nor among the program's own files") {
  const testing::OnSqlite place;
  PushDesk county(place);
  const std::string folder = county.AddFolder();
  county.Published(county.Titled("第一件"));
  fs::create_directories(county.temp.File("data") + "/within");
  fs::create_symlink(county.temp.File("data"), folder + "/items");
  CHECK(Has(county.Push(), "已有别的文件"));
  fs::remove(folder + "/items");
  county.now += 1h;
  county.Push();
  fs::remove_all(folder + "/items");
  fs::create_symlink(county.temp.File("data"), folder + "/items");
  county.Published(county.Titled("第二件"));
  county.now += 1h;
  CHECK(Has(county.Push(), "没有做成"));
  CHECK(std::distance(fs::directory_iterator(county.temp.File("data")), fs::directory_iterator()) == 1);
  fs::remove_all(folder);
  fs::create_directory_symlink(county.temp.File("data") + "/within", folder);
  county.now += 1h;
  CHECK(Has(county.Push(), "本系统的数据"));
}

TEST_CASE("a folder that holds something else, or our data, or is not there, is left alone") {
  const testing::OnSqlite place;
  PushDesk county(place);
  const std::string folder = county.AddFolder();
  county.Published(county.Titled("第一件"));
  std::ofstream(folder + "/index.html") << "县站首页";
  CHECK(Has(county.Push(), "已有别的文件"));
  CHECK(*ReadFile(folder + "/index.html") == "县站首页");
  fs::remove(folder + "/index.html");
  std::ofstream(folder + "/gongkai.db") << "x";
  county.now += 1h;
  CHECK(Has(county.Push(), "本系统的数据"));
  fs::remove_all(folder);
  county.now += 1h;
  CHECK_THROWS_WITH(county.Push(), doctest::Contains("没有 "));
}

TEST_CASE_ON_BOTH_ENGINES("receipts stand on the item's page and in a list of what is in sight", place) {
  PushDesk county(place);
  county.AddFolder();
  const ItemId id = county.Published(county.Titled("有回执的"));
  const PersonId stranger = county.Hire("xieheng", "谢蘅", county.other_township, PostKind::kHandler);
  const auto lin = county.SignIn(county.lin), xie = county.SignIn(stranger), he = county.SignIn(county.he);
  CHECK(Has(lin.Get("/office/items/" + ToString(id)).Bytes(), "待推送"));
  CHECK(Has(lin.Get("/office/pushes?state=waiting").Bytes(), "有回执的"));
  county.Push();
  const auto page = lin.Get("/office/items/" + ToString(id));
  CHECK(Has(page.Bytes(), "推送回执"));
  CHECK(Has(page.Bytes(), "https://www.chengyan.example/zwgk/items/" + ToString(id)));
  CHECK(Has(lin.Get("/office/pushes?state=done").Bytes(), "有回执的"));
  CHECK_FALSE(Has(lin.Get("/office/pushes?state=failed").Bytes(), "有回执的"));
  CHECK_FALSE(Has(xie.Get("/office/pushes").Bytes(), "有回执的"));
  CHECK(Has(he.Get("/office/pushes").Bytes(), "有回执的"));
  CHECK(Has(he.Get("/office/site-targets").Bytes(), "正常"));
}

}  // namespace
}  // namespace gongkai::disclosure
