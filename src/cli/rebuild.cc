// gongkai rebuild: what is kept of applications beside their events (where they stand, by which day they are due, how
// they ended) reckoned out of the events again, beside a running system or without one. Next to read:
// request/case_actions.h.

#include <fmt/format.h>

#include "cli/audit_place.h"
#include "cli/commands.h"
#include "cli/settings.h"
#include "remedy/dispute_copies_actions.h"
#include "request/case_actions.h"

namespace gongkai::cli {
namespace {

std::string DayOrNone(const std::optional<Date>& day) { return day ? ToString(*day) : "没有期限"; }

std::string Told(const request::Rebuilt& rebuilt) {
  std::string text = fmt::format("按经过重新推算了办件，共 {} 件", rebuilt.cases);
  text += rebuilt.differed == 0 ? "，没有不一致的。\n" : fmt::format("，其中 {} 件已改正。\n", rebuilt.differed);
  for (const auto& [id, from, to] : rebuilt.moved) {
    text += fmt::format("  {}：答复期限由 {} 改为 {}\n", request::ToString(id), DayOrNone(from), DayOrNone(to));
  }
  return text;
}

}  // namespace

std::span<const Option> RebuildOptions() { return kPlaceOptions; }

int Rebuild(std::span<const std::string> words) {
  const auto arguments = ReadArguments(words, kPlaceOptions);
  if (!arguments) return Fail(arguments.error().message);
  if (!arguments->words.empty()) return Fail("rebuild 后面只写选项，例如 gongkai rebuild --data 文件夹");
  auto place = OpenAuditPlace(*arguments);
  if (!place) return Fail(place.error().message);
  account::Desk desk = DeskOf(*place);
  Print(Told(request::RebuildCases(desk, account::Actor{})));
  if (const std::string kept = remedy::KeepDisputes(desk); !kept.empty()) Print(kept + "\n");
  return kDone;
}

}  // namespace gongkai::cli
