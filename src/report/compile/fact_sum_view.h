// Out of whose ledgers the facts of a sum come: each organ whose report is in it, as its ledgers stand today. Next to
// read: fact_sum.h.
#pragma once

#include <string>
#include <vector>

#include "db/database.h"
#include "report/compile/fact_sum.h"

namespace gongkai::report {

/// In the order of `told`. Of who is outside of this installation there are no facts. Where the ledger does not hold
/// the applications that the report tells of (they were adjusted, or the report was made elsewhere), there are none of
/// applications and fees: a part would pass for all.
std::vector<MemberFacts> FactsOfMembers(db::Session& session, const SumTold& told, int year, Date today);

/// Adds the sums to the book of a government: of one that has no sum yet, without a number. Nothing to any other. It
/// reads the ledgers of all members, so it is done only where the sums are needed.
void TakeFactSums(db::Session& session, FactBook& book, Date today);

/// Whether among what stands in a text and is no number of a book without sums something is called as a sum is.
bool NamesFactSum(const std::vector<std::string>& missing);

}  // namespace gongkai::report
