// See audit_pages.h. The list walks backwards from where the last page ended (TrailPlace), so that the thousandth page
// costs what the first does.
#include "account/audit_pages.h"

#include <algorithm>

#include "account/audit_actions.h"
#include "account/audit_heads_export.h"
#include "account/audit_words.h"
#include "account/field_pages.h"
#include "account/trail_view.h"

namespace gongkai::account {
namespace {

using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kPageSize = 50;

// ---- whether the chains hold

Html CheckNote(const TrailNames& names, const std::optional<LastCheck>& last) {
  if (!last) return Markup("<p class=\"audit-fact\"><b>核对</b>还没有核对过，可以现在核对一遍。</p>");
  if (last->faults == 0) {
    return Markup(
        "<p class=\"audit-fact\"><b>核对</b><span class=\"badge gk-badge-good\">✓ 没有发现改动</span> {}，共核对 {} "
        "条</p>",
        ToBeijingMinute(last->at), last->entries);
  }
  Html html;
  html.Add(
      "<div class=\"alert alert-danger audit-faults\" role=\"alert\"><p><b>{} 核对时发现 {} "
      "处问题。</b>审计记录被人绕过系统改动过，"
      "请保护好现场，不要重启或恢复数据，立即报告。</p><ul>",
      ToBeijingMinute(last->at), last->faults);
  for (const AuditFault& fault : last->first_faults)
    html.Add("<li>{}</li>", SentenceOf(fault, names.OfChain(fault.chain)));
  html.Add("</ul>");
  const bool are_all = static_cast<std::int64_t>(last->first_faults.size()) == last->faults;
  if (!are_all) html.Add("<p>其余的请在服务器上运行 gongkai verify-audit 查看。</p>");
  return html.Add("</div>");
}

Html HeadsNote(const std::optional<HeadsExport>& last, Date today) {
  if (!last) {
    return Markup(
        "<p class=\"audit-fact\"><b>链首导出</b><span class=\"badge gk-badge-warning\">! "
        "没有有效的签名导出</span></p>");
  }
  const Date day = BeijingDay(last->at);
  const bool is_late = std::chrono::sys_days(today) - std::chrono::sys_days(day) > std::chrono::days(1);
  return Markup(
      "<p class=\"audit-fact\"><b>链首导出</b><span class=\"badge {}\">{}</span> 第 {} 次，{}，共 {} 条链</p>",
      is_late ? "gk-badge-warning" : "gk-badge-good", is_late ? "! 一天多没有导出" : "✓ 已导出并签名", last->number,
      ToBeijingMinute(last->at), last->heads.size());
}

Html StateOfChains(Desk& desk, db::Session& session, const TrailNames& names, const Request& request) {
  Html html;
  html.Add("<section class=\"audit-state\" aria-label=\"记录是否完整\">{}{}", CheckNote(names, ReadLastCheck(session)),
           HeadsNote(LastSigned(session, desk.keys.signing.public_key()), BeijingDay(desk.now())));
  html.Add(
      "<form method=\"post\" action=\"/office/audit/verify\">{}{}<button class=\"btn btn-sm\" "
      "type=\"submit\">现在核对一遍"
      "</button></form></section>",
      request.CsrfField(), OnceField());
  return html;
}

// ---- filters

Html DayField(std::string_view name, std::string_view label, const std::string& value) {
  return Markup(
      "<div><label for=\"{}\">{}</label><input class=\"form-control\" id=\"{}\" name=\"{}\" type=\"date\" "
      "value=\"{}\"></div>",
      name, label, name, name, value);
}

Html ChainChoice(const TrailNames& names, const TrailFilter& filter) {
  Html html;
  html.Add(
      "<div><label for=\"chain\">机关</label><select class=\"form-select\" id=\"chain\" name=\"chain\"><option "
      "value=\"\">全部</option><option value=\"0\" {}>系统</option>",
      AttributeIf(filter.organ == kInstallation, "selected"));
  for (const Organ& organ : names.organs) {
    html.Add("<option value=\"{}\" {}>{}</option>", organ.id.value, AttributeIf(filter.organ == organ.id, "selected"),
             organ.name);
  }
  return html.Add("</select></div>");
}

Html PeopleOptions(const TrailNames& names, const std::optional<PersonId>& chosen) {
  Html html;
  for (const Person& person : names.people) {
    html.Add("<option value=\"{}\" {}>{}（{}）</option>", person.id.value, AttributeIf(chosen == person.id, "selected"),
             person.name, person.login);
  }
  return html;
}

Html PersonChoice(const TrailNames& names, const TrailFilter& filter) {
  return Markup(
      "<div><label for=\"person\">谁做的</label><select class=\"form-select\" id=\"person\" name=\"person\"><option "
      "value=\"\">全部</option><option value=\"0\" {}>系统或未登录的人</option>{}</select></div>",
      AttributeIf(filter.person == PersonId(0), "selected"), PeopleOptions(names, filter.person));
}

Html AboutChoice(const TrailNames& names, const TrailFilter& filter) {
  return Markup(
      "<div><label for=\"about\">涉及谁的账号或岗位</label><select class=\"form-select\" id=\"about\" "
      "name=\"about\"><option value=\"\">全部</option>{}</select></div>",
      PeopleOptions(names, filter.about));
}

Html ActChoice(const TrailFilter& filter) {
  Html html;
  html.Add(
      "<div><label for=\"act\">行为</label><select class=\"form-select\" id=\"act\" name=\"act\"><option "
      "value=\"\">全部</option>");
  for (const ActWords& act : RecordedActs()) {
    html.Add("<option value=\"{}\" {}>{}</option>", act.id, AttributeIf(filter.act == act.id, "selected"), act.words);
  }
  return html.Add("</select></div>");
}

Html OutcomeChoice(const TrailFilter& filter) {
  Html html;
  html.Add(
      "<div><label for=\"outcome\">结果</label><select class=\"form-select\" id=\"outcome\" name=\"outcome\"><option "
      "value=\"\">全部</option>");
  for (const Outcome outcome : {Outcome::kDone, Outcome::kRefused}) {
    html.Add("<option value=\"{}\" {}>{}</option>", IdOf(outcome), AttributeIf(filter.outcome == outcome, "selected"),
             NameOf(outcome));
  }
  return html.Add("</select></div>");
}

Html FilterForm(const TrailNames& names, const TrailQuery& query) {
  Html html;
  html.Add("<form class=\"audit-filters\" method=\"get\" action=\"/office/audit\" role=\"search\">{}{}",
           DayField("from", "从哪天", query.from), DayField("until", "到哪天", query.until));
  html.Add("{}{}{}{}{}", ChainChoice(names, query.filter), PersonChoice(names, query.filter),
           AboutChoice(names, query.filter), ActChoice(query.filter), OutcomeChoice(query.filter));
  html.Add(
      "<p><button class=\"btn btn-primary\" type=\"submit\">筛选</button> <a class=\"btn\" "
      "href=\"/office/audit\">清除</a></p></form>");
  if (!query.fault.empty()) html.Add("<p class=\"alert alert-warning\" role=\"alert\">{}</p>", query.fault);
  return html;
}

// ---- the list

Html OutcomeBadge(const AuditEntry& entry) {
  if (entry.outcome == Outcome::kDone) return {};
  return Markup("<span class=\"badge gk-badge-warning\">✕ 被拒绝</span>");
}

// Who signs in does so himself: his name once is enough.
std::string ObjectInRow(const TrailNames& names, const AuditEntry& entry) {
  const bool is_himself = entry.object == ObjectOf("person", entry.person.value);
  return is_himself ? std::string() : ObjectWords(names, entry);
}

void AddRow(Html& html, const TrailNames& names, const AuditEntry& entry) {
  const auto post = PostKindFrom(entry.post);
  html.Add("<tr><td class=\"audit-time\"><a href=\"{}\">{}</a></td><td>{} <span class=\"audit-soft\">{}</span></td>",
           EntryUrl(entry.organ, entry.number), ToBeijingSecond(entry.at), WhoWords(names, entry),
           post ? NameOf(*post) : "");
  html.Add(
      "<td>{} {} <span class=\"audit-object\">{}</span></td><td>{}</td><td class=\"audit-soft "
      "audit-address\">{}</td></tr>",
      WordsOfAct(entry.act), OutcomeBadge(entry), ObjectInRow(names, entry), names.OfChain(entry.organ), entry.address);
}

Html Table(const TrailNames& names, const std::vector<StoredEntry>& entries) {
  Html html;
  html.Add(
      "<div class=\"card\"><div class=\"table-responsive\"><table class=\"table card-table "
      "audit-table\"><thead><tr><th "
      "scope=\"col\">时间</th><th scope=\"col\">谁</th><th scope=\"col\">做了什么</th><th scope=\"col\">记在</th><th "
      "scope=\"col\">网络地址</th></tr></thead><tbody>");
  for (const StoredEntry& stored : entries) AddRow(html, names, stored.entry);
  return html.Add("</tbody></table></div></div>");
}

Html Paging(const Request& request, const TrailQuery& query, const std::vector<StoredEntry>& entries, bool has_more) {
  Html html;
  if (!query.behind && !has_more) return html;
  html.Add("<nav class=\"audit-paging\" aria-label=\"翻页\">");
  const Url first = WithFilters(Url::Local(kAuditPath), request);
  if (query.behind) html.Add("<a class=\"btn\" href=\"{}\">回到最新</a>", first);
  if (has_more) {
    const AuditEntry& last = entries.back().entry;
    Url next = first;
    html.Add("<a class=\"btn\" href=\"{}\">更早的记录</a>",
             next.With("behind", ToText({last.at, last.organ, last.number})));
  }
  return html.Add("</nav>");
}

Html Entries(db::Session& session, const TrailNames& names, const Request& request, const TrailQuery& query) {
  auto entries = ReadTrail(session, query.filter, query.behind, kPageSize + 1);
  const bool has_more = entries.size() > kPageSize;
  if (has_more) entries.pop_back();
  if (entries.empty()) {
    return Markup(
        "<p class=\"gk-empty\">没有符合条件的记录。可以<a href=\"/office/audit\">清除筛选</a>，从最新的看起。</p>");
  }
  return Markup("{}{}", Table(names, entries), Paging(request, query, entries, has_more));
}

Response ShowTrail(Desk& desk, const Request& request, const Visitor& visitor) {
  RecordSight(desk, visitor);
  const TrailQuery query = TrailQueryFrom(request);
  db::Reader reader = desk.database.Read();
  const TrailNames names = ReadTrailNames(reader, BeijingDay(desk.now()));
  web::Page page = AuditFrame(visitor, "审计记录");
  page.actions =
      Markup("<a class=\"btn\" href=\"{}\">导出这些记录</a>", WithFilters(Url::Local("/office/audit/export"), request));
  page.body.Add(StateOfChains(desk, reader, names, request));
  page.body.Add(FilterForm(names, query));
  page.body.Add(Entries(reader, names, request, query));
  return Response::Of(RenderPage(page, request));
}

Response Verify(Desk& desk, const Visitor& visitor) {
  CheckAndRecord(desk, web::OrProblem(ActorFor(visitor, Act::kSeeAudit, kInstallation, "")));
  return Response::SeeOther(Url::Local(kAuditPath));
}

}  // namespace

web::Page AuditFrame(const Visitor& visitor, std::string title) {
  web::Page page = OfficeFrame(visitor, std::move(title), kAuditPath);
  page.styles = {"css/audit.css"};
  return page;
}

Url EntryUrl(OrganId chain, std::int64_t number) { return Url::Local("/office/audit/{}/{}", chain.value, number); }

void AddAuditPages(Office& office) {
  Desk& desk = office.desk();
  office.Get(kAuditPath, Act::kSeeAudit,
             [&](Request& request, const Visitor& visitor) { return ShowTrail(desk, request, visitor); });
  office.Post("/office/audit/verify", Act::kSeeAudit,
              [&](Request&, const Visitor& visitor) { return Verify(desk, visitor); });
  AddAuditEntryPages(office);
  AddAuditExportPages(office);
}

}  // namespace gongkai::account
