#include "disclosure/body_image_store.h"

#include <algorithm>

#include "db/blob_store.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kInsert =
    "INSERT INTO body_image (organ_id, digest, size, width, height, type, uploaded_by, uploaded_at, is_named) VALUES "
    "(?, ?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (organ_id, digest) DO UPDATE SET uploaded_at = excluded.uploaded_at, "
    "unnamed_at = NULL";
constexpr std::string_view kSelect =
    "SELECT digest, size, width, height, type FROM body_image WHERE organ_id = ? AND digest = ?";
constexpr std::string_view kSelectOf =
    "SELECT digest, size, width, height, type FROM body_image WHERE digest = ? AND uploaded_by = ? ORDER BY organ_id "
    "LIMIT 1";
constexpr std::string_view kSentOfOrgan =
    "SELECT COUNT(*), CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM body_image WHERE organ_id = ? AND uploaded_at >= ?";
constexpr std::string_view kSentOfPerson = "SELECT COUNT(*) FROM body_image WHERE uploaded_by = ? AND uploaded_at >= ?";
constexpr std::string_view kSafe =
    "SELECT COUNT(*) FROM body_image WHERE organ_id = ? AND digest = ? AND (is_named = 1 OR "
    "(uploaded_at >= ? AND unnamed_at IS NULL))";
constexpr std::string_view kName =
    "UPDATE body_image SET is_named = 1, unnamed_at = NULL WHERE organ_id = ? AND digest = ? AND is_named = 0";
constexpr std::string_view kLetGo =
    "UPDATE body_image SET is_named = 0, unnamed_at = ? WHERE organ_id = ? AND digest = ? AND is_named = 1";
constexpr std::string_view kUnused =
    "SELECT organ_id, digest FROM body_image WHERE is_named = 0 AND ((unnamed_at IS NULL AND uploaded_at < ?) OR "
    "unnamed_at < ?) ORDER BY uploaded_at, organ_id, digest LIMIT ?";
constexpr std::string_view kIsInBody =
    "SELECT 1 FROM item_version v WHERE v.organ_id = ? AND v.body LIKE '%' || CAST(? AS TEXT) || '%' LIMIT 1";
// Whatever the mark says, what a body names stays.
constexpr std::string_view kRemove =
    "DELETE FROM body_image WHERE organ_id = ? AND digest = ? AND is_named = 0 AND NOT EXISTS (SELECT 1 FROM "
    "item_version v WHERE v.organ_id = body_image.organ_id AND v.body LIKE '%' || body_image.digest || '%')";

BodyImage FromRow(const db::Row& row) {
  return {row.Get<std::string>(0), row.Get<std::int64_t>(1),
          PhotoSize{static_cast<std::uint32_t>(row.Get<std::int64_t>(2)),
                    static_cast<std::uint32_t>(row.Get<std::int64_t>(3))},
          row.Get<std::string>(4)};
}

}  // namespace

void AddBodyImage(db::Transaction& act, OrganId organ, const BodyImage& image, account::PersonId by, Instant at) {
  act.Lock(image.digest);
  act.Execute(kInsert, organ.value, image.digest, image.size, static_cast<std::int64_t>(image.points.width),
              static_cast<std::int64_t>(image.points.height), image.type, by.value, at.time_since_epoch().count());
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

std::optional<std::string> ImageBytes(db::Session& session, const ImageDigest& image) {
  auto bytes = db::GetBlob(session, image.text());
  if (!bytes || db::BlobDigest(*bytes) != image.text()) return std::nullopt;
  return bytes;
}

SentImages ImagesSentSince(db::Session& session, OrganId organ, account::PersonId person, Instant since) {
  const std::int64_t from = since.time_since_epoch().count();
  SentImages sent;
  for (const db::Row& row : session.Query(kSentOfOrgan, organ.value, from)) {
    sent.of_organ = static_cast<int>(row.Get<std::int64_t>(0));
    sent.bytes_of_organ = row.Get<std::int64_t>(1);
  }
  sent.of_person = static_cast<int>(session.One<std::int64_t>(kSentOfPerson, person.value, from));
  return sent;
}

bool IsBodyImageSafe(db::Session& session, OrganId organ, std::string_view digest, Instant since) {
  return session.One<std::int64_t>(kSafe, organ.value, digest, since.time_since_epoch().count()) > 0;
}

void MarkNamed(db::Transaction& act, OrganId organ, std::string_view digest) {
  act.Execute(kName, organ.value, digest);
}

void MarkLetGo(db::Transaction& act, OrganId organ, std::string_view digest, Instant at) {
  act.Execute(kLetGo, at.time_since_epoch().count(), organ.value, digest);
}

std::vector<UnusedImage> UnusedImages(db::Session& session, Instant sent_before, Instant let_go_before, int most) {
  std::vector<UnusedImage> images;
  for (const db::Row& row :
       session.Query(kUnused, sent_before.time_since_epoch().count(), let_go_before.time_since_epoch().count(), most)) {
    images.push_back({OrganId{row.Get<std::int64_t>(0)}, row.Get<std::string>(1)});
  }
  return images;
}

bool IsInBody(db::Session& session, const UnusedImage& image) {
  return session.First<std::int64_t>(kIsInBody, image.organ.value, image.digest).has_value();
}

bool RemoveUnusedImage(db::Transaction& act, const UnusedImage& image) {
  act.Lock(image.digest);
  return act.Execute(kRemove, image.organ.value, image.digest) > 0;
}

}  // namespace gongkai::disclosure
