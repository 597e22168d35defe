// One pass over the pieces: words by pairs of characters, numbers by the marks of bytes, many pieces at once; each is
// looked at by the family that knows it; then what goes over several pieces: lists of people, numbers that are cut. At
// the end the hits are put in the order of the text, and of two that say the same the surer one stays.
//
// Next to read: block_scan.h, word_scan.h and byte_marks.h (the two quick passes), then the families: secret_marks.cc,
// identity_numbers.cc, …
#include "screening/screen.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "screening/block_scan.h"
#include "screening/byte_marks.h"
#include "screening/digit_span.h"
#include "screening/hidden_parts.h"
#include "screening/hit_sink.h"
#include "screening/levelled.h"
#include "screening/lexicon.h"
#include "screening/links.h"
#include "screening/lists_of_people.h"
#include "screening/odd_characters.h"
#include "screening/overlaps.h"
#include "screening/reach.h"
#include "screening/secret_marks.h"
#include "screening/split_numbers.h"
#include "screening/text_window.h"
#include "screening/wording.h"

namespace gongkai::screening {

struct Screener::Compiled {
  Compiled(std::vector<WordList> word_lists, Register known)
      : lists(std::move(word_lists)), names(std::move(known)), lexicon(lists, names) {}
  std::vector<WordList> lists;
  KnownNames names;
  Lexicon lexicon;
};

namespace {

/// Beyond this many pieces further places of one part are not looked up: the list is long enough.
constexpr std::size_t kMostPlaces = 200;

/// Bytes to each side of a blank within which a word may go on across it.
constexpr std::size_t kReach = 60;

/// Calls with stretches of the text and where each begins: what is levelled takes many times its length, and a file may
/// be one long line. A stretch begins a little before the last one ends, so that nothing is cut in two.
template <class Look>
void ForWindows(std::string_view text, const Look& look) {
  constexpr std::size_t kWindow = 1U << 20U, kOverlap = 1'000;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = text.size() - from <= kWindow ? text.size() : Forth(text, from + kWindow, 1);
    look(text.substr(from, to - from), from);
    if (to == text.size()) return;
    from = Forth(text, to - kOverlap, 1);
  }
}

class Pass {
 public:
  Pass(const std::vector<WordList>& lists, const KnownNames& names, const Lexicon& lexicon, const place::Place* here,
       std::span<const Part> parts, Date today)
      : lists_(lists),
        names_(names),
        lexicon_(lexicon),
        here_(here),
        parts_(parts),
        today_(today),
        blocks_(lexicon.scan()) {}

  std::vector<Hit> Run() {
    for (std::size_t part = 0; part < parts_.size(); ++part) RunPart(part);
    return InOrder(std::move(out_.hits()));
  }

 private:
  void RunPart(std::size_t part) {
    FindObstacles(parts_, part, out_);
    HiddenParts hidden;
    SplitNumbers split(today_);
    heads_.clear();
    places_.clear();
    const std::span pieces(parts_[part].pieces);
    for (std::size_t i = 0, behind = 0; i < pieces.size(); ++i) {
      if (i == behind) behind = blocks_.Read(pieces, i);
      has_traditional_ = blocks_.Next(marks_, matches_);
      const PieceView view{parts_, part, i};
      if (view.piece().sight != docread::Sight::kShown) hidden.Next(view, out_);
      if (view.piece().sight == docread::Sight::kLinkTarget) FindLinkTarget(view, out_);
      LookAtMarked(view);
      if (here_ != nullptr) LookForPlaces(view);
      split.Next(view, marks_, out_);
      // Looked at last: it has marks of its own.
      const bool is_name = view.piece().sight == docread::Sight::kFileName;
      if (!marks_.odd.empty() || has_numeral_ || is_name) LookLevelled(view, is_name);
    }
    hidden.Close(parts_, part, out_);
    FindInLists(parts_, part, heads_, today_, out_);
  }

  void RunText(const PieceView& view) {
    marks_.Find(view.text());
    lexicon_.scan().Scan(view.text(), matches_, traditional_);
    has_traditional_ = !traditional_.empty();
    LookAtMarked(view);
  }

  /// With the marks and the words of the piece found.
  void LookAtMarked(const PieceView& view) {
    has_numeral_ = false;
    links_ = {};
    for (const WordMatch& match : matches_) Look(view, match.word, match.begin, match.end);
    if (!marks_.blanks.empty()) LookAcrossBlanks(view);
    if (has_traditional_) LookSimplified(view);
    if (!marks_.groups.empty()) FindNumbers(view, marks_, today_, out_);
    for (const std::uint32_t at : marks_.ats) FindMailAddress(view, at, out_);
  }

  /// The same text without odd_characters.h, beside what stands before it. What was found already falls away with the
  /// overlaps.
  void LookLevelled(const PieceView& view, bool is_file_name) {
    ForWindows(view.text(), [&](std::string_view window, std::size_t base) {
      const Levelled level = WithoutOddCharacters(window, is_file_name);
      if (!level.text.empty()) LookLevelled(view, level, base);
    });
  }

  void LookLevelled(const PieceView& view, const Levelled& level, std::size_t base) {
    std::vector<Part> beside(1);
    if (const docread::Piece* const before = view.Before()) beside.front().pieces.push_back(*before);
    beside.front().pieces.push_back(view.piece());
    beside.front().pieces.back().text = level.text;
    std::vector<Hit> found;
    std::vector<std::size_t> heads;
    std::swap(found, out_.hits());
    std::swap(heads, heads_);
    RunText({beside, 0, beside.front().pieces.size() - 1});
    std::swap(found, out_.hits());
    std::swap(heads, heads_);
    for (Hit& hit : found) {
      if (hit.length == 0 || hit.offset + hit.length > level.text.size()) continue;
      if (out_.hits().size() >= HitSink::kMost) break;
      const std::size_t end = level.end[hit.offset + hit.length - 1];
      hit.part = view.part;
      hit.piece = view.index;
      hit.offset = base + level.begin[hit.offset];
      hit.length = base + end - hit.offset;
      out_.hits().push_back(std::move(hit));
    }
    if (!heads.empty() && (heads_.empty() || heads_.back() != view.index)) heads_.push_back(view.index);
  }

  void LookAcrossBlanks(const PieceView& view) {
    blanks_.clear();
    std::ranges::copy_if(marks_.blanks, std::back_inserter(blanks_),
                         [&](std::uint32_t blank) { return MayStandInWord(view.text(), blank); });
    if (blanks_.empty()) return;
    CloseUp(view.text(), blanks_, std::min(lexicon_.longest(), kReach), level_);
    links_ = {};
    lexicon_.scan().Scan(level_.text, matches_);
    for (const WordMatch& match : matches_) {
      // What holds no joint was seen where it stands.
      const auto joint = std::ranges::upper_bound(level_.joints, match.begin);
      if (joint == level_.joints.end() || *joint >= match.end) continue;
      Look(view, match.word, level_.begin[match.begin], level_.end[match.end - 1]);
    }
  }

  /// Whether the characters to both sides of the blank follow one another in a word.
  bool MayStandInWord(std::string_view text, std::size_t blank) const {
    if (blank < kHan) return false;  // what a torn character of the piece before looked like
    std::size_t behind = blank;
    while (const std::size_t length = BlankLength(text, behind)) behind += length;
    return lexicon_.MayFollow(text.substr(blank - kHan, kHan), text.substr(behind, kHan));
  }

  void LookSimplified(const PieceView& view) {
    ForWindows(view.text(), [&](std::string_view window, std::size_t base) {
      level_ = Simplified(window);
      links_ = {};
      lexicon_.scan().Scan(level_.text, matches_);
      for (const WordMatch& match : matches_)
        Look(view, match.word, base + level_.begin[match.begin], base + level_.end[match.end - 1]);
    });
  }

  void Look(const PieceView& view, std::uint32_t word, std::size_t begin, std::size_t end) {
    for (const Meaning& meaning : lexicon_.MeaningsOf(word)) {
      switch (meaning.use) {
        case WordUse::kListed:
          FindListedWord(view, lists_[meaning.first], lists_[meaning.first].words[meaning.second], begin, end, today_,
                         out_);
          break;
        case WordUse::kSecretMark:
          FindSecretMark(view, begin, end, out_);
          break;
        case WordUse::kInside:
          FindInsideMark(view, begin, end, out_);
          break;
        case WordUse::kListHead:
          if (heads_.empty() || heads_.back() != view.index) heads_.push_back(view.index);
          break;
        case WordUse::kPerson:
          FindByPersonWord(view, begin, end, today_, out_);
          break;
        case WordUse::kReach:
          FindByReachWord(view, begin, end, out_);
          break;
        case WordUse::kLink:
          FindLink(view, begin, links_, out_);
          break;
        case WordUse::kNumeral:
          has_numeral_ = has_numeral_ || IsInLongNumeral(view.text(), begin);
          break;
        case WordUse::kName:
          names_.Find(view, static_cast<NameUse>(meaning.first), meaning.second, begin, end, today_, out_);
          break;
      }
    }
  }

  /// Each place of elsewhere once in a part.
  void LookForPlaces(const PieceView& view) {
    if (places_.size() > kMostPlaces) return;
    HitSink found;
    FindPlacesOfElsewhere(view, *here_, found);
    for (Hit& hit : found.hits()) {
      if (places_.emplace(TextOf(hit, parts_)).second) out_.hits().push_back(std::move(hit));
    }
  }

  const std::vector<WordList>& lists_;
  const KnownNames& names_;
  const Lexicon& lexicon_;
  const place::Place* here_;
  std::span<const Part> parts_;
  Date today_;
  BlockScan blocks_;
  HitSink out_;
  ByteMarks marks_;
  Levelled level_;
  std::vector<std::uint32_t> blanks_;
  std::vector<WordMatch> matches_;
  std::vector<std::uint32_t> traditional_;
  std::set<std::string, std::less<>> places_;
  std::vector<std::size_t> heads_;  // pieces in which a word of a list's head stands
  bool has_traditional_ = false;    // the piece has a traditional character
  bool has_numeral_ = false;        // the piece has a number in Chinese numerals
  LinksSeen links_;                 // in the text that is looked at
};

}  // namespace

Screener::Screener(std::vector<WordList> lists, Register names)
    : here_(names.place_code.empty() ? nullptr : place::Find(names.place_code)) {
  compiled_ = std::make_shared<const Compiled>(std::move(lists), std::move(names));
}

Screener Screener::From(std::string_view place_code) const {
  Screener other = *this;
  other.here_ = place_code.empty() ? nullptr : place::Find(place_code);
  return other;
}

std::vector<Hit> Screener::Screen(std::span<const Part> parts, Date today) const {
  return Pass(compiled_->lists, compiled_->names, compiled_->lexicon, here_, parts, today).Run();
}

}  // namespace gongkai::screening
