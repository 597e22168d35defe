#include "screening/list.h"

#include <algorithm>
#include <map>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::screening {
namespace {

bool HasText(std::u32string_view whole, std::u32string_view part) { return whole.find(part) != whole.npos; }

void CheckLength(FieldErrors& faults, std::string_view field, std::string_view label, std::string_view text,
                 std::size_t most) {
  if (Utf8Length(text) <= most) return;
  faults.push_back({std::string(field), std::string(label) + "太长，最多 " + std::to_string(most) + " 个字。"});
}

FieldErrors FaultsOfLeader(const ListKind& kind, const KeptWord& kept) {
  const WordList::Word& word = kept.word;
  FieldErrors faults;
  if (IsBlankText(word.text)) faults.push_back({"text", "请填写姓名。"});
  if (IsBlankText(word.instead)) faults.push_back({"instead", "请填写现任职务的全称。"});
  CheckLength(faults, "text", "姓名", word.text, 20);
  CheckLength(faults, "instead", "职务", word.instead, kLongestWord);
  CheckLength(faults, "note", kind.label_of_note(), word.note, kLongestNote);
  if (!word.allow.empty()) faults.push_back({"wholes", "领导名单里不用填这一栏。"});
  if (word.since && kept.until && *kept.until < *word.since) {
    faults.push_back({"until", "离任日期比任职日期还早。"});
  }
  return faults;
}

/// The right form must not be found again when it stands where the word stood.
bool FindsItsRightForm(const WordList::Word& word) {
  const std::u32string text = KeyOf(word.text), instead = KeyOf(word.instead);
  if (text.empty() || !HasText(instead, text)) return false;
  return std::ranges::none_of(word.allow, [&](const std::string& whole) { return HasText(instead, KeyOf(whole)); });
}

FieldErrors FaultsOfWholes(const WordList::Word& word) {
  if (word.allow.size() > kMostWholes) {
    return {{"wholes", "最多填 " + std::to_string(kMostWholes) + " 个。"}};
  }
  const std::u32string text = KeyOf(word.text);
  for (const std::string& whole : word.allow) {
    if (Utf8Length(whole) > kLongestWord) return {{"wholes", "“" + Ellipsis(whole, 20) + "”太长，最多 60 个字。"}};
    const std::u32string key = KeyOf(whole);
    if (key == text || !HasText(key, text)) {
      return {{"wholes", "“" + whole + "”要包含这个词，而且比它长，例如“保密局”对“保密”。"}};
    }
  }
  return {};
}

std::string DayText(const std::optional<Date>& day) { return day ? ToString(*day) : std::string(); }

std::string Told(std::string_view label, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const auto quoted = [](std::string_view text) { return text.empty() ? "空" : "“" + std::string(text) + "”"; };
  return std::string(label) + "：" + quoted(before) + "改为" + quoted(after) + "\n";
}

}  // namespace

std::vector<ListKind> KindsKeptBy(OrganId keeper) {
  if (keeper != kCounty) return {{std::string(kOwnList), Category::kSecret, "本机关的工作秘密"}};
  std::vector<ListKind> kinds;
  for (const WordList& list : BuiltInLists()) kinds.push_back({list.id, list.category, list.name});
  if (KindIn(kinds, kLeaderList) == nullptr) {
    kinds.push_back({std::string(kLeaderList), Category::kNames, "领导姓名和职务"});
  }
  return kinds;
}

const ListKind* KindIn(const std::vector<ListKind>& kinds, std::string_view id) {
  const auto found = std::ranges::find(kinds, id, &ListKind::id);
  return found == kinds.end() ? nullptr : &*found;
}

bool IsSame(const KeptWord& a, const KeptWord& b) {
  return a.list == b.list && a.word.text == b.word.text && a.word.instead == b.word.instead &&
         a.word.note == b.word.note && a.word.allow == b.word.allow && a.word.since == b.word.since &&
         a.until == b.until && a.is_on == b.is_on;
}

FieldErrors FaultsOf(const ListKind& kind, const KeptWord& kept) {
  if (kind.is_leaders()) return FaultsOfLeader(kind, kept);
  const WordList::Word& word = kept.word;
  FieldErrors faults;
  const std::size_t length = KeyOf(word.text).size();
  if (length == 0) {
    faults.push_back({"text", "请填写要找的词语。"});
  } else if (length < 2) {
    faults.push_back({"text", "一个字会命中太多，请至少填两个字。"});
  }
  CheckLength(faults, "text", "词语", word.text, kLongestWord);
  CheckLength(faults, "instead", "正确写法", word.instead, kLongestWord);
  CheckLength(faults, "note", "说明", word.note, kLongestNote);
  if (!faults.empty()) return faults;
  if (!word.instead.empty() && word.instead == word.text) {
    faults.push_back({"instead", "正确写法和要找的词语一样。"});
  } else if (FindsItsRightForm(word)) {
    faults.push_back({"instead", "正确写法里还含有这个词，改了以后仍会命中；请把正确写法也填进“不算的写法”。"});
  }
  if (kept.until) faults.push_back({"until", "只有领导名单填离任日期。"});
  for (FieldError& fault : FaultsOfWholes(word)) faults.push_back(std::move(fault));
  return faults;
}

// Not folded: of a wrong character and the right one the one may be the other's traditional form (俱, 具).
std::u32string KeyOf(std::string_view text) {
  std::u32string key;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = NextCodePoint(text, at);
    if (IsBlank(c)) continue;
    if (c >= U'\uFF01' && c <= U'\uFF5E') c -= 0xFEE0;  // full width
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    key += c;
  }
  return key;
}

std::vector<std::string> WholesFrom(std::string_view typed) {
  std::vector<std::string> wholes;
  std::string one;
  const auto end = [&] {
    if (const std::string_view trimmed = Trim(one); !trimmed.empty()) wholes.emplace_back(trimmed);
    one.clear();
  };
  for (std::size_t at = 0; at < typed.size();) {
    const char32_t c = NextCodePoint(typed, at);
    if (c == U'\n' || c == U'\r' || c == U'、' || c == U'；' || c == U';') {
      end();
    } else {
      AppendUtf8(one, c);
    }
  }
  end();
  return wholes;
}

std::string WholesText(const std::vector<std::string>& wholes, std::string_view by) {
  std::string text;
  for (const std::string& whole : wholes) text += (text.empty() ? "" : std::string(by)) + whole;
  return text;
}

std::string ChangesBetween(const ListKind& kind, const KeptWord& before, const KeptWord& after) {
  std::string changes = Told(kind.label_of_text(), before.word.text, after.word.text);
  changes += Told(kind.label_of_instead(), before.word.instead, after.word.instead);
  changes += Told(kind.label_of_note(), before.word.note, after.word.note);
  changes += Told("不算的写法", WholesText(before.word.allow, "、"), WholesText(after.word.allow, "、"));
  changes += Told(kind.label_of_since(), DayText(before.word.since), DayText(after.word.since));
  changes += Told("离任日期", DayText(before.until), DayText(after.until));
  if (before.is_on != after.is_on) changes += after.is_on ? "启用\n" : "停用\n";
  if (!changes.empty()) changes.pop_back();
  return changes;
}

bool Holds(const KeptWord& word, std::string_view looked_for) {
  const std::u32string key = KeyOf(looked_for);
  if (key.empty()) return true;
  const auto holds = [&](std::string_view text) { return HasText(KeyOf(text), key); };
  return holds(word.word.text) || holds(word.word.instead) || holds(word.word.note) ||
         std::ranges::any_of(word.word.allow, holds);
}

std::vector<WordChange> ChangedWords(std::span<const KeptWord> before, std::span<const KeptWord> after) {
  std::map<std::int64_t, const KeptWord*> old;
  for (const KeptWord& word : before) old.emplace(word.number, &word);
  std::vector<WordChange> changes;
  for (const KeptWord& word : after) {
    const auto was = old.find(word.number);
    if (was == old.end()) {
      changes.push_back({nullptr, &word});
      continue;
    }
    if (!IsSame(*was->second, word)) changes.push_back({was->second, &word});
    old.erase(was);
  }
  for (const auto& [number, word] : old) changes.push_back({word, nullptr});
  return changes;
}

std::vector<WordList> ListsOf(const std::vector<ListKind>& kinds, std::span<const KeptWord> words) {
  std::vector<WordList> lists;
  for (const ListKind& kind : kinds) {
    if (kind.is_leaders()) continue;
    lists.push_back({.id = kind.id, .category = kind.category, .name = kind.name, .words = {}});
  }
  for (const KeptWord& kept : words) {
    const auto list = std::ranges::find(lists, kept.list, &WordList::id);
    if (kept.is_on && list != lists.end()) list->words.push_back(kept.word);
  }
  return lists;
}

std::vector<KeptWord> BuiltInWords() {
  std::vector<KeptWord> words;
  std::vector<WordList> lists = BuiltInLists();
  for (WordList& list : lists) {
    for (WordList::Word& word : list.words) {
      KeptWord kept{.keeper = kCounty};
      kept.number = static_cast<std::int64_t>(words.size()) + 1;
      kept.list = list.id;
      kept.word = std::move(word);
      words.push_back(std::move(kept));
    }
  }
  return words;
}

}  // namespace gongkai::screening
