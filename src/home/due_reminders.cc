#include "home/due_reminders.h"

#include <fmt/format.h>

#include "account/alarm_actions.h"
#include "account/notice_actions.h"
#include "account/people_view.h"
#include "db/retry.h"
#include "home/due_notice.h"
#include "home/worklist_view.h"

namespace gongkai::home {
namespace {

std::vector<account::Notice> NoticesFor(db::Session& session, const account::Visitor& visitor, Instant now) {
  std::vector<account::Notice> notices;
  const Date today = BeijingDay(now);
  for (const Due& due : WorklistOf(session, visitor, today)) {
    auto notice = NoticeOf(due, today);
    if (!notice || account::WasToldBefore(session, visitor.person, notice->key)) continue;
    notice->person = visitor.person;
    notice->at = now;
    notices.push_back(std::move(*notice));
  }
  return notices;
}

int TellAll(account::Desk& desk, const std::vector<account::Notice>& notices) {
  return db::Retry(desk.database, [&](db::Transaction& act) {
    int told = 0;
    for (const account::Notice& notice : notices) told += account::Tell(act, notice) ? 1 : 0;
    act.Commit();
    return told;
  });
}

}  // namespace

std::string TellWhatIsDue(account::Desk& desk) {
  const Instant now = desk.now();
  std::vector<std::vector<account::Notice>> by_person;
  {
    db::Reader reader = desk.database.Read();
    for (const account::Visitor& visitor : account::EverybodyInOffice(reader, BeijingDay(now))) {
      if (auto notices = NoticesFor(reader, visitor, now); !notices.empty()) by_person.push_back(std::move(notices));
    }
  }
  int told = 0;
  for (const auto& notices : by_person)
    told += TellAll(desk, notices);  // one person, one transaction: nobody waits long
  account::DropOldNotices(desk);
  return fmt::format("提醒了 {} 个人，{} 条。", by_person.size(), told);
}

}  // namespace gongkai::home
