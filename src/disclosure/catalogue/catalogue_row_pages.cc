// A row of a catalogue: every column, how its time limit was understood, what stands under it, who sees to it, its
// history, and its end.

#include <algorithm>

#include "account/organ_list_view.h"
#include "account/people_view.h"
#include "base/fold.h"
#include "disclosure/catalogue/catalogue_actions.h"
#include "disclosure/catalogue/catalogue_pages.h"
#include "disclosure/pages.h"
#include "web/timeline.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Choice;
using web::ChoiceField;
using web::FaultList;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::TextField;
using web::Url;

std::string PathOf(const RowView& view) { return "/office/catalogue/rows/" + ToString(view.kept.id); }
Url UrlOf(const RowView& view, std::string_view below = "") {
  return Url::Local(PathOf(view) + std::string(below)).With("organ", view.side.address());
}

// ---- the page

Html Facts(const CatalogueRow& row) {
  Html facts;
  for (const RowValue& value : ValuesOf(row)) {
    if (value.words.empty()) continue;
    facts.Add("<div><dt>{}</dt><dd class=\"item-lines\">{}{}</dd></div>", value.label, value.words,
              value.label == "公开时限" ? Markup("<br>{}", TimeNote(row)) : Html());
  }
  return Markup("<dl class=\"gk-facts catalogue-facts\">{}</dl>", facts);
}

Html ItemsPart(db::Session& session, const RowView& view, const Visitor& visitor) {
  if (!view.side.organ) return {};
  const auto tied = TiedItemsOf(session, view.side.organ->id);
  const auto found = tied.find(view.kept.id);
  Html lines;
  if (found != tied.end()) {
    for (const TiedItem& item : found->second) {
      const std::string period =
          item.period.empty() || !view.kept.row.cycle ? "" : NameOfPeriod(*view.kept.row.cycle, item.period) + "　";
      lines.Add("<li><a href=\"/office/items/{}\">{}</a> <span class=\"gk-soft\">{}{}</span></li>", ToString(item.id),
                item.title.empty() ? "（还没有名称）" : item.title, period,
                item.published_on ? ToString(*item.published_on) + " 公开" : std::string("还没有公开"));
    }
  }
  Html draft;
  if (visitor.May(Act::kDraftItems, view.side.organ->id) && !view.kept.ended_on) {
    draft.Add("<p><a class=\"btn\" href=\"{}\">按这一行拟稿</a></p>",
              Url::Local("/office/items/new").With("row", ToString(view.kept.id)));
  }
  return Markup(
      "<section class=\"card item-part\"><h2>{}在这一行下的信息</h2>{}{}</section>", view.side.name,
      lines.empty() ? Markup("<p class=\"gk-soft\">还没有列在这一行下的信息。</p>") : Markup("<ul>{}</ul>", lines),
      draft);
}

// ---- who sees to it

std::string UnitValue(const RowDuty& duty) { return duty.unit ? std::to_string(duty.unit->value) : "0"; }
std::string PersonValue(const RowDuty& duty) { return duty.person ? std::to_string(duty.person->value) : "0"; }

/// As the form showed it.
RowDuty DutyBefore(const Request& request) {
  RowDuty duty;
  const std::int64_t unit = request.form.Int("unit_before").value_or(0);
  const std::int64_t person = request.form.Int("person_before").value_or(0);
  if (unit != 0) duty.unit = OrganId{unit};
  if (person != 0) duty.person = account::PersonId{person};
  return duty;
}

Html DutyForm(db::Session& session, const RowView& view, const Request& request, Date today) {
  const OrganId organ = view.side.organ->id;
  const auto duties = DutiesOf(session, organ);
  const auto found = duties.find(view.kept.id);
  const RowDuty duty = found == duties.end() ? RowDuty{} : found->second.duty;
  std::vector<Choice> units = {{"0", "（不指定）"}}, people = {{"0", "（不指定）"}};
  std::ranges::copy(UnitsOfOrgan(session, organ, today), std::back_inserter(units));
  std::ranges::copy(DraftersOfOrgan(session, organ, today), std::back_inserter(people));
  return Markup(
      "<section class=\"card item-part\"><h2>{}由谁负责</h2><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\">{}<input type=\"hidden\" name=\"unit_before\" value=\"{}\"><input type=\"hidden\" "
      "name=\"person_before\" value=\"{}\">{}{}<div class=\"gk-sends\"><button class=\"btn\" "
      "type=\"submit\">保存</button></div></form></section>",
      view.side.name, UrlOf(view, "/duty"), web::FormKeys(request), UnitValue(duty), PersonValue(duty),
      ChoiceField({.name = "unit", .label = "内设机构", .value = UnitValue(duty)}, units, {}),
      ChoiceField(
          {.name = "person", .label = "经办人", .value = PersonValue(duty), .hint = "指定以后，到期提醒只提醒这个人"},
          people, {}));
}

Html DutyPart(db::Session& session, const RowView& view, const Request& request, const Visitor& visitor, Date today) {
  if (!view.side.organ || view.kept.ended_on) return {};
  if (MayKeep(visitor, view.side)) return DutyForm(session, view, request, today);
  const auto duties = DutiesOf(session, view.side.organ->id);
  const auto found = duties.find(view.kept.id);
  if (found == duties.end()) return {};
  return Markup("<section class=\"card item-part\"><h2>{}由谁负责</h2><p>{} {}</p></section>", view.side.name,
                found->second.unit_name, found->second.person_name);
}

// ---- history and end

Html History(db::Session& session, CatalogueRowId id) {
  const auto word = [](std::string_view kind) -> std::string {
    if (kind == "made") return "增加";
    if (kind == "imported") return "从表格导入";
    if (kind == "ended") return "停用";
    return "改动";
  };
  std::vector<web::Event> events;
  for (const RowEvent& event : EventsOfRow(session, id)) {
    Html detail;
    if (!event.reason.empty()) detail.Add("<p class=\"item-words\">原因：{}</p>", event.reason);
    if (!event.changes.empty()) detail.Add("<p class=\"item-words\">{}</p>", event.changes);
    events.push_back({.time = ToBeijingMinute(event.at),
                      .what = word(event.kind),
                      .who = event.person_name,
                      .detail = std::move(detail)});
  }
  return Markup("<section class=\"card item-part\"><h2>沿革</h2>{}</section>", web::Timeline("沿革", events));
}

Html EndPart(const RowView& view, const Request& request, const std::string& reason, const FieldErrors& errors) {
  return Markup(
      "<section class=\"card item-part\"><h2>停用这一行</h2><p "
      "class=\"gk-soft\">停用以后不再列入目录，也不再提醒；已经公开的"
      "信息和沿革都保留。</p><form method=\"post\" action=\"{}\" class=\"gk-plain-form\">{}<input type=\"hidden\" "
      "name=\"version\" value=\"{}\">{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-danger\" type=\"submit\">停用</button></div></form></section>",
      UrlOf(view, "/end"), web::FormKeys(request), view.kept.version,
      TextField({.name = "reason", .label = "停用的原因", .value = reason, .required = true}, errors));
}

Response ShowRow(Desk& desk, const Request& request, const Visitor& visitor, const std::string& reason = {},
                 const FieldErrors& errors = {}) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const RowView view = RowViewIn(reader, request, visitor, today);
  const bool may_change = view.is_kept_here && MayKeep(visitor, view.side) && !view.kept.ended_on;
  web::Page page = CatalogueFrame(visitor, MatterOf(view.kept.row), "/office/catalogue", &view.side);
  page.width = web::Width::kText;
  if (may_change) page.actions = Markup("<a class=\"btn btn-primary\" href=\"{}\">修改</a>", UrlOf(view, "/edit"));
  page.body.Add("{}", FaultList(errors));
  if (request.query.Get("done") == "saved") {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
  }
  if (view.kept.ended_on) {
    page.body.Add("<div class=\"gk-warned\"><p>这一行已经从{}起停用。</p></div>", ToChinese(*view.kept.ended_on));
  }
  if (!view.is_kept_here) {
    page.body.Add("<p class=\"gk-soft\">这是县标准目录的事项，内容由县政务公开办维护。</p>");
  }
  page.body.Add("{}{}{}{}", Facts(view.kept.row), ItemsPart(reader, view, visitor),
                DutyPart(reader, view, request, visitor, today), History(reader, view.kept.id));
  if (may_change) page.body.Add("{}", EndPart(view, request, reason, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

// ---- the other acts

Response End(Desk& desk, const Request& request, const Visitor& visitor) {
  RowView view;
  {
    db::Reader reader = desk.database.Read();
    view = RowViewIn(reader, request, visitor, BeijingDay(desk.now()));
  }
  if (!view.is_kept_here) throw web::ProblemError({403, "这一行由县里维护", "县标准目录的事项由县政务公开办维护。"});
  const std::string reason(Trim(request.form.Get("reason")));
  const auto ended = EndRow(desk, KeeperOf(visitor, view.side, request), view.kept.id,
                            request.form.Int("version").value_or(0), reason);
  if (!ended) return ShowRow(desk, request, visitor, reason, ended.errors());
  return Response::SeeOther(CatalogueUrl(view.side).With("done", "ended"));
}

Response SaveDuty(Desk& desk, const Request& request, const Visitor& visitor) {
  RowView view;
  RowDuty duty;
  {
    const Date today = BeijingDay(desk.now());
    db::Reader reader = desk.database.Read();
    view = RowViewIn(reader, request, visitor, today);
    if (!view.side.organ) throw web::ProblemError({404, "没有这一页", "请先选一个机关。"});
    // Only those who could be chosen: of this organ, today.
    const std::string unit(request.form.Get("unit")), person(request.form.Get("person"));
    const auto is_among = [](const std::vector<Choice>& choices, const std::string& value) {
      return std::ranges::find(choices, value, &Choice::value) != choices.end();
    };
    if (is_among(UnitsOfOrgan(reader, view.side.organ->id, today), unit)) duty.unit = OrganId{std::stoll(unit)};
    if (is_among(DraftersOfOrgan(reader, view.side.organ->id, today), person)) {
      duty.person = account::PersonId{std::stoll(person)};
    }
  }
  const auto saved = AssignRow(desk, KeeperOf(visitor, view.side, request), view.side.organ->id, view.kept.id,
                               DutyBefore(request), duty);
  if (!saved) return ShowRow(desk, request, visitor, {}, saved.errors());
  return Response::SeeOther(UrlOf(view).With("done", "saved"));
}

}  // namespace

std::vector<Choice> UnitsOfOrgan(db::Session& session, OrganId organ, Date today) {
  std::vector<Choice> units;
  for (const account::OrganRow& row :
       account::ListOrgans(session, {.words = {}, .kind = account::OrganKind::kUnit, .with_units = true}, today)) {
    if (row.organ.parent == organ) units.push_back({std::to_string(row.organ.id.value), row.organ.short_name});
  }
  return units;
}

std::vector<Choice> DraftersOfOrgan(db::Session& session, OrganId organ, Date today) {
  std::vector<Choice> people;
  for (const Visitor& each : account::EverybodyInOffice(session, today)) {
    const bool works_here = std::ranges::any_of(each.posts, [&](const auto& post) { return post.organ == organ; });
    if (works_here && each.May(Act::kDraftItems, organ))
      people.push_back({std::to_string(each.person.value), each.name});
  }
  return people;
}

RowView RowViewIn(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  const auto id = CatalogueRowIdFrom(request.params.Get("id"));
  auto kept = id ? FindRow(session, *id) : std::nullopt;
  const auto none = [] { return web::ProblemError({404, "没有这一行", "没有这一行，请从“标准目录”进入。"}); };
  if (!kept) throw none();
  const bool is_standard = kept->id.organ == StandardKeeper(session, today);
  const std::string_view asked = request.query.Get("organ");
  const std::string own = std::to_string(kept->id.organ.value);
  RowView view{.side = SideFrom(session, asked.empty() ? (is_standard ? "standard" : own) : asked, visitor, today),
               .kept = std::move(*kept)};
  view.is_kept_here = view.side.keeper == view.kept.id.organ;
  if (!view.is_kept_here && !is_standard) throw none();
  return view;
}

void AddCatalogueRowPages(account::Office& office) {
  Desk& desk = office.desk();
  const auto with_desk = [&desk](auto handler) {
    return [&desk, handler](const Request& request, const Visitor& visitor) { return handler(desk, request, visitor); };
  };
  office.Get("/office/catalogue/rows/{id}", Act::kSeeItems,
             [&desk](const Request& request, const Visitor& visitor) { return ShowRow(desk, request, visitor); });
  office.Post("/office/catalogue/rows/{id}/end", Act::kEditGuide, with_desk(End));
  office.Post("/office/catalogue/rows/{id}/duty", Act::kEditGuide, with_desk(SaveDuty));
}

}  // namespace gongkai::disclosure
