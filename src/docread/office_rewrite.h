// The parts of a docx, xlsx or pptx while a clean copy is made of it: taken out, changed, dropped, and put together
// again. What nothing refers to any more does not come along, nor does what the archive says of itself (times, remarks,
// a second part of the same name). Source: ISO/IEC 29500-2. Next to read: clean_docx.cc.
#pragma once

#include <pugixml.hpp>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docread/clean_work.h"

namespace gongkai::docread {

struct PartLink {
  std::string id;
  std::string type;    // an address
  std::string target;  // a part, as the archive names it; of an external link the address
  bool external = false;
  /// The last segment of the type: "image", "comments", …
  std::string_view kind() const { return std::string_view(type).substr(type.rfind('/') + 1); }
};

class OfficeRewrite {
 public:
  /// False when it refused.
  bool Load(std::string_view bytes, CleanWork& work);

  /// The part that the package is about.
  std::string Main() const;
  bool Has(const std::string& part) const { return parts_.contains(part); }
  std::string& Bytes(const std::string& part) { return parts_.at(part).bytes; }
  std::vector<std::string> Names() const;
  std::string& ContentType(const std::string& part) { return parts_.at(part).content_type; }

  /// Of a part; of the package itself for an empty name.
  std::vector<PartLink>& LinksOf(const std::string& part) { return links_[part]; }
  /// The first target of a kind; empty when there is none.
  std::string TargetOf(const std::string& part, std::string_view kind);
  void DropLinks(const std::string& part, const std::function<bool(const PartLink&)>& drops);

  /// Whether something of the package would still lead there.
  std::vector<std::string> Reachable() const;
  /// Drops what cannot be reached.
  void DropUnreachable();

  /// With every reference to it. `name` must be free.
  void Rename(const std::string& part, const std::string& name);

  /// Lets `edit` change the tree of a part. False when it is no XML, or refused.
  bool Edit(const std::string& part, CleanWork& work, const std::function<void(pugi::xml_node root)>& edit);

  std::optional<std::string> Save(CleanWork& work) const;

 private:
  struct Part {
    std::string bytes;
    std::string content_type;
  };
  bool ReadContentTypes(std::string& text);
  void ReadLinks(const std::string& rels, std::string& text);
  std::string Found(const std::string& target) const;
  std::string ContentTypes() const;
  std::string Relationships(const std::string& part, const std::vector<PartLink>& links) const;

  std::map<std::string, Part> parts_;
  std::map<std::string, std::vector<PartLink>> links_;
};

/// The whole tree, never deeper than a document is: what walks it may call itself.
bool ParsePart(std::string& text, pugi::xml_document& xml);
std::string WritePart(const pugi::xml_document& xml);
/// One element with what is in it, without a declaration.
std::string WriteNode(pugi::xml_node node);

}  // namespace gongkai::docread
