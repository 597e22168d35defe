// What an office does in a dispute. Every act loads the events, tries the new one on the fold, appends it and writes
// the copies: one Deed, one audit entry; once keys and versions as of cases (request/case_actions.h).
//
// When a decision corrects an answer and orders a new one, the application is opened again with its new term
// (request/reopening_actions.h), in the same deed. A case that is disputed is not erased: held from the first event on,
// let go once the last dispute about it has ended (LetGoOfEnded, by a timed job).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/deed.h"
#include "base/field_errors.h"
#include "remedy/dispute_store.h"

namespace gongkai::remedy {

inline constexpr std::size_t kLongestDisputeWords = 2'000, kLongestLesson = 500;
inline constexpr int kMostDisputeFiles = 50;
inline constexpr std::int64_t kLargestDisputeFile = 20'000'000;

struct NewDispute {
  account::OrganId organ{0};
  DisputeKind kind{};
  Procedure procedure = Procedure::kOrdinary;
  DisputeGround ground = DisputeGround::kOther;
  std::optional<request::CaseId> of_case{};
  std::optional<std::int64_t> earlier{};
  Date received{};
  DisputeWords words;
};
/// Errors: "organ", "kind", "procedure", "ground", "of_case", "earlier", "received", "who", "third", "body", "number",
/// "request".
FormResult<DisputeId> EnterDispute(account::Desk& desk, const account::Actor& actor, const NewDispute& added);

struct SeenDispute {
  DisputeId id;
  std::int64_t version = 0;
};
struct DisputeDeed {
  DisputeEvent event;
  PersonalText words;
};
/// Errors: "on", "until", "served", "outcome", "words", "amount", "procedure"; kVersionField.
FormResult<DisputeId> ActOnDispute(account::Desk& desk, const account::Actor& actor, const SeenDispute& seen,
                                   const DisputeDeed& deed);

/// What was put down of parties, body and number, put right or made whole. Errors: "who", "third", "body", "number",
/// "request"; kVersionField.
FormResult<DisputeId> RewriteWords(account::Desk& desk, const account::Actor& actor, const SeenDispute& seen,
                                   const DisputeWords& words);

/// What was overturned, for whoever chooses it next: names nobody. Errors: "words", kVersionField.
FormResult<DisputeId> WriteLesson(account::Desk& desk, const account::Actor& actor, const SeenDispute& seen,
                                  const std::string& words);

struct DisputeUpload {
  DisputeFileKind kind = DisputeFileKind::kOther;
  std::string name;
  std::string bytes;
};
/// Errors: "file", kVersionField.
FormResult<DisputeId> AttachToDispute(account::Desk& desk, const account::Actor& actor, const SeenDispute& seen,
                                      const DisputeUpload& upload);

/// Cases whose last dispute has ended may be erased again; tells how many.
int LetGoOfEnded(account::Desk& desk, const account::Actor& actor);

}  // namespace gongkai::remedy
