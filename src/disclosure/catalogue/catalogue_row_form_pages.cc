// The form of a row. Nothing typed is lost: faults stand beside their fields, and what others saved meanwhile is shown
// beside what was typed.

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/catalogue/catalogue_actions.h"
#include "disclosure/catalogue/catalogue_area.h"
#include "disclosure/catalogue/catalogue_pages.h"

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

struct Form {
  CatalogueSide side;
  std::optional<KeptRow> kept;  // none: a new row
  std::int64_t version = 0;
  CatalogueRow row;
  std::string reason;
};

Html Tick(std::string_view name, std::string_view value, std::string_view label, bool is_ticked) {
  return Markup(
      "<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"{}\" value=\"{}\" "
      "{}><span "
      "class=\"form-check-label\">{}</span></label>",
      name, value, AttributeIf(is_ticked, "checked"), label);
}

Html TickGroup(std::string_view id, std::string_view legend, const Html& ticks, const FieldErrors& errors) {
  Html says;
  if (const FieldError* error = ErrorOf(errors, id)) says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return Markup("<fieldset id=\"{}\" tabindex=\"-1\"><legend>{}</legend>{}<div class=\"gk-says\">{}</div></fieldset>",
                id, legend, ticks, says);
}

Html ChannelPart(const CatalogueRow& row, const FieldErrors& errors) {
  Html ticks;
  for (const Channel channel : Channels()) {
    const bool is_chosen = std::ranges::find(row.channels, channel) != row.channels.end();
    ticks.Add("{}", Tick("channel", IdOf(channel), NameOf(channel), is_chosen));
  }
  return TickGroup("channels", "公开渠道和载体",
                   Markup("<div class=\"item-channels\">{}</div>{}", ticks,
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
  return Markup(
      "{}{}",
      ChoiceField({.name = "cycle", .label = "公开频次", .value = RhythmValue(row), .required = true}, choices, errors),
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
      text("second_matter", "二级事项", row.second_matter, false),
      area("elements", "公开内容（要素）", row.elements, 4), area("basis", "公开依据", row.basis, 3),
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
    RowView view = RowViewIn(reader, request, visitor, BeijingDay(desk.now()));
    if (!view.is_kept_here) {
      throw web::ProblemError({403, "这一行由县里维护", "县标准目录的事项由县政务公开办维护，本机关不能改。"});
    }
    form = {.side = view.side, .kept = view.kept, .version = view.kept.version, .row = view.kept.row, .reason = {}};
  }
  return SaveAndGoOn(desk, request, visitor, std::move(form));
}

}  // namespace

void AddCatalogueRowFormPages(account::Office& office) {
  Desk& desk = office.desk();
  const auto with_desk = [&desk](auto handler) {
    return [&desk, handler](const Request& request, const Visitor& visitor) { return handler(desk, request, visitor); };
  };
  office.Get("/office/catalogue/rows/new", Act::kEditGuide, with_desk(New));
  office.Post("/office/catalogue/rows/new", Act::kEditGuide, with_desk(New));
  office.Get("/office/catalogue/rows/{id}/edit", Act::kEditGuide, with_desk(Edit));
  office.Post("/office/catalogue/rows/{id}/edit", Act::kEditGuide, with_desk(Edit));
}

}  // namespace gongkai::disclosure
