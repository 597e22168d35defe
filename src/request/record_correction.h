// Somebody asks that what an organ has recorded of him be put right: its own kind of request, no application for
// information and in no cell of table 3. The organ that may correct does so once it has found it true, and tells; one
// that may not hands it on to the organ that may (转送) and tells, or tells where to ask. The law sets no days for it.
// Pure.
//
// Source: 条例第四十一条; 个人信息保护法第四十六条 (checked and put right in time).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "account/organ.h"
#include "base/field_errors.h"
#include "request/applicant.h"

namespace gongkai::request {

enum class RecordState {
  kOpen,
  kCorrected,
  kRefused,   // not true, or no proof: with reasons
  kReferred,  // told where to ask: the organ that may correct is none of this county's
};
std::span<const RecordState> RecordStates();
std::string_view IdOf(RecordState state);
std::string_view NameOf(RecordState state);
/// As who asked is told.
std::string_view ToldAs(RecordState state);
std::optional<RecordState> RecordStateFrom(std::string_view id);

struct RecordCorrectionId {
  account::OrganId organ{0};
  std::int64_t number = 0;
  auto operator<=>(const RecordCorrectionId&) const = default;
};
std::string ToString(RecordCorrectionId id);  // "18-3"
std::optional<RecordCorrectionId> RecordCorrectionIdFrom(std::string_view text);

/// All that was typed. Nothing of it stands anywhere but sealed.
struct RecordWords {
  Applicant applicant;
  PersonalText record;  // which record of which document: "2024年临时救助名单里我的身份证号"
  PersonalText wrong;   // what is not right in it, and what it should say
  PersonalText proof;   // by what that is proven (有证据证明)
  bool operator==(const RecordWords&) const = default;
};
inline constexpr std::size_t kLongestRecord = 200, kLongestRecordWords = 2'000;

RecordWords Tidied(const RecordWords& words);
/// Those of FaultsOf(Applicant), and under "record", "wrong", "proof".
FieldErrors FaultsOf(const RecordWords& words);
/// Of a letter that was handed in and is entered by the office: what it lacks is asked for, what was typed must be
/// right; who, which record and what is wrong in it are known. Under the same names.
FieldErrors FaultsOfEntered(const RecordWords& words);
/// "更正18-3": by which letters tell of it.
std::string RegisterNumberOf(RecordCorrectionId id);

/// Of what is told at the end; under "answer".
FieldErrors FaultsOfRecordAnswer(std::string_view answer, RecordState state);

}  // namespace gongkai::request
