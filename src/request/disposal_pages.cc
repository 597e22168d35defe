// 期满销毁: what may be destroyed, lists that wait and those decided on. Nothing of what anybody wrote shows here: a
// list holds register numbers and days alone.

#include <algorithm>

#include "account/portal_view.h"
#include "disclosure/item_steps_actions.h"
#include "request/case_pages.h"
#include "request/disposal_actions.h"
#include "request/pages.h"
#include "request/record_correction_store.h"
#include "web/fields.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::OrganId;
using account::Visitor;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kPath = "/office/request-disposal";
constexpr int kMostLists = 100;

std::string PathOf(DisposalId id) { return std::string(kPath) + "/" + ToString(id); }

web::Page Frame(const Visitor& visitor, std::string title) {
  web::Page page = account::OfficeFrame(visitor, std::move(title), "/office/requests");
  page.styles.push_back("css/items.css");
  page.breadcrumbs = {{"依申请公开", Url::Local("/office/requests")}};
  return page;
}

std::string NameOf(db::Session& session, OrganId organ, Date today) {
  if (const auto county = account::PublicCountyOf(session, today)) {
    for (const account::PublicOrgan& each : county->organs) {
      if (each.id == organ) return each.name;
    }
  }
  return "已撤并的机关";
}

/// The organ for which this visitor proposes; the first where none was chosen.
OrganId OrganOf(const Request& request, const Visitor& visitor) {
  const auto organs = visitor.OrgansFor(Act::kProposeDisposal);
  const auto chosen = request.form.Int("organ");
  if (!organs) return OrganId{chosen.value_or(0)};
  if (organs->empty()) throw web::ProblemError({403, "没有权限", "您现在的岗位不能提出销毁。"});
  if (!chosen) return organs->front();
  if (std::ranges::find(*organs, OrganId{*chosen}) == organs->end()) {
    throw web::ProblemError({404, "没有这一页", "没有这一页，请从依申请公开进入。"});
  }
  return OrganId{*chosen};
}

int YearsOf(const Request& request) {
  const auto typed = request.method == web::Method::kPost ? request.form.Int("years") : request.query.Int("years");
  return static_cast<int>(typed.value_or(kShortestArchiveTerm));
}

std::vector<CaseId> ChosenCases(const Request& request) {
  std::vector<CaseId> cases;
  for (const std::string_view each : request.form.All("case")) {
    if (const auto id = CaseIdFrom(each)) cases.push_back(*id);
  }
  return cases;
}

Html CaseRow(const Case& held, bool is_chosen) {
  const std::string id = ToString(held.id);
  return Markup(
      "<li><label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"case\" value=\"{}\" "
      "{}><span>{}　{}办结</span></label></li>",
      id, web::AttributeIf(is_chosen, "checked"), held.register_number.empty() ? id : held.register_number,
      held.ended ? ToChinese(*held.ended) : std::string("没有"));
}

std::vector<RecordCorrectionId> ChosenRecords(const Request& request) {
  std::vector<RecordCorrectionId> records;
  for (const std::string_view each : request.form.All("record")) {
    if (const auto id = RecordCorrectionIdFrom(each)) records.push_back(*id);
  }
  return records;
}

Html RecordRow(const RecordCorrection& record, bool is_chosen) {
  return Markup(
      "<li><label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"record\" "
      "value=\"{}\" {}><span>{}　{}办结</span></label></li>",
      ToString(record.id), web::AttributeIf(is_chosen, "checked"), RegisterNumberOf(record.id),
      record.ended ? ToChinese(*record.ended) : std::string("没有"));
}

Html ProposePart(db::Session& session, const Request& request, const Visitor& visitor, Date today,
                 const FieldErrors& errors) {
  if (!visitor.May(Act::kProposeDisposal)) return {};
  const OrganId organ = OrganOf(request, visitor);
  const int years = YearsOf(request);
  const bool is_known = std::ranges::find(ArchiveTerms(), years) != ArchiveTerms().end();
  const auto over =
      CasesToDispose(session, {organ}, EndedBefore(today, is_known ? years : kShortestArchiveTerm), kMostInDisposal);
  const std::string intro =
      "办结归档满" + std::to_string(is_known ? years : kShortestArchiveTerm) +
      "年（从办结的下一年一月一日算）的，经鉴定没有继续保存的价值、也不在复议诉讼当中的，可以提出销毁。"
      "销毁以后申请人的姓名、写的内容、文书和附件谁也看不到，件数、日期和答复种类照旧保留。";
  const auto records =
      RecordsToDispose(session, {organ}, EndedBefore(today, is_known ? years : kShortestArchiveTerm), kMostInDisposal);
  if (over.empty() && records.empty()) {
    return Markup("<section class=\"card item-part\"><h2>提出销毁</h2><p>{}</p><p>现在没有期满的。</p></section>",
                  intro);
  }
  const bool is_back = !errors.empty();
  const std::vector<CaseId> chosen = ChosenCases(request);
  Html rows;
  for (const Case& held : over) {
    rows.Add("{}", CaseRow(held, !is_back || std::ranges::find(chosen, held.id) != chosen.end()));
  }
  const std::vector<RecordCorrectionId> chosen_records = ChosenRecords(request);
  for (const RecordCorrection& each : records) {
    const bool is_chosen = std::ranges::find(chosen_records, each.id) != chosen_records.end();
    rows.Add("{}", RecordRow(each, !is_back || is_chosen));
  }
  return Markup(
      "<section class=\"card item-part\"><h2>提出销毁</h2><p>{}</p><form method=\"post\" action=\"{}\" "
      "class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"organ\" value=\"{}\"><input type=\"hidden\" "
      "name=\"years\" value=\"{}\"><fieldset id=\"cases\"><legend>{}</legend><ul "
      "class=\"item-kept\">{}</ul></fieldset>{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">提交批准</button></div></form></section>",
      intro, Url::Local(kPath), FormKeys(request), organ.value, years,
      NameOf(session, organ, today) + "期满的申请和更正要求", rows,
      web::AreaField({.name = "reason",
                      .label = "鉴定意见",
                      .value = is_back ? std::string(request.form.Get("reason")) : std::string(),
                      .hint = "为什么不用再保存；不要写申请人是谁。",
                      .required = true},
                     3, errors));
}

/// Organs whose lists this visitor may see.
std::vector<OrganId> OrgansInSight(db::Session& session, const Visitor& visitor, Date today) {
  std::vector<OrganId> organs;
  for (const Act act : {Act::kProposeDisposal, Act::kApproveDisposal, Act::kSuperviseCases}) {
    const auto reached = visitor.OrgansFor(act);
    if (reached) {
      organs.insert(organs.end(), reached->begin(), reached->end());
    } else if (const auto county = account::PublicCountyOf(session, today)) {
      for (const account::PublicOrgan& each : county->organs) organs.push_back(each.id);
    }
  }
  return organs;
}

Response ShowAll(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors = {}) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  web::Page page = Frame(visitor, "期满销毁个人信息");
  PutCaseAreas(page, visitor, kPath);
  Html lists;
  for (const Disposal& each : ListDisposals(reader, OrgansInSight(reader, visitor, today), kMostLists)) {
    lists.Add("<li><a href=\"{}\">{}第{}号清单</a>　{}　<span class=\"gk-soft\">{}　{}提出</span></li>",
              Url::Local(PathOf(each.id)), NameOf(reader, each.id.organ, today), each.id.number, NameOf(each.state),
              ToBeijingMinute(each.proposed_at), each.proposer);
  }
  page.body.Add("{}{}", web::FaultList(errors, "没有提交"), ProposePart(reader, request, visitor, today, errors));
  page.body.Add("<section class=\"card item-part\"><h2>销毁清单</h2>{}</section>",
                lists.empty() ? Markup("<p class=\"gk-empty\">还没有提出过销毁。</p>")
                              : Markup("<ul class=\"items-list\">{}</ul>", lists));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Propose(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganId organ = OrganOf(request, visitor);
  const auto actor =
      web::OrProblem(account::ActorFor(visitor, Act::kProposeDisposal, organ, account::OnceKey(request)));
  const auto done = ProposeDisposal(desk, actor,
                                    {.organ = organ,
                                     .years = YearsOf(request),
                                     .cases = ChosenCases(request),
                                     .records = ChosenRecords(request),
                                     .reason = std::string(request.form.Get("reason"))});
  if (!done) return ShowAll(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(PathOf(*done)));
}

web::ProblemError NoSuchList() { return web::ProblemError({404, "没有这份清单", "没有这份清单，请从期满销毁进入。"}); }

Disposal DisposalIn(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  const auto id = DisposalIdFrom(request.params.Get("id"));
  const auto organs = OrgansInSight(session, visitor, today);
  if (!id || std::ranges::find(organs, id->organ) == organs.end()) throw NoSuchList();
  auto disposal = FindDisposal(session, *id);
  if (!disposal) throw NoSuchList();
  return std::move(*disposal);
}

Html DecideForms(const Disposal& disposal, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  if (disposal.state != DisposalState::kProposed || !visitor.May(Act::kApproveDisposal, disposal.id.organ)) return {};
  if (disposal.proposed_by == visitor.person) {
    return Markup("<p>是您提出的，请由另一位负责人决定（档案法第二十一条）。</p>");
  }
  const std::string path = PathOf(disposal.id);
  return Markup(
      "<section class=\"card item-part item-sign\"><h2>决定</h2><form method=\"post\" action=\"{}\" "
      "class=\"gk-form\">{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\"><p>批准后立即销毁，不能恢复。</p>{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">批准并销毁</button></div></form><form "
      "method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn\" type=\"submit\">不批准</button></div></form>"
      "</section>",
      Url::Local(path + "/approve"), FormKeys(request), disposal.version,
      web::TickField({.name = "sure", .label = "我核对过清单，知道销毁以后不能恢复", .value = ""}, errors),
      Url::Local(path + "/refuse"), FormKeys(request), disposal.version,
      web::AreaField({.name = "decision",
                      .label = "不批准的理由",
                      .value = std::string(request.form.Get("decision")),
                      .required = true},
                     2, errors));
}

Response ShowOne(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors = {}) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const Disposal disposal = DisposalIn(reader, request, visitor, today);
  web::Page page = Frame(visitor, "第" + std::to_string(disposal.id.number) + "号销毁清单");
  page.breadcrumbs.push_back({"期满销毁个人信息", Url::Local(kPath)});
  Html cases;
  for (const CaseId id : CasesOfDisposal(reader, disposal.id)) {
    const auto held = FindCase(reader, id);
    if (!held) continue;
    cases.Add("<li>{}　{}办结{}</li>", held->register_number.empty() ? ToString(id) : held->register_number,
              held->ended ? ToChinese(*held->ended) : std::string("没有"),
              held->is_erased ? Markup("　<span class=\"badge gk-badge-quiet\">已销毁</span>") : Html());
  }
  for (const RecordCorrectionId id : RecordsOfDisposal(reader, disposal.id)) {
    const auto record = FindRecordCorrection(reader, id);
    if (!record) continue;
    cases.Add("<li>{}　{}办结{}</li>", RegisterNumberOf(id),
              record->ended ? ToChinese(*record->ended) : std::string("没有"),
              record->is_erased ? Markup("　<span class=\"badge gk-badge-quiet\">已销毁</span>") : Html());
  }
  Html decided;
  if (disposal.decided_at) {
    decided = Markup("<div><dt>决定</dt><dd>{}　{}　{}</dd></div>", disposal.decider,
                     ToBeijingMinute(*disposal.decided_at), disposal.decision);
  }
  page.body.Add(
      "{}<section class=\"card item-part\"><dl class=\"gk-facts\"><div><dt>机关</dt><dd>{}</dd></div><div><dt>状态</dt>"
      "<dd>{}</dd></div><div><dt>保管期限</dt><dd>{}年</dd></div><div><dt>提出</dt><dd>{}　{}</dd></"
      "div><div><dt>鉴定意见"
      "</dt><dd>{}</dd></div>{}</dl></section>{}<section class=\"card item-part\"><h2>清单里的申请</h2><ol "
      "class=\"item-kept\">{}</ol></section>",
      web::FaultList(errors, "没有办成"), NameOf(reader, disposal.id.organ, today), NameOf(disposal.state),
      disposal.years, disposal.proposer, ToBeijingMinute(disposal.proposed_at), disposal.reason, decided,
      DecideForms(disposal, request, visitor, errors), cases);
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

template <class Decision>
Response Decide(Desk& desk, const Request& request, const Visitor& visitor, Decision decide) {
  DisposalId id;
  {
    db::Reader reader = desk.database.Read();
    id = DisposalIn(reader, request, visitor, BeijingDay(desk.now())).id;
  }
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

void AddDisposalPages(account::Office& office) {
  Desk& desk = office.desk();
  const std::string path(kPath);
  office.Get(path, Act::kSeeCases,
             [&desk](const Request& request, const Visitor& visitor) { return ShowAll(desk, request, visitor); });
  office.Post(path, Act::kProposeDisposal,
              [&desk](const Request& request, const Visitor& visitor) { return Propose(desk, request, visitor); });
  office.Get(path + "/{id}", Act::kSeeCases,
             [&desk](const Request& request, const Visitor& visitor) { return ShowOne(desk, request, visitor); });
  office.Post(path + "/{id}/approve", Act::kApproveDisposal,
              [&desk](const Request& request, const Visitor& visitor) { return Approve(desk, request, visitor); });
  office.Post(path + "/{id}/refuse", Act::kApproveDisposal,
              [&desk](const Request& request, const Visitor& visitor) { return Refuse(desk, request, visitor); });
}

}  // namespace gongkai::request
