#include "disclosure/item_steps_actions.h"

#include "account/permission.h"
#include "account/working_days_view.h"

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
  if (content.attribute == Attribute::kProactive && IsPlausible(EventDay(content))) {
    item.due_on = law::EndOf(account::WorkingDays(), EventDay(content), FactsOf(content.kind).term);
  }
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

}  // namespace gongkai::disclosure
