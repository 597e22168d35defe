// A document, redacted from its original to the copy that goes out. Nothing is stored here and nobody is asked who they
// are: the desk does that (its Deeds, its files). All bytes are looked at in locked-in children. The original is only
// read.
//
//   WorkingCopy copy = MakeWorkingCopy(original, name);          pages of any file, and their text
//   copy.pdf, ToBytes(copy.pages)                                kept by the desk, sealed
//   DrawnPage page = DrawPage(copy.pdf, 7, 110);                 for the drawing page; a page at a time
//   ReleaseResult made = BurnRelease(plan, copy.pdf, pages, …);  long: in a job
//   made.digest                                                  to screening::AddBurnt with the copy
//   InTheWay(plan, check, made.plan, CountOpen(made.remainders, plan.stays)).empty()   may be released
//
// Speed: some 80 ms of a processor for a page that is burnt, a third of that for each look; 160 KB a page of dense
// text.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "docread/burn.h"
#include "docread/document.h"
#include "docread/page_text.h"
#include "redaction/plan.h"
#include "redaction/residue.h"

namespace gongkai::redaction {

inline constexpr int kMostPages = 1'000;
inline constexpr std::size_t kLargestOriginal = 64U << 20U;

struct WorkingCopy {
  std::string pdf;                       // never leaves: it may still hold hidden parts of an original PDF
  std::vector<docread::PageText> pages;  // all pages, page 1 first
  std::vector<std::string> notes;  // plain sentences for who works on it: "隐藏的工作表 2 张不在页面上，不会提供"
  docread::Obstacle obstacle = docread::Obstacle::kNone;
  std::string obstacle_message;  // one plain sentence; then there is nothing else
};

/// How far: pages done of all; of a release, which goes over them twice, half of either. False: stop.
using Progress = docread::PagesDone;

/// docx, xlsx, pptx lose what is hidden, deleted, commented before they become pages; where they cannot, a note says
/// so, and the pages show what LibreOffice prints of them. Seconds for a long file: call it in a job.
WorkingCopy MakeWorkingCopy(std::string_view original, std::string_view name, const Progress& progress = {});

std::vector<PageSize> SizesOf(std::span<const docread::PageText> pages);

struct DrawnPage {
  std::string jpeg;
  int pixels_wide = 0, pixels_high = 0;
  std::string problem;  // one plain sentence; then there is no picture
};
/// One page as a picture, at 50 to 200 dots an inch; boxes are in points of the page: pixels × 72 / dots_per_inch.
DrawnPage DrawPage(std::string_view pdf, int page, double dots_per_inch = 110);

struct ReleaseResult {
  std::string bytes;   // a PDF; also with remainders, so that a person may look at it, but it may not go out then
  std::string digest;  // docread/burnt_here.h
  std::string plan;    // DigestOf the plan by which it was burnt
  int pages = 0, boxes = 0;
  std::vector<Remainder> remainders;
  std::string problem;  // one plain sentence; then there are no bytes
};

/// Burns the boxes of all marks and searches the copy. `pages`: as MakeWorkingCopy gave them.
ReleaseResult BurnRelease(const Plan& plan, std::string_view pdf, std::span<const docread::PageText> pages,
                          const Progress& progress = {});

}  // namespace gongkai::redaction
