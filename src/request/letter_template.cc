#include "request/letter_template.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "request/letter_sample.h"
#include "request/letter_words.h"

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kDecisionPrefix = "decision-";

/// To whom and when it is tried: where the law makes a difference.
std::vector<SampleOf> Trials() {
  std::vector<SampleOf> trials;
  for (const ApplicantKind applicant : {ApplicantKind::kPerson, ApplicantKind::kCompany}) {
    for (const Way way : {Way::kPost, Way::kPage}) {
      for (const Date dated : {Date(2023y / 12 / 29), Date(2026y / 3 / 10)}) trials.push_back({applicant, way, dated});
    }
  }
  return trials;
}

std::string UnknownIn(std::string_view body) {
  for (std::size_t open = body.find("{{"); open != std::string_view::npos; open = body.find("{{", open + 2)) {
    const std::size_t close = body.find("}}", open);
    const std::string_view name = body.substr(open + 2, close == std::string_view::npos ? close : close - open - 2);
    if (close == std::string_view::npos) return Ellipsis(name, 20);
    if (!LetterElementNamed(Trim(name))) return Ellipsis(name, 20);
  }
  return "";
}

}  // namespace

std::vector<TemplateSubject> TemplateSubjects() {
  std::vector<TemplateSubject> subjects;
  for (const LetterKind kind : LetterKinds()) {
    if (kind != LetterKind::kDecision) subjects.push_back({kind, nullptr});
  }
  for (const law::Outcome& outcome : law::Outcomes()) {
    if (!outcome.letter.empty()) subjects.push_back({LetterKind::kDecision, &outcome});
  }
  return subjects;
}

std::string IdOf(const TemplateSubject& subject) {
  if (subject.kind != LetterKind::kDecision) return std::string(IdOf(subject.kind));
  return std::string(kDecisionPrefix) + std::string(subject.outcome->id);
}

std::string NameOf(const TemplateSubject& subject) {
  if (subject.kind != LetterKind::kDecision) return std::string(NameOf(subject.kind));
  return std::string(subject.outcome->letter) + "（" + std::string(subject.outcome->name) + "）";
}

std::optional<TemplateSubject> TemplateSubjectFrom(std::string_view id) {
  for (const TemplateSubject& subject : TemplateSubjects()) {
    if (IdOf(subject) == id) return subject;
  }
  return std::nullopt;
}

std::vector<LetterElement> ElementsFor(const TemplateSubject& subject) {
  const std::string words = ProgramWordsOf(subject.kind, subject.outcome);
  const auto required = RequiredOf(SampleFacts(subject));
  std::vector<LetterElement> elements;
  for (const LetterElement element : LetterElements()) {
    const bool is_used = words.find("{{" + std::string(NameOf(element)) + "}}") != std::string::npos;
    const bool is_general = element == LetterElement::kOrgan || element == LetterElement::kContact;
    const bool is_required = std::ranges::find(required, element, &RequiredElement::element) != required.end();
    if (is_used || is_general || is_required) elements.push_back(element);
  }
  return elements;
}

FieldErrors FaultsOfTemplate(const TemplateSubject& subject, std::string_view body) {
  if (IsBlankText(body)) return {};
  FieldErrors errors;
  if (Utf8Length(body) > kLongestTemplate) return {{"body", "最多写6000个字。"}};
  if (const std::string unknown = UnknownIn(body); !unknown.empty()) {
    return {{"body", "没有叫“" + unknown + "”的内容，请从旁边的列表里选，两边各写两个花括号。"}};
  }
  for (const SampleOf& trial : Trials()) {
    const LetterFacts facts = SampleFacts(subject, trial);
    if (subject.outcome != nullptr && !IsInForce(*subject.outcome, trial.dated)) continue;
    for (const FieldError& missing : MissingIn(WriteLetter(facts, body), facts)) {
      const bool is_told =
          std::ranges::any_of(errors, [&](const auto& each) { return each.message == missing.message; });
      if (!is_told) errors.push_back({"body", missing.message});
    }
  }
  return errors;
}

FieldErrors FaultsOf(const LetterSettings& settings) {
  FieldErrors errors;
  if (Utf8Length(settings.head) > kLongestLetterHead || settings.head.find('\n') != std::string::npos) {
    errors.push_back({"head", "机关代字最多20个字，写成一行。"});
  }
  if (Utf8Length(settings.online) > kLongestOnlineChannel || settings.online.find('\n') != std::string::npos) {
    errors.push_back({"online", "最多200个字，写成一行。"});
  }
  return errors;
}

std::string LetterNumberOf(std::string_view head, int year, int number, LetterKind kind) {
  return std::string(head) + "〔" + std::to_string(year) + "〕" + std::to_string(number) + "号-" +
         std::string(MarkOf(kind));
}

}  // namespace gongkai::request
