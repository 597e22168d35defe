// 第四十一条: sealed, handed on to the organ that may correct, told to who asked; seen by nobody else.
#include "request/letter_template_store.h"
#include "request/privacy_desk_test.h"
#include "request/record_correction_actions.h"
#include "request/record_paper_store.h"

namespace gongkai::request {
namespace {

struct RecordDesk : PrivacyDesk {
  explicit RecordDesk(const testing::TestDatabase& place) : PrivacyDesk(place) {
    AddRecordCorrectionPages(pages);
    // What is read by the page must tell where one applies for reconsideration there (行政复议法第二十二条第二款).
    db::Transaction act = database->Begin();
    PutLetterSettings(act, kWholeCounty, {"", "https://fuyi.chengyan.example"});
    act.Commit();
  }

  static RecordWords Words() {
    return {Somebody(), PersonalText("2024年临时救助名单第七行"), PersonalText("年龄写成了83岁，应当是38岁。"),
            PersonalText("身份证和户口簿。")};
  }
  RecordReceipt Sent() {
    const auto sent = SendRecordCorrection(desk, SenderOf(), township, Words());
    for (const FieldError& error : sent.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(sent);
    return *sent;
  }
  /// Handed in at the counter, with a scan.
  RecordReceipt Entered() {
    RecordEntry entry{.organ = township, .received = today(), .words = Words(), .files = {}};
    entry.words.proof = {};
    entry.files = {{FileKind::kOther, PersonalText("来信扫描件.pdf"), "%PDF-1.7 年龄写成了83岁"}};
    const auto entered = EnterRecordCorrection(desk, drafter, entry);
    for (const FieldError& error : entered.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(entered);
    return *entered;
  }
  std::vector<RecordLetter> Letters(RecordCorrectionId id) {
    db::Reader reader = database->Read();
    return RecordLettersOf(reader, id);
  }
  std::string TextOf(RecordCorrectionId id, std::size_t index) {
    const RecordLetter letter = Letters(id).at(index);
    db::Reader reader = database->Read();
    return Packed(*OpenRecordLetter(reader, keys, id, letter)).Reveal();
  }
  SeenRecord SeenNow(RecordCorrectionId id) {
    db::Reader reader = database->Read();
    const auto record = FindRecordCorrection(reader, id);
    return {id, record->handler, record->version};
  }
};

TEST_CASE_ON_BOTH_ENGINES("it is sealed, answered, and read with code and second fact alone", place) {
  RecordDesk county(place);
  const RecordReceipt sent = county.Sent();
  CHECK(county.Count("SELECT COUNT(*) FROM request_record_correction WHERE words IS NOT NULL") == 1);
  CHECK_FALSE(LookUpRecordCorrection(county.desk, "203.0.113.1", sent.code, "0000"));
  const auto looked = LookUpRecordCorrection(county.desk, "203.0.113.1", sent.code, "4321");
  REQUIRE(looked);
  CHECK(looked->opened.words == county.Words());
  const auto seen = county.SeenNow(sent.id);
  CHECK(
      EndRecord(county.desk, county.drafter, seen, RecordState::kCorrected, PersonalText(" ")).errors().front().field ==
      "answer");
  CHECK(EndRecord(county.desk, county.drafter, seen, RecordState::kOpen, PersonalText("好")).errors().front().field ==
        "state");
  REQUIRE(EndRecord(county.desk, county.drafter, seen, RecordState::kCorrected, PersonalText("已改为38岁。")));
  CHECK_FALSE(EndRecord(county.desk, county.drafter, county.SeenNow(sent.id), RecordState::kRefused,
                        PersonalText("再来一次。")));
  const auto told = LookUpRecordCorrection(county.desk, "203.0.113.1", sent.code, "4321");
  REQUIRE(told);
  CHECK(told->opened.answer.Reveal() == "已改为38岁。");
}

TEST_CASE_ON_BOTH_ENGINES("handed on, it is the other organ's, and who asked is told", place) {
  RecordDesk county(place);
  const RecordReceipt sent = county.Sent();
  CHECK(HandOnRecord(county.desk, county.drafter, county.SeenNow(sent.id), county.township).errors().front().field ==
        "organ");
  CHECK_FALSE(HandOnRecord(county.desk, county.drafter, {sent.id, county.township, 9}, county.bureau));
  REQUIRE(HandOnRecord(county.desk, county.drafter, county.SeenNow(sent.id), county.bureau));
  const TestBrowser lin = county.SignIn(county.lin),
                    yao = county.SignIn(county.Hire("yaoqing", "姚青", county.bureau, PostKind::kHandler));
  const std::string address = "/office/record-corrections/" + ToString(sent.id);
  CHECK(lin.Get(address).status == 404);
  CHECK(Has(yao.Get(address).Bytes(), "年龄写成了83岁"));
  CHECK(Has(county.Trail(county.bureau).back(), "record.see"));
  const auto told = county.anybody.Post("/apply/records/status", {{"code", sent.code}, {"fact", "4321"}});
  CHECK(Has(told.Bytes(), "转送"));
  CHECK(Has(told.Bytes(), "澄砚县民政局"));
}

TEST_CASE_ON_BOTH_ENGINES("handed in at the counter, it is entered with its scan, sealed", place) {
  RecordDesk county(place);
  const RecordReceipt entered = county.Entered();
  CHECK(entered.code.size() == 14);
  db::Reader reader = county.database->Read();
  const auto record = FindRecordCorrection(reader, entered.id);
  REQUIRE(record);
  CHECK(record->received == county.today());
  CHECK(record->entered_by == county.lin);
  REQUIRE(RecordFilesOf(reader, entered.id).size() == 1);
  const auto opened = OpenRecordFile(reader, county.keys, entered.id, 1);
  REQUIRE(opened);
  CHECK(opened->name.Reveal() == "来信扫描件.pdf");
  CHECK(opened->bytes.Reveal() == "%PDF-1.7 年龄写成了83岁");
  CHECK(LookUpRecordCorrection(county.desk, "203.0.113.9", entered.code, "4321"));
  const std::string address = "/office/record-corrections/" + ToString(entered.id);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(Has(lin.Get(address).Bytes(), "来信扫描件.pdf"));
  CHECK(lin.Get(address + "/files/1").Bytes() == "%PDF-1.7 年龄写成了83岁");
  const TestBrowser yao = county.SignIn(county.Hire("yaoqing", "姚青", county.bureau, PostKind::kHandler));
  CHECK(yao.Get(address + "/files/1").status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("what is entered is held against the form, and nothing typed is lost", place) {
  RecordDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(lin.Get("/office/record-corrections/new").status == 200);
  const auto back = lin.Post("/office/record-corrections/new",
                             {{"received", "2026-12-01"}, {"record", "名单<b>第七行"}, {"wrong", ""}, {"name", ""}});
  CHECK(back.status == 422);
  CHECK(Has(back.Bytes(), "名单&lt;b&gt;第七行"));
  CHECK(Has(back.Bytes(), "收到的日期在今天以后"));
  RecordEntry entry{.organ = county.unit, .received = {}, .words = {}, .files = {}};
  const auto refused = EnterRecordCorrection(county.desk, county.drafter, entry);
  REQUIRE_FALSE(refused);
  for (const char* field : {"name", "record", "wrong", "received", "organ"}) {
    CHECK_MESSAGE(ErrorOf(refused.errors(), field) != nullptr, field);
  }
  entry = {.organ = county.township, .received = county.today(), .words = county.Words(), .files = {}};
  entry.files = {{FileKind::kOther, PersonalText("程序.exe"), "MZ"}};
  CHECK(EnterRecordCorrection(county.desk, county.drafter, entry).errors().front().field == "files");
  CHECK(county.Count("SELECT COUNT(*) FROM request_record_correction") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("each end comes with its letter: what was found, the article, where to turn", place) {
  RecordDesk county(place);
  for (const auto& [state, part] : {std::pair(RecordState::kCorrected, "本机关已经更正"),
                                    {RecordState::kRefused, "不予更正，理由如下"},
                                    {RecordState::kReferred, "不属于本机关职能范围"}}) {
    const RecordReceipt entered = county.Entered();
    REQUIRE(EndRecord(county.desk, county.drafter, county.SeenNow(entered.id), state, PersonalText("见户口簿。")));
    REQUIRE(county.Letters(entered.id).size() == 1);
    CHECK(county.Letters(entered.id).front().dated == county.today());
    const std::string text = county.TextOf(entered.id, 0);
    for (const char* told :
         {part, "见户口簿。", "第四十一条", "尹望舒：", "2024年临时救助名单第七行", "申请行政复议"}) {
      CHECK_MESSAGE(Has(text, told), told, "\n", text);
    }
    CHECK(Has(text, RegisterNumberOf(entered.id)));
  }
}

TEST_CASE_ON_BOTH_ENGINES("handed on, the first organ tells it and delivers its letter, and sees no more", place) {
  RecordDesk county(place);
  const RecordReceipt entered = county.Entered();
  REQUIRE(HandOnRecord(county.desk, county.drafter, county.SeenNow(entered.id), county.bureau));
  const std::string text = county.TextOf(entered.id, 0);
  CHECK(Has(text, "转送澄砚县民政局"));
  const std::string address = "/office/record-corrections/" + ToString(entered.id);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(lin.Get(address).status == 404);
  CHECK(Has(lin.Get("/office/record-corrections").Bytes(), address + "/letters/1"));
  CHECK(Has(lin.Get(address + "/letters/1").Bytes(), "转送"));
  CHECK(lin.Get(address + "/letters/1?as=PDF").Bytes().starts_with("%PDF"));
  CHECK(lin.Post(address + "/letters/1", {{"on", "2026-03-10"}, {"proof", ""}}).status == 422);
  CHECK(lin.Post(address + "/letters/1", {{"on", "2026-03-10"}, {"proof", "本人签收"}}).status == 303);
  CHECK(county.Letters(entered.id).front().delivered == county.today());
  const TestBrowser yao = county.SignIn(county.Hire("yaoqing", "姚青", county.bureau, PostKind::kHandler));
  CHECK(yao.Get(address + "/letters/1").status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("who asked by the page reads the letter there, and that delivers it", place) {
  RecordDesk county(place);
  const RecordReceipt sent = county.Sent();
  REQUIRE(EndRecord(county.desk, county.drafter, county.SeenNow(sent.id), RecordState::kCorrected,
                    PersonalText("已改为38岁。")));
  CHECK_FALSE(county.Letters(sent.id).front().delivered);
  county.now += 24h;
  const auto page = county.anybody.Post("/apply/records/status", {{"code", sent.code}, {"fact", "4321"}});
  CHECK(Has(page.Bytes(), "更正政府信息记录告知书"));
  CHECK(county.Letters(sent.id).front().delivered == county.today());
}

TEST_CASE_ON_BOTH_ENGINES("after its time it goes with a list that another person approves, words and files", place) {
  RecordDesk county(place);
  const RecordReceipt entered = county.Entered();
  REQUIRE(EndRecord(county.desk, county.drafter, county.SeenNow(entered.id), RecordState::kCorrected,
                    PersonalText("已改为38岁。")));
  DisposalForm form{
      .organ = county.township, .years = 10, .cases = {}, .records = {entered.id}, .reason = "没有继续保存的价值。"};
  CHECK(ProposeDisposal(county.desk, county.head, form).errors().front().field == "cases");  // not yet
  {
    db::Transaction act = county.database->Begin();
    CHECK_THROWS(
        act.Execute("UPDATE request_record_correction SET row_key = NULL WHERE organ_id = ?", county.township.value));
  }
  county.now += 24h * 366 * 11;
  const auto proposed = ProposeDisposal(county.desk, county.head, form);
  for (const FieldError& error : proposed.errors()) MESSAGE(error.field, ": ", error.message);
  REQUIRE(proposed);
  CHECK_FALSE(ProposeDisposal(county.desk, county.head, form));  // it waits already
  REQUIRE(ApproveDisposal(county.desk, county.approver, {*proposed, 1}));
  db::Reader reader = county.database->Read();
  CHECK(FindRecordCorrection(reader, entered.id)->is_erased);
  CHECK_FALSE(OpenRecord(reader, county.keys, entered.id));
  CHECK(RecordFilesOf(reader, entered.id).empty());
  CHECK(RecordLettersOf(reader, entered.id).size() == 1);  // number and day stay
  CHECK_FALSE(OpenRecordLetter(reader, county.keys, entered.id, RecordLettersOf(reader, entered.id).front()));
  CHECK(county.Count("SELECT COUNT(*) FROM request_record_letter WHERE body IS NOT NULL") == 0);
  CHECK_FALSE(LookUpRecordCorrection(county.desk, "203.0.113.9", entered.code, "4321"));
}

TEST_CASE_ON_BOTH_ENGINES("by the page nothing typed is lost, and nothing typed is markup", place) {
  RecordDesk county(place);
  const auto refused = county.anybody.Post(
      "/apply/records", {{"organ", std::to_string(county.township.value)}, {"wrong", "<script>alert(1)</script>"}});
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "&lt;script&gt;"));
  CHECK(Has(refused.Bytes(), "请写明凭什么证明不准确"));
  const auto sent = county.anybody.Post("/apply/records", {{"organ", std::to_string(county.township.value)},
                                                           {"record", "名单第七行"},
                                                           {"wrong", "年龄不对"},
                                                           {"proof", "户口簿"},
                                                           {"kind", "person"},
                                                           {"document", "passport"},
                                                           {"name", "尹望舒"},
                                                           {"number", "E87654321"},
                                                           {"phone", "13900007766"}});
  CHECK(sent.status == 200);
  CHECK(Has(sent.Bytes(), "query-code"));
}

}  // namespace
}  // namespace gongkai::request
