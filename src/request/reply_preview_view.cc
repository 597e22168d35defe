#include "request/reply_preview_view.h"

#include "request/letter_actions.h"
#include "request/letter_template.h"
#include "request/letter_word_store.h"

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

/// The number is given when it goes out.
FieldErrors WithoutNumber(FieldErrors errors) {
  std::erase_if(errors, [](const FieldError& error) { return error.field == "number"; });
  return errors;
}

/// What went out, as it went out.
ReplyPreview SentReply(db::Session& session, const account::Keys& keys, const Case& held) {
  for (const CaseLetter& letter : LettersOf(session, held.id)) {
    if (letter.kind != IdOf(LetterKind::kDecision)) continue;
    const auto body = LetterBody(session, keys, held.id, letter.ref);
    const auto text = body ? Unpacked(*body, letter.dated) : std::nullopt;
    if (text) return {SheetOf(*text), {}};
  }
  return {};
}

}  // namespace

ReplyPreview PreviewOfReply(db::Session& session, const account::Keys& keys, const Case& held, Date today) {
  if (!IsOpen(held.stage)) return SentReply(session, keys, held);
  if (!DecisionOf(session, keys, held.id)) return {};
  const LetterFacts facts = FactsOf(session, keys, held, LetterKind::kDecision, today);
  if (facts.outcome == nullptr) return {};
  const std::string own = WordsFor(session, held.handler, {facts.kind, facts.outcome}).body;
  const LetterText text = WriteLetter(facts, own);
  FieldErrors lacks = FaultsOf(facts);
  if (lacks.empty() && !own.empty()) lacks = WithoutNumber(MissingIn(text, facts));
  return {SheetOf(text), std::move(lacks)};
}

}  // namespace gongkai::request
