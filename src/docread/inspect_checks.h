// For the tests of inspection: what must hold of every inspection, and how to ask for what was found.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include <support/made_zip.h>
#include "base/fold.h"
#include "base/utf8.h"
#include "docread/inspect.h"

namespace gongkai::docread {

using testing::MakeZip;
using testing::ZipEntries;

inline void CheckOrderly(const Inspection& inspection) {
  REQUIRE(!inspection.files.empty());
  CHECK(inspection.files[0].inside == -1);
  CHECK((inspection.obstacle == Obstacle::kNone) == inspection.obstacle_message.empty());
  for (std::size_t i = 1; i < inspection.files.size(); ++i) {
    CHECK(inspection.files[i].inside >= 0);
    CHECK(inspection.files[i].inside < static_cast<int>(i));
    CHECK(!inspection.files[i].name.empty());
    CHECK(!inspection.files[i].kind.empty());
  }
  for (const Piece& piece : inspection.pieces) {
    CHECK(!piece.text.empty());
    CHECK(Trim(piece.text) == piece.text);
    CHECK(IsValidUtf8(piece.text));
    CHECK(IsValidUtf8(piece.where));
    CHECK(!piece.where.empty());
    CHECK(piece.file >= 0);
    CHECK(static_cast<std::size_t>(piece.file) < inspection.files.size());
    CHECK(piece.where.starts_with(PathOf(inspection.files, piece.file)));
  }
}

inline Inspection Inspected(std::string_view bytes, std::string_view name = "") {
  Inspection inspection = Inspect(bytes, name);
  CHECK(inspection.obstacle_message == "");
  CheckOrderly(inspection);
  return inspection;
}

/// "place=text" of all pieces of a sight, in order.
inline std::vector<std::string> Found(const Inspection& inspection, Sight sight) {
  std::vector<std::string> found;
  for (const Piece& piece : inspection.pieces) {
    if (piece.sight == sight) found.push_back(piece.where + "=" + piece.text);
  }
  return found;
}

inline std::vector<std::string> Texts(const Inspection& inspection, Sight sight) {
  std::vector<std::string> texts;
  for (const Piece& piece : inspection.pieces) {
    if (piece.sight == sight) texts.push_back(piece.text);
  }
  return texts;
}

/// What nobody sees, but for properties: "hidden-row 工作表…=text".
inline std::vector<std::string> Unseen(const Inspection& inspection) {
  std::vector<std::string> unseen;
  for (const Piece& piece : inspection.pieces) {
    if (piece.sight == Sight::kShown || piece.sight == Sight::kProperty) continue;
    unseen.push_back(std::string(IdOf(piece.sight)) + " " + piece.where + "=" + piece.text);
  }
  return unseen;
}

inline bool Has(const Inspection& inspection, Sight sight, std::string_view text) {
  for (const Piece& piece : inspection.pieces) {
    if (piece.sight == sight && piece.text.find(text) != std::string::npos) return true;
  }
  return false;
}

using Strings = std::vector<std::string>;

inline constexpr const char* kTypesOfRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// "id type target" to a relation; an address outside where the target has a colon.
inline std::string Relation(const std::string& id, const std::string& type, const std::string& target) {
  const bool outside = target.find(':') != std::string::npos;
  return "<Relationship Id=\"" + id + "\" Type=\"" + kTypesOfRelations + type + "\" Target=\"" + target + "\"" +
         (outside ? " TargetMode=\"External\"" : "") + "/>";
}

inline std::string Relations(const std::string& relations) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships>" + relations + "</Relationships>";
}

/// A docx with this body and more parts.
inline std::string Docx(const std::string& body, const ZipEntries& more = {}) {
  ZipEntries entries = {{"[Content_Types].xml", "<Types/>"},
                        {"_rels/.rels", Relations(Relation("rId1", "officeDocument", "word/document.xml"))},
                        {"word/document.xml", "<w:document><w:body>" + body + "</w:body></w:document>"}};
  entries.insert(entries.end(), more.begin(), more.end());
  return MakeZip(entries);
}

inline std::string P(const std::string& runs) { return "<w:p>" + runs + "</w:p>"; }
inline std::string R(const std::string& text, const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

}  // namespace gongkai::docread
