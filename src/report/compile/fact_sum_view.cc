#include "report/compile/fact_sum_view.h"

#include <algorithm>

#include "base/fold.h"
#include "report/compile/annual_text_view.h"
#include "report/compile/compile_tables.h"
#include "report/compile/compiled_view.h"
#include "report/compile/fact_gather_actions.h"

namespace gongkai::report {
namespace {

bool IsOfCases(const ReportFact& fact) { return fact.key.starts_with("request.") || fact.key.starts_with("fee."); }

/// The ledger holds what the report tells of, and all of it.
bool HoldsItsCases(const CompiledTables& tables, const SumMember& member) {
  const CompiledCell* const in = tables.Find({.table = 3, .row = "一", .column = "总计"});
  return in != nullptr && in->value() == member.received && !CountsOutside(tables);
}

std::vector<ReportFact> FactsOf(db::Session& session, const SumMember& member, int year, const YearSums& sums) {
  if (!member.organ) return {};
  auto tables = TablesOf(session, *member.organ, year);
  if (!tables) return {};
  const bool holds_cases = HoldsItsCases(*tables, member);
  std::vector<ReportFact> facts = GatherLedgerFacts(session, std::move(*tables), sums);
  std::erase_if(facts, [&](const ReportFact& each) { return !SumsUp(each.key) || (IsOfCases(each) && !holds_cases); });
  return facts;
}

}  // namespace

std::vector<MemberFacts> FactsOfMembers(db::Session& session, const SumTold& told, int year, Date today) {
  std::vector<account::OrganId> organs;
  for (const SumMember& each : told.members) {
    if (each.organ) organs.push_back(*each.organ);
  }
  const YearSums sums = YearSumsOf(session, organs, year, today);
  std::vector<MemberFacts> members;
  for (const SumMember& each : told.members) {
    members.push_back({.name = each.name, .organ = each.organ, .facts = FactsOf(session, each, year, sums)});
  }
  return members;
}

void TakeFactSums(db::Session& session, FactBook& book, Date today) {
  if (!book.sum && !SumsOthers(session, book.tables.organ)) return;
  AddFactSums(book,
              book.sum ? FactsOfMembers(session, *book.sum, book.tables.year, today) : std::vector<MemberFacts>());
}

bool NamesFactSum(const std::vector<std::string>& missing) {
  const std::u32string all = LabelKey(kAllName);
  return std::ranges::any_of(missing, [&](const std::string& name) { return LabelKey(name).starts_with(all); });
}

}  // namespace gongkai::report
