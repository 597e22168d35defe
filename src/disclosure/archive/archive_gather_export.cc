#include "disclosure/archive/archive_gather_export.h"

#include <fmt/format.h>

#include <algorithm>

#include "account/organ_card_view.h"
#include "disclosure/archive/archive_store.h"
#include "disclosure/body_image_store.h"
#include "disclosure/channel/channel_store.h"
#include "disclosure/content_body_view.h"
#include "disclosure/content_digest.h"
#include "disclosure/content_view.h"

namespace gongkai::disclosure {
namespace {

std::vector<PublicMove> MovesOf(const std::vector<ItemEvent>& events, Date until) {
  std::vector<PublicMove> moves;
  for (const ItemEvent& event : events) {
    if (BeijingDay(event.at) > until) continue;
    using Kind = PublicMove::Kind;
    if (event.kind == "published") moves.push_back({Kind::kPublished, event.version, event.at});
    if (event.kind == "withdrawn") moves.push_back({Kind::kWithdrawn, event.version, event.at, event.words});
    if (event.kind == kPublicationStopped) moves.push_back({Kind::kStopped, event.version, event.at});
  }
  return moves;
}

class Gathering {
 public:
  Gathering(db::Session& session, const PackScope& scope, const Item& item)
      : session_(session), scope_(scope), item_(item), moves_(MovesOf(EventsOf(session, item.id), scope.until)) {}

  std::optional<ArchivedItem> Gather() {
    ReadVersions();
    ArchivedItem archived{
        .id = item_.id, .index_number = item_.index_number, .organ = scope_.organ_name, .versions = {}};
    bool belongs = false;
    for (const PublicSpan& span : PublicSpansOf(moves_, days_, scope_.until)) {
      belongs = belongs || BelongsTo(span, scope_.year) || EndedIn(span, scope_.year);
      archived.versions.push_back(VersionOf(span));
    }
    if (archived.versions.empty()) return std::nullopt;
    AddPostings(archived);
    if (!belongs && archived.postings.empty()) return std::nullopt;
    return archived;
  }

 private:
  void ReadVersions() {
    for (const PublicMove& move : moves_) {
      if (move.kind != PublicMove::Kind::kPublished || Kept(move.version) != nullptr) continue;
      auto version = FindVersion(session_, item_.id, move.version);
      if (!version) continue;
      days_.push_back({.number = version->number,
                       .publish_on = version->content.publish_on,
                       .until = PublicUntil(version->content),
                       .correction = CorrectionWords(version->content)});
      versions_.push_back(std::move(*version));
    }
  }

  const ItemVersion* Kept(std::int64_t number) const {
    const auto found = std::ranges::find(versions_, number, &ItemVersion::number);
    return found == versions_.end() ? nullptr : &*found;
  }

  HeldBack HeldOf(const ItemVersion& version) const {
    if (HasLeaked(moves_, version.number)) return HeldBack::kLeak;
    if (!IsOnSite(version.content)) return HeldBack::kOffSite;
    const bool is_as_signed = DigestOf(version.content, item_.index_number) == version.digest;
    return is_as_signed ? HeldBack::kNo : HeldBack::kNotAsSigned;
  }

  ArchivedVersion VersionOf(const PublicSpan& span) {
    ArchivedVersion archived{.span = span, .is_of_year = BelongsTo(span, scope_.year)};
    const ItemVersion* const version = Kept(span.version);
    if (version == nullptr) {
      archived.held = HeldBack::kNotAsSigned;
      return archived;
    }
    archived.held = HeldOf(*version);
    archived.digest = version->digest;
    // What readers were told of a correction may tell what was wrong with what leaked.
    if (archived.held == HeldBack::kLeak && span.end == SpanEnd::kCorrected) archived.span.words.clear();
    if (!archived.is_of_year) return archived;
    archived.signatures = ValidOver(SignaturesOf(session_, item_.id, version->number), version->digest);
    archived.screenings = ScreeningsOf(session_, item_.id, version->number);
    if (archived.has_content()) AddContent(archived, *version);
    return archived;
  }

  void AddContent(ArchivedVersion& archived, const ItemVersion& version) {
    archived.content = version.content;
    archived.text = PlainBodyOf(version.content);
    const std::string folder = fmt::format("{}/v{}", FolderOf(item_.id), version.number);
    int number = 0;
    for (const Attachment& file : version.content.attachments) {
      archived.attachments.push_back({fmt::format("{}/files/{}-{}", folder, ++number, NameInAddress(file.name)),
                                      file.name, file.digest, file.size});
    }
    for (const BodyImage& image : BodyImagesOf(session_, item_.id.organ, BodyOf(version.content))) {
      const std::string digits = image.digest.substr(std::string_view("sm3:").size());
      archived.images.push_back(
          {fmt::format("{}/images/{}{}", folder, digits, EndingOf(image.type)), "正文图片", image.digest, image.size});
    }
  }

  /// Photos of what is held back show it.
  bool MayShow(std::int64_t version) const {
    const ItemVersion* const kept = Kept(version);
    return kept != nullptr && HeldOf(*kept) == HeldBack::kNo;
  }

  void AddPostings(ArchivedItem& archived) {
    std::vector<Posting> postings = PostingsOf(session_, item_.id);
    std::ranges::reverse(postings);
    for (Posting& posting : postings) {
      const bool is_of_year =
          static_cast<int>(posting.posted_on.year()) == scope_.year && posting.posted_on <= scope_.until;
      if (!is_of_year) continue;
      ArchivedPosting each{.posting = posting};
      if (posting.village) each.village = NameOf(*posting.village);
      if (MayShow(posting.version)) AddPhotos(each);
      archived.postings.push_back(std::move(each));
    }
  }

  void AddPhotos(ArchivedPosting& each) {
    ReadPhotos(session_, each.posting);
    int number = 0;
    for (const Attachment& photo : each.posting.photos) {
      each.photos.push_back({fmt::format("{}/postings/{}/{}-{}", FolderOf(item_.id), each.posting.number, ++number,
                                         NameInAddress(photo.name)),
                             photo.name, photo.digest, photo.size});
    }
  }

  std::string NameOf(OrganId organ) const {
    const auto card = account::OrganCardOf(session_, organ);
    return card ? card->names.front().name : std::string();
  }

  db::Session& session_;
  const PackScope& scope_;
  const Item& item_;
  const std::vector<PublicMove> moves_;
  std::vector<ItemVersion> versions_;
  std::vector<VersionDays> days_;
};

}  // namespace

std::optional<ArchivedItem> GatherForArchive(db::Session& session, const PackScope& scope, const Item& item) {
  return Gathering(session, scope, item).Gather();
}

}  // namespace gongkai::disclosure
