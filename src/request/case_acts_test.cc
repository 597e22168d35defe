// Holds the fold against what may happen to a case and what may not: tests/law_cases/case_acts.tsv, whose head tells
// how.
#include "request/case_story_test.h"
#include "request/letter.h"

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

void CheckRefused(const ToldCase& told, const std::string& wanted) {
  const std::string head = "不合法（第";
  const std::string place = wanted.substr(head.size(), wanted.find("件）") - head.size());
  const std::string sentence = wanted.substr(wanted.find("：") + std::string("：").size());
  REQUIRE_MESSAGE(told.why, "lawful after all");
  CHECK(std::to_string(*told.refused_at) == place);
  CHECK_MESSAGE(told.why->message.find(sentence) != std::string::npos, told.why->message);
}

TEST_CASE("what may happen to a case, act by act") {
  const auto rows = LawCases("case_acts.tsv", 6);
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    const ToldCase told = FoldStory(row[1], row[2]);
    if (row[4].starts_with("不合法")) {
      CHECK(row[3] == "—");
      CheckRefused(told, row[4]);
      continue;
    }
    REQUIRE_MESSAGE(!told.why, told.why->message);
    const CaseStatus status = StatusOf(told.fold, TestCalendar());
    CHECK((status.reply.due ? ToString(*status.reply.due) : "—") == row[3]);
    const law::Outcome* const outcome = law::FindOutcome(status.outcome);
    std::string stands(NameOf(status.stage));
    if (outcome != nullptr) stands += "，" + std::string(outcome->name);
    CHECK(stands == row[4]);
  }
  CHECK(rows.size() >= 70);
}

CaseFold Running() { return FoldStory("当面提交 2024-03-04", "—").fold; }

TEST_CASE("a letter that was asked with and came late moves the end of the silence") {
  const std::string third_party = std::string(IdOf(LetterKind::kAskThirdParty)) + ":枕公开征〔2024〕1号";
  const std::string sent = "2024-03-05 征求意见 第三方；2024-03-05 制作文书 " + third_party;
  const CaseFold before = FoldStory("当面提交 2024-03-04", sent).fold;
  const CaseFold after = FoldStory("当面提交 2024-03-04", sent + "；2024-03-12 送达 " + third_party).fold;
  CHECK(StatusOf(before, TestCalendar()).reply.due == Date(2024y / 4 / 23));
  CHECK(StatusOf(after, TestCalendar()).reply.due == Date(2024y / 4 / 29));
}

TEST_CASE("a fee lapses twenty working days after its notice was received, when that is put down later too") {
  const std::string fee = std::string(IdOf(LetterKind::kFee)) + ":枕公开费〔2024〕1号";
  const std::string notified = "2024-03-05 通知缴费；2024-03-05 制作文书 " + fee;
  CHECK(FoldStory("当面提交 2024-03-04", notified + "；2024-06-03 逾期未缴费").why);
  const ToldCase lapsed =
      FoldStory("当面提交 2024-03-04", notified + "；2024-03-08 送达 " + fee + "；2024-06-03 逾期未缴费");
  REQUIRE_FALSE(lapsed.why);
  CHECK(lapsed.fold.outcome == "fee_lapsed");
  CHECK(FoldStory("当面提交 2024-03-04", notified + "；2024-03-08 送达 " + fee + "；2024-04-02 逾期未缴费").why);
}

TEST_CASE("the decision letter tells whether a reply was delivered, no other letter does") {
  const std::string decision = std::string(IdOf(LetterKind::kDecision)) + ":枕公开〔2024〕1号",
                    receipt = std::string(IdOf(LetterKind::kReceipt)) + ":枕公开登〔2024〕1号";
  const std::string made = "2024-03-05 制作文书 " + receipt + "；2024-03-05 送达 " + receipt +
                           "；2024-03-20 签发 予以公开；2024-03-20 制作文书 " + decision + "；2024-03-20 答复";
  CHECK_FALSE(StatusOf(FoldStory("当面提交 2024-03-04", made).fold, TestCalendar()).is_delivered);
  const CaseFold delivered = FoldStory("当面提交 2024-03-04", made + "；2024-03-22 送达 " + decision).fold;
  CHECK(StatusOf(delivered, TestCalendar()).is_delivered);
}

TEST_CASE("an act that is refused changes nothing") {
  CaseFold fold = Running();
  CaseEvent event = EventOn(2024y / 3 / 5, CaseEventKind::kAssigned);
  event.to = account::PersonId{1};
  REQUIRE(Apply(fold, event, TestCalendar()));
  CaseEvent other = EventOn(2024y / 3 / 5, CaseEventKind::kAccepted, account::PersonId{2});
  CHECK(Apply(fold, other, TestCalendar()).error().kind == ErrorKind::kForbidden);
  CHECK(fold.assigned == account::PersonId{1});
  CHECK_FALSE(fold.is_accepted);
  CHECK_FALSE(Apply(fold, ClockOn(2024y / 3 / 5, law::ReplyEventType::kReplied), TestCalendar()));
  CHECK_FALSE(fold.reply.ended);  // although the clock itself had nothing against it
}

TEST_CASE("each stage and each kind of event has its word, and is found by it") {
  for (const CaseStage stage : CaseStages()) CHECK(CaseStageFrom(IdOf(stage)) == stage);
  CHECK(CaseStages().size() == 10);
  CHECK_FALSE(CaseStageFrom("nowhere"));
  for (int i = 0; i <= static_cast<int>(CaseEventKind::kImported); ++i) {
    const auto kind = static_cast<CaseEventKind>(i);
    CHECK(CaseEventKindFrom(IdOf(kind)) == kind);
    CHECK_FALSE(NameOf(kind).empty());
  }
  CHECK_FALSE(CaseEventKindFrom("nothing"));
}

TEST_CASE("an event tells itself in one line, without a day and without a name") {
  CaseEvent event = ClockOn(2026y / 3 / 2, law::ReplyEventType::kCorrectionRequested);
  event.clock.until = 2026y / 3 / 20;
  CHECK(Describe(event) == "要求补正，补正期限到2026年3月20日");
  event = ClockOn(2026y / 3 / 2, law::ReplyEventType::kExtended);
  event.clock.working_days = 10;
  CHECK(Describe(event) == "延长答复期限10个工作日");
  event = ClockOn(2026y / 3 / 2, law::ReplyEventType::kConsultationSent);
  event.clock.with = law::Consulted::kThirdParty;
  CHECK(Describe(event) == "征求第三方意见");
  event = EventOn(2026y / 3 / 2, CaseEventKind::kSigned, account::PersonId{2});
  event.signer = disclosure::Signer::kReviewer;
  event.person_name = "文石";
  CHECK(Describe(event) == "分管领导签字");
  event = EventOn(2026y / 3 / 2, CaseEventKind::kLetterMade);
  event.ref = "correction:枕公开补〔2026〕3号";
  CHECK(Describe(event) == "制作文书：枕公开补〔2026〕3号");
  event = EventOn(2026y / 3 / 2, CaseEventKind::kDrafted);
  event.outcome = "released";
  CHECK(Describe(event) == "拟稿：予以公开");
}

TEST_CASE("what is refused for secrets has them, what is released has none") {
  const auto allows = [](const char* answers, const char* outcome) {
    return SecrecyAllowsReply(answers, *law::FindOutcome(outcome)).has_value();
  };
  for (const law::Outcome& outcome : law::Outcomes()) {
    CHECK_MESSAGE(SecrecyAllowsReply(FittingAnswers(outcome), outcome), outcome.id);
    CHECK_FALSE(SecrecyAllowsReply("", outcome));
  }
  CHECK_FALSE(allows("ynnnnyy", "released"));
  CHECK_FALSE(allows("nnnnnyy", "state_secret"));
  CHECK_FALSE(allows("nnnynyy", "partly_refused"));  // what goes out of it must be clear
  CHECK(allows("nnnynyy", "released_for_public_interest"));
  CHECK_FALSE(allows("ynnynyy", "released_for_public_interest"));
  CHECK_FALSE(allows("nnnnnny", "released"));  // not every file was looked at
}

}  // namespace
}  // namespace gongkai::request
