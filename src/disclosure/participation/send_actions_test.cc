// What the public sends is taken in, sealed, found again with its code alone, and bounded.
#include "disclosure/participation/send_actions.h"

#include <fmt/format.h>

#include "db/once.h"

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
    const std::string code = "0000-0000-0" + std::to_string(100 + i);
    CHECK_FALSE(LookUpMessage(county.desk, "203.0.113.1", code, "1000"));
  }
  const auto closed = LookUpMessage(county.desk, "203.0.113.1", receipt.code, "1234");
  REQUIRE_FALSE(closed);
  CHECK(closed.error().kind == ErrorKind::kConflict);
  CHECK(LookUpMessage(county.desk, "203.0.113.2", receipt.code, "1234"));
  county.now += 16min;
  CHECK(LookUpMessage(county.desk, "203.0.113.1", receipt.code, "1234"));
}

TEST_CASE_ON_BOTH_ENGINES("what is no code is told and counts as no guess", place) {
  ParticipationDesk county(place);
  const SendReceipt receipt = county.Send(county.Form(MessageKind::kEnquiry));
  for (const char* code : {"", "1234", "' OR 1=1 --", "0000-0000-00000"}) {
    const auto none = LookUpMessage(county.desk, "203.0.113.1", code, "1234");
    REQUIRE_FALSE(none);
    CHECK(none.error().kind == ErrorKind::kInvalidInput);
    CHECK(ErrorOf(FaultsOfLookUp(code, "1234"), "code") != nullptr);
  }
  for (const char* fact : {"", "123", "13900001234", "abcd"}) {
    CHECK(ErrorOf(FaultsOfLookUp(receipt.code, fact), "fact") != nullptr);
    CHECK_FALSE(LookUpMessage(county.desk, "203.0.113.1", receipt.code, fact));
  }
  CHECK(FaultsOfLookUp(receipt.code, "１２３４").empty());
  CHECK(county.Count("SELECT COUNT(*) FROM public_lookup") == 0);
  CHECK(LookUpMessage(county.desk, "203.0.113.1", receipt.code, "1234"));
}

TEST_CASE_ON_BOTH_ENGINES("who has seen a code guesses the four digits ten times, from wherever", place) {
  ParticipationDesk county(place);
  const SendReceipt receipt = county.Send(county.Form(MessageKind::kEnquiry));
  for (int i = 0; i < kWrongFacts; ++i) {
    const std::string network = "203.0.113." + std::to_string(i + 1);
    CHECK_FALSE(LookUpMessage(county.desk, network, receipt.code, std::to_string(2000 + i)));
    CHECK_FALSE(LookUpMessage(county.desk, network, "0000-0000-0000", std::to_string(2000 + i)));
  }
  const auto closed = LookUpMessage(county.desk, "203.0.113.99", receipt.code, "1234");
  REQUIRE_FALSE(closed);
  CHECK(closed.error().kind == ErrorKind::kConflict);
  // So is a code that there is not: nobody learns which there are.
  CHECK(LookUpMessage(county.desk, "203.0.113.99", "0000-0000-0000", "1234").error().kind == ErrorKind::kConflict);
  county.now += 16min;
  CHECK(LookUpMessage(county.desk, "203.0.113.99", receipt.code, "1234"));
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

TEST_CASE_ON_BOTH_ENGINES("the key of a form is not kept, and the form sent again after it was forgotten is told",
                          place) {
  ParticipationDesk county(place);
  const Sender sender = county.SenderOf();
  const SendForm form = county.Form(MessageKind::kError);
  const auto first = SendMessage(county.desk, sender, form);
  REQUIRE(first);
  CHECK(county.Count("SELECT COUNT(*) FROM act_once WHERE key LIKE '%" + sender.client + "%' OR key LIKE '%" +
                     sender.once_key + "%'") == 0);
  county.now += 24h * 8;
  db::Transaction act = county.database->Begin();
  CHECK(db::ForgetActs(act, county.now - db::kActsKept) > 0);
  act.Commit();
  const auto again = SendMessage(county.desk, sender, form);
  REQUIRE(again);
  CHECK(again->id == first->id);
  CHECK(again->code == first->code);
  CHECK(county.Count("SELECT COUNT(*) FROM public_message") == 1);
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

TEST_CASE("ten thousand hostile submissions are bounded, and what repeats is gone in one act") {
  const testing::OnSqlite place;
  ParticipationDesk county(place);
  const SendReceipt honest = county.Send(county.Form(MessageKind::kEnquiry, "真的有事"));
  int taken = 0;
  SendForm form = county.Form(MessageKind::kMailbox, "买买买");
  for (int i = 0; i < 10'000; ++i) {
    // Fifty customers of providers, each out of all its networks; each network sends its text twice.
    const int customer = i % 50, turn = i / 100;
    form.words.text = PersonalText(fmt::format("买它{}号的{}只。", turn, customer));
    const std::string network = fmt::format("2001:db8:{:x}:{:x}00::/64", customer, turn + 1);
    if (SendMessage(county.desk, county.SenderOf(network), form)) ++taken;
  }
  CHECK(taken == kMostPerHour - 1);
  db::Reader reader = county.database->Read();
  const MessageQuery ordinary{.handlers = {county.township}, .only_open = true};
  MessageQuery aside = ordinary;
  aside.only_marked = true;
  const int repeats = CountMessages(reader, aside);
  CHECK(repeats > kMostPerHour / 3);
  CHECK(CountMessages(reader, ordinary) == kMostPerHour - repeats);
  // A line of its own while far too many come, and one each.
  CHECK(county.Count("SELECT COUNT(*) FROM notice WHERE path = '/office/messages?state=new'") == 2);
  REQUIRE_FALSE(RemoveMarkedMessages(county.desk, county.drafter, {county.township}, " "));  // not without a reason
  const auto removed = RemoveMarkedMessages(county.desk, county.drafter, {county.township}, "灌水。");
  REQUIRE(removed);
  CHECK(*removed == repeats);
  CHECK(county.MessageOf(honest.id).state == MessageState::kNew);
  CHECK(county.Page("/take-part/topics").find("买买买") == std::string::npos);
}

TEST_CASE_ON_BOTH_ENGINES("one household with all its networks reaches no flood, nor does one place", place) {
  ParticipationDesk county(place);
  const auto send_from = [&](const std::string& network) {
    return bool(SendMessage(county.desk, county.SenderOf(network), county.Form(MessageKind::kMailbox)));
  };
  int household = 0, neighbours = 0, village = 0;
  for (int i = 0; i < 256; ++i) household += send_from(fmt::format("2001:db8:7:{:x}::/64", i)) ? 1 : 0;
  CHECK(household == kPerHouseholdHour);
  for (int i = 1; i < 256; ++i) neighbours += send_from(fmt::format("2001:db8:7:{:x}00::/64", i)) ? 1 : 0;
  CHECK(household + neighbours == kPerPlaceHour);
  for (int i = 0; i < 256; ++i) village += send_from(fmt::format("203.0.113.{}", i)) ? 1 : 0;
  CHECK(village == kPerPlaceHour);
  CHECK(county.Count("SELECT COUNT(*) FROM public_message WHERE marks <> 0") == 0);
  CHECK(send_from("203.0.114.1"));
  county.now += 24h * 3;
  (void)KeepMessages(county.desk);
  CHECK(county.Count("SELECT COUNT(*) FROM public_arrival") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("while many flood, who writes one letter is listed, due, told and not swept away", place) {
  ParticipationDesk county(place);
  for (int i = 0; i < kMarkedFromHour; ++i) (void)county.Send(county.Form(MessageKind::kMailbox));
  const SendReceipt first = county.Send(county.Form(MessageKind::kEnquiry));
  CHECK(county.MessageOf(first.id).marks == 0);
  std::optional<MessageId> fourth;
  for (int i = 0; i <= kUnmarkedOfPlace; ++i) {
    const auto sent = SendMessage(county.desk, county.SenderOf("203.0.113." + std::to_string(i + 1)),
                                  county.Form(MessageKind::kEnquiry));
    REQUIRE(sent);
    fourth = sent->id;
  }
  CHECK(county.MessageOf(*fourth).marks == kMarkFlood);
  CHECK(county.Count("SELECT COUNT(*) FROM notice WHERE title LIKE '短时间内%'") == 1);
  {
    db::Reader reader = county.database->Read();
    int due = 0;
    for (const DueMessages& each : CountDueMessages(reader, {county.township}, 2026y / 12 / 31)) due += each.count;
    CHECK(due == kMarkedFromHour + 1 + kUnmarkedOfPlace + 1);
    CHECK(ListMessages(reader, {.handlers = {county.township}, .only_open = true}).front().id == *fourth);
    CHECK(OverdueMessages(reader, 2027y / 1 / 1, 1'000).size() == static_cast<std::size_t>(due));
  }
  CHECK_FALSE(RemoveMarkedMessages(county.desk, county.drafter, {county.township}, "灌水。"));
  CHECK(county.MessageOf(*fourth).state == MessageState::kNew);
}

TEST_CASE_ON_BOTH_ENGINES("the same text again of the same network to the same organ is marked, and nothing else",
                          place) {
  ParticipationDesk county(place);
  SendForm form = county.Form(MessageKind::kMailbox);
  const auto marks_from = [&](const std::string& network) {
    const auto sent = SendMessage(county.desk, county.SenderOf(network), form);
    REQUIRE(sent);
    return county.MessageOf(sent->id).marks;
  };
  CHECK(marks_from("203.0.113.1") == 0);
  CHECK(marks_from("203.0.113.1") == kMarkRepeat);
  CHECK(marks_from("203.0.113.2") == 0);  // a village signs one letter
  form.organ = county.other_township;
  CHECK(marks_from("203.0.113.1") == 0);
  form.organ = county.township;
  const auto noted = NoteMessage(county.desk, county.drafter, MessageWay::kCall, form);
  REQUIRE(noted);
  CHECK(county.MessageOf(noted->id).marks == 0);
  const auto again = NoteMessage(county.desk, county.drafter, MessageWay::kLetter, form);
  REQUIRE(again);
  CHECK(county.MessageOf(again->id).marks == 0);
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

TEST_CASE_ON_BOTH_ENGINES("a support counts once a browser, a few a household, and not by pressing again", place) {
  ParticipationDesk county(place);
  const EntryId topic = county.Topic();
  const Sender one = county.SenderOf("203.0.113.1");
  CHECK(SupportTopic(county.desk, one, topic).value());
  for (int i = 0; i < 20; ++i) CHECK_FALSE(SupportTopic(county.desk, one, topic).value());
  for (int i = 0; i < 100; ++i) (void)SupportTopic(county.desk, county.SenderOf("203.0.113.1"), topic);
  CHECK(county.EntryOf(topic).supports == kSupportsPerHousehold);
  CHECK(SupportTopic(county.desk, county.SenderOf("203.0.113.2"), topic).value());
  CHECK(county.EntryOf(topic).supports == kSupportsPerHousehold + 1);
  CHECK_FALSE(SupportTopic(county.desk, one, {county.township, 99}));
}

TEST_CASE_ON_BOTH_ENGINES(
    "a household with all its networks supports a few times, a place some, and who may not waits "
    "for no writer",
    place) {
  ParticipationDesk county(place);
  const EntryId topic = county.Topic();
  const auto press = [&](const std::string& network) {
    (void)SupportTopic(county.desk, county.SenderOf(network), topic);
  };
  for (int i = 0; i < 256; ++i) press(fmt::format("2001:db8:7:{:x}::/64", i));
  CHECK(county.EntryOf(topic).supports == kSupportsPerHousehold);
  for (int i = 0; i < 256; ++i) press(fmt::format("2001:db8:7:{:x}00::/64", i));
  CHECK(county.EntryOf(topic).supports == kSupportsPerPlace);
  // Somebody writes without end: what does not count is answered all the same.
  const Sender late = county.SenderOf("2001:db8:7:1234::/64");
  db::Transaction writing = county.database->Begin();
  CHECK_FALSE(SupportTopic(county.desk, late, topic).value());
  CHECK_FALSE(SupportTopic(county.desk, late, {county.township, 99}));
  CHECK_FALSE(SayUseful(county.desk, late, {county.township, 99}, true));
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

TEST_CASE_ON_BOTH_ENGINES("names and telephones go after two whole years, what was written stays, junk goes whole",
                          place) {
  ParticipationDesk county(place);
  const SendReceipt answered = county.Send(county.Form(MessageKind::kEnquiry, "一"));
  const SendReceipt open = county.Send(county.Form(MessageKind::kEnquiry, "二"));
  const SendReceipt junk = county.Send(county.Form(MessageKind::kMailbox, "三"));
  REQUIRE(AnswerMessage(county.desk, county.drafter, county.Seen(answered.id), "好的。"));
  REQUIRE(RemoveMessages(county.desk, county.drafter, {county.township}, {junk.id}, "灌水。"));
  const auto words_of = [&](MessageId id) {
    db::Reader reader = county.database->Read();
    return OpenMessage(reader, county.keys, id);
  };
  county.now += 24h * 31;
  (void)KeepMessages(county.desk);
  CHECK(county.MessageOf(junk.id).is_erased);
  CHECK_FALSE(words_of(junk.id));
  CHECK_FALSE(county.MessageOf(answered.id).is_erased);
  CHECK(county.Count("SELECT COUNT(*) FROM public_message WHERE network <> ''") == 0);
  CHECK_FALSE(RestoreMessage(county.desk, county.drafter, county.Seen(junk.id)));
  county.now += 24h * (731 - 31);  // 10 March 2028: the last day of two calendar years, with a 29th of February in them
  (void)KeepMessages(county.desk);
  CHECK(words_of(answered.id)->words.phone.Reveal() == "13900001234");
  county.now += 24h;
  (void)KeepMessages(county.desk);
  (void)KeepMessages(county.desk);  // once
  const auto kept = words_of(answered.id);
  REQUIRE(kept);
  CHECK(kept->words.name.empty());
  CHECK(kept->words.phone.empty());
  CHECK(kept->words.title.Reveal() == "一");
  CHECK(kept->answer.Reveal() == "好的。");
  CHECK_FALSE(county.MessageOf(answered.id).is_erased);
  CHECK(LookUpMessage(county.desk, "203.0.113.9", answered.code, "1234"));  // who wrote it reads on
  CHECK(words_of(open.id)->words.phone.Reveal() == "13900001234");
  CHECK(county.Count("SELECT COUNT(*) FROM public_message_event WHERE kind = 'contact_erased'") == 1);
  db::Reader reader = county.database->Read();
  const auto figures =
      FiguresOf(reader, {county.township}, std::chrono::sys_days(2026y / 1 / 1), std::chrono::sys_days(2027y / 1 / 1));
  const MessageFigure enquiries = figures[static_cast<std::size_t>(MessageKind::kEnquiry)];
  CHECK(enquiries.received == 2);
  CHECK(enquiries.answered == 1);
  CHECK(enquiries.in_time == 1);
  CHECK(figures[static_cast<std::size_t>(MessageKind::kMailbox)].received == 0);
}

TEST_CASE_ON_BOTH_ENGINES("comments on drafts are erased by no timer", place) {
  ParticipationDesk county(place);
  SendForm form = county.Form(MessageKind::kComment, "第三条");
  form.item = county.Published({.kind = ItemKind::kDraft,
                                .title = "集镇停车管理办法（征求意见稿）",
                                .summary = "概述。",
                                .body = "<p>正文。</p>",
                                .fields = {{"comment_until", "2026-04-09"},
                                           {"comment_way", "网上提。"},
                                           {"explanation", "为什么起草、主要规定什么。"}},
                                .formed_on = 2026y / 3 / 9});
  const SendReceipt judged = county.Send(form);
  form.words.title = PersonalText("第四条");
  const SendReceipt removed = county.Send(form);
  REQUIRE(JudgeComment(county.desk, county.drafter, county.Seen(judged.id), {CommentVerdict::kAdopted, "停车位", ""}));
  REQUIRE(RemoveMessages(county.desk, county.drafter, {county.township}, {removed.id}, "灌水。"));
  county.now += 24h * 1'500;
  (void)KeepMessages(county.desk);
  db::Reader reader = county.database->Read();
  for (const MessageId id : {judged.id, removed.id}) {
    const auto opened = OpenMessage(reader, county.keys, id);
    REQUIRE(opened);
    CHECK(opened->words.phone.Reveal() == "13900001234");
    CHECK_FALSE(opened->words.text.empty());
  }
}

TEST_CASE_ON_BOTH_ENGINES("at the wish of who wrote, name and telephone go at once, with why, and nothing else",
                          place) {
  ParticipationDesk county(place);
  const SendReceipt sent = county.Send(county.Form(MessageKind::kEnquiry));
  CHECK_FALSE(EraseContactOf(county.desk, county.examiner, county.Seen(sent.id), "本人要求。"));
  CHECK(ErrorOf(EraseContactOf(county.desk, county.drafter, county.Seen(sent.id), " ").errors(), "erase_why") !=
        nullptr);
  REQUIRE(EraseContactOf(county.desk, county.drafter, county.Seen(sent.id), "本人要求。"));
  db::Reader reader = county.database->Read();
  const auto opened = OpenMessage(reader, county.keys, sent.id);
  REQUIRE(opened);
  CHECK(opened->words.phone.empty());
  CHECK(opened->words.title.Reveal() == "路灯");
  CHECK(EventsOf(reader, sent.id).back().words == "本人要求。");
}

}  // namespace
}  // namespace gongkai::disclosure
