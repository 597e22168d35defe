// Whether a document is in force on a day, as its readers are told: 规章, 行政规范性文件 and other policy documents.
// Out of the fields of what was signed, of what was noted about its end, and of what clean-ups of the organ found;
// nothing is stored of it. Pure. That a document is in force is said only where somebody said it: the document itself
// (a last day, or 长期有效), or a clean-up that was signed.
//
// Source: 条例第二十条第（一）项; 国办公开办函〔2019〕61号 (what is no longer valid is marked). Next to read:
// validity_view.h; decision/figures.h, which counts the same documents.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "disclosure/item.h"

namespace gongkai::disclosure {

/// Whether documents of this kind have a validity.
bool HasValidity(ItemKind kind);

/// What a clean-up (清理) finds of a document.
enum class CleanupOutcome { kKeeps, kAmends, kRepeals, kLapses };
inline constexpr std::array kCleanupOutcomes = {CleanupOutcome::kKeeps, CleanupOutcome::kAmends,
                                                CleanupOutcome::kRepeals, CleanupOutcome::kLapses};
std::string_view IdOf(CleanupOutcome outcome);
std::string_view NameOf(CleanupOutcome outcome);  // "继续有效", "修改", "废止", "宣布失效"
std::optional<CleanupOutcome> CleanupOutcomeFrom(std::string_view id);
/// Whether the document is over by it.
constexpr bool EndsIt(CleanupOutcome outcome) {
  return outcome == CleanupOutcome::kRepeals || outcome == CleanupOutcome::kLapses;
}

/// Of one document in a clean-up that was signed.
struct CleanedUp {
  CleanupOutcome outcome = CleanupOutcome::kKeeps;
  Date decided_on{};            // of the document by which it was decided
  std::string basis{};          // that document
  Date from{};                  // the first day on which it is over; of what is kept, the day of the decision
  std::optional<Date> until{};  // of what is kept: a new last day
  bool is_before_text = false;  // what is public was published afterwards, and says its last day itself
};

struct ValidityFacts {
  std::optional<Date> effective_on{};  // as the document says
  std::optional<Date> valid_until{};   // its last day, as it says or as it was kept; none: nobody said it
  bool is_lasting = false;             // it says that it is in force without a last day (长期有效)
  std::optional<Date> ended_on{};      // the first day on which it is over by another's word, which a second
                                       // person confirmed
  std::string ended_by{};              // the document that did it
  bool is_declared = false;            // by its word it lapsed (宣布失效) and was not repealed
  std::optional<CleanedUp> kept{};     // the last clean-up that found it in force
  std::optional<Date> waiting_end{};   // noted by one person; it counts for nothing until a second confirms it
};

/// With what one more clean-up found; they come in the order in which they were decided. The earliest end stays.
void Apply(const CleanedUp& found, ValidityFacts& facts);

enum class Validity { kNotYet, kInForce, kEndsSoon, kLapsed, kEnded };

struct ValidityMark {
  Validity state = Validity::kInForce;
  std::string words{};   // "现行有效", "将于2026年12月31日失效", "已失效", "已废止"
  std::string detail{};  // the day, and the document that did it; may be empty
};

/// None where nobody has said until when it is in force: that it still is would be the program's own word.
std::optional<ValidityMark> ValidityMarkOn(const ValidityFacts& facts, Date today);

/// What readers narrow a search to: by the mark that a document has on that day.
enum class ValidityFacet { kInForce, kLapsed, kEnded, kNotYet };
inline constexpr std::array kValidityFacets = {ValidityFacet::kInForce, ValidityFacet::kLapsed, ValidityFacet::kEnded,
                                               ValidityFacet::kNotYet};
std::string_view IdOf(ValidityFacet facet);
std::string_view NameOf(ValidityFacet facet);  // "现行有效", "已失效", "已废止", "尚未施行"
std::optional<ValidityFacet> ValidityFacetFrom(std::string_view id);
bool IsOf(const std::optional<ValidityMark>& mark, ValidityFacet facet);

}  // namespace gongkai::disclosure
