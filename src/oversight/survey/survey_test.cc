// What is asked, what may be answered, what it amounts to: also of input that nobody would type.
#include "oversight/survey/survey.h"

#include <doctest/doctest.h>

#include <map>

#include "oversight/survey/survey_figures.h"
#include "oversight/survey/survey_paper.h"

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2026y / 3 / 10;

SurveyForm Form() {
  return {.title = "政府信息公开社会评议",
          .intro = "请您评一评。",
          .opens_on = "2026-03-10",
          .closes_on = "2026-03-31",
          .questions = {{.kind = "scale", .text = "总的来说满意吗？", .is_required = true},
                        {.kind = "one", .text = "从哪里看？", .options = "网站\n公示栏\n\n 大厅 "},
                        {.kind = "", .text = "", .options = ""},
                        {.kind = "several", .text = "多公开什么？", .options = "补贴\n工程"},
                        {.kind = "words", .text = "还有什么意见？"}}};
}

Survey Asked() {
  const auto survey = SurveyFrom(Form(), kToday);
  REQUIRE(survey);
  return *survey;
}

SentUnder Sent(std::map<std::string, std::vector<std::string>, std::less<>>& typed) {
  return [&typed](std::string_view field) {
    const auto found = typed.find(field);
    std::vector<std::string_view> values;
    if (found != typed.end()) values.assign(found->second.begin(), found->second.end());
    return values;
  };
}

using Typed = std::map<std::string, std::vector<std::string>, std::less<>>;

TEST_CASE("a survey out of its form: blank rows are left out, options are lines") {
  const Survey survey = Asked();
  REQUIRE(survey.questions.size() == 4);
  CHECK(survey.questions[1].options == std::vector<std::string>{"网站", "公示栏", "大厅"});
  CHECK(OptionsOf(survey.questions[0]).size() == ScaleSteps().size());
  CHECK(OptionsOf(survey.questions[3]).empty());
  const auto again = SurveyFrom(FormOf(survey), kToday);
  REQUIRE(again);
  CHECK(again->questions == survey.questions);
  CHECK(ExaminedTextOf(*again) == ExaminedTextOf(survey));
  Survey other = survey;
  other.questions[0].is_required = false;
  CHECK(ExaminedTextOf(other) != ExaminedTextOf(survey));
}

TEST_CASE("every fault of a form stands beside its field") {
  SurveyForm form = Form();
  form.title.clear();
  form.opens_on = "三月十日";
  form.questions[0].kind = "stars";
  form.questions[1].options = "网站\n网站";
  form.questions[3].options = "补贴";
  form.questions[4].options = "随便";
  form.questions[4].text = std::string(700, 'x');
  const FieldErrors errors = SurveyFrom(form, kToday).errors();
  for (const char* field : {"title", "opens_on", "q1_kind", "q2_options", "q4_options", "q5_options", "q5_text"}) {
    CHECK_MESSAGE(ErrorOf(errors, field) != nullptr, field);
  }
  CHECK(ErrorOf(errors, "intro") == nullptr);
  form = Form();
  form.closes_on = "2026-03-09";
  CHECK(ErrorOf(SurveyFrom(form, kToday).errors(), "closes_on") != nullptr);
  form.opens_on = "2026-03-01";
  CHECK(ErrorOf(SurveyFrom(form, kToday).errors(), "closes_on") != nullptr);  // over already
  form.closes_on = "2028-03-01";
  CHECK(ErrorOf(SurveyFrom(form, kToday).errors(), "closes_on") != nullptr);
  form = Form();
  form.questions.clear();
  CHECK(ErrorOf(SurveyFrom(form, kToday).errors(), "questions") != nullptr);
  form.questions.assign(50, {.kind = "words", .text = "问"});
  CHECK(SurveyFrom(form, kToday)->questions.size() == kMostSurveyQuestions);
}

TEST_CASE("it is open on its days, the last one included, once it is released") {
  Survey survey = Asked();
  CHECK(StandingOf(survey, kToday) == SurveyStanding::kNotOut);
  survey.state = SurveyState::kReleased;
  CHECK(StandingOf(survey, 2026y / 3 / 9) == SurveyStanding::kComing);
  CHECK(StandingOf(survey, kToday) == SurveyStanding::kOpen);
  CHECK(StandingOf(survey, 2026y / 3 / 31) == SurveyStanding::kOpen);
  CHECK(StandingOf(survey, 2026y / 4 / 1) == SurveyStanding::kOver);
  survey.state = SurveyState::kStopped;
  CHECK(StandingOf(survey, kToday) == SurveyStanding::kStopped);
}

TEST_CASE("who wrote it does not examine it") {
  Survey survey = Asked();
  survey.made_by = account::PersonId{7};
  CHECK(AgainstExaminerOf(survey, account::PersonId{8}, kToday));
  survey.state = SurveyState::kWaiting;
  CHECK_FALSE(AgainstExaminerOf(survey, account::PersonId{8}, kToday));
  CHECK(AgainstExaminerOf(survey, account::PersonId{7}, kToday));
  CHECK(AgainstExaminerOf(survey, account::PersonId{8}, 2026y / 4 / 1));
}

TEST_CASE("of a paper only what is offered counts") {
  const Survey survey = Asked();
  Typed typed = {{"q1", {"0"}}, {"q3", {"1", "0", "1"}}, {"q4", {"  路灯不亮。 "}}};
  const auto paper = PaperFrom(survey, Sent(typed));
  for (const FieldError& error : paper.errors()) MESSAGE(error.field, error.message);
  CHECK_FALSE(paper);  // the same box three times is no paper of ours
  typed["q3"] = {"1", "0"};
  const auto good = PaperFrom(survey, Sent(typed));
  REQUIRE(good);
  CHECK(ChoicesOf(*good) == "0||0,1|");
  CHECK(good->answers[3].words.Reveal() == "路灯不亮。");
  for (const char* hostile : {"5", "-1", "0x1", "1 ", "", "99999999999999999999", "很满意"}) {
    Typed wrong = {{"q1", {hostile}}};
    CHECK_MESSAGE(ErrorOf(PaperFrom(survey, Sent(wrong)).errors(), "q1") != nullptr, hostile);
  }
  Typed two = {{"q1", {"0"}}, {"q2", {"0", "1"}}};
  CHECK(ErrorOf(PaperFrom(survey, Sent(two)).errors(), "q2") != nullptr);
  Typed none = {{"q2", {"1"}}};
  CHECK(ErrorOf(PaperFrom(survey, Sent(none)).errors(), "q1") != nullptr);
  std::string most;
  for (std::size_t i = 0; i < kLongestPaperWords; ++i) most += "字";
  Typed words = {{"q1", {"0"}}, {"q4", {most}}};
  CHECK(PaperFrom(survey, Sent(words)));
  words["q4"] = {most + "字"};
  CHECK(ErrorOf(PaperFrom(survey, Sent(words)).errors(), "q4") != nullptr);
  Typed blank = {};
  Survey free = survey;
  free.questions[0].is_required = false;
  CHECK_FALSE(PaperFrom(free, Sent(blank)));
}

TEST_CASE("what lies in the database is read as what was chosen, or not at all") {
  const std::vector<SurveyQuestion> questions = Asked().questions;
  CHECK(ChosenIn("0|2|0,1|", questions) == std::vector<std::vector<int>>{{0}, {2}, {0, 1}, {}});
  CHECK(ChosenIn("", questions) == std::vector<std::vector<int>>{{}, {}, {}, {}});
  CHECK(ChosenIn("9|x|7,1||||", questions) == std::vector<std::vector<int>>{{}, {}, {1}, {}});
}

TEST_CASE("figures: of few papers nothing is told, of many how often each was chosen") {
  const Survey survey = Asked();
  SurveyFigures figures = NoFigures(survey);
  AddTo(figures, survey, "0||0,1|", 3);
  AddTo(figures, survey, "4|1||", 1);
  CHECK(figures.papers == 4);
  CHECK_FALSE(figures.AreShown());
  CHECK_FALSE(SatisfiedThousandths(survey, figures));
  CHECK(ResultText(survey, figures).find("很满意\t") == std::string::npos);
  CHECK(ResultText(survey, figures).find("不公布") != std::string::npos);
  AddTo(figures, survey, "1||1|", 2);
  CHECK(figures.questions[0].chosen == std::vector<std::int64_t>{3, 2, 0, 0, 1});
  CHECK(figures.questions[1].answered == 1);
  CHECK(figures.questions[2].answered == 5);
  CHECK(figures.questions[2].chosen == std::vector<std::int64_t>{3, 5});
  CHECK(SatisfiedThousandths(survey, figures) == 833);
  CHECK(ResultSummary(survey, figures) ==
        "2026年3月10日至2026年3月31日进行社会评议，收到答卷6份，很满意、比较满意的占83.3%。");
  CHECK(ResultText(survey, figures).find("很满意\t3\t50.0%\n") != std::string::npos);
  CHECK(PercentOf(0, 0) == "—");
  CHECK(PercentOf(1, 8) == "12.5%");
  CHECK(PercentOf(3, 3) == "100.0%");
}

TEST_CASE("the number of a survey, and nothing else") {
  CHECK(SurveyIdFrom("12-3") == SurveyId{OrganId{12}, 3});
  for (const char* wrong : {"", "12", "12-", "-3", "12-0", "12-3x", "12-3-4", "a-b"}) CHECK_FALSE(SurveyIdFrom(wrong));
  CHECK(ToString(SurveyId{OrganId{12}, 3}) == "12-3");
}

}  // namespace
}  // namespace gongkai::oversight
