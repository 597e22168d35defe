// SPDX-License-Identifier: GPL-2.0-or-later
// Text as poppler gathers it, and beside it the ruled lines; words to lines of output. A part of gongkai-pdf alone.
// Next to read: pdf_program.cc (the grammar), pdf_paint.h (the same with what is painted).
#pragma once

#include <poppler-config.h>

#include <GfxState.h>
#include <TextOutputDev.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <vector>

#include "docread/pdf_output.h"

namespace gongkai::pdf_program {

inline constexpr int kMaxRulings = 20'000;  // of one page
inline constexpr double kThin = 3.0;        // points; a filled rectangle no thicker is a line

/// Text as poppler gathers it, and beside it the ruled lines, which poppler's own text device ignores.
class PdfTextDevice : public TextOutputDev {
 public:
  PdfTextDevice() : TextOutputDev(nullptr, false, 0, true, false) {}

  /// Whether there was a page at all: a page tree can promise more than it holds.
  bool HasPage() const { return has_page_; }

  void startPage(int number, GfxState* state, XRef* xref) override {
    has_page_ = true;
    rulings_ = 0;
    drawn_ = 0;
    marks_.assign(1, {0, 0});
    open_marks_.clear();
    out.append("P ").append(std::to_string(number)).push_back(' ');
    AppendNumber(state->getPageWidth());
    AppendNumber(state->getPageHeight());
    out.push_back('\n');
    TextOutputDev::startPage(number, state, xref);
  }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* u, int length) override {
    drawn_ += bytes;
    TextOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, u, length);
  }
  void incCharCount(int count) override {
    drawn_ += count;
    TextOutputDev::incCharCount(count);
  }
  void beginMarkedContent(const char* name, Dict* properties) override {
    int mark = marks_.back().mark;
    if (properties && properties->lookup("MCID").isInt()) mark = ++last_mark_;
    if (std::string_view(name) == "Artifact") mark = -1;
    if (open_marks_.size() < kMaxNesting) open_marks_.push_back(marks_.back().mark);
    marks_.push_back({drawn_, mark});
    TextOutputDev::beginMarkedContent(name, properties);
  }
  void endMarkedContent(GfxState* state) override {
    if (!open_marks_.empty()) {
      marks_.push_back({drawn_, open_marks_.back()});
      open_marks_.pop_back();
    }
    TextOutputDev::endMarkedContent(state);
  }
  /// What was marked around the character drawn at `position`.
  int MarkAt(int position) const {
    const auto after = std::upper_bound(marks_.begin(), marks_.end(), position,
                                        [](int value, const Mark& mark) { return value < mark.position; });
    return after == marks_.begin() ? 0 : std::prev(after)->mark;
  }

  void stroke(GfxState* state) override {
    EachSegment(state, [this](double x1, double y1, double x2, double y2) { Ruling(x1, y1, x2, y2); });
  }
  void fill(GfxState* state) override { Filled(state); }
  void eoFill(GfxState* state) override { Filled(state); }

 protected:
  int drawn() const { return drawn_; }

 private:
  template <class Use>
  static void EachSegment(const GfxState* state, const Use& use) {
    const GfxPath* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
      const GfxSubpath* part = path->getSubpath(i);
      for (int j = 1; j < part->getNumPoints(); ++j) {
        if (part->getCurve(j)) continue;
        double x1, y1, x2, y2;
        state->transform(part->getX(j - 1), part->getY(j - 1), &x1, &y1);
        state->transform(part->getX(j), part->getY(j), &x2, &y2);
        use(x1, y1, x2, y2);
      }
    }
  }

  /// Many programs draw a line as a filled rectangle that is very thin.
  void Filled(const GfxState* state) {
    const GfxPath* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
      const GfxSubpath* part = path->getSubpath(i);
      if (part->getNumPoints() < 4 || part->getNumPoints() > 6) continue;
      double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
      for (int j = 0; j < part->getNumPoints(); ++j) {
        double x, y;
        state->transform(part->getX(j), part->getY(j), &x, &y);
        left = std::min(left, x), right = std::max(right, x);
        top = std::min(top, y), bottom = std::max(bottom, y);
      }
      const double width = right - left, height = bottom - top;
      if (height <= kThin && height < width) Ruling(left, (top + bottom) / 2, right, (top + bottom) / 2);
      if (width <= kThin && width < height) Ruling((left + right) / 2, top, (left + right) / 2, bottom);
    }
  }

  void Ruling(double x1, double y1, double x2, double y2) {
    const double across = std::fabs(x2 - x1), down = std::fabs(y2 - y1);
    if (std::min(across, down) > 0.5 || std::max(across, down) < 2 || ++rulings_ > kMaxRulings) return;
    out.append("R ");
    for (double value : {std::min(x1, x2), std::min(y1, y2), std::max(x1, x2), std::max(y1, y2)}) AppendNumber(value);
    out.push_back('\n');
  }

  struct Mark {
    int position = 0;
    int mark = 0;
  };
  static constexpr std::size_t kMaxNesting = 256;

  bool has_page_ = false;
  int rulings_ = 0;
  int drawn_ = 0;  // bytes of strings shown so far on this page: poppler counts the same, but keeps it to itself
  int last_mark_ = 0;
  std::vector<Mark> marks_{{0, 0}};  // by position
  std::vector<int> open_marks_;
};

/// Whether a character, told by the place where it was drawn, belongs into the words.
using IsWanted = std::function<bool(int drawn_at)>;

/// Returns whether the page has any word. Without `wanted` all are.
bool AppendWords(PdfTextDevice& device, const IsWanted& wanted = {});

}  // namespace gongkai::pdf_program
