#include "request/case_cell.h"

#include "law/outcomes.h"

namespace gongkai::request {
namespace {

/// Of what is ended an outcome is always known: the fold refuses an end without one.
std::string RowOfEnd(const CaseStatus& status, const law::ReportForm& form) {
  const law::Outcome* const outcome = law::FindOutcome(status.first_end ? status.first_end->outcome : status.outcome);
  return outcome == nullptr ? std::string() : std::string(law::ReportRowOf(*outcome, form));
}

}  // namespace

CaseCells CellsOf(const CaseStatus& status, ApplicantKind kind, std::chrono::year year, const law::ReportForm& form) {
  // What was opened again after its answer was overturned has been counted, and is not counted a second time.
  const std::optional<Date> ended = status.first_end ? std::optional(status.first_end->on) : status.reply.ended;
  const law::ReplyYear in = law::ReplyYearOf(status.reply.received, ended, year);
  if (!in.received && !in.carried_over) return {};
  return {.column = std::string(ColumnOf(kind)),
          .came_in = in.received ? "一" : "二",
          .became_of_it = in.finished ? RowOfEnd(status, form) : "四"};
}

}  // namespace gongkai::request
