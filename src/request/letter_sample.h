// A made-up case, to show what a letter looks like and to try words on. Nobody in it exists. Pure.
#pragma once

#include "request/letter_template.h"

namespace gongkai::request {

struct SampleOf {
  ApplicantKind applicant = ApplicantKind::kPerson;
  Way way = Way::kPost;
  Date dated{std::chrono::year(2026), std::chrono::month(3), std::chrono::day(10)};
};
/// With everything that a letter of that kind can tell.
LetterFacts SampleFacts(const TemplateSubject& subject, const SampleOf& of = {});

}  // namespace gongkai::request
