// Whose reports are whose: a township sees its own, the county's supervisor all of them, and nobody is told what is
// there beyond that.
#include <doctest/doctest.h>

#include <support/office_desk.h>
#include <support/test_databases.h>

#include "account/entrance.h"
#include "account/organ_store.h"
#include "account/people_store.h"
#include "account/session_store.h"
#include "docread/read.h"
#include "embedded/embedded_migrations.h"
#include "report/pages.h"
#include "report/routes.h"
#include "web/exchange.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;

// Two townships and the county office, a person in each, and a report handed in by the first township.
struct County {
  std::unique_ptr<db::Database> database;
  testing::OfficeDesk office_desk{*database};
  account::Desk& desk = office_desk.desk();
  Shelf shelf{[](std::string_view bytes) { return docread::Read(bytes); }};
  Desk reports{*database, shelf, [] { return std::string("2026-02-02 09:00"); }, desk};
  Site site{reports, [] {}, {}};
  web::Router router;
  account::Office office{router, desk};
  account::OrganId county_office{0}, township{0}, neighbour{0};
  std::int64_t report_id = 0, version_id = 0, finding_id = 0, upload_id = 0;

  explicit County(const testing::TestDatabase& place) : database(place.Open(embedded::Migrations())) {
    AddRoutes(office, site);
    db::Transaction act = database->Begin();
    const auto add = [&](std::optional<account::OrganId> parent, account::OrganKind kind, std::string code) {
      return account::AddOrgan(
          act,
          {.parent = parent, .kind = kind, .code = code, .name = code, .short_name = code, .opened_on = 2020y / 1 / 1});
    };
    const account::OrganId root = add(std::nullopt, account::OrganKind::kCountyGovernment, "000");
    county_office = add(root, account::OrganKind::kCountyOffice, "001");
    township = add(root, account::OrganKind::kTownship, "101");
    neighbour = add(root, account::OrganKind::kTownship, "102");
    act.Commit();
    HandInBroken();
  }

  void HandInBroken() {
    const account::Actor actor{.person = account::PersonId{1}, .name = "林溪"};
    upload_id = *HandIn(reports, {{"枕溪.txt", "澄砚县枕溪镇人民政府2023年政府信息公开工作年度报告\n一、总体情况\n"}},
                        actor, {township, false});
    while (WorkOnQueue(reports)) {
    }
    db::Reader reader = database->Read();
    report_id = *FilesOfUpload(reader, upload_id).at(0).report_id;
    version_id = CurrentVersion(reader, report_id)->id;
    finding_id = Findings(reader, report_id, Gone::kLeaveOut).at(0).id;
  }

  // The cookie of a person who holds that post and nothing else.
  std::string CookieOf(account::OrganId organ, account::PostKind post) {
    db::Transaction act = database->Begin();
    const std::string login = "p" + std::to_string(act.One<std::int64_t>("SELECT COUNT(*) FROM person"));
    const account::PersonId person =
        account::AddPerson(act, {.login = login, .name = login, .state = account::PersonState::kActive});
    account::AddPost(act, {.organ = organ, .person = person, .kind = post, .from = 2020y / 1 / 1});
    const std::string token = account::NewSessionToken();
    account::AddSession(act, {.token_digest = account::DigestOfToken(token),
                              .person = person,
                              .started_at = desk.now(),
                              .seen_at = desk.now(),
                              .ends_at = desk.now() + 1h,
                              .stage = account::Stage::kFull,
                              .second_factor_done = true});
    act.Commit();
    return token;
  }

  int Get(const std::string& path, const std::string& token) { return Page(path, token).status; }
  web::Response Page(const std::string& path, const std::string& token) {
    web::Site web_site({.secret = "test"}, router);
    web::Exchange exchange(web_site, path);
    web::Parameters headers(web::Parameters::Names::kIgnoreCase);
    headers.Add("Host", "127.0.0.1");
    headers.Add("Cookie", std::string(account::kSessionCookie) + "=" + token);
    const web::Head head{.method = "GET", .peer = "192.0.2.1", .headers = headers};
    exchange.Begin(head);
    return exchange.Finish();
  }

  std::vector<std::string> PathsOfTheReport() const {
    const std::string report = "/office/reports/" + std::to_string(report_id);
    return {report,
            report + "/original",
            report + "/export.xlsx",
            report + "/sheet",
            "/office/versions/" + std::to_string(version_id) + "/original",
            "/office/uploads/" + std::to_string(upload_id)};
  }
};

TEST_CASE_ON_BOTH_ENGINES("another organ's report is not there, under any address", place) {
  County county(place);
  const std::string neighbour = county.CookieOf(county.neighbour, account::PostKind::kHandler);
  for (const std::string& path : county.PathsOfTheReport()) {
    CAPTURE(path);
    CHECK(county.Get(path, neighbour) == 404);
  }
  CHECK(county.Get("/office/reports/" + std::to_string(county.report_id) + "/delete",
                   county.CookieOf(county.neighbour, account::PostKind::kOfficeHead)) == 404);
}

TEST_CASE_ON_BOTH_ENGINES(
    "what another does to a report is told to those of its organ who hand in, with the act or not at all", place) {
  County county(place);
  const auto hire = [&](account::OrganId organ, account::PostKind post) {
    county.CookieOf(organ, post);
    return account::PersonId{county.database->Read().One<std::int64_t>("SELECT MAX(id) FROM person")};
  };
  const auto handler = hire(county.township, account::PostKind::kHandler),
             leader = hire(county.township, account::PostKind::kChief),
             neighbour = hire(county.neighbour, account::PostKind::kHandler),
             supervisor = hire(county.county_office, account::PostKind::kSupervisor);
  const auto titles = [&](account::PersonId person) {
    std::string all;
    db::Reader reader = county.database->Read();
    for (const db::Row& row :
         reader.Query("SELECT title, path FROM notice WHERE person_id = ? ORDER BY id", person.value))
      all += row.Get<std::string>(0) + " " + row.Get<std::string>(1) + "\n";
    return all;
  };
  const std::string path = " /office/reports/" + std::to_string(county.report_id) + "\n";
  CHECK_FALSE(
      Decide(county.reports, county.finding_id, Verdict::kDismissed, "", {.person = supervisor, .name = "何清"}));
  CHECK(titles(handler).empty());
  CHECK(Decide(county.reports, county.finding_id, Verdict::kConfirmed, "", {.person = supervisor, .name = "何清"}));
  CHECK(titles(handler) == "何清确认了 1 条问题：澄砚县枕溪镇人民政府 2023年" + path);
  CHECK(Delete(county.reports, county.report_id, {.person = handler, .name = "林溪"}));  // by himself
  CHECK(titles(handler) == "何清确认了 1 条问题：澄砚县枕溪镇人民政府 2023年" + path);
  CHECK(Restore(county.reports, county.report_id, {.person = supervisor, .name = "何清"}));
  CHECK(titles(handler).ends_with("何清恢复了年度报告：澄砚县枕溪镇人民政府 2023年" + path));
  for (const account::PersonId person : {leader, neighbour, supervisor}) CHECK(titles(person).empty());
}

TEST_CASE_ON_BOTH_ENGINES("the organ itself and the county's supervisor see it", place) {
  County county(place);
  for (const std::string& token : {county.CookieOf(county.township, account::PostKind::kHandler),
                                   county.CookieOf(county.county_office, account::PostKind::kSupervisor)}) {
    for (const std::string& path : county.PathsOfTheReport()) {
      CAPTURE(path);
      CHECK(county.Get(path, token) == 200);
    }
  }
}

TEST_CASE_ON_BOTH_ENGINES("who takes a report's file away stands in the trail of its organ, each time", place) {
  County county(place);
  const std::string token = county.CookieOf(county.county_office, account::PostKind::kSupervisor);
  const std::string report = "/office/reports/" + std::to_string(county.report_id);
  const auto taken = [&](std::string_view act) {
    return county.database->Read().One<std::int64_t>(
        "SELECT COUNT(*) FROM audit_entry WHERE act = ? AND organ_id = ? AND object = ?", act, county.township.value,
        account::ObjectOf("report", county.report_id));
  };
  county.Get(report, token);
  CHECK(taken("reports.take") + taken("reports.export") == 0);
  county.Get(report + "/original", token);
  county.Get("/office/versions/" + std::to_string(county.version_id) + "/original", token);
  CHECK(taken("reports.take") == 2);
  county.Get(report + "/export.xlsx", token);
  CHECK(taken("reports.export") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a deleted report is under no address; its organ can restore it", place) {
  County county(place);
  const std::string token = county.CookieOf(county.township, account::PostKind::kOfficeHead);
  REQUIRE(Delete(county.reports, county.report_id, {.person = account::PersonId{1}, .name = "林溪"}));
  const std::string report = "/office/reports/" + std::to_string(county.report_id);
  for (const std::string& path :
       {report, report + "/original", report + "/export.xlsx", report + "/sheet", report + "/delete",
        "/office/versions/" + std::to_string(county.version_id) + "/original"}) {
    CAPTURE(path);
    CHECK(county.Get(path, token) == 404);
  }
  CHECK(county.Get("/office/compare?a=" + std::to_string(county.report_id) + "&b=" + std::to_string(county.report_id),
                   token) == 404);
}

TEST_CASE("who oversees the county and has a post in a township hands in for the township as the township does") {
  account::Visitor visitor;
  visitor.posts = {{.kind = account::PostKind::kSupervisor, .organ = account::OrganId{1}},
                   {.kind = account::PostKind::kHandler, .organ = account::OrganId{2}}};
  CHECK(HolderAt(visitor, account::OrganId{1}).oversees);
  CHECK_FALSE(HolderAt(visitor, account::OrganId{2}).oversees);
}

TEST_CASE_ON_BOTH_ENGINES("lists, years and choices hold what is in sight and nothing else", place) {
  County county(place);
  db::Reader reader = county.database->Read();
  const Sight neighbours{std::vector{county.neighbour}}, own{std::vector{county.township}};
  CHECK(List(reader, {.sight = neighbours}).total == 0);
  CHECK(List(reader, {.sight = own}).total == 1);
  CHECK(List(reader, {}).total == 1);
  CHECK(YearsPresent(reader, neighbours).empty());
  CHECK(YearsPresent(reader, own) == std::vector{2023});
  CHECK(List(reader, {.sight = {std::vector<account::OrganId>{}}}).total == 0);  // who may see nothing sees nothing
}

TEST_CASE("an organ whose number begins another's is not taken for it") {
  CHECK(Sight{std::vector{account::OrganId{1}}}.Listed() == ",1,");
  CHECK_FALSE(Sight{std::vector{account::OrganId{1}}}.Covers({account::OrganId{12}, false}));
}

TEST_CASE_ON_BOTH_ENGINES("the inspection sees a report of the county and may not decide on it", place) {
  County county(place);
  const std::string token = county.CookieOf(county.county_office, account::PostKind::kDiscipline);
  CHECK(county.Get("/office/reports/" + std::to_string(county.report_id), token) == 200);
  CHECK(county.Get("/office/reports/" + std::to_string(county.report_id) + "/delete", token) == 403);
  CHECK(county.Get("/office/hand-in", token) == 403);
}

TEST_CASE_ON_BOTH_ENGINES(
    "behind the tab 年度报告 stands the way to compiling one's own, and to the sum for who has it", place) {
  County county(place);
  const auto list = [&](account::OrganId organ, account::PostKind post) {
    return std::string(county.Page("/office/reports", county.CookieOf(organ, post)).Bytes());
  };
  const std::string handler = list(county.township, account::PostKind::kHandler);
  CHECK(handler.find("href=\"/office/annual\"") != std::string::npos);
  CHECK(handler.find("编制年度报告") != std::string::npos);
  CHECK(handler.find("全县汇总") == std::string::npos);
  const std::string supervisor = list(county.county_office, account::PostKind::kSupervisor);
  CHECK(supervisor.find("编制年度报告") != std::string::npos);
  CHECK(supervisor.find("全县汇总") != std::string::npos);
}

TEST_CASE_ON_BOTH_ENGINES("nobody signed in, or a session that is over, is led to the sign-in and shown nothing",
                          place) {
  County county(place);
  for (const std::string& path : county.PathsOfTheReport()) CHECK(county.Get(path, "0000") == 303);
}

TEST_CASE_ON_BOTH_ENGINES("the same report of two organs is two reports, and neither learns of the other", place) {
  County county(place);
  const account::Actor actor{.person = account::PersonId{2}, .name = "苏砚"};
  const std::int64_t upload =
      *HandIn(county.reports, {{"枕溪.txt", "澄砚县枕溪镇人民政府2023年政府信息公开工作年度报告\n一、总体情况\n"}},
              actor, {county.neighbour, false});
  while (WorkOnQueue(county.reports)) {
  }
  db::Reader reader = county.database->Read();
  const UploadFile file = FilesOfUpload(reader, upload).at(0);
  CHECK(file.outcome == "new");
  CHECK(file.report_id != county.report_id);
}

TEST_CASE_ON_BOTH_ENGINES("what was there before the installation had organs goes to the county office", place) {
  County county(place);
  db::Transaction act = county.database->Begin();
  act.Execute("UPDATE upload SET organ_id = 0");
  act.Execute("UPDATE report_version SET organ_id = 0");
  act.Execute("UPDATE report SET organ_id = 0, identity = '0' || SUBSTR(identity, CAST(? AS INTEGER))",
              static_cast<int>(std::to_string(county.township.value).size()) + 1);
  act.Commit();
  AdoptReports(county.reports, county.county_office);
  db::Reader reader = county.database->Read();
  CHECK(FindReport(reader, county.report_id)->holder == Holder{county.county_office, true});
  CHECK(FindReportByIdentity(reader, IdentityOf(county.county_office, "澄砚县枕溪镇人民政府", 2023)) ==
        county.report_id);
}

}  // namespace
}  // namespace gongkai::report
