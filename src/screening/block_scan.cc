#include "screening/block_scan.h"

namespace gongkai::screening {
namespace {

constexpr std::size_t kBlock = 64 << 10;  // bytes: stays near the processor through both passes

/// Hands out what ends by `end`, `base` bytes further to the front.
void TakeOffsets(const std::vector<std::uint32_t>& from, std::size_t& done, std::size_t base, std::size_t end,
                 std::vector<std::uint32_t>& out) {
  for (; done < from.size() && from[done] < end; ++done) out.push_back(static_cast<std::uint32_t>(from[done] - base));
}

}  // namespace

std::size_t BlockScan::Read(std::span<const docread::Piece> pieces, std::size_t first) {
  joined_.clear();
  ends_.clear();
  done_ = {};
  std::size_t behind = first + 1;
  std::string_view text = pieces[first].text;
  ends_.push_back(text.size());
  if (text.size() < kBlock && behind < pieces.size()) {
    joined_ = text;
    for (; behind < pieces.size() && joined_.size() + pieces[behind].text.size() < kBlock; ++behind) {
      joined_ += '\0';
      joined_ += pieces[behind].text;
      ends_.push_back(joined_.size());
    }
    text = joined_;
  }
  marks_.Find(text);
  words_.Scan(text, matches_, traditional_);
  return behind;
}

bool BlockScan::Next(ByteMarks& marks, std::vector<WordMatch>& matches) {
  const std::size_t begin = done_.piece == 0 ? 0 : ends_[done_.piece - 1] + 1, end = ends_[done_.piece];
  ++done_.piece;
  marks.Clear();
  matches.clear();
  const auto own = [&](std::uint32_t at) { return static_cast<std::uint32_t>(at - begin); };
  for (; done_.groups < marks_.groups.size() && marks_.groups[done_.groups].begin < end; ++done_.groups) {
    const DigitGroup& group = marks_.groups[done_.groups];
    marks.groups.push_back({own(group.begin), own(group.end), group.count});
  }
  TakeOffsets(marks_.ats, done_.ats, begin, end, marks.ats);
  TakeOffsets(marks_.blanks, done_.blanks, begin, end, marks.blanks);
  TakeOffsets(marks_.odd, done_.odd, begin, end, marks.odd);
  for (; done_.matches < matches_.size() && matches_[done_.matches].end <= end; ++done_.matches) {
    const WordMatch& match = matches_[done_.matches];
    if (match.begin >= begin) matches.push_back({match.word, own(match.begin), own(match.end)});
  }
  const std::size_t traditional = done_.traditional;
  while (done_.traditional < traditional_.size() && traditional_[done_.traditional] < end) ++done_.traditional;
  return done_.traditional > traditional;
}

}  // namespace gongkai::screening
