// What was destroyed stays destroyed: a backup from before an erasure, brought back, has its key destroyed again before
// anybody is served, by a list that lies outside the database.
#include "request/erasure_list_export.h"

#include <filesystem>
#include <fstream>

#include "db/backup.h"
#include "embedded/embedded_migrations.h"
#include "request/privacy_desk_test.h"
#include "request/record_correction_actions.h"
#include "request/record_paper_store.h"
#include "request/reopening_store.h"
#include "support/temp_dir.h"

namespace gongkai::request {
namespace {

struct ErasureDesk : PrivacyDesk {
  explicit ErasureDesk(const testing::TestDatabase& place) : PrivacyDesk(place) {}

  testing::TempDir folder;

  CaseId Ended(const std::string& title) {
    const CaseId id = Apply(title).id;
    Confirm(id);
    End(id);
    return id;
  }
  std::string SealedKey(CaseId id) {
    db::Reader reader = database->Read();
    return reader
        .One<db::Blob>("SELECT case_key FROM request_case WHERE organ_id = ? AND number = ?", id.organ.value, id.number)
        .bytes;
  }
  std::string Backup(const std::string& name) {
    const auto done = db::Backup(*database, folder.File(name));
    REQUIRE(done);
    return folder.File(name);
  }
  void Erase(const std::vector<CaseId>& cases) {
    now += 24h * 366 * 11;
    const DisposalForm form{
        .organ = township, .years = kShortestArchiveTerm, .cases = cases, .reason = "期满，没有继续保存的价值。"};
    const auto proposed = ProposeDisposal(desk, head, form);
    for (const FieldError& error : proposed.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(proposed);
    REQUIRE(ApproveDisposal(desk, approver, {*proposed, 1}));
  }
  /// Of either engine, into a folder.
  std::unique_ptr<db::Database> Restored(const std::string& backup, const std::string& name) {
    const db::Location into{.directory = folder.File(name)};
    const auto done = db::Restore(backup, into, embedded::Migrations());
    if (!done) MESSAGE(done.error().message);
    REQUIRE(done);
    auto opened = db::Database::Open(into, embedded::Migrations());
    REQUIRE(opened);
    return std::move(*opened);
  }
};

TEST_CASE_ON_BOTH_ENGINES("a case that comes back with an older backup is destroyed again, by its key", place) {
  ErasureDesk county(place);
  const CaseId gone = county.Ended("砚池边那口老井的产权"), kept = county.Ended("石桥加固的合同");
  const std::string key = county.SealedKey(gone);
  const std::string backup = county.Backup("before.bak");
  county.Erase({gone});
  const std::string list = ErasureListOf(county.folder.File("data"));
  ErasureKeeping keeping(county.desk, list, ErasureKindsHere());
  CHECK(keeping.Turn() == "销毁清单共 1 条，这次添了 1 条。");
  CHECK(keeping.Turn() == "销毁清单共 1 条，这次添了 0 条。");
  {
    auto database = county.Restored(backup, "restored");
    {
      db::Reader reader = database->Read();
      REQUIRE(OpenWords(reader, county.keys, gone));  // it is back
    }
    const ErasedAgain erased =
        EraseAgain(*database, ErasureKindsHere(), ReadErasureList(list).read.erasures, county.now);
    CHECK(erased.cases == 1);
    CHECK(erased.messages == 0);
    db::Reader reader = database->Read();
    CHECK_FALSE(OpenWords(reader, county.keys, gone));
    CHECK(OpenWords(reader, county.keys, kept)->asked.title.Reveal() == "石桥加固的合同");
    const Case held = *FindCase(reader, gone);
    CHECK(held.is_erased);
    CHECK(held.outcome == "withdrawn");  // what is counted stays
    CHECK(EventsOf(reader, gone).back().kind == CaseEventKind::kErased);
    CHECK(ErasuresOf(reader, ErasureKindsHere()) == ReadErasureList(list).read.erasures);
    CHECK(EraseAgain(*database, ErasureKindsHere(), ErasuresOf(reader, ErasureKindsHere()), county.now).IsNone());
  }
  CHECK_FALSE(Has(BytesUnder(county.folder.File("restored")), key));
}

TEST_CASE_ON_BOTH_ENGINES("so is a case that was in dispute when the backup was made", place) {
  ErasureDesk county(place);
  const CaseId gone = county.Ended("石桥加固的合同");
  const auto write = [&](const auto& what) {
    db::Transaction act = county.database->Begin();
    what(act);
    act.Commit();
  };
  write([&](db::Transaction& act) { PutHold(act, gone, "dispute:18-1", county.today()); });
  const std::string backup = county.Backup("before.bak");
  write([&](db::Transaction& act) { LiftHold(act, "dispute:18-1", county.today()); });
  county.Erase({gone});
  Erasures erasures;
  {
    db::Reader reader = county.database->Read();
    erasures = ErasuresOf(reader, ErasureKindsHere());
  }
  auto database = county.Restored(backup, "restored");
  CHECK(EraseAgain(*database, ErasureKindsHere(), erasures, county.now).cases == 1);
  db::Reader reader = database->Read();
  CHECK_FALSE(OpenWords(reader, county.keys, gone));
}

TEST_CASE_ON_BOTH_ENGINES("a request to correct a record that comes back is destroyed again, with its scan", place) {
  ErasureDesk county(place);
  RecordEntry entry{.organ = county.township, .received = county.today(), .words = {}, .files = {}};
  entry.words = {PrivacyDesk::Somebody(), PersonalText("临时救助名单第七行"), PersonalText("年龄写成了83岁。"), {}};
  entry.files = {{FileKind::kOther, PersonalText("来信扫描件.pdf"), "%PDF-1.7 年龄"}};
  const auto entered = EnterRecordCorrection(county.desk, county.drafter, entry);
  for (const FieldError& error : entered.errors()) MESSAGE(error.field, ": ", error.message);
  REQUIRE(entered);
  const RecordCorrectionId id = entered->id;
  REQUIRE(EndRecord(county.desk, county.drafter, {id, county.township, 1}, RecordState::kCorrected,
                    PersonalText("已改为38岁。")));
  const std::string backup = county.Backup("before.bak");
  county.now += 24h * 366 * 11;
  const auto proposed = ProposeDisposal(
      county.desk, county.head,
      {.organ = county.township, .years = 10, .cases = {}, .records = {id}, .reason = "没有继续保存的价值。"});
  for (const FieldError& error : proposed.errors()) MESSAGE(error.field, ": ", error.message);
  REQUIRE(proposed);
  REQUIRE(ApproveDisposal(county.desk, county.approver, {*proposed, 1}));
  Erasures erasures;
  {
    db::Reader reader = county.database->Read();
    erasures = ErasuresOf(reader, ErasureKindsHere());
  }
  REQUIRE(erasures.size() == 1);
  CHECK(erasures.begin()->kind == ErasedKind::kRecord);
  auto database = county.Restored(backup, "restored");
  {
    db::Reader reader = database->Read();
    REQUIRE(OpenRecord(reader, county.keys, id));  // it is back
  }
  const ErasedAgain erased = EraseAgain(*database, ErasureKindsHere(), erasures, county.now);
  CHECK(erased.records == 1);
  CHECK(erased.cases == 0);
  db::Reader reader = database->Read();
  CHECK(FindRecordCorrection(reader, id)->is_erased);
  CHECK_FALSE(OpenRecord(reader, county.keys, id));
  CHECK(RecordFilesOf(reader, id).empty());
  CHECK(ErasuresOf(reader, ErasureKindsHere()) == erasures);
  CHECK(EraseAgain(*database, ErasureKindsHere(), erasures, county.now).IsNone());
}

TEST_CASE_ON_BOTH_ENGINES("it stands in the trail of what was brought back, once, and in its own list", place) {
  ErasureDesk county(place);
  const CaseId gone = county.Ended("石桥加固的合同");
  const std::string backup = county.Backup("before.bak");
  county.Erase({gone});
  Erasures erasures;
  {
    db::Reader reader = county.database->Read();
    erasures = ErasuresOf(reader, ErasureKindsHere());
  }
  auto database = county.Restored(backup, "restored");
  REQUIRE(EraseAgain(*database, ErasureKindsHere(), erasures, county.now).cases == 1);
  account::Desk desk{*database, county.keys, [&] { return county.now; }};
  const std::string list = ErasureListOf(county.folder.File("restored"));
  for (int turn = 0; turn < 2; ++turn) ErasureKeeping(desk, list, ErasureKindsHere()).Turn();
  CHECK(database->Read().One<std::int64_t>("SELECT COUNT(*) FROM audit_entry WHERE act = 'erasure.again'") == 1);
  CHECK(ReadErasureList(list).read.erasures == erasures);
  // Nobody takes the record away by which it was allowed.
  db::Transaction act = database->Begin();
  CHECK_THROWS_AS(act.Execute("DELETE FROM erasure_restored"), db::DatabaseError);
}

TEST_CASE_ON_BOTH_ENGINES("another case that got the number after a restoration is another one", place) {
  ErasureDesk county(place);
  const CaseId id = county.Ended("石桥加固的合同");
  const Erasure other{ErasedKind::kCase, id.organ, id.number, county.Held(id).at - 1s, county.now};
  const Erasure unknown{ErasedKind::kMessage, id.organ, 77, county.now, county.now};
  CHECK(EraseAgain(*county.database, ErasureKindsHere(), {other, unknown}, county.now).IsNone());
  CHECK_FALSE(county.Held(id).is_erased);
}

TEST_CASE_ON_BOTH_ENGINES("after an erasure no byte of the keys stands in the file or its log, while it is in use",
                          place) {
  ErasureDesk county(place);
  ErasureKeeping keeping(county.desk, ErasureListOf(county.folder.path()), ErasureKindsHere());
  CHECK(keeping.Sweep() == "没有新的销毁。");
  std::vector<CaseId> ids;
  std::vector<std::string> keys;
  for (int i = 0; i < 40; ++i) {  // several pages of rows
    ids.push_back(county.Ended("申请" + std::to_string(i)));
    keys.push_back(county.SealedKey(ids.back()));
  }
  county.Erase({ids.begin(), ids.begin() + 20});
  county.now += 1h;
  CHECK(keeping.Sweep() != "没有新的销毁。");
  CHECK(keeping.Sweep() == "没有新的销毁。");
  if (place.is_postgres()) return;  // its files are the server's
  const std::string bytes = BytesUnder(place.location().directory);
  for (std::size_t i = 0; i < keys.size(); ++i) CHECK(Has(bytes, keys[i]) == (i >= 20));
  // Where somebody read meanwhile, the timed job goes on with it.
  {
    const db::Reader reader = county.database->Read();
    county.Erase({ids.begin() + 20, ids.end()});
  }
  keeping.Turn();
  CHECK(std::filesystem::file_size(place.location().directory + "/gongkai.db-wal") == 0);
  // Rows that moved from page to page leave what they were in its gaps: in the night the file is written anew.
  keeping.Sweep();
  const std::string later = BytesUnder(place.location().directory);
  for (const std::string& key : keys) CHECK_FALSE(Has(later, key));
}

TEST_CASE("the file is only added to, and goes on behind a line that was cut off") {
  const testing::TempDir folder;
  const std::string path = folder.File("new/erasures.list");
  CHECK_FALSE(ReadErasureList(path).is_there);
  const Erasure one{ErasedKind::kCase, account::OrganId{101}, 1, InstantOf(5), InstantOf(6)};
  const Erasure two{ErasedKind::kCase, account::OrganId{101}, 2, InstantOf(5), InstantOf(6)};
  CHECK(AddToErasureList(path, {one}).added == 1);
  CHECK(AddToErasureList(path, {one}).added == 0);
  {
    std::ofstream torn(path, std::ios::app | std::ios::binary);
    torn << LineOf(two).substr(0, 9);  // the power failed here
  }
  CHECK(ReadErasureList(path).read.unreadable == 1);
  const ErasuresAdded added = AddToErasureList(path, {one, two});
  CHECK(added.added == 1);
  CHECK(added.total == 2);
  CHECK(ReadErasureList(path).read.erasures == Erasures{one, two});
  const auto rights = std::filesystem::status(path).permissions();
  CHECK((rights & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
        std::filesystem::perms::none);
  std::filesystem::create_symlink(path, folder.File("erasures.list"));  // of somebody else's making
  CHECK_THROWS(AddToErasureList(folder.File("erasures.list"), {one}));
}

}  // namespace
}  // namespace gongkai::request
