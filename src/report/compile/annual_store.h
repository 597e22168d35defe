// What is kept of the lives of annual reports: which item carries one, its frozen versions, runs of the rules, errors
// left standing, submissions. Schema: migrations/0316_annual_report.sql; 0317_annual_report_guard holds what nobody may
// do. Signatures and publication stand with the item (disclosure/item_store.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "db/database.h"
#include "disclosure/item.h"
#include "report/compile/annual_check.h"

namespace gongkai::report {

struct AnnualVersion {
  int number = 0;
  std::string paper;   // JSON (paper_json.h)
  std::string digest;  // of it
  std::string title, body;
  std::string files;  // digests of the attachments, with commas (disclosure/content_digest.h)
  std::string correction, correction_why;
  account::PersonId author{0};
  std::string author_name;
  Instant at{};
};

/// SM3 of the paper as it is kept.
std::string DigestOf(const AnnualPaper& paper);

/// None: the report was never handed in.
std::optional<disclosure::ItemId> CarrierOf(db::Session& session, account::OrganId organ, int year);
/// Once for an organ's year.
void AddCarrier(db::Transaction& act, disclosure::ItemId item, int year);

/// Oldest first, without their papers and bodies.
std::vector<AnnualVersion> VersionsOf(db::Session& session, account::OrganId organ, int year);
std::optional<AnnualVersion> FindAnnualVersion(db::Session& session, account::OrganId organ, int year, int number);
/// The database refuses one that was not checked, or with an error that nobody overruled.
void AddAnnualVersion(db::Transaction& act, account::OrganId organ, int year, const AnnualVersion& version);
/// Of that version, as it was frozen. None where there is none.
std::optional<AnnualPaper> FrozenPaper(db::Session& session, account::OrganId organ, int year, int number);
/// Of this organ's earlier years the versions that were signed to the end last, whether readers have them or not, the
/// latest year first.
std::vector<AnnualPaper> OwnPapersBefore(db::Session& session, account::OrganId organ, int year, int most);
struct PaperYears {
  int first = 0, last = 0;  // both included
};
/// Of other organs the versions that readers have today: what waits for its day, was withdrawn or is a correction that
/// nobody signed is nobody's to be compared with. Not of an organ that froze its first when this one had submitted that
/// of the last year: nobody copies what is not there yet. The latest year first.
std::vector<AnnualPaper> PublicPapersOfOthers(db::Session& session, account::OrganId organ, PaperYears years,
                                              Date today, int most);

void AddCheckRun(db::Transaction& act, account::OrganId organ, int year, std::string_view digest,
                 const FindingCounts& counts, account::PersonId person, std::string_view name, Instant at);

/// What the last run of the rules over a paper with this digest found.
std::optional<FindingCounts> CheckCountsOf(db::Session& session, account::OrganId organ, int year,
                                           std::string_view digest);

/// Oldest first.
std::vector<Overrule> OverrulesOf(db::Session& session, account::OrganId organ, int year);
void AddOverrule(db::Transaction& act, account::OrganId organ, int year, const Overrule& overrule);

struct Submission {
  int version = 0;
  Date on{};
  std::string person;
  Instant at{};
};
/// By version.
std::vector<Submission> SubmissionsOf(db::Session& session, account::OrganId organ, int year);
/// The database refuses what was not signed to the end.
void AddSubmission(db::Transaction& act, account::OrganId organ, int year, const Submission& submission,
                   account::PersonId person);

/// Of a year, those that have a carrier; and those that were submitted.
std::vector<account::OrganId> OrgansWithReport(db::Session& session, int year);
std::vector<account::OrganId> OrgansThatSubmitted(db::Session& session, int year);

/// The number of the version that was signed to the end last; 0: none.
int ReleasedVersion(db::Session& session, account::OrganId organ, int year);

/// Nobody else acts on that organ's report until the transaction ends.
void LockAnnualReport(db::Transaction& act, account::OrganId organ, int year);

}  // namespace gongkai::report
