// Sentences of section one (监督保障) and section five out of the registers of oversight (oversight/register/): each
// stands where its register has rows, or says that there was none where somebody stated that. Pure. Which sentence of
// real reports is made from which register: docs/oversight-sentences.md.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "oversight/register/register_figure.h"
#include "report/compile/report_fact.h"
#include "report/compile/year_note.h"

namespace gongkai::report {

/// The register that tells of the same as what is put down of the year; empty where there is none.
std::string_view RegisterOf(YearWorkKind kind);

using RegisterTitles = std::map<std::string, std::vector<std::string>, std::less<>>;
/// `untold`: what the registers should have and have not.
std::string RegisterSentences(const FactBook& book, const RegisterTitles& titles, std::vector<std::string>& untold);
/// What of the registers is a problem of the year: without 。.
std::vector<std::string> RegisterProblems(const FactBook& book);

/// Whether the figure tells what was done of what was set: with 0 in it each problem of the registers is a sentence.
bool IsOfUnfinished(std::string_view key);

}  // namespace gongkai::report
