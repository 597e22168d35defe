#include "remedy/dispute_year_view.h"

#include <algorithm>

#include "remedy/dispute_store.h"

namespace gongkai::remedy {

std::vector<DisputeFact> DisputeFactsOf(db::Session& session, account::OrganId organ, int year) {
  std::vector<DisputeFact> facts;
  for (const Dispute& each : DisputesOfYear(session, {organ}, year)) {
    DisputeFact fact = FactOf(each);
    if (CellOf(fact, std::chrono::year(year))) facts.push_back(fact);
  }
  std::ranges::sort(facts, {}, &DisputeFact::id);
  return facts;
}

std::string PathOfTableFourRows(account::OrganId organ, int year, DisputeKind kind, DisputeResult result) {
  return "/office/disputes/table/rows?organ=" + std::to_string(organ.value) + "&year=" + std::to_string(year) +
         "&kind=" + std::string(IdOf(kind)) + "&result=" + std::string(IdOf(result));
}

}  // namespace gongkai::remedy
