// A site to which copies of the public part are pushed, and what is kept of each push. Pure: forms and moments. Next to
// read: site_push_store.h (what is kept), site_push_actions.h (what is done).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/field_errors.h"
#include "base/id.h"
#include "base/instant.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

using PushTargetId = Id<struct PushTargetTag>;

enum class PushTargetKind {
  kFolder,  // on this machine, or mounted here
  kHttp,    // PUT and DELETE with a token
};
inline constexpr std::array kPushTargetKinds = {PushTargetKind::kFolder, PushTargetKind::kHttp};
std::string_view IdOf(PushTargetKind kind);
std::string_view NameOf(PushTargetKind kind);
std::optional<PushTargetKind> PushTargetKindFrom(std::string_view id);

struct PushTarget {
  PushTargetId id{0};
  std::string name{};
  PushTargetKind kind = PushTargetKind::kFolder;
  std::string address{};   // "/srv/www/zwgk", "https://www.chengyan.example/zwgk-in"
  std::string shown_at{};  // "https://www.chengyan.example/zwgk", where readers find the pages; may be empty
  std::string secret{};    // the token; empty: none
  bool is_on = true;
  std::int64_t version = 0;
  std::optional<Instant> pushed_at{};  // the last time that all of it was there
  int tries = 0;                       // failures since
  std::optional<Instant> again_at{};
  std::string fault{};
  bool is_clearing = false;  // all of it is being removed there; then it is off
};

/// What becomes of the pages at the address that a target leaves.
enum class OldSite {
  kClear,  // all of them are removed first, and then it moves
  kStays,  // they stay, for a reason that is kept
};
inline constexpr std::array kOldSites = {OldSite::kClear, OldSite::kStays};
std::string_view IdOf(OldSite decision);
std::string_view NameOf(OldSite decision);
std::optional<OldSite> OldSiteFrom(std::string_view id);

/// A target that went to another address, or goes there as soon as the old one is cleared.
struct PushTargetMove {
  PushTargetKind from_kind = PushTargetKind::kFolder, to_kind = PushTargetKind::kFolder;
  std::string from_address{}, to_address{}, to_shown_at{};
  OldSite decision = OldSite::kClear;
  std::string words{};     // why the old pages may stay
  std::int64_t files = 0;  // that lay at the old address
  std::string person_name{};
  Instant at{};
  std::optional<Instant> ended_at{};
  bool is_waiting = false;  // the old site is being cleared
  bool is_dropped = false;  // somebody decided otherwise before
};

/// As typed; an empty secret leaves the one that is kept.
struct PushTargetForm {
  std::string name{}, kind{}, address{}, shown_at{}, secret{};
  bool is_on = true;
  bool drops_secret = false;            // the kept one, where no other is typed
  std::string old_site{}, stays_why{};  // of one that moves
  std::int64_t version = 0;
};
PushTargetForm FormOf(const PushTarget& target);
/// `in_force`: what is kept of it; its secret stays with its address and goes nowhere else.
FieldErrors FaultsOf(const PushTargetForm& form, const PushTarget& in_force);
/// What is to be said of the pages that lie at the old address. Fields: "old_site", "stays_why".
FieldErrors FaultsOfMove(const PushTargetForm& form, const PushTarget& in_force, std::int64_t files);
PushTarget TargetOf(const PushTargetForm& form, const PushTarget& in_force);

/// Why an item was pushed.
enum class PushWhat { kShow, kGone, kDay };
std::string_view IdOf(PushWhat what);
std::string_view NameOf(PushWhat what);
PushWhat PushWhatFrom(std::string_view id);

enum class PushState { kWaiting, kFailed, kDone, kReplaced };
inline constexpr std::array kPushStates = {PushState::kDone, PushState::kFailed, PushState::kWaiting,
                                           PushState::kReplaced};
std::string_view IdOf(PushState state);
std::string_view NameOf(PushState state);  // "成功", "失败", "待推送", "由后来的代替"
std::optional<PushState> PushStateFrom(std::string_view id);

/// 推送回执: one item, one act, one target.
struct PushReceipt {
  std::int64_t id = 0;
  PushTargetId target{0};
  std::string target_name{};
  ItemId item{};
  std::string title{}, index_number{};  // of the item, in lists
  std::int64_t version = 0;
  PushWhat what = PushWhat::kShow;
  PushState state = PushState::kWaiting;
  Instant queued_at{};
  std::optional<Instant> ended_at{};
  int tries = 0;
  std::string sm3{};      // of the page that arrived
  std::string answer{};   // what the other side said, or why it failed
  std::string address{};  // where it stands there
};

/// So many failures in a row, and the administrators are told.
inline constexpr int kAlarmAfter = 3;
/// When a target that has failed so often in a row is tried again: after 1, 2, 5, 15, 30 and then 60 minutes.
Instant NextPush(int tries, Instant now);

/// Whether all of a target is to be looked through though nothing is queued for it: days come without an act, and what
/// is no item (guides, the catalogue) changes too.
bool IsPushOwed(const PushTarget& target, Instant now);

}  // namespace gongkai::disclosure
