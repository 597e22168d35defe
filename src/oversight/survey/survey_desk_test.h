// A township that asks people how it works: who writes the survey, who examines it, and papers out of nowhere.
#pragma once

#include "disclosure/desk_test.h"
#include "oversight/routes.h"
#include "oversight/survey/survey_actions.h"
#include "oversight/survey/survey_paper_store.h"
#include "oversight/survey/survey_store.h"
#include "oversight/survey/survey_urn_actions.h"
#include "oversight/survey/survey_words_view.h"

namespace gongkai::oversight {

using account::Has;
using account::PersonId;
using account::PostKind;
using account::Target;
using account::TestBrowser;

struct SurveyDesk : disclosure::ItemDesk {
  explicit SurveyDesk(const testing::TestDatabase& place) : ItemDesk(place) {
    Give(wen, township, PostKind::kSecrecyExaminer);
    oversight::AddRoutes(pages);
  }

  SurveyUrn urn{desk};
  int sent = 0;

  static SurveyForm Form() {
    return {.title = "政府信息公开社会评议",
            .intro = "请您评一评镇里的政府信息公开。",
            .opens_on = "2026-03-10",
            .closes_on = "2026-03-31",
            .questions = {{.kind = "scale", .text = "总的来说满意吗？", .is_required = true},
                          {.kind = "several", .text = "多公开什么？", .options = "补贴\n工程\n救助\n财政\n指南\n规划"},
                          {.kind = "words", .text = "还有什么意见？"}}};
  }
  Survey SurveyOf(SurveyId id) {
    db::Reader reader = database->Read();
    return *FindSurvey(reader, id);
  }
  SeenSurvey Seen(SurveyId id) { return {id, SurveyOf(id).version}; }
  SurveyId Written(const SurveyForm& form = Form()) {
    const auto saved = SaveSurvey(desk, drafter, {{township, 0}, 0}, form);
    for (const FieldError& error : saved.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(saved);
    return *saved;
  }
  SurveyId Waiting() {
    const SurveyId id = Written();
    const auto handed = HandInSurvey(desk, drafter, Seen(id), true);
    for (const FieldError& error : handed.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(handed);
    return id;
  }
  SurveyId Open() {
    const SurveyId id = Waiting();
    const auto released = ExamineSurvey(desk, examiner, Seen(id), SurveyOf(id).digest);
    for (const FieldError& error : released.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(released);
    return id;
  }

  /// `several`: boxes ticked, "024".
  FormResult<PutIn> Put(SurveyId id, const Respondent& from, std::string_view scale, std::string_view several,
                        std::string_view words) {
    std::vector<std::string> ticked;
    for (const char box : several) ticked.emplace_back(1, box);
    return urn.Put(id, from, [&](std::string_view field) {
      std::vector<std::string_view> values;
      if (field == "q1" && !scale.empty()) values.push_back(scale);
      if (field == "q2") values.assign(ticked.begin(), ticked.end());
      if (field == "q3") values.push_back(words);
      return values;
    });
  }
  /// Each from a household and a browser of its own.
  Respondent Somebody() {
    ++sent;
    return {"10.9." + std::to_string(sent % 250) + ".7", "browser-of-somebody-" + std::to_string(sent)};
  }
  void PutMany(SurveyId id, int papers, std::string_view words = "") {
    for (int i = 0; i < papers; ++i) REQUIRE(Put(id, Somebody(), i % 3 == 0 ? "1" : "0", "02", words));
  }
  SurveyFigures Figures(SurveyId id) {
    const Survey survey = SurveyOf(id);
    db::Reader reader = database->Read();
    return FiguresOf(reader, survey);
  }
  void GoTo(Date day) { now = std::chrono::sys_days(day) + std::chrono::hours(2); }
};

}  // namespace gongkai::oversight
