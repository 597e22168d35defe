#include "disclosure/subscription/subscription_pages.h"

#include <array>
#include <memory>

#include "account/organ_card_view.h"
#include "account/portal_view.h"
#include "base/fold.h"
#include "disclosure/open_data/open_data_pages.h"
#include "disclosure/pages.h"
#include "disclosure/public_frame_pages.h"
#include "disclosure/subscription/subscription_actions.h"
#include "web/call_budget.h"
#include "web/errors_to_http.h"
#include "web/peer.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

struct Door {
  Desk& desk;
  const bool can_mail;
  // In an hour: of an address or a /64, then of the wider networks that one customer may hold (web::NetworksOf).
  std::array<web::CallBudget, 3> asks{web::CallBudget(20), web::CallBudget(60), web::CallBudget(200)};
  web::CallBudget codes{120};
};

/// What a subscription is narrowed by, in addresses and forms.
constexpr std::string_view kNarrowedBy[] = {"organ", "column", "kind", "validity", "words"};

web::Page Frame(std::string title) {
  web::Page page = PublicFrame(std::move(title), "订阅");
  page.width = web::Width::kText;
  page.styles.emplace_back("css/open_data.css");
  if (page.title != "订阅") page.breadcrumbs.push_back({"订阅", Url::Local("/subscriptions")});
  return page;
}

web::ProblemError TooMany() {
  return web::ProblemError({429, "试得太多", "这个网络一小时里试得太多了，请一小时以后再试。"});
}

void Spend(web::CallBudget& budget, Desk& desk, const Request& request) {
  if (request.is_for_copy || budget.Spend(web::NetworkOf(request.address), desk.now())) return;
  throw TooMany();
}

/// The narrowest first: who has spent his own spends nothing of his neighbours'.
void SpendAsk(Door& door, const std::vector<std::string>& networks) {
  for (std::size_t i = 0; i < networks.size(); ++i) {
    if (!door.asks[i].Spend(networks[i], door.desk.now())) throw TooMany();
  }
}

// ---- what to be told of

std::vector<web::Choice> OrganChoices(db::Session& session, Date today) {
  std::vector<web::Choice> choices;
  if (const auto county = account::PublicCountyOf(session, today)) {
    for (const account::PublicOrgan& organ : county->organs) choices.push_back({organ.code, organ.name});
  }
  return choices;
}

Html Select(std::string_view name, std::string_view label, const Html& options) {
  return Markup(
      "<div><label for=\"{}\">{}</label><select class=\"form-select\" id=\"{}\" name=\"{}\">{}</select></div>", name,
      label, name, name, options);
}

/// The same on the live site and on a copy of it.
Response ShowChoice(Door& door, const Request& request) {
  db::Reader reader = door.desk.database.Read();
  web::Page page = Frame("订阅");
  page.body.Add(
      "<section class=\"portal-part\" aria-labelledby=\"mail-title\"><h2 "
      "id=\"mail-title\">用电子邮件订阅</"
      "h2><p>选好要看的，新公开的信息第二天早上发到邮箱里；没有新的就不发。随时可以退订，退订以后不再保存您的邮箱。"
      "</p><form class=\"open-form\" action=\"/subscriptions/ask\"><input type=\"hidden\" name=\"go\" "
      "value=\"1\">{}{}{}{}<div><label for=\"words\">名称、正文或者附件里有这几个字</label><input "
      "class=\"form-control\" id=\"words\" "
      "name=\"words\" maxlength=\"100\"></div><div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">下一步</button></div></form></section>",
      Select("organ", "机关", FilterOptions("全县各机关", OrganChoices(reader, BeijingDay(door.desk.now())), "")),
      Select("column", "栏目", FilterOptions("全部栏目", NamedChoices(Columns()), "")),
      Select("kind", "信息类别", FilterOptions("全部类别", NamedChoices(ItemKinds()), "")),
      Select("validity", "文件的效力", FilterOptions("不论效力", NamedChoices(kValidityFacets), "")));
  page.body.Add(
      "<section class=\"portal-part\" aria-labelledby=\"code-title\"><h2 "
      "id=\"code-title\">查看、退订</h2><p>查询码在每一封信的末尾。</p><form class=\"open-form\" "
      "action=\"/subscriptions/find\"><div><label for=\"code\">查询码</label><input class=\"form-control open-code\" "
      "id=\"code\" name=\"code\" maxlength=\"40\" autocomplete=\"off\"></div><div class=\"gk-sends\"><button "
      "class=\"btn\" type=\"submit\">查看</button></div></form></section><p>不想留邮箱的，可以用<a "
      "href=\"/open-data#feeds\">订阅源（RSS）</a>。</p>");
  return ForEveryone(page, request);
}

/// What stands at an address that needs words behind it, where only a copy of the site is.
Response ShowNothingChosen(const Request& request) {
  web::Page page = Frame("还没有选");
  page.meta.push_back({"robots", "noindex"});
  page.body.Add(
      "<section class=\"portal-part\"><p>请先在<a "
      "href=\"/subscriptions\">订阅</"
      "a>一页选好、填好。填了仍然只看到这一页的，是因为这里放的是静态页面，不能订阅：请用<a "
      "href=\"/open-data#feeds\">订阅源（RSS）</a>。</p></section>");
  return ForEveryone(page, request);
}

/// Out of an address or a form. Errors: throws ProblemError (404) for what nobody could choose.
SubscribedQuery QueryIn(db::Session& session, const web::Parameters& typed, Date today) {
  const auto query = OpenQueryIn(session, typed, today);
  if (!query) throw web::ProblemError({404, "不能这样订阅", query.error().message});
  return {.organ = query->organ,
          .column = query->column,
          .kind = query->kind,
          .validity = query->validity,
          .words = query->words};
}

std::string InWordsOf(db::Session& session, const SubscribedQuery& query) {
  return InWords(query, query.organ ? NameOfOrgan(session, *query.organ) : std::string());
}

/// Each of them again, as it was chosen.
Html Kept(const web::Parameters& typed) {
  Html kept;
  for (const std::string_view name : kNarrowedBy) {
    kept.Add("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, typed.Get(name));
  }
  return kept;
}

Url FeedOf(const web::Parameters& typed) {
  Url url = Url::Local("/feeds/items.xml");
  for (const std::string_view name : kNarrowedBy) {
    if (!typed.Get(name).empty()) url.With(name, typed.Get(name));
  }
  return url;
}

/// `typed`: what was chosen, in the address or in the form.
Response ShowAsk(Door& door, const Request& request, const web::Parameters& typed, const FieldErrors& errors = {}) {
  db::Reader reader = door.desk.database.Read();
  const SubscribedQuery query = QueryIn(reader, typed, BeijingDay(door.desk.now()));
  web::Page page = Frame("填写邮箱");
  page.meta.push_back({"robots", "noindex"});
  page.body.Add("{}<p>要订阅的：{}</p>", web::FaultList(errors, "没有订阅"), InWordsOf(reader, query));
  if (!door.can_mail) {
    page.body.Add("<section class=\"portal-part\"><p>这里还没有开通邮件订阅。</p></section>");
  } else {
    page.body.Add(
        "<form method=\"post\" action=\"/subscriptions/ask\" class=\"gk-form\" novalidate>{}{}{}<p "
        "class=\"gk-soft\">"
        "邮箱只用来发您订阅的信息，加密保存，不给别人，不公开；退订以后就删去。从哪个网络申请的只记加密的摘要，用来防止"
        "大量申请，确认以后或者两天后清除（个人信息保护法第六条、第四十七条）。</"
        "p><div "
        "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">发确认信</button><a class=\"btn\" "
        "href=\"/subscriptions\">重新选</a></div></form>",
        request.CsrfField(), Kept(typed),
        web::TextField({.name = "address",
                        .label = "电子邮箱",
                        .value = std::string(request.form.Get("address")),
                        .hint = "马上会收到一封确认信，按信里的链接确认以后才开始",
                        .type = "email",
                        .autocomplete = "email",
                        .required = true},
                       errors));
  }
  page.body.Add("<p>不想留邮箱的，把这个地址放进订阅软件：<a href=\"{}\">这些信息的 RSS</a></p>", FeedOf(typed));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response AskOf(Door& door, const Request& request) {
  if (!request.query.Has("go")) return ShowNothingChosen(request);
  return ShowAsk(door, request, request.query);
}

Response Ask(Door& door, const Request& request) {
  if (!door.can_mail) return ShowAsk(door, request, request.form);
  const std::vector<std::string> networks = web::NetworksOf(request.address).Distinct();
  SpendAsk(door, networks);
  SubscriptionForm form{
      .address = PersonalText(std::string(Trim(request.form.Get("address")))), .query = {}, .network = networks.back()};
  {
    db::Reader reader = door.desk.database.Read();
    form.query = QueryIn(reader, request.form, BeijingDay(door.desk.now()));
  }
  const auto done = AskForSubscription(door.desk, form);
  if (!done) return ShowAsk(door, request, request.form, done.errors());
  return Response::SeeOther(Url::Local("/subscriptions/asked"));
}

Response ShowAsked(Door&, const Request& request) {
  web::Page page = Frame("请查收确认信");
  page.meta.push_back({"robots", "noindex"});
  page.body.Add(
      "<section class=\"portal-part\"><p>确认信过几分钟会到您填的邮箱。请在 48 "
      "小时内按信里的链接确认；不确认的话，邮箱就不再保存。</p><p "
      "class=\"gk-soft\">没有收到的，请看看垃圾邮件，核对邮箱有没有写错。已经订阅过同样内容的邮箱、订阅满 10 "
      "个的邮箱、还有两个订阅没有确认的邮箱、一天里已经收到 3 "
      "封确认信的邮箱、不愿再收确认信的邮箱，不会再收到确认信。</p><p><a class=\"btn\" "
      "href=\"/subscriptions\">再订阅一个</a></p></section>");
  return ForEveryone(page, request);
}

// ---- one subscription

web::ProblemError NoSubscription() {
  return web::ProblemError(
      {404, "没有这个订阅", "没有用这个查询码的订阅：可能已经退订，或者超过 48 小时没有确认，或者抄错了。"});
}

/// {code} of the address. Errors: throws ProblemError (404, 429).
PersonalText CodeIn(Door& door, const Request& request) {
  Spend(door.codes, door.desk, request);
  auto code = SubscriptionCodeIn(request.params.Get("code"));
  if (!code) throw NoSubscription();
  return PersonalText(std::move(*code));
}

Response Find(Door& door, const Request& request) {
  const std::string_view typed = Trim(request.query.Get("code"));
  if (typed.empty()) return ShowNothingChosen(request);
  Spend(door.codes, door.desk, request);
  const auto code = SubscriptionCodeIn(typed);
  if (!code) throw NoSubscription();
  return Response::SeeOther(Url::Local("/subscriptions/of/{}", *code));
}

Html ActForm(const Request& request, const PersonalText& code, std::string_view act, std::string_view label,
             std::string_view css) {
  return Markup("<form method=\"post\" action=\"{}\">{}<button class=\"{}\" type=\"submit\">{}</button></form>",
                Url::Local("/subscriptions/of/" + code.Reveal() + "/" + std::string(act)), request.CsrfField(), css,
                label);
}

/// For nobody's cache, and for no index.
Response Private(const web::Page& page, const Request& request) {
  Response response = Response::Of(RenderPage(page, request));
  return std::move(response.With("X-Robots-Tag", "noindex"));
}

/// For whose address somebody else typed.
Html NeverPart(const Request& request, const PersonalText& code) {
  return Markup(
      "<section class=\"portal-part\" aria-labelledby=\"never-title\"><h2 "
      "id=\"never-title\">不是您申请的</h2><p>不用理会就不会订阅。不想再收到别人替您申请的确认信，按下面这个按钮；"
      "按了以后，这个邮箱也就不能再在这里订阅。</p>{}</section>",
      ActForm(request, code, "never", "以后不要再给这个地址发确认信", "btn"));
}

Response ShowOne(Door& door, const Request& request) {
  const PersonalText code = CodeIn(door, request);
  const auto found = SubscriptionOfCode(door.desk, code);
  if (!found) throw NoSubscription();
  db::Reader reader = door.desk.database.Read();
  web::Page page = Frame("我的订阅");
  page.meta.push_back({"robots", "noindex"});
  if (request.query.Get("done") == "confirmed") {
    page.body.Add(
        "<div class=\"gk-said\" role=\"status\"><p>已经确认。明天早上起，有新公开的就发到您的邮箱。</p></div>");
  }
  page.body.Add(
      "<section class=\"portal-part\"><dl class=\"gk-facts\"><div><dt>订阅的</dt><dd>{}</dd></div><div><dt>"
      "状态</dt><dd>{}</dd></div><div><dt>查询码</dt><dd class=\"open-code\">{}</dd></div></dl>",
      InWordsOf(reader, found->query), found->confirmed_at ? "正在订阅" : "等您确认", code.Reveal());
  page.body.Add("<div class=\"gk-sends\">{}{}</div></section>",
                found->confirmed_at ? Html() : ActForm(request, code, "confirm", "确认订阅", "btn btn-primary"),
                ActForm(request, code, "end", found->confirmed_at ? "退订" : "不订阅，删去邮箱", "btn"));
  if (!found->confirmed_at) page.body.Add("{}", NeverPart(request, code));
  return Private(page, request);
}

Response Confirm(Door& door, const Request& request) {
  const PersonalText code = CodeIn(door, request);
  if (!ConfirmSubscriptionOf(door.desk, code)) throw NoSubscription();
  return Response::SeeOther(Url::Local("/subscriptions/of/" + code.Reveal()).With("done", "confirmed"));
}

Response End(Door& door, const Request& request) {
  if (!EndSubscriptionOf(door.desk, CodeIn(door, request))) throw NoSubscription();
  return Response::SeeOther(Url::Local("/subscriptions/ended"));
}

Response Never(Door& door, const Request& request) {
  if (!RefuseLettersOf(door.desk, CodeIn(door, request))) throw NoSubscription();
  return Response::SeeOther(Url::Local("/subscriptions/never"));
}

Response ShowNever(Door&, const Request& request) {
  web::Page page = Frame("不再发确认信");
  page.meta.push_back({"robots", "noindex"});
  page.body.Add(
      "<section class=\"portal-part\"><p>以后不再给这个邮箱发确认信，没有确认的订阅已经删去。只留下邮箱的加密摘要，"
      "用来认出它，看不出是哪个邮箱。</p><p>以后想订阅的，请用这个邮箱写信给县政府办公室，核对以后由工作人员恢复；"
      "地址在<a href=\"/guides\">各机关的指南</a>里。</p></section>");
  return ForEveryone(page, request);
}

/// Sent by the reader's mail program (RFC 8058): what has ended already has ended.
Response EndByMail(Door& door, const Request& request) {
  EndSubscriptionOf(door.desk, CodeIn(door, request));
  Response response = Response::Text("已经退订。\n");
  response.for_everyone = true;
  return response;
}

/// Opened by a mail program that knows of no POST: its reader presses himself.
Response ShowInstead(Door& door, const Request& request) {
  return Response::SeeOther(Url::Local("/subscriptions/of/{}", CodeIn(door, request).Reveal()));
}

Response ShowEnded(Door&, const Request& request) {
  web::Page page = Frame("已经退订");
  page.meta.push_back({"robots", "noindex"});
  page.body.Add(
      "<section class=\"portal-part\"><p>已经退订，您的邮箱和订阅的内容都已删去。</p><p><a class=\"btn\" "
      "href=\"/subscriptions\">重新订阅</a></p></section>");
  return ForEveryone(page, request);
}

}  // namespace

void AddSubscriptionPages(account::Office& office, bool can_mail) {
  const auto door = std::shared_ptr<Door>(new Door{.desk = office.desk(), .can_mail = can_mail});
  web::Router& router = office.router();
  const auto answer = [&](Response (*show)(Door&, const Request&)) {
    return [door, show](const Request& request) { return show(*door, request); };
  };
  constexpr web::BodyLimits kFewWords{.total_bytes = 16 << 10, .text_bytes = 16 << 10};
  router.Get("/subscriptions", answer(ShowChoice));
  router.Get("/subscriptions/ask", answer(AskOf));
  router.Post("/subscriptions/ask", answer(Ask), kFewWords);
  router.Get("/subscriptions/asked", answer(ShowAsked));
  router.Get("/subscriptions/find", answer(Find));
  router.Get("/subscriptions/ended", answer(ShowEnded));
  router.Get("/subscriptions/never", answer(ShowNever));
  router.Get("/subscriptions/of/{code}", answer(ShowOne));
  router.Post("/subscriptions/of/{code}/confirm", answer(Confirm), kFewWords);
  router.Post("/subscriptions/of/{code}/end", answer(End), kFewWords);
  router.Post("/subscriptions/of/{code}/never", answer(Never), kFewWords);
  router.Get("/subscriptions/of/{code}/one-click", answer(ShowInstead));
  router.PostFromAnywhere("/subscriptions/of/{code}/one-click", answer(EndByMail));
}

}  // namespace gongkai::disclosure
