// Recall and false alarms of the copying rules on planted pairs, the time of one comparison with 5,000 reports, and the
// search over all 40,000 narratives of a year at once: time, memory, recall, false alarms.
//
//   copying_bench [FOLDER]
//
// A planted pair: a narrative of which 60 % is taken over from another organ's and edited (copying_texts.h). A clean
// pair: two narratives written independently that share set phrases. Narratives come from a grammar of a fictional
// county, from one with words of its own, and, with FOLDER, from the reports in it; there two reports of one organ make
// no pair.
//
// How alike the texts are decides what a search over tens of thousands is worth. Measured on real reports, one an
// organ, none shorter than 200 characters (55 of 116 files; the rest are the same reports in other layouts, or made),
// as the mean share of a text's fingerprints:
//                      in one of N   in two   in 3-5   in more
//   N = 30   real          90.1 %     4.6 %    3.4 %     1.9 %
//            varied        91.9 %     3.1 %    3.6 %     1.5 %
//            grammar       43.8 %    17.5 %   12.4 %    26.4 %
//   N = 50   real          88.2 %     4.8 %    3.8 %     3.2 %
//            varied        90.2 %     3.1 %    3.3 %     3.3 %
//            grammar       34.7 %    18.0 %   17.9 %    29.4 %
// Words that editing changes stand 4.2 times in 100 characters of the real ones, 4.5 in the varied, 2.6 in the
// grammar's. So the varied texts are what a year is measured on, and the grammar's what a year of texts from one
// template would be.
//
// Links: report_rules docread

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <unordered_map>

#include "copying_texts.h"
#include "docread/read.h"
#include "report/check/copying.h"
#include "report/check/copying_scan.h"
#include "report/check/fingerprint.h"
#include "report/read/read.h"

namespace {

using namespace gongkai::bench;  // the narratives and chance
using gongkai::report::AnnualReport;
using gongkai::report::IndexedText;
using gongkai::report::SimilarityIndex;

constexpr int kPairs = 1000;
constexpr int kCollection = 5000;

struct Outcome {
  bool found = false;
  double share = 0;
};

Outcome Look(const Text& text, const Text& other) {
  SimilarityIndex index;
  index.Add({"other", other.organ, "", other.year, other.sentences});
  auto own = gongkai::report::MakeComparable(text.sentences, text.organ);
  const auto matches = index.Query(own, [](const IndexedText&) { return true; });
  if (matches.empty()) return {};
  return {gongkai::report::IsCopied(matches.front().likeness), matches.front().likeness.share};
}

double Quantile(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

void MeasurePairs(std::string_view name, const std::vector<Text>& texts) {
  std::vector<double> planted, clean;
  int found = 0, alarms = 0;
  for (int i = 0; i < kPairs; ++i) {
    const Text &a = texts[Below(texts.size())], &b = texts[Below(texts.size())];
    if (a.organ == b.organ) continue;
    const Outcome copied = Look(Plant(a, b), a), independent = Look(b, a);
    found += copied.found;
    alarms += independent.found;
    planted.push_back(copied.share);
    clean.push_back(independent.share);
  }
  const auto pairs = static_cast<double>(planted.size());
  fmt::print("{}: {} texts, {} planted and {} clean pairs\n", name, texts.size(), planted.size(), clean.size());
  fmt::print("  recall {:.4f} (share found: 1 % of pairs under {:.2f}, 5 % under {:.2f}, half under {:.2f})\n",
             found / pairs, Quantile(planted, 0.01), Quantile(planted, 0.05), Quantile(planted, 0.5));
  fmt::print("  false alarms {:.4f} (share found: half under {:.2f}, 99 % under {:.2f}, most {:.2f})\n", alarms / pairs,
             Quantile(clean, 0.5), Quantile(clean, 0.99), Quantile(clean, 1));
}

// Every clean pair of the folder, so that each alarm can be looked at.
void ListAlarms(const std::vector<Text>& texts) {
  std::size_t pairs = 0, alarms = 0;
  for (const Text& own : texts) {
    for (const Text& other : texts) {
      if (own.organ == other.organ) continue;
      ++pairs;
      if (!Look(own, other).found) continue;
      ++alarms;
      fmt::print("  alarm: {} {} ~ {} {}\n", own.organ, own.year, other.organ, other.year);
    }
  }
  fmt::print("all pairs of different organs in the folder: {} alarms in {}\n", alarms, pairs);
}

std::vector<std::string> SplitSentences(const std::vector<std::string>& paragraphs) {
  Sentences out;
  for (const std::string& paragraph : paragraphs) {
    std::size_t begin = 0;
    while (begin < paragraph.size()) {
      const std::size_t stop = paragraph.find("。", begin);
      const std::size_t end = stop == std::string::npos ? paragraph.size() : stop + 3;
      out.push_back(paragraph.substr(begin, end - begin));
      begin = end;
    }
  }
  return out;
}

std::vector<Text> TextsOfFolder(const std::string& folder) {
  std::vector<Text> texts;
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  for (const std::string& file : files) {
    const AnnualReport report = gongkai::report::ReadReport(gongkai::docread::ReadFile(file), file);
    const IndexedText indexed = gongkai::report::ToIndexedText(report);
    texts.push_back({indexed.organ, indexed.year, SplitSentences(indexed.paragraphs)});
  }
  return texts;
}

/// What can be compared pair by pair: long enough, and of an organ that is known.
std::vector<Text> OfKnownOrgans(std::vector<Text> texts) {
  constexpr std::size_t kShortest = 300;  // characters
  std::erase_if(texts, [](const Text& text) { return text.organ.empty() || LengthOf(text.sentences) < kShortest; });
  return texts;
}

std::vector<std::uint32_t> PrintsOf(const Text& text) {
  std::vector<std::uint32_t> prints;
  const auto comparable = gongkai::report::MakeComparable(text.sentences, text.organ);
  for (const auto& each : gongkai::report::Winnow(comparable.symbols)) prints.push_back(each.hash);
  std::ranges::sort(prints);
  prints.erase(std::unique(prints.begin(), prints.end()), prints.end());
  return prints;
}

bool IsAmong(const std::vector<std::uint32_t>& prints, const std::vector<std::uint32_t>& others) {
  std::vector<std::uint32_t> shared;
  std::ranges::set_intersection(prints, others, std::back_inserter(shared));
  return 5 * shared.size() >= 4 * prints.size();
}

/// No organ twice and no report twice, as the same one in another layout is. Shorter ones are no narratives.
std::vector<Text> OneOfEachOrgan(const std::vector<Text>& texts) {
  constexpr std::size_t kShortest = 200;  // characters
  std::set<std::string> organs;
  std::vector<std::vector<std::uint32_t>> seen;
  std::vector<Text> out;
  for (const Text& text : texts) {
    if (LengthOf(text.sentences) < kShortest) continue;
    if (!text.organ.empty() && !organs.insert(text.organ).second) continue;
    const auto prints = PrintsOf(text);
    if (std::ranges::any_of(seen, [&](const auto& each) { return IsAmong(prints, each); })) continue;
    seen.push_back(prints);
    out.push_back(text);
  }
  return out;
}

/// How often the words that editing changes stand in a hundred characters.
double EditedWordsIn(const std::vector<Text>& texts) {
  std::size_t words = 0, length = 0;
  for (const Text& text : texts) {
    length += LengthOf(text.sentences);
    for (const std::string& sentence : text.sentences) {
      for (const auto& [word, other] : kSynonyms) {
        for (std::size_t at = sentence.find(word); at != std::string::npos; at = sentence.find(word, at + 3)) ++words;
      }
    }
  }
  return 100 * static_cast<double>(words) / static_cast<double>(length);
}

/// Of the fingerprints of a text, the mean share that stands in 1, 2, 3–5 and more of `count` texts, over some draws.
void PrintAlikeness(std::string_view name, std::vector<Text> texts, std::size_t count) {
  constexpr int kDraws = 20;
  if (texts.size() < count) return;
  double shares[4] = {}, looked_at = 0;
  for (int draw = 0; draw < kDraws; ++draw) {
    std::ranges::shuffle(texts, random_engine);
    std::vector<std::vector<std::uint32_t>> prints;
    std::unordered_map<std::uint32_t, int> spread;
    for (std::size_t i = 0; i < count; ++i) prints.push_back(PrintsOf(texts[i]));
    for (const auto& of_text : prints) {
      for (const std::uint32_t each : of_text) ++spread[each];
    }
    for (const auto& of_text : prints) {
      if (of_text.empty()) continue;
      ++looked_at;
      for (const std::uint32_t each : of_text) {
        const int in = spread[each];
        shares[in == 1 ? 0 : in == 2 ? 1 : in <= 5 ? 2 : 3] += 1 / static_cast<double>(of_text.size());
      }
    }
  }
  fmt::print("{} of {}: fingerprints in one {:.1f} %, in two {:.1f} %, in 3-5 {:.1f} %, in more {:.1f} %\n", count,
             name, 100 * shares[0] / looked_at, 100 * shares[1] / looked_at, 100 * shares[2] / looked_at,
             100 * shares[3] / looked_at);
}

void MeasureAlikeness(std::string_view name, const std::vector<Text>& texts) {
  for (const std::size_t count : {30, 50, 116}) PrintAlikeness(name, texts, count);
  fmt::print("{}: {:.2f} words that editing changes in 100 characters\n", name, EditedWordsIn(texts));
}

template <class Make>
std::vector<Text> Several(std::size_t count, const Make& make) {
  std::vector<Text> texts;
  for (std::size_t i = 0; i < count; ++i) texts.push_back(make());
  return texts;
}

double ProcessorSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double MillisecondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void MeasureCollection() {
  SimilarityIndex index;
  const std::vector<Text> texts = Several(kCollection, TextOfGrammar);
  auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < kCollection; ++i) {
    const Text& text = texts[static_cast<std::size_t>(i)];
    index.Add({std::to_string(i), text.organ + std::to_string(i), "", text.year, text.sentences});
  }
  const double adding = MillisecondsSince(start);
  int found = 0;
  constexpr int kQueries = 50;
  double slowest = 0, all = 0;
  for (int i = 0; i < kQueries; ++i) {
    const std::size_t source = Below(texts.size());
    const Text planted = Plant(texts[source], texts[Below(texts.size())]);
    start = std::chrono::steady_clock::now();
    auto own = gongkai::report::MakeComparable(planted.sentences, planted.organ);
    const auto matches = index.Query(own, [](const IndexedText&) { return true; });
    const double spent = MillisecondsSince(start);
    slowest = std::max(slowest, spent);
    all += spent;
    found += !matches.empty() && matches.front().text->file == std::to_string(source);
  }
  fmt::print(
      "one report against {}: {:.1f} ms mean, {:.1f} ms slowest; source named first {} of {}; adding {:.2f} ms a "
      "report\n",
      kCollection, all / kQueries, slowest, found, kQueries, adding / kCollection);
}

/// The most that this process has had in memory, in MB.
double PeakMemory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  }
  return 0;
}

/// Every hundredth narrative of a year is one of which three fifths come from another, edited. A false alarm: a
/// narrative that has copied nothing and of which nothing was copied, in a pair all the same.
template <class Make>
void MeasureScan(std::string_view name, const Make& make) {
  constexpr std::uint32_t kNarratives = 40'000, kEvery = 100;
  gongkai::report::CopyingScan scan;
  std::set<std::pair<std::uint32_t, std::uint32_t>> planted;
  std::set<std::uint32_t> touched;
  Text source;
  double taking = 0, taking_worked = 0;
  for (std::uint32_t i = 0; i < kNarratives; ++i) {
    Text text = make();
    if (i % kEvery == kEvery / 2) source = text;
    if (i % kEvery == kEvery - 1) {
      text = Plant(source, text);
      planted.emplace(i - kEvery / 2 + 1, i);
      touched.insert({i - kEvery / 2 + 1, i});
    }
    const auto start = std::chrono::steady_clock::now();
    const double worked = ProcessorSeconds();
    scan.Add(gongkai::report::MakeComparable(text.sentences, text.organ));
    taking += MillisecondsSince(start) / 1000;
    taking_worked += ProcessorSeconds() - worked;
  }
  const auto start = std::chrono::steady_clock::now();
  const double worked = ProcessorSeconds();
  const auto pairs = scan.Find();
  const double finding_worked = ProcessorSeconds() - worked, finding = MillisecondsSince(start) / 1000;
  std::size_t found = 0;
  std::set<std::uint32_t> alarmed;
  for (const auto& pair : pairs) {
    found += planted.contains(std::minmax(pair.own, pair.other)) ? 1 : 0;
    for (const std::uint32_t each : {pair.own, pair.other}) {
      if (!touched.contains(each)) alarmed.insert(each);
    }
  }
  fmt::print(
      "all {} narratives of a year, {}: {:.1f} s ({:.1f} s to take in, {:.1f} s to search; of processor time {:.1f} "
      "s and {:.1f} s), {:.0f} MB at most so far; recall {:.4f} of {} planted, false alarms {:.4f} of {}\n",
      kNarratives, name, taking + finding, taking, finding, taking_worked, finding_worked, PeakMemory(),
      static_cast<double>(found) / static_cast<double>(planted.size()), planted.size(),
      static_cast<double>(alarmed.size()) / static_cast<double>(kNarratives - touched.size()),
      kNarratives - touched.size());
}

}  // namespace

int main(int argc, char** argv) {
  constexpr std::size_t kTexts = 400;
  const std::vector<Text> grammar = Several(kTexts, TextOfGrammar), varied = Several(kTexts, VariedText);
  MeasureAlikeness("the grammar", grammar);
  MeasureAlikeness("the varied", varied);
  MeasurePairs("the grammar", grammar);
  MeasurePairs("the varied", varied);
  MeasureScan("varied", VariedText);
  MeasureScan("of the grammar", TextOfGrammar);
  MeasureCollection();
  if (argc > 1) {
    const std::vector<Text> real = TextsOfFolder(argv[1]), known = OfKnownOrgans(real);
    MeasureAlikeness("the folder, one an organ", OneOfEachOrgan(real));
    MeasurePairs("the folder", known);
    ListAlarms(known);
  }
  return 0;
}
