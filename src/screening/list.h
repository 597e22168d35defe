// The word lists that the county keeps for screening: which there are, what is wrong with a word, what differs between
// two versions. Pure.
//
// Source: 保守国家秘密法第三十五条、第六十四条 (state and work secrets), 国办秘函〔2019〕19号 (表述错误; names of
// leaders). Next to read: list_sheet.h (a workbook of them), list_store.h, list_actions.h, list_view.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "base/field_errors.h"
#include "screening/screen.h"

namespace gongkai::screening {

using account::OrganId;

/// Keeps the county's lists; every other keeper is an organ with words of its own.
inline constexpr OrganId kCounty{0};

/// The list of an organ's own words, and that of the county with the names of leaders; the others come with the
/// program.
inline constexpr std::string_view kOwnList = "own";
inline constexpr std::string_view kLeaderList = "leaders";

inline constexpr std::size_t kMostWords = 20'000;  // of one keeper, with those that are switched off
inline constexpr std::size_t kLongestWord = 60, kLongestNote = 200, kLongestReason = 500, kMostWholes = 100;

/// What a list is, without its words.
struct ListKind {
  std::string id;
  Category category = Category::kWording;
  std::string name;

  bool is_leaders() const { return id == kLeaderList; }
  // What a word's fields are called in it.
  std::string_view label_of_text() const { return is_leaders() ? "姓名" : "词语"; }
  std::string_view label_of_instead() const { return is_leaders() ? "职务" : "正确写法"; }
  std::string_view label_of_note() const { return is_leaders() ? "单位" : "说明"; }
  std::string_view label_of_since() const { return is_leaders() ? "任职日期" : "从哪天起"; }
};

/// Of the county: those that come with the program, and the leaders. Of an organ: its own.
std::vector<ListKind> KindsKeptBy(OrganId keeper);
/// None when that keeper has no such list.
const ListKind* KindIn(const std::vector<ListKind>& kinds, std::string_view id);

/// A word in one of its states. Of the list of leaders: name, title, organ, and the days of the office.
struct KeptWord {
  OrganId keeper{0};
  std::int64_t number = 0;
  std::int64_t from_version = 0;
  std::string list;
  WordList::Word word;
  std::optional<Date> until;  // of leaders: the last day of the office
  bool is_on = true;
};

/// In all that a person types.
bool IsSame(const KeptWord& a, const KeptWord& b);

/// Under "text", "instead", "note", "wholes", "since", "until".
FieldErrors FaultsOf(const ListKind& kind, const KeptWord& word);

/// What two words are told apart by: width, case and blanks do not count.
std::u32string KeyOf(std::string_view text);

/// Lines of a field to wholes and back; blank ones are left out. "、", "；" and line ends part them.
std::vector<std::string> WholesFrom(std::string_view typed);
std::string WholesText(const std::vector<std::string>& wholes, std::string_view by = "\n");

/// "正确写法：“账号”改为“帐号”", a line a field; empty when nothing differs.
std::string ChangesBetween(const ListKind& kind, const KeptWord& before, const KeptWord& after);

/// Those that hold the words that are looked for, in text, right form, note or wholes; all for none.
bool Holds(const KeptWord& word, std::string_view looked_for);

/// One word that differs between two versions; `before` or `after` is missing when it was not there.
struct WordChange {
  const KeptWord* before = nullptr;
  const KeptWord* after = nullptr;
};
/// Both by number. In the order of `after`, those that are gone last; pointers into both.
std::vector<WordChange> ChangedWords(std::span<const KeptWord> before, std::span<const KeptWord> after);

/// The words that are on, list by list, in the order of the kinds; leaders are none of them (screener_now.h). Of a list
/// without words only the empty list is there.
std::vector<WordList> ListsOf(const std::vector<ListKind>& kinds, std::span<const KeptWord> words);

/// The words of the program, as they are put down at first; numbers from 1 on.
std::vector<KeptWord> BuiltInWords();

}  // namespace gongkai::screening
