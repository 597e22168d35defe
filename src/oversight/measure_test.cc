// What may be done about an organ, on which ground, by whom and with what it must say (条例第四十七条、第五十二条、
// 第五十三条), and what is typed with a bad will.
#include "oversight/measure.h"

#include <doctest/doctest.h>

#include <fstream>
#include <set>

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2026y / 3 / 10;

MeasureForm Urge() {
  return {.against = OrganId{12},
          .kind = MeasureKind::kUrge,
          .ground = MeasureGround::kNotPublished,
          .source = "",
          .facts = "救助名单没有公开。",
          .demand = "补公开。",
          .document = "",
          .body = "",
          .issued_on = "2026-03-10",
          .correct_by = "2026-03-31"};
}

std::set<std::string> FieldsOf(const FieldErrors& errors) {
  std::set<std::string> fields;
  for (const FieldError& each : errors) fields.insert(each.field);
  return fields;
}
using Fields = std::set<std::string>;

TEST_CASE("ids and names lead back, and each kind and ground has its article") {
  for (const MeasureKind kind : MeasureKinds()) {
    CHECK(MeasureKindFrom(IdOf(kind)) == kind);
    CHECK(ArticleOf(kind).starts_with("条例第"));
  }
  for (const MeasureGround ground : MeasureGrounds()) {
    CHECK(MeasureGroundFrom(IdOf(ground)) == ground);
    CHECK(ArticleOf(ground).starts_with("条例第"));
  }
  for (const MeasureState state : MeasureStates()) CHECK(MeasureStateFrom(IdOf(state)) == state);
  for (const ProposalReply reply : ProposalReplies()) CHECK(ProposalReplyFrom(IdOf(reply)) == reply);
  CHECK_FALSE(MeasureKindFrom("punish"));
}

std::vector<std::vector<std::string>> Cases(const std::string& name, std::size_t columns) {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/" + name);
  std::vector<std::vector<std::string>> cases;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    REQUIRE_MESSAGE(cells.size() == columns, line);
    cases.push_back(std::move(cells));
  }
  REQUIRE_FALSE(cases.empty());
  return cases;
}

/// "无" or the fields that are found fault with, with 、 between them.
Fields FieldsNamed(const std::string& text) {
  constexpr std::string_view kBetween = "、";
  Fields fields;
  if (text == "无") return fields;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(kBetween, from), text.size());
    fields.insert(text.substr(from, end - from));
    from = end + kBetween.size();
  }
  return fields;
}

TEST_CASE("each measure says what it must (tests/law_cases/measures.tsv)") {
  constexpr std::size_t kColumns = 7;
  const auto yes = [](const std::string& cell, std::string words) { return cell == "有" ? std::move(words) : ""; };
  for (const auto& row : Cases("measures.tsv", kColumns)) {
    CAPTURE(row[6]);
    MeasureForm form = Urge();
    form.kind.reset();
    for (const MeasureKind kind : MeasureKinds()) {
      if (NameOf(kind) == row[0]) form.kind = kind;
    }
    REQUIRE(form.kind);
    form.demand = yes(row[1], "补公开。");
    form.correct_by = yes(row[2], "2026-03-31");
    form.document = yes(row[3], "澄政公开〔2026〕1号");
    form.body = yes(row[4], "县监察委员会");
    CHECK(FieldsOf(FaultsOf(form, kToday)) == FieldsNamed(row[5]));
  }
}

TEST_CASE("days, words and what it follows are held against what can be") {
  MeasureForm form = Urge();
  CHECK(FaultsOf(form, kToday).empty());
  form.correct_by = "2026-03-09";
  CHECK(FieldsOf(FaultsOf(form, kToday)) == Fields{"correct_by"});
  form.correct_by = "三月底";
  CHECK(FieldsOf(FaultsOf(form, kToday)) == Fields{"correct_by"});
  form = Urge();
  for (const char* day : {"2026-03-11", "2019-05-14", "", "昨天"}) {
    form.issued_on = day;
    CHECK(FieldsOf(FaultsOf(form, kToday)) == Fields{"issued_on"});
  }
  form = Urge();
  form.facts = " 　";
  CHECK(FieldsOf(FaultsOf(form, kToday)) == Fields{"facts"});
  form.facts.clear();
  for (std::size_t i = 0; i <= kLongestMeasureWords; ++i) form.facts += "查";
  CHECK(FieldsOf(FaultsOf(form, kToday)) == Fields{"facts"});
  form = Urge();
  for (const char* source : {"javascript:alert(1)", "message:", "message:12", "message:12-3-4", "//host", "case:0-1"}) {
    form.source = source;
    CHECK(FieldsOf(FaultsOf(form, kToday)) == Fields{"source"});
    CHECK(PathOfSource(source).empty());
  }
  CHECK(PathOfSource("message:12-3") == "/office/messages/12-3");
  CHECK(PathOfSource("dispute:12-3") == "/office/disputes/12-3");
  CHECK(PathOfSource("case:12-3") == "/office/requests/12-3");
  MeasureForm empty;
  CHECK(FieldsOf(FaultsOf(empty, kToday)).contains("kind"));
}

TEST_CASE("it is behind its day only while nothing was reported") {
  Measure measure;
  measure.correct_by = 2026y / 3 / 31;
  CHECK(OwesReport(measure));
  CHECK_FALSE(IsOverdue(measure, 2026y / 3 / 31));
  CHECK(IsOverdue(measure, 2026y / 4 / 1));
  measure.state = MeasureState::kReported;
  CHECK_FALSE(OwesReport(measure));
  CHECK_FALSE(IsOverdue(measure, 2026y / 4 / 1));
  measure.state = MeasureState::kIssued;
  measure.kind = MeasureKind::kPropose;
  CHECK_FALSE(OwesReport(measure));
  CHECK(IsOverdue(measure, 2026y / 4 / 1));
  measure.kind = MeasureKind::kCriticise;
  measure.correct_by.reset();
  CHECK_FALSE(OwesReport(measure));
}

TEST_CASE("ids of measures, and nothing else, are read") {
  CHECK(ToString(MeasureId{OrganId{12}, 3}) == "12-3");
  CHECK(MeasureIdFrom("12-3") == MeasureId{OrganId{12}, 3});
  for (const char* text : {"", "12", "-3", "12-", "a-b", "12-3x", "0-1", "12-0", "99999999999999999999-1"}) {
    CHECK_FALSE(MeasureIdFrom(text));
  }
}

}  // namespace
}  // namespace gongkai::oversight
