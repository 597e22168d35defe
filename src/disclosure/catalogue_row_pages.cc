// A row of a catalogue: every column, how its time limit was understood, what stands under it, who sees to it, its
// history; and the form. Nothing typed is lost: faults stand beside their fields, and what others saved meanwhile is
// shown beside what was typed.

#include <algorithm>

#include "account/organ_list_view.h"
#include "account/people_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/catalogue_actions.h"
#include "disclosure/catalogue_area.h"
#include "disclosure/catalogue_pages.h"
#include "disclosure/pages.h"
#include "web/timeline.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::AreaField;
using web::AttributeIf;
using web::Choice;
using web::ChoiceField;
using web::FaultList;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::TextField;
using web::Url;

/// A row as it is looked at from one side: the standard's own, or an organ's.
struct View {
  CatalogueSide side;
  KeptRow kept;
  bool is_kept_here = false;  // of this side's own rows; else of the standard, seen by an organ
};

/// {id} and organ= of the address. Errors: throws ProblemError (404).
View ViewIn(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  const auto id = CatalogueRowIdFrom(request.params.Get("id"));
  auto kept = id ? FindRow(session, *id) : std::nullopt;
  const auto none = [] { return web::ProblemError({404, "没有这一行", "没有这一行，请从“标准目录”进入。"}); };
  if (!kept) throw none();
  const bool is_standard = kept->id.organ == StandardKeeper(session, today);
  const std::string_view asked = request.query.Get("organ");
  const std::string own = std::to_string(kept->id.organ.value);
  View view{.side = SideFrom(session, asked.empty() ? (is_standard ? "standard" : own) : asked, visitor, today),
            .kept = std::move(*kept)};
  view.is_kept_here = view.side.keeper == view.kept.id.organ;
  if (!view.is_kept_here && !is_standard) throw none();
  return view;
}

std::string PathOf(const View& view) { return "/office/catalogue/rows/" + ToString(view.kept.id); }
Url UrlOf(const View& view, std::string_view below = "") {
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
  return Markup("<section class=\"card item-part\"><dl class=\"gk-facts\">{}</dl></section>", facts);
}

Html ItemsPart(db::Session& session, const View& view, const Visitor& visitor) {
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
  return Markup("<section class=\"card item-part\"><h2>{}在这一行下的信息</h2>{}{}</section>", view.side.name,
                lines.empty() ? Markup("<p class=\"gk-soft\">还没有。</p>") : Markup("<ul>{}</ul>", lines), draft);
}

// ---- who sees to it

std::vector<Choice> UnitsOf(db::Session& session, OrganId organ, Date today) {
  std::vector<Choice> units;
  for (const account::OrganRow& row : account::ListOrgans(
           session, {.words = {}, .kind = account::OrganKind::kUnit, .with_units = true}, today)) {
    if (row.organ.parent == organ) units.push_back({std::to_string(row.organ.id.value), row.organ.short_name});
  }
  return units;
}

std::vector<Choice> DraftersOf(db::Session& session, OrganId organ, Date today) {
  std::vector<Choice> people;
  for (const Visitor& each : account::EverybodyInOffice(session, today)) {
    const bool works_here = std::ranges::any_of(each.posts, [&](const auto& post) { return post.organ == organ; });
    if (works_here && each.May(Act::kDraftItems, organ)) people.push_back({std::to_string(each.person.value), each.name});
  }
  return people;
}

Html DutyForm(db::Session& session, const View& view, const Request& request, Date today) {
  const OrganId organ = view.side.organ->id;
  const auto duties = DutiesOf(session, organ);
  const auto found = duties.find(view.kept.id);
  const RowDuty duty = found == duties.end() ? RowDuty{} : found->second.duty;
  std::vector<Choice> units = {{"0", "（不指定）"}}, people = {{"0", "（不指定）"}};
  std::ranges::copy(UnitsOf(session, organ, today), std::back_inserter(units));
  std::ranges::copy(DraftersOf(session, organ, today), std::back_inserter(people));
  return Markup(
      "<section class=\"card item-part\"><h2>{}由谁负责</h2><form method=\"post\" action=\"{}\" "
      "class=\"gk-form\">{}{}{}<div class=\"gk-sends\"><button class=\"btn\" "
      "type=\"submit\">保存</button></div></form></section>",
      view.side.name, UrlOf(view, "/duty"), web::FormKeys(request),
      ChoiceField({.name = "unit", .label = "内设机构", .value = duty.unit ? std::to_string(duty.unit->value) : "0"},
                  units, {}),
      ChoiceField({.name = "person",
                   .label = "经办人",
                   .value = duty.person ? std::to_string(duty.person->value) : "0",
                   .hint = "指定以后，到期提醒只提醒这个人"},
                  people, {}));
}

Html DutyPart(db::Session& session, const View& view, const Request& request, const Visitor& visitor, Date today) {
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

Html EndPart(const View& view, const Request& request, const std::string& reason, const FieldErrors& errors) {
  return Markup(
      "<section class=\"card item-part\"><h2>停用这一行</h2><p class=\"gk-soft\">停用以后不再列入目录，也不再提醒；已经公开的"
      "信息和沿革都保留。</p><form method=\"post\" action=\"{}\" class=\"gk-form\">{}{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-danger\" type=\"submit\">停用</button></div></form></section>",
      UrlOf(view, "/end"), web::FormKeys(request),
      TextField({.name = "reason", .label = "停用的原因", .value = reason, .required = true}, errors));
}

Response ShowRow(Desk& desk, const Request& request, const Visitor& visitor, const std::string& reason = {},
                 const FieldErrors& errors = {}) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const View view = ViewIn(reader, request, visitor, today);
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

// ---- the form

struct Form {
  CatalogueSide side;
  std::optional<KeptRow> kept;  // none: a new row
  std::int64_t version = 0;
  CatalogueRow row;
  std::string reason;
};

Html Tick(std::string_view name, std::string_view value, std::string_view label, bool is_ticked) {
  return Markup(
      "<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"{}\" value=\"{}\" {}><span "
      "class=\"form-check-label\">{}</span></label>",
      name, value, AttributeIf(is_ticked, "checked"), label);
}

Html TickGroup(std::string_view id, std::string_view legend, const Html& ticks, const FieldErrors& errors) {
  Html says;
  if (const FieldError* error = ErrorOf(errors, id)) says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return Markup(
      "<fieldset id=\"{}\" tabindex=\"-1\"><legend>{}</legend>{}<div class=\"gk-says\">{}</div></fieldset>", id, legend,
      ticks, says);
}

Html ChannelPart(const CatalogueRow& row, const FieldErrors& errors) {
  Html ticks;
  for (const Channel channel : Channels()) {
    const bool is_chosen = std::ranges::find(row.channels, channel) != row.channels.end();
    ticks.Add("{}", Tick("channel", IdOf(channel), NameOf(channel), is_chosen));
  }
  return TickGroup("channels", "公开渠道和载体", Markup("<div class=\"item-channels\">{}</div>{}", ticks,
                   TextField({.name = "other_channels",
                              .label = "其他渠道的名称",
                              .value = row.other_channels,
                              .hint = "例如：征地信息公开平台"},
                             errors)),
                   errors);
}

Html AudiencePart(const CatalogueRow& row, const FieldErrors& errors) {
  return Markup(
      "{}{}{}",
      TickGroup("audience", "公开对象",
                Markup("<div class=\"catalogue-ticks\">{}</div>{}",
                       Tick("is_for_everyone", "1", "全社会", row.is_for_everyone),
                       TextField({.name = "specific_group",
                                  .label = "特定群众",
                                  .value = row.specific_group,
                                  .hint = "只向一部分人公开的，写明是谁"},
                                 errors)),
                errors),
      TickGroup("way", "公开方式",
                Markup("<div class=\"catalogue-ticks\">{}{}</div>", Tick("is_proactive", "1", "主动", row.is_proactive),
                       Tick("is_on_application", "1", "依申请", row.is_on_application)),
                errors),
      TickGroup("level", "公开层级",
                Markup("<div class=\"catalogue-ticks\">{}{}</div>", Tick("is_county", "1", "县级", row.is_county),
                       Tick("is_township", "1", "乡、村级", row.is_township)),
                errors));
}

/// Rhythm and cycle are one choice for people.
std::string RhythmValue(const CatalogueRow& row) {
  return row.rhythm == Rhythm::kPeriodic && row.cycle ? std::string(IdOf(*row.cycle)) : std::string(IdOf(row.rhythm));
}

Html RhythmPart(const CatalogueRow& row, const FieldErrors& errors) {
  std::vector<Choice> choices;
  for (const Cycle cycle : {Cycle::kMonth, Cycle::kQuarter, Cycle::kHalfYear, Cycle::kYear}) {
    choices.push_back({std::string(IdOf(cycle)), "常规：" + std::string(NameOf(cycle)) + "公开一次"});
  }
  choices.push_back({std::string(IdOf(Rhythm::kAtOnce)), "临时：有了就公开"});
  choices.push_back({std::string(IdOf(Rhythm::kStanding)), "固定：长期放在那里"});
  Html tags;
  for (const char32_t tag : kFocusTags) {
    const std::string word = ToUtf8({&tag, 1});
    tags.Add("{}", Tick("focus", word, word, row.focus.find(word) != std::string::npos));
  }
  return Markup("{}{}", ChoiceField({.name = "cycle", .label = "公开频次", .value = RhythmValue(row), .required = true},
                                    choices, errors),
                TickGroup("focus-group", "重点", Markup("<div class=\"catalogue-ticks\">{}</div>", tags), errors));
}

Html AreaPart(const CatalogueRow& row, const FieldErrors& errors) {
  Html options;
  for (const CatalogueArea& area : PilotAreas()) options.Add("<option value=\"{}\">", area.name);
  return Markup("{}<datalist id=\"areas\">{}</datalist>",
                TextField({.name = "area",
                           .label = "领域",
                           .value = row.area,
                           .hint = "26个试点领域之一，或者本县自己的领域",
                           .required = true,
                           .list = "areas"},
                          errors),
                options);
}

Html Fields(const CatalogueRow& row, const FieldErrors& errors) {
  const auto text = [&](std::string_view name, std::string_view label, const std::string& value, bool required,
                        std::string hint = {}) {
    return TextField({.name = name, .label = label, .value = value, .hint = std::move(hint), .required = required},
                     errors);
  };
  const auto area = [&](std::string_view name, std::string_view label, const std::string& value, int rows) {
    return AreaField({.name = name, .label = label, .value = value, .required = true}, rows, errors);
  };
  return Markup(
      "{}{}{}{}{}{}{}{}{}{}", AreaPart(row, errors), text("first_matter", "一级事项", row.first_matter, true),
      text("second_matter", "二级事项", row.second_matter, false), area("elements", "公开内容（要素）", row.elements, 4),
      area("basis", "公开依据", row.basis, 3),
      text("time_words", "公开时限", row.time_words, true, "例如：制定或获取信息之日起10个工作日内，公示7个工作日"),
      text("subject", "公开主体", row.subject, true), RhythmPart(row, errors), ChannelPart(row, errors),
      AudiencePart(row, errors));
}

Html Conflict(const Form& form, const FieldErrors& errors) {
  if (!form.kept || form.kept->version == form.version || ErrorOf(errors, kVersionField) == nullptr) return {};
  std::vector<web::TwoValues> values;
  const auto theirs = ValuesOf(form.kept->row), yours = ValuesOf(form.row);
  for (std::size_t i = 0; i < theirs.size(); ++i) values.push_back({theirs[i].label, theirs[i].words, yours[i].words});
  return web::Differences(values);
}

Url PathOf(const Form& form) {
  const std::string path =
      form.kept ? "/office/catalogue/rows/" + ToString(form.kept->id) + "/edit" : "/office/catalogue/rows/new";
  return Url::Local(path).With("organ", form.side.address());
}

Response ShowForm(const Request& request, const Visitor& visitor, const Form& form, const FieldErrors& errors) {
  web::Page page = CatalogueFrame(visitor, form.kept ? "修改目录的一行" : "增加一行", "/office/catalogue", &form.side);
  page.width = web::Width::kText;
  const Html conflict = Conflict(form, errors);
  // What stands beside the form now is known: the next time it is saved knowingly.
  const std::int64_t version = conflict.empty() ? form.version : form.kept->version;
  Html reason;
  if (form.kept) {
    reason = TextField({.name = "reason",
                        .label = "改动的原因",
                        .value = form.reason,
                        .hint = "留在这一行的沿革里，例如：民政部门调整了审核时限",
                        .required = true},
                       errors);
  }
  page.body.Add(
      "{}{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">保存</button><a "
      "class=\"btn\" href=\"{}\">取消</a></div></form>",
      FaultList(errors), conflict, PathOf(form), web::FormKeys(request), version, Fields(form.row, errors), reason,
      CatalogueUrl(form.side));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

CatalogueRow RowIn(const Request& request) {
  const auto& form = request.form;
  const auto text = [&](std::string_view name) { return std::string(Trim(form.Get(name))); };
  const auto ticked = [&](std::string_view name) { return form.Get(name) == "1"; };
  CatalogueRow row{.area = AreaFrom(form.Get("area")),
                   .first_matter = text("first_matter"),
                   .second_matter = text("second_matter"),
                   .elements = text("elements"),
                   .basis = text("basis"),
                   .time_words = text("time_words"),
                   .subject = text("subject"),
                   .channels = {},
                   .other_channels = text("other_channels"),
                   .is_for_everyone = ticked("is_for_everyone"),
                   .specific_group = text("specific_group"),
                   .is_proactive = ticked("is_proactive"),
                   .is_on_application = ticked("is_on_application"),
                   .is_county = ticked("is_county"),
                   .is_township = ticked("is_township"),
                   .rhythm = Rhythm::kPeriodic,
                   .cycle = CycleFrom(form.Get("cycle")),
                   .focus = {}};
  if (const auto rhythm = RhythmFrom(form.Get("cycle"))) row.rhythm = *rhythm;
  const auto chosen = form.All("channel"), tags = form.All("focus");
  for (const Channel channel : Channels()) {
    if (std::ranges::find(chosen, IdOf(channel)) != chosen.end()) row.channels.push_back(channel);
  }
  for (const char32_t tag : kFocusTags) {
    if (std::ranges::find(tags, ToUtf8({&tag, 1})) != tags.end()) AppendUtf8(row.focus, tag);
  }
  return row;
}

Response SaveAndGoOn(Desk& desk, const Request& request, const Visitor& visitor, Form form) {
  const account::Actor actor = KeeperOf(visitor, form.side, request);
  if (request.method != web::Method::kPost) return ShowForm(request, visitor, form, {});
  form.row = RowIn(request);
  form.version = request.form.Int("version").value_or(0);
  form.reason = std::string(Trim(request.form.Get("reason")));
  const auto saved = SaveRow(desk, actor, form.side.keeper,
                             {.id = form.kept ? std::optional(form.kept->id) : std::nullopt,
                              .version = form.version,
                              .row = form.row,
                              .reason = form.reason});
  if (!saved) {
    if (form.kept) {
      db::Reader reader = desk.database.Read();
      form.kept = FindRow(reader, form.kept->id);
    }
    return ShowForm(request, visitor, form, saved.errors());
  }
  return Response::SeeOther(Url::Local("/office/catalogue/rows/" + ToString(*saved))
                                .With("organ", form.side.address())
                                .With("done", "saved"));
}

Response New(Desk& desk, const Request& request, const Visitor& visitor) {
  Form form;
  {
    db::Reader reader = desk.database.Read();
    form.side = SideFrom(reader, request.query.Get("organ"), visitor, BeijingDay(desk.now()));
  }
  form.row.area = AreaFrom(request.query.Get("area"));
  form.row.channels = {Channel::kSite};
  form.row.is_for_everyone = form.row.is_proactive = true;
  form.row.is_county = form.side.is_standard() || !IsForLevelOf({.is_township = true}, form.side.organ->kind);
  form.row.is_township = !form.row.is_county;
  return SaveAndGoOn(desk, request, visitor, std::move(form));
}

Response Edit(Desk& desk, const Request& request, const Visitor& visitor) {
  Form form;
  {
    db::Reader reader = desk.database.Read();
    View view = ViewIn(reader, request, visitor, BeijingDay(desk.now()));
    if (!view.is_kept_here) {
      throw web::ProblemError({403, "这一行由县里维护", "县标准目录的事项由县政务公开办维护，本机关不能改。"});
    }
    form = {.side = view.side, .kept = view.kept, .version = view.kept.version, .row = view.kept.row, .reason = {}};
  }
  return SaveAndGoOn(desk, request, visitor, std::move(form));
}

// ---- the other acts

Response End(Desk& desk, const Request& request, const Visitor& visitor) {
  View view;
  {
    db::Reader reader = desk.database.Read();
    view = ViewIn(reader, request, visitor, BeijingDay(desk.now()));
  }
  if (!view.is_kept_here) throw web::ProblemError({403, "这一行由县里维护", "县标准目录的事项由县政务公开办维护。"});
  const std::string reason(Trim(request.form.Get("reason")));
  const auto ended = EndRow(desk, KeeperOf(visitor, view.side, request), view.kept.id, reason);
  if (!ended) return ShowRow(desk, request, visitor, reason, ended.errors());
  return Response::SeeOther(CatalogueUrl(view.side).With("done", "ended"));
}

Response SaveDuty(Desk& desk, const Request& request, const Visitor& visitor) {
  View view;
  RowDuty duty;
  {
    const Date today = BeijingDay(desk.now());
    db::Reader reader = desk.database.Read();
    view = ViewIn(reader, request, visitor, today);
    if (!view.side.organ) throw web::ProblemError({404, "没有这一页", "请先选一个机关。"});
    // Only those who could be chosen: of this organ, today.
    const std::string unit(request.form.Get("unit")), person(request.form.Get("person"));
    const auto is_among = [](const std::vector<Choice>& choices, const std::string& value) {
      return std::ranges::find(choices, value, &Choice::value) != choices.end();
    };
    if (is_among(UnitsOf(reader, view.side.organ->id, today), unit)) duty.unit = OrganId{std::stoll(unit)};
    if (is_among(DraftersOf(reader, view.side.organ->id, today), person)) {
      duty.person = account::PersonId{std::stoll(person)};
    }
  }
  const auto saved = AssignRow(desk, KeeperOf(visitor, view.side, request), view.side.organ->id, view.kept.id, duty);
  if (!saved) return ShowRow(desk, request, visitor, {}, saved.errors());
  return Response::SeeOther(UrlOf(view).With("done", "saved"));
}

}  // namespace

void AddCatalogueRowPages(account::Office& office) {
  Desk& desk = office.desk();
  const auto with_desk = [&desk](auto handler) {
    return [&desk, handler](const Request& request, const Visitor& visitor) { return handler(desk, request, visitor); };
  };
  office.Get("/office/catalogue/rows/new", Act::kEditGuide, with_desk(New));
  office.Post("/office/catalogue/rows/new", Act::kEditGuide, with_desk(New));
  office.Get("/office/catalogue/rows/{id}", Act::kSeeItems, [&desk](const Request& request, const Visitor& visitor) {
    return ShowRow(desk, request, visitor);
  });
  office.Get("/office/catalogue/rows/{id}/edit", Act::kEditGuide, with_desk(Edit));
  office.Post("/office/catalogue/rows/{id}/edit", Act::kEditGuide, with_desk(Edit));
  office.Post("/office/catalogue/rows/{id}/end", Act::kEditGuide, with_desk(End));
  office.Post("/office/catalogue/rows/{id}/duty", Act::kEditGuide, with_desk(SaveDuty));
}

}  // namespace gongkai::disclosure
