// What the registers say of a year in figures: a count of each kind, of each choice by which it is told apart, sums of
// staff, hours and money, and what has been put right. A figure has a value where something is kept of it: entries, or
// the statement that there was none. Pure; who reads the rows: register_view.h.
#pragma once

#include <string>
#include <vector>

#include "base/number.h"
#include "oversight/register/register_entry.h"

namespace gongkai::oversight {

enum class FigureRule {
  kCount,      // entries of the year; of what lasts those in force on its last day
  kChanged,    // of what lasts: begun or ended within the year
  kChoice,     // entries with one choice
  kSum,        // of a field; none where it is blank in one of them: half a sum would be a wrong number
  kClosed,     // of the entries of the year
  kSteps,      // set on the entries of the year
  kStepsDone,  // of them done
};

struct RegisterFigure {
  std::string key;   // "register.meeting", "register.meeting.party", "register.meeting.sum.people"
  std::string name;  // with its measure: "会议研究（次）"
  FigureRule rule = FigureRule::kCount;
  const RegisterKind* kind = nullptr;
  std::string_view part{};  // the choice, or the field
};
/// All there are, in the order of the registers.
const std::vector<RegisterFigure>& RegisterFigures();
/// Null for a key that none has.
const RegisterFigure* FindFigure(std::string_view key);

/// The keys of figures, as fact_keys.h of report/compile/ and the sentences name them.
std::string KeyOfRegister(std::string_view kind);
std::string KeyOfChoice(std::string_view kind, std::string_view choice);
std::string KeyOfSum(std::string_view kind, std::string_view field);
std::string KeyOfChanged(std::string_view kind);
std::string KeyOfClosed(std::string_view kind);
std::string KeyOfSteps(std::string_view kind);
std::string KeyOfStepsDone(std::string_view kind);

/// What one organ's registers hold of one year: entries that count in it (CountsIn), statements that stand.
struct RegisterYear {
  OrganId organ{0};
  int year = 0;
  std::vector<RegisterEntry> entries;
  std::vector<NoneStatement> none;
};
/// Whether there is a statement for the kind, or for the choice (that for the kind covers it).
bool IsStatedNone(const RegisterYear& year, std::string_view kind, std::string_view choice = {});
/// None where nothing is kept and nothing stated: blank is not 0. A statement makes it 0.
std::optional<Number> FigureOf(const RegisterYear& year, const RegisterFigure& figure);
/// The entries that a figure counts.
std::vector<const RegisterEntry*> EntriesBehind(const RegisterYear& year, const RegisterFigure& figure);

/// What an organ should have of a year and has not.
struct MissingPart {
  std::string_view kind;
  std::string words;  // "没有登记会议研究，也没有说明本年没有。"
};
/// In the order of the registers. `today`: what may still be stated, and which rules are in force.
std::vector<MissingPart> MissingOf(const RegisterYear& year, OrganKind organ, Date today);
/// The rules that the organ must have and has none in force of, on the last day of the year or today.
std::vector<const RegisterChoice*> MissingRules(const RegisterYear& year, OrganKind organ, Date today);

}  // namespace gongkai::oversight
