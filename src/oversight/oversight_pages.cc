// /office/oversight: disputes told apart by organ, ground, outcome or kind, with their days; terms about to end; what
// came of complaints; and what is done about organs. Of who sees one organ alone, that organ's.

#include <algorithm>

#include "account/names_view.h"
#include "disclosure/participation/complaint_facts_view.h"
#include "oversight/oversight_figures.h"
#include "oversight/pages.h"
#include "remedy/dispute_glance_view.h"

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

constexpr std::chrono::days kAhead{15};
constexpr int kMostTerms = 100, kFirstYear = 2008;

struct Asked {
  int year = 0;
  DisputesBy by = DisputesBy::kOrgan;
  std::vector<OrganId> organs;                        // in sight
  std::optional<std::vector<OrganId>> complained_of;  // none: all
};

Asked AskedFor(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  const int now = static_cast<int>(today.year());
  Asked asked{.year = static_cast<int>(request.query.Int("year").value_or(now)),
              .by = DisputesByFrom(request.query.Get("by")).value_or(DisputesBy::kOrgan)};
  if (asked.year < kFirstYear || asked.year > now) asked.year = now;
  asked.complained_of = visitor.OrgansFor(Act::kSeeCases);
  asked.organs = asked.complained_of ? *asked.complained_of : account::OrgansOfAllTimes(session, today);
  return asked;
}

/// That came in the year.
std::vector<DisputeCounted> CameIn(db::Session& session, const Asked& asked) {
  std::vector<DisputeCounted> came;
  for (const remedy::DisputeGlance& each : remedy::DisputesReceivedIn(session, asked.organs, asked.year)) {
    came.push_back({each.id, each.kind, each.ground, each.result, each.outcome, each.received, each.decided});
  }
  return came;
}

Html Form(const Asked& asked, Date today) {
  std::vector<web::Choice> years;
  for (int year = static_cast<int>(today.year()); year >= static_cast<int>(today.year()) - 5; --year) {
    years.push_back({std::to_string(year), std::to_string(year) + "年收到的"});
  }
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/oversight\" role=\"search\"><div><label "
      "for=\"year\">年份</label><select class=\"form-select\" id=\"year\" name=\"year\">{}</select></div><div><label "
      "for=\"by\">复议、诉讼按什么分</label><select class=\"form-select\" id=\"by\" "
      "name=\"by\">{}</select></div><button "
      "class=\"btn btn-primary\" type=\"submit\">看</button></form>",
      FilterOptions("", years, std::to_string(asked.year)),
      FilterOptions("", NamedChoices(AllDisputesBy()), IdOf(asked.by)));
}

Html DisputeCells(const DisputeSum& sum) {
  return Markup(
      "<td data-label=\"收到\">{}</td><td data-label=\"结果维持\">{}</td><td data-label=\"结果纠正\">{}</td><td "
      "data-label=\"其他结果\">{}</td><td data-label=\"尚未审结\">{}</td><td data-label=\"平均天数\">{}</td>",
      sum.received, sum.upheld, sum.corrected, sum.other, sum.pending,
      sum.MeanDays() ? std::to_string(*sum.MeanDays()) : std::string("—"));
}

std::string NameOfRowIn(db::Session& session, DisputesBy by, const std::string& key) {
  return by == DisputesBy::kOrgan ? NameOfOrgan(session, OrganId{std::stoll(key)}) : NameOfRow(by, key);
}

Html Disputes(db::Session& session, const Asked& asked) {
  const std::vector<DisputeCounted> came = CameIn(session, asked);
  if (came.empty()) return Markup("<p class=\"gk-empty\">{}年没有收到复议、诉讼。</p>", asked.year);
  Html rows;
  DisputeSum all;
  for (const DisputeCounted& each : came) AddTo(all, each);
  for (const DisputeRow& row : RowsOf(came, asked.by)) {
    rows.Add("<tr><th scope=\"row\">{}</th>{}</tr>", NameOfRowIn(session, asked.by, row.key), DisputeCells(row.sum));
  }
  rows.Add("<tr><th scope=\"row\">合计</th>{}</tr>", DisputeCells(all));
  return Markup(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"复议、诉讼\"><table "
      "class=\"table card-table gk-list gk-figures\"><thead><tr><th scope=\"col\">{}</th><th "
      "scope=\"col\">收到</th><th "
      "scope=\"col\">结果维持</th><th scope=\"col\">结果纠正</th><th scope=\"col\">其他结果</th><th "
      "scope=\"col\">尚未审结</th><th scope=\"col\">平均天数</th></tr></thead><tbody>{}</tbody></table></div></div><p "
      "class=\"gk-soft\">按收到的年份，结果截至今天；平均天数是已经裁决的从收到到裁决的自然日。年报表四另按它自己的规则"
      "计数。</p>",
      NameOf(asked.by), rows);
}

Html TermRow(db::Session& session, const remedy::DisputeGlance& dispute, Date today) {
  const bool is_late = dispute.next_due && *dispute.next_due < today;
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"机关\">{}</td><td "
      "data-label=\"要做什么\">{}</td><td "
      "data-label=\"最迟\">{} {}</td></tr>",
      Url::Local(remedy::PathOfDispute(dispute.id)), NameOf(dispute.kind), NameOfOrgan(session, dispute.id.organ),
      dispute.next ? NameOf(*dispute.next) : std::string_view(), dispute.next_due,
      is_late ? Markup("<span class=\"badge gk-badge-error\">已超期</span>") : Html());
}

Html Terms(db::Session& session, const Asked& asked, Date today) {
  const Date until(std::chrono::sys_days(today) + kAhead);
  Html rows;
  for (const remedy::DisputeGlance& each : remedy::DisputesDueBy(session, asked.organs, until, kMostTerms)) {
    rows.Add("{}", TermRow(session, each, today));
  }
  if (rows.empty()) return Markup("<p class=\"gk-empty\">十五天以内没有要到期的。</p>");
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">类别</th><th "
      "scope=\"col\">机关</th><th scope=\"col\">要做什么</th><th "
      "scope=\"col\">最迟</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

void AddTo(ComplaintSum& sum, const disclosure::ComplaintFact& fact, Date today) {
  ++sum.received;
  if (IsOpen(fact.state)) ++sum.open;
  if (fact.is_pointed) ++sum.pointed;
  if (fact.state == disclosure::MessageState::kDeclined && !fact.is_pointed) ++sum.declined;
  if (fact.verdict) ++(IsFounded(*fact.verdict) ? sum.founded : sum.unfounded);
  if (fact.due < fact.ended.value_or(today)) ++sum.late;
  if (fact.rectification == disclosure::RectificationState::kOwed) ++sum.to_put_right;
}

Html ComplaintCells(const ComplaintSum& sum) {
  return Markup(
      "<td data-label=\"收到\">{}</td><td data-label=\"属实、部分属实\">{}</td><td data-label=\"不属实\">{}</td><td "
      "data-label=\"指明去处\">{}</td><td data-label=\"不予办理\">{}</td><td data-label=\"没有办完\">{}</td><td "
      "data-label=\"超期\">{}</td><td data-label=\"待整改\">{}</td>",
      sum.received, sum.founded, sum.unfounded, sum.pointed, sum.declined, sum.open, sum.late, sum.to_put_right);
}

/// An organ is not told that somebody complains of it before something is to be put right.
Html Complaints(db::Session& session, const Visitor& visitor, const Asked& asked, Date today) {
  if (asked.complained_of) {
    return Markup("<p>投诉举报由主管部门掌握；查证属实、要本机关整改的，见<a href=\"{}\">整改要求</a>。</p>",
                  Url::Local("/office/rectifications"));
  }
  const DayRange year{std::chrono::year(asked.year) / 1 / 1, std::chrono::year(asked.year) / 12 / 31};
  std::map<OrganId, ComplaintSum> sums;
  ComplaintSum all;
  for (const auto& fact : disclosure::ComplaintsReceived(session, asked.complained_of, year)) {
    if (WorksAt(visitor, fact.against)) continue;  // nobody looks at what is said of his own
    AddTo(sums[fact.against], fact, today);
    AddTo(all, fact, today);
  }
  if (sums.empty()) return Markup("<p class=\"gk-empty\">{}年没有收到投诉举报。</p>", asked.year);
  Html rows;
  for (const auto& [organ, sum] : sums) {
    rows.Add("<tr><th scope=\"row\">{}</th>{}</tr>", NameOfOrgan(session, organ), ComplaintCells(sum));
  }
  rows.Add("<tr><th scope=\"row\">合计</th>{}</tr>", ComplaintCells(all));
  return Markup(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"投诉举报\"><table "
      "class=\"table card-table gk-list gk-figures\"><thead><tr><th scope=\"col\">被投诉的机关</th><th "
      "scope=\"col\">收到</th><th "
      "scope=\"col\">属实、部分属实</th><th scope=\"col\">不属实</th><th scope=\"col\">指明去处</th><th "
      "scope=\"col\">不予办理</th><th scope=\"col\">没有办完</th><th scope=\"col\">超期</th><th "
      "scope=\"col\">待整改</th></tr></thead><tbody>{}</tbody></table></div></div><p "
      "class=\"gk-soft\">投诉举报、来信、咨询"
      "都不是公开申请，不进年报表三的任何一格。</p>",
      rows);
}

/// Of messages of every kind that came in the year.
Html Satisfied(db::Session& session, const Asked& asked) {
  const DayRange year{std::chrono::year(asked.year) / 1 / 1, std::chrono::year(asked.year) / 12 / 31};
  std::string words;
  int all = 0;
  for (const auto& [satisfaction, count] : disclosure::SatisfactionWith(session, asked.complained_of, year)) {
    words += (words.empty() ? "" : "，") + std::string(NameOf(satisfaction)) + " " + std::to_string(count) + " 条";
    all += count;
  }
  return Markup("<p>留言的人对办理的评价（各类公众留言）：{}</p>",
                all == 0 ? std::string("还没有人评价。") : words + "。");
}

Html Measures(db::Session& session, const Visitor& visitor, const Asked& asked, Date today) {
  Html lines;
  MeasureQuery query{.against = asked.complained_of, .only_open = true};
  query.without_proposals = asked.complained_of.has_value();
  for (const MeasureKind kind : MeasureKinds()) {
    query.kind = kind;
    std::vector<Measure> open = ListMeasures(session, query);
    std::erase_if(open, [&](const Measure& each) { return !MaySee(visitor, each); });
    const auto late = std::ranges::count_if(open, [&](const Measure& each) { return IsOverdue(each, today); });
    if (open.empty()) continue;
    lines.Add("<li><a href=\"{}\">{} {} 项没有办结</a>{}</li>",
              Url::Local(kMeasuresPath).With("kind", IdOf(kind)).With("state", "open"), NameOf(kind), open.size(),
              late > 0 ? Markup("，{} 项超期", late) : Html());
  }
  return lines.empty() ? Markup("<p class=\"gk-empty\">没有未办结的。</p>") : Markup("<ul>{}</ul>", lines);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  const Asked asked = AskedFor(reader, request, visitor, today);
  web::Page page = OversightFrame(visitor, "监督一览", kOversightPath);
  if (visitor.May(Act::kSuperviseCases)) {
    page.actions.Add("<a class=\"btn btn-primary\" href=\"/office/measures/new\">提出整改、通报或者处理建议</a>");
  }
  page.body.Add(
      "{}<h2>行政复议、行政诉讼</h2>{}<h2>快到期的</h2>{}<h2>投诉举报</h2>{}{}<h2>督促整改、通报批评、处理建议</h2>{}",
      Form(asked, today), Disputes(reader, asked), Terms(reader, asked, today),
      Complaints(reader, visitor, asked, today), Satisfied(reader, asked), Measures(reader, visitor, asked, today));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddOversightPages(account::Office& office) {
  office.Get("/office/oversight", Act::kSeeCases, WithDesk(office, Show));
}

}  // namespace gongkai::oversight
