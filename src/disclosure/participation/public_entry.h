// What stands before the public of what people wrote: a topic (点题) under the office's own heading, and a question of
// the bank (问答库) with its answer. Nothing of it is the text somebody typed: an officer writes it, screening finds
// nothing in it, and of a question a second person examines it. Pure.
//
//   topic     an officer puts it up ─► is supported ─► answered by an item (three signatures, gate.h) │ closed with
//   words question  draft ─► waits for the examiner ─► public                                              any ─► taken
//   down
//
// Why a question has a lighter way than an item: it is no 法定主动公开内容 and stands in no catalogue, it says again
// what the office has answered already; but it goes out on the net, and so it is examined first, by name, over that
// very text, by somebody who did not write it. Source: 保守国家秘密法第三十五条、实施条例第四十二条 (先审查、后公开,
// item by item); 条例第十七条; 个人信息保护法第二十五条. A topic says nothing but what is asked; its answer has the
// whole way of items.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/field_errors.h"
#include "base/instant.h"
#include "disclosure/participation/message.h"

namespace gongkai::disclosure {

enum class PublicEntryKind { kTopic, kQuestion };
std::string_view IdOf(PublicEntryKind kind);
std::string_view NameOf(PublicEntryKind kind);
std::optional<PublicEntryKind> PublicEntryKindFrom(std::string_view id);

enum class PublicEntryState { kDraft, kWaiting, kPublic, kHidden };
std::string_view IdOf(PublicEntryState state);
std::string_view NameOf(PublicEntryState state);
std::optional<PublicEntryState> PublicEntryStateFrom(std::string_view id);

struct EntryId {
  OrganId organ{0};
  std::int64_t number = 0;
  auto operator<=>(const EntryId&) const = default;
};
std::string ToString(EntryId id);
std::optional<EntryId> EntryIdFrom(std::string_view text);

struct PublicEntry {
  EntryId id;
  PublicEntryKind kind = PublicEntryKind::kTopic;
  PublicEntryState state = PublicEntryState::kDraft;
  std::optional<MessageId> message;  // that it was made of
  std::string title;                 // of a question: what is asked
  std::string words;                 // of a question: the answer
  std::optional<Date> received_on;   // of a topic: the clock begins behind that day
  std::optional<Date> due_on;        // of a topic: by when it is answered in public
  std::optional<std::int64_t> item;  // of a topic: its answer, numbered within the organ
  std::string closed_words;          // of a topic: why it is not answered
  std::string hidden_words;          // why it was taken down
  account::PersonId made_by{0};
  std::string made_name;
  std::optional<account::PersonId> examined_by;
  std::string examined_name;
  std::string digest;  // of what is examined
  std::optional<Date> public_on;
  std::int64_t supports = 0;
  std::int64_t version = 0;
};

/// How a topic stands on a day, as everybody is told.
enum class TopicStanding { kOpen, kOverdue, kAnswered, kAnsweredLate, kClosed };
/// `answered_on`: since when its item is public, which it is today by the gate; none: it is not.
TopicStanding StandingOf(const PublicEntry& topic, std::optional<Date> answered_on, Date today);
std::string_view NameOf(TopicStanding standing);

inline constexpr std::size_t kLongestPublicTitle = 80, kLongestPublicWords = 4'000;
FieldErrors FaultsOf(const PublicEntry& entry);

/// Why this person may not examine it; none when he may.
std::optional<std::string> AgainstExaminer(const PublicEntry& entry, account::PersonId person,
                                           std::string_view digest_on_page);

}  // namespace gongkai::disclosure
