// The shapes of one slide, master or page of notes, as a stream: where each stands, what it says, and what lies over
// it. They are kept until the slide ends, since only then it is known what covers what. Source: ISO/IEC 29500-1 19.3,
// 20.1. Next to read: inspect_pptx.cc (who calls).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docread/gathering.h"
#include "docread/paleness.h"
#include "docread/xml_events.h"

namespace gongkai::docread {

struct SlideSize {
  double width = 12'192'000, height = 6'858'000;  // of 914,400 an inch
};

struct SlidePlace {
  std::string words;            // "第 3 张幻灯片"
  int page = 0;                 // of the slides
  Sight sight = Sight::kShown;  // of all that is on it
  bool template_text = false;   // a master or layout: what stands in its places for text is shown nowhere
};

/// What a master has behind the text of its slides.
struct SlideGround {
  Behind behind{false, kWhite};
};

/// The words that programs put into the empty places of a master.
bool IsPrompt(std::string_view text);

/// Reads the part to its end. `ground` is what lies behind; what the part itself says of it is put there.
void ReadShapes(XmlReader& xml, const SlidePlace& place, const SlideSize& size, SlideGround& ground, Gathering& to);

}  // namespace gongkai::docread
