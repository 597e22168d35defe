#include "disclosure/screen/screen_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <set>

#include "account/notice_actions.h"
#include "base/fold.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/screen/settled_view.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;
using screening::PresentLists;
using screening::Run;
using screening::StoredHit;
using screening::Tools;

struct ToScreen {
  ItemVersion version;
  std::string digest;
  std::optional<Run> last;
  screening::Writers writers;
  bool is_waiting_for_assessment = false;
  bool is_latest = true;
};

std::optional<ToScreen> ReadIn(db::Session& session, ItemId id, std::optional<std::int64_t> number) {
  const auto item = FindItem(session, id);
  if (!item) return std::nullopt;
  auto version = FindVersion(session, id, number.value_or(item->latest_version));
  if (!version) return std::nullopt;
  ToScreen read{.version = std::move(*version), .digest = {}, .last = {}, .writers = {}};
  read.digest = ScreenedDigest(session, read.version);
  read.is_latest = read.version.number == item->latest_version;
  const ItemScreening screened = ScreeningOf(session, read.version);
  read.last = screened.run;
  read.writers = screened.writers;
  read.is_waiting_for_assessment = std::ranges::any_of(screened.hits, [&](const StoredHit& hit) {
    return hit.needs == screening::Needs::kAssessment && screened.IsOpen(hit);
  });
  return read;
}

Error NoItem() { return {ErrorKind::kNotFound, "没有这一件。", {}}; }

// ---- progress of what goes on beside requests

class ProgressBoard {
 public:
  /// False when it is under way already.
  bool Begin(ItemId item) {
    const std::lock_guard lock(mutex_);
    return under_way_.emplace(item, ScreeningProgress{}).second;
  }
  void Put(ItemId item, ScreeningProgress progress) {
    const std::lock_guard lock(mutex_);
    under_way_[item] = std::move(progress);
  }
  void End(ItemId item) {
    const std::lock_guard lock(mutex_);
    under_way_.erase(item);
  }
  std::optional<ScreeningProgress> Find(ItemId item) {
    const std::lock_guard lock(mutex_);
    const auto found = under_way_.find(item);
    return found == under_way_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::mutex mutex_;
  std::map<ItemId, ScreeningProgress> under_way_;
};

ProgressBoard& Board() {
  static ProgressBoard board;
  return board;
}

class UnderWay {
 public:
  explicit UnderWay(ItemId item) : item_(item) {}
  ~UnderWay() { Board().End(item_); }
  UnderWay(const UnderWay&) = delete;
  UnderWay& operator=(const UnderWay&) = delete;

 private:
  ItemId item_;
};

// ---- deciding

/// The hits that are meant, of the last run over that version.
FormResult<std::vector<StoredHit>> Meant(const ItemScreening& screened, const OverruleForm& form) {
  if (!screened.run || screened.run->number != form.run) return FormRefused("内容刚刚又检查过，请看新的结果。");
  // Each once, however often the form names it.
  const std::set<std::int64_t> named(form.hits.begin(), form.hits.end());
  std::vector<StoredHit> meant;
  std::ranges::copy_if(screened.hits, std::back_inserter(meant),
                       [&](const StoredHit& hit) { return named.contains(hit.number); });
  if (meant.empty()) return FormRefused("请选择要处理的地方。");
  return meant;
}

FormResult<ItemId> DoDecide(Deed& deed, ItemId id, const OverruleForm& form, screening::Verdict verdict) {
  if (deed.done_before()) return id;
  auto item = LockedItem(deed.transaction(), id);
  const auto version = item ? FindVersion(deed.transaction(), id, form.version) : std::nullopt;
  if (!version) return FormRefused("没有这一件。");
  const ItemScreening screened = ScreeningOf(deed.transaction(), *version);
  const auto meant = Meant(screened, form);
  if (!meant) return meant.errors();
  for (const StoredHit& hit : *meant) {
    const bool overrules = verdict == screening::Verdict::kOverruled;
    // Who takes back that something stays is asked for no more than a reason: it is the careful side.
    const screening::Needs needs = overrules ? hit.needs : screening::Needs::kAnyone;
    const Status may =
        screening::MayOverrule(needs, deed.actor().post, deed.actor().person, screened.writers, form.reason);
    if (may) continue;
    const bool is_reason = may.error().kind == ErrorKind::kInvalidInput;
    return FieldErrors{{is_reason ? "reason" : std::string(kVersionField), may.error().message}};
  }
  screening::Decide(deed, *screened.run, *meant, verdict, form.reason, screened.writers);
  deed.Commit();
  return id;
}

FormResult<ItemId> DoAsk(Deed& deed, ItemId id, const OverruleForm& form) {
  if (deed.done_before()) return id;
  const auto item = LockedItem(deed.transaction(), id);
  const auto version = item ? FindVersion(deed.transaction(), id, form.version) : std::nullopt;
  if (!version) return FormRefused("没有这一件。");
  const ItemScreening screened = ScreeningOf(deed.transaction(), *version);
  const auto meant = Meant(screened, form);
  if (!meant) return meant.errors();
  const auto places = std::ranges::count_if(
      *meant, [&](const StoredHit& hit) { return hit.needs == screening::Needs::kExaminer && screened.IsOpen(hit); });
  if (places == 0) return FormRefused("这里没有要请保密审查员看的地方。");
  // Whoever may decide something of it may ask; what is asked of a reason is the same.
  const Status may = screening::MayOverrule(screening::Needs::kAnyone, deed.actor().post, deed.actor().person,
                                            screened.writers, form.reason);
  if (!may) {
    const bool is_reason = may.error().kind == ErrorKind::kInvalidInput;
    return FieldErrors{{is_reason ? "reason" : std::string(kVersionField), may.error().message}};
  }
  // Not what it is called: a notice may leave the house, and nobody has decided yet that this may.
  const account::Notice notice{.kind = account::NoticeKind::kItem,
                               .title = fmt::format("请您看一件拟公开信息里查出的 {} 处", places),
                               .detail = "不改的，由保密审查员或者主要负责人决定。",
                               .path = "/office/items/" + ToString(id) + "/screening"};
  const bool is_told = account::TellOrgan(deed, id.organ, account::Act::kExamineSecrecy, notice) > 0 ||
                       account::TellOrgan(deed, id.organ, account::Act::kApproveItems, notice) > 0;
  if (!is_told) return FormRefused("本机关没有别的保密审查员，也没有主要负责人在任，请先联系管理员任命。");
  Note(deed, id, version->number, kExaminerAsked, fmt::format("{} 处，理由：{}", places, form.reason));
  deed.Record(id.organ, "screening.asked", screening::ToString(SubjectOf(id)),
              {{"run", std::to_string(screened.run->number)}, {"rows", std::to_string(places)}});
  deed.Commit();
  return id;
}

}  // namespace

Result<Run> ScreenItem(Desk& desk, const Tools& tools, const Actor& actor, ItemId id,
                       std::optional<std::int64_t> number, bool anew, const LookingOn& looking) {
  const screening::ScreenerOfLists now = tools.screener(desk.database, id.organ);
  const PresentLists by{now.lists, screening::kRulesVersion};
  std::optional<ToScreen> read;
  {
    db::Reader reader = desk.database.Read();
    read = ReadIn(reader, id, number);
  }
  if (!read) return NoItem();
  // Ages, terms of office, days from which a name is wrong and assessments that end are of a day.
  const bool is_of_today = read->last && BeijingDay(read->last->at) == BeijingDay(desk.now());
  const bool is_current = is_of_today && PresentLists{read->last->lists, read->last->rules} == by;
  if (is_current && !anew && !read->is_waiting_for_assessment) return *read->last;
  const screening::Subject subject = SubjectOf(id);
  const Content& content = read->version.content;
  const screening::Looked looked = LookAt(desk, tools, subject, content, *now.screener, looking);
  const auto hits = screening::HitsToKeep(desk.keys, subject, looked, content.attribute == Attribute::kProactive);
  const int parts = static_cast<int>(looked.parts.size()), unread = screening::CountUnread(looked);
  Actor once = actor;
  once.once_key.clear();  // the form that brought this about has its own act
  return account::RetryDeed(desk, once, [&](Deed& deed) -> Result<Run> {
    LockedItem(deed.transaction(), id);
    const auto still = ReadIn(deed.transaction(), id, read->version.number);
    if (!still || still->digest != read->digest) {
      return Error{ErrorKind::kConflict, "内容刚刚又改过，请再检查一次。", {}};
    }
    const Run run = screening::KeepRun(deed,
                                       {.subject = subject,
                                        .digest = read->digest,
                                        .by = by,
                                        .parts = parts,
                                        .unread = unread,
                                        .pictures = looked.pictures,
                                        .writers = still->writers,
                                        .is_latest = still->is_latest},
                                       hits);
    deed.Commit();
    return run;
  });
}

bool StartScreening(Desk& desk, const Tools& tools, const Actor& actor, ItemId id, bool anew) {
  bool takes_long = false;
  {
    db::Reader reader = desk.database.Read();
    const auto item = FindItem(reader, id);
    const auto version = item ? FindVersion(reader, id, item->latest_version) : std::nullopt;
    takes_long = version && TakesLong(reader, version->content);
  }
  if (!takes_long) {
    static_cast<void>(ScreenItem(desk, tools, actor, id, {}, anew));
    return false;
  }
  if (!Board().Begin(id)) return true;
  tools.start("检查附件", [&desk, tools, actor, id, anew] {
    const UnderWay under_way(id);
    static_cast<void>(
        ScreenItem(desk, tools, actor, id, {}, anew, [id](std::size_t done, std::size_t of, std::string_view name) {
          Board().Put(id, {done, of, std::string(name)});
        }));
  });
  return Board().Find(id).has_value();
}

std::optional<ScreeningProgress> ScreeningProgressOf(ItemId item) { return Board().Find(item); }

FormResult<ItemId> Overrule(Desk& desk, const Actor& actor, ItemId item, const OverruleForm& form) {
  return account::RetryDeed(desk, actor,
                            [&](Deed& deed) { return DoDecide(deed, item, form, screening::Verdict::kOverruled); });
}

FormResult<ItemId> AskExaminer(Desk& desk, const Actor& actor, ItemId item, const OverruleForm& form) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return DoAsk(deed, item, form); });
}

FormResult<ItemId> Reopen(Desk& desk, const Actor& actor, ItemId item, const OverruleForm& form) {
  return account::RetryDeed(desk, actor,
                            [&](Deed& deed) { return DoDecide(deed, item, form, screening::Verdict::kReopened); });
}

}  // namespace gongkai::disclosure
