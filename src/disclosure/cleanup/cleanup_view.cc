#include "disclosure/cleanup/cleanup_view.h"

#include "disclosure/cleanup/cleanup_store.h"

namespace gongkai::disclosure {

std::vector<WaitingCleanup> CleanupsToSign(db::Session& session, const account::Visitor& visitor) {
  constexpr int kMost = 100;
  std::vector<WaitingCleanup> waiting;
  if (!visitor.May(account::Act::kReviewItems) && !visitor.May(account::Act::kApproveItems)) return waiting;
  for (const ListedCleanup& listed :
       ListCleanups(session, visitor.OrgansFor(account::Act::kSeeItems), CleanupState::kWaiting, kMost)) {
    const Cleanup& cleanup = listed.cleanup;
    const bool may = visitor.May(account::Act::kReviewItems, cleanup.id.organ) ||
                     visitor.May(account::Act::kApproveItems, cleanup.id.organ);
    if (may && cleanup.made_by != visitor.person) waiting.push_back({cleanup.id, cleanup.title});
  }
  return waiting;
}

}  // namespace gongkai::disclosure
