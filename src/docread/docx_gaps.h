// A Word file with gaps: {{name}} in its paragraphs, wherever Word has cut the braces into runs. It is taken apart
// once, locked in, into plain texts around the gaps; from then on it is filled by putting texts together, and nobody
// parses it again. What the file holds besides what is seen (comments, properties, macros, links) is taken out of it
// first.
//
//   const DocxGaps gaps = ReadDocxGapsIsolated(bytes);                     // gaps.obstacle_message says why not
//   for (const GapParagraph& each : gaps.paragraphs) … each.text …        // "尊敬的{{收件人}}："
//   FillDocxGaps(gaps, [](std::string_view name) { … });
//
// Gaps stand in the text itself, tables included; braces in headers, footers, notes and text boxes are an obstacle.
// Next to read: clean.h, office_rewrite.h.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docread/clean.h"
#include "docread/document.h"

namespace gongkai::docread {

/// Pieces of a paragraph in order; a gap follows each but the last one.
struct GapPiece {
  std::string xml;
  std::string name;     // of the gap; empty: none follows
  std::string between;  // what parts two lines of what is filled in: the next paragraph begins, in the same look
};

struct GapParagraph {
  std::string text;  // as it is read, with {{names}}
  std::vector<GapPiece> pieces;
  std::string without;  // what stays where it falls away: a cell of a table has a paragraph at least
};

struct DocxGaps {
  Obstacle obstacle = Obstacle::kNone;
  std::string obstacle_message;
  std::vector<std::pair<std::string, std::string>> parts;  // name, bytes: all but the text
  std::string main;                                        // the name of the text
  std::vector<std::string> around;                         // before the first paragraph, between two, behind the last
  std::vector<GapParagraph> paragraphs;
};

inline constexpr std::size_t kLargestGapsFile = std::size_t{2} << 20U, kLargestGapsUnpacked = std::size_t{4} << 20U;
inline constexpr std::size_t kMostGapParagraphs = 2'000, kMostGaps = 500, kLongestGapName = 60;  // the last in bytes

/// In this process; for tests and the child.
DocxGaps ReadDocxGaps(std::string_view bytes);
/// In a child process, as whatever a person uploads must be.
DocxGaps ReadDocxGapsIsolated(std::string_view bytes);

/// What GONGKAI_READ_AS says to the process; and what it does there with a file that is clean.
inline constexpr std::string_view kReadAsGaps = "gaps";
DocxGaps GapsOfClean(std::string_view clean);
/// The steps of both.
DocxGaps ReadDocxGapsBy(std::string_view bytes,
                        const std::function<Cleaned(const CleanOrder& order, const InspectLimits& limits)>& clean,
                        const std::function<DocxGaps(std::string_view clean)>& take);

std::string ToWire(const DocxGaps& gaps);
/// Nothing when the bytes are not exactly that: the sender has read hostile input.
std::optional<DocxGaps> DocxGapsFromWire(std::string_view bytes);

/// What a gap is filled with; none: the paragraph falls away.
using GapValue = std::function<std::optional<std::string>(std::string_view name)>;
/// The file, filled: whatever stands in a value becomes text and nothing else. Nothing when there is no memory for it.
std::optional<std::string> FillDocxGaps(const DocxGaps& gaps, const GapValue& value);

}  // namespace gongkai::docread
