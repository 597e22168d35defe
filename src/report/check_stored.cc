// See check_stored.h.

#include "report/check_stored.h"

#include "report/check/rule.h"

namespace gongkai::report {
namespace {

// Reports of a year are published in the year after; a 29 February that the year lacks is its 28th.
std::vector<Finding> Findings(db::Session& session, Shelf& shelf, const StoredReport& stored,
                              const AnnualReport& report) {
  const Companions companions = FindCompanions(session, shelf, stored, report);
  std::vector<const AnnualReport*> others;
  for (const ReportPtr& other : companions.others) others.push_back(other.get());
  return Check({.report = &report,
                .last_year = companions.last_year.get(),
                .others = others,
                .township_deadline = ParseMonthDay(GetSetting(session, kTownshipDeadlineSetting))});
}

}  // namespace

void CheckStored(Desk& desk, std::int64_t report_id) {
  std::optional<StoredVersion> version;
  std::vector<Finding> findings;
  {
    db::Reader reader = desk.database.Read();
    version = CurrentVersion(reader, report_id);
    const auto stored = FindReport(reader, report_id);
    if (!version || !stored) return;
    const ReportPtr report = desk.shelf.Take(reader, *version);
    findings = Findings(reader, desk.shelf, *stored, *report);
  }
  db::Transaction act = desk.database.Begin();
  act.Lock("findings of report " + std::to_string(report_id));
  const auto current = CurrentVersion(act, report_id);
  if (!current || current->id != version->id) return;
  const std::string now = desk.now();
  PutFindings(act, report_id, findings, now);
  SetChecked(act, version->id, now);
  act.Commit();
}

}  // namespace gongkai::report
