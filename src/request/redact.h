// Partial release (区分处理) as a part of a case: a file, what is marked on its pages, who checked it, the burnt copy
// that goes out. The nouns, and what may be done when; pure. What marks come to: redaction/plan.h.
//
//   preparing ─► drawing ─► checking ─► burning ─► released
//                  ▲            │ sent back │ something left
//                  └────────────┴───────────┘
//
// Source: 条例第三十七条 (what can be given is given, of the rest the reasons are told); 第十七条 (examined before it
// goes out: by a second person). Next to read: redact_store.h, redact_actions.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/field_errors.h"
#include "base/instant.h"
#include "redaction/plan.h"
#include "redaction/residue.h"
#include "request/case_event.h"

namespace gongkai::request {

enum class RedactState { kPreparing, kFailed, kDrawing, kChecking, kBurning, kReleased, kDropped };
std::string_view IdOf(RedactState state);
std::string_view NameOf(RedactState state);  // "正在遮盖", "等待复核", …
std::optional<RedactState> RedactStateFrom(std::string_view id);

/// What the search of a burnt copy found, as it is kept.
struct LeftBehind {
  std::string left;      // redaction::Left's id
  std::string sentence;  // holds no withheld words
  std::string words;     // folded; of what stands elsewhere too
  std::vector<int> pages;
  bool may_stay = false;
  bool operator==(const LeftBehind&) const = default;
};

/// All that was written with it: kept sealed.
struct RedactWords {
  std::vector<std::string> notes;  // for who works on it: what of the original is not on the pages
  std::vector<redaction::Plan::Stays> stays;
  std::vector<LeftBehind> found;  // when it was burnt last
  std::string trouble;            // why it could not be made; a sentence
  std::string said;               // by who sent it back
  bool operator==(const RedactWords&) const = default;
};

/// Which, and in whose hands the page showed its case.
struct RedactRef {
  CaseId id;
  account::OrganId handler{0};
  int number = 0;  // within the case, from 1
};

struct Redaction {
  CaseId id;
  int number = 0;
  int source = 0;  // number of the file within the case
  std::string source_digest;
  std::optional<int> pages_file{}, text_file{};  // the pages as a PDF; what stands on them
  std::string pages_digest;
  std::vector<redaction::PageSize> sizes;
  RedactState state = RedactState::kPreparing;
  account::PersonId begun_by{0};
  std::string begun;
  Instant begun_at{};
  std::optional<account::PersonId> handed_by{}, checked_by{};
  std::string handed, checked;
  std::optional<Instant> handed_at{}, checked_at{};
  std::string check_plan, burnt_plan;  // redaction::DigestOf
  int done_pages = 0;                  // of long work
  Instant changed_at{};
  std::optional<int> copy_file{};
  std::string copy_digest;  // of the sealed bytes, by which a decision names its files
  RedactWords words;
  std::int64_t version = 0;

  int pages() const { return static_cast<int>(sizes.size()); }
  bool IsLongWork() const { return state == RedactState::kPreparing || state == RedactState::kBurning; }
};

inline constexpr int kMostRedactions = 20;  // of a case
inline constexpr std::size_t kMostStays = 200, kLongestSaid = 1'000;
/// Long work of which nothing was heard for so long was lost with its process.
inline constexpr std::chrono::minutes kWorkIsLost{15};

bool IsLost(const Redaction& redaction, Instant now);

redaction::Plan PlanOf(const Redaction& redaction, std::vector<redaction::Mark> marks);

/// Whether marks of that layer may be set or taken back now. Errors: kConflict.
Status MayMark(const Redaction& redaction, redaction::Layer layer);

/// What speaks against handing it in: nothing marked, words that are withheld here and to be read there. Sentences.
std::vector<std::string> AgainstHandIn(const redaction::Plan& plan, std::span<const redaction::Remainder> repeated);

/// Of a released copy: what stands in the way all the same (its marks are others than were checked or burnt).
std::vector<std::string> AgainstCopy(const Redaction& redaction, const redaction::Plan& plan);

/// Areas as they are typed or drawn: a line each, four numbers in percent of the page: left, top, right, bottom.
/// Errors: under "areas".
FormResult<std::vector<docread::Box>> BoxesFrom(std::string_view typed, int page,
                                                std::span<const redaction::PageSize> pages);

/// As they are kept: hundredths of a point, so that what is burnt is what was kept. "1 2 3 4;5 6 7 8".
std::string ToText(std::span<const docread::Box> boxes);
std::vector<docread::Box> BoxesOfText(std::string_view text);
std::string ToText(std::span<const redaction::PageSize> sizes);
std::vector<redaction::PageSize> SizesOfText(std::string_view text);

/// "名单.xlsx" goes out as "名单（部分公开）.pdf": the name of the copy.
std::string NameOfCopy(std::string_view source);

/// What the letter tells of one file: its title, then a sentence for each ground.
std::string WithheldLines(std::string_view name, std::span<const redaction::Mark> marks);

/// Whether a decision of that outcome may go with copies from which this was taken: 部分公开 alone, and as a refusal
/// where something was refused (another remedy follows: 复议法第二十三条). Empty: it may.
std::string AgainstOutcome(std::string_view outcome, std::span<const redaction::Mark> marks);

}  // namespace gongkai::request
