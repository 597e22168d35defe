#include "docread/rich_image_lines.h"

#include <algorithm>

#include "base/fold.h"

namespace gongkai::docread {
namespace {

constexpr std::string_view kStart = "［图片", kColon = "：", kEnd = "］";

/// What the line says of its image; none when it is another line.
std::optional<std::string_view> DescriptionIn(std::string_view line) {
  line = Trim(line);
  if (!line.starts_with(kStart) || !line.ends_with(kEnd)) return std::nullopt;
  line = line.substr(kStart.size(), line.size() - kStart.size() - kEnd.size());
  if (line.empty()) return line;
  if (!line.starts_with(kColon)) return std::nullopt;
  return Trim(line.substr(kColon.size()));
}

class Images {
 public:
  explicit Images(const RichText& stored) {
    for (const RichBlock& block : stored.blocks()) {
      if (const auto* image = std::get_if<RichImage>(&block)) left_.push_back(*image);
    }
  }

  std::optional<RichImage> Take(std::string_view description) {
    auto found = std::ranges::find(left_, description, &RichImage::alt);
    if (found == left_.end()) found = left_.begin();
    if (found == left_.end()) return std::nullopt;
    RichImage image = *found;
    image.alt = description;
    left_.erase(found);
    return image;
  }

 private:
  std::vector<RichImage> left_;
};

/// The lines of a paragraph, with images between them.
void Split(const std::string& text, Images& images, std::vector<RichBlock>& blocks) {
  std::string lines;
  const auto flush = [&] {
    if (!lines.empty()) blocks.emplace_back(RichParagraph{.runs = {{.text = lines}}});
    lines.clear();
  };
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string line = text.substr(from, end - from);
    const auto description = DescriptionIn(line);
    auto image = description ? images.Take(*description) : std::nullopt;
    if (image) {
      flush();
      blocks.emplace_back(std::move(*image));
    } else {
      lines += (lines.empty() ? "" : "\n") + line;
    }
    from = end + 1;
  }
  flush();
}

}  // namespace

Result<RichText> WithImagesOf(const RichText& typed, const RichText& stored) {
  Images images(stored);
  std::vector<RichBlock> blocks;
  for (const RichBlock& block : typed.blocks()) {
    const auto* paragraph = std::get_if<RichParagraph>(&block);
    if (paragraph == nullptr) {
      blocks.push_back(block);
    } else {
      Split(PlainText(paragraph->runs), images, blocks);
    }
  }
  return RichText::Of(std::move(blocks));
}

}  // namespace gongkai::docread
