// What is kept of images within bodies. Schema: migrations/0170_image_booklet.sql; the bytes: db/blob_store.h.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "account/post.h"
#include "base/instant.h"
#include "db/database.h"
#include "disclosure/body_image.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

/// Nothing happens where the organ has it already.
void AddBodyImage(db::Transaction& act, OrganId organ, const BodyImage& image, account::PersonId by, Instant at);

std::optional<BodyImage> FindBodyImage(db::Session& session, OrganId organ, std::string_view digest);

/// Those of the body that the organ has, each once.
std::vector<BodyImage> BodyImagesOf(db::Session& session, OrganId organ, const RichText& body);

/// One that this person sent for another organ of his.
std::optional<BodyImage> FindBodyImageOf(db::Session& session, account::PersonId person, std::string_view digest);

int CountBodyImagesSince(db::Session& session, OrganId organ, Instant since);

}  // namespace gongkai::disclosure
