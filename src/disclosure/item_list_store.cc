#include "disclosure/item_list_store.h"

#include <algorithm>
#include <cstdint>

#include "account/sight.h"
#include "db/database.h"
#include "db/like.h"
#include "db/together.h"
#include "disclosure/item_columns_store.h"

namespace gongkai::disclosure {
namespace {

// ---- the office's list

// A statement is put together of these, and takes the parameters of those that narrow: a condition that is always true
// lets PostgreSQL expect fewer rows than there are. Each is written so that an
// index serves it: then counting reads no row.
constexpr std::string_view kOfCounty = "WHERE 1 = 1 ";
constexpr std::string_view kOfOneOrgan = "WHERE organ_id = CAST(? AS BIGINT) ";
// Written as its index is, which no other condition is: it is taken then, and not one of all that the organ ever had.
constexpr std::string_view kLateOfOneOrgan = "WHERE CAST(organ_id AS BIGINT) = CAST(? AS BIGINT) ";
constexpr std::string_view kOfOrgans = "WHERE CAST(? AS TEXT) LIKE '%,' || organ_id || ',%' ";
// What was let go of is asked for by its stage alone.
constexpr std::string_view kInAnyStage = "AND stage <> 'dropped' ";
constexpr std::string_view kInStage = "AND stage = ? ";
// Due before that day, to be published, and never was.
constexpr std::string_view kOverdue =
    "AND published_version IS NULL AND attribute = 'proactive' AND stage <> 'dropped' AND due_on < ? ";
constexpr std::string_view kOfKind = "AND kind = ? ";
constexpr std::string_view kWithWords =
    "AND (LOWER(title) LIKE LOWER(?) ESCAPE '\\' OR LOWER(index_number) LIKE LOWER(?) ESCAPE '\\') ";
constexpr std::string_view kDueBy = "AND due_on <= ? ";
constexpr std::string_view kAgainBy = "AND review_again_on <= ? ";
constexpr std::string_view kSelectItems = "SELECT " ITEM_COLUMNS " FROM item ";
constexpr std::string_view kNewestFirst = "ORDER BY changed_at DESC, organ_id DESC, number DESC LIMIT ? OFFSET ?";
constexpr std::string_view kCountItems = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM item ";
constexpr std::string_view kUpTo = "LIMIT ?) AS counted";

// The organs whose items are asked for; none: all of the county.
std::optional<std::vector<OrganId>> OrgansOf(const ItemQuery& query) {
  if (!query.organ) return query.organs;
  const bool in_sight = !query.organs || std::ranges::find(*query.organs, *query.organ) != query.organs->end();
  return in_sight ? std::vector{*query.organ} : std::vector<OrganId>();
}

// ---- what is public

// Pattern twice.
#define HOLDS_WORDS " AND (CAST(? AS TEXT) = '' OR LOWER(title) LIKE LOWER(?) ESCAPE '\\')"
#define OF_ORGAN " AND organ_id = ?"
#define OF_COLUMN " AND column_id = ?"
#define BEHIND \
  " AND (public_from, organ_id, number) < (?, ?, ?) ORDER BY public_from DESC, organ_id DESC, number DESC LIMIT ?"

constexpr std::string_view kList = "SELECT " ITEM_COLUMNS " FROM item WHERE " IS_PUBLIC_BEFORE_PLACE HOLDS_WORDS BEHIND;
constexpr std::string_view kListOfOrgan =
    "SELECT " ITEM_COLUMNS " FROM item WHERE " IS_PUBLIC_BEFORE_PLACE HOLDS_WORDS OF_ORGAN BEHIND;
constexpr std::string_view kListOfColumn =
    "SELECT " ITEM_COLUMNS " FROM item WHERE " IS_PUBLIC_BEFORE_PLACE HOLDS_WORDS OF_COLUMN BEHIND;
constexpr std::string_view kListOfBoth =
    "SELECT " ITEM_COLUMNS " FROM item WHERE " IS_PUBLIC_BEFORE_PLACE HOLDS_WORDS OF_ORGAN OF_COLUMN BEHIND;
// Without words no row is read, the index is enough.
#define COUNTED(narrowed) \
  "SELECT COUNT(*) FROM (SELECT 1 AS one FROM item WHERE " IS_PUBLIC narrowed " LIMIT ?) AS counted"
constexpr std::string_view kCount = COUNTED("");
constexpr std::string_view kCountOfOrgan = COUNTED(OF_ORGAN);
constexpr std::string_view kCountOfColumn = COUNTED(OF_COLUMN);
constexpr std::string_view kCountOfBoth = COUNTED(OF_ORGAN OF_COLUMN);
constexpr std::string_view kCountFound = COUNTED(HOLDS_WORDS);
constexpr std::string_view kCountFoundOfOrgan = COUNTED(HOLDS_WORDS OF_ORGAN);
constexpr std::string_view kCountFoundOfColumn = COUNTED(HOLDS_WORDS OF_COLUMN);
constexpr std::string_view kCountFoundOfBoth = COUNTED(HOLDS_WORDS OF_ORGAN OF_COLUMN);

#define LATEST(narrowed) "SELECT public_from FROM item WHERE " IS_PUBLIC narrowed " ORDER BY public_from DESC LIMIT 1"
constexpr std::string_view kLatestOfColumn = LATEST(OF_COLUMN);
constexpr std::string_view kLatestOfBoth = LATEST(OF_ORGAN OF_COLUMN);

constexpr std::string_view kLatest = LATEST("");
constexpr std::string_view kLatestOfOrgan = LATEST(OF_ORGAN);

/// The statement for what the query narrows to, with its parameters: ask(sql, narrowed…).
template <class Ask>
auto Narrowed(const PublicQuery& query, std::string_view all, std::string_view of_organ, std::string_view of_column,
              std::string_view of_both, const Ask& ask) {
  if (query.organ && query.column) return ask(of_both, query.organ->value, IdOf(*query.column));
  if (query.organ) return ask(of_organ, query.organ->value);
  if (query.column) return ask(of_column, IdOf(*query.column));
  return ask(all);
}

constexpr std::string_view kEverOnSite = "SELECT " ITEM_COLUMNS
                                         " FROM item WHERE on_site = 1 AND published_version IS NOT NULL "
                                         "ORDER BY organ_id, number";

/// What an ItemQuery narrows to, as statements with their parameters.
class Narrowing {
 public:
  /// None: nothing of it is in sight.
  static std::optional<Narrowing> Of(const ItemQuery& query) {
    auto organs = OrgansOf(query);
    if (organs && organs->empty()) return std::nullopt;
    return Narrowing(query, organs);
  }
  db::Question List(int count, int offset) const { return Ask(list_, count, offset); }
  db::Question Count() const { return Ask(count_, kMostCounted + 1); }

 private:
  Narrowing(const ItemQuery& query, const std::optional<std::vector<OrganId>>& organs) {
    if (std::string words = db::LikePattern(query.words); !words.empty()) pattern_ = std::move(words);
    if (organs) sight_ = organs->size() == 1 ? std::to_string(organs->front().value) : account::SightText(*organs);
    if (query.stage) stage_ = IdOf(*query.stage);
    if (query.overdue) due_before_ = ToString(query.today);
    if (query.kind) kind_ = IdOf(*query.kind);
    if (query.due_by) due_by_ = ToString(*query.due_by);
    if (query.again_by) again_by_ = ToString(*query.again_by);
    std::string where(WhereOf(query, organs));
    where.append(query.stage ? kInStage : kInAnyStage);
    if (query.overdue) where.append(kOverdue);
    if (query.kind) where.append(kOfKind);
    if (pattern_) where.append(kWithWords);
    if (query.due_by) where.append(kDueBy);
    if (query.again_by) where.append(kAgainBy);
    list_ = std::string(kSelectItems).append(where).append(kNewestFirst);
    count_ = std::string(kCountItems).append(where).append(kUpTo);
  }
  static std::string_view WhereOf(const ItemQuery& query, const std::optional<std::vector<OrganId>>& organs) {
    if (!organs) return kOfCounty;
    if (organs->size() > 1) return kOfOrgans;
    return query.overdue ? kLateOfOneOrgan : kOfOneOrgan;
  }
  /// The parameters in the order of the conditions.
  template <class... Last>
  db::Question Ask(std::string_view sql, const Last&... last) const {
    db::Question question = db::Question::Of(sql);
    const auto add = [&](const std::optional<std::string>& value) {
      if (value) question.values.push_back(db::ToValue(*value));
    };
    add(sight_), add(stage_), add(due_before_), add(kind_), add(pattern_), add(pattern_), add(due_by_), add(again_by_);
    (question.values.push_back(db::ToValue(last)), ...);
    return question;
  }

  std::string list_, count_;  // questions look into these
  std::optional<std::string> sight_, pattern_, stage_, due_before_, kind_, due_by_, again_by_;
};

int CountIn(db::Rows counted) { return counted.Next() ? static_cast<int>(counted.row().Get<std::int64_t>(0)) : 0; }

std::vector<Item> AllOf(db::Rows rows) {
  std::vector<Item> items;
  while (rows.Next()) items.push_back(ItemFromRow(rows.row()));
  return items;
}

}  // namespace

ItemPage ListItems(db::Session& session, const ItemQuery& query) {
  const auto narrowed = Narrowing::Of(query);
  if (!narrowed) return {};
  auto [items, total] =
      db::AskTogether(session, narrowed->List(query.page_size, (query.page - 1) * query.page_size), narrowed->Count());
  return {.items = AllOf(std::move(items)), .total = CountIn(std::move(total))};
}

std::vector<int> CountItems(db::Session& session, std::span<const ItemQuery> queries) {
  std::vector<int> totals(queries.size());
  std::vector<std::size_t> asked;
  std::vector<Narrowing> narrowed;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    auto of = Narrowing::Of(queries[i]);
    if (!of) continue;
    asked.push_back(i);
    narrowed.push_back(std::move(*of));
  }
  std::vector<db::Question> questions;
  for (const Narrowing& each : narrowed) questions.push_back(each.Count());
  std::vector<db::Rows> counted = db::AskTogether(session, questions);
  for (std::size_t i = 0; i < asked.size(); ++i) totals[asked[i]] = CountIn(std::move(counted[i]));
  return totals;
}

std::vector<Item> WaitingItems(db::Session& session, Date today) {
  return AllOf(
      session.Query("SELECT " ITEM_COLUMNS
                    " FROM item WHERE published_version IS NOT NULL AND withdrawn_at IS NULL AND '' || public_from > ?",
                    today));
}

namespace {

/// In front of everything of that day.
PublicQuery::Place NewestOf(Date day) { return {day, {OrganId{INT64_MAX}, INT64_MAX}}; }

/// The statement behind the place of the query: ask(sql, narrowed…).
class Behind {
 public:
  Behind(db::Session& session, const PublicQuery& query)
      : session_(session),
        query_(query),
        pattern_(db::LikePattern(query.words)),
        after_(query.after && query.after->from <= query.today ? *query.after : NewestOf(query.today)) {}

  template <class... Narrowed>
  std::vector<Item> Ask(std::string_view sql, const Narrowed&... narrowed) const {
    return AllOf(session_.Query(sql, query_.today, query_.today, pattern_, pattern_, narrowed..., after_.from,
                                after_.id.organ.value, after_.id.number, query_.count));
  }

 private:
  db::Session& session_;
  const PublicQuery& query_;
  const std::string pattern_;
  const PublicQuery::Place after_;
};

}  // namespace

std::vector<Item> ListPublic(db::Session& session, const PublicQuery& query) {
  const Behind behind(session, query);
  if (query.organ && query.column) return behind.Ask(kListOfBoth, query.organ->value, IdOf(*query.column));
  if (query.organ) return behind.Ask(kListOfOrgan, query.organ->value);
  if (query.column) return behind.Ask(kListOfColumn, IdOf(*query.column));
  return behind.Ask(kList);
}

int CountPublic(db::Session& session, const PublicQuery& query) {
  const auto count = [&](std::string_view sql, const auto&... narrowed) {
    return static_cast<int>(session.One<std::int64_t>(sql, query.today, query.today, narrowed..., kMostCounted + 1));
  };
  const std::string pattern = db::LikePattern(query.words);
  if (pattern.empty()) return Narrowed(query, kCount, kCountOfOrgan, kCountOfColumn, kCountOfBoth, count);
  return Narrowed(
      query, kCountFound, kCountFoundOfOrgan, kCountFoundOfColumn, kCountFoundOfBoth,
      [&](std::string_view sql, const auto&... narrowed) { return count(sql, pattern, pattern, narrowed...); });
}

std::vector<int> PublicYears(db::Session& session, const PublicQuery& query) {
  constexpr std::size_t kMost = 100;
  std::vector<int> years;
  Date before = query.today;
  while (years.size() < kMost) {
    const auto latest = Narrowed(query, kLatest, kLatestOfOrgan, kLatestOfColumn, kLatestOfBoth,
                                 [&](std::string_view sql, const auto&... narrowed) {
                                   return session.First<Date>(sql, before, query.today, narrowed...);
                                 });
    if (!latest) break;
    years.push_back(static_cast<int>(latest->year()));
    before = std::chrono::year(years.back() - 1) / 12 / 31;
  }
  return years;
}

std::vector<Item> ItemsEverOnSite(db::Session& session) { return AllOf(session.Stream(kEverOnSite)); }

std::vector<ColumnState> PublicColumns(db::Session& session, std::optional<OrganId> organ, Date today) {
  std::vector<db::Question> questions;
  for (const Column column : Columns()) {
    questions.push_back(organ ? db::Question::Of(kLatestOfBoth, today, today, organ->value, IdOf(column))
                              : db::Question::Of(kLatestOfColumn, today, today, IdOf(column)));
  }
  std::vector<db::Rows> latest = db::AskTogether(session, questions);
  std::vector<ColumnState> columns;
  for (std::size_t i = 0; i < latest.size(); ++i) {
    if (latest[i].Next()) columns.push_back({Columns()[i], latest[i].row().Get<Date>(0)});
  }
  return columns;
}

}  // namespace gongkai::disclosure
