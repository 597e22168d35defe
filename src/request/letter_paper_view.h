// A letter as it was kept, read again and put on paper: PDF to print, Word to go on working with, in the look of an
// official letter with its number and the place for the seal; the envelope it goes in. In: letter.h. Next to read:
// docwrite/pdf.h.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "request/case_store.h"
#include "request/letter.h"

namespace gongkai::request {

struct OpenedLetter {
  CaseLetter letter;
  LetterText text;
};
/// Nothing where there is none, or its case was erased.
std::optional<OpenedLetter> OpenLetter(db::Session& session, const account::Keys& keys, CaseId id,
                                       const std::string& ref);

enum class LetterPaper { kPdf, kWord };
inline constexpr std::array kLetterPapers = {LetterPaper::kPdf, LetterPaper::kWord};
std::string_view NameOf(LetterPaper paper);    // "PDF", "Word"
std::string_view EndingOf(LetterPaper paper);  // ".pdf"
std::string_view TypeOf(LetterPaper paper);    // the content type
std::string PutOnPaper(const LetterText& text, LetterPaper paper);
/// "政府信息不予公开告知书-枕公开〔2026〕3号-答.pdf"
std::string FileNameOf(const LetterText& text, LetterPaper paper);

/// What stands on an envelope (GB/T 1416: DL, 220 by 110 millimetres).
struct Envelope {
  PersonalText postcode, address, name;
  std::string sender, sender_address, sender_postcode;
};
/// Of a letter to the applicant; nothing where no address was given.
std::optional<Envelope> EnvelopeOf(db::Session& session, const account::Keys& keys, const Case& held);
std::string EnvelopePdf(const Envelope& envelope);

}  // namespace gongkai::request
