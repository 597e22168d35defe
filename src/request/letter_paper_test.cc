// Letters on paper. With GONGKAI_LETTERS naming a folder, all of them are left there for scripts/check_letters.py, with
// what must stand in each.
#include "request/letter_paper_view.h"

#include <cstdlib>
#include <fstream>

#include "docread/docx_gaps.h"
#include "request/letter_cases_test.h"
#include "request/letter_word.h"
#include "request/letter_word_view.h"

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

bool Has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

struct OnPaper {
  std::string name;  // of its file, without ending
  LetterText text;
  std::vector<std::string> must;
};

OnPaper Sample(const LetterCase& one, const SampleOf& of) {
  const LetterFacts facts = SampleFacts(*TemplateSubjectFrom(one.letter), of);
  // Not IdOf: what the kinds are called in files is no matter of another part.
  const std::string who = std::to_string(static_cast<int>(of.applicant));
  return {one.letter + "_" + who + "_" + std::to_string(static_cast<int>(of.dated.year())), WriteLetter(facts),
          MustStand(one, facts)};
}

void Leave(const std::string& folder, const OnPaper& letter) {
  for (const LetterPaper paper : kLetterPapers) {
    std::ofstream file(folder + "/" + letter.name + std::string(EndingOf(paper)), std::ios::binary);
    file << PutOnPaper(letter.text, paper);
    REQUIRE(file.good());
  }
  std::ofstream list(folder + "/must.tsv", std::ios::app);
  list << letter.name;
  for (const std::string& part : letter.must) list << "\t" << part;
  list << "\n";
}

TEST_CASE("Every letter goes onto paper, and the same letter has the same bytes") {
  for (const LetterCase& one : LetterCases()) {
    CAPTURE(one.letter);
    const OnPaper letter = Sample(one, {});
    const std::string pdf = PutOnPaper(letter.text, LetterPaper::kPdf);
    CHECK(pdf.starts_with("%PDF"));
    CHECK(pdf == PutOnPaper(letter.text, LetterPaper::kPdf));
    CHECK(PutOnPaper(letter.text, LetterPaper::kWord).starts_with("PK"));
    CHECK(Has(FileNameOf(letter.text, LetterPaper::kPdf), letter.text.number));
  }
}

/// The same letter in the layout of an organ's own Word file.
std::string InLayout(const LetterCase& one, const SampleOf& of) {
  const TemplateSubject subject = *TemplateSubjectFrom(one.letter);
  const LetterFacts facts = SampleFacts(subject, of);
  const auto gaps = docread::ReadDocxGaps(WordToBeginWith(subject, "{{正文}}"));
  REQUIRE(gaps.obstacle_message == "");
  const LetterText text = WriteLetter(facts);
  const auto bytes =
      docread::FillDocxGaps(gaps, [&](std::string_view name) { return GapOfLetter(name, facts, text, {}); });
  REQUIRE(bytes);
  return *bytes;
}

TEST_CASE("Every letter comes out in the layout of a Word file with all that must stand in it") {
  for (const LetterCase& one : LetterCases()) {
    CAPTURE(one.letter);
    const OnPaper letter = Sample(one, {});
    std::string text;
    for (const auto& each : docread::ReadDocxGaps(InLayout(one, {})).paragraphs) text += each.text + "\n";
    for (const std::string& part : letter.must) CHECK_MESSAGE(Has(text, part), part);
  }
}

/// Days that never change: pictures of the letters are held against earlier ones.
constexpr Date kBefore2024 = 2023y / 12 / 29, kToday = 2026y / 3 / 10;

/// For a look at each letter within a minute: every letter and outcome, to a person, by the law of today.
TEST_CASE("A sample of letters for scripts/check_letters.py" *
          doctest::skip(std::getenv("GONGKAI_LETTERS") == nullptr)) {
  for (const LetterCase& one : LetterCases()) {
    Leave(std::getenv("GONGKAI_LETTERS"), Sample(one, {ApplicantKind::kPerson, Way::kPage, kToday}));
  }
}

TEST_CASE("All letters for scripts/check_letters.py" * doctest::skip(std::getenv("GONGKAI_LETTERS") == nullptr)) {
  const std::string folder = std::getenv("GONGKAI_LETTERS");
  for (const LetterCase& one : LetterCases()) {
    for (const ApplicantKind applicant : ApplicantKinds()) {
      for (const Date dated : {kBefore2024, kToday}) {
        OnPaper letter = Sample(one, {applicant, Way::kPage, dated});
        Leave(folder, letter);
        if (!IsPerson(applicant)) continue;
        letter.name += "_own";
        Leave(folder, letter);
        std::ofstream file(folder + "/" + letter.name + ".docx", std::ios::binary | std::ios::trunc);
        file << InLayout(one, {applicant, Way::kPage, dated});
        REQUIRE(file.good());
      }
    }
  }
}

TEST_CASE("A long letter goes on over pages") {
  LetterFacts facts = SampleFacts(*TemplateSubjectFrom("decision-internal_affairs"));
  std::string reasons;
  for (int line = 1; line <= 120; ++line) reasons += "第" + std::to_string(line) + "项理由，写得很长很长。\n";
  facts.reasons = PersonalText(reasons);
  const LetterText text = WriteLetter(facts);
  CHECK(MissingIn(text, facts).empty());
  CHECK(PutOnPaper(text, LetterPaper::kPdf).starts_with("%PDF"));
}

TEST_CASE("An envelope is printed with what is known") {
  const Envelope whole{PersonalText("000001"), PersonalText("澄砚县枕溪镇石桥村1号"),
                       PersonalText("尹望舒"), "枕溪镇人民政府",
                       "枕溪镇正街1号",        "000002"};
  CHECK(EnvelopePdf(whole).starts_with("%PDF"));
  CHECK(EnvelopePdf({{}, PersonalText("石桥村"), PersonalText("尹望舒"), "枕溪镇", "", ""}).starts_with("%PDF"));
}

}  // namespace
}  // namespace gongkai::request
