#include "docread/rich_pieces.h"

#include <algorithm>
#include <charconv>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::docread {
namespace {

using Kind = RichPiece::Kind;

/// Signs that Word draws for "no number": one character, often a letter of a font of signs.
bool IsBullet(std::string_view marker) {
  const std::u32string signs = FromUtf8(Trim(marker));
  if (signs.size() != 1) return false;
  const char32_t sign = signs[0];
  const bool is_numeral =
      IsDigit(sign) || IsHan(sign) || (sign >= 0x2460 && sign < 0x2500) || (sign >= 0x2776 && sign < 0x2794);
  return !is_numeral;
}

/// The number of a marker that a list would show in the same way ("12."); 0 for any other.
int PlainNumber(std::string_view marker) {
  marker = Trim(marker);
  int number = 0;
  const auto end = std::from_chars(marker.data(), marker.data() + marker.size(), number);
  const std::string_view rest(end.ptr, static_cast<std::size_t>(marker.data() + marker.size() - end.ptr));
  return end.ec == std::errc() && (rest == "." || rest == "．") ? number : 0;
}

/// The marker as text in front of the runs, with their look.
void PutMarker(std::string_view marker, RichRuns& runs) {
  marker = Trim(marker);
  if (marker.empty()) return;
  const bool is_closed = marker.ends_with("、") || marker.ends_with("）") || marker.ends_with("．");
  RichRun run{.text = std::string(marker) + (is_closed ? "" : " ")};
  if (!runs.empty()) {
    run.bold = runs.front().bold;
    run.italic = runs.front().italic;
  }
  runs.insert(runs.begin(), std::move(run));
}

RichParagraph AsParagraph(RichPiece piece) {
  const bool is_bullet = piece.kind == Kind::kItem && (piece.marker.empty() || IsBullet(piece.marker));
  PutMarker(is_bullet ? "•" : piece.marker, piece.runs);
  return {piece.alignment, std::move(piece.runs)};
}

/// Builds blocks one after another; knows what an item would be numbered if it stood next.
class BlockBuilder {
 public:
  void Add(RichBlock block) {
    counter_.Next(block);
    blocks_.push_back(std::move(block));
  }

  /// As an item where it is shown with the number it has, else as a paragraph with the marker in its text.
  void AddItem(RichPiece piece, bool alone) {
    const bool is_bullet = piece.marker.empty() || IsBullet(piece.marker);
    RichListItem item{.ordered = !is_bullet, .depth = DepthFor(piece.level), .runs = piece.runs};
    ListCounter next = counter_;
    const int number = next.Next(item);
    const bool fits =
        is_bullet || piece.counts_anew || (PlainNumber(piece.marker) == number && !(alone && piece.drawn));
    if (fits) return Add(std::move(item));
    Add(AsParagraph(std::move(piece)));
  }

  std::vector<RichBlock> Finish() { return std::move(blocks_); }

 private:
  int DepthFor(int level) const {
    const auto* before = blocks_.empty() ? nullptr : std::get_if<RichListItem>(&blocks_.back());
    return before == nullptr ? 0 : std::min({level, before->depth + 1, kDeepestListItem});
  }

  std::vector<RichBlock> blocks_;
  ListCounter counter_;
};

}  // namespace

std::vector<RichParagraph> ToCell(std::vector<RichPiece> pieces, std::vector<RichPiece>& images) {
  std::vector<RichParagraph> paragraphs;
  for (RichPiece& piece : pieces) {
    if (piece.kind == Kind::kImage) {
      images.push_back(std::move(piece));
      continue;
    }
    for (RichRun& run : piece.runs) run.bold = run.bold || piece.kind == Kind::kHeading;
    paragraphs.push_back(AsParagraph(std::move(piece)));
  }
  return paragraphs;
}

std::vector<RichBlock> ToBlocks(std::vector<RichPiece> pieces) {
  const bool has_title = std::any_of(pieces.begin(), pieces.end(), [](const RichPiece& piece) {
    return piece.kind == Kind::kHeading && piece.level == 1;
  });
  BlockBuilder builder;
  const auto is_item = [&](std::size_t i) { return i < pieces.size() && pieces[i].kind == Kind::kItem; };
  bool after_item = false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    RichPiece& piece = pieces[i];
    if (piece.kind == Kind::kItem) {
      builder.AddItem(std::move(piece), !after_item && !is_item(i + 1));
    } else if (piece.kind == Kind::kHeading) {
      PutMarker(piece.marker, piece.runs);
      builder.Add(RichHeading{piece.level + (has_title ? 1 : 0), piece.alignment, std::move(piece.runs)});
    } else if (piece.kind == Kind::kParagraph) {
      builder.Add(AsParagraph(std::move(piece)));
    } else {
      builder.Add(std::move(piece.block.front()));
    }
    after_item = pieces[i].kind == Kind::kItem;
  }
  return builder.Finish();
}

}  // namespace gongkai::docread
