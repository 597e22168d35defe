// Runs of text set into lines (through Pango). Used by pdf*.cc alone. All measures are points.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <pango/pangocairo.h>

#include "base/rich_text.h"

namespace gongkai::docwrite {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};

struct TextLook {
  double size = 12;
  double pitch = 1.65;  // from one line to the next, in sizes
  bool bold = false;
  double first_indent = 0;  // of the first line; negative: of all others
  Alignment alignment = Alignment::kStart;
};

struct TextLine {
  PangoLayoutLine* line = nullptr;  // owned by the layout
  double x = 0;                     // from the left edge of the text
};

/// Lines of one look, all of the same height.
class SetText {
 public:
  SetText(std::shared_ptr<PangoLayout> layout, double line_height, double width);

  const std::vector<TextLine>& lines() const { return lines_; }
  double line_height() const { return line_height_; }
  double height() const { return line_height_ * static_cast<double>(lines_.size()); }
  double width() const { return width_; }  // of the longest line
  /// Draws one line whose upper edge lies at `y`.
  void Draw(cairo_t* cairo, std::size_t line, double x, double y) const;

 private:
  std::shared_ptr<PangoLayout> layout_;
  std::vector<TextLine> lines_;
  double line_height_, width_;
};

class TextSetter {
 public:
  TextSetter();
  /// `width`: where lines are broken; negative: nowhere but at line breaks of the text.
  SetText Set(const RichRuns& runs, const TextLook& look, double width) const;
  SetText Set(const std::string& text, const TextLook& look, double width) const {
    return Set(RichRuns{{.text = text}}, look, width);
  }

 private:
  std::unique_ptr<PangoFontMap, Unref> fonts_;
  std::unique_ptr<PangoContext, Unref> context_;
};

}  // namespace gongkai::docwrite
