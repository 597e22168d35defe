// What disputes hold of persons goes after its time in the archive, by two persons, with a record; what is counted
// stays; and it stays destroyed when an older backup is brought back (档案法第二十一条第二款).
#include "remedy/dispute_disposal_actions.h"

#include "db/backup.h"
#include "embedded/embedded_migrations.h"
#include "remedy/dispute_desk_test.h"
#include "remedy/erased_disputes_actions.h"
#include "support/temp_dir.h"

namespace gongkai::remedy {
namespace {

using Kind = DisputeEventKind;

struct EndedDesk : DisputeDesk {
  explicit EndedDesk(const testing::TestDatabase& place) : DisputeDesk(place) {}

  testing::TempDir folder;

  /// Came in March, upheld in May of 2026, with words and a document.
  DisputeId Upheld(std::optional<CaseId> of = {}) {
    const DisputeId id = Entered(Copy(DisputeKind::kReconsideration, of));
    Require(AttachToDispute(desk, drafter, Seen(id), {DisputeFileKind::kEvidence, "尹望舒的证据.pdf", "%PDF 旧契约"}));
    On(2026y / 5 / 20);
    Must(id, Decision("upheld"), "尹望舒当庭说了什么");
    return id;
  }
  DisposalForm Form(std::vector<DisputeId> disputes) const {
    return {.organ = township,
            .years = 10,
            .disputes = std::move(disputes),
            .reason = "鉴定小组看过，没有继续保存的价值。"};
  }
  DisposalId Proposed(std::vector<DisputeId> disputes) {
    const auto proposed = ProposeDisposal(desk, working_head, Form(std::move(disputes)));
    Require(proposed);
    return *proposed;
  }
  void Approved(DisposalId id) { Require(ApproveDisposal(desk, approver, {id, 1})); }
  std::string Told(const std::vector<DisputeId>& disputes) {
    const auto done = ProposeDisposal(desk, working_head, Form(disputes));
    return done ? std::string() : done.errors().front().message;
  }
  request::Erasures Erased() {
    db::Reader reader = database->Read();
    return request::ErasuresOf(reader, AllErasureKinds());
  }
  bool Refuses(const std::string& sql) {
    try {
      db::Transaction act = database->Begin();
      act.Execute(sql);
      return false;  // and is rolled back
    } catch (const db::DatabaseError&) {
      return true;
    }
  }
};

TEST_CASE_ON_BOTH_ENGINES("nothing goes before its time, nor while it is open or a suit is", place) {
  EndedDesk county(place);
  const DisputeId over = county.Upheld();
  const DisputeId open = county.Entered(county.Copy(DisputeKind::kReconsideration));
  CHECK(Has(county.Told({over}), "起诉"));  // the 15 days run
  county.On(2036y / 12 / 31);
  CHECK(Has(county.Told({over}), "保管期到2037年1月1日"));
  county.On(2037y / 1 / 1);
  CHECK(Has(county.Told({open}), "还没有办结"));
  CHECK(Has(county.Told({{county.other_township, 1}}), "不是本机关的"));
  NewDispute suit = county.Copy(DisputeKind::kSuitAfter);
  suit.earlier = over.number;
  county.Entered(suit);
  CHECK(Has(county.Told({over}), "起诉了还没有办结"));
  db::Reader reader = county.database->Read();
  CHECK(DisputesThatAreOver(reader, county.township, 10, county.today()).empty());
}

TEST_CASE_ON_BOTH_ENGINES("another person approves: words, key and documents are gone, what is counted stays", place) {
  EndedDesk county(place);
  const DisputeId id = county.Upheld();
  const DisputeId kept = county.Upheld();
  county.On(2037y / 1 / 4);
  const DisposalId list = county.Proposed({id});
  CHECK(Has(county.Told({id}), "另一份清单"));
  CHECK_FALSE(ApproveDisposal(county.desk, county.working_head, {list, 1}));  // his own, and not his post
  CHECK_FALSE(ApproveDisposal(county.desk, county.drafter, {list, 1}));
  CHECK_FALSE(ApproveDisposal(county.desk, county.approver, {list, 7}));  // not what the page showed
  county.Approved(list);
  CHECK_FALSE(ApproveDisposal(county.desk, county.approver, {list, 1}));
  const Dispute gone = county.Of(id);
  CHECK(gone.is_erased);
  CHECK(gone.result == DisputeResult::kUpheld);
  CHECK(CellOf(FactOf(gone), std::chrono::year(2026)) == DisputeResult::kUpheld);
  db::Reader reader = county.database->Read();
  CHECK(OpenDisputeWords(reader, county.keys, id) == DisputeWords{});
  CHECK(DisputeFilesOf(reader, county.keys, id).empty());
  CHECK_FALSE(OpenDisputeFile(reader, county.keys, id, 1));
  const auto words = DisputeEventWordsOf(reader, county.keys, id);
  REQUIRE(words.size() == 3);
  for (const PersonalText& each : words) CHECK(each.empty());
  CHECK(DisputeEventsOf(reader, id).back().kind == Kind::kErased);
  CHECK(OpenDisputeWords(reader, county.keys, kept).who.Reveal() == "尹望舒");
  CHECK(OpenDisputeFile(reader, county.keys, kept, 1)->Reveal() == "%PDF 旧契约");
  // Of two sealed documents one is left.
  CHECK(reader.One<std::int64_t>("SELECT COUNT(*) FROM dispute_file") == 2);
  CHECK(reader.One<std::int64_t>("SELECT COUNT(*) FROM blob") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("nothing is written to it any more, and its page says why", place) {
  EndedDesk county(place);
  const DisputeId id = county.Upheld();
  county.On(2037y / 1 / 4);
  const DisposalId list = county.Proposed({id});
  TestBrowser jiang = county.SignIn(county.jiang);
  const std::string path = "/office/dispute-disposal/" + ToString(list);
  CHECK(Has(jiang.Get(path).body, "批准并销毁"));
  CHECK(jiang.Post(path + "/approve", {{"version", "1"}}).status == 422);  // not without the tick
  CHECK(jiang.Post(path + "/approve", {{"version", "1"}, {"sure", "1"}}).status == 303);
  CHECK(county.SignIn(county.xie).Get(path).status == 404);
  TestBrowser lin = county.SignIn(county.lin);
  const std::string shown = lin.Get(PathOf(id)).body;
  CHECK(Has(shown, "已经销毁"));
  CHECK_FALSE(Has(shown, "尹望舒"));
  CHECK_FALSE(Has(shown, "旧契约"));
  CHECK(county.FaultOf(county.Do(id, county.Event(Kind::kNoted), "尹望舒又来过")) == kVersionField);
  CHECK(county.FaultOf(AttachToDispute(county.desk, county.drafter, county.Seen(id),
                                       {DisputeFileKind::kEvidence, "补.pdf", "%PDF"})) == kVersionField);
  CHECK(county.FaultOf(RewriteWords(county.desk, county.drafter, county.Seen(id),
                                    county.Copy(DisputeKind::kReconsideration).words)) == kVersionField);
}

TEST_CASE_ON_BOTH_ENGINES("refused with a reason, it stays and may be proposed again", place) {
  EndedDesk county(place);
  const DisputeId id = county.Upheld();
  county.On(2037y / 1 / 4);
  const DisposalId list = county.Proposed({id});
  CHECK(county.FaultOf(RefuseDisposal(county.desk, county.approver, {list, 1}, " ")) == "decision");
  county.Require(RefuseDisposal(county.desk, county.approver, {list, 1}, "还要给新来的人看。"));
  CHECK_FALSE(county.Of(id).is_erased);
  county.Proposed({id});
}

TEST_CASE_ON_BOTH_ENGINES("the database refuses it behind the program's back", place) {
  EndedDesk county(place);
  const DisputeId id = county.Upheld();
  county.On(2037y / 1 / 4);
  for (const char* sql :
       {"UPDATE dispute SET erased_at = 1", "UPDATE dispute SET row_key = ''", "UPDATE dispute_event SET words = NULL",
        "INSERT INTO dispute_disposal (organ_id, number, state, years, reason, proposed_by, proposer, proposed_at, "
        "decider, decision, version) SELECT organ_id, 9, 'approved', 10, '', 1, '', 1, '', '', 1 FROM dispute"}) {
    CAPTURE(sql);
    CHECK(county.Refuses(sql));
  }
  const DisposalId list = county.Proposed({id});
  for (const char* sql : {"UPDATE dispute_disposal SET state = 'approved', decided_by = proposed_by",
                          "DELETE FROM dispute_disposal_entry", "DELETE FROM dispute_disposal",
                          "UPDATE dispute_disposal SET state = 'approved'"}) {
    CAPTURE(sql);
    CHECK(county.Refuses(sql));
  }
  county.Approved(list);
  for (const char* sql :
       {"UPDATE dispute SET erased_at = NULL", "UPDATE dispute_event SET words = 'x'",
        "UPDATE dispute_event SET on_day = '2026-01-01'", "UPDATE dispute_disposal SET state = 'refused'"}) {
    CAPTURE(sql);
    CHECK(county.Refuses(sql));
  }
}

TEST_CASE_ON_BOTH_ENGINES("a dispute that comes back with an older backup is destroyed again, and told once", place) {
  EndedDesk county(place);
  const DisputeId id = county.Upheld();
  const DisputeId kept = county.Upheld();
  REQUIRE(db::Backup(*county.database, county.folder.File("before.bak")));
  county.On(2037y / 1 / 4);
  county.Approved(county.Proposed({id}));
  const request::Erasures erasures = county.Erased();
  REQUIRE(erasures.size() == 1);
  CHECK(erasures.begin()->kind == request::ErasedKind::kDispute);
  const db::Location into{.directory = county.folder.File("restored")};
  REQUIRE(db::Restore(county.folder.File("before.bak"), into, embedded::Migrations()));
  const auto opened = db::Database::Open(into, embedded::Migrations());
  REQUIRE(opened);
  db::Database& restored = **opened;
  {
    db::Reader reader = restored.Read();
    REQUIRE(OpenDisputeWords(reader, county.keys, id).who.Reveal() == "尹望舒");  // it is back
  }
  CHECK(request::EraseAgain(restored, AllErasureKinds(), erasures, county.now).disputes == 1);
  CHECK(request::EraseAgain(restored, AllErasureKinds(), erasures, county.now).IsNone());
  {
    db::Reader reader = restored.Read();
    CHECK(FindDispute(reader, id)->is_erased);
    CHECK(OpenDisputeWords(reader, county.keys, id) == DisputeWords{});
    CHECK_FALSE(OpenDisputeFile(reader, county.keys, id, 1));
    CHECK(DisputeEventsOf(reader, id).back().kind == Kind::kErased);
    CHECK_FALSE(FindDispute(reader, kept)->is_erased);
    CHECK(request::ErasuresOf(reader, AllErasureKinds()) == erasures);
  }
  account::Desk desk{restored, county.keys, [&] { return county.now; }};
  request::ErasureKeeping keeping(desk, county.folder.File("erasures.list"), AllErasureKinds());
  for (int turn = 0; turn < 2; ++turn) keeping.Turn();
  CHECK(restored.Read().One<std::int64_t>("SELECT COUNT(*) FROM audit_entry WHERE act = 'erasure.again'") == 1);
}

}  // namespace
}  // namespace gongkai::remedy
