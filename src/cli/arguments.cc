#include "cli/arguments.h"

#include <fmt/format.h>

#include <algorithm>

namespace gongkai::cli {
namespace {

std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

Error UnknownOption(std::string_view given, std::span<const Option> known) {
  std::vector<std::string_view> names;
  for (const Option& option : known) names.push_back(option.name);
  const std::string_view nearest = NearestWord(given, names);
  const std::string hint = nearest.empty() ? "" : fmt::format("，是不是 {}？", nearest);
  return {ErrorKind::kInvalidInput, fmt::format("没有 {} 这个选项{}", given, hint), {}};
}

}  // namespace

std::string Arguments::ValueOf(std::string_view option) const {
  const auto found = options.find(option);
  return found == options.end() ? "" : found->second;
}

Result<Arguments> ParseArguments(std::span<const std::string> given, std::span<const Option> known) {
  Arguments out;
  bool only_words = false;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string& word = given[i];
    if (only_words || word.size() < 2 || word[0] != '-') {
      out.words.push_back(word);
      continue;
    }
    if (word == "--") {
      only_words = true;
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const auto option = std::ranges::find(known, name, &Option::name);
    if (option == known.end()) return UnknownOption(name, known);
    std::string value;
    if (equals != std::string::npos) {
      if (option->value.empty()) return Error{ErrorKind::kInvalidInput, fmt::format("选项 {} 后面不带值", name), {}};
      value = word.substr(equals + 1);
    } else if (!option->value.empty()) {
      if (++i == given.size()) {
        return Error{ErrorKind::kInvalidInput, fmt::format("选项 {} 后面缺少 {}", name, option->value), {}};
      }
      value = given[i];
    }
    out.options[name] = value;
  }
  return out;
}

std::string_view NearestWord(std::string_view word, std::span<const std::string_view> words) {
  std::string_view best;
  // More than two in five of its letters changed, and it is another word.
  std::size_t best_distance = word.substr(word.starts_with("--") ? 2 : 0).size() * 2 / 5 + 1;
  for (const std::string_view candidate : words) {
    const std::size_t distance = EditDistance(word, candidate);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace gongkai::cli
