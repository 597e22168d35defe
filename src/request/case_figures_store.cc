#include "request/case_figures_store.h"

#include "account/sight.h"

namespace gongkai::request {
namespace {

#define FACT_COLUMNS                                                                                                   \
  "organ_id, number, handler_id, register_number, channel, applicant_kind, stage, submitted_on, received_on, due_on, " \
  "ended_on, in_time, outcome, version"

constexpr std::string_view kOfPeriod =
    "SELECT " FACT_COLUMNS " FROM request_case WHERE " IN_SIGHT(
        "handler_id") " AND ((received_on >= ? AND received_on <= ?) OR (ended_on >= ? AND ended_on <= ?)) ORDER BY at, "
                      "organ_id, number";
constexpr std::string_view kOpen =
    "SELECT " FACT_COLUMNS " FROM request_case WHERE " IN_SIGHT(
        "handler_id") " AND ended_on IS NULL AND erased_at IS NULL ORDER BY COALESCE(due_on, '9999-12-31'), at, "
                      "organ_id, number";

CaseFact FactFrom(const db::Row& row) {
  CaseFact fact{.id = {account::OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                .handler = account::OrganId{row.Get<std::int64_t>(2)},
                .register_number = row.Get<std::string>(3),
                .channel = law::ChannelFrom(row.Get<std::string>(4)).value_or(law::Channel::kOnline),
                .applicant = ApplicantKindFrom(row.Get<std::string>(5)).value_or(ApplicantKind::kPerson),
                .stage = CaseStageFrom(row.Get<std::string>(6)).value_or(CaseStage::kUnconfirmed),
                .submitted = row.Get<Date>(7),
                .received = row.Get<std::optional<Date>>(8),
                .due = row.Get<std::optional<Date>>(9),
                .ended = row.Get<std::optional<Date>>(10),
                .in_time = {},
                .outcome = row.Get<std::string>(12),
                .version = row.Get<std::int64_t>(13)};
  if (const auto in_time = row.Get<std::optional<std::int64_t>>(11)) fact.in_time = *in_time != 0;
  return fact;
}

}  // namespace

std::vector<CaseFact> FactsOfPeriod(db::Session& session, const std::optional<std::vector<account::OrganId>>& organs,
                                    const DayRange& period) {
  const auto sight = account::SightText(organs);
  std::vector<CaseFact> facts;
  for (const db::Row& row :
       session.Query(kOfPeriod, sight, sight, period.first, period.last, period.first, period.last)) {
    facts.push_back(FactFrom(row));
  }
  return facts;
}

std::vector<CaseFact> OpenFacts(db::Session& session, const std::optional<std::vector<account::OrganId>>& organs) {
  const auto sight = account::SightText(organs);
  std::vector<CaseFact> facts;
  for (const db::Row& row : session.Query(kOpen, sight, sight)) facts.push_back(FactFrom(row));
  return facts;
}

}  // namespace gongkai::request
