#include "report/campaign/kept_narrative.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/decision/decision.h"
#include "report/check/copying.h"

namespace gongkai::report {
namespace {

constexpr std::string_view kCut = "+\n";

std::string OnOneLine(std::string_view text) {
  std::string line = WithoutInvisible(text);
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return std::string(Trim(line));
}

/// Up to 。 or ；, which stand with it.
std::string_view FirstSentence(std::string_view text) {
  constexpr std::string_view kStop = "。", kHalfStop = "；";
  const std::size_t stop = std::min(text.find(kStop), text.find(kHalfStop));
  return text.substr(0, stop == std::string_view::npos ? stop : stop + kStop.size());
}

std::string WithoutPrivateNumbers(std::string text) {
  if (!disclosure::PrivateNumberIn(text)) return text;
  std::string kept;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view sentence = FirstSentence(rest);
    kept += disclosure::PrivateNumberIn(sentence) ? kSentenceNotKept : sentence;
    rest.remove_prefix(sentence.size());
  }
  // One that goes over the end of a sentence.
  return disclosure::PrivateNumberIn(kept) ? std::string(kSentenceNotKept) : kept;
}

/// At the end of a character.
std::string_view FirstBytes(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

}  // namespace

std::string PackNarrative(const AnnualReport& report) {
  std::string packed;
  for (const std::size_t i : NarrativeIn(report)) {
    const NarrativeParagraph& paragraph = report.paragraphs[i];
    const std::size_t left = kMostKeptBytes - packed.size();
    // What is far too long is not looked through to its end.
    const std::string text = WithoutPrivateNumbers(OnOneLine(FirstBytes(paragraph.text, kMostKeptBytes)));
    if (text.empty()) continue;
    const std::string_view kept = FirstBytes(text, left);
    if (!kept.empty()) packed += static_cast<char>('0' + paragraph.section) + std::string(kept) + "\n";
    if (kept.size() < text.size() || packed.size() >= kMostKeptBytes) return packed + std::string(kCut);
  }
  return packed;
}

std::vector<std::string> ComparedParagraphs(const KeptNarrative& narrative) {
  std::vector<std::string> paragraphs;
  for (const KeptParagraph& each : narrative.paragraphs) {
    std::string text = each.text;
    for (std::size_t at = text.find(kSentenceNotKept); at != std::string::npos; at = text.find(kSentenceNotKept, at)) {
      text.erase(at, kSentenceNotKept.size());
    }
    if (!text.empty()) paragraphs.push_back(std::move(text));
  }
  return paragraphs;
}

KeptNarrative UnpackNarrative(std::string_view packed) {
  KeptNarrative narrative;
  while (!packed.empty()) {
    const std::string_view line = packed.substr(0, packed.find('\n'));
    packed.remove_prefix(std::min(packed.size(), line.size() + 1));
    if (line == kCut.substr(0, 1)) narrative.is_cut = true;
    if (line.size() < 2 || line[0] < '1' || line[0] > '6') continue;
    narrative.paragraphs.push_back({.section = line[0] - '0', .text = std::string(line.substr(1))});
  }
  return narrative;
}

}  // namespace gongkai::report
