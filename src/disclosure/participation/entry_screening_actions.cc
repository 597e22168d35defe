#include "disclosure/participation/entry_screening_actions.h"

#include <algorithm>
#include <set>

#include "base/fold.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;
using screening::StoredHit;

constexpr std::string_view kCheckedReason = "公开的时候逐处核对过，可以公开。";

screening::Run Keep(Deed& deed, const RescannedEntry& looked, std::int64_t rules) {
  return screening::KeepRun(deed,
                            {.subject = SubjectOf(looked.entry.id),
                             .digest = looked.digest,
                             .by = {looked.lists, rules},
                             .parts = looked.parts,
                             .unread = 0,
                             .pictures = 0,
                             .writers = WritersOf(looked.entry)},
                            looked.hits);
}

/// What is possible, nobody has decided of, and the actor's word is enough for.
std::vector<StoredHit> CheckedByActor(Deed& deed, const RescannedEntry& looked) {
  const screening::Writers writers = WritersOf(looked.entry);
  const auto decisions = screening::DecisionsOf(deed.transaction(), SubjectOf(looked.entry.id));
  std::vector<StoredHit> checked;
  std::ranges::copy_if(looked.hits, std::back_inserter(checked), [&](const StoredHit& hit) {
    if (hit.sureness != screening::Sureness::kPossible || !screening::IsOpen(hit, decisions, writers)) return false;
    const Status may =
        screening::MayOverrule(hit.needs, deed.actor().post, deed.actor().person, writers, kCheckedReason);
    return static_cast<bool>(may);
  });
  return checked;
}

/// As it was looked at; none where it was changed meanwhile.
bool IsSame(Deed& deed, const RescannedEntry& looked) {
  const auto entry = LockedEntry(deed.transaction(), looked.entry.id);
  return entry && ShownDigestOf(*entry) == looked.digest;
}

FormResult<EntryId> DoLetStand(Deed& deed, EntryId id, const LetStandForm& form) {
  if (deed.done_before()) return id;
  const auto entry = LockedEntry(deed.transaction(), id);
  if (!entry) return FormRefused("没有这一条。");
  const EntryScreening screened = ScreeningOf(deed.transaction(), *entry);
  if (!screened.run || screened.run->number != form.run) return FormRefused("内容刚刚又检查过，请看新的结果。");
  const std::set<std::int64_t> named(form.hits.begin(), form.hits.end());
  std::vector<StoredHit> meant;
  for (std::size_t i = 0; i < screened.hits.size(); ++i) {
    if (named.contains(screened.hits[i].number) && screened.states[i].is_open) meant.push_back(screened.hits[i]);
  }
  if (meant.empty()) return FormRefused("请选择要处理的地方。");
  for (const StoredHit& hit : meant) {
    const Status may =
        screening::MayOverrule(hit.needs, deed.actor().post, deed.actor().person, WritersOf(*entry), form.reason);
    if (may) continue;
    const bool is_reason = may.error().kind == ErrorKind::kInvalidInput;
    return FieldErrors{{is_reason ? "stand_reason" : std::string(kVersionField), may.error().message}};
  }
  screening::Decide(deed, *screened.run, meant, screening::Verdict::kOverruled, form.reason, WritersOf(*entry));
  deed.Commit(ToString(id));
  return id;
}

}  // namespace

std::optional<RescannedEntry> LookAtEntryAgain(Desk& desk, const screening::ScreenerOfLists& now, EntryId id) {
  RescannedEntry looked;
  bool had_hits = false;
  const screening::Subject subject = SubjectOf(id);
  {
    db::Reader reader = desk.database.Read();
    auto entry = FindEntry(reader, id);
    if (!entry) return std::nullopt;
    looked.entry = std::move(*entry);
    looked.digest = ShownDigestOf(looked.entry);
    const auto last = screening::LastRunOf(reader, subject);
    had_hits = last && last->hits > 0;
  }
  if (looked.digest.empty()) return std::nullopt;
  screening::Looked found;
  found.parts = ShownPartsOf(looked.entry);
  found.hits = now.screener->Screen(found.parts, BeijingDay(desk.now()));
  looked.hits = screening::HitsToKeep(desk.keys, subject, found, true);
  looked.parts = static_cast<int>(found.parts.size());
  looked.lists = now.lists;
  if (looked.hits.empty() && !had_hits) return std::nullopt;
  return looked;
}

bool KeepRescanned(Deed& deed, const RescannedEntry& looked, std::int64_t rules) {
  if (!IsSame(deed, looked)) return false;
  Keep(deed, looked, rules);
  return screening::CountOpen(looked.hits, screening::DecisionsOf(deed.transaction(), SubjectOf(looked.entry.id)),
                              WritersOf(looked.entry)) > 0;
}

void ScreenShownEntry(Desk& desk, const screening::Tools& tools, const Actor& actor, EntryId id, bool is_checked) {
  const auto looked = LookAtEntryAgain(desk, tools.screener(desk.database, id.organ), id);
  if (!looked) return;
  Actor once = actor;
  once.once_key.clear();  // the form that brought this about has its own act
  account::RetryDeed(desk, once, [&](Deed& deed) {
    if (!IsSame(deed, *looked)) return 0;
    const screening::Run run = Keep(deed, *looked, screening::kRulesVersion);
    const std::vector<StoredHit> checked = is_checked ? CheckedByActor(deed, *looked) : std::vector<StoredHit>();
    if (!checked.empty()) {
      screening::Decide(deed, run, checked, screening::Verdict::kOverruled, std::string(kCheckedReason),
                        WritersOf(looked->entry));
    }
    deed.Commit();
    return 0;
  });
}

FormResult<EntryId> LetEntryStand(Desk& desk, const Actor& actor, EntryId id, const LetStandForm& given) {
  const LetStandForm form{given.run, given.hits, std::string(Trim(given.reason))};
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return DoLetStand(deed, id, form); });
}

}  // namespace gongkai::disclosure
