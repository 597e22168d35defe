#include "disclosure/participation/disposal_pages.h"

#include <algorithm>

#include "disclosure/pages.h"
#include "disclosure/participation/take_part_pages.h"
#include "web/fields.h"

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

constexpr std::string_view kPath = "/office/disposals";
constexpr int kMost = 200;

std::vector<OrganId> OrgansFor(const Visitor& visitor, Act act) {
  return visitor.OrgansFor(act).value_or(std::vector<OrganId>());
}

/// Who proposes and who approves see the records of their organs.
std::vector<OrganId> OrgansInSight(const Visitor& visitor) {
  std::vector<OrganId> organs = OrgansFor(visitor, Act::kHandleMessages);
  for (const OrganId organ : OrgansFor(visitor, Act::kDestroyMessages)) {
    if (std::ranges::find(organs, organ) == organs.end()) organs.push_back(organ);
  }
  return organs;
}

web::ProblemError NoSuchDisposal() {
  return web::ProblemError({404, "没有这一份", "没有这一份销毁记录，或者是别的机关的。请从列表进入。"});
}

Disposal DisposalIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = DisposalIdFrom(request.params.Get("id"));
  auto disposal = id ? FindDisposal(session, *id) : std::nullopt;
  const std::vector<OrganId> organs = OrgansInSight(visitor);
  if (!disposal || std::ranges::find(organs, disposal->id.organ) == organs.end()) throw NoSuchDisposal();
  return std::move(*disposal);
}

Html StateBadge(DisposalState state) {
  const std::string_view badge = state == DisposalState::kProposed   ? "gk-badge-warning"
                                 : state == DisposalState::kApproved ? "gk-badge-good"
                                                                     : "gk-badge-quiet";
  return Markup("<span class=\"badge {}\">{}</span>", badge, NameOf(state));
}

// ---- what is due, and the records

Html DueTable(db::Session& session, const Visitor& visitor, Date today) {
  Html rows;
  for (const DueForDisposal& due :
       CountDueForDisposal(session, OrgansFor(visitor, Act::kHandleMessages), OverBefore(today))) {
    const Url propose = Url::Local("/office/disposals/new")
                            .With("organ", std::to_string(due.organ.value))
                            .With("year", std::to_string(due.year))
                            .With("kind", IdOf(due.kind));
    rows.Add(
        "<tr><th scope=\"row\">{}年</th><td data-label=\"类别\">{}</td><td data-label=\"条数\">{}</td><td "
        "data-label=\"机关\">{}</td><td><a href=\"{}\">提出销毁{}年的{}</a></td></tr>",
        due.year, NameOf(due.kind), due.count, NameOfOrgan(session, due.organ), propose, due.year, NameOf(due.kind));
  }
  if (rows.empty()) return Markup("<p class=\"gk-empty\">没有保管期满的。办完以后至少满十个整年才到期。</p>");
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">办完的年份</th><th "
      "scope=\"col\">类别</th><th scope=\"col\">条数</th><th scope=\"col\">机关</th><th scope=\"col\">办理</th></tr>"
      "</thead><tbody>{}</tbody></table></div>",
      rows);
}

Html RecordTable(db::Session& session, const Visitor& visitor) {
  Html rows;
  for (const Disposal& each : DisposalsOf(session, OrgansInSight(visitor), false, kMost)) {
    rows.Add(
        "<tr><td><a href=\"/office/disposals/{}\">{}年的{}</a></td><td data-label=\"状态\">{}</td><td "
        "data-label=\"提出\">{}　{}</td><td data-label=\"机关\">{}</td></tr>",
        ToString(each.id), each.year, NameOf(each.kind), StateBadge(each.state), each.proposed_name,
        ToBeijingMinute(each.proposed_at), NameOfOrgan(session, each.id.organ));
  }
  if (rows.empty()) return Markup("<p class=\"gk-empty\">还没有销毁记录。</p>");
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">销毁什么</th><th "
      "scope=\"col\">状态</th><th scope=\"col\">提出</th><th scope=\"col\">机关</th></tr></thead><tbody>{}</tbody>"
      "</table></div>",
      rows);
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  web::Page page = PartFrame(visitor, "留言到期销毁", kPath);
  page.body.Add(
      "<p>"
      "公众留言办完以后作为工作记录保存，保管期满，经鉴定、批准才能销毁（档案法第二十一条第二款：禁止擅自销毁档案）。"
      "销毁的是写的内容、答复和办理时写的话；编号、类别、日期和条数留着。对草案的意见随草案的材料保存，不在这里。</p>");
  if (visitor.May(Act::kHandleMessages)) {
    page.body.Add("<h2 class=\"gk-section\">保管期满的</h2>{}", DueTable(reader, visitor, BeijingDay(desk.now())));
  }
  page.body.Add("<h2 class=\"gk-section\">销毁记录</h2>{}", RecordTable(reader, visitor));
  return Response::Of(RenderPage(page, request));
}

// ---- proposing

DisposalForm FormOf(const Request& request, OrganId organ) {
  const web::Parameters& from = request.method == web::Method::kPost ? request.form : request.query;
  DisposalForm form{.organ = organ,
                    .kind = MessageKindFrom(from.Get("kind")),
                    .basis = std::string(from.Get("basis")),
                    .appraisal = std::string(from.Get("appraisal"))};
  constexpr std::int64_t kFirst = 2000, kLast = 2199;
  const std::int64_t year = from.Int("year").value_or(0);
  if (year >= kFirst && year <= kLast) form.year = static_cast<int>(year);
  const std::int64_t kept = from.Int("kept_years").value_or(0);
  for (const int known : kKeptYears) {
    if (kept == known) form.kept_years = known;
  }
  return form;
}

Html ProposalFields(const DisposalForm& form, const FieldErrors& errors) {
  std::vector<web::Choice> periods;
  for (const int years : kKeptYears) periods.push_back({std::to_string(years), std::to_string(years) + "年"});
  return Markup("{}{}{}",
                web::ChoiceField({.name = "kept_years",
                                  .label = "保管期限",
                                  .value = form.kept_years ? std::to_string(*form.kept_years) : std::string(),
                                  .hint = "按本机关的文书档案保管期限表；永久保存的不销毁。",
                                  .required = true},
                                 periods, errors),
                web::TextField({.name = "basis",
                                .label = "依据",
                                .value = form.basis,
                                .hint = "本机关保管期限表的哪一项。",
                                .required = true},
                               errors),
                web::AreaField({.name = "appraisal",
                                .label = "鉴定的意见",
                                .value = form.appraisal,
                                .hint = "谁鉴定的、为什么没有继续保存的价值。记录要长期保存，不要写留言的人和内容。",
                                .required = true},
                               4, errors));
}

Response Propose(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganId organ = OrganFor(request, visitor, Act::kHandleMessages);
  const DisposalForm form = FormOf(request, organ);
  FieldErrors errors;
  if (request.method == web::Method::kPost) {
    const auto made = ProposeDisposal(desk, ActorOn(visitor, Act::kHandleMessages, organ, request), form);
    if (made) return Response::SeeOther(Url::Local("/office/disposals/{}", ToString(*made)));
    errors = made.errors();
  } else if (!form.kind || form.year == 0) {
    return Response::SeeOther(Url::Local(kPath));
  }
  web::Page page = ItemFrame(visitor, "提出销毁");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}, {"留言到期销毁", Url::Local(kPath)}};
  page.body.Add(
      "{}<p>{}年办完的{}。批准的必须是另一位负责人；批准以后内容不能恢复。一份记录最多{}条，多的再提一份。</p><form "
      "method=\"post\" action=\"/office/disposals/new\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" "
      "name=\"organ\" value=\"{}\"><input type=\"hidden\" name=\"year\" value=\"{}\"><input type=\"hidden\" "
      "name=\"kind\" value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">提出，"
      "请负责人批准</button><a class=\"btn\" href=\"/office/disposals\">取消</a></div></form>",
      web::FaultList(errors, "没有提出"), form.year, form.kind ? NameOf(*form.kind) : std::string_view("留言"),
      kMostDestroyedAtOnce, FormKeys(request), organ.value, form.year, IdOrNone(form.kind),
      ProposalFields(form, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

// ---- one record

Html Facts(const Disposal& disposal, std::size_t count, std::string_view organ) {
  Html facts = Markup(
      "<div><dt>状态</dt><dd>{}</dd></div><div><dt>机关</dt><dd>{}</dd></div><div><dt>销毁什么</dt><dd>{}年办完的{}，"
      "{}条</dd></div><div><dt>保管期限</dt><dd>{}年（{}）</dd></div><div><dt>提出</dt><dd>{}　{}</dd></div>",
      StateBadge(disposal.state), organ, disposal.year, NameOf(disposal.kind), count, disposal.kept_years,
      disposal.basis, disposal.proposed_name, ToBeijingMinute(disposal.proposed_at));
  if (disposal.decided_at) {
    facts.Add("<div><dt>{}</dt><dd>{}　{}</dd></div>",
              disposal.state == DisposalState::kApproved ? "批准并销毁" : "没有批准", disposal.decided_name,
              ToBeijingMinute(*disposal.decided_at));
  }
  return Markup("<dl class=\"gk-facts\">{}</dl>", facts);
}

Html EntryTable(const std::vector<DisposalEntry>& entries) {
  Html rows;
  for (const DisposalEntry& entry : entries) {
    rows.Add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"收到\">{}</td><td data-label=\"办完\">{}</td><td "
        "data-label=\"内容\">{}</td></tr>",
        ToString(entry.message), entry.received_on, entry.ended_on, entry.is_destroyed ? "已销毁" : "保留着");
  }
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><caption>销毁清册</caption><thead><tr><th "
      "scope=\"col\">编号</th><th scope=\"col\">收到</th><th scope=\"col\">办完</th><th scope=\"col\">内容</th></tr>"
      "</thead><tbody>{}</tbody></table></div>",
      rows);
}

Html DecisionForms(const Disposal& disposal, const Request& request, const FieldErrors& errors) {
  const auto form = [&](std::string_view act, const Html& fields, std::string_view button, std::string_view style) {
    return Markup(
        "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
        "value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn {}\" type=\"submit\">{}</button></div></form>",
        Url::Local("/office/disposals/{}/" + std::string(act), ToString(disposal.id)), FormKeys(request),
        disposal.version, fields, style, button);
  };
  return Markup(
      "<details "
      "class=\"gk-confirm\"><summary>批准销毁</summary><p>批准以后，这些留言写的内容、答复和办理时写的话不能恢复。"
      "</p>{}</details>{}",
      form("approve", {}, "批准，现在销毁", "btn-danger"),
      form("refuse",
           web::AreaField({.name = "words",
                           .label = "不批准的理由",
                           .value = std::string(request.form.Get("words")),
                           .required = true},
                          2, errors),
           "不批准", ""));
}

Response ShowOne(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors = {}) {
  db::Reader reader = desk.database.Read();
  const Disposal disposal = DisposalIn(reader, request, visitor);
  const std::vector<DisposalEntry> entries = EntriesOf(reader, disposal.id);
  web::Page page = ItemFrame(visitor, "销毁记录 " + ToString(disposal.id));
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}, {"留言到期销毁", Url::Local(kPath)}};
  page.body.Add(
      "{}<section class=\"card item-part\">{}<h2>鉴定的意见</h2>{}{}</section>", web::FaultList(errors, "没有办成"),
      Facts(disposal, entries.size(), NameOfOrgan(reader, disposal.id.organ)), Paragraphs(disposal.appraisal),
      disposal.decided_words.empty() ? Html() : Markup("<h2>批准时写的</h2>{}", Paragraphs(disposal.decided_words)));
  if (disposal.state == DisposalState::kProposed && visitor.May(Act::kDestroyMessages, disposal.id.organ)) {
    const auto against = AgainstDeciding(disposal, visitor.person);
    page.body.Add("{}",
                  against ? Markup("<p class=\"gk-soft\">{}</p>", *against) : DecisionForms(disposal, request, errors));
  }
  page.body.Add("{}<p class=\"gk-soft\">要纸质的，用浏览器打印这一页，按钮和表单不会印出来。</p>", EntryTable(entries));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Decide(Desk& desk, const Request& request, const Visitor& visitor, bool is_approved) {
  const DisposalId id = [&] {
    db::Reader reader = desk.database.Read();
    return DisposalIn(reader, request, visitor).id;
  }();
  if (!visitor.May(Act::kDestroyMessages, id.organ)) throw NoSuchDisposal();
  const auto done = DecideDisposal(desk, ActorOn(visitor, Act::kDestroyMessages, id.organ, request),
                                   {.id = id,
                                    .version = request.form.Int("version").value_or(0),
                                    .is_approved = is_approved,
                                    .words = std::string(request.form.Get("words"))});
  if (!done) return ShowOne(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local("/office/disposals/{}", ToString(id)));
}

}  // namespace

void AddDisposalPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  // Those who propose and those who approve have different acts; each page asks for its own.
  office.Get("/office/disposals", Act::kSeeItems, with_desk(ShowList));
  office.Get("/office/disposals/new", Act::kHandleMessages, with_desk(Propose));
  office.Post("/office/disposals/new", Act::kHandleMessages, with_desk(Propose));
  office.Get("/office/disposals/{id}", Act::kSeeItems,
             with_desk([](Desk& desk, const Request& request, const Visitor& visitor) {
               return ShowOne(desk, request, visitor);
             }));
  office.Post("/office/disposals/{id}/approve", Act::kDestroyMessages,
              with_desk([](Desk& desk, const Request& request, const Visitor& visitor) {
                return Decide(desk, request, visitor, true);
              }));
  office.Post("/office/disposals/{id}/refuse", Act::kDestroyMessages,
              with_desk([](Desk& desk, const Request& request, const Visitor& visitor) {
                return Decide(desk, request, visitor, false);
              }));
}

}  // namespace gongkai::disclosure
