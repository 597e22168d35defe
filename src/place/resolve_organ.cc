// The place of an organ, read from the front of its name: 偃师|府店镇|人民政府. Here a name must stand, so short forms
// of counties count as well, and names that are words need no help.
#include <algorithm>

#include "place/names.h"
#include "place/place.h"
#include "place/plain_words.h"

namespace gongkai::place {
namespace {

constexpr std::size_t kCharacter = 3;
constexpr std::size_t kLongestName = 20 * kCharacter;

class OrganName {
 public:
  explicit OrganName(std::string_view name) : rest_(name) {}

  OrganPlace Resolve() {
    SkipForeword();
    while (TakeName()) {
    }
    if (places_.empty() && SkipToName()) {
      while (TakeName()) {
      }
    }
    return Answer();
  }

 private:
  void SkipForeword() {
    for (const std::string_view word : {"中华人民共和国", "中国共产党", "中共"}) {
      if (rest_.starts_with(word)) rest_.remove_prefix(word.size());
    }
  }

  /// The longest name that the rest begins with.
  const Name* NameHere() const {
    for (std::size_t bytes = std::min(kLongestName, rest_.size()); bytes >= 2 * kCharacter; --bytes) {
      const Name* name = Names::Get().Find(rest_.substr(0, bytes));
      if (!name) continue;
      if (name->form == NameForm::kShort && GoesOn(rest_.substr(bytes))) continue;
      if (!BelongsToNextWord(name->text, rest_.substr(bytes)) && Fits(*name)) return name;
    }
    return nullptr;
  }

  /// Whether what follows a short form makes it part of a name that is not known: 柳河|乡.
  static bool GoesOn(std::string_view rest) {
    if (rest.starts_with("市场") || rest.starts_with("乡村") || rest.starts_with("区委")) return false;
    for (const std::string_view suffix : {"省", "市", "县", "区", "旗", "盟", "镇", "乡", "街道", "街"}) {
      if (rest.starts_with(suffix)) return true;
    }
    return false;
  }

  /// A name further on must be of something smaller than what was read. Short forms, farms and zones count only when
  /// they lie therein; at the front the latter do not count at all.
  bool Fits(const Name& name) const {
    const bool is_zone = !name.scanned && name.form == NameForm::kFormal;
    if (places_.empty()) return !is_zone;
    const Places candidates = Names::Get().PlacesOf(name);
    return std::ranges::any_of(candidates, [&](const Place* candidate) {
      return std::ranges::any_of(places_, [&](const Place* place) {
        if (is_zone || name.form == NameForm::kShort) return IsWithin(*candidate, *place);
        return place->level < candidate->level;
      });
    });
  }

  bool TakeName() {
    const Name* name = NameHere();
    if (!name) return false;
    const Places candidates = Names::Get().PlacesOf(*name);
    std::vector<const Place*> within;
    for (const Place* candidate : candidates) {
      const auto outer = [&](const Place* place) { return IsWithin(*candidate, *place); };
      if (std::ranges::any_of(places_, outer)) within.push_back(candidate);
    }
    rest_.remove_prefix(name->text.size());
    if (places_.empty()) {
      places_.assign(candidates.begin(), candidates.end());
    } else if (within.empty()) {
      understood_ = false;  // the register knows no such place therein: what was read before is all that is sure
      return false;
    } else {
      places_ = std::move(within);
    }
    last_form_ = name->form;
    return true;
  }

  /// A full name behind something unknown: 某新区太平镇.
  bool SkipToName() {
    while (rest_.size() > 3 * kCharacter) {
      do {
        rest_.remove_prefix(1);
      } while (!rest_.empty() && (static_cast<unsigned char>(rest_.front()) & 0xC0) == 0x80);
      const Name* name = NameHere();
      if (name && name->form == NameForm::kFormal && name->text.size() > 2 * kCharacter) {
        understood_ = false;
        return true;
      }
    }
    return false;
  }

  /// Whether the rest goes on to name a place that was not understood: 某镇|人民政府, 经济开发区|管委会.
  bool NamesAnotherPlace() const {
    for (const std::string_view zone : {"开发区", "新区", "高新区", "示范区", "度假区", "工业园"}) {
      if (rest_.find(zone) != std::string_view::npos) return true;
    }
    for (std::size_t i = kCharacter; i + kCharacter <= rest_.size() && i <= 5 * kCharacter; i += kCharacter) {
      if (EndsAPlace(rest_.substr(i - kCharacter, 2 * kCharacter)) && !rest_.substr(i).starts_with("市场")) return true;
    }
    return false;
  }

  /// Whether the second of two characters is the end of some place's name, and the two are no word of their own.
  static bool EndsAPlace(std::string_view pair) {
    for (const std::string_view word :
         {"城乡", "城镇", "城市", "都市", "社区", "园区", "景区", "林区", "灾区", "山区"}) {
      if (pair == word) return false;
    }
    for (const std::string_view suffix : {"市", "州", "盟", "县", "区", "旗", "镇", "乡", "街道"}) {
      if (pair.ends_with(suffix)) return true;
    }
    return false;
  }

  OrganPlace Answer() const {
    if (places_.size() != 1) return {};
    const Place& place = *places_.front();
    // 互助 or 通道 alone may be no county at all; with a township behind it there is no doubt.
    const bool county_in_short = last_form_ == NameForm::kShort && place.level == Level::kCounty;
    return {&place, understood_ && !county_in_short && !NamesAnotherPlace(), ReportCode(place)};
  }

  std::string_view rest_;
  std::vector<const Place*> places_;
  NameForm last_form_ = NameForm::kFormal;
  bool understood_ = true;
};

}  // namespace

OrganPlace ResolveOrgan(std::string_view name) { return OrganName(name).Resolve(); }

}  // namespace gongkai::place
