#include "request/redact_sheet_view.h"

#include <fmt/format.h>

#include "redaction/ground.h"

namespace gongkai::request {
namespace {

using docread::Box;
using web::Html;
using web::Markup;
using web::Url;

std::string Points(double value) { return fmt::format("{:.2f}", value); }

}  // namespace

Html SheetMarks(std::span<const KeptMark> marks) {
  Html shapes = Markup("<g data-redact-marks=\"1\">");
  for (const KeptMark& each : marks) {
    const redaction::Ground* const ground = redaction::FindGround(each.mark.ground);
    const std::string says = fmt::format("{}：{}", redaction::NameOf(each.mark.layer),
                                         ground == nullptr ? std::string_view(each.mark.ground) : ground->name);
    for (const Box& box : each.mark.boxes) {
      shapes.Add(
          "<rect class=\"redact-mark\" data-layer=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" "
          "height=\"{}\"><title>{}</title></rect>",
          redaction::IdOf(each.mark.layer), Points(box.left), Points(box.top), Points(box.right - box.left),
          Points(box.bottom - box.top), says);
    }
  }
  return shapes.Add("</g>");
}

Html SheetPart(const Redaction& redaction, int page, const std::string& picture, std::span<const KeptMark> marks) {
  const redaction::PageSize& size = redaction.sizes[static_cast<std::size_t>(page) - 1];
  const std::string width = Points(size.width), height = Points(size.height);
  return Markup(
      "<div class=\"redact-sheet\" data-redact-sheet=\"1\" tabindex=\"0\" role=\"group\" aria-label=\"第 {} 页\" "
      "aria-describedby=\"redact-help\"><svg viewBox=\"{}\" role=\"img\" aria-label=\"第 {} 页的画面\"><image "
      "href=\"{}\" width=\"{}\" height=\"{}\"/>{}</svg></div>",
      page, "0 0 " + width + " " + height, page, Url::Local(picture), width, height, SheetMarks(marks));
}

std::string InPercent(const Box& box, const redaction::PageSize& size) {
  constexpr double kWhole = 100;
  if (size.width <= 0 || size.height <= 0) return {};
  return fmt::format("{:.1f} {:.1f} {:.1f} {:.1f}", box.left * kWhole / size.width, box.top * kWhole / size.height,
                     box.right * kWhole / size.width, box.bottom * kWhole / size.height);
}

Html WithheldTable(std::span<const redaction::Mark> marks) {
  const auto rows = redaction::WithheldOf(marks);
  if (rows.empty()) return Markup("<p>还没有遮盖任何地方。</p>");
  Html lines;
  for (const redaction::WithheldRow& row : rows) {
    lines.Add("<tr><td>{}</td><td>条例{}</td><td>{}</td><td>{}</td></tr>", row.name, row.articles, row.places,
              row.reason);
  }
  return Markup(
      "<div class=\"table-responsive\" tabindex=\"0\" role=\"region\" aria-label=\"没有提供的内容\"><table "
      "class=\"table\"><caption>没有提供的内容，写进文书</caption>"
      "<thead><tr><th scope=\"col\">依据</th><th scope=\"col\">条款</th><th scope=\"col\">在哪里</th><th "
      "scope=\"col\">理由</th></tr></thead><tbody>{}</tbody></table></div>",
      lines);
}

}  // namespace gongkai::request
