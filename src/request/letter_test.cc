#include "request/letter.h"

#include <algorithm>
#include <set>

#include "request/letter_cases_test.h"
#include "request/letter_element.h"
#include "request/letter_words.h"

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

constexpr Date kBefore2024{2023y / 12 / 29}, kFrom2024{2024y / 1 / 2}, kLately{2026y / 3 / 10};

TemplateSubject SubjectOf(std::string_view id) {
  const auto subject = TemplateSubjectFrom(id);
  REQUIRE_MESSAGE(subject, std::string(id));
  return *subject;
}

std::string AllOf(const LetterText& text) {
  std::string all = text.title + "\n" + text.number + "\n" + text.addressee.Reveal() + "\n";
  for (const PersonalText& paragraph : text.paragraphs) all += paragraph.Reveal() + "\n";
  return all + text.signature + "\n" + ToChinese(text.dated);
}

bool Holds(const std::string& all, std::string_view part) { return all.find(part) != std::string::npos; }

LetterFacts Refusal(Date dated = kLately) {
  return SampleFacts(SubjectOf("decision-internal_affairs"), {.way = Way::kPost, .dated = dated});
}

void CheckLetter(const LetterCase& one, const SampleOf& of) {
  CAPTURE(one.letter);
  CAPTURE(gongkai::ToString(of.dated));
  const LetterFacts facts = SampleFacts(SubjectOf(one.letter), of);
  for (const FieldError& fault : FaultsOf(facts)) FAIL_CHECK(fault.field, ": ", fault.message);
  const LetterText text = WriteLetter(facts);
  for (const FieldError& missing : MissingIn(text, facts)) FAIL_CHECK(missing.field, ": ", missing.message);
  const std::string all = AllOf(text);
  for (const std::string& part : MustStand(one, facts)) CHECK_MESSAGE(Holds(all, part), part, "\n", all);
  CHECK_FALSE(Holds(all, "{{"));
  if (one.remedy == "none") CHECK_FALSE(Holds(all, "行政复议"));
  if (one.to == "applicant" && !IsPerson(of.applicant)) CHECK_FALSE(Holds(all, "您"));
}

TEST_CASE("Every letter, to every kind of applicant, on either side of 2024-01-01, on every way: tells what it must") {
  for (const LetterCase& one : LetterCases()) {
    for (const ApplicantKind applicant : ApplicantKinds()) {
      for (const Date dated : {kBefore2024, kFrom2024, kLately}) {
        for (const Way way : {Way::kPage, Way::kEmail, Way::kPost, Way::kCounter}) {
          CheckLetter(one, {applicant, way, dated});
        }
      }
    }
  }
}

TEST_CASE("The table of the law knows every letter, and no other") {
  std::set<std::string> listed, known;
  for (const LetterCase& one : LetterCases()) CHECK(listed.insert(one.letter).second);
  for (const TemplateSubject& subject : TemplateSubjects()) known.insert(IdOf(subject));
  CHECK(listed == known);
}

TEST_CASE("Kinds have ids, names and marks of their own") {
  std::set<std::string_view> ids, names, marks;
  for (const LetterKind kind : LetterKinds()) {
    CHECK(ids.insert(IdOf(kind)).second);
    CHECK(names.insert(NameOf(kind)).second);
    CHECK(marks.insert(MarkOf(kind)).second);
    CHECK(LetterKindFrom(IdOf(kind)) == kind);
  }
  CHECK_FALSE(LetterKindFrom("eaten"));
  CHECK(LetterNumberOf("枕公开", 2026, 3, LetterKind::kCorrection) == "枕公开〔2026〕3号-补");
}

TEST_CASE(
    "Without reasons no refusal goes out, without a way no answer that it is public, without a day no correction") {
  LetterFacts refusal = Refusal();
  refusal.reasons = {};
  CHECK(ErrorOf(FaultsOf(refusal), "reasons") != nullptr);
  refusal.reasons = PersonalText(" \n　\n");
  CHECK(ErrorOf(FaultsOf(refusal), "reasons") != nullptr);

  LetterFacts known = SampleFacts(SubjectOf("decision-already_public"));
  known.where = {};
  CHECK(ErrorOf(FaultsOf(known), "where") != nullptr);

  LetterFacts correction = SampleFacts(SubjectOf("correction"));
  correction.until.reset();
  correction.question = {};
  CHECK(ErrorOf(FaultsOf(correction), "until") != nullptr);
  CHECK(ErrorOf(FaultsOf(correction), "question") != nullptr);

  LetterFacts fee = SampleFacts(SubjectOf("fee"));
  fee.fee_computation.clear();
  fee.fee_payment.clear();
  CHECK(ErrorOf(FaultsOf(fee), "fee_computation") != nullptr);
  CHECK(ErrorOf(FaultsOf(fee), "fee_payment") != nullptr);

  LetterFacts released = SampleFacts(SubjectOf("decision-released"));
  released.released.clear();
  released.where = released.finding = {};
  CHECK(ErrorOf(FaultsOf(released), "files") != nullptr);
}

TEST_CASE("The organ that holds it is told where it can be (第三十六条第五项), and need not be where it cannot") {
  LetterFacts facts = SampleFacts(SubjectOf("decision-not_ours"));
  facts.elsewhere = {};
  CHECK(FaultsOf(facts).empty());
  const LetterText text = WriteLetter(facts);
  CHECK(MissingIn(text, facts).empty());
  CHECK_FALSE(Holds(AllOf(text), "及其联系方式"));  // a line with nothing to say falls away
}

TEST_CASE("Another form than the one wished is told as it is, and a place to read as a place and a time (第四十条)") {
  LetterFacts facts = SampleFacts(SubjectOf("decision-released"));
  facts.form = PersonalText("原件年代久远，翻拍可能损坏，安排查阅：2026年3月17日上午，枕溪镇便民服务中心。");
  const std::string all = AllOf(WriteLetter(facts));
  CHECK(Holds(all, "提供形式：原件年代久远"));
  CHECK_FALSE(Holds(all, "。。"));
  CHECK_FALSE(Holds(all, std::string(NameOf(facts.carrier)) + "，" + std::string(NameOf(facts.way))));
  CHECK(MissingIn(WriteLetter(facts), facts).empty());
  facts.form = facts.where = {};
  facts.carrier = Carrier::kOnTheSpot;
  CHECK(ErrorOf(FaultsOf(facts), "where") != nullptr);
  facts.where = PersonalText("2026年3月17日上午，枕溪镇便民服务中心");
  CHECK(FaultsOf(facts).empty());
}

TEST_CASE("Times to read and copy on the spot stand in the letter, and why, where another form was wished (第四十条)") {
  LetterFacts facts = SampleFacts(SubjectOf("decision-released"));
  facts.form = facts.where = {};
  facts.viewings = {"2026年3月17日9:00至11:00，枕溪镇便民服务中心", "2026年3月18日9:00至11:00，枕溪镇便民服务中心"};
  CHECK(ErrorOf(FaultsOf(facts), "form") != nullptr);  // as it was wished would have to endanger it or cost too much
  facts.form = PersonalText("原件年代久远，翻拍可能损坏，安排查阅、抄录");
  CHECK(FaultsOf(facts).empty());
  const LetterText text = WriteLetter(facts);
  CHECK(Holds(AllOf(text), "当场查阅、抄录：2026年3月17日9:00至11:00，枕溪镇便民服务中心；2026年3月18日"));
  CHECK(MissingIn(text, facts).empty());
  // An organ's own words that leave them out are not enough.
  const LetterText without =
      WriteLetter(facts, "{{收到日期}}收到{{您}}申请{{申请内容}}（{{登记编号}}）。依据{{依据}}公开。");
  CHECK(ErrorOf(MissingIn(without, facts), "viewings") != nullptr);
  facts.carrier = Carrier::kOnTheSpot;
  facts.form = {};
  CHECK(FaultsOf(facts).empty());
  facts.viewings.clear();
  CHECK_FALSE(Holds(AllOf(WriteLetter(facts)), "选定一个时间"));  // a line with nothing to say falls away
}

TEST_CASE("What is withheld of a part names its article (第三十七条)") {
  LetterFacts facts = SampleFacts(SubjectOf("decision-partly_refused"));
  facts.reasons = PersonalText("不方便公开。");
  CHECK(ErrorOf(FaultsOf(facts), "reasons") != nullptr);
  facts.reasons = PersonalText("第二部分是讨论记录（条例第十六条第二款）。");
  CHECK(FaultsOf(facts).empty());
  // It rests on its own ground, and not on all there are.
  CHECK_FALSE(Holds(AllOf(WriteLetter(facts)), "第十四条"));
}

TEST_CASE("What was taken out of the files is told with its article, in an organ's own words too (第三十七条)") {
  LetterFacts facts = SampleFacts(SubjectOf("decision-partly_refused"));
  facts.withheld =
      PersonalText("《方案（部分公开）》\n（一）第 3 页 2 处：银行账号，依据第十五条、第三十七条，不予公开。");
  const LetterText text = WriteLetter(facts);
  CHECK(Holds(AllOf(text), facts.withheld.Reveal()));
  CHECK(MissingIn(text, facts).empty());
  std::string words = ProgramWordsOf(LetterKind::kDecision, facts.outcome);
  const std::string line = "不予公开的内容和依据：{{没有提供的内容}}\n";
  REQUIRE(words.find(line) != std::string::npos);
  words.erase(words.find(line), line.size());
  CHECK(ErrorOf(MissingIn(WriteLetter(facts, words), facts), "withheld") != nullptr);
  // Its articles are the ground on which a part is refused.
  facts.reasons = PersonalText("见上。");
  CHECK(FaultsOf(facts).empty());
  // Where nothing was taken out of a file, nothing of it is asked.
  facts = SampleFacts(SubjectOf("decision-partly_refused"));
  facts.withheld = {};
  CHECK(MissingIn(WriteLetter(facts, words), facts).empty());
}

TEST_CASE("Nobody is sent an answer for an application withdrawn, nor one of a kind that was not in force") {
  LetterFacts facts = Refusal();
  facts.outcome = law::FindOutcome("withdrawn");
  CHECK(ErrorOf(FaultsOf(facts), "outcome") != nullptr);
  facts.outcome = nullptr;
  CHECK(ErrorOf(FaultsOf(facts), "outcome") != nullptr);
  facts = SampleFacts(SubjectOf("decision-fee_lapsed"), {.dated = 2020y / 6 / 1});
  CHECK(ErrorOf(FaultsOf(facts), "outcome") != nullptr);
}

TEST_CASE("Over the internet the way to apply for reconsideration there is told (行政复议法第二十二条第二款)") {
  LetterFacts facts = Refusal();
  facts.remedies.online.clear();
  CHECK(FaultsOf(facts).empty());
  for (const Way way : {Way::kPage, Way::kEmail}) {
    facts.way = way;
    CHECK(ErrorOf(FaultsOf(facts), "remedies") != nullptr);
    facts.dated = kBefore2024;
    CHECK(FaultsOf(facts).empty());
    facts.dated = kLately;
  }
  facts.remedies = {"", "澄砚县人民法院", ""};
  CHECK(ErrorOf(FaultsOf(facts), "remedies") != nullptr);
}

TEST_CASE("An old text that lets one choose is no letter of a refusal since 2024 (行政复议法第二十三条)") {
  const LetterFacts facts = Refusal();
  std::string words = ProgramWordsOf(facts.kind, facts.outcome);
  const std::string name = "{{救济途径}}";
  words.replace(words.find(name), name.size(), RemedyClause(law::RemedyPath::kEither, facts.remedies));
  CHECK(ErrorOf(MissingIn(WriteLetter(facts, words), facts), "remedies") != nullptr);
  const LetterFacts before = Refusal(kBefore2024);
  CHECK(MissingIn(WriteLetter(before, words), before).empty());
}

TEST_CASE("An article of another answer in the text is told; what the applicant cites is the applicant's") {
  LetterFacts facts = Refusal();
  facts.reasons = PersonalText("依照第三十六条第四项，信息不存在。");
  CHECK(ErrorOf(MissingIn(WriteLetter(facts), facts), "articles") != nullptr);
  facts = Refusal();
  facts.asked = PersonalText("你镇适用第三十六条第四项的全部{{答复}}");
  CHECK(MissingIn(WriteLetter(facts), facts).empty());
}

TEST_CASE("Words that were typed are words: a name in braces in them is filled with nothing") {
  LetterFacts facts = Refusal();
  facts.asked = PersonalText("{{理由}}\n{{救济途径}}");
  const std::string all = AllOf(WriteLetter(facts));
  CHECK(Holds(all, "“{{理由}} {{救济途径}}”"));
}

TEST_CASE("Several lines of reasons are several paragraphs, and are found again") {
  LetterFacts facts = Refusal();
  facts.reasons = PersonalText("  一、是人事管理信息。\r\n\n　二、与申请人无关。 \n");
  const LetterText text = WriteLetter(facts);
  CHECK(MissingIn(text, facts).empty());
  const auto holds = [&](std::string_view whole) {
    return std::ranges::any_of(text.paragraphs, [&](const PersonalText& each) { return each.Reveal() == whole; });
  };
  CHECK(holds("理由：一、是人事管理信息。"));
  CHECK(holds("二、与申请人无关。"));
}

TEST_CASE("A third party is not told who asks") {
  for (const char* id : {"ask_third_party", "third_party_reply", "overruled", "ask_joint_maker", "assistance"}) {
    CAPTURE(id);
    LetterFacts facts = SampleFacts(SubjectOf(id));
    CHECK_FALSE(IsToApplicant(facts.kind));
    facts.register_number = "2026-9999";
    const std::string all = AllOf(WriteLetter(facts));
    CHECK_FALSE(Holds(all, "尹望舒"));
    CHECK_FALSE(Holds(all, "2026-9999"));
  }
}

TEST_CASE("A letter is kept as a text that can be read, and comes back as it was") {
  for (const TemplateSubject& subject : TemplateSubjects()) {
    const LetterText text = WriteLetter(SampleFacts(subject));
    const PersonalText packed = Packed(text);
    CHECK(packed.Reveal() == AllOf(text));
    const auto back = Unpacked(packed, text.dated);
    REQUIRE(back);
    CHECK(AllOf(*back) == AllOf(text));
    CHECK(back->paragraphs == text.paragraphs);
  }
  CHECK_FALSE(Unpacked(PersonalText("一\n二"), kLately));
}

}  // namespace
}  // namespace gongkai::request
