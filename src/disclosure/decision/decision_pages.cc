// One decision: entered, put right, annulled. Nothing typed is lost.
#include "disclosure/decision/decision_pages.h"

#include "disclosure/decision/decision_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::AreaField;
using web::Choice;
using web::ChoiceField;
using web::FaultList;
using web::Field;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::TextField;
using web::Url;

std::string PathOf(ItemId id) { return "/office/decisions/" + ToString(id); }

std::vector<Choice> ChoicesOf(std::string_view field) {
  if (field == "kind") return {{"行政许可", "行政许可"}, {"行政处罚", "行政处罚"}, {"行政强制", "行政强制"}};
  if (field == "party_kind") return {{"自然人", "自然人"}, {"单位", "单位（法人、其他组织）"}};
  if (field == "is_to_publish") return {{"公开", "公开"}, {"不公开", "不公开"}};
  return {};
}

Decision DecisionIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = ItemIdFrom(request.params.Get("id"));
  auto decision = id ? FindDecision(session, *id) : std::nullopt;
  if (!decision || !visitor.May(Act::kSeeItems, decision->id.organ))
    throw web::ProblemError({404, "没有这一件", "没有这一件决定，请从“行政决定”的列表进入。"});
  return std::move(*decision);
}

Html Form(const Request& request, const Url& target, const Html& fields, std::int64_t version) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">保存</button></div></form>",
      target, FormKeys(request), version, fields);
}

// ---- one decision

/// In which item it stands, and whether readers see it there today.
Html WhereItStands(const Decision& decision, const Item& item, Date today) {
  const bool is_public = IsPublic(item.publicity, today);
  const bool may_not = decision.annulment || !decision.is_to_publish;
  Html html = Markup("<p>列入公开信息“<a href=\"/office/items/{}\">{}</a>” {}。{}</p>", ToString(item.id),
                     TitleOf(item), StageBadge(item, today),
                     is_public ? std::string("这里改动登记簿，公开的内容要在那一件里更正。")
                               : std::string("那一件现在没有公开；这里改动登记簿，那一件的内容要在那一件里改。"));
  if (!may_not || item.withdrawal) return html;
  html.Add("<div class=\"gk-warned\"><p>这一决定{}，{}。</p></div>",
           decision.annulment ? std::string(NameOf(*decision.annulment)) : std::string("已定为不公开"),
           item.publicity.published_version ? std::string("请把那一件撤下，或者更正时去掉这一行")
                                            : std::string("那一件里还有这一行时不能送审、签署"));
  return html;
}

/// `may_draft`: the visitor may make an item of it.
Html StateOf(db::Session& session, const Decision& decision, bool may_draft, Date today) {
  Html html;
  bool is_public = false;
  if (decision.item) {
    const auto item = FindItem(session, {decision.id.organ, *decision.item});
    is_public = IsPublic(item->publicity, today);
    html.Add("{}", WhereItStands(decision, *item, today));
  } else if (decision.due_on) {
    html.Add("<p>最晚{}公开，还没有列入公开信息。{}依据：{}。</p>", ToChinese(*decision.due_on),
             *decision.due_on < today ? Markup("<span class=\"badge gk-badge-error\">过期没公开</span> ") : Html(),
             TermFor(decision.kind, decision.decided_on).source);
    if (may_draft && decision.is_to_publish && !decision.annulment) {
      html.Add("<p>公开的时候，和同月的一起汇总成一件：<a href=\"{}\">去汇总拟稿</a></p>",
               UrlOfMonth(decision.id.organ, decision.kind, decision.decided_on));
    }
  }
  if (decision.annulment) {
    html.Add("<div class=\"gk-warned\"><p>这一决定于{}{}：{}。{}</p></div>", ToChinese(*decision.annulled_on),
             NameOf(*decision.annulment), decision.annulment_words,
             decision.take_down_by && is_public
                 ? "最晚" + ToChinese(*decision.take_down_by) + "撤回（行政处罚法第四十八条）。"
                 : std::string());
  }
  return html;
}

/// An item no longer tells of it: then it may be let go of.
Html TakeOutPart(const Request& request, const Decision& decision) {
  return Markup(
      "<details class=\"card item-part\" {}><summary>那一件里已经没有这一决定</summary><form method=\"post\" "
      "action=\"{}\" class=\"gk-form\">{}<p>那一件已经撤下，或者草稿、更正里已经去掉这一行的，请记下来。"
      "</p><div class=\"gk-sends\"><button class=\"btn\" "
      "type=\"submit\">记下：已经没有</button></div></form></details>",
      web::AttributeIf(decision.annulment.has_value() || !decision.is_to_publish, "open"),
      Url::Local(PathOf(decision.id) + "/take-out"), FormKeys(request));
}

Html AnnulPart(const Request& request, const Decision& decision, const FieldErrors& errors) {
  if (decision.annulment) return {};
  std::vector<Choice> choices;
  for (const Annulment each : kAnnulments) choices.push_back({std::string(IdOf(each)), std::string(NameOf(each))});
  return Markup(
      "<details class=\"card item-part\" {}><summary>决定被撤销、变更或者确认违法</summary><form method=\"post\" "
      "action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" value=\"{}\">{}{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-danger\" type=\"submit\">记下</button></div></form></details>",
      web::AttributeIf(!errors.empty(), "open"), Url::Local(PathOf(decision.id) + "/annul"), FormKeys(request),
      decision.version,
      ChoiceField(
          {.name = "annulment", .label = "怎样", .value = std::string(request.form.Get("annulment")), .required = true},
          choices, errors),
      TextField({.name = "annulled_on",
                 .label = "哪一天",
                 .value = std::string(request.form.Get("annulled_on")),
                 .type = "date",
                 .required = true},
                errors),
      TextField({.name = "annulment_words",
                 .label = "由谁、以什么文书",
                 .value = std::string(request.form.Get("annulment_words")),
                 .hint = "例如：澄砚县人民政府行政复议决定书（澄政复〔2026〕2号）",
                 .required = true},
                errors));
}

Html Facts(const Decision& decision) {
  Html facts;
  const DecisionCells cells = CellsOf(decision);
  for (std::size_t i = 0; i < kDecisionColumns; ++i) {
    if (!cells[i].empty()) facts.Add("<div><dt>{}</dt><dd>{}</dd></div>", DecisionColumns()[i].head, cells[i]);
  }
  return Markup("<dl class=\"gk-facts\">{}</dl>", facts);
}

struct Typed {
  std::optional<DecisionCells> cells{};
  FieldErrors errors{}, annul_errors{};
};

/// What somebody else saved meanwhile beside what was typed here.
Html Theirs(const Decision& decision, const Typed& typed) {
  if (!typed.cells || ErrorOf(typed.errors, kVersionField) == nullptr) return {};
  const DecisionCells theirs = CellsOf(decision);
  std::vector<web::TwoValues> values;
  for (std::size_t i = 0; i < kDecisionColumns; ++i) {
    values.push_back({DecisionColumns()[i].head, theirs[i], (*typed.cells)[i]});
  }
  return web::Differences(values);
}

/// The version over which the form saves: the one that was on the page, until a conflict has shown what is there now.
std::int64_t SeenVersion(const Request& request, const Decision& decision, const Typed& typed) {
  if (!typed.cells || ErrorOf(typed.errors, kVersionField) != nullptr) return decision.version;
  return request.form.Int("version").value_or(0);
}

Response ShowOne(Desk& desk, const Request& request, const Visitor& visitor, const Typed& typed) {
  db::Reader reader = desk.database.Read();
  const Decision decision = DecisionIn(reader, request, visitor);
  web::Page page = DecisionFrame(visitor, std::string(NameOf(decision.kind)) + "决定 " + decision.decision_number);
  page.width = web::Width::kText;
  if (request.query.Get("done") == "1") page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
  page.body.Add("{}{}<p class=\"gk-soft\">{}</p>{}",
                FaultList(typed.errors.empty() ? typed.annul_errors : typed.errors), Theirs(decision, typed),
                NameOfOrgan(reader, decision.id.organ),
                StateOf(reader, decision, visitor.May(Act::kDraftItems, decision.id.organ), BeijingDay(desk.now())));
  if (!visitor.May(Act::kDraftItems, decision.id.organ)) {
    page.body.Add("{}", Facts(decision));
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add("{}{}{}",
                Form(request, Url::Local(PathOf(decision.id)),
                     DecisionFields(typed.cells.value_or(CellsOf(decision)), typed.errors),
                     SeenVersion(request, decision, typed)),
                AnnulPart(request, decision, typed.annul_errors),
                decision.item ? TakeOutPart(request, decision) : Html());
  const bool is_fine = typed.errors.empty() && typed.annul_errors.empty();
  return Response::Of(RenderPage(page, request), is_fine ? 200 : 422);
}

OrganId OrganToChange(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return DecisionIn(reader, request, visitor).id.organ;
}

Response Change(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganId organ = OrganToChange(desk, request, visitor);
  const account::Actor actor = ActorOn(visitor, Act::kDraftItems, organ, request);
  const ItemId id = *ItemIdFrom(request.params.Get("id"));
  const DecisionForm form{
      .decision = id, .version = request.form.Int("version").value_or(0), .cells = CellsIn(request)};
  const auto saved = SaveDecision(desk, actor, organ, form);
  if (!saved) return ShowOne(desk, request, visitor, {.cells = form.cells, .errors = saved.errors()});
  return Response::SeeOther(Url::Local(PathOf(id)).With("done", "1"));
}

Response AnnulOne(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganId organ = OrganToChange(desk, request, visitor);
  const ItemId id = *ItemIdFrom(request.params.Get("id"));
  const auto done = AnnulDecision(desk, ActorOn(visitor, Act::kDraftItems, organ, request), id,
                                  {.version = request.form.Int("version").value_or(0),
                                   .annulment = std::string(request.form.Get("annulment")),
                                   .annulled_on = std::string(request.form.Get("annulled_on")),
                                   .words = std::string(request.form.Get("annulment_words"))});
  if (!done) return ShowOne(desk, request, visitor, {.annul_errors = done.errors()});
  return Response::SeeOther(Url::Local(PathOf(id)).With("done", "1"));
}

Response TakeOutOne(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganId organ = OrganToChange(desk, request, visitor);
  const ItemId id = *ItemIdFrom(request.params.Get("id"));
  web::OrProblem(TakeOutOfItem(desk, ActorOn(visitor, Act::kDraftItems, organ, request), id));
  return Response::SeeOther(Url::Local(PathOf(id)).With("done", "1"));
}

// ---- a new one

Response ShowNew(Desk& desk, const Request& request, const Visitor& visitor, const DecisionCells& cells,
                 const FieldErrors& errors) {
  const OrganId organ = OrganFor(request, visitor, Act::kDraftItems);
  db::Reader reader = desk.database.Read();
  web::Page page = DecisionFrame(visitor, "登记行政决定");
  page.width = web::Width::kText;
  const Html fields =
      Markup("<input type=\"hidden\" name=\"organ\" value=\"{}\">{}", organ.value, DecisionFields(cells, errors));
  page.body.Add("{}<p>登记到：{}。</p>{}", FaultList(errors), NameOfOrgan(reader, organ),
                Form(request, Url::Local("/office/decisions/new"), fields, 0));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response New(Desk& desk, const Request& request, const Visitor& visitor) {
  if (request.method != web::Method::kPost) return ShowNew(desk, request, visitor, {}, {});
  const OrganId organ = OrganFor(request, visitor, Act::kDraftItems);
  const DecisionCells cells = CellsIn(request);
  const auto saved = SaveDecision(desk, ActorOn(visitor, Act::kDraftItems, organ, request), organ, {.cells = cells});
  if (!saved) return ShowNew(desk, request, visitor, cells, saved.errors());
  return Response::SeeOther(Url::Local(PathOf(*saved)).With("done", "1"));
}

}  // namespace

Url UrlOfMonth(OrganId organ, DecisionKind kind, Date decided_on) {
  return Url::Local("/office/decisions")
      .With("kind", IdOf(kind))
      .With("month", ToString(decided_on).substr(0, 7))
      .With("organ", std::to_string(organ.value));
}

web::Page DecisionFrame(const Visitor& visitor, std::string title) {
  web::Page page = ItemFrame(visitor, std::move(title));
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}, {"行政决定", Url::Local("/office/decisions")}};
  return page;
}

Html DecisionFields(const DecisionCells& cells, const FieldErrors& errors) {
  Html html;
  for (std::size_t i = 0; i < kDecisionColumns; ++i) {
    const DecisionColumn& column = DecisionColumns()[i];
    const bool is_day = column.field == "decided_on";
    const Field field{.name = column.field,
                      .label = column.head,
                      .value = cells[i],
                      .hint = std::string(column.note),
                      .type = is_day && (cells[i].empty() || ParseDate(cells[i])) ? "date" : "text",
                      .required = column.required};
    const std::vector<Choice> choices = ChoicesOf(column.field);
    if (!choices.empty()) {
      html.Add("{}", ChoiceField(field, choices, errors));
    } else if (column.field == "content") {
      html.Add("{}", AreaField(field, 4, errors));
    } else {
      html.Add("{}", TextField(field, errors));
    }
  }
  return html;
}

DecisionCells CellsIn(const Request& request) {
  DecisionCells cells;
  for (std::size_t i = 0; i < kDecisionColumns; ++i) cells[i] = request.form.Get(DecisionColumns()[i].field);
  return cells;
}

void AddDecisionPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get("/office/decisions/new", Act::kDraftItems, with_desk(New));
  office.Post("/office/decisions/new", Act::kDraftItems, with_desk(New));
  office.Get("/office/decisions/{id}", Act::kSeeItems, [&office](const Request& request, const Visitor& visitor) {
    return ShowOne(office.desk(), request, visitor, {});
  });
  office.Post("/office/decisions/{id}", Act::kDraftItems, with_desk(Change));
  office.Post("/office/decisions/{id}/annul", Act::kDraftItems, with_desk(AnnulOne));
  office.Post("/office/decisions/{id}/take-out", Act::kDraftItems, with_desk(TakeOutOne));
}

}  // namespace gongkai::disclosure
