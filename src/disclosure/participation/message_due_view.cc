#include "disclosure/participation/message_due_view.h"

#include "disclosure/item_store.h"
#include "disclosure/participation/comment_term.h"
#include "disclosure/participation/complaint_store.h"
#include "disclosure/participation/disposal_store.h"
#include "disclosure/participation/entry_screening_view.h"
#include "disclosure/participation/entry_store.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Visitor;

constexpr int kMost = 100;

std::vector<OrganId> OwnOrgans(const Visitor& visitor, Act act) {
  return visitor.OrgansFor(act).value_or(std::vector<OrganId>());
}

bool IsAnswered(db::Session& session, const PublicEntry& topic, Date today) {
  const auto item = topic.item ? FindItem(session, {topic.id.organ, *topic.item}) : std::nullopt;
  return item && IsPublic(item->publicity, today);
}

}  // namespace

std::vector<DueMessages> MessagesDueSoon(db::Session& session, const Visitor& visitor, Date until) {
  const std::vector<OrganId> organs = OwnOrgans(visitor, Act::kHandleMessages);
  return organs.empty() ? std::vector<DueMessages>() : CountDueMessages(session, organs, until);
}

int MarkedMessages(db::Session& session, const Visitor& visitor) {
  const std::vector<OrganId> organs = OwnOrgans(visitor, Act::kHandleMessages);
  if (organs.empty()) return 0;
  return CountMessages(session, {.handlers = organs, .state = MessageState::kNew, .only_marked = true});
}

int EnquiriesLyingLong(db::Session& session, const std::vector<OrganId>& organs, Date today) {
  constexpr Date kFirst = std::chrono::year(2000) / 1 / 1;
  if (organs.empty()) return 0;
  const Date last(std::chrono::sys_days(ThreeMonthsFrom(today)) - std::chrono::days(1));
  return CountMessages(
      session,
      {.handlers = organs, .kind = MessageKind::kEnquiry, .only_open = true, .received = DayRange{kFirst, last}});
}

int EnquiriesLyingLong(db::Session& session, const Visitor& visitor, Date today) {
  return EnquiriesLyingLong(session, OwnOrgans(visitor, Act::kHandleMessages), today);
}

std::vector<DueTopic> TopicsDueSoon(db::Session& session, const Visitor& visitor, Date today, Date until) {
  std::vector<DueTopic> due;
  const std::vector<OrganId> organs = OwnOrgans(visitor, Act::kHandleMessages);
  if (organs.empty()) return due;
  for (const PublicEntry& topic : OpenTopics(session, organs, kMost)) {
    if (!topic.due_on || *topic.due_on > until || IsAnswered(session, topic, today)) continue;
    due.push_back({topic.id, topic.title, *topic.due_on});
  }
  return due;
}

std::vector<DueOutcome> OutcomesOwed(db::Session& session, const Visitor& visitor, Date today) {
  std::vector<DueOutcome> owed;
  const std::vector<OrganId> organs = OwnOrgans(visitor, Act::kHandleMessages);
  if (organs.empty()) return owed;
  for (const ItemId id : PublicDraftsOf(session, organs, today, kMost)) {
    const auto item = FindItem(session, id);
    const auto version = item ? FindVersion(session, id, *item->publicity.published_version) : std::nullopt;
    const auto until = version ? version->content.DateField("comment_until") : std::nullopt;
    if (!until || TakesComments(until, today)) continue;
    if (!PublicOutcomeOf(session, item->index_number, today)) owed.push_back({id, item->title});
  }
  return owed;
}

namespace {

std::vector<DueRectification> DuesOf(const std::vector<Complaint>& complaints) {
  std::vector<DueRectification> due;
  for (const Complaint& each : complaints) {
    if (each.correct_by) due.push_back({each.message, *each.correct_by});
  }
  return due;
}

}  // namespace

std::vector<DueRectification> RectificationsOwed(db::Session& session, const Visitor& visitor) {
  const std::vector<OrganId> organs = OwnOrgans(visitor, Act::kHandleMessages);
  if (organs.empty()) return {};
  return DuesOf(RectificationsBy(session, organs, true, kMost));
}

std::vector<DueRectification> RectificationsOverdue(db::Session& session, const Visitor& visitor, Date today) {
  const std::vector<OrganId> organs = OwnOrgans(visitor, Act::kHandleMessages);
  if (organs.empty()) return {};
  return DuesOf(RectificationsLate(session, organs, today, kMost));
}

std::vector<Disposal> DisposalsToDecide(db::Session& session, const Visitor& visitor) {
  const std::vector<OrganId> organs = OwnOrgans(visitor, Act::kDestroyMessages);
  std::vector<Disposal> waiting;
  if (organs.empty()) return waiting;
  for (Disposal& each : DisposalsOf(session, organs, true, kMost)) {
    if (!AgainstDeciding(each, visitor.person)) waiting.push_back(std::move(each));
  }
  return waiting;
}

std::vector<FoundEntry> FoundEntries(db::Session& session, const Visitor& visitor) {
  std::vector<FoundEntry> found;
  for (OpenEntry& each : EntriesToDecide(session, visitor, kMost)) {
    found.push_back({each.entry.id, std::move(each.entry.title), each.open});
  }
  return found;
}

std::vector<PublicEntry> QuestionsToExamine(db::Session& session, const Visitor& visitor) {
  std::vector<PublicEntry> waiting;
  const std::vector<OrganId> organs = OwnOrgans(visitor, Act::kExamineSecrecy);
  if (organs.empty()) return waiting;
  for (PublicEntry& entry : EntriesOf(session, organs, PublicEntryState::kWaiting, kMost)) {
    if (entry.made_by != visitor.person) waiting.push_back(std::move(entry));
  }
  return waiting;
}

}  // namespace gongkai::disclosure
