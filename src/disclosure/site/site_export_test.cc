// The gate over the copy: for an item in every state, exactly what the live site answers lies in the folder, byte for
// byte, and nothing else; whatever the copying is killed in, the last one stays whole.
#include "disclosure/site/site_export.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <thread>

#include "base/percent.h"
#include "disclosure/matter/matter_actions.h"
#include "disclosure/site/site_desk_test.h"

namespace gongkai::disclosure {
namespace {

using account::Has;

/// The address of a file, as a browser asks for it.
std::string AddressOf(std::string path) {
  constexpr std::string_view kIndex = "index.html";
  if (path.ends_with(kIndex)) path.resize(path.size() - kIndex.size());
  if (path.ends_with('/')) path.pop_back();
  std::string address;
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t slash = std::min(path.find('/', from), path.size());
    address += "/" + PercentEncode(path.substr(from, slash - from));
    from = slash + 1;
  }
  return address;
}

/// As somebody does who may write there.
void Spoil(const std::string& path, std::string_view more) {
  fs::permissions(path, fs::perms::owner_write, fs::perm_options::add);
  std::ofstream(path, std::ios::app) << more;
}

bool Mentions(const std::map<std::string, std::string>& files, std::string_view word) {
  for (const auto& [path, bytes] : files) {
    if (Has(path, word) || Has(bytes, word)) return true;
  }
  return false;
}

// Where the live site shows a form that it knows again when it is sent; a copy has nobody who would take it.
bool IsTiedToABrowser(std::string_view path) {
  return path.starts_with("take-part/send/") || path == "take-part/look-up/index.html" ||
         path == "take-part/useful/index.html" || path == "requests/index.html" ||
         path.ends_with("/requests/index.html");
}

TEST_CASE_ON_BOTH_ENGINES("for an item in every state the copy holds what the live site answers, and nothing else",
                          place) {
  SiteDesk county(place);
  Content on_board = county.Titled("只贴村里"), later = county.Titled("以后公开"), over = county.Titled("已过期"),
          withheld = county.Titled("不予公开");
  on_board.channels = {Channel::kNoticeBoard};
  later.publish_on = 2026y / 3 / 20;
  over.kind = ItemKind::kWarning;
  over.fields = {{"level", "黄色"}, {"area", "全镇"}, {"posted_until", "2026-03-10"}};
  withheld.attribute = Attribute::kWithheld;
  withheld.ground = Ground::kProcess;
  withheld.ground_words = "讨论稿";
  county.Save(county.Titled("草稿"));
  county.HandedIn(county.Titled("审签中"));
  county.Published(on_board);
  county.Published(withheld);
  const ItemId waiting = county.Published(later), expired = county.Published(over),
               open = county.Published(county.Titled("已公开")), withdrawn = county.Published(county.Titled("已撤下")),
               corrected = county.Published(county.Titled("更正以前")),
               redrafted = county.Published(county.Titled("正在更正"));
  county.Correct(corrected, "更正以后");
  REQUIRE(BeginCorrection(county.desk, county.drafter, redrafted));
  Content fresh = county.Latest(redrafted).content;
  fresh.body = "<p>更正稿的内容</p>";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = redrafted, .version = county.Of(redrafted).version, .content = fresh}));
  REQUIRE(Withdraw(county.desk, county.drafter, withdrawn, WithdrawalKind::kError, "日期写错了。"));
  county.now += std::chrono::days(1);  // the warning is over now

  const SiteExported done = county.Export();
  CHECK(done.dead_links.empty());
  for (const std::string& link : done.dead_links) MESSAGE(link);
  const auto files = county.Shown();
  for (const char* secret : {"草稿", "审签中", "只贴村里", "以后公开", "已过期", "不予公开", "已撤下 名册",
                             "正文：已撤下", "更正以前", "更正稿的内容", "讨论稿", "_csrf", "/office", "/sign-in"}) {
    CAPTURE(secret);
    CHECK_FALSE(Mentions(files, secret));
  }
  for (const ItemId id : {open, corrected, redrafted}) CHECK(files.contains(SiteDesk::PageOf(id)));
  CHECK(Has(files.at(SiteDesk::PageOf(corrected)), "正文：更正以后"));
  CHECK(files.at("items/" + ToString(open) + "/files/1/已公开_名册.txt") == "附件：已公开");
  CHECK_FALSE(files.contains(SiteDesk::PageOf(waiting)));
  // What programs read is copied too: feeds, sitemap, the files of each year, the description of the API.
  for (const char* path :
       {"feeds/county.xml", "feeds/organ/101.atom", "sitemap.xml", "sitemaps/2026-1.xml", "robots.txt",
        "open-data/years/2026.csv", "open-data/years/2026.jsonl", "api/v1/openapi.json", "open-data/index.html",
        "subscriptions/index.html", "subscriptions/ask/index.html"}) {
    CAPTURE(path);
    CHECK(files.contains(path));
  }
  CHECK(Has(files.at("feeds/county.xml"), "更正以后"));
  CHECK(Has(files.at("robots.txt"), "Disallow: /search\n"));
  CHECK(Has(files.at("robots.txt"), "/sitemap.xml\n"));

  // Byte for byte, at every address.
  const account::TestBrowser reader = county.Public();
  std::set<ItemId> gone;
  for (const auto& [path, bytes] : files) {
    CAPTURE(path);
    if (path == kManifestName || path == kManifestSignature) continue;
    if (path == "robots.txt") continue;  // the live one also names what is no part of a copy
    const SiteFile& file = done.manifest.files.at(path);
    if (file.is_gone) {
      const ItemId id = *ItemIdFrom(file.item);
      gone.insert(id);
      CHECK(reader.Get("/items/" + file.item).status == 410);
      continue;
    }
    if (IsTiedToABrowser(path)) {
      CHECK(Has(bytes, "这里放的是静态页面，不能提交"));
      CHECK_FALSE(Has(bytes, "<form method=\"post\""));
      continue;
    }
    const auto live = reader.Get(AddressOf(path));
    CHECK(live.status == 200);
    CHECK((live.Bytes() == bytes));  // too long to be shown
  }
  CHECK(gone == std::set<ItemId>{withdrawn, expired});
  CHECK(Has(files.at(SiteDesk::PageOf(withdrawn)), "日期写错了。"));
  CHECK(files.contains("items/" + ToString(withdrawn) + "/gone.txt"));

  // Every link of every page leads to a file of the copy.
  for (const auto& [path, bytes] : files) {
    if (!path.ends_with(".html")) continue;
    for (const std::string& link : web::LocalLinks(bytes)) {
      CAPTURE(path);
      CAPTURE(link);
      CHECK((files.contains(PathOfAddress(link, true)) || files.contains(PathOfAddress(link, false))));
    }
  }
  CHECK(county.Checked().faults.empty());
}

TEST_CASE_ON_BOTH_ENGINES("what was taken down is named no more on the pages of its matter", place) {
  SiteDesk county(place);
  const ItemId first = county.Published(county.Titled("停车管理草案")),
               second = county.Published(county.Titled("停车管理决定"));
  const auto matter = SaveMatter(county.desk, county.drafter,
                                 {.id = {county.township, 0}, .kind = MatterKind::kDecision, .title = "集镇停车"});
  REQUIRE(matter);
  REQUIRE(TieToMatter(county.desk, county.drafter, *matter, first.number, Phase::kBefore));
  REQUIRE(TieToMatter(county.desk, county.drafter, *matter, second.number, Phase::kDuring));
  county.Export();
  CHECK(Has(county.Shown().at(SiteDesk::PageOf(second)), "停车管理草案"));

  REQUIRE(Withdraw(county.desk, county.drafter, first, WithdrawalKind::kError, "稿子不对。"));
  county.Export();
  CHECK_FALSE(Has(county.Shown().at(SiteDesk::PageOf(second)), "停车管理草案"));
}

TEST_CASE_ON_BOTH_ENGINES(
    "taken down, corrected, its day reached: with the very next copy, and nothing else is written", place) {
  SiteDesk county(place);
  Content later = county.Titled("以后公开");
  later.publish_on = 2026y / 3 / 12;
  const ItemId waiting = county.Published(later);
  const ItemId stays = county.Published(county.Titled("不变的")), goes = county.Published(county.Titled("要撤的"));
  county.Export();
  const auto inode = [&](const std::string& path) {
    struct stat file {};
    REQUIRE(::stat((*ShownFolder(county.Folder()) + "/" + path).c_str(), &file) == 0);
    return file.st_ino;
  };
  const auto before = inode(SiteDesk::PageOf(stays));

  const SiteExported same = county.Export();
  CHECK_FALSE(same.has_changed);
  CHECK(same.written == 0);

  REQUIRE(Withdraw(county.desk, county.drafter, goes, WithdrawalKind::kError, "写错了。"));
  const SiteExported next = county.Export();
  CHECK(next.has_changed);
  CHECK_FALSE(Mentions(county.Shown(), "要撤的"));
  CHECK(next.manifest.files.at(SiteDesk::PageOf(goes)).is_gone);
  CHECK(inode(SiteDesk::PageOf(stays)) == before);

  county.Correct(stays, "改过的");
  county.Export();
  CHECK(Mentions(county.Shown(), "改过的"));
  CHECK_FALSE(Mentions(county.Shown(), "不变的"));

  CHECK_FALSE(Mentions(county.Shown(), "以后公开"));
  county.now += std::chrono::days(2);
  county.Export();
  CHECK(county.Shown().contains(SiteDesk::PageOf(waiting)));
  CHECK(county.Checked().faults.empty());
}

TEST_CASE_ON_BOTH_ENGINES("the title of what was withdrawn leaves the pages of what names it too", place) {
  SiteDesk county(place);
  Content draft = county.Titled("停车办法草案"), outcome = county.Titled("意见采纳情况");
  draft.kind = ItemKind::kDraft;
  draft.fields = {{"comment_until", "2026-03-20"},
                  {"comment_way", "写信。"},
                  {"explanation", "为什么起草、主要规定什么。"},
                  {"shorter_why", "村民会议讨论过。"}};
  const ItemId of = county.Published(draft);
  outcome.kind = ItemKind::kOutcome;
  outcome.fields = {{"of_item", county.ItemDesk::Of(of).index_number}, {"received", "5"}, {"adopted", "2"}};
  county.Published(outcome);
  county.Export();
  CHECK(Mentions(county.Shown(), "停车办法草案"));
  REQUIRE(Withdraw(county.desk, county.drafter, of, WithdrawalKind::kError, "发错了。"));
  county.Export();
  CHECK_FALSE(Mentions(county.Shown(), "停车办法草案"));
}

TEST_CASE_ON_BOTH_ENGINES("what names an item of no matter of its own leads to it no more once that is withdrawn",
                          place) {
  SiteDesk county(place);
  Content document = county.Titled("河道保洁办法"), told = county.Titled("问答");
  document.kind = ItemKind::kNormative;
  document.fields = {{"document_number", "枕政规〔2026〕1号"}, {"effective_on", "2026-04-01"}};
  const ItemId of = county.Published(document);
  told.kind = ItemKind::kInterpretation;
  told.fields = {{"of_item", county.ItemDesk::Of(of).index_number}};
  const ItemId interpretation = county.Published(told), other = county.Published(county.Titled("另一件"));
  const auto matter = SaveMatter(county.desk, county.drafter,
                                 {.id = {county.township, 0}, .kind = MatterKind::kDecision, .title = "河道"});
  REQUIRE(matter);
  REQUIRE(TieToMatter(county.desk, county.drafter, *matter, interpretation.number, Phase::kAfter));
  REQUIRE(TieToMatter(county.desk, county.drafter, *matter, other.number, Phase::kBefore));
  county.Export();
  CHECK(Has(county.Shown().at(SiteDesk::PageOf(interpretation)), "河道保洁办法"));
  REQUIRE(Withdraw(county.desk, county.drafter, of, WithdrawalKind::kError, "发错了。"));
  county.Export();
  CHECK_FALSE(Mentions(county.Shown(), "河道保洁办法"));
}

TEST_CASE("what was done to the files is told by name, and so is another signature") {
  const testing::OnSqlite place;
  SiteDesk county(place);
  const ItemId one = county.Published(county.Titled("第一件")), two = county.Published(county.Titled("第二件"));
  county.Export();
  CHECK(county.Checked().faults.empty());
  const std::string shown = *ShownFolder(county.Folder());
  Spoil(shown + "/" + SiteDesk::PageOf(one), "<p>多一句</p>");
  fs::remove(shown + "/" + SiteDesk::PageOf(two));
  std::ofstream(shown + "/extra.html") << "x";
  fs::create_symlink("/etc/passwd", shown + "/items/link");
  std::vector<std::string> told;
  for (const SiteFault& fault : county.Checked().faults) told.push_back(SentenceOf(fault));
  CHECK(told ==
        std::vector<std::string>{"多出：extra.html", "被改动：" + SiteDesk::PageOf(one) + "（索引号 101/2026-00001）",
                                 "缺少：" + SiteDesk::PageOf(two) + "（索引号 101/2026-00002）", "多出：items/link"});
  const auto strange = CheckSite(county.Folder(), crypto::Sm2PrivateKey::Generate().public_key());
  REQUIRE_FALSE(strange);
  CHECK(Has(strange.error().message, "不是用这个公钥"));
  Spoil(shown + "/manifest.json", " ");
  CHECK_FALSE(CheckSite(county.Folder(), county.keys.signing.public_key()));
  CHECK_FALSE(CheckSite(county.temp.File("nowhere"), county.keys.signing.public_key()));

  // The daily copy makes everything anew.
  SiteExporting fresh = county.Exporting();
  fresh.is_fresh = true;
  ExportSite(county.desk, fresh);
  CHECK(county.Checked().faults.empty());
}

TEST_CASE("killed at any moment, the copy before stays whole; two at once leave one whole copy") {
  const testing::OnSqlite place;
  SiteDesk county(place);
  for (int i = 0; i < 12; ++i) county.Published(county.Titled("第" + std::to_string(i) + "件"));
  county.Export();
  const auto before = county.Shown();
  SiteExporting fresh = county.Exporting();
  fresh.is_fresh = true;
  for (const int asked : {1, 3, 9, 20}) {
    CAPTURE(asked);
    const pid_t child = ::fork();
    if (child == 0) {
      int left = asked;
      SiteExporting dying = fresh;
      dying.ask = [&](const std::string& address) {
        if (--left == 0) ::kill(::getpid(), SIGKILL);
        return web::CopiedPage{200, "text/html; charset=utf-8", "<p>half</p><a href=\"/x" + address + "\">x</a>", true};
      };
      try {
        SiteFolder folder(county.Folder(), "");
        for (int i = 0;; ++i) folder.Write("half" + std::to_string(i), dying.ask("/").bytes);
      } catch (...) {
        ::_exit(1);
      }
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(county.Shown() == before);
    CHECK(county.Checked().faults.empty());
  }
  std::vector<std::thread> both;
  for (int i = 0; i < 2; ++i) {
    both.emplace_back([&] {
      for (int round = 0; round < 3; ++round) ExportSite(county.desk, fresh);
    });
  }
  for (std::thread& one : both) one.join();
  CHECK(county.Checked().faults.empty());
  int versions = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(county.Folder() + "/versions")) ++versions;
  CHECK(versions == 2);  // what is shown, and what some are still being sent
}

TEST_CASE("an item that was changed behind the program's back is not in the copy") {
  const testing::OnSqlite place;
  SiteDesk county(place);
  const ItemId id = county.Published(county.Titled("原来的"));
  SiteExporting exporting = county.Exporting();
  exporting.ask = [&](const std::string& address) {
    if (address == "/items/" + ToString(id)) return web::CopiedPage{503, "text/html", "<p>x</p>", true};
    return county.copier.Ask(address);
  };
  ExportSite(county.desk, exporting);
  CHECK_FALSE(county.Shown().contains(SiteDesk::PageOf(id)));
}

TEST_CASE("whatever a text links to: what is not of the public part is not asked for, and one address stops nothing") {
  const testing::OnSqlite place;
  SiteDesk county(place);
  const ItemId id = county.Published(county.Titled("有附件的"));
  const std::string old_address = "/items/" + ToString(id) + "/files/1";
  std::set<std::string> asked;
  SiteExporting exporting = county.Exporting();
  exporting.ask = [&](const std::string& address) {
    asked.insert(address);
    if (address == "/lists/a") return web::CopiedPage{200, "text/plain", "file", true};
    if (address.starts_with("/lists/a/") || address == "/guides/x%2Fy")
      return web::CopiedPage{200, "text/html", "<p>x</p>", true};
    web::CopiedPage page = county.copier.Ask(address);
    if (address == "/") {
      for (const std::string& link : {old_address, std::string("/metrics"), std::string("/kiosk/1"),
                                      std::string("/healthz"), std::string("/calendar/token"), std::string("/lists/a"),
                                      std::string("/lists/a/b"), std::string("/guides/x%2Fy")}) {
        page.bytes += "<a href=\"" + link + "\">x</a>";
      }
    }
    return page;
  };
  for (int time = 0; time < 2; ++time) {
    const SiteExported done = ExportSite(county.desk, exporting);
    for (const std::string& dead : {old_address, std::string("/metrics"), std::string("/kiosk/1"),
                                    std::string("/lists/a/b"), std::string("/guides/x%2Fy")}) {
      CAPTURE(dead);
      CHECK(std::ranges::find(done.dead_links, dead) != done.dead_links.end());
    }
    CHECK(county.Shown().at("items/" + ToString(id) + "/files/1/有附件的_名册.txt") == "附件：有附件的");
    CHECK(county.Shown().at("lists/a") == "file");
    CHECK(county.Checked().faults.empty());
  }
  for (const char* inside : {"/metrics", "/kiosk/1", "/healthz", "/calendar/token"})
    CHECK_FALSE(asked.contains(inside));
  CHECK(county.Public().Get(old_address).status == 303);
}

TEST_CASE("what was changed in place is not carried on, nor signed") {
  const testing::OnSqlite place;
  SiteDesk county(place);
  const ItemId id = county.Published(county.Titled("第一件"));
  county.Export();
  const std::string path = "items/" + ToString(id) + "/files/1/第一件_名册.txt",
                    file = *ShownFolder(county.Folder()) + "/" + path;
  const auto size = fs::file_size(file);
  fs::permissions(file, fs::perms::owner_write, fs::perm_options::add);
  std::ofstream(file, std::ios::trunc) << std::string(size, 'x');
  county.Published(county.Titled("第二件"));
  const SiteExported done = county.Export();
  CHECK(county.Shown().at(path) == "附件：第一件");
  CHECK(county.Checked().faults.empty());
  CHECK(done.manifest.serial > 1);
}

TEST_CASE("taken down before its day, it is nowhere; taken down while the copy is made, it is not in it") {
  const testing::OnSqlite place;
  SiteDesk county(place);
  Content later = county.Titled("没到日子的");
  later.publish_on = 2026y / 3 / 20;
  const ItemId never = county.Published(later);
  REQUIRE(Withdraw(county.desk, county.drafter, never, WithdrawalKind::kError, "没到日子就撤下。"));
  std::vector<ItemId> going;
  for (int i = 0; i < 3; ++i) going.push_back(county.Published(county.Titled("撤" + std::to_string(i))));
  std::size_t gone = 0;
  SiteExporting exporting = county.Exporting();
  exporting.ask = [&](const std::string& address) {
    if (address == "/reading-places" && gone < going.size()) {
      REQUIRE(Withdraw(county.desk, county.drafter, going[gone++], WithdrawalKind::kError, "写错了。"));
    }
    return county.copier.Ask(address);
  };
  ExportSite(county.desk, exporting);
  CHECK(gone == 3);
  const auto files = county.Shown();
  for (const ItemId id : going) {
    CHECK(Has(files.at(SiteDesk::PageOf(id)), "写错了。"));
    CHECK_FALSE(files.contains("items/" + ToString(id) + "/files/1/撤0_名册.txt"));
  }
  CHECK(county.Checked().faults.empty());
  county.now += std::chrono::days(20);
  county.Export();
  CHECK_FALSE(Mentions(county.Shown(), "没到日子"));
  CHECK(county.Public().Get("/items/" + ToString(never)).status == 404);
}

TEST_CASE("a page behind a link is no page that was published") {
  const testing::OnSqlite place;
  SiteDesk county(place);
  const ItemId id = county.Published(county.Titled("第一件"));
  county.Export();
  const std::string page = *ShownFolder(county.Folder()) + "/" + SiteDesk::PageOf(id);
  fs::copy_file(page, county.temp.File("same.html"));
  fs::remove(page);
  fs::create_symlink(county.temp.File("same.html"), page);
  CHECK(county.Checked().faults.size() == 1);
}

TEST_CASE("no address becomes a path that a file system should not hold") {
  for (const char* address :
       {"/../etc/passwd", "/%2e%2e/x", "/.git/config", "/a//b", "/a/%00b", "/a%5Cb", "/a%2Fb", "x", ""}) {
    CAPTURE(address);
    CHECK(PathOfAddress(address, false).empty());
  }
  CHECK(PathOfAddress("/" + std::string(256, 'a'), false).empty());
  CHECK(PathOfAddress("/", true) == "index.html");
  CHECK(PathOfAddress("/items/12-3", true) == "items/12-3/index.html");
  CHECK(PathOfAddress("/a/%E5%85%AC.txt", false) == "a/公.txt");
}

TEST_CASE("a manifest reads as it was written, and what is none is refused") {
  Manifest manifest{.at = Instant(std::chrono::seconds(1'700'000'000)), .serial = 7, .base = "/zwgk"};
  manifest.files["items/1-1/index.html"] = {"ab", 3, "1-1", "101/2026-00001", 2, true};
  manifest.files["index.html"] = {"cd", 4};
  const auto read = ParseManifest(BodyOf(manifest));
  REQUIRE(read);
  CHECK(read->files == manifest.files);
  CHECK(read->base == "/zwgk");
  CHECK(read->serial == 7);
  CHECK_FALSE(ParseManifest("{}"));
  CHECK_FALSE(ParseManifest(
      R"({"format":"gongkai-site-1","at":1,"serial":1,"base":"","files":[{"path":"../x","sm3":"","size":0}]})"));
}

TEST_CASE("what is gone goes first, what leads to items last") {
  Manifest before, now;
  before.files["old.html"] = {"1"};
  before.files["index.html"] = {"1"};
  before.files["items/1-1/index.html"] = {"1", 1, "1-1"};
  now.files["index.html"] = {"2"};
  now.files["assets/a.css"] = {"1"};
  now.files["items/1-1/index.html"] = {"2", 1, "1-1", "", 1, true};
  now.files["items/1-2/index.html"] = {"1", 1, "1-2"};
  now.files["items/1-2/files/1/a.txt"] = {"1", 1, "1-2"};
  std::vector<std::string> order;
  for (const SiteChange& change : ChangesOf(before, now)) order.push_back(change.path);
  CHECK(order == std::vector<std::string>{"items/1-1/index.html", "old.html", "assets/a.css", "items/1-2/files/1/a.txt",
                                          "items/1-2/index.html", "index.html"});
}

}  // namespace
}  // namespace gongkai::disclosure
