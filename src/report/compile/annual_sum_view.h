// What the page of a text tells of the sum that the report's tables are (tables_instead_view.h): whose reports are in
// it and whose are not; which numbers are of all and which of the own level alone.
//
// Source: 条例第四十九条第二款 (a government's report is of all its organs).
#pragma once

#include <string>
#include <string_view>

#include "report/compile/report_fact.h"
#include "web/html.h"

namespace gongkai::report {

/// Of the own level alone, in a report whose tables are of all.
bool IsOfOwnLevel(std::string_view key, const FactBook& book);

/// "（2 个机关没有记载，没有计入）"; empty for what is no sum over organs, or one that all have.
std::string LackingWords(std::string_view key, const FactBook& book);

/// Nothing for whose tables are of its own ledgers; where there is no sum yet, that the numbers are no sum.
web::Html SumPart(const FactBook& book, bool sums_others);

/// For who does not oversee the county: the numbers of the sum, and no way there.
void CloseSum(FactBook& book);

}  // namespace gongkai::report
