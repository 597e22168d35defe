// The one entrance to screening: what is to go out, and the county's lists, in; hits out. Pure: the lists, the register
// of names and the day are parameters.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "screening/hit.h"

namespace gongkai::place {
struct Place;
}

namespace gongkai::screening {

/// A list that the county keeps: state and work secrets, wrong words with their right form, forbidden words, places of
/// elsewhere. The rule of its hits is told by the id ("secret", "work-secret", "wrong-words", "old-names",
/// "forbidden"), of any other list by the category.
struct WordList {
  std::string id;  // "secret", "work-secret", "wrong-words", "forbidden", …
  Category category = Category::kWording;
  std::string name;
  struct Word {
    std::string text;
    std::string instead;             // the right form; empty when there is none
    std::string note;                // why, shown with the hit
    std::vector<std::string> allow;  // wholes in which it is no hit: "保密局" for "保密"
    std::optional<Date> since;       // before this day it was right: the former name of an organ
  };
  std::vector<Word> words;
};

/// Who holds which office, what organs are called, where we are: for wrong titles and names, and for places of
/// elsewhere.
struct Register {
  struct Leader {
    std::string name, title, organ;
    std::optional<Date> from, until;  // of the office, both days included; none = not known, always
  };
  std::vector<Leader> leaders;
  struct Organ {
    std::string name, short_name;
    std::vector<std::string> former_names;
  };
  std::vector<Organ> organs;
  std::string place_code;  // of the organ that publishes; empty = places are not looked at
};

/// Compiled once for a version of the lists, shared by threads; a copy shares what was compiled.
class Screener {
 public:
  Screener(std::vector<WordList> lists, Register names);

  /// The same words and names, looked at from another place; none for a code that is empty or unknown.
  Screener From(std::string_view place_code) const;
  bool SharesWordsWith(const Screener& other) const { return compiled_ == other.compiled_; }
  bool operator==(const Screener& other) const = default;

  /// In the order of the text. `today`: an expired office is no wrong title before its day.
  std::vector<Hit> Screen(std::span<const Part> parts, Date today) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
  const place::Place* here_ = nullptr;  // none: places are not looked at
};

/// The lists that come with the program; the county changes its own copies.
std::vector<WordList> BuiltInLists();

/// What is asked of a list of persons: the kinds of columns it has, for the impact assessment
/// (个人信息保护法第五十五条).
struct PersonalList {
  std::size_t part = 0;
  int table = 0;
  int rows = 0;
  std::vector<std::string> columns;  // "姓名", "身份证号码", "金额", "病种", …
  bool has_minors = false, has_health = false;
  bool is_on_site = true;  // it goes to everybody; else it hangs on a board alone. Said by who knows what it is in
};
std::vector<PersonalList> PersonalLists(std::span<const Part> parts);

/// The masked form by the kind's rule ("3301**********1234"); none when the rule has no mask.
std::optional<std::string> Masked(std::string_view rule, std::string_view text);

/// Where a part leads: targets of links, and addresses written in its text, each once. Whether something answers there
/// is asked elsewhere.
struct LinkPlace {
  std::size_t part = 0, piece = 0, offset = 0, length = 0;
  std::string address;  // as written
};
std::vector<LinkPlace> LinksOf(std::span<const Part> parts);

}  // namespace gongkai::screening
