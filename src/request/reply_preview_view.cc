#include "request/reply_preview_view.h"

#include "request/letter_actions.h"

namespace gongkai::request {
namespace {

using web::Html;
using web::Markup;

Html SheetOf(const LetterText& text) {
  Html html = Markup("<article class=\"item-content\"><h3>{}</h3><p class=\"gk-soft\">{}</p><p>{}</p>", text.title,
                     text.number.empty() ? std::string("（发出时编字号）") : text.number, text.addressee.Reveal());
  for (const PersonalText& paragraph : text.paragraphs) {
    html.Add("<p class=\"item-lines\">{}</p>", paragraph.Reveal());
  }
  return html.Add("<p>{}</p><p>{}</p></article>", text.signature, ToChinese(text.dated));
}

}  // namespace

ReplyPreview PreviewOfReply(db::Session& session, const account::Keys& keys, const Case& held, Date today) {
  if (!DecisionOf(session, keys, held.id)) return {};
  const LetterFacts facts = FactsOf(session, keys, held, LetterKind::kDecision, today);
  if (facts.outcome == nullptr) return {};
  return {SheetOf(WriteLetter(facts)), FaultsOf(facts)};
}

}  // namespace gongkai::request
