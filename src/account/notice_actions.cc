#include "account/notice_actions.h"

#include <algorithm>

#include "account/notice_choice_store.h"
#include "account/notice_store.h"
#include "account/outbox_store.h"
#include "account/people_list_store.h"
#include "base/utf8.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kLongestTitle = 120, kLongestDetail = 500;

/// A title is a line in letters and lists, whatever stands in the names in it.
std::string OneLine(std::string_view text) {
  std::string line = WithoutInvisible(text);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

}  // namespace

bool Tell(db::Transaction& act, Notice notice) {
  notice.title = Ellipsis(OneLine(notice.title), kLongestTitle);
  notice.detail = Ellipsis(OneLine(notice.detail), kLongestDetail);
  const auto id = AddNotice(act, notice);
  if (!id) return false;
  notice.id = *id;
  const NoticeChoice choice = NoticeChoiceOf(act, notice.person).choice;
  for (const Channel channel : kChannels) {
    if (const auto due = SendAt(notice.kind, choice, channel, notice.at)) AddSending(act, notice, channel, *due);
  }
  return true;
}

bool WasToldBefore(db::Session& session, PersonId person, std::string_view key) {
  return WasTold(session, person, key);
}

void TellPerson(Deed& deed, Notice notice) {
  if (notice.person == deed.actor().person) return;
  notice.at = deed.now();
  Tell(deed.transaction(), std::move(notice));
}

int TellOrgan(Deed& deed, OrganId organ, Act act, const Notice& notice) {
  int told = 0;
  for (const Person& colleague : Colleagues(deed.transaction(), organ, deed.today())) {
    const Visitor who{.person = colleague.id, .posts = HeldPosts(deed.transaction(), colleague.id, deed.today())};
    if (colleague.id == deed.actor().person || !who.May(act, organ)) continue;
    Notice own = notice;
    own.person = colleague.id;
    TellPerson(deed, std::move(own));
    ++told;
  }
  return told;
}

void ReadNotice(Desk& desk, PersonId person, NoticeId notice) {
  const Instant now = desk.now();
  db::Retry(desk.database, [&](db::Transaction& act) {
    MarkNoticeRead(act, person, notice, now);
    act.Commit();
  });
}

void ReadNotices(Desk& desk, PersonId person, NoticeId up_to) {
  const Instant now = desk.now();
  db::Retry(desk.database, [&](db::Transaction& act) {
    MarkNoticesRead(act, person, up_to, now);
    act.Commit();
  });
}

}  // namespace gongkai::account
