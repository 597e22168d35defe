// Heads of the columns of lists: which of them are about a person. Internal to screening/.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace gongkai::screening {

enum class ColumnKind : std::uint8_t {
  kOther,
  kName,
  kNameOfAdult,  // of a guardian, a contact
  kIdNumber,
  kCardNumber,  // of another document
  kPhone,
  kAccount,
  kAddress,
  kAmount,
  kHealth,
  kBirth,
  kAge,
  kSchool,
  kBelief,
  kBiometric,
  kPlate,
  kMail,
  kWechat,
};

/// "姓名", "身份证号码", …; empty for kOther.
std::string_view NameOf(ColumnKind kind);
ColumnKind KindOfHead(std::string_view head);

/// Of a person, and neither the name nor the name of somebody else.
bool IsPersonal(ColumnKind kind);

/// Whether the words of a table's head may stand in the line: prose speaks of applicants, too, but seldom of what a
/// list tells of them as well. Never false for a head, however it is cut and written.
bool MayBeHeadOfPeople(std::string_view line);

/// Blanks as BlankLength knows them.
bool HoldsBlank(std::string_view line);

/// Words one of which stands in the head of every such table.
std::span<const std::string_view> ListHeadWords();

}  // namespace gongkai::screening
