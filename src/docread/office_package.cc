#include "docread/office_package.h"

#include <string_view>

#include "docread/docx_xml.h"

namespace gongkai::docread {
namespace {

constexpr std::size_t kLargestRelations = 4U << 20U;

/// Targets are addresses relative to the part that names them.
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

}  // namespace

std::vector<Relation> RelationsOf(const ZipArchive& archive, const std::string& part) {
  const std::size_t name = part.rfind('/') + 1;
  const std::string folder = part.substr(0, name);
  std::string text;
  pugi::xml_document xml;
  std::vector<Relation> relations;
  if (archive.Unpack(folder + "_rels/" + part.substr(name) + ".rels", kLargestRelations, text) != ZipEnd::kRead ||
      !ParseXml(text, xml)) {
    return relations;
  }
  for (const pugi::xml_node relation : xml.document_element()) {
    const std::string_view target = Attribute(relation, "Target");
    if (target.empty() || Attribute(relation, "TargetMode") == "External") continue;
    relations.push_back(
        {std::string(Attribute(relation, "Id")), std::string(Attribute(relation, "Type")), Resolve(folder, target)});
  }
  return relations;
}

std::string MainPart(const ZipArchive& archive, const std::string& usual) {
  for (const Relation& relation : RelationsOf(archive, "")) {
    if (relation.type.ends_with("/officeDocument")) return relation.target;
  }
  return usual;
}

}  // namespace gongkai::docread
