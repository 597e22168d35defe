// The channels in the browser: what is made for them answers only for what may go out, in every state of an item and to
// every viewer; postings are put down with photos; the kiosk shows what the portal shows.
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "db/blob_store.h"
#include "disclosure/channel/channel_actions.h"
#include "disclosure/desk_test.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::Has;
using account::Target;
using account::TestBrowser;

const std::string kSite = "https://zwgk.chengyan.example";

struct ChannelOffice : ItemDesk {
  explicit ChannelOffice(const testing::TestDatabase& place) : ItemDesk(place) {
    disclosure::AddRoutes(pages, AtOnce(), kSite);
  }

  TestBrowser Public() { return {site, ""}; }

  static Content Named(std::string title) {
    Content content = Notice();
    content.title = std::move(title);
    content.body =
        "<h2>一、范围</h2><p>2026年3月10日起，全镇<b>禁止</b>野外用火，违者罚款200元。</p><table><tr><th>村</"
        "th><th>电话</th></tr>"
        "<tr><td>石桥村</td><td>0578-1234567</td></tr></table>";
    return content;
  }
  Fields Form(std::string channel = "notice_board") const {
    return {{"channel", std::move(channel)},
            {"village", std::to_string(village.value)},
            {"place", "村口"},
            {"posted_by", "林溪"},
            {"posted_on", "2026-03-10"},
            {"posted_until", "2026-03-17"},
            {"receipt", ""},
            {"posted_version", "1"}};
  }
};

std::string OfficePath(ItemId id) { return "/office/items/" + ToString(id); }

/// A folder with one file in it, gone afterwards; what a program says of it.
std::string Told(const std::string& bytes, const std::string& name, const std::string& before,
                 const std::string& behind) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("channel_test." + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / name, std::ios::binary) << bytes;
  FILE* pipe = ::popen((before + " " + (folder / name).string() + " " + behind).c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string told;
  std::array<char, 4096> part{};
  for (std::size_t count = 0; (count = std::fread(part.data(), 1, part.size(), pipe)) > 0;)
    told.append(part.data(), count);
  CHECK(::pclose(pipe) == 0);
  std::filesystem::remove_all(folder);
  return told;
}

TEST_CASE_ON_BOTH_ENGINES("what is made for the channels, for an item in every state, to every viewer", place) {
  ChannelOffice county(place);
  const PersonId stranger = county.Hire("xieheng", "谢蘅", county.other_township, PostKind::kHandler);
  const PersonId supervisor = county.Hire("heqing", "何清", county.office, PostKind::kSupervisor);
  const PersonId system = county.Hire("luheng", "陆衡", county.office, PostKind::kSystemAdmin);
  Content on_board = ChannelOffice::Named("只贴在村里的"), later = ChannelOffice::Named("以后的"),
          over = ChannelOffice::Named("过期的"), withheld = ChannelOffice::Named("不公开的");
  on_board.channels = {Channel::kNoticeBoard};
  later.publish_on = 2026y / 3 / 20;
  over.kind = ItemKind::kWarning;
  over.fields = {{"level", "黄色"}, {"area", "全镇"}, {"posted_until", "2026-03-10"}};
  withheld.attribute = Attribute::kWithheld;
  withheld.ground = Ground::kProcess;
  withheld.ground_words = "讨论稿";
  const ItemId withdrawn = county.Published(ChannelOffice::Named("撤下的"));
  REQUIRE(Withdraw(county.desk, county.drafter, withdrawn, WithdrawalKind::kLeak, "含有不该公开的内容。"));
  const ItemId corrected = county.Published(ChannelOffice::Named("更正前"));
  REQUIRE(BeginCorrection(county.desk, county.drafter, corrected));
  Content fresh = county.Latest(corrected).content;
  fresh.body = "<p>更正稿里的新内容</p>";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = corrected, .version = county.Of(corrected).version, .content = fresh}));
  struct Case {
    const char* state;
    ItemId id;
    int status, on_board, in_kiosk;
  };
  const Case cases[] = {{"draft", county.Save(ChannelOffice::Named("草稿")), 404, 404, 404},
                        {"in review", county.HandedIn(ChannelOffice::Named("审签")), 404, 404, 404},
                        {"later", county.Published(later), 404, 404, 404},
                        {"on the board alone", county.Published(on_board), 404, 200, 404},
                        {"registered", county.Published(withheld), 404, 404, 404},
                        {"withdrawn", withdrawn, 410, 410, 410},
                        {"over", county.Published(over), 410, 410, 410},
                        {"public", county.Published(ChannelOffice::Named("公开的")), 200, 200, 200},
                        {"public, being corrected", corrected, 200, 200, 200}};
  county.now += std::chrono::days(1);  // the warning is over now
  const auto lin = county.SignIn(county.lin), wen = county.SignIn(supervisor), other = county.SignIn(stranger),
             su = county.SignIn(system);
  for (const Case& each : cases) {
    CAPTURE(each.state);
    for (const char* exit :
         {"/poster?paper=a4", "/poster?paper=a3", "/broadcast", "/broadcast/text", "/wechat", "/group-text"}) {
      CAPTURE(exit);
      const int expected = Has(exit, "poster") ? each.on_board : each.status;
      for (const TestBrowser& viewer : {lin, wen}) {
        const auto answer = viewer.Get(OfficePath(each.id) + exit);
        CHECK(answer.status == expected);
        CHECK_FALSE(Has(answer.Bytes(), "更正稿里的新内容"));
        if (expected != 200) CHECK(Has(answer.Bytes(), "制作"));
      }
      CHECK(other.Get(OfficePath(each.id) + exit).status == 404);
      CHECK(su.Get(OfficePath(each.id) + exit).status == 403);
      CHECK(county.Public().Get(OfficePath(each.id) + exit).status != 200);
    }
    const std::string kiosk = "/kiosk/" + std::to_string(county.township.value);
    const auto read = county.Public().Get(kiosk + "/items/" + ToString(each.id));
    CHECK(read.status == each.in_kiosk);
    CHECK(Has(read.Bytes(), "野外用火") == (each.in_kiosk == 200));
    for (const char* column : {"/columns/news", "/columns/emergency"}) {
      const bool is_there = each.in_kiosk == 200 && Has(column, "news");
      CHECK(Has(county.Public().Get(kiosk + column).Bytes(), kiosk + "/items/" + ToString(each.id) + "\"") == is_there);
    }
    // What belongs to another organ is not on this one's machine.
    CHECK(county.Public()
              .Get("/kiosk/" + std::to_string(county.other_township.value) + "/items/" + ToString(each.id))
              .status == 404);
    // The page of channels is the office's: whoever sees the item sees it.
    const auto page = lin.Get(OfficePath(each.id) + "/channels");
    CHECK(page.status == 200);
    CHECK(Has(page.Bytes(), "/poster?paper=a4") == (each.on_board == 200));
    CHECK(Has(page.Bytes(), "/wechat\"") == (each.status == 200));
    CHECK(other.Get(OfficePath(each.id) + "/channels").status == 404);
    CHECK(other.Post(OfficePath(each.id) + "/channels", county.Form()).status == 404);
  }
}

TEST_CASE_ON_BOTH_ENGINES("a version changed behind the program's back is made into nothing", place) {
  ChannelOffice county(place);
  const ItemId id = county.Published(ChannelOffice::Named("改动过的"));
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE item SET index_number = '101/2026-99999' WHERE number = 1");
    act.Commit();
  }
  const auto lin = county.SignIn(county.lin);
  for (const char* exit : {"/poster", "/broadcast", "/wechat", "/group-text"})
    CHECK(lin.Get(OfficePath(id) + exit).status == 503);
  CHECK(county.Public().Get("/kiosk/" + std::to_string(county.township.value) + "/items/" + ToString(id)).status ==
        503);
}

TEST_CASE_ON_BOTH_ENGINES("the poster says what the page says, and its code leads to the page", place) {
  ChannelOffice county(place);
  const ItemId id = county.Published(ChannelOffice::Named("关于森林防火的通知"));
  const std::string pdf(county.SignIn(county.lin).Get(OfficePath(id) + "/poster?paper=a3").Bytes());
  std::string text;
  for (const char c : Told(pdf, "a.pdf", "pdftotext -layout", "-")) {
    if (static_cast<unsigned char>(c) > 0x20) text += c;
  }
  std::size_t at = 0;
  for (const char* part : {"澄砚县枕溪镇人民政府", "关于森林防火的通知", "索引号：101/2026-00001", "一、范围",
                           "全镇禁止野外用火，违者罚款200元", "石桥村", "扫码查看", "第1版", "第1页，共1页"}) {
    const std::size_t there = text.find(part, at);
    CHECK_MESSAGE(there != std::string::npos, part, " in ", text);
    at = there == std::string::npos ? at : there;
  }
  CHECK(Has(Told(pdf, "a.pdf", "pdfinfo", ""), "(A3)"));
  if (::system("command -v zbarimg >/dev/null") != 0) return;
  CHECK(Told(pdf, "a.pdf", "pdftoppm -r 100 -png", "| zbarimg -q --raw - 2>/dev/null") ==
        kSite + "/items/" + ToString(id) + "\n");
}

TEST_CASE_ON_BOTH_ENGINES("the article, the script and the short text are made of what was signed", place) {
  ChannelOffice county(place);
  Content content = ChannelOffice::Named("关于<森林>防火的通知");
  const ItemId id = county.Published(content);
  const auto lin = county.SignIn(county.lin);
  const std::string zip(lin.Get(OfficePath(id) + "/wechat").Bytes());
  const std::string listed = Told(zip, "a.zip", "unzip -Z1", "");
  for (const char* name : {"正文.html", "封面.txt", "群发短文.txt"}) CHECK(Has(listed, name));
  const std::string all = Told(zip, "a.zip", "unzip -p", "");
  CHECK(Has(all, "<title>关于&lt;森林&gt;防火的通知</title>"));
  CHECK(Has(all, "<strong>禁止</strong>"));
  CHECK(Has(all, "标题：关于<森林>防火的通知\n"));
  CHECK(Has(all, "详见 " + kSite + "/items/" + ToString(id) + "\n"));
  for (const char* forbidden : {"<script", "<style", "<img", "<a ", "class="}) CHECK_FALSE(Has(all, forbidden));
  const std::string script(lin.Get(OfficePath(id) + "/broadcast/text").Bytes());
  for (const char* part : {"二〇二六年三月十日起", "罚款二百元", "石桥村，电话零五七八，幺二三四五六七"})
    CHECK_MESSAGE(Has(script, part), script);
  CHECK(Has(lin.Get(OfficePath(id) + "/broadcast").Bytes(), "罚款二百元"));
  const std::string group(lin.Get(OfficePath(id) + "/group-text").Bytes());
  CHECK(Has(group, "【澄砚县枕溪镇人民政府】关于&lt;森林&gt;防火的通知。"));
  // The button comes with the script, and copies that very text.
  CHECK(Has(group,
            "<p class=\"gk-copy\" hidden><button class=\"btn btn-primary\" type=\"button\" data-copy=\"script\">"));
  CHECK(Has(group, "id=\"script\" tabindex=\"0\""));
}

TEST_CASE_ON_BOTH_ENGINES("the sheet of codes has those columns that hold something, and no other organ's", place) {
  ChannelOffice county(place);
  const std::string path = "/office/codes?organ=" + std::to_string(county.township.value);
  const auto lin = county.SignIn(county.lin);
  CHECK(lin.Get(path).status == 404);  // nothing is public yet
  county.Published(ItemDesk::Notice());
  const std::string pdf(lin.Get(path).Bytes());
  const std::string text = Told(pdf, "a.pdf", "pdftotext -raw", "-");
  CHECK(Has(text, "全部公开信息"));
  CHECK(Has(text, "通知和动态"));
  CHECK_FALSE(Has(text, "财政"));
  CHECK(lin.Get("/office/codes?organ=" + std::to_string(county.other_township.value)).status == 404);
  CHECK(lin.Get("/office/codes").status == 404);
  if (::system("command -v zbarimg >/dev/null") != 0) return;
  const std::string read = Told(pdf, "a.pdf", "pdftoppm -r 100 -png", "| zbarimg -q --raw - 2>/dev/null");
  CHECK(Has(read, kSite + "/lists/" + std::to_string(county.township.value) + "/news\n"));
}

TEST_CASE_ON_BOTH_ENGINES("a posting is put down by the form, taken down, and said to be a mistake", place) {
  ChannelOffice county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  const std::string path = OfficePath(id) + "/channels";
  const auto lin = county.SignIn(county.lin);
  Fields wrong = county.Form();
  wrong[1].second = "";
  wrong[2].second = "";
  wrong[6].second = "回执 A-17";
  const auto refused = lin.Post(path, wrong);
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "请写明贴（放）在哪里。"));
  CHECK(Has(refused.Bytes(), "value=\"回执 A-17\""));  // nothing typed is lost
  wrong[4].second = "三月十日";
  CHECK(lin.Post(path, wrong).status == 422);
  CHECK(county.Count("SELECT COUNT(*) FROM channel_posting") == 0);
  REQUIRE(Target(lin.Post(path, county.Form())) == path + "?done=recorded");
  const auto page = lin.Get(path);
  CHECK(Has(page.Bytes(), "2026年3月10日至2026年3月17日"));
  CHECK(Has(page.Bytes(), "登记了 1 次"));
  CHECK(Has(lin.Get("/office/channels").Bytes(), "共 1 次"));
  CHECK(Has(lin.Get("/office/channels?channel=press").Bytes(), "没有登记"));
  CHECK(Has(lin.Get("/office/channels?state=to_take_down").Bytes(), "没有登记"));
  county.now += std::chrono::days(7);
  CHECK(Has(county.SignIn(county.lin).Get("/office/channels?state=to_take_down").Bytes(), "没有登记"));
  county.now += std::chrono::days(1);
  const auto later = county.SignIn(county.lin);
  CHECK(Has(later.Get("/office/channels?state=to_take_down").Bytes(), "应当撤下"));
  CHECK(Has(later.Get(path).Bytes(), "1 处应当撤下"));
  const auto too_late = later.Post(path + "/1/take-down", {{"taken_down_on", "2026-03-30"}});
  CHECK(too_late.status == 422);
  // The day that was typed stands there still, and the list of faults leads to it.
  CHECK(Has(too_late.Bytes(), "id=\"down-1\" name=\"taken_down_on\" value=\"2026-03-30\""));
  CHECK(Has(too_late.Bytes(), "href=\"#down-1\""));
  CHECK(Has(later.Post(path + "/1/take-down", {{"taken_down_on", "三月底"}}).Bytes(), "value=\"三月底\""));
  REQUIRE(later.Post(path + "/1/take-down", {{"taken_down_on", "2026-03-18"}}).status == 303);
  CHECK(Has(later.Get("/office/channels?state=to_take_down").Bytes(), "没有登记"));
  CHECK(later.Post(path + "/1/annul", {{"words", ""}}).status == 422);
  std::string long_words;
  for (int i = 0; i < 201; ++i) long_words += "错";
  const auto too_long = later.Post(path + "/1/annul", {{"words", long_words}});
  CHECK(Has(too_long.Bytes(), "value=\"" + long_words + "\""));
  CHECK(Has(too_long.Bytes(), "href=\"#words-1\""));
  CHECK(Has(too_long.Bytes(), "<details open>"));
  REQUIRE(later.Post(path + "/1/annul", {{"words", "记到别的村去了"}}).status == 303);
  CHECK(Has(later.Get("/office/channels").Bytes(), "没有登记"));
  CHECK(Has(later.Get("/office/channels?state=annulled").Bytes(), "共 1 次"));
  CHECK(Has(later.Get(path).Bytes(), "记到别的村去了"));
  // Another organ neither sees nor does it, and those who only sign do not put down postings.
  const auto other = county.SignIn(county.Hire("xieheng", "谢蘅", county.other_township, PostKind::kHandler));
  CHECK_FALSE(Has(other.Get("/office/channels?state=annulled").Bytes(), "共 1 次"));
  for (const char* act : {"/1/take-down", "/1/annul"}) CHECK(other.Post(path + act, {{"words", "x"}}).status == 404);
  CHECK(other.Get(path + "/1/photos/1").status == 404);
  const auto chief = county.SignIn(county.jiang);
  CHECK(chief.Get(path).status == 200);
  CHECK(chief.Post(path, county.Form()).status == 403);
  CHECK_FALSE(Has(chief.Get(path).Bytes(), "登记一次发布"));
}

TEST_CASE_ON_BOTH_ENGINES("a photo is shown as what it is, to those who see the item", place) {
  ChannelOffice county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  Posting posting{.version = 1,
                  .channel = Channel::kNoticeBoard,
                  .posted_on = county.today(),
                  .place = "村口",
                  .posted_by = "林溪",
                  .photos = {}};
  const std::string photo = std::string("\xFF\xD8\xFF\xDA\x00\x02", 6) + " a photo\xFF\xD9";
  REQUIRE(RecordPosting(county.desk, county.drafter, id, posting, {{"\"><script>.jpg", photo}}));
  const auto lin = county.SignIn(county.lin);
  const auto sent = lin.Get(OfficePath(id) + "/channels/1/photos/1");
  CHECK(sent.status == 200);
  CHECK(sent.content_type == "image/jpeg");
  CHECK(sent.Bytes() == photo);
  CHECK(lin.Get(OfficePath(id) + "/channels/1/photos/2").status == 404);
  CHECK(lin.Get(OfficePath(id) + "/channels/2/photos/1").status == 404);
  const ItemId other = county.Published(ItemDesk::Notice());
  CHECK(lin.Get(OfficePath(other) + "/channels/1/photos/1").status == 404);
  CHECK_FALSE(Has(lin.Get(OfficePath(id) + "/channels").Bytes(), "<script>."));
  // A link, so that no original is loaded with the page.
  CHECK(Has(lin.Get(OfficePath(id) + "/channels").Bytes(), "/channels/1/photos/1\""));
  CHECK_FALSE(Has(lin.Get(OfficePath(id) + "/channels").Bytes(), "<img"));
}

TEST_CASE_ON_BOTH_ENGINES("the postings of an item come twenty to a page", place) {
  ChannelOffice county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  for (int i = 1; i <= 21; ++i) {
    const Posting posting{.version = 1,
                          .channel = Channel::kNoticeBoard,
                          .posted_on = county.today(),
                          .place = "第" + std::to_string(i) + "块牌子",
                          .posted_by = "林溪",
                          .photos = {}};
    REQUIRE(RecordPosting(county.desk, county.drafter, id, posting, {}));
  }
  const auto lin = county.SignIn(county.lin);
  const std::string path = OfficePath(id) + "/channels";
  const auto first = lin.Get(path), second = lin.Get(path + "?page=2");
  CHECK(Has(first.Bytes(), "第21块牌子"));
  CHECK(Has(first.Bytes(), "第2块牌子"));
  CHECK_FALSE(Has(first.Bytes(), "第1块牌子"));
  CHECK(Has(first.Bytes(), "登记了 21 次"));
  CHECK(Has(first.Bytes(), path + "?page=2"));
  CHECK(Has(second.Bytes(), "第1块牌子"));
  CHECK_FALSE(Has(second.Bytes(), "第2块牌子"));
  CHECK(lin.Get(path + "?page=99").status == 200);
  // What is refused comes back on the page where it stands.
  CHECK(Has(lin.Post(path + "/1/annul", {{"words", ""}}).Bytes(), "id=\"words-1\""));
}

TEST_CASE_ON_BOTH_ENGINES("a form that was opened before a correction records the version that it showed", place) {
  ChannelOffice county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  const std::string path = OfficePath(id) + "/channels";
  CHECK(Has(county.SignIn(county.lin).Get(path).Bytes(), "第 1 版（2026年3月10日起公开）"));
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content fresh = county.Latest(id).content;
  fresh.correction = "改正了日期。";
  fresh.correction_why = "核对时发现。";
  fresh.body = "<p>更正后的内容。</p>";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = fresh}));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  const auto lin = county.SignIn(county.lin);
  REQUIRE(lin.Post(path, county.Form()).status == 303);
  CHECK(county.Count("SELECT version FROM channel_posting") == 1);
  const auto page = lin.Get(path);
  CHECK(Has(page.Bytes(), "旧版本，后来更正过，请换上新的"));
  CHECK(Has(page.Bytes(), "第 2 版（"));
  Fields unknown = county.Form();
  unknown[7].second = "9";
  const auto refused = lin.Post(path, unknown);
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "请选择发布的是哪一版。"));
}

TEST_CASE_ON_BOTH_ENGINES("an item on the machine leads nowhere but within the machine", place) {
  ChannelOffice county(place);
  Content content = ItemDesk::Notice();
  content.body =
      "<p>详见<a href=\"https://other.example/a\">这一页</a>。</p><table><tr><th>村</th><td><a "
      "href=\"/items/1-1\">石桥村</a></td></tr></table>";
  const ItemId id = county.Save(content);
  REQUIRE(
      SaveDraft(county.desk, county.drafter, county.township,
                {.item = id, .version = county.Of(id).version, .content = content, .files = {{"名单.txt", "名单"}}}));
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  const std::string start = "/kiosk/" + std::to_string(county.township.value);
  const std::string page(county.Public().Get(start + "/items/" + ToString(id)).Bytes());
  CHECK(Has(page, "这一页（https://other.example/a）"));
  CHECK(Has(page, "石桥村（/items/1-1）"));
  CHECK(Has(page, "名单.txt"));
  const std::string shown = page.substr(page.find("<main"));
  for (std::size_t at = shown.find("href=\""); at != std::string::npos; at = shown.find("href=\"", at + 1)) {
    CHECK_MESSAGE(shown.compare(at + 6, start.size(), start) == 0, shown.substr(at, 60));
  }
}

TEST_CASE_ON_BOTH_ENGINES("the machine in the hall stands alone, without the header and footer of the county's site",
                          place) {
  ChannelOffice county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  web::SetSiteFrame({"<div>县站页头<a href=\"/news\">新闻</a></div>", "<div>县站页脚</div>", {}});
  const std::string start = "/kiosk/" + std::to_string(county.township.value);
  for (const std::string& path : {start, start + "/columns/news", start + "/items/" + ToString(id),
                                  start + "/columns/x", start + "/reading-places", start + "/items/101-99"}) {
    CAPTURE(path);
    CHECK_FALSE(Has(county.Public().Get(path).Bytes(), "县站页"));
  }
  CHECK(Has(county.Public().Get("/items/" + ToString(id)).Bytes(), "县站页头"));
  web::SetSiteFrame({});
}

TEST_CASE_ON_BOTH_ENGINES("the machine in the hall returns to its start, and goes on page by page", place) {
  ChannelOffice county(place);
  for (int i = 0; i < 14; ++i) county.Published(ItemDesk::Notice());
  const std::string start = "/kiosk/" + std::to_string(county.township.value);
  const auto hall = county.Public();
  const auto refresh = [](const web::Response& response) {
    for (const auto& [name, value] : response.kept ? response.kept->headers : response.headers) {
      if (name == "Refresh") return value;
    }
    return std::string();
  };
  CHECK(Has(hall.Get(start).Bytes(), start + "/columns/news"));
  const auto first = hall.Get(start + "/columns/news");
  CHECK(refresh(first) == "60;url=" + start);
  CHECK(Has(first.Bytes(), ToString(ItemId{county.township, 14})));
  CHECK_FALSE(Has(first.Bytes(), start + "/items/" + ToString(ItemId{county.township, 2}) + "\""));
  const std::string next = start + "/columns/news?after=" + ToString(ItemId{county.township, 3});
  CHECK(Has(first.Bytes(), next));
  CHECK(Has(hall.Get(next).Bytes(), start + "/items/" + ToString(ItemId{county.township, 2}) + "\""));
  CHECK(refresh(hall.Get(start + "/items/" + ToString(ItemId{county.township, 2}))) == "300;url=" + start);
  CHECK_FALSE(Has(first.Bytes(), "_csrf"));
  CHECK(hall.Get("/kiosk/999").status == 404);
  const auto gone = hall.Get(start + "/items/" + ToString(ItemId{county.township, 99}));
  CHECK(gone.status == 404);
  CHECK(refresh(gone) == "60;url=" + start);  // not stuck there
  CHECK(Has(gone.Bytes(), "href=\"" + start + "\""));
  CHECK(hall.Get(start + "/columns/x").status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("pages of the machine are made once for what they show, and never shown when it changed",
                          place) {
  ChannelOffice county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  const std::string start = "/kiosk/" + std::to_string(county.township.value), item = start + "/items/" + ToString(id);
  const auto hall = county.Public();
  for (const std::string& path : {start, start + "/columns/news", item, start + "/reading-places"}) {
    CAPTURE(path);
    const auto first = hall.Get(path), second = hall.Get(path);
    REQUIRE(first.status == 200);
    CHECK(first.kept);
    CHECK(first.kept == second.kept);  // not made again
  }
  const auto before = hall.Get(start + "/columns/news");
  Content other = ItemDesk::Notice();
  other.title = "另一件";
  county.Published(other);
  const auto after = hall.Get(start + "/columns/news");
  CHECK(after.kept != before.kept);
  CHECK(Has(after.Bytes(), "另一件"));
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "写错了。"));
  CHECK(hall.Get(item).status == 410);
  CHECK_FALSE(Has(hall.Get(start + "/columns/news").Bytes(), "/items/" + ToString(id) + "\""));
}

}  // namespace
}  // namespace gongkai::disclosure
