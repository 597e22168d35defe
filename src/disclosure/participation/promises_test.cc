// What the public and the office are told that the law says: no day for comments, none as the latest, whose term a
// topic has, which article belongs to whom, what is kept of what was typed.
#include "disclosure/participation/message_due_view.h"
#include "disclosure/participation/participation_desk_test.h"

namespace gongkai::disclosure {
namespace {

Content DraftForComment() {
  return {.kind = ItemKind::kDraft,
          .title = "集镇停车管理办法（征求意见稿）",
          .summary = "概述。",
          .body = "<p>正文。</p>",
          .fields = {{"comment_until", "2026-04-09"},
                     {"comment_way", "网上提。"},
                     {"explanation", "为什么起草、主要规定什么。"}},
          .formed_on = 2026y / 3 / 9};
}

TEST_CASE_ON_BOTH_ENGINES("comments have no last day anywhere, and others are promised none", place) {
  ParticipationDesk county(place);
  const ItemId item = county.Published(DraftForComment());
  const std::string form = county.Page("/take-part/send/comment?item=" + ToString(item));
  CHECK(Has(form, "结果会在本站反馈"));
  CHECK_FALSE(Has(form, "个工作日内办理"));
  CHECK_FALSE(Has(form, "期限过后公布"));
  CHECK(Has(county.Page("/take-part/send/enquiry"), "一般在5个工作日内办理"));
  SendForm typed = county.Form(MessageKind::kComment, "第三条");
  typed.item = item;
  const SendReceipt comment = county.Send(typed), enquiry = county.Send(county.Form(MessageKind::kEnquiry, "问路灯"));
  const auto look_up = [&](const SendReceipt& sent) {
    return std::string(county.anybody.Post("/take-part/look-up", {{"code", sent.code}, {"fact", "1234"}}).Bytes());
  };
  CHECK_FALSE(Has(look_up(comment), "一般办理到"));
  CHECK(Has(look_up(enquiry), "一般办理到"));
  CHECK_FALSE(Has(look_up(enquiry), "最迟"));
  county.now += 24h * 60;
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string one(lin.Get("/office/messages/" + ToString(comment.id)).Bytes());
  CHECK_FALSE(Has(one, "最迟办理"));
  CHECK_FALSE(Has(one, "已超期"));
  CHECK(Has(lin.Get("/office/messages/" + ToString(enquiry.id)).Bytes(), "已超期"));
  db::Reader reader = county.database->Read();
  int due = 0;
  for (const DueMessages& each : CountDueMessages(reader, {county.township}, county.today())) due += each.count;
  CHECK(due == 1);
  const TestBrowser he = county.SignIn(county.Hire("heqing", "何清", county.office, PostKind::kSupervisor));
  CHECK_FALSE(Has(he.Get("/office/message-terms").Bytes(), "days-comment"));
}

TEST_CASE_ON_BOTH_ENGINES("whose term a topic has is told by who set it", place) {
  ParticipationDesk county(place);
  const std::string own = county.Page("/take-part/topics/" + ToString(county.Topic()));
  CHECK(Has(own, "程序默认的提醒期限，法律没有规定"));
  CHECK_FALSE(Has(own, "最迟"));
  const TestBrowser he = county.SignIn(county.Hire("heqing", "何清", county.office, PostKind::kSupervisor));
  CHECK(he.Post("/office/message-terms", {{"days-topic", "15"}}).status == 303);
  const EntryId topic = county.Topic("公开集镇自来水的检测");
  CHECK(Has(county.Page("/take-part/topics/" + ToString(topic)), "本县规定的期限，法律没有规定"));
}

TEST_CASE_ON_BOTH_ENGINES("a topic that was answered behind its day says so", place) {
  ParticipationDesk county(place);
  const EntryId topic = county.Topic();
  const std::string address = "/take-part/topics/" + ToString(topic);
  county.now += 24h * 60;
  CHECK(Has(county.Page(address), "超过期限还没有答复"));
  const auto drafted = DraftTopicAnswer(county.desk, county.drafter, topic);
  REQUIRE(drafted);
  Content content = county.Latest(*drafted).content;
  content.body = "<p>去年用了三万元。</p>";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = *drafted, .version = county.Of(*drafted).version, .content = content}));
  REQUIRE(county.HandInAs(county.drafter, *drafted));
  county.SignAll(*drafted);
  CHECK(Has(county.Page(address), "超过期限答复"));
  CHECK(Has(county.Page("/take-part/topics"), "超过期限答复"));
  CHECK_FALSE(Has(county.Page(address), "已公开答复"));
}

TEST_CASE_ON_BOTH_ENGINES("each way says what it is by law, and what it is not", place) {
  ParticipationDesk county(place);
  const std::string front = county.Page("/take-part");
  CHECK(Has(front, "对依申请公开的答复不服的"));
  const std::string suggestion = county.Page("/take-part/send/suggestion");
  for (const char* words : {"条例第九条", "第四十四条第二款", "涉及公众利益调整", "需要公众广泛知晓", "参与决策"}) {
    CAPTURE(words);
    CHECK(Has(suggestion, words));
  }
  CHECK(Has(county.Page("/take-part/send/mailbox"), "信访、举报、行政复议申请请走相应渠道"));
}

TEST_CASE_ON_BOTH_ENGINES("who types is told who handles it, what is kept how long, and how to have it changed",
                          place) {
  ParticipationDesk county(place);
  const std::string enquiry = county.Page("/take-part/send/enquiry");
  for (const char* words : {"个人信息保护法第十七条、第三十五条", "由您选的机关处理", "/guides",
                            "办完满两年，姓名和电话自动抹去", "档案法第二十一条", "要查阅", "要更正、删除"}) {
    CAPTURE(words);
    CHECK(Has(enquiry, words));
  }
  const ItemId item = county.Published(DraftForComment());
  const std::string comment = county.Page("/take-part/send/comment?item=" + ToString(item));
  CHECK(Has(comment, "随草案的材料保存"));
  CHECK_FALSE(Has(comment, "办完满两年"));
}

TEST_CASE_ON_BOTH_ENGINES("the office erases a name and a telephone by its page, with why", place) {
  ParticipationDesk county(place);
  const SendReceipt sent = county.Send(county.Form(MessageKind::kEnquiry));
  const std::string address = "/office/messages/" + ToString(sent.id);
  const TestBrowser lin = county.SignIn(county.lin), xie = county.SignIn(county.xie);
  CHECK(Has(lin.Get(address).Bytes(), "抹去姓名和电话"));
  CHECK(xie.Post(address + "/erase-contact", {{"erase_why", "本人要求。"}}).status == 404);
  CHECK(lin.Post(address + "/erase-contact", {{"version", county.VersionOf(sent.id)}, {"erase_why", ""}}).status ==
        422);
  CHECK(lin.Post(address + "/erase-contact", {{"version", county.VersionOf(sent.id)}, {"erase_why", "<b>本人要求。"}})
            .status == 303);
  const std::string page(lin.Post(address + "/contact", {}).Bytes());
  CHECK_FALSE(Has(page, "13900001234"));
  CHECK_FALSE(Has(page, "<b>本人要求"));
  CHECK(Has(page, "正街的路灯不亮"));
}

TEST_CASE_ON_BOTH_ENGINES("a suggestion to publish is answered with what comes of it", place) {
  ParticipationDesk county(place);
  const SendReceipt yes = county.Send(county.Form(MessageKind::kSuggestion, "校车路线")),
                    no = county.Send(county.Form(MessageKind::kSuggestion, "值班表"));
  const TestBrowser lin = county.SignIn(county.lin);
  const auto address = [](const SendReceipt& sent) { return "/office/messages/" + ToString(sent.id) + "/answer"; };
  const auto without = lin.Post(address(yes), {{"version", county.VersionOf(yes.id)}, {"answer", "谢谢您的建议。"}});
  CHECK(without.status == 422);
  CHECK(Has(without.Bytes(), "谢谢您的建议。"));
  CHECK(lin.Post(address(no), {{"version", county.VersionOf(no.id)}, {"result", "not_publish"}, {"answer", " "}})
            .status == 422);
  CHECK(
      lin.Post(address(no), {{"version", county.VersionOf(no.id)}, {"result", "<script>"}, {"answer", "好"}}).status ==
      422);
  CHECK(lin.Post(address(yes), {{"version", county.VersionOf(yes.id)}, {"result", "publish"}, {"answer", ""}}).status ==
        303);
  CHECK(lin.Post(address(no),
                 {{"version", county.VersionOf(no.id)}, {"result", "not_publish"}, {"answer", "属于内部事务信息。"}})
            .status == 303);
  const auto told = LookUpMessage(county.desk, "203.0.113.1", no.code, "1234");
  REQUIRE(told);
  CHECK(Has(std::string(told->answer.Reveal()), "不纳入主动公开"));
  CHECK(Has(std::string(told->answer.Reveal()), "属于内部事务信息。"));
}

TEST_CASE_ON_BOTH_ENGINES("three months count from the day it came, and of enquiries alone", place) {
  ParticipationDesk county(place);
  (void)county.Send(county.Form(MessageKind::kMailbox));
  (void)county.Send(county.Form(MessageKind::kEnquiry));
  const PersonId he = county.Hire("heqing", "何清", county.office, PostKind::kSupervisor);
  const auto page = [&](const std::string& narrowed) {
    return std::string(county.SignIn(he).Get("/office/message-organs" + narrowed).Bytes());
  };
  const auto lying = [&] {
    db::Reader reader = county.database->Read();
    return EnquiriesLyingLong(reader, {county.township}, county.today());
  };
  county.now += 24h * 92;  // 10 June, the last day of three months
  CHECK(lying() == 0);
  CHECK_FALSE(Has(page(""), "单项否决"));
  county.now += 24h;
  CHECK(lying() == 1);
  CHECK(Has(page(""), "现在有 1 条办事咨询，从收到算起三个月以上没有答复"));
  CHECK_FALSE(Has(page("?kind=mailbox"), "单项否决"));
}

}  // namespace
}  // namespace gongkai::disclosure
