// What the applicant is told of each stage, what may be done in it, and how long a ticket is good for.
#include "request/applicant_status.h"

#include <doctest/doctest.h>

#include <set>

#include "request/applicant_ticket.h"

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

CaseStatus In(CaseStage stage) {
  CaseStatus status;
  status.stage = stage;
  return status;
}

CaseFold Received() {
  CaseFold fold;
  fold.is_received = true;
  return fold;
}

TEST_CASE("every stage is told in plain words, and what the office does within is not") {
  std::set<std::string> inside;
  for (const CaseStage stage : CaseStages()) {
    CAPTURE(NameOf(stage));
    const PlainStatus told = PlainStatusOf(In(stage), Received());
    CHECK_FALSE(told.headline.empty());
    if (stage == CaseStage::kSigning || stage == CaseStage::kReadyToSend || stage == CaseStage::kHandling) {
      inside.insert(told.headline + told.words);
    }
  }
  CHECK(inside.size() == 1);
}

TEST_CASE("until when a correction is waited for is told") {
  CaseFold fold = Received();
  fold.reply.correction_until = 2026y / 3 / 24;
  const PlainStatus told = PlainStatusOf(In(CaseStage::kAwaitingCorrection), fold);
  CHECK(told.words.find("2026年3月24日") != std::string::npos);
  CHECK(told.words.find("视为放弃") != std::string::npos);
}

TEST_CASE("what is to be paid by when is told, and what becomes of it") {
  CaseFold fold = Received();
  fold.reply.fee_notified = 2026y / 3 / 9;
  const PlainStatus told = PlainStatusOf(In(CaseStage::kAwaitingPayment), fold);
  for (const char* part : {"20个工作日", "视为放弃", "缴费的次日起"}) {
    CAPTURE(part);
    CHECK(told.words.find(part) != std::string::npos);
  }
  fold.reply.fee_delivered = 2026y / 3 / 11;
  CHECK(PlainStatusOf(In(CaseStage::kAwaitingPayment), fold).words.find("2026年3月11日") != std::string::npos);
}

TEST_CASE("letters to others are not the applicant's") {
  int own = 0;
  for (const LetterKind kind : LetterKinds()) own += IsForApplicant(kind) ? 1 : 0;
  CHECK(own == 9);
  for (const LetterKind kind : {LetterKind::kAskThirdParty, LetterKind::kThirdPartyReply, LetterKind::kOverruled,
                                LetterKind::kAskJointMaker, LetterKind::kAssistance}) {
    CHECK_FALSE(IsForApplicant(kind));
  }
}

TEST_CASE("each act has its stages") {
  const CaseFold fold = Received();
  CHECK_FALSE(Against(ApplicantAct::kCorrect, In(CaseStage::kAwaitingCorrection), fold));
  CHECK(Against(ApplicantAct::kCorrect, In(CaseStage::kHandling), fold));
  CHECK_FALSE(Against(ApplicantAct::kPaid, In(CaseStage::kAwaitingPayment), fold));
  CHECK(Against(ApplicantAct::kPaid, In(CaseStage::kHandling), fold));
  CHECK_FALSE(Against(ApplicantAct::kWithdraw, In(CaseStage::kSigning), fold));
  CHECK(Against(ApplicantAct::kWithdraw, In(CaseStage::kReplied), fold));
  CHECK(Against(ApplicantAct::kWithdraw, In(CaseStage::kUnconfirmed), CaseFold()));
  CHECK_FALSE(Against(ApplicantAct::kRate, In(CaseStage::kReplied), fold));
  CHECK(Against(ApplicantAct::kRate, In(CaseStage::kHandling), fold));
  CaseFold erased = Received();
  erased.is_erased = true;
  CHECK(Against(ApplicantAct::kRate, In(CaseStage::kReplied), erased));
}

TEST_CASE("why so many is asked for as long as it is not answered") {
  CaseEvent asked{.kind = CaseEventKind::kClock}, told{.kind = CaseEventKind::kClock};
  asked.clock.type = law::ReplyEventType::kReasonsRequested;
  told.clock.type = law::ReplyEventType::kReasonsReceived;
  CHECK_FALSE(IsAskedWhy({}));
  CHECK(IsAskedWhy(std::vector{asked}));
  CHECK_FALSE(IsAskedWhy(std::vector{asked, told}));
}

TEST_CASE("a ticket opens its case for three hours, and nothing else") {
  const crypto::Key key = crypto::Key::Random();
  const CaseId id{account::OrganId{18}, 12};
  const Instant now = std::chrono::sys_days(2026y / 3 / 10) + 2h;
  const std::string ticket = TicketFor(key, id, now);
  CHECK(CaseOfTicket(key, ticket, now) == id);
  CHECK(CaseOfTicket(key, ticket, now + 3h) == id);
  CHECK_FALSE(CaseOfTicket(key, ticket, now + 3h + 1s));
  CHECK_FALSE(CaseOfTicket(key, ticket, now - 1s));
  CHECK_FALSE(CaseOfTicket(crypto::Key::Random(), ticket, now));
  for (std::size_t i = 0; i < ticket.size(); i += 7) {
    std::string changed = ticket;
    changed[i] = changed[i] == '0' ? '1' : '0';
    CHECK_FALSE(CaseOfTicket(key, changed, now));
  }
  for (const char* hostile : {"", "0", "zz", "18-12|0"}) CHECK_FALSE(CaseOfTicket(key, hostile, now));
  CHECK_FALSE(CaseOfTicket(key, std::string(100'000, 'a'), now));
}

}  // namespace
}  // namespace gongkai::request
