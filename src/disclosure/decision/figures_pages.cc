// Table 2 of the annual report as the form has it, out of the ledger: every number leads to exactly the rows it counts,
// and a blank cell says why it is blank.
#include "disclosure/decision/figures_actions.h"

#include <algorithm>

#include "account/portal_view.h"
#include "disclosure/decision/decision_pages.h"
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

constexpr int kPageSize = 100;

struct Asked {
  OrganId organ{0};
  int year = 0;
};

int YearOr(std::optional<std::int64_t> asked, Date today) {
  return static_cast<int>(asked && *asked > 1900 && *asked < 2200 ? *asked : static_cast<int>(today.year()));
}

Asked AskedFor(const Request& request, const Visitor& visitor, Date today) {
  return {.organ = OrganFor(request, visitor, Act::kSeeItems), .year = YearOr(request.query.Int("year"), today)};
}

Url TableUrl(const Asked& asked) {
  return Url::Local("/office/figures")
      .With("organ", std::to_string(asked.organ.value))
      .With("year", std::to_string(asked.year));
}

Url RowsUrl(const Asked& asked, const Figure& figure) {
  return Url::Local("/office/figures/rows")
      .With("organ", std::to_string(asked.organ.value))
      .With("year", std::to_string(asked.year))
      .With("row", figure.key)
      .With("column", figure.column);
}

web::Page Frame(const Visitor& visitor, std::string title) {
  return PartFrame(visitor, std::move(title), "/office/figures");
}

// ---- the table

std::string LabelOf(const law::FormColumn& column) {
  return std::string(column.name) + (column.unit == law::Unit::kMoney ? "（单位：万元）" : "");
}

Html ValueCell(const Asked& asked, const Figure& figure) {
  const std::string label = figure.key + "，" + figure.column;
  if (!figure.value) return Markup("<td data-label=\"{}\">（空白）</td>", figure.column);
  return Markup("<td data-label=\"{}\"><a href=\"{}\" aria-label=\"{}：{}\">{}</a></td>", figure.column,
                RowsUrl(asked, figure), label, ToString(*figure.value), ToString(*figure.value));
}

/// The rows of one paragraph (第二十条第（一）项) with their heads, as the form prints them.
Html Block(const Asked& asked, const Figures& figures, std::span<const law::FormRow> rows) {
  Html heads, body;
  std::size_t widest = 0;
  for (const law::FormRow& row : figures.form->table2.rows) widest = std::max(widest, row.columns.size());
  for (const law::FormColumn& column : rows.front().columns) heads.Add("<th scope=\"col\">{}</th>", LabelOf(column));
  for (const law::FormRow& row : rows) {
    Html cells;
    for (const law::FormColumn& column : row.columns) {
      const auto figure = std::ranges::find_if(
          figures.cells, [&](const Figure& each) { return each.key == row.key && each.column == column.name; });
      cells.Add("{}", ValueCell(asked, *figure));
    }
    body.Add("<tr><th scope=\"row\">{}</th>{}</tr>", row.label, cells);
  }
  return Markup(
      "<table class=\"table figures\"><caption>{}</caption><thead><tr><th "
      "scope=\"col\">信息内容</th>{}</tr></thead><tbody>{}"
      "</tbody></table>",
      rows.front().group, heads, body);
}

Html Table(const Asked& asked, const Figures& figures) {
  Html blocks;
  const auto rows = figures.form->table2.rows;
  for (std::size_t from = 0; from < rows.size();) {
    std::size_t end = from;
    while (end < rows.size() && rows[end].group == rows[from].group &&
           rows[end].columns.data() == rows[from].columns.data()) {
      ++end;
    }
    blocks.Add("{}", Block(asked, figures, rows.subspan(from, end - from)));
    from = end;
  }
  return Markup("<div class=\"card figures-table\">{}</div>", blocks);
}

Html StateForm(const Request& request, const Asked& asked, std::string_view key, bool is_none) {
  return Markup(
      "<form method=\"post\" action=\"/office/figures/state\">{}<input type=\"hidden\" name=\"organ\" "
      "value=\"{}\"><input "
      "type=\"hidden\" name=\"year\" value=\"{}\"><input type=\"hidden\" name=\"row\" value=\"{}\"><input "
      "type=\"hidden\" "
      "name=\"none\" value=\"{}\"><button class=\"btn\" type=\"submit\">{}</button></form>",
      FormKeys(request), asked.organ.value, asked.year, key, is_none ? "1" : "0",
      is_none ? "声明" + std::string(key) + "本年没有" : "收回声明");
}

/// Why cells are blank or 0, and what is to be looked at, a line a cell; with what a person may state once the year is
/// over.
Html Words(db::Session& session, const Request& request, const Visitor& visitor, const Asked& asked,
           const Figures& figures, bool has_paid_fees, Date today) {
  const std::vector<Statement> statements = StatementsOf(session, asked.organ, asked.year);
  const bool may = visitor.May(Act::kDraftItems, asked.organ);
  const bool is_over = today > Date(std::chrono::year(asked.year) / 12 / 31);
  Html lines;
  std::string last;
  for (const Figure& figure : figures.cells) {
    if (figure.words.empty()) continue;
    const bool is_stated = std::ranges::count(statements, figure.key, &Statement::row_key) > 0;
    const bool can_be = FigureFactsFor(figure.key, figure.column)->counted != Counted::kNothing;
    Html form;
    if (may && figure.key != last && can_be &&
        (is_stated || (!figure.value && is_over && !HasRows(figures, figure.key) &&
                       !(has_paid_fees && HoldsFees(figures, figure.key)))))
      form = StateForm(request, asked, figure.key, !is_stated);
    if (can_be) last = figure.key;
    lines.Add("<li><b>{}，{}</b>　{}{}</li>", figure.key, figure.column, figure.words, form);
  }
  if (lines.empty()) return {};
  return Markup(
      "<section class=\"card item-part figures-words\"><h2>空白、0 "
      "和要核对的数</h2><p>空白表示登记簿里没有记载，不等于 "
      "0；填报时要么补登记，要么在年度过完以后声明本年没有。</p><ul>{}</ul></section>",
      lines);
}

/// What counts for nothing until a second person has confirmed it, with the way to it.
Html WaitingPart(db::Session& session, const Asked& asked) {
  Html lines;
  for (const ItemKind kind : {ItemKind::kRule, ItemKind::kNormative}) {
    for (const CountedItem& item : CountedItems(session, asked.organ, kind)) {
      const bool counts =
          WaitsForWord(Counted::kEnded, item, asked.year) || WaitsForWord(Counted::kInForce, item, asked.year);
      if (!counts) continue;
      const auto end = FindDocumentEnd(session, item.id);
      lines.Add("<li><a href=\"{}\">{}</a>　{}</li>",
                Url::Local("/office/figures/end/" + ToString(item.id)).With("year", std::to_string(asked.year)),
                item.title,
                end ? end->person + "登记：" + ToChinese(end->ended_on) + "起废止，等另一位负责人核对。"
                    : ToChinese(*item.waiting_end) + "因被代替、被撤销等撤下，还没有登记废止。");
    }
  }
  if (lines.empty()) return {};
  return Markup(
      "<section class=\"card item-part "
      "figures-waiting\"><h2>等核对的废止</h2><p>只有一个人说废止的，不计入“废止”，也还计在“现行有效”里。"
      "请登记废止日期和依据，由分管领导或者主要负责人核对。</p><ul>{}</ul></section>",
      lines);
}

/// Of whom the county is in sight: every organ; else the one that is shown.
Html OrganField(db::Session& session, const Visitor& visitor, const Asked& asked, Date today) {
  const auto county = account::PublicCountyOf(session, today);
  if (visitor.OrgansFor(Act::kSeeItems) || !county)
    return Markup("<input type=\"hidden\" name=\"organ\" value=\"{}\">", asked.organ.value);
  std::vector<web::Choice> choices;
  for (const account::PublicOrgan& organ : county->organs)
    choices.push_back({std::to_string(organ.id.value), organ.name});
  return Markup(
      "<div><label for=\"organ\">机关</label><select class=\"form-select\" id=\"organ\" "
      "name=\"organ\">{}</select></div>",
      FilterOptions("", choices, std::to_string(asked.organ.value)));
}

Html YearForm(const Html& organ, const Asked& asked) {
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/figures\">{}<div><label "
      "for=\"year\">年度</label><input class=\"form-control\" id=\"year\" name=\"year\" inputmode=\"numeric\" "
      "value=\"{}\" maxlength=\"4\"></div><button class=\"btn btn-primary\" type=\"submit\">查看</button></form>",
      organ, asked.year);
}

Money PaidIn(db::Session& session, const Asked& asked, const PaidFees& paid_fees) {
  return paid_fees ? paid_fees(session, asked.organ, asked.year) : Money{};
}

Response ShowTable(Desk& desk, const Request& request, const Visitor& visitor, const PaidFees& paid_fees) {
  const Asked asked = AskedFor(request, visitor, BeijingDay(desk.now()));
  db::Reader reader = desk.database.Read();
  Figures figures = web::OrProblem(FiguresOf(reader, asked.organ, asked.year));
  const Money paid = PaidIn(reader, asked, paid_fees);
  TellPaidFees(figures, paid);
  web::Page page = Frame(visitor, std::to_string(asked.year) + " 年主动公开政府信息情况");
  if (request.query.Get("done") == "1") page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
  page.body.Add("{}<p>{}。表式：{}。每个数字都可以点开，看它计了哪些。</p>{}{}{}",
                YearForm(OrganField(reader, visitor, asked, BeijingDay(desk.now())), asked),
                NameOfOrgan(reader, asked.organ), figures.form->source, Table(asked, figures),
                WaitingPart(reader, asked),
                Words(reader, request, visitor, asked, figures, paid > Money{}, BeijingDay(desk.now())));
  return Response::Of(RenderPage(page, request));
}

// ---- the rows of a cell

Html DecisionRows(db::Session& session, const Asked& asked, DecisionKind kind, Date today, int page) {
  const DecisionPage listed = ListDecisions(session, {.organs = std::vector{asked.organ},
                                                      .kind = kind,
                                                      .month = std::to_string(asked.year),
                                                      .today = today,
                                                      .page = page,
                                                      .page_size = kPageSize});
  Html rows;
  for (const ListedDecision& each : listed.decisions) {
    rows.Add(
        "<tr class=\"figure-row\"><th scope=\"row\"><a href=\"/office/decisions/{}\">{}</a></th><td "
        "data-label=\"内容\">{}</td><td class=\"gk-nowrap\" data-label=\"日期\">{}</td><td "
        "data-label=\"注\">{}</td></tr>",
        ToString(each.decision.id), each.decision.decision_number, each.decision.matter, each.decision.decided_on,
        each.decision.annulment ? NameOf(*each.decision.annulment) : std::string_view());
  }
  return rows;
}

bool IsDocument(const FigureFacts& facts) {
  return facts.kind == ItemKind::kRule || facts.kind == ItemKind::kNormative;
}

/// The amount that is added up, and how it came into this year where no reader of the item would see it.
Html MoneyNote(const FigureFacts& facts, const CountedItem& item, int year) {
  const auto money = MoneyIn(facts.counted, item, year);
  if (!money) return {};
  Html note = Markup("{} 元", ToString(*money));
  if (LacksYear(facts.counted, item, year)) note.Add("；没有填收费年度，按生成日期计入");
  const auto charge = item.charged.find(year);
  if (charge != item.charged.end() && charge->second.is_earlier)
    note.Add("；是以前公开的一版里的，现在的一版填的是别的年度");
  return note;
}

Html NoteOf(const FigureFacts& facts, const CountedItem& item, Date day, bool may) {
  if (!IsDocument(facts)) return MoneyNote(facts, item, static_cast<int>(day.year()));
  Html note = Markup("{}", ValidityOn(item, day));
  if (may)
    note.Add(" <a href=\"{}\">登记废止</a>",
             Url::Local("/office/figures/end/" + ToString(item.id)).With("year", ToString(day).substr(0, 4)));
  return note;
}

Html ItemRows(db::Session& session, const Asked& asked, const FigureFacts& facts, int page, bool may) {
  Html rows;
  std::int64_t number = 0;
  const std::int64_t from = std::int64_t{page - 1} * kPageSize;
  for (const CountedItem& item : CountedItems(session, asked.organ, *facts.kind)) {
    if (!Counts(facts.counted, item, asked.year)) continue;
    if (number++ < from || number > from + kPageSize) continue;
    rows.Add(
        "<tr class=\"figure-row\"><th scope=\"row\"><a href=\"/office/items/{}\">{}</a></th><td "
        "data-label=\"内容\">{}</td><td class=\"gk-nowrap\" data-label=\"日期\">{}</td><td "
        "data-label=\"注\">{}</td></tr>",
        ToString(item.id), item.title, item.index_number, item.formed_on,
        NoteOf(facts, item, std::chrono::year(asked.year) / 12 / 31, may));
  }
  return rows;
}

Html Pages(const Asked& asked, const Figure& figure, int page) {
  return web::Paging({.page = page, .last = static_cast<int>((figure.rows + kPageSize - 1) / kPageSize)},
                     [&](int to) { return RowsUrl(asked, figure).With("page", std::to_string(to)); });
}

Figure FigureIn(const Figures& figures, const Request& request) {
  for (const Figure& figure : figures.cells) {
    if (figure.key == request.query.Get("row") && figure.column == request.query.Get("column")) return figure;
  }
  throw web::ProblemError({404, "没有这一格", "这一年的表二没有这一格。"});
}

Response ShowRows(Desk& desk, const Request& request, const Visitor& visitor, const PaidFees& paid_fees) {
  const Date today = BeijingDay(desk.now());
  const Asked asked = AskedFor(request, visitor, today);
  db::Reader reader = desk.database.Read();
  Figures figures = web::OrProblem(FiguresOf(reader, asked.organ, asked.year));
  TellPaidFees(figures, PaidIn(reader, asked, paid_fees));
  const Figure figure = FigureIn(figures, request);
  const FigureFacts& facts = *FigureFactsFor(figure.key, figure.column);
  const int number = static_cast<int>(std::clamp<std::int64_t>(request.query.Int("page").value_or(1), 1, 10'000));
  Html rows;
  if (facts.decision) rows = DecisionRows(reader, asked, *facts.decision, today, number);
  if (facts.kind) rows = ItemRows(reader, asked, facts, number, visitor.May(Act::kDraftItems, asked.organ));
  web::Page page = Frame(visitor, figure.key + "：" + figure.column);
  page.breadcrumbs.push_back({std::to_string(asked.year) + " 年表二", TableUrl(asked)});
  page.body.Add("<p>{}，{} 年：<b>{}</b>，计 {} 件。{}</p>", NameOfOrgan(reader, asked.organ), asked.year,
                figure.value ? ToString(*figure.value) : std::string("空白"), figure.rows, facts.words);
  if (!figure.words.empty()) page.body.Add("<p>{}</p>", figure.words);
  if (!rows.empty()) {
    page.body.Add(
        "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
        "scope=\"col\">文号或者名称</th><th "
        "scope=\"col\">内容或者索引号</th><th scope=\"col\">日期</th><th "
        "scope=\"col\">注</th></tr></thead><tbody>{}</tbody>"
        "</table></div>{}",
        rows, Pages(asked, figure, number));
  }
  return Response::Of(RenderPage(page, request));
}

// ---- what people say

Response State(Desk& desk, const Request& request, const Visitor& visitor, const PaidFees& paid_fees) {
  const Asked asked{.organ = OrganFor(request, visitor, Act::kDraftItems),
                    .year = static_cast<int>(request.form.Int("year").value_or(0))};
  web::OrProblem(StateNone(desk, ActorOn(visitor, Act::kDraftItems, asked.organ, request), asked.organ, asked.year,
                           request.form.Get("row"), request.form.Get("none") == "1", paid_fees));
  return Response::SeeOther(TableUrl(asked));
}

/// How far it is told: what waits for its second person, and the form for who may be that.
Html ConfirmPart(const Item& item, const DocumentEnd& end, const Request& request, const Visitor& visitor) {
  if (!end.confirmed_by.empty()) return Markup("<p>{}已核对，公开的页面上已经标明。</p>", end.confirmed_by);
  const bool may = (visitor.May(Act::kReviewItems, item.id.organ) || visitor.May(Act::kApproveItems, item.id.organ)) &&
                   visitor.person != end.person_id;
  Html form;
  if (may) {
    form = Markup(
        "<form method=\"post\" action=\"{}\" class=\"gk-plain-form\">{}<input type=\"hidden\" name=\"ended_on\" "
        "value=\"{}\"><input type=\"hidden\" name=\"words\" value=\"{}\"><button class=\"btn btn-primary\" "
        "type=\"submit\">核对无误，公开标明</button></form>",
        Url::Local("/office/figures/end/" + ToString(item.id) + "/confirm"), FormKeys(request), end.ended_on,
        end.words);
  }
  return Markup(
      "<div "
      "class=\"gk-warned\"><p>{}登记：{}起废止，依据：{}。还没有公开标明，要由分管领导或者主要负责人核对。</p>{}</div>",
      end.person, ToChinese(end.ended_on), end.words, form);
}

Response ShowEnd(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Item item = ItemIn(reader, request, visitor);
  const auto end = FindDocumentEnd(reader, item.id);
  const bool is_sent = request.method == web::Method::kPost;
  web::Page page = Frame(visitor, "登记废止：" + TitleOf(item));
  page.width = web::Width::kText;
  if (end) page.body.Add("{}", ConfirmPart(item, *end, request, visitor));
  if (!visitor.May(Act::kDraftItems, item.id.organ)) {
    page.body.Add("{}", web::FaultList(errors));
    return Response::Of(RenderPage(page, request), web::StatusOf(errors));
  }
  page.body.Add(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"year\" "
      "value=\"{}\">{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">保存</button></div></form>",
      web::FaultList(errors), Url::Local("/office/figures/end/" + ToString(item.id)), FormKeys(request),
      is_sent ? request.form.Get("year") : request.query.Get("year"),
      web::TextField({.name = "ended_on",
                      .label = "从哪一天起废止",
                      .value = is_sent ? std::string(request.form.Get("ended_on"))
                               : end   ? ToString(end->ended_on)
                                       : "",
                      .type = "date",
                      .required = true},
                     errors),
      web::TextField({.name = "words",
                      .label = "依据",
                      .value = is_sent ? std::string(request.form.Get("words"))
                               : end   ? end->words
                                       : "",
                      .hint = "例如：澄砚县人民政府关于废止部分行政规范性文件的决定（澄政发〔2026〕9号）",
                      .required = true},
                     errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response End(Desk& desk, const Request& request, const Visitor& visitor) {
  ItemId id;
  {
    db::Reader reader = desk.database.Read();
    id = ItemIn(reader, request, visitor).id;
  }
  const auto done = EndDocument(desk, ActorOn(visitor, Act::kDraftItems, id.organ, request), id,
                                {std::string(request.form.Get("ended_on")), std::string(request.form.Get("words"))});
  if (!done) return ShowEnd(desk, request, visitor, done.errors());
  return Response::SeeOther(
      TableUrl({.organ = id.organ, .year = YearOr(request.form.Int("year"), BeijingDay(desk.now()))})
          .With("done", "1"));
}

Response ConfirmEnd(Desk& desk, const Request& request, const Visitor& visitor) {
  ItemId id;
  {
    db::Reader reader = desk.database.Read();
    id = ItemIn(reader, request, visitor).id;
  }
  const Act as = visitor.May(Act::kReviewItems, id.organ) ? Act::kReviewItems : Act::kApproveItems;
  const DocumentEnd seen{.ended_on = ParseDate(request.form.Get("ended_on")).value_or(Date{}),
                         .words = std::string(request.form.Get("words"))};
  const auto done = ConfirmDocumentEnd(desk, ActorOn(visitor, as, id.organ, request), id, seen);
  if (!done) return ShowEnd(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local("/office/figures/end/" + ToString(id)));
}

}  // namespace

void AddFiguresPages(account::Office& office, const PaidFees& paid_fees) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  const auto with_fees = [&office, paid_fees](auto handler) {
    return [&office, paid_fees, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor, paid_fees);
    };
  };
  office.Get("/office/figures", Act::kSeeItems, with_fees(ShowTable));
  office.Get("/office/figures/rows", Act::kSeeItems, with_fees(ShowRows));
  office.Post("/office/figures/state", Act::kDraftItems, with_fees(State));
  office.Get("/office/figures/end/{id}", Act::kSeeItems, [&office](const Request& request, const Visitor& visitor) {
    return ShowEnd(office.desk(), request, visitor, {});
  });
  office.Post("/office/figures/end/{id}", Act::kDraftItems, with_desk(End));
  office.Post("/office/figures/end/{id}/confirm", Act::kSeeItems, with_desk(ConfirmEnd));
}

}  // namespace gongkai::disclosure
