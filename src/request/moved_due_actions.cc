#include "request/moved_due_actions.h"

#include <fmt/format.h>

#include <map>

#include "account/notice_actions.h"
#include "account/working_days_view.h"
#include "crypto/sm3.h"
#include "request/moved_due_store.h"

namespace gongkai::request {
namespace {

using account::Deed;
using account::Desk;

constexpr int kBatch = 200;
constexpr int kFirstYear = 2019, kLastYear = 2100;

/// How the case stands by the calendar of today, against the copy that was written by an earlier one.
std::optional<MovedDue> MovedOf(db::Session& session, CaseId id, Date today) {
  const auto held = FindCase(session, id);
  if (!held || !IsOpen(held->stage)) return std::nullopt;
  const law::WorkingCalendar& calendar = account::WorkingDays();
  const auto due = StatusOf(FoldCase(EventsOf(session, id), calendar).fold, calendar).reply.due;
  if (due == held->due) return std::nullopt;
  return MovedDue{.id = id,
                  .handler = held->handler,
                  .register_number = held->register_number,
                  .found = today,
                  .before = held->due,
                  .now = due};
}

std::vector<MovedDue> AllMoved(Desk& desk) {
  const Date today = BeijingDay(desk.now());
  std::vector<MovedDue> moved;
  db::Reader reader = desk.database.Read();
  std::optional<CaseId> after;
  for (std::vector<CaseId> ids = OpenCases(reader, after, kBatch); !ids.empty();
       ids = OpenCases(reader, after, kBatch)) {
    for (const CaseId id : ids) {
      if (auto each = MovedOf(reader, id, today)) moved.push_back(std::move(*each));
    }
    after = ids.back();
  }
  return moved;
}

void TellHandlers(Deed& deed, const std::vector<MovedDue>& moved) {
  std::map<account::OrganId, int> counts;
  for (const MovedDue& each : moved) ++counts[each.handler];
  for (const auto& [organ, count] : counts) {
    account::TellOrgan(deed, organ, account::Act::kHandleCases,
                       {.kind = account::NoticeKind::kDueSoon,
                        .title = fmt::format("放假通知发布，{} 件申请的答复期限变了", count),
                        .detail = "请看新的期限。",
                        .path = "/office/request-moved"});
  }
}

/// What moved is listed before anything is reckoned again: after that nobody could tell.
void List(Desk& desk, const std::vector<MovedDue>& moved, const std::string& calendar) {
  if (moved.empty()) return;
  account::RetryDeed(desk, account::Actor{}, [&](Deed& deed) {
    for (const MovedDue& each : moved) AddMovedDue(deed.transaction(), each, calendar, deed.now());
    TellHandlers(deed, moved);
    deed.Record(account::kInstallation, "case.moved_due", "calendar", {{"cases", std::to_string(moved.size())}});
    deed.Commit();
  });
}

}  // namespace

std::string MarkOf(const law::WorkingCalendar& calendar) {
  std::string days;
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    if (!calendar.CoversYear(year)) continue;
    days += std::to_string(year) + ":";
    const std::chrono::sys_days end = std::chrono::year(year + 1) / 1 / 1;
    for (std::chrono::sys_days day = std::chrono::year(year) / 1 / 1; day < end; day += std::chrono::days(1)) {
      days += calendar.IsWorkingDay(day) ? '1' : '0';
    }
  }
  return crypto::Sm3Hex(days);
}

std::string FollowHolidayNotices(Desk& desk) {
  static const std::string mark = MarkOf(account::WorkingDays());
  {
    db::Reader reader = desk.database.Read();
    if (LastCalendar(reader) == mark) return "放假安排没有变化。";
  }
  const std::vector<MovedDue> moved = AllMoved(desk);
  List(desk, moved, mark);
  const Rebuilt rebuilt = RebuildCases(desk, account::Actor{});
  db::Retry(desk.database, [&](db::Transaction& act) {
    PutCalendar(act, mark, desk.now());
    act.Commit();
  });
  return fmt::format("放假安排有变化，重新计算了 {} 件申请，{} 件的答复期限变了。", rebuilt.cases, moved.size());
}

}  // namespace gongkai::request
