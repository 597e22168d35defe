#include "disclosure/body_image_store.h"

#include <algorithm>

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kInsert =
    "INSERT INTO body_image (organ_id, digest, size, width, height, uploaded_by, uploaded_at) VALUES (?, ?, ?, ?, ?, "
    "?, ?) ON CONFLICT (organ_id, digest) DO NOTHING";
constexpr std::string_view kSelect =
    "SELECT digest, size, width, height FROM body_image WHERE organ_id = ? AND digest = ?";
constexpr std::string_view kSelectOf =
    "SELECT digest, size, width, height FROM body_image WHERE digest = ? AND uploaded_by = ? ORDER BY organ_id LIMIT 1";
constexpr std::string_view kCount = "SELECT COUNT(*) FROM body_image WHERE organ_id = ? AND uploaded_at >= ?";

BodyImage FromRow(const db::Row& row) {
  return {row.Get<std::string>(0), row.Get<std::int64_t>(1),
          PhotoSize{static_cast<std::uint32_t>(row.Get<std::int64_t>(2)),
                    static_cast<std::uint32_t>(row.Get<std::int64_t>(3))}};
}

}  // namespace

void AddBodyImage(db::Transaction& act, OrganId organ, const BodyImage& image, account::PersonId by, Instant at) {
  act.Execute(kInsert, organ.value, image.digest, image.size, static_cast<std::int64_t>(image.points.width),
              static_cast<std::int64_t>(image.points.height), by.value, at.time_since_epoch().count());
}

std::optional<BodyImage> FindBodyImage(db::Session& session, OrganId organ, std::string_view digest) {
  db::Rows rows = session.Query(kSelect, organ.value, digest);
  if (!rows.Next()) return std::nullopt;
  return FromRow(rows.row());
}

std::optional<BodyImage> FindBodyImageOf(db::Session& session, account::PersonId person, std::string_view digest) {
  db::Rows rows = session.Query(kSelectOf, digest, person.value);
  if (!rows.Next()) return std::nullopt;
  return FromRow(rows.row());
}

std::vector<BodyImage> BodyImagesOf(db::Session& session, OrganId organ, const RichText& body) {
  std::vector<BodyImage> images;
  for (const ImageDigest& digest : body.Images()) {
    if (std::ranges::find(images, digest.text(), &BodyImage::digest) != images.end()) continue;
    if (auto image = FindBodyImage(session, organ, digest.text())) images.push_back(std::move(*image));
  }
  return images;
}

int CountBodyImagesSince(db::Session& session, OrganId organ, Instant since) {
  return static_cast<int>(session.One<std::int64_t>(kCount, organ.value, since.time_since_epoch().count()));
}

}  // namespace gongkai::disclosure
