#include "report/check/other_places.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "place/place.h"
#include "report/check/report_text.h"
#include "report/check/township_organs.h"

namespace gongkai::report {
namespace {

using std::string_view;

constexpr std::size_t kHan = 3;  // bytes of a Chinese character

/// Whose report it is, as far as places go.
struct Own {
  const place::Place* place = nullptr;  // null: not known
  bool names_county = false;            // without a known place: the organ's name begins with its county
  string_view organ;
};

Own OwnOf(const AnnualReport& report) {
  Own own{nullptr, false, report.organ};
  if (!report.place_code.empty()) own.place = place::Find(report.place_code);
  const place::OrganPlace resolved = place::ResolveOrgan(report.organ);
  if (own.place == nullptr && resolved.certain) own.place = resolved.place;
  const std::size_t county = report.organ.find("县");
  own.names_county = county != std::string::npos && county + kHan < report.organ.size() && county >= kHan;
  return own;
}

bool IsRelated(const place::Place& other, const place::Place& own) {
  return &other == &own || place::IsWithin(own, other) || place::IsWithin(other, own);
}

/// Part of the organ's own name: fictional, abolished or unregistered places are known by it alone.
bool StandsInOrgan(const Own& own, string_view name) { return own.organ.find(name) != string_view::npos; }

bool IsForeign(const Own& own, const place::Match& match, string_view text) {
  const place::Link& last = match.links.back();
  if (last.form == place::NameForm::kShort) return false;
  const string_view name = text.substr(last.offset, last.length);
  if (StandsInOrgan(own, name)) return false;
  if (own.place != nullptr) {
    const auto related = [&](const place::Place* other) { return IsRelated(*other, *own.place); };
    // 泗坪乡 after 茌平县 is foreign by either name; a chain is ours when its last name is.
    return std::none_of(match.places.begin(), match.places.end(), related);
  }
  const place::Level level = match.places.front()->level;
  if (level == place::Level::kTownship) {
    return match.links.size() > 1 && own.names_county &&
           !StandsInOrgan(own, text.substr(match.links[0].offset, match.links[0].length));
  }
  return level == place::Level::kCounty && own.names_county;
}

string_view Before(string_view text, std::size_t at, std::size_t characters) {
  const std::size_t bytes = std::min(at, characters * kHan);
  std::size_t from = at - bytes;
  while (from < at && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) ++from;
  return text.substr(from, at - from);
}

string_view After(string_view text, std::size_t at, std::size_t characters) {
  std::size_t to = std::min(text.size(), at + characters * kHan);
  while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0U) == 0x80U) ++to;
  return text.substr(at, to - at);
}

bool ContainsOne(string_view text, std::initializer_list<string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](string_view w) { return text.find(w) != string_view::npos; });
}

/// Titles and numbers of documents name who issued them: 《…》, "…〔2021〕…号".
bool StandsInDocumentName(string_view text, const place::Match& match) {
  // No title is longer than this; without the bound a long text full of names takes the square of its length.
  constexpr std::size_t kLongestTitle = 200;
  const string_view before = Before(text, match.offset, kLongestTitle),
                    after = After(text, match.offset + match.length, 8);
  const std::size_t opened = before.rfind("《"), closed = before.rfind("》");
  if (opened != string_view::npos && (closed == string_view::npos || closed < opened)) return true;
  const std::size_t bracket = after.find("〔");
  return bracket != string_view::npos && bracket <= 6 * kHan;
}

/// A firm, a road, a person's origin: the name is part of something that is not a place.
bool IsPartOfAnotherName(string_view after) {
  if (ContainsOne(After(after, 0, 14), {"公司", "集团", "律师事务所", "大学", "学院"})) return true;
  for (string_view next : {"路", "大道", "大街", "街", "籍", "人", "话", "酒店", "宾馆", "银行"}) {
    if (after.starts_with(next) && !after.starts_with("人民") && !after.starts_with("街道")) return true;
  }
  return false;
}

bool IsLearnedFrom(string_view text, const place::Match& match) {
  const string_view before = Before(text, match.offset, 16), after = After(text, match.offset + match.length, 24);
  const auto speaks_of_learning = [](string_view words) {
    return ContainsOne(words, {"学习", "考察", "交流", "借鉴", "经验", "赴", "参观", "调研", "协作", "帮扶", "对口",
                               "结对", "支援", "先进"});
  };
  return speaks_of_learning(before) || speaks_of_learning(after);
}

void FindOtherTownshipOrgans(const AnnualReport& report, const NarrativeParagraph& paragraph,
                             std::vector<OtherPlace>& found) {
  const string_view text = paragraph.text;
  for (const TownshipOrgan& organ : FindTownshipOrgans(text)) {
    if (IsNamedIn(report.organ, organ)) continue;
    const std::size_t end = organ.offset + organ.words.size();
    const auto known = [&](const OtherPlace& other) {
      return organ.words.find(other.words) != string_view::npos || other.words.find(organ.name) != std::string::npos;
    };
    if (std::any_of(found.begin(), found.end(), known)) continue;
    place::Match match;
    match.offset = organ.offset;
    match.length = organ.words.size();
    if (StandsInDocumentName(text, match)) continue;
    std::string context =
        std::string(Before(text, organ.offset, 6)) + std::string(organ.words) + std::string(After(text, end, 8));
    found.push_back(OtherPlace{std::string(organ.words), std::move(context), paragraph.section,
                               PlaceInParagraph(paragraph, organ.offset, end), IsLearnedFrom(text, match)});
  }
}

}  // namespace

std::vector<OtherPlace> FindOtherPlaces(const AnnualReport& report) {
  std::vector<OtherPlace> found;
  const Own own = OwnOf(report);
  if (own.organ.empty()) return found;
  const bool place_known = own.place != nullptr || own.names_county;
  std::set<std::string, std::less<>> seen;
  for (const NarrativeParagraph& paragraph : report.paragraphs) {
    // Before the first heading stand the page's own words: its path, its source, the address of the site.
    if (paragraph.section == 0) continue;
    const string_view text = paragraph.text;
    for (const place::Match& match : place_known ? place::FindPlaces(text) : std::vector<place::Match>()) {
      const std::size_t end = match.offset + match.length;
      if (!IsForeign(own, match, text) || StandsInDocumentName(text, match)) continue;
      if (IsPartOfAnotherName(text.substr(end))) continue;
      const string_view words = text.substr(match.offset, match.length);
      if (!seen.emplace(words).second) continue;
      std::string context =
          std::string(Before(text, match.offset, 6)) + std::string(words) + std::string(After(text, end, 8));
      found.push_back(OtherPlace{std::string(words), std::move(context), paragraph.section,
                                 PlaceInParagraph(paragraph, match.offset, end), IsLearnedFrom(text, match)});
    }
    if (report.level == Level::kTownship) FindOtherTownshipOrgans(report, paragraph, found);
  }
  return found;
}

}  // namespace gongkai::report
