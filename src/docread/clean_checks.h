// For the tests of clean copies: orders, and what is left in the parts of a copy.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <support/made_zip.h>
#include "docread/clean.h"
#include "docread/zip_archive.h"

namespace gongkai::docread {

/// Everything that nobody sees goes.
inline CleanOrder Everything(std::vector<TextChange> changes = {}) {
  CleanOrder order;
  for (int sight = 1; sight <= static_cast<int>(Sight::kEarlierVersion); ++sight) {
    order.remove.insert(static_cast<Sight>(sight));
  }
  order.changes = std::move(changes);
  return order;
}

/// One part of a copy; empty where there is none.
inline std::string PartOf(const std::string& bytes, const std::string& name) {
  std::string text;
  ZipArchive(bytes).Unpack(name, 64U << 20U, text);
  return text;
}

inline std::vector<std::string> NamesIn(const std::string& bytes) {
  const ZipArchive archive(bytes);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < archive.entries(); ++i) names.emplace_back(archive.NameOf(i));
  std::sort(names.begin(), names.end());
  return names;
}

/// Whether any part holds the words.
inline bool Holds(const std::string& bytes, std::string_view words) {
  const std::vector<std::string> names = NamesIn(bytes);
  return bytes.find(words) != std::string::npos ||
         std::any_of(names.begin(), names.end(), [&](const std::string& name) {
           return name.find(words) != std::string::npos || PartOf(bytes, name).find(words) != std::string::npos;
         });
}

inline int PiecesOf(const Cleaned& cleaned, Sight sight) {
  int pieces = 0;
  for (const Removed& removed : cleaned.removed) pieces += removed.sight == sight ? removed.pieces : 0;
  return pieces;
}

inline constexpr std::string_view kPackageRels = "http://schemas.openxmlformats.org/package/2006/relationships";
inline constexpr std::string_view kRels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// "<Relationships>" of (id, last segment of the type, target).
inline std::string RelsXml(const std::vector<std::array<std::string, 3>>& links) {
  std::string xml = "<Relationships xmlns=\"" + std::string(kPackageRels) + "\">";
  for (const auto& [id, kind, target] : links) {
    const bool outside = target.find(":") != std::string::npos;
    xml += "<Relationship Id=\"" + id + "\" Type=\"" + std::string(kRels) + kind + "\" Target=\"" + target + "\"" +
           (outside ? " TargetMode=\"External\"" : "") + "/>";
  }
  return xml + "</Relationships>";
}

/// "<Types>" of (part, what follows "application/vnd.openxmlformats-officedocument.").
inline std::string TypesXml(const std::vector<std::pair<std::string, std::string>>& types) {
  std::string xml =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
      "ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>";
  for (const auto& [part, type] : types) {
    xml += "<Override PartName=\"/" + part + "\" ContentType=\"application/vnd.openxmlformats-officedocument." + type +
           "+xml\"/>";
  }
  return xml + "</Types>";
}

}  // namespace gongkai::docread
