// The sections of an annual report drafted from the facts of the year: a sentence stands where something is kept of
// what it tells, says so where there was none, and is left out where nothing is kept. Every number in it is a live
// field, so the draft can be edited and its numbers still cannot drift. What could not be drafted is told beside it.
// Pure.
//
// Source: 条例第五十条第一款; 国办公开办函〔2021〕30号 (content of section one; "不能遗漏，也不宜泛化"); fees of
// section six: 国办函〔2020〕109号, in force from 2021-01-01. No rule of check/ finds in a draft what contradicts the
// tables (draft_check_test.cc): where a rule reads words for a cell of a table, they are used of that cell alone. Not
// verified, written from memory: that day, and that its 第九条 is the one on reports. Next to read: report_fact.h,
// year_note.h, drafted_words.h.
#pragma once

#include <map>

#include "report/compile/annual_text.h"
#include "report/compile/year_note.h"

namespace gongkai::report {

struct DraftAsk {
  std::string organ;            // full name
  std::vector<Promise> kept;    // of last year's report
  std::vector<Promise> given;   // of this one
  std::vector<YearWork> works;  // that count
  // What entries of the registers of oversight are called, by register (oversight/register/register_view.h).
  std::map<std::string, std::vector<std::string>, std::less<>> registers{};
  // Its tables are the sum of other organs' (the county government): what its own ledgers tell beside them is a part.
  bool sums_others = false;
  std::size_t most_named = 4;  // kinds and subjects that a sentence names
};

struct AnnualDraft {
  AnnualText text;
  std::vector<std::string> untold;  // "没有登记培训，“监督保障”里没有写。"
};
AnnualDraft DraftOf(const FactBook& book, const DraftAsk& ask);

}  // namespace gongkai::report
