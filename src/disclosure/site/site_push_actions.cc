#include "disclosure/site/site_push_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <stdexcept>

#include "crypto/sm3.h"
#include "disclosure/site/site_folder_export.h"
#include "disclosure/site/site_outlet_export.h"
#include "disclosure/site/site_push_store.h"

namespace gongkai::disclosure {
namespace {

using account::Deed;
using account::Desk;

// A target is another's for so long; a lot of files is brought and put down before the time is over.
constexpr std::chrono::minutes kHeldFor{5};
constexpr std::chrono::seconds kLotTime{30};
constexpr std::size_t kLot = 50;
constexpr std::int64_t kMostTargets = 20;

struct Round {
  PushTarget target;
  std::int64_t up_to = 0;  // pushes that were queued before the export
  const SiteExported* exported = nullptr;
};

std::string PageOf(ItemId item) { return "items/" + ToString(item) + "/index.html"; }

class Push {
 public:
  Push(Desk& desk, const SitePushing& pushing, Round round)
      : desk_(desk), pushing_(pushing), round_(std::move(round)), outlet_(OutletOf(round_.target, pushing.fetch)) {}

  /// False when the target is another's. Errors: kConflict with what stands in the way.
  Result<bool> Run() {
    if (!Hold()) return false;
    Manifest there;
    {
      db::Reader reader = desk_.database.Read();
      there = FilesAt(reader, round_.target.id);
    }
    if (const auto manifest = there.files.extract(std::string(kManifestName))) manifest_there_ = manifest.mapped().sm3;
    const Status open = outlet_->Open(there.files.empty());
    const Status brought = open ? Bring(there) : open;
    if (!brought && is_lost_) return false;
    brought ? PutDownSuccess() : PutDownFault(brought.error().message);
    TRY(brought);
    return true;
  }

  std::size_t count() const { return count_; }

 private:
  bool Hold() {
    const Instant now = desk_.now();
    const bool is_held = db::Retry(desk_.database, [&](db::Transaction& act) {
      const bool held = HoldPushTarget(act, round_.target.id, pushing_.holder, now, now + kHeldFor);
      act.Commit();
      return held;
    });
    is_lost_ = is_lost_ || !is_held;
    return is_held;
  }

  Status Bring(const Manifest& there) {
    const std::vector<SiteChange> changes = ChangesOf(there, round_.exported->manifest);
    for (std::size_t from = 0; from < changes.size();) {
      TRY(BringLot(changes, from));
      if (!Hold()) return Error{ErrorKind::kConflict, "另一个进程接手了。", ""};
    }
    return BringManifest();
  }

  /// Last of all: who reads it finds everything that it names.
  Status BringManifest() {
    const auto body = ReadFile(round_.exported->pages + "/" + std::string(kManifestName));
    const auto signature = ReadFile(round_.exported->pages + "/" + std::string(kManifestSignature));
    if (!body || !signature) return Changed();
    const std::string sm3 = crypto::Sm3Hex(*body);
    if (sm3 == manifest_there_) return Ok();
    TRY(outlet_->Put(std::string(kManifestSignature), *signature, crypto::Sm3Hex(*signature)));
    TRY(outlet_->Put(std::string(kManifestName), *body, sm3));
    db::Retry(desk_.database, [&](db::Transaction& act) {
      PutFileAt(act, round_.target.id, kManifestName, sm3);
      act.Commit();
    });
    return Ok();
  }

  static Error Changed() { return {ErrorKind::kConflict, "静态页面刚刚又重新导出，马上重推。", ""}; }

  /// Before a file is sent it is put down that it may be there: killed in between, it is not forgotten there.
  Status BringLot(const std::vector<SiteChange>& changes, std::size_t& from) {
    const std::size_t end = std::min(from + kLot, changes.size());
    Note(changes, from, end, [&](db::Transaction& act, const SiteChange& change) {
      if (!change.is_removal) PutFileAt(act, round_.target.id, change.path, "");
    });
    const auto begun = std::chrono::steady_clock::now();
    const std::size_t first = from;
    Status brought = Ok();
    while (from < end && std::chrono::steady_clock::now() - begun < kLotTime) {
      brought = BringOne(changes[from]);
      if (!brought) break;
      ++from;
      ++count_;
    }
    Note(changes, first, from, [&](db::Transaction& act, const SiteChange& change) {
      if (change.is_removal) {
        DropFileAt(act, round_.target.id, change.path);
      } else {
        PutFileAt(act, round_.target.id, change.path, FileOf(change.path).sm3);
      }
    });
    return brought;
  }

  template <class What>
  void Note(const std::vector<SiteChange>& changes, std::size_t from, std::size_t end, const What& what) {
    db::Retry(desk_.database, [&](db::Transaction& act) {
      for (std::size_t i = from; i < end; ++i) what(act, changes[i]);
      act.Commit();
    });
  }

  const SiteFile& FileOf(const std::string& path) const { return round_.exported->manifest.files.at(path); }

  Status BringOne(const SiteChange& change) {
    if (change.is_removal) {
      TRY(outlet_->Remove(change.path));
      return Ok();
    }
    const SiteFile& file = FileOf(change.path);
    const auto bytes = ReadFile(round_.exported->pages + "/" + change.path);
    if (!bytes || crypto::Sm3Hex(*bytes) != file.sm3) return Changed();
    const PushAnswer answer = TRY(outlet_->Put(change.path, *bytes, file.sm3));
    if (!file.item.empty() && change.path.ends_with("/index.html")) answers_.emplace(file.item, answer);
    return Ok();
  }

  // ---- receipts

  void PutDownSuccess() {
    const Instant now = desk_.now();
    db::Retry(desk_.database, [&](db::Transaction& act) {
      std::set<std::string> told;
      std::vector<PushReceipt> open = OpenPushes(act, round_.target.id, round_.up_to);
      std::ranges::reverse(open);  // the newest of an item tells what came of it
      for (PushReceipt& receipt : open) EndReceipt(act, std::move(receipt), now, told);
      for (const auto& [item, answer] : answers_) {
        if (!told.contains(item)) AddDayReceipt(act, item, answer, now);
      }
      EndPush(act, round_.target.id, now);
      act.Commit();
    });
  }

  void EndReceipt(db::Transaction& act, PushReceipt receipt, Instant now, std::set<std::string>& told) {
    const std::string item = ToString(receipt.item);
    const auto file = round_.exported->manifest.files.find(PageOf(receipt.item));
    if (file == round_.exported->manifest.files.end()) return;  // its day has not come
    const bool fits = file->second.is_gone == (receipt.what == PushWhat::kGone) &&
                      (file->second.is_gone || file->second.version == receipt.version);
    const bool is_first = told.insert(item).second;
    receipt.state = fits && is_first ? PushState::kDone : PushState::kReplaced;
    receipt.ended_at = now;
    receipt.sm3 = file->second.sm3;
    const auto answer = answers_.find(item);
    const std::string page = PageOf(receipt.item);
    receipt.answer = answer != answers_.end() ? answer->second.words : "那里已经是这一版，没有重送";
    receipt.address =
        answer != answers_.end()
            ? answer->second.address
            : ShownAddress(round_.target.shown_at.empty() ? round_.target.address : round_.target.shown_at, page);
    UpdatePush(act, receipt);
    if (receipt.state == PushState::kReplaced && is_first) told.erase(item);
  }

  void AddDayReceipt(db::Transaction& act, const std::string& item, const PushAnswer& answer, Instant now) {
    const auto id = ItemIdFrom(item);
    if (!id) return;
    const SiteFile& file = FileOf(PageOf(*id));
    AddPush(act, {.target = round_.target.id,
                  .target_name = {},
                  .item = *id,
                  .title = {},
                  .index_number = {},
                  .version = file.version,
                  .what = PushWhat::kDay,
                  .state = PushState::kDone,
                  .queued_at = now,
                  .ended_at = now,
                  .tries = 1,
                  .sm3 = file.sm3,
                  .answer = answer.words,
                  .address = answer.address});
  }

  void PutDownFault(const std::string& fault) {
    const Instant now = desk_.now();
    const int tries = round_.target.tries + 1;
    db::Retry(desk_.database, [&](db::Transaction& act) {
      for (PushReceipt& receipt : OpenPushes(act, round_.target.id, round_.up_to)) {
        if (!round_.exported->manifest.files.contains(PageOf(receipt.item))) continue;
        ++receipt.tries;
        receipt.state = tries >= kAlarmAfter ? PushState::kFailed : PushState::kWaiting;
        receipt.answer = fault;
        UpdatePush(act, receipt);
      }
      FailPush(act, round_.target.id, tries, NextPush(tries, now), fault);
      act.Commit();
    });
  }

  Desk& desk_;
  const SitePushing& pushing_;
  const Round round_;
  const std::unique_ptr<SiteOutlet> outlet_;
  std::map<std::string, PushAnswer> answers_;  // of the pages of items that were sent
  std::string manifest_there_;
  std::size_t count_ = 0;
  bool is_lost_ = false;
};

/// The targets for which there is something to do now. The pushes are counted before the export, so that each tells of
/// an export that was made after its act.
std::vector<Round> RoundsDue(Desk& desk) {
  const Instant now = desk.now();
  db::Reader reader = desk.database.Read();
  const std::int64_t up_to = LastPush(reader);
  std::vector<Round> rounds;
  for (PushTarget& target : PushTargets(reader, desk.keys.push)) {
    if (!target.is_on || (target.again_at && *target.again_at > now)) continue;
    const bool is_due = target.tries > 0 || IsPushOwed(target, now) || HasDuePush(reader, target.id, BeijingDay(now));
    if (is_due) rounds.push_back({std::move(target), up_to});
  }
  return rounds;
}

/// Once a day everything is made and written anew: what somebody did to the files of the export is over then.
bool IsFirstOfDay(const std::vector<Round>& rounds, Instant now) {
  return std::ranges::all_of(rounds, [&](const Round& round) {
    return round.target.pushed_at && BeijingDay(*round.target.pushed_at) != BeijingDay(now);
  });
}

/// What an export was made of, as far as it can be told cheaply; what is no item is looked at every hour.
std::string MadeOf(Desk& desk) {
  constexpr std::chrono::hours kHour{1};
  db::Reader reader = desk.database.Read();
  const auto hours = desk.now().time_since_epoch() / kHour;
  return fmt::format("{} {}", LatestChange(reader), hours);
}

/// For who wants the folder alone, without a target.
std::string KeepFolder(Desk& desk, const SitePushing& pushing) {
  if (!pushing.kept_as) return "没有要推送的。";
  std::string now = MadeOf(desk);
  if (now == *pushing.kept_as) return "静态页面没有变化。";
  const SiteExported exported = ExportSite(desk, pushing.exporting);
  *pushing.kept_as = std::move(now);
  return InWords(exported);
}

// ---- the form

FormResult<PushTargetId> Save(Deed& deed, const crypto::Key& key, PushTargetId id, const PushTargetForm& form) {
  if (deed.done_before()) return PushTargetId{std::stoll(deed.earlier_result())};
  db::Transaction& act = deed.transaction();
  act.Lock("site targets");
  const std::vector<PushTarget> all = PushTargets(act, key);
  const auto known = std::ranges::find(all, id, &PushTarget::id);
  const bool is_new = id.value == 0;
  if (!is_new && known == all.end()) return FieldErrors{{std::string(kVersionField), "没有这个推送目标。"}};
  const PushTarget before = is_new ? PushTarget() : *known;
  FieldErrors errors = FaultsOf(form, before);
  if (is_new && all.size() >= kMostTargets) errors.push_back({"", "最多设置 20 个推送目标。"});
  for (const PushTarget& other : all) {
    if (other.id != id && other.address == form.address)
      errors.push_back({"address", "“" + other.name + "”已经推送到这里。"});
  }
  if (!errors.empty()) return errors;
  if (form.version != before.version) {
    return FieldErrors{{std::string(kVersionField), "这一页打开后，别人已经改过这个推送目标，您的改动还没有保存。"}};
  }
  const PushTarget wanted = TargetOf(form, before);
  const bool is_elsewhere = wanted.kind != before.kind || wanted.address != before.address;
  if (is_new) {
    id = AddPushTarget(act, key, wanted, deed.now());
  } else {
    UpdatePushTarget(act, key, wanted, is_elsewhere);
  }
  deed.Record(account::kInstallation, "site_target.save", account::ObjectOf("site_target", id.value),
              {{"to", wanted.address + (wanted.is_on ? "" : "（停用）")}});
  deed.Commit(std::to_string(id.value));
  return id;
}

}  // namespace

std::string PushSite(Desk& desk, const SitePushing& pushing) {
  std::vector<Round> rounds = RoundsDue(desk);
  if (rounds.empty()) return KeepFolder(desk, pushing);
  SiteExporting exporting = pushing.exporting;
  exporting.is_fresh = exporting.is_fresh || IsFirstOfDay(rounds, desk.now());
  const SiteExported exported = ExportSite(desk, exporting);
  std::string words = InWords(exported);
  bool is_alarm = false;
  for (Round& round : rounds) {
    round.exported = &exported;
    const std::string name = round.target.name;
    const int tries = round.target.tries + 1;
    Push push(desk, pushing, std::move(round));
    const auto done = push.Run();
    if (done) {
      words += *done ? fmt::format("推送到“{}” {} 个文件。", name, push.count())
                     : fmt::format("“{}”另一个进程正在推送。", name);
    } else {
      words += fmt::format("推送到“{}”没有做成（第 {} 次）：{}", name, tries, done.error().message);
      is_alarm = is_alarm || tries >= kAlarmAfter;
    }
  }
  if (is_alarm) throw std::runtime_error(words);
  return words;
}

FormResult<PushTargetId> SavePushTarget(Desk& desk, const account::Actor& actor, PushTargetId id,
                                        const PushTargetForm& form) {
  if (const auto kind = PushTargetKindFrom(form.kind);
      kind == PushTargetKind::kHttp && form.address.starts_with("http://") && !web::MayBeAsked(form.address)) {
    return FieldErrors{{"address", "请填以 https:// 开头的地址；只有本机的地址可以不加密。"}};
  }
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Save(deed, desk.keys.push, id, form); });
}

}  // namespace gongkai::disclosure
