// A text that somebody pasted, as a part to be screened: a piece a line; lines with tabs that follow one another are a
// table, as they come out of a spreadsheet. And the same text with what can be masked masked. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "docread/inspection.h"
#include "screening/screen.h"

namespace gongkai::screening {

struct PastedText {
  std::string text;
  Part part;
  std::vector<std::size_t> offsets;  // of each piece in `text`
};
PastedText ReadPasted(std::string text);

/// What may stand in place of a hit that names or reaches a person; none for other hits, and where nothing can.
std::optional<std::string> MaskOf(const Hit& hit, std::span<const Part> parts);

struct MaskedText {
  std::string text;
  std::size_t masked = 0;  // places
};
/// `hits`: of {pasted.part}.
MaskedText MaskAll(const PastedText& pasted, std::span<const Hit> hits);

/// The same for a file: each text once. Short ones are left out where they would change what they do not mean.
struct MaskChange {
  std::string from, to;
};
std::vector<MaskChange> MaskChanges(std::span<const Part> parts, std::span<const Hit> hits);

}  // namespace gongkai::screening
