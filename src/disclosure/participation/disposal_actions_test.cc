// The words of messages go after their archive period, by two persons and with a record (档案法第二十一条第二款).
#include "disclosure/participation/disposal_actions.h"

#include "db/backup.h"
#include "disclosure/participation/erased_messages_actions.h"
#include "disclosure/participation/message_due_view.h"
#include "disclosure/participation/participation_desk_test.h"
#include "embedded/embedded_migrations.h"

namespace gongkai::disclosure {
namespace {

struct DisposalDesk : ParticipationDesk {
  explicit DisposalDesk(const testing::TestDatabase& place) : ParticipationDesk(place) {}

  SendReceipt Answered(MessageKind kind, const std::string& title = "路灯") {
    const SendReceipt receipt = Send(Form(kind, title));
    REQUIRE(AnswerMessage(desk, drafter, Seen(receipt.id), "已经修好，谢谢周某。"));
    return receipt;
  }
  DisposalForm Form2026(MessageKind kind = MessageKind::kEnquiry) {
    return {.organ = township,
            .kind = kind,
            .year = 2026,
            .kept_years = 10,
            .basis = "保管期限表第12项",
            .appraisal = "鉴定小组看过，没有继续保存的价值。"};
  }
  DisposalId Proposed() {
    const auto id = ProposeDisposal(desk, drafter, Form2026());
    for (const FieldError& error : id.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(id);
    return *id;
  }
  Disposal DisposalOf(DisposalId id) {
    db::Reader reader = database->Read();
    return *FindDisposal(reader, id);
  }
  std::vector<DueForDisposal> Due() {
    db::Reader reader = database->Read();
    return CountDueForDisposal(reader, {township, other_township}, OverBefore(today()));
  }
  FormResult<DisposalId> Approve(const Actor& actor, DisposalId id, std::int64_t version = 1) {
    return DecideDisposal(desk, actor, {.id = id, .version = version, .is_approved = true});
  }
  void ElevenYearsOn() { now = std::chrono::sys_days(2037y / 1 / 2) + 2h; }
};

TEST_CASE_ON_BOTH_ENGINES("nothing is due, nor can be proposed, before its period is over", place) {
  DisposalDesk county(place);
  county.Answered(MessageKind::kEnquiry);
  CHECK(county.Due().empty());
  CHECK(ErrorOf(ProposeDisposal(county.desk, county.drafter, county.Form2026()).errors(), "kept_years") != nullptr);
  county.now = std::chrono::sys_days(2036y / 12 / 31) + 2h;
  CHECK(county.Due().empty());
  county.ElevenYearsOn();
  REQUIRE(county.Due().size() == 1);
  CHECK(county.Due().front().count == 1);
  CHECK(county.Due().front().year == 2026);
  CHECK(county.Due().front().kind == MessageKind::kEnquiry);
  DisposalForm longer = county.Form2026();
  longer.kept_years = 30;
  CHECK(ErrorOf(ProposeDisposal(county.desk, county.drafter, longer).errors(), "kept_years") != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("another person approves, and the words are gone; record, numbers and counts stay", place) {
  DisposalDesk county(place);
  const SendReceipt gone = county.Answered(MessageKind::kEnquiry, "周某的低保");
  const SendReceipt other = county.Answered(MessageKind::kMailbox);
  const SendReceipt open = county.Send(county.Form(MessageKind::kEnquiry));
  county.ElevenYearsOn();
  const DisposalId id = county.Proposed();
  CHECK(county.Count("SELECT COUNT(*) FROM public_message WHERE words IS NOT NULL") == 3);  // nothing yet
  CHECK_FALSE(county.Approve(county.drafter, id));  // nor by his post, nor of his own
  CHECK_FALSE(county.Approve(county.ActorAs(county.lin, PostKind::kChief), id));
  REQUIRE(county.Approve(county.approver, id));
  CHECK_FALSE(county.Approve(county.approver, id));
  CHECK(county.DisposalOf(id).state == DisposalState::kApproved);
  CHECK(county.MessageOf(gone.id).is_erased);
  CHECK(county.MessageOf(gone.id).state == MessageState::kAnswered);
  CHECK_FALSE(county.MessageOf(other.id).is_erased);
  CHECK_FALSE(county.MessageOf(open.id).is_erased);
  CHECK(county.Count("SELECT COUNT(*) FROM public_message WHERE message_key IS NULL AND words IS NULL AND answer IS "
                     "NULL") == 1);
  db::Reader reader = county.database->Read();
  CHECK_FALSE(OpenMessage(reader, county.keys, gone.id));
  const auto entries = EntriesOf(reader, id);
  REQUIRE(entries.size() == 1);
  CHECK(entries.front().message == gone.id);
  CHECK(entries.front().is_destroyed);
  CHECK(EventsOf(reader, gone.id).back().kind == "destroyed");
  for (const db::Row& row : reader.Query("SELECT basis, appraisal, decided_words FROM message_disposal")) {
    CHECK_FALSE(Has(row.Get<std::string>(0) + row.Get<std::string>(1) + row.Get<std::string>(2), "低保"));
  }
  const auto asked = LookUpMessage(county.desk, "203.0.113.1", gone.code, "1234");
  REQUIRE(asked);
  CHECK(asked->answer.empty());
}

TEST_CASE_ON_BOTH_ENGINES("a message that comes back with an older backup is destroyed again", place) {
  DisposalDesk county(place);
  const SendReceipt gone = county.Answered(MessageKind::kEnquiry, "周某的低保");
  const SendReceipt other = county.Answered(MessageKind::kMailbox);
  const testing::TempDir folder;
  REQUIRE(db::Backup(*county.database, folder.File("before.bak")));
  county.ElevenYearsOn();
  REQUIRE(county.Approve(county.approver, county.Proposed()));
  std::vector<ErasedMessage> erased;
  {
    db::Reader reader = county.database->Read();
    erased = ErasedMessagesSince(reader, {});
  }
  REQUIRE(erased.size() == 1);
  CHECK(erased.front().id == gone.id);
  const db::Location into{.directory = folder.File("restored")};
  REQUIRE(db::Restore(folder.File("before.bak"), into, embedded::Migrations()));
  const auto restored = db::Database::Open(into, embedded::Migrations());
  REQUIRE(restored);
  {
    db::Transaction act = (*restored)->Begin();
    CHECK(OpenMessage(act, county.keys, gone.id));  // it is back
    REQUIRE(IsMessageToErase(act, gone.id, erased.front().arrived));
    CHECK_FALSE(IsMessageToErase(act, gone.id, erased.front().arrived + 1s));  // another one of that number
    EraseMessageAgain(act, gone.id, erased.front().erased, county.now);
    act.Commit();
  }
  db::Reader reader = (*restored)->Read();
  CHECK_FALSE(OpenMessage(reader, county.keys, gone.id));
  CHECK(OpenMessage(reader, county.keys, other.id));
  CHECK(EventsOf(reader, gone.id).back().kind == "destroyed");
  CHECK_FALSE(IsMessageToErase(reader, gone.id, erased.front().arrived));
}

TEST_CASE_ON_BOTH_ENGINES("refused with a reason, the messages stay and are due again", place) {
  DisposalDesk county(place);
  const SendReceipt kept = county.Answered(MessageKind::kEnquiry);
  county.ElevenYearsOn();
  const DisposalId id = county.Proposed();
  CHECK(county.Due().empty());                                                   // one record names it
  CHECK_FALSE(ProposeDisposal(county.desk, county.drafter, county.Form2026()));  // and no second one
  const auto bare = DecideDisposal(county.desk, county.approver, {.id = id, .version = 1, .is_approved = false});
  CHECK(ErrorOf(bare.errors(), "words") != nullptr);
  CHECK_FALSE(county.Approve(county.approver, id, 7));  // not what the page showed
  REQUIRE(DecideDisposal(county.desk, county.approver,
                         {.id = id, .version = 1, .is_approved = false, .words = "路灯的还有纠纷，再留五年。"}));
  CHECK_FALSE(county.MessageOf(kept.id).is_erased);
  CHECK(county.Due().size() == 1);
  CHECK(county.Count("SELECT COUNT(*) FROM message_disposal_entry WHERE destroyed = 1") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("comments on drafts and junk are not destroyed here", place) {
  DisposalDesk county(place);
  const SendReceipt junk = county.Send(county.Form(MessageKind::kEnquiry));
  REQUIRE(RemoveMessages(county.desk, county.drafter, {county.township}, {junk.id}, "灌水。"));
  county.ElevenYearsOn();
  CHECK(county.Due().empty());
  CHECK_FALSE(ProposeDisposal(county.desk, county.drafter, county.Form2026(MessageKind::kComment)));
  CHECK_FALSE(ProposeDisposal(county.desk, county.drafter, county.Form2026()));
}

TEST_CASE_ON_BOTH_ENGINES("records of other organs are not there", place) {
  DisposalDesk county(place);
  county.Answered(MessageKind::kEnquiry);
  county.ElevenYearsOn();
  const DisposalId id = county.Proposed();
  const std::string path = "/office/disposals/" + ToString(id);
  const TestBrowser lin = county.SignIn(county.lin), xie = county.SignIn(county.xie),
                    jiang = county.SignIn(county.jiang);
  CHECK(lin.Get(path).status == 200);
  CHECK(jiang.Get(path).status == 200);
  CHECK(Has(jiang.Get(path).Bytes(), "批准，现在销毁"));
  CHECK_FALSE(Has(lin.Get(path).Bytes(), "批准，现在销毁"));
  CHECK(xie.Get(path).status == 404);
  CHECK(xie.Get("/office/disposals/new?year=2026&kind=enquiry&organ=" + std::to_string(county.township.value)).status ==
        404);
  CHECK(lin.Post(path + "/approve", {{"version", "1"}}).status >= 400);
  const PersonId neighbour = county.Hire("songqi", "宋圻", county.other_township, PostKind::kChief);
  CHECK(county.SignIn(neighbour).Post(path + "/approve", {{"version", "1"}}).status == 404);
  CHECK_FALSE(Has(xie.Get("/office/disposals").Bytes(), "disposals/" + ToString(id)));
  CHECK(county.DisposalOf(id).state == DisposalState::kProposed);
  account::Visitor visitor{.person = county.jiang, .name = "江汀", .posts = county.Held(county.jiang), .address = ""};
  {
    db::Reader reader = county.database->Read();
    CHECK(DisposalsToDecide(reader, visitor).size() == 1);
  }
  CHECK(jiang.Post(path + "/approve", {{"version", "1"}}).status == 303);
  CHECK(Has(jiang.Get(path).Bytes(), "已销毁"));
}

TEST_CASE_ON_BOTH_ENGINES("a proposal with faults loses nothing that was typed", place) {
  DisposalDesk county(place);
  county.Answered(MessageKind::kEnquiry);
  county.ElevenYearsOn();
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(Has(lin.Get("/office/disposals").Bytes(), "提出销毁2026年的办事咨询"));
  const auto back = lin.Post("/office/disposals/new", {{"organ", std::to_string(county.township.value)},
                                                       {"year", "2026"},
                                                       {"kind", "enquiry"},
                                                       {"kept_years", ""},
                                                       {"basis", "第12项"},
                                                       {"appraisal", "没有价值了。"}});
  CHECK(back.status == 422);
  CHECK(Has(back.Bytes(), "第12项"));
  CHECK(Has(back.Bytes(), "没有价值了。"));
  CHECK(county.Count("SELECT COUNT(*) FROM message_disposal") == 0);
}

}  // namespace
}  // namespace gongkai::disclosure
