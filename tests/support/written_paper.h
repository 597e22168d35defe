// Annual reports as they might go out, with known numbers, different for each seed; tests write them in every way and
// read them back. All names are invented.
#pragma once

#include <string>

#include "report/compile/annual_paper.h"

namespace gongkai::testing {

/// Of the form "2019" or "2021". The relations of table 3 hold; every third has blank cells (there they may not).
report::AnnualPaper MakePaper(const std::string& form, unsigned seed);

/// "3/三(一)/自然人: 5, not 4", cell after cell; empty when every number and every blank is the same.
std::string DifferentCells(const report::AnnualPaper& paper, const report::AnnualReport& read);

/// The text of a section without blanks, however it was cut into paragraphs.
std::string TextOf(const report::AnnualPaper& paper, int section);
std::string TextOf(const report::AnnualReport& read, int section);

}  // namespace gongkai::testing
