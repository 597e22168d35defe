// zip: the names, and every file within, whatever it is.
#include <optional>
#include <string>

#include "base/utf8.h"
#include "docread/encoding.h"
#include "docread/inspectors.h"

namespace gongkai::docread {
namespace {

/// Windows in Chinese writes names in GB18030.
std::string ReadableName(std::string_view name) { return IsValidUtf8(name) ? std::string(name) : Decode(name).utf8; }

void InspectEntry(const ZipArchive& archive, std::size_t index, const std::string& name, Gathering& to) {
  std::string bytes;
  switch (archive.Unpack(index, to.UnpackedLeft(), bytes)) {
    case ZipEnd::kTooLarge:
      to.SpendUnpacked(to.UnpackedLeft() + 1);
      return;
    case ZipEnd::kEncrypted:
      return to.Unopened(name, Obstacle::kEncrypted, "文件设有密码，没有打开。");
    case ZipEnd::kMissing:
    case ZipEnd::kDamaged:
      return to.Unopened(name, Obstacle::kDamaged, "文件已损坏，没有打开。");
    case ZipEnd::kRead:
      break;
  }
  if (bytes.empty() && name.ends_with('/')) return;  // a folder; one that holds bytes is none
  to.SpendUnpacked(bytes.size());
  to.LookInto(bytes, name);
}

}  // namespace

void InspectZip(const ZipArchive& archive, Gathering& to) {
  to.Add(Sight::kProperty, ReadableName(archive.Comment()), "压缩包的说明");
  for (std::size_t i = 0; i < archive.entries(); ++i) {
    const std::string name = ReadableName(archive.NameOf(i));
    to.Add(Sight::kFileName, name, "压缩包里的文件名");
    to.Add(Sight::kProperty, ReadableName(archive.CommentOf(i)), "压缩包里文件的说明");
    InspectEntry(archive, i, name, to);
  }
}

}  // namespace gongkai::docread
