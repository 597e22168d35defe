#include "account/people_store.h"

#include <algorithm>
#include <span>

#include "account/organ_store.h"

namespace gongkai::account {
namespace {

#define PERSON_COLUMNS "id, login, name, phone, email, state, sso_subject, created_at, version"
#define POST_COLUMNS "id, organ_id, person_id, kind, from_day, until_day, delegated_from, reason"

constexpr std::string_view kSelectPerson = "SELECT " PERSON_COLUMNS " FROM person WHERE id = ?";
constexpr std::string_view kSelectByLogin = "SELECT " PERSON_COLUMNS " FROM person WHERE login = ?";
constexpr std::string_view kSelectBySubject = "SELECT " PERSON_COLUMNS " FROM person WHERE sso_subject = ?";
constexpr std::string_view kSelectPeople = "SELECT " PERSON_COLUMNS " FROM person ORDER BY name, id";
constexpr std::string_view kCountPeople = "SELECT COUNT(*) FROM person";
constexpr std::string_view kInsertPerson =
    "INSERT INTO person (login, name, phone, email, state, password, must_change, totp_last_step, sso_subject, "
    "created_at, version) VALUES (?, ?, ?, ?, ?, '', 1, 0, ?, ?, 1) RETURNING id";
constexpr std::string_view kUpdatePerson =
    "UPDATE person SET name = ?, phone = ?, email = ?, state = ?, sso_subject = ?, version = version + 1 "
    "WHERE id = ? AND version = ?";
constexpr std::string_view kLockPerson = "UPDATE person SET version = version WHERE id = ?";
constexpr std::string_view kSelectPost = "SELECT " POST_COLUMNS " FROM post WHERE id = ?";
constexpr std::string_view kSelectPostsOf =
    "SELECT " POST_COLUMNS " FROM post WHERE person_id = ? ORDER BY from_day DESC, id DESC";
constexpr std::string_view kSelectPostsIn =
    "SELECT " POST_COLUMNS
    " FROM post WHERE organ_id = ? AND from_day <= ? AND (until_day IS NULL OR until_day >= ?) ORDER BY id";
constexpr std::string_view kSelectLeaders =
    "SELECT o.organ_id, o.kind, p.name FROM post o JOIN person p ON p.id = o.person_id WHERE o.kind IN ('chief', "
    "'deputy') AND o.delegated_from IS NULL AND o.from_day <= ? AND (o.until_day IS NULL OR o.until_day >= ?) ORDER BY "
    "o.organ_id, o.kind, p.name";
constexpr std::string_view kInsertPost =
    "INSERT INTO post (organ_id, person_id, kind, from_day, until_day, delegated_from, reason) "
    "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id";
constexpr std::string_view kEndPost =
    "UPDATE post SET until_day = ? WHERE (id = ? OR delegated_from = ?) AND (until_day IS NULL OR until_day > ?)";

struct StateRow {
  PersonState state;
  std::string_view id, name;
};
constexpr StateRow kStates[] = {{PersonState::kInvited, "invited", "待启用"},
                                {PersonState::kActive, "active", "在用"},
                                {PersonState::kStopped, "stopped", "停用"}};

PersonState StateFrom(std::string_view id) {
  if (const auto state = PersonStateFrom(id)) return *state;
  throw db::DatabaseError(db::ErrorCode::kOther, "unknown state of a person");
}

Person PersonFrom(const db::Row& row) {
  return {.id = PersonId{row.Get<std::int64_t>(0)},
          .login = row.Get<std::string>(1),
          .name = row.Get<std::string>(2),
          .phone = row.Get<std::string>(3),
          .email = row.Get<std::string>(4),
          .state = StateFrom(row.Get<std::string_view>(5)),
          .sso_subject = row.Get<std::optional<std::string>>(6),
          .created_at = Instant(std::chrono::seconds(row.Get<std::int64_t>(7))),
          .version = row.Get<std::int64_t>(8)};
}

std::optional<Person> FirstPerson(db::Rows rows) {
  if (!rows.Next()) return std::nullopt;
  return PersonFrom(rows.row());
}

Post PostFrom(const db::Row& row) {
  const auto kind = PostKindFrom(row.Get<std::string_view>(3));
  if (!kind) throw db::DatabaseError(db::ErrorCode::kOther, "unknown kind of post");
  const auto delegated = row.Get<std::optional<std::int64_t>>(6);
  return {.id = PostId{row.Get<std::int64_t>(0)},
          .organ = OrganId{row.Get<std::int64_t>(1)},
          .person = PersonId{row.Get<std::int64_t>(2)},
          .kind = *kind,
          .from = row.Get<Date>(4),
          .until = row.Get<std::optional<Date>>(5),
          .delegated_from = delegated ? std::optional(PostId{*delegated}) : std::nullopt,
          .reason = row.Get<std::string>(7)};
}

std::vector<Post> PostsFrom(db::Rows rows) {
  std::vector<Post> posts;
  while (rows.Next()) posts.push_back(PostFrom(rows.row()));
  return posts;
}

bool IsOfOneOrgan(db::Session& session, OrganId a, OrganId b) {
  const auto of_a = OrganWithDuties(session, a), of_b = OrganWithDuties(session, b);
  return of_a && of_b && of_a->id == of_b->id;
}

// A delegate holds no more than the post stood in for: its holder may have left or been stopped, its organ may be gone.
// And only while being one of the organ, by a post of its own there.
bool IsInForce(db::Session& session, const Post& post, std::span<const Post> of_person, Date day) {
  if (!post.Holds(day)) return false;
  if (!post.delegated_from) return true;
  const auto original = FindPost(session, *post.delegated_from);
  if (!original || !original->Holds(day)) return false;
  const auto holder = FindPerson(session, original->person);
  const bool belongs = std::ranges::any_of(of_person, [&](const Post& own) {
    return !own.delegated_from && own.Holds(day) && IsOfOneOrgan(session, own.organ, post.organ);
  });
  return belongs && holder && holder->state != PersonState::kStopped;
}

}  // namespace

std::string_view IdOf(PersonState state) { return kStates[static_cast<std::size_t>(state)].id; }
std::string_view NameOf(PersonState state) { return kStates[static_cast<std::size_t>(state)].name; }

std::optional<PersonState> PersonStateFrom(std::string_view id) {
  for (const StateRow& row : kStates) {
    if (row.id == id) return row.state;
  }
  return std::nullopt;
}

std::string FoldLogin(std::string_view login) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = login.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return "";
  std::string folded(login.substr(first, login.find_last_not_of(kBlanks) - first + 1));
  std::ranges::transform(folded, folded.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return folded;
}

std::optional<Person> FindPerson(db::Session& session, PersonId id) {
  return FirstPerson(session.Query(kSelectPerson, id.value));
}

std::optional<Person> FindPersonByLogin(db::Session& session, std::string_view login) {
  return FirstPerson(session.Query(kSelectByLogin, FoldLogin(login)));
}

std::optional<Person> FindPersonBySubject(db::Session& session, std::string_view sso_subject) {
  return FirstPerson(session.Query(kSelectBySubject, sso_subject));
}

std::vector<Person> AllPeople(db::Session& session) {
  std::vector<Person> people;
  for (const db::Row& row : session.Query(kSelectPeople)) people.push_back(PersonFrom(row));
  return people;
}

bool AnyPerson(db::Session& session) { return session.One<std::int64_t>(kCountPeople) > 0; }

PersonId AddPerson(db::Transaction& act, const Person& person) {
  return PersonId{act.One<std::int64_t>(kInsertPerson, FoldLogin(person.login), person.name, person.phone, person.email,
                                        IdOf(person.state), person.sso_subject,
                                        person.created_at.time_since_epoch().count())};
}

bool UpdatePerson(db::Transaction& act, const Person& person) {
  return act.Execute(kUpdatePerson, person.name, person.phone, person.email, IdOf(person.state), person.sso_subject,
                     person.id.value, person.version) == 1;
}

void LockPerson(db::Transaction& act, PersonId id) { act.Execute(kLockPerson, id.value); }

std::optional<Post> FindPost(db::Session& session, PostId id) {
  db::Rows rows = session.Query(kSelectPost, id.value);
  if (!rows.Next()) return std::nullopt;
  return PostFrom(rows.row());
}

std::vector<Post> PostsOf(db::Session& session, PersonId person) {
  return PostsFrom(session.Query(kSelectPostsOf, person.value));
}

std::vector<Post> PostsIn(db::Session& session, OrganId organ, Date day) {
  std::vector<Post> posts = PostsFrom(session.Query(kSelectPostsIn, organ.value, day, day));
  std::ranges::stable_sort(posts, {}, &Post::kind);
  return posts;
}

std::vector<OrganLeader> LeadersOn(db::Session& session, Date day) {
  std::vector<OrganLeader> leaders;
  for (const db::Row& row : session.Query(kSelectLeaders, day, day)) {
    leaders.push_back({.organ = OrganId{row.Get<std::int64_t>(0)},
                       .kind = *PostKindFrom(row.Get<std::string_view>(1)),
                       .name = row.Get<std::string>(2)});
  }
  return leaders;
}

std::vector<HeldPost> HeldPosts(db::Session& session, PersonId person, Date day) {
  std::vector<HeldPost> held;
  const std::vector<Post> posts = PostsOf(session, person);
  for (const Post& post : posts) {
    if (!IsInForce(session, post, posts, day)) continue;
    const auto organ = OrganWithDuties(session, post.organ);
    if (!organ || !organ->IsThere(day)) continue;
    held.push_back({post.id, post.kind, organ->id, post.organ, organ->name, post.delegated_from.has_value()});
  }
  std::ranges::stable_sort(held, {}, &HeldPost::kind);
  return held;
}

PostId AddPost(db::Transaction& act, const Post& post) {
  const auto delegated = post.delegated_from ? std::optional(post.delegated_from->value) : std::nullopt;
  return PostId{act.One<std::int64_t>(kInsertPost, post.organ.value, post.person.value, IdOf(post.kind), post.from,
                                      post.until, delegated, post.reason)};
}

void EndPost(db::Transaction& act, PostId post, Date last_day) {
  act.Execute(kEndPost, last_day, post.value, post.value, last_day);
}

}  // namespace gongkai::account
