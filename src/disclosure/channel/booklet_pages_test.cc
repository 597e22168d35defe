// Leaflets and booklets: chosen, made of what is public on that day, printed (and opened again with poppler's tools and
// a scanner's library), handed out, and told of when an item of theirs is taken down.
#include "disclosure/channel/booklet.h"

#include "disclosure/channel/booklet_desk_test.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::Has;
using account::Target;
using account::TestBrowser;

TEST_CASE("what may be handed out is told entry by entry") {
  const Date today = 2026y / 3 / 10;
  const Publicity good{1, 2026y / 3 / 1, std::nullopt, true, false};
  Publicity withdrawn = good, over = good, later = good, corrected = good;
  withdrawn.is_withdrawn = true;
  over.public_until = 2026y / 3 / 9;
  later.public_from = 2026y / 3 / 11;
  corrected.published_version = 2;
  const BookletEntry draft{{OrganId{1}, 1}, 0}, made{{OrganId{1}, 1}, 1};
  CHECK(StateOf(good, made, today) == EntryState::kGood);
  CHECK(StateOf(corrected, draft, today) == EntryState::kGood);
  CHECK(StateOf(corrected, made, today) == EntryState::kCorrected);
  CHECK(StateOf(withdrawn, made, today) == EntryState::kWithdrawn);
  CHECK(StateOf(over, made, today) == EntryState::kOver);
  CHECK(StateOf(later, made, today) == EntryState::kNotPublic);
  CHECK(StateOf(Publicity{}, made, today) == EntryState::kNotPublic);
  CHECK(WordsOf(EntryState::kWithdrawn, 3, true) == "第3篇已撤下，请停止发放");
  CHECK(WordsOf(EntryState::kGood, 3, true).empty());
  for (const BookletKind kind : BookletKinds()) CHECK(BookletKindFrom(IdOf(kind)) == kind);
}

TEST_CASE_ON_BOTH_ENGINES("from the form to the booklet, by the browser alone", place) {
  BookletOffice county(place);
  const ItemId first = county.Published(BookletOffice::Named("春耕补贴办法")),
               second = county.Published(BookletOffice::Named("农机购置补贴办法")),
               hidden = county.HandedIn(BookletOffice::Named("还没有签发的"));
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(Has(lin.Get("/office/booklets").Bytes(), "还没有编过"));
  const auto nameless = lin.Post("/office/booklets/new", {{"title", " "}, {"kind", "leaflet"}});
  CHECK(nameless.status == 422);
  CHECK(Has(nameless.Bytes(), "请填写名称"));
  const auto made = lin.Post("/office/booklets/new", {{"title", "惠农政策"}, {"kind", "booklet"}});
  const std::string path = "/office/booklets/" + std::to_string(county.township.value) + "-1";
  REQUIRE(Target(made) == path + "/edit");
  const auto form = lin.Get(path + "/edit");
  CHECK(Has(form.Bytes(), "春耕补贴办法"));
  CHECK_FALSE(Has(form.Bytes(), "还没有签发的"));
  const auto added = lin.Post(path + "/edit", {{"title", "惠农政策"},
                                               {"kind", "booklet"},
                                               {"version", "1"},
                                               {"add", ToString(first)},
                                               {"add", ToString(second)},
                                               {"words", "农机"},
                                               {"then", "find"}});
  CHECK(Has(Target(added), "/edit?done=saved&words="));
  const auto swapped = lin.Post(path + "/edit", {{"title", "惠农政策"},
                                                 {"kind", "booklet"},
                                                 {"version", "2"},
                                                 {"entry", ToString(first)},
                                                 {"order-" + ToString(first), "2"},
                                                 {"entry", ToString(second)},
                                                 {"order-" + ToString(second), "1"},
                                                 {"then", "show"}});
  REQUIRE(Target(swapped) == path + "?done=saved");
  CHECK(county.Stored(1).entries == std::vector<BookletEntry>{{second}, {first}});
  // What is not public does not come in, whoever asks for it.
  const auto refused = lin.Post(path + "/edit", {{"title", "我改的名称"},
                                                 {"kind", "booklet"},
                                                 {"version", "3"},
                                                 {"entry", ToString(first)},
                                                 {"order-" + ToString(first), "一"},
                                                 {"add", ToString(hidden)}});
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "“一”不是第几篇"));
  CHECK(Has(refused.Bytes(), "value=\"我改的名称\""));
  const auto sneaked = lin.Post(
      path + "/edit", {{"title", "惠农政策"}, {"kind", "booklet"}, {"version", "3"}, {"add", ToString(hidden)}});
  CHECK(sneaked.status == 422);
  CHECK(Has(sneaked.Bytes(), "第1篇现在没有公开，不能编进来。"));
  // Two at once: the second sees what the first saved.
  const auto late = lin.Post(path + "/edit", {{"title", "晚了一步"}, {"kind", "booklet"}, {"version", "2"}});
  CHECK(late.status == 422);
  CHECK(Has(late.Bytes(), "<td data-label=\"您填写的\">晚了一步</td>"));
  CHECK(lin.Get(path + "/file").status == 404);  // not made yet
  REQUIRE(Target(lin.Post(path + "/make", {{"version", "3"}})) == path + "?done=made");
  const auto file = lin.Get(path + "/file");
  CHECK(file.status == 200);
  CHECK(file.content_type == "application/pdf");
  CHECK(Has(lin.Get("/office/booklets").Bytes(), "共 1 册"));
  // Changed afterwards it is a draft again.
  REQUIRE(lin.Post(path + "/edit", {{"title", "惠农政策"},
                                    {"kind", "booklet"},
                                    {"version", "4"},
                                    {"entry", ToString(first)},
                                    {"order-" + ToString(first), ""},
                                    {"then", "show"}})
              .status == 303);
  CHECK(lin.Get(path + "/file").status == 404);
  const auto other = county.SignIn(county.Hire("xieheng", "谢蘅", county.other_township, PostKind::kHandler));
  CHECK(other.Get(path).status == 404);
  CHECK(other.Get(path + "/file").status == 404);
  CHECK(other.Post(path + "/make", {{"version", "5"}}).status == 404);
  CHECK(other.Post(path + "/edit", {{"title", "x"}}).status == 404);
  CHECK_FALSE(Has(other.Get("/office/booklets").Bytes(), "惠农政策"));
  const auto chief = county.SignIn(county.jiang);  // sees, and does not compile
  CHECK(chief.Get(path).status == 200);
  CHECK(chief.Post(path + "/make", {{"version", "5"}}).status == 403);
  CHECK(chief.Post("/office/booklets/new", {{"title", "x"}, {"kind", "leaflet"}}).status == 403);
  CHECK(TestBrowser{county.site, ""}.Get(path + "/file").status != 200);
}

TEST_CASE_ON_BOTH_ENGINES("a booklet has cover, contents with the right pages, texts, codes, and what it was made of",
                          place) {
  BookletOffice county(place);
  std::string much;
  for (int i = 0; i < 60; ++i) much += "<p>第" + std::to_string(i) + "段，补贴标准、申报材料和办理时间逐项写明。</p>";
  const ItemId one = county.Published(BookletOffice::Named("春耕补贴办法")),
               two = county.Published(BookletOffice::Named("农机购置补贴办法", much)),
               three = county.Published(BookletOffice::Named("养老保险缴费指南"));
  const Booklet booklet = county.Made(BookletKind::kCompilation, {two, one, three});
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string pdf(lin.Get(PathTo(booklet) + "/file").Bytes());
  CHECK(Has(Told(pdf, "pdfinfo", ""), "420.945 x 595.276 pts"));
  const std::string info = Told(pdf, "pdfinfo", "| grep ^Pages | tr -dc 0-9");
  const int pages = std::stoi(info);
  REQUIRE(pages > 6);
  const std::string cover = PageText(pdf, 1), contents = RawText(pdf, 2), last = PageText(pdf, pages);
  CHECK(Has(cover, "惠农政策汇编"));
  CHECK(Has(cover, "澄砚县枕溪镇人民政府编印"));
  CHECK(Has(cover, "2026年3月10日"));
  CHECK_FALSE(Has(cover, "共"));
  // Each entry of the contents names the page on which its title stands.
  const char* titles[] = {"1. 农机购置补贴办法", "2. 春耕补贴办法", "3. 养老保险缴费指南"};
  int before = 2;
  for (const char* title : titles) {
    CAPTURE(contents);
    const std::size_t at = contents.find(title);
    REQUIRE(at != std::string::npos);
    const int page = std::stoi(contents.substr(at + std::string_view(title).size()));
    CHECK(page > before);
    before = page;
    CHECK(Has(PageText(pdf, page), std::string(title).substr(3) + "公开机关"));
  }
  for (const char* part : {"编印说明", "于2026年3月10日按当天公开的版本编印", "1.101/2026-00002第1版",
                           "2.101/2026-00001第1版", "3.101/2026-00003第1版", "以网页为准"}) {
    CHECK_MESSAGE(Has(last, part), last);
  }
  CHECK(Has(last, "第" + std::to_string(pages) + "页，共" + std::to_string(pages) + "页"));
  if (CanScan()) {
    CHECK(Scanned(pdf) == kSite + "/items/" + ToString(two) + "\n" + kSite + "/items/" + ToString(one) + "\n" + kSite +
                              "/items/" + ToString(three) + "\n");
  }
  // Imposed: half as many sides, the last page beside the first, all texts there.
  const std::string stitched(lin.Get(PathTo(booklet) + "/file?sheets=stitched").Bytes());
  CHECK(Has(Told(stitched, "pdfinfo", ""), "(A4)"));
  CHECK(std::stoi(Told(stitched, "pdfinfo", "| grep ^Pages | tr -dc 0-9")) == (pages + 3) / 4 * 2);
  const std::string outside = PageText(stitched, 1);
  CHECK(Has(outside, "编印说明"));
  CHECK(Has(outside, "人民政府编印"));
  CHECK(Has(PageText(stitched, 2), "目录"));
  // The same booklet has the same bytes.
  CHECK(pdf == lin.Get(PathTo(booklet) + "/file").Bytes());
}

TEST_CASE_ON_BOTH_ENGINES("a leaflet is one sheet whose two sides fold to six panels in order", place) {
  BookletOffice county(place);
  std::string much;
  for (int i = 0; i < 22; ++i) much += "<p>第" + std::to_string(i) + "段，补贴标准、申报材料和办理时间逐项写明。</p>";
  const ItemId one = county.Published(BookletOffice::Named("春耕补贴办法", much)),
               two = county.Published(BookletOffice::Named("农机购置补贴办法", much));
  const Booklet booklet = county.Made(BookletKind::kLeaflet, {one, two}, "补贴一纸通");
  const std::string pdf(county.SignIn(county.lin).Get(PathTo(booklet) + "/file").Bytes());
  const std::string info = Told(pdf, "pdfinfo", "");
  CHECK(Has(info, "841.89 x 595.276 pts (A4)"));
  CHECK(Told(pdf, "pdfinfo", "| grep ^Pages | tr -dc 0-9") == "2");
  // The right third of the outside is the front, the middle the back.
  const auto third = [&](int page, int column) {
    const std::string side = std::to_string(page);
    return Tight(Told(
        pdf,
        "pdftotext -raw -f " + side + " -l " + side + " -x " + std::to_string(281 * column) + " -y 0 -W 280 -H 596",
        "-"));
  };
  CHECK(Has(third(1, 2), "补贴一纸通"));
  CHECK(Has(third(1, 2), "2026年3月10日编印"));
  for (const char* part : {"编印：澄砚县枕溪镇人民政府", "101/2026-00001第1版", "101/2026-00002第1版"}) {
    CHECK_MESSAGE(Has(third(1, 1), part), third(1, 1));
  }
  CHECK(Has(third(1, 0) + third(1, 1), "用手机扫码"));  // on the flap, where the text leaves it free
  for (int page = 1; page <= 2; ++page) {
    for (int column = 0; column < 3; ++column) CHECK_FALSE(third(page, column).empty());  // no panel is empty
  }
  CHECK(Has(third(2, 0), "1.春耕补贴办法"));
  CHECK_FALSE(Has(third(2, 0), "用手机扫码"));
  if (CanScan()) {
    const std::string scanned = Scanned(pdf);
    CHECK(Has(scanned, kSite + "/items/" + ToString(one) + "\n"));
    CHECK(Has(scanned, kSite + "/items/" + ToString(two) + "\n"));
  }
}

TEST_CASE_ON_BOTH_ENGINES("a leaflet with little to say is folded once, in large text, and no page of it is empty",
                          place) {
  BookletOffice county(place);
  const ItemId one = county.Published(BookletOffice::Named("春耕补贴办法"));
  const Booklet booklet = county.Made(BookletKind::kLeaflet, {one}, "补贴一纸通");
  const std::string pdf(county.SignIn(county.lin).Get(PathTo(booklet) + "/file").Bytes());
  CHECK(Has(Told(pdf, "pdfinfo", ""), "841.89 x 595.276 pts (A4)"));
  CHECK(Told(pdf, "pdfinfo", "| grep ^Pages | tr -dc 0-9") == "2");
  const auto half = [&](int page, int column) {
    const std::string side = std::to_string(page);
    return Tight(Told(
        pdf,
        "pdftotext -raw -f " + side + " -l " + side + " -x " + std::to_string(421 * column) + " -y 0 -W 420 -H 596",
        "-"));
  };
  CHECK(Has(half(1, 1), "补贴一纸通"));  // outside: the back, the front
  CHECK(Has(half(1, 0), "编印：澄砚县枕溪镇人民政府"));
  CHECK(Has(half(2, 0), "补贴每亩一百二十元"));
  CHECK(Has(half(2, 1), "用手机扫码"));
  if (CanScan()) CHECK(Has(Scanned(pdf), kSite + "/items/" + ToString(one) + "\n"));
}

TEST_CASE_ON_BOTH_ENGINES("what is too long for a leaflet is shortened, and says where the rest is", place) {
  BookletOffice county(place);
  std::string much;
  for (int i = 0; i < 300; ++i) much += "<p>第" + std::to_string(i) + "段，补贴标准、申报材料和办理时间逐项写明。</p>";
  std::vector<ItemId> items;
  for (int i = 0; i < 6; ++i)
    items.push_back(county.Published(BookletOffice::Named("很长的办法" + std::to_string(i), much)));
  const Booklet booklet = county.Made(BookletKind::kLeaflet, items);
  const std::string pdf(county.SignIn(county.lin).Get(PathTo(booklet) + "/file").Bytes());
  CHECK(Told(pdf, "pdfinfo", "| grep ^Pages | tr -dc 0-9") == "2");
  const std::string text = PageText(pdf, 1) + PageText(pdf, 2);
  for (int i = 1; i <= 6; ++i) CHECK_MESSAGE(Has(text, "（全文请扫折页上的第" + std::to_string(i) + "个码）"), text);
  if (CanScan()) {
    for (const ItemId id : items) CHECK(Has(Scanned(pdf), kSite + "/items/" + ToString(id) + "\n"));
  }
  CHECK_FALSE(
      SaveBooklet(county.desk, county.drafter,
                  {.organ = county.township,
                   .kind = BookletKind::kLeaflet,
                   .title = "太多",
                   .entries = {{items[0]}, {items[1]}, {items[2]}, {items[3]}, {items[4]}, {items[5]}, {items[0]}}}));
}

TEST_CASE_ON_BOTH_ENGINES("the gate is asked when it is made and each time it is printed; what is withdrawn is told",
                          place) {
  BookletOffice county(place);
  const ItemId one = county.Published(BookletOffice::Named("春耕补贴办法")),
               two = county.Published(BookletOffice::Named("农机购置补贴办法")),
               three = county.Published(BookletOffice::Named("养老保险缴费指南"));
  const Booklet made = county.Made(BookletKind::kCompilation, {one, two, three}),
                draft = county.Of(BookletKind::kCompilation, {three});
  TestBrowser lin = county.SignIn(county.lin);
  CHECK(lin.Get(PathTo(made) + "/file").status == 200);
  REQUIRE(lin.Post(PathTo(made) + "/hand-out", {{"make", "1"},
                                                {"channel", "visit_home"},
                                                {"place", "石桥村各户"},
                                                {"copies", "200"},
                                                {"handed_on", "2026-03-10"},
                                                {"handed_by", "林溪"}})
              .status == 303);
  CHECK(Has(lin.Get(PathTo(made)).Bytes(), "200 份"));
  CHECK_FALSE(Has(lin.Get(PathTo(made)).Bytes(), "修改篇目"));
  CHECK(county.Count("SELECT COUNT(*) FROM channel_posting") == 3);
  CHECK(Has(lin.Get("/office/items/" + ToString(two) + "/channels").Bytes(), "小册子《惠农政策汇编》，200 份"));
  // Once copies are out it stays as it is.
  CHECK(lin.Post(PathTo(made) + "/edit", {{"title", "改名"}, {"kind", "booklet"}, {"version", "2"}}).status == 422);
  CHECK(lin.Post(PathTo(made) + "/make", {{"version", "2"}}).status == 422);
  REQUIRE(Withdraw(county.desk, county.drafter, three, WithdrawalKind::kError, "金额写错了。"));
  const auto page = lin.Get(PathTo(made));
  CHECK(Has(page.Bytes(), "第3篇已撤下，请停止发放"));
  CHECK(lin.Get(PathTo(made) + "/file").status == 410);
  CHECK(Has(lin.Get("/office/booklets").Bytes(), "1 篇已撤下或者更正，停止发放"));
  const auto not_made = lin.Post(PathTo(draft) + "/make", {{"version", "1"}});
  CHECK(not_made.status == 422);
  CHECK(Has(not_made.Bytes(), "第1篇已撤下，请从篇目里去掉"));
  CHECK(lin.Get(PathTo(draft) + "/file").status == 404);
  // What hung there is to be fetched back by the register.
  CHECK(lin.Post(PathTo(made) + "/hand-out", {{"make", "1"},
                                              {"channel", "service_hall"},
                                              {"place", "大厅"},
                                              {"copies", "5"},
                                              {"handed_on", "2026-03-10"},
                                              {"handed_by", "林溪"}})
            .status == 303);
  county.now += std::chrono::days(1);
  lin = county.SignIn(county.lin);
  CHECK(Has(lin.Get("/office/channels?state=to_take_down").Bytes(), "养老保险缴费指南"));
  const auto after = lin.Post(PathTo(made) + "/hand-out", {{"make", "1"},
                                                           {"channel", "service_hall"},
                                                           {"place", "大厅"},
                                                           {"copies", "7"},
                                                           {"handed_on", "2026-03-11"},
                                                           {"handed_by", "林溪"}});
  CHECK(after.status == 422);
  CHECK(Has(after.Bytes(), "第3篇：这一件2026年3月10日已经撤下"));
  CHECK(Has(after.Bytes(), "value=\"7\""));  // nothing typed is lost
  // Compiled anew without it, and corrected in between.
  const auto copied = lin.Post(PathTo(made) + "/copy", {});
  REQUIRE(copied.status == 303);
  CHECK(county.Stored(3).entries == std::vector<BookletEntry>{{one}, {two}});
  REQUIRE(MakeBooklet(county.desk, county.drafter, county.township, 3, 1, AddressOf));
  county.Correct(one);
  CHECK(Has(lin.Get(PathTo(county.Stored(3))).Bytes(), "第1篇已经更正，印的是旧版"));
  CHECK(lin.Get(PathTo(county.Stored(3)) + "/file").status == 410);
  REQUIRE(MakeBooklet(county.desk, county.drafter, county.township, 3, 2, AddressOf));
  CHECK(county.Stored(3).entries[0].made_version == 2);
  CHECK(lin.Get(PathTo(county.Stored(3)) + "/file").status == 200);
}

TEST_CASE_ON_BOTH_ENGINES("what was changed behind the program's back is not printed, and faults of a handout are told",
                          place) {
  BookletOffice county(place);
  const ItemId one = county.Published(BookletOffice::Named("春耕补贴办法"));
  const Booklet made = county.Made(BookletKind::kLeaflet, {one});
  const TestBrowser lin = county.SignIn(county.lin);
  const auto wrong = lin.Post(PathTo(made) + "/hand-out", {{"make", "1"},
                                                           {"channel", "site"},
                                                           {"place", ""},
                                                           {"copies", "很多"},
                                                           {"handed_on", "2026-03-09"},
                                                           {"handed_by", ""}});
  CHECK(wrong.status == 422);
  for (const char* part :
       {"请选择通过什么渠道发放", "请写明发放到哪里", "请填发放的份数", "不能早于制作的那一天", "请写明是谁发放的"}) {
    CHECK_MESSAGE(Has(wrong.Bytes(), part), part);
  }
  CHECK(county.Count("SELECT COUNT(*) FROM booklet_handout") == 0);
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE item SET index_number = '101/2026-99999' WHERE number = 1");
    act.Commit();
  }
  CHECK(lin.Get(PathTo(made) + "/file").status == 503);
  const auto again = MakeBooklet(county.desk, county.drafter, county.township, made.number, made.version, AddressOf);
  REQUIRE_FALSE(again);
  CHECK(Has(again.errors().front().message, "和签发时不一致"));
}

TEST_CASE_ON_BOTH_ENGINES("a form that is sent twice compiles one booklet and hands out once", place) {
  BookletOffice county(place);
  const ItemId one = county.Published(BookletOffice::Named("春耕补贴办法"));
  const Actor once = county.ActorAs(county.lin, PostKind::kHandler, "0123456789abcdef0123456789abcdef"),
              twice = county.ActorAs(county.lin, PostKind::kHandler, "fedcba9876543210fedcba9876543210");
  const Booklet form{.organ = county.township, .title = "一册", .entries = {{one}}};
  CHECK(*SaveBooklet(county.desk, once, form) == *SaveBooklet(county.desk, once, form));
  CHECK(county.Count("SELECT COUNT(*) FROM booklet") == 1);
  REQUIRE(MakeBooklet(county.desk, county.drafter, county.township, 1, 1, AddressOf));
  const Handout handout{.make = 1, .place = "大厅", .copies = 10, .handed_on = county.today(), .handed_by = "林溪"};
  REQUIRE(RecordHandout(county.desk, twice, county.township, 1, handout));
  REQUIRE(RecordHandout(county.desk, twice, county.township, 1, handout));
  CHECK(county.Count("SELECT COUNT(*) FROM booklet_handout") == 1);
  CHECK(county.Count("SELECT COUNT(*) FROM channel_posting") == 1);
}

}  // namespace
}  // namespace gongkai::disclosure
