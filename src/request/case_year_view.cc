#include "request/case_year_view.h"

#include <algorithm>

#include "account/working_days_view.h"
#include "law/outcomes.h"
#include "request/case_year_store.h"

namespace gongkai::request {
namespace {

/// Of a case that was opened again how it stood before, out of its events.
CaseStatus StatusBefore(db::Session& session, const Case& held) {
  const std::vector<CaseEvent> events = EventsOf(session, held.id);
  const auto reopened = std::ranges::find(events, CaseEventKind::kReopened, &CaseEvent::kind);
  const law::WorkingCalendar& calendar = account::WorkingDays();
  return StatusOf(FoldKeptCase({events.begin(), reopened}, held.id.organ, calendar).fold, calendar);
}

/// What table 3 asks of a case, out of the copies; of one that was opened again, of its first end.
CaseStatus StatusFor(db::Session& session, const CaseInYear& each) {
  if (each.was_reopened) return StatusBefore(session, each.held);
  CaseStatus status;
  status.reply.received = each.held.received;
  status.reply.due = each.held.due;
  status.reply.ended = each.held.ended;
  status.reply.in_time = each.held.in_time;
  status.outcome = each.held.outcome;
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
                       .due = status.reply.due,
                       .ended = status.reply.ended,
                       .outcome = WordsOf(status.outcome),
                       .in_time = status.reply.in_time,
                       .channel = each.held.channel});
  }
  return counted;
}

std::string PathOfCase(CaseId id) { return "/office/requests/" + ToString(id); }

}  // namespace gongkai::request
