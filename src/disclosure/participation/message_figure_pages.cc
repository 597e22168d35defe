// The office: how many messages of a year came and how they were answered (for the narrative of the annual report,
// 条例第五十条), drafts for comment with what is still to be judged, and the days the county set.

#include <algorithm>

#include "base/fold.h"
#include "disclosure/pages.h"
#include "disclosure/participation/comment_term.h"
#include "disclosure/participation/handle_actions.h"
#include "disclosure/participation/take_part_pages.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kFirstYear = 2019, kMostItems = 30, kMostDrafts = 100;

std::vector<OrganId> OwnOrgans(const Visitor& visitor) {
  return visitor.OrgansFor(Act::kHandleMessages).value_or(std::vector<OrganId>());
}

Instant StartOf(int year) { return std::chrono::sys_days(std::chrono::year(year) / 1 / 1) - kBeijingOffset; }

Html FigureTable(const std::vector<MessageFigure>& figures) {
  Html rows;
  MessageFigure all;
  for (const MessageFigure& each : figures) {
    rows.Add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"收到\">{}</td><td data-label=\"已答复\">{}</td><td "
        "data-label=\"不予办理\">{}</td><td data-label=\"还在办\">{}</td><td data-label=\"按期办结\">{}</td></tr>",
        NameOf(each.kind), each.received, each.answered, each.declined, each.open,
        HasLastDay(each.kind) ? std::optional(each.in_time) : std::nullopt);
    all.received += each.received;
    all.answered += each.answered;
    all.declined += each.declined;
    all.open += each.open;
    all.in_time += each.in_time;
  }
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">类别</th><th "
      "scope=\"col\">收到</th><th scope=\"col\">已答复</th><th scope=\"col\">不予办理</th><th "
      "scope=\"col\">还在办</th><th "
      "scope=\"col\">按期办结</th></tr></thead><tbody>{}<tr><th "
      "scope=\"row\">合计</th><td>{}</td><td>{}</td><td>{}</td>"
      "<td>{}</td><td>{}</td></tr></tbody></table></div>",
      rows, all.received, all.answered, all.declined, all.open, all.in_time);
}

Html UsefulTable(db::Session& session, const std::vector<OrganId>& organs) {
  Html rows;
  for (const ItemUsefulness& each : LeastUseful(session, organs, kMostItems)) {
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"/office/items/{}\">{}</a></th><td data-label=\"有用\">{}</td><td "
        "data-label=\"没用\">{}</td></tr>",
        ToString(each.item), each.title, each.counts.yes, each.counts.no);
  }
  if (rows.empty()) return Markup("<p class=\"gk-empty\">还没有人点过有用没用。</p>");
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">公开信息</th><th "
      "scope=\"col\">有用</th><th scope=\"col\">没用</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

Response ShowFigures(Desk& desk, const Request& request, const Visitor& visitor) {
  const int this_year = static_cast<int>(BeijingDay(desk.now()).year());
  const int year = std::clamp(
      static_cast<int>(std::clamp<std::int64_t>(request.query.Int("year").value_or(this_year), kFirstYear, this_year)),
      kFirstYear, this_year);
  const std::vector<OrganId> organs = OwnOrgans(visitor);
  db::Reader reader = desk.database.Read();
  web::Page page = PartFrame(visitor, "留言的数字", "/office/message-figures");
  std::vector<web::Choice> years;
  for (int each = this_year; each >= kFirstYear; --each)
    years.push_back({std::to_string(each), std::to_string(each) + "年"});
  page.body.Add(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/message-figures\"><div><label "
      "for=\"year\">年份</label>"
      "<select class=\"form-select\" id=\"year\" name=\"year\">{}</select></div><button class=\"btn btn-primary\" "
      "type=\"submit\">看这一年</button></form><p "
      "class=\"gk-soft\">按收到的时间算；删除的灌水不算。这些不是政府信息公开申请，"
      "不填进年报表三，写年报的文字部分时可以用。</p>{}<h2>公开的信息有没有用</h2>{}",
      FilterOptions("", years, std::to_string(year)),
      FigureTable(FiguresOf(reader, organs, StartOf(year), StartOf(year + 1))), UsefulTable(reader, organs));
  return Response::Of(RenderPage(page, request));
}

// ---- drafts for comment

Response ShowDrafts(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const std::vector<OrganId> organs = OwnOrgans(visitor);
  db::Reader reader = desk.database.Read();
  web::Page page = PartFrame(visitor, "征求意见", "/office/comments");
  Html rows;
  for (const ItemId id : organs.empty() ? std::vector<ItemId>() : PublicDraftsOf(reader, organs, today, kMostDrafts)) {
    const auto item = FindItem(reader, id);
    const auto version = FindVersion(reader, id, *item->publicity.published_version);
    const auto until = version ? version->content.DateField("comment_until") : std::nullopt;
    const auto [received, unjudged] = CountComments(reader, id);
    const auto outcome = PublicOutcomeOf(reader, item->index_number, today);
    Html acts;
    if (outcome) {
      acts.Add("<a href=\"/office/items/{}\">采纳情况已公布</a>", ToString(*outcome));
    } else if (TakesComments(until, today)) {
      acts.Add("正在征求");
    } else if (unjudged > 0) {
      acts.Add("先记下是否采纳");
    } else if (visitor.May(Act::kDraftItems, id.organ)) {
      acts.Add(
          "<form method=\"post\" action=\"/office/comments/{}/outcome\">{}<button class=\"btn\" type=\"submit\">"
          "起草采纳情况</button></form>",
          ToString(id), FormKeys(request));
    }
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"到\">{}</td><td data-label=\"意见\">{}</td>"
        "<td data-label=\"没有判断\">{}</td><td data-label=\"采纳情况\">{}</td></tr>",
        Url::Local("/office/messages").With("kind", "comment").With("item", ToString(id)), item->title, until, received,
        unjudged, acts);
  }
  page.body.Add(
      "<p "
      "class=\"gk-soft\">期限过后，每条意见记下是否采纳和理由，起草采纳情况，签发后在本站反馈（国办秘函〔2019〕19号）。"
      "重大行政决策公布时，公众普遍关心的或者专业性、技术性较强的，还要说明意见的采纳情况"
      "（重大行政决策程序暂行条例第三十二条）。</p>{}",
      rows.empty() ? Markup("<p class=\"gk-empty\">没有公开征求意见的草案。</p>")
                   : Markup("<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
                            "scope=\"col\">草案</th><th scope=\"col\">到</th><th scope=\"col\">意见</th><th "
                            "scope=\"col\">没有判断</th><th scope=\"col\">采纳情况</th></tr></thead><tbody>{}"
                            "</tbody></table></div>",
                            rows));
  return Response::Of(RenderPage(page, request));
}

Response PostOutcome(Desk& desk, const Request& request, const Visitor& visitor) {
  const Item draft = SeenItem(desk, request, visitor);
  const ItemId outcome =
      web::OrProblem(BeginOutcome(desk, ActorOn(visitor, Act::kDraftItems, draft.id.organ, request), draft.id));
  return Response::SeeOther(Url::Local("/office/items/{}", ToString(outcome)));
}

// ---- terms

Response Terms(Desk& desk, const Request& request, const Visitor& visitor) {
  FieldErrors errors;
  const bool is_post = request.method == web::Method::kPost;
  if (is_post) {
    std::map<MessageKind, std::string> typed;
    for (const MessageKind kind : MessageKinds()) {
      if (!HasLastDay(kind)) continue;
      typed[kind] = std::string(request.form.Get("days-" + std::string(IdOf(kind))));
    }
    const OrganId of = OrganFor(request, visitor, Act::kSetMessageTerms);
    const auto set = SetMessageTerms(desk, ActorOn(visitor, Act::kSetMessageTerms, of, request), of, typed);
    if (set) return Response::SeeOther(Url::Local("/office/message-terms").With("done", "saved"));
    errors = set.errors();
  }
  db::Reader reader = desk.database.Read();
  const CountyTerms county = ReadCountyTerms(reader);
  web::Page page = PartFrame(visitor, "答复期限", "/office/message-terms");
  page.width = web::Width::kText;
  if (request.query.Get("done") == "saved") {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存，以后收到的按新的期限算。</p></div>");
  }
  Html fields;
  std::vector<std::string> names;  // of the fields: they must outlive what is drawn of them
  for (const MessageKind kind : MessageKinds()) names.push_back("days-" + std::string(IdOf(kind)));
  for (const MessageKind kind : MessageKinds()) {
    if (!HasLastDay(kind)) continue;
    const std::string& name = names[static_cast<std::size_t>(kind)];
    const auto set = county.find(kind);
    const MessageTerm own = TermOf(kind, {});
    const std::string stored = set == county.end() ? std::string() : std::to_string(set->second);
    fields.Add("{}",
               web::TextField({.name = name,
                               .label = NameOf(kind),
                               .value = is_post ? std::string(request.form.Get(name)) : stored,
                               .hint = "空着按" + std::to_string(own.days) + "个工作日。" + std::string(own.source)},
                              errors));
  }
  page.body.Add(
      "{}<p>全县的公众留言多少个工作日内办理。从收到的第二天起算，节假日不算。对草案的意见随采纳情况反馈，没有期限。</"
      "p><form method=\"post\" "
      "action=\"/office/message-terms\" class=\"gk-form\" novalidate>{}{}<div class=\"gk-sends\"><button class=\"btn "
      "btn-primary\" type=\"submit\">保存</button></div></form>",
      web::FaultList(errors), FormKeys(request), fields);
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

}  // namespace

void AddMessageFigurePages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get("/office/message-figures", Act::kHandleMessages, with_desk(ShowFigures));
  office.Get("/office/comments", Act::kHandleMessages, with_desk(ShowDrafts));
  office.Post("/office/comments/{id}/outcome", Act::kDraftItems, with_desk(PostOutcome));
  office.Get("/office/message-terms", Act::kSetMessageTerms, with_desk(Terms));
  office.Post("/office/message-terms", Act::kSetMessageTerms, with_desk(Terms));
}

}  // namespace gongkai::disclosure
