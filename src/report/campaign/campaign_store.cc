#include "report/campaign/campaign_store.h"

#include <algorithm>

namespace gongkai::report {
namespace {

using account::OrganId;

constexpr std::string_view kAddCampaign =
    "INSERT INTO campaign (year, words, opened_on, people, person_id, person, at) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kDays =
    "SELECT number, kind, day, words, person, at FROM campaign_day WHERE year = ? ORDER BY number";
constexpr std::string_view kAddDay =
    "INSERT INTO campaign_day (year, number, kind, day, words, person_id, person, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
#define REMINDER_COLUMNS "unit_id, reminded_on, way, step, words, people, person, at"
constexpr std::string_view kReminders =
    "SELECT " REMINDER_COLUMNS " FROM campaign_reminder WHERE year = ? ORDER BY at DESC, unit_id LIMIT ?";
constexpr std::string_view kRemindersOfUnit =
    "SELECT " REMINDER_COLUMNS " FROM campaign_reminder WHERE year = ? AND unit_id = ? ORDER BY at DESC LIMIT ?";
constexpr std::string_view kAddReminder =
    "INSERT INTO campaign_reminder (unit_id, year, reminded_on, way, step, words, people, person_id, person, at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kFiles =
    "SELECT upload_id, unit_id, person, at FROM campaign_file WHERE year = ? ORDER BY at DESC, upload_id DESC LIMIT ?";
constexpr std::string_view kFilesOfUnit =
    "SELECT upload_id, unit_id, person, at FROM campaign_file WHERE year = ? AND unit_id = ? ORDER BY at DESC, "
    "upload_id DESC LIMIT ?";
// The files first: uploads are many.
constexpr std::string_view kTied =
    "SELECT u.report_id, f.unit_id FROM campaign_file f CROSS JOIN upload_file u WHERE f.year = ? AND u.upload_id = "
    "f.upload_id AND u.report_id IS NOT NULL ORDER BY f.at, f.upload_id";
constexpr std::string_view kAddFile =
    "INSERT INTO campaign_file (upload_id, year, unit_id, person_id, person, at) VALUES (?, ?, ?, ?, ?, ?)";

constexpr std::string_view kTops =
    "SELECT u.id, u.organ_id, u.name FROM annual_unit u WHERE EXISTS (SELECT 1 FROM annual_unit c WHERE c.parent = "
    "u.id) ORDER BY u.id LIMIT ?";
#define REPORT_COLUMNS "unit, source, submitted_on, published_on, is_checked, errors, warnings"
// A file that was deleted is none: its unit is urged again.
#define FILE_IS_THERE                                                                                      \
  "(source <> 'handed_in' OR link NOT IN (SELECT '/office/reports/' || id FROM report WHERE year = ? AND " \
  "deleted_at IS NOT NULL))"
constexpr std::string_view kReports =
    "SELECT " REPORT_COLUMNS " FROM annual_unit_report WHERE year = ? AND " FILE_IS_THERE " ORDER BY unit";
constexpr std::string_view kReportOfUnit =
    "SELECT " REPORT_COLUMNS " FROM annual_unit_report WHERE year = ? AND " FILE_IS_THERE " AND unit = ?";

// An organ's reports of a year, all at once; which version was signed to the end as annual_store.cc tells it.
constexpr std::string_view kCarriers =
    "SELECT r.organ_id, i.stage, i.published_version, i.public_from, i.withdrawn_at FROM annual_report r JOIN item i "
    "ON i.organ_id = r.organ_id AND i.number = r.item WHERE r.year = ? ORDER BY r.organ_id";
constexpr std::string_view kFrozen =
    "SELECT organ_id, MAX(number) FROM annual_version WHERE year = ? GROUP BY organ_id";
constexpr std::string_view kReleased =
    "SELECT v.organ_id, MAX(v.number) FROM annual_version v WHERE v.year = ? AND EXISTS (SELECT 1 FROM annual_report a "
    "JOIN item_publication p ON p.organ_id = a.organ_id AND p.item = a.item JOIN item_version i ON i.organ_id = "
    "p.organ_id AND i.item = p.item AND i.number = p.version WHERE a.organ_id = v.organ_id AND a.year = v.year AND "
    "i.title = v.title AND i.body = v.body) GROUP BY v.organ_id";
constexpr std::string_view kSubmitted =
    "SELECT organ_id, version, submitted_on FROM annual_submission WHERE year = ? ORDER BY organ_id, version";

constexpr std::string_view kWritten =
    "SELECT organ_id, MAX(at) FROM (SELECT organ_id, at FROM annual_text WHERE year = ? UNION ALL SELECT organ_id, at "
    "FROM annual_adjustment WHERE year = ? UNION ALL SELECT organ_id, at FROM annual_statement WHERE year = ?) w GROUP "
    "BY organ_id";
constexpr std::string_view kChecked =
    "SELECT c.organ_id, c.is_open, c.at FROM annual_check c WHERE c.year = ? AND c.number = (SELECT MAX(o.number) FROM "
    "annual_check o WHERE o.organ_id = c.organ_id AND o.year = c.year)";

std::int64_t Seconds(Instant at) { return at.time_since_epoch().count(); }
Instant InstantOf(std::int64_t seconds) { return Instant{std::chrono::seconds(seconds)}; }

CampaignReminder ReminderFrom(const db::Row& row) {
  return {.unit = UnitId{row.Get<std::int64_t>(0)},
          .on = row.Get<Date>(1),
          .way = RemindWayFrom(row.Get<std::string_view>(2)).value_or(RemindWay::kNotice),
          .step = CampaignStepFrom(row.Get<std::string_view>(3)).value_or(CampaignStep::kNotBegun),
          .words = row.Get<std::string>(4),
          .people = static_cast<int>(row.Get<std::int64_t>(5)),
          .by = row.Get<std::string>(6),
          .at = InstantOf(row.Get<std::int64_t>(7))};
}

CampaignFile FileFrom(const db::Row& row) {
  return {.upload = row.Get<std::int64_t>(0),
          .unit = UnitId{row.Get<std::int64_t>(1)},
          .by = row.Get<std::string>(2),
          .at = InstantOf(row.Get<std::int64_t>(3))};
}

CampaignReport ReportFrom(const db::Row& row) {
  return {.unit = UnitId{row.Get<std::int64_t>(0)},
          .is_compiled = row.Get<std::string_view>(1) == "compiled",
          .submitted_on = row.Get<std::optional<Date>>(2),
          .published_on = row.Get<std::optional<Date>>(3),
          .is_checked = row.Get<bool>(4),
          .errors = row.Get<int>(5),
          .warnings = row.Get<int>(6)};
}

std::map<OrganId, int> NumbersOf(db::Session& session, std::string_view sql, int year) {
  std::map<OrganId, int> numbers;
  for (const db::Row& row : session.Query(sql, year)) {
    numbers.emplace(OrganId{row.Get<std::int64_t>(0)}, static_cast<int>(row.Get<std::int64_t>(1)));
  }
  return numbers;
}

int NumberIn(const std::map<OrganId, int>& numbers, OrganId organ) {
  const auto found = numbers.find(organ);
  return found == numbers.end() ? 0 : found->second;
}

struct Submitted {
  int version = 0;
  Date first{};
};
std::map<OrganId, Submitted> SubmittedIn(db::Session& session, int year) {
  std::map<OrganId, Submitted> submitted;
  for (const db::Row& row : session.Query(kSubmitted, year)) {
    const auto [of, is_new] = submitted.try_emplace(OrganId{row.Get<std::int64_t>(0)});
    of->second.version = static_cast<int>(row.Get<std::int64_t>(1));
    if (is_new) of->second.first = row.Get<Date>(2);
  }
  return submitted;
}

}  // namespace

std::optional<CampaignOpening> FindCampaign(db::Session& session, int year) {
  db::Rows rows = session.Query("SELECT words, opened_on, people, person FROM campaign WHERE year = ?", year);
  if (!rows.Next()) return std::nullopt;
  const db::Row& row = rows.row();
  return CampaignOpening{.words = row.Get<std::string>(0),
                         .on = row.Get<Date>(1),
                         .people = static_cast<int>(row.Get<std::int64_t>(2)),
                         .by = row.Get<std::string>(3)};
}

void AddCampaign(db::Transaction& act, int year, const CampaignOpening& opening, const CampaignBy& by) {
  act.Execute(kAddCampaign, year, opening.words, opening.on, opening.people, by.person.value, by.name, Seconds(by.at));
}

std::vector<int> CampaignYears(db::Session& session) {
  std::vector<int> years;
  for (const db::Row& row : session.Query("SELECT year FROM campaign ORDER BY year DESC")) {
    years.push_back(static_cast<int>(row.Get<std::int64_t>(0)));
  }
  return years;
}

std::vector<CampaignDay> CampaignDaysOf(db::Session& session, int year) {
  std::vector<CampaignDay> days;
  for (const db::Row& row : session.Query(kDays, year)) {
    days.push_back({.number = static_cast<int>(row.Get<std::int64_t>(0)),
                    .kind = PlanKindFrom(row.Get<std::string_view>(1)).value_or(PlanKind::kBegin),
                    .day = row.Get<std::optional<Date>>(2),
                    .words = row.Get<std::string>(3),
                    .by = row.Get<std::string>(4),
                    .at = InstantOf(row.Get<std::int64_t>(5))});
  }
  return days;
}

std::vector<PlanDay> PlanOf(const std::vector<CampaignDay>& days) {
  std::vector<PlanDay> plan;
  for (const PlanKind kind : kPlanKinds) {
    const auto last = std::ranges::find(days.rbegin(), days.rend(), kind, &CampaignDay::kind);
    if (last != days.rend() && last->day) plan.push_back({kind, *last->day});
  }
  return plan;
}

void AddCampaignDay(db::Transaction& act, int year, const CampaignDay& day, const CampaignBy& by) {
  const auto number =
      act.One<std::int64_t>("SELECT COALESCE(MAX(number), 0) + 1 FROM campaign_day WHERE year = ?", year);
  act.Execute(kAddDay, year, number, IdOf(day.kind), day.day, day.words, by.person.value, by.name, Seconds(by.at));
}

bool WasRemindedOn(db::Session& session, UnitId unit, int year, Date day, RemindWay way) {
  return session
      .First<std::int64_t>(
          "SELECT 1 FROM campaign_reminder WHERE unit_id = ? AND year = ? AND reminded_on = ? AND way "
          "= ?",
          unit.value, year, day, IdOf(way))
      .has_value();
}

void AddReminder(db::Transaction& act, int year, const CampaignReminder& reminder, const CampaignBy& by) {
  act.Execute(kAddReminder, reminder.unit.value, year, reminder.on, IdOf(reminder.way), IdOf(reminder.step),
              reminder.words, reminder.people, by.person.value, by.name, Seconds(by.at));
}

std::vector<CampaignReminder> RemindersOf(db::Session& session, int year, std::optional<UnitId> unit, int most) {
  std::vector<CampaignReminder> reminders;
  const auto add = [&](db::Rows rows) {
    for (const db::Row& row : rows) reminders.push_back(ReminderFrom(row));
  };
  if (unit) {
    add(session.Query(kRemindersOfUnit, year, unit->value, most));
  } else {
    add(session.Query(kReminders, year, most));
  }
  return reminders;
}

std::map<UnitId, Reminded> RemindedIn(db::Session& session, int year) {
  std::map<UnitId, Reminded> reminded;
  for (const db::Row& row : session.Query(
           "SELECT unit_id, COUNT(*), MAX(reminded_on) FROM campaign_reminder WHERE year = ? GROUP BY unit_id", year)) {
    reminded.emplace(UnitId{row.Get<std::int64_t>(0)},
                     Reminded{static_cast<int>(row.Get<std::int64_t>(1)), row.Get<Date>(2)});
  }
  return reminded;
}

void AddCampaignFile(db::Transaction& act, int year, const CampaignFile& file, const CampaignBy& by) {
  act.Execute(kAddFile, file.upload, year, file.unit.value, by.person.value, by.name, Seconds(by.at));
}

std::vector<CampaignFile> CampaignFilesOf(db::Session& session, int year, std::optional<UnitId> unit, int most) {
  std::vector<CampaignFile> files;
  const auto add = [&](db::Rows rows) {
    for (const db::Row& row : rows) files.push_back(FileFrom(row));
  };
  if (unit) {
    add(session.Query(kFilesOfUnit, year, unit->value, most));
  } else {
    add(session.Query(kFiles, year, most));
  }
  return files;
}

std::map<std::int64_t, UnitId> TiedReports(db::Session& session, int year) {
  std::map<std::int64_t, UnitId> tied;
  for (const db::Row& row : session.Query(kTied, year)) {
    tied.insert_or_assign(row.Get<std::int64_t>(0), UnitId{row.Get<std::int64_t>(1)});
  }
  return tied;
}

std::optional<UnitId> UnitOfUpload(db::Session& session, std::int64_t upload) {
  const auto unit = session.First<std::int64_t>("SELECT unit_id FROM campaign_file WHERE upload_id = ?", upload);
  return unit ? std::optional(UnitId{*unit}) : std::nullopt;
}

// ---- units and what is known of their reports

std::vector<CampaignTop> TopsOf(db::Session& session, int most) {
  std::vector<CampaignTop> tops;
  for (const db::Row& row : session.Query(kTops, most)) {
    CampaignTop top{.id = UnitId{row.Get<std::int64_t>(0)}, .organ = {}, .name = row.Get<std::string>(2)};
    if (const auto organ = row.Get<std::optional<std::int64_t>>(1)) top.organ = OrganId{*organ};
    tops.push_back(std::move(top));
  }
  return tops;
}

std::vector<CampaignReport> CampaignReportsOf(db::Session& session, int year, std::optional<UnitId> only) {
  std::vector<CampaignReport> reports;
  const auto add = [&](db::Rows rows) {
    for (const db::Row& row : rows) reports.push_back(ReportFrom(row));
  };
  if (only) {
    add(session.Query(kReportOfUnit, year, year, only->value));
  } else {
    add(session.Query(kReports, year, year));
  }
  return reports;
}

// ---- organs' own reports of a year

std::vector<AnnualRow> AnnualRowsOf(db::Session& session, int year) {
  const std::map<OrganId, int> frozen = NumbersOf(session, kFrozen, year);
  const std::map<OrganId, int> released = NumbersOf(session, kReleased, year);
  const std::map<OrganId, Submitted> submitted = SubmittedIn(session, year);
  std::vector<AnnualRow> rows;
  for (const db::Row& row : session.Query(kCarriers, year)) {
    AnnualRow report{.organ = OrganId{row.Get<std::int64_t>(0)}, .carrier = row.Get<std::string>(1), .facts = {}};
    report.facts.frozen = NumberIn(frozen, report.organ);
    report.facts.released = NumberIn(released, report.organ);
    if (row.Get<std::optional<std::int64_t>>(2)) report.facts.public_from = row.Get<std::optional<Date>>(3);
    report.facts.is_withdrawn = row.Get<std::optional<std::int64_t>>(4).has_value();
    if (const auto of = submitted.find(report.organ); of != submitted.end()) {
      report.facts.submitted = of->second.version;
      report.facts.submitted_on = of->second.first;
    }
    rows.push_back(std::move(report));
  }
  return rows;
}

std::map<OrganId, AnnualBegun> AnnualsBegun(db::Session& session, int year) {
  std::map<OrganId, std::int64_t> written;
  for (const db::Row& row : session.Query(kWritten, year, year, year)) {
    written.emplace(OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1));
  }
  std::map<OrganId, AnnualBegun> begun;
  for (const auto& [organ, at] : written) begun.emplace(organ, AnnualBegun{});
  for (const db::Row& row : session.Query(kChecked, year)) {
    const OrganId organ{row.Get<std::int64_t>(0)};
    const auto at = written.find(organ);
    const bool is_latest = at == written.end() || at->second <= row.Get<std::int64_t>(2);
    begun[organ].is_checked = is_latest && row.Get<std::int64_t>(1) == 0;
  }
  return begun;
}

}  // namespace gongkai::report
