// What the letter tells of what was withheld: where, on what ground, by which article. Never the words themselves.
// Source: 条例第三十七条 (对不予公开的内容说明理由).
#include <algorithm>
#include <map>
#include <utility>

#include "base/fold.h"
#include "redaction/ground.h"
#include "redaction/plan.h"

namespace gongkai::redaction {
namespace {

constexpr std::string_view kSeparate = "第三十七条";

std::size_t OrderOf(std::string_view ground) {
  const auto grounds = Grounds();
  return static_cast<std::size_t>(std::ranges::find(grounds, ground, &Ground::id) - grounds.begin());
}

/// "第 1 页 2 处、第 3 至 5 页各 1 处".
std::string PlacesOf(const std::map<int, int>& marks_on) {
  std::string places;
  for (auto page = marks_on.begin(); page != marks_on.end();) {
    auto last = page;
    for (auto next = std::next(page);
         next != marks_on.end() && next->first == last->first + 1 && next->second == page->second; ++next) {
      last = next;
    }
    const bool many = last != page;
    if (!places.empty()) places += "、";
    places += "第 " + std::to_string(page->first) + (many ? " 至 " + std::to_string(last->first) : "") + " 页" +
              (many ? "各 " : " ") + std::to_string(page->second) + " 处";
    page = std::next(last);
  }
  return places;
}

/// "一" to "九十九".
std::string Numeral(std::size_t number) {
  constexpr std::string_view kDigits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const std::size_t tens = number / 10 % 10, ones = number % 10;
  return std::string(tens > 1 ? kDigits[tens] : "") + (tens > 0 ? "十" : "") + std::string(kDigits[ones]);
}

std::string WithSeparate(std::string_view articles) { return std::string(articles) + "、" + std::string(kSeparate); }

struct Group {
  std::map<int, int> marks_on;  // page → how many
  int count = 0;
};

WithheldRow RowOf(const Ground& ground, std::string_view reason, const Group& group) {
  return {std::string(ground.id),        std::string(ground.name),
          WithSeparate(ground.articles), std::string(IsBlankText(reason) ? ground.letter : reason),
          PlacesOf(group.marks_on),      group.count};
}

}  // namespace

std::vector<WithheldRow> WithheldOf(std::span<const Mark> marks) {
  std::map<std::pair<std::size_t, std::string>, Group> groups;
  for (const Mark& mark : marks) {
    if (FindGround(mark.ground) == nullptr) continue;
    Group& group = groups[{OrderOf(mark.ground), std::string(Trim(mark.reason))}];
    ++group.marks_on[mark.page];
    ++group.count;
  }
  std::vector<WithheldRow> rows;
  for (const auto& [key, group] : groups) rows.push_back(RowOf(Grounds()[key.first], key.second, group));
  return rows;
}

std::vector<std::string> WithheldSentences(std::span<const Mark> marks) {
  std::vector<std::string> sentences;
  for (const WithheldRow& row : WithheldOf(marks)) {
    const Ground& ground = *FindGround(row.ground);
    std::string reason(ground.letter);
    if (row.reason != ground.letter) reason += "（" + row.reason + "）";
    const bool is_refused = ground.outcome != "no_information";
    sentences.push_back("（" + Numeral(sentences.size() + 1) + "）" + row.places + "：" + reason +
                        "，依据《中华人民共和国政府信息公开条例》" + row.articles +
                        (is_refused ? "，不予公开。" : "，不予提供。"));
  }
  return sentences;
}

std::string_view OutcomeOf(std::span<const Mark> marks) {
  if (marks.empty()) return "released";
  const bool refuses = std::ranges::any_of(marks, [](const Mark& mark) {
    const Ground* ground = FindGround(mark.ground);
    return ground == nullptr || ground->outcome != "no_information";
  });
  return refuses ? "partly_refused" : "partly_no_information";
}

std::string ArticlesOf(std::span<const Mark> marks) {
  if (marks.empty()) return {};
  // Art 2 only says what information is: it comes last, as the ground does.
  std::string articles;
  for (const Ground& ground : Grounds()) {
    const bool is_used = std::ranges::any_of(marks, [&](const Mark& mark) { return mark.ground == ground.id; });
    if (!is_used || articles.find(std::string(ground.articles) + "、") != std::string::npos) continue;
    articles += std::string(ground.articles) + "、";
  }
  return articles + std::string(kSeparate);
}

}  // namespace gongkai::redaction
