// What goes of messages after their time, for good.
#include "disclosure/participation/message_store.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kSelectToErase =
    "SELECT organ_id, number FROM public_message WHERE state = ? AND ended_at < ? AND erased_at IS NULL AND kind "
    "<> 'comment' ORDER BY organ_id, number LIMIT ?";
constexpr std::string_view kSelectContacts =
    "SELECT m.organ_id, m.number FROM public_message m WHERE m.state IN ('answered', 'declined') AND m.kind <> "
    "'comment' AND m.ended_at < ? AND m.erased_at IS NULL AND NOT EXISTS (SELECT 1 FROM public_message_event e WHERE "
    "e.organ_id = m.organ_id AND e.message = m.number AND e.kind = ?) ORDER BY m.organ_id, m.number LIMIT ?";
constexpr std::string_view kErase =
    "UPDATE public_message SET message_key = NULL, words = NULL, answer = NULL, text_digest = '', network = '', "
    "verdict_gist = '', verdict_words = '', erased_at = ?, version = version + 1 WHERE organ_id = ? AND number = ?";
// What the office wrote of it is in plain text, and may tell of who wrote.
constexpr std::string_view kEraseEvents =
    "UPDATE public_message_event SET words = '' WHERE organ_id = ? AND message = ? AND kind IN ('declined', "
    "'handed_on', 'removed', 'judged', 'decided', 'rectified', 'sent_back', 'pointed')";
constexpr std::string_view kEraseComplaint =
    "UPDATE complaint SET order_words = '', sent_back = '', rectified = '', version = version + 1 WHERE organ_id = ? "
    "AND message = ?";
constexpr std::string_view kEraseAppeal =
    "UPDATE enterprise_appeal SET handling = '' WHERE organ_id = ? AND message = ?";

}  // namespace

std::vector<MessageId> ContactsToErase(db::Session& session, Instant ended_before, int most) {
  std::vector<MessageId> ended;
  for (const db::Row& row : session.Query(kSelectContacts, Seconds(ended_before), kContactErased, most)) {
    ended.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)});
  }
  return ended;
}

bool EraseMessage(db::Transaction& act, MessageId id, Instant now) {
  if (act.Execute(kErase, Seconds(now), id.organ.value, id.number) != 1) return false;
  act.Execute(kEraseEvents, id.organ.value, id.number);
  act.Execute(kEraseComplaint, id.organ.value, id.number);
  act.Execute(kEraseAppeal, id.organ.value, id.number);
  return true;
}

int EraseMessages(db::Transaction& act, std::string_view state, Instant ended_before, Instant now, int most) {
  std::vector<MessageId> ended;
  for (const db::Row& row : act.Query(kSelectToErase, state, Seconds(ended_before), most)) {
    ended.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)});
  }
  for (const MessageId id : ended) EraseMessage(act, id, now);
  return static_cast<int>(ended.size());
}

}  // namespace gongkai::disclosure
