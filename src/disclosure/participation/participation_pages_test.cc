// Taking part as people see it: what the public types appears nowhere by itself, what an officer puts up is screened,
// what answers is an item behind the gate, and the office's pages are for those who handle it.
#include "disclosure/participation/take_part_pages.h"

#include "account/organ_closing_actions.h"
#include "disclosure/participation/participation_desk_test.h"

namespace gongkai::disclosure {
namespace {

account::Fields Typed(OrganId organ, const std::string& title, const std::string& text, char key = '0') {
  return {{"organ", std::to_string(organ.value)},
          {"title", title},
          {"text", text},
          {"pin", "0417"},
          {"once", std::string(32, key)}};
}

/// The code on the page of the receipt.
std::string CodeOn(const web::Response& response) {
  const std::string page(response.Bytes());
  const std::string mark = "query-code\">";
  const std::size_t at = page.find(mark);
  return at == std::string::npos ? std::string() : page.substr(at + mark.size(), 14);
}

TEST_CASE_ON_BOTH_ENGINES("a citizen nominates, an officer puts it up, three sign the answer, the citizen reads",
                          place) {
  ParticipationDesk county(place);
  const web::Response sent = county.anybody.Post(
      "/take-part/send/topic", Typed(county.township, "想看路灯账", "路灯花了多少钱？我叫周某，13900001234"));
  CHECK(sent.status == 200);
  const std::string code = CodeOn(sent);
  CHECK(code.size() == 14);
  CHECK_FALSE(Has(county.Page("/take-part/topics"), "路灯"));
  const MessageId id{county.township, 1};
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(Has(lin.Get("/office/messages").Bytes(), "想看路灯账"));
  // Not with the telephone in it.
  const auto refused = lin.Post(
      "/office/messages/" + ToString(id) + "/show",
      {{"version", county.VersionOf(id)}, {"title", "周某13900001234想看路灯账"}, {"words", ""}, {"checked", "1"}});
  CHECK(refused.status == 422);
  CHECK_FALSE(Has(county.Page("/take-part/topics"), "路灯"));
  CHECK(lin.Post("/office/messages/" + ToString(id) + "/show",
                 {{"version", county.VersionOf(id)}, {"title", "公开集镇路灯的经费"}, {"words", ""}})
            .status == 303);
  CHECK(Has(county.Page("/take-part/topics"), "公开集镇路灯的经费"));
  const std::string topic = "/take-part/topics/" + ToString(EntryId{county.township, 1});
  CHECK(Has(county.Page(topic), "办理中"));
  CHECK(Has(county.Page(topic), "2026年4月8日"));
  CHECK(Has(county.Page(topic), "清明"));
  CHECK(Target(county.anybody.Post("/take-part/support", {{"topic", ToString(EntryId{county.township, 1})}})) ==
        topic + "?done=supported");
  CHECK(Has(county.Page(topic), "1 人支持"));
  // The answer is an item: its draft shows nothing yet.
  const auto drafted = DraftTopicAnswer(county.desk, county.drafter, {county.township, 1});
  REQUIRE(drafted);
  CHECK_FALSE(Has(county.Page(topic), "/items/"));
  Content content = county.Latest(*drafted).content;
  CHECK(content.Field("topic") == "公开集镇路灯的经费");
  content.body = "<p>去年用了三万元。</p>";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = *drafted, .version = county.Of(*drafted).version, .content = content}));
  REQUIRE(county.HandInAs(county.drafter, *drafted));
  CHECK_FALSE(Has(county.Page(topic), "/items/" + ToString(*drafted)));
  county.SignAll(*drafted);
  CHECK(Has(county.Page(topic), "/items/" + ToString(*drafted)));
  CHECK(Has(county.Page(topic), "已公开答复"));
  (void)KeepMessages(county.desk);
  CHECK(county.MessageOf(id).state == MessageState::kAnswered);
  const web::Response found = county.anybody.Post("/take-part/look-up", {{"code", code}, {"fact", "0417"}});
  CHECK(Has(found.Bytes(), "已答复"));
  CHECK(Has(found.Bytes(), topic));
  // Taken down, it is gone from the topic with the next request.
  REQUIRE(Withdraw(county.desk, county.drafter, *drafted, WithdrawalKind::kError, "数字有误。"));
  CHECK_FALSE(Has(county.Page(topic), "/items/" + ToString(*drafted)));
}

TEST_CASE_ON_BOTH_ENGINES("an entry that was taken down answers 410 with the reason, one that never was public 404",
                          place) {
  ParticipationDesk county(place);
  const EntryId topic = county.Topic();
  const std::string address = "/take-part/topics/" + ToString(topic);
  CHECK(county.anybody.Get(address).status == 200);
  // Whoever opens the page reads the reason: it is screened as the entry was.
  CHECK_FALSE(HideEntry(county.desk, county.drafter, county.tools, topic, {.title = "", .words = "请问13900001234。"}));
  CHECK_FALSE(HideEntry(county.desk, county.drafter, county.tools, topic, {.title = "", .words = " "}));
  CHECK(county.anybody.Get(address).status == 200);
  REQUIRE(HideEntry(county.desk, county.drafter, county.tools, topic, {.title = "", .words = "题目有误。"}));
  CHECK(county.anybody.Get(address).status == 410);
  CHECK(Has(county.Page(address), "题目有误。"));
  CHECK(county.anybody.Get("/take-part/topics/1-99").status == 404);
  CHECK(county.anybody.Get("/take-part/questions/" + ToString(topic)).status == 404);
  CHECK(county.anybody.Get("/take-part/support?topic=" + ToString(topic)).status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("what stands before the public is ended there, and not behind its back", place) {
  ParticipationDesk county(place);
  const EntryId topic = county.Topic();
  const MessageId id = *county.EntryOf(topic).message;
  CHECK_FALSE(DeclineMessage(county.desk, county.drafter, county.Seen(id), "不办。"));
  CHECK_FALSE(HandOnMessage(county.desk, county.drafter, county.Seen(id), county.other_township, "不归我们。"));
  CHECK_FALSE(RemoveMessages(county.desk, county.drafter, {county.township}, {id}, "灌水。"));
  CHECK_FALSE(
      CloseTopic(county.desk, county.drafter, county.tools, topic, {.title = "", .words = "请打13900001234。"}));
  REQUIRE(CloseTopic(county.desk, county.drafter, county.tools, topic, {.title = "", .words = "路灯由县里统一管护。"}));
  const std::string page = county.Page("/take-part/topics/" + ToString(topic));
  CHECK(Has(page, "路灯由县里统一管护。"));
  CHECK_FALSE(Has(page, "支持这个题目"));
  CHECK(county.MessageOf(id).state == MessageState::kDeclined);
}

TEST_CASE_ON_BOTH_ENGINES("messages of an organ that was closed go to who exercises its powers", place) {
  ParticipationDesk county(place);
  SendForm form = county.Form(MessageKind::kEnquiry);
  form.organ = county.bureau;
  const SendReceipt sent = county.Send(form);
  std::int64_t version = 0;
  {
    db::Reader reader = county.database->Read();
    version = account::FindOrgan(reader, county.bureau)->version;
  }
  const PersonId closer = county.Hire("closer", "撤并", county.office, PostKind::kSystemAdmin);
  REQUIRE(account::AbolishOrgan(county.desk, county.ActorAs(closer, PostKind::kSystemAdmin), county.bureau,
                                {.into = std::to_string(county.other_township.value),
                                 .successor = "",
                                 .on = ToString(county.today()),
                                 .version = version}));
  (void)KeepMessages(county.desk);
  CHECK(county.MessageOf(sent.id).handler == county.other_township);
  CHECK(county.MessageOf(sent.id).due_on == sent.due_on);
}

TEST_CASE_ON_BOTH_ENGINES("a question is public when another examined it, over that text", place) {
  ParticipationDesk county(place);
  PublicEntry entry{.id = {county.township, 0}, .kind = PublicEntryKind::kQuestion};
  const EntryForm form{.title = "老年证怎么办", .words = "带身份证到便民服务中心，当场办。"};
  const auto saved = SaveQuestion(county.desk, county.drafter, county.tools, entry, form, true);
  for (const FieldError& error : saved.errors()) MESSAGE(error.field, ": ", error.message);
  REQUIRE(saved);
  const std::string address = "/take-part/questions/" + ToString(*saved);
  CHECK(county.anybody.Get(address).status == 404);
  const std::string digest = county.EntryOf(*saved).digest;
  CHECK_FALSE(ExamineQuestion(county.desk, county.ActorAs(county.lin, PostKind::kSecrecyExaminer), county.tools, *saved,
                              digest));
  CHECK_FALSE(ExamineQuestion(county.desk, county.examiner, county.tools, *saved, "sm3:other"));
  CHECK_FALSE(ExamineQuestion(county.desk, county.drafter, county.tools, *saved, digest));
  REQUIRE(ExamineQuestion(county.desk, county.examiner, county.tools, *saved, digest));
  CHECK(county.anybody.Get(address).status == 200);
  CHECK(Has(county.Page("/take-part/questions"), "老年证怎么办"));
  // What is public is not changed under the readers' eyes.
  entry = county.EntryOf(*saved);
  CHECK_FALSE(SaveQuestion(county.desk, county.drafter, county.tools, entry, form, false));
  const EntryForm personal{.title = "我的事", .words = "周某，身份证号码11010519491231002X，已办。"};
  CHECK(ErrorOf(SaveQuestion(county.desk, county.drafter, county.tools,
                             {.id = {county.township, 0}, .kind = PublicEntryKind::kQuestion}, personal, true)
                    .errors(),
                kFoundField) != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("the database lets no question out that nobody else examined", place) {
  ParticipationDesk county(place);
  const auto saved = SaveQuestion(county.desk, county.drafter, county.tools,
                                  {.id = {county.township, 0}, .kind = PublicEntryKind::kQuestion},
                                  {.title = "问", .words = "答"}, true);
  REQUIRE(saved);
  db::Transaction act = county.database->Begin();
  CHECK_THROWS(
      act.Execute("UPDATE public_entry SET state = 'public', public_on = '2026-03-10', examined_by = made_by"));
}

TEST_CASE_ON_BOTH_ENGINES("readers of a draft find its explanation, and it is linked as long as it is public", place) {
  ParticipationDesk county(place);
  const ItemId explanation = county.Published(ItemDesk::Notice());
  Content draft{.kind = ItemKind::kDraft,
                .title = "集镇停车管理办法（征求意见稿）",
                .summary = "概述。",
                .body = "<p>正文。</p>",
                .fields = {{"comment_until", "2026-04-09"}, {"comment_way", "网上提。"}},
                .formed_on = 2026y / 3 / 9};
  const ItemId bare = county.Save(draft);
  CHECK(ErrorOf(county.HandInAs(county.drafter, bare).errors(), "field-explanation") != nullptr);
  draft.fields["explanation"] = "集镇停车乱，起草了这个办法。";
  CHECK(Has(county.Page("/items/" + ToString(county.Published(draft))), "集镇停车乱，起草了这个办法。"));
  draft.fields.erase("explanation");
  draft.fields["explanation_item"] = "没有这个号";
  const ItemId wrong = county.Save(draft);
  CHECK(ErrorOf(county.HandInAs(county.drafter, wrong).errors(), "field-explanation_item") != nullptr);
  draft.fields["explanation_item"] = county.Of(explanation).index_number;
  const std::string page = "/items/" + ToString(county.Published(draft));
  CHECK(Has(county.Page(page), "/items/" + ToString(explanation) + "\">这份草案的起草说明"));
  REQUIRE(Withdraw(county.desk, county.drafter, explanation, WithdrawalKind::kError, "写错了。"));
  CHECK_FALSE(Has(county.Page(page), "这份草案的起草说明"));
}

TEST_CASE_ON_BOTH_ENGINES("comments on a draft are judged, and what became of them is told of the draft", place) {
  ParticipationDesk county(place);
  Content draft{.kind = ItemKind::kDraft,
                .title = "集镇停车管理办法（征求意见稿）",
                .summary = "概述。",
                .body = "<p>正文。</p>",
                .fields = {{"comment_until", "2026-04-09"},
                           {"comment_way", "网上提。"},
                           {"explanation", "为什么起草、主要规定什么。"}},
                .formed_on = 2026y / 3 / 9};
  const ItemId item = county.Published(draft);
  const std::string page = "/items/" + ToString(item);
  CHECK(Has(county.Page(page), "/take-part/send/comment?item=" + ToString(item)));
  SendForm form = county.Form(MessageKind::kComment, "第三条");
  form.item = item;
  const SendReceipt first = county.Send(form), second = county.Send(form);
  CHECK_FALSE(BeginOutcome(county.desk, county.drafter, item));  // the term runs
  county.now += 24h * 30;
  CHECK(Has(county.Page(page), "/take-part/send/comment"));  // the last day is a day of it
  county.now += 24h;
  CHECK_FALSE(Has(county.Page(page), "/take-part/send/comment"));
  CHECK(Has(county.Page(page), "采纳情况还没有公布"));
  CHECK_FALSE(SendMessage(county.desk, county.SenderOf(), form));
  CHECK_FALSE(BeginOutcome(county.desk, county.drafter, item));  // nothing is judged
  REQUIRE(JudgeComment(county.desk, county.drafter, county.Seen(first.id),
                       {CommentVerdict::kAdopted, "停车位要留给残疾人", ""}));
  const auto no_reason =
      JudgeComment(county.desk, county.drafter, county.Seen(second.id), {CommentVerdict::kNotAdopted, "免费停车", ""});
  CHECK(ErrorOf(no_reason.errors(), "words") != nullptr);
  REQUIRE(JudgeComment(county.desk, county.drafter, county.Seen(second.id),
                       {CommentVerdict::kNotAdopted, "免费停车", "收费标准由县里统一规定。"}));
  const auto outcome = BeginOutcome(county.desk, county.drafter, item);
  REQUIRE(outcome);
  const Content content = county.Latest(*outcome).content;
  CHECK(content.Field("received") == "2");
  CHECK(content.Field("adopted") == "1");
  CHECK(content.Field("of_item") == county.Of(item).index_number);
  CHECK(Has(content.body, "收费标准由县里统一规定"));
  CHECK_FALSE(Has(content.body, "周某"));
  REQUIRE(county.HandInAs(county.drafter, *outcome));
  CHECK_FALSE(Has(county.Page(page), "/items/" + ToString(*outcome)));
  county.LetStand(*outcome);
  county.SignAll(*outcome);
  CHECK(Has(county.Page(page), "/items/" + ToString(*outcome)));
  const auto told = LookUpMessage(county.desk, "203.0.113.1", second.code, "1234");
  REQUIRE(told);
  CHECK(told->message.verdict == CommentVerdict::kNotAdopted);
}

TEST_CASE_ON_BOTH_ENGINES("a slip of the pen in a draft is mended on its twentieth day, and its term goes on", place) {
  ParticipationDesk county(place);
  Content draft{.kind = ItemKind::kDraft,
                .title = "集镇停车管理办法（征求意见稿）",
                .summary = "概述。",
                .body = "<p>正文。</p>",
                .fields = {{"comment_until", "2026-04-09"},
                           {"comment_way", "网上提。"},
                           {"explanation", "为什么起草、主要规定什么。"}},
                .formed_on = 2026y / 3 / 9};
  const ItemId item = county.Published(draft);
  const auto since = county.Of(item).publicity.public_from;
  county.now += 24h * 20;
  REQUIRE(BeginCorrection(county.desk, county.drafter, item));
  Content better = county.Latest(item).content;
  better.body = "<p>正文，改正一个错字。</p>";
  better.correction = "改正一个错字。";
  better.correction_why = "核对时发现。";
  const auto save = [&] {
    REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                      {.item = item, .version = county.Of(item).version, .content = better}));
  };
  // It is no way to a shorter term.
  better.fields["comment_until"] = "2026-04-08";
  save();
  CHECK(ErrorOf(county.HandInAs(county.drafter, item).errors(), "field-shorter_why") != nullptr);
  better.fields["comment_until"] = "2026-04-09";
  save();
  REQUIRE(county.HandInAs(county.drafter, item));
  county.SignAll(item);
  CHECK(county.Of(item).publicity.published_version == 2);
  CHECK(county.Of(item).publicity.public_from == since);
  // Taken down and published anew it is a new term: nobody could read it meanwhile.
  REQUIRE(Withdraw(county.desk, county.drafter, item, WithdrawalKind::kError, "附件有误。"));
  REQUIRE(BeginCorrection(county.desk, county.drafter, item));
  better = county.Latest(item).content;
  better.correction = "换了附件。";
  better.correction_why = "附件有误。";
  save();
  CHECK(ErrorOf(county.HandInAs(county.drafter, item).errors(), "field-shorter_why") != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("others' messages are not there, and handing on moves them", place) {
  ParticipationDesk county(place);
  const SendReceipt sent = county.Send(county.Form(MessageKind::kEnquiry));
  const std::string address = "/office/messages/" + ToString(sent.id);
  const TestBrowser lin = county.SignIn(county.lin), xie = county.SignIn(county.xie), wen = county.SignIn(county.wen);
  CHECK(lin.Get(address).status == 200);
  CHECK(xie.Get(address).status == 404);
  CHECK(xie.Post(address + "/answer", {{"answer", "好"}}).status == 404);
  CHECK(wen.Get("/office/messages").status == 403);
  CHECK(county.anybody.Get("/office/messages").status == 303);
  const auto handed = lin.Post(address + "/hand-on", {{"version", county.VersionOf(sent.id)},
                                                      {"to", std::to_string(county.other_township.value)},
                                                      {"why", "路在砚台镇。"}});
  CHECK(handed.status == 303);
  CHECK(xie.Get(address).status == 200);
  CHECK(lin.Get(address).status == 404);
  CHECK(county.MessageOf(sent.id).due_on == sent.due_on);
  CHECK(xie.Post(address + "/decline", {{"version", county.VersionOf(sent.id)}, {"reason", "不归镇里管，请找公路段。"}})
            .status == 303);
  const auto told = LookUpMessage(county.desk, "203.0.113.1", sent.code, "1234");
  REQUIRE(told);
  CHECK(told->reason == "不归镇里管，请找公路段。");
}

TEST_CASE_ON_BOTH_ENGINES("who wrote is masked until somebody asks, and that stands in the trail", place) {
  ParticipationDesk county(place);
  const SendReceipt sent = county.Send(county.Form(MessageKind::kEnquiry));
  const std::string address = "/office/messages/" + ToString(sent.id);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK_FALSE(Has(lin.Get(address).Bytes(), "13900001234"));
  // Not by following a link, which anybody can send.
  CHECK_FALSE(Has(lin.Get(address + "?contact=1").Bytes(), "13900001234"));
  CHECK(lin.Get(address + "/contact").status != 200);
  for (const std::string& act : county.Trail(county.township)) CHECK_FALSE(Has(act, "message.contact"));
  CHECK(county.SignIn(county.xie).Post(address + "/contact", {}).status == 404);
  CHECK(Has(lin.Post(address + "/contact", {}).Bytes(), "13900001234"));
  const auto trail = county.Trail(county.township);
  CHECK(trail.back() == "message.contact done message:" + ToString(sent.id));
}

TEST_CASE_ON_BOTH_ENGINES("markup and long texts are text, and nothing typed is lost", place) {
  ParticipationDesk county(place);
  const std::string script = "<script>alert(1)</script>";
  CHECK(county.anybody.Post("/take-part/send/mailbox", Typed(county.township, script, script)).status == 200);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK_FALSE(Has(lin.Get("/office/messages").Bytes(), script));
  CHECK_FALSE(Has(lin.Get("/office/messages/" + ToString(MessageId{county.township, 1})).Bytes(), script));
  std::string longest;
  for (int i = 0; i < 2'001; ++i) longest += "长";
  const web::Response again =
      county.anybody.Post("/take-part/send/mailbox", Typed(county.township, "标题", longest, '1'));
  CHECK(again.status == 422);
  CHECK(Has(again.Bytes(), longest));
  CHECK(county.anybody.Post("/take-part/send/nothing", Typed(county.township, "a", "b")).status == 404);
  CHECK(county.anybody.Get("/take-part/send/comment").status == 303);  // from the draft
}

TEST_CASE_ON_BOTH_ENGINES("the county sets the days, within bounds", place) {
  ParticipationDesk county(place);
  const TestBrowser he = county.SignIn(county.Hire("heqing", "何清", county.office, PostKind::kSupervisor));
  CHECK(he.Post("/office/message-terms", {{"days-topic", "0"}}).status == 422);
  CHECK(he.Post("/office/message-terms", {{"days-topic", "61"}}).status == 422);
  CHECK(he.Post("/office/message-terms", {{"days-topic", "１５"}}).status == 303);
  CHECK(county.Send(county.Form(MessageKind::kTopic)).due_on == 2026y / 3 / 31);
  CHECK(county.SignIn(county.lin).Get("/office/message-terms").status == 403);
}

TEST_CASE_ON_BOTH_ENGINES("chosen ones are removed with a reason, come back, and each page of the office opens",
                          place) {
  ParticipationDesk county(place);
  const SendReceipt one = county.Send(county.Form(MessageKind::kMailbox)),
                    two = county.Send(county.Form(MessageKind::kMailbox));
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(lin.Post("/office/messages/remove", {{"id", ToString(one.id)}, {"reason", ""}}).status == 422);
  CHECK(lin.Post("/office/messages/remove", {{"id", ToString(one.id)}, {"reason", "灌水"}}).status == 303);
  CHECK(county.MessageOf(one.id).state == MessageState::kRemoved);
  CHECK(county.MessageOf(two.id).state == MessageState::kNew);
  CHECK(lin.Post("/office/messages/" + ToString(one.id) + "/restore", {{"version", county.VersionOf(one.id)}}).status ==
        303);
  CHECK(county.MessageOf(one.id).state == MessageState::kNew);
  const EntryId topic = county.Topic();
  for (const std::string& address :
       {std::string("/office/messages?state=open"), std::string("/office/messages?marked=1"),
        std::string("/office/messages/new"), std::string("/office/entries"), "/office/entries/" + ToString(topic),
        std::string("/office/entries/new"), std::string("/office/comments"), std::string("/office/message-figures"),
        std::string("/office/message-figures?year=99999")}) {
    CAPTURE(address);
    CHECK(lin.Get(address).status == 200);
  }
  for (const char* address : {"/take-part", "/take-part/topics", "/take-part/questions", "/take-part/drafts",
                              "/take-part/look-up", "/take-part/send/topic", "/take-part/send/enquiry"}) {
    CAPTURE(address);
    CHECK(county.anybody.Get(address).status == 200);
  }
}

}  // namespace
}  // namespace gongkai::disclosure
