// gongkai search-index rebuild: the index of the search thrown away and made anew of what is public now, beside a
// running system or without one. Next to read: disclosure/search/search_rebuild_actions.h.

#include "cli/audit_place.h"
#include "cli/commands.h"
#include "cli/settings.h"
#include "disclosure/search/search_rebuild_actions.h"

namespace gongkai::cli {
namespace {

constexpr disclosure::IndexPace kPace{.longest = std::chrono::seconds(5)};

bool IsUnderWay(db::Database& database) {
  db::Reader reader = database.Read();
  return disclosure::IsIndexUnderWay(reader);
}

int Rebuild(account::Desk& desk) {
  const screening::Tools tools = screening::IsolatedTools(desk.now, {});
  const Status asked = disclosure::AskForNewIndex(desk, account::Actor{});
  if (!asked && asked.error().kind != ErrorKind::kConflict) return Fail(asked.error().message);
  if (!asked) Print("检索索引已经在重建，接着做。\n");
  while (IsUnderWay(desk.database)) Print(disclosure::KeepIndex(desk, tools, kPace) + "\n");
  return kDone;
}

}  // namespace

std::span<const Option> SearchIndexOptions() { return kPlaceOptions; }

int SearchIndex(std::span<const std::string> words) {
  const auto arguments = ReadArguments(words, kPlaceOptions);
  if (!arguments) return Fail(arguments.error().message);
  if (arguments->words.size() != 1 || arguments->words.front() != "rebuild") {
    return Fail("search-index 后面写 rebuild，例如 gongkai search-index rebuild --data 文件夹");
  }
  auto place = OpenAuditPlace(*arguments);
  if (!place) return Fail(place.error().message);
  account::Desk desk = DeskOf(*place);
  return Rebuild(desk);
}

}  // namespace gongkai::cli
