#include "screening/list_actions.h"

#include <algorithm>
#include <map>

#include "base/fold.h"
#include "base/utf8.h"
#include "screening/list_store.h"
#include "screening/list_view.h"

namespace gongkai::screening {
namespace {

using account::Act;
using account::Deed;

FieldErrors Refused(std::string sentence) { return {{std::string(kVersionField), std::move(sentence)}}; }

/// Whether the post may keep these lists at all; how far it reaches within the county the page has asked.
bool MayKeep(const Actor& actor, OrganId keeper) {
  const Act act = keeper == kCounty ? Act::kEditScreeningLists : Act::kEditOwnWords;
  return actor.post && account::ReachOf(*actor.post, act) != account::Reach::kNone;
}

FieldErrors ReasonFaults(const std::string& reason) {
  if (IsBlankText(reason)) return {{"reason", "请写明为什么这样改，留在词表的沿革里。"}};
  if (Utf8Length(reason) > kLongestReason) return {{"reason", "原因太长，最多 500 个字。"}};
  return {};
}

std::string_view ActOf(OrganId keeper) { return keeper == kCounty ? "screening.list" : "screening.own_list"; }

ListChange ChangeBy(const Deed& deed, OrganId keeper, std::string kind, std::size_t words, std::string reason) {
  ListChange change;
  change.keeper = keeper;
  change.kind = std::move(kind);
  change.words = static_cast<std::int64_t>(words);
  change.person = deed.actor().person;
  change.person_name = deed.actor().name;
  change.at = deed.now();
  change.reason = std::move(reason);
  return change;
}

/// Before the county's first change its lists are the program's: they are put down as a version of their own. What a
/// form was filled from by then (0) is that version.
std::int64_t BeginCountyLists(Deed& deed, OrganId keeper, std::int64_t from_version) {
  LockLists(deed.transaction());
  if (keeper != kCounty || IsKept(deed.transaction(), kCounty)) return from_version;
  const std::vector<KeptWord> words = BuiltInWords();
  ListChange change = ChangeBy(deed, kCounty, "builtin", words.size(), "程序自带的词表");
  change.person = account::PersonId{0};
  change.person_name = "程序";
  const std::int64_t version = AddChange(deed.transaction(), change);
  for (const KeptWord& word : words) PutWord(deed.transaction(), word, version);
  return from_version == 0 ? version : from_version;
}

/// Of words and their details only that there was a change stands in the trail: an organ's own words are its secret.
void Finish(Deed& deed, OrganId keeper, std::string_view kind, std::int64_t version, const std::string& result) {
  deed.Record(keeper, ActOf(keeper), account::ObjectOf("screening_list", version), {{"kind", std::string(kind)}});
  deed.Commit(result);
}

/// Another word in force of the same list that is told apart by nothing.
bool IsThere(const std::vector<KeptWord>& words, const KeptWord& word) {
  const std::u32string key = KeyOf(word.word.text);
  return std::ranges::any_of(words, [&](const KeptWord& kept) {
    return kept.list == word.list && kept.number != word.number && KeyOf(kept.word.text) == key;
  });
}

FieldErrors FaultsAgainst(Deed& deed, const KeptWord& word) {
  const std::vector<KeptWord> words = WordsOf(deed.transaction(), word.keeper);
  if (IsThere(words, word)) return {{"text", "词表里已经有了，停用的也算；请在列表里查找后修改。"}};
  if (word.number == 0 && words.size() >= kMostWords) {
    return {{"text", "词表最多 " + std::to_string(kMostWords) + " 个词，已经满了。"}};
  }
  return {};
}

FieldErrors FaultsOfChange(Deed& deed, const WordForm& form, std::int64_t from_version) {
  const auto kept = FindWord(deed.transaction(), form.word.keeper, form.word.number);
  if (!kept || kept->list != form.word.list) return Refused("没有这个词。");
  if (kept->from_version != from_version) return Refused("别人刚刚改过这个词，请看过现在的内容再改。");
  if (IsSame(*kept, form.word)) return Refused("没有改动。");
  return {};
}

FormResult<std::int64_t> Save(Deed& deed, const WordForm& form) {
  if (deed.done_before()) return deed.EarlierId();
  const OrganId keeper = form.word.keeper;
  if (!MayKeep(deed.actor(), keeper)) return Refused("您现在的岗位不能改这个词表。");
  const std::vector<ListKind> kinds = KindsKeptBy(keeper);
  const ListKind* kind = KindIn(kinds, form.word.list);
  if (kind == nullptr) return Refused("没有这个词表。");
  FieldErrors faults = FaultsOf(*kind, form.word);
  for (FieldError& fault : ReasonFaults(form.reason)) faults.push_back(std::move(fault));
  if (!faults.empty()) return faults;
  const std::int64_t from_version = BeginCountyLists(deed, keeper, form.word.from_version);
  if (form.word.number != 0) faults = FaultsOfChange(deed, form, from_version);
  if (faults.empty()) faults = FaultsAgainst(deed, form.word);
  if (!faults.empty()) return faults;
  const std::string what = form.word.number == 0 ? "added" : "changed";
  const std::int64_t version = AddChange(deed.transaction(), ChangeBy(deed, keeper, what, 1, form.reason));
  const std::int64_t number = PutWord(deed.transaction(), form.word, version);
  Finish(deed, keeper, what, version, std::to_string(number));
  return number;
}

FormResult<std::int64_t> Switch(Deed& deed, KeptWord wanted, const std::string& reason) {
  if (deed.done_before()) return deed.EarlierId();
  if (!MayKeep(deed.actor(), wanted.keeper)) return Refused("您现在的岗位不能改这个词表。");
  if (FieldErrors faults = ReasonFaults(reason); !faults.empty()) return faults;
  wanted.from_version = BeginCountyLists(deed, wanted.keeper, wanted.from_version);
  auto kept = FindWord(deed.transaction(), wanted.keeper, wanted.number);
  if (!kept) return Refused("没有这个词。");
  if (kept->is_on == wanted.is_on) return Refused(wanted.is_on ? "这个词已经在用。" : "这个词已经停用。");
  if (kept->from_version != wanted.from_version) return Refused("别人刚刚改过这个词，请看过现在的内容再改。");
  kept->is_on = wanted.is_on;
  const std::string what = wanted.is_on ? "on" : "off";
  const std::int64_t version = AddChange(deed.transaction(), ChangeBy(deed, wanted.keeper, what, 1, reason));
  PutWord(deed.transaction(), *kept, version);
  Finish(deed, wanted.keeper, what, version, std::to_string(kept->number));
  return kept->number;
}

// ---- out of a workbook

std::string Told(const BroughtWords& brought) {
  return std::to_string(brought.added) + " " + std::to_string(brought.changed) + " " + std::to_string(brought.same);
}

BroughtWords BroughtFrom(const std::string& text) {
  const std::size_t first = text.find(' '), second = text.find(' ', first + 1);
  return {std::stoi(text.substr(0, first)), std::stoi(text.substr(first + 1, second - first - 1)),
          std::stoi(text.substr(second + 1))};
}

using WordKey = std::pair<std::string, std::u32string>;

struct Bringing {
  std::vector<KeptWord> to_put;
  BroughtWords brought;
  std::size_t count_after = 0;
};

Bringing Match(const std::vector<KeptWord>& kept, const std::vector<KeptWord>& words) {
  std::map<WordKey, const KeptWord*> known;
  for (const KeptWord& word : kept) known.emplace(WordKey(word.list, KeyOf(word.word.text)), &word);
  Bringing bringing;
  for (KeptWord word : words) {
    const auto found = known.find({word.list, KeyOf(word.word.text)});
    word.number = found == known.end() ? 0 : found->second->number;
    if (word.number == 0) {
      ++bringing.brought.added;
    } else if (IsSame(*found->second, word)) {
      ++bringing.brought.same;
      continue;
    } else {
      ++bringing.brought.changed;
    }
    bringing.to_put.push_back(std::move(word));
  }
  bringing.count_after = kept.size() + static_cast<std::size_t>(bringing.brought.added);
  return bringing;
}

FieldErrors FaultsOfAll(OrganId keeper, const std::vector<KeptWord>& words) {
  const std::vector<ListKind> kinds = KindsKeptBy(keeper);
  std::map<WordKey, int> seen;
  for (const KeptWord& word : words) {
    const ListKind* kind = KindIn(kinds, word.list);
    const bool is_good = kind != nullptr && word.keeper == keeper && FaultsOf(*kind, word).empty() &&
                         seen[{word.list, KeyOf(word.word.text)}]++ == 0;
    if (!is_good) return Refused("表格里有不完整的行，请重新选择文件。");
  }
  return {};
}

FormResult<BroughtWords> Bring(Deed& deed, OrganId keeper, std::int64_t seen_version,
                               const std::vector<KeptWord>& words, const std::string& reason) {
  if (deed.done_before()) return BroughtFrom(deed.earlier_result());
  if (!MayKeep(deed.actor(), keeper)) return Refused("您现在的岗位不能改这个词表。");
  if (words.empty()) return Refused("没有可以写入的行。");
  if (FieldErrors faults = ReasonFaults(reason); !faults.empty()) return faults;
  if (FieldErrors faults = FaultsOfAll(keeper, words); !faults.empty()) return faults;
  LockLists(deed.transaction());
  if (ListStateNow(deed.transaction(), keeper).version != seen_version) {
    return Refused("预览以后词表被别人改过，请重新选择文件预览。");
  }
  BeginCountyLists(deed, keeper, 0);
  const Bringing bringing = Match(WordsOf(deed.transaction(), keeper), words);
  if (bringing.count_after > kMostWords) {
    return Refused("词表最多 " + std::to_string(kMostWords) + " 个词，加上这些就超过了。");
  }
  if (bringing.to_put.empty()) return Refused("表格里的词和词表里的完全一样，没有要写入的。");
  const std::int64_t version =
      AddChange(deed.transaction(), ChangeBy(deed, keeper, "imported", bringing.to_put.size(), reason));
  for (const KeptWord& word : bringing.to_put) PutWord(deed.transaction(), word, version);
  Finish(deed, keeper, "imported", version, Told(bringing.brought));
  return bringing.brought;
}

FormResult<std::int64_t> TakeNew(Deed& deed, const std::string& reason) {
  if (deed.done_before()) return deed.EarlierId();
  if (!MayKeep(deed.actor(), kCounty)) return Refused("您现在的岗位不能改这个词表。");
  if (FieldErrors faults = ReasonFaults(reason); !faults.empty()) return faults;
  LockLists(deed.transaction());
  std::vector<KeptWord> words = NewBuiltInWords(deed.transaction());
  if (words.empty()) return Refused("程序自带的词，词表里都有了。");
  const std::int64_t version = AddChange(deed.transaction(), ChangeBy(deed, kCounty, "builtin", words.size(), reason));
  for (KeptWord& word : words) {
    word.number = 0;
    PutWord(deed.transaction(), word, version);
  }
  Finish(deed, kCounty, "builtin", version, std::to_string(words.size()));
  return static_cast<std::int64_t>(words.size());
}

}  // namespace

FormResult<std::int64_t> SaveWord(Desk& desk, const Actor& actor, const WordForm& form) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Save(deed, form); });
}

FormResult<std::int64_t> SwitchWord(Desk& desk, const Actor& actor, OrganId keeper, std::int64_t number, bool is_on,
                                    std::int64_t from_version, const std::string& reason) {
  KeptWord wanted{.keeper = keeper};
  wanted.number = number;
  wanted.from_version = from_version;
  wanted.is_on = is_on;
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Switch(deed, wanted, reason); });
}

FormResult<BroughtWords> BringWords(Desk& desk, const Actor& actor, OrganId keeper, std::int64_t seen_version,
                                    const std::vector<KeptWord>& words, const std::string& reason) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Bring(deed, keeper, seen_version, words, reason); });
}

FormResult<std::int64_t> TakeNewBuiltInWords(Desk& desk, const Actor& actor, const std::string& reason) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return TakeNew(deed, reason); });
}

}  // namespace gongkai::screening
