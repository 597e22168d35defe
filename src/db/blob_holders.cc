#include "db/blob_holders.h"

#include "db/blob_store.h"

namespace gongkai::db {
namespace {

constexpr std::string_view kHolders[] = {
    "SELECT COUNT(*) FROM report_version WHERE digest = ?",
    "SELECT COUNT(*) FROM report_version WHERE document = ?",
    "SELECT COUNT(*) FROM item_attachment WHERE digest = ?",
    "SELECT COUNT(*) FROM item_step_scan WHERE digest = ?",
    "SELECT COUNT(*) FROM channel_photo WHERE digest = ?",
    "SELECT COUNT(*) FROM body_image WHERE digest = ?",
    "SELECT COUNT(*) FROM booklet_make WHERE pages = ?",
    "SELECT COUNT(*) FROM booklet_make WHERE stitched = ?",
    "SELECT COUNT(*) FROM request_file WHERE digest = ?",
    "SELECT COUNT(*) FROM request_record_file WHERE digest = ?",
    "SELECT COUNT(*) FROM oversight_register_file WHERE digest = ?",
    // Of a dispute whose words are destroyed the rows stay, the bytes do not.
    "SELECT COUNT(*) FROM dispute_file f JOIN dispute d ON d.organ_id = f.organ_id AND d.number = f.dispute_number "
    "WHERE f.digest = ? AND d.erased_at IS NULL",
    "SELECT COUNT(*) FROM assessment_evidence WHERE digest = ?",
    "SELECT COUNT(*) FROM oversight_training_file WHERE digest = ?",
};

/// What is known of the bytes goes with them.
constexpr std::string_view kKnownOfIt = "DELETE FROM screening_inspection WHERE digest = ?";

}  // namespace

bool RemoveBlobUnlessHeld(Transaction& transaction, std::string_view digest) {
  transaction.Lock(digest);
  for (const std::string_view holder : kHolders) {
    if (transaction.One<std::int64_t>(holder, digest) > 0) return false;
  }
  transaction.Execute(kKnownOfIt, digest);
  return RemoveBlob(transaction, digest);
}

}  // namespace gongkai::db
