// One entry of a register: what was typed, in versions; what is to follow, with day and proof; how it was closed; and
// the statement that in a year there was none. Pure.
//
//   kept ─► corrected, with why (the earlier version stays) ─► …
//     ├► a step is set ─► done, with day and proof            (整改, progress)
//     ├► closed ─► opened again, with why                      (not while a step is open)
//     └► struck out, with why: it counts no more and stays
//
// Source: register_kind.h; a leak of personal data is told to the department in charge and to the persons
// (个人信息保护法第五十七条).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "account/post.h"
#include "base/date.h"
#include "base/day_range.h"
#include "base/field_errors.h"
#include "base/instant.h"
#include "oversight/register/register_kind.h"

namespace gongkai::oversight {

using gongkai::ToString;  // of a day, beside that of an entry

struct RegisterEntryId {
  OrganId organ{0};  // that keeps it
  std::int64_t number = 0;
  auto operator<=>(const RegisterEntryId&) const = default;
};
std::string ToString(RegisterEntryId id);  // "12-3"
std::optional<RegisterEntryId> RegisterEntryIdFrom(std::string_view text);

/// By id of the field; what is empty is not there.
using RegisterValues = std::map<std::string, std::string, std::less<>>;
/// As one text and back; what is no such text gives what of it can be read.
std::string PackValues(const RegisterValues& values);
RegisterValues UnpackValues(std::string_view packed);

enum class EntryState { kOpen, kClosed, kStruck };
std::string_view IdOf(EntryState state);
std::string_view NameOf(EntryState state);
/// None for an unknown id.
std::optional<EntryState> EntryStateFrom(std::string_view id);

struct RegisterEntry {
  RegisterEntryId id{};
  const RegisterKind* kind = nullptr;
  Date from{}, until{};  // of what lasts and has not ended: kNoEnd
  std::optional<OrganId> about{};
  RegisterValues values{};
  EntryState state = EntryState::kOpen;
  std::string ending{};  // why it was closed or struck out, what came of it
  std::int64_t version = 0, content = 1;
  int steps = 0, steps_done = 0, files = 0;
};
inline constexpr Date kNoEnd = std::chrono::year(9999) / 12 / 31;

/// As it was typed; empty where the entry does not have the field. It lives as long as the entry.
std::string_view ValueOf(const RegisterEntry& entry, std::string_view field);
/// By which people know it: the value of the kind's title field, a choice by its name.
std::string TitleOf(const RegisterEntry& entry);
/// A value as people read it: a choice by its name, yes and no in words.
std::string ShownValue(const RegisterField& field, std::string_view value);
/// From 1 January to 31 December, both included.
DayRange DaysOf(int year);
/// Counts in a year: it happened then, or was in force on a day of it.
bool CountsIn(const RegisterEntry& entry, int year);
/// From `from` on; `until` is no day of it any more. What was struck out never is.
bool IsInForce(const RegisterEntry& entry, Date day);
/// A 处理建议 is no matter of the organ that it is about (条例第四十七条第一款).
bool IsShownToAbout(const RegisterEntry& entry);

struct RegisterForm {
  std::string on;  // a day, or a year
  RegisterValues values;
};
struct ReadEntry {
  Date from{}, until{};
  std::optional<OrganId> about{};
  RegisterValues values;
};
/// Errors: "on", and the ids of fields. Days of what happened lie not after `today`; a plan may be set before its year.
FormResult<ReadEntry> ReadEntryFrom(const RegisterKind& kind, const RegisterForm& form, Date today);
/// As an entry stands, to be corrected.
RegisterForm FormOf(const RegisterEntry& entry);

struct RegisterStep {
  std::int64_t number = 0;
  std::string what{}, owner{};
  Date due{};
  std::optional<Date> done_on{};
  std::string outcome{};
  std::string person{};
};
/// Not done, and its day has gone by: the day itself is in time.
bool IsOverdue(const RegisterStep& step, Date today);
struct StepForm {
  std::string what, owner, due;
};
/// Errors: "step_what", "step_owner", "step_due".
FormResult<RegisterStep> StepFrom(const StepForm& form, Date from);
/// Errors: "done_on", "outcome".
FieldErrors FaultsOfDone(std::string_view done_on, std::string_view outcome, Date from, Date today);
/// Errors: "ended_on", "ending", and kVersionField with what stands in the way: open steps, notices not given.
FieldErrors FaultsOfClosing(const RegisterEntry& entry, std::string_view ended_on, std::string_view ending, Date today);
/// Errors: under `field`.
FieldErrors FaultsOfReason(std::string_view reason, std::string_view field);

/// "none this year", of a kind or of one of the choices by which it is told apart.
struct NoneStatement {
  std::string kind{}, choice{};
  int year = 0;
  std::int64_t number = 0;
  std::string words{}, person{};
  Instant at{};
  bool is_taken_back = false;
};

inline constexpr std::size_t kLongestRegisterLine = 120, kLongestRegisterText = 3'000;
inline constexpr std::size_t kMostEntriesOfYear = 500, kMostSteps = 60, kMostRegisterFiles = 40, kMostStatements = 200;
inline constexpr int kFirstRegisterYear = 2008;  // the 条例 came into force on 2008-05-01

}  // namespace gongkai::oversight
