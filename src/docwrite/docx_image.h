// How large an image is in points of its own, read out of its first bytes: a Word file has to say it. Used by docx.cc
// alone.
#pragma once

#include <optional>
#include <string_view>

namespace gongkai::docwrite {

struct ImageSize {
  std::string_view ending;  // "png", "jpeg"
  int width = 0, height = 0;
};

/// None for what is neither PNG nor JPEG, or is broken before its size.
std::optional<ImageSize> SizeOfImage(std::string_view bytes);

}  // namespace gongkai::docwrite
