// Messages whose archive period is over, and the record (disposal_record.h) with which their words are destroyed; pure.
//
//   due ─► proposed (appraised, by one person) ─► approved (by another): the words and their key are gone, the record,
//                                                 the numbers and the counts stay
//                                              └► refused, with why: due again
//
// Source: disposal_record.h. Which period it is, the person who proposes says with the line of the organ's own
// schedule; ten years are the shortest, so nothing is due before. Comments on drafts go with the records of the draft
// and are not destroyed here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "account/post.h"
#include "base/instant.h"
#include "disclosure/disposal_record.h"
#include "disclosure/participation/message.h"

namespace gongkai::disclosure {

inline constexpr int kMostDestroyedAtOnce = 2'000;  // messages of one record

/// Whether what ended in that year has been kept for so many whole years.
constexpr bool IsOver(int ended_in, int kept_years, Date today) {
  return static_cast<int>(today.year()) > ended_in + kept_years;
}
/// What ended before this day is over by the shortest period.
Date OverBefore(Date today);

struct Disposal {
  DisposalId id;
  MessageKind kind = MessageKind::kMailbox;
  int year = 0;  // in which they ended
  int kept_years = 0;
  std::string basis{};      // the line of the organ's schedule
  std::string appraisal{};  // what the appraisal found
  DisposalState state = DisposalState::kProposed;
  account::PersonId proposed_by{0};
  std::string proposed_name{};
  Instant proposed_at{};
  std::optional<account::PersonId> decided_by{};
  std::string decided_name{};
  std::optional<Instant> decided_at{};
  std::string decided_words{};
  std::int64_t version = 0;
};

struct DisposalForm {
  OrganId organ{0};
  std::optional<MessageKind> kind{};
  int year = 0;
  std::optional<int> kept_years{};
  std::string basis{};
  std::string appraisal{};
};
/// Errors: "kept_years", "basis", "appraisal"; the form as a whole for a kind that is not destroyed here.
FieldErrors FaultsOf(const DisposalForm& form, Date today);

/// One whose words are gone.
struct ErasedMessage {
  MessageId id;
  Instant arrived{}, erased{};
};

/// Why this person cannot decide; none when he can.
std::optional<std::string> AgainstDeciding(const Disposal& disposal, account::PersonId person);

}  // namespace gongkai::disclosure
