// What is kept of messages. Schema: migrations/0221_public_message.sql. Words and answers are sealed here and opened
// here; no other file knows how. Functions that write take the caller's transaction.
#pragma once

#include <vector>

#include "account/keys.h"
#include "base/instant.h"
#include "db/database.h"
#include "disclosure/participation/message_care.h"
#include "disclosure/participation/message_tally.h"
#include "disclosure/participation/message_term.h"

namespace gongkai::disclosure {

struct Message {
  MessageId id;
  MessageKind kind = MessageKind::kMailbox;
  MessageWay way = MessageWay::kPage;
  OrganId handler{0};
  std::optional<ItemId> item{};  // that it is about
  MessageState state = MessageState::kNew;
  int marks = 0;
  Instant at{};
  Date due_on{};
  std::optional<CommentVerdict> verdict{};
  std::string verdict_gist;   // the comment in the office's words, as it is published
  std::string verdict_words;  // why
  std::optional<Instant> ended_at{};
  bool is_erased = false;
  std::int64_t version = 0;
  MessageCare care{};
};

/// By when it is to be dealt with; none of what has no last day.
inline std::optional<Date> LastDayOf(const Message& message) {
  return HasLastDay(message.kind) ? std::optional(message.due_on) : std::nullopt;
}
/// A message as the page had it on which somebody decides: each act asks for both again once nobody else can change it,
/// for in between it may have been handed to another organ.
struct SeenMessage {
  MessageId id;
  OrganId handler{0};
  std::int64_t version = 0;
};
SeenMessage SeenAs(const Message& message);

/// What is sealed of one.
struct OpenedMessage {
  MessageWords words;
  PersonalText answer;  // of the office to who wrote it: may tell of them
};

struct NewMessage {
  Message message;
  MessageWords words;
  std::string code_digest, fact_digest, network, text_digest;
};

/// message.id.number is given here.
MessageId AddMessage(db::Transaction& act, const account::Keys& keys, NewMessage added);
std::optional<Message> FindMessage(db::Session& session, MessageId id);
/// As it is once nobody else can change it, until the transaction ends.
std::optional<Message> LockedMessage(db::Transaction& act, MessageId id);
/// The same; none when it is not that organ's any more.
std::optional<Message> LockedMessageOf(db::Transaction& act, MessageId id, OrganId handler);
/// All but id, kind, way, item, day and what is sealed; counts the version up.
void UpdateMessage(db::Transaction& act, const Message& message);
void PutAnswer(db::Transaction& act, const account::Keys& keys, MessageId id, const PersonalText& answer);
/// Nothing where it was erased.
std::optional<OpenedMessage> OpenMessage(db::Session& session, const account::Keys& keys, MessageId id);

// ---- keyed digests

std::string CodeDigest(const account::Keys& keys, std::string_view plain_code);
std::string FactDigest(const account::Keys& keys, std::string_view code_digest, std::string_view fact);
std::string NetworkDigest(const account::Keys& keys, std::string_view network);
std::string ClientDigest(const account::Keys& keys, std::string_view what, std::string_view client);
std::string TextDigest(const account::Keys& keys, const MessageWords& words);
/// 32 bytes out of which the code of this form is made, the same each time it is sent. The key is in the form and the
/// cookie of the browser and is not kept here (db/once.h): database and keys do not make the code again.
std::string CodeBytes(const account::Keys& keys, std::string_view once_key);

/// By the code and the second fact; nothing tells which of them was wrong.
std::optional<Message> FindMessageBy(db::Session& session, std::string_view code_digest, std::string_view fact_digest);

/// That came of the form whose code this is; for who sends that form again, and for nobody who types a code.
std::optional<Message> FindMessageOfForm(db::Session& session, std::string_view code_digest);

// ---- limits

/// Digests of where somebody writes from, each wider than the one before (message_term.h).
struct SenderNetworks {
  std::string network, household, place;
};
/// Of what web::NetworkOf told.
SenderNetworks NetworksOf(const account::Keys& keys, const std::string& network);

MessageLoad LoadOf(db::Session& session, const SenderNetworks& from, Instant now);
/// What is counted over households and places, and not by the table that holds it.
inline constexpr std::string_view kMessageArrival = "message";
int ArrivalsOf(db::Session& session, std::string_view what, std::string_view network, Instant since);
void AddArrival(db::Transaction& act, std::string_view what, std::string_view network, Instant at);
/// From the same network to the same organ.
bool HasSameText(db::Session& session, const NewMessage& message, Instant since);
int WrongLookups(db::Session& session, std::string_view network, Instant since);
void AddWrongLookup(db::Transaction& act, std::string_view network, Instant at);

// ---- lists

struct MessageQuery {
  std::vector<OrganId> handlers;  // in sight
  std::optional<MessageKind> kind{};
  std::optional<MessageState> state{};
  std::optional<ItemId> item{};
  std::vector<OrganId> without_complaints_of{};  // in which the visitor works: nobody looks at what is said of his own
  bool only_open = false, only_marked = false, with_marked = false;  // marked: set aside (message.h)
  bool without_removed = false, only_late = false;
  std::optional<OrganId> handler{};             // of those in sight this one
  std::optional<DayRange> received{};           // the days on which they came
  std::optional<MessageWay> way{};              // the telephone log, what came over the counter
  std::optional<account::PersonId> assignee{};  // who works on it
  std::optional<DayRange> overdue_by{};         // open behind their last day, which is one of these (message_tally.h)
  struct Place {
    Instant at{};
    MessageId id;
  };
  std::optional<Place> after{};
  int count = 30;
};
/// Newest first; goes on behind `after`, however deep.
std::vector<Message> ListMessages(db::Session& session, const MessageQuery& query);
/// Up to `most`; "1000+" says enough.
int CountMessages(db::Session& session, const MessageQuery& query, int most = 1'000);

/// The comments on a draft that are no junk, whoever handles them by now: an organ may have been closed meanwhile.
struct CommentCount {
  int received = 0, unjudged = 0;
};
CommentCount CountComments(db::Session& session, ItemId item);
/// The oldest first.
std::vector<Message> CommentsOn(db::Session& session, ItemId item, int most);

/// New messages and those in hand of one organ with the same last day.
struct DueMessages {
  OrganId organ{0};
  Date due_on{};
  int count = 0;
};
/// Without what is set aside, and without comments on drafts: they have no last day.
std::vector<DueMessages> CountDueMessages(db::Session& session, const std::vector<OrganId>& handlers, Date until);

/// Open ones behind their last day, the oldest first; of comments none: what became of them is told with the outcome.
/// New ones that are set aside are left out: they may be junk, and wait for a look first.
std::vector<Message> OverdueMessages(db::Session& session, Date today, int most);

/// Who has open messages.
std::vector<OrganId> HandlersOfOpen(db::Session& session);

struct MessageEvent {
  Instant at{};
  std::string kind;  // received, assigned, pointed, taken, handed_on, answered, declined, removed, restored, judged,
                     // shown, decided, rectified, sent_back, contact_erased, destroyed
  std::optional<account::PersonId> person{};
  std::string person_name, words;
};
std::vector<MessageEvent> EventsOf(db::Session& session, MessageId id);
void AddEvent(db::Transaction& act, MessageId id, const MessageEvent& event);

// ---- figures, terms, erasure

struct MessageFigure {
  MessageKind kind = MessageKind::kMailbox;
  int received = 0, answered = 0, declined = 0, open = 0, in_time = 0;
};
/// Of messages that came in those days; those removed as junk are in none of it.
std::vector<MessageFigure> FiguresOf(db::Session& session, const std::vector<OrganId>& handlers, Instant from,
                                     Instant until);

CountyTerms ReadCountyTerms(db::Session& session);
/// 0: as the program has it.
void WriteCountyTerm(db::Transaction& act, MessageKind kind, int days);

/// The name and the telephone of one message, for good: what else was written, and the answer, are sealed anew under
/// another key. False where there is nothing to open.
bool EraseContact(db::Transaction& act, const account::Keys& keys, MessageId id);
inline constexpr std::string_view kContactErased = "contact_erased";  // in the history
/// Ended before, with their contacts; of comments on drafts none.
std::vector<MessageId> ContactsToErase(db::Session& session, Instant ended_before, int most);

/// The words of one message and their key, with the office's own words of it, for good. False where it is none.
bool EraseMessage(db::Transaction& act, MessageId id, Instant now);
/// How many of these are erased: ended before, and not yet; of comments on drafts none. With the words and their key go
/// the reasons and verdicts of the office; that something was done, when and by whom stays.
int EraseMessages(db::Transaction& act, std::string_view state, Instant ended_before, Instant now, int most);
void ForgetNetworks(db::Transaction& act, Instant before);

}  // namespace gongkai::disclosure
