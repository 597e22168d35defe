#include "disclosure/content_changes_view.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "disclosure/body_image_view.h"
#include "disclosure/content_view.h"
#include "disclosure/differences.h"

namespace gongkai::disclosure {
namespace {

using web::Html;
using web::Markup;
using Kind = ChangedLine::Kind;

/// A line as it is shown: that of an image without its digest, which nobody reads.
struct ShownLine {
  Kind kind = Kind::kSame;
  std::string words;
  std::optional<ImageDigest> image;
};

/// `images`: of both contents; what only looks like the line of one is text.
ShownLine Shown(const ChangedLine& line, const std::vector<ImageDigest>& images) {
  for (const ImageDigest& image : images) {
    const std::string end = "（" + image.text() + "）";
    if (line.text.starts_with("［图片：") && line.text.ends_with(end)) {
      return {line.kind, line.text.substr(0, line.text.size() - end.size()), image};
    }
  }
  return {line.kind, line.text, std::nullopt};
}

std::vector<ShownLine> ShownLines(const Content& before, const Content& after) {
  std::vector<ImageDigest> images = BodyOf(before).Images();
  for (ImageDigest& image : BodyOf(after).Images()) images.push_back(std::move(image));
  std::vector<ShownLine> lines;
  for (const ChangedLine& line : OnlyAroundChanges(ChangesBetween(LinesOf(before), LinesOf(after)))) {
    lines.push_back(Shown(line, images));
  }
  return lines;
}

Html ImageOf(const ShownLine& line, std::string_view when, const std::string& images_path) {
  if (!line.image || line.kind == Kind::kSame) return {};
  return Markup("<img class=\"item-change-image\" src=\"{}\" alt=\"{}{}\" loading=\"lazy\">",
                AddressOfImage(images_path, *line.image), when, line.words);
}

/// Another picture that says the same of itself.
Html Exchanged(const ShownLine& gone, const ShownLine& fresh, const std::string& images_path) {
  return Markup(
      "<li class=\"item-new\"><span class=\"item-sign-word\">换了图片</span> {}<div class=\"item-change-pair\">"
      "<div><del>改动前</del>{}</div><div><ins>改动后</ins>{}</div></div></li>",
      fresh.words, ImageOf(gone, "改动前", images_path), ImageOf(fresh, "改动后", images_path));
}

Html LineOf(const ShownLine& line, const std::string& images_path) {
  switch (line.kind) {
    case Kind::kGone:
      return Markup("<li class=\"item-gone\"><span class=\"item-sign-word\">删去</span> <del>{}</del>{}</li>",
                    line.words, ImageOf(line, "删去的", images_path));
    case Kind::kNew:
      return Markup("<li class=\"item-new\"><span class=\"item-sign-word\">新增</span> <ins>{}</ins>{}</li>",
                    line.words, ImageOf(line, "新增的", images_path));
    case Kind::kSame:
      break;
  }
  return Markup("<li>{}</li>", line.words);
}

/// The line that took the place of this one, an image that is gone; the end where none did.
std::vector<ShownLine>::iterator InPlaceOf(std::vector<ShownLine>::iterator gone, std::vector<ShownLine>& lines) {
  if (gone->kind != Kind::kGone || !gone->image) return lines.end();
  return std::find_if(gone, lines.end(), [&](const ShownLine& line) {
    return line.kind == Kind::kNew && line.image && line.words == gone->words;
  });
}

}  // namespace

Html ChangesPart(std::string_view heading, const Content& before, const Content& after,
                 const std::string& images_path) {
  std::vector<ShownLine> lines = ShownLines(before, after);
  Html html;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto line = lines.begin() + static_cast<std::ptrdiff_t>(i);
    const auto fresh = InPlaceOf(line, lines);
    if (fresh == lines.end()) {
      html.Add("{}", LineOf(*line, images_path));
    } else {
      html.Add("{}", Exchanged(*line, *fresh, images_path));
      lines.erase(fresh);
    }
  }
  if (html.empty()) html = Markup("<li>没有不同。</li>");
  return Markup("<section class=\"card item-part\"><h2>{}</h2><ul class=\"item-changes\">{}</ul></section>", heading,
                html);
}

}  // namespace gongkai::disclosure
