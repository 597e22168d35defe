#include "request/letter_template.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "request/letter_sample.h"
#include "request/letter_words.h"

namespace gongkai::request {
namespace {

TemplateSubject SubjectOf(std::string_view id) {
  const auto subject = TemplateSubjectFrom(id);
  REQUIRE_MESSAGE(subject, std::string(id));
  return *subject;
}

std::string Without(std::string words, std::string_view part) {
  const std::size_t at = words.find(part);
  REQUIRE(at != std::string::npos);
  return words.erase(at, part.size());
}

std::string Told(const FieldErrors& errors) {
  std::string told;
  for (const FieldError& error : errors) told += error.field + ":" + error.message + "\n";
  return told;
}

TEST_CASE("Subjects have ids of their own, and names that tell decisions of one heading apart") {
  for (const TemplateSubject& subject : TemplateSubjects()) {
    const auto back = TemplateSubjectFrom(IdOf(subject));
    REQUIRE(back);
    CHECK(back->kind == subject.kind);
    CHECK(back->outcome == subject.outcome);
  }
  CHECK(NameOf(SubjectOf("decision-state_secret")) == "政府信息不予公开告知书（属于国家秘密）");
  CHECK_FALSE(TemplateSubjectFrom("decision-withdrawn"));  // none is owed
  CHECK_FALSE(TemplateSubjectFrom("decision"));
}

TEST_CASE("The program's own words are words that an organ may have") {
  for (const TemplateSubject& subject : TemplateSubjects()) {
    CAPTURE(IdOf(subject));
    CHECK_MESSAGE(FaultsOfTemplate(subject, ProgramWordsOf(subject.kind, subject.outcome)).empty(),
                  Told(FaultsOfTemplate(subject, ProgramWordsOf(subject.kind, subject.outcome))));
    for (const LetterElement element : ElementsFor(subject)) CHECK_FALSE(NameOf(element).empty());
  }
}

TEST_CASE("Words that leave out anything the law requires are refused, each with its article") {
  const TemplateSubject refusal = SubjectOf("decision-deliberation");
  const std::string words = ProgramWordsOf(refusal.kind, refusal.outcome);
  for (const char* name : {"{{收到日期}}", "{{申请内容}}", "{{依据}}", "{{理由}}", "{{救济途径}}"}) {
    CAPTURE(name);
    CHECK_FALSE(FaultsOfTemplate(refusal, Without(words, name)).empty());
  }
  CHECK(Told(FaultsOfTemplate(refusal, Without(words, "{{理由}}"))).find("条例第三十六条第三项") != std::string::npos);

  const TemplateSubject correction = SubjectOf("correction");
  const std::string asked = ProgramWordsOf(correction.kind, nullptr);
  for (const char* name : {"{{事项}}", "{{期限}}", "{{逾期后果}}"}) {
    CHECK_FALSE(FaultsOfTemplate(correction, Without(asked, name)).empty());
  }
  const TemplateSubject none = SubjectOf("decision-does_not_exist");
  CHECK_FALSE(FaultsOfTemplate(none, Without(ProgramWordsOf(none.kind, none.outcome), "经检索")).empty());
}

TEST_CASE("An organ may say it otherwise") {
  const TemplateSubject subject = SubjectOf("correction");
  CHECK(FaultsOfTemplate(subject,
                         "{{您}}{{收到日期}}的申请（{{登记编号}}）“{{申请内容}}”写得不够清楚，依照{{依据}}，请补充：\n"
                         "{{事项}}\n最迟{{期限}}交来。{{逾期后果}}。")
            .empty());
  CHECK(FaultsOfTemplate(subject, " \n ").empty());  // the program's again
}

TEST_CASE("A name that there is not, braces left open and too much are told") {
  const TemplateSubject subject = SubjectOf("receipt");
  const std::string words = ProgramWordsOf(subject.kind, nullptr);
  CHECK(Told(FaultsOfTemplate(subject, words + "\n{{身份证号}}")).find("身份证号") != std::string::npos);
  CHECK_FALSE(FaultsOfTemplate(subject, words + "\n{{联系方式").empty());
  CHECK_FALSE(FaultsOfTemplate(subject, words + "\n{{}}").empty());
  CHECK_FALSE(FaultsOfTemplate(subject, words + std::string(7'000, 'a')).empty());
  CHECK(FaultsOfTemplate(subject, words + "\n{{ 联系方式 }}").empty());
}

TEST_CASE("An article of another answer written by hand is refused") {
  const TemplateSubject subject = SubjectOf("decision-repeated");
  const std::string words = ProgramWordsOf(subject.kind, subject.outcome);
  CHECK_FALSE(FaultsOfTemplate(subject, words + "\n另依照第三十六条第一项办理。").empty());
}

TEST_CASE("Settings are short lines") {
  CHECK(FaultsOf(LetterSettings{"枕公开", "https://fuyi.example"}).empty());
  CHECK(ErrorOf(FaultsOf(LetterSettings{std::string(100, 'a'), ""}), "head") != nullptr);
  CHECK(ErrorOf(FaultsOf(LetterSettings{"枕\n公", ""}), "head") != nullptr);
  CHECK(ErrorOf(FaultsOf(LetterSettings{"", std::string(300, 'a')}), "online") != nullptr);
}

}  // namespace
}  // namespace gongkai::request
