#include "docwrite/pdf_image.h"

#include <algorithm>
#include <cmath>
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

/// The bytes go into the PDF as they are, whatever stands in the surface: one point is enough to carry them.
Surface OfJpeg(const PdfImage& bytes) {
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1), &cairo_surface_destroy);
  auto* const kept = new PdfImage(bytes);
  const auto drop = [](void* image) { delete static_cast<PdfImage*>(image); };
  const auto status =
      cairo_surface_set_mime_data(surface.get(), CAIRO_MIME_TYPE_JPEG,
                                  reinterpret_cast<const unsigned char*>((*kept)->data()), (*kept)->size(), drop, kept);
  if (status != CAIRO_STATUS_SUCCESS) delete kept;
  return surface;
}

bool IsGood(const Surface& surface) { return cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS; }

/// How an image lies on its page: in points of the page, before it is turned.
struct Place {
  double width = 0, height = 0;
  int turn = 0;
};

/// No finer than paper shows it: what becomes a source stays unpacked until its page is written.
Surface NoFiner(Surface whole, const Place& place) {
  const int width = cairo_image_surface_get_width(whole.get()), height = cairo_image_surface_get_height(whole.get());
  const int to_width = std::max(1, static_cast<int>(std::ceil(place.width / 72 * kPointsAnInch)));
  const int to_height = std::max(1, static_cast<int>(std::ceil(place.height / 72 * kPointsAnInch)));
  if (to_width >= width || to_height >= height) return whole;
  Surface smaller(cairo_image_surface_create(cairo_image_surface_get_format(whole.get()), to_width, to_height),
                  &cairo_surface_destroy);
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(smaller.get()), &cairo_destroy);
  cairo_scale(cairo.get(), static_cast<double>(to_width) / width, static_cast<double>(to_height) / height);
  cairo_set_source_surface(cairo.get(), whole.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cairo.get()), CAIRO_FILTER_GOOD);
  cairo_paint(cairo.get());
  return smaller;
}

/// The unpacked whole lives no longer than this call.
Surface SurfaceOf(const PdfImage& bytes, const Place& place) {
  if (PhotoTypeOf(*bytes) != "image/png") return OfJpeg(bytes);
  Surface whole = OfPng(*bytes);
  return IsGood(whole) ? NoFiner(std::move(whole), place) : std::move(whole);
}

void Turn(cairo_t* cairo, const Place& place) {
  if (place.turn == 3) cairo_translate(cairo, place.width, place.height);
  if (place.turn == 6) cairo_translate(cairo, place.height, 0);
  if (place.turn == 8) cairo_translate(cairo, 0, place.width);
  cairo_rotate(cairo, place.turn == 3   ? std::numbers::pi
                      : place.turn == 6 ? std::numbers::pi / 2
                      : place.turn == 8 ? -std::numbers::pi / 2
                                        : 0);
}

void DrawImage(cairo_t* cairo, const PdfImage& bytes, const Place& place) {
  const Surface surface = SurfaceOf(bytes, place);
  if (!IsGood(surface)) return;
  Turn(cairo, place);
  cairo_scale(cairo, place.width / cairo_image_surface_get_width(surface.get()),
              place.height / cairo_image_surface_get_height(surface.get()));
  cairo_set_source_surface(cairo, surface.get(), 0, 0);
  cairo_paint(cairo);
}

}  // namespace

bool PutImage(PdfFlow& flow, const PdfImage& bytes) {
  const auto type = PhotoTypeOf(*bytes);
  const auto size = PhotoSizeOf(*bytes);
  if (!type || *type == "image/webp" || !size || size->points() > kMostPoints) return false;
  if (*type == "image/png" && !IsGood(OfPng(*bytes))) return false;
  const int turn = PhotoTurnOf(*bytes);
  const bool lies = turn == 6 || turn == 8;
  const double width = lies ? size->height : size->width, height = lies ? size->width : size->height;
  const double scale = std::min({flow.width() / width, flow.whole() * kHighest / height, 72 / kPointsAnInch});
  flow.Space(6);
  flow.Need(height * scale);
  const Place place{size->width * scale, size->height * scale, turn};
  flow.Draw([=, x = flow.left() + (flow.width() - width * scale) / 2, y = flow.y()](cairo_t* cairo) {
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    DrawImage(cairo, bytes, place);
    cairo_restore(cairo);
  });
  flow.Advance(height * scale + 6);
  return true;
}

}  // namespace gongkai::docwrite
