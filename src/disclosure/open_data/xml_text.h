// Text within XML 1.0 (feeds, sitemaps): whatever somebody typed stays text. Pure.
#pragma once

#include <string>
#include <string_view>

namespace gongkai::disclosure {

/// For an element or an attribute in either quotes. What XML 1.0 lets nobody write (most controls, U+FFFE) is left out,
/// what is no UTF-8 becomes U+FFFD.
std::string XmlText(std::string_view text);

/// "<name>text</name>\n"; nothing where there is no text.
std::string XmlElement(std::string_view name, std::string_view text);

}  // namespace gongkai::disclosure
