#include "request/letter_shown_view.h"

namespace gongkai::request {

using web::Html;
using web::Markup;

Html DrawLetterText(const OpenedLetter& opened) {
  const LetterText& text = opened.text;
  Html html = Markup("<h2>{}</h2><p class=\"gk-soft\">{}</p>", text.title, text.number);
  if (!text.addressee.empty()) html.Add("<p>{}</p>", text.addressee.Reveal());
  for (const PersonalText& paragraph : text.paragraphs) html.Add("<p>{}</p>", paragraph.Reveal());
  return html.Add("<p>{}<br>{}</p>", text.signature, ToChinese(text.dated));
}

}  // namespace gongkai::request
