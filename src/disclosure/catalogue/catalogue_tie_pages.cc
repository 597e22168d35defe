// Under which row of the catalogue an item stands, and of a periodic row for which period: chosen with a new draft, or
// on a page of its own. One list for both, so that no script is needed: each open period is a choice of its own.

#include <algorithm>

#include "account/working_days_view.h"
#include "base/fold.h"
#include "disclosure/catalogue/catalogue_actions.h"
#include "disclosure/catalogue/catalogue_pages.h"
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

constexpr std::size_t kPeriodsOffered = 4;

/// "1-12" or "1-12_2026-03", as the list sends it.
std::string ValueOf(const ItemTie& tie) { return ToString(tie.row) + (tie.period.empty() ? "" : "_" + tie.period); }

std::optional<ItemTie> TieFrom(std::string_view value) {
  const std::size_t bar = std::min(value.find('_'), value.size());
  const auto row = CatalogueRowIdFrom(value.substr(0, bar));
  if (!row) return std::nullopt;
  return ItemTie{*row, std::string(value.substr(std::min(bar + 1, value.size())))};
}

struct RowChoice {
  ItemTie tie;
  std::string area, label;
};

/// Of a periodic row the periods that are not done yet, the oldest first, and that of today, which more than one item
/// may be for; of every other row itself.
void AddChoices(const RowOfOrgan& row, std::span<const TiedItem> items, Date today, std::vector<RowChoice>& choices) {
  const CatalogueRow& of = row.kept.row;
  if (of.rhythm != Rhythm::kPeriodic || !of.cycle) {
    choices.push_back({{row.kept.id, ""}, of.area, MatterOf(of)});
    return;
  }
  std::vector<std::string> periods;
  for (const Obligation& each : ObligationsOf({of, row.since}, items, account::WorkingDays(), today)) {
    if (!IsDone(each.state)) periods.push_back(each.period);
  }
  periods.push_back(PeriodWith(*of.cycle, today).id);
  std::ranges::sort(periods);  // by year and number: their ids are made so
  periods.erase(std::ranges::unique(periods).begin(), periods.end());
  const std::size_t from = periods.size() > kPeriodsOffered ? periods.size() - kPeriodsOffered : 0;
  for (std::size_t i = from; i < periods.size(); ++i) {
    choices.push_back(
        {{row.kept.id, periods[i]}, of.area, MatterOf(of) + "（" + NameOfPeriod(*of.cycle, periods[i]) + "）"});
  }
}

std::vector<RowChoice> ChoicesFor(db::Session& session, const CatalogueOrgan& organ, Date today) {
  std::vector<RowChoice> choices;
  const auto tied = TiedItemsOf(session, organ.id);
  for (const RowOfOrgan& row : CatalogueOf(session, organ, StandardRows(session, today)).rows) {
    const auto found = tied.find(row.kept.id);
    AddChoices(row, found == tied.end() ? std::span<const TiedItem>() : std::span<const TiedItem>(found->second), today,
               choices);
  }
  return choices;
}

/// What is asked for is chosen; of a row without a period its first.
Html OptionsOf(const std::vector<RowChoice>& choices, const std::optional<ItemTie>& chosen) {
  const auto is_chosen = [&](const RowChoice& choice) {
    return chosen && choice.tie.row == chosen->row && (chosen->period.empty() || choice.tie.period == chosen->period);
  };
  const auto first = std::ranges::find_if(choices, is_chosen);
  Html html = Markup("<option value=\"\">（不列在目录的任何一行下）</option>");
  for (std::size_t i = 0; i < choices.size();) {
    Html options;
    const std::string& area = choices[i].area;
    for (; i < choices.size() && choices[i].area == area; ++i) {
      const bool selected = first != choices.end() && first == choices.begin() + static_cast<std::ptrdiff_t>(i);
      options.Add("<option value=\"{}\" {}>{}</option>", ValueOf(choices[i].tie), AttributeIf(selected, "selected"),
                  choices[i].label);
    }
    html.Add("<optgroup label=\"{}\">{}</optgroup>", area, options);
  }
  return html;
}

Html SelectField(const Html& options, const FieldErrors& errors) {
  Html says;
  for (const std::string_view field : {"row", "period"}) {
    if (const FieldError* error = ErrorOf(errors, field)) says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  }
  return Markup(
      "<div class=\"gk-field\"><label class=\"form-label\" for=\"row\">标准目录里的事项</label><select "
      "class=\"form-select\" id=\"row\" name=\"row\" aria-describedby=\"row-says\">{}</select><div class=\"gk-says\" "
      "id=\"row-says\">{}<p class=\"form-hint\">公开以后，目录里这一项（这一期）就算完成</p></div></div>",
      options, says);
}

// ---- the page of an item

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const Item item = ItemIn(reader, request, visitor);
  const auto organ = CatalogueOrganWith(reader, item.id.organ);
  if (!organ) throw web::ProblemError({404, "没有目录", "这个机关没有自己的目录。"});
  std::vector<RowChoice> choices = ChoicesFor(reader, *organ, today);
  const auto tie = TieOf(reader, item.id);
  const bool is_offered = !tie || std::ranges::any_of(choices, [&](const RowChoice& each) { return each.tie == *tie; });
  if (!is_offered) {  // a period that is done, perhaps by this very item
    if (const auto kept = FindRow(reader, tie->row)) {
      const std::string period =
          tie->period.empty() || !kept->row.cycle ? "" : "（" + NameOfPeriod(*kept->row.cycle, tie->period) + "）";
      const auto place = std::ranges::find(choices, kept->row.area, &RowChoice::area);
      choices.insert(place, {*tie, kept->row.area, MatterOf(kept->row) + period});
    }
  }
  web::Page page = ItemFrame(visitor, "列在标准目录的哪一行");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")},
                      {TitleOf(item), Url::Local("/office/items/" + ToString(item.id))}};
  if (choices.empty()) {
    page.body.Add("<p class=\"gk-empty\">本机关的目录还是空的。先在<a href=\"{}\">标准目录</a>里说明涉及哪些领域。</p>",
                  Url::Local("/office/catalogue").With("organ", std::to_string(item.id.organ.value)));
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form\">{}{}<div class=\"gk-sends\"><button class=\"btn "
      "btn-primary\" type=\"submit\">保存</button><a class=\"btn\" href=\"{}\">取消</a></div></form>",
      web::FaultList(errors), Url::Local("/office/items/" + ToString(item.id) + "/catalogue"), web::FormKeys(request),
      SelectField(OptionsOf(choices, tie), errors), Url::Local("/office/items/" + ToString(item.id)));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Save(Desk& desk, const Request& request, const Visitor& visitor) {
  ItemId id;
  {
    db::Reader reader = desk.database.Read();
    id = ItemIn(reader, request, visitor).id;
  }
  const std::string_view sent = request.form.Get("row");
  const auto tie = TieFrom(sent);
  if (!tie && !sent.empty()) return Show(desk, request, visitor, {{"row", "没有这一行，请重新选择。"}});
  const auto tied = TieItem(desk, ActorOn(visitor, Act::kDraftItems, id.organ, request), id, tie);
  if (!tied) return Show(desk, request, visitor, tied.errors());
  return Response::SeeOther(Url::Local("/office/items/" + ToString(id)).With("done", "tied"));
}

}  // namespace

Html CatalogueFact(db::Session& session, const Item& item, const Visitor& visitor) {
  const auto tie = TieOf(session, item.id);
  const auto kept = tie ? FindRow(session, tie->row) : std::nullopt;
  Html html;
  if (kept) {
    const std::string period =
        tie->period.empty() || !kept->row.cycle ? "" : "（" + NameOfPeriod(*kept->row.cycle, tie->period) + "）";
    html.Add(
        "<a href=\"{}\">{}</a>",
        Url::Local("/office/catalogue/rows/" + ToString(kept->id)).With("organ", std::to_string(item.id.organ.value)),
        kept->row.area + "：" + MatterOf(kept->row) + period);
  } else {
    html.Add("没有列入");
  }
  if (visitor.May(Act::kDraftItems, item.id.organ)) {
    html.Add("　<a href=\"/office/items/{}/catalogue\">{}</a>", ToString(item.id), kept ? "改" : "列入标准目录");
  }
  return html;
}

Html RowField(db::Session& session, OrganId organ, const Request& request, Date today) {
  const auto of = CatalogueOrganWith(session, organ);
  if (!of) return {};
  const std::vector<RowChoice> choices = ChoicesFor(session, *of, today);
  if (choices.empty()) return {};
  const bool is_sent = request.method == web::Method::kPost;
  return SelectField(OptionsOf(choices, TieFrom(is_sent ? request.form.Get("row") : request.query.Get("row"))), {});
}

bool TieAsSent(Desk& desk, account::Actor actor, ItemId item, const Request& request) {
  const auto tie = TieFrom(request.form.Get("row"));
  if (!tie) return true;
  if (!actor.once_key.empty()) actor.once_key += "|row";
  return static_cast<bool>(TieItem(desk, actor, item, tie));
}

void AddCatalogueTiePages(account::Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/items/{id}/catalogue", Act::kDraftItems,
             [&desk](const Request& request, const Visitor& visitor) { return Show(desk, request, visitor, {}); });
  office.Post("/office/items/{id}/catalogue", Act::kDraftItems,
              [&desk](const Request& request, const Visitor& visitor) { return Save(desk, request, visitor); });
}

}  // namespace gongkai::disclosure
