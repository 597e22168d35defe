#include "disclosure/channel/booklet_actions.h"

#include <algorithm>

#include "disclosure/channel/channel_actions.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

using Number = FormResult<std::int64_t>;

std::string ObjectOf(const Booklet& booklet) { return "booklet:" + ToString(booklet); }

Number Done(Deed& deed, const Booklet& booklet, std::string_view act) {
  deed.Record(booklet.organ, act, ObjectOf(booklet), {{"kind", std::string(IdOf(booklet.kind))}});
  deed.Commit(std::to_string(booklet.number));
  return booklet.number;
}

bool Holds(const std::vector<BookletEntry>& entries, ItemId item) {
  return std::ranges::find(entries, item, &BookletEntry::item) != entries.end();
}

/// What comes in must be public; what stands in it already may be there still, to be told of and taken out.
FieldErrors AgainstNew(db::Session& session, const Booklet& form, const std::vector<BookletEntry>& before, Date today) {
  FieldErrors errors;
  for (std::size_t i = 0; i < form.entries.size(); ++i) {
    if (Holds(before, form.entries[i].item)) continue;
    const auto item = FindItem(session, form.entries[i].item);
    if (item && IsPublic(item->publicity, today)) continue;
    errors.push_back({"entries", "第" + std::to_string(i + 1) + "篇现在没有公开，不能编进来。"});
  }
  return errors;
}

Number Save(Deed& deed, const Booklet& form) {
  if (deed.done_before()) return deed.EarlierId();
  if (!MayActAs(deed.actor(), account::Act::kDraftItems)) return FormRefused("您现在的岗位不能编印。");
  if (FieldErrors errors = FaultsOf(form); !errors.empty()) return errors;
  db::Transaction& act = deed.transaction();
  Booklet booklet = form;
  std::vector<BookletEntry> before;
  if (form.number != 0) {
    auto stored = LockedBooklet(act, form.organ, form.number);
    if (!stored) return FormRefused("没有这一册。");
    // Somebody only looked for more to put in: what was made stays made.
    if (stored->version == form.version && IsSamePrint(*stored, form)) return Done(deed, *stored, "booklet.save");
    if (!HandoutsOf(act, form.organ, form.number).empty()) {
      return FormRefused("已经发放过的不能再改，请用“照这一册再编一册”。");
    }
    if (stored->version != form.version) return FormRefused("别人刚刚保存过这一册，请对照下面的不同之处。");
    before = stored->entries;
  } else if (CountBooklets(act, form.organ) >= kMostBooklets) {
    return FormRefused("本机关已经编了 500 册，不能再多了，请改原来没有发放的。");
  }
  if (FieldErrors errors = AgainstNew(act, booklet, before, deed.today()); !errors.empty()) return errors;
  booklet.make = 0;
  booklet.made_on.reset();
  for (BookletEntry& entry : booklet.entries) entry.made_version = 0;
  booklet.changed_by = deed.actor().person;
  booklet.changed_at = deed.now();
  if (booklet.number == 0) {
    booklet.number = AddBooklet(act, booklet);
  } else {
    UpdateBooklet(act, booklet);
  }
  return Done(deed, booklet, "booklet.save");
}

Posting PostingOf(const BookletMake& make, const BookletEntry& entry, const Handout& handout) {
  return {.item = entry.item,
          .version = entry.made_version,
          .channel = handout.channel,
          .posted_on = handout.handed_on,
          .place = handout.place,
          .posted_by = handout.handed_by,
          .receipt = std::string(make.kind == BookletKind::kLeaflet ? "折页" : "小册子") + "《" + make.title + "》，" +
                     std::to_string(handout.copies) + " 份",
          .photos = {}};
}

Number HandOut(Deed& deed, OrganId organ, std::int64_t number, Handout handout) {
  if (deed.done_before()) return deed.EarlierId();
  if (!MayActAs(deed.actor(), account::Act::kDraftItems)) return FormRefused("您现在的岗位不能登记渠道。");
  db::Transaction& act = deed.transaction();
  const auto booklet = LockedBooklet(act, organ, number);
  if (!booklet) return FormRefused("没有这一册。");
  const std::vector<BookletMake> makes = MakesOf(act, organ, number);
  if (makes.empty()) return FormRefused("还没有制作，制作、印好以后才能登记发放。");
  const auto make = std::ranges::find(makes, handout.make, &BookletMake::number);
  if (make == makes.end()) return FieldError{"make", "请选择发放的是哪一次制作的。"};
  if (FieldErrors errors = FaultsOf(handout, make->made_on, deed.today()); !errors.empty()) return errors;
  handout.recorded_by = deed.actor().person;
  handout.recorded_at = deed.now();
  for (std::size_t i = 0; i < make->entries.size(); ++i) {
    const BookletEntry& entry = make->entries[i];
    if (entry.item.organ != organ) continue;  // the register of another organ is that organ's
    const auto item = LockedItem(act, entry.item);
    const auto posted = item ? AddCheckedPosting(deed, *item, PostingOf(*make, entry, handout))
                             : Number(FieldError{"place", "没有这一件。"});
    if (!posted) return FormRefused("第" + std::to_string(i + 1) + "篇：" + posted.errors().front().message);
  }
  AddHandout(act, organ, number, handout);
  // Copies are out: from now on it stays as it is.
  return Done(deed, *booklet, "booklet.hand_out");
}

}  // namespace

Number SaveBooklet(Desk& desk, const Actor& actor, const Booklet& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Save(deed, form); });
}

Number RecordHandout(Desk& desk, const Actor& actor, OrganId organ, std::int64_t number, Handout handout) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return HandOut(deed, organ, number, handout); });
}

}  // namespace gongkai::disclosure
