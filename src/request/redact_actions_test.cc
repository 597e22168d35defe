// A partial release from the file to the copy (条例第三十七条): marked by one, checked by another, burnt, searched, and
// told in the decision; what the database holds whatever a hand writes.
#include "request/redact_actions.h"

#include <algorithm>

#include "request/decision_actions.h"
#include "request/disposal_store.h"
#include "request/letter_actions.h"
#include "request/redact_desk_test.h"
#include "request/redact_release_view.h"
#include "screening/burnt_store.h"

namespace gongkai::request {
namespace {

using redaction::Layer;

template <class T>
std::string Message(const FormResult<T>& result) {
  return result ? std::string() : result.errors().front().message;
}

TEST_CASE_ON_BOTH_ENGINES("A file becomes pages; what is no file of pages says so; begun twice it is one", place) {
  RedactDesk county(place);
  const RedactRef ref = county.Begun();
  const Redaction made = county.Now(ref);
  CHECK(made.state == RedactState::kDrawing);
  CHECK(made.pages() == 3);
  CHECK(made.words.notes.size() == 1);
  CHECK(made.begun == "测试");
  CHECK(county.FaultOf(BeginRedaction(county.desk, county.handler, county.Seen(county.id), made.source)) == "source");
  CHECK(county.FaultOf(BeginRedaction(county.desk, county.handler, county.Seen(county.id), *made.pages_file)) ==
        "source");
  CHECK(county.FaultOf(BeginRedaction(county.desk, county.handler, county.Seen(county.id), 99)) == "source");
  CHECK(county.Now(county.Begun("坏.exe")).state == RedactState::kFailed);
  CHECK(county.FaultOf(BeginRedaction(county.desk, county.deputy, county.Seen(county.id), made.source)) == "version");
}

TEST_CASE_ON_BOTH_ENGINES("Marks have a ground; all places like one go together and are taken back together", place) {
  RedactDesk county(place);
  const RedactRef ref = county.Begun();
  const auto mark = [&](const MarkForm& form, const std::string& areas) {
    return MarkAreas(county.desk, county.handler, ref, form, 1, areas);
  };
  CHECK(county.FaultOf(mark({.ground = ""}, "10 10 20 20")) == "ground");
  CHECK(county.FaultOf(mark({.ground = "nothing"}, "10 10 20 20")) == "ground");
  CHECK(county.FaultOf(mark({.ground = "endangers_security"}, "10 10 20 20")) == "reason");
  CHECK(county.FaultOf(mark(RedactDesk::Private(), "")) == "areas");
  county.Require(mark(RedactDesk::Private(), "10 10 20 20"));
  CHECK(county.FaultOf(mark(RedactDesk::Private(), "10 10 20 20")) == "version");  // there already
  county.MarkName(ref);
  CHECK(county.Marks(ref).size() == 3);
  const KeptMark like = county.Marks(ref).back();
  CHECK(like.mark.page == 2);
  CHECK(like.mark.series == 1);
  CHECK(like.mark.reason == "当事人的姓名");
  CHECK(county.FaultOf(MarkWords(county.desk, county.handler, ref, RedactDesk::Private(), PersonalText("没有的字"),
                                 {})) == "words");
  CHECK(county.FaultOf(MarkWords(county.desk, county.handler, ref, RedactDesk::Private(), PersonalText("王"), {})) ==
        "words");
  const auto taken = TakeBack(county.desk, county.handler, ref, 0, like.mark.series);
  county.Require(taken);
  CHECK(*taken == 2);
  CHECK(county.Marks(ref).size() == 1);
  CHECK(county.FaultOf(TakeBack(county.desk, county.handler, ref, 99, 0)) == "version");
}

TEST_CASE_ON_BOTH_ENGINES("What screening finds is withheld with all that is like it", place) {
  RedactDesk county(place);
  const RedactRef ref = county.Begun();
  std::vector<FoundWords> found;
  {
    const auto screener = county.redact_tools.screener(*county.database, county.township);
    db::Reader reader = county.database->Read();
    const auto texts = PageTextsOf(reader, county.keys, *FindRedaction(reader, county.keys, ref.id, ref.number));
    REQUIRE(texts.size() == 3);
    found = FoundOn(texts, *screener.screener, {}, county.today());
  }
  const auto number =
      std::ranges::find_if(found, [](const FoundWords& each) { return each.words.Reveal() == RedactDesk::kNumber; });
  REQUIRE(number != found.end());
  CHECK(number->ground == "privacy");
  CHECK_FALSE(number->is_marked);
  county.Require(MarkPlaces(county.desk, county.handler, ref, RedactDesk::Private("身份证号码"), number->places, true));
  const auto marks = county.Marks(ref);
  REQUIRE(marks.size() == 1);
  CHECK(marks.front().mark.how == redaction::HowMarked::kHit);
  CHECK(county.FaultOf(MarkPlaces(county.desk, county.handler, ref, RedactDesk::Private(), {}, true)) == "found");
}

TEST_CASE_ON_BOTH_ENGINES("Words that are withheld here and to be read there are withheld too, or stay with a reason",
                          place) {
  RedactDesk county(place);
  const RedactRef ref = county.Begun();
  CHECK(Message(HandInRedaction(county.desk, county.handler, ref)).starts_with("还没有遮盖"));
  // The name on the first page alone.
  county.Require(MarkWords(county.desk, county.handler, ref, RedactDesk::Private(), PersonalText("王小梅"), 1));
  CHECK(Message(HandInRedaction(county.desk, county.handler, ref)).starts_with("有 1 处"));
  const std::string key = KeyOf(redaction::Folded("王小梅"));
  CHECK(county.FaultOf(LetStay(county.desk, county.handler, ref, key, " ")) == "reason");
  CHECK(county.FaultOf(LetStay(county.desk, county.handler, ref, "x", "理由")) == "version");
  county.Require(LetStay(county.desk, county.handler, ref, key, "第二页是本人公开发表的说明"));
  county.Require(HandInRedaction(county.desk, county.handler, ref));
  CHECK(county.Now(ref).words.stays.size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("A second person checks exactly what is burnt; who marked it never does", place) {
  RedactDesk county(place);
  const RedactRef ref = county.Begun();
  county.MarkName(ref);
  CHECK(county.FaultOf(CheckRedaction(county.desk, county.deputy, ref, county.PlanDigest(ref))) == "version");
  county.Require(HandInRedaction(county.desk, county.handler, ref));
  CHECK_FALSE(county.NoticesFor(county.wen).empty());
  // Nothing is marked any more but what the check adds.
  CHECK(county.FaultOf(MarkAreas(county.desk, county.handler, ref, RedactDesk::Private(), 1, "10 10 20 20")) ==
        "version");
  CHECK(county.FaultOf(CheckRedaction(county.desk, county.handler, ref, county.PlanDigest(ref))) == "version");
  const std::string before = county.PlanDigest(ref);
  MarkForm added = RedactDesk::Private("漏了的");
  added.layer = Layer::kCheck;
  county.Require(MarkAreas(county.desk, county.deputy, ref, added, 1, "10 10 20 20"));
  CHECK(Message(CheckRedaction(county.desk, county.deputy, ref, before)).starts_with("遮盖在您打开之后变过"));
  county.Require(CheckRedaction(county.desk, county.deputy, ref, county.PlanDigest(ref)));
  CHECK(county.Now(ref).state == RedactState::kBurning);
  CHECK(county.FaultOf(RecallRedaction(county.desk, county.handler, ref)) == "version");
  StartRedactWork(county.desk, county.redact_tools, county.deputy, ref);
  const Redaction done = county.Now(ref);
  CHECK(done.state == RedactState::kReleased);
  CHECK(done.checked_by == county.wen);
  db::Reader reader = county.database->Read();
  CHECK(screening::WasBurnt(reader, docread::DigestOfFile("%PDF-burnt")));
  const auto copy = OpenFile(reader, county.keys, county.id, *done.copy_file);
  REQUIRE(copy);
  CHECK(copy->bytes.Reveal() == "%PDF-burnt");
  CHECK(copy->name.Reveal() == "名单（部分公开）.pdf");
}

TEST_CASE_ON_BOTH_ENGINES("Sent back with words, taken back by the handlers, dropped", place) {
  RedactDesk county(place);
  const RedactRef ref = county.Begun();
  county.MarkName(ref);
  county.Require(HandInRedaction(county.desk, county.handler, ref));
  CHECK(county.FaultOf(SendBackRedaction(county.desk, county.deputy, ref, "")) == "said");
  county.Require(SendBackRedaction(county.desk, county.deputy, ref, "第二页的电话也要遮。"));
  CHECK(county.Now(ref).state == RedactState::kDrawing);
  CHECK(county.Now(ref).words.said == "第二页的电话也要遮。");
  CHECK_FALSE(county.NoticesFor(county.lin).empty());
  county.Require(HandInRedaction(county.desk, county.handler, ref));
  county.Require(RecallRedaction(county.desk, county.handler, ref));
  county.Require(DropRedaction(county.desk, county.handler, ref));
  CHECK(county.FaultOf(MarkAreas(county.desk, county.handler, ref, RedactDesk::Private(), 1, "1 1 9 9")) == "version");
}

TEST_CASE_ON_BOTH_ENGINES("While anything is found in the copy nothing is released, and the check is void", place) {
  RedactDesk county(place);
  const auto burnt = [&](const std::string& name) {
    const RedactRef ref = county.Begun(name);
    county.MarkName(ref);
    county.Require(HandInRedaction(county.desk, county.handler, ref));
    county.Require(CheckRedaction(county.desk, county.deputy, ref, county.PlanDigest(ref)));
    StartRedactWork(county.desk, county.redact_tools, county.deputy, ref);
    return county.Now(ref);
  };
  county.left.resize(1);
  county.left.front().left = redaction::Left::kProperty;
  county.left.front().sentence = "文件的属性里还有遮住的内容。";
  const Redaction found = burnt("甲.pdf");
  CHECK(found.state == RedactState::kDrawing);
  CHECK_FALSE(found.checked_by);
  CHECK_FALSE(found.copy_file);
  REQUIRE(found.words.found.size() == 1);
  CHECK(found.words.found.front().sentence == "文件的属性里还有遮住的内容。");
  county.left.clear();
  county.problem = "内存不够。";
  const Redaction failed = burnt("乙.pdf");
  CHECK(failed.state == RedactState::kDrawing);
  CHECK(failed.words.trouble == "内存不够。");
}

TEST_CASE_ON_BOTH_ENGINES("The original never goes out, a copy only in part, with the list of what was withheld",
                          place) {
  RedactDesk county(place);
  const int original = county.PutFile("名单.xlsx", "原件", FileKind::kReleased);
  const auto begun = BeginRedaction(county.desk, county.handler, county.Seen(county.id), original);
  county.Require(begun);
  const RedactRef ref = county.Ref(*begun);
  StartRedactWork(county.desk, county.redact_tools, county.handler, ref);
  county.MarkName(ref);
  county.Require(HandInRedaction(county.desk, county.handler, ref));
  county.Require(CheckRedaction(county.desk, county.deputy, ref, county.PlanDigest(ref)));
  StartRedactWork(county.desk, county.redact_tools, county.deputy, ref);
  const Redaction done = county.Now(ref);
  const auto write = [&](const std::string& outcome, const std::string& file) {
    DecisionText text;
    text.outcome = outcome;
    if (outcome.starts_with("partly")) text.reasons = PersonalText("当事人的姓名属于个人隐私（条例第十五条）。");
    text.released_files = {file};
    text.withheld = PersonalText("别人写的清单");  // nobody's to type
    return WriteDecision(county.desk, county.handler, county.Seen(county.id), text);
  };
  CHECK(county.FaultOf(write("released", done.source_digest)) == "files");
  CHECK(county.FaultOf(write("partly_refused", done.source_digest)) == "files");
  CHECK(county.FaultOf(write("released", done.copy_digest)) == "outcome");
  CHECK(county.FaultOf(write("partly_no_information", done.copy_digest)) == "outcome");
  county.Require(write("partly_refused", done.copy_digest));
  const Case held = county.Of(county.id);
  db::Reader reader = county.database->Read();
  const auto decision = DecisionOf(reader, county.keys, county.id);
  REQUIRE(decision);
  CHECK(Has(decision->withheld.Reveal(), "《名单（部分公开）》"));
  CHECK(Has(decision->withheld.Reveal(), "第十五条"));
  CHECK_FALSE(Has(decision->withheld.Reveal(), "王小梅"));
  const LetterFacts facts = FactsOf(reader, county.keys, held, LetterKind::kDecision, county.today());
  CHECK(ErrorOf(FaultsOf(facts), "withheld") == nullptr);
  std::string letter;
  for (const PersonalText& paragraph : WriteLetter(facts).paragraphs) letter += paragraph.Reveal() + "\n";
  CHECK(Has(letter, decision->withheld.Reveal()));
  CHECK(OutcomeAsked(reader, county.keys, county.id) == "partly_refused");
}

TEST_CASE_ON_BOTH_ENGINES("The database holds that a second person checked, and that what was released stays", place) {
  RedactDesk county(place);
  const RedactRef ref = county.Begun();
  county.MarkName(ref);
  const auto refused = [&](const std::string& sql) {
    db::Transaction act = county.database->Begin();
    CHECK_THROWS_AS(act.Execute(sql), db::DatabaseError);
  };
  const std::string lin = std::to_string(county.lin.value), wen = std::to_string(county.wen.value);
  refused("UPDATE request_redaction SET state = 'released'");
  refused("UPDATE request_redaction SET state = 'burning', check_plan = 'p', handed_by = " + lin +
          ", checked_by = " + lin);
  // Who marked cannot check, whoever handed it in.
  refused("UPDATE request_redaction SET state = 'burning', check_plan = 'p', handed_by = " + wen +
          ", checked_by = " + lin);
  refused(
      "UPDATE request_redaction SET state = 'released', check_plan = 'p', burnt_plan = 'q', copy_digest = 'c', "
      "handed_by = " +
      lin + ", checked_by = " + wen);
  refused("UPDATE request_redaction_mark SET boxes = '0 0 1 1'");
  refused("DELETE FROM request_redaction_mark");
  county.Require(HandInRedaction(county.desk, county.handler, ref));
  refused("UPDATE request_redaction_mark SET taken_at = 1, taken_by = " + lin);
  county.Require(CheckRedaction(county.desk, county.deputy, ref, county.PlanDigest(ref)));
  StartRedactWork(county.desk, county.redact_tools, county.deputy, ref);
  REQUIRE(county.Now(ref).state == RedactState::kReleased);
  refused("UPDATE request_redaction SET copy_digest = 'other'");
  refused("UPDATE request_redaction SET state = 'drawing'");
  refused("DELETE FROM request_redaction");
}

TEST_CASE_ON_BOTH_ENGINES("Work that was lost is begun again; how far it is can be read meanwhile", place) {
  RedactDesk county(place);
  county.at_once = false;
  const auto begun =
      BeginRedaction(county.desk, county.handler, county.Seen(county.id), county.PutFile("长.pdf", "长"));
  county.Require(begun);
  const RedactRef ref = county.Ref(*begun);
  StartRedactWork(county.desk, county.redact_tools, county.handler, ref);
  REQUIRE(county.work.size() == 1);
  {
    db::Transaction act = county.database->Begin();
    PutRedactionProgress(act, ref.id, ref.number, 7, county.now);
    act.Commit();
  }
  CHECK(county.Now(ref).done_pages == 7);
  CHECK_FALSE(IsLost(county.Now(ref), county.now));
  county.Days(1);
  CHECK(IsLost(county.Now(ref), county.now));
  StartRedactWork(county.desk, county.redact_tools, county.handler, ref);
  for (const auto& each : county.work) each();  // the lost one comes late: it changes nothing
  CHECK(county.Now(ref).state == RedactState::kDrawing);
  db::Reader reader = county.database->Read();
  CHECK(FilesOf(reader, county.id).size() == 3);
}

TEST_CASE_ON_BOTH_ENGINES("Erased with its case: marks stay as numbers, no word of it is left", place) {
  RedactDesk county(place);
  const RedactRef ref = county.Released();
  {
    db::Transaction act = county.database->Begin();
    EraseRedactions(act, county.id);
    act.Commit();
  }
  db::Reader reader = county.database->Read();
  CHECK(reader.One<std::int64_t>("SELECT COUNT(*) FROM request_redaction_mark WHERE words IS NOT NULL") == 0);
  CHECK(reader.One<std::int64_t>("SELECT COUNT(*) FROM request_redaction WHERE words IS NOT NULL") == 0);
  CHECK(MarksOf(reader, county.keys, ref.id, ref.number).front().mark.reason.empty());
}

}  // namespace
}  // namespace gongkai::request
