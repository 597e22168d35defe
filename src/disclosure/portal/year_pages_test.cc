// The pages of a year against a plain count over all items, while items are taken down, moved, ended: the days that
// triggers keep never part from what is public. So with lists that go on behind an item, in the midst of a day of
// several organs.
#include <algorithm>
#include <random>

#include "disclosure/open_data/open_item_store.h"
#include "disclosure/portal/portal_desk_test.h"
#include "disclosure/portal/year_pages_store.h"

namespace gongkai::disclosure {
namespace {

/// What is public of a list in a year, oldest first, by the gate in C++.
std::vector<ItemId> Plainly(db::Session& session, const PublicQuery& query, int year) {
  std::vector<Item> found;
  for (const Item& item : ItemsEverOnSite(session)) {
    const bool is_of = IsPublic(item.publicity, query.today) && (!query.organ || item.id.organ == *query.organ) &&
                       (!query.column || FactsOf(item.kind).column == *query.column) &&
                       static_cast<int>(item.publicity.public_from->year()) == year;
    if (is_of) found.push_back(item);
  }
  std::ranges::sort(found, {}, [](const Item& item) {
    return std::pair(std::chrono::sys_days(*item.publicity.public_from), item.id);
  });
  std::vector<ItemId> ids;
  for (const Item& item : found) ids.push_back(item.id);
  return ids;
}

void CheckPages(db::Session& session, PublicQuery query, int year) {
  const std::vector<ItemId> plain = Plainly(session, query, year);
  query.count = 3;
  CHECK(CountPublicOfYear(session, query, year) == static_cast<int>(plain.size()));
  std::vector<ItemId> paged;
  for (int page = 1; page <= static_cast<int>(plain.size() / 3 + 1); ++page) {
    std::vector<Item> items = ListPublicOfYear(session, query, year, page);
    std::ranges::reverse(items);
    for (const Item& item : items) paged.push_back(item.id);
  }
  CHECK(paged == plain);
  CHECK(ListPublicOfYear(session, query, year, 1000).empty());
}

/// Two at a time, until there are no more.
template <class Query, class List, class Behind>
std::vector<ItemId> Walked(db::Session& session, Query query, const List& list, const Behind& behind) {
  std::vector<ItemId> walked;
  query.count = 2;
  for (auto page = list(session, query); !page.empty(); page = list(session, query)) {
    for (const auto& each : page) walked.push_back(behind(each).id);
    query.after = behind(page.back());
  }
  return walked;
}

void CheckWalks(db::Session& session, const PublicQuery& query, int year) {
  std::vector<ItemId> plain = Plainly(session, query, year);
  const OpenQuery open{.today = query.today,
                       .organ = query.organ,
                       .column = query.column,
                       .from = std::chrono::year(year) / 1 / 1,
                       .until = std::chrono::year(year) / 12 / 31};
  CHECK(Walked(session, open, ListOpenUpward, PlaceOf) == plain);
  for (std::size_t i = 0; i <= plain.size(); ++i) {
    const auto place = PlaceInYear(session, query, year, static_cast<std::int64_t>(i));
    CHECK((place ? std::optional(place->id) : std::nullopt) ==
          (i < plain.size() ? std::optional(plain[i]) : std::nullopt));
  }
  std::ranges::reverse(plain);
  CHECK(Walked(session, open, ListOpen, PlaceOf) == plain);
  CHECK(Walked(session, query, ListPublic, [](const Item& item) {
          return PublicQuery::Place{*item.publicity.public_from, item.id};
        }) == plain);  // all of them are of that year
}

/// What the township made and signed, as if each of these organs had: all but the last step by hand-written SQL, under
/// the triggers that hold for everybody.
void GiveTo(db::Transaction& act, OrganId organ, OrganId township) {
  for (const std::string_view copied :
       {"INSERT INTO item (organ_id, number, stage, latest_version, index_number, kind, column_id, title, summary, "
        "attribute, formed_on, due_on, published_version, public_from, public_until, on_site, withdrawn_at, "
        "withdrawal_kind, withdrawal_words, review_again_on, created_by, changed_at, version) SELECT CAST(? AS "
        "BIGINT), number, stage, latest_version, '', kind, column_id, title, summary, attribute, formed_on, due_on, "
        "NULL, public_from, public_until, on_site, NULL, '', '', NULL, created_by, changed_at, 1 FROM item WHERE "
        "organ_id = ?",
        "INSERT INTO item_version (organ_id, item, number, kind, title, summary, body, fields, attribute, ground, "
        "ground_words, origin, other_organ, is_agreed, formed_on, publish_on, channels, correction, digest, author, "
        "saved_at, text_digest) SELECT CAST(? AS BIGINT), item, number, kind, title, summary, body, fields, attribute, "
        "ground, "
        "ground_words, origin, other_organ, is_agreed, formed_on, publish_on, channels, correction, digest, author, "
        "saved_at, text_digest FROM item_version WHERE organ_id = ?",
        "INSERT INTO screening_run (organ_id, kind, subject, number, digest, lists, rules, at, person_id, "
        "person_name, parts, unread, hits) SELECT CAST(? AS BIGINT), kind, subject, number, digest, lists, rules, at, "
        "person_id, person_name, parts, unread, hits FROM screening_run WHERE organ_id = ?",
        "INSERT INTO item_signature (organ_id, item, version, signer, digest, person_id, person_name, at, answers, "
        "remark, number) SELECT CAST(? AS BIGINT), item, version, signer, digest, person_id, person_name, at, "
        "answers, remark, number FROM item_signature WHERE organ_id = ?",
        "INSERT INTO item_publication (organ_id, item, version, digest, published_at) SELECT CAST(? AS BIGINT), item, "
        "version, digest, published_at FROM item_publication WHERE organ_id = ?"}) {
    act.Execute(copied, organ.value, township.value);
  }
  act.Execute("UPDATE item SET published_version = 1 WHERE organ_id = ?", organ.value);
}

TEST_CASE_ON_BOTH_ENGINES("whatever becomes of items, the pages of a year are those that are public, in their order",
                          place) {
  PortalDesk county(place);
  county.Give(county.wen, county.township, PostKind::kSecrecyExaminer);
  std::mt19937 random(20260310);
  const auto any = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  constexpr int kItems = 9;
  constexpr ItemKind kKinds[] = {ItemKind::kNotice, ItemKind::kWelfare, ItemKind::kNews};
  for (int i = 0; i < kItems; ++i) {
    county.Published(PortalDesk::Titled(kKinds[i % 3], "第" + std::to_string(i + 1) + "件"));
  }
  const OrganId organs[] = {county.township, county.bureau, county.office};
  {
    db::Transaction act = county.database->Begin();
    for (const OrganId organ : {county.bureau, county.office}) GiveTo(act, organ, county.township);
    act.Commit();
  }
  for (int round = 0; round < 40; ++round) {
    {
      db::Transaction act = county.database->Begin();
      const std::int64_t number = any(kItems - 1) + 1, organ = organs[any(2)].value;
      const std::string day = "2026-03-0" + std::to_string(1 + any(8));
      switch (any(5)) {
        case 0:
          act.Execute("UPDATE item SET on_site = 1 - on_site WHERE number = ? AND organ_id = ?", number, organ);
          break;
        case 1:
          act.Execute("UPDATE item SET public_until = ? WHERE number = ? AND organ_id = ?",
                      "2026-03-1" + std::to_string(any(3)), number, organ);
          break;
        case 2:
          act.Execute("UPDATE item SET public_until = NULL WHERE number = ? AND organ_id = ?", number, organ);
          break;
        case 3:
          act.Execute("UPDATE item SET kind = 'welfare', column_id = 'welfare' WHERE number = ? AND organ_id = ?",
                      number, organ);
          break;
        case 4:
          act.Execute("UPDATE item SET public_from = ? WHERE number >= ?", day,
                      number);  // several at once, of all organs
          break;
        default:
          act.Execute("UPDATE item SET public_from = ?, title = 'x' WHERE number = ? AND organ_id = ?", day, number,
                      organ);
      }
      act.Commit();
    }
    db::Reader reader = county.database->Read();
    for (const Date today : {county.today(), Date(2026y / 3 / 12), Date(2026y / 3 / 4), Date(2027y / 1 / 5)}) {
      CheckPages(reader, {.today = today}, 2026);
      CheckPages(reader, {.today = today, .organ = county.township}, 2026);
      CheckPages(reader, {.today = today, .column = Column::kWelfare}, 2026);
      CheckPages(reader, {.today = today, .organ = county.township, .column = Column::kNews}, 2026);
      CheckPages(reader, {.today = today, .organ = county.bureau}, 2026);
      CheckPages(reader, {.today = today, .organ = county.other_township}, 2026);
      CheckWalks(reader, {.today = today}, 2026);
      CheckWalks(reader, {.today = today, .organ = county.bureau}, 2026);
      CheckWalks(reader, {.today = today, .column = Column::kWelfare}, 2026);
      CheckWalks(reader, {.today = today, .organ = county.office, .column = Column::kNews}, 2026);
    }
  }
}

TEST_CASE_ON_BOTH_ENGINES("taken down and signed anew: the count follows the acts", place) {
  PortalDesk county(place);
  county.Give(county.wen, county.township, PostKind::kSecrecyExaminer);
  const ItemId id = county.Published(ItemDesk::Notice());
  const auto count = [&] {
    db::Reader reader = county.database->Read();
    return CountPublicOfYear(reader, {.today = county.today()}, 2026);
  };
  CHECK(count() == 1);
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "写错了。"));
  CHECK(count() == 0);
  CHECK(county.Count("SELECT COUNT(*) FROM item_public_day WHERE items <> 0") == 0);
}

}  // namespace
}  // namespace gongkai::disclosure
