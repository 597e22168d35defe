// 第四十一条: sealed, handed on to the organ that may correct, told to who asked; seen by nobody else.
#include "request/privacy_desk_test.h"
#include "request/record_correction_actions.h"

namespace gongkai::request {
namespace {

struct RecordDesk : PrivacyDesk {
  explicit RecordDesk(const testing::TestDatabase& place) : PrivacyDesk(place) { AddRecordCorrectionPages(pages); }

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
