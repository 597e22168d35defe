// Where the shapes of a slide stand and what they cover, on its tree; the same judgement as slide_shapes.h makes on the
// stream. Next to read: clean_pptx.cc.
#pragma once

#include <pugixml.hpp>

#include <optional>
#include <vector>

#include "docread/inspection.h"
#include "docread/paleness.h"

namespace gongkai::docread {

struct SlideRect {
  double left = 0, top = 0, right = 0, bottom = 0;
  bool Holds(const SlideRect& other) const {
    return left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom;
  }
  bool Meets(const SlideRect& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

struct SlideFrame {
  pugi::xml_node shape;
  std::optional<SlideRect> rect;  // nothing where its layout says it
  std::optional<Behind> fill;     // nothing: it has none of its own
  bool picture = false;           // covers, and nobody knows what it shows
  bool opaque = true;
};

/// In the order in which they are drawn, those in groups too.
std::vector<SlideFrame> FramesOf(pugi::xml_node tree);

/// kOutsidePage, kCovered or kShown.
Sight SightOfFrame(const std::vector<SlideFrame>& frames, std::size_t index, double width, double height);
/// What its text stands on.
Behind BehindFrame(const std::vector<SlideFrame>& frames, std::size_t index, const Behind& ground);

/// The colour of a <a:solidFill> in these properties.
std::optional<Behind> SolidFillOf(pugi::xml_node properties);
/// Of a slide, layout or master, what it says of its background itself.
std::optional<Behind> BackgroundOf(pugi::xml_node slide);

}  // namespace gongkai::docread
