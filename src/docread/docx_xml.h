// The little of XML that the readers of docx and xlsx share. Names are compared without their prefix: producers choose
// prefixes freely, and the strict form of docx has other namespaces. Next to read: docx_body.h.
#pragma once

#include <pugixml.hpp>

#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai::docread {

inline std::string_view LocalName(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}
inline std::string_view LocalName(pugi::xml_node node) { return LocalName(std::string_view(node.name())); }

inline pugi::xml_node Child(pugi::xml_node node, std::string_view local_name) {
  for (const pugi::xml_node child : node) {
    if (LocalName(child) == local_name) return child;
  }
  return {};
}

inline std::string_view Attribute(pugi::xml_node node, std::string_view local_name) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (LocalName(std::string_view(attribute.name())) == local_name) return attribute.value();
  }
  return {};
}

/// The attribute "val" of a child element.
inline std::string_view ChildValue(pugi::xml_node node, std::string_view child) {
  return Attribute(Child(node, child), "val");
}

inline int ToInt(std::string_view text, int otherwise) {
  int value = otherwise;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc() ? value : otherwise;
}

/// A switch such as <w:vanish/>: there, and not turned off.
inline bool IsOn(pugi::xml_node parent, std::string_view child) {
  const pugi::xml_node node = Child(parent, child);
  const std::string_view value = Attribute(node, "val");
  return node && value != "0" && value != "false" && value != "off";
}

/// What begins tags and attributes, counted. A node takes some sixty bytes, an attribute forty: so many keep a tree
/// within a hundred and fifty megabytes; what is cleaned has a process to itself, and may take twice that.
inline constexpr std::ptrdiff_t kMostMarkup = 2'500'000, kMostMarkupOfCopy = 5'000'000;

/// More markup than any document has; no tree may be built of it.
bool HasTooMuchMarkup(const std::string& text, std::ptrdiff_t most = kMostMarkup);

/// False when it is no XML, or too much of it. The tree keeps pointing into `text`.
bool ParseXml(std::string& text, pugi::xml_document& xml, std::ptrdiff_t most = kMostMarkup);

}  // namespace gongkai::docread
