// The decision of a case from its first draft to the letter: what it must say, who signs what, and what voids it.
#include <algorithm>

#include "request/case_desk_test.h"
#include "request/letter_template_actions.h"
#include "request/letter_words.h"

namespace gongkai::request {
namespace {

bool HasFault(const DecisionText& decision, std::string_view field) {
  return ErrorOf(FaultsOf(decision, 2026y / 3 / 10), field) != nullptr;
}

TEST_CASE("a decision says what the law wants told with its outcome") {
  for (const law::Outcome& outcome : law::Outcomes()) {
    CAPTURE(outcome.id);
    DecisionText decision;
    decision.outcome = outcome.id;
    const std::string_view row = outcome.rows[1].key;
    const bool is_refusal = row.starts_with("三(三)") || row.starts_with("三(四)") || row.starts_with("三(五)");
    if (is_refusal || row == "三(二)") CHECK(HasFault(decision, "reasons"));
    if (row == "三(二)" || decision.outcome == "released") CHECK(HasFault(decision, "files"));
    if (decision.outcome == "already_public") CHECK(HasFault(decision, "where"));
    decision.reasons = PersonalText("理由如下。");
    decision.where = PersonalText("https://www.chengyan.example/1，或者到镇档案室查阅。");
    CHECK(FaultsOf(decision, 2026y / 3 / 10).empty());
    // Nothing goes out by mistake with a reply that releases nothing.
    decision.released_files = {"sm3:1"};
    const bool releases = decision.outcome.starts_with("released") || row == "三(二)";
    CHECK(HasFault(decision, "files") != releases);
  }
  CHECK(HasFault({}, "outcome"));
  DecisionText before_fees;
  before_fees.outcome = "fee_lapsed";
  CHECK(ErrorOf(FaultsOf(before_fees, 2020y / 3 / 10), "outcome") != nullptr);
  DecisionText endless = CaseDesk::NotThere();
  endless.reasons = PersonalText(std::string(5'000, 'x'));
  CHECK(HasFault(endless, "reasons"));
}

TEST_CASE_ON_BOTH_ENGINES("written, handed in, examined, signed by three, sent with its letter", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  REQUIRE(CaseDesk::Done(WriteDecision(county.desk, county.drafter, county.Seen(id), CaseDesk::NotThere())));
  CHECK(county.CaseOf(id).stage == CaseStage::kHandling);
  REQUIRE(CaseDesk::Done(HandInDecision(county.desk, county.drafter, county.Seen(id))));
  CHECK(county.CaseOf(id).stage == CaseStage::kSigning);
  CHECK_FALSE(SendReply(county.desk, county.drafter, county.Seen(id), county.today()));
  county.SignedByAll(id);
  CHECK(county.CaseOf(id).stage == CaseStage::kReadyToSend);
  const auto sent = SendReply(county.desk, county.drafter, county.Seen(id), county.today());
  REQUIRE(CaseDesk::Done(sent));
  const Case held = county.CaseOf(id);
  CHECK(held.stage == CaseStage::kReplied);
  CHECK(held.outcome == "does_not_exist");
  CHECK(held.ended == county.today());
  CHECK(held.in_time == true);
  db::Reader reader = county.database->Read();
  const auto letters = LettersOf(reader, id);
  REQUIRE(letters.size() == 1);
  CHECK(letters.front().dated == county.today());
  CHECK(county.Folded(id).letters.size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a decision that lacks something is kept and not handed in", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  DecisionText decision = CaseDesk::NotThere();
  decision.reasons = PersonalText("");
  REQUIRE(WriteDecision(county.desk, county.drafter, county.Seen(id), decision));
  CHECK(CaseDesk::FieldOf(HandInDecision(county.desk, county.drafter, county.Seen(id))) == "reasons");
  decision.outcome = "no_such";
  CHECK(CaseDesk::FieldOf(WriteDecision(county.desk, county.drafter, county.Seen(id), decision)) == "outcome");
  decision.outcome = "withdrawn";
  CHECK(CaseDesk::FieldOf(WriteDecision(county.desk, county.drafter, county.Seen(id), decision)) == "outcome");
  decision.outcome = "released";
  decision.released_files = {"sm3:nowhere"};
  CHECK(CaseDesk::FieldOf(WriteDecision(county.desk, county.drafter, county.Seen(id), decision)) == "files");
}

TEST_CASE_ON_BOTH_ENGINES("an identity card's number or a mark of secrecy in the words is not handed in", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  DecisionText decision = CaseDesk::NotThere();
  decision.finding = PersonalText("尹望舒（身份证号码330102199001011234）申请的信息不存在。");
  REQUIRE(WriteDecision(county.desk, county.drafter, county.Seen(id), decision));
  CHECK(CaseDesk::FieldOf(HandInDecision(county.desk, county.drafter, county.Seen(id))) == "finding");
  CHECK(county.CaseOf(id).stage == CaseStage::kHandling);
  REQUIRE(WriteDecision(county.desk, county.drafter, county.Seen(id), CaseDesk::NotThere()));
  CHECK(CaseDesk::Done(HandInDecision(county.desk, county.drafter, county.Seen(id))));
}

TEST_CASE_ON_BOTH_ENGINES("a changed word voids every signature; the same words void none", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  county.HandedIn(id, CaseDesk::NotThere());
  county.SignedByAll(id);
  REQUIRE(WriteDecision(county.desk, county.drafter, county.Seen(id), CaseDesk::NotThere()));
  CHECK(county.CaseOf(id).stage == CaseStage::kReadyToSend);
  DecisionText changed = CaseDesk::NotThere();
  changed.reasons = PersonalText("没有这样的方案。");
  REQUIRE(WriteDecision(county.desk, county.drafter, county.Seen(id), changed));
  CHECK(county.CaseOf(id).stage == CaseStage::kHandling);
  CHECK(county.Folded(id).signatures.empty());
  CHECK_FALSE(SendReply(county.desk, county.drafter, county.Seen(id), county.today()));
}

TEST_CASE_ON_BOTH_ENGINES("what events and trail hold of a decision tells nothing to who guesses its words", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  REQUIRE(WriteDecision(county.desk, county.drafter, county.Seen(id), CaseDesk::NotThere()));
  const std::string digest = county.DraftDigest(id);
  CHECK(DigestOf(CaseDesk::NotThere(), county.CaseOf(id), CaseDesk::Words()) != digest);
  db::Reader reader = county.database->Read();
  const auto kept = DecisionOf(reader, county.keys, id);
  REQUIRE(kept);
  CHECK(kept->salt.size() == 32);
  CHECK(DigestOf(*kept, county.CaseOf(id), CaseDesk::Words()) == digest);
}

TEST_CASE_ON_BOTH_ENGINES("who changes what the applicant asked for voids the decision over it", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  county.HandedIn(id, CaseDesk::NotThere());
  county.SignedByAll(id);
  {
    db::Transaction act = county.database->Begin();
    CaseWords words = CaseDesk::Words();
    words.asked.title = PersonalText("别的东西");
    PutWords(act, county.keys, id, words);
    act.Commit();
  }
  const auto sent = SendReply(county.desk, county.drafter, county.Seen(id), county.today());
  REQUIRE_FALSE(sent);
  CHECK(sent.errors().front().message.find("变过") != std::string::npos);
}

TEST_CASE_ON_BOTH_ENGINES("posts sign as what they are, each person once, over what stood on the page", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  county.HandedIn(id, CaseDesk::NotThere());
  CHECK(CaseDesk::FieldOf(county.SignAs(county.drafter, Signer::kReviewer, id)) == kVersionField);
  CHECK(CaseDesk::FieldOf(county.SignAs(county.reviewer, Signer::kApprover, id)) == kVersionField);
  CHECK(CaseDesk::FieldOf(county.SignAs(county.approver, Signer::kApprover, id)) == kVersionField);  // not yet
  CHECK(CaseDesk::FieldOf(county.SignAs(county.examiner, Signer::kSecrecy, id, "nn")) == "answers");
  CHECK(CaseDesk::FieldOf(county.SignAs(county.examiner, Signer::kSecrecy, id, "ynnnnyy")) == "answers");
  SignDecisionForm other;
  other.signer = Signer::kReviewer;
  other.digest = "sm3:0";
  CHECK(CaseDesk::FieldOf(SignDecision(county.desk, county.reviewer, county.Seen(id), other)) == kVersionField);
  // 林溪, who wrote it, stands in for the leader in charge: still not.
  const Actor stand_in = county.ActorAs(county.lin, PostKind::kDeputy);
  CHECK(CaseDesk::FieldOf(county.SignAs(stand_in, Signer::kReviewer, id)) == kVersionField);
  CHECK(county.Folded(id).signatures.size() == 1);
  county.SignedByAll(id);
}

TEST_CASE_ON_BOTH_ENGINES("sent back it is to be signed from the beginning, with what is to be changed", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  county.HandedIn(id, CaseDesk::NotThere());
  REQUIRE(CaseDesk::Done(county.SignAs(county.examiner, Signer::kSecrecy, id)));
  SignDecisionForm form;
  form.signer = Signer::kReviewer;
  form.digest = county.DraftDigest(id);
  CHECK(CaseDesk::FieldOf(SendBackDecision(county.desk, county.reviewer, county.Seen(id), form)) == "remark");
  form.remark = PersonalText("请写明检索了哪些地方。");
  REQUIRE(CaseDesk::Done(SendBackDecision(county.desk, county.reviewer, county.Seen(id), form)));
  CHECK(county.CaseOf(id).stage == CaseStage::kHandling);
  REQUIRE(CaseDesk::Done(HandInDecision(county.desk, county.drafter, county.Seen(id))));
  CHECK(county.Folded(id).signatures.size() == 1);
  CHECK(CaseDesk::FieldOf(county.SignAs(county.approver, Signer::kApprover, id)) == kVersionField);
  county.SignedByAll(id);
}

TEST_CASE_ON_BOTH_ENGINES("a reply goes out in the words of the organ that stood there when it was signed", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  county.HandedIn(id, CaseDesk::NotThere());
  county.SignedByAll(id);
  const TemplateSubject subject{LetterKind::kDecision, law::FindOutcome("does_not_exist")};
  const std::string words = ProgramWordsOf(subject.kind, subject.outcome);
  const auto save = [&](const std::string& body, std::int64_t version) {
    county.now += 1min;
    const auto saved =
        SaveTemplate(county.desk, county.working_head, county.township, {county.township, subject, body, version});
    for (const FieldError& error : saved.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(saved);
  };
  save(words + "\n申请人还应当到本机关当面说明。", 0);  // which nobody signed
  CHECK(CaseDesk::FieldOf(SendReply(county.desk, county.drafter, county.Seen(id), county.today())) == kVersionField);
  {
    db::Reader reader = county.database->Read();
    CHECK(LettersOf(reader, id).empty());
  }
  CHECK(county.CaseOf(id).stage == CaseStage::kReadyToSend);
  save("", 1);  // the words are those again that were signed
  REQUIRE(CaseDesk::Done(SendReply(county.desk, county.drafter, county.Seen(id), county.today())));
}

TEST_CASE_ON_BOTH_ENGINES("a reply is dated on a day that has come, and not before it was signed", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  county.HandedIn(id, CaseDesk::NotThere());
  county.SignedByAll(id);
  const auto events = county.Events(id).size();
  CHECK(CaseDesk::FieldOf(SendReply(county.desk, county.drafter, county.Seen(id), 2026y / 3 / 9)) == "on");
  CHECK(CaseDesk::FieldOf(SendReply(county.desk, county.drafter, county.Seen(id), 2026y / 3 / 11)) == "on");
  CHECK(county.Events(id).size() == events);
  db::Reader reader = county.database->Read();
  CHECK(LettersOf(reader, id).empty());  // no letter of a reply that did not go out
}

}  // namespace
}  // namespace gongkai::request
