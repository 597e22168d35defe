#include "request/letter_word.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"
#include "request/letter_element.h"
#include "request/letter_words.h"

namespace gongkai::request {
namespace {

constexpr std::string_view kOpen = "{{", kClose = "}}", kField = "file";

struct FrameRow {
  LetterFrame frame;
  std::string_view name, description;
};
constexpr FrameRow kFrames[] = {
    {LetterFrame::kTitle, "标题", "文书的名称，如“政府信息不予公开告知书”"},
    {LetterFrame::kNumber, "字号", "编的字号，如“枕公开〔2026〕3号-答”"},
    {LetterFrame::kAddressee, "收件人", "写给谁；后面的冒号自己写"},
    {LetterFrame::kSignature, "署名", "本机关的名称"},
    {LetterFrame::kDated, "落款日期", "文书的日期"},
    {LetterFrame::kWords, "正文", "整段单独写：程序的正文，或者“文书格式”里自定的正文，一段一段放在这里"},
};
const FrameRow& RowOf(LetterFrame frame) { return *std::ranges::find(kFrames, frame, &FrameRow::frame); }

/// Names between braces, in order; of braces that are left open, what follows them.
std::vector<std::string> NamesIn(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t open = text.find(kOpen); open != std::string_view::npos; open = text.find(kOpen, open)) {
    const std::size_t close = text.find(kClose, open);
    const std::string_view name =
        text.substr(open + kOpen.size(), close == std::string_view::npos ? close : close - open - kOpen.size());
    names.emplace_back(Trim(name));
    if (close == std::string_view::npos) return names;
    open = close + kClose.size();
  }
  return names;
}

bool HasFrame(std::string_view text, LetterFrame frame) {
  const std::vector<std::string> names = NamesIn(text);
  return std::ranges::find(names, NameOf(frame)) != names.end();
}

/// The words stand in [first, last).
struct Place {
  std::size_t first = 0, last = 0;
};
std::optional<Place> PlaceOfWords(std::span<const std::string> paragraphs) {
  const auto addressee =
      std::ranges::find_if(paragraphs, [](const std::string& each) { return HasFrame(each, LetterFrame::kAddressee); });
  if (addressee == paragraphs.end()) return std::nullopt;
  const auto end = std::find_if(addressee + 1, paragraphs.end(), [](const std::string& each) {
    return HasFrame(each, LetterFrame::kSignature) || HasFrame(each, LetterFrame::kDated);
  });
  if (end == paragraphs.end()) return std::nullopt;
  return Place{static_cast<std::size_t>(addressee - paragraphs.begin()) + 1,
               static_cast<std::size_t>(end - paragraphs.begin())};
}

void Tell(FieldErrors& errors, std::string message) {
  const bool is_told = std::ranges::any_of(errors, [&](const auto& each) { return each.message == message; });
  if (!is_told) errors.push_back({std::string(kField), std::move(message)});
}

std::string Braced(std::string_view name) { return std::string(kOpen) + std::string(name) + std::string(kClose); }

void JudgeNames(std::span<const std::string> paragraphs, FieldErrors& errors) {
  constexpr std::size_t kShown = 20;
  for (const std::string& paragraph : paragraphs) {
    for (const std::string& name : NamesIn(paragraph)) {
      if (LetterElementNamed(name) || LetterFrameNamed(name)) continue;
      Tell(errors, "没有叫“" + Ellipsis(name, kShown) + "”的内容，请从列表里选，两边各写两个花括号。");
    }
  }
}

void JudgeFrames(std::span<const std::string> paragraphs, const std::optional<Place>& place, FieldErrors& errors) {
  for (const LetterFrame frame : LetterFrames()) {
    if (frame == LetterFrame::kWords) continue;
    const bool is_there =
        std::ranges::any_of(paragraphs, [&](const std::string& each) { return HasFrame(each, frame); });
    if (!is_there) Tell(errors, "缺少" + Braced(NameOf(frame)) + "。");
  }
  if (!errors.empty()) return;
  if (!place) return Tell(errors, "署名和落款日期要写在收件人后面，中间是正文。");
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const bool is_words = i >= place->first && i < place->last;
    for (const std::string& name : NamesIn(paragraphs[i])) {
      const auto frame = LetterFrameNamed(name);
      if (!frame || (*frame == LetterFrame::kWords) == is_words) continue;
      Tell(errors,
           is_words ? Braced(name) + "要写在收件人前面，或者正文后面。" : Braced(name) + "要写在收件人和署名之间。");
    }
    if (is_words && HasFrame(paragraphs[i], LetterFrame::kWords) && LinesOf(paragraphs[i]).front() != Braced("正文")) {
      Tell(errors, "{{正文}}要单独成段，前后不写别的。");
    }
  }
}

}  // namespace

std::span<const LetterFrame> LetterFrames() {
  static constexpr std::array kAll = {LetterFrame::kTitle,     LetterFrame::kNumber, LetterFrame::kAddressee,
                                      LetterFrame::kSignature, LetterFrame::kDated,  LetterFrame::kWords};
  return kAll;
}
std::string_view NameOf(LetterFrame frame) { return RowOf(frame).name; }
std::string_view DescriptionOf(LetterFrame frame) { return RowOf(frame).description; }
std::optional<LetterFrame> LetterFrameNamed(std::string_view name) {
  const auto* const found = std::ranges::find(kFrames, name, &FrameRow::name);
  return found == std::end(kFrames) ? std::nullopt : std::optional(found->frame);
}

FieldErrors FaultsOfWord(const TemplateSubject& subject, std::span<const std::string> paragraphs) {
  FieldErrors errors;
  JudgeNames(paragraphs, errors);
  JudgeFrames(paragraphs, PlaceOfWords(paragraphs), errors);
  if (!errors.empty()) return errors;
  const std::string words = WordsOfWord(paragraphs);
  if (IsBlankText(words)) return {{std::string(kField), "收件人和署名之间没有正文。"}};
  for (const FieldError& error :
       FaultsOfTemplate(subject, WithWords(words, ProgramWordsOf(subject.kind, subject.outcome)))) {
    Tell(errors, error.message);
  }
  return errors;
}

std::string WordsOfWord(std::span<const std::string> paragraphs) {
  const auto place = PlaceOfWords(paragraphs);
  if (!place) return {};
  std::string words;
  for (std::size_t i = place->first; i < place->last; ++i) {
    std::string line = paragraphs[i];
    std::ranges::replace_if(
        line, [](char c) { return c == '\n' || c == '\t'; }, ' ');
    const std::vector<std::string> trimmed = LinesOf(line);
    if (!trimmed.empty()) words += (words.empty() ? "" : "\n") + trimmed.front();
  }
  return words;
}

bool HoldsWords(std::string_view words) {
  const std::vector<std::string> lines = LinesOf(words);
  return std::ranges::any_of(lines, [](const std::string& line) { return HasFrame(line, LetterFrame::kWords); });
}

std::string WithWords(std::string_view words, std::string_view own) {
  std::string all;
  for (const std::string& line : LinesOf(words)) {
    if (!all.empty()) all += "\n";
    all += HasFrame(line, LetterFrame::kWords) ? std::string(own) : line;
  }
  return all;
}

std::optional<std::string> GapOfLetter(std::string_view typed, const LetterFacts& facts, const LetterText& text,
                                       std::string_view own) {
  const std::string_view name = Trim(typed);
  if (const auto frame = LetterFrameNamed(name)) {
    switch (*frame) {
      case LetterFrame::kTitle:
        return text.title;
      case LetterFrame::kNumber:
        return text.number;
      case LetterFrame::kAddressee:
        return facts.addressee.Reveal();
      case LetterFrame::kSignature:
        return text.signature;
      case LetterFrame::kDated:
        return ToChinese(text.dated);
      case LetterFrame::kWords:
        break;
    }
    std::string lines;
    for (const PersonalText& paragraph : WriteLetter(facts, own).paragraphs) {
      lines += (lines.empty() ? "" : "\n") + paragraph.Reveal();
    }
    return lines;
  }
  const auto element = LetterElementNamed(name);
  const PersonalText value = element ? ValueOf(*element, facts) : PersonalText();
  return value.empty() ? std::nullopt : std::optional(value.Reveal());
}

}  // namespace gongkai::request
