#include "disclosure/channel/booklet_actions.h"

#include <algorithm>

#include "disclosure/body_image_view.h"
#include "disclosure/channel/channel_actions.h"
#include "disclosure/content_digest.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

using Number = FormResult<std::int64_t>;

FieldErrors AtAll(std::string sentence) { return {{std::string(kVersionField), std::move(sentence)}}; }

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
  if (deed.done_before()) return std::stoll(deed.earlier_result());
  if (!MayActAs(deed.actor(), account::Act::kDraftItems)) return AtAll("您现在的岗位不能编印。");
  if (FieldErrors errors = FaultsOf(form); !errors.empty()) return errors;
  db::Transaction& act = deed.transaction();
  Booklet booklet = form;
  std::vector<BookletEntry> before;
  if (form.number != 0) {
    auto stored = LockedBooklet(act, form.organ, form.number);
    if (!stored) return AtAll("没有这一册。");
    if (!HandoutsOf(act, form.organ, form.number).empty()) {
      return AtAll("已经发放过的不能再改，请用“照这一册再编一册”。");
    }
    if (stored->version != form.version) return AtAll("别人刚刚保存过这一册，请对照下面的不同之处。");
    before = stored->entries;
  } else if (CountBooklets(act, form.organ) >= kMostBooklets) {
    return AtAll("本机关已经编了 500 册，不能再多了，请改原来没有发放的。");
  }
  if (FieldErrors errors = AgainstNew(act, booklet, before, deed.today()); !errors.empty()) return errors;
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

/// The version that goes in, or a sentence.
Result<ItemVersion> VersionFor(db::Session& session, const BookletEntry& entry, std::size_t number, Date today) {
  const auto item = FindItem(session, entry.item);
  const EntryState state = item ? StateOf(item->publicity, {entry.item, 0}, today) : EntryState::kNotPublic;
  if (state != EntryState::kGood) return Error{ErrorKind::kConflict, WordsOf(state, number, false) + "。", {}};
  auto version = FindVersion(session, entry.item, *item->publicity.published_version);
  if (!version || DigestOf(version->content, item->index_number) != version->digest) {
    return Error{
        ErrorKind::kConflict, "第" + std::to_string(number) + "篇的内容和签发时不一致，不能印，请联系公开机关。", {}};
  }
  return std::move(*version);
}

Number Make(Deed& deed, OrganId organ, std::int64_t number, std::int64_t version) {
  if (deed.done_before()) return std::stoll(deed.earlier_result());
  if (!MayActAs(deed.actor(), account::Act::kDraftItems)) return AtAll("您现在的岗位不能编印。");
  auto booklet = LockedBooklet(deed.transaction(), organ, number);
  if (!booklet) return AtAll("没有这一册。");
  if (booklet->version != version) return AtAll("别人刚刚保存过这一册，请看过再制作。");
  if (!HandoutsOf(deed.transaction(), organ, number).empty()) {
    return AtAll("已经发放过的不能重新制作，请用“照这一册再编一册”。");
  }
  FieldErrors errors;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < booklet->entries.size(); ++i) {
    const auto goes_in = VersionFor(deed.transaction(), booklet->entries[i], i + 1, deed.today());
    if (!goes_in) {
      errors.push_back({"entries", goes_in.error().message});
      continue;
    }
    booklet->entries[i].made_version = goes_in->number;
    characters += BodyOf(goes_in->content).Characters();
  }
  if (booklet->entries.empty()) errors.push_back({"entries", "还没有选篇目。"});
  if (characters > kMostPrinted) errors.push_back({"entries", "正文一共超过 30 万字，请分成几册。"});
  if (!errors.empty()) return errors;
  booklet->made_on = deed.today();
  UpdateBooklet(deed.transaction(), *booklet);
  return Done(deed, *booklet, "booklet.make");
}

Posting PostingOf(const Booklet& booklet, const BookletEntry& entry, const Handout& handout) {
  return {.item = entry.item,
          .version = entry.made_version,
          .channel = handout.channel,
          .posted_on = handout.handed_on,
          .place = handout.place,
          .posted_by = handout.handed_by,
          .receipt = std::string(booklet.kind == BookletKind::kLeaflet ? "折页" : "小册子") + "《" + booklet.title +
                     "》，" + std::to_string(handout.copies) + " 份",
          .photos = {}};
}

Number HandOut(Deed& deed, OrganId organ, std::int64_t number, Handout handout) {
  if (deed.done_before()) return std::stoll(deed.earlier_result());
  if (!MayActAs(deed.actor(), account::Act::kDraftItems)) return AtAll("您现在的岗位不能登记渠道。");
  db::Transaction& act = deed.transaction();
  const auto booklet = LockedBooklet(act, organ, number);
  if (!booklet) return AtAll("没有这一册。");
  if (!booklet->made_on) return AtAll("还没有制作，制作、印好以后才能登记发放。");
  if (FieldErrors errors = FaultsOf(handout, *booklet->made_on, deed.today()); !errors.empty()) return errors;
  handout.recorded_by = deed.actor().person;
  handout.recorded_at = deed.now();
  for (std::size_t i = 0; i < booklet->entries.size(); ++i) {
    const BookletEntry& entry = booklet->entries[i];
    if (entry.item.organ != organ) continue;  // the register of another organ is that organ's
    const auto item = LockedItem(act, entry.item);
    const auto posted = item ? AddCheckedPosting(deed, *item, PostingOf(*booklet, entry, handout))
                             : Number(FieldError{"place", "没有这一件。"});
    if (!posted) return AtAll("第" + std::to_string(i + 1) + "篇：" + posted.errors().front().message);
  }
  AddHandout(act, organ, number, handout);
  // Copies are out: from now on it stays as it is.
  return Done(deed, *booklet, "booklet.hand_out");
}

}  // namespace

Number SaveBooklet(Desk& desk, const Actor& actor, const Booklet& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Save(deed, form); });
}

Number MakeBooklet(Desk& desk, const Actor& actor, OrganId organ, std::int64_t number, std::int64_t version) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Make(deed, organ, number, version); });
}

Number RecordHandout(Desk& desk, const Actor& actor, OrganId organ, std::int64_t number, Handout handout) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return HandOut(deed, organ, number, handout); });
}

}  // namespace gongkai::disclosure
