#include "account/people_list_store.h"

#include <algorithm>

#include "db/like.h"

namespace gongkai::account {
namespace {

// A post with its unit, the organ with duties of its own above that, and the post it stands in for. What has no duties
// of its own hangs directly below what has (MayHangBelow).
#define POSTS_WITH_NAMES                                                                                               \
  "SELECT p.id AS person_id, p.login, p.name, p.state, t.id AS post_id, t.organ_id, t.kind, t.from_day, t.until_day, " \
  "t.delegated_from, t.reason, duty.id AS duty_id, duty.name AS duty_name, duty.code AS duty_code, "                   \
  "CASE WHEN unit.id = duty.id THEN '' ELSE unit.short_name END AS unit_name, holder.name AS holder_name, "            \
  "(SELECT MIN(dp.name) FROM post d JOIN person dp ON dp.id = d.person_id "                                            \
  "  WHERE d.delegated_from = t.id AND d.from_day <= ? AND d.until_day >= ?) AS delegate_name, "                       \
  "CASE duty.kind WHEN 'county_government' THEN 0 WHEN 'county_office' THEN 1 WHEN 'department' THEN 2 "               \
  "  WHEN 'township' THEN 3 WHEN 'subdistrict' THEN 4 WHEN 'authorised' THEN 5 ELSE 6 END AS duty_order, "             \
  "CASE t.kind WHEN 'chief' THEN 0 WHEN 'deputy' THEN 1 WHEN 'office_head' THEN 2 WHEN 'unit_head' THEN 3 "            \
  "  WHEN 'secrecy_examiner' THEN 4 WHEN 'handler' THEN 5 WHEN 'contributor' THEN 6 ELSE 7 END AS post_order "         \
  "FROM person p LEFT JOIN post t ON t.person_id = p.id "                                                              \
  "LEFT JOIN organ unit ON unit.id = t.organ_id "                                                                      \
  "LEFT JOIN organ duty ON duty.id = "                                                                                 \
  "  CASE WHEN unit.kind IN ('unit', 'village', 'community') THEN unit.parent_id ELSE unit.id END "                    \
  "LEFT JOIN post original ON original.id = t.delegated_from "                                                         \
  "LEFT JOIN person holder ON holder.id = original.person_id "
#define ROW_COLUMNS                                                                                                \
  "person_id, login, name, state, post_id, organ_id, kind, from_day, until_day, delegated_from, reason, duty_id, " \
  "duty_name, unit_name, holder_name, delegate_name"
// Parameters: day twice, name pattern three times, organ twice, kind twice, state twice.
#define FILTERED                                                                       \
  "(CAST(? AS TEXT) = '' OR name LIKE ? ESCAPE '\\' OR login LIKE ? ESCAPE '\\') "     \
  "AND (CAST(? AS BIGINT) = 0 OR duty_id = ?) AND (CAST(? AS TEXT) = '' OR kind = ?) " \
  "AND (CAST(? AS TEXT) = '' OR state = ?) "
#define IN_ORDER "ORDER BY duty_order, duty_code, duty_id, post_order, from_day, name, person_id LIMIT ? OFFSET ?"

constexpr std::string_view kListPresent =
    "WITH listed AS (" POSTS_WITH_NAMES ") SELECT " ROW_COLUMNS ", COUNT(*) OVER () FROM listed WHERE " FILTERED
    "AND post_id IS NOT NULL AND (until_day IS NULL OR (until_day >= ? AND until_day >= from_day)) " IN_ORDER;
constexpr std::string_view kListPast =
    "WITH listed AS (" POSTS_WITH_NAMES ") SELECT " ROW_COLUMNS ", COUNT(*) OVER () FROM listed WHERE " FILTERED
    "AND until_day < ? AND until_day >= from_day " IN_ORDER;
constexpr std::string_view kListNone =
    "WITH idle AS (SELECT id AS person_id, login, name, state FROM person WHERE NOT EXISTS (SELECT 1 FROM post "
    "WHERE post.person_id = person.id AND (until_day IS NULL OR until_day >= ?))) "
    "SELECT person_id, login, name, state, COUNT(*) OVER () FROM idle "
    "WHERE (CAST(? AS TEXT) = '' OR name LIKE ? ESCAPE '\\' OR login LIKE ? ESCAPE '\\') "
    "AND (CAST(? AS TEXT) = '' OR state = ?) ORDER BY name, person_id LIMIT ? OFFSET ?";
constexpr std::string_view kListOfPerson = "WITH listed AS (" POSTS_WITH_NAMES ") SELECT " ROW_COLUMNS
                                           " FROM listed WHERE person_id = ? AND post_id IS NOT NULL "
                                           "ORDER BY from_day DESC, post_id DESC";
constexpr std::string_view kListEnding = "WITH listed AS (" POSTS_WITH_NAMES ") SELECT " ROW_COLUMNS
                                         " FROM listed WHERE post_id IS NOT NULL AND state <> 'stopped' "
                                         "AND from_day <= ? AND until_day >= ? AND until_day <= ? "
                                         "ORDER BY until_day, name, post_id";
constexpr std::string_view kSelectColleagues =
    "WITH listed AS (" POSTS_WITH_NAMES
    ") SELECT DISTINCT person_id, name FROM listed "
    "WHERE duty_id = ? AND state <> 'stopped' AND from_day <= ? AND (until_day IS NULL OR until_day >= ?) "
    "ORDER BY name, person_id";
constexpr std::string_view kSelectHolders =
    "SELECT t.id, t.person_id, p.state, t.from_day, t.until_day FROM post t JOIN person p ON p.id = t.person_id "
    "WHERE t.kind = ? ORDER BY t.id";
constexpr std::string_view kSelectDelegations =
    "SELECT id FROM post WHERE delegated_from = ? AND from_day <= ? AND until_day >= ? AND until_day >= from_day "
    "ORDER BY from_day";

Person PersonOf(const db::Row& row) {
  Person person{
      .id = PersonId{row.Get<std::int64_t>(0)}, .login = row.Get<std::string>(1), .name = row.Get<std::string>(2)};
  person.state = *PersonStateFrom(row.Get<std::string_view>(3));
  return person;
}

Post PostOf(const db::Row& row) {
  const auto kind = PostKindFrom(row.Get<std::string_view>(6));
  if (!kind) throw db::DatabaseError(db::ErrorCode::kOther, "unknown kind of post");
  const auto delegated = row.Get<std::optional<std::int64_t>>(9);
  return {.id = PostId{row.Get<std::int64_t>(4)},
          .organ = OrganId{row.Get<std::int64_t>(5)},
          .person = PersonId{row.Get<std::int64_t>(0)},
          .kind = *kind,
          .from = row.Get<Date>(7),
          .until = row.Get<std::optional<Date>>(8),
          .delegated_from = delegated ? std::optional(PostId{*delegated}) : std::nullopt,
          .reason = row.Get<std::string>(10)};
}

PeopleRow RowWithPost(const db::Row& row) {
  return {.person = PersonOf(row),
          .post = PostOf(row),
          .organ = OrganId{row.Get<std::int64_t>(11)},
          .organ_name = row.Get<std::string>(12),
          .unit_name = row.Get<std::string>(13),
          .stands_in_for = row.Get<std::optional<std::string>>(14).value_or(""),
          .stood_in_by = row.Get<std::optional<std::string>>(15).value_or("")};
}

int OffsetOf(const PeopleFilter& filter) { return (filter.page - 1) * filter.page_size; }

PeoplePage ListWithPosts(db::Session& session, const PeopleFilter& filter, Date day) {
  const std::string_view sql = filter.which == WhichPosts::kPast ? kListPast : kListPresent;
  const std::string pattern = db::LikePattern(filter.name);
  const std::int64_t organ = filter.organ ? filter.organ->value : 0;
  const std::string_view kind = filter.kind ? IdOf(*filter.kind) : "";
  const std::string_view state = filter.state ? IdOf(*filter.state) : "";
  PeoplePage page;
  for (const db::Row& row : session.Query(sql, day, day, pattern, pattern, pattern, organ, organ, kind, kind, state,
                                          state, day, filter.page_size, OffsetOf(filter))) {
    page.rows.push_back(RowWithPost(row));
    page.total = row.Get<int>(16);
  }
  return page;
}

PeoplePage ListWithoutPosts(db::Session& session, const PeopleFilter& filter, Date day) {
  const std::string pattern = db::LikePattern(filter.name);
  const std::string_view state = filter.state ? IdOf(*filter.state) : "";
  PeoplePage page;
  for (const db::Row& row :
       session.Query(kListNone, day, pattern, pattern, pattern, state, state, filter.page_size, OffsetOf(filter))) {
    page.rows.push_back({.person = PersonOf(row)});
    page.total = row.Get<int>(4);
  }
  return page;
}

}  // namespace

PeoplePage ListPeople(db::Session& session, const PeopleFilter& filter, Date day) {
  return filter.which == WhichPosts::kNone ? ListWithoutPosts(session, filter, day)
                                           : ListWithPosts(session, filter, day);
}

std::vector<PeopleRow> PostsWithNames(db::Session& session, PersonId person,
                                      const std::optional<std::vector<OrganId>>& organs, Date day) {
  std::vector<PeopleRow> rows;
  for (const db::Row& row : session.Query(kListOfPerson, day, day, person.value)) {
    PeopleRow found = RowWithPost(row);
    if (!organs || std::ranges::count(*organs, found.organ) > 0) rows.push_back(std::move(found));
  }
  return rows;
}

std::vector<PeopleRow> PostsEndingWithin(db::Session& session, Date from, Date until) {
  std::vector<PeopleRow> rows;
  for (const db::Row& row : session.Query(kListEnding, from, from, from, from, until)) rows.push_back(RowWithPost(row));
  return rows;
}

std::vector<Person> Colleagues(db::Session& session, OrganId organ, Date day) {
  std::vector<Person> people;
  for (const db::Row& row : session.Query(kSelectColleagues, day, day, organ.value, day, day)) {
    people.push_back({.id = PersonId{row.Get<std::int64_t>(0)}, .name = row.Get<std::string>(1)});
  }
  return people;
}

std::vector<AdminHolder> LockAdminHolders(db::Transaction& act, PostKind kind) {
  act.Lock("holders of " + std::string(IdOf(kind)));
  std::vector<AdminHolder> holders;
  for (const db::Row& row : act.Query(kSelectHolders, IdOf(kind))) {
    holders.push_back({.post = PostId{row.Get<std::int64_t>(0)},
                       .person = PersonId{row.Get<std::int64_t>(1)},
                       .can_sign_in = row.Get<std::string_view>(2) == IdOf(PersonState::kActive),
                       .from = row.Get<Date>(3),
                       .until = row.Get<std::optional<Date>>(4)});
  }
  return holders;
}

std::vector<Post> DelegationsOf(db::Session& session, PostId post, Date from, Date until) {
  std::vector<PostId> ids;
  for (const db::Row& row : session.Query(kSelectDelegations, post.value, until, from))
    ids.emplace_back(row.Get<std::int64_t>(0));
  std::vector<Post> posts;
  for (const PostId id : ids) posts.push_back(*FindPost(session, id));
  return posts;
}

}  // namespace gongkai::account
