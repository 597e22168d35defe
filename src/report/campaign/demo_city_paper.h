// The made-up report of a county that exists nowhere: the same every time, its figures in order. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "report/compile/annual_paper.h"

namespace gongkai::report {

struct DemoCounty {
  std::string_view name;                    // "望澜县"
  int size = 1;                             // its figures grow with it
  std::array<std::string_view, 5> overall;  // what section one tells, topic by topic
  std::string_view waits, mends;            // what its offices have to improve, and how they do
};
/// Those of the city beside the county of the demo.
std::span<const DemoCounty> DemoCounties();

/// Of the county at `index`, published on the day.
AnnualPaper DemoCountyPaper(std::size_t index, int year, Date published);

/// A figure changed, of table 2, where no other depends on it; or a sum of table 3 that is wrong then.
void PutInPaper(AnnualPaper& paper, const CellKey& cell, int change);

}  // namespace gongkai::report
