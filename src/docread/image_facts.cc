#include "docread/image_facts.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>

#include "base/fold.h"
#include "docread/encoding.h"
#include "docread/exif_facts.h"

namespace gongkai::docread {
namespace {

using std::string_view;

std::size_t Number(string_view bytes, std::size_t at, std::size_t width, bool little = false) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < width && at + width <= bytes.size(); ++i) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + (little ? width - 1 - i : i)]);
  }
  return value;
}

void Add(ImageFacts& to, std::string what, string_view text) {
  std::string readable = Decode(text).utf8;
  if (!IsBlankText(readable)) to.facts.push_back({std::move(what), std::move(readable)});
}

/// At most a megabyte: nobody writes more about a picture. Whether that was all of it is told too.
std::string Inflated(string_view packed, bool& whole) {
  std::string text(1U << 20U, '\0');
  auto size = static_cast<uLongf>(text.size());
  auto from = static_cast<uLong>(packed.size());
  const int end =
      ::uncompress2(reinterpret_cast<Bytef*>(text.data()), &size, reinterpret_cast<const Bytef*>(packed.data()), &from);
  text.resize(end == Z_OK || end == Z_BUF_ERROR ? size : 0);
  whole = whole && end == Z_OK;
  return text;
}

/// tEXt: keyword 0 text. zTXt: keyword 0 method packed. iTXt: keyword 0 flag method language 0 keyword 0 text.
void AddPngText(ImageFacts& to, string_view type, string_view data) {
  const std::size_t end = std::min(data.find('\0'), data.size());
  constexpr std::size_t kLongestKeyword = 79;  // bytes, by the format
  const std::string keyword = Decode(data.substr(0, std::min(end, kLongestKeyword))).utf8;
  string_view rest = data.substr(std::min(end + 1, data.size()));
  std::string text;
  bool whole = true;
  if (type == "zTXt") {
    text = Inflated(rest.substr(std::min<std::size_t>(1, rest.size())), whole);
  } else if (type == "iTXt") {
    const bool packed = !rest.empty() && rest[0] == '\1';
    rest.remove_prefix(std::min<std::size_t>(2, rest.size()));
    for (int i = 0; i < 2; ++i) rest.remove_prefix(std::min(std::min(rest.find('\0'), rest.size()) + 1, rest.size()));
    text = packed ? Inflated(rest, whole) : std::string(rest);
  } else {
    text = rest;
  }
  to.damaged = to.damaged || !whole;
  if (keyword == "XML:com.adobe.xmp") {
    to.damaged = !AddXmp(text, to.facts) || to.damaged;
  } else {
    Add(to, keyword, text);
  }
}

void ReadPng(string_view bytes, ImageFacts& to) {
  std::size_t at = 8;
  for (;;) {
    if (bytes.size() < at + 12) {
      to.damaged = true;
      return;
    }
    const std::size_t size = Number(bytes, at, 4);
    const string_view type = bytes.substr(at + 4, 4);
    if (size > bytes.size() - at - 12) {
      to.damaged = true;
      return;
    }
    const string_view data = bytes.substr(at + 8, size);
    if (type == "tEXt" || type == "zTXt" || type == "iTXt") AddPngText(to, type, data);
    if (type == "eXIf") to.damaged = !AddExif(data, to.facts, false) || to.damaged;
    if (type == "tIME" && size >= 7) {
      Add(to, "修改时间",
          std::to_string(Number(data, 0, 2)) + "-" + std::to_string(Number(data, 2, 1)) + "-" +
              std::to_string(Number(data, 3, 1)));
    }
    at += 12 + size;
    if (type == "IEND") break;
  }
  to.behind = bytes.substr(at);
}

constexpr string_view kExifHead("Exif\0\0", 6);
constexpr string_view kXmpHead("http://ns.adobe.com/xap/1.0/\0", 29);
constexpr string_view kMoreXmpHead("http://ns.adobe.com/xmp/extension/\0", 35);
constexpr string_view kPhotoshopHead("Photoshop 3.0\0", 14);

void TakeSegment(ImageFacts& to, unsigned marker, string_view data) {
  if (marker == 0xFE) return Add(to, "注释", data);
  if (marker == 0xE1 && data.starts_with(kExifHead)) {
    to.damaged = !AddExif(data.substr(kExifHead.size()), to.facts, false) || to.damaged;
  } else if (marker == 0xE1 && data.starts_with(kXmpHead)) {
    to.damaged = !AddXmp(data.substr(kXmpHead.size()), to.facts) || to.damaged;
  } else if (marker == 0xE1 && data.starts_with(kMoreXmpHead)) {
    Add(to, "XMP（续）", data.substr(std::min<std::size_t>(kMoreXmpHead.size() + 40, data.size())));
  } else if (marker == 0xED && data.starts_with(kPhotoshopHead)) {
    AddIptc(data.substr(kPhotoshopHead.size()), to.facts);
  }
}

/// Past the picture's own data: a marker in it has a zero behind it, or is one of eight that stand in the middle.
std::size_t EndOfScan(string_view bytes, std::size_t at) {
  for (at = bytes.find('\xFF', at); at != string_view::npos; at = bytes.find('\xFF', at + 1)) {
    const std::size_t next = Number(bytes, at + 1, 1);
    if (next != 0 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) return at;
  }
  return bytes.size();
}

void ReadJpeg(string_view bytes, ImageFacts& to) {
  std::size_t at = 2;
  while (at + 4 <= bytes.size()) {
    if (bytes[at] != '\xFF') break;
    const auto marker = static_cast<unsigned>(Number(bytes, at + 1, 1));
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    const std::size_t size = Number(bytes, at + 2, 2);
    if (marker == 0xD9) break;
    if (size < 2 || size > bytes.size() - at - 2) break;
    TakeSegment(to, marker, bytes.substr(at + 4, size - 2));
    at += 2 + size;
    if (marker == 0xDA) at = EndOfScan(bytes, at);
  }
  if (at + 2 <= bytes.size() && bytes.substr(at, 2) == "\xFF\xD9") {
    to.behind = bytes.substr(at + 2);
  } else {
    to.damaged = true;
  }
}

/// Blocks of at most 255 bytes, each after its length.
string_view GifBlocks(string_view bytes, std::size_t& at, std::string& joined) {
  joined.clear();
  while (at < bytes.size()) {
    const std::size_t size = Number(bytes, at, 1);
    ++at;
    if (size == 0) break;
    joined += bytes.substr(at, size);
    at += std::min(size, bytes.size() - at);
  }
  return joined;
}

void ReadGif(string_view bytes, ImageFacts& to) {
  const auto table = [&](std::size_t flags) -> std::size_t {
    return (flags & 0x80U) != 0 ? 3U << ((flags & 7U) + 1) : 0;
  };
  std::size_t at = 13 + table(Number(bytes, 10, 1));
  std::string block;
  while (at < bytes.size()) {
    const std::size_t kind = Number(bytes, at, 1);
    if (kind == 0x3B) {
      to.behind = bytes.substr(at + 1);
      return;
    }
    if (kind == 0x2C) {
      at += 10 + table(Number(bytes, at + 9, 1)) + 1;
      GifBlocks(bytes, at, block);
    } else if (kind == 0x21) {
      const std::size_t label = Number(bytes, at + 1, 1);
      at += 2;
      if (label == 0xFF && bytes.substr(std::min(at + 1, bytes.size()), 11) == "XMP DataXMP") {
        const std::size_t end = std::min(bytes.find("<?xpacket end", at), bytes.size());
        AddXmp(bytes.substr(std::min(at + 12, end), end - std::min(at + 12, end)), to.facts);
      }
      GifBlocks(bytes, at, block);
      if (label == 0xFE) Add(to, "注释", block);
      if (label == 0x01 && block.size() > 12) Add(to, "文字", string_view(block).substr(12));
    } else {
      break;
    }
  }
  to.damaged = true;
}

void ReadWebp(string_view bytes, ImageFacts& to) {
  const std::size_t end = std::min(Number(bytes, 4, 4, true) + 8, bytes.size());
  for (std::size_t at = 12; at + 8 <= end;) {
    const string_view type = bytes.substr(at, 4);
    const std::size_t size = Number(bytes, at + 4, 4, true);
    if (size > end - at - 8) {
      to.damaged = true;
      return;
    }
    string_view data = bytes.substr(at + 8, size);
    if (data.starts_with(kExifHead)) data.remove_prefix(kExifHead.size());
    if (type == "EXIF") to.damaged = !AddExif(data, to.facts, false) || to.damaged;
    if (type == "XMP ") to.damaged = !AddXmp(data, to.facts) || to.damaged;
    at += 8 + size + (size & 1U);
  }
  to.behind = bytes.substr(end);
}

}  // namespace

ImageFacts FactsOf(string_view bytes) {
  ImageFacts facts;
  if (bytes.starts_with("\x89PNG\r\n")) {
    ReadPng(bytes, facts);
  } else if (bytes.starts_with("\xFF\xD8\xFF")) {
    ReadJpeg(bytes, facts);
  } else if (bytes.starts_with("GIF8")) {
    ReadGif(bytes, facts);
  } else if (bytes.starts_with("RIFF")) {
    ReadWebp(bytes, facts);
  } else if (bytes.starts_with(string_view("II*\0", 4)) || bytes.starts_with(string_view("MM\0*", 4))) {
    facts.damaged = !AddExif(bytes, facts.facts, true);
  } else {
    facts.known = bytes.starts_with("BM");
  }
  const bool blank = facts.behind.find_first_not_of(string_view("\0\r\n \xFF", 5)) == string_view::npos;
  if (blank) facts.behind = {};
  return facts;
}

bool HasImageFacts(string_view bytes) {
  const ImageFacts facts = FactsOf(bytes);
  return !facts.facts.empty() || !facts.behind.empty() || facts.damaged || !facts.known;
}

}  // namespace gongkai::docread
