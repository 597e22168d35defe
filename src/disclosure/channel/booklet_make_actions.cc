// A leaflet or a booklet is made: what goes in is read at one moment, drawn without holding anybody up, and kept when
// it is still what is public.
#include <algorithm>
#include <mutex>

#include "account/organ_card_view.h"
#include "db/blob_store.h"
#include "disclosure/body_image_store.h"
#include "disclosure/channel/booklet_actions.h"
#include "disclosure/channel/booklet_paper_view.h"
#include "disclosure/content_digest.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;
using Number = FormResult<std::int64_t>;
using AddressOf = std::function<std::string(ItemId)>;

FieldError AtEntry(std::size_t number, std::string_view sentence) {
  return {"entries", "第" + std::to_string(number) + "篇" + std::string(sentence)};
}

std::string CompilerOf(db::Session& session, OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  return card ? card->names.front().name : std::string();
}

/// How much goes in, so far.
struct Amount {
  std::size_t characters = 0;
  std::int64_t image_bytes = 0;
  std::uint64_t image_points = 0;

  void Add(db::Session& session, OrganId organ, const RichText& body, bool with_images) {
    characters += body.Characters();
    if (!with_images) return;
    for (const BodyImage& image : BodyImagesOf(session, organ, body)) {
      image_bytes += image.size;
      image_points += image.points.points();
    }
  }
  bool has_too_much_text() const { return characters > kMostPrinted; }
  bool has_too_many_images() const {
    return image_bytes > kMostPrintedImageBytes || image_points > kMostPrintedImagePoints;
  }
};

/// What is read of a booklet before it is drawn.
class Gathering {
 public:
  Gathering(db::Session& session, const Booklet& booklet, const AddressOf& address, Date today)
      : session_(session), booklet_(booklet), address_(address), today_(today) {}

  FormResult<PrintedBooklet> Gather() {
    PrintedBooklet printed{.title = booklet_.title,
                           .organ = CompilerOf(session_, booklet_.organ),
                           .phone = PhoneOf(session_, booklet_.organ, today_),
                           .made_on = today_,
                           .items = {}};
    if (booklet_.entries.empty()) errors_.push_back({"entries", "还没有选篇目。"});
    for (std::size_t i = 0; i < booklet_.entries.size(); ++i) AddItem(booklet_.entries[i].item, i + 1, printed);
    if (amount_.has_too_much_text()) errors_.push_back({"entries", "正文一共超过 30 万字，请分成几册。"});
    if (amount_.has_too_many_images()) {
      errors_.push_back({"entries", "图片一共超过 40 MB 或者 3 亿点，印不下，请分成几册。"});
    }
    if (!errors_.empty()) return errors_;
    return printed;
  }

 private:
  void AddItem(ItemId id, std::size_t number, PrintedBooklet& printed) {
    auto item = FindItem(session_, id);
    const EntryState state = item ? StateOf(item->publicity, {id, 0}, today_) : EntryState::kNotPublic;
    if (state != EntryState::kGood) {
      errors_.push_back({"entries", WordsOf(state, number, false) + "。"});
      return;
    }
    auto version = FindVersion(session_, id, *item->publicity.published_version);
    if (!version || DigestOf(version->content, item->index_number) != version->digest) {
      errors_.push_back(AtEntry(number, "的内容和签发时不一致，不能印，请联系公开机关。"));
      return;
    }
    // A leaflet has no images: they are seen on the page that its code opens.
    const bool with_images = booklet_.kind != BookletKind::kLeaflet;
    const RichText body = BodyOf(version->content);
    amount_.Add(session_, id.organ, body, with_images);
    // Nothing more is read of what will not be made.
    if (amount_.has_too_much_text() || amount_.has_too_many_images()) return;
    printed.items.push_back(
        GatherOutgoing(session_, std::move(*item), std::move(*version), address_(id), today_, with_images));
    if (with_images && !HasAll(printed.items.back(), body)) {
      errors_.push_back(AtEntry(number, "有图片缺失或者和签发时不一致，不能印，请联系公开机关。"));
    }
  }

  static bool HasAll(const OutgoingItem& out, const RichText& body) {
    const std::vector<ImageDigest> images = body.Images();
    return std::ranges::all_of(images, [&](const ImageDigest& image) { return out.images.contains(image.text()); });
  }

  db::Session& session_;
  const Booklet& booklet_;
  const AddressOf& address_;
  const Date today_;
  Amount amount_;
  FieldErrors errors_;
};

struct Files {
  std::string pages, stitched;
};

/// One at a time, whoever asks: a large one takes much of the machine.
Files Draw(BookletKind kind, const PrintedBooklet& printed) {
  static std::mutex one_at_a_time;
  const std::scoped_lock lock(one_at_a_time);
  if (kind == BookletKind::kLeaflet) return {LeafletPdf(printed), {}};
  return {BookletPdf(printed, docwrite::PdfSheets::kOnePage), BookletPdf(printed, docwrite::PdfSheets::kSaddleStitch)};
}

/// What was read, and drawn of it.
struct Drawn {
  Booklet booklet;  // with the versions that were drawn
  Files files;
};

FormResult<Drawn> Prepare(Desk& desk, OrganId organ, std::int64_t number, std::int64_t version,
                          const AddressOf& address) {
  std::optional<Booklet> booklet;
  std::optional<FormResult<PrintedBooklet>> printed;
  {
    db::Reader reader = desk.database.Read();
    booklet = FindBooklet(reader, organ, number);
    if (!booklet) return FormRefused("没有这一册。");
    if (booklet->version != version) return FormRefused("别人刚刚保存过这一册，请看过再制作。");
    printed = Gathering(reader, *booklet, address, BeijingDay(desk.now())).Gather();
  }
  if (!*printed) return printed->errors();
  for (std::size_t i = 0; i < booklet->entries.size(); ++i) {
    booklet->entries[i].made_version = (**printed).items[i].version.number;
  }
  Files files = Draw(booklet->kind, **printed);
  return Drawn{std::move(*booklet), std::move(files)};
}

/// What became of the entries while they were drawn.
FieldErrors AgainstKeeping(db::Session& session, const Booklet& drawn, Date today) {
  FieldErrors errors;
  for (std::size_t i = 0; i < drawn.entries.size(); ++i) {
    const auto item = FindItem(session, drawn.entries[i].item);
    const EntryState state = item ? StateOf(item->publicity, drawn.entries[i], today) : EntryState::kNotPublic;
    if (state != EntryState::kGood) errors.push_back(AtEntry(i + 1, "刚刚更正或者撤下，请看过再制作。"));
  }
  return errors;
}

/// The files of what was drawn, hashed before the deed.
struct HashedFiles {
  std::optional<db::HashedBytes> pages{}, stitched{};
};
HashedFiles HashedOf(const FormResult<Drawn>& drawn) {
  HashedFiles files;
  if (!drawn) return files;
  files.pages.emplace(drawn->files.pages);
  if (!drawn->files.stitched.empty()) files.stitched.emplace(drawn->files.stitched);
  return files;
}

Number Keep(Deed& deed, const FormResult<Drawn>& drawn, const HashedFiles& files, OrganId organ, std::int64_t number) {
  if (deed.done_before()) return deed.EarlierId();
  if (!MayActAs(deed.actor(), account::Act::kDraftItems)) return FormRefused("您现在的岗位不能编印。");
  if (!drawn) return drawn.errors();
  db::Transaction& act = deed.transaction();
  const auto stored = LockedBooklet(act, organ, number);
  if (!stored || stored->version != drawn->booklet.version) return FormRefused("别人刚刚保存过这一册，请看过再制作。");
  if (!HandoutsOf(act, organ, number).empty()) {
    return FormRefused("已经发放过的不能重新制作，请用“照这一册再编一册”。");
  }
  if (MakesOf(act, organ, number).size() >= kMostMakes) {
    return FormRefused("这一册已经制作过 20 次，请用“照这一册再编一册”。");
  }
  Booklet booklet = drawn->booklet;
  if (FieldErrors errors = AgainstKeeping(act, booklet, deed.today()); !errors.empty()) return errors;
  const std::string stitched = files.stitched ? db::PutBlob(act, *files.stitched) : std::string();
  booklet.made_on = deed.today();
  booklet.make = AddMake(act, organ, number,
                         {.kind = booklet.kind,
                          .title = booklet.title,
                          .entries = booklet.entries,
                          .pages = db::PutBlob(act, *files.pages),
                          .stitched = stitched,
                          .made_on = deed.today(),
                          .made_by = deed.actor().person,
                          .made_at = deed.now()});
  UpdateBooklet(act, booklet);
  deed.Record(organ, "booklet.make", "booklet:" + ToString(booklet), {{"kind", std::string(IdOf(booklet.kind))}});
  deed.Commit(std::to_string(number));
  return number;
}

}  // namespace

Number MakeBooklet(Desk& desk, const Actor& actor, OrganId organ, std::int64_t number, std::int64_t version,
                   const AddressOf& address) {
  // Before the deed, which holds the lock that everybody waits for.
  const FormResult<Drawn> drawn = Prepare(desk, organ, number, version, address);
  const HashedFiles files = HashedOf(drawn);
  return RetryDeed(desk, actor, [&](Deed& deed) { return Keep(deed, drawn, files, organ, number); });
}

}  // namespace gongkai::disclosure
