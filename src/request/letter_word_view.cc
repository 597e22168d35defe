#include "request/letter_word_view.h"

#include "docwrite/docx.h"
#include "request/letter_element.h"
#include "request/letter_word.h"

namespace gongkai::request {
namespace {

using docwrite::PdfLine;
using docwrite::PdfTitle;

std::string Gap(LetterFrame frame) { return "{{" + std::string(NameOf(frame)) + "}}"; }

}  // namespace

std::vector<std::string> ParagraphsOf(const docread::DocxGaps& gaps) {
  std::vector<std::string> paragraphs;
  for (const docread::GapParagraph& each : gaps.paragraphs) paragraphs.push_back(each.text);
  return paragraphs;
}

std::optional<std::string> FillWord(db::Session& session, const LetterWord& word, const LetterFacts& facts,
                                    const LetterText& text, std::string_view own) {
  const auto layout = LayoutOfWord(session, word.organ, word.subject, word.version);
  const auto gaps = layout ? docread::DocxGapsFromWire(*layout) : std::nullopt;
  if (!gaps) return std::nullopt;
  return docread::FillDocxGaps(*gaps, [&](std::string_view name) { return GapOfLetter(name, facts, text, own); });
}

std::string WordToBeginWith(const TemplateSubject& subject, std::string_view words) {
  docwrite::PdfDocument document{.title = NameOf(subject), .author = {}, .foot_on = docwrite::PdfFoot::kNowhere};
  document.blocks = {PdfTitle{Gap(LetterFrame::kSignature)}, PdfLine{Gap(LetterFrame::kNumber), Alignment::kCenter},
                     PdfTitle{Gap(LetterFrame::kTitle)},
                     PdfLine{Gap(LetterFrame::kAddressee) + "：", Alignment::kStart, false, true}};
  for (const std::string& line : LinesOf(words)) document.blocks.emplace_back(PdfLine{line});
  for (const LetterFrame frame : {LetterFrame::kSignature, LetterFrame::kDated}) {
    document.blocks.emplace_back(PdfLine{Gap(frame), Alignment::kEnd});
  }
  return docwrite::WriteDocx(document);
}

}  // namespace gongkai::request
