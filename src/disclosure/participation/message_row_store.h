// The columns of public_message as they are read, for the stores of messages alone.
#pragma once

#include "db/row.h"
#include "disclosure/participation/message_store.h"

#define MESSAGE_COLUMNS                                                                                          \
  "organ_id, number, kind, way, handler_id, item_organ, item, state, marks, at, due_on, verdict, verdict_gist, " \
  "verdict_words, ended_at, erased_at, version, assignee_id, assignee, elsewhere, satisfaction"

namespace gongkai::disclosure {

/// Of MESSAGE_COLUMNS, in their order.
Message MessageFromRow(const db::Row& row);

/// A value out of a word of the database that only the program writes.
template <class Value>
Value KnownOfMessage(const std::optional<Value>& value) {
  if (!value) throw db::DatabaseError(db::ErrorCode::kOther, "unknown word in a message");
  return *value;
}

}  // namespace gongkai::disclosure
