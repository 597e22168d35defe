// 当场查阅、抄录: where what is released cannot be had in the form that was wished for (it would endanger the record,
// or cost too much), or was wished for so, the organ offers times to read and copy it on the spot; the applicant takes
// one; the office puts down that it came about, or not. Pure.
//
// Source: 条例第四十条 (安排申请人查阅、抄录), 第三十六条第二项 (方式、途径和时间 are told). How long before and how
// often is not in the law: CHOICE, a time is taken or changed until the day before it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "base/date.h"
#include "base/field_errors.h"
#include "base/instant.h"
#include "request/case_event.h"

namespace gongkai::request {

struct ViewingTime {
  Date on{};
  int from = 0, until = 0;  // minutes of the day
  std::string place;
  bool operator==(const ViewingTime&) const = default;
};
/// "2026年3月12日9:00至11:00，枕溪镇便民服务中心"
std::string Describe(const ViewingTime& time);
/// "9:00至11:00"
std::string HoursOf(const ViewingTime& time);

/// As typed.
struct ViewingForm {
  std::string on, from, until, place;
  bool IsEmpty() const { return on.empty() && from.empty() && until.empty(); }
};
inline constexpr std::size_t kLongestViewingPlace = 80, kMostViewings = 30, kMostInReply = 3;
inline constexpr std::chrono::days kViewingWithin{180};
/// Errors: under "viewing_on", "viewing_from", "viewing_until", each with `row` behind it, and "viewing_place".
FormResult<ViewingTime> ViewingTimeOf(const ViewingForm& form, Date today, std::string_view row = "");
/// "09:00", as a field of the browser has it; "" of what is no minute of a day.
std::string ClockOf(int minute);

enum class ViewingState { kOffered, kChosen, kHappened, kMissed, kWithdrawn };
std::string_view IdOf(ViewingState state);
std::string_view NameOf(ViewingState state);
std::optional<ViewingState> ViewingStateFrom(std::string_view id);

struct Viewing {
  CaseId id;
  int number = 0;  // within the case
  account::OrganId handler{0};
  ViewingTime time;
  ViewingState state = ViewingState::kOffered;
  std::optional<Instant> chosen_at{};
  bool by_office = false;  // the office put down the choice
};

/// Whether an answer of that outcome releases something that can be read.
bool ReleasesInformation(std::string_view outcome);
const Viewing* FindViewing(std::span<const Viewing> all, int number);
/// What was taken and is still to come.
const Viewing* ChosenOf(std::span<const Viewing> all);

/// Why it cannot be; none when it can. `all`: of one case.
std::optional<std::string> AgainstChoosing(std::span<const Viewing> all, int number, Date today);
std::optional<std::string> AgainstWithdrawing(std::span<const Viewing> all, int number);
std::optional<std::string> AgainstEnding(std::span<const Viewing> all, int number, Date today);
/// Nobody took any time that was offered, and none of them is to come: another has to be arranged.
bool IsUntaken(std::span<const Viewing> all, Date today);

}  // namespace gongkai::request
