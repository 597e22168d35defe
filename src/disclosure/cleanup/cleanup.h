// A clean-up of documents (清理): an organ looks through its 规章, 行政规范性文件 and policy documents, and by a
// document of its own finds each to be in force still (继续有效), to be amended (修改), repealed (废止) or lapsed
// (宣布失效). What was found counts for readers, lists and table 2 when a second person has signed it. Pure.
//
//   draft ─► waiting for a signature ─► signed ─► annulled (put down by mistake, with the reason)
//     ◄────────────┘ changed again
//
// Source: 条例第十九条、第二十条第（一）项. Not verified, written from memory: 国办发〔2018〕37号 (documents are cleaned up,
// with these four results, and the result is published).
// Next to read: validity.h (what readers are told of it), cleanup_actions.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/post.h"
#include "base/field_errors.h"
#include "base/instant.h"
#include "disclosure/validity.h"

namespace gongkai::disclosure {

enum class CleanupState { kDraft, kWaiting, kSigned, kAnnulled };
std::string_view IdOf(CleanupState state);
std::string_view NameOf(CleanupState state);  // "草稿", "等签署", "已签署", "已作废"
std::optional<CleanupState> CleanupStateFrom(std::string_view id);

struct CleanupEntry {
  ItemId item{};
  CleanupOutcome outcome = CleanupOutcome::kKeeps;
  std::optional<Date> from{};   // the first day on which it is over; none: the day of the decision
  std::optional<Date> until{};  // of what is kept: a new last day
  std::string words{};
  bool operator==(const CleanupEntry&) const = default;
};

struct Cleanup {
  ItemId id{};  // within its organ; no item
  std::string title{};
  std::string basis{};  // the document by which it was decided
  std::optional<Date> decided_on{};
  std::vector<CleanupEntry> entries{};  // by number of the item
  CleanupState state = CleanupState::kDraft;
  account::PersonId made_by{0};
  std::string made_name{};
  std::int64_t version = 0;
  std::string digest{};  // since it waits
  std::string signed_name{}, annulled_name{}, annulled_words{};
  std::optional<Instant> signed_at{}, annulled_at{};
};

/// A document of the organ, as a clean-up finds it.
struct CleanedDocument {
  ItemId id{};
  ItemKind kind = ItemKind::kNormative;
  std::string title{}, document_number{}, index_number{};
  std::optional<Date> formed_on{};
  ValidityFacts facts{};
};

inline constexpr std::size_t kMostCleanupEntries = 500, kLongestCleanupTitle = 100, kLongestBasis = 200,
                             kLongestEntryWords = 200;

/// What is wrong with it as it is to be kept. Fields: "title", "basis", "decided_on"; of an entry "outcome-12-3",
/// "from-12-3", "until-12-3", "words-12-3"; "" for the whole.
FieldErrors FaultsOf(const Cleanup& cleanup, std::span<const CleanedDocument> documents, Date today);

/// Over everything that is signed.
std::string DigestOf(const Cleanup& cleanup);

/// "废止 3 件，宣布失效 1 件，继续有效 20 件"
std::string CountsInWords(std::span<const CleanupEntry> entries);

}  // namespace gongkai::disclosure
