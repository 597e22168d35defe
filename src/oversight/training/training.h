// A training of those who work on openness: who gives it, when, for how many hours, where, for whom; and what an organ
// is to hold or attend in a quarter. Pure.
//
//   planned ─► held                       (its people and hours count from then on)
//      └───────┴─► cancelled, with why    (did not take place, or was put down by mistake: counts for nothing)
//
// Source: 条例第四十八条 (the department in charge trains the staff of its area regularly); quarterly targets are the
// county's own. Next to read: attendance.h, quiz.h, training_hours.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "account/organ.h"
#include "account/post.h"
#include "base/date.h"
#include "base/field_errors.h"
#include "base/instant.h"

namespace gongkai::oversight {

using account::OrganId;
using account::PersonId;
using gongkai::ToString;  // of a day, beside that of a training

struct TrainingId {
  OrganId organ{0};  // that holds it
  std::int64_t number = 0;
  auto operator<=>(const TrainingId&) const = default;
};
std::string ToString(TrainingId id);
std::optional<TrainingId> TrainingIdFrom(std::string_view text);

enum class TrainingState { kPlanned, kHeld, kCancelled };
inline constexpr std::array kTrainingStates = {TrainingState::kPlanned, TrainingState::kHeld,
                                               TrainingState::kCancelled};
std::string_view IdOf(TrainingState state);
std::string_view NameOf(TrainingState state);  // "已安排", "已举办", "已取消"
std::optional<TrainingState> TrainingStateFrom(std::string_view id);

/// For whom it is: who sees that there is one.
enum class Audience { kOwn, kCounty };
inline constexpr std::array kAudiences = {Audience::kOwn, Audience::kCounty};
std::string_view IdOf(Audience audience);
std::string_view NameOf(Audience audience);  // "本机关人员", "全县各机关人员"
std::optional<Audience> AudienceFrom(std::string_view id);

/// Hours in tenths: people write half hours.
struct Hours {
  std::int64_t tenths = 0;
  auto operator<=>(const Hours&) const = default;
  Hours operator+(Hours other) const { return {tenths + other.tenths}; }
};
std::string ToString(Hours hours);  // "2", "1.5"
/// "2", "1.5", also in full width; none for what is no such number.
std::optional<Hours> HoursFrom(std::string_view typed);

struct Training {
  TrainingId id;
  std::string title;
  std::string content;  // what is taught; may be empty
  std::string teacher;  // who gives it; may be empty
  std::string place;
  Audience audience = Audience::kOwn;
  Date on{};
  std::string starts;  // "09:00"
  Hours hours;
  TrainingState state = TrainingState::kPlanned;
  std::string why;           // it was cancelled
  bool takes_in = false;     // the trainer has opened the signing in
  std::int64_t version = 0;  // one more with each change
};

/// 1 to 4.
int QuarterOf(Date day);
/// Whether somebody can sign in by the code now: opened, and on its day alone.
bool TakesIn(const Training& training, Date today);

struct TrainingForm {
  std::string title, content, teacher, place, audience, on, starts, hours;  // as typed
};
inline constexpr std::size_t kLongestTrainingTitle = 100, kLongestTrainingWords = 2'000, kLongestTeacher = 60,
                             kLongestPlace = 80, kLongestTrainingWhy = 300;
inline constexpr std::int64_t kMostTenths = 400;
/// Errors under the names of the fields.
FormResult<Training> TrainingFrom(const TrainingForm& form);
TrainingForm FormOf(const Training& training);
/// Errors: "why".
FieldErrors FaultsOfWhy(std::string_view why);

/// What an organ is to do in a quarter, set by the department in charge.
struct TrainingTarget {
  int year = 0, quarter = 0;
  std::int64_t sessions = 0;  // 场次, held or attended
  Hours hours;                // of all its people together
};
struct TargetForm {
  std::string year, quarter, sessions, hours;  // as typed
};
/// Errors: "year", "quarter", "sessions", "hours". Nought is a number here: nothing is asked.
FormResult<TrainingTarget> TargetFrom(const TargetForm& form);

}  // namespace gongkai::oversight
