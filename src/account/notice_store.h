// What people are told, as it is kept. Schema: migrations/0110_notice.sql.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/notice.h"
#include "db/database.h"

namespace gongkai::account {

/// None when the person was told by that key before.
std::optional<NoticeId> AddNotice(db::Transaction& act, const Notice& notice);
bool WasTold(db::Session& session, PersonId person, std::string_view key);

struct NoticeFilter {
  bool only_unread = false;
  std::optional<NoticeId> before{};  // those that are older than this one
  int limit = 30;
};
/// Newest first.
std::vector<Notice> NoticesOf(db::Session& session, PersonId person, const NoticeFilter& filter);
std::optional<Notice> FindNotice(db::Session& session, PersonId person, NoticeId id);
int UnreadNotices(db::Session& session, PersonId person);

void MarkNoticeRead(db::Transaction& act, PersonId person, NoticeId id, Instant now);
/// Up to this one: what came while the page was looked at stays unread.
void MarkNoticesRead(db::Transaction& act, PersonId person, NoticeId up_to, Instant now);

/// Of everybody, what came before that moment: read as it came.
void MarkNoticesBeforeRead(db::Transaction& act, Instant moment);

/// With what is left of their sending.
std::int64_t DropNoticesBefore(db::Transaction& act, Instant moment);

}  // namespace gongkai::account
