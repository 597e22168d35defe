// What is kept of lists with which public information is handed over. Schema: migrations/0230_archive_transfer.sql.
#pragma once

#include <optional>
#include <vector>

#include "db/database.h"
#include "disclosure/archive/transfer.h"

namespace gongkai::disclosure {

/// With its entries; the number is given here.
std::int64_t AddTransfer(db::Transaction& act, Transfer transfer);
/// With its entries and what became of each.
std::optional<Transfer> FindTransfer(db::Session& session, OrganId organ, std::int64_t number, Date today);
/// Newest first, without their entries.
std::vector<Transfer> ListTransfers(db::Session& session, const std::optional<std::vector<OrganId>>& organs, int most);
std::int64_t CountTransfers(db::Session& session, OrganId organ);

/// Receipt, annulment; counts the version up. False when somebody was faster.
bool UpdateTransfer(db::Transaction& act, const Transfer& transfer);
void PutTold(db::Transaction& act, const Transfer& transfer, std::size_t entry, std::string_view told);

/// Lists of these organs with entries of which the receiver must be told something.
struct TransferToTell {
  OrganId organ{0};
  std::int64_t number = 0;
  std::string receiver_name{};
  int entries = 0;
};
std::vector<TransferToTell> TransfersToTell(db::Session& session, const std::vector<OrganId>& organs, Date today,
                                            int most);

}  // namespace gongkai::disclosure
