// The decision of a case from its first draft to the letter: what it must say, who signs what, and what voids it.
#include <algorithm>

#include "request/case_desk_test.h"
#include "request/letter_actions.h"
#include "request/letter_template_actions.h"
#include "request/letter_words.h"
#include "request/office_act.h"
#include "request/told_act_actions.h"

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
    if (decision.outcome == "already_public" || decision.outcome == "in_archives") CHECK(HasFault(decision, "where"));
    // That a search was made, and where; which law has a way of its own.
    const bool tells = decision.outcome == "does_not_exist" || decision.outcome == "special_access";
    CHECK(HasFault(decision, "finding") == tells);
    decision.finding = PersonalText("在档案室和业务系统里检索过。");
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

DecisionText Overruling() {
  DecisionText decision;
  decision.outcome = "released_for_public_interest";
  decision.reasons = PersonalText("监测记录关系饮用水安全。");
  decision.where = PersonalText("到镇档案室查阅。");
  return decision;
}

std::vector<std::string> KindsOfLetters(CaseDesk& county, CaseId id) {
  db::Reader reader = county.database->Read();
  std::vector<std::string> kinds;
  for (const CaseLetter& letter : LettersOf(reader, id)) kinds.push_back(letter.kind);
  std::ranges::sort(kinds);
  return kinds;
}

TEST_CASE_ON_BOTH_ENGINES("a third party that is overruled is told in writing with the reply (第三十二条)", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  // Nobody asked it: this answer cannot even be written.
  CHECK(CaseDesk::FieldOf(WriteDecision(county.desk, county.drafter, county.Seen(id), Overruling())) == "outcome");
  const OfficeAct& consult = *FindOfficeAct("consult");
  OfficeActForm form{.on = gongkai::ToString(county.today()), .with = "third_party"};
  form.words = PersonalText("监测记录是否可以公开。");
  form.addressee = PersonalText("清溪养殖合作社");
  const auto event = EventOf(consult, form, county.Folded(id), county.today());
  REQUIRE(event);
  REQUIRE(CaseDesk::Done(ActAndTell(county.desk, county.drafter, county.Seen(id), consult, *event, form)));
  law::ReplyEvent closed{.type = law::ReplyEventType::kConsultationClosed, .on = county.today()};
  REQUIRE(CaseDesk::Done(county.Tell(county.drafter, id, closed, "不同意公开。")));
  county.HandedIn(id, Overruling());
  county.SignedByAll(id);
  REQUIRE(CaseDesk::Done(SendReply(county.desk, county.drafter, county.Seen(id), county.today())));
  CHECK(KindsOfLetters(county, id) ==
        std::vector<std::string>{"ask_third_party", "asking_notice", "decision", "overruled", "third_party_reply"});
  db::Reader reader = county.database->Read();
  for (const CaseLetter& letter : LettersOf(reader, id)) {
    if (letter.kind != "overruled") continue;
    const std::string body = LetterBody(reader, county.keys, id, letter.ref)->Reveal();
    for (const char* part : {"清溪养殖合作社：", "监测记录关系饮用水安全。", "第三十二条", "申请行政复议"}) {
      CHECK_MESSAGE(body.find(part) != std::string::npos, part, "\n", body);
    }
    CHECK(body.find("尹望舒") == std::string::npos);
  }
}

TEST_CASE_ON_BOTH_ENGINES("asked on paper, it is told by a letter made by hand, or nothing goes out", place) {
  CaseDesk county(place);
  const CaseId id = county.Received();
  law::ReplyEvent asked{
      .type = law::ReplyEventType::kConsultationSent, .on = county.today(), .with = law::Consulted::kThirdParty};
  REQUIRE(CaseDesk::Done(county.Tell(county.drafter, id, asked)));
  law::ReplyEvent closed{.type = law::ReplyEventType::kConsultationClosed, .on = county.today()};
  REQUIRE(CaseDesk::Done(county.Tell(county.drafter, id, closed)));
  county.HandedIn(id, Overruling());
  county.SignedByAll(id);
  const auto untold = SendReply(county.desk, county.drafter, county.Seen(id), county.today());
  REQUIRE_FALSE(untold);
  CHECK(untold.errors().front().message.find("书面告知第三方") != std::string::npos);
  CHECK(KindsOfLetters(county, id).empty());
  const LetterForm form{.kind = LetterKind::kOverruled,
                        .addressee = PersonalText("清溪养殖合作社"),
                        .question = {},
                        .finding = PersonalText("近两年的监测记录。"),
                        .reasons = {},
                        .elsewhere = {}};
  REQUIRE(MakeLetterByHand(county.desk, county.drafter, county.Seen(id), form));
  REQUIRE(CaseDesk::Done(SendReply(county.desk, county.drafter, county.Seen(id), county.today())));
  CHECK(KindsOfLetters(county, id) == std::vector<std::string>{"decision", "overruled"});
}

TEST_CASE_ON_BOTH_ENGINES("a term that is over is not brought back by an earlier day that is put down", place) {
  CaseDesk county(place);
  const CaseId id = county.Received(2026y / 2 / 2);  // over before the tenth of March
  REQUIRE(*county.CaseOf(id).due < county.today());
  const OfficeAct& extend = *FindOfficeAct("extend");
  OfficeActForm form{.on = gongkai::ToString(*county.CaseOf(id).due), .working_days = "5"};
  form.words = PersonalText("材料多。");
  const auto event = EventOf(extend, form, county.Folded(id), county.today());
  REQUIRE(event);
  CHECK(CaseDesk::FieldOf(ActAndTell(county.desk, county.working_head, county.Seen(id), extend, *event, form)) == "on");
  CHECK(KindsOfLetters(county, id).empty());
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

TEST_CASE_ON_BOTH_ENGINES("a reply is dated on the day on which it is made, and on no other", place) {
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
