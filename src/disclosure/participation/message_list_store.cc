// Lists and counts of messages.
#include <algorithm>

#include "account/sight.h"
#include "disclosure/participation/message_row_store.h"
#include "disclosure/participation/message_state_store.h"

namespace gongkai::disclosure {
namespace {

// Parameters: of FILTER, see Filtered.
#define FILTER \
  "WHERE " IN_SIGHT("handler_id")                                                                                   \
      " AND (CAST(? AS TEXT) IS NULL OR kind = ?) AND (CAST(? AS TEXT) IS NULL OR state = ?) AND (? = 0 OR " IS_OPEN \
      ") AND (? = 0 OR " IS_SET_ASIDE ") AND (? = 1 OR NOT " IS_SET_ASIDE ") AND (CAST(? AS BIGINT) IS NULL "                        \
      "OR (item_organ = ? AND item = ?)) AND (CAST(? AS BIGINT) IS NULL OR (at >= ? AND at < ?)) AND (? = 0 OR "    \
      "state <> 'removed') AND (? = 0 OR " IS_ENDED_LATE ") AND (? = 0 OR " IS_OVERDUE_WITHIN                      \
      ") AND (kind <> 'complaint' OR NOT EXISTS (SELECT 1 FROM complaint c WHERE c.organ_id = "                     \
      "public_message.organ_id AND c.message = public_message.number AND CAST(? AS TEXT) LIKE '%,' || "             \
      "c.against_id || ',%')) AND (CAST(? AS BIGINT) IS NULL OR assignee_id = ?) AND (CAST(? AS TEXT) "                   \
      "IS NULL OR way = ?) "
constexpr std::string_view kList =
    "SELECT " MESSAGE_COLUMNS " FROM public_message " FILTER
    "AND (CAST(? AS BIGINT) IS NULL OR at < ? OR (at = ? AND (organ_id > ? OR (organ_id = ? AND number < ?)))) "
    "ORDER BY at DESC, organ_id, number DESC LIMIT ?";
constexpr std::string_view kCount = "SELECT COUNT(*) FROM (SELECT 1 FROM public_message " FILTER "LIMIT ?) AS found";

#define OF_COMMENTS "FROM public_message WHERE item_organ = ? AND item = ? AND kind = 'comment' AND state <> 'removed' "
constexpr std::string_view kCountComments =
    "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN verdict = '' THEN 1 ELSE 0 END), 0) AS BIGINT) " OF_COMMENTS;
constexpr std::string_view kSelectComments =
    "SELECT " MESSAGE_COLUMNS " " OF_COMMENTS "ORDER BY at, organ_id, number LIMIT ?";

constexpr std::string_view kCountDue = "SELECT handler_id, due_on, COUNT(*) FROM public_message WHERE " IN_SIGHT(
    "handler_id") " AND state IN ('new', 'in_hand') AND NOT " IS_SET_ASIDE
                  " AND kind <> 'comment' AND due_on <= ? GROUP BY handler_id, due_on ORDER BY due_on, "
                  "handler_id";
constexpr std::string_view kSelectOverdue =
    "SELECT " MESSAGE_COLUMNS " FROM public_message WHERE state IN ('new', 'in_hand') AND (NOT " IS_SET_ASIDE
    " OR state = 'in_hand') AND kind <> 'comment' "
    "AND due_on < ? ORDER BY at, organ_id, number LIMIT ?";
constexpr std::string_view kSelectHandlers =
    "SELECT DISTINCT handler_id FROM public_message WHERE state IN ('new', 'in_hand') ORDER BY handler_id";
constexpr std::string_view kFigures = "SELECT kind, state, due_on, ended_at FROM public_message WHERE " IN_SIGHT(
    "handler_id") " AND at >= ? AND at < ? AND state <> 'removed'";

/// The one that is asked for, if it is in sight; else all that are.
std::string SightOf(const MessageQuery& query) {
  if (!query.handler) return account::SightText(query.handlers);
  const bool is_in_sight = std::ranges::find(query.handlers, *query.handler) != query.handlers.end();
  return account::SightText(is_in_sight ? std::vector{*query.handler} : std::vector<OrganId>());
}

/// The values of FILTER in their order, and `rest` behind them.
template <class Run, class... Rest>
auto Filtered(const MessageQuery& query, Run run, const Rest&... rest) {
  const std::string sight = SightOf(query);
  const auto kind = query.kind ? std::optional(std::string(IdOf(*query.kind))) : std::nullopt;
  const auto state = query.state ? std::optional(std::string(IdOf(*query.state))) : std::nullopt;
  const auto organ = query.item ? std::optional(query.item->organ.value) : std::nullopt;
  const auto item = query.item ? std::optional(query.item->number) : std::nullopt;
  const auto from = query.received ? std::optional(SecondOfDay(query.received->first)) : std::nullopt;
  const auto until = query.received ? std::optional(SecondOfDay(DayBehind(query.received->last))) : std::nullopt;
  const std::string own = account::SightText(query.without_complaints_of);
  const auto way = query.way ? std::optional(std::string(IdOf(*query.way))) : std::nullopt;
  const auto assignee = query.assignee ? std::optional(query.assignee->value) : std::nullopt;
  const DayRange due = query.overdue_by.value_or(DueDaysOf(std::nullopt, std::chrono::year(2000) / 1 / 1));
  return run(sight, sight, kind, kind, state, state, query.only_open ? 1 : 0, query.only_marked ? 1 : 0,
             query.with_marked || query.only_marked ? 1 : 0, organ, organ, item, from, from, until,
             query.without_removed ? 1 : 0, query.only_late ? 1 : 0, query.overdue_by ? 1 : 0, due.first, due.last, own,
             assignee, assignee, way, way, rest...);
}

}  // namespace

std::vector<Message> ListMessages(db::Session& session, const MessageQuery& query) {
  const auto at = query.after ? std::optional(Seconds(query.after->at)) : std::nullopt;
  const std::int64_t organ = query.after ? query.after->id.organ.value : 0;
  const std::int64_t number = query.after ? query.after->id.number : 0;
  std::vector<Message> found;
  Filtered(
      query,
      [&](const auto&... values) {
        for (const db::Row& row : session.Query(kList, values...)) found.push_back(MessageFromRow(row));
        return 0;
      },
      at, at, at, organ, organ, number, query.count);
  return found;
}

int CountMessages(db::Session& session, const MessageQuery& query, int most) {
  return Filtered(
      query, [&](const auto&... values) { return session.One<int>(kCount, values...); }, most + 1);
}

CommentCount CountComments(db::Session& session, ItemId item) {
  db::Rows rows = session.Query(kCountComments, item.organ.value, item.number);
  if (!rows.Next()) return {};
  return {rows.row().Get<int>(0), rows.row().Get<int>(1)};
}

std::vector<Message> CommentsOn(db::Session& session, ItemId item, int most) {
  std::vector<Message> comments;
  for (const db::Row& row : session.Query(kSelectComments, item.organ.value, item.number, most)) {
    comments.push_back(MessageFromRow(row));
  }
  return comments;
}

std::vector<DueMessages> CountDueMessages(db::Session& session, const std::vector<OrganId>& handlers, Date until) {
  const std::string sight = account::SightText(handlers);
  std::vector<DueMessages> due;
  for (const db::Row& row : session.Query(kCountDue, sight, sight, until)) {
    due.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<Date>(1), row.Get<int>(2)});
  }
  return due;
}

std::vector<Message> OverdueMessages(db::Session& session, Date today, int most) {
  std::vector<Message> overdue;
  for (const db::Row& row : session.Query(kSelectOverdue, today, most)) overdue.push_back(MessageFromRow(row));
  return overdue;
}

std::vector<OrganId> HandlersOfOpen(db::Session& session) {
  std::vector<OrganId> handlers;
  for (const db::Row& row : session.Query(kSelectHandlers)) handlers.push_back(OrganId{row.Get<std::int64_t>(0)});
  return handlers;
}

std::vector<MessageFigure> FiguresOf(db::Session& session, const std::vector<OrganId>& handlers, Instant from,
                                     Instant until) {
  std::vector<MessageFigure> figures;
  for (const MessageKind kind : MessageKinds()) figures.push_back({.kind = kind});
  const std::string sight = account::SightText(handlers);
  for (const db::Row& row : session.Stream(kFigures, sight, sight, Seconds(from), Seconds(until))) {
    MessageFigure& of =
        figures[static_cast<std::size_t>(KnownOfMessage(MessageKindFrom(row.Get<std::string_view>(0))))];
    const MessageState state = KnownOfMessage(MessageStateFrom(row.Get<std::string_view>(1)));
    ++of.received;
    if (IsOpen(state)) ++of.open;
    if (state == MessageState::kAnswered) ++of.answered;
    if (state == MessageState::kDeclined) ++of.declined;
    if (!HasLastDay(of.kind)) continue;
    if (!row.IsNull(3) && BeijingDay(InstantOf(row.Get<std::int64_t>(3))) <= row.Get<Date>(2)) ++of.in_time;
  }
  return figures;
}

}  // namespace gongkai::disclosure
