// What the public sends is taken in, sealed, found again with its code alone, and bounded.
#include "disclosure/participation/send_actions.h"

#include "disclosure/participation/participation_desk_test.h"

namespace gongkai::disclosure {
namespace {

TEST_CASE_ON_BOTH_ENGINES("a message is kept sealed, and nothing of it stands in the trail", place) {
  ParticipationDesk county(place);
  const SendReceipt receipt = county.Send(county.Form(MessageKind::kEnquiry, "周某的低保"));
  CHECK(receipt.due_on == 2026y / 3 / 17);
  CHECK(county.Count("SELECT COUNT(*) FROM public_message WHERE words IS NOT NULL AND network <> ''") == 1);
  db::Reader reader = county.database->Read();
  for (const db::Row& row : reader.Query("SELECT words, message_key FROM public_message")) {
    CHECK_FALSE(Has(row.Get<db::Blob>(0).bytes, "低保"));
    CHECK_FALSE(Has(row.Get<db::Blob>(0).bytes, "13900001234"));
  }
  for (const db::Row& row : reader.Query("SELECT detail, object, address FROM audit_entry")) {
    CHECK_FALSE(Has(row.Get<std::string>(0), "低保"));
    CHECK_FALSE(Has(row.Get<std::string>(0), "1234"));
    CHECK(row.Get<std::string>(2).empty());  // where from is nobody's business for good
  }
  for (const db::Row& row : reader.Query("SELECT title, detail FROM notice")) {
    CHECK_FALSE(Has(row.Get<std::string>(0) + row.Get<std::string>(1), "低保"));
  }
  const auto opened = OpenMessage(reader, county.keys, receipt.id);
  REQUIRE(opened);
  CHECK(opened->words.title.Reveal() == "周某的低保");
}

TEST_CASE_ON_BOTH_ENGINES("the code and the second fact open it, nothing else does", place) {
  ParticipationDesk county(place);
  const SendReceipt receipt = county.Send(county.Form(MessageKind::kEnquiry));
  const auto found = LookUpMessage(county.desk, "203.0.113.1", receipt.code, "1234");
  REQUIRE(found);
  CHECK(found->message.id == receipt.id);
  CHECK(found->words.title.Reveal() == "路灯");
  CHECK_FALSE(LookUpMessage(county.desk, "203.0.113.1", receipt.code, "1235"));
  CHECK_FALSE(LookUpMessage(county.desk, "203.0.113.1", "0000-0000-0000", "1234"));
  CHECK_FALSE(LookUpMessage(county.desk, "203.0.113.1", "' OR 1=1 --", "1234"));
  REQUIRE(AnswerMessage(county.desk, county.drafter, county.Seen(receipt.id), "已经报修，周五前修好。"));
  const auto answered = LookUpMessage(county.desk, "203.0.113.2", receipt.code, "1234");
  REQUIRE(answered);
  CHECK(answered->answer.Reveal() == "已经报修，周五前修好。");
  CHECK(answered->message.state == MessageState::kAnswered);
}

TEST_CASE_ON_BOTH_ENGINES("who guesses is closed out for a while, and only his network", place) {
  ParticipationDesk county(place);
  const SendReceipt receipt = county.Send(county.Form(MessageKind::kEnquiry));
  for (int i = 0; i < kWrongCodes; ++i) {
    CHECK_FALSE(LookUpMessage(county.desk, "203.0.113.1", "0000-0000-0000", std::to_string(1000 + i)));
  }
  const auto closed = LookUpMessage(county.desk, "203.0.113.1", receipt.code, "1234");
  REQUIRE_FALSE(closed);
  CHECK(closed.error().kind == ErrorKind::kConflict);
  CHECK(LookUpMessage(county.desk, "203.0.113.2", receipt.code, "1234"));
  county.now += 16min;
  CHECK(LookUpMessage(county.desk, "203.0.113.1", receipt.code, "1234"));
}

TEST_CASE_ON_BOTH_ENGINES("a form sent twice is one message with one code", place) {
  ParticipationDesk county(place);
  const Sender sender = county.SenderOf();
  const SendForm form = county.Form(MessageKind::kError);
  const auto first = SendMessage(county.desk, sender, form), second = SendMessage(county.desk, sender, form);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->code == second->code);
  CHECK(first->id == second->id);
  CHECK(county.Count("SELECT COUNT(*) FROM public_message") == 1);
  CHECK(county.Count("SELECT COUNT(*) FROM act_once WHERE result LIKE '%" + first->code + "%'") == 0);
  // Another browser with the same key in its form is another one.
  const auto other = SendMessage(county.desk, {sender.network, "elsewhere", sender.once_key}, form);
  REQUIRE(other);
  CHECK(other->code != first->code);
}

TEST_CASE_ON_BOTH_ENGINES("ten an hour from one network, and what is refused leaves nothing", place) {
  ParticipationDesk county(place);
  for (int i = 0; i < kPerNetworkHour; ++i) {
    REQUIRE(SendMessage(county.desk, county.SenderOf("203.0.113.1"), county.Form(MessageKind::kMailbox)));
  }
  const auto refused = SendMessage(county.desk, county.SenderOf("203.0.113.1"), county.Form(MessageKind::kMailbox));
  REQUIRE_FALSE(refused);
  CHECK(ErrorOf(refused.errors(), kTooManyField) != nullptr);
  CHECK(SendMessage(county.desk, county.SenderOf("203.0.113.2"), county.Form(MessageKind::kMailbox)));
  county.now += 61min;
  CHECK(SendMessage(county.desk, county.SenderOf("203.0.113.1"), county.Form(MessageKind::kMailbox)));
  CHECK(county.Count("SELECT COUNT(*) FROM public_message") == kPerNetworkHour + 2);
}

TEST_CASE("ten thousand hostile submissions are bounded, kept apart, and gone in one act") {
  const testing::OnSqlite place;
  ParticipationDesk county(place);
  const SendReceipt honest = county.Send(county.Form(MessageKind::kEnquiry, "真的有事"));
  int taken = 0;
  for (int i = 0; i < 10'000; ++i) {
    const std::string network = "2001:db8:" + std::to_string(i / 1'000) + ":" + std::to_string(i % 1'000) + "::/64";
    if (SendMessage(county.desk, county.SenderOf(network), county.Form(MessageKind::kMailbox, "买买买"))) ++taken;
  }
  CHECK(taken == kMostPerHour - 1);
  db::Reader reader = county.database->Read();
  const MessageQuery ordinary{.handlers = {county.township}, .only_open = true};
  MessageQuery marked = ordinary;
  marked.only_marked = true;
  CHECK(CountMessages(reader, ordinary) <= kMarkedFromHour);
  CHECK(CountMessages(reader, marked) >= kMostPerHour - kMarkedFromHour);
  CHECK(county.Count("SELECT COUNT(*) FROM notice WHERE path = '/office/messages?state=new'") == 1);
  REQUIRE_FALSE(RemoveMarkedMessages(county.desk, county.drafter, {county.township}, " "));  // not without a reason
  const auto removed = RemoveMarkedMessages(county.desk, county.drafter, {county.township}, "灌水。");
  REQUIRE(removed);
  CHECK(*removed >= kMostPerHour - kMarkedFromHour);
  CHECK(county.MessageOf(honest.id).state == MessageState::kNew);
  CHECK(county.Page("/take-part/topics").find("买买买") == std::string::npos);
}

TEST_CASE_ON_BOTH_ENGINES("the same text again is marked, and told to nobody by letter", place) {
  ParticipationDesk county(place);
  SendForm form = county.Form(MessageKind::kMailbox);
  const SendReceipt first = county.Send(form), second = county.Send(form);
  CHECK(county.MessageOf(first.id).marks == 0);
  CHECK(county.MessageOf(second.id).marks == kMarkRepeat);
}

TEST_CASE_ON_BOTH_ENGINES("only to an organ of the county, about what is public", place) {
  ParticipationDesk county(place);
  SendForm form = county.Form(MessageKind::kMailbox);
  form.organ = OrganId{987654};
  CHECK(ErrorOf(SendMessage(county.desk, county.SenderOf(), form).errors(), "organ") != nullptr);
  form.organ = county.village;
  CHECK(ErrorOf(SendMessage(county.desk, county.SenderOf(), form).errors(), "organ") != nullptr);
  const ItemId draft = county.Save(ItemDesk::Notice());
  form = county.Form(MessageKind::kError);
  form.item = draft;
  CHECK(ErrorOf(SendMessage(county.desk, county.SenderOf(), form).errors(), "item") != nullptr);
  form.item = county.Published(ItemDesk::Notice());
  CHECK(SendMessage(county.desk, county.SenderOf(), form));
  form.kind = MessageKind::kComment;  // on what is no draft for comment
  CHECK(ErrorOf(SendMessage(county.desk, county.SenderOf(), form).errors(), "item") != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("what was telephoned is written down, with a code for who called", place) {
  ParticipationDesk county(place);
  const auto noted = NoteMessage(county.desk, county.drafter, MessageWay::kCall, county.Form(MessageKind::kEnquiry));
  REQUIRE(noted);
  CHECK(county.MessageOf(noted->id).way == MessageWay::kCall);
  CHECK(LookUpMessage(county.desk, "203.0.113.9", noted->code, "1234"));
  CHECK_FALSE(NoteMessage(county.desk, county.examiner, MessageWay::kCall, county.Form(MessageKind::kEnquiry)));
}

TEST_CASE_ON_BOTH_ENGINES("a support counts once a browser, a few a network, and not by pressing again", place) {
  ParticipationDesk county(place);
  const EntryId topic = county.Topic();
  const Sender one = county.SenderOf("203.0.113.1");
  CHECK(SupportTopic(county.desk, one, topic).value());
  for (int i = 0; i < 20; ++i) CHECK_FALSE(SupportTopic(county.desk, one, topic).value());
  for (int i = 0; i < 100; ++i) (void)SupportTopic(county.desk, county.SenderOf("203.0.113.1"), topic);
  CHECK(county.EntryOf(topic).supports == kSupportsPerNetwork);
  CHECK(SupportTopic(county.desk, county.SenderOf("203.0.113.2"), topic).value());
  CHECK(county.EntryOf(topic).supports == kSupportsPerNetwork + 1);
  CHECK_FALSE(SupportTopic(county.desk, one, {county.township, 99}));
}

TEST_CASE_ON_BOTH_ENGINES("whether it was useful counts the last word of each browser", place) {
  ParticipationDesk county(place);
  const ItemId item = county.Published(ItemDesk::Notice());
  const Sender one = county.SenderOf();
  REQUIRE(SayUseful(county.desk, one, item, true));
  REQUIRE(SayUseful(county.desk, one, item, false));
  REQUIRE(SayUseful(county.desk, county.SenderOf(), item, true));
  db::Reader reader = county.database->Read();
  CHECK(UsefulnessOf(reader, item).yes == 1);
  CHECK(UsefulnessOf(reader, item).no == 1);
  CHECK_FALSE(SayUseful(county.desk, one, {county.township, 99}, true));
}

TEST_CASE_ON_BOTH_ENGINES("what is over is erased with its key, and the counts stay", place) {
  ParticipationDesk county(place);
  const SendReceipt answered = county.Send(county.Form(MessageKind::kEnquiry, "一"));
  const SendReceipt open = county.Send(county.Form(MessageKind::kEnquiry, "二"));
  const SendReceipt junk = county.Send(county.Form(MessageKind::kMailbox, "三"));
  REQUIRE(AnswerMessage(county.desk, county.drafter, county.Seen(answered.id), "好的。"));
  REQUIRE(RemoveMessages(county.desk, county.drafter, {county.township}, {junk.id}, "灌水。"));
  county.now += 24h * 31;
  (void)KeepMessages(county.desk);
  CHECK(county.MessageOf(junk.id).is_erased);
  CHECK_FALSE(county.MessageOf(answered.id).is_erased);
  CHECK(county.Count("SELECT COUNT(*) FROM public_message WHERE network <> ''") == 0);
  CHECK_FALSE(RestoreMessage(county.desk, county.drafter, county.Seen(junk.id)));
  county.now += 24h * 700;
  (void)KeepMessages(county.desk);
  CHECK(county.MessageOf(answered.id).is_erased);
  CHECK_FALSE(county.MessageOf(open.id).is_erased);
  db::Reader reader = county.database->Read();
  CHECK_FALSE(OpenMessage(reader, county.keys, answered.id));
  CHECK(OpenMessage(reader, county.keys, open.id));
  const auto figures =
      FiguresOf(reader, {county.township}, std::chrono::sys_days(2026y / 1 / 1), std::chrono::sys_days(2027y / 1 / 1));
  const MessageFigure enquiries = figures[static_cast<std::size_t>(MessageKind::kEnquiry)];
  CHECK(enquiries.received == 2);
  CHECK(enquiries.answered == 1);
  CHECK(enquiries.in_time == 1);
  CHECK(figures[static_cast<std::size_t>(MessageKind::kMailbox)].received == 0);
}

}  // namespace
}  // namespace gongkai::disclosure
