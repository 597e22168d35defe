// One matter through its phases: before the act (事前), while it goes on (事中), after it (事后). A matter is a chain
// of steps, which its kind sets; each step wants items of certain kinds. What is tied to the matter fills the steps,
// and what a step lacks is told, with the day from which it is wanted. Pure; what is kept: matter_store.h.
//
//   decision     草案征求意见 → 决策文件 → 意见采纳情况、解读
//   enforcement  依据和程序 → (公示 on the spot) → 执法决定
//   project      批准 → 招标投标、施工 → 竣工;  procurement, aid likewise
//
// A tie is no part of an item: what was signed stays as it is.
//
// Source: 国办发〔2018〕118号 (enforcement); 重大行政决策程序暂行条例第十五条、第三十二条 (decisions); 条例第二十条
// (projects, procurement, lists of aid). Cases: tests/law_cases/matter_chains.tsv.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/field_errors.h"
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

/// From when on a step is wanted of which nothing is public.
enum class StepWanted {
  kFirst,           // as soon as anything of a later phase is public
  kBehindComments,  // when the days for comments are over
  kWithDocument,    // when the document is public
  kInOrder,         // behind the phase before it, by no day of its own
  kOnTheSpot,       // shown to people where they are dealt with; nothing of it need be on the site
};

struct ChainStep {
  Phase phase;
  std::string_view name;            // "征求意见的草案"
  std::span<const ItemKind> kinds;  // none: of any kind
  StepWanted wanted;
  std::string_view source;
};
std::span<const ChainStep> StepsOf(MatterKind kind);

/// In which phase an item of this kind stands when nobody says otherwise.
Phase PhaseFor(MatterKind matter, ItemKind item);

/// An item that tells of a matter, tied by somebody or by itself: an outcome names its draft, an interpretation its
/// document.
struct MatterItem {
  ItemId id{};
  ItemKind kind = ItemKind::kNotice;
  Phase phase = Phase::kBefore;
  std::string title{};
  bool is_public = false;               // through the gate, today
  bool is_over = false;                 // was public until its own last day: its step is done all the same
  std::optional<Date> public_from{};    // of what is public, or once was
  std::optional<Date> due_on{};         // by when it must be public
  std::optional<Date> comment_until{};  // of a draft
  bool is_tied = true;                  // by somebody; else by itself
};

enum class MatterStepState {
  kPublic,  // something of it is public
  kInHand,  // something of it is being written or signed
  kDue,     // wanted by now, and not public
  kOpen,    // not wanted yet
};
std::string_view NameOf(MatterStepState state);

struct StepOfMatter {
  const ChainStep* step = nullptr;
  std::vector<std::size_t> items{};  // places in what was handed in
  MatterStepState state = MatterStepState::kOpen;
  std::optional<Date> due_on{};  // the day from which it was wanted; of kDue alone, and not always known
  std::string words{};           // why it is due, or what it waits for; empty where there is nothing to tell
};
/// In the order of the chain; what stands in no step of it is in none.
std::vector<StepOfMatter> ChainOf(MatterKind kind, std::span<const MatterItem> items, Date today);

struct Matter {
  ItemId id{};  // numbered within its organ, apart from its items
  MatterKind kind = MatterKind::kDecision;
  std::string title{};
  std::optional<Date> closed_on{};
  std::int64_t version = 0;
};
inline constexpr std::size_t kLongestMatterTitle = 100, kMostItemsOfMatter = 60, kMostMattersOfItem = 6,
                             kMostOpenMatters = 300;
FieldErrors FaultsOf(const Matter& matter);

}  // namespace gongkai::disclosure
