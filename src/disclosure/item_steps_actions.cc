#include "disclosure/item_steps_actions.h"

#include <algorithm>
#include <vector>

#include "account/notice_actions.h"
#include "account/permission.h"
#include "account/working_days_view.h"
#include "disclosure/search/search_index_actions.h"
#include "disclosure/step/step_store.h"

namespace gongkai::disclosure {

void DescribeBy(Item& item, const Content& content) {
  item.kind = content.kind;
  item.title = content.title;
  item.summary = content.summary;
  item.attribute = content.attribute;
  item.formed_on.reset();
  item.due_on.reset();
  if (!content.formed_on.ok()) return;
  item.formed_on = content.formed_on;
  item.due_on = DueOnOf(content);
}

std::optional<Date> DueOnOf(const Content& content) {
  const bool is_due = content.formed_on.ok() && content.attribute == Attribute::kProactive;
  if (!is_due || !IsPlausible(EventDay(content))) return std::nullopt;
  return law::EndOf(account::WorkingDays(), EventDay(content), FactsOf(content.kind).term);
}

ItemId AddDraft(account::Deed& deed, OrganId organ, const Content& content) {
  Item item{.id = {organ, 0}, .created_by = deed.actor().person, .changed_at = deed.now()};
  DescribeBy(item, content);
  const ItemVersion first{.item = item.id, .content = content, .author = deed.actor().person, .saved_at = deed.now()};
  const ItemId id = AddItem(deed.transaction(), item, first);
  Note(deed, id, 1, "made");
  return id;
}

bool MayActAs(const account::Actor& actor, account::Act act) {
  return actor.post && account::ReachOf(*actor.post, act) != account::Reach::kNone;
}

FieldErrors FormRefused(std::string sentence) { return {{std::string(kVersionField), std::move(sentence)}}; }

std::string ObjectOf(ItemId item) { return "item:" + ToString(item); }

void Note(account::Deed& deed, ItemId item, std::int64_t version, std::string_view kind, std::string words,
          std::optional<Signer> signer) {
  AddEvent(deed.transaction(), item,
           {.version = version,
            .kind = std::string(kind),
            .signer = signer,
            .person = deed.actor().person,
            .person_name = deed.actor().name,
            .at = deed.now(),
            .words = std::move(words)});
}

namespace {

/// The day for which it was signed stands in the draft: signed anew, it does not go out before.
void CarryDayInto(account::Deed& deed, Item& item, Date day) {
  ItemVersion version = *FindVersion(deed.transaction(), item.id, item.latest_version);
  if (version.content.publish_on || day <= deed.today()) return;
  if (!SignaturesOf(deed.transaction(), item.id, version.number).empty() ||
      WasAskedAbout(deed.transaction(), item.id, version.number)) {
    version.number = item.latest_version = NextVersionOf(deed.transaction(), item.id);
    version.digest.clear();
  }
  version.content.publish_on = day;
  SaveVersion(deed.transaction(), version);
}

}  // namespace

void StopPublication(account::Deed& deed, Item& item, const std::string& why) {
  const std::int64_t version = *item.publicity.published_version;
  const Date day = *item.publicity.public_from;
  item.publicity = {};
  // What was taken down before is taken down still, and says why.
  if (auto earlier = FindEarlierWithdrawal(deed.transaction(), item.id)) {
    item.publicity = earlier->publicity;
    item.withdrawal = std::move(earlier->withdrawal);
  }
  // A correction that is being signed is looked at again too: else its signatures would send it out before the day.
  if (item.stage == Stage::kPublic || item.stage == Stage::kReview) item.stage = Stage::kDraft;
  if (item.stage == Stage::kDraft) CarryDayInto(deed, item, day);
  DescribeBy(item,
             FindVersion(deed.transaction(), item.id, item.publicity.published_version.value_or(item.latest_version))
                 ->content);
  item.changed_at = deed.now();
  UpdateItem(deed.transaction(), item);
  LeaveIndex(deed.transaction(), item.id);
  ++item.version;
  Note(deed, item.id, version, std::string(kPublicationStopped), why);
  deed.Record(item.id.organ, "item.stop", ObjectOf(item.id), {{"version", std::to_string(version)}});
  std::vector<account::PersonId> told;
  for (const Signature& signature : SignaturesOf(deed.transaction(), item.id, version)) {
    if (std::ranges::find(told, signature.person) != told.end()) continue;
    told.push_back(signature.person);
    account::TellPerson(deed, {.person = signature.person,
                               .kind = account::NoticeKind::kItem,
                               .title = "“" + item.title + "”不再到" + ToChinese(day) + "自动公开",
                               .detail = why,
                               .path = "/office/items/" + ToString(item.id)});
  }
}

}  // namespace gongkai::disclosure
