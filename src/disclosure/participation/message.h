// What people write to the organs: one set of kinds and states for all of it, whether it came by the page, by telephone
// or over the counter. The nouns, what is wrong with what was typed, and which act fits which state; pure.
//
//   received ─► in hand ─► answered          every message that is no junk ends answered or declined, both with words
//            └► declined, removed (junk)     that who wrote it reads with the query code
//
// Source: 条例第九条 (criticism, suggestions, of everybody), 第四十四条第二款 (of who was given something on
// application: what touches the interests of the public, is to be widely known or takes part in a decision), 第二十二条
// (more and more is published: 点题公开); 重大行政决策程序暂行条例第十五条 (comments on drafts); 国办发〔2017〕47号
// (找错, 咨询); 条例第四十七条第二款、第五十一条 (投诉举报: complaint.h), 第五十五条第二款 (enterprise.h); no message
// is an application of 条例第二十七条, and none is counted by table 3. Next to read: message_term.h, query_code.h,
// public_entry.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "account/post.h"
#include "base/field_errors.h"
#include "base/personal_text.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

enum class MessageKind {
  kTopic,
  kError,
  kComment,
  kCriticism,
  kSuggestion,
  kEnquiry,
  kMailbox,
  kComplaint,
  kEnterprise
};

std::span<const MessageKind> MessageKinds();
std::string_view IdOf(MessageKind kind);       // "topic", …: in addresses and in the database
std::string_view NameOf(MessageKind kind);     // "点题公开", …
std::string_view ArticleOf(MessageKind kind);  // why the office takes it; empty for the mailbox
std::optional<MessageKind> MessageKindFrom(std::string_view id);

/// Comments on drafts have none that anybody set: what became of them is told with the outcome.
constexpr bool HasLastDay(MessageKind kind) { return kind != MessageKind::kComment; }

/// How it came.
enum class MessageWay { kPage, kCall, kVisit, kLetter };
std::span<const MessageWay> MessageWays();
std::string_view IdOf(MessageWay way);
std::string_view NameOf(MessageWay way);
std::optional<MessageWay> MessageWayFrom(std::string_view id);

enum class MessageState { kNew, kInHand, kAnswered, kDeclined, kRemoved };
std::span<const MessageState> MessageStates();
std::string_view IdOf(MessageState state);
std::string_view NameOf(MessageState state);
/// As who wrote it is told: that it was removed as junk is "不予处理".
std::string_view ToldAs(MessageState state);
std::optional<MessageState> MessageStateFrom(std::string_view id);
constexpr bool IsOpen(MessageState state) { return state == MessageState::kNew || state == MessageState::kInHand; }

/// What became of a comment on a draft.
enum class CommentVerdict { kAdopted, kPartly, kNotAdopted };
std::span<const CommentVerdict> CommentVerdicts();
std::string_view IdOf(CommentVerdict verdict);
std::string_view NameOf(CommentVerdict verdict);
std::optional<CommentVerdict> CommentVerdictFrom(std::string_view id);

/// Signs of what nobody wrote by hand. What bears one other than kMarkFlood is set aside: kept out of the ordinary
/// list, and lost to nobody. That much came at once is no fault of a letter: with that mark alone it is listed, due and
/// told.
inline constexpr int kMarkFlood = 1;   // came while far too many did
inline constexpr int kMarkRepeat = 2;  // the same network sent the same text to the same organ
inline constexpr int kMarkLinks = 4;   // several addresses in it
/// "短时间内大量提交、内容重复"; empty for none.
constexpr bool IsSetAside(int marks) { return (marks & ~kMarkFlood) != 0; }
std::string NamesOfMarks(int marks);
int MarksOfText(std::string_view title, std::string_view text);

struct MessageId {
  OrganId organ{0};  // to which it was sent first
  std::int64_t number = 0;
  auto operator<=>(const MessageId&) const = default;
};
std::string ToString(MessageId id);
std::optional<MessageId> MessageIdFrom(std::string_view text);

/// All that somebody typed. Nothing of it stands anywhere but sealed.
struct MessageWords {
  PersonalText title, text;
  PersonalText name, phone;  // may be empty
  PersonalText pin;          // four digits to ask by, of who leaves no telephone; not kept
  bool operator==(const MessageWords&) const = default;
};

inline constexpr std::size_t kLongestMessageTitle = 60, kLongestMessageText = 2'000, kLongestMessageName = 40;
inline constexpr std::size_t kLongestOfficeWords = 2'000;  // characters of an answer, a reason

/// Without blanks around and what shows nothing.
MessageWords Tidied(const MessageWords& words);
FieldErrors FaultsOf(const MessageWords& words, MessageKind kind);
/// What who asks has to know besides the code: the last four digits of the telephone, else those chosen.
std::string SecondFactOf(const MessageWords& words);
/// "139****5678"; what is no such number is not shown at all.
std::string MaskedPhone(const PersonalText& phone);

enum class MessageAct { kTake, kAnswer, kDecline, kHandOn, kRemove, kRestore, kJudge, kAssign, kPoint };
/// Why this cannot be done to a message in that state; none when it can.
std::optional<std::string> Against(MessageAct act, MessageState state);
/// Of an answer or a reason of the office.
std::optional<std::string> FaultOfOfficeWords(std::string_view words, std::string_view what);

}  // namespace gongkai::disclosure
