#include "home/worklist_assessment_view.h"

#include "assessment/due_view.h"

namespace gongkai::home {

void AddAssessments(db::Session& session, const account::Visitor& visitor, Date today, std::vector<Due>& dues) {
  for (const assessment::WaitingAssessment& each : assessment::WaitingAssessments(session, visitor, today)) {
    dues.push_back({each.words, "条例第四十六条", each.due, each.path, each.key});
  }
}

}  // namespace gongkai::home
