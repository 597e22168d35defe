// What is kept of the destroying of messages' words. Schema: migrations/0251_message_disposal.sql.
#pragma once

#include <vector>

#include "db/database.h"
#include "disclosure/participation/disposal.h"

namespace gongkai::disclosure {

/// Messages of one organ, kind and year whose words can be destroyed, and that no open record names.
struct DueForDisposal {
  OrganId organ{0};
  int year = 0;
  MessageKind kind = MessageKind::kMailbox;
  int count = 0;
};
std::vector<DueForDisposal> CountDueForDisposal(db::Session& session, const std::vector<OrganId>& organs, Date before);
/// The oldest first.
std::vector<MessageId> MessagesForDisposal(db::Session& session, OrganId organ, MessageKind kind, int year, int most);

DisposalId AddDisposal(db::Transaction& act, Disposal disposal, const std::vector<MessageId>& messages);
std::optional<Disposal> FindDisposal(db::Session& session, DisposalId id);
/// State and decision; false where somebody else was faster.
bool UpdateDisposal(db::Transaction& act, const Disposal& disposal);
/// The newest first.
std::vector<Disposal> DisposalsOf(db::Session& session, const std::vector<OrganId>& organs, bool only_proposed,
                                  int most);

struct DisposalEntry {
  MessageId message;
  Date received_on{}, ended_on{};
  bool is_destroyed = false;
};
/// In the order of the numbers.
std::vector<DisposalEntry> EntriesOf(db::Session& session, DisposalId id);
void MarkDestroyed(db::Transaction& act, DisposalId id, MessageId message);

/// Whose words are gone, whether by a record or because they were junk; in the order of the moments.
std::vector<ErasedMessage> DestroyedSince(db::Session& session, Instant since);

}  // namespace gongkai::disclosure
