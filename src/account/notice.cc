#include "account/notice.h"

#include <algorithm>

namespace gongkai::account {
namespace {

using std::chrono::hours;

struct KindRow {
  NoticeKind kind;
  std::string_view id, name;
  bool is_urgent;
};
constexpr KindRow kKindRows[] = {
    {NoticeKind::kDueSoon, "due_soon", "快到期", false}, {NoticeKind::kOverdue, "overdue", "已过期", false},
    {NoticeKind::kReport, "report", "年度报告", false},  {NoticeKind::kPost, "post", "岗位", false},
    {NoticeKind::kAccount, "account", "账号", true},     {NoticeKind::kAlarm, "alarm", "系统", true},
    {NoticeKind::kItem, "item", "公开信息", false},      {NoticeKind::kConfirm, "confirm", "申请待确认", true},
};
const KindRow& RowOf(NoticeKind kind) { return kKindRows[static_cast<std::size_t>(kind)]; }

Instant MidnightOf(Instant moment) {
  return std::chrono::floor<std::chrono::days>(moment + kBeijingOffset) - kBeijingOffset;
}

int HourOf(Instant moment) { return static_cast<int>(std::chrono::floor<hours>(moment - MidnightOf(moment)).count()); }

/// The first full `hour` that is not before `now`.
Instant NextHour(int hour, Instant now) {
  const Instant today = MidnightOf(now) + hours(hour);
  return today >= now ? today : today + std::chrono::days(1);
}

Instant AfterQuiet(const QuietHours& quiet, Instant moment) {
  return IsQuiet(quiet, moment) ? NextHour(quiet.until, moment) : moment;
}

}  // namespace

std::string_view IdOf(NoticeKind kind) { return RowOf(kind).id; }
std::string_view NameOf(NoticeKind kind) { return RowOf(kind).name; }
bool IsUrgent(NoticeKind kind) { return RowOf(kind).is_urgent; }

std::optional<NoticeKind> NoticeKindFrom(std::string_view id) {
  const auto row = std::ranges::find(kKindRows, id, &KindRow::id);
  return row == std::end(kKindRows) ? std::nullopt : std::optional(row->kind);
}

std::string_view IdOf(Channel channel) { return channel == Channel::kMail ? "mail" : "gateway"; }
std::string_view NameOf(Channel channel) { return channel == Channel::kMail ? "电子邮件" : "短信或微信"; }

std::string_view IdOf(Pace pace) {
  return pace == Pace::kAtOnce ? "at_once" : pace == Pace::kDaily ? "daily" : "never";
}
std::string_view NameOf(Pace pace) {
  return pace == Pace::kAtOnce ? "马上发" : pace == Pace::kDaily ? "每天汇总发一次" : "不发";
}
std::optional<Pace> PaceFrom(std::string_view id) {
  const auto* const found = std::ranges::find(kPaces, id, [](Pace pace) { return IdOf(pace); });
  return found == kPaces.end() ? std::nullopt : std::optional(*found);
}

bool IsQuiet(const QuietHours& quiet, Instant moment) {
  const int hour = HourOf(moment);
  if (quiet.from <= quiet.until) return quiet.from <= hour && hour < quiet.until;
  return hour >= quiet.from || hour < quiet.until;
}

std::optional<Instant> SendAt(NoticeKind kind, const NoticeChoice& choice, Channel channel, Instant now) {
  const auto& [pace, hour] = choice.of(channel);
  if (pace == Pace::kNever) return std::nullopt;
  if (IsUrgent(kind)) return now;
  return AfterQuiet(choice.quiet, pace == Pace::kAtOnce ? now : NextHour(hour, now));
}

std::optional<Instant> NextSending(SendFault fault, int tries, Instant written_at, Instant now) {
  constexpr std::chrono::minutes kWaits[] = {std::chrono::minutes(1), std::chrono::minutes(5), std::chrono::minutes(15),
                                             std::chrono::minutes(60)};
  if (fault == SendFault::kRefused && tries >= kMostRefused) return std::nullopt;
  const Instant next = now + kWaits[std::min<std::size_t>(static_cast<std::size_t>(std::max(tries, 1)), 4) - 1];
  if (next - written_at > kStaleAfter) return std::nullopt;
  return next;
}

}  // namespace gongkai::account
