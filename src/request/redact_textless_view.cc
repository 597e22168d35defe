#include "request/redact_textless_view.h"

#include <algorithm>

#include "redaction/working_text.h"
#include "web/html.h"

namespace gongkai::request {

using web::Html;
using web::Markup;
using web::Url;

std::vector<int> TextlessPages(const Redaction& redaction, std::span<const docread::PageText> texts) {
  std::vector<int> pages = redaction::PagesWithoutText(texts);
  for (int page = static_cast<int>(texts.size()) + 1; page <= redaction.pages(); ++page) pages.push_back(page);
  return pages;
}

std::string PagesInRanges(std::span<const int> pages) {
  constexpr int kMostRanges = 12;
  std::string words;
  int ranges = 0;
  for (std::size_t begin = 0, end = 0; begin < pages.size(); begin = end) {
    while (end < pages.size() && pages[end] == pages[begin] + static_cast<int>(end - begin)) ++end;
    if (++ranges > kMostRanges) return words + " 等 " + std::to_string(pages.size()) + " 页";
    words += (words.empty() ? "第 " : "、") + std::to_string(pages[begin]);
    if (end - begin > 1) words += (end - begin > 2 ? "—" : "、") + std::to_string(pages[end - 1]);
  }
  return words.empty() ? words : words + " 页";
}

Html TextlessLine(std::span<const int> pages) {
  if (pages.empty()) return {};
  return Markup("<p class=\"gk-soft\">{}没有文字，程序不能查找，请逐页看过。</p>", PagesInRanges(pages));
}

Html TextlessPart(const std::string& path, std::span<const int> pages) {
  constexpr std::size_t kMostLinks = 30;
  if (pages.empty()) return {};
  Html links;
  for (const int page : pages.first(std::min(pages.size(), kMostLinks))) {
    links.Add("<li><a href=\"{}\">第 {} 页</a></li>", Url::Local(path + "/pages/" + std::to_string(page)), page);
  }
  return Markup(
      "<div class=\"gk-warned\"><p>{}没有文字，多半是扫描的图片：程序不能查找，相同的文字也不会一起遮盖。请逐页看过，要"
      "遮盖的画出区域。</p><ul class=\"redact-pages\">{}</ul></div>",
      PagesInRanges(pages), links);
}

Html LookedField(std::span<const int> pages, std::string_view ticked, const FieldErrors& errors) {
  if (pages.empty()) return {};
  const std::string label = PagesInRanges(pages) + "没有文字，程序查不了；我逐页看过";
  return web::TickField({.name = kLookedField, .label = label, .value = std::string(ticked)}, errors);
}

FieldErrors AgainstUnlooked(account::Desk& desk, const RedactRef& ref, std::string_view ticked) {
  db::Reader reader = desk.database.Read();
  const auto redaction = FindRedaction(reader, desk.keys, ref.id, ref.number);
  if (!redaction || redaction->state != RedactState::kChecking || ticked == "1") return {};
  const std::vector<int> pages = TextlessPages(*redaction, PageTextsOf(reader, desk.keys, *redaction));
  if (pages.empty()) return {};
  return {{std::string(kLookedField), "请先逐页看过" + PagesInRanges(pages) + "，看过的勾选；程序查不了这些页。"}};
}

std::string CopySentence(std::span<const int> pages) {
  if (pages.empty()) return "副本检查过，遮住的文字在里面找不到；图片里的字程序认不出来，以人看过的为准。";
  return "副本检查过，有文字的页面上找不到遮住的内容；" + PagesInRanges(pages) +
         "没有文字，多半是扫描的图片，没有查，以人看过的为准。";
}

}  // namespace gongkai::request
