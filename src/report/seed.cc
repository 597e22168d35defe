// See seed.h.

#include "report/seed.h"

#include <algorithm>

namespace gongkai::report {
namespace {

constexpr std::string_view kListName = "samples.tsv";
constexpr std::string_view kPerson = "示例";

const EmbeddedFile* Find(std::span<const EmbeddedFile> files, std::string_view name) {
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& file) { return file.name == name; });
  return found == files.end() ? nullptr : &*found;
}

std::string_view NextField(std::string_view& line) {
  const std::size_t tab = line.find('\t');
  const std::string_view field = line.substr(0, tab);
  line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  return field;
}

bool IsFresh(db::Database& database) {
  db::Reader reader = database.Read();
  return !AnythingHandedIn(reader);
}

}  // namespace

SampleList ReadSampleList(std::string_view tsv) {
  SampleList list;
  while (!tsv.empty()) {
    const std::size_t end = tsv.find('\n');
    std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(end == std::string_view::npos ? tsv.size() : end + 1);
    const std::string file(NextField(line));
    const std::string shown(NextField(line));
    if (shown.empty()) continue;
    list.shown_names[file] = shown;
    list.descriptions[shown] = std::string(NextField(line));
  }
  return list;
}

Status SeedSamples(Desk& desk, const Holder& holder, std::span<const EmbeddedFile> files) {
  if (!IsFresh(desk.database)) return Ok();
  const EmbeddedFile* list = Find(files, kListName);
  if (!list) return Error{ErrorKind::kInvalidInput, "程序里没有示例报告的清单 samples.tsv。", ""};
  std::vector<HandedIn> handed_in;
  for (const auto& [name, shown] : ReadSampleList(list->bytes).shown_names) {
    const EmbeddedFile* file = Find(files, name);
    if (!file) return Error{ErrorKind::kInvalidInput, "程序里没有示例报告 " + name + "。", ""};
    handed_in.push_back({shown, std::string(file->bytes)});
  }
  TRY(HandIn(desk, handed_in, account::Actor{.name = std::string(kPerson)}, holder));
  return Ok();
}

}  // namespace gongkai::report
