// What the office and the public wait for as a county's items grow: the same lists, pages and publications with few
// items and with many, in one run, as ratios. The aim is 1.3 times at most.
//
//   disclosure_bench [FEW [MANY [WORD]]]   (10000 and 100000 if left out; a great county: disclosure_bench 10000
//   1000000;
//                                           with a word, only what has it in its name)
//
// Each is asked in turns of few and many, and the least of the rounds counts: other work on the machine only ever adds.
// On SQLite it is the time of the processor, as all is done in this thread; only publishing waits for the disk.
//
// Items are spread over 20 organs and 30 days in each of six years, in the order in which they were made, as in life: a
// great county has thousands a day. One in 50 is a draft, one in 500 late. They are written by SQL under
// the triggers that hold for everybody. On SQLite, and on the server that GONGKAI_TEST_POSTGRES names.
//
// Links: disclosure embedded_migrations test_databases

#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "disclosure/desk_test.h"
#include "disclosure/item_list_store.h"
#include "disclosure/open_data/open_item_store.h"
#include "disclosure/portal/year_pages_store.h"
#include "disclosure/routes.h"
#include "disclosure/screen/rescan_actions.h"

namespace {

using namespace gongkai;
using namespace gongkai::disclosure;

constexpr int kOrgans = 20, kRounds = 9;
constexpr int kYear = 2023;  // one of six that the items stand in

// Parameters of all: count, first organ, organ and number of the pattern. Item i is of the organ first + i % 20; day is
// one of 180.
#define NUMBERED                                                                                                    \
  "WITH RECURSIVE n (i, most) AS (SELECT CAST(0 AS BIGINT), CAST(? AS BIGINT) UNION ALL SELECT i + 1, most FROM n " \
  "WHERE i + 1 < most), "                                                                                           \
  "made (i, organ_id, number, day) AS (SELECT i, CAST(? AS BIGINT) + i % 20, 1 + i / 20, i * 180 / most FROM n) "
constexpr std::string_view kInsertItems =
    "INSERT INTO item (organ_id, number, stage, latest_version, index_number, kind, column_id, title, summary, "
    "attribute, "
    "formed_on, due_on, published_version, public_from, public_until, on_site, withdrawn_at, withdrawal_kind, "
    "withdrawal_words, review_again_on, created_by, changed_at, version) " NUMBERED
    "SELECT made.organ_id, made.number, CASE WHEN i % 50 = 0 THEN 'draft' ELSE 'public' END, 1, 'B' || CAST(i AS "
    "TEXT), kind, "
    "column_id, title, summary, attribute, formed_on, CASE WHEN i % 500 = 0 THEN '2026-01-05' ELSE '2026-12-30' END, "
    "NULL, CAST(2020 + day / 30 AS TEXT) || '-0' || CAST(1 + day / 10 % 3 AS TEXT) || '-1' || CAST(day % 10 AS TEXT), "
    "public_until, on_site, NULL, '', '', NULL, created_by, changed_at - i, 1 "
    "FROM made, item p WHERE p.organ_id = ? AND p.number = ?";
constexpr std::string_view kInsertVersions =
    "INSERT INTO item_version (organ_id, item, number, kind, title, summary, body, fields, attribute, ground, "
    "ground_words, "
    "origin, other_organ, is_agreed, formed_on, publish_on, channels, correction, digest, author, saved_at) " NUMBERED
    "SELECT made.organ_id, made.number, 1, kind, title, summary, body, fields, attribute, ground, ground_words, "
    "origin, "
    "other_organ, is_agreed, formed_on, publish_on, channels, correction, digest, author, saved_at "
    "FROM made, item_version p WHERE p.organ_id = ? AND p.item = ?";
// The pattern was screened, and these are as it is.
constexpr std::string_view kInsertRuns =
    "INSERT INTO screening_run (organ_id, kind, subject, number, digest, lists, rules, at, person_id, person_name, "
    "parts, unread, hits) " NUMBERED
    "SELECT made.organ_id, 'item', made.number, 1, v.digest, p.lists, p.rules, p.at, p.person_id, p.person_name, "
    "p.parts, p.unread, p.hits FROM made, screening_run p JOIN item_version v ON v.organ_id = p.organ_id AND v.item = "
    "p.subject WHERE p.organ_id = ? AND p.subject = ? AND p.number = 1";
constexpr std::string_view kInsertSignatures =
    "INSERT INTO item_signature (organ_id, item, version, signer, digest, person_id, person_name, at, answers, remark, "
    "number) " NUMBERED
    "SELECT made.organ_id, made.number, 1, signer, digest, person_id, person_name, at, answers, remark, p.number "
    "FROM made, item_signature p WHERE p.organ_id = ? AND p.item = ? AND i % 50 <> 0";
constexpr std::string_view kInsertPublications =
    "INSERT INTO item_publication (organ_id, item, version, digest, published_at) " NUMBERED
    "SELECT made.organ_id, made.number, 1, digest, published_at "
    "FROM made, item_publication p WHERE p.organ_id = ? AND p.item = ? AND i % 50 <> 0";
constexpr std::string_view kPublish = "UPDATE item SET published_version = 1 WHERE stage = 'public' AND organ_id >= ?";

struct FilledDesk : ItemDesk {
  FilledDesk(const testing::TestDatabase& place, int count) : ItemDesk(place) {
    Give(wen, township, PostKind::kSecrecyExaminer);
    disclosure::AddRoutes(pages, AtOnce());
    officer = SignIn(Hire("heqing", "何青", office, PostKind::kSupervisor));
    pattern = Published(Notice());
    db::Transaction act = database->Begin();
    for (int i = 0; i < kOrgans; ++i) {
      const std::string name = fmt::format("澄砚县第{}镇人民政府", i + 1);
      organs.push_back(account::AddOrgan(act, {.parent = root,
                                               .kind = account::OrganKind::kTownship,
                                               .code = fmt::format("B{:02}", i),
                                               .name = name,
                                               .short_name = name,
                                               .opened_on = 2020y / 1 / 1}));
    }
    act.Commit();
    const auto learn = [&] {
      // As the server does by itself, given time: triggers that were planned over an empty table would read a full one.
      if (place.is_postgres()) testing::RunOnServer(place.location().url, "VACUUM ANALYZE");
    };
    for (const std::string_view insert :
         {kInsertItems, kInsertVersions, kInsertRuns, kInsertSignatures, kInsertPublications}) {
      db::Transaction fill = database->Begin();
      fill.Execute(insert, count, organs.front().value, pattern.organ.value, pattern.number);
      fill.Commit();
      learn();
    }
    db::Transaction publish = database->Begin();
    publish.Execute(kPublish, organs.front().value);
    publish.Commit();
    learn();
  }

  ItemId pattern;
  account::TestBrowser officer{site, ""};  // who sees the whole county
  std::vector<OrganId> organs;
  std::optional<OpenQuery::Place> sent_to;  // as one goes on who takes a whole bulk file, and begins anew
};

void Open(FilledDesk& desk, const std::string& path) {
  if (desk.officer.Get(path).status != 200) std::abort();
}

account::TestBrowser Visitor(FilledDesk& desk) { return {desk.site, ""}; }

struct Asked {
  const char* name;
  std::function<void(FilledDesk&)> ask;
};

const std::vector<Asked>& Everything() {
  static const auto list_public = [](FilledDesk& desk, const PublicQuery& query) {
    db::Reader reader = desk.database->Read();
    if (ListPublic(reader, query).empty()) std::abort();
  };
  static const auto list_of_year = [](FilledDesk& desk, int page) {
    db::Reader reader = desk.database->Read();
    const PublicQuery query{.today = desk.today()};
    const int last = (CountPublicOfYear(reader, query, kYear) - 1) / query.count + 1;
    if (ListPublicOfYear(reader, query, kYear, std::min(page, last)).empty()) std::abort();
  };
  static const auto list = [](FilledDesk& desk, const ItemQuery& query) {
    db::Reader reader = desk.database->Read();
    if (ListItems(reader, query).items.empty()) std::abort();
  };
  static const std::vector<Asked> kAll = {
      {"public: newest of the county", [](FilledDesk& desk) { list_public(desk, {.today = desk.today()}); }},
      {"public: of one organ",
       [](FilledDesk& desk) { list_public(desk, {.today = desk.today(), .organ = desk.organs[3]}); }},
      {"public: of one column",
       [](FilledDesk& desk) {
         list_public(desk, {.today = desk.today(), .column = FactsOf(ItemKind::kNotice).column});
       }},
      {"public: far behind",
       [](FilledDesk& desk) {
         list_public(desk,
                     {.today = desk.today(), .after = PublicQuery::Place{2020y / 2 / 12, {desk.organs[5], 1'000'000}}});
       }},
      {"public: page 1 of a year", [](FilledDesk& desk) { list_of_year(desk, 1); }},
      {"public: page 5,000 of a year, or its last", [](FilledDesk& desk) { list_of_year(desk, 5'000); }},
      {"public: how many of a year",
       [](FilledDesk& desk) {
         db::Reader reader = desk.database->Read();
         if (CountPublicOfYear(reader, {.today = desk.today()}, kYear) == 0) std::abort();
       }},
      {"public: how many",
       [](FilledDesk& desk) {
         db::Reader reader = desk.database->Read();
         if (CountPublic(reader, {.today = desk.today()}) == 0) std::abort();
       }},
      {"public: the years",
       [](FilledDesk& desk) {
         db::Reader reader = desk.database->Read();
         if (PublicYears(reader, {.today = desk.today()}).empty()) std::abort();
       }},
      {"public: the columns",
       [](FilledDesk& desk) {
         db::Reader reader = desk.database->Read();
         if (PublicColumns(reader, std::nullopt, desk.today()).empty()) std::abort();
       }},
      {"public: the list's page",
       [](FilledDesk& desk) {
         if (Visitor(desk).Get("/items").status != 200) std::abort();
       }},
      {"public: a page of a year",
       [](FilledDesk& desk) {
         if (Visitor(desk).Get("/lists/all/all/" + std::to_string(kYear)).status != 200) std::abort();
       }},
      {"public: an item's page",
       [](FilledDesk& desk) {
         if (Visitor(desk).Get("/items/" + ToString(desk.pattern)).status != 200) std::abort();
       }},
      {"open: the feed of the county",
       [](FilledDesk& desk) {
         if (Visitor(desk).Get("/feeds/county.xml").status != 200) std::abort();
       }},
      {"open: the feed of an organ",
       [](FilledDesk& desk) {
         db::Reader reader = desk.database->Read();
         if (ListOpen(reader, {.today = desk.today(), .organ = desk.organs[3], .count = 50}).empty()) std::abort();
       }},
      {"open: a page of the API",
       [](FilledDesk& desk) {
         db::Reader reader = desk.database->Read();
         if (ListOpen(reader, {.today = desk.today(), .count = 100}).empty()) std::abort();
       }},
      {"open: a page of the API, far behind, of a kind",
       [](FilledDesk& desk) {
         db::Reader reader = desk.database->Read();
         const OpenQuery query{.today = desk.today(),
                               .kind = ItemKind::kNotice,
                               .after = OpenQuery::Place{2020y / 2 / 12, {desk.organs[5], 1'000'000}},
                               .count = 100};
         if (ListOpen(reader, query).empty()) std::abort();
       }},
      {"open: a piece of a bulk file, each behind the last",
       [](FilledDesk& desk) {
         db::Reader reader = desk.database->Read();
         const auto piece = ListOpenUpward(reader, {.today = desk.today(), .after = desk.sent_to, .count = 200});
         desk.sent_to = piece.empty() ? std::nullopt : std::optional(PlaceOf(piece.back()));
       }},
      {"open: a piece of a bulk file, within a day",
       [](FilledDesk& desk) {
         db::Reader reader = desk.database->Read();
         const OpenQuery query{
             .today = desk.today(), .after = OpenQuery::Place{2024y / 2 / 12, {desk.organs[15], 1}}, .count = 50};
         if (ListOpenUpward(reader, query).empty()) std::abort();
       }},
      {"open: the page of open data",
       [](FilledDesk& desk) {
         if (Visitor(desk).Get("/open-data").status != 200) std::abort();
       }},
      {"office: of the county", [](FilledDesk& desk) { list(desk, {.today = desk.today()}); }},
      {"office: of one organ",
       [](FilledDesk& desk) { list(desk, {.organs = std::vector{desk.organs[3]}, .today = desk.today()}); }},
      {"office: drafts of the county",
       [](FilledDesk& desk) { list(desk, {.stage = Stage::kDraft, .today = desk.today()}); }},
      {"office: late in the county", [](FilledDesk& desk) { list(desk, {.overdue = true, .today = desk.today()}); }},
      {"office: the list's page", [](FilledDesk& desk) { Open(desk, "/office/items"); }},
      {"office: the list's page, one organ",
       [](FilledDesk& desk) { Open(desk, fmt::format("/office/items?organ={}", desk.organs[3].value)); }},
      {"office: the list's page, drafts", [](FilledDesk& desk) { Open(desk, "/office/items?stage=draft"); }},
      {"office: the list's page, late", [](FilledDesk& desk) { Open(desk, "/office/items?overdue=1"); }},
      {"office: the list's page, late in one organ",
       [](FilledDesk& desk) { Open(desk, fmt::format("/office/items?overdue=1&organ={}", desk.organs[3].value)); }},
      {"office: the list's page, a rare kind", [](FilledDesk& desk) { Open(desk, "/office/items?kind=statistics"); }},
      {"office: an item's page", [](FilledDesk& desk) { Open(desk, "/office/items/" + ToString(desk.pattern)); }},
      {"drafted, signed three times, published", [](FilledDesk& desk) { desk.Published(ItemDesk::Notice()); }}};
  return kAll;
}

double Microseconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

// Microseconds for one; as many in a round as fill 20 ms.
class Timed {
 public:
  Timed(FilledDesk& desk, const Asked& asked, clockid_t clock) : desk_(desk), asked_(asked), clock_(clock) {
    count_ = std::clamp(static_cast<int>(20'000 / Time(1)), 1, 500);
  }

  void Round() { least_ = std::min(least_, Time(count_)); }
  double least() const { return least_; }

 private:
  double Time(int count) {
    const double begin = Microseconds(clock_);
    for (int i = 0; i < count; ++i) asked_.ask(desk_);
    return (Microseconds(clock_) - begin) / count;
  }

  FilledDesk& desk_;
  const Asked& asked_;
  const clockid_t clock_;
  int count_ = 1;
  double least_ = std::numeric_limits<double>::infinity();
};

/// All that is public, looked at again as after a change of the lists: in turns, as the timed job takes them, each of
/// which goes on where the last one stood.
void Rescan(FilledDesk& desk) {
  const auto begin = std::chrono::steady_clock::now();
  double looked = 0;
  int turns = 0;
  for (bool is_ended = false; !is_ended; ++turns) {
    RescanPublic(desk.desk, desk.tools);
    db::Reader reader = desk.database->Read();
    const auto now = RescanNow(reader);
    if (static_cast<double>(now->looked) <= looked && !now->ended_at) std::abort();  // it stands still
    looked = static_cast<double>(now->looked);
    is_ended = now->ended_at.has_value();
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  fmt::print("rescan: {:.0f} items in {} turns, {:.2f} s, {:.0f} a second\n", looked, turns, seconds, looked / seconds);
}

void Compare(const testing::TestDatabase& few_place, const testing::TestDatabase& many_place, int few, int many,
             std::string_view word) {
  fmt::print("\n{}: {} items and {}\n", few_place.is_postgres() ? "PostgreSQL" : "SQLite", few, many);
  FilledDesk with_few(few_place, few), with_many(many_place, many);
  for (const Asked& asked : Everything()) {
    if (std::string_view(asked.name).find(word) == std::string_view::npos) continue;
    const clockid_t clock = few_place.is_postgres() ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID;
    Timed before(with_few, asked, clock), after(with_many, asked, clock);
    for (int round = 0; round < kRounds; ++round) {
      before.Round();
      after.Round();
    }
    fmt::print("{:52} {:8.0f} us, {:8.0f} us: {:.2f} times\n", asked.name, before.least(), after.least(),
               after.least() / before.least());
    std::fflush(stdout);
  }
  if (std::string_view("rescan").find(word) == std::string_view::npos) return;
  Rescan(with_few);
  Rescan(with_many);
}

}  // namespace

int main(int argc, char** argv) {
  doctest::Context context;  // the desk checks what it does; outside of a test a failed check ends the program
  context.setAsDefaultForAssertsOutOfTestCases();
  context.setAssertHandler([](const doctest::AssertData& data) {
    fmt::print(stderr, "{}:{}: {}\n", data.m_file, data.m_line, data.m_expr);
    std::abort();
  });
  const int few = argc > 1 ? std::atoi(argv[1]) : 10'000, many = argc > 2 ? std::atoi(argv[2]) : 100'000;
  const std::string_view word = argc > 3 ? argv[3] : "";
  Compare(testing::OnSqlite(), testing::OnSqlite(), few, many, word);
  if (std::getenv("GONGKAI_TEST_POSTGRES") != nullptr) {
    Compare(testing::OnPostgres(), testing::OnPostgres(), few, many, word);
  }
  return 0;
}
