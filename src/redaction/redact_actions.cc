#include "redaction/redact_actions.h"

#include <algorithm>
#include <map>
#include <utility>

#include "docread/clean.h"
#include "docread/inspect.h"
#include "docread/page_look.h"
#include "docread/sniff.h"
#include "docread/to_pages.h"

namespace gongkai::redaction {
namespace {

using docread::Obstacle;
using docread::Sight;

constexpr double kDotsForText = 100, kDotsForProof = 72;

bool IsOffice(docread::Kind kind) {
  switch (kind) {
    case docread::Kind::kDocx:
    case docread::Kind::kXlsx:
    case docread::Kind::kPptx:
    case docread::Kind::kOldWord:
    case docread::Kind::kOldExcel:
    case docread::Kind::kOldPowerPoint:
    case docread::Kind::kRtf:
    case docread::Kind::kWordXml:
    case docread::Kind::kOpenDocument:
      return true;
    default:
      return false;
  }
}

docread::InspectLimits Limits() {
  docread::InspectLimits limits;
  limits.file_bytes = std::size_t{256} << 20U;
  limits.pages = kMostPages;
  constexpr int kSeconds = 120;
  limits.seconds = kSeconds;
  return limits;
}

/// "隐藏的行 3 处、批注 1 处"; empty when nothing is hidden.
std::string HiddenIn(const docread::Inspection& inspection) {
  std::map<Sight, int> hidden;
  for (const docread::Piece& piece : inspection.pieces) {
    const bool counts = piece.sight != Sight::kShown && piece.sight != Sight::kFileName &&
                        piece.sight != Sight::kLinkTarget && piece.sight != Sight::kInserted;
    if (counts) ++hidden[piece.sight];
  }
  std::string words;
  for (const auto& [sight, pieces] : hidden) {
    if (!words.empty()) words += "、";
    words += std::string(docread::NameOf(sight)) + " " + std::to_string(pieces) + " 处";
  }
  return words;
}

/// Words for who works on it about what the original carries beside its pages.
void NoteHidden(std::string_view original, std::string_view name, WorkingCopy& copy) {
  const docread::Inspection inspection = docread::InspectIsolated(original, name, Limits());
  const std::string hidden = HiddenIn(inspection);
  if (!hidden.empty()) {
    copy.notes.push_back("原件里另有页面上看不见的内容（" + hidden + "），不会随遮盖后的副本提供。");
  }
  if (inspection.obstacle != Obstacle::kNone) {
    copy.notes.push_back("原件里有没有看不见的内容，没能检查：" + inspection.obstacle_message);
  }
}

/// What LibreOffice prints though it was deleted, or though it is a remark, is taken out first.
std::string WithoutRemarks(std::string_view original, std::string_view name, WorkingCopy& copy) {
  docread::CleanOrder order;
  order.remove = {Sight::kDeleted, Sight::kInserted, Sight::kComment, Sight::kNotes};
  docread::Cleaned cleaned = docread::CleanIsolated(original, name, order, Limits());
  if (cleaned.obstacle == Obstacle::kNone) return std::move(cleaned.bytes);
  copy.notes.push_back("修订和批注没能先去掉，页面上可能有，请逐页核对：" + cleaned.obstacle_message);
  return std::string(original);
}

WorkingCopy NoCopy(Obstacle obstacle, std::string message) {
  WorkingCopy copy;
  copy.obstacle = obstacle;
  copy.obstacle_message = std::move(message);
  return copy;
}

std::vector<docread::BlackBox> BoxesOf(const Plan& plan) {
  std::vector<docread::BlackBox> boxes;
  for (const Mark& mark : plan.marks) {
    for (const docread::Box& box : mark.boxes) boxes.push_back({mark.page, box.left, box.top, box.right, box.bottom});
  }
  return boxes;
}

ReleaseResult NotReleased(std::string problem) {
  ReleaseResult result;
  result.problem = std::move(problem);
  return result;
}

/// The second half of the way: pages of the copy, then all that it carries.
docread::Looked LookAtCopy(const docread::Burnt& burnt, std::vector<docread::BlackBox> boxes,
                           const Progress& progress) {
  docread::LookWish wish;
  wish.dots_per_inch = kDotsForProof;
  wish.unseen = true;
  wish.boxes = std::move(boxes);
  wish.most_pages = kMostPages;
  return docread::LookAtAllPages(burnt.bytes, wish,
                                 [&](int done, int pages) { return !progress || progress((pages + done) / 2, pages); });
}

ReleasedCopy CopyOf(const docread::Burnt& burnt, docread::Looked looked) {
  ReleasedCopy copy;
  copy.bytes = burnt.bytes;
  docread::InspectLimits limits = Limits();
  limits.was_burnt_here = [&burnt](const std::string& digest) { return digest == burnt.digest; };
  copy.inspection = docread::InspectIsolated(burnt.bytes, "copy.pdf", limits);
  for (docread::LookedPage& page : looked.looked) {
    for (const docread::BlackBox& box : page.uneven) {
      copy.uneven.emplace_back(box.page, docread::Box{box.left, box.top, box.right, box.bottom});
    }
    copy.pages.push_back(std::move(page.text));
  }
  return copy;
}

}  // namespace

WorkingCopy MakeWorkingCopy(std::string_view original, std::string_view name, const Progress& progress) {
  if (original.size() > kLargestOriginal) return NoCopy(Obstacle::kTooLarge, "文件太大，请拆分后再遮盖。");
  WorkingCopy copy;
  NoteHidden(original, name, copy);
  const bool is_office = IsOffice(docread::SniffClosely(original).kind);
  docread::AsPages pages =
      docread::ToPages(is_office ? WithoutRemarks(original, name, copy) : std::string(original), kLargestOriginal);
  if (pages.obstacle != Obstacle::kNone) return NoCopy(pages.obstacle, std::move(pages.message));
  docread::LookWish wish;
  wish.dots_per_inch = kDotsForText;
  wish.most_pages = kMostPages;
  docread::Looked looked = docread::LookAtAllPages(pages.pdf, wish, progress);
  if (looked.obstacle != Obstacle::kNone) return NoCopy(looked.obstacle, std::move(looked.obstacle_message));
  copy.pdf = std::move(pages.pdf);
  for (docread::LookedPage& page : looked.looked) copy.pages.push_back(std::move(page.text));
  return copy;
}

std::vector<PageSize> SizesOf(std::span<const docread::PageText> pages) {
  std::vector<PageSize> sizes;
  for (const docread::PageText& page : pages) sizes.push_back({page.width, page.height});
  return sizes;
}

DrawnPage DrawPage(std::string_view pdf, int page, double dots_per_inch) {
  constexpr double kLeast = 50, kMost = 200;
  docread::LookWish wish;
  wish.first = wish.last = std::max(page, 1);
  wish.dots_per_inch = std::clamp(dots_per_inch, kLeast, kMost);
  wish.pictures = true;
  docread::Looked looked = docread::LookAtPages(pdf, wish);
  if (looked.obstacle != Obstacle::kNone) return {{}, 0, 0, std::move(looked.obstacle_message)};
  if (looked.looked.empty()) return {{}, 0, 0, "没有这一页。"};
  docread::LookedPage& drawn = looked.looked.front();
  return {std::move(drawn.jpeg), drawn.pixels_wide, drawn.pixels_high, {}};
}

ReleaseResult BurnRelease(const Plan& plan, std::string_view pdf, std::span<const docread::PageText> pages,
                          const Progress& progress) {
  std::vector<docread::BlackBox> boxes = BoxesOf(plan);
  docread::BurnWish wish;
  wish.boxes = boxes;
  wish.pages = static_cast<int>(pages.size());
  wish.most_pages = kMostPages;
  wish.done = [&](int done, int all) { return !progress || progress(done / 2, all); };
  docread::Burnt burnt = docread::BurnPages(pdf, wish);
  if (burnt.obstacle != Obstacle::kNone) return NotReleased(std::move(burnt.obstacle_message));
  docread::Looked looked = LookAtCopy(burnt, std::move(boxes), progress);
  if (looked.obstacle != Obstacle::kNone) return NotReleased(std::move(looked.obstacle_message));
  ReleaseResult result;
  result.remainders = FindRemainders(plan, pages, CopyOf(burnt, std::move(looked)));
  result.digest = std::move(burnt.digest);
  result.plan = DigestOf(plan);
  result.pages = burnt.pages;
  result.boxes = burnt.boxes;
  result.bytes = std::move(burnt.bytes);
  return result;
}

}  // namespace gongkai::redaction
