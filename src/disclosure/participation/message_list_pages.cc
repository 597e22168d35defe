// The office: the list of what people wrote, junk out of the way in one act, and what comes by telephone.

#include "base/fold.h"
#include "base/number.h"
#include "disclosure/pages.h"
#include "disclosure/participation/complaint_pages.h"
#include "disclosure/participation/enterprise_pages.h"
#include "disclosure/participation/handle_actions.h"
#include "disclosure/participation/message_pages.h"
#include "disclosure/participation/take_part_pages.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::AttributeIf;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kPath = "/office/messages";
constexpr web::BodyLimits kLimits{.total_bytes = 512 << 10, .text_bytes = 512 << 10};

std::vector<OrganId> OwnOrgans(const Visitor& visitor) {
  return visitor.OrgansFor(Act::kHandleMessages).value_or(std::vector<OrganId>());
}

// ---- the list

std::optional<MessageQuery::Place> PlaceFrom(std::string_view text) {
  const std::size_t bar = text.find('_');
  if (bar == std::string_view::npos) return std::nullopt;
  const auto at = ParseNumber(text.substr(0, bar));
  const auto id = MessageIdFrom(text.substr(bar + 1));
  if (!at || !id) return std::nullopt;
  return MessageQuery::Place{Instant(std::chrono::seconds(at->millionths / 1'000'000)), *id};
}

constexpr std::string_view kOpen = "open", kKept = "kept", kLate = "late", kOverdue = "overdue";

/// What stands in an address beside what the list is narrowed by: it is kept from page to page.
struct ListAsk {
  MessageQuery query;
  std::string state;  // of kOpen, … or of a state
  std::optional<OverdueAge> age;
};

/// The organ of the address. Errors: throws ProblemError (404) for one whose messages the visitor does not handle.
std::optional<OrganId> HandlerIn(const Request& request, const Visitor& visitor) {
  const auto organ = request.query.Int("organ");
  if (!organ) return std::nullopt;
  if (visitor.May(Act::kHandleMessages, OrganId{*organ})) return OrganId{*organ};
  throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位管不到它的留言。"});
}

/// Both days have to be given.
std::optional<DayRange> ReceivedIn(const Request& request) {
  const auto first = ParseDate(request.query.Get("from")), last = ParseDate(request.query.Get("until"));
  if (!first || !last || !IsPlausible(*first) || !IsPlausible(*last)) return std::nullopt;
  return DayRange{*first, *last};
}

ListAsk AskIn(const Request& request, const Visitor& visitor, Date today) {
  MessageQuery query{.handlers = OwnOrgans(visitor),
                     .kind = MessageKindFrom(request.query.Get("kind")),
                     .state = MessageStateFrom(request.query.Get("state")),
                     .item = ItemIdFrom(request.query.Get("item")),
                     .without_complaints_of = OrgansOfPosts(visitor),
                     .handler = HandlerIn(request, visitor),
                     .received = ReceivedIn(request),
                     .after = PlaceFrom(request.query.Get("after"))};
  ListAsk ask{.query = {}, .state = std::string(request.query.Get("state")), .age = {}};
  query.only_open = ask.state == kOpen;
  query.without_removed = ask.state == kKept;
  query.only_late = ask.state == kLate;
  if (ask.state == kOverdue) {
    ask.age = OverdueAgeFrom(request.query.Get("age"));
    query.overdue_by = DueDaysOf(ask.age, today);
  }
  query.way = MessageWayFrom(request.query.Get("way"));
  if (request.query.Get("mine") == "1") query.assignee = visitor.person;
  query.only_marked = request.query.Get("marked") == "1";
  query.with_marked = request.query.Get("marked") == "all";
  // What has ended is all in one list; of what lies behind its day no mark is left out that counts.
  if ((query.state && !IsOpen(*query.state)) || query.only_late || query.overdue_by) query.with_marked = true;
  ask.query = std::move(query);
  return ask;
}

Url UrlOf(const ListAsk& ask) {
  const MessageQuery& query = ask.query;
  Url url = Url::Local(kPath);
  if (query.handler) url.With("organ", std::to_string(query.handler->value));
  if (query.kind) url.With("kind", IdOf(*query.kind));
  if (!ask.state.empty()) url.With("state", ask.state);
  if (ask.age) url.With("age", IdOf(*ask.age));
  if (query.received) {
    url.With("from", ToString(query.received->first)).With("until", ToString(query.received->last));
  }
  if (query.item) url.With("item", ToString(*query.item));
  if (query.way) url.With("way", IdOf(*query.way));
  if (query.assignee) url.With("mine", "1");
  if (query.only_marked) url.With("marked", "1");
  if (query.with_marked && !query.only_marked) url.With("marked", "all");
  return url;
}

/// What the list was narrowed to by the page that led here; it is told, and kept when the form is sent.
Html NarrowedTo(db::Session& session, const ListAsk& ask) {
  const MessageQuery& query = ask.query;
  Html html;
  const auto keep = [&](std::string_view name, std::string_view value) {
    html.Add("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  };
  std::string words;
  if (query.item) keep("item", ToString(*query.item));
  if (query.handler) {
    keep("organ", std::to_string(query.handler->value));
    words += NameOfOrgan(session, *query.handler);
  }
  if (query.received) {
    keep("from", ToString(query.received->first));
    keep("until", ToString(query.received->last));
    words += (words.empty() ? "" : "，") + ToString(query.received->first) + "至" + ToString(query.received->last) +
             "收到的";
  }
  if (ask.age) words += (words.empty() ? "" : "，") + std::string("逾期") + std::string(NameOf(*ask.age));
  if (!words.empty()) html.Add("<p class=\"gk-soft\">只列出{}。</p>", words);
  return html;
}

Html Filters(db::Session& session, const ListAsk& ask) {
  const MessageQuery& query = ask.query;
  std::vector<web::Choice> states = {{std::string(kOpen), "还没有办完的"},
                                     {std::string(kOverdue), "逾期没有办完的"},
                                     {std::string(kLate), "超期办结的"},
                                     {std::string(kKept), "删除的以外全部"}};
  for (const web::Choice& each : NamedChoices(MessageStates())) states.push_back(each);
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/messages\" role=\"search\">{}<div><label "
      "for=\"kind\">类别</label><select class=\"form-select\" id=\"kind\" name=\"kind\">{}</select></div><div><label "
      "for=\"state\">状态</label><select class=\"form-select\" id=\"state\" "
      "name=\"state\">{}</select></div><div><label for=\"way\">怎么来的</label><select class=\"form-select\" "
      "id=\"way\" "
      "name=\"way\">{}</select></div><label "
      "class=\"form-check item-tick\"><input class=\"form-check-input\" type=\"checkbox\" name=\"marked\" value=\"1\" "
      "{}><span class=\"form-check-label\">只看疑似灌水的</span></label><label class=\"form-check item-tick\"><input "
      "class=\"form-check-input\" type=\"checkbox\" name=\"mine\" value=\"1\" {}><span "
      "class=\"form-check-label\">只看我办的</span></label><button class=\"btn btn-primary\" "
      "type=\"submit\">筛选</button><a class=\"btn\" href=\"/office/messages\">清除</a></form>",
      NarrowedTo(session, ask), FilterOptions("全部类别", NamedChoices(MessageKinds()), IdOrNone(query.kind)),
      FilterOptions("全部状态", states, ask.state),
      FilterOptions("全部来路", NamedChoices(MessageWays()), IdOrNone(query.way)),
      AttributeIf(query.only_marked, "checked"), AttributeIf(query.assignee.has_value(), "checked"));
}

Html RowOf(db::Session& session, const Desk& desk, const Message& message, Date today) {
  const std::string marks = NamesOfMarks(message.marks);
  const std::string title = TitleOf(message, OpenMessage(session, desk.keys, message.id));
  return Markup(
      "<tr><td>{}</td><th scope=\"row\"><a href=\"{}\">{}</a><div class=\"gk-soft\">{}　{}　{}</div></th><td "
      "data-label=\"状态\">{}</td><td data-label=\"最迟办理\">{}</td><td class=\"gk-nowrap\" "
      "data-label=\"收到\">{}</td></tr>",
      IsOpen(message.state)
          ? Markup(
                "<input class=\"form-check-input\" type=\"checkbox\" name=\"id\" value=\"{}\" aria-label=\"选中“{}”\">",
                ToString(message.id), title)
          : Html(),
      Url::Local(PathOfMessage(message.id)), title, NameOf(message.kind),
      message.care.assignee_name.empty() ? std::string(NameOf(message.way))
                                         : std::string(NameOf(message.way)) + "　" + message.care.assignee_name + "办",
      marks.empty() ? Html() : Markup("<span class=\"badge gk-badge-warning\">{}</span>", marks),
      StateBadge(message, today), LastDayOf(message), ToBeijingMinute(message.at));
}

Html RemovePart(const FieldErrors& errors, std::string_view typed) {
  return Markup(
      "<details class=\"gk-confirm\" {}><summary>删除选中的</summary><p>留言人查询时看到“不予处理”；三十天内可以恢复。"
      "批评、意见再难听也不是灌水，应当办理。</p>{}<div class=\"gk-sends\"><button class=\"btn btn-danger\" "
      "type=\"submit\" "
      "name=\"what\" value=\"chosen\">删除选中的</button><button class=\"btn btn-danger\" type=\"submit\" "
      "name=\"what\" "
      "value=\"marked\">删除全部疑似灌水的新留言（内容重复、有多个网址）</button></div></details>",
      AttributeIf(!errors.empty(), "open"),
      web::TextField({.name = "reason", .label = "删除的理由", .value = std::string(typed), .required = true}, errors));
}

Html MarkedLine(db::Session& session, const MessageQuery& query) {
  if (query.only_marked || query.with_marked) return {};
  const ListAsk marked{.query = {.handlers = query.handlers,
                                 .state = MessageState::kNew,
                                 .without_complaints_of = query.without_complaints_of,
                                 .only_marked = true},
                       .state = std::string(IdOf(MessageState::kNew)),
                       .age = {}};
  const int count = CountMessages(session, marked.query);
  if (count == 0) return {};
  return Markup("<p class=\"gk-soft\">另有 {} 条疑似灌水的没有列在这里，<a href=\"{}\">去看一看</a>。</p>",
                count > 1'000 ? std::string("1000 多") : std::to_string(count), UrlOf(marked));
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors = {}) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  const ListAsk ask = AskIn(request, visitor, today);
  const MessageQuery& query = ask.query;
  web::Page page = PartFrame(visitor, "公众留言", kPath);
  page.actions.Add(
      "<a class=\"btn\" href=\"/take-part\">看公开的页面</a><a class=\"btn\" href=\"/office/message-organs\">办理的情况"
      "</a><a class=\"btn btn-primary\" "
      "href=\"/office/messages/new\">登记来电、来访、来信</a>");
  if (request.query.Has("removed")) {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已删除 {} 条。</p></div>", request.query.Get("removed"));
  }
  Html rows;
  const auto messages = ListMessages(reader, query);
  for (const Message& message : messages) rows.Add("{}", RowOf(reader, desk, message, today));
  page.body.Add("{}{}{}", web::FaultList(errors, "没有删除"), Filters(reader, ask), MarkedLine(reader, query));
  if (rows.empty()) {
    page.body.Add("<p class=\"gk-empty\">没有符合条件的留言。</p>");
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "<form method=\"post\" action=\"/office/messages/remove\" novalidate>{}<div class=\"card\"><table class=\"table "
      "card-table "
      "gk-list\"><thead><tr><th scope=\"col\">选</th><th scope=\"col\">标题</th><th scope=\"col\">状态</th><th "
      "scope=\"col\">最迟办理</th><th scope=\"col\">收到</th></tr></thead><tbody>{}</tbody></table></div>{}</form>",
      FormKeys(request), rows, RemovePart(errors, request.form.Get("reason")));
  if (static_cast<int>(messages.size()) == query.count) {
    page.body.Add("<nav class=\"gk-paging\" aria-label=\"翻页\"><a class=\"btn\" href=\"{}\">下一页</a></nav>",
                  UrlOf(ask).With("after", std::to_string(messages.back().at.time_since_epoch().count()) + "_" +
                                               ToString(messages.back().id)));
  }
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

account::Actor ActorHere(const Visitor& visitor, const Request& request) {
  return ActorOn(visitor, Act::kHandleMessages, OrganFor(request, visitor, Act::kHandleMessages), request);
}

/// But for complaints about an organ in which the visitor has a post.
std::vector<MessageId> ChosenIn(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  std::vector<MessageId> ids;
  for (const std::string_view typed : request.form.All("id")) {
    const auto id = MessageIdFrom(typed);
    const auto message = id ? FindMessage(reader, *id) : std::nullopt;
    if (message && !IsComplaintAboutOwn(reader, *message, visitor)) ids.push_back(*id);
  }
  return ids;
}

Response Remove(Desk& desk, const Request& request, const Visitor& visitor) {
  const account::Actor actor = ActorHere(visitor, request);
  const std::vector<OrganId> organs = OwnOrgans(visitor);
  const std::vector<MessageId> ids = ChosenIn(desk, request, visitor);
  const auto removed =
      request.form.Get("what") == "marked"
          ? RemoveMarkedMessages(desk, actor, organs, request.form.Get("reason"), OrgansOfPosts(visitor))
          : RemoveMessages(desk, actor, organs, ids, request.form.Get("reason"));
  if (!removed) return ShowList(desk, request, visitor, removed.errors());
  return Response::SeeOther(Url::Local(kPath).With("removed", std::to_string(*removed)));
}

// ---- what comes by telephone, over the counter, by letter

Response New(Desk& desk, const Request& request, const Visitor& visitor) {
  const bool is_post = request.method == web::Method::kPost;
  const OrganId organ = OrganFor(request, visitor, Act::kHandleMessages);
  const auto text = [&](std::string_view name) { return PersonalText(std::string(request.form.Get(name))); };
  const MessageKind kind = MessageKindFrom(request.form.Get("kind")).value_or(MessageKind::kEnquiry);
  const MessageWay way = MessageWayFrom(request.form.Get("way")).value_or(MessageWay::kCall);
  const SendForm form{.organ = organ,
                      .kind = kind,
                      .item = ItemIdFrom(request.form.Get("item")),
                      .words = {text("title"), text("text"), text("name"), text("phone"), text("pin")},
                      .complaint = ComplaintAskIn(request),
                      .enterprise = EnterpriseIn(request)};
  FieldErrors errors;
  web::Page page = ItemFrame(visitor, "登记来电、来访、来信");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}, {"公众留言", Url::Local(kPath)}};
  if (is_post) {
    const auto noted = NoteMessage(desk, ActorOn(visitor, Act::kHandleMessages, organ, request), way, form);
    if (noted) {
      page.title = "已登记";
      page.body.Add(
          "<div class=\"gk-said\" role=\"status\"><p>查询码 <strong "
          "class=\"query-code\">{}</strong>，只显示这一次：请念给"
          "对方抄下，凭它和电话后四位可以在网上看答复。一般在{}以前办理。</p></div><p><a class=\"btn btn-primary\" "
          "href=\"{}\">"
          "看这一条</a></p>",
          noted->code, ToChinese(noted->due_on), Url::Local(PathOfMessage(noted->id)));
      return Response::Of(RenderPage(page, request));
    }
    errors = noted.errors();
  }
  std::vector<web::Choice> ways, kinds;
  for (const web::Choice& each : NamedChoices(MessageWays())) {
    if (each.value != IdOf(MessageWay::kPage)) ways.push_back(each);
  }
  for (const web::Choice& each : NamedChoices(MessageKinds())) {
    if (each.value != IdOf(MessageKind::kComment)) kinds.push_back(each);
  }
  page.body.Add(
      "{}<form method=\"post\" action=\"/office/messages/new\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" "
      "name=\"organ\" value=\"{}\">{}{}{}{}{}{}{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">登记</button><a class=\"btn\" href=\"/office/messages\">取消</a></div></form>",
      web::FaultList(errors, "没有登记"), FormKeys(request), organ.value,
      web::ChoiceField({.name = "way", .label = "怎么来的", .value = std::string(IdOf(way))}, ways, errors),
      web::ChoiceField({.name = "kind", .label = "类别", .value = std::string(IdOf(kind))}, kinds, errors),
      NotedComplaintFields(desk, *form.complaint, kind == MessageKind::kComplaint, errors),
      NotedEnterpriseFields(desk, form.enterprise, organ, kind == MessageKind::kEnterprise, errors),
      web::TextField({.name = "title", .label = "什么事", .value = form.words.title.Reveal(), .required = true},
                     errors),
      web::AreaField({.name = "text", .label = "说了什么", .value = form.words.text.Reveal(), .required = true}, 5,
                     errors),
      web::TextField({.name = "name", .label = "姓名", .value = form.words.name.Reveal(), .hint = "可以不填。"},
                     errors),
      web::TextField({.name = "phone", .label = "电话", .value = form.words.phone.Reveal(), .type = "tel"}, errors),
      web::TextField({.name = "pin",
                      .label = "查询用的四位数字",
                      .value = form.words.pin.Reveal(),
                      .hint = "没有留电话的，请对方定四位数字。"},
                     errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

}  // namespace

void AddMessageListPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get("/office/messages", Act::kHandleMessages,
             with_desk([](Desk& desk, const Request& request, const Visitor& visitor) {
               return ShowList(desk, request, visitor);
             }));
  office.Get("/office/messages/new", Act::kHandleMessages, with_desk(New));
  office.Post("/office/messages/new", Act::kHandleMessages, with_desk(New));
  office.Post("/office/messages/remove", Act::kHandleMessages, with_desk(Remove), kLimits);
}

}  // namespace gongkai::disclosure
