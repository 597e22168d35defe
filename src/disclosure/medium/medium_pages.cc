// The register of accounts (政务新媒体): the list with how long each has published nothing, one account with what it
// published, and the form.
#include "disclosure/medium/medium_pages.h"

#include <algorithm>

#include "base/fold.h"
#include "disclosure/medium/medium_actions.h"
#include "disclosure/medium/medium_view.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Choice;
using web::ChoiceField;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kList = "/office/media";
constexpr RegisterNames kNames = {kList, "新媒体账号", "登记账号", "修改账号", "没有这个账号"};
constexpr int kMostEntries = 200;

std::string PathOf(ItemId id) { return std::string(kList) + "/" + ToString(id); }

std::string_view BadgeOf(Liveliness liveliness) {
  switch (liveliness) {
    case Liveliness::kFresh:
      return "gk-badge-good";
    case Liveliness::kSoon:
      return "gk-badge-warning";
    case Liveliness::kStale:
      return "gk-badge-error";
    case Liveliness::kUnknown:
      return "gk-badge-note";
    case Liveliness::kStill:
    case Liveliness::kNotCounted:
      return "gk-badge-quiet";
  }
  return "gk-badge-quiet";
}

Html Badge(const UpdateState& state) {
  return Markup("<span class=\"badge {}\">{}</span>", BadgeOf(state.liveliness), NameOf(state.liveliness));
}

// ---- the list

Html Line(const MediumLine& line, bool of_county) {
  const Medium& medium = line.medium;
  Html organ;
  if (of_county) organ.Add("<td data-label=\"机关\">{}</td>", line.organ);
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a><div class=\"gk-soft\">{}　{}</div></th>{}<td "
      "data-label=\"备案\">{}</td><td data-label=\"最近一次发布\" class=\"gk-nowrap\">{}</td><td "
      "data-label=\"更新\">{}<div class=\"gk-soft\">{}</div></td></tr>",
      Url::Local(PathOf(medium.id)), medium.name, NameOf(medium.platform), NameOf(medium.state), organ,
      NameOf(medium.filing), line.last_published ? ToString(*line.last_published) : std::string("没有记载"),
      Badge(line.update),
      line.update.last_day && line.update.liveliness != Liveliness::kStale
          ? "最晚 " + ToString(*line.update.last_day) + " 再发布"
          : std::string());
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto organs = visitor.OrgansFor(Act::kSeeItems);
  db::Reader reader = desk.database.Read();
  web::Page page = RegisterFrame(visitor, "政务新媒体账号", kList);
  if (visitor.May(Act::kEditGuide))
    page.actions = Markup("<a class=\"btn btn-primary\" href=\"/office/media/new\">登记账号</a>");
  std::vector<MediumLine> lines = MediaInSight(reader, organs, BeijingDay(desk.now()));
  if (lines.empty()) {
    page.body.Add(
        "<p class=\"gk-empty\">还没有登记账号。各机关在微信、微博等平台开设的账号和应用、自建的客户端都要登记、备案"
        "（国办发〔2018〕123号）。</p>");
    return Response::Of(RenderPage(page, request));
  }
  const auto urgency = [](const MediumLine& line) {
    return line.update.liveliness == Liveliness::kStale ? 0 : line.update.liveliness == Liveliness::kSoon ? 1 : 2;
  };
  std::ranges::stable_sort(lines, {}, urgency);
  Html rows;
  for (const MediumLine& line : lines) rows.Add("{}", Line(line, !organs));
  page.body.Add(
      "<p "
      "class=\"gk-soft\">"
      "14天内没有更新的账号，检查时不合格（国办秘函〔2019〕19号）。这里按登记的发布推算，如有没登记的请补登记。</"
      "p><div "
      "class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">账号</th>{}<th "
      "scope=\"col\">备案</th><th scope=\"col\">最近一次发布</th><th "
      "scope=\"col\">更新</th></tr></thead><tbody>{}</tbody></table></div>",
      organs ? Html() : Markup("<th scope=\"col\">机关</th>"), rows);
  return Response::Of(RenderPage(page, request));
}

// ---- one account

MediumLine LineIn(db::Session& session, const Request& request, const Visitor& visitor, Act act, Date today) {
  const auto id = ItemIdFrom(request.params.Get("id"));
  return RegisteredIn<MediumLine>(
      id ? MediumLineOf(session, *id, today) : std::nullopt,
      [](const MediumLine& line) { return line.medium.id.organ; }, visitor, act, kNames);
}

Html Facts(const MediumLine& line) {
  const Medium& medium = line.medium;
  Html facts;
  const auto add = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) facts.Add("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
  };
  const auto day = [](const std::optional<Date>& value) { return value ? ToChinese(*value) : std::string(); };
  add("机关", line.organ);
  add("平台和类型", std::string(NameOf(medium.platform)) + "　" + std::string(NameOf(medium.kind)));
  add("运维单位", medium.operated_by);
  add("负责人", medium.responsible);
  add("联系电话", medium.phone);
  add("备案", std::string(NameOf(medium.filing)) + (medium.filing_number.empty() ? "" : "，" + medium.filing_number) +
                  (medium.filed_on ? "，" + day(medium.filed_on) : std::string()));
  add("开通", day(medium.opened_on));
  add("状态",
      std::string(NameOf(medium.state)) +
          (medium.state_since ? "，从" + day(medium.state_since) + "起：" + medium.state_words : std::string()));
  add("关注人数", medium.followers ? std::to_string(*medium.followers) + "（" + day(medium.counted_on) + "）"
                                   : std::string("没有统计"));
  return Markup("<dl class=\"gk-facts\">{}</dl>", facts);
}

Html UpdatePart(const MediumLine& line, Date today) {
  return Markup("<div class=\"{}\"><p>{} {}</p></div>",
                line.update.liveliness == Liveliness::kStale  ? "gk-faults"
                : line.update.liveliness == Liveliness::kSoon ? "gk-warned"
                                                              : "medium-state",
                Badge(line.update), ExplainUpdate(line.update, today));
}

Html EntryForm(const Medium& medium, const Request& request, const FieldErrors& errors) {
  const auto typed = [&](std::string_view name) { return std::string(request.form.Get(name)); };
  return Markup(
      "<section class=\"card item-part\"><h2>登记一次发布</h2><p class=\"gk-soft\">在“公开渠道”里登记过、地点写了账号"
      "名称的，不用再登记。</p><form method=\"post\" action=\"{}\" class=\"gk-plain-form\" novalidate>{}{}{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">登记</button></div></form></section>",
      Url::Local(PathOf(medium.id) + "/entries"), FormKeys(request),
      web::TextField({.name = "published_on",
                      .label = "发布日期",
                      .value = typed("published_on"),
                      .type = "date",
                      .required = true},
                     errors),
      RegisterField("title", "标题", typed("title"), true, errors),
      RegisterField("address", "网址", typed("address"), false, errors));
}

Html EntryLine(const MediumEntry& entry, const Request& request, bool may) {
  Html html = Markup("<li><span class=\"gk-nowrap\">{}</span>　{}", entry.published_on, entry.title);
  if (!entry.address.empty()) html.Add("<div class=\"gk-soft gk-break\">{}</div>", entry.address);
  html.Add("<div class=\"gk-soft\">{}登记{}</div>", entry.recorded_name,
           entry.annulled_words.empty() ? std::string() : "，已作废：" + entry.annulled_words);
  if (may && entry.annulled_words.empty()) {
    html.Add(
        "<details><summary>作废</summary><form class=\"item-end\" method=\"post\" action=\"{}\">{}<input "
        "type=\"hidden\" name=\"number\" value=\"{}\"><input class=\"form-control\" name=\"reason\" maxlength=\"300\" "
        "required aria-label=\"为什么作废：{}\" placeholder=\"为什么作废\"><button class=\"btn\" "
        "type=\"submit\">作废</button></form></details>",
        Url::Local(PathOf(entry.medium) + "/annul"), FormKeys(request), entry.number, entry.title);
  }
  return html.Add("</li>");
}

Html EntriesPart(const std::vector<MediumEntry>& entries, const Request& request, bool may) {
  Html lines;
  for (const MediumEntry& entry : entries) lines.Add("{}", EntryLine(entry, request, may));
  return Markup("<section class=\"card item-part\"><h2>手工登记的发布</h2>{}</section>",
                lines.empty() ? Markup("<p class=\"gk-soft\">还没有登记过发布。</p>")
                              : Markup("<ul class=\"item-postings medium-entries\">{}</ul>", lines));
}

Response ShowOne(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& entry_errors,
                 const FieldErrors& annul_errors) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const MediumLine line = LineIn(reader, request, visitor, Act::kSeeItems, today);
  const OrganId organ = line.medium.id.organ;
  const bool may = visitor.May(Act::kDraftItems, organ);
  web::Page page = RegisterFrame(visitor, line.medium.name, kList);
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({"新媒体账号", Url::Local(kList)});
  if (visitor.May(Act::kEditGuide, organ))
    page.actions = Markup("<a class=\"btn\" href=\"{}\">修改</a>", Url::Local(PathOf(line.medium.id) + "/edit"));
  page.body.Add("{}", web::FaultList(entry_errors.empty() ? annul_errors : entry_errors));
  if (request.query.Get("done") == "1") page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
  page.body.Add("{}{}", UpdatePart(line, today), Facts(line));
  if (may && line.medium.state == MediumState::kRunning)
    page.body.Add("{}", EntryForm(line.medium, request, entry_errors));
  page.body.Add("{}", EntriesPart(EntriesOf(reader, line.medium.id, kMostEntries), request, may));
  return Response::Of(RenderPage(page, request), entry_errors.empty() && annul_errors.empty() ? 200 : 422);
}

ItemId MediumToChange(Desk& desk, const Request& request, const Visitor& visitor, Act act) {
  db::Reader reader = desk.database.Read();
  return LineIn(reader, request, visitor, act, BeijingDay(desk.now())).medium.id;
}

Response DoneWith(ItemId id) { return Response::SeeOther(Url::Local(PathOf(id)).With("done", "1")); }

Response Enter(Desk& desk, const Request& request, const Visitor& visitor) {
  const ItemId id = MediumToChange(desk, request, visitor, Act::kDraftItems);
  const auto done = RecordEntry(desk, ActorOn(visitor, Act::kDraftItems, id.organ, request), id,
                                {.published_on = std::string(request.form.Get("published_on")),
                                 .title = std::string(request.form.Get("title")),
                                 .address = std::string(request.form.Get("address"))});
  return done ? DoneWith(id) : ShowOne(desk, request, visitor, done.errors(), {});
}

Response AnnulOne(Desk& desk, const Request& request, const Visitor& visitor) {
  const ItemId id = MediumToChange(desk, request, visitor, Act::kDraftItems);
  const auto done = AnnulMediumEntry(desk, ActorOn(visitor, Act::kDraftItems, id.organ, request), id,
                                     request.form.Int("number").value_or(0), std::string(request.form.Get("reason")));
  return done ? DoneWith(id) : ShowOne(desk, request, visitor, {}, done.errors());
}

// ---- the form

MediumForm FormIn(const Request& request) {
  const auto typed = [&](std::string_view name) { return std::string(request.form.Get(name)); };
  return {.name = typed("name"),
          .platform = typed("platform"),
          .kind = typed("kind"),
          .operated_by = typed("operated_by"),
          .responsible = typed("responsible"),
          .phone = typed("phone"),
          .filing = typed("filing"),
          .filing_number = typed("filing_number"),
          .filed_on = typed("filed_on"),
          .opened_on = typed("opened_on"),
          .state = typed("state"),
          .state_since = typed("state_since"),
          .state_words = typed("state_words"),
          .followers = typed("followers"),
          .counted_on = typed("counted_on")};
}

Html Fields(const MediumForm& form, const FieldErrors& errors) {
  const auto choice = [&](std::string_view name, std::string_view label, const std::string& value,
                          const std::vector<Choice>& choices) {
    return ChoiceField({.name = name, .label = label, .value = value, .required = true}, choices, errors);
  };
  Html html;
  html.Add("{}{}{}", RegisterField("name", "账号名称", form.name, true, errors, "和平台上显示的一样，例如：枕上溪声"),
           choice("platform", "平台", form.platform, NamedChoices(kMediumPlatforms)),
           choice("kind", "类型", form.kind, NamedChoices(kMediumKinds)));
  html.Add("{}{}{}", RegisterField("operated_by", "运维单位", form.operated_by, true, errors),
           RegisterField("responsible", "负责人", form.responsible, true, errors),
           RegisterField("phone", "联系电话", form.phone, false, errors, "办公电话"));
  html.Add("{}{}{}", choice("filing", "备案情况", form.filing, NamedChoices(kMediumFilings)),
           RegisterField("filing_number", "备案号", form.filing_number, false, errors),
           RegisterDay("filed_on", "备案日期", form.filed_on, errors));
  html.Add("{}", RegisterDay("opened_on", "开通日期", form.opened_on, errors));
  const auto state = MediumStateFrom(form.state);
  const std::string now = state ? std::string(NameOf(*state)) : std::string();
  return html.Add(
      "{}{}",
      web::FoldedFields("冻结、注销", now, {"state", "state_since", "state_words"}, state != MediumState::kRunning,
                        Markup("{}{}{}", choice("state", "状态", form.state, NamedChoices(kMediumStates)),
                               RegisterDay("state_since", "从哪一天起冻结或者注销", form.state_since, errors),
                               RegisterField("state_words", "冻结或者注销的原因", form.state_words, false, errors)),
                        errors),
      web::FoldedFields(
          "关注人数", form.followers.empty() ? "没有统计" : form.followers, {"followers", "counted_on"},
          !form.followers.empty(),
          Markup("{}{}", RegisterField("followers", "关注人数", form.followers, false, errors, "不知道的空着，不写 0"),
                 RegisterDay("counted_on", "哪一天的数", form.counted_on, errors)),
          errors));
}

Html DifferencesOf(const MediumForm& theirs, const MediumForm& yours) {
  const auto platform = [](const MediumForm& form) {
    return std::string(NameOf(MediumPlatformFrom(form.platform).value_or(MediumPlatform::kOther)));
  };
  const auto kind = [](const MediumForm& form) {
    return std::string(NameOf(MediumKindFrom(form.kind).value_or(MediumKind::kAccount)));
  };
  const auto filing = [](const MediumForm& form) {
    return std::string(NameOf(MediumFilingFrom(form.filing).value_or(MediumFiling::kNone)));
  };
  const auto state = [](const MediumForm& form) {
    return std::string(NameOf(MediumStateFrom(form.state).value_or(MediumState::kRunning)));
  };
  return web::Differences({{"账号名称", theirs.name, yours.name},
                           {"平台", platform(theirs), platform(yours)},
                           {"类型", kind(theirs), kind(yours)},
                           {"运维单位", theirs.operated_by, yours.operated_by},
                           {"负责人", theirs.responsible, yours.responsible},
                           {"联系电话", theirs.phone, yours.phone},
                           {"备案情况", filing(theirs), filing(yours)},
                           {"备案号", theirs.filing_number, yours.filing_number},
                           {"备案日期", theirs.filed_on, yours.filed_on},
                           {"开通日期", theirs.opened_on, yours.opened_on},
                           {"状态", state(theirs), state(yours)},
                           {"从哪一天起冻结或者注销", theirs.state_since, yours.state_since},
                           {"冻结或者注销的原因", theirs.state_words, yours.state_words},
                           {"关注人数", theirs.followers, yours.followers},
                           {"哪一天的数", theirs.counted_on, yours.counted_on}});
}

Response ShowForm(const Request& request, const Visitor& visitor, ItemId id, const MediumForm& form,
                  std::int64_t version, const FieldErrors& errors, const Html& differences = {}) {
  const bool is_new = id.number == 0;
  return ShowRegisterForm(request, visitor, kNames,
                          {.id = id,
                           .version = version,
                           .fields = Fields(form, errors),
                           .action = Url::Local(is_new ? std::string("/office/media/new") : PathOf(id) + "/edit"),
                           .cancel = Url::Local(is_new ? std::string(kList) : PathOf(id)),
                           .differences = differences},
                          errors);
}

Response New(Desk& desk, const Request& request, const Visitor& visitor) {
  const ItemId id{OrganToKeepFor(request, visitor), 0};
  if (request.method != web::Method::kPost)
    return ShowForm(request, visitor, id, {.platform = "wechat", .kind = "account", .state = "running"}, 0, {});
  const MediumForm form = FormIn(request);
  const auto done = SaveMedium(desk, ActorOn(visitor, Act::kEditGuide, id.organ, request), id, 0, form);
  return done ? DoneWith(*done) : ShowForm(request, visitor, id, form, 0, done.errors());
}

Response Edit(Desk& desk, const Request& request, const Visitor& visitor) {
  Medium kept;
  {
    db::Reader reader = desk.database.Read();
    kept = LineIn(reader, request, visitor, Act::kEditGuide, BeijingDay(desk.now())).medium;
  }
  if (request.method != web::Method::kPost) return ShowForm(request, visitor, kept.id, FormOf(kept), kept.version, {});
  const MediumForm form = FormIn(request);
  const std::int64_t version = request.form.Int("version").value_or(0);
  const auto done = SaveMedium(desk, ActorOn(visitor, Act::kEditGuide, kept.id.organ, request), kept.id, version, form);
  if (done) return DoneWith(kept.id);
  // What somebody else saved stands beside it: the next time it is saved knowingly.
  return ShowForm(request, visitor, kept.id, form, kept.version, done.errors(),
                  version == kept.version ? Html() : DifferencesOf(FormOf(kept), form));
}

}  // namespace

void AddMediumPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get(kList, Act::kSeeItems, with_desk(ShowList));
  office.Get("/office/media/new", Act::kEditGuide, with_desk(New));
  office.Post("/office/media/new", Act::kEditGuide, with_desk(New));
  office.Get("/office/media/{id}", Act::kSeeItems, [&office](const Request& request, const Visitor& visitor) {
    return ShowOne(office.desk(), request, visitor, {}, {});
  });
  office.Get("/office/media/{id}/edit", Act::kEditGuide, with_desk(Edit));
  office.Post("/office/media/{id}/edit", Act::kEditGuide, with_desk(Edit));
  office.Post("/office/media/{id}/entries", Act::kDraftItems, with_desk(Enter));
  office.Post("/office/media/{id}/annul", Act::kDraftItems, with_desk(AnnulOne));
}

}  // namespace gongkai::disclosure
