#include "docwrite/pdf_flow.h"

#include <memory>

namespace gongkai::docwrite {

PdfFlow::PdfFlow(const PdfPaper& paper)
    : width_(paper.width * kPointsOfMillimetre),
      height_(paper.height * kPointsOfMillimetre),
      margin_(paper.margin * kPointsOfMillimetre),
      y_(margin_) {}

void PdfFlow::Space(double height) {
  if (y_ > margin_) y_ += height;
}

void PdfFlow::NewPage() {
  pages_.emplace_back();
  y_ = margin_;
}

void PdfFlow::Need(double height) {
  if (y_ > margin_ && left_over() < height) NewPage();
}

void PdfFlow::Put(const SetText& text, double x) {
  if (text.lines().size() > 1) Need(2 * text.line_height());
  const auto shared = std::make_shared<const SetText>(text);  // not once more for each of its lines
  for (std::size_t i = 0; i < text.lines().size(); ++i) {
    Need(text.line_height());
    Draw([shared, i, x, y = y_](cairo_t* cairo) { shared->Draw(cairo, i, x, y); });
    Advance(text.line_height());
  }
}

void PdfFlow::Rule(double thickness) {
  Draw([x = left(), y = y_, wide = width(), thickness](cairo_t* cairo) {
    cairo_rectangle(cairo, x, y, wide, thickness);
    cairo_fill(cairo);
  });
  Advance(thickness);
}

}  // namespace gongkai::docwrite
