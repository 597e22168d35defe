// Gathers the facts of an organ's year from every ledger (report_fact.h). In: a session, the compiled tables. Out: the
// book from which the text is drafted and to which its live fields are tied; and the rows behind a fact of items.
#pragma once

#include <map>
#include <vector>

#include "db/database.h"
#include "disclosure/year_facts_view.h"
#include "report/compile/report_fact.h"
#include "request/year_facts_view.h"

namespace gongkai::report {

/// Of what no ledger holds anything in that year there is no value.
FactBook GatherFacts(db::Session& session, CompiledTables tables, Date today);

/// The ledgers that are one table for all organs, read once for all of `organs`.
struct YearSums {
  std::map<account::OrganId, disclosure::YearMessages> messages;
  std::map<account::OrganId, request::YearRequests> requests;
};
YearSums YearSumsOf(db::Session& session, const std::vector<account::OrganId>& organs, int year, Date today);

/// Of the ledgers of items, messages, applications and fees alone: what sums over organs are made of (fact_sum.h).
/// `sums`: with the organ of the tables in them.
std::vector<ReportFact> GatherLedgerFacts(db::Session& session, CompiledTables tables, const YearSums& sums);

/// What a fact of items counts; none for a key of another kind.
std::optional<std::vector<disclosure::YearItem>> ItemsBehind(db::Session& session, account::OrganId organ, int year,
                                                             std::string_view key);

}  // namespace gongkai::report
