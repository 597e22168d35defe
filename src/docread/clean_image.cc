// Pictures without what is written in them besides the picture. JPEG, PNG and WebP: base/photo.h. GIF and SVG here.
// TIFF is refused: what it says of itself lies between the strips of the picture, behind addresses of any kind, and
// what nobody can leave out for certain is not called clean. Source: GIF89a specification; SVG 1.1 chapters 5, 21.
#include <algorithm>
#include <array>

#include "base/photo.h"
#include "docread/clean_work.h"
#include "docread/docx_xml.h"
#include "docread/office_edit.h"
#include "docread/office_rewrite.h"

namespace gongkai::docread {
namespace {

using std::string_view;

unsigned ByteAt(string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

/// What is left of the file, block by block.
class Gif {
 public:
  explicit Gif(string_view bytes) : bytes_(bytes) {}

  std::optional<std::string> Bare() {
    constexpr std::size_t kHead = 13;
    if (!Copy(kHead) || !CopyColours(ByteAt(bytes_, 10))) return std::nullopt;
    while (at_ < bytes_.size()) {
      const unsigned kind = ByteAt(bytes_, at_);
      if (kind == 0x3B) {
        bare_ += ';';  // what stands behind the end is no picture
        return std::move(bare_);
      }
      if (kind == 0x2C ? !CopyImage() : kind != 0x21 || !TakeExtension()) return std::nullopt;
    }
    return std::nullopt;
  }

 private:
  bool Copy(std::size_t count) {
    if (bytes_.size() - at_ < count) return false;
    bare_ += bytes_.substr(at_, count);
    at_ += count;
    return true;
  }
  bool CopyColours(unsigned flags) { return (flags & 0x80U) == 0 || Copy(std::size_t{3} << ((flags & 7U) + 1)); }
  bool CopyImage() {
    const std::size_t head = at_;
    return Copy(10) && CopyColours(ByteAt(bytes_, head + 9)) && Copy(1) && Blocks(true);
  }
  /// How long a picture of many is shown, and how often, stays; remarks and what programs note go.
  bool TakeExtension() {
    if (bytes_.size() - at_ < 3) return false;
    const unsigned label = ByteAt(bytes_, at_ + 1);
    const string_view program = bytes_.substr(at_ + 3, 11);
    const bool stays = label == 0xF9 || (label == 0xFF && (program == "NETSCAPE2.0" || program == "ANIMEXTS1.0"));
    if (stays) bare_ += bytes_.substr(at_, 2);
    at_ += 2;
    return Blocks(stays);
  }
  bool Blocks(bool stay) {
    while (at_ < bytes_.size()) {
      const std::size_t length = ByteAt(bytes_, at_) + 1;
      if (bytes_.size() - at_ < length) return false;
      if (stay) bare_ += bytes_.substr(at_, length);
      at_ += length;
      if (length == 1) return true;
    }
    return false;
  }

  string_view bytes_;
  std::size_t at_ = 0;
  std::string bare_;
};

/// Drawn as text: what says something about the drawing goes, and what would run.
std::optional<std::string> BareSvg(string_view bytes) {
  std::string text(bytes);
  pugi::xml_document xml;
  if (!ParsePart(text, xml)) return std::nullopt;
  FromBelow(xml, [](pugi::xml_node node) {
    constexpr std::array<string_view, 6> kGone = {"metadata", "title", "desc", "script", "foreignObject", "namedview"};
    if (std::find(kGone.begin(), kGone.end(), LocalName(node)) != kGone.end()) return Remove(node);
    for (pugi::xml_attribute attribute = node.first_attribute(); attribute;) {
      const pugi::xml_attribute next = attribute.next_attribute();
      const string_view name = attribute.name();
      if (name.starts_with("on") || name.starts_with("inkscape:") || name.starts_with("sodipodi:")) {
        node.remove_attribute(attribute);
      }
      attribute = next;
    }
  });
  return WritePart(xml);
}

/// Windows metafiles: their head may name the program and the drawing.
std::optional<std::string> BareMetafile(string_view bytes) {
  constexpr std::size_t kLength = 60, kOffset = 64, kHead = 88;
  if (bytes.size() < kHead) return std::nullopt;
  std::string bare(bytes);
  const auto number = [&](std::size_t at) {
    return std::size_t{ByteAt(bytes, at)} | std::size_t{ByteAt(bytes, at + 1)} << 8U |
           std::size_t{ByteAt(bytes, at + 2)} << 16U | std::size_t{ByteAt(bytes, at + 3)} << 24U;
  };
  const std::size_t length = number(kLength) * 2, offset = number(kOffset);
  if (length > 0 && (offset > bytes.size() || length > bytes.size() - offset)) return std::nullopt;
  std::fill_n(bare.begin() + static_cast<std::ptrdiff_t>(offset), length, '\0');
  return bare;
}

bool IsMetafile(string_view bytes) {
  return bytes.starts_with(string_view("\x01\0\0\0", 4)) && bytes.size() > 44 && bytes.substr(40, 4) == " EMF";
}

/// Points and nothing else.
bool HoldsPointsAlone(string_view bytes) {
  return (bytes.starts_with("BM") && bytes.size() > 14) || bytes.starts_with("\xD7\xCD\xC6\x9A");  // BMP, WMF
}

bool IsSvg(string_view bytes) { return bytes.substr(0, 4096).find("<svg") != string_view::npos; }

std::optional<std::string> Bare(string_view bytes) {
  if (PhotoTypeOf(bytes)) return BarePhoto(bytes);
  if (bytes.starts_with("GIF8")) return Gif(bytes).Bare();
  if (IsSvg(bytes)) return BareSvg(bytes);
  if (IsMetafile(bytes)) return BareMetafile(bytes);
  if (HoldsPointsAlone(bytes)) return std::string(bytes);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> CleanImage(string_view bytes, CleanWork& work) {
  if (!work.Removes(Sight::kProperty) && !work.changes().OccursInBytes(bytes)) return std::string(bytes);
  if (bytes.starts_with("II*") || bytes.starts_with("MM")) {
    return work.Refuse(Obstacle::kUnsupported, "TIFF 图片里的附带信息不能保证全部去除，请另存为 PNG 或 JPEG 后再试。");
  }
  std::optional<std::string> bare = Bare(bytes);
  if (!bare) {
    return work.Refuse(Obstacle::kUnsupported,
                       "图片已损坏，或者是不认识的格式，不能保证去除附带信息，请另存为 PNG 或 JPEG 后再试。");
  }
  if (bare->size() < bytes.size()) work.Note(Sight::kProperty, "图片的附带信息");
  return bare;
}

}  // namespace gongkai::docread
