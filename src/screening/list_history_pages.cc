// Every version of the lists with who made it and why, and what differs between two of them.

#include <algorithm>

#include "screening/list_view.h"
#include "screening/screening_pages.h"

namespace gongkai::screening {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;

constexpr int kChangesOnPage = 50;
constexpr std::size_t kMostShown = 500;

web::Url VersionUrl(const ListSide& side, std::int64_t version) {
  return ListUrl(side).With("version", std::to_string(version));
}

web::Url DifferenceUrl(const ListSide& side, std::int64_t from, std::int64_t to) {
  return ListUrl(side, "/changes").With("from", std::to_string(from)).With("to", std::to_string(to));
}

Html ChangeRow(const ListSide& side, const ListChange& change, std::int64_t before) {
  return Markup(
      "<li class=\"gk-event\"><time>{}</time><div><div>{}{}</div><div class=\"gk-soft\">{}</div><div><a "
      "href=\"{}\">改了什么</a> <a href=\"{}\">看这一版</a></div></div></li>",
      ToBeijingMinute(change.at), InWords(change),
      change.keeper == side.keeper || side.is_county() ? "" : "（全县的词表）",
      change.reason.empty() ? "" : "原因：" + change.reason,
      DifferenceUrl(change.keeper == side.keeper ? side : ListSide(), before, change.version),
      VersionUrl(change.keeper == side.keeper ? side : ListSide(), change.version));
}

Html CompareForm(const ListSide& side, std::int64_t last) {
  Html organ;
  if (!side.is_county()) organ.Add("<input type=\"hidden\" name=\"organ\" value=\"{}\">", side.keeper.value);
  return Markup(
      "<form class=\"gk-filters\" action=\"/office/screening/lists/changes\">{}<div><label "
      "for=\"from\">从第几版</label>"
      "<input class=\"form-control\" id=\"from\" name=\"from\" type=\"number\" min=\"0\" max=\"{}\" value=\"{}\"></div>"
      "<div><label for=\"to\">到第几版</label><input class=\"form-control\" id=\"to\" name=\"to\" type=\"number\" "
      "min=\"0\" max=\"{}\" value=\"{}\"></div><button class=\"btn\" type=\"submit\">比较</button></form>",
      organ, last, std::max<std::int64_t>(last - 1, 0), last, last);
}

Response ShowHistory(account::Desk& desk, const Request& request, const Visitor& visitor) {
  const ListSide side = SideIn(request, visitor);
  const std::int64_t before = std::max<std::int64_t>(request.query.Int("before").value_or(0), 0);
  db::Reader reader = desk.database.Read();
  std::vector<ListChange> changes = ChangesFor(reader, side.keeper, before, kChangesOnPage + 1);
  web::Page page = ScreeningFrame(visitor, "词表的历次改动", "/office/screening/lists");
  page.breadcrumbs = {{"词表", ListUrl(side)}};
  if (changes.empty()) {
    page.body.Add("<p class=\"gk-empty\">还没有改动过，用的是程序自带的词表。</p>");
    return Response::Of(RenderPage(page, request));
  }
  const bool has_more = changes.size() > kChangesOnPage;
  if (has_more) changes.pop_back();
  Html rows;
  for (const ListChange& change : changes) rows.Add("{}", ChangeRow(side, change, change.version - 1));
  page.body.Add("{}<ol class=\"gk-timeline\">{}</ol>", CompareForm(side, ListStateNow(reader, side.keeper).version),
                rows);
  if (has_more) {
    page.body.Add("<p class=\"gk-paging\"><a href=\"{}\">更早的改动</a></p>",
                  ListUrl(side, "/history").With("before", std::to_string(changes.back().version)));
  }
  return Response::Of(RenderPage(page, request));
}

Html DifferenceRow(const std::vector<ListKind>& kinds, const WordChange& change) {
  const KeptWord& word = change.after != nullptr ? *change.after : *change.before;
  const ListKind* kind = KindIn(kinds, word.list);
  const ListKind unnamed{.id = word.list, .category = Category::kWording, .name = word.list};
  if (kind == nullptr) kind = &unnamed;
  const bool is_new = change.before == nullptr, is_gone = change.after == nullptr;
  return Markup(
      "<tr><th scope=\"row\">{}</th><td data-label=\"词表\">{}</td><td data-label=\"怎样\">{}</td><td "
      "data-label=\"改动\" class=\"word-changes\">{}</td></tr>",
      word.word.text, kind->name,
      is_new    ? "增加"
      : is_gone ? "没有了"
                : "修改",
      is_new    ? (word.word.instead.empty() ? "" : std::string(kind->label_of_instead()) + "：" + word.word.instead)
      : is_gone ? std::string()
                : ChangesBetween(*kind, *change.before, *change.after));
}

Response ShowDifferences(account::Desk& desk, const Request& request, const Visitor& visitor) {
  const ListSide side = SideIn(request, visitor);
  db::Reader reader = desk.database.Read();
  const std::int64_t last = ListStateNow(reader, side.keeper).version;
  const std::int64_t to = std::clamp<std::int64_t>(request.query.Int("to").value_or(last), 0, last);
  const std::int64_t from = std::clamp<std::int64_t>(request.query.Int("from").value_or(0), 0, to);
  const std::vector<KeptWord> before = WordsFor(reader, side.keeper, from), after = WordsFor(reader, side.keeper, to);
  const std::vector<WordChange> changes = ChangedWords(before, after);
  web::Page page = ScreeningFrame(visitor, "第 " + std::to_string(from) + " 版和第 " + std::to_string(to) + " 版的不同",
                                  "/office/screening/lists");
  page.breadcrumbs = {{"词表", ListUrl(side)}, {"历次改动", ListUrl(side, "/history")}};
  page.body.Add("{}", CompareForm(side, last));
  if (const auto change = FindChange(reader, to); change && change->keeper == side.keeper) {
    page.body.Add("<p>{}{}</p>", InWords(*change), change->reason.empty() ? "" : "。原因：" + change->reason);
  }
  if (changes.empty()) {
    page.body.Add("<p class=\"gk-empty\">这两版没有不同。</p>");
    return Response::Of(RenderPage(page, request));
  }
  Html rows;
  const std::vector<ListKind> kinds = KindsKeptBy(side.keeper);
  for (std::size_t i = 0; i < changes.size() && i < kMostShown; ++i) rows.Add("{}", DifferenceRow(kinds, changes[i]));
  page.body.Add(
      "<p class=\"gk-count\">共 {} 个词不同{}</p><div class=\"card\"><table class=\"table card-table gk-list\"><thead>"
      "<tr><th scope=\"col\">词语</th><th scope=\"col\">词表</th><th scope=\"col\">怎样</th><th "
      "scope=\"col\">改动</th></tr></thead><tbody>{}</tbody></table></div>",
      changes.size(), changes.size() > kMostShown ? "，这里列出前 " + std::to_string(kMostShown) + " 个" : "", rows);
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddListHistoryPages(account::Office& office) {
  account::Desk& desk = office.desk();
  office.Get("/office/screening/lists/history", Act::kTryScreening,
             [&desk](const Request& request, const Visitor& visitor) { return ShowHistory(desk, request, visitor); });
  office.Get(
      "/office/screening/lists/changes", Act::kTryScreening,
      [&desk](const Request& request, const Visitor& visitor) { return ShowDifferences(desk, request, visitor); });
}

}  // namespace gongkai::screening
