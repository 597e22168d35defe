// A rich text (base/rich_text.h) as a page shows it. It goes through the typed writer like everything else: nothing of
// what people typed or pasted is markup. The look is in assets/css/gongkai.css.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/rich_text.h"
#include "web/html.h"

namespace gongkai::web {

/// Where the bytes of an image are found; nothing when they may not be shown here: then its description stands there.
using ImageAddress = std::function<std::optional<Url>(const ImageDigest&)>;

/// The headings stand below the page's h1 and leave out no level, whatever levels the text uses. Tables can be scrolled
/// by themselves, also by the keyboard, and their heads say what they are heads of. A link to a host that is not one of
/// `own_hosts` says by its class that it leaves the site.
Html OfRichText(const RichText& text, const ImageAddress& address, const std::vector<std::string>& own_hosts = {});

template <>
struct HtmlValue<LinkAddress> {
  static constexpr unsigned kPlaces = format::Bit(format::Context::kUrlWhole);
  static void Write(std::string& out, format::Context, const LinkAddress& link) { WriteEscaped(out, link.text()); }
};

}  // namespace gongkai::web
