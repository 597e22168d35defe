// A step: what has to be settled with others before an item may be signed by the head of the organ and published. What
// is asked of whom, what was answered, and whether it holds the item. Pure.
//
//   asked ─► open ─► answered (for, for with changes, against) ─► taken back by who answered
//              ├► withdrawn, with the reason
//              ├► decided without it, and answered late: the answer stays with the step (LateAnswer)
//              └► let go of with the draft: it holds again as soon as the draft is taken up ─► withdrawn
//
// A step is about the text that was asked about (AskedDigest): an answer over another text counts for nothing until a
// person says why the change does not matter. What was answered against is ended by a new step over the same thing that
// is answered for, or by not publishing the item; nothing is deleted.
//
// Source: 条例第十一条 (agreement with other organs; approval), 第十五条 (third parties), 第十七条第三款 (what cannot
// be determined). The cases as a lawyer reads them: tests/law_cases/publication_steps.tsv. Next to read:
// step_actions.h.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/post.h"
#include "base/field_errors.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

enum class StepKind {
  kAgreement,      // 协商确认, with another organ (第十一条第一款)
  kApproval,       // 报批 (第十一条第二款)
  kDetermination,  // 请示确定, of 主管部门 or 保密行政管理部门 (第十七条第三款)
  kThirdParty,     // 第三方意见 (第十五条)
  kCoordination,   // 报请协调, after an agreement that was refused or never came (第十一条第一款)
  kOwnDecision,    // 本机关的决定 to publish although a third party does not agree (第十五条)
};

std::span<const StepKind> StepKinds();
std::string_view IdOf(StepKind kind);
std::string_view NameOf(StepKind kind);
std::string_view ArticleOf(StepKind kind);
std::optional<StepKind> StepKindFrom(std::string_view id);
/// Begun only over the thing of an earlier step.
constexpr bool OnlyFollows(StepKind kind) { return kind == StepKind::kCoordination; }
/// A person's word may let an answer count for another text. What is approved or determined is the text itself.
constexpr bool IsKeptByWord(StepKind kind) { return kind == StepKind::kAgreement || kind == StepKind::kThirdParty; }
/// Whether it is asked is not for who drafts to say: the head of the organ takes it back.
constexpr bool IsWithdrawnByApprover(StepKind kind) {
  return kind == StepKind::kApproval || kind == StepKind::kDetermination;
}

enum class StepState { kOpen, kAnswered, kWithdrawn, kTakenBack, kLetGo };
std::string_view IdOf(StepState state);
std::optional<StepState> StepStateFrom(std::string_view id);

/// What an answer means for publishing.
enum class Verdict { kFor, kWithChanges, kAgainst };
std::string_view IdOf(Verdict verdict);

struct StepAnswer {
  StepKind kind;
  std::string_view id, name;  // the name once within its kind
  Verdict verdict;
  std::string_view asks_for = {};  // what must be said with it; empty: words are free
};
/// All that may be answered to a step of this kind.
std::vector<const StepAnswer*> AnswersOf(StepKind kind);
/// Null for what is none.
const StepAnswer* StepAnswerFrom(StepKind kind, std::string_view id);

/// By which a person lets an answer over an earlier text count for the one of this digest.
struct KeptAnswer {
  std::string digest{}, words{}, person_name{};
  Instant at{};
};

/// What a third party answered after the organ had decided without it. It stays with the step, with what it changes:
/// nothing, or the text is looked at again, and then the decision that was made without it holds the item.
/// Source: 条例第十五条 (and, of applications, 第三十二条: who does not answer in time has not agreed, and the organ
/// decides by law).
struct LateAnswer {
  const StepAnswer* answer = nullptr;
  Date answered_on{};
  std::string words{};
  bool looks_again = false;
  std::string effect_words{};  // why it changes nothing, or what is to be looked at
  std::int64_t over = 0;       // the decision that had been made without it; 0: none yet
  std::string person_name{};
  Instant at{};
};

struct Step {
  ItemId item{};
  std::int64_t number = 0;  // within the item, from 1
  StepKind kind = StepKind::kAgreement;
  std::optional<OrganId> organ{};  // that is asked, one of this county: it answers in the program
  std::string body{};              // who is asked, in words; of an organ of the county its name on that day
  std::string about{};             // what is asked, by which rule
  Date sent_on{};
  std::string sent_number{};
  std::optional<Date> answer_by{};  // by when an answer is asked for
  std::int64_t version = 0;         // of the item, that was asked about
  std::string digest{};             // AskedDigest of it
  std::int64_t asks_again = 0;      // the earlier step over the same thing; 0: none
  account::PersonId asked_by{0};
  std::string asked_by_name{};
  Instant asked_at{};
  StepState state = StepState::kOpen;
  const StepAnswer* answer = nullptr;
  std::optional<Date> answered_on{};
  std::string answer_number{}, answer_words{}, answered_by_name{};
  std::string ended_words{};  // why it was withdrawn or taken back
  std::vector<Attachment> scans{};
  std::vector<KeptAnswer> kept{};
  std::vector<LateAnswer> late{};  // of a third party
};

/// "12-345-2": of the item and the step.
std::string StepPath(const Step& step);
struct StepId {
  ItemId item;
  std::int64_t number = 0;
};
std::optional<StepId> StepIdFrom(std::string_view text);

/// Why a step holds an item.
enum class Hold {
  kNone,
  kOpen,         // not answered yet
  kAgainst,      // answered against publishing
  kWithChanges,  // answered for it with changes, of which nobody said how they were made
  kOtherText,    // answered for another text than this one
  kTakenBack,    // who agreed agrees no more
  kLetGo,        // it was stopped before there was an answer: it must be asked again
  kLate,         // of an own decision: the third party answered afterwards, and the text is to be looked at again
};
/// Of the step alone.
Hold HoldOf(const Step& step, std::string_view digest);
/// Among the steps of its item: with what was answered late.
Hold HoldIn(std::span<const Step> steps, const Step& step, std::string_view digest);

/// Whether an answer that came late asks for this decision to be made anew.
bool IsReopened(std::span<const Step> steps, const Step& decision);
/// Whether a late answer may be written down with it: a third party that was decided over without its answer.
bool MayAnswerLate(std::span<const Step> steps, const Step& step);
/// The decision that was made over it without its answer; 0: none yet.
std::int64_t DecidedOver(std::span<const Step> steps, const Step& step);

/// Whether a step of this kind may stand in its place. A refusal is ended by who refused, by coordination, or by the
/// organ's own decision on a third party; never by silence. Who does not answer by his day may be passed over so too.
bool MayFollow(const Step& earlier, StepKind next, Date today);

/// Whether another one over the same thing stands in its place.
bool IsReplaced(std::span<const Step> steps, const Step& step);

struct Holding {
  const Step* step = nullptr;
  Hold hold = Hold::kNone;
};
/// The steps for which an item of this attribute and text can be neither signed by the head of the organ nor published.
/// What is not to be published is held by none.
std::vector<Holding> HoldingOn(std::span<const Step> steps, Attribute attribute, std::string_view digest);
/// "协商确认（澄砚县民政局）还没有答复": one sentence without its full stop.
std::string WordsOf(const Holding& holding);

/// Whether a person may let the answer count for this text, with a reason.
bool MayBeKept(const Step& step, std::string_view digest);

/// Whether steps say what the tick Content::is_agreed would: of what was made with others their agreement, of what was
/// obtained from citizens their opinion. Then they decide, and not the tick.
bool SettlesOrigin(std::span<const Step> steps, Origin origin);
/// The faults of a content that has these steps: no tick is wanted where steps decide, and none may contradict them.
FieldErrors BesideSteps(FieldErrors faults, const Content& content, std::span<const Step> steps);

/// What stands against this answer to the organ's own decision, after what the third party said; empty when nothing.
std::string FaultOfOwnDecision(std::span<const Step> steps, const Step& step, std::string_view answer);

/// Whether the name that was typed is this organ's, the county's own prefix aside.
bool IsNameOf(std::string_view typed, std::string_view name);

inline constexpr std::size_t kMostLate = 5;
inline constexpr std::size_t kMostSteps = 50, kMostKept = 20, kMostScans = 6, kLargestScan = 15 << 20;
inline constexpr std::size_t kLongestBody = 100, kLongestNumber = 60, kLongestStepWords = 2'000;

/// What is wrong with a step that is to be asked. Fields: "organ", "body", "about", "sent_on", "sent_number",
/// "answer_by".
FieldErrors FaultsOfAsking(const Step& step, Date today);

struct AnswerForm {
  std::string answer{};
  std::optional<Date> answered_on{};
  std::string number{}, words{};
  std::size_t scans = 0;  // files that come with it
};
/// What is wrong with an answer that is written down for who is not in the program. Fields: "answer", "answered_on",
/// "answer_number", "answer_words", "scans".
FieldErrors FaultsOfAnswer(const Step& step, const AnswerForm& form, Date today);
/// What a late answer changes, as it is typed.
enum class LateEffect { kNothing, kLookAgain };
inline constexpr std::array kLateEffects = {LateEffect::kNothing, LateEffect::kLookAgain};
std::string_view IdOf(LateEffect effect);
std::string_view NameOf(LateEffect effect);
std::optional<LateEffect> LateEffectFrom(std::string_view id);
struct LateForm {
  AnswerForm answer{};
  std::string effect{}, effect_words{};
};
/// As FaultsOfAnswer, and "effect", "effect_words". A refusal of which the decision knew nothing changes something.
FieldErrors FaultsOfLate(std::span<const Step> steps, const Step& step, const LateForm& form, Date today);

/// Of one that is given in the program: "answer", "answer_words".
FieldErrors FaultsOfOwnAnswer(const Step& step, const AnswerForm& form);
/// A reason. Field: "words".
FieldErrors FaultsOfReason(std::string_view words, std::string_view wanted);

}  // namespace gongkai::disclosure
