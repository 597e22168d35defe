#include "report/compile/annual_view.h"

#include <algorithm>

#include "account/organ_store.h"
#include "report/actions.h"
#include "report/compile/annual_difference.h"

namespace gongkai::report {
namespace {

constexpr int kMostBeside = 120;  // reports of neighbours and of earlier years that are compared with

std::optional<std::chrono::month_day> TownshipDay(db::Session& session) {
  return ParseMonthDay(GetSetting(session, kTownshipDeadlineSetting));
}

CheckBeside BesideOf(db::Session& session, account::OrganId organ, const AnnualPaper& paper) {
  CheckBeside beside{.others = PapersBeside(session, organ, paper.year, kMostBeside),
                     .township_day = TownshipDay(session)};
  const auto last = std::ranges::find_if(beside.others, [&](const AnnualPaper& other) {
    return other.organ == paper.organ && other.year == paper.year - 1;
  });
  if (last != beside.others.end()) beside.last_year = *last;
  return beside;
}

}  // namespace

Result<AnnualNow> AnnualNowOf(db::Session& session, const AnnualSources& sources, account::OrganId organ, int year) {
  auto draft = sources.draft(session, organ, year);
  if (!draft) return draft.error();
  AnnualNow now{.draft = std::move(*draft), .digest = {}, .findings = {}};
  now.digest = DigestOf(now.draft.paper);
  now.findings =
      CheckPaper(now.draft.paper, BesideOf(session, organ, now.draft.paper), OverrulesOf(session, organ, year));
  return now;
}

std::optional<AnnualDue> AnnualDueOf(db::Session& session, account::OrganId organ, int year) {
  const auto found = account::FindOrgan(session, organ);
  if (!found || found->opened_on > std::chrono::year(year) / std::chrono::December / 31) return std::nullopt;
  return AnnualDueOf(found->kind, found->IsLedFromAbove(), year, TownshipDay(session));
}

std::vector<std::string> ChangesSinceRelease(db::Session& session, account::OrganId organ, int year,
                                             const AnnualPaper& now) {
  const int released = AnnualFactsOf(session, organ, year).released;
  const auto before = released == 0 ? std::nullopt : FrozenPaper(session, organ, year, released);
  return before ? DifferencesOf(*before, now) : std::vector<std::string>();
}

}  // namespace gongkai::report
