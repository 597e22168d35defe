// An organ's own Word file for a letter: what stands around its words (标题, 字号, 收件人, 署名, 落款日期) and the
// words themselves, which are the paragraphs between the addressee and the signature and are judged as any words of an
// organ's own (letter_template.h). Pure: it reads paragraphs, not files. Kept by letter_word_store.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/field_errors.h"
#include "request/letter_template.h"

namespace gongkai::request {

enum class LetterFrame {
  kTitle,
  kNumber,
  kAddressee,
  kSignature,
  kDated,
  kWords,  // the words that are in force without the file, each in a paragraph
};
std::span<const LetterFrame> LetterFrames();
std::string_view NameOf(LetterFrame frame);  // "字号": stands between {{ and }}
std::string_view DescriptionOf(LetterFrame frame);
std::optional<LetterFrame> LetterFrameNamed(std::string_view name);

inline constexpr std::size_t kLargestLetterWord = std::size_t{512} << 10U;  // bytes of a file
/// Everything at once, under "file": what is missing, stands in the wrong place, or is no name.
FieldErrors FaultsOfWord(const TemplateSubject& subject, std::span<const std::string> paragraphs);
/// The lines between addressee and signature; {{正文}} is left in it. Of a file without faults.
std::string WordsOfWord(std::span<const std::string> paragraphs);
bool HoldsWords(std::string_view words);  // {{正文}}
/// With `own` in the place of {{正文}}.
std::string WithWords(std::string_view words, std::string_view own);

/// What a gap of the file is filled with in that letter; none: its paragraph falls away. `own`: the words for {{正文}}.
std::optional<std::string> GapOfLetter(std::string_view name, const LetterFacts& facts, const LetterText& text,
                                       std::string_view own);

}  // namespace gongkai::request
