// The applicant's own page: nothing without code and second fact, everything that is the applicant's with both.
#include "request/case_copy_export.h"
#include "request/privacy_desk_test.h"
#include "request/satisfaction_store.h"

namespace gongkai::request {
namespace {

TEST_CASE_ON_BOTH_ENGINES("without the code or the second fact it is not told whether there is such a case", place) {
  PrivacyDesk county(place);
  const ApplyReceipt receipt = county.Apply();
  const auto post = [&](const std::string& code, const std::string& fact) {
    return county.anybody.Post("/apply/status", {{"code", code}, {"fact", fact}});
  };
  const auto wrong_fact = post(receipt.code, "0000"), wrong_code = post("7KQ2-MX4P-9TRW", "4321");
  CHECK(wrong_fact.status == 422);
  CHECK(wrong_code.status == 422);
  CHECK_FALSE(Has(wrong_fact.Bytes(), "石桥加固"));
  CHECK(Has(wrong_fact.Bytes(), "证件号码的最后四位"));
  CHECK(county.TicketIn(std::string(wrong_fact.Bytes())).empty());
  const auto right = post(receipt.code, "4321");
  CHECK(right.status == 200);
  CHECK(Has(right.Bytes(), "石桥加固的合同"));
  CHECK(Has(right.Bytes(), "等机关确认收到"));
  CHECK(county.anybody.Get("/apply/status").status == 200);
}

TEST_CASE_ON_BOTH_ENGINES("too many wrong ones are stopped", place) {
  PrivacyDesk county(place);
  (void)county.Apply();
  int status = 0;
  for (int i = 0; i < 60 && status != 429; ++i) {
    status = county.anybody.Post("/apply/status", {{"code", "7KQ2-MX4P-9TRW"}, {"fact", "4321"}}).status;
  }
  CHECK(status == 429);
}

TEST_CASE_ON_BOTH_ENGINES("a ticket is for its own case, not to be changed, and not for ever", place) {
  PrivacyDesk county(place);
  const ApplyReceipt receipt = county.Apply();
  county.Confirm(receipt.id);
  const std::string ticket = county.TicketIn(county.PageOf(receipt));
  REQUIRE_FALSE(ticket.empty());
  std::string changed = ticket;
  changed[10] = changed[10] == '0' ? '1' : '0';
  const std::string version = std::to_string(county.Held(receipt.id).version);
  for (const std::string& wrong : {std::string(), changed}) {
    const auto refused =
        county.anybody.Post("/apply/status/withdraw", {{"ticket", wrong}, {"version", version}, {"words", "算了。"}});
    CHECK(refused.status == 422);
    CHECK(Has(refused.Bytes(), "算了。"));  // nothing typed is lost
  }
  county.now += 4h;
  CHECK(county.anybody.Post("/apply/status/back", {{"ticket", ticket}}).status == 422);
  CHECK(county.Held(receipt.id).stage != CaseStage::kWithdrawn);
  county.now -= 4h;
  CHECK(county.anybody.Post("/apply/status/withdraw", {{"ticket", ticket}, {"version", version}}).status == 200);
  CHECK(county.Held(receipt.id).stage == CaseStage::kWithdrawn);
  CHECK(county.anybody.Post("/apply/status/withdraw", {{"ticket", ticket}, {"version", version}}).status == 422);
}

TEST_CASE_ON_BOTH_ENGINES("a correction by the page starts the count anew, and keeps what stood there before", place) {
  PrivacyDesk county(place);
  const ApplyReceipt receipt = county.Apply();
  county.Confirm(receipt.id);
  const auto due = county.Held(receipt.id).due;
  county.AskCorrection(receipt.id);
  county.now += 24h * 3;
  const std::string page = county.PageOf(receipt);
  CHECK(Has(page, "请您补正"));
  CHECK(Has(page, "视为放弃申请"));
  const std::string ticket = county.TicketIn(page);
  const auto version = [&] { return std::to_string(county.Held(receipt.id).version); };
  const auto empty = county.anybody.Post("/apply/status/correct",
                                         {{"ticket", ticket}, {"version", version()}, {"title", ""}, {"text", "都要"}});
  CHECK(empty.status == 422);
  CHECK(Has(empty.Bytes(), "都要"));
  const auto stale = county.anybody.Post("/apply/status/correct",
                                         {{"ticket", ticket}, {"version", "1"}, {"title", "合同"}, {"text", "全文"}});
  CHECK(stale.status == 422);
  const auto done = county.anybody.Post(
      "/apply/status/correct",
      {{"ticket", ticket}, {"version", version()}, {"title", "石桥加固施工合同<b>"}, {"text", "2024年签的"}});
  CHECK(done.status == 200);
  CHECK(Has(done.Bytes(), "已经收到您的补正"));
  CHECK(Has(done.Bytes(), "石桥加固施工合同&lt;b&gt;"));
  CHECK(*county.Held(receipt.id).due > *due);
  db::Reader reader = county.database->Read();
  CHECK(OpenWords(reader, county.keys, receipt.id)->asked.title.Reveal() == "石桥加固施工合同<b>");
  CHECK(Has(EventWordsOf(reader, county.keys, receipt.id).back().Reveal(), "补正前的名称：石桥加固的合同"));
}

TEST_CASE_ON_BOTH_ENGINES("the due day explains itself", place) {
  PrivacyDesk county(place);
  const ApplyReceipt receipt = county.Apply();
  county.Confirm(receipt.id);
  const std::string page = county.PageOf(receipt);
  CHECK(Has(page, "最迟答复"));
  CHECK(Has(page, ToChinese(*county.Held(receipt.id).due)));
  CHECK(Has(page, "第1个工作日"));
  CHECK(Has(page, "周末，不计算"));
  county.now += 24h * 60;
  CHECK(Has(county.PageOf(receipt), "机关已经超过期限"));
}

TEST_CASE_ON_BOTH_ENGINES("a letter of another case, or to somebody else, is not to be had", place) {
  PrivacyDesk county(place);
  const ApplyReceipt mine = county.Apply(), other = county.Apply("别人的");
  const auto put = [&](CaseId id, const std::string& kind, const std::string& words) {
    account::Deed deed(county.desk, county.drafter);
    LetterText text{.title = "告知书",
                    .number = "枕公开〔2026〕1号",
                    .addressee = PersonalText("尹望舒："),
                    .paragraphs = {PersonalText(words)},
                    .signature = "枕溪镇人民政府",
                    .dated = county.today()};
    AddLetter(deed.transaction(), county.keys, id,
              {.ref = kind + ":1", .kind = kind, .number = text.number, .dated = county.today(), .at = county.now},
              Packed(text));
    deed.Record(county.township, "case.letter", "case:" + ToString(id));
    deed.Commit();
  };
  put(mine.id, "receipt", "这是给您的回执。");
  put(mine.id, std::string(IdOf(LetterKind::kAskThirdParty)), "这是给第三方的信。");
  put(other.id, "correction", "这是别人的补正告知。");
  const std::string ticket = county.TicketIn(county.PageOf(mine));
  const auto letter = [&](const std::string& ref) {
    return std::string(county.anybody.Post("/apply/status/letter", {{"ticket", ticket}, {"ref", ref}}).Bytes());
  };
  CHECK(Has(letter("receipt:1"), "这是给您的回执。"));
  CHECK_FALSE(Has(letter(std::string(IdOf(LetterKind::kAskThirdParty)) + ":1"), "这是给第三方的信。"));
  CHECK_FALSE(Has(letter("correction:1"), "这是别人的补正告知。"));
}

TEST_CASE_ON_BOTH_ENGINES("how it was found is counted once a case, and after the end alone", place) {
  PrivacyDesk county(place);
  const ApplyReceipt receipt = county.Apply();
  county.Confirm(receipt.id);
  CHECK_FALSE(
      SayHowHandled(county.desk, county.SenderOf(), county.Seen(receipt.id), disclosure::Satisfaction::kSatisfied));
  county.AskCorrection(receipt.id);
  county.now += 24h * 30;
  county.Clock(receipt.id, {.type = law::ReplyEventType::kCorrectionLapsed}, "没有补正。");
  CHECK(SayHowHandled(county.desk, county.SenderOf(), county.Seen(receipt.id), std::nullopt).errors().front().field ==
        "satisfaction");
  county.Must(
      SayHowHandled(county.desk, county.SenderOf(), county.Seen(receipt.id), disclosure::Satisfaction::kSatisfied));
  county.Must(
      SayHowHandled(county.desk, county.SenderOf(), county.Seen(receipt.id), disclosure::Satisfaction::kDissatisfied));
  db::Reader reader = county.database->Read();
  CHECK(SatisfactionOf(reader, receipt.id) == disclosure::Satisfaction::kDissatisfied);
  CHECK(reader.One<std::string>("SELECT rating FROM request_rating") ==
        "not_content");  // as it was kept from the first
  const auto counted = [&](account::OrganId handler) {
    int count = 0;
    for (const auto& each : CountSatisfaction(reader, std::vector{handler}, {2026y / 1 / 1, 2026y / 12 / 31})) {
      count += each.count;
    }
    return count;
  };
  CHECK(counted(county.township) == 1);
  CHECK(counted(county.other_township) == 0);
}

TEST_CASE_ON_BOTH_ENGINES("what is told again and again fills neither the case nor anybody's notices", place) {
  PrivacyDesk county(place);
  const CaseId id = county.Apply().id;
  county.Confirm(id);
  const auto explain = [&] {
    return ExplainReasons(county.desk, county.SenderOf(), county.Seen(id), PersonalText("在写村志。"));
  };
  CHECK_FALSE(explain());  // nobody asked
  county.Clock(id, {.type = law::ReplyEventType::kReasonsRequested}, "请说明申请这么多的理由。");
  county.Must(explain());
  const auto version = county.Held(id).version;
  CHECK_FALSE(explain());
  CHECK(county.Held(id).version == version);
  county.Clock(id, {.type = law::ReplyEventType::kFeeNotified, .delivered = county.today()}, "");
  const auto paid = [&] {
    return TellPaid(county.desk, county.SenderOf(), county.Seen(id), PersonalText("今天在窗口缴的。"));
  };
  for (int i = 0; i < kMostRemarksByApplicant; ++i) county.Must(paid());
  CHECK_FALSE(paid());
}

TEST_CASE_ON_BOTH_ENGINES("with a correction come documents, as with an application, and no programs", place) {
  PrivacyDesk county(place);
  const CaseId id = county.Apply().id;
  county.Confirm(id);
  county.AskCorrection(id);
  CorrectionForm form;
  form.asked.title = PersonalText("石桥加固施工合同");
  for (const auto& [name, bytes] : {std::pair("契约.exe", "MZ"), std::pair("契约.docx", "PK\x03\x04 vbaProject.bin")}) {
    form.files = {{FileKind::kCorrection, PersonalText(name), bytes}};
    const auto refused = SendCorrection(county.desk, county.SenderOf(), county.Seen(id), form);
    REQUIRE_FALSE(refused);
    CHECK(refused.errors().front().field == "files");
  }
  form.files = {{FileKind::kCorrection, PersonalText("契约.pdf"), "%PDF-1.7"}};
  county.Must(SendCorrection(county.desk, county.SenderOf(), county.Seen(id), form));
}

TEST_CASE_ON_BOTH_ENGINES("four characters of a number do not give the others", place) {
  PrivacyDesk county(place);
  const ApplyReceipt receipt = county.Apply();
  county.Confirm(receipt.id);
  {
    db::Transaction act = county.database->Begin();
    Case held = *LockedCase(act, receipt.id);
    held.outcome = "not_ours";  // how it is answered is the business of other tests
    PutStatus(act, held);
    act.Commit();
  }
  const std::string page = county.PageOf(receipt);
  CHECK(Has(page, "action=\"/apply/again\""));
  CHECK(Has(page, "尹望舒"));
  CHECK_FALSE(Has(page, "E87654321"));
}

TEST_CASE_ON_BOTH_ENGINES("a copy of everything is given a few times an hour", place) {
  PrivacyDesk county(place);
  const ApplyReceipt receipt = county.Apply();
  const std::string ticket = county.TicketIn(county.PageOf(receipt));
  const auto copy = [&] { return county.anybody.Post("/apply/status/copy", {{"ticket", ticket}}).status; };
  int given = 0;
  while (given < 50 && copy() == 200) ++given;
  CHECK(given > 1);
  CHECK(given < 20);
  CHECK(copy() == 429);
  county.now += 61min;
  CHECK(copy() == 200);
}

TEST_CASE_ON_BOTH_ENGINES("the applicant's copy holds what was typed and no word of the office", place) {
  PrivacyDesk county(place);
  const ApplyReceipt receipt = county.Apply();
  county.Confirm(receipt.id);
  county.Must(ActOnCase(
      county.desk, county.drafter, county.Seen(receipt.id),
      {CaseEvent{.kind = CaseEventKind::kNoted, .on = county.today()}, PersonalText("内部研究：先不答复。"), "words"}));
  const std::string ticket = county.TicketIn(county.PageOf(receipt));
  const auto copy = county.anybody.Post("/apply/status/copy", {{"ticket", ticket}});
  CHECK(copy.status == 200);
  CHECK(copy.Bytes().starts_with("PK"));
  CHECK(Has(county.Trail(county.township).back(), "case.copy_for_applicant"));
}

}  // namespace
}  // namespace gongkai::request
