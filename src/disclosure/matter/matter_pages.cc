#include "disclosure/matter/matter_pages.h"

#include <algorithm>

#include "base/fold.h"
#include "disclosure/matter/matter_actions.h"
#include "web/paging.h"

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

constexpr int kPageSize = 50, kMostOffered = 200;
constexpr std::string_view kList = "/office/matters";

std::string PathOf(ItemId id) { return std::string(kList) + "/" + ToString(id); }

Matter MatterIn(db::Session& session, const Request& request, const Visitor& visitor, Act act) {
  const auto id = ItemIdFrom(request.params.Get("id"));
  auto matter = id ? FindMatter(session, *id) : std::nullopt;
  if (!matter || !visitor.May(act, matter->id.organ))
    throw web::ProblemError({404, "没有这一件事项", "没有这一件事项，请从“事项全程”的列表进入。"});
  return std::move(*matter);
}

web::Page Frame(const Visitor& visitor, std::string title) {
  web::Page page = ItemFrame(visitor, std::move(title));
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}, {"事项全程", Url::Local(kList)}};
  return page;
}

Html Said(const Request& request) {
  if (request.query.Get("done") != "1") return {};
  return Markup("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
}

std::string_view BadgeOf(MatterStepState state) {
  switch (state) {
    case MatterStepState::kPublic:
    case MatterStepState::kOver:
      return "gk-badge-good";
    case MatterStepState::kInHand:
    case MatterStepState::kToJudge:
      return "gk-badge-note";
    case MatterStepState::kDue:
      return "gk-badge-error";
    case MatterStepState::kWithdrawn:
    case MatterStepState::kWaived:
    case MatterStepState::kOpen:
      return "gk-badge-quiet";
  }
  return "gk-badge-quiet";
}

Html StateBadge(const StepOfMatter& step) {
  return Markup("<span class=\"badge {}\">{}</span>", BadgeOf(step.state), NameOf(step.state));
}

// ---- the list

/// Phase by phase how far it has come, in short.
Html Brief(const MatterChain& chain) {
  Html html;
  for (const StepOfMatter& step : chain.steps) {
    html.Add("<li><span class=\"gk-soft\">{}</span> {} {}</li>", NameOf(step.step->phase), step.step->name,
             StateBadge(step));
  }
  return Markup("<ul class=\"matter-brief\">{}</ul>", html);
}

Url ListUrl(bool is_open, int page) {
  Url url = Url::Local(kList);
  if (!is_open) url.With("closed", "1");
  if (page > 1) url.With("page", std::to_string(page));
  return url;
}

Html Rows(db::Session& session, const std::vector<Matter>& matters, Date today, bool of_county) {
  Html rows;
  for (const Matter& matter : matters) {
    Html organ;
    if (of_county) organ.Add("<td data-label=\"机关\">{}</td>", NameOfOrgan(session, matter.id.organ));
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a><div class=\"gk-soft\">{}</div></th>{}<td "
        "data-label=\"各环节\">{}</td></tr>",
        Url::Local(PathOf(matter.id)), matter.title, NameOf(matter.kind), organ,
        Brief(ChainOfMatter(session, matter, today)));
  }
  return rows;
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const bool is_open = request.query.Get("closed") != "1";
  const int number = static_cast<int>(std::clamp<std::int64_t>(request.query.Int("page").value_or(1), 1, 10'000));
  const auto organs = visitor.OrgansFor(Act::kSeeItems);
  db::Reader reader = desk.database.Read();
  const MatterPage listed =
      ListMatters(reader, {.organs = organs, .is_open = is_open, .page = number, .page_size = kPageSize});
  web::Page page = PartFrame(visitor, is_open ? "事项全程" : "已办结的事项", kList);
  page.actions =
      Markup("<a class=\"btn\" href=\"{}\">{}</a>", ListUrl(!is_open, 1), is_open ? "看已办结的" : "看没有办结的");
  if (visitor.May(Act::kDraftItems))
    page.actions.Add(" <a class=\"btn btn-primary\" href=\"/office/matters/new\">新建事项</a>");
  page.body.Add("{}", Said(request));
  if (listed.matters.empty() && number > 1) {
    page.body.Add("<p class=\"gk-empty\">这一页没有事项。<a href=\"{}\">看第一页</a></p>", ListUrl(is_open, 1));
  } else if (listed.matters.empty()) {
    page.body.Add(
        "<p class=\"gk-empty\">还没有事项。把同一件事的事前、事中、事后的公开信息列到一起，就能看到缺哪一环；"
        "公开的页面上，读者可以从一环走到另一环。</p>");
  } else {
    page.body.Add(
        "<div class=\"card\"><table class=\"table card-table gk-list matter-list\"><thead><tr><th "
        "scope=\"col\">事项</th>{}<th "
        "scope=\"col\">各环节</th></tr></thead><tbody>{}</tbody></table></div>{}",
        organs ? Html() : Markup("<th scope=\"col\">机关</th>"), Rows(reader, listed.matters, today, !organs),
        web::Paging({.page = number, .last = (listed.total + kPageSize - 1) / kPageSize},
                    [&](int to) { return ListUrl(is_open, to); }));
  }
  return Response::Of(RenderPage(page, request));
}

// ---- one matter

std::string GateWords(const MatterItem& item) {
  const std::string from = item.public_from ? ToString(*item.public_from) : std::string();
  switch (item.gate) {
    case Gate::kPublic:
      return from + " 公开";
    case Gate::kExpired:
      return from + " 公开，期满撤下";
    case Gate::kWithdrawn:
      return from + " 公开，已撤下";
    case Gate::kNotYet:
      return "已签发，" + from + " 公开";
    case Gate::kNever:
      return "还没有公开";
  }
  return "";
}

Html ItemLine(const MatterItem& item, const Matter& matter, const Request& request, bool may) {
  Html html = Markup("<li><a href=\"/office/items/{}\">{}</a> <span class=\"gk-soft\">{}　{}{}</span>",
                     ToString(item.id), IsBlankText(item.title) ? std::string("（还没有名称）") : item.title,
                     NameOf(item.kind), GateWords(item), item.is_tied ? "" : "　由索引号自动连上");
  if (may && item.is_tied) {
    html.Add(
        "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"item\" value=\"{}\"><button class=\"btn "
        "btn-sm\" type=\"submit\" aria-label=\"移出：{}\">移出</button></form>",
        Url::Local(PathOf(matter.id) + "/untie"), FormKeys(request), item.id.number, item.title);
  }
  return html.Add("</li>");
}

/// Why the step does not apply; or the way to say so.
Html WaiverPart(const MatterChain& chain, const StepOfMatter& step, const Request& request, bool may,
                const FieldErrors& errors) {
  const std::string path = PathOf(chain.matter.id), id(step.step->id);
  const auto kept = chain.waivers.find(id);
  if (step.state == MatterStepState::kWaived && kept != chain.waivers.end()) {
    Html html = Markup("<div>{}（{}）</div>", kept->second.words, kept->second.by);
    if (may) {
      html.Add(
          "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"step\" value=\"{}\"><button "
          "class=\"btn btn-sm\" type=\"submit\" aria-label=\"恢复：{}\">恢复</button></form>",
          Url::Local(path + "/unwaive"), FormKeys(request), id, step.step->name);
    }
    return html;
  }
  if (!may || !MayBeWaived(step)) return {};
  const std::string field = "reason-" + id;
  return Markup(
      "<details {}><summary>不适用，写明理由</summary><form method=\"post\" action=\"{}\" class=\"gk-plain-form\" "
      "novalidate>{}<input type=\"hidden\" name=\"step\" value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn "
      "btn-sm\" type=\"submit\">注明不适用</button></div></form></details>",
      web::AttributeIf(ErrorOf(errors, field) != nullptr, "open"), Url::Local(path + "/waive"), FormKeys(request), id,
      web::TextField({.name = field,
                      .label = "“" + std::string(step.step->name) + "”不适用的理由",
                      .value = std::string(request.form.Get(field)),
                      .required = true},
                     errors));
}

/// Who may draft begins what a step lacks, for that step. What is shown on the spot need not be on the site.
Html DraftPart(const MatterChain& chain, const StepOfMatter& step) {
  const bool is_missing = step.items.empty() && step.state != MatterStepState::kWaived &&
                          step.step->wanted != StepWanted::kOnTheSpot && !chain.matter.closed_on;
  if (!is_missing) return {};
  const PlaceInMatter place{chain.matter, step.step->phase};
  const Url form = Url::Local("/office/items/new");
  if (step.step->kinds.empty()) {
    return Markup("<div><a class=\"btn btn-sm\" href=\"{}\" aria-label=\"拟稿：{}\">拟稿</a></div>",
                  WithPlace(form, place), step.step->name);
  }
  Html links;
  for (const ItemKind kind : step.step->kinds) {
    if (kind == ItemKind::kRule) continue;  // 立法法第九十三条: nobody here makes any
    Url of = form;
    of.With("kind", IdOf(kind));
    links.Add("<li><a class=\"btn btn-sm\" href=\"{}\">拟稿：{}</a></li>", WithPlace(std::move(of), place),
              NameOf(kind));
  }
  return Markup("<ul class=\"matter-drafts\">{}</ul>", links);
}

Html StepRow(const MatterChain& chain, const StepOfMatter& step, const Request& request, bool may,
             const FieldErrors& errors) {
  Html items;
  for (const std::size_t place : step.items) items.Add("{}", ItemLine(chain.items[place], chain.matter, request, may));
  return Markup(
      "<tr><th scope=\"row\" class=\"gk-nowrap\">{}</th><td data-label=\"要公开什么\">{}<div "
      "class=\"gk-soft\">{}</div></td><td data-label=\"状态\">{}<div>{}</div>{}</td><td "
      "data-label=\"信息\">{}</td></tr>",
      NameOf(step.step->phase), step.step->name, step.step->source, StateBadge(step), step.words,
      WaiverPart(chain, step, request, may, errors),
      items.empty() ? Markup("<span class=\"gk-soft\">没有</span>{}", may ? DraftPart(chain, step) : Html())
                    : Markup("<ul class=\"matter-items\">{}</ul>", items));
}

/// Tied in a phase of which no step wants items of that kind.
Html Others(const MatterChain& chain, const Request& request, bool may) {
  Html lines;
  for (std::size_t i = 0; i < chain.items.size(); ++i) {
    const bool is_in_step = std::ranges::any_of(
        chain.steps, [&](const StepOfMatter& step) { return std::ranges::find(step.items, i) != step.items.end(); });
    if (!is_in_step) lines.Add("{}", ItemLine(chain.items[i], chain.matter, request, may));
  }
  if (lines.empty()) return {};
  return Markup("<section class=\"card item-part\"><h2>相关的其他信息</h2><ul class=\"matter-items\">{}</ul></section>",
                lines);
}

Html PhaseField(const Request& request, const FieldErrors& errors) {
  return web::ChoiceField({.name = "phase",
                           .label = "环节",
                           .value = std::string(request.form.Get("phase")),
                           .hint = "信息的类别定得了环节的（例如征求意见的草案、解读），可以不选"},
                          NamedChoices(kPhases), errors);
}

Html TiePart(db::Session& session, const Matter& matter, const Request& request, const FieldErrors& errors) {
  std::vector<web::Choice> choices;
  for (const Item& item : ItemsToTie(session, matter.id, kMostOffered)) {
    choices.push_back({std::to_string(item.id.number), TitleOf(item) + "（" + std::string(NameOf(item.kind)) +
                                                           (item.index_number.empty() ? "" : "，" + item.index_number) +
                                                           "）"});
  }
  if (choices.empty()) return {};
  return Markup(
      "<section class=\"card item-part\"><h2>列入一件信息</h2><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\" novalidate>{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">列入</button></div></form></section>",
      Url::Local(PathOf(matter.id) + "/tie"), FormKeys(request),
      web::ChoiceField({.name = "item",
                        .label = "公开信息",
                        .value = std::string(request.form.Get("item")),
                        .hint = "最近改动的在前；列入不改动已经签署的内容",
                        .required = true},
                       choices, errors),
      PhaseField(request, errors));
}

Html NameFields(const Matter& matter, const FieldErrors& errors) {
  return Markup("{}{}",
                web::TextField({.name = "title",
                                .label = "事项的名称",
                                .value = matter.title,
                                .hint = "只在这里看到，不对外公开",
                                .required = true},
                               errors),
                web::ChoiceField({.name = "kind",
                                  .label = "类别",
                                  .value = std::string(IdOf(matter.kind)),
                                  .hint = "决定有哪些环节",
                                  .required = true},
                                 NamedChoices(kMatterKinds), errors));
}

Html DifferencesOf(const Matter& theirs, const Matter& yours) {
  return web::Differences({{"事项的名称", theirs.title, yours.title},
                           {"类别", std::string(NameOf(theirs.kind)), std::string(NameOf(yours.kind))}});
}

Html KeepPart(const Matter& matter, const Request& request, const FieldErrors& errors) {
  return Markup(
      "<details class=\"card item-part\" {}><summary>改名称、类别，办结</summary><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\" novalidate>{}<input type=\"hidden\" name=\"version\" value=\"{}\">{}<div "
      "class=\"gk-sends\"><button class=\"btn\" type=\"submit\">保存</button></div></form><form method=\"post\" "
      "action=\"{}\" class=\"item-end\">{}<button class=\"btn\" type=\"submit\">{}</button></form></details>",
      web::AttributeIf(!errors.empty(), "open"), Url::Local(PathOf(matter.id)), FormKeys(request), matter.version,
      NameFields(matter, errors), Url::Local(PathOf(matter.id) + (matter.closed_on ? "/reopen" : "/close")),
      FormKeys(request), matter.closed_on ? "重新办理" : "办结，不再提醒");
}

enum class Form { kNone, kName, kTie };

Response ShowOne(Desk& desk, const Request& request, const Visitor& visitor, Form form, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const MatterChain chain =
      ChainOfMatter(reader, MatterIn(reader, request, visitor, Act::kSeeItems), BeijingDay(desk.now()));
  const Matter& matter = chain.matter;
  const bool may = visitor.May(Act::kDraftItems, matter.id.organ);
  web::Page page = Frame(visitor, matter.title);
  page.body.Add("{}{}<p class=\"gk-soft\">{}　{}</p>", web::FaultList(errors), Said(request), NameOf(matter.kind),
                NameOfOrgan(reader, matter.id.organ));
  if (matter.closed_on)
    page.body.Add("<div class=\"gk-warned\"><p>{}已办结，不再提醒。</p></div>", ToChinese(*matter.closed_on));
  Html rows;
  for (const StepOfMatter& step : chain.steps) rows.Add("{}", StepRow(chain, step, request, may, errors));
  page.body.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list matter-chain\"><thead><tr><th "
      "scope=\"col\">环节</th><th scope=\"col\">要公开什么</th><th scope=\"col\">状态</th><th "
      "scope=\"col\">信息</th></tr></thead><tbody>{}</tbody></table></div>{}",
      rows, Others(chain, request, may));
  if (may) {
    Matter typed = matter;
    if (form == Form::kName) {
      typed.title = request.form.Get("title");
      typed.kind = MatterKindFrom(request.form.Get("kind")).value_or(matter.kind);
    }
    // What somebody else saved stands beside it: the next time it is saved knowingly.
    if (form == Form::kName && request.form.Int("version") != matter.version)
      page.body.Add("{}", DifferencesOf(matter, typed));
    page.body.Add("{}{}", TiePart(reader, matter, request, form == Form::kTie ? errors : FieldErrors()),
                  KeepPart(typed, request, form == Form::kName ? errors : FieldErrors()));
  }
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Matter MatterToChange(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return MatterIn(reader, request, visitor, Act::kDraftItems);
}

Response DoneWith(ItemId id) { return Response::SeeOther(Url::Local(PathOf(id)).With("done", "1")); }

Response Change(Desk& desk, const Request& request, const Visitor& visitor) {
  Matter matter = MatterToChange(desk, request, visitor);
  matter.title = Trim(request.form.Get("title"));
  matter.kind = MatterKindFrom(request.form.Get("kind")).value_or(matter.kind);
  matter.version = request.form.Int("version").value_or(0);
  const auto done = SaveMatter(desk, ActorOn(visitor, Act::kDraftItems, matter.id.organ, request), matter);
  return done ? DoneWith(matter.id) : ShowOne(desk, request, visitor, Form::kName, done.errors());
}

/// As it was chosen; else by the kind of the item. None: neither settles it.
std::optional<Phase> PhaseOf(Desk& desk, const Request& request, const Matter& matter, std::int64_t number) {
  if (const auto phase = PhaseFrom(request.form.Get("phase"))) return phase;
  db::Reader reader = desk.database.Read();
  const auto item = FindItem(reader, {matter.id.organ, number});
  return item ? PhaseFor(matter.kind, item->kind) : std::optional(Phase::kBefore);  // the act says that it is not there
}

Response Tie(Desk& desk, const Request& request, const Visitor& visitor) {
  const Matter matter = MatterToChange(desk, request, visitor);
  const auto number = request.form.Int("item");
  if (!number) return ShowOne(desk, request, visitor, Form::kTie, {{"item", "请选择一件公开信息。"}});
  const auto phase = PhaseOf(desk, request, matter, *number);
  if (!phase)
    return ShowOne(desk, request, visitor, Form::kTie, {{"phase", "这一类信息哪个环节都可能有，请选择环节。"}});
  const auto done =
      TieToMatter(desk, ActorOn(visitor, Act::kDraftItems, matter.id.organ, request), matter.id, *number, *phase);
  return done ? DoneWith(matter.id) : ShowOne(desk, request, visitor, Form::kTie, done.errors());
}

/// Each step has a form of its own: a fault stands beside the one that was sent.
Response Waive(Desk& desk, const Request& request, const Visitor& visitor) {
  const Matter matter = MatterToChange(desk, request, visitor);
  const std::string step(request.form.Get("step")), field = "reason-" + step;
  const auto done = WaiveStep(desk, ActorOn(visitor, Act::kDraftItems, matter.id.organ, request), matter.id, step,
                              std::string(request.form.Get(field)));
  if (done) return DoneWith(matter.id);
  FieldErrors errors = done.errors();
  for (FieldError& error : errors) {
    if (error.field == "reason") error.field = field;
  }
  return ShowOne(desk, request, visitor, Form::kNone, errors);
}

Response Unwaive(Desk& desk, const Request& request, const Visitor& visitor) {
  const Matter matter = MatterToChange(desk, request, visitor);
  const auto done = TakeBackWaiver(desk, ActorOn(visitor, Act::kDraftItems, matter.id.organ, request), matter.id,
                                   request.form.Get("step"));
  return done ? DoneWith(matter.id) : ShowOne(desk, request, visitor, Form::kNone, done.errors());
}

Response Untie(Desk& desk, const Request& request, const Visitor& visitor) {
  const Matter matter = MatterToChange(desk, request, visitor);
  const auto done = UntieFromMatter(desk, ActorOn(visitor, Act::kDraftItems, matter.id.organ, request), matter.id,
                                    request.form.Int("item").value_or(0));
  return done ? DoneWith(matter.id) : ShowOne(desk, request, visitor, Form::kNone, done.errors());
}

Response Close(Desk& desk, const Request& request, const Visitor& visitor, bool closes) {
  const Matter matter = MatterToChange(desk, request, visitor);
  const auto done = CloseMatter(desk, ActorOn(visitor, Act::kDraftItems, matter.id.organ, request), matter.id, closes);
  return done ? DoneWith(matter.id) : ShowOne(desk, request, visitor, Form::kNone, done.errors());
}

// ---- a new one

OrganId OrganToDraftFor(const Visitor& visitor) {
  for (const account::HeldPost& post : visitor.posts) {
    if (visitor.May(Act::kDraftItems, post.organ)) return post.organ;
  }
  throw web::ProblemError({403, "您的岗位不能这样做", "您现在的岗位不能登记事项。"});
}

Response ShowNew(const Request& request, const Visitor& visitor, const Matter& matter, const FieldErrors& errors) {
  web::Page page = Frame(visitor, "新建事项");
  page.width = web::Width::kText;
  page.body.Add(
      "{}<form method=\"post\" action=\"/office/matters/new\" class=\"gk-form\" novalidate>{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">保存</button><a class=\"btn\" "
      "href=\"/office/matters\">取消</a></div></form>",
      web::FaultList(errors), FormKeys(request), NameFields(matter, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response New(Desk& desk, const Request& request, const Visitor& visitor) {
  Matter matter{.id = {OrganToDraftFor(visitor), 0}, .title = {}};
  if (request.method != web::Method::kPost) return ShowNew(request, visitor, matter, {});
  matter.title = Trim(request.form.Get("title"));
  matter.kind = MatterKindFrom(request.form.Get("kind")).value_or(matter.kind);
  const auto done = SaveMatter(desk, ActorOn(visitor, Act::kDraftItems, matter.id.organ, request), matter);
  return done ? DoneWith(*done) : ShowNew(request, visitor, matter, done.errors());
}

}  // namespace

Html StripsPart(const std::vector<PublicStrip>& strips, ItemId current) {
  Html html;
  for (const PublicStrip& strip : strips) {
    Html phases;
    for (const PublicPhase& phase : strip) {
      Html links;
      for (const PublicLink& link : phase.links) {
        if (link.id == current) {
          links.Add("<li aria-current=\"page\"><b>{}</b> <span class=\"gk-soft gk-nowrap\">{}　本页</span></li>",
                    link.title, link.from);
        } else {
          links.Add("<li><a href=\"/items/{}\">{}</a> <span class=\"gk-soft gk-nowrap\">{}</span></li>",
                    ToString(link.id), link.title, link.from);
        }
      }
      phases.Add("<li><h3>{}</h3><ul>{}</ul></li>", NameOf(phase.phase), links);
    }
    html.Add("<section class=\"portal-part matter-strip\"><h2>这件事的公开过程</h2><ol>{}</ol></section>", phases);
  }
  return html;
}

Html MatterFact(db::Session& session, const Item& item, const Visitor& visitor) {
  Html html;
  for (const Matter& matter : MattersWith(session, item.id))
    html.Add("<a href=\"{}\">{}</a>　", Url::Local(PathOf(matter.id)), matter.title);
  if (html.empty()) html.Add("没有列入　");
  if (visitor.May(Act::kDraftItems, item.id.organ)) html.Add("<a href=\"/office/matters\">事项全程</a>");
  return html;
}

void AddMatterPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  const auto closing = [&office](bool closes) {
    return [&office, closes](const Request& request, const Visitor& visitor) {
      return Close(office.desk(), request, visitor, closes);
    };
  };
  office.Get(kList, Act::kSeeItems, with_desk(ShowList));
  office.Get("/office/matters/new", Act::kDraftItems, with_desk(New));
  office.Post("/office/matters/new", Act::kDraftItems, with_desk(New));
  office.Get("/office/matters/{id}", Act::kSeeItems, [&office](const Request& request, const Visitor& visitor) {
    return ShowOne(office.desk(), request, visitor, Form::kNone, {});
  });
  office.Post("/office/matters/{id}", Act::kDraftItems, with_desk(Change));
  office.Post("/office/matters/{id}/tie", Act::kDraftItems, with_desk(Tie));
  office.Post("/office/matters/{id}/untie", Act::kDraftItems, with_desk(Untie));
  office.Post("/office/matters/{id}/waive", Act::kDraftItems, with_desk(Waive));
  office.Post("/office/matters/{id}/unwaive", Act::kDraftItems, with_desk(Unwaive));
  office.Post("/office/matters/{id}/close", Act::kDraftItems, closing(true));
  office.Post("/office/matters/{id}/reopen", Act::kDraftItems, closing(false));
}

}  // namespace gongkai::disclosure
