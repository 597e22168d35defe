// What an organ or the county owes the public beside its columns, and has not done: the outcome of a draft that was
// open for comments, the guide, places to read in, what is to be supplied to archive and library. Pure.
//
// The texts name no number of days for the outcome and say 「及时」 of supplying: from when on each is told is this
// program's own word, and stands in the words of the fault.
//
// Source: 国办秘函〔2019〕19号 (征集调查结果未反馈, as its bulletins apply it); 条例第十二条第一款、第二款,
// 第五十三条第二项 (the guide), 第二十五条第一款 (places), 第二十五条第三款 (archive and library). Seen by duty_view.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/archive/transfer.h"
#include "disclosure/channel/reading_place.h"
#include "disclosure/inspection/inspection_fault.h"

namespace gongkai::disclosure {

/// A published draft of whose comments no outcome is published.
struct DraftWithoutOutcome {
  ItemId item;
  std::string title{};
  Date comment_until{};
};
inline constexpr std::chrono::days kOutcomeWithin{30};
std::optional<SeenFault> FaultOf(const DraftWithoutOutcome& draft, Date today);

/// Of an organ whose guide is not public: none was written, or it does not say yet what 第十二条第二款 asks for.
SeenFault GuideFaultOf(OrganId organ);

/// Where every county must have a place; the other kinds are voluntary (第二十五条第二款).
std::vector<SeenFault> MissingPlaceFaults(std::span<const ReadingPlaceKind> there);

/// Something of the organ has been public for a year and was never on a received list, and no list was received within
/// the year.
struct NothingSupplied {
  OrganId organ{0};
  Receiver receiver = Receiver::kArchive;
  Date public_since{};
};
/// What became public on that day or before it has been so for a year.
Date YearBefore(Date today);
SeenFault FaultOf(const NothingSupplied& nothing);

}  // namespace gongkai::disclosure
