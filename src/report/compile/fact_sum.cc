#include "report/compile/fact_sum.h"

#include <algorithm>

#include "base/percent.h"
#include "report/compile/fact_keys.h"
#include "report/compile/fact_names.h"

namespace gongkai::report {
namespace {

constexpr std::string_view kAll = "all.";

ReportFact SumOf(const FactBook& book, std::string_view key, std::span<const MemberFacts> members) {
  const std::string all = KeyOfAll(key);
  ReportFact sum{.key = all,
                 .name = NameOfFact(all),
                 .value = std::nullopt,
                 .rows_path = "/office/annual/" + std::to_string(book.tables.year) + "/text/sums?organ=" +
                              std::to_string(book.tables.organ.value) + "&fact=" + PercentEncode(key)};
  for (const MemberFacts& member : members) {
    const ReportFact* const own = member.Find(key);
    if (own != nullptr && own->value) {
      sum.value = sum.value.value_or(Number()) + *own->value;
    } else {
      ++sum.lacking;
    }
  }
  if (!sum.value) sum.rows_path.clear();
  return sum;
}

}  // namespace

bool SumsUp(std::string_view key) {
  constexpr std::string_view kLedgers[] = {"item.", "message.", "complaint.", "request.", "fee."};
  if (key == kMedianDays || key == kLongestDays) return false;
  return std::ranges::any_of(kLedgers, [&](std::string_view start) { return key.starts_with(start); });
}

std::string KeyOfAll(std::string_view key) { return std::string(kAll) + std::string(key); }
bool IsOfAll(std::string_view key) { return key.starts_with(kAll); }
std::string_view WithoutAll(std::string_view key) { return IsOfAll(key) ? key.substr(kAll.size()) : key; }

const ReportFact* MemberFacts::Find(std::string_view key) const {
  const auto found = std::ranges::find(facts, key, &ReportFact::key);
  return found == facts.end() ? nullptr : &*found;
}

void AddFactSums(FactBook& book, std::span<const MemberFacts> members) {
  std::vector<ReportFact> sums;
  for (const ReportFact& fact : book.facts) {
    if (SumsUp(fact.key)) sums.push_back(SumOf(book, fact.key, members));
  }
  for (ReportFact& each : sums) book.facts.push_back(std::move(each));
}

}  // namespace gongkai::report
