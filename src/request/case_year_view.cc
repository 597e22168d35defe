#include "request/case_year_view.h"

#include "law/outcomes.h"
#include "request/case_actions.h"
#include "request/case_year_store.h"

namespace gongkai::request {
namespace {

/// What table 3 asks of a case, out of the copies; out of its events where it was opened again.
CaseStatus StatusFor(db::Session& session, const CaseInYear& each) {
  CaseStatus status;
  status.reply.received = each.held.received;
  status.reply.ended = each.held.ended;
  status.outcome = each.held.outcome;
  if (each.was_reopened) status.first_end = FoldOf(session, each.held).first_end;
  return status;
}

std::string WordsOf(const std::string& outcome) {
  const law::Outcome* const found = law::FindOutcome(outcome);
  return found == nullptr ? std::string() : std::string(found->name);
}

}  // namespace

std::vector<CountedCase> CountedCasesOf(db::Session& session, account::OrganId handler, int year,
                                        const law::ReportForm& form) {
  std::vector<CountedCase> counted;
  for (const CaseInYear& each : CasesInYear(session, handler, year)) {
    const CaseStatus status = StatusFor(session, each);
    CaseCells cells = CellsOf(status, each.held.applicant, std::chrono::year(year), form);
    if (cells.came_in.empty()) continue;
    counted.push_back({.id = each.held.id,
                       .register_number = each.held.register_number,
                       .cells = std::move(cells),
                       .received = *each.held.received,
                       .ended = status.first_end ? std::optional(status.first_end->on) : each.held.ended,
                       .outcome = WordsOf(status.first_end ? status.first_end->outcome : each.held.outcome),
                       .channel = each.held.channel,
                       .in_time = each.held.in_time});
  }
  return counted;
}

std::string PathOfCase(CaseId id) { return "/office/requests/" + ToString(id); }

}  // namespace gongkai::request
