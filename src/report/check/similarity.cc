#include "report/check/similarity.h"

#include <algorithm>
#include <bit>
#include <iterator>

#include "report/check/fingerprint.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kSeedLength = 6;        // symbols that must be the same in a row for a passage to begin
constexpr std::size_t kMostSeedPlaces = 8;    // places in their text that one run may stand at
constexpr std::size_t kGap = 14;              // symbols that may differ between two runs of one passage
constexpr std::size_t kShortestPassage = 18;  // weight below which a passage is chance
constexpr std::size_t kMostCandidates = 24;   // texts compared in full
constexpr std::size_t kFewestShared = 3;      // fingerprints
constexpr double kLeastSharedPart = 0.03;     // of ours that are not common
constexpr std::size_t kCommonOrgans = 5;      // wording of more organs than this, and than a twentieth, is common
constexpr std::size_t kCommonPart = 20;

// A maximal run of the same symbols in both texts.
struct SameRun {
  std::size_t own, theirs, length;
};

/// Where each run of kSeedLength symbols stands in a text: chains through a table of their hashes, first place first.
class SeedPlaces {
 public:
  explicit SeedPlaces(const std::u32string& text) : hashes_(text.size() - kSeedLength + 1) {
    heads_.assign(std::bit_ceil(hashes_.size() * 2), kNone);
    next_.resize(hashes_.size());
    for (std::size_t j = hashes_.size(); j-- > 0;) {
      hashes_[j] = HashOf(&text[j], kSeedLength);
      std::uint32_t& head = heads_[hashes_[j] & (heads_.size() - 1)];
      next_[j] = head;
      head = static_cast<std::uint32_t>(j);
    }
  }
  /// At most the first kMostSeedPlaces.
  template <class Take>
  void Each(std::uint64_t hash, const Take& take) const {
    std::size_t taken = 0;
    for (std::uint32_t j = heads_[hash & (heads_.size() - 1)]; j != kNone && taken < kMostSeedPlaces; j = next_[j]) {
      if (hashes_[j] != hash) continue;
      ++taken;
      take(std::size_t{j});
    }
  }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> heads_, next_;
};

std::vector<SameRun> FindRuns(const std::u32string& own, const std::u32string& theirs) {
  std::vector<SameRun> runs;
  if (own.size() < kSeedLength || theirs.size() < kSeedLength) return runs;
  const SeedPlaces places(theirs);
  for (std::size_t i = 0; i + kSeedLength <= own.size(); ++i) {
    places.Each(HashOf(&own[i], kSeedLength), [&](std::size_t j) {
      if (i > 0 && j > 0 && own[i - 1] == theirs[j - 1]) return;  // its beginning was seen
      std::size_t length = 0;
      while (i + length < own.size() && j + length < theirs.size() && own[i + length] == theirs[j + length]) ++length;
      if (length >= kSeedLength) runs.push_back({i, j, length});
    });
  }
  return runs;
}

std::size_t WeightOf(const ComparableText& text, std::size_t begin, std::size_t end) {
  const auto first = text.weighs.begin();
  return static_cast<std::size_t>(
      std::count(first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(end), char{1}));
}

// Runs come ordered by their place in our text. Each joins the passage that ends closest before it in both texts, or
// begins one.
std::vector<SharedPassage> Chain(const ComparableText& own, const std::vector<SameRun>& runs) {
  std::vector<SharedPassage> passages;
  std::size_t first_open = 0;
  for (const SameRun& run : runs) {
    while (first_open < passages.size() && passages[first_open].own_end + 4 * kGap < run.own) ++first_open;
    SharedPassage* best = nullptr;
    std::size_t best_distance = 2 * kGap + 1;
    for (std::size_t p = first_open; p < passages.size(); ++p) {
      SharedPassage& open = passages[p];
      if (open.own_end > run.own || open.their_end > run.theirs) continue;
      const std::size_t own_gap = run.own - open.own_end, their_gap = run.theirs - open.their_end;
      if (own_gap > kGap || their_gap > kGap || own_gap + their_gap >= best_distance) continue;
      best = &open;
      best_distance = own_gap + their_gap;
    }
    const std::size_t own_end = run.own + run.length, their_end = run.theirs + run.length;
    const std::size_t weight = WeightOf(own, run.own, own_end);
    if (best != nullptr) {
      best->own_end = own_end;
      best->their_end = their_end;
      best->matched += weight;
    } else {
      passages.push_back({run.own, own_end, run.theirs, their_end, weight});
    }
  }
  return passages;
}

// Longest first; what a longer passage covers is not told again by a shorter one.
std::vector<SharedPassage> ChoosePassages(std::vector<SharedPassage> all, std::size_t own_size) {
  std::ranges::stable_sort(all, [](const auto& a, const auto& b) { return a.matched > b.matched; });
  std::vector<char> covered(own_size, 0);
  std::vector<SharedPassage> chosen;
  for (const SharedPassage& passage : all) {
    if (passage.matched < kShortestPassage) break;
    const auto first = covered.begin() + static_cast<std::ptrdiff_t>(passage.own_begin);
    const auto last = covered.begin() + static_cast<std::ptrdiff_t>(passage.own_end);
    if (std::find(first, last, char{1}) != last) continue;
    std::fill(first, last, char{1});
    chosen.push_back(passage);
  }
  return chosen;
}

}  // namespace

Likeness Compare(const ComparableText& own, const ComparableText& theirs) {
  Likeness likeness;
  const std::size_t weight = own.Weight();
  if (weight == 0) return likeness;
  likeness.passages = ChoosePassages(Chain(own, FindRuns(own.symbols, theirs.symbols)), own.symbols.size());
  for (const SharedPassage& passage : likeness.passages) likeness.matched += passage.matched;
  likeness.share = static_cast<double>(likeness.matched) / static_cast<double>(weight);
  return likeness;
}

void SimilarityIndex::Add(IndexedText text) {
  const auto id = static_cast<std::uint32_t>(texts_.size());
  Run run;
  for (const Fingerprint& print : Winnow(MakeComparable(text.paragraphs, text.organ).symbols)) {
    run.push_back({print.hash, id});
  }
  std::ranges::sort(run);
  run.erase(std::unique(run.begin(), run.end()), run.end());
  while (!runs_.empty() && runs_.back().size() < 2 * run.size()) {
    Run merged;
    merged.reserve(runs_.back().size() + run.size());
    std::ranges::merge(runs_.back(), run, std::back_inserter(merged));
    runs_.pop_back();
    run = std::move(merged);
  }
  runs_.push_back(std::move(run));
  const std::string organ = text.organ.empty() ? "\n" + text.file : text.organ;  // an unknown organ is nobody else's
  organ_of_text_.push_back(organs_.try_emplace(organ, static_cast<std::uint32_t>(organs_.size())).first->second);
  texts_.push_back(std::move(text));
}

std::vector<std::uint32_t> SimilarityIndex::TextsWith(std::uint32_t fingerprint) const {
  std::vector<std::uint32_t> texts;
  for (const Run& run : runs_) {
    auto it = std::lower_bound(run.begin(), run.end(), Posting{fingerprint, 0});
    for (; it != run.end() && it->fingerprint == fingerprint; ++it) texts.push_back(it->text);
  }
  return texts;
}

bool SimilarityIndex::IsCommon(const std::vector<std::uint32_t>& texts) const {
  const std::size_t limit = std::max(kCommonOrgans, organs_.size() / kCommonPart);
  if (texts.size() <= limit) return false;
  std::vector<std::uint32_t> organs;
  organs.reserve(texts.size());
  for (const std::uint32_t text : texts) organs.push_back(organ_of_text_[text]);
  std::ranges::sort(organs);
  const auto last = std::unique(organs.begin(), organs.end());
  return static_cast<std::size_t>(last - organs.begin()) > limit;
}

std::vector<SimilarityIndex::Match> SimilarityIndex::Query(ComparableText& own,
                                                           const std::function<bool(const IndexedText&)>& wanted,
                                                           std::size_t most) const {
  std::vector<std::uint32_t> shared(texts_.size(), 0);
  std::size_t rare = 0;
  for (const Fingerprint& print : Winnow(own.symbols)) {
    const std::vector<std::uint32_t> texts = TextsWith(print.hash);
    if (IsCommon(texts)) {
      std::fill_n(own.weighs.begin() + print.position, kShingleLength, char{0});
      continue;
    }
    ++rare;
    for (const std::uint32_t text : texts) ++shared[text];
  }
  const auto enough =
      std::max<std::uint32_t>(kFewestShared, static_cast<std::uint32_t>(kLeastSharedPart * static_cast<double>(rare)));
  std::vector<std::uint32_t> candidates;
  for (std::uint32_t text = 0; text < shared.size(); ++text) {
    if (shared[text] >= enough && wanted(texts_[text])) candidates.push_back(text);
  }
  std::ranges::stable_sort(candidates, [&](auto a, auto b) { return shared[a] > shared[b]; });
  if (candidates.size() > kMostCandidates) candidates.resize(kMostCandidates);
  std::vector<Match> matches;
  for (const std::uint32_t text : candidates) {
    Match match{&texts_[text], MakeComparable(texts_[text].paragraphs, texts_[text].organ), {}};
    match.likeness = Compare(own, match.theirs);
    if (!match.likeness.passages.empty()) matches.push_back(std::move(match));
  }
  std::ranges::stable_sort(matches, [](const auto& a, const auto& b) { return a.likeness.share > b.likeness.share; });
  if (matches.size() > most) matches.resize(most);
  return matches;
}

}  // namespace gongkai::report
