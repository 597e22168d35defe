#include "home/survey_dues_view.h"

#include "oversight/survey/survey_due_view.h"

namespace gongkai::home {

using oversight::Survey;

void AddSurveys(db::Session& session, const account::Visitor& visitor, Date today, std::vector<Due>& dues) {
  const auto path = [](const Survey& survey) { return "/office/surveys/" + ToString(survey.id); };
  for (const Survey& survey : oversight::SurveysToExamine(session, visitor)) {
    dues.push_back({"请审查社会评议的题目：" + survey.title, "审查通过才能发布（保守国家秘密法第三十五条）",
                    std::nullopt, path(survey), "", true});
  }
  for (const auto& each : oversight::SurveysToPublish(session, visitor, today)) {
    dues.push_back({(each.owes_result ? "公布社会评议结果：" : "公布社会评议意见办理情况：") + each.survey.title,
                    "评议已经截止（条例第四十六条）", std::nullopt, path(each.survey), "", false});
  }
}

}  // namespace gongkai::home
