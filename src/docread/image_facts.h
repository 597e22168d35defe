// What an image tells of itself beside its picture: where and when it was taken, with what, by whom, and what programs
// have written into it. Sources: PNG (W3C) 11.3, Exif 2.32, IPTC IIM 4.2, XMP (ISO 16684-1), TIFF 6.0, GIF89a, WebP.
// Next to read: exif_facts.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gongkai::docread {

struct ImageFact {
  std::string what;  // "拍摄地点", "设备", …
  std::string text;
};

struct ImageFacts {
  std::vector<ImageFact> facts;
  std::string_view behind;  // bytes after the end of the image, which no program shows
  bool damaged = false;     // its metadata cannot be read to the end
  bool known = true;        // a format whose metadata is known here
};

ImageFacts FactsOf(std::string_view bytes);

/// Whether there is anything to tell.
bool HasImageFacts(std::string_view bytes);

}  // namespace gongkai::docread
