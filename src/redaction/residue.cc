#include "redaction/residue.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "redaction/byte_search.h"
#include "redaction/page_search.h"

namespace gongkai::redaction {
namespace {

using docread::Box;
using docread::Inspection;
using docread::PageText;
using docread::Piece;
using docread::Sight;

constexpr std::size_t kMostPlaces = 2'000;  // of one word
constexpr std::size_t kMostWords = 5'000;

struct LeftWords {
  Left left;
  std::string_view id, name;
};
constexpr LeftWords kLeftWords[] = {
    {Left::kUnread, "unread", "副本没能检查"},
    {Left::kUnderBox, "under-box", "遮盖处下面仍有内容"},
    {Left::kHiddenPart, "hidden-part", "副本里有看不见的内容"},
    {Left::kProperty, "property", "副本带有文件属性"},
    {Left::kInBytes, "in-bytes", "副本的数据里有遮盖过的文字"},
    {Left::kRepeated, "repeated", "别处还有相同的文字"},
};

/// Labels of forms: they stand everywhere, and tell nothing of anybody.
constexpr std::string_view kLabels[] = {"姓名", "性别", "年龄", "身份证号", "身份证号码", "联系电话", "电话",
                                        "手机", "住址", "地址", "单位",     "职务",       "日期",     "备注",
                                        "金额", "序号", "账号", "开户行",   "联系人",     "签名",     "合计"};

/// Where a drawn box is cut into words.
bool Parts(char32_t c) {
  if (IsBlank(c)) return true;
  constexpr std::u32string_view kMarks = U"，。、；：？！“”‘’（）《》〈〉【】〔〕…—,.;:?!\"'()[]{}<>/|";
  return kMarks.find(c) != std::u32string_view::npos;
}

/// Within a number: 86,500 and 86.5 are one.
bool IsPoint(char32_t c) { return c == U',' || c == U'，' || c == U'.' || c == U'．'; }

/// Enough to know something again by: two Han characters, three letters, four digits.
bool Tells(std::u32string_view folded) {
  constexpr std::size_t kHan = 2, kLetters = 3, kDigits = 4;
  if (folded.size() < kHan) return false;
  const auto digits = static_cast<std::size_t>(std::ranges::count_if(folded, IsDigit));
  if (std::ranges::all_of(folded, [](char32_t c) { return IsDigit(c) || IsPoint(c); })) return digits >= kDigits;
  return std::ranges::any_of(folded, IsHan) || folded.size() >= kLetters;
}

bool IsAnyDigit(char32_t c) { return IsDigit(c) || (c >= U'０' && c <= U'９'); }

struct DrawnPiece {
  std::string before;  // what parts it from the one before
  std::string text;
  bool goes_on = false;  // only blanks part it from that one, in the same line and cell
};

std::vector<DrawnPiece> PiecesOf(std::string_view words) {
  std::u32string codes;
  for (std::size_t at = 0; at < words.size();) codes += NextCodePoint(words, at);
  std::vector<DrawnPiece> pieces;
  std::u32string between, piece;
  const auto end = [&] {
    if (piece.empty()) return;
    const bool is_blank =
        std::ranges::all_of(between, [](char32_t c) { return IsBlank(c) && c != U'\n' && c != U'\t'; });
    pieces.push_back({ToUtf8(between), ToUtf8(piece), !pieces.empty() && is_blank});
    between.clear(), piece.clear();
  };
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const bool in_number =
        i > 0 && i + 1 < codes.size() && IsPoint(codes[i]) && IsAnyDigit(codes[i - 1]) && IsAnyDigit(codes[i + 1]);
    if (Parts(codes[i]) && !in_number) {
      end();
      between += codes[i];
    } else {
      piece += codes[i];
    }
  }
  end();
  return pieces;
}

bool IsLetter(char32_t c) { return c >= U'a' && c <= U'z'; }

enum class Kind { kMixed, kHan, kDigits, kLetters };

Kind KindOf(std::u32string_view folded) {
  if (std::ranges::all_of(folded, IsHan)) return Kind::kHan;
  if (std::ranges::all_of(folded, IsDigit)) return Kind::kDigits;
  return std::ranges::all_of(folded, IsLetter) ? Kind::kLetters : Kind::kMixed;
}

/// An amount or a number within a piece, as it may stand elsewhere without the rest: four digits that are no year.
void AddNumberIn(std::u32string_view folded, std::vector<std::string>& words) {
  constexpr std::size_t kFewest = 4;
  for (std::size_t begin = 0; begin < folded.size();) {
    std::size_t end = begin;
    while (end < folded.size() && IsDigit(folded[end])) ++end;
    const std::u32string_view digits = folded.substr(begin, end - begin);
    const bool is_year = digits.size() == kFewest && (digits.starts_with(U"19") || digits.starts_with(U"20"));
    if (digits.size() >= kFewest && digits.size() < folded.size() && !is_year) {
      words.push_back(ToUtf8(std::u32string(digits)));
    }
    begin = std::max(end, begin + 1);
  }
}

/// Of pieces beside each other the whole, and what is parted alike: of 张　三 男 also 张　三.
void AddJoined(std::span<const DrawnPiece> run, std::vector<std::string>& words) {
  const auto add = [&](std::size_t begin, std::size_t end) {
    std::string joined = run[begin].text;
    for (std::size_t i = begin + 1; i < end; ++i) joined += run[i].before + run[i].text;
    words.push_back(std::move(joined));
  };
  if (run.size() < 2) return;
  add(0, run.size());
  std::size_t begin = 0;
  for (std::size_t i = 2; i < run.size(); ++i) {
    if (run[i].before == run[i - 1].before) continue;
    add(begin, i);
    begin = i - 1;
  }
  if (begin > 0) add(begin, run.size());
}

/// The words under a drawn box. A name that is written apart (张　三, Li Na) is one, though none of its parts tells
/// anything: those of one kind beside each other that tell nothing alone are joined.
std::vector<std::string> DrawnWords(std::string_view text) {
  std::vector<std::string> words;
  std::vector<DrawnPiece> run;
  Kind of_run = Kind::kMixed;
  for (const DrawnPiece& piece : PiecesOf(text)) {
    const std::u32string folded = FoldedCodes(piece.text);
    const Kind kind = KindOf(folded);
    if (!piece.goes_on || Tells(folded) || kind != of_run || kind == Kind::kMixed) {
      AddJoined(run, words);
      run.clear();
    }
    if (Tells(folded)) {
      words.push_back(piece.text);
      AddNumberIn(folded, words);
    } else {
      run.push_back(piece);
      of_run = kind;
    }
  }
  AddJoined(run, words);
  return words;
}

const PageText* PageOf(std::span<const PageText> pages, int number) {
  const bool in_place = number >= 1 && static_cast<std::size_t>(number) <= pages.size();
  return in_place ? &pages[static_cast<std::size_t>(number) - 1] : nullptr;
}

/// What is written of a text that ran over the end of a line, or is spread out: as it stands, in one line, with single
/// blanks, without any.
std::set<std::string> WritingsOf(const std::string& text) {
  std::string in_line, single, tight;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = NextCodePoint(text, at);
    const std::string_view bytes = std::string_view(text).substr(begin, at - begin);
    if (c != U'\n' && c != U'\r') in_line += bytes;
    if (!IsBlank(c)) {
      single += bytes;
      tight += bytes;
    } else if (!single.empty() && single.back() != ' ') {
      single += ' ';
    }
  }
  if (single.ends_with(' ')) single.pop_back();
  return {text, in_line, single, tight};
}

/// By what they are folded, each way in which the words may be written: never empty.
using Words = std::map<std::u32string, std::set<std::string>>;

Words WordsOf(std::span<const PageText> working, std::span<const Mark> marks) {
  Words words;
  const auto add = [&words](const std::string& text, bool is_chosen) {
    const std::u32string folded = FoldedCodes(text);
    const bool is_label = std::ranges::find(kLabels, ToUtf8(folded)) != std::end(kLabels);
    const bool counts = is_chosen ? folded.size() >= 2 : Tells(folded) && !is_label;
    if (counts && (words.size() <= kMostWords || words.contains(folded))) {
      words[folded].merge(WritingsOf(text));
      words[folded].insert(ToUtf8(folded));
    }
  };
  for (const Mark& mark : marks) {
    const PageText* page = PageOf(working, mark.page);
    if (page == nullptr) continue;
    const std::string text = TextUnder(*page, mark.boxes);
    if (mark.how != HowMarked::kDrawn) {
      add(text, true);
    } else {
      for (const std::string& word : DrawnWords(text)) add(word, false);
    }
  }
  return words;
}

/// Boxes of the marks, page by page.
std::map<int, std::vector<Box>> BoxesByPage(std::span<const Mark> marks) {
  std::map<int, std::vector<Box>> boxes;
  for (const Mark& mark : marks) {
    std::vector<Box>& on_page = boxes[mark.page];
    on_page.insert(on_page.end(), mark.boxes.begin(), mark.boxes.end());
  }
  return boxes;
}

std::string PagesInWords(const std::vector<int>& pages) {
  constexpr std::size_t kTold = 8;
  std::string words = "第 ";
  for (std::size_t i = 0; i < pages.size() && i < kTold; ++i) words += (i > 0 ? "、" : "") + std::to_string(pages[i]);
  return words + (pages.size() > kTold ? " 等页" : " 页");
}

void AddPage(std::vector<int>& pages, int page) {
  if (pages.empty() || pages.back() != page) pages.push_back(page);
}

void Tidy(std::vector<int>& pages) {
  std::ranges::sort(pages);
  pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
}

/// Places of each word on the pages that no mark covers.
class Repeats {
 public:
  Repeats(const Plan& plan, std::span<const PageText> pages)
      : pages_(pages), search_(pages), boxes_(BoxesByPage(plan.marks)) {}

  std::vector<PageSearch::Place> Of(std::string_view words) const {
    std::vector<PageSearch::Place> places = search_.Find(words, kMostPlaces);
    std::erase_if(places, [this](const PageSearch::Place& place) { return IsCovered(place); });
    return places;
  }
  std::vector<TextRange> RangesOf(const PageSearch::Place& place) const { return search_.RangesOf(place); }

 private:
  bool IsCovered(const PageSearch::Place& place) const {
    const PageText* page = PageOf(pages_, place.page);
    const auto boxes = boxes_.find(place.page);
    if (page == nullptr || boxes == boxes_.end()) return false;
    return std::ranges::any_of(place.glyphs,
                               [&](std::uint32_t glyph) { return Covers(boxes->second, page->glyphs[glyph].box); });
  }

  std::span<const PageText> pages_;
  PageSearch search_;
  std::map<int, std::vector<Box>> boxes_;
};

Remainder Repeated(const std::u32string& folded, const std::vector<PageSearch::Place>& places, const Repeats& repeats) {
  Remainder remainder{Left::kRepeated, {}, ToUtf8(folded), {}, {}, true};
  for (const PageSearch::Place& place : places) {
    for (const TextRange& range : repeats.RangesOf(place)) remainder.places.push_back(range);
    AddPage(remainder.pages, place.page);
  }
  Tidy(remainder.pages);
  remainder.sentence = "遮盖过的一处文字（" + std::to_string(folded.size()) + " 个字）在" +
                       PagesInWords(remainder.pages) + "还有 " + std::to_string(places.size()) +
                       " 处没有遮盖，请一并遮盖，或者说明为什么可以保留。";
  return remainder;
}

void AddFault(std::vector<Remainder>& found, Left left, std::string sentence, std::vector<int> pages = {}) {
  Tidy(pages);
  found.push_back({left, std::move(sentence), {}, {}, std::move(pages), false});
}

/// Where not all were looked for, nobody says that nothing is left.
void FindTooMany(const Words& words, std::vector<Remainder>& found) {
  if (words.size() <= kMostWords) return;
  AddFault(found, Left::kUnread,
           "遮盖的文字超过 " + std::to_string(kMostWords) + " 种，程序查不完别处还有没有，请把文件拆分以后分别遮盖。");
}

void FindUnread(std::span<const PageText> working, const ReleasedCopy& copy, std::vector<Remainder>& found) {
  const Inspection& inspection = copy.inspection;
  if (inspection.obstacle != docread::Obstacle::kNone) AddFault(found, Left::kUnread, inspection.obstacle_message);
  for (const docread::InspectedFile& file : inspection.files) {
    if (!file.obstacle.empty()) AddFault(found, Left::kUnread, file.obstacle);
  }
  if (copy.pages.size() != working.size()) {
    AddFault(found, Left::kUnread,
             "副本有 " + std::to_string(copy.pages.size()) + " 页，原件有 " + std::to_string(working.size()) +
                 " 页，请重新生成。");
  }
}

/// Most of a character of the copy, within the box but for a point at its edges: a neighbour never is.
bool IsUnder(const Box& box, const Box& glyph) {
  const double wide = std::min(box.right - 1, glyph.right) - std::max(box.left + 1, glyph.left);
  const double high = std::min(box.bottom - 1, glyph.bottom) - std::max(box.top + 1, glyph.top);
  return wide > 0 && high > 0 && wide * high * 2 >= (glyph.right - glyph.left) * (glyph.bottom - glyph.top);
}

void FindUnderBoxes(const Plan& plan, const ReleasedCopy& copy, std::vector<Remainder>& found) {
  std::vector<int> pages;
  for (const auto& [page, boxes] : BoxesByPage(plan.marks)) {
    const PageText* text = PageOf(copy.pages, page);
    if (text == nullptr) continue;
    for (const Box& box : boxes) {
      const bool any =
          std::ranges::any_of(text->glyphs, [&](const docread::PageGlyph& glyph) { return IsUnder(box, glyph.box); });
      if (any) AddPage(pages, page);
    }
  }
  if (!pages.empty()) {
    AddFault(found, Left::kUnderBox, "副本" + PagesInWords(pages) + "遮盖处下面还有文字，请重新生成。", pages);
  }
  std::vector<int> uneven;
  for (const auto& [page, box] : copy.uneven) AddPage(uneven, page);
  if (!uneven.empty()) {
    AddFault(found, Left::kUnderBox, "副本" + PagesInWords(uneven) + "遮盖处不是一整块黑色，请重新生成。", uneven);
  }
}

void FindHidden(const ReleasedCopy& copy, std::vector<Remainder>& found) {
  std::map<Sight, std::vector<int>> hidden;
  for (const Piece& piece : copy.inspection.pieces) {
    if (piece.sight != Sight::kShown) hidden[piece.sight].push_back(piece.page);
  }
  for (auto& [sight, pages] : hidden) {
    const Left left = sight == Sight::kProperty ? Left::kProperty : Left::kHiddenPart;
    const std::string name(docread::NameOf(sight));
    AddFault(found, left, "副本里查出“" + name + "” " + std::to_string(pages.size()) + " 处，请重新生成。", pages);
  }
}

void FindInBytes(const Words& words, std::string_view bytes, std::vector<Remainder>& found) {
  std::vector<std::string> written;
  for (const auto& [folded, writings] : words) written.insert(written.end(), writings.begin(), writings.end());
  const std::vector<bool> stands = StandInBytes(written, bytes);
  auto of_word = stands.begin();
  for (const auto& [folded, writings] : words) {
    const auto behind = of_word + static_cast<std::ptrdiff_t>(writings.size());
    const bool any = std::find(of_word, behind, true) != behind;
    of_word = behind;
    if (!any) continue;
    AddFault(found, Left::kInBytes, "副本文件的数据里还有遮盖过的文字，请重新生成。");
    found.back().words = ToUtf8(folded);
  }
}

/// What can be read in the copy, told with its places on the working copy, so that they can be marked.
void FindRepeated(const Plan& plan, const Words& words, std::span<const PageText> working, const ReleasedCopy& copy,
                  std::vector<Remainder>& found) {
  const Repeats here(plan, working), released(Plan{}, copy.pages);
  for (const auto& [folded, writings] : words) {
    const std::string& word = *writings.begin();  // folded they are all the same
    const std::vector<PageSearch::Place> left = released.Of(word);
    if (left.empty()) continue;
    const std::vector<PageSearch::Place> known = here.Of(word);
    Remainder remainder = Repeated(folded, known.empty() ? left : known, known.empty() ? released : here);
    if (known.empty()) remainder.places.clear();
    found.push_back(std::move(remainder));
  }
}

}  // namespace

std::string_view IdOf(Left left) { return kLeftWords[static_cast<std::size_t>(left)].id; }
std::string_view NameOf(Left left) { return kLeftWords[static_cast<std::size_t>(left)].name; }

std::vector<std::string> WithheldWords(std::span<const PageText> working, std::span<const Mark> marks) {
  std::vector<std::string> words;
  for (const auto& [folded, writings] : WordsOf(working, marks)) words.push_back(ToUtf8(folded));
  std::ranges::stable_sort(words,
                           [](const std::string& one, const std::string& other) { return one.size() > other.size(); });
  return words;
}

std::vector<Remainder> FindRemainders(const Plan& plan, std::span<const PageText> working, const ReleasedCopy& copy) {
  std::vector<Remainder> found;
  const Words words = WordsOf(working, plan.marks);
  FindTooMany(words, found);
  FindUnread(working, copy, found);
  FindUnderBoxes(plan, copy, found);
  FindHidden(copy, found);
  FindInBytes(words, copy.bytes, found);
  FindRepeated(plan, words, working, copy, found);
  std::ranges::stable_sort(found, {}, &Remainder::left);
  return found;
}

std::size_t CountOpen(std::span<const Remainder> remainders, std::span<const Plan::Stays> stays) {
  return static_cast<std::size_t>(std::ranges::count_if(remainders, [stays](const Remainder& remainder) {
    const bool said = std::ranges::any_of(
        stays, [&](const Plan::Stays& each) { return each.words == remainder.words && !IsBlankText(each.reason); });
    return !(remainder.may_stay && said);
  }));
}

std::vector<Remainder> RepeatedNow(const Plan& plan, std::span<const PageText> working) {
  std::vector<Remainder> found;
  const Repeats repeats(plan, working);
  const Words words = WordsOf(working, plan.marks);
  FindTooMany(words, found);
  for (const auto& [folded, writings] : words) {
    const std::vector<PageSearch::Place> places = repeats.Of(*writings.begin());
    if (!places.empty()) found.push_back(Repeated(folded, places, repeats));
  }
  return found;
}

}  // namespace gongkai::redaction
