#include "home/worklist_measures_view.h"

#include <fmt/format.h>

#include "oversight/due_view.h"
#include "oversight/training/training_view.h"

namespace gongkai::home {

using oversight::Measure;

void AddMeasures(db::Session& session, const account::Visitor& visitor, Date today, std::vector<Due>& dues) {
  const auto path = [](const Measure& each) { return "/office/measures/" + ToString(each.id); };
  for (const Measure& each : oversight::MeasuresToReport(session, visitor)) {
    dues.push_back({fmt::format("整改并报告：{}", NameOf(each.ground)),
                    fmt::format("最迟 {} 整改完（{}）", gongkai::ToString(*each.correct_by), ArticleOf(each.kind)),
                    each.correct_by, path(each),
                    fmt::format("measure-{}-{}", ToString(each.id), gongkai::ToString(*each.correct_by))});
  }
  for (const Measure& each : oversight::MeasuresToFollow(session, visitor, today)) {
    const bool is_reported = each.state == oversight::MeasureState::kReported;
    // What was reported waits for a look, on no day of its own.
    const auto day = is_reported ? std::nullopt : each.correct_by;
    dues.push_back({fmt::format("{}{}：{}", NameOf(each.kind),
                                is_reported ? "报来了整改情况，请核查" : "逾期没有报告、答复", NameOf(each.ground)),
                    std::string(ArticleOf(each.kind)), day, path(each),
                    day ? fmt::format("measure-late-{}-{}", ToString(each.id), gongkai::ToString(*day)) : ""});
  }
}

void AddTrainings(db::Session& session, const account::Visitor& visitor, Date today, std::vector<Due>& dues) {
  for (const oversight::Training& each : oversight::TrainingsToSettle(session, visitor, today)) {
    dues.push_back({fmt::format("培训办完了没有：{}", each.title),
                    fmt::format("{} 的培训，请核对签到，标为已举办或者取消", gongkai::ToString(each.on)), std::nullopt,
                    "/office/trainings/" + ToString(each.id), ""});
  }
}

}  // namespace gongkai::home
