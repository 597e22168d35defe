// What is kept of images within bodies. Schema: migrations/0170_image_booklet.sql; the bytes: db/blob_store.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/post.h"
#include "base/instant.h"
#include "db/database.h"
#include "disclosure/body_image.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

/// Where the organ has it already, it is as if it were sent now. The bytes cannot go until the transaction ends.
void AddBodyImage(db::Transaction& act, OrganId organ, const BodyImage& image, account::PersonId by, Instant at);

std::optional<BodyImage> FindBodyImage(db::Session& session, OrganId organ, std::string_view digest);

/// Those of the body that the organ has, each once.
std::vector<BodyImage> BodyImagesOf(db::Session& session, OrganId organ, const RichText& body);

/// One that this person sent for another organ of his.
std::optional<BodyImage> FindBodyImageOf(db::Session& session, account::PersonId person, std::string_view digest);

/// The bytes; none where they are not those that the digest names.
std::optional<std::string> ImageBytes(db::Session& session, const ImageDigest& image);

struct SentImages {
  int of_organ = 0, of_person = 0;
  std::int64_t bytes_of_organ = 0;
};
SentImages ImagesSentSince(db::Session& session, OrganId organ, account::PersonId person, Instant since);

/// Whether the organ has it, and it will not be swept for a while: a version named it, or it was sent since then.
bool IsBodyImageSafe(db::Session& session, OrganId organ, std::string_view digest, Instant since);

/// A version that is being saved names it.
void MarkNamed(db::Transaction& act, OrganId organ, std::string_view digest);

/// The draft that is being saved names it no more; whether another one does is looked at when it is swept.
void MarkLetGo(db::Transaction& act, OrganId organ, std::string_view digest, Instant at);

struct UnusedImage {
  OrganId organ{0};
  std::string digest;
};
/// Sent before the first and never named, or let go of before the second.
std::vector<UnusedImage> UnusedImages(db::Session& session, Instant sent_before, Instant let_go_before, int most);
/// Whether a version names it, draft or signed.
bool IsInBody(db::Session& session, const UnusedImage& image);
/// The row alone, unless a version names it by now.
bool RemoveUnusedImage(db::Transaction& act, const UnusedImage& image);

}  // namespace gongkai::disclosure
