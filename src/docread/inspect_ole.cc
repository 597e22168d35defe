// What stands in a compound file and is no document by itself: macros, and files that were put into a document as
// objects. Sources: [MS-OVBA] 2.4.1 (packed source), [MS-OLEDS] (native data).
#include <algorithm>
#include <string>
#include <string_view>

#include "docread/encoding.h"
#include "docread/inspectors.h"
#include "docread/ole_file.h"

namespace gongkai::docread {
namespace {

using std::string_view;

std::size_t Number(string_view bytes, std::size_t at, std::size_t width) {
  std::size_t value = 0;
  for (std::size_t i = width; i-- > 0 && at + i < bytes.size();) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

/// One chunk of at most 4,096 bytes: flags of eight, each for a byte or a copy of what stands before.
void UnpackChunk(string_view chunk, std::string& out) {
  const std::size_t begin = out.size();
  for (std::size_t at = 0; at < chunk.size();) {
    const auto flags = static_cast<unsigned char>(chunk[at++]);
    for (unsigned bit = 0; bit < 8 && at < chunk.size(); ++bit) {
      if ((flags >> bit & 1U) == 0) {
        out += chunk[at++];
        continue;
      }
      if (at + 2 > chunk.size()) return;
      const std::size_t token = Number(chunk, at, 2);
      at += 2;
      unsigned bits = 4;
      while ((std::size_t{1} << bits) < out.size() - begin) ++bits;
      const std::size_t length = (token & (0xFFFFU >> bits)) + 3, back = (token >> (16U - bits)) + 1;
      if (back > out.size() - begin) return;
      for (std::size_t i = 0; i < length; ++i) out += out[out.size() - back];
    }
  }
}

/// The source of a module: packed, somewhere in its stream. It begins with "Attribut", whose first flags stand before.
std::string SourceOf(string_view stream) {
  const std::size_t found = stream.find(string_view("\0Attribut", 9));
  if (found == string_view::npos || found < 3) return {};
  std::string source;
  constexpr std::size_t kMost = 4U << 20U;
  for (std::size_t at = found - 2; at + 2 < stream.size() && source.size() < kMost;) {
    const std::size_t head = Number(stream, at, 2), size = (head & 0xFFFU) + 1;
    if ((head >> 12U & 7U) != 3) break;
    const string_view chunk = stream.substr(at + 2, size);
    if ((head & 0x8000U) != 0) {
      UnpackChunk(chunk, source);
    } else {
      source += chunk;
    }
    at += 2 + size;
  }
  return source;
}

string_view UpToNul(string_view bytes, std::size_t& at) {
  const std::size_t begin = std::min(at, bytes.size()), end = std::min(bytes.find('\0', begin), bytes.size());
  at = std::min(end + 1, bytes.size());
  return bytes.substr(begin, end - begin);
}

/// A file as the packager put it: its size, then its name, the paths it came from, then the file.
void InspectPackaged(string_view native, Gathering& to) {
  std::size_t at = 6;
  const std::string name = Decode(UpToNul(native, at)).utf8;
  const std::string path = Decode(UpToNul(native, at)).utf8;
  at += 8;
  const std::string temporary = Decode(UpToNul(native, at)).utf8;
  const std::size_t size = Number(native, at, 4);
  to.Add(Sight::kFileName, name, "嵌入的文件的名称");
  to.Add(Sight::kProperty, path, "嵌入的文件原来的位置");
  to.Add(Sight::kProperty, temporary, "嵌入的文件原来的位置");
  if (at + 4 < native.size()) to.LookInto(native.substr(at + 4, size), name);
}

}  // namespace

void InspectOle(string_view bytes, Gathering& to) {
  const OleFile file(bytes);
  if (file.streams().empty()) {
    throw Obstructed(Obstacle::kDamaged, "文件已损坏，没有检查，请用 Office 或 WPS 打开并重新保存后再上传。");
  }
  std::size_t left = bytes.size() * 4;  // streams may name the same bytes, but not without end
  for (const OleFile::Stream& stream : file.streams()) {
    to.Tick();
    if (std::min(stream.size, bytes.size()) > left) {
      throw Obstructed(Obstacle::kDamaged, "文件已损坏，没有检查，请用 Office 或 WPS 打开并重新保存后再上传。");
    }
    left -= std::min(stream.size, bytes.size());
    const bool native = stream.name == "\1Ole10Native";
    const bool package = stream.name == "Package" || stream.name == "CONTENTS" || stream.name == "EmbeddedOdf";
    if (native || package) {
      const std::string content = file.Read(stream, bytes.size());
      if (content.size() < stream.size) to.ObstructPart("嵌入的对象不完整，可能没有检查全，请另存后再上传。");
      to.SpendUnpacked(content.size());
      if (native) InspectPackaged(content, to);
      if (package) to.LookInto(content, "嵌入的对象");
    } else if (stream.size >= 16) {
      const std::string source = Decode(SourceOf(file.Read(stream, bytes.size()))).utf8;
      to.Add(Sight::kScript, source, "宏“" + stream.name + "”");
    }
  }
}

}  // namespace gongkai::docread
