#include "disclosure/inspection/inspection_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "disclosure/inspection/inspection_actions.h"

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

constexpr std::string_view kPath = "/office/inspection";
constexpr int kMostOpen = 10'000;
constexpr std::size_t kMostShown = 200;

bool SeesSite(const Visitor& visitor) { return visitor.ReachWith(Act::kSeeItems) == account::Reach::kCounty; }

/// Who answers for the county's site as a whole.
bool MayExplain(const Visitor& visitor, OrganId organ) {
  if (organ == kWholeSite) return visitor.ReachWith(Act::kEditGuide) == account::Reach::kCounty;
  return visitor.May(Act::kDraftItems, organ);
}

std::string NameOf(db::Session& session, OrganId organ) {
  return organ == kWholeSite ? std::string("全县（整个网站）") : NameOfOrgan(session, organ);
}

Html RunPart(const std::optional<InspectionRun>& run) {
  if (!run) return Markup("<p class=\"gk-empty\">还没有自查过。每天早上自动查一次。</p>");
  Html more;
  if (run->not_looked > 0) {
    more = Markup("<p class=\"gk-soft\">有 {} 个链接太多，没有查到；这几类问题不会自动结束。</p>", run->not_looked);
  }
  return Markup("<p class=\"gk-soft\">最近一次：{}，看了 {} 件公开的信息，{} 个本站链接，{} 个外站链接{}。</p>{}",
                ToBeijingMinute(run->ended_at), run->items, run->links, run->outer_links,
                run->outer_links == 0 ? "（没有设置检查外站链接）" : "", more);
}

Html ScorePart(const std::vector<InspectionFault>& open, Date today) {
  const InspectionScore score = ScoreOf(open, today);
  Html vetoes, deductions;
  for (const std::string& veto : score.vetoes) vetoes.Add("<li>{}</li>", veto);
  for (const InspectionScore::Deduction& each : score.deductions) {
    deductions.Add("<li>{}：扣 {} 分</li>", each.words, each.points);
  }
  Html part = Markup("<section class=\"card item-part\"><h2>按国家检查指标自评</h2>");
  if (vetoes.empty()) {
    part.Add("<p>没有单项否决的问题；扣分后 <b>{}</b> 分。</p>", score.points);
  } else {
    part.Add("<div class=\"gk-warned\"><p>有单项否决的问题，检查会判为不合格：</p><ul>{}</ul></div>", vetoes);
  }
  if (!deductions.empty()) part.Add("<ul>{}</ul>", deductions);
  return part.Add(
      "<p class=\"gk-soft\">依据：国办秘函〔2019〕19号。指标全文没有逐项核对过：只扣公开的检查通报里见到分值的项；"
      "其他问题列出来，不扣分，不等于检查时不扣。单项否决按整个网站的栏目算，这里只看得到本平台的栏目；"
      "各机关自己的栏目不更新，是该机关要改的，不算进去。说明过的问题检查时照样算。</p></section>");
}

using Counts = std::map<OrganId, std::map<InspectionKind, int>>;

Html OrgansTable(db::Session& session, const std::vector<InspectionFault>& open) {
  Counts counts;
  for (const InspectionFault& fault : open) ++counts[fault.seen.organ][fault.seen.kind];
  Html rows;
  for (const auto& [organ, of_organ] : counts) {
    std::string words;
    int total = 0;
    for (const auto& [kind, count] : of_organ) {
      words += fmt::format("{}{} {}", words.empty() ? "" : "，", disclosure::NameOf(kind), count);
      total += count;
    }
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"问题\">{} 处</td><td "
        "data-label=\"分类\">{}</td></tr>",
        Url::Local(kPath).With("organ", std::to_string(organ.value)), NameOf(session, organ), total, words);
  }
  if (rows.empty()) return Markup("<p class=\"gk-empty\">没有发现问题。</p>");
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">机关</th><th "
      "scope=\"col\">问题</th><th scope=\"col\">分类</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

/// Many forms stand on one page: each has a field of its own.
std::string FieldOf(OrganId organ, std::int64_t number) { return fmt::format("words-{}-{}", organ.value, number); }

Html ExplainForm(const InspectionFault& fault, const Request& request, const FieldErrors& errors, bool is_of_form) {
  const OrganId organ = fault.seen.organ;
  const std::string name = FieldOf(organ, fault.number);
  return Markup(
      "<details class=\"gk-confirm\" {}><summary>先这样，说明原因</summary><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\" novalidate>{}{}<button class=\"btn\" type=\"submit\">记下说明</button></form></details>",
      web::AttributeIf(is_of_form, "open"), Url::Local("/office/inspection/{}-{}/explain", organ.value, fault.number),
      FormKeys(request),
      web::AreaField({.name = name,
                      .label = "为什么先这样",
                      .value = is_of_form ? std::string(request.form.Get(name)) : std::string(),
                      .required = true},
                     2, errors));
}

Html FaultItem(const InspectionFault& fault, const Request& request, const Visitor& visitor, const FieldErrors& errors,
               std::int64_t form_of) {
  Html part = Markup(
      "<section class=\"card item-part\"><p><span class=\"badge {}\">{}</span> {}</p><p class=\"gk-soft\">{} "
      "发现；{}</p>",
      fault.explained_at ? "gk-badge-quiet" : "gk-badge-warning", disclosure::NameOf(fault.seen.kind), fault.seen.words,
      ToBeijingMinute(fault.found_at), SourceOf(fault.seen.kind));
  if (fault.explained_at) {
    part.Add("<p>{} 说明（{}）：{}</p>", fault.explained_name, ToBeijingMinute(*fault.explained_at),
             fault.explained_words);
  }
  part.Add("<p><a class=\"btn\" href=\"{}\">去处理</a></p>", Url::Local(fault.seen.path));
  if (!fault.explained_at && MayExplain(visitor, fault.seen.organ)) {
    part.Add("{}", ExplainForm(fault, request, errors, form_of == fault.number));
  }
  return part.Add("</section>");
}

OrganId ChosenOrgan(const Request& request, const Visitor& visitor) {
  const OrganId organ{request.query.Int("organ").value_or(-1)};
  const bool may_see = organ == kWholeSite ? SeesSite(visitor) : visitor.May(Act::kSeeItems, organ);
  if (!may_see) throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位管不到它。"});
  return organ;
}

/// `form_of`: the fault whose form came back.
Response ShowOrgan(Desk& desk, const Request& request, const Visitor& visitor, OrganId organ, const FieldErrors& errors,
                   std::int64_t form_of) {
  db::Reader reader = desk.database.Read();
  web::Page page = PartFrame(visitor, "自查：" + NameOf(reader, organ), kPath);
  page.breadcrumbs.push_back({"自查", Url::Local(kPath)});
  if (!request.query.Get("done").empty()) {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已记下说明。</p></div>");
  }
  page.body.Add("{}{}", web::FaultList(errors), RunPart(LastInspection(reader)));
  const std::vector<InspectionFault> open = OpenFaults(reader, std::vector<OrganId>{organ}, kMostOpen);
  if (open.empty()) page.body.Add("<p class=\"gk-empty\">没有发现问题。</p>");
  for (std::size_t i = 0; i < std::min(open.size(), kMostShown); ++i) {
    page.body.Add("{}", FaultItem(open[i], request, visitor, errors, form_of));
  }
  if (open.size() > kMostShown) {
    page.body.Add("<p class=\"gk-soft\">这里列出前 {} 处，一共 {} 处。</p>", kMostShown, open.size());
  }
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  if (request.query.Int("organ")) {
    return ShowOrgan(desk, request, visitor, ChosenOrgan(request, visitor), {}, 0);
  }
  db::Reader reader = desk.database.Read();
  const std::vector<InspectionFault> open = OpenFaults(reader, visitor.OrgansFor(Act::kSeeItems), kMostOpen);
  web::Page page = PartFrame(visitor, "自查", kPath);
  page.body.Add(
      "<p class=\"gk-soft\">每天自动查一遍公开的部分：栏目更新、空白栏目、日期、链接和附件、检查出的内容、打开快慢、"
      "留言答复、征求意见的结果、公开指南、查阅场所、向档案馆和图书馆提供信息。问题没有了，任务自己结束；暂时不能改的，"
      "写明原因。</p>{}",
      RunPart(LastInspection(reader)));
  if (SeesSite(visitor)) page.body.Add("{}", ScorePart(open, BeijingDay(desk.now())));
  page.body.Add("<h2>各机关的情况</h2>{}", OrgansTable(reader, open));
  return Response::Of(RenderPage(page, request));
}

Response PostExplain(Desk& desk, const Request& request, const Visitor& visitor) {
  const std::string_view id = request.params.Get("id");  // "0-3": the site has no item's id
  const std::size_t dash = id.find('-');
  std::int64_t organ_value = -1, number = 0;
  const auto read = [](std::string_view text, std::int64_t& value) {
    return std::from_chars(text.data(), text.data() + text.size(), value).ptr == text.data() + text.size();
  };
  const bool is_id = dash != id.npos && read(id.substr(0, dash), organ_value) && read(id.substr(dash + 1), number);
  const OrganId organ{organ_value};
  const bool may_see = is_id && (organ == kWholeSite ? SeesSite(visitor) : visitor.May(Act::kSeeItems, organ));
  if (!may_see) throw web::ProblemError({404, "没有这个问题", "没有这个问题，请从“自查”进入。"});
  if (!MayExplain(visitor, organ)) {
    throw web::ProblemError({403, "您的岗位不能这样做", "这个问题由公开它的机关说明。"});
  }
  const Act as = organ == kWholeSite ? Act::kEditGuide : Act::kDraftItems;
  // The site as a whole is of no organ: under the post that reaches the county.
  account::Actor actor;
  if (organ == kWholeSite) {
    const auto post = std::ranges::find_if(visitor.posts, [&](const account::HeldPost& each) {
      return account::ReachOf(each.kind, as) == account::Reach::kCounty;
    });
    actor = ActorOn(visitor, as, post->organ, request);
  } else {
    actor = ActorOn(visitor, as, organ, request);
  }
  const std::string field = FieldOf(organ, number);
  const auto explained = Explain(desk, actor, organ, number, std::string(request.form.Get(field)));
  if (!explained) {
    FieldErrors errors = explained.errors();
    for (FieldError& error : errors) {
      if (error.field == "words") error.field = field;
    }
    return ShowOrgan(desk, request, visitor, organ, errors, number);
  }
  return Response::SeeOther(Url::Local(kPath).With("organ", std::to_string(organ.value)).With("done", "1"));
}

}  // namespace

void AddInspectionPages(account::Office& office) {
  Desk& desk = office.desk();
  office.Get(kPath, Act::kSeeItems,
             [&desk](const Request& request, const Visitor& visitor) { return Show(desk, request, visitor); });
  office.Post("/office/inspection/{id}/explain", Act::kSeeItems,
              [&desk](const Request& request, const Visitor& visitor) { return PostExplain(desk, request, visitor); });
}

}  // namespace gongkai::disclosure
