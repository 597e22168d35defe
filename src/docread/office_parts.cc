#include "docread/office_parts.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "docread/inspectors.h"

namespace gongkai::docread {
namespace {

using std::string_view;

/// An entry as it is unpacked; every byte counts.
class UnpackedEntry : public ByteSource {
 public:
  UnpackedEntry(const ZipArchive& archive, std::size_t index, Gathering& to) : stream_(archive, index), to_(to) {}
  std::size_t Read(char* bytes, std::size_t most) override {
    const std::size_t got = stream_.Read(bytes, most);
    to_.SpendUnpacked(got);
    Check();
    return got;
  }
  void Check() const {
    if (stream_.state() == ZipEnd::kEncrypted)
      throw Obstructed(Obstacle::kEncrypted, "文件设有密码，请去掉密码后再上传。");
    if (stream_.state() != ZipEnd::kRead) throw XmlDamaged();
  }

 private:
  ZipStream stream_;
  Gathering& to_;
};

/// Targets are addresses relative to the part that names them.
std::string Resolve(std::string folder, string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  for (;;) {
    if (target.starts_with("./")) {
      target.remove_prefix(2);
    } else if (target.starts_with("../") && !folder.empty()) {
      target.remove_prefix(3);
      folder.pop_back();
      folder.resize(folder.rfind('/') + 1);
    } else {
      return folder + std::string(target);
    }
  }
}

std::string RelationsPart(const std::string& part) {
  const std::size_t name = part.rfind('/') + 1;
  return part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
}

}  // namespace

string_view FileNameOf(string_view part) { return part.substr(part.find_last_of("/\\") + 1); }

int NumberOfPart(string_view part) {
  const string_view name = FileNameOf(part);
  const std::size_t digit = name.find_first_of("0123456789");
  int number = 0;
  if (digit != string_view::npos) std::from_chars(name.data() + digit, name.data() + name.size(), number);
  return number;
}

OfficeParts::OfficeParts(const ZipArchive& archive, Gathering& to)
    : archive_(archive), to_(to), read_(archive.entries()) {}

std::vector<PartRelation> OfficeParts::RelationsOf(const std::string& part) {
  const std::string folder = part.substr(0, part.rfind('/') + 1);
  std::vector<PartRelation> relations;
  ReadAgain(RelationsPart(part), [&](XmlReader& xml) {
    for (XmlReader::Event event = xml.Next(); event != XmlReader::Event::kFinished; event = xml.Next()) {
      if (event != XmlReader::Event::kStart || xml.name() != "Relationship") continue;
      const string_view type = xml.Attribute("Type"), target = xml.Attribute("Target");
      const bool outside = xml.Attribute("TargetMode") == "External";
      relations.push_back({std::string(xml.Attribute("Id")), std::string(type.substr(type.rfind('/') + 1)),
                           outside ? std::string(target) : Resolve(folder, target), outside});
    }
  });
  return relations;
}

std::string OfficeParts::TargetOf(const std::string& part, string_view type) {
  for (PartRelation& relation : RelationsOf(part)) {
    if (relation.type == type && !relation.outside) return std::move(relation.target);
  }
  return {};
}

std::string OfficeParts::MainPart(const std::string& usual) {
  std::string main = TargetOf("", "officeDocument");
  return main.empty() ? usual : main;
}

bool OfficeParts::Read(const std::string& part, const std::function<void(XmlReader&)>& use) {
  const std::optional<std::size_t> index = archive_.IndexOf(part);
  if (!index || read_[*index]) return false;
  return ReadEntry(*index, use);
}

bool OfficeParts::ReadAgain(const std::string& part, const std::function<void(XmlReader&)>& use) {
  const std::optional<std::size_t> index = archive_.IndexOf(part);
  return index && ReadEntry(*index, use);
}

bool OfficeParts::ReadEntry(std::size_t index, const std::function<void(XmlReader&)>& use) {
  read_[index] = true;
  UnpackedEntry entry(archive_, index, to_);
  entry.Check();
  XmlReader xml(entry);
  use(xml);
  while (xml.Next() != XmlReader::Event::kFinished) {  // what a reader leaves must be sound too
  }
  if (remarks_told_.insert(index).second) {
    for (const std::string& remark : xml.Remarks()) to_.Add(Sight::kHiddenText, remark, "文件代码里的注释");
  }
  return true;
}

std::string OfficeParts::RootOf(const std::string& part) {
  const std::optional<std::size_t> index = archive_.IndexOf(part);
  if (!index) return {};
  UnpackedEntry entry(archive_, *index, to_);
  entry.Check();
  XmlReader xml(entry);
  xml.EnterRoot();
  return std::string(xml.name());
}

void OfficeParts::AddLinks(const std::string& part, string_view what) {
  for (const PartRelation& relation : RelationsOf(part)) {
    if (relation.outside) to_.Add(Sight::kLinkTarget, relation.target, std::string(what) + "的链接");
  }
}

std::vector<std::string> OfficeParts::Names() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < archive_.entries(); ++i) names.emplace_back(archive_.NameOf(i));
  return names;
}

void OfficeParts::ReadRest() {
  for (std::size_t i = 0; i < read_.size(); ++i) {
    const std::string name(archive_.NameOf(i));
    if (read_[i]) continue;
    read_[i] = true;
    ReadRestOf(i, name);
  }
}

}  // namespace gongkai::docread
