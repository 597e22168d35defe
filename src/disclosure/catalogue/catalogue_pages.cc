#include "disclosure/catalogue/catalogue_pages.h"

#include <algorithm>
#include <map>

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/catalogue/catalogue_actions.h"
#include "disclosure/catalogue/catalogue_area.h"
#include "disclosure/pages.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

/// The organ in which the visitor works, with a catalogue of its own.
std::optional<CatalogueOrgan> OwnOrgan(db::Session& session, const Visitor& visitor) {
  for (const account::HeldPost& post : visitor.posts) {
    if (!visitor.May(Act::kSeeItems, post.organ)) continue;
    if (auto organ = CatalogueOrganWith(session, post.organ)) return organ;
  }
  return std::nullopt;
}

// ---- the list

struct RowFilter {
  std::string area, words;
  std::optional<Rhythm> rhythm;
  std::u32string focus;

  bool is_empty() const { return area.empty() && words.empty() && !rhythm && focus.empty(); }
  bool Takes(const CatalogueRow& row) const {
    if (!area.empty() && row.area != area) return false;
    if (rhythm && row.rhythm != *rhythm) return false;
    if (!focus.empty() && FromUtf8(row.focus).find(focus) == std::u32string::npos) return false;
    return words.empty() || (MatterOf(row) + row.elements + row.subject).find(words) != std::string::npos;
  }
};

RowFilter FilterFrom(const Request& request) {
  RowFilter filter{.area = std::string(Trim(request.query.Get("area"))),
                   .words = std::string(Trim(request.query.Get("words"))),
                   .rhythm = RhythmFrom(request.query.Get("rhythm")),
                   .focus = FromUtf8(request.query.Get("focus"))};
  if (filter.focus.size() != 1 || kFocusTags.find(filter.focus) == std::u32string::npos) filter.focus.clear();
  return filter;
}

Html Select(std::string_view id, std::string_view label, const Html& options) {
  return Markup(
      "<div><label for=\"{}\">{}</label><select class=\"form-select\" id=\"{}\" name=\"{}\">{}</select></div>", id,
      label, id, id, options);
}

Html SideOptions(db::Session& session, const Visitor& visitor, const CatalogueSide& side, Date today) {
  std::vector<web::Choice> choices = {{"standard", "县标准目录"}};
  const auto sight = visitor.OrgansFor(Act::kSeeItems);
  for (const CatalogueOrgan& organ : CatalogueOrgans(session, today)) {
    if (sight && std::ranges::find(*sight, organ.id) == sight->end()) continue;
    choices.push_back({std::to_string(organ.id.value), organ.short_name});
  }
  return FilterOptions("", choices, side.address());
}

Html Filters(db::Session& session, const Visitor& visitor, const CatalogueSide& side, const RowFilter& filter,
             const std::vector<std::string>& areas, Date today) {
  std::vector<web::Choice> area_choices, focus_choices;
  for (const std::string& area : areas) area_choices.push_back({area, area});
  for (const char32_t tag : kFocusTags) focus_choices.push_back({ToUtf8({&tag, 1}), ToUtf8({&tag, 1})});
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/catalogue\" role=\"search\">{}{}{}{}<div><label "
      "for=\"words\">事项、内容或者主体</label><input class=\"form-control\" id=\"words\" name=\"words\" "
      "type=\"search\" "
      "value=\"{}\" maxlength=\"60\"></div><button class=\"btn btn-primary\" type=\"submit\">筛选</button><a "
      "class=\"btn\" href=\"{}\">清除</a></form>",
      Select("organ", "目录", SideOptions(session, visitor, side, today)),
      Select("area", "领域", FilterOptions("全部领域", area_choices, filter.area)),
      Select("rhythm", "频次", FilterOptions("全部频次", NamedChoices(Rhythms()), IdOrNone(filter.rhythm))),
      Select("focus", "重点", FilterOptions("全部", focus_choices, ToUtf8(filter.focus))), filter.words,
      CatalogueUrl(side));
}

struct Shown {
  const KeptRow* kept;
  const NamedDuty* duty = nullptr;
};

std::string DutyWords(const NamedDuty& duty) {
  return duty.unit_name + (duty.unit_name.empty() || duty.person_name.empty() ? "" : " ") + duty.person_name;
}

Html RowLine(const Shown& shown, const CatalogueSide& side) {
  const CatalogueRow& row = shown.kept->row;
  const std::string path = "/office/catalogue/rows/" + ToString(shown.kept->id);
  Html duty;
  if (shown.duty != nullptr) {
    const std::string words = DutyWords(*shown.duty);
    duty.Add("<td data-label=\"负责\">{}</td>", words.empty() ? std::string("未定") : words);
  }
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a> {}<div class=\"gk-soft\">{}</div></th><td "
      "data-label=\"公开时限\">{}</td><td data-label=\"频次\" class=\"gk-nowrap\">{}</td><td "
      "data-label=\"公开主体\">{}</td>{}</tr>",
      Url::Local(path).With("organ", side.address()), MatterOf(row), FocusBadges(row), Ellipsis(row.elements, 60),
      row.time_words, RhythmInWords(row), row.subject, duty);
}

Html AreaTable(const std::string& area, const std::vector<Shown>& rows, const CatalogueSide& side) {
  Html lines;
  for (const Shown& shown : rows) lines.Add("{}", RowLine(shown, side));
  return Markup(
      "<section class=\"card catalogue-area\"><h2>{} <span class=\"gk-soft\">{} 项</span></h2><table class=\"table "
      "card-table gk-list\"><thead><tr><th scope=\"col\">事项</th><th scope=\"col\">公开时限</th><th "
      "scope=\"col\">频次</th><th scope=\"col\">公开主体</th>{}</tr></thead><tbody>{}</tbody></table></section>",
      area, rows.size(), side.is_standard() ? Html() : Markup("<th scope=\"col\">负责</th>"), lines);
}

Html Tables(const std::vector<Shown>& rows, const CatalogueSide& side) {
  Html html;
  for (std::size_t from = 0; from < rows.size();) {
    std::size_t to = from;
    while (to < rows.size() && rows[to].kept->row.area == rows[from].kept->row.area) ++to;
    html.Add("{}", AreaTable(rows[from].kept->row.area,
                             {rows.begin() + static_cast<std::ptrdiff_t>(from),
                              rows.begin() + static_cast<std::ptrdiff_t>(to)},
                             side));
    from = to;
  }
  return html;
}

/// 未涉及领域事项说明, and the areas of which nothing was said yet.
Html AreasNote(const OrganCatalogue& catalogue, const CatalogueSide& side, bool may_keep) {
  Html lines;
  std::string unsaid;
  for (const AreaState& area : catalogue.areas) {
    if (area.choice && !area.choice->applies) {
      lines.Add("<div><dt>{}</dt><dd>{} <span class=\"gk-soft\">{} {}</span></dd></div>", area.area,
                area.choice->reason, area.choice->person_name, ToBeijingMinute(area.choice->at));
    }
    if (!area.choice && area.rows > 0) unsaid += (unsaid.empty() ? "" : "、") + area.area;
  }
  Html html;
  if (!unsaid.empty()) {
    html.Add("<div class=\"gk-warned\"><p>还没有说明是否涉及：{}。{}</p></div>", unsaid,
             may_keep ? Markup("<a href=\"{}\">现在说明</a>",
                               Url::Local("/office/catalogue/areas").With("organ", side.address()))
                      : Html());
  }
  if (!lines.empty()) {
    html.Add("<h2 class=\"gk-section\">未涉及领域事项说明</h2><dl class=\"gk-facts\">{}</dl>", lines);
  }
  return html;
}

Html Actions(const CatalogueSide& side, bool may_keep) {
  const auto url = [&](std::string_view path) { return Url::Local(path).With("organ", side.address()); };
  Html html;
  if (may_keep) {
    html.Add("<a class=\"btn btn-primary\" href=\"{}\">增加一行</a><a class=\"btn\" href=\"{}\">导入</a>",
             url("/office/catalogue/rows/new"), url("/office/catalogue/import"));
    if (!side.is_standard()) html.Add("<a class=\"btn\" href=\"{}\">涉及的领域</a>", url("/office/catalogue/areas"));
  }
  return html.Add("<a class=\"btn\" href=\"{}\">导出 Excel</a>", url("/office/catalogue/export"));
}

Html Empty(const RowFilter& filter, const CatalogueSide& side, bool may_keep) {
  if (!filter.is_empty()) {
    return Markup("<p class=\"gk-empty\">没有符合条件的。可以<a href=\"{}\">清除筛选</a>。</p>", CatalogueUrl(side));
  }
  if (!may_keep) return Markup("<p class=\"gk-empty\">这个目录还是空的。</p>");
  const auto url = [&](std::string_view path) { return Url::Local(path).With("organ", side.address()); };
  if (side.is_standard()) {
    return Markup(
        "<p class=\"gk-empty\">县标准目录还是空的。可以<a href=\"{}\">从表格导入</a>各领域标准目录，或者<a "
        "href=\"{}\">逐行增加</a>。</p>",
        url("/office/catalogue/import"), url("/office/catalogue/rows/new"));
  }
  return Markup(
      "<p class=\"gk-empty\">本机关的目录还是空的。先<a "
      "href=\"{}\">说明涉及哪些领域</a>，县标准目录里这些领域的事项就会列"
      "进来；本机关自己的事项可以<a href=\"{}\">逐行增加</a>或者<a href=\"{}\">从表格导入</a>。</p>",
      url("/office/catalogue/areas"), url("/office/catalogue/rows/new"), url("/office/catalogue/import"));
}

std::string DoneWords(const Request& request) {
  static const std::map<std::string_view, std::string> kWords = {{"areas", "已保存，目录按涉及的领域重新列出。"},
                                                                 {"ended", "这一行已经停用。"}};
  const auto found = kWords.find(request.query.Get("done"));
  if (found != kWords.end()) return found->second;
  if (request.query.Get("done") != "imported") return {};
  const auto number = [&](std::string_view name) { return std::to_string(request.query.Int(name).value_or(0)); };
  return "已写入：新增 " + number("added") + " 行，改动 " + number("changed") + " 行，没有变化 " + number("same") +
         " 行。";
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const CatalogueSide side = SideFrom(reader, request.query.Get("organ"), visitor, today);
  const RowFilter filter = FilterFrom(request);
  const std::vector<KeptRow> standard = StandardRows(reader, today);
  const OrganCatalogue catalogue = side.organ ? CatalogueOf(reader, *side.organ, standard) : OrganCatalogue();
  std::vector<Shown> rows;
  std::vector<std::string> areas;
  const auto take = [&](const Shown& shown) {
    const std::string& area = shown.kept->row.area;
    if (areas.empty() || areas.back() != area) areas.push_back(area);
    if (filter.Takes(shown.kept->row)) rows.push_back(shown);
  };
  if (side.is_standard()) std::ranges::for_each(standard, [&](const KeptRow& kept) { take({&kept}); });
  for (const RowOfOrgan& row : catalogue.rows) take({&row.kept, &row.duty});
  const bool may_keep = MayKeep(visitor, side);
  web::Page page = CatalogueFrame(visitor, side.is_standard() ? "公开事项标准目录" : side.name + "公开事项标准目录",
                                  "/office/catalogue");
  page.actions = Actions(side, may_keep);
  if (const std::string done = DoneWords(request); !done.empty()) {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>", done);
  }
  page.body.Add("{}", Filters(reader, visitor, side, filter, areas, today));
  if (rows.empty()) {
    page.body.Add("{}", Empty(filter, side, may_keep));
  } else {
    page.body.Add("<p class=\"gk-count\">共 {} 项</p>{}", rows.size(), Tables(rows, side));
  }
  if (side.organ) page.body.Add("{}", AreasNote(catalogue, side, may_keep));
  return Response::Of(RenderPage(page, request));
}

// ---- the areas

/// "yes", "no", "" of each area, with the reason.
struct AreaTyped {
  std::string area, answer, reason;
  int rows = 0;
  std::int64_t seen = 0;  // when the answer was given that the form showed, in seconds; 0: none
};

Html AreaRow(std::size_t place, const AreaTyped& typed, const FieldErrors& errors) {
  const std::string name = "answer-" + std::to_string(place), reason = "reason-" + std::to_string(place);
  const auto radio = [&](std::string_view value, std::string_view label) {
    return Markup(
        "<label class=\"form-check\"><input class=\"form-check-input\" type=\"radio\" name=\"{}\" value=\"{}\" "
        "{}><span "
        "class=\"form-check-label\">{}</span></label>",
        name, value, AttributeIf(typed.answer == value, "checked"), label);
  };
  Html fault;
  const FieldError* error = ErrorOf(errors, reason);
  if (error != nullptr) fault.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return Markup(
      "<fieldset class=\"catalogue-answer\"><legend>{} <span class=\"gk-soft\">{}</span></legend><input "
      "type=\"hidden\" name=\"area-{}\" value=\"{}\"><input type=\"hidden\" name=\"seen-{}\" value=\"{}\"><div "
      "class=\"catalogue-ticks\">{}{}</div><div "
      "class=\"gk-field\"><label class=\"form-label\" for=\"{}\">不涉及的原因</label><input class=\"form-control\" "
      "id=\"{}\" name=\"{}\" value=\"{}\" maxlength=\"500\" autocomplete=\"off\" aria-describedby=\"{}-says\" {}><div "
      "class=\"gk-says\" id=\"{}-says\">{}</div></div></fieldset>",
      typed.area, typed.rows > 0 ? "县标准目录有 " + std::to_string(typed.rows) + " 项" : "县标准目录还没有", place,
      typed.area, place, typed.seen, radio("yes", "涉及"), radio("no", "不涉及"), reason, reason, reason, typed.reason,
      reason, AttributeIf(error != nullptr, "aria-invalid=\"true\""), reason, fault);
}

Response ShowAreas(const Request& request, const Visitor& visitor, const CatalogueSide& side,
                   const std::vector<AreaTyped>& typed, const FieldErrors& errors) {
  web::Page page = CatalogueFrame(visitor, "涉及的领域", "/office/catalogue", &side);
  Html rows;
  for (std::size_t i = 0; i < typed.size(); ++i) rows.Add("{}", AreaRow(i, typed[i], errors));
  page.body.Add(
      "<p>{}"
      "的目录由县标准目录里涉及领域的事项和本机关自己的事项组成。不涉及的领域写明原因，作为“未涉及领域事项说明”向公众"
      "公开。</p>{}<form method=\"post\" action=\"{}\" class=\"gk-form\">{}{}<div class=\"gk-sends\"><button "
      "class=\"btn "
      "btn-primary\" type=\"submit\">保存</button><a class=\"btn\" href=\"{}\">取消</a></div></form>",
      side.name, web::FaultList(errors), Url::Local("/office/catalogue/areas").With("organ", side.address()),
      web::FormKeys(request), rows, CatalogueUrl(side));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

std::vector<AreaTyped> TypedAreas(const Request& request) {
  std::vector<AreaTyped> typed;
  constexpr std::size_t kMostAreas = 200;
  for (std::size_t i = 0; i < kMostAreas; ++i) {
    const std::string place = std::to_string(i);
    const std::string_view area = Trim(request.form.Get("area-" + place));
    if (area.empty()) break;
    typed.push_back({std::string(area), std::string(request.form.Get("answer-" + place)),
                     std::string(Trim(request.form.Get("reason-" + place))), 0,
                     request.form.Int("seen-" + place).value_or(0)});
  }
  return typed;
}

std::vector<AreaTyped> KeptAreas(db::Session& session, const CatalogueOrgan& organ, Date today) {
  std::vector<AreaTyped> kept;
  for (const AreaState& area : CatalogueOf(session, organ, StandardRows(session, today)).areas) {
    const std::string answer = !area.choice ? "" : area.choice->applies ? "yes" : "no";
    const std::int64_t seen = area.choice ? area.choice->at.time_since_epoch().count() : 0;
    kept.push_back({area.area, answer, area.choice ? area.choice->reason : "", area.rows, seen});
  }
  return kept;
}

Response Areas(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  CatalogueSide side;
  std::vector<AreaTyped> kept;
  {
    db::Reader reader = desk.database.Read();
    side = SideFrom(reader, request.query.Get("organ"), visitor, today);
    if (side.is_standard()) throw web::ProblemError({404, "没有这一页", "县标准目录包括所有领域，请选一个机关。"});
    kept = KeptAreas(reader, *side.organ, today);
  }
  const account::Actor actor = KeeperOf(visitor, side, request);
  if (request.method != web::Method::kPost) return ShowAreas(request, visitor, side, kept, {});
  std::vector<AreaTyped> typed = TypedAreas(request);
  std::vector<AreaAnswer> answers;
  std::vector<std::size_t> places;
  FieldErrors errors;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const auto known = std::ranges::find(kept, typed[i].area, &AreaTyped::area);
    if (known == kept.end()) continue;
    typed[i].rows = known->rows;
    if (typed[i].answer != "yes" && typed[i].answer != "no") continue;
    answers.push_back({.area = typed[i].area,
                       .applies = typed[i].answer == "yes",
                       .reason = typed[i].reason,
                       .seen = Instant(std::chrono::seconds(typed[i].seen))});
    places.push_back(i);
    typed[i].seen = known->seen;  // what the others have said is told now: the next time it is saved knowingly
  }
  const auto chosen = ChooseAreas(desk, actor, side.organ->id, answers);
  if (chosen) return Response::SeeOther(CatalogueUrl(side).With("done", "areas"));
  for (FieldError error : chosen.errors()) {
    constexpr std::string_view kReason = "reason-";
    if (error.field.starts_with(kReason)) {
      error.field = std::string(kReason) + std::to_string(places[std::stoul(error.field.substr(kReason.size()))]);
    }
    errors.push_back(std::move(error));
  }
  return ShowAreas(request, visitor, side, typed, errors);
}

}  // namespace

// ---- shared

std::string CatalogueSide::address() const { return organ ? std::to_string(organ->id.value) : "standard"; }

CatalogueSide SideFrom(db::Session& session, std::string_view asked, const Visitor& visitor, Date today) {
  std::optional<CatalogueOrgan> organ;
  if (asked.empty() && visitor.OrgansFor(Act::kSeeItems)) organ = OwnOrgan(session, visitor);
  if (!asked.empty() && asked != "standard") {
    const auto id = ItemIdFrom("1-" + std::string(asked));  // a plain positive number
    if (id && visitor.May(Act::kSeeItems, OrganId{id->number}))
      organ = CatalogueOrganWith(session, OrganId{id->number});
    if (!organ) throw web::ProblemError({404, "没有这个目录", "没有这个机关的目录，请从“标准目录”进入。"});
  }
  if (organ) return {.keeper = organ->id, .organ = organ, .name = organ->short_name};
  const auto keeper = StandardKeeper(session, today);
  if (!keeper) throw web::ProblemError({404, "还没有目录", "县级政府还没有设立，请先在“机关”里设立。"});
  return {.keeper = *keeper, .organ = {}, .name = "县标准目录"};
}

bool MayKeep(const Visitor& visitor, const CatalogueSide& side) {
  if (side.is_standard()) return visitor.ReachWith(Act::kEditGuide) == account::Reach::kCounty;
  return visitor.May(Act::kEditGuide, side.keeper);
}

account::Actor KeeperOf(const Visitor& visitor, const CatalogueSide& side, const Request& request) {
  if (!MayKeep(visitor, side)) {
    throw web::ProblemError(
        {403, "您的岗位不能改这个目录", "您现在的岗位不能改这个目录。县标准目录由县政务公开办维护。"});
  }
  return ActorOn(visitor, Act::kEditGuide, side.keeper, request);
}

web::Page CatalogueFrame(const Visitor& visitor, std::string title, std::string_view current,
                         const CatalogueSide* side) {
  web::Page page = PartFrame(visitor, std::move(title), current);
  if (side != nullptr) page.breadcrumbs.push_back({side->name, CatalogueUrl(*side)});
  return page;
}

Url CatalogueUrl(const CatalogueSide& side) { return Url::Local("/office/catalogue").With("organ", side.address()); }

Html TimeNote(const CatalogueRow& row) {
  const TimeLimit limit = ReadTimeLimit(row.time_words);
  if (limit.is_read()) return Markup("<span class=\"gk-soft\">读作：{}</span>", InWords(limit));
  if (row.rhythm == Rhythm::kAtOnce) {
    return Markup("<span class=\"gk-soft\">{}期限按条例第二十六条的20个工作日计算。</span>", limit.unread);
  }
  return Markup("<span class=\"gk-soft\">{}按公开频次提醒，只作为内部工作期限。</span>", limit.unread);
}

Html FocusBadges(const CatalogueRow& row) {
  Html html;
  for (const char32_t tag : FromUtf8(row.focus)) {
    html.Add("<span class=\"badge gk-badge-note\">{}</span> ", ToUtf8({&tag, 1}));
  }
  return html;
}

void AddCataloguePages(account::Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/catalogue", Act::kSeeItems,
             [&desk](const Request& request, const Visitor& visitor) { return ShowList(desk, request, visitor); });
  const auto areas = [&desk](const Request& request, const Visitor& visitor) { return Areas(desk, request, visitor); };
  office.Get("/office/catalogue/areas", Act::kEditGuide, areas);
  office.Post("/office/catalogue/areas", Act::kEditGuide, areas);
}

}  // namespace gongkai::disclosure
