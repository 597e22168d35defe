// One matter through its phases: before the act (事前), while it goes on (事中), after it (事后). A matter is a chain
// of steps, which its kind sets; each step wants items of certain kinds. What is tied to the matter fills the steps.
// Whether a step that lacks something was to be taken at all is often not for a program to know (第三十二条: what is of
// wide concern or hard to understand): then people are asked, and their reason is kept. Pure; what is kept:
// matter_store.h.
//
//   decision     草案征求意见 → 决策文件 → 意见采纳情况、解读
//   enforcement  依据和程序 → (公示 on the spot) → 执法决定
//   project      批准 → 招标投标、施工 → 竣工;  procurement, aid likewise
//
// A tie is no part of an item: what was signed stays as it is.
//
// Source: 国办发〔2018〕118号 (enforcement); 重大行政决策程序暂行条例第十五条、第三十二条 (decisions); 条例第二十条
// 第（九）至（十一）项、第二十一条 (projects, procurement, aid). Cases: tests/law_cases/matter_chains.tsv.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/field_errors.h"
#include "disclosure/gate.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

enum class Phase { kBefore, kDuring, kAfter };
inline constexpr std::array kPhases = {Phase::kBefore, Phase::kDuring, Phase::kAfter};
std::string_view IdOf(Phase phase);
std::string_view NameOf(Phase phase);  // "事前"
std::optional<Phase> PhaseFrom(std::string_view id);

enum class MatterKind { kDecision, kEnforcement, kProject, kProcurement, kAid, kOther };
inline constexpr std::array kMatterKinds = {MatterKind::kDecision,    MatterKind::kEnforcement, MatterKind::kProject,
                                            MatterKind::kProcurement, MatterKind::kAid,         MatterKind::kOther};
std::string_view IdOf(MatterKind kind);
std::string_view NameOf(MatterKind kind);  // "重大行政决策"
std::optional<MatterKind> MatterKindFrom(std::string_view id);

/// When people are asked about a step of which nothing is public.
enum class StepWanted {
  kFirst,         // as soon as anything of a later phase is public
  kWithDocument,  // when the document is public (第三十二条: decisions are made public with the outcome and explained)
  kInOrder,       // behind the phase before it, by no day of its own
  kOnTheSpot,  // shown to people where they are dealt with; nothing of it need be on the site
};

struct ChainStep {
  std::string_view id;  // within its chain
  Phase phase;
  std::string_view name;            // "征求意见的草案"
  std::span<const ItemKind> kinds;  // none: of any kind
  StepWanted wanted;
  std::string_view source;  // empty: no article
};
std::span<const ChainStep> StepsOf(MatterKind kind);

const ChainStep* FindStep(MatterKind kind, std::string_view id);

/// The phase that the kind of the item settles; none: somebody has to say.
std::optional<Phase> PhaseFor(MatterKind matter, ItemKind item);

/// An item that tells of a matter, tied by somebody or by itself: an outcome names its draft, an interpretation its
/// document.
struct MatterItem {
  ItemId id{};
  ItemKind kind = ItemKind::kNotice;
  Phase phase = Phase::kBefore;
  std::string title{};
  Gate gate = Gate::kNever;             // today, by any channel
  std::optional<Date> public_from{};    // of what is public, or once was
  std::optional<Date> due_on{};         // by when it must be public
  std::optional<Date> comment_until{};  // of a draft
  bool is_tied = true;                  // by somebody; else by itself
};

enum class MatterStepState {
  kPublic,     // something of it is public
  kOver,       // was public until its own last day: the step is done all the same
  kInHand,     // something of it is being written or signed
  kWithdrawn,  // was public, and was taken back
  kDue,        // an item of it is behind its own last day
  kToJudge,    // whether it is needed people have to say
  kWaived,     // somebody said that it is not, and why
  kOpen,       // not wanted yet
};
std::string_view NameOf(MatterStepState state);

struct StepOfMatter {
  const ChainStep* step = nullptr;
  std::vector<std::size_t> items{};  // places in what was handed in
  MatterStepState state = MatterStepState::kOpen;
  std::optional<Date> due_on{};  // of kDue alone: the last day of its item
  std::string words{};           // why it is asked for, or what it waits for; empty where there is nothing to tell
};
/// In the order of the chain; what stands in no step of it is in none.
/// waived: ids of the steps of which somebody said that they do not apply.
std::vector<StepOfMatter> ChainOf(MatterKind kind, std::span<const MatterItem> items,
                                  const std::set<std::string, std::less<>>& waived, Date today);

/// Whether people are asked about it, so that they may say that it does not apply.
bool MayBeWaived(const StepOfMatter& step);

struct Matter {
  ItemId id{};  // numbered within its organ, apart from its items
  MatterKind kind = MatterKind::kDecision;
  std::string title{};
  std::optional<Date> closed_on{};
  std::int64_t version = 0;
};
inline constexpr std::size_t kLongestMatterTitle = 100, kMostItemsOfMatter = 60, kMostMattersOfItem = 6,
                             kMostOpenMatters = 300, kLongestWaiver = 200;
FieldErrors FaultsOf(const Matter& matter);
FieldErrors FaultsOfWaiver(std::string_view words);

}  // namespace gongkai::disclosure
