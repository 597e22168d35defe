// SPDX-License-Identifier: GPL-2.0-or-later
#include "docread/pdf_burn_picture.h"

#include <poppler-config.h>

#include <goo/JpegWriter.h>
#include <zlib.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <optional>
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
  const auto width = static_cast<std::size_t>(page.width);
  rows.reserve((width * static_cast<std::size_t>(bits) / 8 + 1) * static_cast<std::size_t>(page.height));
  const unsigned char* pixel = page.pixels.data();
  for (int y = 0; y < page.height; ++y) {
    for (std::size_t x = 0; x < width; ++x, pixel += 3) {
      const auto value = static_cast<unsigned char>(numbers[Coarse(pixel)]);
      if (bits == 8 || x % 2 == 0) {
        rows += static_cast<char>(bits == 8 ? value : value << 4U);
      } else {
        rows.back() = static_cast<char>(static_cast<unsigned char>(rows.back()) | value);
      }
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
    const bool is_grey = IsGrey(palette);
    const bool is_small = palette.size() <= 48;
    packed.bits = is_grey || is_small ? 4 : 8;
    if (is_grey) {
      for (unsigned shade = 0; shade < 16; ++shade) (*numbers)[shade * 0x111] = static_cast<int>(shade);
    } else {
      packed.palette = std::move(palette);
    }
    packed.bytes = Deflated(Rows(page, *numbers, packed.bits));
    // A page of text is far below; one that is not may be a photo in few colours.
    if (packed.bytes.size() < page.pixels.size() / 24) return packed;
  }
  std::string jpeg = JpegOf(page);
  if (packed.bytes.empty() || jpeg.size() < packed.bytes.size()) packed = {std::move(jpeg), true, false, 8, {}};
  return packed;
}

}  // namespace gongkai::docread
