// Words of a command line sorted into options and the rest.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gongkai::cli {

struct Option {
  std::string_view name;     // "--json"
  std::string_view value;    // what it takes, for people ("N"); empty = takes nothing
  std::string_view meaning;  // for `gongkai help WORD`
};

struct Arguments {
  std::map<std::string, std::string, std::less<>> options;
  std::vector<std::string> words;
  bool Has(std::string_view option) const { return options.contains(option); }
  std::string ValueOf(std::string_view option) const;
};

/// Options may stand anywhere, as "--name value" or "--name=value"; after "--" everything is a word.
Result<Arguments> ParseArguments(std::span<const std::string> given, std::span<const Option> known);

/// Of `words` the one nearest to `word` by edits; empty when none is near.
std::string_view NearestWord(std::string_view word, std::span<const std::string_view> words);

}  // namespace gongkai::cli
