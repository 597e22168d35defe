#include "request/letter_paper_view.h"

#include <algorithm>

#include "account/organ_contact_view.h"
#include "docwrite/docx.h"

namespace gongkai::request {
namespace {

using docwrite::PdfLine;
using docwrite::PdfTitle;

// 三号, as GB/T 9704-2012 has running text; narrower margins than the program's usual ones are not asked for.
constexpr docwrite::PdfPaper kLetterPaper{.width = 210, .height = 297, .margin = 27, .text_points = 15};
constexpr docwrite::PdfPaper kEnvelopePaper{.width = 220, .height = 110, .margin = 14, .text_points = 13};

/// A line left blank: the seal is put across the signature and the day.
const PdfLine kBlankLine{"　"};

docwrite::PdfDocument DocumentOf(const LetterText& text) {
  std::vector<RichBlock> paragraphs;
  for (const PersonalText& paragraph : text.paragraphs) {
    paragraphs.emplace_back(RichParagraph{{}, {{.text = paragraph.Reveal()}}});
  }
  docwrite::PdfDocument document{
      .paper = kLetterPaper, .title = text.title, .author = text.signature, .made = text.dated, .foot = text.number};
  document.blocks = {PdfTitle{text.signature}, PdfLine{text.number, Alignment::kCenter}, PdfTitle{text.title},
                     PdfLine{text.addressee.Reveal(), Alignment::kStart, false, true}};
  // A letter is far below the limits of a rich text.
  if (auto body = RichText::Of(std::move(paragraphs))) document.blocks.emplace_back(std::move(*body));
  document.blocks.insert(document.blocks.end(),
                         {kBlankLine, PdfLine{text.signature, Alignment::kEnd},
                          PdfLine{ToChinese(text.dated), Alignment::kEnd}, PdfLine{"（印章）", Alignment::kEnd, true}});
  return document;
}

}  // namespace

std::optional<OpenedLetter> OpenLetter(db::Session& session, const account::Keys& keys, CaseId id,
                                       const std::string& ref) {
  const std::vector<CaseLetter> letters = LettersOf(session, id);
  const auto letter = std::ranges::find(letters, ref, &CaseLetter::ref);
  if (letter == letters.end()) return std::nullopt;
  const auto body = LetterBody(session, keys, id, ref);
  auto text = body ? Unpacked(*body, letter->dated) : std::nullopt;
  if (!text) return std::nullopt;
  return OpenedLetter{*letter, std::move(*text)};
}

std::string_view NameOf(LetterPaper paper) { return paper == LetterPaper::kPdf ? "PDF" : "Word"; }
std::string_view EndingOf(LetterPaper paper) { return paper == LetterPaper::kPdf ? ".pdf" : ".docx"; }
std::string_view TypeOf(LetterPaper paper) {
  return paper == LetterPaper::kPdf ? "application/pdf"
                                    : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}

std::string PutOnPaper(const LetterText& text, LetterPaper paper) {
  const docwrite::PdfDocument document = DocumentOf(text);
  return paper == LetterPaper::kPdf ? WritePdf(document) : WriteDocx(document);
}

std::string FileNameOf(const LetterText& text, LetterPaper paper) {
  return text.title + "-" + text.number + std::string(EndingOf(paper));
}

std::optional<Envelope> EnvelopeOf(db::Session& session, const account::Keys& keys, const Case& held) {
  const auto words = OpenWords(session, keys, held.id);
  const auto organ = account::OrganContactOf(session, held.handler);
  if (!words || !organ || words->applicant.address.empty()) return std::nullopt;
  const Applicant& applicant = words->applicant;
  const std::string contact = applicant.contact.empty() ? "" : "（" + applicant.contact.Reveal() + "收转）";
  const std::string name = AddresseeOf(applicant).Reveal();
  return Envelope{.postcode = applicant.postcode,
                  .address = applicant.address,
                  .name = PersonalText(name + contact),
                  .sender = organ->work_body.empty() ? organ->name : organ->name + " " + organ->work_body,
                  .sender_address = organ->address,
                  .sender_postcode = organ->postcode};
}

std::string EnvelopePdf(const Envelope& envelope) {
  docwrite::PdfDocument document{
      .paper = kEnvelopePaper, .title = "信封", .author = envelope.sender, .foot_on = docwrite::PdfFoot::kNowhere};
  document.blocks = {PdfLine{envelope.postcode.Reveal()},
                     kBlankLine,
                     PdfLine{envelope.address.Reveal(), Alignment::kCenter},
                     PdfLine{envelope.name.Reveal() + "　收", Alignment::kCenter},
                     kBlankLine,
                     PdfLine{envelope.sender_address, Alignment::kEnd, true},
                     PdfLine{envelope.sender, Alignment::kEnd, true},
                     PdfLine{envelope.sender_postcode, Alignment::kEnd, true}};
  return WritePdf(document);
}

}  // namespace gongkai::request
