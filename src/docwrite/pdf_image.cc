#include "docwrite/pdf_image.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <numbers>

#include "base/photo.h"

namespace gongkai::docwrite {
namespace {

constexpr double kPointsAnInch = 150, kHighest = 0.6;  // of a page
constexpr std::uint64_t kMostPoints = 16'000'000;      // four bytes each while the page is written

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

struct Rest {
  const std::string& bytes;
  std::size_t at = 0;
};

cairo_status_t Read(void* from, unsigned char* to, unsigned int count) {
  Rest& rest = *static_cast<Rest*>(from);
  if (count > rest.bytes.size() - rest.at) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(to, rest.bytes.data() + rest.at, count);
  rest.at += count;
  return CAIRO_STATUS_SUCCESS;
}

Surface OfPng(const std::string& bytes) {
  Rest rest{bytes};
  return {cairo_image_surface_create_from_png_stream(Read, &rest), &cairo_surface_destroy};
}

/// The bytes go into the PDF as they are: the points of the surface are never looked at.
Surface OfJpeg(const std::string& bytes, const PhotoSize& size) {
  Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(size.width), static_cast<int>(size.height)),
      &cairo_surface_destroy);
  auto* const kept = new std::string(bytes);
  const auto drop = [](void* text) { delete static_cast<std::string*>(text); };
  const auto status =
      cairo_surface_set_mime_data(surface.get(), CAIRO_MIME_TYPE_JPEG,
                                  reinterpret_cast<const unsigned char*>(kept->data()), kept->size(), drop, kept);
  if (status != CAIRO_STATUS_SUCCESS) delete kept;
  return surface;
}

Surface SurfaceOf(const std::string& bytes, const PhotoSize& size) {
  return PhotoTypeOf(bytes) == "image/png" ? OfPng(bytes) : OfJpeg(bytes, size);
}

void DrawImage(cairo_t* cairo, const std::string& bytes, const PhotoSize& size, int turn, double scale) {
  const Surface surface = SurfaceOf(bytes, size);
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return;
  cairo_scale(cairo, scale, scale);
  const double width = size.width, height = size.height;
  if (turn == 3) cairo_translate(cairo, width, height);
  if (turn == 6) cairo_translate(cairo, height, 0);
  if (turn == 8) cairo_translate(cairo, 0, width);
  cairo_rotate(cairo, turn == 3   ? std::numbers::pi
                      : turn == 6 ? std::numbers::pi / 2
                      : turn == 8 ? -std::numbers::pi / 2
                                  : 0);
  cairo_set_source_surface(cairo, surface.get(), 0, 0);
  cairo_paint(cairo);
}

}  // namespace

bool PutImage(PdfFlow& flow, const std::string& bytes) {
  const auto type = PhotoTypeOf(bytes);
  const auto size = PhotoSizeOf(bytes);
  if (!type || *type == "image/webp" || !size || size->points() > kMostPoints) return false;
  if (cairo_surface_status(SurfaceOf(bytes, *size).get()) != CAIRO_STATUS_SUCCESS) return false;
  const int turn = PhotoTurnOf(bytes);
  const bool lies = turn == 6 || turn == 8;
  const double width = lies ? size->height : size->width, height = lies ? size->width : size->height;
  const double scale = std::min({flow.width() / width, flow.whole() * kHighest / height, 72 / kPointsAnInch});
  flow.Space(6);
  flow.Need(height * scale);
  const auto shared = std::make_shared<const std::string>(bytes);
  flow.Draw([=, x = flow.left() + (flow.width() - width * scale) / 2, y = flow.y(), points = *size](cairo_t* cairo) {
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    DrawImage(cairo, *shared, points, turn, scale);
    cairo_restore(cairo);
  });
  flow.Advance(height * scale + 6);
  return true;
}

}  // namespace gongkai::docwrite
