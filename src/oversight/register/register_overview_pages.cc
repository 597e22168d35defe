// /office/registers: an organ's year: each register with what stands in it, statements that there was none, and what is
// missing. /office/registers/county: the same of every organ in figures, for who looks after the county.

#include <algorithm>

#include "account/organ_card_view.h"
#include "account/portal_view.h"
#include "account/sight_actions.h"
#include "oversight/pages.h"
#include "oversight/register/register_export.h"
#include "oversight/register/register_pages.h"

namespace gongkai::oversight {
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

Html MissingLines(const std::vector<MissingPart>& missing, const RegisterAsked& asked) {
  if (missing.empty()) {
    return Markup("<div class=\"gk-said\" role=\"status\"><p>{}年该有的登记都有了。</p></div>", asked.year);
  }
  Html lines;
  for (const MissingPart& each : missing) {
    lines.Add("<li><a href=\"{}\">{}</a></li>", RegisterUrl(each.kind, asked.organ, asked.year), each.words);
  }
  return Markup("<h2>还缺的</h2><ul>{}</ul>", lines);
}

std::string NoneWords(const RegisterYear& year, const RegisterKind& kind) {
  std::string words;
  for (const NoneStatement& none : year.none) {
    if (none.is_taken_back || none.kind != kind.id) continue;
    const RegisterField* const split = SplitOf(kind);
    const RegisterChoice* const choice = split == nullptr ? nullptr : FindChoice(*split, none.choice);
    words += (words.empty() ? "" : "；") + (choice == nullptr ? std::string() : std::string(choice->name) + "：") +
             "说明本年没有（" + none.person + "，" + ToString(BeijingDay(none.at)) + "）";
  }
  return words;
}

Html RowOf(const RegisterYear& year, const RegisterKind& kind, const RegisterAsked& asked) {
  int count = 0, steps = 0, done = 0;
  for (const RegisterEntry& each : year.entries) {
    if (each.kind != &kind) continue;
    ++count;
    steps += each.steps;
    done += each.steps_done;
  }
  const std::string none = NoneWords(year, kind);
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a><div class=\"gk-soft\">{}</div></th><td "
      "data-label=\"登记\">{}</td><td data-label=\"后续事项\">{}</td><td data-label=\"本年没有的说明\">{}</td></tr>",
      RegisterUrl(kind.id, asked.organ, asked.year), kind.name, kind.source,
      count == 0 ? std::string("—") : std::to_string(count) + std::string(kind.measure),
      steps == 0 ? std::string("—") : "完成 " + std::to_string(done) + "，共 " + std::to_string(steps),
      none.empty() ? std::string("—") : none);
}

RegisterYear YearInSight(db::Session& session, const Visitor& visitor, const RegisterAsked& asked) {
  RegisterYear year = RegisterYearOf(session, asked.organ, asked.year);
  std::erase_if(year.entries, [&](const RegisterEntry& each) { return !MaySeeEntry(visitor, each); });
  return year;
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  const RegisterAsked asked = RegisterAskedIn(reader, request, visitor, today);
  const RegisterYear year = YearInSight(reader, visitor, asked);
  web::Page page = RegisterFrame(visitor, asked.organ_name + std::to_string(asked.year) + "年工作登记");
  page.breadcrumbs.pop_back();
  if (!visitor.OrgansFor(Act::kSeeItems)) {
    page.actions.Add("<a class=\"btn\" href=\"{}\">各机关的登记</a>",
                     Url::Local("/office/registers/county").With("year", std::to_string(asked.year)));
  }
  page.actions.Add("<a class=\"btn\" href=\"{}\">导出 Excel</a>", Url::Local("/office/registers/file")
                                                                      .With("organ", std::to_string(asked.organ.value))
                                                                      .With("year", std::to_string(asked.year)));
  Html rows;
  for (const RegisterKind& kind : RegisterKinds()) {
    if (Keeps(asked.organ_kind, kind)) rows.Add("{}", RowOf(year, kind, asked));
  }
  page.body.Add(
      "<p class=\"gk-soft\">年度报告“监督保障”和“存在的主要问题”里写的，这里都要有登记；没有的，说明本年没有，报告里的 "
      "0 才有依据。</p>{}{}<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">登记</th><th scope=\"col\">本年</th><th scope=\"col\">后续事项</th><th "
      "scope=\"col\">本年没有的说明</th></tr></thead><tbody>{}</tbody></table></div>",
      RegisterFilters(reader, visitor, asked, today, kRegistersPath),
      MissingLines(MissingOf(year, asked.organ_kind, today), asked), rows);
  return Response::Of(RenderPage(page, request));
}

int YearIn(const Request& request, Date today) {
  const int now = static_cast<int>(today.year());
  const auto typed = request.query.Int("year").value_or(now);
  return typed >= kFirstRegisterYear && typed <= now ? static_cast<int>(typed) : now;
}

/// Every organ's year, for who sees the county. Errors: throws ProblemError (404).
std::vector<OrganYear> YearsOfCounty(db::Session& session, const Visitor& visitor, int year, Date today) {
  if (visitor.OrgansFor(Act::kSeeItems)) {
    throw web::ProblemError({404, "没有这一页", "各机关的登记由县里查看。"});
  }
  std::vector<OrganYear> years;
  const auto county = account::PublicCountyOf(session, today);
  if (!county) return years;
  for (const account::PublicOrgan& organ : county->organs) {
    const RegisterYear of = RegisterYearOf(session, organ.id, year);
    years.push_back({organ.id, organ.name, of.entries.size(), MissingOf(of, organ.kind, today)});
  }
  return years;
}

Html YearLinks(int year, int now) {
  const auto link = [](int to) {
    return Markup("<a href=\"{}\">{}年</a>", Url::Local("/office/registers/county").With("year", std::to_string(to)),
                  to);
  };
  return Markup("<p>{}{}</p>", link(year - 1), year < now ? Markup("　{}", link(year + 1)) : Html());
}

Response ShowCounty(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  const int year = YearIn(request, today);
  const std::vector<OrganYear> years = YearsOfCounty(reader, visitor, year, today);
  web::Page page = RegisterFrame(visitor, "各机关" + std::to_string(year) + "年的登记");
  page.actions.Add("<a class=\"btn\" href=\"{}\">导出 Excel</a>",
                   Url::Local("/office/registers/county-file").With("year", std::to_string(year)));
  Html rows;
  for (const OrganYear& each : years) {
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"登记\">{}</td><td "
        "data-label=\"还缺\">{}</td></tr>",
        RegisterUrl("", each.organ, year), each.name, each.entries, each.missing.size());
  }
  page.body.Add("{}", YearLinks(year, static_cast<int>(today.year())));
  page.body.Add("{}",
                rows.empty()
                    ? Markup("<p class=\"gk-empty\">还没有机关。</p>")
                    : Markup("<div class=\"card\"><table class=\"table card-table gk-list gk-figures\"><thead><tr><th "
                             "scope=\"col\">机关</th><th scope=\"col\">登记（条）</th><th "
                             "scope=\"col\">还缺（项）</th></tr></thead><tbody>{}</tbody></table></div>",
                             rows));
  return Response::Of(RenderPage(page, request));
}

Response TakeCounty(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  const int year = YearIn(request, today);
  return Response::Download("各机关" + std::to_string(year) + "年的登记.xlsx", kXlsx,
                            CountyYearXlsx(YearsOfCounty(reader, visitor, year, today)));
}

/// What the organ keeps of the year, each register a sheet; of what others keep about it what may be seen.
Response Take(Desk& desk, const Request& request, const Visitor& visitor) {
  OrganId of_organ{0};
  std::string file_name, bytes;
  {
    db::Reader reader = desk.database.Read();
    const RegisterAsked asked = RegisterAskedIn(reader, request, visitor, BeijingDay(desk.now()));
    const auto name = [&](OrganId organ) { return NameOfOrgan(reader, organ); };
    of_organ = asked.organ;
    file_name = asked.organ_name + std::to_string(asked.year) + "年工作登记.xlsx";
    bytes = RegisterYearXlsx(YearInSight(reader, visitor, asked), asked.organ_kind, name);
  }
  account::RecordTaken(desk, visitor, of_organ, "register.export", "registers");
  return Response::Download(file_name, kXlsx, std::move(bytes));
}

}  // namespace

void AddRegisterOverviewPages(account::Office& office) {
  office.Get("/office/registers", Act::kSeeItems, WithDesk(office, Show));
  office.Get("/office/registers/county", Act::kSeeItems, WithDesk(office, ShowCounty));
  office.Get("/office/registers/county-file", Act::kSeeItems, WithDesk(office, TakeCounty));
  office.Get("/office/registers/file", Act::kSeeItems, WithDesk(office, Take));
}

}  // namespace gongkai::oversight
