// Place names in running text, in four steps: every end of a known name, the longest name at each end that its
// surroundings let stand, one name where two overlap, and names written one after another joined to chains.
//
// A rule will say "this report names another place": better to pass over a name than to see one where there is none.
#include <algorithm>

#include "place/names.h"
#include "place/place.h"
#include "place/plain_words.h"

namespace gongkai::place {
namespace {

constexpr std::size_t kCharacter = 3;

struct Found {
  std::size_t offset;
  std::size_t end;
  const Name* name;
};

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text), names_(Names::Get()) {}

  std::vector<Match> Run() {
    Scan();
    KeepBelieved();
    return Chains();
  }

 private:
  // The only loop over the bytes of the text: two table look-ups a character, the rest is for the few that remain.
  void Scan() {
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text_.data());
    const std::size_t size = text_.size();
    for (std::size_t i = 0; i + kCharacter <= size;) {
      const unsigned char lead = bytes[i];
      if ((lead & 0xF0) != 0xE0) {
        ++i;
        continue;
      }
      if (names_.MayEndAt(bytes + i) && i >= kCharacter) {
        const std::uint32_t lengths = names_.LengthsEndingIn(text_.data() + i - kCharacter);
        if (lengths != 0) TryLengths(i + kCharacter, lengths);
      }
      i += kCharacter;
    }
  }

  void TryLengths(std::size_t end, std::uint32_t lengths) {
    for (int length = 31; length >= 2; --length) {
      const std::size_t bytes = static_cast<std::size_t>(length) * kCharacter;
      if ((lengths >> length & 1) == 0 || bytes > end) continue;
      const Name* name = names_.Find(text_.substr(end - bytes, bytes));
      if (name && name->scanned && MayStand({end - bytes, end, name})) return Put({end - bytes, end, name});
    }
  }

  /// What can be told before the neighbours are known.
  bool MayStand(const Found& found) {
    if (BelongsToNextWord(found.name->text, text_.substr(found.end))) return false;
    if (found.name->need == Need::kNothing || IsEdge(text_, found.offset) || FollowsAnother(found)) return true;
    return PutShortParent(found) || found.name->need == Need::kContext;
  }

  bool FollowsAnother(const Found& found) const { return !found_.empty() && found_.back().end == found.offset; }

  // Short forms of counties are not looked for, but 偃师 in 偃师府店镇 is one, since 府店镇 lies in 偃师区.
  bool PutShortParent(const Found& found) {
    for (const std::size_t bytes : {3 * kCharacter, 2 * kCharacter}) {
      if (bytes > found.offset) continue;
      const Name* parent = names_.Find(text_.substr(found.offset - bytes, bytes));
      if (!parent || parent->form != NameForm::kShort || !AreLinked(*parent, *found.name)) continue;
      Put({found.offset - bytes, found.offset, parent});
      return FollowsAnother(found);
    }
    return false;
  }

  // Of two overlapping names the one that contains the other stays, else the full name before the short form, else the
  // first.
  void Put(const Found& found) {
    while (!found_.empty() && found_.back().end > found.offset) {
      const Found& last = found_.back();
      const bool contains = found.offset <= last.offset;
      const bool fuller = last.name->form == NameForm::kShort && found.name->form != NameForm::kShort;
      const bool surer = last.name->need == Need::kContext && found.name->need != Need::kContext;
      if (!contains && !fuller && !surer) return;
      found_.pop_back();
    }
    found_.push_back(found);
  }

  bool AreLinked(const Name& outer, const Name& inner) const {
    for (const Place* parent : names_.PlacesOf(outer)) {
      if (parent->level == Level::kTownship) continue;
      for (const Place* child : names_.PlacesOf(inner)) {
        if (IsWithin(*child, *parent)) return true;
      }
    }
    return false;
  }

  bool IsLinked(std::size_t i) const {
    const auto linked = [&](std::size_t a, std::size_t b) {
      return found_[a].end == found_[b].offset && AreLinked(*found_[a].name, *found_[b].name);
    };
    return (i > 0 && linked(i - 1, i)) || (i + 1 < found_.size() && linked(i, i + 1));
  }

  bool IsBelieved(std::size_t i) const {
    const Found& found = found_[i];
    if (found.name->need != Need::kContext || IsLinked(i)) return true;
    if (found.name->form == NameForm::kShort) return false;
    if (found.name->text.size() == 2 * kCharacter && IsJoint(found.name->text)) return false;
    return IsHardEdge(text_, found.offset) && SpeaksOfAPlace(text_.substr(found.end));
  }

  /// 和县, 应县, 城区: far oftener "and the county's", "should the county" or no place at all than a name.
  static bool IsJoint(std::string_view name) {
    for (const std::string_view joint :
         {"和", "与", "及", "应", "成", "代", "各", "全", "本", "我", "该", "城", "郊"}) {
      if (name.starts_with(joint)) return true;
    }
    return false;
  }

  void KeepBelieved() {
    std::vector<Found> believed;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (IsBelieved(i)) believed.push_back(found_[i]);
    }
    found_ = std::move(believed);
  }

  std::vector<Match> Chains() const {
    std::vector<Match> matches;
    for (const Found& found : found_) {
      const Link link{found.offset, found.end - found.offset, found.name->form, names_.PlacesOf(*found.name)};
      if (matches.empty() || !Extend(matches.back(), link)) {
        matches.push_back({link.offset, link.length, {link}, {link.places.begin(), link.places.end()}, true});
      }
    }
    return matches;
  }

  /// Adds the link to the chain when it follows directly and names something smaller.
  static bool Extend(Match& match, const Link& link) {
    if (match.offset + match.length != link.offset) return false;
    const auto largest = std::ranges::min(match.places, {}, &Place::level)->level;
    if (std::ranges::max(link.places, {}, &Place::level)->level <= largest) return false;
    std::vector<const Place*> within;
    for (const Place* place : link.places) {
      const auto outer = [&](const Place* parent) { return IsWithin(*place, *parent); };
      if (std::ranges::any_of(match.places, outer)) within.push_back(place);
    }
    match.consistent = match.consistent && !within.empty();
    match.places =
        within.empty() ? std::vector<const Place*>(link.places.begin(), link.places.end()) : std::move(within);
    match.links.push_back(link);
    match.length += link.length;
    return true;
  }

  std::string_view text_;
  const Names& names_;
  std::vector<Found> found_;  // in order, not overlapping
};

}  // namespace

std::vector<Match> FindPlaces(std::string_view text) { return Finder(text).Run(); }

bool MayBeginAt(std::string_view text, std::size_t offset) { return IsEdge(text, offset); }

}  // namespace gongkai::place
