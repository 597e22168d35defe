#include "docread/slide_frames.h"

#include <string_view>

#include "docread/docx_xml.h"

namespace gongkai::docread {
namespace {

using std::string_view;

struct Transform {
  double scale_x = 1, scale_y = 1, move_x = 0, move_y = 0;
  SlideRect operator()(const SlideRect& from) const {
    return {from.left * scale_x + move_x, from.top * scale_y + move_y, from.right * scale_x + move_x,
            from.bottom * scale_y + move_y};
  }
};

double Number(pugi::xml_node node, const char* name) { return node.attribute(name).as_double(); }

SlideRect RectOf(pugi::xml_node offset, pugi::xml_node extent) {
  const double left = Number(offset, "x"), top = Number(offset, "y");
  return {left, top, left + Number(extent, "cx"), top + Number(extent, "cy")};
}

/// From the places within a group to those on the slide.
Transform Within(pugi::xml_node group, const Transform& outer) {
  const pugi::xml_node place = Child(Child(group, "grpSpPr"), "xfrm");
  if (!Child(place, "chExt")) return outer;
  const SlideRect own = RectOf(Child(place, "off"), Child(place, "ext"));
  const SlideRect inner = RectOf(Child(place, "chOff"), Child(place, "chExt"));
  const double wide = inner.right - inner.left, high = inner.bottom - inner.top;
  const double scale_x = wide > 0 ? (own.right - own.left) / wide : 1;
  const double scale_y = high > 0 ? (own.bottom - own.top) / high : 1;
  const double move_x = own.left - inner.left * scale_x, move_y = own.top - inner.top * scale_y;
  return {scale_x * outer.scale_x, scale_y * outer.scale_y, move_x * outer.scale_x + outer.move_x,
          move_y * outer.scale_y + outer.move_y};
}

bool IsShape(string_view name) {
  return name == "sp" || name == "pic" || name == "graphicFrame" || name == "cxnSp" || name == "contentPart";
}

bool IsSeeThrough(pugi::xml_node properties) {
  for (const pugi::xml_node fill : properties) {
    for (const pugi::xml_node colour : fill) {
      constexpr int kNearlyOpaque = 95'000;  // of 100,000
      const pugi::xml_node alpha = Child(colour, "alpha");
      if (alpha && ToInt(Attribute(alpha, "val"), kNearlyOpaque) < kNearlyOpaque) return true;
    }
  }
  return false;
}

std::optional<Behind> FillOf(pugi::xml_node shape) {
  const pugi::xml_node properties = Child(shape, "spPr");
  if (const auto solid = SolidFillOf(properties); solid) return solid;
  if (Child(properties, "noFill")) return std::nullopt;
  for (const string_view other : {"gradFill", "pattFill", "blipFill"}) {
    if (Child(properties, other)) return Behind{false, kWhite};
  }
  const pugi::xml_node style = Child(Child(shape, "style"), "fillRef");
  return style && Attribute(style, "idx") != "0" ? std::optional(Behind{false, kWhite}) : std::nullopt;
}

SlideFrame FrameOf(pugi::xml_node shape, const Transform& transform) {
  SlideFrame frame;
  frame.shape = shape;
  const pugi::xml_node properties = Child(shape, "spPr");
  pugi::xml_node place = Child(properties, "xfrm");
  if (!place) place = Child(shape, "xfrm");
  if (Child(place, "off") && Child(place, "ext"))
    frame.rect = transform(RectOf(Child(place, "off"), Child(place, "ext")));
  frame.fill = FillOf(shape);
  frame.picture = LocalName(shape) == "pic" || Child(properties, "blipFill");
  frame.opaque = !IsSeeThrough(properties);
  return frame;
}

void Gather(pugi::xml_node tree, const Transform& transform, std::vector<SlideFrame>& frames) {
  for (const pugi::xml_node child : tree) {
    const string_view name = LocalName(child);
    if (IsShape(name)) frames.push_back(FrameOf(child, transform));
    if (name == "grpSp") Gather(child, Within(child, transform), frames);
    if (name == "AlternateContent") Gather(Child(child, "Choice"), transform, frames);
  }
}

std::optional<Colour> ColourIn(pugi::xml_node fill) {
  if (const pugi::xml_node rgb = Child(fill, "srgbClr"); rgb) return ParseColour(Attribute(rgb, "val"));
  if (const pugi::xml_node system = Child(fill, "sysClr"); system) return ParseColour(Attribute(system, "lastClr"));
  const string_view name = ChildValue(fill, "schemeClr");
  if (name == "bg1" || name == "lt1") return kWhite;
  return name == "tx1" || name == "dk1" ? std::optional(Colour{0}) : std::nullopt;
}

}  // namespace

std::vector<SlideFrame> FramesOf(pugi::xml_node tree) {
  std::vector<SlideFrame> frames;
  Gather(tree, {}, frames);
  return frames;
}

Sight SightOfFrame(const std::vector<SlideFrame>& frames, std::size_t index, double width, double height) {
  const std::optional<SlideRect>& rect = frames[index].rect;
  if (!rect) return Sight::kShown;
  if (!rect->Meets({0, 0, width, height}) && rect->right > rect->left) return Sight::kOutsidePage;
  for (std::size_t i = index + 1; i < frames.size(); ++i) {
    const SlideFrame& above = frames[i];
    if (above.rect && above.opaque && (above.fill || above.picture) && above.rect->Holds(*rect)) return Sight::kCovered;
  }
  return Sight::kShown;
}

Behind BehindFrame(const std::vector<SlideFrame>& frames, std::size_t index, const Behind& ground) {
  const SlideFrame& frame = frames[index];
  if (LocalName(frame.shape) == "graphicFrame") return {false, kWhite};  // a table's style may colour it
  if (frame.fill) return *frame.fill;
  if (!frame.rect) return {false, kWhite};
  for (std::size_t i = index; i-- > 0;) {
    const SlideFrame& below = frames[i];
    if (!below.rect || !below.rect->Meets(*frame.rect) || (!below.fill && !below.picture)) continue;
    return below.picture || !below.rect->Holds(*frame.rect) ? Behind{false, kWhite} : *below.fill;
  }
  return ground;
}

std::optional<Behind> SolidFillOf(pugi::xml_node properties) {
  const pugi::xml_node fill = Child(properties, "solidFill");
  if (!fill) return std::nullopt;
  const std::optional<Colour> colour = ColourIn(fill);
  return Behind{colour.has_value(), colour.value_or(kWhite)};
}

std::optional<Behind> BackgroundOf(pugi::xml_node slide) {
  const pugi::xml_node background = Child(Child(slide, "cSld"), "bg");
  if (!background) return std::nullopt;
  if (const auto solid = SolidFillOf(Child(background, "bgPr")); solid) return solid;
  const pugi::xml_node reference = Child(background, "bgRef");
  const std::optional<Colour> colour = ColourIn(reference);
  const bool is_plain = Attribute(reference, "idx") == "1001" && colour;
  return is_plain ? Behind{true, *colour} : Behind{false, kWhite};
}

}  // namespace gongkai::docread
