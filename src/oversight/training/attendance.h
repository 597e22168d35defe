// Who took part in a training: signed in with an account, by name and organ from a telephone, or put down by the
// trainer. Who gave a name alone counts once the trainer has confirmed him. Pure.
//
// Only name and organ are asked (个人信息保护法第六条: no more than is needed).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "oversight/training/training.h"

namespace gongkai::oversight {

enum class AttendWay { kAccount, kName, kHand };
inline constexpr std::array kAttendWays = {AttendWay::kAccount, AttendWay::kName, AttendWay::kHand};
std::string_view IdOf(AttendWay way);
std::string_view NameOf(AttendWay way);  // "账号签到", "填姓名签到", "登记"
/// None for an unknown id.
std::optional<AttendWay> AttendWayFrom(std::string_view id);

struct Attendance {
  std::int64_t number = 0;  // within its training
  std::optional<PersonId> person{};
  std::string name;
  std::optional<OrganId> organ{};  // of the county; none: another unit, by its name alone
  std::string organ_name;
  AttendWay way = AttendWay::kName;
  bool is_verified = false;
  Instant at{};
  std::string struck_words;  // why it counts no more; empty: it counts
  std::string browser;       // keyed digest of what it was sent by; emptied when the signing in closes
};
/// Is somebody who took part: verified, and not struck out.
inline bool Counts(const Attendance& each) { return each.is_verified && each.struck_words.empty(); }

struct AttendForm {
  std::string name, organ, other_organ;  // as typed; organ: the number of one, "other", or empty
};
inline constexpr std::string_view kOtherOrgan = "other";
inline constexpr std::size_t kLongestAttendName = 20, kLongestOtherOrgan = 60;
/// A hall, and no more than a trainer looks through.
inline constexpr std::size_t kMostUnverified = 300, kMostAttendances = 2'000;

struct Attendee {
  std::string name;
  std::optional<OrganId> organ{};
  std::string other_organ;
};
/// Errors: "name", "organ", "other_organ". Whether the organ is one is asked where they are.
FormResult<Attendee> AttendeeFrom(const AttendForm& form);

/// The same person among those who count; none where there is none. Who signed in with his account may stand beside a
/// name that somebody typed.
const Attendance* CountedTwin(std::span<const Attendance> there, const Attendance& of);

/// Why nobody else of these is taken in: signed in already, this telephone has, or there are too many. None: he is. A
/// name that nobody has confirmed keeps out who gives the same name, but not who has the account.
/// Errors under "name" or "".
FieldErrors AgainstTaking(std::span<const Attendance> there, const Attendance& next);

}  // namespace gongkai::oversight
