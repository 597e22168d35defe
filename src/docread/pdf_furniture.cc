// Furniture stands in the margins, outside every frame, and is told by what it says ("- 4 -", "第 3 页 共 9 页"), by
// the document's own marks, or by standing at the same height on most pages with the same words, numbers aside.
#include "docread/pdf_furniture.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::docread {
namespace {

constexpr double kMargin = 0.12;  // of the page's height, at its top and at its foot
constexpr std::size_t kDeep = 3;  // lines from the top or the foot that are looked at

std::u32string Folded(const PdfLine& line) {
  std::string text;
  for (const PdfWord* word : line.words) text += word->text;
  std::u32string folded;
  for (const char32_t c : Fold(text)) {
    if (!IsBlank(c)) folded.push_back(c);
  }
  return folded;
}

bool InMargin(const PdfPage& page, const std::vector<PdfLine>& lines, std::size_t index) {
  const Box& box = lines[index].box;
  const bool top = box.bottom <= kMargin * page.height && index < kDeep;
  const bool foot = box.top >= (1 - kMargin) * page.height && index + kDeep >= lines.size();
  return (top || foot) && !lines[index].frame;
}

/// "-4-", "第4页", "第3页共9页", "4/9", "Page 4 of 9": a number that says it is one of a page.
bool SaysPageNumber(const std::u32string& text) {
  static const std::u32string kAround = U"-–—―一─第页共/,·.~|page of PAGEOF";
  bool digit = false, around = false;
  if (text.size() > 16) return false;
  for (const char32_t c : text) {
    if (IsDigit(c))
      digit = true;
    else if (kAround.find(c) != std::u32string::npos)
      around = true;
    else
      return false;
  }
  return digit && around &&
         (!IsDigit(text.front()) || !IsDigit(text.back()) || text.find(U'/') != std::u32string::npos);
}

/// A bare number, as far as it may count pages.
std::optional<int> BareNumber(const std::u32string& text) {
  if (text.empty() || text.size() > 4 || !std::all_of(text.begin(), text.end(), IsDigit)) return std::nullopt;
  int value = 0;
  for (const char32_t c : text) value = value * 10 + static_cast<int>(c - U'0');
  return value;
}

std::u32string NumbersAside(std::u32string text) {
  std::replace_if(text.begin(), text.end(), IsDigit, U'#');
  text.erase(std::unique(text.begin(), text.end(), [](char32_t a, char32_t b) { return a == b && a == U'#'; }),
             text.end());
  return text;
}

/// What recurs: the words and the height, in steps of four points, counted once a page.
class Recurring {
 public:
  using Key = std::pair<std::u32string, long>;
  static std::vector<Key> KeysOf(const std::u32string& text, const PdfLine& line) {
    const long step = std::lround(line.box.top / 4);
    return {{text, step}, {text, step + 1}};
  }
  void See(const std::vector<Key>& keys, std::size_t page) {
    for (const Key& key : keys) pages_[key].insert(page);
  }
  std::size_t Pages(const std::vector<Key>& keys) const {
    std::size_t most = 0;
    for (const Key& key : keys) {
      const auto found = pages_.find(key);
      if (found != pages_.end()) most = std::max(most, found->second.size());
    }
    return most;
  }

 private:
  std::map<Key, std::set<std::size_t>> pages_;
};

bool MarkedAside(const PdfLine& line) {
  return std::all_of(line.words.begin(), line.words.end(), [](const PdfWord* word) { return word->mark < 0; });
}

}  // namespace

std::vector<std::vector<bool>> FindFurniture(const std::vector<PdfPage>& pages,
                                             const std::vector<std::vector<PdfLine>>& lines) {
  Recurring heads, offsets;
  const auto each_candidate = [&](auto use) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
      for (std::size_t j = 0; j < lines[i].size(); ++j) {
        if (InMargin(pages[i], lines[i], j)) use(i, j, Folded(lines[i][j]));
      }
    }
  };
  // A bare number recurs when it runs with the pages: its distance from the page's number is always the same.
  const auto keys_of_number = [&](std::size_t page, int value) {
    return std::vector<Recurring::Key>{{{}, value - static_cast<long>(page)}};
  };
  each_candidate([&](std::size_t i, std::size_t j, const std::u32string& text) {
    if (const auto number = BareNumber(text)) return offsets.See(keys_of_number(i, *number), i);
    heads.See(Recurring::KeysOf(NumbersAside(text), lines[i][j]), i);
  });
  std::vector<std::vector<bool>> furniture;
  for (const auto& page : lines) furniture.emplace_back(page.size(), false);
  const std::size_t most = std::max<std::size_t>(2, (pages.size() * 6 + 9) / 10);
  each_candidate([&](std::size_t i, std::size_t j, const std::u32string& text) {
    const auto number = BareNumber(text);
    furniture[i][j] = SaysPageNumber(text) || MarkedAside(lines[i][j]) ||
                      (number ? offsets.Pages(keys_of_number(i, *number)) >= most
                              : heads.Pages(Recurring::KeysOf(NumbersAside(text), lines[i][j])) >= most);
  });
  return furniture;
}

}  // namespace gongkai::docread
