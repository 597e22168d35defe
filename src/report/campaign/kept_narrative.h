// The narrative of a report as it is kept where its file is not: of reports that were imported (import_actions.h). In:
// a report as it was read. Out: its sections, headings left out, as one bounded text; and back. Pure.
//
// Kept: a line a paragraph, the number of its section before it ("1全年……\n5存在的问题……\n"); behind the bound a line
// "+". A sentence with the number of an identity card, a mobile phone or a bank card is not kept: that it was published
// once is no reason to hold it a second time.
//
// Source: 个人信息保护法第六条 (no more than the purpose needs). Next to read: check/copying.h, unit_text_store.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace gongkai::report {

inline constexpr std::size_t kMostKeptBytes = 64 << 10;  // some seven times what a narrative has
/// Stands where a sentence was not kept; nobody's words.
inline constexpr std::string_view kSentenceNotKept = "（这一句里有个人的号码，没有保存。）";

struct KeptParagraph {
  int section = 0;  // 1 to 6
  std::string text;
  bool operator==(const KeptParagraph&) const = default;
};

struct KeptNarrative {
  std::vector<KeptParagraph> paragraphs;
  bool is_cut = false;  // it went on
};

std::string PackNarrative(const AnnualReport& report);
/// Its paragraphs as they are compared: without kSentenceNotKept.
std::vector<std::string> ComparedParagraphs(const KeptNarrative& narrative);
/// Of anything that PackNarrative did not write what can be read of it.
KeptNarrative UnpackNarrative(std::string_view packed);

}  // namespace gongkai::report
