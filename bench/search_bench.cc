// Searching what is public as there is more of it: whether everything is found that looking through every text finds,
// how long it takes, and how large the index is.
//
//   search_bench [ITEMS [QUERIES [times]]]   (20000 and 240 if left out; a great county: search_bench 1000000 600
//   times)
//
// Made items: words of two to four characters, some of them everywhere and most of them seldom (Zipf), half of the
// texts longer than 2 KB, three of 2 MB; of 20 organs and six years. A third of the queries each are common, rare and
// absent, of one to eight characters. Recall is told over all hits, times over a whole search: the newest that were
// found with the count up to 1000, of the county and within one organ, everything warm; and once more best first. With
// "times" nothing is looked through, which of a million texts takes hours. On SQLite, and on the server that
// GONGKAI_TEST_POSTGRES names.
//
// Links: disclosure embedded_migrations test_databases

#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <random>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "disclosure/desk_test.h"
#include "disclosure/search/search_fold_actions.h"
#include "disclosure/search/search_store.h"
#include "disclosure/search/search_text_view.h"
#include "disclosure/search/search_view.h"
#include "search/key.h"

namespace {

using namespace gongkai;
using namespace gongkai::disclosure;
using Clock = std::chrono::steady_clock;

constexpr int kOrgans = 20, kLongOnes = 3;
constexpr std::size_t kWords = 30'000, kLongText = 700'000;

double MillisecondsSince(Clock::time_point begun) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

/// Of this thread: what a search costs on SQLite, however busy the machine is.
double ProcessorMilliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Words by how often they stand: the first ones everywhere.
class Language {
 public:
  Language() {
    std::mt19937 random(7);
    for (std::size_t i = 0; i < kWords; ++i) {
      std::u32string word;
      const std::size_t length = 2 + random() % 3;
      // Characters by how often they stand too: 3,500 of them.
      for (std::size_t k = 0; k < length; ++k) word.push_back(0x4E00 + Zipf(random, 3'500) * 5);
      words_.push_back(std::move(word));
    }
  }

  static std::uint32_t Zipf(std::mt19937& random, std::size_t most) {
    const double u = std::uniform_real_distribution<double>(0, 1)(random);
    return static_cast<std::uint32_t>(std::pow(static_cast<double>(most), u)) - 1;
  }
  const std::u32string& Word(std::size_t place) const { return words_[place]; }
  std::u32string Text(std::mt19937& random, std::size_t length) const {
    std::u32string text;
    while (text.size() < length) {
      text += words_[Zipf(random, kWords)];
      if (random() % 12 == 0) text += U"，";
    }
    return text;
  }

 private:
  std::vector<std::u32string> words_;
};

struct Made {
  std::u32string title, text;
};

/// The same for the same number, so that no text has to be kept.
Made MadeOf(const Language& language, int i) {
  std::mt19937 random(static_cast<std::uint32_t>(i) * 2'654'435'761U + 1);
  Made made{.title = language.Text(random, 14), .text = {}};
  if (i < kLongOnes) {
    made.text = language.Text(random, kLongText);
  } else {
    const double length = std::lognormal_distribution<double>(std::log(680.0), 0.8)(random);
    made.text = language.Text(random, static_cast<std::size_t>(std::clamp(length, 50.0, 20'000.0)));
  }
  return made;
}

struct Asked {
  std::string kind, typed;
  search::Query query;
};

std::vector<Asked> Queries(const Language& language, int items, int count) {
  std::mt19937 random(99);
  std::vector<Asked> all;
  for (int i = 0; i < count; ++i) {
    const std::size_t length = 1 + static_cast<std::size_t>(i) % 8;
    std::u32string typed;
    std::string kind;
    if (i % 3 == 0) {
      kind = "common";
      while (typed.size() < length) typed += language.Word(Language::Zipf(random, 60));
      typed.resize(length);
    } else if (i % 3 == 1) {
      kind = "rare";
      const std::u32string key = search::KeyOf(ToUtf8(
          MadeOf(language, kLongOnes + static_cast<int>(random() % static_cast<unsigned>(items - kLongOnes))).text));
      typed = key.substr(random() % (key.size() - length), length);
    } else {
      // Characters that nothing holds; from three on those that everything holds, as nobody has put them together.
      kind = "absent";
      while (typed.size() < length) {
        const auto place = length < 3 ? 0x4E03 + random() % 3'500 * 5 : 0x4E00 + Language::Zipf(random, 400) * 5;
        typed.push_back(static_cast<char32_t>(place));
      }
    }
    const std::string text = ToUtf8(typed);
    all.push_back({kind, text, search::ParseQuery(text)});
  }
  return all;
}

constexpr std::string_view kInsertItem =
    "INSERT INTO item (organ_id, number, stage, latest_version, index_number, kind, column_id, title, summary, "
    "attribute, formed_on, due_on, published_version, public_from, public_until, on_site, withdrawn_at, "
    "withdrawal_kind, withdrawal_words, review_again_on, created_by, changed_at, version) VALUES (?, ?, 'public', 1, "
    "?, 'notice', 'news', ?, '', 'proactive', '2026-03-01', '2026-12-30', 1, ?, NULL, 1, NULL, '', '', NULL, 1, 0, 1)";

struct BenchDesk : ItemDesk {
  BenchDesk(const testing::TestDatabase& place, const Language& language, int count) : ItemDesk(place) {
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
    // Items that nobody signed: the search asks the item, and what was signed is not measured here.
    if (place.is_postgres()) {
      act.Execute("ALTER TABLE item DISABLE TRIGGER USER");
    } else {
      act.Execute("DROP TRIGGER item_public_insert");
    }
    act.Commit();
    // As the job makes it: from the first day to the last, a segment whenever there is enough for one.
    std::vector<int> order;
    for (int i = 0; i < count; ++i) order.push_back(i);
    std::ranges::stable_sort(order, {}, [](int i) { return DayOf(i); });
    constexpr std::size_t kLot = 2'048;
    for (std::size_t i = 0; i < order.size(); i += kLot) {
      Fill(language, std::span(order).subspan(i, std::min(kLot, order.size() - i)));
      FoldIndex(desk, static_cast<int>(search::kMostEntries));
    }
    FoldIndex(desk);
    if (place.is_postgres()) {
      testing::RunOnServer(place.location().url, "VACUUM ANALYZE item");
      testing::RunOnServer(place.location().url, "VACUUM ANALYZE search_keys");
      testing::RunOnServer(place.location().url, "VACUUM ANALYZE search_block");
      testing::RunOnServer(place.location().url, "VACUUM ANALYZE search_chunk");
    }
  }

  ItemId IdOf(int i) const { return {organs[static_cast<std::size_t>(i % kOrgans)], 1 + i / kOrgans}; }
  int NumberOf(ItemId id) const {
    return static_cast<int>((id.number - 1) * kOrgans + (id.organ.value - organs.front().value));
  }

  std::vector<OrganId> organs;

 private:
  static Date DayOf(int i) {
    return Date(std::chrono::sys_days(2020y / 1 / 1) + std::chrono::days(i / kOrgans * 7 % 2'190));
  }
  void Fill(const Language& language, std::span<const int> items) {
    db::Transaction act = database->Begin();
    for (const int i : items) {
      const Made made = MadeOf(language, i);
      Item item{.id = IdOf(i), .index_number = "B" + std::to_string(i)};
      item.publicity.public_from = DayOf(i);
      const Content content{.title = ToUtf8(made.title)};
      act.Execute(kInsertItem, item.id.organ.value, item.id.number, item.index_number, content.title,
                  *item.publicity.public_from);
      const std::string text = ToUtf8(made.text);
      AddToIndex(act, item.id, 1, *item.publicity.public_from,
                 search::IndexTexts({.head = content.title,
                                     .initials = {},
                                     .marks = {std::string(kMarkOfAll), MarkOf(item.id.organ)},
                                     .texts = {text}}));
    }
    act.Commit();
  }
};

SearchAsk AskFor(BenchDesk& desk, const Asked& asked, bool within_one) {
  SearchAsk ask{.today = desk.today(), .typed = asked.typed, .query = asked.query, .newest_first = true};
  if (within_one) ask.organ = desk.organs[3];
  return ask;
}

// ---- recall

std::vector<std::set<int>> LookedThrough(const Language& language, const std::vector<Asked>& queries, int items) {
  std::vector<std::set<int>> found(queries.size());
  for (int i = 0; i < items; ++i) {
    const Made made = MadeOf(language, i);
    const std::u32string title = search::KeyOf(ToUtf8(made.title)), text = search::KeyOf(ToUtf8(made.text));
    for (std::size_t q = 0; q < queries.size(); ++q) {
      if (IsFoundIn(queries[q].query, title) || IsFoundIn(queries[q].query, text)) found[q].insert(i);
    }
  }
  return found;
}

std::set<int> AllFound(BenchDesk& desk, const Asked& asked) {
  db::Reader reader = desk.database->Read();
  std::set<int> found;
  const search::Lookup lookup = search::LookupOf(asked.query, {});
  for (std::int64_t before = INT64_MAX;;) {
    const auto chunks = FindChunks(reader, lookup, desk.today(), {.before = before}, 20'000);
    for (const ChunkHit& chunk : chunks) found.insert(desk.NumberOf(chunk.item));
    if (chunks.size() < 20'000) return found;
    before = chunks.back().chunk;
  }
}

void TellRecall(BenchDesk& desk, const std::vector<Asked>& queries, const std::vector<std::set<int>>& expected) {
  std::size_t wanted = 0, right = 0, wrong = 0;
  for (std::size_t q = 0; q < queries.size(); ++q) {
    const std::set<int> found = AllFound(desk, queries[q]);
    wanted += expected[q].size();
    for (const int item : found) (expected[q].contains(item) ? right : wrong) += 1;
    if (found != expected[q])
      fmt::print("  differs: “{}” {} for {}\n", queries[q].typed, found.size(), expected[q].size());
  }
  fmt::print("  recall {:.6f} ({} of {} hits), {} wrong\n",
             wanted == 0 ? 1.0 : static_cast<double>(right) / static_cast<double>(wanted), right, wanted, wrong);
}

// ---- time

struct Taken {
  double clock = 0, processor = 0;
  std::string typed;
  int found = 0;  // -1: not counted
};

double Part(std::vector<Taken> times, double Taken::*what, std::size_t percent) {
  std::ranges::sort(times, {}, what);
  return times[std::min(times.size() - 1, times.size() * percent / 100)].*what;
}

/// The second time it is warm.
Taken TimeOf(BenchDesk& desk, const SearchAsk& ask) {
  Taken taken;
  for (int round = 0; round < 2; ++round) {
    const auto begun = Clock::now();
    const double processor = ProcessorMilliseconds();
    db::Reader reader = desk.database->Read();
    const SearchAnswer answer = Search(reader, ask);
    taken = {MillisecondsSince(begun), ProcessorMilliseconds() - processor, ask.typed, answer.total.value_or(-1)};
  }
  return taken;
}

void TellSlowest(std::vector<Taken> times) {
  std::ranges::sort(times, std::ranges::greater(), &Taken::clock);
  for (const Taken& each : std::span(times).first(std::min<std::size_t>(times.size(), 6))) {
    fmt::print("    “{}”: {} found, {:.1f} ms\n", each.typed, each.found, each.clock);
  }
}

void TellTime(BenchDesk& desk, const std::vector<Asked>& queries, bool within_one, bool newest_first) {
  std::vector<Taken> all;
  for (const std::string kind : {"common", "rare", "absent", "all"}) {
    std::vector<Taken> times = kind == "all" ? all : std::vector<Taken>();
    for (const Asked& asked : queries) {
      if (asked.kind != kind) continue;
      SearchAsk ask = AskFor(desk, asked, within_one);
      ask.newest_first = newest_first;
      times.push_back(TimeOf(desk, ask));
    }
    if (kind != "all") all.insert(all.end(), times.begin(), times.end());
    if (times.empty()) continue;
    fmt::print("  {} {} {:<7} p50 {:7.2f} ms  p99 {:7.2f} ms  processor p50 {:7.2f}  p99 {:7.2f}\n",
               within_one ? "one organ" : "county   ", newest_first ? "newest first" : "best first  ", kind,
               Part(times, &Taken::clock, 50), Part(times, &Taken::clock, 99), Part(times, &Taken::processor, 50),
               Part(times, &Taken::processor, 99));
  }
  TellSlowest(std::move(all));
}

std::int64_t BytesOfIndex(const testing::TestDatabase& place, BenchDesk& desk) {
  if (place.is_postgres()) {
    return desk.Count(
        "SELECT pg_total_relation_size('search_keys') + pg_total_relation_size('search_chunk') + "
        "pg_total_relation_size('search_segment') + pg_total_relation_size('search_block')");
  }
  return desk.Count(
      "SELECT SUM(pgsize) FROM dbstat WHERE name IN ('search_keys', 'search_chunk', 'search_segment', "
      "'search_block', 'search_chunk_of_item', 'search_chunk_of_segment', "
      "'sqlite_autoindex_search_block_1')");
}

void Measure(const testing::TestDatabase& place, const Language& language, int items, const std::vector<Asked>& queries,
             const std::vector<std::set<int>>& expected, std::int64_t bytes) {
  fmt::print("{}\n", place.is_postgres() ? "PostgreSQL" : "SQLite");
  const auto begun = Clock::now();
  BenchDesk desk(place, language, items);
  fmt::print("  written in {:.0f} s; index {:.1f} MB for {:.1f} MB of text\n", MillisecondsSince(begun) / 1000,
             static_cast<double>(BytesOfIndex(place, desk)) / 1e6, static_cast<double>(bytes) / 1e6);
  if (!expected.empty()) TellRecall(desk, queries, expected);
  TellTime(desk, queries, false, true);
  TellTime(desk, queries, true, true);
  TellTime(desk, queries, false, false);
}

}  // namespace

int main(int argc, char** argv) {
  doctest::Context context;  // the desk checks what it does; outside of a test a failed check ends the program
  context.setAsDefaultForAssertsOutOfTestCases();
  context.setAssertHandler([](const doctest::AssertData& data) {
    fmt::print(stderr, "{}:{}: {}\n", data.m_file, data.m_line, data.m_expr);
    std::abort();
  });
  const int items = argc > 1 ? std::max(100, std::atoi(argv[1])) : 20'000;
  const int count = argc > 2 ? std::atoi(argv[2]) : 240;
  const Language language;
  const std::vector<Asked> queries = Queries(language, items, count);
  std::int64_t bytes = 0;
  for (int i = 0; i < items; ++i) bytes += static_cast<std::int64_t>(ToUtf8(MadeOf(language, i).text).size());
  fmt::print("{} items, {} queries\n", items, queries.size());
  const bool tells_times_alone = argc > 3 && std::string_view(argv[3]) == "times";
  const auto expected = tells_times_alone ? std::vector<std::set<int>>() : LookedThrough(language, queries, items);
  Measure(testing::OnSqlite(), language, items, queries, expected, bytes);
  if (std::getenv("GONGKAI_TEST_POSTGRES") != nullptr) {
    Measure(testing::OnPostgres(), language, items, queries, expected, bytes);
  }
  return 0;
}
