// The registers of oversight as data: what an organ keeps beside its ledgers so that section one and five of its report
// are statements with rows behind them. One engine keeps all of them; a new register is a row of the table in
// register_kind.cc and nothing else. Pure. Next to read: register_entry.h (what is kept), register_figure.h (what is
// counted).
//
// Source: each kind names its own article. Where no article asks for a register, the source says what practice it is.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "account/organ.h"

namespace gongkai::oversight {

using account::OrganId;
using account::OrganKind;

/// What is typed into a field. kOrgan is the organ that an entry is about, once at most in a kind.
enum class FieldType { kLine, kText, kDay, kWhole, kMoney, kHours, kChoice, kYesNo, kOrgan, kNames };

struct RegisterChoice {
  std::string_view id, name;
  std::string_view source{};  // the article, where a choice has one of its own
};

struct RegisterField {
  std::string_view id, label;
  FieldType type = FieldType::kLine;
  bool is_required = false;
  std::string_view help{};
  std::span<const RegisterChoice> choices{};
};

/// Which days an entry is of.
enum class EntrySpan {
  kDay,      // something that happened on a day
  kYear,     // something that is so in a year: staff, funds
  kLasting,  // something that begins and is in force until it is ended: a member, a rule
};

/// Who besides the keeper and who looks after the county sees an entry.
enum class EntrySight {
  kKeeper,
  kAbout,  // the organ that it is about (register_entry.h: IsShownToAbout)
  kAll,    // every organ of the county: good examples
};

struct RegisterKind {
  std::string_view id, name;
  std::string_view source;   // "条例第四十六条"
  std::string_view measure;  // "次", "人"
  std::string_view on;       // what the day of an entry is called: "哪一天召开"
  std::string_view title;    // the field by which an entry is named
  EntrySpan span = EntrySpan::kDay;
  EntrySight sight = EntrySight::kKeeper;
  std::string_view step{};   // what follows it, with day and proof: "整改事项"; empty: nothing does
  std::string_view close{};  // "结案", "任期结束"; empty: it is not closed
  std::string_view proof{};  // the files that belong to it: "会议纪要"
  bool is_countys = false;   // kept by the department in charge alone
  bool is_expected = true;   // of each year something, or the statement that there was nothing
  std::span<const RegisterField> fields{};
};

/// In the order in which pages and workbooks have them.
std::span<const RegisterKind> RegisterKinds();
/// None for an unknown id.
const RegisterKind* FindRegisterKind(std::string_view id);
const RegisterField* FindField(const RegisterKind& kind, std::string_view id);
const RegisterChoice* FindChoice(const RegisterField& field, std::string_view id);
/// The field by whose choices the entries of the kind are told apart; none where it has no choices.
const RegisterField* SplitOf(const RegisterKind& kind);
/// Those that such an organ keeps.
bool Keeps(OrganKind organ, const RegisterKind& kind);
/// What is kept by organs themselves: neither a village nor a unit keeps a register.
bool KeepsRegisters(OrganKind organ);

/// The rules that such an organ must have, as choices of the field "which" of the kind "rule".
bool MustHaveRule(OrganKind organ, std::string_view rule);

inline constexpr std::string_view kGroupRegister = "leading_group", kVillageRegister = "village_leader",
                                  kPeopleRegister = "people_and_funds", kPlanRegister = "plan",
                                  kMeetingRegister = "meeting", kPublicityRegister = "publicity",
                                  kRuleRegister = "rule", kCommitmentRegister = "commitment",
                                  kInspectionRegister = "inspection", kIncidentRegister = "incident",
                                  kPressRegister = "press", kEmergencyRegister = "emergency",
                                  kAccountabilityRegister = "accountability", kExampleRegister = "example",
                                  kGuidanceRegister = "guidance";
inline constexpr std::string_view kPersonalLeak = "personal_leak";  // of incidents: 个人信息保护法第五十七条
inline constexpr std::string_view kSecretLeak = "secret";           // of incidents: 保守国家秘密法
inline constexpr std::string_view kProposalForm = "propose";        // of accountability: 条例第四十七条第一款

}  // namespace gongkai::oversight
