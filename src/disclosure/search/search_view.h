// A search of what is public: which items, in which order, and of each the piece in which it was found. The gate is
// asked in the query, and of each item that is shown the digest once more: what is not what was signed is shown to
// nobody.
//
// Few hits are ordered by how well they fit; of many the newest stand first. A list in the order of days goes on behind
// its last item, however deep. Next to read: search_store.h, search/query.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/item_list_store.h"
#include "disclosure/validity_view.h"
#include "search/query.h"
#include "search/snippet.h"

namespace gongkai::disclosure {

/// Counting stops here, and so does ordering by fit.
inline constexpr int kMostRanked = kMostCounted;
/// What is read of what was typed.
inline constexpr std::size_t kLongestTyped = 100;

struct SearchAsk {
  Date today{};
  std::string typed{};  // cut to kLongestTyped
  search::Query query{};
  std::optional<OrganId> organ{};
  std::optional<Column> column{};
  std::optional<ItemKind> kind{};
  std::optional<int> year{};  // in which it became public
  std::optional<ValidityFacet> validity{};
  bool newest_first = false;
  std::optional<std::int64_t> before{};  // goes on before this chunk, in the order of days
  int page = 1;                          // in the order of fit
  int count = 20;

  /// Nothing was typed that is looked for, and nothing chosen.
  bool IsNothing() const;
};

struct FoundLine {
  Item item;
  std::vector<search::Stretch> title;
  std::string where;  // "附件“名单.xlsx”"; empty: in the item itself
  search::Snippet snippet;
  std::optional<ValidityMark> validity;
};

struct SearchAnswer {
  std::vector<FoundLine> lines;
  std::optional<int> total;  // kMostRanked + 1 where there are more; none where it was not counted
  bool by_fit = false;
  std::optional<std::int64_t> next_before;  // in the order of days
  int last_page = 1;                        // in the order of fit
};

/// By fit where words were typed, newest_first is not asked for and no more than kMostRanked are found; else by days.
/// Every line has passed the gate.
SearchAnswer Search(db::Session& session, const SearchAsk& ask);

/// The same items in the order of days, for lists of other forms (feeds, the API, letters): with those filters, and
/// asking the same gate and the same digest, so that they hold what the page of the search holds.
struct ItemInOrder {
  Item item;
  std::int64_t chunk = 0;  // a list that goes on behind it goes on before this one
};
struct ItemsInOrder {
  std::vector<ItemInOrder> items;
  std::optional<std::int64_t> next_before;  // none: there are no more
};
/// Up to `ask.count`, before `ask.before`. `since`: of items that are public from that day on.
ItemsInOrder FindInOrder(db::Session& session, const SearchAsk& ask, std::optional<Date> since);

/// What was typed, as it is searched for: trimmed, and not too long.
std::string TypedWords(std::string_view typed);

/// How many items were found, up to so many.
int CountFound(db::Session& session, const SearchAsk& ask, int most = kMostRanked);

/// Titles that are like what was typed, the likest first: where nothing was found.
struct LikeTitle {
  ItemId item;
  std::string title;
};
/// Of what is public on `ask.today`, whatever else was narrowed; nothing for a single character.
std::vector<LikeTitle> TitlesLike(db::Session& session, const SearchAsk& ask, std::size_t most = 5);

/// What was typed with the names of the county's organs and places put right: those that sound as something in it, or
/// differ in one character. Only what finds something.
std::vector<std::string> SpelledRight(db::Session& session, const SearchAsk& ask, std::size_t most = 3);

/// Organs with that in their name, for whoever looks for an organ.
struct NamedOrgan {
  OrganId organ{0};
  std::string name;
};
/// In the county's order of its organs; none for a single character, or where an organ is chosen already.
std::vector<NamedOrgan> OrgansNamed(db::Session& session, const SearchAsk& ask, std::size_t most = 3);

}  // namespace gongkai::disclosure
