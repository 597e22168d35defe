// The parts of the rule groups that are written in files of their own. rule.cc joins them.
#pragma once

#include <span>

#include "report/check/rule.h"

namespace gongkai::report {

std::span<const Rule> TitleRules();
std::span<const Rule> SectionRules();   // sections, tables under their headings
std::span<const Rule> FormRules();      // the form of the year, what could not be read
std::span<const Rule> LabelRules();     // heads, labels and rows of the tables
std::span<const Rule> LeftoverRules();  // words of a template, marks of bold print
std::span<const Rule> Table2Rules();
std::span<const Rule> Table3Rules();
std::span<const Rule> Table4Rules();
std::span<const Rule> TextAgainstTableRules();
std::span<const Rule> TextSumRules();      // parts against their whole
std::span<const Rule> TextChannelRules();  // one channel counted twice
std::span<const Rule> TextPlaceRules();    // another place or organ named
std::span<const Rule> TextYearRules();
std::span<const Rule> TextWordRules();  // what must be told

/// More than one report in the file: its numbers belong to no one report, and nothing else is checked.
bool HoldsSeveralReports(const AnnualReport& report);

}  // namespace gongkai::report
