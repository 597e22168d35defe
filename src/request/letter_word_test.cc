#include "request/letter_word.h"

#include <doctest/doctest.h>

#include "request/letter_element.h"
#include "request/letter_sample.h"
#include "request/letter_words.h"

namespace gongkai::request {
namespace {

using Paragraphs = std::vector<std::string>;

TemplateSubject SubjectOf(std::string_view id) {
  const auto subject = TemplateSubjectFrom(id);
  REQUIRE_MESSAGE(subject, std::string(id));
  return *subject;
}

/// A file around these words.
Paragraphs Around(const std::string& words) {
  Paragraphs all = {"澄砚县枕溪镇人民政府", "{{字号}}", "{{标题}}", "", "{{收件人}}："};
  for (const std::string& line : LinesOf(words)) all.push_back(line);
  all.insert(all.end(), {"", "{{署名}}", "{{落款日期}}", "联系：{{联系方式}}"});
  return all;
}

std::string Told(const FieldErrors& errors) {
  std::string told;
  for (const FieldError& error : errors) told += error.field + ":" + error.message + "\n";
  return told;
}

bool Tells(const Paragraphs& paragraphs, std::string_view part, std::string_view subject = "correction") {
  return Told(FaultsOfWord(SubjectOf(subject), paragraphs)).find(part) != std::string::npos;
}

TEST_CASE("The program's words, and what stands for them, are a file that any letter may have") {
  for (const TemplateSubject& subject : TemplateSubjects()) {
    CAPTURE(IdOf(subject));
    const std::string words = ProgramWordsOf(subject.kind, subject.outcome);
    CHECK(Told(FaultsOfWord(subject, Around(words))) == "");
    CHECK(Told(FaultsOfWord(subject, Around("{{正文}}"))) == "");
    const LetterFacts facts = SampleFacts(subject);
    const LetterText text = WriteLetter(facts, WithWords(WordsOfWord(Around("{{正文}}")), words));
    CHECK(Packed(text) == Packed(WriteLetter(facts)));
    CHECK(MissingIn(text, facts).empty());
  }
}

TEST_CASE("What must stand in a letter and does not, is told") {
  const std::string words = ProgramWordsOf(LetterKind::kCorrection, nullptr);
  for (const LetterFrame frame : LetterFrames()) {
    if (frame == LetterFrame::kWords) continue;
    const std::string name = "{{" + std::string(NameOf(frame)) + "}}";
    Paragraphs without = Around(words);
    for (std::string& each : without) {
      if (each.find(name) != std::string::npos) each = "空";
    }
    CHECK_MESSAGE(Tells(without, "缺少" + name), name);
  }
  CHECK(Tells(Around("{{您}}的申请写得不清楚，依照{{依据}}请补充：{{事项}}。"), "条例第三十条"));
  CHECK(Tells(Around(""), "没有正文"));
  CHECK(Tells({}, "缺少{{字号}}"));
}

TEST_CASE("Names that there are not, and names in the wrong place, are told") {
  const std::string words = ProgramWordsOf(LetterKind::kCorrection, nullptr);
  CHECK(Tells(Around(words + "\n{{身份证号}}"), "没有叫“身份证号”的内容"));
  CHECK(Tells(Around(words + "\n{{事项"), "没有叫“事项”的内容"));
  CHECK(Tells(Around(words + "\n本文{{字号}}"), "{{字号}}要写在收件人前面"));
  Paragraphs outside = Around(words);
  outside.front() = "{{正文}}";
  CHECK(Tells(outside, "{{正文}}要写在收件人和署名之间"));
  CHECK(Tells(Around("现告知：{{正文}}"), "单独成段"));
  CHECK(Tells({"{{署名}}", "{{落款日期}}", "{{标题}}{{字号}}", "{{收件人}}：", words}, "要写在收件人后面"));
  CHECK(Told(FaultsOfWord(SubjectOf("correction"), Around(words))) == "");
}

TEST_CASE("What fills a gap is what the letter says; a gap that has nothing to say is empty") {
  const TemplateSubject subject = SubjectOf("correction");
  LetterFacts facts = SampleFacts(subject);
  const LetterText text = WriteLetter(facts);
  CHECK(GapOfLetter("收件人", facts, text, {}) == "尹望舒");
  CHECK(GapOfLetter("字号", facts, text, {}) == text.number);
  CHECK(GapOfLetter("标题", facts, text, {}) == text.title);
  CHECK(GapOfLetter("落款日期", facts, text, {}) == "2026年3月10日");
  CHECK(GapOfLetter("事项", facts, text, {}) == facts.question.Reveal());
  CHECK(GapOfLetter("正文", facts, text, "第一段\n第二段{{事项}}") == "第一段\n第二段" + facts.question.Reveal());
  facts.question = {};
  CHECK_FALSE(GapOfLetter("事项", facts, text, {}));
  CHECK_FALSE(GapOfLetter("没有的", facts, text, {}));
}

TEST_CASE("A paragraph of the file is one paragraph of the letter, whatever breaks its line") {
  const Paragraphs file = {"{{收件人}}：", " 第一段\t接着\n还是 ", "", "第二段", "{{署名}}{{落款日期}}"};
  CHECK(WordsOfWord(file) == "第一段 接着 还是\n第二段");
  CHECK(WithWords("前\n{{正文}}\n后", "甲\n乙") == "前\n甲\n乙\n后");
  CHECK(HoldsWords("前\n{{ 正文 }}"));
  CHECK_FALSE(HoldsWords("正文"));
}

}  // namespace
}  // namespace gongkai::request
