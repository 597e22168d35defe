#include "disclosure/site/site_round_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "crypto/sm3.h"
#include "disclosure/item_store.h"
#include "disclosure/site/site_folder_export.h"

namespace gongkai::disclosure {
namespace {

// A target is another's for so long; a lot of files is brought and put down before the time is over.
constexpr std::chrono::minutes kHeldFor{5};
constexpr std::chrono::seconds kLotTime{30};
// A slow target keeps the others waiting no longer than this.
constexpr std::chrono::minutes kTurnTime{3};
constexpr std::size_t kLot = 50;
constexpr int kMostWithoutAnswer = 3, kMostRefused = 100;

std::string PageOf(ItemId item) { return "items/" + ToString(item) + "/index.html"; }

/// "12-345" of what lies in its folder; empty for all else.
std::string ItemOfPath(std::string_view path) {
  constexpr std::string_view kItems = "items/";
  if (!path.starts_with(kItems)) return {};
  path.remove_prefix(kItems.size());
  return std::string(path.substr(0, path.find('/')));
}

Error Conflict(std::string sentence) { return {ErrorKind::kConflict, std::move(sentence), ""}; }
Error Changed() { return Conflict("静态页面刚刚又重新导出，马上重推。"); }
Error Lost() { return Conflict("另一个进程接手了。"); }

std::string ShownWhere(const PushTarget& target, const std::string& page) {
  return ShownAddress(target.shown_at.empty() ? target.address : target.shown_at, page);
}

/// The copies themselves are no place for copies.
OutletRules RulesOf(const SitePushing& pushing) {
  OutletRules rules = pushing.rules;
  rules.own_folders.push_back(pushing.exporting.folder);
  return rules;
}

}  // namespace

PushOut::PushOut(account::Desk& desk, const SitePushing& pushing, PushRound round)
    : desk_(desk),
      pushing_(pushing),
      round_(std::move(round)),
      outlet_(OutletOf(round_.target, pushing.fetch, RulesOf(pushing))) {}

Result<PushEnd> PushOut::Run() {
  if (!Take()) return PushEnd::kOthers;
  try {
    return Work();
  } catch (const std::exception& broken) {
    const std::string fault = Plain(broken.what(), round_.target.secret);
    PutDownFault(fault);
    return Conflict(fault);
  }
}

bool PushOut::Take() {
  const Instant now = desk_.now();
  hold_ = db::Retry(desk_.database, [&](db::Transaction& act) {
    auto hold = HoldPushTarget(act, round_.target, pushing_.holder, round_.exported->serial, now, now + kHeldFor);
    act.Commit();
    return hold;
  });
  return hold_.has_value();
}

template <class What>
bool PushOut::Write(const What& what) {
  const Instant until = desk_.now() + kHeldFor;
  const bool is_ours = db::Retry(desk_.database, [&](db::Transaction& act) {
    if (!KeepPushTarget(act, *hold_, until)) return false;
    what(act);
    act.Commit();
    return true;
  });
  is_lost_ = is_lost_ || !is_ours;
  return is_ours;
}

Result<PushEnd> PushOut::Work() {
  Status brought = Open();
  if (brought) brought = Bring();
  if (is_lost_) return PushEnd::kOthers;
  if (!brought) {
    const std::string fault = Plain(brought.error().message, round_.target.secret);
    PutDownFault(fault);
    return Conflict(fault);
  }
  if (!is_whole_) {
    Write([&](db::Transaction& act) { LetPushTargetGo(act, *hold_); });
    return PushEnd::kLater;
  }
  PutDownSuccess();
  return PushEnd::kDone;
}

// ---- what lies there

Status PushOut::Open() {
  {
    db::Reader reader = desk_.database.Read();
    there_ = FilesAt(reader, round_.target.id);
  }
  if (const auto manifest = there_.files.extract(std::string(kManifestName))) manifest_there_ = manifest.mapped().sm3;
  const auto found = TRY(outlet_->Open(
      {.is_first = there_.files.empty(), .manifest = manifest_there_, .signer = desk_.keys.signing.public_key()}));
  if (found) Adopt(*found);
  return is_lost_ ? Status(Lost()) : Ok();
}

/// All of it is sent anew, and what should not be there is removed.
void PushOut::Adopt(const Manifest& found) {
  for (const auto& [path, file] : found.files) there_.files.try_emplace(path);
  for (auto& [path, file] : there_.files) file.sm3.clear();
  manifest_there_.clear();
  Write([&](db::Transaction& act) {
    for (const auto& [path, file] : there_.files) DoubtFileAt(act, round_.target.id, path);
    DropFileAt(act, round_.target.id, kManifestName);
  });
}

// ---- bringing

bool PushOut::HasGone() {
  db::Reader reader = desk_.database.Read();
  return HasGoneSince(reader, round_.target.id, round_.up_to);
}

/// True when all of it was tried, false when the next turn goes on.
Result<bool> PushOut::BringAll(const Changes& changes) {
  for (std::size_t from = 0; from < changes.size();) {
    TRY(BringLot(changes, from));
    const bool is_over = std::chrono::steady_clock::now() - begun_ >= kTurnTime;
    if (from < changes.size() && (is_over || HasGone())) return false;
  }
  if (failures_.empty()) return true;
  was_tried_ = true;
  const std::string others =
      failures_.size() > 1 ? fmt::format("（另有 {} 个文件没有送到，其余的都送到了）", failures_.size() - 1) : "";
  return Conflict(failures_.front() + others);
}

Status PushOut::Bring() {
  if (round_.target.is_clearing) return BringAway();
  const Manifest& now = round_.exported->manifest;
  if (!TRY(BringAll(ChangesOf(there_, now)))) return Ok();
  const auto spoilt = Spoilt();
  if (!spoilt || !TRY(BringAll(*spoilt))) return Ok();
  return BringManifest();
}

/// All that is there, with what tells of it.
Status PushOut::BringAway() {
  for (const std::string_view name : {kManifestName, kManifestSignature}) there_.files.try_emplace(std::string(name));
  is_whole_ = TRY(BringAll(ChangesOf(there_, {})));
  if (is_whole_) outlet_->Settle();
  return Ok();
}

/// Once a day, when all that is new was brought, it is held against what is there: what somebody changed there is sent
/// again. Nothing when something was taken down meanwhile or the target is another's: that does not wait.
std::optional<PushOut::Changes> PushOut::Spoilt() {
  constexpr std::size_t kLookedAtOnce = 200;
  const auto& pushed_at = round_.target.pushed_at;
  if (pushed_at && BeijingDay(*pushed_at) == BeijingDay(desk_.now())) return Changes();
  Changes spoilt;
  std::size_t looked = 0;
  for (const auto& [path, file] : round_.exported->manifest.files) {
    if (!outlet_->Holds(path, file.sm3)) spoilt.push_back({path, false});
    if (++looked % kLookedAtOnce != 0) continue;
    if (HasGone() || !Write([](db::Transaction&) {})) return std::nullopt;
  }
  return spoilt;
}

/// Before a file is sent it is put down that it may be there: killed in between, it is not forgotten there.
Status PushOut::BringLot(const Changes& changes, std::size_t& from) {
  const std::size_t end = std::min(from + kLot, changes.size());
  const bool is_ours = Write([&](db::Transaction& act) {
    for (std::size_t i = from; i < end; ++i) {
      if (!changes[i].is_removal) DoubtFileAt(act, round_.target.id, changes[i].path);
    }
  });
  if (!is_ours) return Lost();
  const auto begun = std::chrono::steady_clock::now();
  std::vector<Arrived> arrived;
  Status state = Ok();
  while (state && from < end && std::chrono::steady_clock::now() - begun < kLotTime) {
    const SiteChange& change = changes[from++];
    auto brought = BringOne(change);
    if (brought) arrived.push_back({&change, std::move(*brought)});
    state = brought ? Ok() : PutDownFailure(change, brought.error());
    if (brought) in_a_row_ = 0;
  }
  PutDownLot(arrived);
  return is_lost_ ? Status(Lost()) : state;
}

/// One file that is refused keeps no other back.
Status PushOut::PutDownFailure(const SiteChange& change, const Error& error) {
  const std::string item = ItemOfPath(change.path);
  if (!item.empty()) failed_items_.insert(item);
  failures_.push_back(error.message);
  const int most = error.kind == ErrorKind::kForbidden ? kMostRefused : kMostWithoutAnswer;
  return ++in_a_row_ < most ? Ok() : Status(error);
}

void PushOut::PutDownLot(const std::vector<Arrived>& arrived) {
  count_ += arrived.size();
  for (const Arrived& each : arrived) {
    if (each.change->is_removal || !each.change->path.ends_with("/index.html")) continue;
    const SiteFile& file = FileOf(each.change->path);
    if (!file.item.empty()) answers_.emplace(file.item, each.answer);
  }
  Write([&](db::Transaction& act) {
    for (const Arrived& each : arrived) {
      if (each.change->is_removal) {
        DropFileAt(act, round_.target.id, each.change->path);
      } else {
        PutFileAt(act, round_.target.id, each.change->path, FileOf(each.change->path));
      }
    }
  });
}

Result<PushAnswer> PushOut::BringOne(const SiteChange& change) {
  if (change.is_removal) return outlet_->Remove(change.path);
  const SiteFile& file = FileOf(change.path);
  const auto bytes = ReadFile(round_.exported->pages + "/" + change.path);
  if (!bytes || crypto::Sm3Hex(*bytes) != file.sm3) return Changed();
  return outlet_->Put(change.path, *bytes, file.sm3);
}

/// Last of all: who reads it finds everything that it names.
Status PushOut::BringManifest() {
  const auto body = ReadFile(round_.exported->pages + "/" + std::string(kManifestName));
  const auto signature = ReadFile(round_.exported->pages + "/" + std::string(kManifestSignature));
  if (!body || !signature) return Changed();
  is_whole_ = true;
  const std::string sm3 = crypto::Sm3Hex(*body);
  if (sm3 == manifest_there_) return Ok();
  outlet_->Settle();
  TRY(outlet_->Put(std::string(kManifestSignature), *signature, crypto::Sm3Hex(*signature)));
  TRY(outlet_->Put(std::string(kManifestName), *body, sm3));
  outlet_->Settle();
  Write([&](db::Transaction& act) { PutFileAt(act, round_.target.id, kManifestName, {.sm3 = sm3}); });
  return Ok();
}

// ---- receipts

void PushOut::PutDownSuccess() {
  if (round_.target.is_clearing) return PutDownCleared();
  Write([&](db::Transaction& act) {
    std::set<std::string> told;
    std::vector<PushReceipt> open = OpenPushes(act, round_.target.id, round_.up_to);
    std::ranges::reverse(open);  // the newest of an item tells what came of it
    for (PushReceipt& receipt : open) EndReceipt(act, std::move(receipt), told);
    AddDayReceipts(act, told);
    EndPush(act, *hold_, desk_.now());
  });
}

void PushOut::PutDownCleared() {
  Write([&](db::Transaction& act) {
    for (PushReceipt& receipt : OpenPushes(act, round_.target.id, LastPush(act))) {
      receipt.state = receipt.what == PushWhat::kGone ? PushState::kDone : PushState::kReplaced;
      receipt.ended_at = desk_.now();
      receipt.answer = "那里的页面已全部撤下";
      UpdatePush(act, receipt);
    }
    EndPush(act, *hold_, desk_.now());
    EndClearing(act, *hold_, desk_.now());
  });
}

void PushOut::EndReceipt(db::Transaction& act, PushReceipt receipt, std::set<std::string>& told) {
  const std::string item = ToString(receipt.item), page = PageOf(receipt.item);
  const auto file = round_.exported->manifest.files.find(page);
  if (file == round_.exported->manifest.files.end()) return EndUnlisted(act, std::move(receipt));
  // It waits for its day, and what lies there is still what was taken down before.
  if (file->second.is_gone && receipt.what == PushWhat::kShow) {
    const auto waits = FindItem(act, receipt.item);
    if (waits && GateOf(waits->publicity, BeijingDay(desk_.now())) == Gate::kNotYet) return;
  }
  const bool fits = file->second.is_gone == (receipt.what == PushWhat::kGone) &&
                    (file->second.is_gone || file->second.version == receipt.version);
  const bool is_first = told.insert(item).second;
  receipt.state = fits && is_first ? PushState::kDone : PushState::kReplaced;
  receipt.ended_at = desk_.now();
  receipt.sm3 = file->second.sm3;
  const auto answer = answers_.find(item);
  receipt.answer = answer != answers_.end() ? answer->second.words : "那里已经是这一版，没有重送";
  receipt.address = answer != answers_.end() ? answer->second.address : ShownWhere(round_.target, page);
  UpdatePush(act, receipt);
  if (receipt.state == PushState::kReplaced && is_first) told.erase(item);
}

/// Its item has no page: its day has not come, or it is not for the site any more, or it cannot be shown.
void PushOut::EndUnlisted(db::Transaction& act, PushReceipt receipt) {
  const auto item = FindItem(act, receipt.item);
  if (item && GateOf(item->publicity, BeijingDay(desk_.now())) == Gate::kNotYet) return;
  const bool is_removed = receipt.what == PushWhat::kGone;
  receipt.state = is_removed ? PushState::kDone : PushState::kReplaced;
  receipt.ended_at = desk_.now();
  receipt.answer = is_removed ? "那里没有这一件的页面了"
                   : item && item->publicity.is_on_site ? "没有推送：这一件现在没有页面，请打开它的公开页面核对"
                                                        : "没有推送：这一件不再在网站公开";
  UpdatePush(act, receipt);
}

/// Where nobody acted, and yet it is another version or is over now.
void PushOut::AddDayReceipts(db::Transaction& act, const std::set<std::string>& told) {
  for (const auto& [item, answer] : answers_) {
    const auto id = ItemIdFrom(item);
    if (!id || told.contains(item)) continue;
    const SiteFile& file = FileOf(PageOf(*id));
    const auto before = there_.files.find(PageOf(*id));
    const bool is_same = before != there_.files.end() && before->second.version == file.version &&
                         before->second.is_gone == file.is_gone;
    if (is_same) continue;  // it looks otherwise, or was sent again
    PushReceipt receipt;
    receipt.target = round_.target.id;
    receipt.item = *id;
    receipt.version = file.version;
    receipt.what = PushWhat::kDay;
    receipt.state = PushState::kDone;
    receipt.queued_at = desk_.now();
    receipt.ended_at = receipt.queued_at;
    receipt.tries = 1;
    receipt.sm3 = file.sm3;
    receipt.answer = answer.words;
    receipt.address = answer.address;
    AddPush(act, receipt);
  }
}

void PushOut::PutDownFault(const std::string& fault) {
  const Instant now = desk_.now();
  const int tries = round_.target.tries + 1;
  Write([&](db::Transaction& act) {
    std::set<std::string> told;
    std::vector<PushReceipt> open = OpenPushes(act, round_.target.id, round_.up_to);
    std::ranges::reverse(open);
    for (PushReceipt& receipt : open) {
      if (!round_.exported->manifest.files.contains(PageOf(receipt.item))) continue;
      if (was_tried_ && !failures_.empty() && !failed_items_.contains(ToString(receipt.item))) {
        EndReceipt(act, std::move(receipt), told);
        continue;
      }
      ++receipt.tries;
      receipt.state = tries >= kAlarmAfter ? PushState::kFailed : PushState::kWaiting;
      receipt.answer = fault;
      UpdatePush(act, receipt);
    }
    FailPush(act, *hold_, tries, NextPush(tries, now), fault);
  });
}

}  // namespace gongkai::disclosure
