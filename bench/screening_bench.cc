// How fast texts are screened, beside bare vectorscan over the same words and the same texts in the same run.
//
//   screening_bench [WORDS [FOLDER]]   5,000 words unless said otherwise: those that come with the program, filled up
//                                      with made-up ones; FOLDER: texts to screen instead of our own
//
// The texts are those of data/samples and of the demo county, once as paragraphs, once cut into the cells of their
// tables: ordinary office text, in which a word of a list stands now and then. Prints both rates and their ratio, the
// same for lists of people (where much is found), with the places of elsewhere looked for, and how long the words take
// to compile.
//
// Links: screening fmt::fmt PkgConfig::VECTORSCAN
#include <fmt/format.h>
#include <hs/hs.h>
#include <time.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "screening/screen.h"

namespace {

using namespace gongkai::screening;

constexpr std::size_t kBytes = 4 << 20;
constexpr int kRounds = 15;
constexpr gongkai::Date kToday{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(29)};

std::string BytesOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

enum class Cut { kParagraphs, kCells };

/// What is shorter than this is a head or a cell, and no paragraph.
constexpr std::size_t kShortestParagraph = 60;  // bytes

void AddPieces(std::string_view text, Cut cut, Part& part) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n|\t"), text.size());
    const bool is_table = text.substr(0, end).find("\\t") != std::string_view::npos;  // in demo/items.tsv
    const bool counts = cut == Cut::kCells ? end > 0 : end >= kShortestParagraph && !is_table;
    if (counts) part.pieces.push_back({.text = std::string(text.substr(0, end))});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// Of the reports and what a county publishes, or of the texts in `folder`.
Part OrdinaryText(Cut cut, const std::filesystem::path& folder) {
  Part text{"body", "正文", {}, {}, {}};
  const std::filesystem::path data = GONGKAI_SOURCE_DIR "/data";
  for (const auto& entry : std::filesystem::directory_iterator(folder.empty() ? data / "samples" : folder)) {
    if (entry.path().extension() == ".txt") AddPieces(BytesOf(entry.path()), cut, text);
  }
  if (folder.empty()) AddPieces(BytesOf(data / "demo/items.tsv"), cut, text);
  return text;
}

Part ListOfPeople() {
  Part part{"body", "正文", {}, {}, {}};
  part.pieces.push_back({.text = "序号\t姓名\t身份证号码\t手机号码\t金额"});
  for (int i = 0; i < 200; ++i) {
    part.pieces.push_back(
        {.text = fmt::format("{}\t王建国\t41038819{:02}0612003X\t1541234{:04}\t{}", i, 50 + i % 50, i * 7, 100 + i)});
  }
  return part;
}

std::size_t SizeOf(const Part& part) {
  std::size_t bytes = 0;
  for (const auto& piece : part.pieces) bytes += piece.text.size();
  return bytes;
}

/// The lists of the program and made-up words of the texts' own characters, none of which stands in them.
std::vector<WordList> Words(std::size_t count, const Part& text) {
  std::vector<WordList> lists = BuiltInLists();
  std::set<std::string> known;
  for (const WordList& list : lists) {
    for (const auto& word : list.words) known.insert(word.text);
  }
  std::string all;
  for (const auto& piece : text.pieces) all += piece.text + "\n";
  std::vector<std::string> characters;
  for (std::size_t at = 0; at + 3 <= all.size(); ++at) {
    const auto byte = static_cast<unsigned char>(all[at]);
    if (byte >= 0xE4 && byte <= 0xE9) characters.push_back(all.substr(at, 3));
  }
  std::mt19937 random(1);
  WordList made{"made", Category::kWording, "made up", {}};
  while (known.size() < count) {
    std::string word;
    for (std::size_t length = 2 + random() % 4; length > 0; --length) word += characters[random() % characters.size()];
    if (all.find(word) == std::string::npos && known.insert(word).second) made.words.push_back({.text = word});
  }
  lists.push_back(std::move(made));
  return lists;
}

class BareScan {
 public:
  explicit BareScan(const std::vector<WordList>& lists) {
    std::set<std::string> words;
    for (const WordList& list : lists) {
      for (const auto& word : list.words) words.insert(word.text);
    }
    std::vector<const char*> texts;
    std::vector<unsigned> flags(words.size(), 0), ids;
    std::vector<std::size_t> lengths;
    for (const std::string& word : words) {
      texts.push_back(word.data());
      ids.push_back(static_cast<unsigned>(ids.size()));
      lengths.push_back(word.size());
    }
    hs_compile_error_t* error = nullptr;
    if (hs_compile_lit_multi(texts.data(), flags.data(), ids.data(), lengths.data(),
                             static_cast<unsigned>(texts.size()), HS_MODE_BLOCK, nullptr, &database_,
                             &error) != HS_SUCCESS ||
        hs_alloc_scratch(database_, &scratch_) != HS_SUCCESS) {
      std::abort();
    }
  }
  ~BareScan() {
    hs_free_scratch(scratch_);
    hs_free_database(database_);
  }
  BareScan(const BareScan&) = delete;
  BareScan& operator=(const BareScan&) = delete;

  std::size_t Scan(const Part& part) const {
    std::size_t matches = 0;
    const auto count = [](unsigned, unsigned long long, unsigned long long, unsigned, void* context) {
      ++*static_cast<std::size_t*>(context);
      return 0;
    };
    for (const auto& piece : part.pieces) {
      hs_scan(database_, piece.text.data(), static_cast<unsigned>(piece.text.size()), 0, scratch_, count, &matches);
    }
    return matches;
  }

 private:
  hs_database_t* database_ = nullptr;
  hs_scratch_t* scratch_ = nullptr;
};

/// Of this thread's processor: what else runs on the machine does not count.
double Now() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <class Act>
double Seconds(Act act) {
  const double start = Now();
  act();
  return Now() - start;
}

struct Rates {
  double bare = 0, screened = 0;  // MB/s, the best of the rounds
  std::size_t matches = 0, hits = 0;
};

/// Turn about, so that a busy machine slows both.
Rates Measure(const BareScan& bare, const Screener& screener, const Part& text) {
  Rates rates;
  const std::size_t size = SizeOf(text), repeats = std::max<std::size_t>(1, kBytes / size);
  const std::vector<Part> parts = {text};
  const auto rate = [&](double seconds) { return static_cast<double>(size * repeats) / 1e6 / seconds; };
  for (int round = 0; round < kRounds; ++round) {
    rates.bare = std::max(rates.bare, rate(Seconds([&] {
                            for (std::size_t i = 0; i < repeats; ++i) rates.matches = bare.Scan(text);
                          })));
    rates.screened = std::max(rates.screened, rate(Seconds([&] {
                                for (std::size_t i = 0; i < repeats; ++i)
                                  rates.hits = screener.Screen(parts, kToday).size();
                              })));
  }
  return rates;
}

void Print(const char* what, const Part& text, const Rates& rates) {
  fmt::print("{}: {} pieces, {} KB, {} matches, {} hits; bare {:.0f} MB/s, screened {:.0f} MB/s, ratio {:.2f}\n", what,
             text.pieces.size(), SizeOf(text) >> 10, rates.matches, rates.hits, rates.bare, rates.screened,
             rates.screened / rates.bare);
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t count = 5'000;
  if (argc > 1) std::from_chars(argv[1], argv[1] + std::char_traits<char>::length(argv[1]), count);
  const std::filesystem::path folder = argc > 2 ? argv[2] : "";
  const Part paragraphs = OrdinaryText(Cut::kParagraphs, folder), cells = OrdinaryText(Cut::kCells, folder),
             people = ListOfPeople();
  const std::vector<WordList> lists = Words(count, cells);
  const BareScan bare(lists);
  const double compiling = Seconds([&] { const Screener screener(lists, {}); });
  const Screener screener(lists, {});
  Register here;
  here.place_code = "410307107";
  const Screener with_places(lists, here);
  fmt::print("{} words, compiled in {:.0f} ms\n", count, compiling * 1e3);
  Print("paragraphs", paragraphs, Measure(bare, screener, paragraphs));
  Print("cells", cells, Measure(bare, screener, cells));
  Print("list of people", people, Measure(bare, screener, people));
  Print("paragraphs, places looked for", paragraphs, Measure(bare, with_places, paragraphs));
}
