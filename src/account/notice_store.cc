#include "account/notice_store.h"

#include <limits>

namespace gongkai::account {
namespace {

#define NOTICE_COLUMNS "id, person_id, kind, COALESCE(key, ''), title, detail, path, at, read_at"

constexpr std::string_view kInsert =
    "INSERT INTO notice (person_id, kind, key, title, detail, path, at, read_at) VALUES (?, ?, ?, ?, ?, ?, ?, NULL) "
    "ON CONFLICT (person_id, key) DO NOTHING RETURNING id";
constexpr std::string_view kSelectKey = "SELECT 1 FROM notice WHERE person_id = ? AND key = ?";
constexpr std::string_view kSelect =
    "SELECT " NOTICE_COLUMNS " FROM notice WHERE person_id = ? AND id < ? ORDER BY id DESC LIMIT ?";
constexpr std::string_view kSelectUnread =
    "SELECT " NOTICE_COLUMNS " FROM notice WHERE person_id = ? AND id < ? AND read_at IS NULL ORDER BY id DESC LIMIT ?";
constexpr std::string_view kSelectOne = "SELECT " NOTICE_COLUMNS " FROM notice WHERE person_id = ? AND id = ?";
constexpr std::string_view kCountUnread = "SELECT COUNT(*) FROM notice WHERE person_id = ? AND read_at IS NULL";
constexpr std::string_view kMarkOne =
    "UPDATE notice SET read_at = ? WHERE person_id = ? AND id = ? AND read_at IS NULL";
constexpr std::string_view kMarkUpTo =
    "UPDATE notice SET read_at = ? WHERE person_id = ? AND id <= ? AND read_at IS NULL";
constexpr std::string_view kDrop = "DELETE FROM notice WHERE at < ?";

Instant ToInstant(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

Notice NoticeFrom(const db::Row& row) {
  Notice notice{.id = NoticeId{row.Get<std::int64_t>(0)},
                .person = PersonId{row.Get<std::int64_t>(1)},
                .kind = NoticeKindFrom(row.Get<std::string_view>(2)).value_or(NoticeKind::kDueSoon),
                .key = row.Get<std::string>(3),
                .title = row.Get<std::string>(4),
                .detail = row.Get<std::string>(5),
                .path = row.Get<std::string>(6),
                .at = ToInstant(row.Get<std::int64_t>(7))};
  if (const auto read_at = row.Get<std::optional<std::int64_t>>(8)) notice.read_at = ToInstant(*read_at);
  return notice;
}

}  // namespace

std::optional<NoticeId> AddNotice(db::Transaction& act, const Notice& notice) {
  const auto key = notice.key.empty() ? std::nullopt : std::optional(notice.key);
  db::Rows rows = act.Query(kInsert, notice.person.value, IdOf(notice.kind), key, notice.title, notice.detail,
                            notice.path, Seconds(notice.at));
  if (!rows.Next()) return std::nullopt;
  const NoticeId id{rows.row().Get<std::int64_t>(0)};
  while (rows.Next()) {
  }
  return id;
}

bool WasTold(db::Session& session, PersonId person, std::string_view key) {
  return session.First<std::int64_t>(kSelectKey, person.value, key).has_value();
}

std::vector<Notice> NoticesOf(db::Session& session, PersonId person, const NoticeFilter& filter) {
  const std::int64_t before = filter.before ? filter.before->value : std::numeric_limits<std::int64_t>::max();
  std::vector<Notice> notices;
  for (const db::Row& row :
       session.Query(filter.only_unread ? kSelectUnread : kSelect, person.value, before, filter.limit)) {
    notices.push_back(NoticeFrom(row));
  }
  return notices;
}

std::optional<Notice> FindNotice(db::Session& session, PersonId person, NoticeId id) {
  std::optional<Notice> notice;
  for (const db::Row& row : session.Query(kSelectOne, person.value, id.value)) notice = NoticeFrom(row);
  return notice;
}

int UnreadNotices(db::Session& session, PersonId person) { return session.One<int>(kCountUnread, person.value); }

void MarkNoticeRead(db::Transaction& act, PersonId person, NoticeId id, Instant now) {
  act.Execute(kMarkOne, Seconds(now), person.value, id.value);
}

void MarkNoticesRead(db::Transaction& act, PersonId person, NoticeId up_to, Instant now) {
  act.Execute(kMarkUpTo, Seconds(now), person.value, up_to.value);
}

void MarkNoticesBeforeRead(db::Transaction& act, Instant moment) {
  act.Execute("UPDATE notice SET read_at = at WHERE at < ? AND read_at IS NULL", Seconds(moment));
}

std::int64_t DropNoticesBefore(db::Transaction& act, Instant moment) { return act.Execute(kDrop, Seconds(moment)); }

}  // namespace gongkai::account
