// Each act asks once more, when nobody else can change the message, whose it is and whether somebody acted meanwhile.
#include "disclosure/participation/handle_actions.h"

#include <functional>

#include "disclosure/participation/participation_desk_test.h"

namespace gongkai::disclosure {
namespace {

struct HandlingDesk : ParticipationDesk {
  using ParticipationDesk::ParticipationDesk;
  Actor neighbour = ActorAs(xie, PostKind::kHandler);

  static Content CommentedDraft() {
    return {.kind = ItemKind::kDraft,
            .title = "集镇停车管理办法（征求意见稿）",
            .summary = "概述。",
            .body = "<p>正文。</p>",
            .fields = {{"comment_until", "2026-04-09"},
                       {"comment_way", "网上提。"},
                       {"explanation", "为什么起草、主要规定什么。"}},
            .formed_on = 2026y / 3 / 9};
  }
  MessageId Sent(MessageKind kind) {
    SendForm form = Form(kind);
    if (kind == MessageKind::kComment) form.item = Published(CommentedDraft());
    return Send(form).id;
  }
  /// As another request does between the page's look and the act.
  void MoveToNeighbour(MessageId id) {
    db::Transaction act = database->Begin();
    Message message = *LockedMessage(act, id);
    message.handler = other_township;
    UpdateMessage(act, message);
    act.Commit();
  }
  bool Show(const SeenMessage& seen, const std::string& title = "公开集镇路灯的维修安排") {
    return bool(ShowTopic(desk, drafter, tools, seen, {.title = title, .words = ""}));
  }
};

struct OneAct {
  const char* name;
  MessageKind kind;
  std::function<bool(HandlingDesk&, const SeenMessage&)> does;
  bool is_of_removed = false;
};

std::vector<OneAct> EveryAct() {
  using Desk = HandlingDesk;
  using Seen = SeenMessage;
  return {
      {"take", MessageKind::kEnquiry,
       [](Desk& of, const Seen& seen) { return bool(TakeMessage(of.desk, of.drafter, seen)); }},
      {"answer", MessageKind::kEnquiry,
       [](Desk& of, const Seen& seen) { return bool(AnswerMessage(of.desk, of.drafter, seen, "好的。")); }},
      {"decline", MessageKind::kEnquiry,
       [](Desk& of, const Seen& seen) { return bool(DeclineMessage(of.desk, of.drafter, seen, "不归我们管。")); }},
      {"hand on", MessageKind::kEnquiry,
       [](Desk& of, const Seen& seen) {
         return bool(HandOnMessage(of.desk, of.drafter, seen, of.bureau, "是他们的事。"));
       }},
      {"restore", MessageKind::kMailbox,
       [](Desk& of, const Seen& seen) { return bool(RestoreMessage(of.desk, of.drafter, seen)); }, true},
      {"judge", MessageKind::kComment,
       [](Desk& of, const Seen& seen) {
         return bool(JudgeComment(of.desk, of.drafter, seen, {CommentVerdict::kAdopted, "停车位要留给残疾人", ""}));
       }},
      {"show", MessageKind::kTopic, [](Desk& of, const Seen& seen) { return of.Show(seen); }},
  };
}

TEST_CASE_ON_BOTH_ENGINES("what was handed on between the look and the act is another's, for every act", place) {
  HandlingDesk county(place);
  for (const OneAct& each : EveryAct()) {
    CAPTURE(each.name);
    const MessageId id = county.Sent(each.kind);
    if (each.is_of_removed) {
      REQUIRE(RemoveMessages(county.desk, county.drafter, {county.township}, {id}, "灌水。"));
    }
    const MessageState before = county.MessageOf(id).state;
    const SeenMessage seen = county.Seen(id);
    county.MoveToNeighbour(id);
    CHECK_FALSE(each.does(county, seen));
    // Nor with the number that it has by now.
    CHECK_FALSE(each.does(county, {id, county.township, county.MessageOf(id).version}));
    CHECK(county.MessageOf(id).handler == county.other_township);
    CHECK(county.MessageOf(id).state == before);
  }
  CHECK(county.Count("SELECT COUNT(*) FROM public_entry") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("an act without the number of what was seen, or with an older one, is refused", place) {
  HandlingDesk county(place);
  for (const OneAct& each : EveryAct()) {
    CAPTURE(each.name);
    const MessageId id = county.Sent(each.kind);
    if (each.is_of_removed) {
      REQUIRE(RemoveMessages(county.desk, county.drafter, {county.township}, {id}, "灌水。"));
    }
    const SeenMessage seen = county.Seen(id);
    CHECK_FALSE(each.does(county, {id, county.township, 0}));
    CHECK_FALSE(each.does(county, {id, county.township, seen.version + 1}));
    {
      db::Transaction act = county.database->Begin();
      UpdateMessage(act, *LockedMessage(act, id));  // somebody did something
      act.Commit();
    }
    CHECK_FALSE(each.does(county, seen));
    CHECK(each.does(county, county.Seen(id)));
  }
}

TEST_CASE_ON_BOTH_ENGINES("the form of a page that is out of date answers 404 once the message is another's", place) {
  HandlingDesk county(place);
  const MessageId id = county.Sent(MessageKind::kTopic);
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string address = "/office/messages/" + ToString(id), version = county.VersionOf(id);
  CHECK(lin.Post(address + "/show", {{"title", "公开集镇路灯的经费"}, {"words", ""}}).status == 422);  // no version
  REQUIRE(HandOnMessage(county.desk, county.drafter, county.Seen(id), county.other_township, "是他们的路。"));
  for (const char* act : {"take", "answer", "decline", "hand-on", "restore", "judge", "show", "contact"}) {
    CAPTURE(act);
    CHECK(lin.Post(address + "/" + act, {{"version", version}, {"title", "公开集镇路灯的经费"}}).status == 404);
  }
  CHECK(county.Count("SELECT COUNT(*) FROM public_entry") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a public topic is not passed by with a question on the same message", place) {
  HandlingDesk county(place);
  const EntryId topic = county.Topic();
  const MessageId id = *county.EntryOf(topic).message;
  const auto save = [&](MessageId message, OrganId organ) {
    return SaveQuestion(county.desk, county.drafter, county.tools,
                        {.id = {organ, 0}, .kind = PublicEntryKind::kQuestion, .message = message},
                        {.title = "路灯归谁管", .words = "归镇里管。"}, false);
  };
  CHECK_FALSE(save(id, county.township));  // still in hand
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(lin.Get("/office/entries/new?message=" + ToString(id)).status == 404);
  {
    // As one that lies there from before.
    db::Transaction act = county.database->Begin();
    PublicEntry question = *FindEntry(act, topic);
    question.kind = PublicEntryKind::kQuestion;
    question.state = PublicEntryState::kDraft;
    (void)AddEntry(act, question, county.now + 1h);
    act.Commit();
  }
  CHECK_FALSE(DeclineMessage(county.desk, county.drafter, county.Seen(id), "不办。"));
  CHECK_FALSE(HandOnMessage(county.desk, county.drafter, county.Seen(id), county.other_township, "不归我们。"));
  CHECK_FALSE(RemoveMessages(county.desk, county.drafter, {county.township}, {id}, "灌水。"));
  CHECK_FALSE(county.Show(county.Seen(id)));
  const MessageId answered = county.Sent(MessageKind::kEnquiry);
  REQUIRE(AnswerMessage(county.desk, county.drafter, county.Seen(answered), "归镇里管。"));
  CHECK(lin.Get("/office/entries/new?message=" + ToString(answered)).status == 200);
  CHECK_FALSE(save(answered, county.other_township));  // another's name
  CHECK(save(answered, county.township));
}

TEST_CASE_ON_BOTH_ENGINES("a topic that was taken down stands in nobody's way, and settles nothing", place) {
  HandlingDesk county(place);
  const EntryId first = county.Topic("路灯的旧题目");
  const MessageId id = *county.EntryOf(first).message;
  const auto item = DraftTopicAnswer(county.desk, county.drafter, first);
  REQUIRE(item);
  Content content = county.Latest(*item).content;
  content.body = "<p>去年用了三万元。</p>";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = *item, .version = county.Of(*item).version, .content = content}));
  REQUIRE(HideEntry(county.desk, county.drafter, county.tools, first, {.title = "", .words = "题目有误。"}));
  REQUIRE(HandOnMessage(county.desk, county.drafter, county.Seen(id), county.other_township, "是他们的路。"));
  REQUIRE(county.HandInAs(county.drafter, *item));
  county.SignAll(*item);
  (void)KeepMessages(county.desk);
  CHECK(county.MessageOf(id).state == MessageState::kNew);
  // Who handles it now does not read what the other one made of it, and makes its own.
  const TestBrowser xie = county.SignIn(county.xie);
  CHECK_FALSE(Has(xie.Get("/office/messages/" + ToString(id)).Bytes(), "路灯的旧题目"));
  CHECK(Has(xie.Get("/office/messages/" + ToString(id)).Bytes(), "检查并公开题目"));
  const auto second = ShowTopic(county.desk, county.neighbour, county.tools, county.Seen(id),
                                {.title = "公开砚台路灯的安排", .words = ""});
  REQUIRE(second);
  CHECK(second->organ == county.other_township);
  CHECK(Has(xie.Get("/office/messages/" + ToString(id)).Bytes(), "公开砚台路灯的安排"));
}

TEST_CASE_ON_BOTH_ENGINES("what the office wrote of a message goes with its words", place) {
  HandlingDesk county(place);
  const MessageId declined = county.Sent(MessageKind::kEnquiry), handed = county.Sent(MessageKind::kEnquiry),
                  removed = county.Sent(MessageKind::kMailbox);
  REQUIRE(DeclineMessage(county.desk, county.drafter, county.Seen(declined), "周某的事已由法院受理。"));
  REQUIRE(HandOnMessage(county.desk, county.drafter, county.Seen(handed), county.other_township, "周某住在砚台镇。"));
  REQUIRE(AnswerMessage(county.desk, county.neighbour, county.Seen(handed), "已经办好。"));
  REQUIRE(RemoveMessages(county.desk, county.drafter, {county.township}, {removed}, "周某重复发的。"));
  const auto told = [&] { return county.Count("SELECT COUNT(*) FROM public_message_event WHERE words LIKE '%周某%'"); };
  CHECK(told() == 3);
  const auto events = county.Count("SELECT COUNT(*) FROM public_message_event");
  county.now += kJunkKept + 24h;
  (void)KeepMessages(county.desk);
  CHECK(told() == 2);
  {
    db::Transaction act = county.database->Begin();
    for (const MessageState state : {MessageState::kAnswered, MessageState::kDeclined}) {
      CHECK(EraseMessages(act, IdOf(state), county.now, county.now, 10) == 1);
    }
    act.Commit();
  }
  CHECK(told() == 0);
  CHECK(county.Count("SELECT COUNT(*) FROM public_message_event") == events);  // that it was done stays
}

TEST_CASE_ON_BOTH_ENGINES("the outcome has every comment, whoever handles it by now, or says that it cannot", place) {
  HandlingDesk county(place);
  const ItemId draft = county.Published(HandlingDesk::CommentedDraft());
  SendForm form = county.Form(MessageKind::kComment, "第三条");
  form.item = draft;
  const MessageId first = county.Send(form).id;
  form.words.text = PersonalText("别的意见。");
  const MessageId second = county.Send(form).id;
  county.now += 24h * 31;
  REQUIRE(JudgeComment(county.desk, county.drafter, county.Seen(first), {CommentVerdict::kAdopted, "留给残疾人", ""}));
  county.MoveToNeighbour(second);  // as the successor of a closed organ has it
  CHECK_FALSE(BeginOutcome(county.desk, county.drafter, draft));
  REQUIRE(JudgeComment(county.desk, county.neighbour, county.Seen(second), {CommentVerdict::kAdopted, "夜间免费", ""}));
  const auto outcome = BeginOutcome(county.desk, county.drafter, draft);
  REQUIRE(outcome);
  CHECK(county.Latest(*outcome).content.Field("received") == "2");
  CHECK(Has(county.Latest(*outcome).content.body, "夜间免费"));
  {
    db::Transaction act = county.database->Begin();
    const Message like = *FindMessage(act, first);
    for (int i = 0; i < 2'000; ++i) {
      const std::string digest = "copy" + std::to_string(i);
      Message copy = like;
      copy.id = AddMessage(act, county.keys, {.message = like, .words = {}, .code_digest = digest});
      UpdateMessage(act, copy);  // with its verdict
    }
    act.Commit();
  }
  const auto too_many = BeginOutcome(county.desk, county.drafter, draft);
  REQUIRE_FALSE(too_many);
  CHECK(Has(too_many.error().message, "2002"));
}

}  // namespace
}  // namespace gongkai::disclosure
