#include "docread/office_rewrite.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include "docread/docx_xml.h"
#include "docread/zip_archive.h"
#include "docread/zip_writing.h"

namespace gongkai::docread {
namespace {

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kContentTypes = "[Content_Types].xml";
constexpr std::size_t kMostParts = 6'000;  // two thousand sheets or slides with what hangs on them

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

/// "%20" and the like; names in archives are written either way.
std::string WithoutEscapes(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16).ptr == text.data() + i + 3) {
      plain += static_cast<char>(value);
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

std::string Resolve(std::string folder, std::string_view target) {
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

std::string FolderOf(std::string_view part) { return std::string(part.substr(0, part.rfind('/') + 1)); }

/// "word/_rels/document.xml.rels" is about "word/document.xml"; empty also for the package itself ("_rels/.rels").
std::optional<std::string> AboutWhich(std::string_view rels) {
  constexpr std::string_view kFolder = "_rels/", kEnd = ".rels";
  const std::size_t folder = rels.rfind(kFolder);
  if (!rels.ends_with(kEnd) || folder == std::string_view::npos || (folder > 0 && rels[folder - 1] != '/')) {
    return std::nullopt;
  }
  const std::string_view name = rels.substr(folder + kFolder.size());
  if (name.find('/') != std::string_view::npos) return std::nullopt;
  return std::string(rels.substr(0, folder)) + std::string(name.substr(0, name.size() - kEnd.size()));
}

std::string RelsOf(const std::string& part) {
  const std::size_t name = part.rfind('/') + 1;
  return part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
}

/// As one part names another: relative to its folder.
std::string Relative(const std::string& from, const std::string& target) {
  std::string folder = FolderOf(from), up;
  while (!target.starts_with(folder)) {
    folder.pop_back();
    folder.resize(folder.rfind('/') + 1);
    up += "../";
  }
  return up + target.substr(folder.size());
}

std::string ExtensionOf(std::string_view part) {
  const std::size_t dot = part.rfind('.');
  return dot == std::string_view::npos || dot < part.rfind('/') + 1 ? std::string() : Lower(part.substr(dot + 1));
}

class StringWriter : public pugi::xml_writer {
 public:
  void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
  std::string text;
};

bool IsTooDeep(pugi::xml_node root) {
  constexpr int kDeepest = 1'000;
  int depth = 0;
  for (pugi::xml_node node = root; node;) {
    if (node.first_child()) {
      node = node.first_child();
      if (++depth > kDeepest) return true;
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    node = node == root ? pugi::xml_node() : node.next_sibling();
  }
  return false;
}

/// Comments and rules of a document type, which no program shows.
bool HasRemarks(std::string_view text) {
  const bool markup = text.starts_with('<') || text.starts_with("\xEF\xBB\xBF<");
  return markup && (text.find("<!--") != std::string_view::npos || text.find("<!DOCTYPE") != std::string_view::npos);
}

/// A part that is written anew loses them.
void DropRemarks(std::string& text, CleanWork& work) {
  if (!work.Removes(Sight::kHiddenText) || !HasRemarks(text)) return;
  std::string parsed = text;
  pugi::xml_document xml;
  if (!ParsePart(parsed, xml) || !xml.document_element()) return;
  text = WritePart(xml);
  work.Note(Sight::kHiddenText, "文件代码里的注释");
}

std::nullopt_t Damaged(CleanWork& work) {
  return work.Refuse(Obstacle::kDamaged, "文件已损坏，无法制作干净的副本，请用 Office 或 WPS 打开并另存后再试。");
}

}  // namespace

bool ParsePart(std::string& text, pugi::xml_document& xml) {
  return ParseXml(text, xml, kMostMarkupOfCopy) && !IsTooDeep(xml);
}

std::string WritePart(const pugi::xml_document& xml) {
  StringWriter writer;
  writer.text = kDeclaration;
  xml.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(writer.text);
}

std::string WriteNode(pugi::xml_node node) {
  StringWriter writer;
  node.print(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(writer.text);
}

bool OfficeRewrite::Load(std::string_view bytes, CleanWork& work) {
  const ZipArchive archive(bytes);
  if (!archive.good() || archive.crowded()) {
    Damaged(work);
    return false;
  }
  if (archive.entries() > kMostParts) {
    work.Refuse(Obstacle::kTooLarge, "文件里的部分太多，没有制作干净的副本，请拆分后再试。");
    return false;
  }
  std::string types;
  std::vector<std::pair<std::string, std::string>> rels;
  for (std::size_t i = 0; i < archive.entries(); ++i) {
    std::string name(archive.NameOf(i)), text;
    std::replace(name.begin(), name.end(), '\\', '/');
    if (name.empty() || name.ends_with('/')) continue;
    const ZipEnd end = archive.Unpack(i, work.RestToUnpack(), text);
    if (end != ZipEnd::kRead || !work.Unpacked(text.size())) {
      if (end == ZipEnd::kTooLarge || end == ZipEnd::kRead) {
        work.Refuse(Obstacle::kTooLarge, "文件解开后太大，没有制作干净的副本。");
      } else {
        Damaged(work);
      }
      return false;
    }
    DropRemarks(text, work);
    if (Lower(name) == Lower(kContentTypes)) {
      if (types.empty()) types = std::move(text);
    } else if (name.ends_with(".rels")) {
      rels.emplace_back(std::move(name), std::move(text));
    } else {
      parts_.emplace(std::move(name), Part{std::move(text), {}});  // the first of a name is the one that is read
    }
  }
  for (auto& [name, text] : rels) ReadLinks(name, text);
  if (!ReadContentTypes(types) || !Has(Main())) {
    Damaged(work);
    return false;
  }
  return true;
}

bool OfficeRewrite::ReadContentTypes(std::string& text) {
  pugi::xml_document xml;
  if (!ParsePart(text, xml)) return false;
  std::map<std::string, std::string> by_extension, by_name;
  for (const pugi::xml_node node : xml.document_element()) {
    const std::string type(Attribute(node, "ContentType"));
    if (LocalName(node) == "Default") by_extension[Lower(Attribute(node, "Extension"))] = type;
    if (LocalName(node) == "Override") by_name[Lower(WithoutEscapes(Attribute(node, "PartName")))] = type;
  }
  for (auto& [name, part] : parts_) {
    const auto own = by_name.find("/" + Lower(name));
    part.content_type = own != by_name.end() ? own->second : by_extension[ExtensionOf(name)];
  }
  return true;
}

std::string OfficeRewrite::Found(const std::string& target) const {
  for (const std::string& name : {target, WithoutEscapes(target)}) {
    if (parts_.contains(name)) return name;
    const auto same =
        std::find_if(parts_.begin(), parts_.end(), [&](const auto& part) { return Lower(part.first) == Lower(name); });
    if (same != parts_.end()) return same->first;
  }
  return {};
}

void OfficeRewrite::ReadLinks(const std::string& rels, std::string& text) {
  const std::optional<std::string> about = AboutWhich(rels);
  pugi::xml_document xml;
  if (!about || !ParsePart(text, xml)) return;
  const std::string source = about->empty() || about->ends_with('/') ? std::string() : Found(*about);
  if (source.empty() && !about->empty()) return;
  for (const pugi::xml_node node : xml.document_element()) {
    PartLink link{std::string(Attribute(node, "Id")), std::string(Attribute(node, "Type")),
                  std::string(Attribute(node, "Target")), Attribute(node, "TargetMode") == "External"};
    if (!link.external) {
      link.target = Found(Resolve(FolderOf(source), std::string_view(link.target).substr(0, link.target.find('#'))));
      if (link.target.empty()) continue;
    }
    links_[source].push_back(std::move(link));
  }
}

std::string OfficeRewrite::Main() const {
  const auto package = links_.find("");
  if (package != links_.end()) {
    for (const PartLink& link : package->second) {
      if (link.kind() == "officeDocument" && !link.external) return link.target;
    }
  }
  return {};
}

std::vector<std::string> OfficeRewrite::Names() const {
  std::vector<std::string> names;
  for (const auto& part : parts_) names.push_back(part.first);
  return names;
}

std::string OfficeRewrite::TargetOf(const std::string& part, std::string_view kind) {
  for (const PartLink& link : LinksOf(part)) {
    if (link.kind() == kind && !link.external) return link.target;
  }
  return {};
}

void OfficeRewrite::DropLinks(const std::string& part, const std::function<bool(const PartLink&)>& drops) {
  std::erase_if(LinksOf(part), drops);
}

std::vector<std::string> OfficeRewrite::Reachable() const {
  std::vector<std::string> found;
  std::set<std::string> seen;
  std::vector<std::string> waiting = {""};
  while (!waiting.empty()) {
    const std::string part = std::move(waiting.back());
    waiting.pop_back();
    const auto links = links_.find(part);
    if (links == links_.end()) continue;
    for (const PartLink& link : links->second) {
      if (link.external || !parts_.contains(link.target) || !seen.insert(link.target).second) continue;
      found.push_back(link.target);
      waiting.push_back(link.target);
    }
  }
  return found;
}

void OfficeRewrite::DropUnreachable() {
  const std::vector<std::string> reachable = Reachable();
  const std::set<std::string> kept(reachable.begin(), reachable.end());
  std::erase_if(parts_, [&](const auto& part) { return !kept.contains(part.first); });
  std::erase_if(links_, [&](const auto& links) { return !links.first.empty() && !kept.contains(links.first); });
}

void OfficeRewrite::Rename(const std::string& part, const std::string& name) {
  auto node = parts_.extract(part);
  node.key() = name;
  parts_.insert(std::move(node));
  if (auto links = links_.extract(part); !links.empty()) {
    links.key() = name;
    links_.insert(std::move(links));
  }
  for (auto& [source, links] : links_) {
    for (PartLink& link : links) {
      if (!link.external && link.target == part) link.target = name;
    }
  }
}

bool OfficeRewrite::Edit(const std::string& part, CleanWork& work,
                         const std::function<void(pugi::xml_node root)>& edit) {
  std::string text = std::move(Bytes(part));
  if (HasTooMuchMarkup(text, kMostMarkupOfCopy)) {
    work.Refuse(Obstacle::kTooLarge, "文件的内容太多，没有制作干净的副本。");
    return false;
  }
  pugi::xml_document xml;
  if (!ParsePart(text, xml) || !xml.document_element()) {
    Damaged(work);
    return false;
  }
  edit(xml.document_element());
  Bytes(part) = WritePart(xml);
  return !work.refused();
}

std::string OfficeRewrite::ContentTypes() const {
  pugi::xml_document xml;
  pugi::xml_node types = xml.append_child("Types");
  types.append_attribute("xmlns") = "http://schemas.openxmlformats.org/package/2006/content-types";
  const auto add = [&](const char* element, const char* name, const std::string& value, const std::string& type) {
    pugi::xml_node node = types.append_child(element);
    node.append_attribute(name) = value.c_str();
    node.append_attribute("ContentType") = type.c_str();
  };
  add("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
  add("Default", "Extension", "xml", "application/xml");
  for (const auto& [name, part] : parts_) {
    if (!part.content_type.empty()) add("Override", "PartName", "/" + name, part.content_type);
  }
  return WritePart(xml);
}

std::string OfficeRewrite::Relationships(const std::string& part, const std::vector<PartLink>& links) const {
  pugi::xml_document xml;
  pugi::xml_node all = xml.append_child("Relationships");
  all.append_attribute("xmlns") = "http://schemas.openxmlformats.org/package/2006/relationships";
  for (const PartLink& link : links) {
    if (!link.external && !parts_.contains(link.target)) continue;
    pugi::xml_node node = all.append_child("Relationship");
    node.append_attribute("Id") = link.id.c_str();
    node.append_attribute("Type") = link.type.c_str();
    node.append_attribute("Target") = link.external ? link.target.c_str() : Relative(part, link.target).c_str();
    if (link.external) node.append_attribute("TargetMode") = "External";
  }
  return WritePart(xml);
}

std::optional<std::string> OfficeRewrite::Save(CleanWork& work) const {
  std::vector<std::pair<std::string, std::string>> made;
  made.emplace_back(kContentTypes, ContentTypes());
  for (const auto& [part, links] : links_) {
    if (!links.empty()) made.emplace_back(RelsOf(part), Relationships(part, links));
  }
  std::vector<ZipMember> members;
  members.reserve(made.size() + parts_.size());
  for (const auto& [name, text] : made) members.push_back({name, text});
  for (const auto& [name, part] : parts_) members.push_back({name, part.bytes});
  std::optional<std::string> bytes = WriteZip(members);
  if (!bytes) return Damaged(work);
  return bytes;
}

}  // namespace gongkai::docread
