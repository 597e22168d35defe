// Papers that come into a survey at once: 64 clients, each paper from a browser and a household of its own, five
// questions, every second one with a line of words. How many a second are on disk when they are acknowledged (tickets
// and slips, in two transactions); the aim is 500. Beside it the bare commits of the same 64 to the same database, and
// what counting the figures of all that was put in takes. Each counts once: that is checked at the end.
//
//   survey_bench [SECONDS]       (3 if left out, for each of the turns)
//
// On SQLite, and on the server that GONGKAI_TEST_POSTGRES names.
//
// Links: oversight embedded_migrations test_databases Threads::Threads
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "account/organ_store.h"
#include "account/people_store.h"
#include "embedded/embedded_migrations.h"
#include "oversight/survey/survey_store.h"
#include "oversight/survey/survey_urn_actions.h"
#include "oversight/survey/survey_words_view.h"
#include "support/test_databases.h"

namespace gongkai::oversight {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kClients = 64, kTurns = 3;
constexpr double kWanted = 500;
constexpr Date kToday = std::chrono::year{2026} / 3 / 10;

/// As serve does: each thread that asks finds a connection that is open. With fewer most of the time goes into opening.
std::unique_ptr<db::Database> OpenFor(const testing::TestDatabase& place) {
  std::unique_ptr<db::Database> made = place.Open(embedded::Migrations());
  db::Location location = place.location();
  if (!location.url.empty()) return made;
  made.reset();
  location.readers = kClients;
  return std::move(db::Database::Open(location, embedded::Migrations())).value();
}

struct Asking {
  explicit Asking(const testing::TestDatabase& place) : database(OpenFor(place)) {
    db::Transaction act = database->Begin();
    act.Execute("CREATE TABLE bench_bare (at BIGINT NOT NULL, text TEXT NOT NULL)");
    const OrganId organ = account::AddOrgan(act, {.kind = account::OrganKind::kTownship,
                                                  .code = "101",
                                                  .name = "枕溪镇人民政府",
                                                  .short_name = "枕溪镇",
                                                  .opened_on = std::chrono::year{2020} / 1 / 1});
    const account::PersonId person = account::AddPerson(
        act, {.login = "linxi", .name = "林溪", .state = account::PersonState::kActive, .created_at = Instant{}});
    Survey asked =
        *SurveyFrom({.title = "社会评议",
                     .intro = "请您评一评。",
                     .opens_on = "2026-03-01",
                     .closes_on = "2026-03-31",
                     .questions = {{.kind = "scale", .text = "满意吗？", .is_required = true},
                                   {.kind = "scale", .text = "好找吗？"},
                                   {.kind = "one", .text = "从哪里看？", .options = "网站\n公示栏\n大厅"},
                                   {.kind = "several", .text = "多公开什么？", .options = "补贴\n工程\n财政"},
                                   {.kind = "words", .text = "还有什么意见？"}}},
                    kToday);
    asked.id = {organ, 0};
    asked.state = SurveyState::kReleased;
    asked.made_by = person;
    survey = AddSurvey(act, asked);
    act.Commit();
  }

  void Put() {
    const std::int64_t number = sent.fetch_add(1);
    constexpr std::array<std::string_view, 3> kChoices = {"0", "1", "2"};
    const std::string_view first = kChoices[static_cast<std::size_t>(number % 3)],
                           second = kChoices[static_cast<std::size_t>(number / 3 % 3)];
    const Respondent from{fmt::format("{}.{}.{}.7", 11 + number / 65'536 % 200, number / 256 % 256, number % 256),
                          fmt::format("{:032x}", number)};
    const auto put = urn.Put(survey, from, [&](std::string_view field) -> std::vector<std::string_view> {
      if (field == "q4") return {"0", "2"};
      if (field == "q5")
        return number % 2 == 0 ? std::vector<std::string_view>{"办事指南不好找，最好放在首页。"}
                               : std::vector<std::string_view>{};
      return {field == "q1" ? first : second};
    });
    if (put && *put == PutIn::kCounted) return;
    fmt::print(stderr, "refused: {}\n", put ? std::string("answered before") : put.errors().front().message);
    std::exit(2);
  }

  void CommitBare() {
    db::Transaction act = database->Begin();
    act.Execute("INSERT INTO bench_bare (at, text) VALUES (?, ?)", std::int64_t{1}, "澄砚县枕溪镇社会评议");
    act.Commit();
  }

  std::unique_ptr<db::Database> database;
  account::Keys keys = account::KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  account::Desk desk{*database, keys, [] { return Instant(std::chrono::sys_days(kToday)); }};
  SurveyUrn urn{desk};
  SurveyId survey;
  std::atomic<std::int64_t> sent = 0;
};

/// A second, by so many clients together.
template <class Act>
double PaceOf(std::chrono::duration<double> phase, Act act) {
  std::atomic<std::int64_t> done = 0;
  const auto began = Clock::now();
  std::vector<std::thread> all;
  for (int i = 0; i < kClients; ++i) {
    all.emplace_back([&] {
      for (; Clock::now() - began < phase; ++done) act();
    });
  }
  for (std::thread& client : all) client.join();
  return static_cast<double>(done.load()) / std::chrono::duration<double>(Clock::now() - began).count();
}

double Median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

/// All that was put in is there, once.
void Count(Asking& asking) {
  const auto began = Clock::now();
  db::Reader reader = asking.database->Read();
  const SurveyFigures figures = FiguresOf(reader, *FindSurvey(reader, asking.survey));
  const std::chrono::duration<double, std::milli> took = Clock::now() - began;
  fmt::print("figures of {} papers: {:.0f} ms\n", figures.papers, took.count());
  if (figures.papers != asking.sent.load()) {
    fmt::print(stderr, "{} were put in, {} count\n", asking.sent.load(), figures.papers);
    std::exit(2);
  }
}

void Measure(const char* engine, const testing::TestDatabase& place, double seconds) {
  Asking asking(place);
  const std::chrono::duration<double> phase(seconds);
  fmt::print("\n{}\n", engine);
  PaceOf(phase / 3, [&] { asking.Put(); });
  std::vector<double> put, bare;
  for (int turn = 0; turn < kTurns; ++turn) {
    bare.push_back(PaceOf(phase, [&] { asking.CommitBare(); }));
    put.push_back(PaceOf(phase, [&] { asking.Put(); }));
  }
  fmt::print("{} clients: {:.0f} answers a second on disk (wanted {:.0f}); {:.0f} bare commits\n", kClients,
             Median(put), kWanted, Median(bare));
  Count(asking);
  KeepSurveys(asking.desk);
  Count(asking);
  std::fflush(stdout);
}

}  // namespace
}  // namespace gongkai::oversight

int main(int argc, char** argv) {
  using namespace gongkai;
  const double seconds = argc > 1 ? std::max(0.1, std::atof(argv[1])) : 3;
  oversight::Measure("SQLite", testing::OnSqlite(), seconds);
  if (std::getenv("GONGKAI_TEST_POSTGRES") == nullptr) {
    fmt::print("PostgreSQL: left out, GONGKAI_TEST_POSTGRES is not set\n");
    return 0;
  }
  oversight::Measure("PostgreSQL", testing::OnPostgres(), seconds);
  return 0;
}
