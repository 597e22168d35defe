// /office/assessment/contributions: information that was sent in, by organ and year, with sums by person; one of them.

#include <algorithm>

#include "assessment/contribution_actions.h"
#include "assessment/pages.h"
#include "docwrite/xlsx.h"

namespace gongkai::assessment {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr const char* kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::string PathOf(const Contribution& each) {
  return std::string(kContributionsPath) + "/" + std::to_string(each.organ.value) + "-" + std::to_string(each.number);
}

/// Errors: throws ProblemError (404) for an organ out of sight.
ContributionQuery QueryIn(const Request& request, const Visitor& visitor, Date today) {
  ContributionQuery query;
  query.sight = visitor.OrgansFor(Act::kSeeReports);
  query.days = {std::chrono::year(2008) / 1 / 1, today};
  if (const auto year = request.query.Int("year"); year && *year >= 2008 && *year <= 2199) {
    const std::chrono::year asked(static_cast<int>(*year));
    query.days = {asked / 1 / 1, asked / 12 / 31};
  }
  if (const auto organ = request.query.Int("organ")) {
    query.organ = OrganId{*organ};
    if (!MaySee(visitor, *query.organ)) {
      throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位看不到它。"});
    }
  }
  return query;
}

Html Filters(db::Session& session, const Visitor& visitor, const Request& request, const ContributionQuery& query,
             Date today) {
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/assessment/contributions\" "
      "role=\"search\">{}<div><label for=\"year\">年份</label><select class=\"form-select\" id=\"year\" "
      "name=\"year\">{}</select></div><button class=\"btn btn-primary\" type=\"submit\">筛选</button><a class=\"btn\" "
      "href=\"/office/assessment/contributions\">清除</a></form>",
      OrganFilter(session, visitor, query.organ, today), YearOptions(request.query.Get("year"), today));
}

std::string UseWords(const Contribution& each) {
  if (!each.struck_words.empty()) return "已划去：" + each.struck_words;
  if (!each.accepted_on) return "还没有采用";
  std::string words = ToString(*each.accepted_on) + " 采用";
  if (each.used != UsedLevel::kNone) words += "，" + std::string(NameOf(each.used)) + "：" + each.used_in;
  return words;
}

Html RowOf(db::Session& session, const Contribution& each) {
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"机关\"><a href=\"{}\">{}</a></td><td "
      "data-label=\"作者\">{}</td><td data-label=\"报送\">{}</td><td data-label=\"采用\">{}</td></tr>",
      Url::Local(PathOf(each)), each.title,
      Url::Local(kContributionsPath).With("organ", std::to_string(each.organ.value)), ShortNameOf(session, each.organ),
      each.author, each.sent_on, UseWords(each));
}

Html ListOf(db::Session& session, const std::vector<Contribution>& found) {
  if (found.empty()) return Markup("<p class=\"gk-empty\">没有符合条件的。</p>");
  Html rows;
  for (const Contribution& each : found) rows.Add("{}", RowOf(session, each));
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">题目</th><th "
      "scope=\"col\">机关</th><th scope=\"col\">作者</th><th scope=\"col\">报送</th><th "
      "scope=\"col\">采用</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

Html SumsTable(db::Session& session, const std::vector<AuthorSum>& sums) {
  if (sums.empty()) return {};
  Html rows;
  for (const AuthorSum& each : sums) {
    rows.Add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"作者\">{}</td><td class=\"gk-number\" "
        "data-label=\"报送\">{}</td><td class=\"gk-number\" data-label=\"采用\">{}</td><td class=\"gk-number\" "
        "data-label=\"市级\">{}</td><td class=\"gk-number\" data-label=\"省级\">{}</td><td class=\"gk-number\" "
        "data-label=\"国家级\">{}</td></tr>",
        ShortNameOf(session, each.organ), each.author, each.sum.sent, each.sum.accepted, each.sum.city,
        each.sum.province, each.sum.nation);
  }
  return Markup(
      "<h2>按单位和个人</h2><div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">机关</th><th scope=\"col\">作者</th><th scope=\"col\" class=\"gk-number\">报送</th><th "
      "scope=\"col\" class=\"gk-number\">采用</th><th scope=\"col\" class=\"gk-number\">市级</th><th scope=\"col\" "
      "class=\"gk-number\">省级</th><th scope=\"col\" "
      "class=\"gk-number\">国家级</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

// ---- a new one

std::vector<web::Choice> OwnOrgans(db::Session& session, const Visitor& visitor) {
  std::vector<web::Choice> organs;
  for (const account::HeldPost& post : visitor.posts) {
    const std::string id = std::to_string(post.organ.value);
    const bool is_new = std::ranges::find(organs, id, &web::Choice::value) == organs.end();
    if (is_new && visitor.May(Act::kHandInReports, post.organ))
      organs.push_back({id, ShortNameOf(session, post.organ)});
  }
  return organs;
}

Html NewForm(db::Session& session, const Visitor& visitor, const Request& request, const FieldErrors& errors,
             Date today) {
  const std::vector<web::Choice> organs = OwnOrgans(session, visitor);
  if (organs.empty()) return {};
  const auto typed = [&](std::string_view name, std::string otherwise = {}) {
    return errors.empty() ? std::move(otherwise) : Sent(request, name);
  };
  const Html fields = Markup(
      "{}{}{}{}",
      web::ChoiceField({.name = "of", .label = "机关", .value = typed("of", organs.front().value), .required = true},
                       organs, errors),
      web::TextField({.name = "title", .label = "题目", .value = typed("title"), .required = true}, errors),
      web::TextField({.name = "author", .label = "作者", .value = typed("author"), .required = true}, errors),
      web::TextField({.name = "sent_on",
                      .label = "哪一天报送的",
                      .value = typed("sent_on", ToString(today)),
                      .hint = "例如 2026-03-20。",
                      .required = true},
                     errors));
  return Folded("登记一条", ActForm(request, std::string(kContributionsPath), 0, fields, "登记"), !errors.empty());
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  const ContributionQuery query = QueryIn(request, visitor, today);
  const std::vector<Contribution> found = ListContributions(reader, query);
  web::Page page = AssessmentFrame(visitor, "信息报送", kContributionsPath);
  page.actions.Add("<a class=\"btn\" href=\"{}\">导出</a>", Url::Local("/office/assessment/contributions.xlsx")
                                                                .With("year", request.query.Get("year"))
                                                                .With("organ", request.query.Get("organ")));
  page.body.Add("{}{}{}{}{}", web::FaultList(errors, "没有登记"), NewForm(reader, visitor, request, errors, today),
                Filters(reader, visitor, request, query, today), ListOf(reader, found),
                SumsTable(reader, SumsOf(found, query.days)));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Get(Desk& desk, const Request& request, const Visitor& visitor) { return Show(desk, request, visitor, {}); }

Response PostNew(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganId organ{request.form.Int("of").value_or(0)};
  const auto actor = ActorOf(visitor, Act::kHandInReports, organ, request);
  const auto sent =
      SendIn(desk, actor, organ, {Sent(request, "title"), Sent(request, "author"), Sent(request, "sent_on")});
  if (!sent) return Show(desk, request, visitor, sent.errors());
  return Response::SeeOther(Url::Local(kContributionsPath));
}

docwrite::Sheet SheetOfAll(db::Session& session, const std::vector<Contribution>& found) {
  docwrite::Sheet sheet;
  sheet.name = "信息报送";
  sheet.frozen_rows = 1;
  sheet.column_widths = {40, 20, 12, 14, 14, 10, 24, 14};
  int row = 0, column = 0;
  const auto put = [&](std::string text) {
    docwrite::SheetCell cell;
    cell.row = row;
    cell.column = column++;
    cell.text = std::move(text);
    cell.style = row == 0 ? docwrite::CellStyle::kHead : docwrite::CellStyle::kText;
    sheet.cells.push_back(std::move(cell));
  };
  const auto day = [](const std::optional<Date>& on) { return on ? ToString(*on) : std::string(); };
  for (const char* head : {"题目", "机关", "作者", "报送", "采用", "上级采用", "采用的地方", "上级采用的日期"})
    put(head);
  for (const Contribution& each : found) {
    if (!each.struck_words.empty()) continue;
    ++row;
    column = 0;
    for (std::string& text : std::vector<std::string>{
             each.title, ShortNameOf(session, each.organ), each.author, ToString(each.sent_on), day(each.accepted_on),
             std::string(NameOf(each.used)), each.used_in, day(each.used_on)}) {
      put(std::move(text));
    }
  }
  return sheet;
}

Response Export(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const auto found = ListContributions(reader, QueryIn(request, visitor, BeijingDay(desk.now())));
  const std::vector<docwrite::Sheet> sheets = {SheetOfAll(reader, found)};
  return Response::Download("信息报送.xlsx", kXlsx, docwrite::WriteXlsx(sheets));
}

}  // namespace

void AddContributionPages(account::Office& office) {
  office.Get("/office/assessment/contributions", Act::kSeeReports, WithDesk(office, Get));
  office.Get("/office/assessment/contributions.xlsx", Act::kSeeReports, WithDesk(office, Export));
  office.Post("/office/assessment/contributions", Act::kHandInReports, WithDesk(office, PostNew));
  AddContributionPage(office);
}

}  // namespace gongkai::assessment
