// An organ's own words for a letter: the same lines with {{names}} as the program's (letter_words.h). They are refused
// when a letter written with them would lack what the law requires, to whomever and on whichever day it goes. Pure.
// Kept by letter_template_store.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "request/letter.h"
#include "request/letter_element.h"

namespace gongkai::request {

/// What one set of words is for: a kind, of decisions with the outcome.
struct TemplateSubject {
  LetterKind kind = LetterKind::kDecision;
  const law::Outcome* outcome = nullptr;
};
/// In the order of the kinds; decisions in the order of table 3.
std::vector<TemplateSubject> TemplateSubjects();
std::string IdOf(const TemplateSubject& subject);  // "correction", "decision-state_secret"
std::string NameOf(
    const TemplateSubject& subject);  // "政府信息公开申请补正告知书", "政府信息不予公开告知书（属于国家秘密）"
std::optional<TemplateSubject> TemplateSubjectFrom(std::string_view id);

/// Names that have something to say in that letter, in the order in which they are listed.
std::vector<LetterElement> ElementsFor(const TemplateSubject& subject);

inline constexpr std::size_t kLongestTemplate = 6'000;  // characters
/// Under "body". No words at all are none: then the letter has the program's.
FieldErrors FaultsOfTemplate(const TemplateSubject& subject, std::string_view body);

inline constexpr std::size_t kLongestLetterHead = 20, kLongestOnlineChannel = 200;
/// What stands in every letter of an organ.
struct LetterSettings {
  std::string head;  // of the number: "枕公开"
  std::string online;  // where reconsideration can be applied for over the internet (行政复议法第二十二条第二款)
  bool operator==(const LetterSettings&) const = default;
};
/// Under "head", "online".
FieldErrors FaultsOf(const LetterSettings& settings);

/// "枕公开〔2026〕3号-补"
std::string LetterNumberOf(std::string_view head, int year, int number, LetterKind kind);

}  // namespace gongkai::request
