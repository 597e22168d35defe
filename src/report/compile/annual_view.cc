#include "report/compile/annual_view.h"

#include <algorithm>
#include <iterator>

#include "account/organ_card_view.h"
#include "disclosure/item_steps_actions.h"
#include "report/actions.h"
#include "report/compile/annual_difference.h"

namespace gongkai::report {
namespace {

constexpr int kMostOwn = 20, kMostOthers = 120;  // reports of earlier years, and of neighbours, to compare with

std::optional<std::chrono::month_day> TownshipDay(db::Session& session) {
  return ParseMonthDay(GetSetting(session, kTownshipDeadlineSetting));
}

CheckBeside BesideOf(db::Session& session, account::OrganId organ, const AnnualPaper& paper, Date today) {
  CheckBeside beside{.others = OwnPapersBefore(session, organ, paper.year, kMostOwn),
                     .township_day = TownshipDay(session)};
  // Its own by the organ and not by the name: it may have been called otherwise.
  const auto last = std::ranges::find(beside.others, paper.year - 1, &AnnualPaper::year);
  if (last != beside.others.end()) beside.last_year = *last;
  std::ranges::move(PublicPapersOfOthers(session, organ, {paper.year, paper.year}, today, kMostOthers),
                    std::back_inserter(beside.others));
  return beside;
}

}  // namespace

Result<AnnualNow> ReadyAnnualNow(account::Desk& desk, const AnnualSources& sources, account::OrganId organ, int year) {
  MakeReady(sources, organ, year);
  db::Reader reader = desk.database.Read();
  return AnnualNowOf(reader, sources, organ, year, BeijingDay(desk.now()));
}

Carrier CarrierAt(disclosure::Stage stage) {
  switch (stage) {
    case disclosure::Stage::kDraft:
      return Carrier::kDraft;
    case disclosure::Stage::kReview:
      return Carrier::kReview;
    case disclosure::Stage::kPublic:
    case disclosure::Stage::kRegistered:
      return Carrier::kSigned;
    case disclosure::Stage::kDropped:
      return Carrier::kDropped;
  }
  return Carrier::kNone;
}

AnnualFacts AnnualFactsOf(db::Session& session, account::OrganId organ, int year) {
  AnnualFacts facts;
  const auto carrier = CarrierOf(session, organ, year);
  const auto item = carrier ? disclosure::FindItem(session, *carrier) : std::nullopt;
  if (!item) return facts;
  facts.carrier = CarrierAt(item->stage);
  const std::vector<AnnualVersion> versions = VersionsOf(session, organ, year);
  if (!versions.empty()) facts.frozen = versions.back().number;
  facts.released = ReleasedVersion(session, organ, year);
  if (item->publicity.published_version) facts.public_from = item->publicity.public_from;
  facts.is_withdrawn = item->publicity.is_withdrawn;
  const std::vector<Submission> submissions = SubmissionsOf(session, organ, year);
  if (!submissions.empty()) {
    facts.submitted = submissions.back().version;
    facts.submitted_on = submissions.front().on;
  }
  return facts;
}

Result<AnnualNow> AnnualNowOf(db::Session& session, const AnnualSources& sources, account::OrganId organ, int year,
                              Date today) {
  auto draft = sources.draft(session, organ, year);
  if (!draft) return draft.error();
  AnnualNow now{.draft = std::move(*draft), .digest = {}, .findings = {}};
  now.digest = DigestOf(now.draft.paper);
  now.findings =
      CheckPaper(now.draft.paper, BesideOf(session, organ, now.draft.paper, today), OverrulesOf(session, organ, year));
  return now;
}

std::optional<AnnualDue> AnnualDueOf(db::Session& session, account::OrganId organ, int year) {
  const auto found = account::RegisteredOrgan(session, organ);
  if (!found || found->opened_on > std::chrono::year(year) / std::chrono::December / 31) return std::nullopt;
  return AnnualDueOf(found->kind, found->IsLedFromAbove(), year, TownshipDay(session));
}

SubmitsTo SubmitsToOf(db::Session& session, account::OrganId organ) {
  const auto found = account::RegisteredOrgan(session, organ);
  return found ? SubmitsToOf(found->kind, found->IsLedFromAbove()) : SubmitsTo::kNobody;
}

std::vector<std::string> ChangesSinceRelease(db::Session& session, account::OrganId organ, int year,
                                             const AnnualPaper& now) {
  const int released = AnnualFactsOf(session, organ, year).released;
  const auto before = released == 0 ? std::nullopt : FrozenPaper(session, organ, year, released);
  return before ? DifferencesOf(*before, now) : std::vector<std::string>();
}

}  // namespace gongkai::report
