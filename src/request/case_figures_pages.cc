// /office/request-figures: what came in a period, how it ended and in which time, told apart by organ, outcome,
// articles, channel, applicant or days. Period and all else stand in the address; each figure opens to its cases.

#include "account/sight_actions.h"
#include "account/working_days_view.h"
#include "request/case_figures_export.h"
#include "request/case_figures_store.h"
#include "request/oversight_pages.h"
#include "request/satisfaction_store.h"

namespace gongkai::request {
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

struct Asked {
  DayRange period;
  FigureBy by = FigureBy::kOrgan;
  std::optional<OrganId> organ;
  FieldErrors errors;  // of the period, which is then this year
};

Asked AskedFor(const Request& request, const Visitor& visitor, Date today) {
  Asked asked{.period = {today.year() / 1 / 1, today},
              .by = FigureByFrom(request.query.Get("by")).value_or(FigureBy::kOrgan),
              .organ = OrganOfAddress(request, visitor),
              .errors = {}};
  const auto period = FigurePeriodIn(request.query.Get("from"), request.query.Get("until"), today);
  if (period) {
    asked.period = *period;
  } else {
    asked.errors = period.errors();
  }
  return asked;
}

Url UrlOf(const Asked& asked, std::string_view path) {
  Url url = Url::Local(path);
  url.With("from", gongkai::ToString(asked.period.first)).With("until", gongkai::ToString(asked.period.last));
  url.With("by", IdOf(asked.by));
  if (asked.organ) url.With("organ", std::to_string(asked.organ->value));
  return url;
}

/// None: all.
std::optional<std::vector<OrganId>> OrgansAsked(const Visitor& visitor, const Asked& asked) {
  return asked.organ ? std::optional(std::vector{*asked.organ}) : visitor.OrgansFor(Act::kSeeCases);
}

std::vector<CaseFact> FactsFor(db::Session& session, const Visitor& visitor, const Asked& asked) {
  return FactsOfPeriod(session, OrgansAsked(visitor, asked), asked.period);
}

// ---- the table

Html Cells(const Asked& asked, const std::optional<std::string>& row, const FigureCells& cells) {
  Html html;
  for (const FigureColumn column : kFigureColumns) {
    const int figure = cells[static_cast<std::size_t>(column)];
    Url url = UrlOf(asked, std::string(kFiguresPath) + "/cases").With("column", IdOf(column));
    if (row) url.With("row", *row);
    html.Add("<td data-label=\"{}\">{}</td>", NameOf(column),
             figure == 0 ? Markup("0") : Markup("<a href=\"{}\">{}</a>", url, figure));
  }
  return html;
}

/// Organs in their order, also those of which nothing is counted; else the rows as they are.
std::vector<std::pair<std::string, std::string>> NamedRows(db::Session& session, const Visitor& visitor,
                                                           const Asked& asked, const std::vector<CaseFact>& facts,
                                                           const Figures& figures, Date today) {
  std::vector<std::pair<std::string, std::string>> rows;
  if (asked.by == FigureBy::kOrgan) {
    for (const auto& [id, name] : AnsweringOrgans(session, visitor, facts, today)) {
      if (!asked.organ || id == *asked.organ) rows.emplace_back(std::to_string(id.value), name);
    }
    return rows;
  }
  for (const auto& [key, cells] : figures.rows) rows.emplace_back(key, NameOfRow(asked.by, key));
  return rows;
}

Html Table(const Asked& asked, const std::vector<std::pair<std::string, std::string>>& named, const Figures& figures) {
  Html heads, rows;
  for (const FigureColumn column : kFigureColumns) heads.Add("<th scope=\"col\">{}</th>", NameOf(column));
  for (const auto& [key, name] : named) {
    FigureCells cells{};
    for (const auto& [row, counted] : figures.rows) {
      if (row == key) cells = counted;
    }
    rows.Add("<tr><th scope=\"row\">{}</th>{}</tr>", name, Cells(asked, key, cells));
  }
  rows.Add("<tr><th scope=\"row\">合计</th>{}</tr>", Cells(asked, std::nullopt, figures.all));
  return Markup(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"按{}统计\"><table "
      "class=\"table card-table gk-list gk-figures\"><thead><tr><th "
      "scope=\"col\">{}</th>{}</tr></thead><tbody>{}</tbody></table>"
      "</div></div>",
      NameOf(asked.by), NameOf(asked.by), heads, rows);
}

Html Filters(const Request& request, const Asked& asked, const std::vector<OrganName>& organs) {
  std::vector<web::Choice> choices;
  for (const auto& [id, name] : organs) choices.push_back({std::to_string(id.value), name});
  const auto typed = [&](std::string_view name, Date day) {
    return asked.errors.empty() ? gongkai::ToString(day) : std::string(request.query.Get(name));
  };
  const auto select = [](std::string_view name, std::string_view label, const Html& options) {
    return Markup(
        "<div><label for=\"{}\">{}</label><select class=\"form-select\" id=\"{}\" name=\"{}\">{}</select></div>", name,
        label, name, name, options);
  };
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"{}\" role=\"search\" novalidate>{}{}{}{}<button class=\"btn "
      "btn-primary\" type=\"submit\">看这段时间</button><a class=\"btn\" href=\"{}\">清除</a></form>",
      Url::Local(kFiguresPath),
      web::TextField({.name = "from", .label = "从", .value = typed("from", asked.period.first), .type = "date"},
                     asked.errors),
      web::TextField({.name = "until", .label = "到", .value = typed("until", asked.period.last), .type = "date"},
                     asked.errors),
      select("by", "按什么分", FilterOptions("", NamedChoices(kFigureBys), IdOf(asked.by))),
      choices.size() < 2 ? Html()
                         : select("organ", "机关",
                                  FilterOptions("全部机关", choices,
                                                asked.organ ? std::to_string(asked.organ->value) : std::string())),
      Url::Local(kFiguresPath));
}

/// What applicants said of the handling on their own page, once it ended. That nobody rated is not told apart from that
/// few did: of one case it would tell whether its applicant did.
Html Satisfied(db::Session& session, const Visitor& visitor, const Asked& asked) {
  std::string words;
  int all = 0;
  for (const auto& [satisfaction, count] : CountSatisfaction(session, OrgansAsked(visitor, asked), asked.period)) {
    words += (words.empty() ? "" : "，") + std::string(NameOf(satisfaction)) + " " + std::to_string(count) + " 件";
    all += count;
  }
  if (all < kFewestRatings) {
    words = "评价过的不足 " + std::to_string(kFewestRatings) + " 件，为了不让人看出是谁评的，不列数字";
  }
  return Markup("<p>申请人对办理的评价（这段时间办结的申请）：{}。</p>", words);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const Asked asked = AskedFor(request, visitor, today);
  db::Reader reader = desk.database.Read();
  const std::vector<CaseFact> facts = FactsFor(reader, visitor, asked);
  web::Page page = CaseFrame(visitor, "申请办理的数字", kFiguresPath);
  page.body.Add("{}{}", web::FaultList(asked.errors, "没有按这段时间统计"),
                Filters(request, asked, AnsweringOrgans(reader, visitor, facts, today)));
  if (!asked.errors.empty()) return Response::Of(RenderPage(page, request), web::StatusOf(asked.errors));
  page.actions.Add("<a class=\"btn\" href=\"{}\">导出 Excel</a>", UrlOf(asked, std::string(kFiguresPath) + "/export"));
  const Figures figures = FiguresOf(facts, asked.by, asked.period, today, account::WorkingDays());
  page.body.Add(
      "<p "
      "class=\"gk-soft\">收到按收到申请之日，办结按答复、不再处理或者撤回之日；还在办的和逾期的按今天的情况。{}"
      "这里不是年度报告"
      "的口径。</p>{}{}",
      asked.by == FigureBy::kDays ? "用时从收到申请之日的第二天算到答复之日，补正、征求意见和缴费的时间都在内。" : "",
      Table(asked, NamedRows(reader, visitor, asked, facts, figures, today), figures),
      Satisfied(reader, visitor, asked));
  return Response::Of(RenderPage(page, request));
}

// ---- what stands behind a figure, and the workbook

Response ShowCases(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const Asked asked = AskedFor(request, visitor, today);
  const auto column = FigureColumnFrom(request.query.Get("column"));
  if (!asked.errors.empty() || !column) throw web::ProblemError({404, "没有这个数字", "请从“申请办理的数字”进入。"});
  const auto row = request.query.Has("row") ? std::optional(std::string(request.query.Get("row"))) : std::nullopt;
  db::Reader reader = desk.database.Read();
  const auto facts =
      Behind(FactsFor(reader, visitor, asked), asked.by, row, *column, asked.period, today, account::WorkingDays());
  web::Page page = CaseFrame(visitor, std::string(NameOf(*column)) + "的申请", kFiguresPath);
  page.breadcrumbs = {{"依申请公开", Url::Local(kCasesPath)}, {"申请办理的数字", UrlOf(asked, kFiguresPath)}};
  std::string of;
  if (row && asked.by == FigureBy::kOrgan) {
    const auto organ = CaseIdFrom(*row + "-1");  // a number above nought and nothing else
    of = organ ? NameOfOrgan(reader, organ->organ) : std::string();
  } else if (row) {
    of = NameOfRow(asked.by, *row);
  }
  page.body.Add("<p>{}至{}{}{}，共 {} 件。</p>{}", asked.period.first, asked.period.last, NameOf(*column),
                of.empty() ? std::string() : "，" + of, facts.size(), CaseTable(reader, facts, std::nullopt, today));
  return Response::Of(RenderPage(page, request));
}

Response Export(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const Asked asked = AskedFor(request, visitor, today);
  if (!asked.errors.empty()) throw web::ProblemError({422, "没有导出", asked.errors.front().message});
  std::string bytes;
  {
    db::Reader reader = desk.database.Read();
    const std::vector<CaseFact> facts = FactsFor(reader, visitor, asked);
    auto organs = AnsweringOrgans(reader, visitor, facts, today);
    if (asked.organ) std::erase_if(organs, [&](const OrganName& each) { return each.first != *asked.organ; });
    bytes = FiguresWorkbook(facts, organs, asked.period, today, account::WorkingDays());
  }
  account::RecordTaken(desk, visitor, asked.organ.value_or(visitor.posts.front().organ), "case.figures_export",
                       "figures");
  return Response::Download(FiguresTitle(asked.period) + ".xlsx",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", std::move(bytes));
}

}  // namespace

void AddCaseFigurePages(account::Office& office) {
  office.Get("/office/request-figures", Act::kSeeCases, WithDesk(office, Show));
  office.Get("/office/request-figures/cases", Act::kSeeCases, WithDesk(office, ShowCases));
  office.Get("/office/request-figures/export", Act::kSeeCases, WithDesk(office, Export));
}

}  // namespace gongkai::request
