// A posting: an item that went out by one of its channels, put down by a person: by which, where, from when until when,
// by whom, with what evidence. The site needs none: what the gate lets through is on it by itself.
//
// Source: 国办发〔2019〕54号 (the list of 公开渠道和载体), 条例第二十三条、第二十五条. Next to read: channel_actions.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/post.h"
#include "base/field_errors.h"
#include "disclosure/gate.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

struct Posting {
  ItemId item;
  std::int64_t number = 0;   // within the organ
  std::int64_t version = 0;  // of the item, that went out
  Channel channel = Channel::kNoticeBoard;
  Date posted_on{};
  std::optional<Date> posted_until{};  // the last day on which it is to be there; none: it needs no taking down
  std::optional<OrganId> village{};
  std::string place;
  std::string posted_by;
  std::string receipt;  // what proves it besides photos: an address, an issue of a paper, the number of a receipt
  std::vector<Attachment> photos;
  std::optional<Date> taken_down_on{};
  std::string annulled_words;  // why it counts no more; empty: it counts
  account::PersonId recorded_by{0};
  Instant recorded_at{};
};

enum class PostingState {
  kThere,
  kToTakeDown,  // its last day is over, or the item is public no more
  kTakenDown,
  kAnnulled,  // put down by mistake
};

std::string_view IdOf(PostingState state);
std::string_view NameOf(PostingState state);
std::optional<PostingState> PostingStateFrom(std::string_view id);

/// Whether what was posted may not be seen any more: the item was taken down, or its days are over.
bool IsOver(const Publicity& item, Date today);

/// `is_over`: as above, of its item.
PostingState StateOf(const Posting& posting, bool is_over, Date today);

/// Whether what goes out by this channel hangs or lies somewhere until somebody takes it away.
bool StaysThere(Channel channel);

/// Whether a posting by this channel is somewhere, so that one must say where.
bool HasPlace(Channel channel);

inline constexpr std::size_t kMostPhotos = 6, kLargestPhoto = 15U << 20U, kLongestPlace = 100;

/// What is wrong with it, each under its field: what the gate would not have let out by that channel on that day; days
/// in the future; no place where there must be one; too long. `version`, `signed_content`: of the version that went
/// out. `withdrawn_on`: of the item.
FieldErrors FaultsOf(const Posting& posting, const Publicity& version, const Content& signed_content,
                     std::optional<Date> withdrawn_on, Date today);

}  // namespace gongkai::disclosure
