// Texts written as parts, for tests: a line is a piece; "[hidden-row]text" one that is not shown, "[link]address" the
// target of a link, "[obstacle]sentence" what stands in the way.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "screening/hit.h"
#include "screening/screen.h"

namespace gongkai::screening {

inline docread::Piece SamplePiece(std::string_view line) {
  using docread::Sight;
  static constexpr std::pair<std::string_view, Sight> kSights[] = {{"hidden-sheet", Sight::kHiddenSheet},
                                                                   {"hidden-row", Sight::kHiddenRow},
                                                                   {"hidden-column", Sight::kHiddenColumn},
                                                                   {"covered", Sight::kCovered},
                                                                   {"hidden-text", Sight::kHiddenText},
                                                                   {"pale", Sight::kPale},
                                                                   {"outside-page", Sight::kOutsidePage},
                                                                   {"invisible", Sight::kInvisible},
                                                                   {"unproven-layer", Sight::kUnprovenLayer},
                                                                   {"other-layer", Sight::kOtherLayer},
                                                                   {"hidden-slide", Sight::kHiddenSlide},
                                                                   {"notes", Sight::kNotes},
                                                                   {"comment", Sight::kComment},
                                                                   {"deleted", Sight::kDeleted},
                                                                   {"inserted", Sight::kInserted},
                                                                   {"form-field", Sight::kFormField},
                                                                   {"alt", Sight::kAlternativeText},
                                                                   {"link", Sight::kLinkTarget},
                                                                   {"defined-name", Sight::kDefinedName},
                                                                   {"cache", Sight::kCache},
                                                                   {"property", Sight::kProperty},
                                                                   {"embedded", Sight::kEmbedded},
                                                                   {"script", Sight::kScript},
                                                                   {"earlier-version", Sight::kEarlierVersion},
                                                                   {"file-name", Sight::kFileName}};
  docread::Piece piece;
  for (const auto& [word, sight] : kSights) {
    const std::string head = "[" + std::string(word) + "]";
    if (!line.starts_with(head)) continue;
    piece.sight = sight;
    line.remove_prefix(head.size());
    break;
  }
  piece.text = line;
  return piece;
}

inline Part SamplePart(std::string_view text) {
  Part part{"body", "正文", {}, {}, {}};
  while (true) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (line.starts_with("[obstacle]")) {
      part.obstacle = line.substr(10);
    } else if (!line.empty()) {
      part.pieces.push_back(SamplePiece(line));
    }
    if (end == std::string_view::npos) return part;
    text.remove_prefix(end + 1);
  }
}

inline constexpr Date kSampleToday{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(29)};

/// The register of the fictional county of the samples.
inline Register SampleRegister() {
  Register names;
  names.leaders = {{"李国强", "县委副书记、县长", "澄砚县人民政府", {}, {}},
                   {"周敏", "副县长", "澄砚县人民政府", {}, {}}};
  names.organs = {{"澄砚县人民政府", "县政府", {}},
                  {"澄砚县自然资源局", "县自然资源局", {"澄砚县国土资源局"}},
                  {"澄砚县农业农村局", "县农业农村局", {}},
                  {"澄砚县交通运输局", "县交通运输局", {}},
                  {"枕溪镇人民政府", "枕溪镇政府", {"枕溪乡人民政府"}}};
  names.place_code = "410307107";  // 府店镇: the fictional county has no code
  return names;
}

}  // namespace gongkai::screening
