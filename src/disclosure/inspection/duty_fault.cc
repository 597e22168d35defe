#include "disclosure/inspection/duty_fault.h"

#include <fmt/format.h>

#include <algorithm>

namespace gongkai::disclosure {
namespace {

constexpr ReadingPlaceKind kOwedPlaces[] = {ReadingPlaceKind::kArchive, ReadingPlaceKind::kLibrary,
                                            ReadingPlaceKind::kServiceHall};

}  // namespace

std::optional<SeenFault> FaultOf(const DraftWithoutOutcome& draft, Date today) {
  const Date last(std::chrono::sys_days(draft.comment_until) + kOutcomeWithin);
  if (last >= today) return std::nullopt;
  return SeenFault{
      .organ = draft.item.organ,
      .kind = InspectionKind::kNoOutcome,
      .subject = "item:" + ToString(draft.item),
      .words = fmt::format("“{}”征求意见到 {} 为止，已经过了 {} 天，没有公布意见采纳情况"
                           "（没有统一规定的天数，满 {} 天提醒是本系统定的）",
                           draft.title, ToString(draft.comment_until),
                           (std::chrono::sys_days(today) - std::chrono::sys_days(draft.comment_until)).count(),
                           kOutcomeWithin.count()),
      .path = "/office/items/" + ToString(draft.item)};
}

SeenFault GuideFaultOf(OrganId organ) {
  return {.organ = organ,
          .kind = InspectionKind::kGuide,
          .subject = "guide",
          .words = "政府信息公开指南没有编，或者没有编完，所以没有公布；缺什么，写在机关页面的“公开指南”里",
          .path = fmt::format("/office/organs/{}", organ.value)};
}

std::vector<SeenFault> MissingPlaceFaults(std::span<const ReadingPlaceKind> there) {
  std::vector<SeenFault> faults;
  for (const ReadingPlaceKind kind : kOwedPlaces) {
    if (std::ranges::find(there, kind) != there.end()) continue;
    faults.push_back({.organ = kWholeSite,
                      .kind = InspectionKind::kNoPlace,
                      .subject = "place:" + std::string(IdOf(kind)),
                      .words = fmt::format("全县没有登记设在{}的政府信息查阅场所", NameOf(kind)),
                      .path = "/office/reading-places"});
  }
  return faults;
}

Date YearBefore(Date today) {
  const Date before = today - std::chrono::years(1);
  return before.ok() ? before : Date(before.year() / before.month() / std::chrono::last);
}

SeenFault FaultOf(const NothingSupplied& nothing) {
  return {.organ = nothing.organ,
          .kind = InspectionKind::kNotSupplied,
          .subject = "supply:" + std::string(IdOf(nothing.receiver)),
          .words =
              fmt::format("近一年没有向{}提供过主动公开的信息，没有提供的最早一件 {} 就公开了（规定要“及时”，没有天数，"
                          "满一年提醒是本系统定的；登记了接收回执就算提供）",
                          NameOf(nothing.receiver), ToString(nothing.public_since)),
          .path = "/office/archive"};
}

}  // namespace gongkai::disclosure
