// What is done about an organ and what follows: who may, what the organ sees and what it does not, once and in order.
#include "oversight/measure_actions.h"

#include "account/county_test.h"
#include "disclosure/participation/message_care_actions.h"
#include "disclosure/participation/send_actions.h"
#include "oversight/due_view.h"
#include "oversight/routes.h"
#include "remedy/dispute_actions.h"

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

using account::Actor;
using account::Has;
using account::PersonId;
using account::PostKind;
using account::TestBrowser;

struct MeasureDesk : account::TestCounty {
  explicit MeasureDesk(const testing::TestDatabase& place) : TestCounty(place) { oversight::AddRoutes(pages); }

  PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);
  PersonId lin = Hire("linxi", "林溪", township, PostKind::kHandler);
  PersonId jiang = Hire("jiangting", "江汀", township, PostKind::kChief);
  PersonId xie = Hire("xieheng", "谢蘅", other_township, PostKind::kHandler);
  PersonId jian = Hire("jianwei", "简微", office, PostKind::kDiscipline);
  Actor supervisor = ActorAs(he, PostKind::kSupervisor);
  Actor handler = ActorAs(lin, PostKind::kHandler);

  MeasureForm Urge() const {
    return {.against = township,
            .kind = MeasureKind::kUrge,
            .ground = MeasureGround::kNotPublished,
            .source = "message:1-1",
            .facts = "救助名单没有公开。",
            .demand = "补公开去年下半年的名单。",
            .document = "",
            .body = "",
            .issued_on = "2026-03-10",
            .correct_by = "2026-03-31"};
  }
  MeasureForm Proposal() const {
    MeasureForm form = Urge();
    form.kind = MeasureKind::kPropose;
    form.demand = "建议依法作出处理。";
    form.document = "澄政公开建〔2026〕1号";
    form.body = "澄砚县监察委员会";
    form.correct_by.clear();
    return form;
  }
  FormResult<MeasureId> Issue(const MeasureForm& form) { return IssueMeasure(desk, supervisor, office, form); }
  MeasureId Issued(const MeasureForm& form) {
    const auto issued = Issue(form);
    for (const FieldError& error : issued.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(issued);
    return *issued;
  }
  Measure Of(MeasureId id) {
    db::Reader reader = database->Read();
    return *FindMeasure(reader, id);
  }
  SeenMeasure Seen(MeasureId id) { return {id, Of(id).version}; }
  FormResult<MeasureId> Report(MeasureId id, const std::string& words = "已补公开。") {
    return ReportMeasure(desk, handler, Seen(id), township, words, "2026-03-10");
  }
  int Notices(PersonId person) {
    db::Reader reader = database->Read();
    return reader.One<int>("SELECT COUNT(*) FROM notice WHERE person_id = ?", person.value);
  }
  account::Visitor VisitorOf(PersonId person) {
    return {.person = person, .name = "测试", .posts = Held(person), .address = ""};
  }
};

TEST_CASE_ON_BOTH_ENGINES("asked, reported, sent back, reported, closed; each once and by who may", place) {
  MeasureDesk county(place);
  const MeasureId id = county.Issued(county.Urge());
  CHECK(county.Of(id).by == county.office);
  CHECK(county.Notices(county.lin) == 1);
  CHECK(county.Notices(county.jiang) == 1);
  CHECK(county.Notices(county.xie) == 0);
  CHECK_FALSE(AcceptMeasure(county.desk, county.supervisor, county.Seen(id), ""));
  CHECK(ErrorOf(county.Report(id, " ").errors(), "rectified") != nullptr);
  CHECK_FALSE(ReportMeasure(county.desk, county.ActorAs(county.xie, PostKind::kHandler), county.Seen(id),
                            county.other_township, "好了。", "2026-03-10"));
  CHECK_FALSE(ReportMeasure(county.desk, county.supervisor, {id, 99}, county.township, "好了。", "2026-03-10"));
  const SeenMeasure seen = county.Seen(id);
  REQUIRE(county.Report(id));
  CHECK_FALSE(ReportMeasure(county.desk, county.handler, seen, county.township, "又好了。", "2026-03-10"));
  CHECK(county.Notices(county.he) == 1);
  CHECK_FALSE(AcceptMeasure(county.desk, county.handler, county.Seen(id), ""));
  const auto no_day = ReturnMeasure(county.desk, county.supervisor, county.Seen(id), "还差二月的。", "");
  CHECK(ErrorOf(no_day.errors(), "again_by") != nullptr);
  REQUIRE(ReturnMeasure(county.desk, county.supervisor, county.Seen(id), "还差二月的。", "2026-04-10"));
  CHECK(OwesReport(county.Of(id)));
  CHECK(county.Of(id).correct_by == 2026y / 4 / 10);
  REQUIRE(county.Report(id, "二月的也补了。"));
  REQUIRE(AcceptMeasure(county.desk, county.supervisor, county.Seen(id), "已经核对。"));
  CHECK(county.Of(id).state == MeasureState::kClosed);
  CHECK_FALSE(WithdrawMeasure(county.desk, county.supervisor, county.Seen(id), "写错了。"));
  db::Reader reader = county.database->Read();
  CHECK(EventsOf(reader, id).size() == 5);
}

TEST_CASE_ON_BOTH_ENGINES("only of organs of which it is the department in charge; 责令改正 is the higher organ's",
                          place) {
  MeasureDesk county(place);
  MeasureForm form = county.Urge();
  for (const OrganId organ : {county.office, county.root, county.village, OrganId{999}}) {
    form.against = organ;
    CHECK(ErrorOf(county.Issue(form).errors(), "against") != nullptr);
  }
  form.against = county.township;
  CHECK(ErrorOf(IssueMeasure(county.desk, county.supervisor, county.bureau, form).errors(), "against") != nullptr);
  CHECK_FALSE(IssueMeasure(county.desk, county.handler, county.office, form));
  form.kind = MeasureKind::kOrder;
  form.ground = MeasureGround::kNoSystem;
  form.document = "澄政责改〔2026〕1号";
  const MeasureId ordered = county.Issued(form);
  CHECK(county.Of(ordered).by == county.root);
}

TEST_CASE_ON_BOTH_ENGINES("the organ neither is told of a proposal nor sees it; 纪检 does", place) {
  MeasureDesk county(place);
  const MeasureId id = county.Issued(county.Proposal());
  CHECK(county.Notices(county.lin) == 0);
  CHECK(county.Notices(county.jiang) == 0);
  const std::string path = "/office/measures/" + ToString(id);
  for (const PersonId person : {county.lin, county.jiang, county.xie}) {
    const TestBrowser browser = county.SignIn(person);
    CHECK(browser.Get(path).status == 404);
    CHECK_FALSE(Has(browser.Get("/office/measures").Bytes(), path));
  }
  CHECK(county.SignIn(county.jian).Get(path).status == 200);
  const TestBrowser he = county.SignIn(county.he);
  CHECK(Has(he.Get(path).Bytes(), "澄砚县监察委员会"));
  const auto empty = he.Post(path + "/reply", {{"version", "1"}});
  CHECK(empty.status == 422);
  CHECK(Has(empty.Bytes(), "请选择有权机关怎样答复"));
  const auto replied =
      he.Post(path + "/reply",
              {{"version", "1"}, {"reply", "adopted"}, {"closing", "予以诫勉。"}, {"replied_on", "2026-03-10"}});
  CHECK(replied.status == 303);
  CHECK(county.Of(id).state == MeasureState::kClosed);
  CHECK(county.Of(id).reply == ProposalReply::kAdopted);
  db::Reader reader = county.database->Read();
  CHECK(MeasuresToReport(reader, county.VisitorOf(county.lin)).empty());
}

TEST_CASE_ON_BOTH_ENGINES("the organ sees its own and learns of no complaint; a neighbour sees nothing", place) {
  MeasureDesk county(place);
  const MeasureId id = county.Issued(county.Urge());
  const std::string path = "/office/measures/" + ToString(id);
  const TestBrowser lin = county.SignIn(county.lin), xie = county.SignIn(county.xie), he = county.SignIn(county.he);
  const std::string shown(lin.Get(path).Bytes());
  CHECK(Has(shown, "补公开去年下半年的名单"));
  CHECK_FALSE(Has(shown, "/office/messages/1-1"));
  CHECK(Has(he.Get(path).Bytes(), "/office/messages/1-1"));
  CHECK(xie.Get(path).status == 404);
  CHECK(xie.Post(path + "/report", {{"version", "1"}, {"rectified", "好"}, {"rectified_on", "2026-03-10"}}).status ==
        404);
  CHECK(lin.Post(path + "/accept", {{"version", "1"}}).status == 403);
  CHECK(lin.Get("/office/measures/new").status == 403);
  const auto bad = lin.Post(path + "/report", {{"version", "1"}, {"rectified", "名单已补"}, {"rectified_on", "明天"}});
  CHECK(bad.status == 422);
  CHECK(Has(bad.Bytes(), "名单已补"));  // nothing typed is lost
  CHECK(lin.Post(path + "/report", {{"version", "1"}, {"rectified", "名单已补"}, {"rectified_on", "2026-03-10"}})
            .status == 303);
}

TEST_CASE_ON_BOTH_ENGINES("the form comes back with every fault beside its field", place) {
  MeasureDesk county(place);
  const TestBrowser he = county.SignIn(county.he);
  CHECK(Has(he.Get("/office/measures/new?source=message:1-1&ground=not_published").Bytes(), "/office/messages/1-1"));
  CHECK_FALSE(Has(he.Get("/office/measures/new?source=javascript:alert(1)").Bytes(), "javascript:alert"));
  const auto back = he.Post("/office/measures/new", {{"facts", "<b>查明</b>"}, {"kind", "criticise"}});
  CHECK(back.status == 422);
  for (const char* told : {"请选择依据哪一条", "请写文号", "请写是哪一天", "&lt;b&gt;查明"})
    CHECK(Has(back.Bytes(), told));
  const auto issued = he.Post("/office/measures/new", {{"against", std::to_string(county.township.value)},
                                                       {"kind", "criticise"},
                                                       {"ground", "report_late"},
                                                       {"facts", "年度报告晚了两个月。"},
                                                       {"document", "澄政公开通〔2026〕1号"},
                                                       {"issued_on", "2026-03-10"}});
  CHECK(issued.status == 303);
  db::Reader reader = county.database->Read();
  CHECK(ListMeasures(reader, {.kind = MeasureKind::kCriticise}).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("what waits: for the organ until it reports, for the office once it did or is late", place) {
  MeasureDesk county(place);
  const MeasureId id = county.Issued(county.Urge());
  const Date on_time = 2026y / 3 / 31, late = 2026y / 4 / 1;
  {
    db::Reader reader = county.database->Read();
    CHECK(MeasuresToReport(reader, county.VisitorOf(county.lin)).size() == 1);
    CHECK(MeasuresToReport(reader, county.VisitorOf(county.xie)).empty());
    CHECK(MeasuresToFollow(reader, county.VisitorOf(county.he), on_time).empty());
    CHECK(MeasuresToFollow(reader, county.VisitorOf(county.he), late).size() == 1);
    CHECK(MeasuresToFollow(reader, county.VisitorOf(county.lin), late).empty());
  }
  REQUIRE(county.Report(id));
  db::Reader reader = county.database->Read();
  CHECK(MeasuresToReport(reader, county.VisitorOf(county.lin)).empty());
  CHECK(MeasuresToFollow(reader, county.VisitorOf(county.he), on_time).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("the same form sent twice asks once", place) {
  MeasureDesk county(place);
  const Actor once = county.ActorAs(county.he, PostKind::kSupervisor, "00000000000000000000000000000009");
  const auto first = IssueMeasure(county.desk, once, county.office, county.Urge());
  const auto second = IssueMeasure(county.desk, once, county.office, county.Urge());
  REQUIRE(first);
  REQUIRE(second);
  CHECK(*first == *second);
  CHECK(county.Notices(county.lin) == 1);
}

TEST_CASE_ON_BOTH_ENGINES("the view of disputes and complaints opens, empty as it is", place) {
  MeasureDesk county(place);
  const MeasureId id = county.Issued(county.Urge());
  const TestBrowser he = county.SignIn(county.he), lin = county.SignIn(county.lin);
  const auto page = he.Get("/office/oversight?year=2026&by=ground");
  REQUIRE(page.status == 200);
  for (const char* told :
       {"2026年没有收到复议、诉讼", "没有要到期的", "2026年没有收到投诉举报", "督促整改 1 项没有办结"}) {
    CHECK(Has(page.Bytes(), told));
  }
  CHECK(he.Get("/office/oversight?year=99999&by=nothing").status == 200);
  CHECK(lin.Get("/office/oversight").status == 200);
  CHECK(id.number == 1);
}

TEST_CASE_ON_BOTH_ENGINES("the view counts disputes and complaints of each organ, and names nobody", place) {
  MeasureDesk county(place);
  remedy::NewDispute added;
  added.organ = county.township;
  added.kind = remedy::DisputeKind::kReconsideration;
  added.ground = remedy::DisputeGround::kSilence;
  added.received = 2026y / 3 / 9;
  added.words = {PersonalText("尹望舒"), {}, "澄砚县人民政府", "澄政复〔2026〕3号", PersonalText("责令答复")};
  const auto entered = remedy::EnterDispute(county.desk, county.handler, added);
  for (const FieldError& error : entered.errors()) MESSAGE(error.field, ": ", error.message);
  REQUIRE(entered);
  disclosure::SendForm form{
      .kind = disclosure::MessageKind::kComplaint,
      .words = {
          PersonalText("邻居占地"), PersonalText("占了一米。"), PersonalText("周某"), PersonalText("13900001234"), {}}};
  form.complaint = disclosure::ComplaintAsk{county.township, disclosure::ComplaintSubject::kOther};
  const auto sent = SendMessage(county.desk, {"10.0.0.7", "browser", "00000000000000000000000000000003"}, form);
  REQUIRE(sent);
  const Actor qin = county.ActorAs(county.Hire("qinhe", "秦禾", county.office, PostKind::kHandler), PostKind::kHandler);
  REQUIRE(
      PointMessage(county.desk, qin, {sent->id, county.office, 1}, disclosure::Elsewhere::kLettersVisits, "县信访局"));
  const std::string shown(county.SignIn(county.he).Get("/office/oversight?by=ground").Bytes());
  for (const char* told : {"没有答复", "提交答复", "data-label=\"指明去处\">1", "data-label=\"属实、部分属实\">0"}) {
    CHECK(Has(shown, told));
  }
  for (const char* secret : {"尹望舒", "周某", "占了一米", "澄政复〔2026〕3号"}) CHECK_FALSE(Has(shown, secret));
  // A neighbour sees neither.
  const std::string theirs(county.SignIn(county.xie).Get("/office/oversight").Bytes());
  CHECK(Has(theirs, "没有收到复议、诉讼"));
  CHECK(Has(theirs, "投诉举报由主管部门掌握"));
  // Nor does the organ complained of learn that there is something.
  const std::string own(county.SignIn(county.lin).Get("/office/oversight?by=ground").Bytes());
  CHECK(Has(own, "没有答复"));
  CHECK(Has(own, "投诉举报由主管部门掌握"));
  CHECK_FALSE(Has(own, "指明去处"));
}

}  // namespace
}  // namespace gongkai::oversight
