#include "law/report_deadline.h"

namespace gongkai::law {
namespace {

// By reporter, then by first year.
constexpr ReportDeadline kDeadlines[] = {
    {Reporter::kDepartment, 2019, std::chrono::January / 31, "《政府信息公开条例》第四十九条第一款"},
    {Reporter::kGovernment, 2019, std::chrono::March / 31, "《政府信息公开条例》第四十九条第二款"},
};

}  // namespace

std::span<const ReportDeadline> ReportDeadlines() { return kDeadlines; }

const ReportDeadline* DeadlineOf(Reporter reporter, int year) {
  const ReportDeadline* in_force = nullptr;
  for (const ReportDeadline& deadline : kDeadlines) {
    if (deadline.reporter == reporter && deadline.first_year <= year) in_force = &deadline;
  }
  return in_force;
}

}  // namespace gongkai::law
