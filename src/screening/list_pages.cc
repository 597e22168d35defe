// The word lists: which there are with how many words, and the words of one, to be searched.

#include <algorithm>

#include "base/fold.h"
#include "screening/list_actions.h"
#include "screening/list_view.h"
#include "screening/screening_pages.h"
#include "web/paging.h"

namespace gongkai::screening {
namespace {

using account::Act;
using account::Visitor;
using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kWordsOnPage = 100;

/// Which version is looked at; none: the one in force.
std::optional<std::int64_t> VersionIn(const Request& request) {
  const auto version = request.query.Int("version");
  return version && *version >= 0 ? version : std::nullopt;
}

std::vector<KeptWord> WordsAsked(db::Session& session, const ListSide& side, std::optional<std::int64_t> version) {
  return version ? WordsFor(session, side.keeper, *version) : WordsFor(session, side.keeper);
}

Html OldVersionNote(const ListSide& side, std::optional<std::int64_t> version) {
  if (!version) return {};
  return Markup("<div class=\"gk-warned\"><p>这是第 {} 版时的词表，只能看。<a href=\"{}\">看现在的</a></p></div>",
                *version, ListUrl(side));
}

// ---- the overview

Html ListRow(const ListSide& side, const ListKind& kind, const std::vector<KeptWord>& words,
             std::optional<std::int64_t> version) {
  std::size_t on = 0, off = 0;
  for (const KeptWord& word : words) {
    if (word.list == kind.id) ++(word.is_on ? on : off);
  }
  Url url = ListUrl(side, "/" + kind.id);
  if (version) url.With("version", std::to_string(*version));
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"类别\">{}</td><td data-label=\"使用中\">{}</td>"
      "<td data-label=\"停用\">{}</td></tr>",
      url, kind.name, NameOf(kind.category), on, off);
}

Html Sides(const ListSide& current, const Visitor& visitor) {
  Html links = Markup("<li><a href=\"/office/screening/lists\" {}>全县的词表</a></li>",
                      AttributeIf(current.is_county(), "aria-current=\"page\""));
  for (const ListSide& side : OwnSides(visitor)) {
    links.Add("<li><a href=\"{}\" {}>{}的工作秘密</a></li>", ListUrl(side),
              AttributeIf(side.keeper == current.keeper, "aria-current=\"page\""), side.name);
  }
  return Markup("<nav class=\"list-sides\" aria-label=\"谁的词表\"><ul>{}</ul></nav>", links);
}

Html FreshWords(const Request& request, const ListSide& side, const std::vector<KeptWord>& fresh,
                const FieldErrors& errors) {
  if (fresh.empty() || !side.may_keep) return {};
  Html words;
  for (std::size_t i = 0; i < fresh.size() && i < 30; ++i) {
    words.Add("<li>{}{}</li>", fresh[i].word.text,
              fresh[i].word.instead.empty() ? "" : "（应为“" + fresh[i].word.instead + "”）");
  }
  return Markup(
      "<section class=\"card list-fresh\"><h2>新版程序自带、这里还没有的词（{}）</h2><ul>{}</ul>{}<form "
      "method=\"post\" "
      "action=\"/office/screening/lists/builtin\" class=\"gk-form\">{}{}<div class=\"gk-sends\"><button class=\"btn\" "
      "type=\"submit\">放进词表</button></div></form></section>",
      fresh.size(), words, web::FaultList(errors), web::FormKeys(request),
      web::TextField({.name = "reason", .label = "原因", .value = "随新版程序补充", .required = true}, errors));
}

std::string DoneWords(const Request& request) {
  const std::string_view done = request.query.Get("done");
  const auto number = [&](std::string_view name) { return std::to_string(request.query.Int(name).value_or(0)); };
  if (done == "builtin") return "已放进词表：" + number("added") + " 个词。";
  if (done != "imported") return {};
  return "已写入：新增 " + number("added") + " 个，改动 " + number("changed") + " 个，没有变化 " + number("same") +
         " 个。";
}

Response ShowLists(account::Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const ListSide side = SideIn(request, visitor);
  const auto version = VersionIn(request);
  const std::vector<KeptWord> words = WordsAsked(reader, side, version);
  web::Page page = ScreeningFrame(visitor, "检查词表", "/office/screening/lists");
  page.actions.Add("<a class=\"btn\" href=\"{}\">历次改动</a><a class=\"btn\" href=\"{}\">导出 Excel</a>",
                   ListUrl(side, "/history"), ListUrl(side, "/export"));
  if (side.may_keep) page.actions.Add("<a class=\"btn\" href=\"{}\">从表格导入</a>", ListUrl(side, "/import"));
  if (const std::string done = DoneWords(request); !done.empty()) page.body.Add("{}", Said(done));
  page.body.Add("{}{}", Sides(side, visitor), OldVersionNote(side, version));
  const auto last = LastChange(reader, side.keeper);
  page.body.Add("<p>{}{}</p>",
                side.is_county() ? "全县各机关公开前都按这些词表检查，由县政务公开办维护。"
                                 : "只用来检查本机关的信息，别的机关看不到；由保密审查员和工作机构负责人维护。",
                last ? "最近一次改动：" + InWords(*last) + "。" : "还没有改动过，用的是程序自带的词表。");
  Html rows;
  for (const ListKind& kind : KindsKeptBy(side.keeper)) rows.Add("{}", ListRow(side, kind, words, version));
  page.body.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">词表</th><th "
      "scope=\"col\">类别</th><th scope=\"col\">使用中</th><th scope=\"col\">停用</th></tr></thead><tbody>{}</tbody>"
      "</table></div>",
      rows);
  if (side.is_county() && !version) page.body.Add("{}", FreshWords(request, side, NewBuiltInWords(reader), errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response TakeBuiltIns(account::Desk& desk, const Request& request, const Visitor& visitor) {
  const ListSide side = SideIn(request, visitor);
  const auto taken = TakeNewBuiltInWords(desk, KeeperOf(side, visitor, request), Typed(request, "reason"));
  if (!taken) return ShowLists(desk, request, visitor, taken.errors());
  return Response::SeeOther(ListUrl(side).With("done", "builtin").With("added", std::to_string(*taken)));
}

// ---- one list

struct Filter {
  std::string words;
  std::string state;  // "", "on", "off"
  int page = 1;

  bool Takes(const KeptWord& word) const {
    return (state.empty() || word.is_on == (state == "on")) && Holds(word, words);
  }
};

Filter FilterIn(const Request& request) {
  const std::string_view state = request.query.Get("state");
  return {.words = std::string(Trim(request.query.Get("words"))),
          .state = state == "on" || state == "off" ? std::string(state) : std::string(),
          .page = static_cast<int>(std::clamp<std::int64_t>(request.query.Int("page").value_or(1), 1, 10'000))};
}

Html FilterForm(const ListSide& side, const ListKind& kind, const Filter& filter, std::optional<std::int64_t> version) {
  Html kept;
  if (!side.is_county()) kept.Add("<input type=\"hidden\" name=\"organ\" value=\"{}\">", side.keeper.value);
  if (version) kept.Add("<input type=\"hidden\" name=\"version\" value=\"{}\">", *version);
  return Markup(
      "<form class=\"gk-filters\" role=\"search\" action=\"{}\">{}<div><label for=\"words\">查找</label><input "
      "class=\"form-control\" type=\"search\" id=\"words\" name=\"words\" value=\"{}\" maxlength=\"60\"></div><div>"
      "<label for=\"state\">状态</label><select class=\"form-select\" id=\"state\" name=\"state\"><option "
      "value=\"\">全部</option><option value=\"on\" {}>使用中</option><option value=\"off\" {}>停用</option></select>"
      "</div><button class=\"btn\" type=\"submit\">查找</button></form>",
      Url::Local("/office/screening/lists/{}", kind.id), kept, filter.words,
      AttributeIf(filter.state == "on", "selected"), AttributeIf(filter.state == "off", "selected"));
}

std::string Days(const KeptWord& word) {
  std::string days;
  if (word.word.since) days += ToString(*word.word.since) + " 起";
  if (word.until) days += (days.empty() ? "" : "，") + std::string("到 ") + ToString(*word.until);
  return days;
}

Html WordRowOf(const ListSide& side, const ListKind& kind, const KeptWord& word, bool is_old) {
  const Url url = ListUrl(side, "/" + kind.id + "/words/" + std::to_string(word.number));
  Html more;
  if (!word.word.note.empty()) more.Add("<div>{}</div>", word.word.note);
  if (!word.word.allow.empty()) more.Add("<div class=\"gk-soft\">不算：{}</div>", WholesText(word.word.allow, "、"));
  if (const std::string days = Days(word); !days.empty()) more.Add("<div class=\"gk-soft\">{}</div>", days);
  return Markup(
      "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"说明\">{}</td><td "
      "data-label=\"状态\"><span class=\"badge {}\">{}</span></td></tr>",
      is_old ? Markup("{}", word.word.text) : Markup("<a href=\"{}\">{}</a>", url, word.word.text),
      kind.label_of_instead(), word.word.instead, more, word.is_on ? "gk-badge-good" : "gk-badge-quiet",
      word.is_on ? "使用中" : "停用");
}

Url PageUrl(const ListSide& side, const ListKind& kind, const Filter& filter, std::optional<std::int64_t> version,
            int page) {
  Url url = ListUrl(side, "/" + kind.id);
  if (version) url.With("version", std::to_string(*version));
  if (!filter.words.empty()) url.With("words", filter.words);
  if (!filter.state.empty()) url.With("state", filter.state);
  return url.With("page", std::to_string(page));
}

Response ShowList(account::Desk& desk, const Request& request, const Visitor& visitor) {
  const ListSide side = SideIn(request, visitor);
  const ListKind kind = KindOf(side, request);
  const auto version = VersionIn(request);
  const Filter filter = FilterIn(request);
  db::Reader reader = desk.database.Read();
  std::vector<KeptWord> words = WordsAsked(reader, side, version);
  std::erase_if(words, [&](const KeptWord& word) { return word.list != kind.id || !filter.Takes(word); });
  web::Page page = ScreeningFrame(visitor, kind.name, "/office/screening/lists");
  page.breadcrumbs = {{"词表", ListUrl(side)}};
  if (side.may_keep && !version) {
    page.actions.Add("<a class=\"btn btn-primary\" href=\"{}\">{}</a>", ListUrl(side, "/" + kind.id + "/new"),
                     kind.is_leaders() ? "增加一位" : "增加词语");
  }
  if (request.query.Get("done") == "saved") page.body.Add("{}", Said("已保存，以后的检查都按新的词表。"));
  page.body.Add("{}{}", OldVersionNote(side, version), FilterForm(side, kind, filter, version));
  const int last = std::max(1, (static_cast<int>(words.size()) + kWordsOnPage - 1) / kWordsOnPage);
  const int number = std::min(filter.page, last);
  if (words.empty()) {
    page.body.Add("<p class=\"gk-empty\">{}</p>",
                  filter.words.empty() && filter.state.empty() ? "这个词表里还没有词。" : "没有找到，请换个词再查。");
    return Response::Of(RenderPage(page, request));
  }
  Html rows;
  const auto from = static_cast<std::size_t>(number - 1) * kWordsOnPage;
  for (std::size_t i = from; i < std::min(words.size(), from + kWordsOnPage); ++i) {
    rows.Add("{}", WordRowOf(side, kind, words[i], version.has_value()));
  }
  page.body.Add(
      "<p class=\"gk-count\">共 {} 个</p><div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">状态</th></tr></thead>"
      "<tbody>{}</tbody></table></div>{}",
      words.size(), kind.label_of_text(), kind.label_of_instead(), kind.label_of_note(), rows,
      web::Paging({.page = number, .last = last}, [&](int to) { return PageUrl(side, kind, filter, version, to); }));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddListPages(account::Office& office) {
  account::Desk& desk = office.desk();
  office.Get("/office/screening/lists", Act::kTryScreening,
             [&desk](const Request& request, const Visitor& visitor) { return ShowLists(desk, request, visitor, {}); });
  office.Post("/office/screening/lists/builtin", Act::kEditScreeningLists,
              [&desk](const Request& request, const Visitor& visitor) { return TakeBuiltIns(desk, request, visitor); });
  office.Get("/office/screening/lists/{list}", Act::kTryScreening,
             [&desk](const Request& request, const Visitor& visitor) { return ShowList(desk, request, visitor); });
}

}  // namespace gongkai::screening
