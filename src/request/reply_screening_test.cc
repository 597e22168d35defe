// What goes to one applicant passes the same review as what is published: words and files are screened, each finding is
// settled by who may, and the database lets no last signature by that was not.
#include <algorithm>
#include <set>

#include "account/notice_store.h"
#include "request/case_desk_test.h"
#include "request/case_file_actions.h"
#include "request/reply_mask_actions.h"

namespace gongkai::request {
namespace {

using account::Has;

constexpr const char* kNumber = "330102199001011234";
constexpr const char* kMasked = "330102********1234";
constexpr const char* kList = "石桥村登记表\n领取人身份证号码330102199001011234\n";

struct ReplyDesk : CaseDesk {
  using CaseDesk::CaseDesk;

  CaseId id = Received();

  /// A decision that releases a file with those bytes.
  void Release(const std::string& name, const std::string& bytes) {
    REQUIRE(Done(AddCaseFiles(desk, drafter, Seen(id), {{FileKind::kReleased, name, bytes}})));
    DecisionText decision;
    decision.outcome = "released";
    decision.finding = PersonalText("随本告知书提供登记表。");
    decision.released_files = {Files().back().digest};
    REQUIRE(Done(WriteDecision(desk, drafter, Seen(id), decision)));
  }
  std::vector<CaseFile> Files() {
    db::Reader reader = database->Read();
    return FilesOf(reader, id);
  }
  std::string BytesOf(int number) {
    db::Reader reader = database->Read();
    return OpenFile(reader, keys, id, number)->bytes.Reveal();
  }
  DecisionText Decided() {
    db::Reader reader = database->Read();
    return *DecisionOf(reader, keys, id);
  }
  FormResult<CaseId> HandInIt() { return HandInDecision(desk, drafter, Seen(id), tools); }
  void Screen() {
    const auto run = ScreenReply(desk, tools, drafter, id);
    for (const FieldError& error : run.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(run);
  }
  ReplyScreening Now() {
    const Case held = CaseOf(id);
    db::Reader reader = database->Read();
    const auto reply = ReplyAtHandOf(reader, keys, held);
    REQUIRE(reply);
    return ReplyScreeningOf(reader, keys, *reply);
  }
  ReplyHitsForm Open(const std::string& reason = "") {
    const ReplyScreening screened = Now();
    REQUIRE(screened.run);
    ReplyHitsForm form{.run = screened.run->number, .hits = {}, .reason = reason};
    for (const screening::StoredHit& hit : screened.found.hits) {
      if (screened.IsOpen(hit)) form.hits.push_back(hit.number);
    }
    return form;
  }
  FormResult<CaseId> Overrule(const Actor& actor, const std::string& reason) {
    return OverruleReplyHits(desk, actor, Seen(id), Open(reason));
  }
  FormResult<CaseId> SignLast() {
    SignDecisionForm form;
    form.signer = Signer::kApprover;
    form.digest = DraftDigest(id);
    return SignDecision(desk, approver, Seen(id), form, tools);
  }
  void SignFirst() {
    REQUIRE(Done(SignAs(examiner, Signer::kSecrecy, id)));
    REQUIRE(Done(SignAs(reviewer, Signer::kReviewer, id)));
  }
  void FilesHold(std::vector<docread::Piece> pieces, std::string obstacle = "") {
    tools.inspect = [pieces = std::move(pieces), obstacle = std::move(obstacle)](
                        std::string_view bytes, std::string_view, const docread::BurntHere&) {
      docread::Inspection inspection{.files = {{}}};
      if (!obstacle.empty()) {
        inspection.obstacle = docread::Obstacle::kDamaged;
        inspection.obstacle_message = obstacle;
      } else if (bytes.find("clean") == std::string_view::npos) {
        inspection.pieces = pieces;
      }
      return inspection;
    };
  }
  int Runs() { return static_cast<int>(database->Read().One<std::int64_t>("SELECT COUNT(*) FROM request_screening")); }
};

TEST_CASE_ON_BOTH_ENGINES("a number in a file that goes out keeps it from being handed in until it is masked", place) {
  ReplyDesk county(place);
  county.Release("登记表.txt", kList);
  const auto refused = county.HandInIt();
  REQUIRE_FALSE(refused);
  CHECK(refused.errors().front().field == "files");
  CHECK(Has(refused.errors().front().message, "登记表.txt"));
  CHECK_FALSE(Has(refused.errors().front().message, kNumber));
  CHECK(county.CaseOf(county.id).stage == CaseStage::kHandling);
  const auto masked = MaskReplyHits(county.desk, county.tools, county.drafter, county.Seen(county.id), county.Open());
  for (const FieldError& error : masked.errors()) MESSAGE(error.field, ": ", error.message);
  REQUIRE(masked);
  CHECK(masked->changed == 1);
  CHECK(masked->left.empty());
  const auto files = county.Files();
  REQUIRE(files.size() == 2);
  CHECK(county.Decided().released_files == std::vector<std::string>{files.back().digest});
  CHECK(Has(county.BytesOf(2), kMasked));
  CHECK_FALSE(Has(county.BytesOf(2), kNumber));
  CHECK(Has(county.BytesOf(1), kNumber));  // what it was made of is as it was
  CHECK(county.Now().open == 0);
  REQUIRE(CaseDesk::Done(county.HandInIt()));
  county.SignFirst();
  REQUIRE(CaseDesk::Done(county.SignLast()));
  CHECK(CaseDesk::Done(SendReply(county.desk, county.drafter, county.Seen(county.id), county.today())));
  const auto trail = county.Trail(county.township);
  CHECK(std::ranges::count(trail, "case.mask done case:" + ToString(county.id)) == 1);
}

TEST_CASE_ON_BOTH_ENGINES("pages made for redactions keep no file from being masked", place) {
  ReplyDesk county(place);
  county.Release("登记表.txt", kList);
  county.Screen();
  {
    db::Transaction act = county.database->Begin();
    for (std::size_t i = 0; i < kMostCaseFiles; ++i) {
      AddFile(act, county.keys, county.id, FileKind::kWorking, PersonalText("页面.pdf"), county.now, "%PDF");
    }
    act.Commit();
  }
  const auto masked = MaskReplyHits(county.desk, county.tools, county.drafter, county.Seen(county.id), county.Open());
  for (const FieldError& error : masked.errors()) MESSAGE(error.field, ": ", error.message);
  REQUIRE(masked);
  CHECK(masked->changed == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a file that nobody opened, or that cannot be looked at, needs an examiner's word", place) {
  ReplyDesk county(place);
  county.Give(county.wen, county.township, PostKind::kSecrecyExaminer);
  county.Release("图纸.dwg", "not to be read");
  // Whoever hands in without the means to open a file has not looked at it.
  CHECK(CaseDesk::FieldOf(HandInDecision(county.desk, county.drafter, county.Seen(county.id))) == "files");
  county.FilesHold({}, "这种文件不能检查。");
  county.now += 24h;
  CHECK(CaseDesk::FieldOf(county.HandInIt()) == "files");
  REQUIRE(county.Now().found.hits.size() == 1);
  CHECK(county.Now().found.hits.front().why == "这种文件不能检查。");
  CHECK(county.Now().run->unread == 1);
  CHECK(CaseDesk::FieldOf(county.Overrule(county.drafter, "看过了。")) == kVersionField);
  CHECK(CaseDesk::FieldOf(county.Overrule(county.examiner, " ")) == "reason");
  REQUIRE(CaseDesk::Done(
      AskReplyExaminer(county.desk, county.drafter, county.Seen(county.id), county.Open("是竣工图，请看。"))));
  {
    db::Reader reader = county.database->Read();
    const auto notices = account::NoticesOf(reader, county.wen, {});
    CHECK(std::ranges::any_of(notices, [](const account::Notice& each) { return Has(each.title, "检查出的 1 处"); }));
    CHECK(Has(EventWordsOf(reader, county.keys, county.id).back().Reveal(), "是竣工图，请看。"));
  }
  REQUIRE(CaseDesk::Done(county.Overrule(county.examiner, "用看图软件逐张看过，没有涉密内容。")));
  CHECK(county.Now().open == 0);
  CHECK(CaseDesk::Done(county.HandInIt()));
}

TEST_CASE_ON_BOTH_ENGINES("another's number stays by an examiner's word alone, the applicant's own by the handler's",
                          place) {
  ReplyDesk county(place);
  DecisionText decision = CaseDesk::NotThere();
  decision.finding = PersonalText(std::string("登记的身份证号码") + kNumber + "没有查到。");
  REQUIRE(WriteDecision(county.desk, county.drafter, county.Seen(county.id), decision));
  county.Screen();
  CHECK(CaseDesk::FieldOf(county.Overrule(county.drafter, "就是这样。")) == kVersionField);
  // Who wrote it is no examiner of it, whatever post he has.
  const Actor author = county.ActorAs(county.lin, PostKind::kSecrecyExaminer);
  CHECK(CaseDesk::FieldOf(county.Overrule(author, "就是这样。")) == kVersionField);
  CHECK(county.Now().open == 1);
  {
    db::Transaction act = county.database->Begin();
    CaseWords words = CaseDesk::Words();
    words.applicant.number = PersonalText(kNumber);
    PutWords(act, county.keys, county.id, words);
    act.Commit();
  }
  REQUIRE(ScreenReply(county.desk, county.tools, county.drafter, county.id, true));
  const ReplyScreening own = county.Now();
  REQUIRE(own.found.hits.size() == 1);
  CHECK(own.IsOwn(own.found.hits.front()));
  CHECK(CaseDesk::FieldOf(county.HandInIt()) == "finding");  // somebody has to say so
  REQUIRE(CaseDesk::Done(county.Overrule(county.drafter, "是申请人本人的信息。")));
  CHECK(CaseDesk::Done(county.HandInIt()));
}

TEST_CASE("what an applicant gave of himself is known again however it is cut") {
  Applicant applicant = CaseDesk::Words().applicant;
  applicant.number = PersonalText("33010219900101123x");
  CHECK(IsOwn(applicant, "330102 19900101 123X"));
  CHECK(IsOwn(applicant, "139-0000-1234"));
  CHECK(IsOwn(applicant, "枕溪镇石桥村1号"));
  CHECK_FALSE(IsOwn(applicant, "330102199001011234"));
  CHECK_FALSE(IsOwn(applicant, "石桥"));
  CHECK_FALSE(IsOwn(applicant, " - "));
  CHECK_FALSE(IsOwn(Applicant(), ""));
}

TEST_CASE_ON_BOTH_ENGINES("words are masked where they stand, and every signature is void then", place) {
  ReplyDesk county(place);
  DecisionText decision = CaseDesk::NotThere();
  decision.finding = PersonalText(std::string("登记的身份证号码") + kNumber + "没有查到。");
  REQUIRE(WriteDecision(county.desk, county.drafter, county.Seen(county.id), decision));
  county.Screen();
  REQUIRE(CaseDesk::Done(county.Overrule(county.examiner, "已经核对。")));
  REQUIRE(CaseDesk::Done(county.HandInIt()));
  REQUIRE(CaseDesk::Done(ReopenReplyHits(county.desk, county.examiner, county.Seen(county.id), [&] {
    ReplyHitsForm form = county.Open("还是遮盖。");
    form.hits = {1};
    return form;
  }())));
  Actor once = county.drafter;
  once.once_key = std::string(32, 'a');
  const SeenCase seen = county.Seen(county.id);
  const ReplyHitsForm form = county.Open();
  REQUIRE(MaskReplyHits(county.desk, county.tools, once, seen, form));
  CHECK(Has(county.Decided().finding.Reveal(), kMasked));
  CHECK(Has(county.Decided().finding.Reveal(), "没有查到。"));
  CHECK(county.Decided().reasons == decision.reasons);
  CHECK(county.Folded(county.id).signatures.empty());
  CHECK(county.CaseOf(county.id).stage == CaseStage::kHandling);
  // Sent twice it is done once; of another's hands, or after another's act, nothing is done.
  const auto events = county.Events(county.id).size();
  REQUIRE(MaskReplyHits(county.desk, county.tools, once, seen, form));
  CHECK_FALSE(MaskReplyHits(county.desk, county.tools, county.drafter, seen, form));
  CHECK_FALSE(MaskReplyHits(county.desk, county.tools, county.reviewer, county.Seen(county.id), form));
  CHECK(county.Events(county.id).size() == events);
  CHECK(county.Now().open == 0);
  CHECK(std::ranges::any_of(county.Now().decisions, [&](const screening::Decision& each) {
    return each.verdict == screening::Verdict::kMasked && each.person == county.lin;
  }));
}

TEST_CASE_ON_BOTH_ENGINES("what nobody was to see is taken out of a copy", place) {
  ReplyDesk county(place);
  county.FilesHold({{.sight = docread::Sight::kShown, .text = "项目", .where = "工作表“安排”第 1 行"},
                    {.sight = docread::Sight::kHiddenSheet, .text = "底稿", .where = "工作表“底稿”第 1 行"}});
  std::set<docread::Sight> asked;
  county.tools.clean = [&](std::string_view, std::string_view, const docread::CleanOrder& order,
                           const docread::BurntHere&) {
    asked = order.remove;
    return docread::Cleaned{.bytes = "a clean copy"};
  };
  county.Release("安排表.xlsx", "with a hidden sheet");
  CHECK(CaseDesk::FieldOf(county.HandInIt()) == "files");
  REQUIRE(MaskReplyHits(county.desk, county.tools, county.drafter, county.Seen(county.id), county.Open()));
  CHECK(asked == std::set{docread::Sight::kHiddenSheet});
  CHECK(county.BytesOf(2) == "a clean copy");
  CHECK(CaseDesk::Done(county.HandInIt()));
  // One that cannot be cleaned for certain stays, and says why.
  const CaseId other = county.Received();
  county.id = other;
  county.Release("安排表.xlsx", "with a hidden sheet");
  county.tools.clean = [](std::string_view, std::string_view, const docread::CleanOrder&, const docread::BurntHere&) {
    return docread::Cleaned{.bytes = "",
                            .removed = {},
                            .obstacle = docread::Obstacle::kUnsupported,
                            .obstacle_message = "不能制作干净的副本。"};
  };
  county.Screen();
  const auto refused = MaskReplyHits(county.desk, county.tools, county.drafter, county.Seen(other), county.Open());
  REQUIRE_FALSE(refused);
  CHECK(Has(refused.errors().front().message, "不能制作干净的副本。"));
  CHECK(county.Files().size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("before the last signature it is screened by what screens then; what was taken back stops it",
                          place) {
  ReplyDesk county(place);
  county.Release("登记表.txt", kList);
  county.Screen();
  REQUIRE(CaseDesk::Done(county.Overrule(county.examiner, "本人同意提供。")));
  REQUIRE(CaseDesk::Done(county.HandInIt()));
  county.SignFirst();
  const int runs = county.Runs();
  {
    db::Transaction act = county.database->Begin();
    act.Execute(
        "INSERT INTO screening_change (version, organ_id, kind, words, person_id, person, at, reason, mark) VALUES "
        "((SELECT COALESCE(MAX(version), 0) + 1 FROM screening_change), 0, 'added', 1, 1, '测', 0, '测', 'mark1')");
    act.Commit();
  }
  const auto reopened = [&] {
    ReplyHitsForm form = county.Open("再核对。");
    form.hits = {1};
    return ReopenReplyHits(county.desk, county.examiner, county.Seen(county.id), form);
  };
  REQUIRE(CaseDesk::Done(reopened()));
  CHECK(CaseDesk::FieldOf(county.SignLast()) == kVersionField);
  CHECK(county.Runs() == runs + 1);
  CHECK(county.Now().open == 1);
  REQUIRE(CaseDesk::Done(county.Overrule(county.examiner, "核对过，本人同意提供。")));
  REQUIRE(CaseDesk::Done(county.SignLast()));
  // Signed by all, it is taken back once more.
  REQUIRE(CaseDesk::Done(reopened()));
  CHECK(CaseDesk::FieldOf(SendReply(county.desk, county.drafter, county.Seen(county.id), county.today())) ==
        kVersionField);
  REQUIRE(CaseDesk::Done(county.Overrule(county.examiner, "本人同意提供。")));
  CHECK(CaseDesk::Done(SendReply(county.desk, county.drafter, county.Seen(county.id), county.today())));
}

TEST_CASE_ON_BOTH_ENGINES("the database itself lets nobody sign last what was not screened, or is open", place) {
  ReplyDesk county(place);
  county.Release("登记表.txt", kList);
  county.Screen();
  CaseEvent forged;
  forged.kind = CaseEventKind::kSigned;
  forged.on = county.today();
  forged.at = county.now;
  forged.person = county.jiang;
  forged.person_name = "江汀";
  forged.signer = Signer::kApprover;
  const auto refuses = [&](const std::string& digest) {
    forged.digest = digest;
    try {
      db::Transaction act = county.database->Begin();
      AppendEvent(act, county.keys, county.id, forged);
      return false;  // and is rolled back
    } catch (const db::DatabaseError&) {
      return true;
    }
  };
  CHECK(refuses(county.DraftDigest(county.id)));  // open
  CHECK(refuses("sm3:other"));                    // never screened
  REQUIRE(CaseDesk::Done(county.Overrule(county.examiner, "本人同意提供。")));
  CHECK_FALSE(refuses(county.DraftDigest(county.id)));
  const auto forbidden = [&](const std::string& sql) {
    try {
      db::Transaction act = county.database->Begin();
      act.Execute(sql);
      return false;
    } catch (const db::DatabaseError&) {
      return true;
    }
  };
  CHECK(forbidden("DELETE FROM request_screening_word"));
  CHECK(forbidden("DELETE FROM request_screening"));
  CHECK(forbidden("UPDATE request_screening_word SET person = '别人'"));
  CHECK_FALSE(forbidden("UPDATE request_screening_word SET words = NULL"));
}

TEST_CASE_ON_BOTH_ENGINES("findings and reasons lie sealed, and go with the case", place) {
  ReplyDesk county(place);
  county.Release("登记表.txt", kList);
  county.Screen();
  REQUIRE(CaseDesk::Done(county.Overrule(county.examiner, "王家本人同意提供。")));
  {
    db::Reader reader = county.database->Read();
    const auto findings = reader.First<db::Blob>("SELECT findings FROM request_screening ORDER BY number DESC");
    const auto words = reader.First<db::Blob>("SELECT words FROM request_screening_word");
    REQUIRE(findings);
    REQUIRE(words);
    for (const char* plain : {kMasked, kNumber, "登记表", "P-IDCARD", "本人同意"}) {
      CHECK_FALSE(Has(findings->bytes, plain));
      CHECK_FALSE(Has(words->bytes, plain));
    }
    CHECK(reader.One<std::int64_t>("SELECT COUNT(*) FROM screening_run") == 0);
  }
  {
    db::Transaction act = county.database->Begin();
    EraseReplyScreening(act, county.id);
    act.Commit();
  }
  db::Reader reader = county.database->Read();
  CHECK(ReplyDecisionsOf(reader, county.keys, county.id).empty());
  CHECK(ReplyFindingsOf(reader, county.keys, county.id, 1).hits.empty());
}

TEST_CASE_ON_BOTH_ENGINES("who has no word in it settles nothing, nor over what was screened anew", place) {
  ReplyDesk county(place);
  county.Release("登记表.txt", kList);
  county.Screen();
  const ReplyHitsForm old = county.Open("看过。");
  CHECK(CaseDesk::FieldOf(OverruleReplyHits(county.desk, county.county, county.Seen(county.id), old)) == kVersionField);
  REQUIRE(ScreenReply(county.desk, county.tools, county.drafter, county.id, true));
  CHECK(CaseDesk::FieldOf(OverruleReplyHits(county.desk, county.examiner, county.Seen(county.id), old)) ==
        kVersionField);
  ReplyHitsForm none = county.Open("看过。");
  none.hits = {77};
  CHECK(CaseDesk::FieldOf(OverruleReplyHits(county.desk, county.examiner, county.Seen(county.id), none)) ==
        kVersionField);
  SeenCase stale = county.Seen(county.id);
  --stale.version;
  CHECK(CaseDesk::FieldOf(OverruleReplyHits(county.desk, county.examiner, stale, county.Open("看过。"))) ==
        kVersionField);
  CHECK(county.Now().open == 1);
  // The same day by the same lists nothing is opened again.
  const int runs = county.Runs();
  county.Screen();
  CHECK(county.Runs() == runs);
}

}  // namespace
}  // namespace gongkai::request
