// What a person is told, and when it leaves the house. Pure: a notice, what the person chose and a moment give the
// moment of sending. Hours are those of Beijing.
//
// Next to read: notice_letter.h (what stands in a letter), notice_store.h (what is kept), sending_actions.h.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "account/post.h"
#include "base/id.h"
#include "base/instant.h"

namespace gongkai::account {

using NoticeId = Id<struct NoticeTag>;

enum class NoticeKind {
  kDueSoon,
  kOverdue,
  kReport,   // somebody did something to a report of one's organ
  kPost,     // one's posts and standing in
  kAccount,  // somebody did something to one's account
  kAlarm,    // something of the system needs its administrator
  kItem,     // somebody did something to what one's organ publishes
  kConfirm,  // an application for information whose receipt nobody has established (条例第三十一条)
};
inline constexpr std::array kNoticeKinds = {NoticeKind::kDueSoon, NoticeKind::kOverdue, NoticeKind::kReport,
                                            NoticeKind::kPost,    NoticeKind::kAccount, NoticeKind::kAlarm,
                                            NoticeKind::kItem,    NoticeKind::kConfirm};
std::string_view IdOf(NoticeKind kind);    // "due_soon": in the database and for gateways
std::string_view NameOf(NoticeKind kind);  // "快到期"
std::optional<NoticeKind> NoticeKindFrom(std::string_view id);
/// Is not held back for a digest or through the night.
bool IsUrgent(NoticeKind kind);

struct Notice {
  NoticeId id{0};
  PersonId person{0};
  NoticeKind kind = NoticeKind::kDueSoon;
  std::string key;     // told once a person: "due-post-17-soon"; of an act: empty, a new one is made
  std::string title;   // one line
  std::string detail;  // may be empty
  std::string path;    // where it leads: "/office/reports/3"
  Instant at{};
  std::optional<Instant> read_at{};
};

/// The ways out of the house; what stands on /office/notices is there in any case.
enum class Channel { kMail, kGateway };
inline constexpr std::array kChannels = {Channel::kMail, Channel::kGateway};
std::string_view IdOf(Channel channel);    // "mail", "gateway"
std::string_view NameOf(Channel channel);  // "电子邮件", "短信或微信"

enum class Pace { kAtOnce, kDaily, kNever };
inline constexpr std::array kPaces = {Pace::kAtOnce, Pace::kDaily, Pace::kNever};
std::string_view IdOf(Pace pace);    // "at_once", "daily", "never"
std::string_view NameOf(Pace pace);  // "马上发", "每天汇总发一次", "不发"
std::optional<Pace> PaceFrom(std::string_view id);

struct ChannelChoice {
  Pace pace = Pace::kNever;
  int hour = 8;  // of the digest
  bool operator==(const ChannelChoice&) const = default;
};

/// From this full hour until that one nothing is sent, through midnight when `from` is the later; none when both are
/// the same.
struct QuietHours {
  int from = 21, until = 7;
  bool operator==(const QuietHours&) const = default;
};

struct NoticeChoice {
  ChannelChoice mail{Pace::kDaily, 8};
  ChannelChoice gateway{Pace::kNever, 8};
  QuietHours quiet;

  const ChannelChoice& of(Channel channel) const { return channel == Channel::kMail ? mail : gateway; }
  ChannelChoice& of(Channel channel) { return channel == Channel::kMail ? mail : gateway; }
  bool operator==(const NoticeChoice&) const = default;
};

bool IsQuiet(const QuietHours& quiet, Instant moment);

/// When a notice of this kind, written at `now`, goes out on this channel; none: it does not.
std::optional<Instant> SendAt(NoticeKind kind, const NoticeChoice& choice, Channel channel, Instant now);

/// How a try to send ended when it did not succeed.
enum class SendFault {
  kRefused,    // the other side will not have it
  kAway,       // there is nobody who would take it
  kUncertain,  // it may have arrived
};

/// How often a letter that may have arrived is sent at most: rather twice than never.
inline constexpr int kMostUncertain = 2;
inline constexpr int kMostRefused = 5;
/// Nobody is served by a notice that comes later than this.
inline constexpr std::chrono::days kStaleAfter{3};

/// When a letter that failed `tries` times is tried again: after 1, 5, 15, then every 60 minutes; none: not any more.
std::optional<Instant> NextSending(SendFault fault, int tries, Instant written_at, Instant now);

}  // namespace gongkai::account
