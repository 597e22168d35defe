#include "home/due_notice.h"

namespace gongkai::home {
namespace {

constexpr std::chrono::days kLast{1};

std::string_view StageOf(const Due& due, Date today) {
  const auto left = std::chrono::sys_days(*due.day) - std::chrono::sys_days(today);
  if (left < std::chrono::days(0)) return "over";
  return left <= kLast ? "last" : "soon";
}

}  // namespace

std::optional<account::Notice> NoticeOf(const Due& due, Date today) {
  const Urgency urgency = UrgencyOf(due, today);
  if (urgency != Urgency::kOverdue && urgency != Urgency::kSoon) return std::nullopt;
  const bool is_over = urgency == Urgency::kOverdue;
  return account::Notice{.kind = is_over ? account::NoticeKind::kOverdue : account::NoticeKind::kDueSoon,
                         .key = "due-" + due.key + "-" + ToString(*due.day) + "-" + std::string(StageOf(due, today)),
                         .title = due.what,
                         .detail = DaysLeft(due, today) + (due.detail.empty() ? "" : "。" + due.detail),
                         .path = due.path};
}

}  // namespace gongkai::home
