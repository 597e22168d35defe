// Place names in a report's text that are neither the organ's own, nor above it, nor below it.
//
// A name in a document's title (《…》) or number is no claim about the organ. Where the organ's own place is not known,
// only what its name itself tells is used, and less is said.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace gongkai::report {

struct OtherPlace {
  std::string words;    // "茌平县泗坪乡"
  std::string context;  // a few characters on both sides
  int section = 0;
  Place place;
  bool learned_from = false;  // "赴某县学习": a visit or an example, not a claim
};

/// Each foreign name once, at its first mention.
std::vector<OtherPlace> FindOtherPlaces(const AnnualReport& report);

}  // namespace gongkai::report
