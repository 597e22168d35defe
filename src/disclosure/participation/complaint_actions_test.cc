// A complaint goes to the body in charge and never to the organ complained of, which sees what it is to put right and
// nothing of who complained (条例第四十七条、第五十一条).
#include "disclosure/participation/complaint_actions.h"

#include "account/organ_closing_actions.h"
#include "disclosure/participation/complaint_body_view.h"
#include "disclosure/participation/message_due_view.h"
#include "disclosure/participation/participation_desk_test.h"

namespace gongkai::disclosure {
namespace {

constexpr const char* kOrder = "把镇级救助名单补公开到今年二月。";

struct ComplaintDesk : ParticipationDesk {
  explicit ComplaintDesk(const testing::TestDatabase& place) : ParticipationDesk(place) {}

  PersonId qin = Hire("qinhe", "秦禾", office, PostKind::kHandler);
  Actor in_charge = ActorAs(qin, PostKind::kHandler);

  SendForm Complain(OrganId against, ComplaintBody body = ComplaintBody::kAuthority) {
    SendForm form = Form(MessageKind::kComplaint, "救助名单不公开");
    form.organ = against;  // whoever sends that by hand does not choose who gets it
    form.complaint = ComplaintAsk{against, ComplaintSubject::kNotPublished, body};
    return form;
  }
  Complaint ComplaintOf(MessageId id) {
    db::Reader reader = database->Read();
    return *FindComplaint(reader, id);
  }
  ComplaintDecision Founded() {
    return {.verdict = ComplaintVerdict::kFounded,
            .measure = ComplaintMeasure::kUrge,
            .order = kOrder,
            .correct_by = "2026-03-31",
            .answer = "经查属实，已要求补公开。"};
  }
  MessageId Decided(OrganId against) {
    const MessageId id = Send(Complain(against)).id;
    const auto decided = DecideComplaint(desk, in_charge, Seen(id), Founded());
    for (const FieldError& error : decided.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(decided);
    return id;
  }
  FormResult<MessageId> Report(MessageId id, const std::string& words = "已补公开十二期。") {
    return ReportRectification(
        desk, drafter,
        {.complaint = id, .organ = township, .version = ComplaintOf(id).version, .words = words, .day = "2026-03-10"});
  }
  std::string PathOf(MessageId id) { return "/office/messages/" + ToString(id); }
};

TEST_CASE_ON_BOTH_ENGINES("a complaint goes to the body in charge, whatever organ is sent with it", place) {
  ComplaintDesk county(place);
  const SendReceipt receipt = county.Send(county.Complain(county.township));
  CHECK(county.MessageOf(receipt.id).handler == county.office);
  CHECK(receipt.due_on == 2026y / 4 / 8);
  CHECK(county.ComplaintOf(receipt.id).against == county.township);
  CHECK(county.ComplaintOf(receipt.id).body == ComplaintBody::kAuthority);
  const SendReceipt above = county.Send(county.Complain(county.township, ComplaintBody::kAbove));
  CHECK(county.MessageOf(above.id).handler == county.root);
  // The county's office is not in charge of itself: its government is above it, the department in charge is outside.
  CHECK(county.MessageOf(county.Send(county.Complain(county.office, ComplaintBody::kAbove)).id).handler == county.root);
  const auto refused = SendMessage(county.desk, county.SenderOf(), county.Complain(county.office));
  REQUIRE_FALSE(refused);
  REQUIRE(ErrorOf(refused.errors(), "body") != nullptr);
  CHECK(Has(ErrorOf(refused.errors(), "body")->message, "不在这里收"));
  const auto government = SendMessage(county.desk, county.SenderOf(), county.Complain(county.root));
  CHECK(ErrorOf(government.errors(), "body") != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("what is missing is told beside its field", place) {
  ComplaintDesk county(place);
  SendForm form = county.Complain(county.township);
  form.complaint.reset();
  const auto empty = SendMessage(county.desk, county.SenderOf(), form);
  CHECK(ErrorOf(empty.errors(), "against") != nullptr);
  CHECK(ErrorOf(empty.errors(), "subject") != nullptr);
  form.complaint = ComplaintAsk{OrganId{999'999}, ComplaintSubject::kOther, ComplaintBody::kAuthority};
  CHECK(ErrorOf(SendMessage(county.desk, county.SenderOf(), form).errors(), "against") != nullptr);
  form.complaint->against = county.village;  // acts through its township
  CHECK(ErrorOf(SendMessage(county.desk, county.SenderOf(), form).errors(), "against") != nullptr);
  CHECK(county.Count("SELECT COUNT(*) FROM public_message") == 0);
  CHECK(county.Count("SELECT COUNT(*) FROM complaint") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("an officer writes down a complaint only where his organ is the body", place) {
  ComplaintDesk county(place);
  SendForm form = county.Complain(county.other_township);
  form.organ = county.township;
  const auto refused = NoteMessage(county.desk, county.drafter, MessageWay::kCall, form);
  CHECK(ErrorOf(refused.errors(), "against") != nullptr);
  form.complaint->against = county.township;  // of itself
  CHECK(ErrorOf(NoteMessage(county.desk, county.drafter, MessageWay::kCall, form).errors(), "against") != nullptr);
  form.organ = county.office;
  const auto noted = NoteMessage(county.desk, county.in_charge, MessageWay::kCall, form);
  REQUIRE(noted);
  CHECK(county.MessageOf(noted->id).handler == county.office);
}

TEST_CASE_ON_BOTH_ENGINES("the organ complained of cannot open it, nor can any other", place) {
  ComplaintDesk county(place);
  const SendReceipt receipt = county.Send(county.Complain(county.township));
  const TestBrowser lin = county.SignIn(county.drafter.person), xie = county.SignIn(county.xie);
  const TestBrowser qin = county.SignIn(county.qin);
  const std::string path = county.PathOf(receipt.id), put_right = "/office/rectifications/" + ToString(receipt.id);
  CHECK(qin.Get(path).status == 200);
  CHECK(Has(qin.Get("/office/messages").Bytes(), "救助名单不公开"));
  for (const TestBrowser& other : {lin, xie}) {
    CHECK(other.Get(path).status == 404);
    CHECK(other.Post(path + "/contact", {}).status == 404);
    CHECK(other.Post(path + "/take", {{"version", "1"}}).status == 404);
    CHECK(other.Post(path + "/decide", {{"version", "1"}, {"verdict", "unfounded"}, {"answer", "没有的事。"}}).status ==
          404);
    CHECK(other.Get(put_right).status == 404);  // nothing is decided
    CHECK_FALSE(Has(other.Get("/office/messages").Bytes(), "救助名单不公开"));
    (void)other.Post("/office/messages/remove", {{"id", ToString(receipt.id)}, {"what", "chosen"}, {"reason", "灌水"}});
  }
  CHECK(county.MessageOf(receipt.id).state == MessageState::kNew);
  // With the name of another organ in the act itself.
  CHECK_FALSE(DecideComplaint(county.desk, county.drafter, {receipt.id, county.township, 1}, county.Founded()));
  CHECK(county.MessageOf(receipt.id).state == MessageState::kNew);
}

TEST_CASE_ON_BOTH_ENGINES("who works in both organs does not see what is said of his own", place) {
  ComplaintDesk county(place);
  const MessageId about = county.Send(county.Complain(county.township)).id;
  const MessageId other = county.Send(county.Complain(county.other_township)).id;
  const PersonId both = county.Hire("both", "双岗", county.office, PostKind::kHandler);
  county.Give(both, county.township, PostKind::kContributor);
  const TestBrowser browser = county.SignIn(both);
  CHECK(browser.Get(county.PathOf(about)).status == 404);
  CHECK(browser.Get(county.PathOf(other)).status == 200);
  const std::string list(browser.Get("/office/messages").Bytes());
  CHECK_FALSE(Has(list, county.PathOf(about)));
  CHECK(Has(list, county.PathOf(other)));
  (void)browser.Post("/office/messages/remove", {{"id", ToString(about)}, {"what", "chosen"}, {"reason", "灌水"}});
  CHECK(county.MessageOf(about).state == MessageState::kNew);
}

TEST_CASE_ON_BOTH_ENGINES("a complaint is handed to another body in charge alone", place) {
  ComplaintDesk county(place);
  const MessageId id = county.Send(county.Complain(county.township)).id;
  for (const OrganId to : {county.township, county.other_township, county.bureau, county.office}) {
    const auto refused = HandOnMessage(county.desk, county.in_charge, county.Seen(id), to, "归它管。");
    REQUIRE_FALSE(refused);
    CHECK(ErrorOf(refused.errors(), "organ") != nullptr);
  }
  REQUIRE(HandOnMessage(county.desk, county.in_charge, county.Seen(id), county.root, "请县政府处理。"));
  CHECK(county.MessageOf(id).handler == county.root);
  CHECK(county.ComplaintOf(id).body == ComplaintBody::kAbove);
}

TEST_CASE_ON_BOTH_ENGINES("it is answered with what was found, and with nothing less", place) {
  ComplaintDesk county(place);
  const SendReceipt receipt = county.Send(county.Complain(county.township));
  const auto plain = AnswerMessage(county.desk, county.in_charge, county.Seen(receipt.id), "知道了。");
  CHECK(ErrorOf(plain.errors(), "verdict") != nullptr);
  ComplaintDecision decision = county.Founded();
  decision.measure.reset();
  CHECK(ErrorOf(DecideComplaint(county.desk, county.in_charge, county.Seen(receipt.id), decision).errors(),
                "measure") != nullptr);
  const SeenMessage seen = county.Seen(receipt.id);
  REQUIRE(DecideComplaint(county.desk, county.in_charge, seen, county.Founded()));
  CHECK_FALSE(DecideComplaint(county.desk, county.in_charge, seen, county.Founded()));  // from a page out of date
  CHECK_FALSE(DecideComplaint(county.desk, county.in_charge, county.Seen(receipt.id), county.Founded()));
  const auto found = LookUpMessage(county.desk, "203.0.113.1", receipt.code, "1234");
  REQUIRE(found);
  REQUIRE(found->complaint);
  CHECK(found->complaint->verdict == ComplaintVerdict::kFounded);
  CHECK(found->answer.Reveal() == "经查属实，已要求补公开。");
  // Not for the bank of questions.
  const auto question =
      SaveQuestion(county.desk, county.in_charge, county.tools,
                   {.id = {county.office, 0}, .kind = PublicEntryKind::kQuestion, .message = receipt.id},
                   {.title = "救助名单在哪里看", .words = "在栏目里看。", .is_checked = true}, false);
  CHECK_FALSE(question);
}

TEST_CASE_ON_BOTH_ENGINES("what is not true has no consequence for the organ", place) {
  ComplaintDesk county(place);
  const MessageId id = county.Send(county.Complain(county.township)).id;
  const auto decided =
      DecideComplaint(county.desk, county.in_charge, county.Seen(id),
                      {.verdict = ComplaintVerdict::kUnfounded, .answer = "经查，都已按期公开，网址已附。"});
  REQUIRE(decided);
  const TestBrowser lin = county.SignIn(county.drafter.person);
  CHECK(lin.Get("/office/rectifications/" + ToString(id)).status == 404);
  CHECK(Has(lin.Get("/office/rectifications").Bytes(), "没有要本机关整改的"));
  CHECK_FALSE(county.Report(id));
  CHECK(county.Count("SELECT COUNT(*) FROM notice WHERE path LIKE '/office/rectifications/%'") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("the organ sees what it is to put right, and nothing of who complained", place) {
  ComplaintDesk county(place);
  const MessageId id = county.Decided(county.township);
  const TestBrowser lin = county.SignIn(county.drafter.person), xie = county.SignIn(county.xie);
  const std::string path = "/office/rectifications/" + ToString(id);
  const std::string shown(lin.Get(path).Bytes());
  CHECK(Has(shown, kOrder));
  CHECK(Has(shown, "督促整改"));
  for (const char* secret : {"周某", "13900001234", "路灯", "救助名单不公开", "经查属实"})
    CHECK_FALSE(Has(shown, secret));
  CHECK(lin.Get(county.PathOf(id)).status == 404);
  CHECK(xie.Get(path).status == 404);
  CHECK(xie.Post(path, {{"version", "2"}, {"rectified", "好了"}, {"rectified_on", "2026-03-10"}}).status == 404);
  CHECK(county.anybody.Get(path).status != 200);
  db::Reader reader = county.database->Read();
  for (const db::Row& row : reader.Query("SELECT title, detail, path FROM notice")) {
    const std::string told = row.Get<std::string>(0) + row.Get<std::string>(1) + row.Get<std::string>(2);
    CHECK_FALSE(Has(told, "救助名单"));
    CHECK_FALSE(Has(told, "周某"));
  }
}

TEST_CASE_ON_BOTH_ENGINES("what was put right is reported once, shown to who complained, and sent back if too little",
                          place) {
  ComplaintDesk county(place);
  const SendReceipt receipt = county.Send(county.Complain(county.township));
  REQUIRE(DecideComplaint(county.desk, county.in_charge, county.Seen(receipt.id), county.Founded()));
  CHECK(ErrorOf(county.Report(receipt.id, " ").errors(), "rectified") != nullptr);
  REQUIRE(county.Report(receipt.id));
  CHECK_FALSE(county.Report(receipt.id));
  const TestBrowser qin = county.SignIn(county.qin);
  CHECK(Has(qin.Get(county.PathOf(receipt.id)).Bytes(), "已补公开十二期"));
  const auto asked = county.anybody.Post("/take-part/look-up", {{"code", receipt.code}, {"fact", "1234"}});
  for (const char* told : {"属实", "督促整改", "已补公开十二期", "经查属实"}) CHECK(Has(asked.Bytes(), told));
  REQUIRE(SendBackRectification(county.desk, county.in_charge, county.Seen(receipt.id), "还差二月的。", "2026-04-10"));
  CHECK(county.ComplaintOf(receipt.id).correct_by == 2026y / 4 / 10);
  CHECK(RectificationOf(county.ComplaintOf(receipt.id)) == RectificationState::kOwed);
  CHECK_FALSE(
      SendBackRectification(county.desk, county.in_charge, county.Seen(receipt.id), "还差二月的。", "2026-04-10"));
  REQUIRE(county.Report(receipt.id, "二月的也补了。"));
}

TEST_CASE_ON_BOTH_ENGINES("no organ reports in another's name, and nobody twice from an old page", place) {
  ComplaintDesk county(place);
  const MessageId id = county.Decided(county.township);
  const auto report = [&](OrganId organ, std::int64_t version) {
    return ReportRectification(
        county.desk, county.drafter,
        {.complaint = id, .organ = organ, .version = version, .words = "好了。", .day = "2026-03-10"});
  };
  CHECK_FALSE(report(county.other_township, county.ComplaintOf(id).version));
  CHECK_FALSE(report(county.office, county.ComplaintOf(id).version));
  CHECK_FALSE(report(county.township, county.ComplaintOf(id).version - 1));
  CHECK_FALSE(ReportRectification(county.desk, county.drafter,
                                  {.complaint = {county.office, 99}, .organ = county.township, .version = 1}));
  CHECK(RectificationOf(county.ComplaintOf(id)) == RectificationState::kOwed);
  CHECK(report(county.township, county.ComplaintOf(id).version));
}

TEST_CASE_ON_BOTH_ENGINES("what is owed waits for the organ, and behind its day for the body in charge", place) {
  ComplaintDesk county(place);
  const MessageId id = county.Decided(county.township);
  account::Visitor lin{.person = county.lin, .name = "林溪", .posts = county.Held(county.lin), .address = ""};
  account::Visitor qin{.person = county.qin, .name = "秦禾", .posts = county.Held(county.qin), .address = ""};
  db::Reader reader = county.database->Read();
  REQUIRE(RectificationsOwed(reader, lin).size() == 1);
  CHECK(RectificationsOwed(reader, lin).front().correct_by == 2026y / 3 / 31);
  CHECK(RectificationsOwed(reader, qin).empty());
  CHECK(RectificationsOverdue(reader, qin, 2026y / 3 / 31).empty());
  REQUIRE(RectificationsOverdue(reader, qin, 2026y / 4 / 1).size() == 1);
  CHECK(RectificationsOverdue(reader, lin, 2026y / 4 / 1).empty());
  CHECK(RectificationsOverdue(reader, qin, 2026y / 4 / 1).front().complaint == id);
}

TEST_CASE_ON_BOTH_ENGINES("it is due, late and counted as every message, for the body in charge alone", place) {
  ComplaintDesk county(place);
  const SendReceipt receipt = county.Send(county.Complain(county.township));
  db::Reader reader = county.database->Read();
  const auto due = CountDueMessages(reader, {county.office, county.township}, receipt.due_on);
  REQUIRE(due.size() == 1);
  CHECK(due.front().organ == county.office);
  CHECK(OverdueMessages(reader, receipt.due_on, 10).empty());
  const auto late = OverdueMessages(reader, receipt.due_on + std::chrono::months(1), 10);
  REQUIRE(late.size() == 1);
  CHECK(late.front().id == receipt.id);
  const auto figures = FiguresOf(reader, {county.office}, county.now - 1h, county.now + 1h);
  CHECK(figures[static_cast<std::size_t>(MessageKind::kComplaint)].received == 1);
  CHECK(figures[static_cast<std::size_t>(MessageKind::kComplaint)].open == 1);
  const auto of_township = FiguresOf(reader, {county.township}, county.now - 1h, county.now + 1h);
  CHECK(of_township[static_cast<std::size_t>(MessageKind::kComplaint)].received == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a merger brings no complaint to the organ complained of", place) {
  ComplaintDesk county(place);
  const MessageId about = county.Send(county.Complain(county.township)).id;
  const MessageId other = county.Send(county.Complain(county.other_township)).id;
  {
    db::Transaction act = county.database->Begin();
    for (const MessageId id : {about, other}) {
      Message moved = *LockedMessage(act, id);
      moved.handler = county.bureau;
      UpdateMessage(act, moved);
    }
    act.Commit();
  }
  std::int64_t version = 0;
  {
    db::Reader reader = county.database->Read();
    version = account::FindOrgan(reader, county.bureau)->version;
  }
  const PersonId closer = county.Hire("closer", "撤并", county.office, PostKind::kSystemAdmin);
  REQUIRE(account::AbolishOrgan(county.desk, county.ActorAs(closer, PostKind::kSystemAdmin), county.bureau,
                                {.into = std::to_string(county.township.value),
                                 .successor = "",
                                 .on = ToString(county.today()),
                                 .version = version}));
  (void)KeepMessages(county.desk);
  CHECK(county.MessageOf(about).handler == county.bureau);
  CHECK(county.MessageOf(other).handler == county.township);
}

TEST_CASE_ON_BOTH_ENGINES("the public form says what it is not, and loses nothing that was typed", place) {
  ComplaintDesk county(place);
  const std::string form = county.Page("/take-part/send/complaint?against=" + std::to_string(county.township.value));
  for (const char* said : {"不是", "依申请公开", "行政复议", "期限照样走", "第四十七条"}) CHECK(Has(form, said));
  CHECK(Has(form, "value=\"" + std::to_string(county.township.value) + "\" selected"));
  const auto back = county.anybody.Post("/take-part/send/complaint", {{"against", std::to_string(county.office.value)},
                                                                      {"subject", "other"},
                                                                      {"body", "authority"},
                                                                      {"title", "迟迟不答复"},
                                                                      {"text", "申请一个月没有答复。"},
                                                                      {"pin", "0417"}});
  CHECK(back.status == 422);
  CHECK(Has(back.Bytes(), "不在这里收"));
  CHECK(Has(back.Bytes(), "申请一个月没有答复。"));
  const auto sent =
      county.anybody.Post("/take-part/send/complaint", {{"against", std::to_string(county.township.value)},
                                                        {"organ", std::to_string(county.township.value)},
                                                        {"item", "1-1"},
                                                        {"subject", "not_answered"},
                                                        {"body", "authority"},
                                                        {"title", "迟迟不答复"},
                                                        {"text", "申请一个月没有答复。"},
                                                        {"pin", "0417"}});
  CHECK(sent.status == 200);
  CHECK(county.Count("SELECT COUNT(*) FROM public_message WHERE handler_id = " + std::to_string(county.office.value)) ==
        1);
  CHECK(county.Count("SELECT COUNT(*) FROM public_message WHERE item IS NOT NULL") == 0);
}

}  // namespace
}  // namespace gongkai::disclosure
