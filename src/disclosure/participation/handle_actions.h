// What the office does with what people wrote: take it up, answer, say why it is not handled, give it to the organ
// whose matter it is, remove junk in bulk, judge comments on a draft. All words here are the office's. Each act on one
// message is refused (kVersionField) where it is handled by another organ now than the one in whose name the actor
// came, or somebody acted since the page was made.
#pragma once

#include "account/deed.h"
#include "disclosure/participation/message_store.h"

namespace gongkai::disclosure {

FormResult<MessageId> TakeMessage(account::Desk& desk, const account::Actor& actor, const SeenMessage& message);

/// Errors: under "answer"; kVersionField when it has ended, or somebody else was faster.
FormResult<MessageId> AnswerMessage(account::Desk& desk, const account::Actor& actor, const SeenMessage& message,
                                    std::string_view answer);
/// A suggestion to publish is answered with what comes of it, which stands above the words; not to publish wants a
/// reason. Errors: as above, and under "result".
enum class SuggestionResult { kPublish, kNotPublish };
std::string_view NameOf(SuggestionResult result);  // "纳入主动公开", "不纳入主动公开"
FormResult<MessageId> AnswerSuggestion(account::Desk& desk, const account::Actor& actor, const SeenMessage& message,
                                       std::optional<SuggestionResult> result, std::string_view words);
/// Errors: under "reason".
FormResult<MessageId> DeclineMessage(account::Desk& desk, const account::Actor& actor, const SeenMessage& message,
                                     std::string_view reason);
/// To another organ of the county, with what it should know. The term goes on: who wrote it waits as long.
/// Errors: under "organ", "reason".
FormResult<MessageId> HandOnMessage(account::Desk& desk, const account::Actor& actor, const SeenMessage& message,
                                    OrganId to, std::string_view reason);

inline constexpr int kMostRemovedAtOnce = 5'000;
/// Those of them that the organs handle and that are open; how many. Errors: under "reason".
FormResult<int> RemoveMessages(account::Desk& desk, const account::Actor& actor, const std::vector<OrganId>& handlers,
                               const std::vector<MessageId>& ids, std::string_view reason);
/// All new ones that are set aside (message.h): that much came at once takes no letter away.
/// But for complaints about `own`, where the actor works.
FormResult<int> RemoveMarkedMessages(account::Desk& desk, const account::Actor& actor,
                                     const std::vector<OrganId>& handlers, std::string_view reason,
                                     const std::vector<OrganId>& own = {});
/// As long as its words are there.
FormResult<MessageId> RestoreMessage(account::Desk& desk, const account::Actor& actor, const SeenMessage& message);

/// At the wish of who wrote it (个人信息保护法第四十七条), with why; what was written stays. Errors: under "erase_why".
FormResult<MessageId> EraseContactOf(account::Desk& desk, const account::Actor& actor, const SeenMessage& message,
                                     std::string_view why);

struct JudgeForm {
  std::optional<CommentVerdict> verdict{};
  std::string gist;   // the comment in the office's words, without who made it
  std::string words;  // why it was not adopted, or how it was
};
/// Of a comment. It is answered by that: who wrote it reads the verdict. Errors: "verdict", "gist", "words".
FormResult<MessageId> JudgeComment(account::Desk& desk, const account::Actor& actor, const SeenMessage& message,
                                   const JudgeForm& form);

/// A draft of what became of the comments on that draft (kind kOutcome), out of all that were judged; to be signed as
/// every item. Errors: kConflict while one is not judged, while the term runs, or when there are more than can be
/// listed.
Result<ItemId> BeginOutcome(account::Desk& desk, const account::Actor& actor, ItemId draft);

/// `days` by kind; 0: as the program has it. Errors: under "days-KIND".
FormResult<int> SetMessageTerms(account::Desk& desk, const account::Actor& actor, OrganId of,
                                const std::map<MessageKind, std::string>& typed);

/// Timed: topics whose answer is public are answered, names and telephones go after two years, junk
/// after thirty days, networks are forgotten. In words, for the book of timed jobs.
std::string KeepMessages(account::Desk& desk);

}  // namespace gongkai::disclosure
