// The rules of complaints: what has to follow where one is true, and what may not where it is not (条例第四十七条).
#include "disclosure/participation/complaint.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "disclosure/participation/message_term.h"

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2026y / 3 / 10;

ComplaintDecision Founded() {
  return {.verdict = ComplaintVerdict::kFounded,
          .measure = ComplaintMeasure::kUrge,
          .order = "把2025年的村级公益项目补公开。",
          .correct_by = "2026-03-31",
          .answer = "经查，确实没有公开，已要求补公开。"};
}

std::string FieldsOf(const FieldErrors& errors) {
  std::string fields;
  for (const FieldError& error : errors) fields += error.field + " ";
  return fields;
}

std::string FaultsIn(void (*change)(ComplaintDecision&)) {
  ComplaintDecision decision = Founded();
  change(decision);
  return FieldsOf(FaultsOf(decision, ComplaintBody::kAuthority, kToday));
}

TEST_CASE("what is found true has a consequence, with what is to be put right and by when") {
  CHECK(FaultsOf(Founded(), ComplaintBody::kAuthority, kToday).empty());
  CHECK(FaultsIn([](ComplaintDecision& d) { d.verdict.reset(); }) == "verdict ");
  CHECK(FaultsIn([](ComplaintDecision& d) { d.measure.reset(); }) == "measure ");
  CHECK(FaultsIn([](ComplaintDecision& d) { d.verdict = ComplaintVerdict::kPartly, d.measure.reset(); }) == "measure ");
  CHECK(FaultsIn([](ComplaintDecision& d) { d.order = " \n"; }) == "order ");
  CHECK(FaultsIn([](ComplaintDecision& d) { d.correct_by = ""; }) == "correct_by ");
  CHECK(FaultsIn([](ComplaintDecision& d) { d.correct_by = "三月底"; }) == "correct_by ");
  CHECK(FaultsIn([](ComplaintDecision& d) { d.correct_by = "2026-03-09"; }) == "correct_by ");
  CHECK(FaultsIn([](ComplaintDecision& d) { d.correct_by = "2026-03-10"; }).empty());
  CHECK(FaultsIn([](ComplaintDecision& d) { d.answer = ""; }) == "answer ");
  CHECK(FaultsIn([](ComplaintDecision& d) { d.answer = std::string(3 * 2'001, 'x'); }) == "answer ");
}

TEST_CASE("which body takes which measure (tests/law_cases/complaint_measures.tsv)") {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/complaint_measures.tsv");
  int read = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream cells(line);
    std::string body, measure, may;
    std::getline(cells, body, '\t');
    std::getline(cells, measure, '\t');
    std::getline(cells, may, '\t');
    CAPTURE(line);
    ComplaintDecision decision = Founded();
    decision.measure.reset();
    for (const auto each : ComplaintMeasures()) {
      if (NameOf(each) == measure) decision.measure = each;
    }
    REQUIRE(decision.measure.has_value() == !measure.empty());
    const ComplaintBody by = body == NameOf(ComplaintBody::kAbove) ? ComplaintBody::kAbove : ComplaintBody::kAuthority;
    CHECK(FieldsOf(FaultsOf(decision, by, kToday)) == (may == "能" ? "" : "measure "));
    ++read;
  }
  CHECK(read == 8);
}

TEST_CASE("what is found untrue has none") {
  const auto untrue = [](ComplaintDecision decision) {
    decision.verdict = ComplaintVerdict::kUnfounded;
    return FieldsOf(FaultsOf(decision, ComplaintBody::kAuthority, kToday));
  };
  CHECK(untrue({.answer = "经查，已按期公开。"}).empty());
  CHECK(untrue({}) == "answer ");
  CHECK(untrue({.measure = ComplaintMeasure::kCriticise, .answer = "经查，已按期公开。"}) == "measure ");
  CHECK(untrue({.proposes = true, .answer = "经查，已按期公开。"}) == "proposes ");
  CHECK(untrue({.order = "补公开。", .answer = "经查，已按期公开。"}) == "order ");
}

TEST_CASE("what is put right is reported once it is") {
  const auto faults = [](std::string_view words, std::string_view day) {
    return FieldsOf(FaultsOfRectification(words, day, 2026y / 3 / 5, kToday));
  };
  CHECK(faults("已补公开。", "2026-03-10").empty());
  CHECK(faults("已补公开。", "2026-03-05").empty());
  CHECK(faults("已补公开。", "2026-03-11") == "rectified_on ");
  CHECK(faults("已补公开。", "2026-03-04") == "rectified_on ");
  CHECK(faults("已补公开。", "0000-00-00") == "rectified_on ");
  CHECK(faults("", "2026-03-10") == "rectified ");
  CHECK(FieldsOf(FaultsOfSendingBack("还差两件。", "2026-03-31", kToday)).empty());
  CHECK(FieldsOf(FaultsOfSendingBack("", "2026-03-01", kToday)) == "sent_back again_by ");
}

TEST_CASE("what follows, told in words") {
  Complaint complaint;
  CHECK(RectificationOf(complaint) == RectificationState::kNone);
  CHECK(MeasuresOf(complaint).empty());
  complaint.verdict = ComplaintVerdict::kUnfounded;
  CHECK(RectificationOf(complaint) == RectificationState::kNone);
  complaint.verdict = ComplaintVerdict::kPartly;
  complaint.measure = ComplaintMeasure::kCriticise;
  complaint.proposes = true;
  CHECK(RectificationOf(complaint) == RectificationState::kOwed);
  CHECK(MeasuresOf(complaint) == "通报批评，并依法向有权机关提出处理建议");
  complaint.reported_at = Instant(1s);
  CHECK(RectificationOf(complaint) == RectificationState::kReported);
}

TEST_CASE("every word of a complaint is read back, and nothing else is") {
  for (const auto each : ComplaintSubjects()) CHECK(ComplaintSubjectFrom(IdOf(each)) == each);
  for (const auto each : ComplaintBodies()) CHECK(ComplaintBodyFrom(IdOf(each)) == each);
  for (const auto each : ComplaintVerdicts()) CHECK(ComplaintVerdictFrom(IdOf(each)) == each);
  for (const auto each : ComplaintMeasures()) CHECK(ComplaintMeasureFrom(IdOf(each)) == each);
  CHECK_FALSE(ComplaintVerdictFrom("' OR 1=1 --"));
  CHECK_FALSE(ComplaintSubjectFrom(""));
  CHECK(HasLastDay(MessageKind::kComplaint));
  CHECK(ArticleOf(MessageKind::kComplaint) == "条例第四十七条第二款、第五十一条");
  CHECK(ArticleOf(ComplaintSubject::kNotAnswered) == "条例第四十七条第二款");
  // The texts give no term: the program's own, and it says so.
  CHECK(TermOf(MessageKind::kComplaint, {}).source.find("法律没有规定期限") != std::string_view::npos);
}

}  // namespace
}  // namespace gongkai::disclosure
