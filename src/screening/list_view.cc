#include "screening/list_view.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "screening/list_store.h"

namespace gongkai::screening {

KeptLists ListsNow(db::Session& session, OrganId organ) {
  KeptLists now;
  now.version = ListStateNow(session, organ).version;
  const std::vector<KeptWord> words = WordsFor(session, kCounty);
  now.lists = ListsOf(KindsKeptBy(kCounty), words);
  for (const KeptWord& kept : words) {
    if (kept.list != kLeaderList || !kept.is_on) continue;
    now.leaders.push_back({.name = kept.word.text,
                           .title = kept.word.instead,
                           .organ = kept.word.note,
                           .from = kept.word.since,
                           .until = kept.until});
  }
  if (organ != kCounty)
    std::ranges::move(ListsOf(KindsKeptBy(organ), WordsFor(session, organ)), std::back_inserter(now.lists));
  return now;
}

ListState ListStateNow(db::Session& session, OrganId organ) {
  const auto last = LastChange(session, organ);
  return last ? ListState{last->version, last->mark} : ListState();
}

std::vector<KeptWord> WordsFor(db::Session& session, OrganId keeper) {
  if (keeper == kCounty && !IsKept(session, kCounty)) return BuiltInWords();
  return WordsOf(session, keeper);
}

std::vector<KeptWord> WordsFor(db::Session& session, OrganId keeper, std::int64_t version) {
  if (keeper == kCounty && version == 0) return BuiltInWords();
  return WordsIn(session, keeper, version);
}

std::vector<KeptWord> NewBuiltInWords(db::Session& session) {
  if (!IsKept(session, kCounty)) return {};
  std::set<std::pair<std::string, std::u32string>> known;
  for (const KeptWord& kept : WordsOf(session, kCounty)) known.emplace(kept.list, KeyOf(kept.word.text));
  std::vector<KeptWord> fresh = BuiltInWords();
  std::erase_if(fresh, [&](const KeptWord& kept) { return known.contains({kept.list, KeyOf(kept.word.text)}); });
  return fresh;
}

}  // namespace gongkai::screening
