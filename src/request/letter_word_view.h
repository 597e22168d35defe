// A letter in the layout of an organ's own Word file. Next to read: docread/docx_gaps.h.
#pragma once

#include <optional>
#include <string>

#include "docread/docx_gaps.h"
#include "request/letter_word_store.h"

namespace gongkai::request {

/// The texts of its paragraphs, as the rules judge them.
std::vector<std::string> ParagraphsOf(const docread::DocxGaps& gaps);
/// The file of that version, filled. Nothing where there is none.
std::optional<std::string> FillWord(db::Session& session, const LetterWord& word, const LetterFacts& facts,
                                    const LetterText& text, std::string_view own);
/// A file to begin with, in the look of the program: words with {{names}} and all that must stand around them.
std::string WordToBeginWith(const TemplateSubject& subject, std::string_view words);

}  // namespace gongkai::request
