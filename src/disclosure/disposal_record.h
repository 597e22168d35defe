// The record with which something that was kept is destroyed, whatever it is (messages: participation/disposal.h,
// applications: request/disposal.h): how it stands, its number, and when what is kept is over. Pure.
//
//   proposed (appraised, by one person) ─► approved (by another): destroyed, the record stays
//                                       └► refused, with why
//
// Source: 档案法第二十一条 (the periods and the way of destroying are laid down by the state's archives; nobody
// destroys at will). Not verified, written from memory: 国家档案局令第8号 (records of organs are kept for ever, for 30
// or for 10 years). Counted from the first day of the year that follows the end, in whole years.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "account/organ.h"
#include "base/date.h"

namespace gongkai::disclosure {

/// The shortest first.
inline constexpr std::array kKeptYears = {10, 30};

/// The first day on which the time is over of what ended on that day.
Date ArchiveOverOn(Date ended, int years);
/// What ended before this day is over today.
Date EndedBefore(Date today, int years);

enum class DisposalState { kProposed, kApproved, kRefused };
std::string_view IdOf(DisposalState state);
std::string_view NameOf(DisposalState state);
std::optional<DisposalState> DisposalStateFrom(std::string_view id);

/// Of one organ.
struct DisposalId {
  account::OrganId organ{0};
  std::int64_t number = 0;
  auto operator<=>(const DisposalId&) const = default;
};
std::string ToString(DisposalId id);
std::optional<DisposalId> DisposalIdFrom(std::string_view text);

}  // namespace gongkai::disclosure
