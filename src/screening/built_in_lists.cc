// The lists of data/screening/, as they come with the program. A line: the word, its right form, why, wholes in which
// it is right (parted by "|"), the day from which it is wrong; the first line says of which list.
#include <array>
#include <stdexcept>

#include "embedded/embedded_screening.h"
#include "screening/screen.h"

namespace gongkai::screening {
namespace {

struct ListHead {
  std::string_view file, id, name;
  Category category;
};

constexpr std::array<ListHead, 5> kLists = {{
    {"secret.tsv", "secret", "国家秘密用语", Category::kSecret},
    {"work-secret.tsv", "work-secret", "工作秘密用语", Category::kSecret},
    {"wrong-words.tsv", "wrong-words", "错误表述", Category::kWording},
    {"old-names.tsv", "old-names", "过时的机关和法律名称", Category::kWording},
    {"forbidden.tsv", "forbidden", "慎用词", Category::kWording},
}};

std::vector<std::string> Cut(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(at);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

WordList::Word WordOf(std::string_view line) {
  const std::vector<std::string> cells = Cut(line, '\t');
  const auto cell = [&](std::size_t i) { return i < cells.size() ? cells[i] : std::string(); };
  WordList::Word word{cell(0), cell(1), cell(2), {}, std::nullopt};
  if (!cell(3).empty()) word.allow = Cut(cell(3), '|');
  if (!cell(4).empty()) {
    word.since = ParseDate(cell(4));
    if (!word.since) throw std::logic_error("data/screening: no such day: " + cell(4));
  }
  return word;
}

std::string_view FileNamed(std::string_view name) {
  for (const EmbeddedFile& file : embedded::Screening()) {
    if (file.name == name) return file.bytes;
  }
  throw std::logic_error("data/screening: no such file: " + std::string(name));
}

}  // namespace

std::vector<WordList> BuiltInLists() {
  std::vector<WordList> lists;
  for (const ListHead& head : kLists) {
    WordList list{std::string(head.id), head.category, std::string(head.name), {}};
    for (const std::string& line : Cut(FileNamed(head.file), '\n')) {
      if (!line.empty() && line.front() != '#') list.words.push_back(WordOf(line));
    }
    lists.push_back(std::move(list));
  }
  return lists;
}

}  // namespace gongkai::screening
