// Facts of a year beside the three tables, added up over the organs whose reports are in a sum: of a government's
// report its numbers of items, messages, applications and fees are those of all, as its tables are. What an organ does
// not keep is no zero: how many lack it stands beside the sum. Pure. Next to read: fact_sum_view.h (out of whose
// ledgers), draft_sentences.h.
//
// Source: 条例第四十九条第二款.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/compile/report_fact.h"

namespace gongkai::report {

/// Whether the numbers of several organs make a number of all: counts of what each has in a ledger of its own. A median
/// and a longest time are none, nor is what several organs put down of one thing (registers, training).
bool SumsUp(std::string_view key);

/// "item.published" → "all.item.published"
std::string KeyOfAll(std::string_view key);
bool IsOfAll(std::string_view key);
/// The key behind "all."; the key itself where it is none of those.
std::string_view WithoutAll(std::string_view key);
inline constexpr std::string_view kAllName = "全县";  // before the name of the fact

/// The facts of one organ whose report is in the sum.
struct MemberFacts {
  std::string name;
  std::optional<account::OrganId> organ{};
  std::vector<ReportFact> facts{};  // none: outside of this installation, or nothing is known
  const ReportFact* Find(std::string_view key) const;
};

/// Adds to the book, of each of its facts that sums up, the sum over the members; none where all of them lack it.
void AddFactSums(FactBook& book, std::span<const MemberFacts> members);

}  // namespace gongkai::report
