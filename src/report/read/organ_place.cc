#include "report/read/organ_place.h"

#include <algorithm>
#include <map>

#include "base/fold.h"
#include "base/utf8.h"
#include "place/place.h"
#include "report/read/level.h"

namespace gongkai::report {
namespace {

using Division = place::Place;  // report::Place is a place in a text

/// Places of this township's name that lie in a county or city which the report names; the one found if it is alone.
const Division* ByContext(const AnnualReport& report, std::string_view organ) {
  std::vector<const Division*> candidates;
  for (const place::Match& match : place::FindPlaces(organ)) {
    if (match.consistent) candidates.insert(candidates.end(), match.places.begin(), match.places.end());
  }
  if (candidates.size() < 2) return nullptr;
  std::map<const Division*, int> votes;
  for (const NarrativeParagraph& paragraph : report.paragraphs) {
    const std::string text = ToUtf8(Fold(paragraph.text));
    for (const place::Match& match : place::FindPlaces(text)) {
      for (const Division* named : match.places) {
        for (const Division* candidate : candidates) {
          if (candidate == named && match.links.size() < 2) continue;
          if (candidate == named || place::IsWithin(*candidate, *named)) ++votes[candidate];
        }
      }
    }
  }
  const Division* best = nullptr;
  int most = 0;
  bool tie = false;
  for (const auto& [candidate, count] : votes) {
    tie = count == most || (tie && count < most);
    if (count > most) {
      most = count;
      best = candidate;
      tie = false;
    }
  }
  return tie ? nullptr : best;
}

}  // namespace

void ReadPlace(AnnualReport& report) {
  if (report.organ.empty()) return;
  const std::string organ = ToUtf8(Fold(report.organ));
  const place::OrganPlace resolved = place::ResolveOrgan(organ);
  const Division* at = resolved.certain ? resolved.place : ByContext(report, organ);
  if (at == nullptr) return;
  report.place_code = place::ReportCode(*at);
  if (report.level == Level::kUnknown || report.level == Level::kTownship) report.level = LevelOf(organ, at->level);
}

}  // namespace gongkai::report
