// /office/requests: every case in sight, narrowed by what stands in the address, so that a figure elsewhere can lead to
// exactly its cases. What is asked for is shown in a line, which stands in the trail.

#include "account/people_view.h"
#include "account/sight_actions.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "law/outcomes.h"
#include "request/case_pages.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::OrganId;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kListAct = "case.list";
constexpr std::string_view kOpen = "open", kOverdue = "overdue";

/// "1764400000_18-12"
std::optional<CaseQuery::Place> PlaceFrom(std::string_view text) {
  const std::size_t bar = text.find('_');
  if (bar == std::string_view::npos) return std::nullopt;
  web::Parameters seconds;
  seconds.Add("at", std::string(text.substr(0, bar)));
  const auto at = seconds.Int("at");
  const auto id = CaseIdFrom(text.substr(bar + 1));
  if (!at || !id) return std::nullopt;
  return CaseQuery::Place{InstantOf(*at), *id};
}

std::string ToText(const CaseQuery::Place& place) {
  return std::to_string(Seconds(place.at)) + "_" + ToString(place.id);
}

/// Both days have to be given.
std::optional<DayRange> DaysIn(const Request& request, std::string_view name) {
  const auto first = ParseDate(request.query.Get(std::string(name) + "_from")),
             last = ParseDate(request.query.Get(std::string(name) + "_until"));
  if (!first || !last) return std::nullopt;
  return DayRange{*first, *last};
}

/// The organ of the address. Errors: throws ProblemError (404) for one whose cases the visitor does not see.
std::optional<OrganId> HandlerIn(const Request& request, const Visitor& visitor) {
  const auto organ = request.query.Int("organ");
  if (!organ) return std::nullopt;
  if (visitor.May(Act::kSeeCases, OrganId{*organ})) return OrganId{*organ};
  throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位看不到它的办件。"});
}

/// Nothing for an unknown one: the list then shows all, and its filter says so.
std::optional<std::string> OutcomeIn(const Request& request) {
  const law::Outcome* const outcome = law::FindOutcome(request.query.Get("outcome"));
  if (outcome == nullptr) return std::nullopt;
  return std::string(outcome->id);
}

struct ListAsk {
  CaseQuery query;
  std::string state;  // kOpen, kOverdue, or a stage
  bool is_mine = false;
};

ListAsk AskIn(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  ListAsk ask;
  ask.state = std::string(request.query.Get(request.query.Has("state") ? "state" : "stage"));
  ask.is_mine = request.query.Get("mine") == "1";
  CaseQuery& query = ask.query;
  query.handlers = HandlersInSight(session, visitor, today);
  query.handler = HandlerIn(request, visitor);
  query.stage = CaseStageFrom(ask.state);
  query.only_open = ask.state == kOpen;
  query.only_overdue = ask.state == kOverdue;
  query.outcome = OutcomeIn(request);
  query.applicant = ApplicantKindFrom(request.query.Get("applicant"));
  query.channel = law::ChannelFrom(request.query.Get("channel"));
  if (ask.is_mine) query.assigned = visitor.person;
  query.received = DaysIn(request, "received");
  query.due = DaysIn(request, "due");
  query.ended = DaysIn(request, "ended");
  query.register_number = std::string(Trim(request.query.Get("number")));
  query.after = PlaceFrom(request.query.Get("after"));
  query.today = today;
  return ask;
}

void Keep(Url& url, std::string_view name, const std::optional<DayRange>& days) {
  if (!days) return;
  url.With(std::string(name) + "_from", gongkai::ToString(days->first))
      .With(std::string(name) + "_until", gongkai::ToString(days->last));
}

Url UrlOf(const ListAsk& ask) {
  const CaseQuery& query = ask.query;
  Url url = Url::Local(kCasesPath);
  if (query.handler) url.With("organ", std::to_string(query.handler->value));
  if (!ask.state.empty()) url.With("state", ask.state);
  if (query.outcome) url.With("outcome", *query.outcome);
  if (query.applicant) url.With("applicant", IdOf(*query.applicant));
  if (query.channel) url.With("channel", law::IdOf(*query.channel));
  if (ask.is_mine) url.With("mine", "1");
  if (!query.register_number.empty()) url.With("number", query.register_number);
  Keep(url, "received", query.received);
  Keep(url, "due", query.due);
  Keep(url, "ended", query.ended);
  return url;
}

// ---- filters

std::vector<web::Choice> StateChoices() {
  std::vector<web::Choice> choices = {{std::string(kOpen), "没有办结的"}, {std::string(kOverdue), "超期没有办结的"}};
  for (const web::Choice& each : NamedChoices(CaseStages())) choices.push_back(each);
  return choices;
}

std::vector<web::Choice> OutcomeChoices() {
  std::vector<web::Choice> choices;
  for (const law::Outcome& outcome : law::Outcomes()) {
    choices.push_back({std::string(outcome.id), std::string(outcome.name)});
  }
  return choices;
}

std::vector<web::Choice> ChannelChoices() {
  std::vector<web::Choice> choices;
  for (const law::Channel channel :
       {law::Channel::kInPerson, law::Channel::kOral, law::Channel::kSignedMail, law::Channel::kUnsignedMail,
        law::Channel::kOnline, law::Channel::kFax, law::Channel::kEmail}) {
    choices.push_back({std::string(law::IdOf(channel)), std::string(law::NameOf(channel))});
  }
  return choices;
}

Html Select(std::string_view name, std::string_view label, const Html& options) {
  return Markup(
      "<div><label for=\"{}\">{}</label><select class=\"form-select\" id=\"{}\" name=\"{}\">{}</select></div>", name,
      label, name, name, options);
}

/// What the list was narrowed to by the page that led here; it is told, and kept when the form is sent.
Html NarrowedTo(db::Session& session, const ListAsk& ask) {
  Html html;
  std::string words;
  const auto keep = [&](std::string_view name, std::string_view value) {
    html.Add("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  };
  const auto days = [&](std::string_view name, const std::optional<DayRange>& range, std::string_view what) {
    if (!range) return;
    keep(std::string(name) + "_from", gongkai::ToString(range->first));
    keep(std::string(name) + "_until", gongkai::ToString(range->last));
    words += (words.empty() ? "" : "，") + gongkai::ToString(range->first) + "至" + gongkai::ToString(range->last) +
             std::string(what);
  };
  if (ask.query.handler) {
    keep("organ", std::to_string(ask.query.handler->value));
    words += NameOfOrgan(session, *ask.query.handler);
  }
  days("received", ask.query.received, "收到的");
  days("due", ask.query.due, "到期的");
  days("ended", ask.query.ended, "办结的");
  if (!words.empty()) html.Add("<p class=\"gk-soft\">只列出{}。</p>", words);
  return html;
}

Html Filters(db::Session& session, const ListAsk& ask) {
  const CaseQuery& query = ask.query;
  const auto id = [](const auto& value) { return value ? std::string(IdOf(*value)) : std::string(); };
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/requests\" role=\"search\">{}<div><label "
      "for=\"number\">登记编号</label><input class=\"form-control\" id=\"number\" name=\"number\" "
      "value=\"{}\"></div>{}{}{}{}<label class=\"form-check item-tick\"><input class=\"form-check-input\" "
      "type=\"checkbox\" name=\"mine\" value=\"1\" {}><span "
      "class=\"form-check-label\">只看分给我的</span></label><button "
      "class=\"btn btn-primary\" type=\"submit\">筛选</button><a class=\"btn\" "
      "href=\"/office/requests\">清除</a></form>",
      NarrowedTo(session, ask), query.register_number,
      Select("state", "办到哪里", FilterOptions("全部", StateChoices(), ask.state)),
      Select("outcome", "答复", FilterOptions("全部", OutcomeChoices(), query.outcome.value_or(""))),
      Select("applicant", "申请人", FilterOptions("全部", NamedChoices(ApplicantKinds()), id(query.applicant))),
      Select("channel", "怎么来的", FilterOptions("全部", ChannelChoices(), id(query.channel))),
      web::AttributeIf(ask.is_mine, "checked"));
}

// ---- rows

Html TitleOf(db::Session& session, const Desk& desk, const Case& held) {
  constexpr std::size_t kShown = 40;
  const auto words = held.is_erased ? std::nullopt : OpenWords(session, desk.keys, held.id);
  if (!words) return Markup("（个人信息已销毁）");
  const std::string& title = words->asked.title.Reveal();
  return Markup("{}", title.empty() ? "（没有名称）" : Ellipsis(title, kShown));
}

Html RowOf(db::Session& session, const Desk& desk, const Case& held, const Visitor& visitor, Date today) {
  const bool is_county = !visitor.OrgansFor(Act::kSeeCases);
  const std::string who = NameOfHandler(session, held.handler, held.assigned, today);
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a><div class=\"gk-soft\">{}　{}　{}{}</div></th><td "
      "data-label=\"办到哪里\">{}<div class=\"gk-soft\">{}</div></td><td data-label=\"最迟答复\">{}{}</td><td "
      "class=\"gk-nowrap\" "
      "data-label=\"经办人\">{}</td><td class=\"gk-nowrap\" data-label=\"收到\">{}</td></tr>",
      Url::Local(PathOf(held.id)), TitleOf(session, desk, held), NumberOf(held), NameOf(held.applicant),
      law::NameOf(held.channel), is_county ? "　" + NameOfOrgan(session, held.handler) : std::string(),
      StageBadge(held), OutcomeName(held), DueCell(IsOpen(held.stage) ? held.due : std::nullopt, DueBadge(held, today)),
      held.is_provisional && IsOpen(held.stage) ? Markup("<div class=\"gk-soft\">按周末推算</div>") : Html(), who,
      held.received);
}

Html CountLine(db::Session& session, const CaseQuery& query) {
  constexpr int kMost = 1'000;
  CaseQuery whole = query;
  whole.after.reset();
  const int count = CountCases(session, whole, kMost);
  return Markup("<p class=\"gk-soft\">共 {} 件。</p>", count >= kMost ? "1000 多" : std::to_string(count));
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  account::RecordTaken(desk, visitor, visitor.posts.front().organ, kListAct, "");
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const ListAsk ask = AskIn(reader, request, visitor, today);
  web::Page page = CaseFrame(visitor, "依申请公开", kCasesPath);
  if (visitor.May(Act::kHandleCases)) {
    page.actions.Add("<a class=\"btn btn-primary\" href=\"/office/requests/new\">登记一件申请</a>");
  }
  if (request.query.Get("done") == "routed") {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已转给负责公开的机关。</p></div>");
  }
  page.body.Add("{}{}", Filters(reader, ask), CountLine(reader, ask.query));
  const std::vector<Case> cases = ListCases(reader, ask.query);
  if (cases.empty()) {
    page.body.Add("<p class=\"gk-empty\">没有符合条件的办件。</p>");
    return Response::Of(RenderPage(page, request));
  }
  Html rows;
  for (const Case& held : cases) rows.Add("{}", RowOf(reader, desk, held, visitor, today));
  page.body.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">申请的内容</th><th "
      "scope=\"col\">办到哪里</th><th scope=\"col\">最迟答复</th><th scope=\"col\">经办人</th><th "
      "scope=\"col\">收到</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
  if (static_cast<int>(cases.size()) == ask.query.count) {
    page.body.Add("<nav class=\"gk-paging\" aria-label=\"翻页\"><a class=\"btn\" href=\"{}\">下一页</a></nav>",
                  UrlOf(ask).With("after", ToText({cases.back().at, cases.back().id})));
  }
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddCaseListPages(account::Office& office) {
  office.Get(kCasesPath, Act::kSeeCases, account::WithDesk(office, ShowList));
}

}  // namespace gongkai::request
