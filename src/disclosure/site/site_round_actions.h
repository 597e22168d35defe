// One export is brought to one target, file by file: what was taken down first, the signed manifest last. Whatever it
// is killed in, the next one goes on from what is known to have arrived; what another process, or who saves the target,
// took over is not written about any more. Called by site_push_actions.h.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "disclosure/site/site_outlet_export.h"
#include "disclosure/site/site_push_actions.h"
#include "disclosure/site/site_push_store.h"

namespace gongkai::disclosure {

struct PushRound {
  PushTarget target;
  std::int64_t up_to = 0;  // pushes that were queued before the export
  const SiteExported* exported = nullptr;
};

enum class PushEnd {
  kDone,
  kOthers,  // the target is another's, or a newer export is there already
  kLater,   // something was taken down meanwhile and must not wait, or the target is slow: the next turn goes on
};

class PushOut {
 public:
  PushOut(account::Desk& desk, const SitePushing& pushing, PushRound round);

  /// What came of it is put down, failures too. Errors: kConflict with what stands in the way.
  Result<PushEnd> Run();

  std::size_t count() const { return count_; }

 private:
  struct Arrived {
    const SiteChange* change = nullptr;
    PushAnswer answer{};
  };
  using Changes = std::vector<SiteChange>;

  bool Take();
  Result<PushEnd> Work();
  Status Open();
  void Adopt(const Manifest& found);
  Status Bring();
  Status BringAway();
  Result<bool> BringAll(const Changes& changes);
  std::optional<Changes> Spoilt();
  Status BringLot(const Changes& changes, std::size_t& from);
  Result<PushAnswer> BringOne(const SiteChange& change);
  Status PutDownFailure(const SiteChange& change, const Error& error);
  void PutDownLot(const std::vector<Arrived>& arrived);
  Status BringManifest();
  bool HasGone();

  void PutDownSuccess();
  void PutDownCleared();
  void PutDownFault(const std::string& fault);
  void EndReceipt(db::Transaction& act, PushReceipt receipt, std::set<std::string>& told);
  void EndUnlisted(db::Transaction& act, PushReceipt receipt);
  void AddDayReceipts(db::Transaction& act, const std::set<std::string>& told);

  /// In a transaction of its own; nothing of it when the target is not ours any more.
  template <class What>
  bool Write(const What& what);

  const SiteFile& FileOf(const std::string& path) const { return round_.exported->manifest.files.at(path); }

  account::Desk& desk_;
  const SitePushing& pushing_;
  const PushRound round_;
  const std::unique_ptr<SiteOutlet> outlet_;
  std::optional<PushHold> hold_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  Manifest there_;                             // as it is known before the first file
  std::string manifest_there_;                 // SM3
  std::map<std::string, PushAnswer> answers_;  // of the pages of items that were sent
  std::set<std::string> failed_items_;
  std::vector<std::string> failures_;
  int in_a_row_ = 0;
  std::size_t count_ = 0;
  bool is_whole_ = false, was_tried_ = false, is_lost_ = false;
};

}  // namespace gongkai::disclosure
