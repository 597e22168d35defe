// SPDX-License-Identifier: GPL-2.0-or-later
#include "docread/pdf_burn_picture.h"

#include <poppler-config.h>

#include <goo/JpegWriter.h>
#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace gongkai::docread {
namespace {

constexpr int kQuality = 80;

/// Sixteen steps of each colour are more than print shows of text.
unsigned Coarse(const unsigned char* pixel) {
  return static_cast<unsigned>(pixel[0] >> 4) << 8U | static_cast<unsigned>(pixel[1] >> 4) << 4U |
         static_cast<unsigned>(pixel[2] >> 4);
}

constexpr std::size_t kColours = 4096;

std::string Deflated(const std::string& rows) {
  uLongf size = compressBound(rows.size());
  std::string packed(size, '\0');
  constexpr int kFast = 3;
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
                rows.size(), kFast) != Z_OK) {
    throw std::bad_alloc();
  }
  packed.resize(size);
  return packed;
}

/// Which of the coarse colours are there, numbered; nothing where they are more than a palette holds.
std::optional<std::vector<int>> PaletteOf(const SeenPage& page, std::string& palette) {
  std::vector<int> numbers(kColours, -1);
  int count = 0;
  unsigned last = kColours;
  for (std::size_t at = 0; at < page.pixels.size(); at += 3) {
    const unsigned colour = Coarse(&page.pixels[at]);
    if (colour == last) continue;
    last = colour;
    if (numbers[colour] >= 0) continue;
    if (count == 256) return std::nullopt;
    numbers[colour] = count++;
    for (const unsigned shift : {8U, 4U, 0U}) palette += static_cast<char>((colour >> shift & 15U) * 17);
  }
  return numbers;
}

std::string Rows(const SeenPage& page, const std::vector<int>& numbers, int bits) {
  std::string rows;
  const auto width = static_cast<std::size_t>(page.width), in_byte = static_cast<std::size_t>(8 / bits);
  rows.reserve((width / in_byte + 1) * static_cast<std::size_t>(page.height));
  const unsigned char* pixel = page.pixels.data();
  for (int y = 0; y < page.height; ++y) {
    for (std::size_t x = 0; x < width; ++x, pixel += 3) {
      const auto shift = static_cast<unsigned>(bits) * static_cast<unsigned>(in_byte - 1 - x % in_byte);
      const auto value = static_cast<unsigned>(numbers[Coarse(pixel)]) << shift;
      if (x % in_byte == 0) rows += '\0';
      rows.back() = static_cast<char>(static_cast<unsigned char>(rows.back()) | value);
    }
  }
  return rows;
}

bool IsGrey(const std::string& palette) {
  for (std::size_t i = 0; i + 2 < palette.size(); i += 3) {
    if (palette[i] != palette[i + 1] || palette[i] != palette[i + 2]) return false;
  }
  return true;
}

/// Four shades for the sixteen: what is not white stays so, however pale it is.
constexpr int kFourShades[] = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3};
constexpr std::string_view kPaletteOfFour("\x00\x00\x00\x66\x66\x66\xCC\xCC\xCC\xFF\xFF\xFF", 12);

/// Whether its greys are the soft edges of black letters: hardly anywhere five by five points of them, as there are
/// of a photograph, a shaded cell, a grey heading. Four shades show such a page as well as sixteen, in half the bytes.
bool IsBlackOnWhite(const SeenPage& page) {
  constexpr int kSide = 5;
  constexpr std::size_t kPartOfPage = 2'000;
  const auto width = static_cast<std::size_t>(page.width), height = static_cast<std::size_t>(page.height);
  std::vector<unsigned char> rows_of_grey(width);  // how many above each other end here
  std::size_t areas = 0;
  const unsigned char* pixel = page.pixels.data();
  for (std::size_t y = 0; y < height; ++y) {
    int columns = 0;
    for (std::size_t x = 0; x < width; ++x, pixel += 3) {
      const bool is_grey = *pixel >= 16 && *pixel < 240;
      unsigned char& rows = rows_of_grey[x];
      rows = static_cast<unsigned char>(is_grey ? std::min(rows + 1, kSide) : 0);
      columns = rows == kSide ? columns + 1 : 0;
      areas += columns >= kSide ? 1 : 0;
    }
  }
  return areas <= width * height / kPartOfPage;
}

/// Shades of grey, or those of the palette. `numbers`: of the coarse colours that are there.
PackedPicture PackFew(const SeenPage& page, std::vector<int> numbers, std::string palette) {
  PackedPicture packed;
  packed.bits = palette.size() <= 48 ? 4 : 8;
  if (!IsGrey(palette)) {
    packed.palette = std::move(palette);
  } else if (IsBlackOnWhite(page)) {
    packed.bits = 2;
    for (unsigned shade = 0; shade < 16; ++shade) numbers[shade * 0x111] = kFourShades[shade];
    packed.palette = kPaletteOfFour;
  } else {
    packed.bits = 4;
    for (unsigned shade = 0; shade < 16; ++shade) numbers[shade * 0x111] = static_cast<int>(shade);
  }
  packed.bytes = Deflated(Rows(page, numbers, packed.bits));
  return packed;
}

}  // namespace

std::string JpegOf(const SeenPage& page) {
  char* bytes = nullptr;
  std::size_t size = 0;
  FILE* file = open_memstream(&bytes, &size);
  if (file == nullptr) throw std::bad_alloc();
  JpegWriter writer(kQuality, false, JpegWriter::RGB);
  constexpr double kDots = 200;
  writer.init(file, page.width, page.height, kDots, kDots);
  const auto row_bytes = static_cast<std::size_t>(page.width) * 3;
  for (int y = 0; y < page.height; ++y) {
    auto* row = const_cast<unsigned char*>(page.pixels.data()) + row_bytes * static_cast<std::size_t>(y);
    writer.writeRow(&row);
  }
  writer.close();
  std::fclose(file);
  std::string jpeg(bytes, size);
  std::free(bytes);
  return jpeg;
}

PackedPicture Pack(const SeenPage& page) {
  PackedPicture packed;
  std::string palette;
  if (auto numbers = PaletteOf(page, palette); numbers) {
    packed = PackFew(page, *std::move(numbers), std::move(palette));
    // A page of text is far below; one that is not may be a photo in few colours.
    if (packed.bytes.size() < page.pixels.size() / 24) return packed;
  }
  std::string jpeg = JpegOf(page);
  if (packed.bytes.empty() || jpeg.size() < packed.bytes.size()) packed = {std::move(jpeg), true, false, 8, {}};
  return packed;
}

}  // namespace gongkai::docread
