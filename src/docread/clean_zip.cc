// An archive of clean copies: each file within is cleaned like one by itself, and one that cannot be cleaned ends the
// whole. Names stay, but for words that change; times and remarks go.
#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "docread/clean_work.h"
#include "docread/clean_zip.h"
#include "docread/encoding.h"
#include "docread/zip_archive.h"
#include "docread/zip_writing.h"

namespace gongkai::docread {
namespace {

std::string LastOf(std::string_view name) { return std::string(name.substr(name.rfind('/') + 1)); }

/// What systems put beside the files for themselves.
bool IsOfASystem(std::string_view name) {
  const std::string last = LastOf(name);
  return name.starts_with("__MACOSX/") || last == ".DS_Store" || last == "Thumbs.db" || last == "desktop.ini" ||
         last.starts_with("._") || last.starts_with("~$");
}

/// Old archives from Windows have their names in GB18030.
std::string Utf8Name(std::string_view raw) { return IsValidUtf8(raw) ? std::string(raw) : Decode(raw).utf8; }

std::optional<std::string> CleanMember(const ArchiveMember& member, CleanWork& work, std::string& name) {
  const CleanWork::Within within(work, name);
  if (within.TooDeep()) {
    return work.Refuse(Obstacle::kTooLarge, "压缩包一层套一层，套得太深，没有制作干净的副本。");
  }
  work.as.clear();
  std::optional<std::string> cleaned = CleanAny(member.bytes, member.name, work);
  if (cleaned && !work.as.empty()) name = NameOfKind(name, work.as);
  work.as.clear();
  return cleaned;
}

}  // namespace

std::string NameOfKind(const std::string& name, const std::string& kind) {
  const std::size_t dot = name.rfind('.');
  const bool has_end = dot != std::string::npos && dot > name.rfind('/') + 1;
  return (has_end ? name.substr(0, dot) : name) + "." + kind;
}

std::optional<std::vector<ArchiveMember>> UnpackAll(std::string_view bytes, CleanWork& work) {
  const ZipArchive archive(bytes);
  std::vector<ArchiveMember> members;
  if (!archive.good() || archive.crowded()) {
    return work.Refuse(Obstacle::kDamaged, "压缩包已损坏，或者里面的文件太多，没有制作干净的副本。");
  }
  for (std::size_t i = 0; i < archive.entries(); ++i) {
    ArchiveMember member{Utf8Name(archive.NameOf(i)), {}};
    if (work.Removes(Sight::kProperty) && IsOfASystem(member.name)) {
      work.Note(Sight::kProperty, "系统附带的文件");
      continue;
    }
    if (!member.name.ends_with('/')) {
      const ZipEnd end = archive.Unpack(i, work.RestToUnpack(), member.bytes);
      if (end == ZipEnd::kEncrypted) {
        return work.Refuse(Obstacle::kEncrypted, "压缩包设有密码，请去掉密码后再试。");
      }
      if (end == ZipEnd::kTooLarge || (end == ZipEnd::kRead && !work.Unpacked(member.bytes.size())) ||
          !work.OneFileMore()) {
        return work.Refuse(Obstacle::kTooLarge, "压缩包解开后太大，或者里面的文件太多，没有制作干净的副本。");
      }
      if (end != ZipEnd::kRead) return work.Refuse(Obstacle::kDamaged, "压缩包已损坏，没有制作干净的副本。");
    }
    members.push_back(std::move(member));
  }
  return members;
}

std::optional<std::string> PackAll(const std::vector<ArchiveMember>& members, CleanWork& work) {
  std::set<std::string> taken;
  std::vector<ZipMember> packed;
  for (const ArchiveMember& member : members) {
    std::string name = member.name;
    work.Change(name);
    const std::string wanted = name;
    for (int number = 2; !taken.insert(name).second; ++number) {
      const std::size_t dot = wanted.rfind('.') == std::string::npos ? wanted.size() : wanted.rfind('.');
      name = wanted.substr(0, dot) + "（" + std::to_string(number) + "）" + wanted.substr(dot);
    }
    packed.push_back({name, member.bytes});
  }
  std::optional<std::string> bytes = WriteZip(packed);
  if (!bytes) return work.Refuse(Obstacle::kDamaged, "压缩包里文件的名称不对，没有制作干净的副本。");
  return bytes;
}

std::optional<std::string> CleanZip(std::string_view bytes, CleanWork& work) {
  std::optional<std::vector<ArchiveMember>> members = UnpackAll(bytes, work);
  if (!members) return std::nullopt;
  for (ArchiveMember& member : *members) {
    if (member.name.ends_with('/')) continue;
    std::optional<std::string> cleaned = CleanMember(member, work, member.name);
    if (!cleaned) return std::nullopt;
    member.bytes = *std::move(cleaned);
  }
  return PackAll(*members, work);
}

}  // namespace gongkai::docread
