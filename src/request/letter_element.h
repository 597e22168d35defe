// What a letter can tell, one thing after the other: the placeholders of its words, what each comes to, and which of
// them the law requires of which letter. One table for everything: the words of the program, an organ's own words, what
// is missing before a letter goes out. Pure. Used by letter.cc, letter_template.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "request/letter.h"

namespace gongkai::request {

enum class LetterElement {
  kYou,  // 您, 你单位
  kReceived,
  kAsked,
  kRegister,
  kDue,
  kUntil,
  kEarlierDue,
  kWorkingDays,
  kWith,
  kQuestion,
  kFinding,
  kReasons,
  kElsewhere,
  kWhere,
  kReleased,
  kWithheld,
  kForm,
  kViewings,
  kArticles,
  kRemedy,
  kTerm,         // in how many days an answer or a payment must come
  kConsequence,  // of letting it pass
  kFee,
  kFeeComputation,
  kFeePayment,
  kOrgan,
  kContact,
};

std::span<const LetterElement> LetterElements();
std::string_view NameOf(LetterElement element);   // "收到日期": stands between {{ and }}
std::string_view FieldOf(LetterElement element);  // "received": of FieldErrors
/// What it is, for who writes words of his own: "收到申请之日".
std::string_view DescriptionOf(LetterElement element);
std::optional<LetterElement> LetterElementNamed(std::string_view name);

/// What it comes to in this letter; empty: it has nothing to say here. Lines without blanks around, no empty ones.
PersonalText ValueOf(LetterElement element, const LetterFacts& facts);

/// The articles on which the letter rests, in full: "《中华人民共和国政府信息公开条例》第三十条".
std::string ArticlesOf(const LetterFacts& facts);

struct RequiredElement {
  LetterElement element{};
  std::string_view source;  // the article that asks for it
};
/// Of a letter of that kind; of a decision, by its outcome.
std::vector<RequiredElement> RequiredOf(const LetterFacts& facts);

/// Words that must stand in the letter as they are, and their article; none: empty.
struct RequiredPhrase {
  std::string_view words, source;
};
RequiredPhrase PhraseOf(const LetterFacts& facts);

/// Whether it goes to the applicant.
bool IsToApplicant(LetterKind kind);
/// Whether its addressee may turn against it.
bool TellsRemedy(const LetterFacts& facts);
/// Whether a letter that goes so is delivered over the internet (复议法第二十二条第二款).
constexpr bool IsOverInternet(Way way) { return way == Way::kPage || way == Way::kEmail; }

/// Lines of a text without blanks around and without empty ones.
std::vector<std::string> LinesOf(std::string_view text);

}  // namespace gongkai::request
