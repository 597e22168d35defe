// A run: one time that something which is to go out was screened, and what people decided about what it found. The
// nouns, and who may decide what; pure.
//
//   subject ─► runs (over a digest, by the lists of a version) ─► hits ─► decisions
//
// A decision is over a text, a rule and a part, and not over a run: it holds for the next version as long as the same
// text stands in the same part under the same rule. One over a mark of secrecy, an embedded file or a macro is over all
// that the part holds: every document is marked alike. The text itself is kept nowhere here.
//
// Source: 保守国家秘密法第三十五条, its 实施条例第四十二条 (先审查、后公开, item by item); 条例第十五条、第十七条;
// 个人信息保护法第五十五条. Table of cases: tests/law_cases/screening_decisions.tsv. Next to read: run_store.h,
// run_actions.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "account/post.h"
#include "base/instant.h"
#include "base/result.h"
#include "screening/hit.h"
#include "screening/rule.h"

namespace gongkai::screening {

using account::OrganId;
using account::PersonId;
using account::PostKind;

/// Counted up with each release whose rules find other things: what was screened by older ones is screened again.
inline constexpr std::int64_t kRulesVersion = 1;

/// What is screened: an item, a reply to an applicant.
struct Subject {
  OrganId organ{0};
  std::string kind;         // "item"
  std::int64_t number = 0;  // within its organ
  bool operator==(const Subject&) const = default;
};
/// "item/12-345": in the audit trail.
std::string ToString(const Subject& subject);

/// Of a part that could not be looked into, whatever else is known of it.
inline constexpr std::string_view kUnread = "U-UNREAD";
/// More was found than is kept: it has to become less before anybody decides.
inline constexpr std::string_view kTooMany = "U-TOO-MANY";
inline constexpr std::size_t kMostHits = 5'000;  // of one run
/// Of a list of persons for which there is no impact assessment. Source: 个人信息保护法第五十五条第（三）项.
inline constexpr std::string_view kNoAssessment = "U-ASSESSMENT";

/// The rule by its id, those two among them; null for one that a later release no longer has.
const Rule* RuleOf(std::string_view id);

/// Who may say that a hit stays as it is.
enum class Needs {
  kAnyone,      // who works on it, by name and with a reason
  kExaminer,    // the secrecy examiner or the head of the organ, and not who wrote it; others may ask them to look
  kAssessment,  // nobody: the assessment has to be there
  kNobody,      // it has to be changed
};
std::string_view IdOf(Needs needs);  // "anyone", …
std::optional<Needs> NeedsFrom(std::string_view id);

/// `is_proactive`: it goes to everybody.
Needs NeedsOf(std::string_view rule, Category category, Sureness sureness, bool is_proactive);

struct StoredHit {
  std::int64_t number = 0;  // within the run, from 1
  std::string rule;
  std::string part;   // Part::key
  std::string place;  // Piece::where
  std::size_t piece = 0, offset = 0, length = 0;
  Sureness sureness = Sureness::kCertain;
  std::string why;
  std::string instead;      // what may stand there; empty when there is none
  std::string sample;       // masked: what it looks like, never what it is
  std::string text_digest;  // keyed
  Needs needs = Needs::kAnyone;
  bool operator==(const StoredHit&) const = default;
};

struct Run {
  Subject subject;
  std::int64_t number = 0;  // within the subject, from 1
  std::string digest;       // of what was screened
  std::int64_t lists = 0, rules = 0;
  Instant at{};
  PersonId person{0};  // 0: the program
  std::string person_name;
  int parts = 0, unread = 0, hits = 0;
  int pictures = 0;  // whose printed words no program has read; of files that are nothing else see kUnread
};

enum class Verdict {
  kFixed,      // it is gone from the text
  kMasked,     // something masked stands in its place
  kOverruled,  // it stays as it is
  kAssessed,   // the assessment is there
  kReopened,   // somebody takes back that it stays
};
std::string_view IdOf(Verdict verdict);
std::string_view NameOf(Verdict verdict);
std::optional<Verdict> VerdictFrom(std::string_view id);

struct Decision {
  std::int64_t number = 0;  // within the subject, from 1
  std::int64_t run = 0, hit = 0;
  std::string part, rule, text_digest;
  Verdict verdict = Verdict::kFixed;
  std::string reason;
  std::optional<PostKind> post;
  PersonId person{0};
  std::string person_name;
  Instant at{};
};

/// The decision by which the hit stays as it is; null where there is none, or where it was taken back.
const Decision* StandingOver(const StoredHit& hit, std::span<const Decision> decisions);

/// Who may not have decided what needs an examiner: who wrote the version, who handed it in.
struct Writers {
  PersonId author{0};
  std::optional<PersonId> drafter{};
};

/// Nobody who may has said that it stays. Its twin in SQL is item_screened (migrations/0190_screening).
bool IsOpen(const StoredHit& hit, std::span<const Decision> decisions, const Writers& writers);
/// The same of many, in their order.
struct HitState {
  bool is_open = true;
  std::optional<std::size_t> standing{};  // of the decisions: the one by which it stays
};
std::vector<HitState> StatesOf(std::span<const StoredHit> hits, std::span<const Decision> decisions,
                               const Writers& writers);
int CountOpen(std::span<const StoredHit> hits, std::span<const Decision> decisions, const Writers& writers);

inline constexpr std::size_t kLongestDecisionReason = 500;  // characters

/// Errors: kForbidden (the post, the person), kInvalidInput (no reason, too long), kConflict (an assessment is asked).
Status MayOverrule(Needs needs, std::optional<PostKind> post, PersonId person, const Writers& writers,
                   std::string_view reason);

/// What a hit looks like without being it: the masked form where the rule has one, else its first character.
std::string SampleOf(std::string_view instead, Category category, std::string_view text);

}  // namespace gongkai::screening
