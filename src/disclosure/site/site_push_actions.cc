#include "disclosure/site/site_push_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "disclosure/site/site_push_store.h"
#include "disclosure/site/site_round_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;

/// The targets for which there is something to do now. The pushes are counted before the export, so that each tells of
/// an export that was made after its act.
std::vector<PushRound> RoundsDue(Desk& desk) {
  const Instant now = desk.now();
  db::Reader reader = desk.database.Read();
  const std::int64_t up_to = LastPush(reader);
  std::vector<PushRound> rounds;
  for (PushTarget& target : PushTargets(reader, desk.keys.push)) {
    if (!target.is_on || (target.again_at && *target.again_at > now)) continue;
    const bool is_due = target.is_clearing || target.tries > 0 || IsPushOwed(target, now) ||
                        HasDuePush(reader, target.id, BeijingDay(now));
    if (is_due) rounds.push_back({std::move(target), up_to});
  }
  return rounds;
}

/// Once a day everything is made and written anew: what somebody did to the files of the export is over then.
bool IsFirstOfDay(const std::vector<PushRound>& rounds, Instant now) {
  return std::ranges::all_of(rounds, [&](const PushRound& round) {
    return round.target.pushed_at && BeijingDay(*round.target.pushed_at) != BeijingDay(now);
  });
}

/// What an export was made of, as far as it can be told cheaply; what is no item is looked at every hour.
std::string MadeOf(Desk& desk) {
  constexpr std::chrono::hours kHour{1};
  db::Reader reader = desk.database.Read();
  const auto hours = desk.now().time_since_epoch() / kHour;
  return fmt::format("{} {}", ChangesSoFar(reader), hours);
}

/// For who wants the folder alone, without a target.
std::string KeepFolder(Desk& desk, const SitePushing& pushing) {
  if (!pushing.kept_as) return "没有要推送的。";
  const Date today = BeijingDay(desk.now());
  KeptFolder now{MadeOf(desk), today};
  if (now.made_of == pushing.kept_as->made_of) return "静态页面没有变化。";
  SiteExporting exporting = pushing.exporting;
  exporting.is_fresh = exporting.is_fresh || pushing.kept_as->day != today;
  const SiteExported exported = ExportSite(desk, exporting);
  *pushing.kept_as = std::move(now);
  return InWords(exported);
}

bool HasGone(Desk& desk, const PushRound& round) {
  db::Reader reader = desk.database.Read();
  return HasGoneSince(reader, round.target.id, round.up_to);
}

struct Told {
  std::string words{};
  bool is_alarm = false;
};

void PushTo(Desk& desk, const SitePushing& pushing, PushRound round, Told& told) {
  const std::string name = round.target.name;
  const int tries = round.target.tries + 1;
  PushOut push(desk, pushing, std::move(round));
  const auto done = push.Run();
  if (!done) {
    told.words += fmt::format("推送到“{}”没有做成（第 {} 次）：{}", name, tries, done.error().message);
    told.is_alarm = told.is_alarm || tries >= kAlarmAfter;
  } else if (*done == PushEnd::kOthers) {
    told.words += fmt::format("“{}”另一个进程正在推送。", name);
  } else {
    told.words +=
        fmt::format("推送到“{}” {} 个文件{}。", name, push.count(), *done == PushEnd::kLater ? "，还有的接着推送" : "");
  }
}

/// True when something was taken down meanwhile: then all is exported again before anything else is sent.
bool PushRounds(Desk& desk, const SitePushing& pushing, std::vector<PushRound> rounds, bool is_fresh, Told& told) {
  SiteExporting exporting = pushing.exporting;
  exporting.is_fresh = exporting.is_fresh || is_fresh;
  const SiteExported exported = ExportSite(desk, exporting);
  told.words += InWords(exported);
  for (PushRound& round : rounds) {
    round.exported = &exported;
    const PushRound asked{{.id = round.target.id}, round.up_to, nullptr};
    if (HasGone(desk, asked)) return true;
    PushTo(desk, pushing, std::move(round), told);
    if (HasGone(desk, asked)) return true;
  }
  return false;
}

}  // namespace

std::string PushSite(Desk& desk, const SitePushing& pushing) {
  constexpr int kMostTurns = 4;
  std::vector<PushRound> rounds = RoundsDue(desk);
  if (rounds.empty()) return KeepFolder(desk, pushing);
  Told told;
  bool is_fresh = IsFirstOfDay(rounds, desk.now());
  for (int turn = 0; turn < kMostTurns && !rounds.empty(); ++turn) {
    if (!PushRounds(desk, pushing, std::move(rounds), is_fresh, told)) break;
    rounds = RoundsDue(desk);
    is_fresh = false;
  }
  if (told.is_alarm) throw std::runtime_error(told.words);
  return told.words;
}

}  // namespace gongkai::disclosure
