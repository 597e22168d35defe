// After erasure nobody finds again what somebody wrote: not in the rows, not in the files of the database, not in the
// trail; and nothing is erased by one person, before its time, or behind the program's back.
#include "request/disposal_actions.h"

#include "request/case_copy_export.h"
#include "request/privacy_desk_test.h"
#include "request/redact_store.h"

namespace gongkai::request {
namespace {

// What somebody wrote: each stands nowhere else in the program.
constexpr std::string_view kPlanted[] = {
    "牧野归帆",     "E55512399",          "13977771234",   "枕溪镇折柳巷九十九号", "砚池边那口老井的产权",
    "井是祖上挖的", "补正时提到的旧契约", "契约扫描件",    "旧契约的正文字样",     "因为搬家所以撤回",
    "给牧野的信",   "遮住牧野的门牌",     "门牌别处可以留"};

Applicant Planted() {
  Applicant applicant;
  applicant.document = IdentityDocument::kPassport;
  applicant.name = PersonalText("牧野归帆");
  applicant.number = PersonalText("E55512399");
  applicant.phone = PersonalText("13977771234");
  applicant.address = PersonalText("枕溪镇折柳巷九十九号");
  return applicant;
}

std::string Hex(std::string_view bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    hex += kDigits[static_cast<unsigned char>(c) >> 4U];
    hex += kDigits[static_cast<unsigned char>(c) & 15U];
  }
  return hex;
}

/// Every row of every table as text.
std::string AllRows(db::Session& session) {
  std::vector<std::string> tables;
  for (const db::Row& row : session.Query(
           "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = "
           "'BASE TABLE'")) {
    tables.push_back(row.Get<std::string>(0));
  }
  std::string all;
  for (const std::string& table : tables) {
    all += session.First<std::optional<std::string>>("SELECT string_agg(CAST(t AS text), ' ') FROM \"" + table + "\" t")
               .value_or(std::nullopt)
               .value_or("");
  }
  return all;
}

std::string Everything(PrivacyDesk& county, const testing::TestDatabase& place) {
  if (!place.is_postgres()) return BytesUnder(place.location().directory);
  db::Reader reader = county.database->Read();
  return AllRows(reader);
}

void CheckAbsent(const std::string& bytes) {
  CHECK(bytes.size() > 1'000);  // something was looked at
  for (const std::string_view words : kPlanted) {
    CAPTURE(words);
    CHECK_FALSE(Has(bytes, words));
    CHECK_FALSE(Has(bytes, Hex(words)));
  }
}

/// A partial release with planted words in its marks and in what may stay.
void Redact(PrivacyDesk& county, CaseId id) {
  account::Deed deed(county.desk, county.drafter);
  Redaction redaction{.id = id, .source = 1, .source_digest = "sm3:0", .state = RedactState::kDrawing};
  redaction.begun_by = county.drafter.person;
  redaction.words.stays.push_back({"折柳巷九十九号", "门牌别处可以留", county.drafter.person.value});
  const int number = AddRedaction(deed.transaction(), county.keys, redaction);
  KeptMark kept;
  kept.mark.boxes = {{1, 1, 9, 9}};
  kept.mark.ground = "privacy";
  kept.mark.reason = "遮住牧野的门牌";
  kept.mark.person = county.drafter.person.value;
  AddMarks(deed.transaction(), county.keys, id, number, {kept});
  deed.Record(county.township, "case.redact_mark", "case:" + ToString(id));
  deed.Commit();
}

/// A whole life with planted words in every place that holds any.
CaseId Lived(PrivacyDesk& county) {
  ApplyForm form{.organ = county.township, .words = {}, .files = {}};
  form.words.applicant = Planted();
  form.words.asked.title = PersonalText("砚池边那口老井的产权");
  form.words.asked.text = PersonalText("井是祖上挖的。");
  const auto receipt = SendApplication(county.desk, county.SenderOf(), form);
  REQUIRE(receipt);
  const CaseId id = receipt->id;
  county.Confirm(id);
  county.AskCorrection(id);
  CorrectionForm correction{.asked = form.words.asked, .note = PersonalText("补正时提到的旧契约"), .files = {}};
  correction.files.push_back({FileKind::kCorrection, PersonalText("契约扫描件.pdf"), "%PDF-1.7 旧契约的正文字样"});
  county.Must(SendCorrection(county.desk, county.SenderOf(), county.Seen(id), correction));
  account::Deed deed(county.desk, county.drafter);
  AddLetter(
      deed.transaction(), county.keys, id,
      {.ref = "receipt:1", .kind = "receipt", .number = "枕公开〔2026〕1号", .dated = county.today(), .at = county.now},
      PersonalText("给牧野的信"));
  deed.Record(county.township, "case.letter", "case:" + ToString(id));
  deed.Commit();
  Redact(county, id);
  county.End(id, "因为搬家所以撤回");
  return id;
}

DisposalForm Form(PrivacyDesk& county, CaseId id) {
  return {
      .organ = county.township, .years = kShortestArchiveTerm, .cases = {id}, .reason = "期满，没有继续保存的价值。"};
}

DisposalId Proposed(PrivacyDesk& county, CaseId id) {
  const auto proposed = ProposeDisposal(county.desk, county.head, Form(county, id));
  for (const FieldError& error : proposed.errors()) MESSAGE(error.field, ": ", error.message);
  REQUIRE(proposed);
  return *proposed;
}

TEST_CASE_ON_BOTH_ENGINES("no byte of what somebody wrote is found, before erasure or after it", place) {
  PrivacyDesk county(place);
  const CaseId id = Lived(county);
  CheckAbsent(Everything(county, place));
  std::string sealed_key;
  {
    db::Reader reader = county.database->Read();
    CHECK(OpenWords(reader, county.keys, id)->applicant.name.Reveal() == "牧野归帆");
    sealed_key = reader
                     .First<db::Blob>("SELECT case_key FROM request_case WHERE organ_id = ? AND number = ?",
                                      id.organ.value, id.number)
                     ->bytes;
  }
  county.now += 24h * 366 * 11;
  const DisposalId list = Proposed(county, id);
  REQUIRE(ApproveDisposal(county.desk, county.approver, {list, 1}));
  {
    db::Reader reader = county.database->Read();
    CHECK_FALSE(OpenWords(reader, county.keys, id));
    for (const PersonalText& words : EventWordsOf(reader, county.keys, id)) CHECK(words.empty());
    CHECK_FALSE(LetterBody(reader, county.keys, id, "receipt:1"));
    CHECK(FilesOf(reader, id).empty());
    // What is counted stays.
    const Case held = *FindCase(reader, id);
    CHECK(held.is_erased);
    CHECK(held.outcome == "withdrawn");
    CHECK(held.received == 2026y / 3 / 10);
    CHECK(held.applicant == ApplicantKind::kPerson);
    CHECK(FindDisposal(reader, list)->state == DisposalState::kApproved);
  }
  CHECK_FALSE(ExportForApplicant(county.desk, id));
  CheckAbsent(Everything(county, place));
  if (!place.is_postgres()) {
    CHECK_FALSE(Has(BytesUnder(place.location().directory), sealed_key));  // neither in the file nor in its log
    county.database.reset();
    CHECK_FALSE(Has(BytesUnder(place.location().directory), sealed_key));
  }
}

TEST_CASE_ON_BOTH_ENGINES("an erased case is found by no code, no number of a document, no words", place) {
  PrivacyDesk county(place);
  const ApplyReceipt receipt = county.Apply();
  county.Confirm(receipt.id);
  county.End(receipt.id);
  county.now += 24h * 366 * 11;
  REQUIRE(ApproveDisposal(county.desk, county.approver, {Proposed(county, receipt.id), 1}));
  CHECK_FALSE(Has(county.PageOf(receipt), "已经撤回"));
  CHECK(county.Count("SELECT COUNT(*) FROM request_case WHERE applicant_digest <> '' OR asked_digest <> '' OR "
                     "fact_digest <> '' OR network <> ''") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("not before its time, not by who proposed it, not twice, not what is not filed", place) {
  PrivacyDesk county(place);
  const CaseId id = county.Apply().id, open = county.Apply("另一件").id;
  county.Confirm(id);
  county.Confirm(open);
  county.End(id);
  CHECK(ProposeDisposal(county.desk, county.head, Form(county, id)).errors().front().field == "cases");
  county.now += 24h * 366 * 11;
  CHECK(ProposeDisposal(county.desk, county.head, Form(county, open)).errors().front().field == "cases");
  CHECK_FALSE(ProposeDisposal(county.desk, county.drafter, Form(county, id)));
  DisposalForm unsaid = Form(county, id);
  unsaid.reason = " ";
  CHECK(ProposeDisposal(county.desk, county.head, unsaid).errors().front().field == "reason");
  // Who holds both posts may do both, but not to the same list.
  county.Give(county.zhou, county.township, PostKind::kChief);
  const auto own = ProposeDisposal(county.desk, county.head, Form(county, id));
  REQUIRE(own);
  CHECK_FALSE(ApproveDisposal(county.desk, county.ActorAs(county.zhou, PostKind::kChief), {*own, 1}));
  CHECK_FALSE(ProposeDisposal(county.desk, county.head, Form(county, id)));  // waits in the other list
  CHECK_FALSE(county.Held(id).is_erased);
}

TEST_CASE_ON_BOTH_ENGINES("what was refused stays as it was, and may be proposed anew", place) {
  PrivacyDesk county(place);
  const CaseId id = county.Apply().id;
  county.Confirm(id);
  county.End(id);
  county.now += 24h * 366 * 11;
  const DisposalId first = Proposed(county, id);
  CHECK(RefuseDisposal(county.desk, county.approver, {first, 1}, "").errors().front().field == "decision");
  REQUIRE(RefuseDisposal(county.desk, county.approver, {first, 1}, "还在复议当中。"));
  CHECK_FALSE(ApproveDisposal(county.desk, county.approver, {first, 2}));
  CHECK_FALSE(county.Held(id).is_erased);
  const DisposalId second = Proposed(county, id);
  CHECK_FALSE(ApproveDisposal(county.desk, county.approver, {second, 7}));  // of a page that is no more
  CHECK(ApproveDisposal(county.desk, county.approver, {second, 1}));
  CHECK(county.Held(id).is_erased);
}

TEST_CASE_ON_BOTH_ENGINES("the database itself refuses what has no approved list, and keeps every list", place) {
  PrivacyDesk county(place);
  const CaseId id = county.Apply().id;
  county.Confirm(id);
  county.End(id);
  const auto by_hand = [&](const std::string& sql) {
    db::Transaction act = county.database->Begin();
    act.Execute(sql);
    act.Commit();
  };
  CHECK_THROWS_AS(by_hand("UPDATE request_case SET case_key = NULL"), db::DatabaseError);
  CHECK_THROWS_AS(by_hand("UPDATE request_case SET erased_at = 1"), db::DatabaseError);
  county.now += 24h * 366 * 11;
  (void)Proposed(county, id);
  CHECK_THROWS_AS(by_hand("UPDATE request_case SET case_key = NULL"), db::DatabaseError);
  CHECK_THROWS_AS(by_hand("UPDATE request_disposal SET state = 'approved'"), db::DatabaseError);
  CHECK_THROWS_AS(by_hand("UPDATE request_disposal SET state = 'approved', decided_by = proposed_by"),
                  db::DatabaseError);
  CHECK_THROWS_AS(by_hand("DELETE FROM request_disposal_case"), db::DatabaseError);
}

TEST_CASE_ON_BOTH_ENGINES("by the page: one proposes, another approves, an outsider sees nothing", place) {
  PrivacyDesk county(place);
  const CaseId id = county.Apply().id;
  county.Confirm(id);
  county.End(id);
  county.now += 24h * 366 * 11;
  const TestBrowser zhou = county.SignIn(county.zhou), jiang = county.SignIn(county.jiang);
  CHECK(Has(zhou.Get("/office/request-disposal").Bytes(), "鉴定意见"));
  const auto unsaid = zhou.Post("/office/request-disposal", {{"case", ToString(id)}, {"years", "10"}, {"reason", ""}});
  CHECK(unsaid.status == 422);
  const auto proposed = zhou.Post("/office/request-disposal",
                                  {{"case", ToString(id)}, {"years", "10"}, {"reason", "期满，没有保存价值。"}});
  CHECK(proposed.status == 303);
  const std::string list = "/office/request-disposal/" + std::to_string(county.township.value) + "-1";
  CHECK(Has(zhou.Get(list).Bytes(), "等待批准"));
  CHECK(zhou.Post(list + "/approve", {{"version", "1"}, {"sure", "1"}}).status == 403);
  const TestBrowser stranger = county.SignIn(county.Hire("songqi", "宋圻", county.other_township, PostKind::kChief));
  CHECK(stranger.Get(list).status == 404);
  CHECK(stranger.Post(list + "/approve", {{"version", "1"}, {"sure", "1"}}).status == 404);
  CHECK(jiang.Post(list + "/approve", {{"version", "1"}}).status == 422);  // not ticked
  CHECK(jiang.Post(list + "/approve", {{"version", "1"}, {"sure", "1"}}).status == 303);
  CHECK(county.Held(id).is_erased);
  CHECK(Has(jiang.Get(list).Bytes(), "已销毁"));
}

}  // namespace
}  // namespace gongkai::request
