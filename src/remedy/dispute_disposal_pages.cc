// /office/dispute-disposal: disputes whose time in the archive is over, lists that wait and those decided on. Nothing
// of what anybody wrote shows here: a list holds numbers and days alone.

#include <algorithm>

#include "remedy/dispute_disposal_actions.h"
#include "remedy/dispute_pages.h"

namespace gongkai::remedy {
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

constexpr int kMostLists = 100;

std::string PathOf(DisposalId id) { return std::string(kDisposalPath) + "/" + ToString(id); }

// ---- proposing

/// The organ for which this visitor proposes; the first where none was chosen.
OrganId OrganOf(const Request& request, const Visitor& visitor) {
  const auto organs = visitor.OrgansFor(Act::kProposeDisposal);
  const auto chosen = request.form.Int("organ");
  if (!organs) return OrganId{chosen.value_or(0)};
  if (organs->empty()) throw web::ProblemError({403, "没有权限", "您现在的岗位不能提出销毁。"});
  if (!chosen) return organs->front();
  if (std::ranges::find(*organs, OrganId{*chosen}) == organs->end()) {
    throw web::ProblemError({404, "没有这一页", "没有这一页，请从“复议、诉讼”进入。"});
  }
  return OrganId{*chosen};
}

/// One of those that schedules have; else the shortest.
int YearsOf(const Request& request) {
  const auto typed = request.method == web::Method::kPost ? request.form.Int("years") : request.query.Int("years");
  for (const int each : request::ArchiveTerms()) {
    if (typed == each) return each;
  }
  return request::kShortestArchiveTerm;
}

std::vector<DisputeId> Chosen(const Request& request) {
  std::vector<DisputeId> disputes;
  for (const std::string_view each : request.form.All("dispute")) {
    if (const auto id = DisputeIdFrom(each)) disputes.push_back(*id);
  }
  return disputes;
}

Html Ticks(const std::vector<Dispute>& over, const std::vector<DisputeId>* chosen) {
  Html rows;
  for (const Dispute& each : over) {
    const bool is_chosen = chosen == nullptr || std::ranges::find(*chosen, each.id) != chosen->end();
    rows.Add(
        "<li><label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"dispute\" "
        "value=\"{}\" {}><span>{}　{}起生效</span></label></li>",
        ToString(each.id), web::AttributeIf(is_chosen, "checked"), TitleOf(each), ToChinese(*each.takes_effect));
  }
  return rows;
}

Html YearsLinks(int years) {
  Html links;
  for (const int each : request::ArchiveTerms()) {
    links.Add("{}　", each == years ? Markup("<b>{}年</b>", each)
                                    : Markup("<a href=\"{}\">{}年</a>",
                                             Url::Local(kDisposalPath).With("years", std::to_string(each)), each));
  }
  return Markup("<p>保管期限：{}</p>", links);
}

Html ProposeForm(db::Session& session, const Request& request, OrganId organ, const std::vector<Dispute>& over,
                 const FieldErrors& errors) {
  const bool is_back = !errors.empty();
  const std::vector<DisputeId> chosen = Chosen(request);
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"organ\" "
      "value=\"{}\"><input type=\"hidden\" name=\"years\" value=\"{}\"><fieldset id=\"disputes\"><legend>{}"
      "期满的复议、诉讼</legend><ul class=\"item-kept\">{}</ul></fieldset>{}<div class=\"gk-sends\"><button "
      "class=\"btn "
      "btn-primary\" type=\"submit\">提交批准</button></div></form>",
      Url::Local(kDisposalPath), web::FormKeys(request), organ.value, YearsOf(request), NameOfOrgan(session, organ),
      Ticks(over, is_back ? &chosen : nullptr),
      web::AreaField({.name = "reason",
                      .label = "鉴定意见",
                      .value = is_back ? std::string(request.form.Get("reason")) : std::string(),
                      .hint = "为什么不用再保存；不要写当事人是谁。",
                      .required = true},
                     3, errors));
}

Html ProposePart(db::Session& session, const Request& request, const Visitor& visitor, Date today,
                 const FieldErrors& errors) {
  if (!visitor.May(Act::kProposeDisposal)) return {};
  const OrganId organ = OrganOf(request, visitor);
  const int years = YearsOf(request);
  const std::vector<Dispute> over = DisputesThatAreOver(session, organ, years, today);
  return Markup(
      "<section class=\"card item-part\"><h2>提出销毁</h2><p>办结满{}年（从办结的下一年一月一日算）、以后也不会再起诉的"
      "，经鉴定没有继续保存的价值，可以提出销毁。销毁以后当事人、请求、经过里写的话和材料谁也看不到；件数、日期、结果、"
      "年度报告表四和记下的教训照旧保留。</p>{}{}</section>",
      years, YearsLinks(years),
      over.empty() ? Markup("<p>现在没有期满的。</p>") : ProposeForm(session, request, organ, over, errors));
}

// ---- lists

/// Organs whose lists this visitor may see.
std::vector<OrganId> OrgansOfLists(db::Session& session, const Visitor& visitor, Date today) {
  std::vector<OrganId> organs;
  for (const Act act : {Act::kProposeDisposal, Act::kApproveDisposal, Act::kSuperviseCases}) {
    const auto reached = visitor.OrgansFor(act);
    if (!reached) return OrgansInSight(session, visitor, today);
    organs.insert(organs.end(), reached->begin(), reached->end());
  }
  return organs;
}

Response ShowAll(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  web::Page page = DisputeFrame(visitor, "复议、诉讼期满销毁", kDisposalPath);
  page.breadcrumbs.push_back({"复议、诉讼", Url::Local(kDisputesPath)});
  Html lists;
  for (const Disposal& each : ListDisposals(reader, OrgansOfLists(reader, visitor, today), kMostLists)) {
    lists.Add("<li><a href=\"{}\">{}第{}号清单</a>　{}　<span class=\"gk-soft\">{}　{}提出</span></li>",
              Url::Local(PathOf(each.id)), NameOfOrgan(reader, each.id.organ), each.id.number, NameOf(each.state),
              ToBeijingMinute(each.proposed_at), each.proposer);
  }
  page.body.Add("{}{}<section class=\"card item-part\"><h2>销毁清单</h2>{}</section>",
                web::FaultList(errors, "没有提交"), ProposePart(reader, request, visitor, today, errors),
                lists.empty() ? Markup("<p class=\"gk-empty\">还没有提出过销毁。</p>")
                              : Markup("<ul class=\"items-list\">{}</ul>", lists));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetAll(Desk& desk, const Request& request, const Visitor& visitor) {
  return ShowAll(desk, request, visitor, {});
}

Response Propose(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganId organ = OrganOf(request, visitor);
  const auto actor =
      web::OrProblem(account::ActorFor(visitor, Act::kProposeDisposal, organ, account::OnceKey(request)));
  const auto done = ProposeDisposal(desk, actor,
                                    {.organ = organ,
                                     .years = YearsOf(request),
                                     .disputes = Chosen(request),
                                     .reason = std::string(request.form.Get("reason"))});
  if (!done) return ShowAll(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(PathOf(*done)));
}

// ---- one list

Disposal DisposalIn(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  const auto id = disclosure::DisposalIdFrom(request.params.Get("id"));
  const auto organs = OrgansOfLists(session, visitor, today);
  auto disposal = id ? FindDisposal(session, *id) : std::nullopt;
  if (!disposal || std::ranges::find(organs, id->organ) == organs.end()) {
    throw web::ProblemError({404, "没有这份清单", "没有这份清单，请从复议、诉讼的期满销毁进入。"});
  }
  return std::move(*disposal);
}

Html DecideForm(const Disposal& disposal, const Request& request, std::string_view act, const Html& fields,
                const Html& button) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}<div class=\"gk-sends\">{}</div></form>",
      Url::Local(PathOf(disposal.id) + "/" + std::string(act)), web::FormKeys(request), disposal.version, fields,
      button);
}

Html DecidePart(const Disposal& disposal, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  if (disposal.state != DisposalState::kProposed || !visitor.May(Act::kApproveDisposal, disposal.id.organ)) return {};
  if (disposal.proposed_by == visitor.person) {
    return Markup("<p>是您提出的，请由另一位负责人决定（档案法第二十一条）。</p>");
  }
  return Markup(
      "<section class=\"card item-part item-sign\"><h2>决定</h2><p>批准后立即销毁，不能恢复。</p>{}{}</section>",
      DecideForm(disposal, request, "approve",
                 web::TickField({.name = "sure", .label = "我核对过清单，知道销毁以后不能恢复", .value = ""}, errors),
                 Markup("<button class=\"btn btn-primary\" type=\"submit\">批准并销毁</button>")),
      DecideForm(disposal, request, "refuse",
                 web::AreaField({.name = "decision",
                                 .label = "不批准的理由",
                                 .value = std::string(request.form.Get("decision")),
                                 .required = true},
                                2, errors),
                 Markup("<button class=\"btn\" type=\"submit\">不批准</button>")));
}

Html EntriesPart(db::Session& session, DisposalId id) {
  Html rows;
  for (const DisputeId each : DisputesOfDisposal(session, id)) {
    const auto dispute = FindDispute(session, each);
    if (!dispute) continue;
    rows.Add("<li>{}　收到副本{}{}</li>", TitleOf(*dispute), ToChinese(dispute->received),
             dispute->is_erased ? Markup("　<span class=\"badge gk-badge-quiet\">已销毁</span>") : Html());
  }
  return Markup("<section class=\"card item-part\"><h2>清单里的</h2><ol class=\"item-kept\">{}</ol></section>", rows);
}

Response ShowOne(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Disposal disposal = DisposalIn(reader, request, visitor, BeijingDay(desk.now()));
  web::Page page = DisputeFrame(visitor, "第" + std::to_string(disposal.id.number) + "号销毁清单");
  page.breadcrumbs.push_back({"复议、诉讼期满销毁", Url::Local(kDisposalPath)});
  Html decided;
  if (disposal.decided_at) {
    decided = Markup("<div><dt>决定</dt><dd>{}　{}　{}</dd></div>", disposal.decider,
                     ToBeijingMinute(*disposal.decided_at), disposal.decision);
  }
  page.body.Add(
      "{}<section class=\"card item-part\"><dl class=\"gk-facts\"><div><dt>机关</dt><dd>{}</dd></div><div><dt>状态</dt>"
      "<dd>{}</dd></div><div><dt>保管期限</dt><dd>{}年</dd></div><div><dt>提出</dt><dd>{}　{}</dd></div><div><dt>"
      "鉴定意见</dt><dd>{}</dd></div>{}</dl></section>{}{}",
      web::FaultList(errors, "没有办成"), NameOfOrgan(reader, disposal.id.organ), NameOf(disposal.state),
      disposal.years, disposal.proposer, ToBeijingMinute(disposal.proposed_at), disposal.reason, decided,
      DecidePart(disposal, request, visitor, errors), EntriesPart(reader, disposal.id));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetOne(Desk& desk, const Request& request, const Visitor& visitor) {
  return ShowOne(desk, request, visitor, {});
}

template <class Decision>
Response Decide(Desk& desk, const Request& request, const Visitor& visitor, Decision decide) {
  const DisposalId id = [&] {
    db::Reader reader = desk.database.Read();
    return DisposalIn(reader, request, visitor, BeijingDay(desk.now())).id;
  }();
  const auto actor =
      web::OrProblem(account::ActorFor(visitor, Act::kApproveDisposal, id.organ, account::OnceKey(request)));
  const FormResult<DisposalId> done = decide(actor, SeenDisposal{id, request.form.Int("version").value_or(0)});
  if (!done) return ShowOne(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(PathOf(id)));
}

Response Approve(Desk& desk, const Request& request, const Visitor& visitor) {
  return Decide(desk, request, visitor, [&](const account::Actor& actor, const SeenDisposal& seen) {
    if (request.form.Get("sure") != "1") {
      return FormResult<DisposalId>(FieldError{"sure", "请核对清单以后打勾：销毁以后不能恢复。"});
    }
    return ApproveDisposal(desk, actor, seen);
  });
}

Response Refuse(Desk& desk, const Request& request, const Visitor& visitor) {
  return Decide(desk, request, visitor, [&](const account::Actor& actor, const SeenDisposal& seen) {
    return RefuseDisposal(desk, actor, seen, std::string(request.form.Get("decision")));
  });
}

}  // namespace

void AddDisputeDisposalPages(account::Office& office) {
  const auto with = [&](auto handler) { return account::WithDesk(office, handler); };
  office.Get("/office/dispute-disposal", Act::kSeeCases, with(GetAll));
  office.Post("/office/dispute-disposal", Act::kProposeDisposal, with(Propose));
  office.Get("/office/dispute-disposal/{id}", Act::kSeeCases, with(GetOne));
  office.Post("/office/dispute-disposal/{id}/approve", Act::kApproveDisposal, with(Approve));
  office.Post("/office/dispute-disposal/{id}/refuse", Act::kApproveDisposal, with(Refuse));
}

}  // namespace gongkai::remedy
