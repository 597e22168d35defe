// Trainings are planned, held, cancelled by who may; only what was held counts; targets and what is told of a year.
#include "oversight/training/training_desk_test.h"

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

TEST_CASE_ON_BOTH_ENGINES("planned, changed, held; corrected with a reason alone; cancelled for good", place) {
  TrainingDesk county(place);
  const TrainingId id = county.Planned(county.township, TrainingDesk::Form("own"));
  CHECK(ErrorOf(PlanTraining(county.desk, county.handler, county.township, {}).errors(), "title") != nullptr);
  CHECK_FALSE(PlanTraining(county.desk, county.ActorAs(county.lin, PostKind::kDiscipline), county.township,
                           TrainingDesk::Form()));
  TrainingForm form = TrainingDesk::Form("own");
  form.hours = "2";
  const SeenTraining seen = county.Seen(id);
  REQUIRE(ChangeTraining(county.desk, county.handler, seen, form, ""));
  CHECK_FALSE(ChangeTraining(county.desk, county.handler, seen, form, ""));  // somebody was faster
  REQUIRE(HoldTraining(county.desk, county.handler, county.Seen(id)));
  CHECK_FALSE(HoldTraining(county.desk, county.handler, county.Seen(id)));
  form.hours = "3";
  CHECK(ErrorOf(ChangeTraining(county.desk, county.handler, county.Seen(id), form, "").errors(), "why") != nullptr);
  REQUIRE(ChangeTraining(county.desk, county.handler, county.Seen(id), form, "学时写错了。"));
  CHECK(county.Of(id).hours == Hours{30});
  CHECK(ErrorOf(CancelTraining(county.desk, county.handler, county.Seen(id), " ").errors(), "why") != nullptr);
  REQUIRE(CancelTraining(county.desk, county.handler, county.Seen(id), "重复登记。"));
  CHECK_FALSE(ChangeTraining(county.desk, county.handler, county.Seen(id), form, "再改。"));
  db::Reader reader = county.database->Read();
  CHECK(TrainingEventsOf(reader, id).size() == 5);
  CHECK(YearOfTrainingOf(reader, county.township, 2026).held == 0);
}

TEST_CASE_ON_BOTH_ENGINES("of one for the whole county every organ's keepers are told once, and nobody of one's own",
                          place) {
  TrainingDesk county(place);
  const PersonId zhou = county.Hire("zhoulan", "周岚", county.office, PostKind::kHandler);
  county.Give(county.xie, county.township, PostKind::kHandler);  // in two organs
  const auto told = [&](PersonId person) {
    db::Reader reader = county.database->Read();
    return reader.One<int>("SELECT COUNT(*) FROM notice WHERE person_id = ? AND path LIKE '/office/trainings/%'",
                           person.value);
  };
  county.Planned(county.office, TrainingDesk::Form("own", "2026-03-20"));
  county.Planned(county.office, TrainingDesk::Form("county", "2026-03-09"));  // put down afterwards
  CHECK(told(county.lin) == 0);
  TrainingForm form = TrainingDesk::Form("county", "2026-03-20");
  const TrainingId id = county.Planned(county.office, form);
  CHECK(told(county.lin) == 1);
  CHECK(told(county.xie) == 1);
  CHECK(told(county.he) == 0);  // who planned it
  CHECK(told(zhou) == 0);       // of the same organ
  form.content = "讲期限和送达。";
  REQUIRE(ChangeTraining(county.desk, county.trainer, county.Seen(id), form, ""));
  CHECK(told(county.lin) == 1);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(Has(lin.Get("/office/notices").Bytes(), "全县培训：依申请公开答复规范"));
  CHECK(lin.Get("/office/trainings/" + ToString(id)).status == 200);
}

TEST_CASE_ON_BOTH_ENGINES("one that was the organ's own and is opened to the county is told then", place) {
  TrainingDesk county(place);
  const TrainingId id = county.Planned(county.office, TrainingDesk::Form("own", "2026-03-20"));
  const auto told = [&] {
    db::Reader reader = county.database->Read();
    return reader.One<int>("SELECT COUNT(*) FROM notice WHERE person_id = ?", county.lin.value);
  };
  CHECK(told() == 0);
  REQUIRE(ChangeTraining(county.desk, county.trainer, county.Seen(id), TrainingDesk::Form("county", "2026-03-20"), ""));
  CHECK(told() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("one that is still to come is not held, and the code opens on its day alone", place) {
  TrainingDesk county(place);
  const TrainingId id = county.Planned(county.township, TrainingDesk::Form("own", "2026-03-11"));
  CHECK_FALSE(HoldTraining(county.desk, county.handler, county.Seen(id)));
  CHECK_FALSE(OpenCheckIn(county.desk, county.handler, county.Seen(id)));
  CHECK_FALSE(EnterAttendance(county.desk, county.handler, id, county.NameForm("谢蘅")));
  county.now += 24h;
  const auto to_settle = [&](PersonId person) {
    db::Reader reader = county.database->Read();
    return TrainingsToSettle(reader, county.VisitorOf(person), county.today()).size();
  };
  CHECK(to_settle(county.lin) == 0);  // it is today
  CHECK(OpenCheckIn(county.desk, county.handler, county.Seen(id)));
  CHECK(EnterAttendance(county.desk, county.handler, id, county.NameForm("谢蘅")));
  CHECK(ErrorOf(EnterAttendance(county.desk, county.handler, id, county.NameForm("谢蘅")).errors(), "name") != nullptr);
  county.now += 24h;
  CHECK(to_settle(county.lin) == 1);
  CHECK(to_settle(county.xie) == 0);
  REQUIRE(HoldTraining(county.desk, county.handler, county.Seen(id)));
  CHECK(to_settle(county.lin) == 0);
}

TEST_CASE_ON_BOTH_ENGINES("what a year comes to: held alone, confirmed alone; targets that were missed", place) {
  TrainingDesk county(place);
  const TrainingId id = county.OpenOne();
  REQUIRE(CheckInWithAccount(county.desk, county.VisitorOf(county.lin), {id, "a", ""}));
  REQUIRE(county.ByName(id, "谢蘅", "b"));
  {
    db::Reader reader = county.database->Read();
    CHECK(YearOfTrainingOf(reader, county.township, 2026).turns == 0);  // not held yet
  }
  REQUIRE(HoldTraining(county.desk, county.trainer, county.Seen(id)));
  const std::vector<OrganId> organs = {county.township, county.other_township};
  CHECK(SetTargets(county.desk, county.supervisor, county.office, organs, {"2026", "1", "1", "1"}));
  CHECK_FALSE(SetTargets(county.desk, county.handler, county.office, organs, {"2026", "1", "1", "1"}));
  CHECK(ErrorOf(
            SetTargets(county.desk, county.supervisor, county.office, {OrganId{999}}, {"2026", "1", "1", "1"}).errors(),
            "organ") != nullptr);
  db::Reader reader = county.database->Read();
  const YearOfTraining of_township = YearOfTrainingOf(reader, county.township, 2026);
  CHECK(of_township.held == 0);
  CHECK(of_township.attended == 1);
  CHECK(of_township.turns == 1);
  CHECK(of_township.hours == Hours{15});
  CHECK(YearOfTrainingOf(reader, county.other_township, 2026).turns == 0);  // a name that nobody confirmed
  const YearOfTraining of_office = YearOfTrainingOf(reader, county.office, 2026);
  CHECK(of_office.held == 1);
  CHECK(of_office.taught == 1);
  CHECK(YearOfTrainingOf(reader, county.office, 2025).held == 0);
  CHECK(MissedTargetsOf(reader, county.other_township, 2026, 2026y / 3 / 10).empty());  // the quarter is not over
  CHECK(MissedTargetsOf(reader, county.other_township, 2026, 2026y / 4 / 1).size() == 1);
  CHECK(MissedTargetsOf(reader, county.township, 2026, 2026y / 4 / 1).empty());
}

TEST_CASE_ON_BOTH_ENGINES("the last target holds, the earlier ones stay", place) {
  TrainingDesk county(place);
  const std::vector<OrganId> one = {county.township};
  REQUIRE(SetTargets(county.desk, county.supervisor, county.office, one, {"2026", "2", "1", "1"}));
  REQUIRE(SetTargets(county.desk, county.supervisor, county.office, one, {"2026", "2", "3", "4.5"}));
  db::Reader reader = county.database->Read();
  const auto targets = TargetsOf(reader, 2026);
  REQUIRE(targets.size() == 1);
  CHECK(targets.front().target.sessions == 3);
  CHECK(targets.front().target.hours == Hours{45});
  CHECK(reader.One<int>("SELECT COUNT(*) FROM oversight_training_target") == 2);
}

TEST_CASE_ON_BOTH_ENGINES("material lies in the blobs, goes with its row, and no program is taken", place) {
  TrainingDesk county(place);
  const TrainingId id = county.Planned(county.township, TrainingDesk::Form("own"));
  REQUIRE(AddMaterial(county.desk, county.handler, id, "提纲.txt", "二十个工作日\n"));
  CHECK(ErrorOf(AddMaterial(county.desk, county.handler, id, "", "").errors(), "file") != nullptr);
  CHECK(ErrorOf(AddMaterial(county.desk, county.handler, id, "空.txt", "").errors(), "file") != nullptr);
  CHECK(ErrorOf(AddMaterial(county.desk, county.handler, id, "坏.exe", "MZ\x90").errors(), "file") != nullptr);
  const std::string path = "/office/trainings/" + ToString(id);
  const TestBrowser lin = county.SignIn(county.lin), xie = county.SignIn(county.xie);
  CHECK(Has(lin.Get(path).Bytes(), "提纲.txt"));
  CHECK(lin.Get(path + "/files/1").Bytes() == "二十个工作日\n");
  CHECK(xie.Get(path + "/files/1").status == 404);
  REQUIRE(RemoveMaterial(county.desk, county.handler, id, 1));
  CHECK(lin.Get(path + "/files/1").status == 404);
  db::Reader reader = county.database->Read();
  CHECK(reader.One<int>("SELECT COUNT(*) FROM oversight_training_file") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("an organ sees its own and those for the county; of others' people none", place) {
  TrainingDesk county(place);
  const TrainingId own = county.Planned(county.township, TrainingDesk::Form("own"));
  const TrainingId all = county.OpenOne();
  REQUIRE(CheckInWithAccount(county.desk, county.VisitorOf(county.lin), {all, "a", ""}));
  REQUIRE(county.ByName(all, "谢蘅", "b"));
  const std::string path_of_own = "/office/trainings/" + ToString(own), path = "/office/trainings/" + ToString(all);
  const TestBrowser lin = county.SignIn(county.lin), xie = county.SignIn(county.xie), he = county.SignIn(county.he);
  CHECK(xie.Get(path_of_own).status == 404);
  CHECK(lin.Get(path_of_own).status == 200);
  CHECK(he.Get(path_of_own).status == 200);
  CHECK(xie.Get(path).status == 200);
  const std::string seen_by_xie(xie.Get(path + "/people").Bytes());
  CHECK(Has(seen_by_xie, "谢蘅"));
  CHECK_FALSE(Has(seen_by_xie, "林溪"));
  CHECK(Has(he.Get(path + "/people").Bytes(), "林溪"));
  CHECK(xie.Get(path + "/code").status == 404);
  CHECK(xie.Post(path + "/hold", {{"version", "2"}}).status == 404);
  CHECK(xie.Post(path + "/enter", {{"name", "某"}, {"organ", "other"}, {"other_organ", "某社"}}).status == 404);
  CHECK(lin.Post("/office/training-hours", {{"of", "all"}}).status == 403);
  const std::string list(xie.Get("/office/trainings?year=2026").Bytes());
  CHECK(Has(list, path));
  CHECK_FALSE(Has(list, path_of_own));
  CHECK(xie.Get("/office/trainings?organ=" + std::to_string(county.township.value)).status == 404);
  for (const char* address : {"/office/trainings/export", "/office/training-hours", "/office/training-hours/export",
                              "/office/trainings/mine", "/office/trainings/new"}) {
    CHECK_MESSAGE(lin.Get(address).status == 200, address);
  }
}

TEST_CASE("the tab leads to what one may see of oversight; who sees nothing of it has none") {
  const testing::OnSqlite place;
  TrainingDesk county(place);
  const auto shown = [&](PersonId person, const char* address) {
    const auto page = county.SignIn(person).Get(address);
    CHECK(page.status == 200);
    return std::string(page.Bytes());
  };
  const std::string supervisor = shown(county.he, "/office/trainings");
  CHECK(Has(supervisor, "<a href=\"/office/oversight\" aria-current=\"page\">监督保障</a>"));
  CHECK(Has(supervisor, "href=\"/office/measures\""));
  const PersonId contributor = county.Hire("wenhe", "温禾", county.township, PostKind::kContributor);
  const std::string own = shown(contributor, "/office/trainings/mine");
  CHECK(Has(own, "<a href=\"/office/registers\" aria-current=\"page\">监督保障</a>"));
  CHECK_FALSE(Has(own, "href=\"/office/oversight\""));
  CHECK_FALSE(Has(own, "href=\"/office/measures\""));
  const PersonId keeper = county.Hire("shouji", "守机", county.office, PostKind::kSystemAdmin);
  CHECK_FALSE(Has(shown(keeper, "/office/trainings/mine"), "监督保障"));
}

TEST_CASE_ON_BOTH_ENGINES("the form comes back with every fault beside its field, and nothing typed is lost", place) {
  TrainingDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string of = std::to_string(county.township.value);
  const auto back = lin.Post("/office/trainings/new", {{"of", of}, {"title", "<b>答复</b>"}, {"hours", "很久"}});
  CHECK(back.status == 422);
  CHECK(Has(back.Bytes(), "&lt;b&gt;答复"));
  CHECK(Has(back.Bytes(), "很久"));
  CHECK(lin.Post("/office/trainings/new", {{"of", std::to_string(county.other_township.value)}}).status == 422);
  const auto made = lin.Post("/office/trainings/new", {{"of", of},
                                                       {"title", "答复"},
                                                       {"place", "线上"},
                                                       {"audience", "own"},
                                                       {"on", "2026-03-10"},
                                                       {"starts", "09:00"},
                                                       {"hours", "1"}});
  CHECK(made.status == 303);
  CHECK(Has(lin.Get("/office/trainings").Bytes(), "答复"));
  const auto target = county.SignIn(county.he).Post("/office/training-hours", {{"of", "all"}, {"target_year", "明年"}});
  CHECK(target.status == 422);
  CHECK(Has(target.Bytes(), "明年"));
}

}  // namespace
}  // namespace gongkai::oversight
