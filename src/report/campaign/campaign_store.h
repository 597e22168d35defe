// What is kept of campaigns: begun by whom, the county's own days, who was urged when and by what, for which unit a
// file came; and what the year's own reports of all organs stand at, in one go. Schema: migrations/0324_campaign.sql.
// Functions that write take the caller's transaction.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/post.h"
#include "base/instant.h"
#include "db/database.h"
#include "report/campaign/campaign_state.h"
#include "report/campaign/unit_report.h"

namespace gongkai::report {

/// Who put something down.
struct CampaignBy {
  account::PersonId person{0};
  std::string name{};
  Instant at{};
};

struct CampaignOpening {
  std::string words;
  Date on{};
  int people = 0;  // who were told
  std::string by;
};
/// None: the year's work has not begun.
std::optional<CampaignOpening> FindCampaign(db::Session& session, int year);
/// Once a year.
void AddCampaign(db::Transaction& act, int year, const CampaignOpening& opening, const CampaignBy& by);
/// Newest first.
std::vector<int> CampaignYears(db::Session& session);

struct CampaignDay {
  int number = 0;
  PlanKind kind = PlanKind::kBegin;
  std::optional<Date> day{};  // none: the one before was taken back
  std::string words, by;
  Instant at{};
};
/// Oldest first; of a kind the last holds.
std::vector<CampaignDay> CampaignDaysOf(db::Session& session, int year);
/// The days that hold, in the order of kPlanKinds.
std::vector<PlanDay> PlanOf(const std::vector<CampaignDay>& days);
void AddCampaignDay(db::Transaction& act, int year, const CampaignDay& day, const CampaignBy& by);

struct CampaignReminder {
  UnitId unit{0};
  Date on{};
  RemindWay way = RemindWay::kNotice;
  CampaignStep step = CampaignStep::kNotBegun;  // at which the unit stood
  std::string words;
  int people = 0;
  std::string by;
  Instant at{};
};
/// In that way: it is told once a day.
bool WasRemindedOn(db::Session& session, UnitId unit, int year, Date day, RemindWay way);
void AddReminder(db::Transaction& act, int year, const CampaignReminder& reminder, const CampaignBy& by);
/// Newest first; of one unit where it is given.
std::vector<CampaignReminder> RemindersOf(db::Session& session, int year, std::optional<UnitId> unit, int most);
struct Reminded {
  int times = 0;
  Date last{};
};
/// Of all units that were urged, in any way.
std::map<UnitId, Reminded> RemindedIn(db::Session& session, int year);

struct CampaignFile {
  std::int64_t upload = 0;
  UnitId unit{0};
  std::string by;
  Instant at{};
};
/// An upload is of one unit.
void AddCampaignFile(db::Transaction& act, int year, const CampaignFile& file, const CampaignBy& by);
/// Newest first; of one unit where it is given.
std::vector<CampaignFile> CampaignFilesOf(db::Session& session, int year, std::optional<UnitId> unit, int most);
/// Reports that were read from files tied to a unit, by report; the last word counts.
std::map<std::int64_t, UnitId> TiedReports(db::Session& session, int year);
/// For which unit it was handed in.
std::optional<UnitId> UnitOfUpload(db::Session& session, std::int64_t upload);

// ---- units and what is known of their reports, without what a list does not show

struct CampaignTop {
  UnitId id{0};
  std::optional<account::OrganId> organ{};
  std::string name;
};
/// Units that have others below them, at most `most`.
std::vector<CampaignTop> TopsOf(db::Session& session, int most);

struct CampaignReport {
  UnitId unit{0};
  bool is_compiled = false;  // here; else a file
  std::optional<Date> submitted_on{}, published_on{};
  bool is_checked = false;
  int errors = 0, warnings = 0;
};
/// Of a year, by unit; of one where it is given. Without those whose file was deleted.
std::vector<CampaignReport> CampaignReportsOf(db::Session& session, int year, std::optional<UnitId> only);

// ---- organs' own reports of a year

/// As AnnualFacts; the stage of the item that carries it as disclosure/ writes it.
struct AnnualRow {
  account::OrganId organ{0};
  std::string carrier;
  AnnualFacts facts{};
};
/// Of all organs that have one.
std::vector<AnnualRow> AnnualRowsOf(db::Session& session, int year);

/// How far the writing is, of organs that have begun.
struct AnnualBegun {
  bool is_checked = false;  // the last run had no open error, and nothing was written since
};
/// A text, an adjustment or a statement of the year is there; others are not in it.
std::map<account::OrganId, AnnualBegun> AnnualsBegun(db::Session& session, int year);

}  // namespace gongkai::report
