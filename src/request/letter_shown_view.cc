#include "request/letter_shown_view.h"

#include <algorithm>

#include "base/fold.h"
#include "request/letter.h"

namespace gongkai::request {

using web::Html;
using web::Markup;

Html DrawLetterText(const CaseLetter& letter, const PersonalText& body) {
  const auto kind = LetterKindFrom(letter.kind);
  Html html = Markup("<h2>{}</h2><p class=\"gk-soft\">{}　{}</p>",
                     kind ? std::string(NameOf(*kind)) : std::string("文书"), letter.number, ToChinese(letter.dated));
  std::string_view text = body.Reveal();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = Trim(text.substr(0, end));
    if (!line.empty()) html.Add("<p>{}</p>", line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return html;
}

}  // namespace gongkai::request
