#include "disclosure/search/search_view.h"

#include <algorithm>

#include "account/portal_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/content_digest.h"
#include "disclosure/search/search_store.h"
#include "disclosure/search/search_text_view.h"
#include "place/place.h"
#include "search/initials.h"
#include "search/key.h"

namespace gongkai::disclosure {
namespace {

// ---- hits

/// Items of what was found, in the order of the index, each once.
struct ItemHit {
  std::int64_t chunk = 0;  // of those that were found the last one
  ItemId item;
  std::string title, summary;
};

std::vector<std::string> MarksOf(const SearchAsk& ask) {
  std::vector<std::string> marks;
  if (ask.query.empty()) marks.emplace_back(kMarkOfAll);
  if (ask.organ) marks.push_back(MarkOf(*ask.organ));
  if (ask.column) marks.push_back(MarkOf(*ask.column));
  if (ask.kind) marks.push_back(MarkOf(*ask.kind));
  if (ask.validity) marks.emplace_back(kMarkOfDocuments);
  return marks;
}

/// The places of a year: nothing is looked for in front of it or behind.
ChunkRange Within(const ChunkRange& range, int year) {
  const Date first = std::chrono::year(year) / std::chrono::January / 1;
  const Date behind = std::chrono::year(year + 1) / std::chrono::January / 1;
  return {std::max(range.since, PlaceOfDay(first)), std::min(range.before, PlaceOfDay(behind))};
}

/// Items in the order of days. A long file gives many chunks of one item: so many are passed over at
/// most.
std::vector<ItemHit> HitsIn(db::Session& session, const SearchAsk& ask, ChunkRange range, int most) {
  constexpr int kLots = 20;
  const search::Lookup lookup = search::LookupOf(ask.query, MarksOf(ask));
  if (ask.year) range = Within(range, *ask.year);
  std::vector<ItemHit> hits;
  int lot = most + most / 32;
  for (int i = 0; i < kLots && std::cmp_less(hits.size(), most); ++i) {
    const std::vector<ChunkHit> chunks = FindChunks(session, lookup, ask.today, range, lot);
    for (const ChunkHit& chunk : chunks) {
      range.before = chunk.chunk;
      if (!hits.empty() && hits.back().item == chunk.item) continue;
      if (std::cmp_equal(hits.size(), most)) return hits;
      hits.push_back({chunk.chunk, chunk.item, chunk.title, chunk.summary});
    }
    if (std::cmp_less(chunks.size(), lot)) break;
    lot = std::min(lot * 2, 5'000);
  }
  return hits;
}

// ---- how well it fits

/// The title is read so, its initials one after the other.
bool BeginsInPinyin(const search::Term& term, std::string_view title) {
  if (term.initials.empty()) return false;
  const auto ways = search::InitialsOf(title);
  return std::ranges::any_of(
      ways, [&](const std::u32string& way) { return way.find(term.initials) != std::u32string::npos; });
}

/// Of the title more than of the summary, of all words more than of some; a title that is nothing else first.
int FitOf(const ItemHit& hit, const search::Query& query) {
  const std::u32string title = search::KeyOf(hit.title), summary = search::KeyOf(hit.summary);
  int fit = 0;
  bool is_all = true;
  for (const search::Term& term : query.terms) {
    const bool in_title = IsFoundIn(term, title);
    is_all = is_all && in_title;
    fit += in_title ? 10 : IsFoundIn(term, summary) ? 3 : BeginsInPinyin(term, hit.title) ? 5 : 0;
  }
  if (!is_all) return fit;
  fit += 100;
  if (query.terms.size() > 1) return fit;
  const std::u32string& word = query.terms.front().ways.front();
  if (title.starts_with(word)) fit += title == word ? 110 : 10;
  return fit;
}

void OrderByFit(std::vector<ItemHit>& hits, const search::Query& query) {
  std::vector<std::pair<int, std::size_t>> order;
  for (std::size_t i = 0; i < hits.size(); ++i) order.emplace_back(-FitOf(hits[i], query), i);
  std::ranges::sort(order);
  std::vector<ItemHit> ordered;
  for (const auto& [fit, place] : order) ordered.push_back(std::move(hits[place]));
  hits = std::move(ordered);
}

// ---- what is shown of a hit

/// On one page no more is looked through of files than this: what stands behind it shows the beginning of the item.
constexpr std::size_t kLookedThrough = std::size_t{4} << 20U;

/// The piece that has more of the words than what is there already.
void ShowBetter(FoundLine& line, const SearchedPart& part, const search::Query& query) {
  const bool is_first = line.snippet.stretches.empty();
  search::Snippet snippet = SnippetOf(part.text, query);
  if (!is_first && snippet.terms <= line.snippet.terms) return;
  line.where = snippet.terms == 0 ? std::string() : part.label;
  line.snippet = std::move(snippet);
}

/// The item's own text first; files are looked into where it has not all of the words.
void ShowWhere(db::Session& session, FoundLine& line, const Content& content, const search::Query& query,
               std::size_t& left) {
  const auto is_done = [&] { return !line.snippet.stretches.empty() && line.snippet.terms == query.terms.size(); };
  for (const SearchedPart& part : SearchedPartsOf(line.item, content, {})) {
    ShowBetter(line, part, query);
    if (is_done()) return;
  }
  if (std::ranges::any_of(line.title, &search::Stretch::is_marked) && query.terms.size() == 1) return;
  for (const Attachment& file : content.attachments) {
    auto kept = left == 0 ? std::nullopt : FindSearchFile(session, file.digest);
    if (!kept) continue;
    left -= std::min(left, kept->text.size());
    ShowBetter(line, {"附件“" + file.name + "”", std::move(kept->text)}, query);
    if (is_done()) return;
  }
}

struct SignedItem {
  Item item;
  Content content;
};

/// None where it is not public, or not what was signed.
std::optional<SignedItem> SignedItemOf(db::Session& session, ItemId id, Date today) {
  auto item = FindItem(session, id);
  if (!item || !IsPublic(item->publicity, today)) return std::nullopt;
  auto version = FindVersion(session, id, *item->publicity.published_version);
  if (!version || DigestOf(version->content, item->index_number) != version->digest) return std::nullopt;
  return SignedItem{std::move(*item), std::move(version->content)};
}

/// None where it is not what was signed. `left`: how much may still be looked through.
std::optional<FoundLine> LineOf(db::Session& session, ItemId id, const SearchAsk& ask, std::size_t& left) {
  auto found = SignedItemOf(session, id, ask.today);
  if (!found) return std::nullopt;
  FoundLine line{.item = std::move(found->item), .title = {}, .where = {}, .snippet = {}, .validity = {}};
  line.title = search::Marked(found->content.title, ask.query);
  ShowWhere(session, line, found->content, ask.query, left);
  line.validity = ValidityMarkOf(session, line.item, ask.today);
  return line;
}

// ---- pages

SearchAnswer ByFit(db::Session& session, const SearchAsk& ask, std::vector<ItemHit> hits) {
  SearchAnswer answer{.lines = {}, .total = static_cast<int>(hits.size()), .by_fit = true, .next_before = {}};
  answer.last_page = std::max(1, (*answer.total + ask.count - 1) / ask.count);
  OrderByFit(hits, ask.query);
  std::size_t left = kLookedThrough;
  const auto first =
      static_cast<std::size_t>(std::clamp(ask.page, 1, answer.last_page) - 1) * static_cast<std::size_t>(ask.count);
  for (std::size_t i = first; i < hits.size() && i < first + static_cast<std::size_t>(ask.count); ++i) {
    if (auto line = LineOf(session, hits[i].item, ask, left)) answer.lines.push_back(std::move(*line));
  }
  return answer;
}

/// Where a list goes on behind an item: before all of its chunks.
std::int64_t BehindItem(db::Session& session, const ItemHit& hit) {
  const std::int64_t first = FirstChunkOf(session, hit.item);
  return first == 0 ? hit.chunk : std::min(first, hit.chunk);
}

/// `hits`: as many as stand on the page and one more.
SearchAnswer ByDay(db::Session& session, const SearchAsk& ask, const std::vector<ItemHit>& hits) {
  SearchAnswer answer;
  std::size_t left = kLookedThrough;
  const auto count = static_cast<std::size_t>(ask.count);
  for (std::size_t i = 0; i < hits.size() && i < count; ++i) {
    if (auto line = LineOf(session, hits[i].item, ask, left)) answer.lines.push_back(std::move(*line));
  }
  if (hits.size() > count) answer.next_before = BehindItem(session, hits[count - 1]);
  return answer;
}

/// Documents whose mark is one: so many are looked at for one page at most, what follows is on the next.
constexpr int kLookedAt = 500;

ChunkRange Before(const std::optional<std::int64_t>& before) { return {.before = before.value_or(INT64_MAX)}; }

SearchAnswer ByValidity(db::Session& session, const SearchAsk& ask) {
  SearchAnswer answer;
  std::size_t left = kLookedThrough;
  const auto hits = HitsIn(session, ask, Before(ask.before), kLookedAt);
  for (const ItemHit& hit : hits) {
    const auto item = FindItem(session, hit.item);
    if (!item || !IsOf(ValidityMarkOf(session, *item, ask.today), *ask.validity)) continue;
    if (std::cmp_equal(answer.lines.size(), ask.count)) return answer;
    auto line = LineOf(session, hit.item, ask, left);
    if (!line) continue;
    answer.lines.push_back(std::move(*line));
    answer.next_before = BehindItem(session, hit);
  }
  answer.next_before =
      std::cmp_equal(hits.size(), kLookedAt) ? std::optional(BehindItem(session, hits.back())) : std::nullopt;
  return answer;
}

// ---- names

/// The names that people write of the county's organs and of the places in it.
std::vector<std::u32string> NamesOf(const account::PublicCounty& county) {
  std::vector<std::u32string> names;
  const auto add = [&](std::string_view name) {
    std::u32string key = search::KeyOf(name);
    if (key.size() >= 2 && key.size() <= 12) names.push_back(std::move(key));
  };
  add(county.name);
  for (const account::PublicOrgan& organ : county.organs) add(organ.short_name);
  if (const place::Place* place = place::ResolveOrgan(county.government).place) {
    for (const place::Place* below : place::Children(place)) add(below->name);
  }
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

bool IsLike(std::u32string_view typed, std::u32string_view name) {
  std::size_t differences = 0;
  for (std::size_t i = 0; i < name.size(); ++i) differences += typed[i] == name[i] ? 0 : 1;
  if (differences == 0) return false;
  if (differences == 1 && name.size() >= 3) return true;
  return search::ReadingsOf(typed) == search::ReadingsOf(name);
}

/// With that name in the place of what is like it; none where nothing is.
std::optional<std::u32string> PutRight(const std::u32string& typed, const std::u32string& name) {
  if (typed.size() < name.size() || typed.find(name) != std::u32string::npos) return std::nullopt;
  for (std::size_t at = 0; at + name.size() <= typed.size(); ++at) {
    if (!IsLike(std::u32string_view(typed).substr(at, name.size()), name)) continue;
    std::u32string right = typed;
    return right.replace(at, name.size(), name);
  }
  return std::nullopt;
}

/// How much of what was typed a title has.
double ShareOf(std::u32string_view typed, std::u32string_view title) {
  if (typed.size() < 2) return 0;
  std::size_t shared = 0;
  for (std::size_t i = 0; i + 1 < typed.size(); ++i) {
    shared += title.find(typed.substr(i, 2)) != std::u32string_view::npos ? 1 : 0;
  }
  return static_cast<double>(shared) / static_cast<double>(typed.size() - 1);
}

}  // namespace

bool SearchAsk::IsNothing() const { return query.empty() && !kind && !year && !validity && !before; }

SearchAnswer Search(db::Session& session, const SearchAsk& ask) {
  if (ask.validity) return ByValidity(session, ask);
  if (ask.before) return ByDay(session, ask, HitsIn(session, ask, Before(ask.before), ask.count + 1));
  std::vector<ItemHit> hits = HitsIn(session, ask, {}, kMostRanked + 1);
  const auto total = static_cast<int>(hits.size());
  if (!ask.newest_first && !ask.query.empty() && total <= kMostRanked) return ByFit(session, ask, std::move(hits));
  SearchAnswer answer = ByDay(session, ask, hits);
  answer.total = total;
  return answer;
}

ItemsInOrder FindInOrder(db::Session& session, const SearchAsk& ask, std::optional<Date> since) {
  ChunkRange range = Before(ask.before);
  if (since) range.since = PlaceOfDay(*since);
  const int most = ask.validity ? std::max(kLookedAt, ask.count + 1) : ask.count + 1;
  const auto hits = HitsIn(session, ask, range, most);
  ItemsInOrder found;
  std::int64_t behind = 0;
  for (const ItemHit& hit : hits) {
    if (std::cmp_equal(found.items.size(), ask.count)) {
      found.next_before = behind;
      return found;
    }
    behind = BehindItem(session, hit);
    auto item = SignedItemOf(session, hit.item, ask.today);
    if (!item) continue;
    if (ask.validity && !IsOf(ValidityMarkOf(session, item->item, ask.today), *ask.validity)) continue;
    found.items.push_back({std::move(item->item), behind});
  }
  if (std::cmp_equal(hits.size(), most)) found.next_before = behind;
  return found;
}

std::string TypedWords(std::string_view typed) {
  std::string words(Trim(typed));
  return Utf8Length(words) > kLongestTyped ? ToUtf8(FromUtf8(words).substr(0, kLongestTyped)) : words;
}

int CountFound(db::Session& session, const SearchAsk& ask, int most) {
  return static_cast<int>(HitsIn(session, ask, {}, most).size());
}

std::vector<LikeTitle> TitlesLike(db::Session& session, const SearchAsk& ask, std::size_t most) {
  constexpr int kLookedThroughTitles = 400;
  constexpr double kLikeEnough = 0.4;
  std::u32string typed = search::KeyOf(ask.typed);
  if (typed.size() > 30) typed.resize(30);
  const search::Lookup lookup = search::LookupOfLike(typed);
  std::vector<std::pair<double, LikeTitle>> like;
  for (const ChunkHit& hit : FindChunks(session, lookup, ask.today, {}, kLookedThroughTitles)) {
    if (std::ranges::any_of(like, [&](const auto& each) { return each.second.item == hit.item; })) continue;
    const std::u32string title = search::KeyOf(hit.title);
    const double share = ShareOf(typed, title);
    if (share >= kLikeEnough)
      like.emplace_back(share + search::Likeness(typed, title) / 10, LikeTitle{hit.item, hit.title});
  }
  std::ranges::stable_sort(like, std::ranges::greater(), &std::pair<double, LikeTitle>::first);
  std::vector<LikeTitle> titles;
  for (auto& [share, title] : like) {
    if (titles.size() == most) break;
    titles.push_back(std::move(title));
  }
  return titles;
}

std::vector<std::string> SpelledRight(db::Session& session, const SearchAsk& ask, std::size_t most) {
  const std::u32string typed = search::KeyOf(ask.typed);
  if (typed.size() < 2 || typed.size() > 30) return {};
  const auto county = account::PublicCountyOf(session, ask.today);
  if (!county) return {};
  std::vector<std::string> right;
  for (const std::u32string& name : NamesOf(*county)) {
    if (right.size() == most) break;
    const auto words = PutRight(typed, name);
    if (!words) continue;
    SearchAsk other = ask;
    other.typed = ToUtf8(*words);
    other.query = search::ParseQuery(other.typed);
    if (CountFound(session, other, 1) > 0) right.push_back(other.typed);
  }
  return right;
}

std::vector<NamedOrgan> OrgansNamed(db::Session& session, const SearchAsk& ask, std::size_t most) {
  const std::u32string typed = search::KeyOf(ask.typed);
  if (typed.size() < 2 || ask.organ) return {};
  const auto county = account::PublicCountyOf(session, ask.today);
  if (!county) return {};
  std::vector<NamedOrgan> named;
  for (const account::PublicOrgan& organ : county->organs) {
    if (named.size() == most) break;
    const bool has = search::KeyOf(organ.name).find(typed) != std::u32string::npos ||
                     search::KeyOf(organ.short_name).find(typed) != std::u32string::npos;
    if (has) named.push_back({organ.id, organ.name});
  }
  return named;
}

}  // namespace gongkai::disclosure
