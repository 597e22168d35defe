// The parts of a docx, xlsx or pptx file as an inspector takes them: each is read once, as a stream, and what no
// inspector of its format knows is looked into all the same (office_rest.cc): embedded files, pictures, macros,
// properties, custom XML, charts. Next to read: inspect_docx.cc.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "docread/gathering.h"
#include "docread/xml_events.h"
#include "docread/zip_archive.h"

namespace gongkai::docread {

struct PartRelation {
  std::string id;
  std::string type;    // its last segment: "hyperlink", "comments"
  std::string target;  // as the archive names it; an address where `outside`
  bool outside = false;
};

class OfficeParts {
 public:
  OfficeParts(const ZipArchive& archive, Gathering& to);

  Gathering& to() { return to_; }

  /// What a part refers to, inside the file and outside; what the file itself does for an empty name.
  std::vector<PartRelation> RelationsOf(const std::string& part);
  /// The first of a type; empty where there is none.
  std::string TargetOf(const std::string& part, std::string_view type);
  std::string MainPart(const std::string& usual);

  /// Reads a part, once; false where it is not there or was read before.
  bool Read(const std::string& part, const std::function<void(XmlReader&)>& use);
  /// The same again, of a part that takes two passes.
  bool ReadAgain(const std::string& part, const std::function<void(XmlReader&)>& use);
  /// The root's name of a part that is XML; empty otherwise.
  std::string RootOf(const std::string& part);
  bool Has(const std::string& part) const { return archive_.IndexOf(part).has_value(); }

  /// Addresses outside that a part leads to. `what` holds them: "正文", "工作表“明细”".
  void AddLinks(const std::string& part, std::string_view what);

  /// Whatever has not been read.
  void ReadRest();
  /// All names, for those who look for parts by their place.
  std::vector<std::string> Names() const;

 private:
  bool ReadEntry(std::size_t index, const std::function<void(XmlReader&)>& use);
  void ReadRestOf(std::size_t index, const std::string& name);
  void ReadXml(std::size_t index, const std::string& name);
  void ReadBinary(std::size_t index, const std::string& name);

  const ZipArchive& archive_;
  Gathering& to_;
  std::vector<bool> read_;
  std::set<std::size_t> remarks_told_;  // of which parts
};

/// "xl/media/image1.png" is "image1.png".
std::string_view FileNameOf(std::string_view part);
/// The number in a part's name: 2 of "word/header2.xml"; 0 where there is none.
int NumberOfPart(std::string_view part);

/// Handles a part whose root has that name, if it is one that all three formats share: properties, custom XML, charts,
/// drawings, persons, what a form's control holds. `name` is that of the part, and `xml` stands at its root.
void InspectSharedPart(XmlReader& xml, const std::string& name, Gathering& to);

}  // namespace gongkai::docread
