// A message is given to a colleague; what is really 信访 is pointed there; who wrote says once how it was handled; an
// appeal about a public enterprise goes to its department. None of it is an application (条例第三十九条、第五十五条).
#include "disclosure/participation/message_care_actions.h"

#include "disclosure/participation/enterprise_actions.h"
#include "disclosure/participation/participation_desk_test.h"

namespace gongkai::disclosure {
namespace {

constexpr const char* kWhere = "县信访局，县城砚池路3号，工作日八点半到十七点。";

struct CareDesk : ParticipationDesk {
  explicit CareDesk(const testing::TestDatabase& place) : ParticipationDesk(place) {}

  PersonId shi = Hire("shimo", "石墨", township, PostKind::kOfficeHead);
  PersonId qin = Hire("qinhe", "秦禾", office, PostKind::kHandler);
  PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);
  PersonId yao = Hire("yaoqing", "姚青", bureau, PostKind::kHandler);
  Actor supervisor = ActorAs(he, PostKind::kSupervisor);
  Actor in_charge = ActorAs(qin, PostKind::kHandler);
  Actor of_bureau = ActorAs(yao, PostKind::kHandler);

  SendReceipt Complaint() {
    SendForm form = Form(MessageKind::kComplaint, "邻居占了我家的地");
    form.complaint = ComplaintAsk{township, ComplaintSubject::kOther, ComplaintBody::kAuthority};
    return Send(form);
  }
  EnterpriseId Registered(const std::string& name = "澄砚县社会福利院") {
    const auto id = SaveEnterprise(desk, supervisor, office,
                                   {.name = name, .sector = EnterpriseSector::kOther, .regulator = bureau});
    for (const FieldError& error : id.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(id);
    return *id;
  }
  SendForm AppealAbout(std::optional<EnterpriseId> enterprise) {
    SendForm form = Form(MessageKind::kEnterprise, "收费标准不公开");
    form.organ = township;  // whoever sends that by hand does not choose who gets it
    form.enterprise = enterprise;
    return form;
  }
  /// That something was given to him.
  std::vector<std::string> NoticesFor(PersonId person) {
    std::vector<std::string> titles;
    db::Reader reader = database->Read();
    for (const db::Row& row :
         reader.Query("SELECT title FROM notice WHERE person_id = ? AND title LIKE '分给您%'", person.value)) {
      titles.push_back(row.Get<std::string>(0));
    }
    return titles;
  }
};

TEST_CASE_ON_BOTH_ENGINES("it is given to a colleague, who is told, and its day stays", place) {
  CareDesk county(place);
  const SendReceipt receipt = county.Send(county.Form(MessageKind::kEnquiry));
  const SeenMessage seen = county.Seen(receipt.id);
  CHECK(ErrorOf(AssignMessage(county.desk, county.drafter, seen, county.xie).errors(), "assignee") != nullptr);
  CHECK(ErrorOf(AssignMessage(county.desk, county.drafter, seen, PersonId{0}).errors(), "assignee") != nullptr);
  REQUIRE(AssignMessage(county.desk, county.drafter, seen, county.shi));
  CHECK_FALSE(AssignMessage(county.desk, county.drafter, seen, county.shi));  // from a page out of date
  const Message assigned = county.MessageOf(receipt.id);
  CHECK(assigned.state == MessageState::kInHand);
  CHECK(assigned.care.assignee == county.shi);
  CHECK(assigned.care.assignee_name == "石墨");
  CHECK(assigned.due_on == receipt.due_on);
  REQUIRE_FALSE(county.NoticesFor(county.shi).empty());
  CHECK(Has(county.NoticesFor(county.shi).back(), "分给您办理"));
  CHECK_FALSE(Has(county.NoticesFor(county.shi).back(), "路灯"));
  const TestBrowser shi = county.SignIn(county.shi), lin = county.SignIn(county.lin);
  CHECK(Has(shi.Get("/office/messages?mine=1").Bytes(), "路灯"));
  CHECK_FALSE(Has(lin.Get("/office/messages?mine=1").Bytes(), "/office/messages/" + ToString(receipt.id)));
  CHECK(Has(lin.Get("/office/messages?way=page").Bytes(), "/office/messages/" + ToString(receipt.id)));
  CHECK_FALSE(Has(lin.Get("/office/messages?way=call").Bytes(), "/office/messages/" + ToString(receipt.id)));
  // Handed to another organ it is nobody's until somebody takes it.
  REQUIRE(HandOnMessage(county.desk, county.drafter, county.Seen(receipt.id), county.bureau, "归民政局管。"));
  CHECK_FALSE(county.MessageOf(receipt.id).care.assignee);
  REQUIRE(TakeMessage(county.desk, county.of_bureau, county.Seen(receipt.id)));
  CHECK(county.MessageOf(receipt.id).care.assignee == county.yao);
}

TEST_CASE_ON_BOTH_ENGINES("a complaint is given to nobody who works where it complains of", place) {
  CareDesk county(place);
  county.Give(county.he, county.township, PostKind::kContributor);
  const SendReceipt receipt = county.Complaint();
  const auto refused = AssignMessage(county.desk, county.in_charge, county.Seen(receipt.id), county.he);
  CHECK(ErrorOf(refused.errors(), "assignee") != nullptr);
  CHECK(county.MessageOf(receipt.id).state == MessageState::kNew);
}

TEST_CASE_ON_BOTH_ENGINES("a complaint that is 信访 ends with where to turn, and as no finding", place) {
  CareDesk county(place);
  const SendReceipt receipt = county.Complaint();
  const auto nothing = PointMessage(county.desk, county.in_charge, county.Seen(receipt.id), std::nullopt, " ");
  CHECK(ErrorOf(nothing.errors(), "elsewhere") != nullptr);
  CHECK(ErrorOf(nothing.errors(), "where") != nullptr);
  REQUIRE(PointMessage(county.desk, county.in_charge, county.Seen(receipt.id), Elsewhere::kLettersVisits, kWhere));
  CHECK_FALSE(PointMessage(county.desk, county.in_charge, county.Seen(receipt.id), Elsewhere::kLettersVisits, kWhere));
  const Message pointed = county.MessageOf(receipt.id);
  CHECK(pointed.state == MessageState::kDeclined);
  CHECK(pointed.care.elsewhere == Elsewhere::kLettersVisits);
  const auto found = LookUpMessage(county.desk, "203.0.113.1", receipt.code, "1234");
  REQUIRE(found);
  for (const char* told : {"信访工作条例第二十三条", "不算向它们提出信访", kWhere}) CHECK(Has(found->reason, told));
  REQUIRE(found->complaint);
  CHECK_FALSE(found->complaint->verdict);
  // What was said of it goes with its words.
  county.now += std::chrono::days(1);
  {
    db::Transaction act = county.database->Begin();
    REQUIRE(EraseMessage(act, receipt.id, county.now));
    act.Commit();
  }
  CHECK(county.Count("SELECT COUNT(*) FROM public_message_event WHERE words LIKE '%砚池路%'") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("who wrote says once how it was handled, and only once it has ended", place) {
  CareDesk county(place);
  const SendReceipt receipt = county.Send(county.Form(MessageKind::kEnquiry));
  const auto look_up = [&] {
    const auto shown = county.anybody.Post("/take-part/look-up", {{"code", receipt.code}, {"fact", "1234"}});
    return std::string(shown.Bytes());
  };
  const auto ticket_now = [&] {
    const Message message = county.MessageOf(receipt.id);
    return WordOf({message.id, message.version}, county.keys.messages, county.now);
  };
  const auto say = [&](const std::string& ticket, const std::string& satisfaction) {
    return county.anybody.Post("/take-part/satisfaction", {{"ticket", ticket}, {"satisfaction", satisfaction}});
  };
  CHECK(say(ticket_now(), "satisfied").status == 422);  // it has not ended
  REQUIRE(AnswerMessage(county.desk, county.drafter, county.Seen(receipt.id), "星期一来修。"));
  const std::string form = look_up();
  CHECK(Has(form, "您对办理满意吗"));
  CHECK_FALSE(Has(form, receipt.code));  // neither the code nor the second fact lies in the page
  const std::size_t at = form.find("name=\"ticket\" value=\"");
  REQUIRE(at != std::string::npos);
  const std::size_t from = at + std::string("name=\"ticket\" value=\"").size();
  const std::string ticket = form.substr(from, form.find('"', from) - from);
  const auto empty = say(ticket, "");
  CHECK(empty.status == 422);
  CHECK(Has(empty.Bytes(), "请选择一项"));
  std::string changed = ticket;
  changed.back() = changed.back() == 'a' ? 'b' : 'a';
  for (const std::string& bad : {changed, std::string(), std::string(5000, 'a')}) {
    CHECK(say(bad, "satisfied").status == 422);
  }
  county.now += kSatisfactionTicketLasts + 1s;
  CHECK(say(ticket, "satisfied").status == 422);  // over
  county.now -= kSatisfactionTicketLasts + 1s;
  CHECK_FALSE(county.MessageOf(receipt.id).care.satisfaction);
  const auto said = say(ticket, "satisfied");
  CHECK(said.status == 200);
  CHECK(Has(said.Bytes(), "您的评价"));
  CHECK_FALSE(Has(said.Bytes(), "星期一来修"));  // nothing of what was written is opened by it
  CHECK(county.MessageOf(receipt.id).care.satisfaction == Satisfaction::kSatisfied);
  // It serves once, and so does the next one.
  for (const std::string& word : {ticket, ticket_now()}) CHECK(say(word, "dissatisfied").status == 422);
  CHECK(county.MessageOf(receipt.id).care.satisfaction == Satisfaction::kSatisfied);
  CHECK(Has(county.SignIn(county.lin).Get("/office/messages/" + ToString(receipt.id)).Bytes(), "留言的人评价"));
}

TEST_CASE_ON_BOTH_ENGINES("the county's office keeps the register of public enterprises, and nobody else", place) {
  CareDesk county(place);
  const EnterpriseForm form{.name = "福利院", .sector = EnterpriseSector::kOther, .regulator = county.bureau};
  CHECK(ErrorOf(SaveEnterprise(county.desk, county.drafter, county.township, form).errors(), kVersionField) != nullptr);
  EnterpriseForm wrong{.name = " ", .regulator = county.village};
  const auto refused = SaveEnterprise(county.desk, county.supervisor, county.office, wrong);
  for (const char* field : {"name", "sector", "regulator"}) CHECK(ErrorOf(refused.errors(), field) != nullptr);
  const EnterpriseId id = county.Registered();
  const TestBrowser he = county.SignIn(county.he), lin = county.SignIn(county.lin);
  CHECK(Has(he.Get("/office/enterprises").Bytes(), "澄砚县社会福利院"));
  CHECK(lin.Get("/office/enterprises").status == 403);
  CHECK(he.Get("/office/enterprises/99").status == 404);
  const std::string path = "/office/enterprises/" + std::to_string(id.value);
  const auto saved = he.Post(path, {{"version", "1"},
                                    {"name", "澄砚县社会福利院"},
                                    {"sector", "health"},
                                    {"regulator", std::to_string(county.bureau.value)},
                                    {"closed", "1"}});
  CHECK(saved.status == 303);
  CHECK(he.Post(path, {{"version", "1"}, {"name", "旧"}, {"sector", "health"}, {"regulator", "1"}}).status == 422);
  const auto gone = SendMessage(county.desk, county.SenderOf(), county.AppealAbout(id));
  CHECK(ErrorOf(gone.errors(), "enterprise") != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("an appeal goes to the department of the enterprise and is answered with what was found",
                          place) {
  CareDesk county(place);
  const EnterpriseId id = county.Registered();
  CHECK(ErrorOf(SendMessage(county.desk, county.SenderOf(), county.AppealAbout(std::nullopt)).errors(), "enterprise") !=
        nullptr);
  const SendReceipt receipt = county.Send(county.AppealAbout(id));
  CHECK(county.MessageOf(receipt.id).handler == county.bureau);
  CHECK(receipt.due_on == 2026y / 4 / 8);
  const auto noted = NoteMessage(county.desk, county.drafter, MessageWay::kCall, county.AppealAbout(id));
  CHECK(ErrorOf(noted.errors(), "enterprise") != nullptr);  // not of its own matters
  const auto plain = AnswerMessage(county.desk, county.of_bureau, county.Seen(receipt.id), "知道了。");
  CHECK(ErrorOf(plain.errors(), "verdict") != nullptr);
  AppealDecision decision{ComplaintVerdict::kFounded, "", "经查属实。"};
  CHECK(ErrorOf(DecideAppealOf(county.desk, county.of_bureau, county.Seen(receipt.id), decision).errors(),
                "handling") != nullptr);
  decision.handling = "请福利院在大厅公布收费标准。";
  // In the name of another organ.
  CHECK_FALSE(DecideAppealOf(county.desk, county.drafter, {receipt.id, county.township, 1}, decision));
  REQUIRE(DecideAppealOf(county.desk, county.of_bureau, county.Seen(receipt.id), decision));
  const auto shown = county.anybody.Post("/take-part/look-up", {{"code", receipt.code}, {"fact", "1234"}});
  for (const char* told : {"澄砚县社会福利院", "属实", "请福利院在大厅公布收费标准", "经查属实"}) {
    CHECK(Has(shown.Bytes(), told));
  }
}

TEST_CASE_ON_BOTH_ENGINES("no message of any kind is an application: table 3 has nothing to count", place) {
  CareDesk county(place);
  const EnterpriseId id = county.Registered();
  for (const MessageKind kind : MessageKinds()) {
    if (kind == MessageKind::kComment) continue;  // on a draft alone
    SendForm form = county.Form(kind);
    if (kind == MessageKind::kComplaint) form.complaint = ComplaintAsk{county.township, ComplaintSubject::kNotAnswered};
    if (kind == MessageKind::kEnterprise) form.enterprise = id;
    (void)county.Send(form);
    if (kind != MessageKind::kComplaint && kind != MessageKind::kEnterprise) {
      REQUIRE(NoteMessage(county.desk, county.drafter, MessageWay::kVisit, form));
    }
  }
  const SendReceipt asked = county.Send(county.Form(MessageKind::kMailbox, "请把预算给我一份"));
  REQUIRE(PointMessage(county.desk, county.drafter, county.Seen(asked.id), Elsewhere::kApplication, "便民服务中心"));
  CHECK(county.Count("SELECT COUNT(*) FROM public_message") > 10);
  CHECK(county.Count("SELECT COUNT(*) FROM request_case") == 0);
}

}  // namespace
}  // namespace gongkai::disclosure
