// A campaign as the county's office runs it: begun, its days, all late ones urged at once, a file taken in for a unit
// that works elsewhere; what others see of it, and what the database refuses.
#include "report/campaign/campaign_actions.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "disclosure/desk_test.h"
#include "docread/read.h"
#include "report/campaign/campaign_due_view.h"
#include "report/campaign/campaign_pages.h"
#include "report/campaign/in_step_actions.h"
#include "report/campaign/rollup_view.h"
#include "report/campaign/see_store.h"
#include "report/campaign/unit_store.h"
#include "report/compile/annual_text_store.h"
#include "report/read/read.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;
using account::Has;
using account::PostKind;
using account::TestBrowser;

constexpr int kYear = 2025;

std::string Sample(const std::string& name) {
  std::ifstream in(std::string(GONGKAI_SOURCE_DIR) + "/data/samples/" + name, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

struct CampaignDesk : disclosure::ItemDesk {
  Shelf shelf{[](std::string_view bytes) { return docread::Read(bytes); }};
  Desk reports{*database, shelf, [this] { return gongkai::ToString(today()) + " 09:00"; }, desk};
  Site report_site{.desk = reports, .wake = [] {}};
  account::PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);
  account::PersonId bai = Hire("baizhi", "白芷", bureau, PostKind::kHandler);
  account::Actor supervisor = ActorAs(he, PostKind::kSupervisor);
  UnitId outside{0};

  explicit CampaignDesk(const gongkai::testing::TestDatabase& place) : ItemDesk(place) {
    AddCampaignPages(pages, report_site);
    now = std::chrono::sys_days(2026y / 2 / 3) + 2h;
    BringInStep(reports, kYear);
    db::Transaction act = database->Begin();
    Unit unit{.parent = CountyUnit(act)->id};
    unit.name = "澄砚县供水公司";
    unit.short_name = "供水公司";
    outside = AddUnit(act, unit);
    act.Commit();
  }

  UnitId UnitAt(account::OrganId organ) {
    db::Reader reader = database->Read();
    return UnitOfOrgan(reader, organ)->id;
  }
  CampaignLine LineAt(UnitId unit, int year = kYear) {
    db::Reader reader = database->Read();
    auto line = CampaignLineOf(reader, std::nullopt, year, unit, today());
    REQUIRE(line);
    return std::move(*line);
  }
  CampaignPage Shown(const CampaignFilter& filter = {}) {
    db::Reader reader = database->Read();
    return CampaignOf(reader, std::nullopt, kYear, filter, today());
  }
  std::int64_t NoticesTo(account::PersonId person, const std::string& part) {
    return database->Read().One<std::int64_t>("SELECT COUNT(*) FROM notice WHERE person_id = ? AND title LIKE ?",
                                              person.value, "%" + part + "%");
  }
  bool Refused(std::string_view sql) {
    try {
      db::Transaction act = database->Begin();
      act.Execute(sql);
      act.Commit();
    } catch (const db::DatabaseError&) {
      return true;
    }
    return false;
  }
};

TEST_CASE_ON_BOTH_ENGINES("a campaign is begun once, and who writes an organ's report is told by which day", place) {
  CampaignDesk county(place);
  CHECK(ErrorOf(OpenCampaign(county.desk, county.supervisor, kYear, " ").errors(), "words") != nullptr);
  CHECK_FALSE(OpenCampaign(county.desk, county.drafter, kYear, "开始吧。"));  // a township's handler does not
  REQUIRE(OpenCampaign(county.desk, county.supervisor, kYear, "数据一月五日锁定。"));
  CHECK(county.NoticesTo(county.bai, "年度报告开始编制") == 1);
  CHECK(county.NoticesTo(county.lin, "年度报告开始编制") == 1);
  CHECK(county.NoticesTo(county.jiang, "年度报告开始编制") == 0);  // the head neither writes nor reviews
  CHECK_FALSE(OpenCampaign(county.desk, county.supervisor, kYear, "再来一次。"));
  db::Reader reader = county.database->Read();
  const auto opened = FindCampaign(reader, kYear);
  REQUIRE(opened);
  CHECK(opened->on == Date(2026y / 2 / 3));
  CHECK(opened->people == 3);  // 白芷, 林溪, 文石
  CHECK(CampaignYears(reader) == std::vector<int>{kYear});
}

TEST_CASE_ON_BOTH_ENGINES("one click urges all that are late, each once a day, and says who cannot be reached", place) {
  CampaignDesk county(place);
  const CampaignPage before = county.Shown();
  CHECK(before.numbers.overdue == 3);  // the county's office, the bureau, the body outside; townships have no day yet
  CHECK(before.numbers.by_step.at(CampaignStep::kOutside) == 1);
  CHECK(county.LineAt(county.outside).step == CampaignStep::kOutside);
  CHECK_FALSE(UrgeUnits(county.desk, county.drafter, kYear, {}, "请报送。"));
  CHECK(ErrorOf(UrgeUnits(county.desk, county.supervisor, kYear, {}, "").errors(), "words") != nullptr);
  const auto urged = UrgeUnits(county.desk, county.supervisor, kYear, {}, "请今天报送。");
  REQUIRE(urged);
  CHECK(urged->units == 1);
  CHECK(urged->people == 1);
  CHECK(urged->outside == 1);
  CHECK(urged->vain == 1);  // in the county's office nobody but who urges drafts
  CHECK(county.NoticesTo(county.bai, "催办") == 1);
  const auto again = UrgeUnits(county.desk, county.supervisor, kYear, {}, "请今天报送。");
  REQUIRE(again);
  CHECK(again->units == 0);
  CHECK(again->today == 1);
  CHECK(county.NoticesTo(county.bai, "催办") == 1);
  county.now += std::chrono::days(1);
  CHECK(UrgeUnits(county.desk, county.supervisor, kYear, {county.UnitAt(county.bureau)}, "还没有收到。")->units == 1);
  CHECK(county.LineAt(county.UnitAt(county.bureau)).reminded->times == 2);
  db::Reader reader = county.database->Read();
  const auto kept = RemindersOf(reader, kYear, county.UnitAt(county.bureau), 10);
  REQUIRE(kept.size() == 2);
  CHECK(kept.front().words == "还没有收到。");
  CHECK(kept.front().step == CampaignStep::kNotBegun);
  CHECK(kept.front().by == "测试");
}

TEST_CASE_ON_BOTH_ENGINES("the same form sent twice urges once and says the same", place) {
  CampaignDesk county(place);
  const auto actor = county.ActorAs(county.he, PostKind::kSupervisor, "0123456789abcdef0123456789abcdef");
  const auto first = UrgeUnits(county.desk, actor, kYear, {}, "请报送。");
  const auto second = UrgeUnits(county.desk, actor, kYear, {}, "请报送。");
  REQUIRE(first);
  REQUIRE(second);
  CHECK(second->units == first->units);
  CHECK(second->today == 0);
  CHECK(county.NoticesTo(county.bai, "催办") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("who was urged and who organises the year find it on their worklists", place) {
  CampaignDesk county(place);
  const account::Visitor him{.person = county.he, .name = "何清", .posts = county.Held(county.he), .address = {}};
  const account::Visitor her{.person = county.bai, .name = "白芷", .posts = county.Held(county.bai), .address = {}};
  {
    db::Reader reader = county.database->Read();
    const auto waiting = WaitingCampaign(reader, him, county.today());
    REQUIRE(waiting);
    CHECK(waiting->overdue == 3);
    CHECK(waiting->first_day == Date(2026y / 1 / 31));
    CHECK_FALSE(WaitingCampaign(reader, her, county.today()));
    CHECK_FALSE(WaitingCampaign(reader, him, 2026y / 8 / 1));
    CHECK(UrgedAnnuals(reader, her, county.today()).empty());
  }
  REQUIRE(UrgeUnits(county.desk, county.supervisor, kYear, {}, "请报送。"));
  db::Reader reader = county.database->Read();
  const auto urged = UrgedAnnuals(reader, her, county.today());
  REQUIRE(urged.size() == 1);
  CHECK(urged.front().organ == county.bureau);
  CHECK(urged.front().year == kYear);
}

TEST_CASE_ON_BOTH_ENGINES("the county's own days are kept with who set them, and tell who is behind", place) {
  CampaignDesk county(place);
  county.now = std::chrono::sys_days(2026y / 1 / 8) + 2h;
  const auto set = [&](PlanDayForm form) { return SetCampaignDay(county.desk, county.supervisor, kYear, form); };
  CHECK_FALSE(SetCampaignDay(county.desk, county.drafter, kYear, {.kind = "begin", .day = "2026-01-05", .words = ""}));
  CHECK(ErrorOf(set({.kind = "later", .day = "2026-01-05", .words = ""}).errors(), "kind") != nullptr);
  CHECK(ErrorOf(set({.kind = "begin", .day = "1月5日", .words = ""}).errors(), "day") != nullptr);
  CHECK(ErrorOf(set({.kind = "submit", .day = "2026-02-05", .words = ""}).errors(), "day") != nullptr);
  REQUIRE(set({.kind = "begin", .day = "2026-01-05", .words = "数据锁定的第二天"}));
  CHECK(ErrorOf(set({.kind = "begin", .day = "2026-01-05", .words = ""}).errors(), "day") != nullptr);
  CHECK(county.LineAt(county.UnitAt(county.bureau)).behind.has_value());
  CHECK_FALSE(county.LineAt(county.outside).behind.has_value());  // not for who works elsewhere
  // The government's own report goes to nobody, and has until 31 March (第四十九条第二款).
  CHECK_FALSE(county.LineAt(county.UnitAt(county.root)).behind.has_value());
  REQUIRE(set({.kind = "begin", .day = "2026-01-09", .words = "推迟"}));
  CHECK_FALSE(county.LineAt(county.UnitAt(county.bureau)).behind.has_value());
  CHECK(ErrorOf(set({.kind = "begin", .day = "", .words = "", .takes_back = true}).errors(), "words") != nullptr);
  REQUIRE(set({.kind = "begin", .day = "", .words = "不再单定", .takes_back = true}));
  CHECK_FALSE(set({.kind = "begin", .day = "", .words = "不再单定", .takes_back = true}));
  db::Reader reader = county.database->Read();
  CHECK(CampaignDaysOf(reader, kYear).size() == 3);
  CHECK(PlanOf(CampaignDaysOf(reader, kYear)).empty());
}

TEST_CASE_ON_BOTH_ENGINES("a file is taken in for a unit by who took it in, whatever name it carries", place) {
  CampaignDesk county(place);
  constexpr int kOfFile = 2023;
  const auto take = [&](const account::Actor& actor, std::vector<HandedIn> files) {
    return TakeInFile(county.reports, actor, {county.office, true}, kOfFile, county.outside, files);
  };
  const HandedIn file{"供水公司报告.txt", Sample("01-zhenxi-2023.txt")};
  CHECK(ErrorOf(take(county.supervisor, {}).errors(), "files") != nullptr);
  CHECK_FALSE(take(county.drafter, {file}));
  const auto upload = take(county.supervisor, {file});
  REQUIRE(upload);
  while (WorkOnQueue(county.reports)) {
  }
  BringInStep(county.reports, kOfFile);
  const CampaignLine line = county.LineAt(county.outside, kOfFile);
  CHECK(line.step == CampaignStep::kFile);
  CHECK(line.has_report);
  CHECK(line.is_checked);
  CHECK(Has(line.link, "/office/reports/"));
  CHECK(county.LineAt(county.UnitAt(county.township), kOfFile).step == CampaignStep::kNotBegun);  // though it names it
  db::Reader reader = county.database->Read();
  CHECK(UnitOfUpload(reader, *upload) == county.outside);
  CHECK(CampaignFilesOf(reader, kOfFile, county.outside, 5).size() == 1);
  const OrgansByWord by_word = OrgansOfTakenIn(reader, kOfFile);
  REQUIRE(by_word.size() == 1);
  CHECK_FALSE(by_word.begin()->second);  // a unit that is no organ here: not the township's, though it names it
}

/// The sample of 2023 as a report of kYear, signed on a day.
std::string SignedSample() {
  std::string text = Sample("01-zhenxi-2023.txt");
  for (std::size_t at = text.find("2023"); at != std::string::npos; at = text.find("2023")) {
    text.replace(at, 4, std::to_string(kYear));
  }
  return text + "\n澄砚县枕溪镇人民政府\n2026年1月19日\n";
}

TEST_CASE_ON_BOTH_ENGINES("a file was submitted when it first came; the day below its text is no day of publication",
                          place) {
  CampaignDesk county(place);
  const auto take = [&](const std::string& text) {
    REQUIRE(TakeInFile(county.reports, county.supervisor, {county.office, true}, kYear, county.outside,
                       {{"供水公司报告.txt", text}}));
    while (WorkOnQueue(county.reports)) {
    }
    BringInStep(county.reports, kYear);
  };
  std::string text = SignedSample();
  REQUIRE(ReadReport(docread::Read(text), "供水公司报告.txt").published_is_signature);
  county.now = std::chrono::sys_days(2026y / 1 / 20) + 2h;
  take(text);
  CHECK(county.LineAt(county.outside).time == InTime::kInTime);
  const std::string from = "行政许可\n38";
  REQUIRE(Has(text, from));
  county.now = std::chrono::sys_days(2026y / 3 / 5) + 2h;
  take(text.replace(text.find(from), from.size(), "行政许可\n40"));
  const CampaignLine line = county.LineAt(county.outside);
  CHECK(line.submitted_on == Date(2026y / 1 / 20));
  CHECK(line.time == InTime::kInTime);
  CHECK_FALSE(line.published_on);
  db::Reader reader = county.database->Read();
  CHECK(ReportVersionsOf(reader, county.outside, kYear).size() == 2);
  CHECK_FALSE(FindUnitReportHead(reader, county.outside, kYear)->published_on);
}

TEST_CASE_ON_BOTH_ENGINES("whose file was deleted is urged again", place) {
  CampaignDesk county(place);
  constexpr int kOfFile = 2023;
  REQUIRE(TakeInFile(county.reports, county.supervisor, {county.office, true}, kOfFile, county.outside,
                     {{"供水公司报告.txt", Sample("01-zhenxi-2023.txt")}}));
  while (WorkOnQueue(county.reports)) {
  }
  BringInStep(county.reports, kOfFile);
  REQUIRE(county.LineAt(county.outside, kOfFile).has_report);
  REQUIRE(Delete(county.reports, county.Count("SELECT MAX(id) FROM report"), county.supervisor));
  BringInStep(county.reports, kOfFile);
  const CampaignLine line = county.LineAt(county.outside, kOfFile);
  CHECK(line.step == CampaignStep::kOutside);
  CHECK_FALSE(line.has_report);
  CHECK_FALSE(line.submitted_on);
  db::Reader reader = county.database->Read();
  const auto all = CampaignReportsOf(reader, kOfFile, std::nullopt);
  CHECK(std::ranges::count(all, county.outside, &CampaignReport::unit) == 0);
}

TEST_CASE_ON_BOTH_ENGINES(
    "what is taken in for a unit is held by who organises the year, whatever other post they have", place) {
  CampaignDesk county(place);
  county.Give(county.he, county.township, PostKind::kHandler);
  const TestBrowser him = county.SignIn(county.he);
  const std::string unit = "/office/campaign/2023/units/" + std::to_string(county.outside.value);
  CHECK(him.Upload(unit + "/file", "a.txt", Sample("01-zhenxi-2023.txt"), {}, "files").status == 303);
  while (WorkOnQueue(county.reports)) {
  }
  CHECK(county.Count("SELECT COUNT(*) FROM report") == 1);
  CHECK(county.Count("SELECT MAX(organ_id) FROM report") == county.office.value);
}

TEST_CASE_ON_BOTH_ENGINES("an organ finds when it was urged, however many others were since", place) {
  CampaignDesk county(place);
  CHECK(UrgeUnits(county.desk, county.supervisor, kYear, {county.UnitAt(county.township)}, "枕溪镇请报送。")->units ==
        1);
  {
    db::Transaction act = county.database->Begin();
    for (int i = 0; i < 501; ++i) {
      AddReminder(act, kYear,
                  {.unit = county.outside,
                   .on = Date(std::chrono::sys_days(2024y / 1 / 1) + std::chrono::days(i)),
                   .way = RemindWay::kPhone,
                   .step = CampaignStep::kOutside,
                   .words = "供水公司请报送。",
                   .people = 0,
                   .by = {}},
                  {county.he, "何清", county.now + 1h});
    }
    act.Commit();
  }
  const std::string own = county.SignIn(county.lin).Get("/office/campaign/2025/history").body;
  CHECK(Has(own, "枕溪镇请报送。"));
  CHECK_FALSE(Has(own, "供水公司"));
}

TEST_CASE_ON_BOTH_ENGINES("a call or a letter is noted with its day, once a day each", place) {
  CampaignDesk county(place);
  const auto note = [&](CallForm form) {
    return NoteCall(county.desk, county.supervisor, kYear, county.outside, form);
  };
  CHECK(ErrorOf(note({.way = "notice", .on = "2026-02-03", .words = "x"}).errors(), "way") != nullptr);
  CHECK(ErrorOf(note({.way = "phone", .on = "2026-02-04", .words = "x"}).errors(), "on") != nullptr);
  CHECK(ErrorOf(note({.way = "phone", .on = "", .words = "x"}).errors(), "on") != nullptr);
  CHECK(ErrorOf(note({.way = "phone", .on = "2026-02-03", .words = ""}).errors(), "words") != nullptr);
  REQUIRE(note({.way = "phone", .on = "2026-02-02", .words = "答应明天送来。"}));
  CHECK_FALSE(note({.way = "phone", .on = "2026-02-02", .words = "又打了一次。"}));
  REQUIRE(note({.way = "letter", .on = "2026-02-02", .words = "发函。"}));
  CHECK(county.LineAt(county.outside).reminded->times == 2);
}

TEST_CASE_ON_BOTH_ENGINES("what was put down of a campaign stays as it is", place) {
  CampaignDesk county(place);
  REQUIRE(OpenCampaign(county.desk, county.supervisor, kYear, "开始。"));
  REQUIRE(UrgeUnits(county.desk, county.supervisor, kYear, {}, "请报送。"));
  REQUIRE(SetCampaignDay(county.desk, county.supervisor, kYear, {.kind = "sign", .day = "2026-01-20", .words = ""}));
  CHECK(county.Refused("UPDATE campaign SET words = 'x'"));
  CHECK(county.Refused("DELETE FROM campaign"));
  CHECK(county.Refused("UPDATE campaign_reminder SET words = 'x'"));
  CHECK(county.Refused("DELETE FROM campaign_reminder"));
  CHECK(county.Refused("UPDATE campaign_day SET day = '2026-01-21'"));
  CHECK(county.Refused("DELETE FROM campaign_day"));
}

TEST_CASE_ON_BOTH_ENGINES("the pages: all for who organises it, an organ's own line for an organ", place) {
  CampaignDesk county(place);
  const TestBrowser him = county.SignIn(county.he), her = county.SignIn(county.lin);
  const std::string all = him.Get("/office/campaign/2025").body;
  CHECK(Has(all, "澄砚县供水公司"));
  CHECK(Has(all, "催办全部逾期的"));
  CHECK(Has(all, "在系统外，没有收到"));
  CHECK_FALSE(Has(all, "澄砚县人民政府本级"));
  const std::string own = her.Get("/office/campaign/2025").body;
  CHECK(Has(own, "枕溪镇"));
  CHECK_FALSE(Has(own, "供水公司"));
  CHECK_FALSE(Has(own, "民政局"));
  CHECK_FALSE(Has(own, "催办全部逾期的"));
  const std::string unit = "/office/campaign/2025/units/" + std::to_string(county.outside.value);
  CHECK(him.Get(unit).status == 200);
  CHECK(her.Get(unit).status == 404);
  CHECK(him.Get("/office/campaign/2025/units/999999").status == 404);
  CHECK(him.Get("/office/campaign/1999").status == 404);
  CHECK(him.Get("/office/campaign/2031").status == 404);
  CHECK(her.Post("/office/campaign/2025/urge", {{"who", "overdue"}, {"words", "x"}}).status == 403);
  CHECK(her.Post(unit + "/call", {{"way", "phone"}}).status == 403);
  CHECK(him.Get("/office/campaign/2025/days").status == 200);
  CHECK(Has(him.Get("/office/campaign/2025/days").body, "第四十九条"));
  CHECK(him.Get("/office/campaign").status == 303);
}

TEST_CASE_ON_BOTH_ENGINES("what is typed comes back with its fault, escaped; numbers open to their units", place) {
  CampaignDesk county(place);
  const TestBrowser him = county.SignIn(county.he);
  const auto none = him.Post("/office/campaign/2025/urge", {{"who", "ticked"}, {"words", "<b>请报送</b>"}});
  CHECK(none.status == 422);
  CHECK(Has(none.body, "请选择要催办的单位"));
  CHECK(Has(none.body, "&lt;b&gt;请报送&lt;/b&gt;"));
  CHECK_FALSE(Has(none.body, "<b>请报送</b>"));
  const auto bad = him.Post("/office/campaign/2025/urge", {{"who", "ticked"}, {"unit", "1 OR 1=1"}, {"words", "x"}});
  CHECK(bad.status == 422);
  const auto day = him.Post("/office/campaign/2025/days", {{"kind", "sign"}, {"day", "明天"}, {"words", "某日"}});
  CHECK(day.status == 422);
  CHECK(Has(day.body, "某日"));
  CHECK(Has(him.Get("/office/campaign/2025?overdue=1").body, "共 3 个单位"));
  CHECK(Has(him.Get("/office/campaign/2025?step=outside").body, "共 1 个单位"));
  CHECK(him.Get("/office/campaign/2025?under=zzz&page=-3&step=%27&named=%25_").status == 200);
  const auto urged = him.Post("/office/campaign/2025/urge", {{"who", "overdue"}, {"words", "请报送。"}});
  CHECK(Has(urged.body, "催办了 1 个单位"));
  CHECK(Has(him.Get("/office/campaign/2025/history").body, "请报送。"));
  const auto csv = him.Get("/office/campaign/2025/export?as=csv&step=outside");
  CHECK(Has(csv.body, "澄砚县供水公司"));
  CHECK_FALSE(Has(csv.body, "民政局"));
  CHECK(him.Get("/office/campaign/2025/export?as=xlsx").body.substr(0, 2) == "PK");
}

TEST_CASE_ON_BOTH_ENGINES("what was withdrawn is in no sum, and is named as withdrawn", place) {
  CampaignDesk county(place);
  const UnitId unit = county.UnitAt(county.township);
  disclosure::Content notice = disclosure::ItemDesk::Notice();
  notice.formed_on = BeijingDay(county.desk.now());
  const disclosure::ItemId item = county.Published(notice);
  UnitReport report;
  report.unit = unit;
  report.year = kYear;
  report.source = ReportSource::kCompiled;
  report.is_checked = true;
  report.figures.form = law::FormInForce(kYear);
  report.figures.cells.resize(CellsOf(*report.figures.form).size());
  report.figures.cells[0] = Number::Of(3);
  {
    db::Transaction act = county.database->Begin();
    act.Execute("INSERT INTO annual_report (organ_id, year, item) VALUES (?, ?, ?)", item.organ.value, kYear,
                item.number);
    PutUnitReport(act, report, {.digest = "one", .file_name = {}});
    act.Commit();
  }
  const auto look = [&] {
    db::Reader reader = county.database->Read();
    return std::pair(RollUpNowOf(reader, CountyUnit(reader)->id, kYear), ReportStampOf(reader, kYear));
  };
  const auto [before, stamp] = look();
  CHECK(std::ranges::count(before.rollup.added, unit) == 1);
  REQUIRE(disclosure::Withdraw(county.desk, county.drafter, item, disclosure::WithdrawalKind::kError, "有误"));
  const auto [after, new_stamp] = look();
  CHECK(std::ranges::count(after.rollup.added, unit) == 0);
  const auto left = std::ranges::find(after.rollup.left_out, unit, &LeftOut::unit);
  REQUIRE(left != after.rollup.left_out.end());
  CHECK(left->why == LeftOut::Why::kWithdrawn);
  CHECK(KeptFrom(after, "").missing == KeptFrom(before, "").missing + 1);
  CHECK(stamp != new_stamp);  // pages that were gathered before are gathered anew
}

}  // namespace
}  // namespace gongkai::report
