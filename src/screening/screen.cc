// One pass over the pieces: words by vectorscan, numbers by the marks of bytes, each looked at by the family that knows
// it; then what goes over several pieces: lists of people, numbers that are cut. At the end the hits are put in the
// order of the text, and of two that say the same the surer one stays.
//
// Next to read: word_scan.h and byte_marks.h (the two quick passes), then the families: secret_marks.cc,
// identity_numbers.cc, …
#include "screening/screen.h"

#include <algorithm>
#include <array>
#include <set>

#include "screening/byte_marks.h"
#include "screening/digit_span.h"
#include "screening/hidden_parts.h"
#include "screening/hit_sink.h"
#include "screening/levelled.h"
#include "screening/lexicon.h"
#include "screening/links.h"
#include "screening/lists_of_people.h"
#include "screening/overlaps.h"
#include "screening/reach.h"
#include "screening/secret_marks.h"
#include "screening/split_numbers.h"
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

class Pass {
 public:
  Pass(const std::vector<WordList>& lists, const KnownNames& names, const Lexicon& lexicon, std::span<const Part> parts,
       Date today)
      : lists_(lists), names_(names), lexicon_(lexicon), parts_(parts), today_(today), desk_(lexicon.scan()) {}

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
    for (std::size_t i = 0; i < parts_[part].pieces.size(); ++i) {
      const PieceView view{parts_, part, i};
      if (view.piece().sight != docread::Sight::kShown) hidden.Next(view, out_);
      if (view.piece().sight == docread::Sight::kLinkTarget) FindLinkTarget(view, out_);
      RunPiece(view);
      split.Next(view, marks_, out_);
    }
    hidden.Close(out_);
    FindInLists(parts_, part, heads_, today_, out_);
  }

  void RunPiece(const PieceView& view) {
    const std::string_view text = view.text();
    marks_.Find(text);
    matches_.clear();
    desk_.Scan(text, matches_);
    for (const WordMatch& match : matches_) Look(view, match.word, match.begin, match.end);
    if (!marks_.blanks.empty()) LookAcrossBlanks(view);
    if (LooksTraditional(text)) LookSimplified(view);
    if (!marks_.groups.empty()) FindNumbers(view, marks_, today_, out_);
    for (const std::uint32_t at : marks_.ats) FindMailAddress(view, at, out_);
    if (names_.LooksAtPlaces()) LookForPlaces(view);
  }

  void LookAcrossBlanks(const PieceView& view) {
    CloseUp(view.text(), marks_.blanks, std::min(lexicon_.longest(), kReach), level_);
    matches_.clear();
    desk_.Scan(level_.text, matches_);
    for (const WordMatch& match : matches_) {
      // What holds no joint was seen where it stands.
      const auto joint = std::ranges::upper_bound(level_.joints, match.begin);
      if (joint == level_.joints.end() || *joint >= match.end) continue;
      Look(view, match.word, level_.begin[match.begin], level_.end[match.end - 1]);
    }
  }

  void LookSimplified(const PieceView& view) {
    level_ = Simplified(view.text());
    matches_.clear();
    desk_.Scan(level_.text, matches_);
    for (const WordMatch& match : matches_)
      Look(view, match.word, level_.begin[match.begin], level_.end[match.end - 1]);
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
          FindLink(view, begin, out_);
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
    names_.FindPlacesOfElsewhere(view, found);
    for (Hit& hit : found.hits()) {
      if (places_.emplace(TextOf(hit, parts_)).second) out_.hits().push_back(std::move(hit));
    }
  }

  const std::vector<WordList>& lists_;
  const KnownNames& names_;
  const Lexicon& lexicon_;
  std::span<const Part> parts_;
  Date today_;
  WordScan::Desk desk_;
  HitSink out_;
  ByteMarks marks_;
  Levelled level_;
  std::vector<WordMatch> matches_;
  std::set<std::string, std::less<>> places_;
  std::vector<std::size_t> heads_;  // pieces in which a word of a list's head stands
};

}  // namespace

Screener::Screener(std::vector<WordList> lists, Register names)
    : compiled_(std::make_unique<const Compiled>(std::move(lists), std::move(names))) {}
Screener::~Screener() = default;
Screener::Screener(Screener&&) noexcept = default;
Screener& Screener::operator=(Screener&&) noexcept = default;

std::vector<Hit> Screener::Screen(std::span<const Part> parts, Date today) const {
  return Pass(compiled_->lists, compiled_->names, compiled_->lexicon, parts, today).Run();
}

}  // namespace gongkai::screening
