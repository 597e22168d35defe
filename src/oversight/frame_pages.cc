#include <algorithm>

#include "account/organ_card_view.h"
#include "base/fold.h"
#include "oversight/pages.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Url;

struct Part {
  std::string_view label, path;
};
constexpr Part kParts[] = {
    {"监督一览", kOversightPath},
    {"整改、通报和处理建议", kMeasuresPath},
    {"工作登记", "/office/registers"},
    {"培训", "/office/trainings"},
    {"培训学时和任务", "/office/training-hours"},
    {"社会评议", kSurveysPath},
    {"考核", "/office/assessment"},
    {"督办", "/office/request-oversight"},
    {"全部办件", "/office/requests"},
};

}  // namespace

web::Page OversightFrame(const Visitor& visitor, std::string title, std::string_view current) {
  web::Page page = account::OfficeFrame(visitor, std::move(title), "/office/requests");
  page.styles = {"css/items.css"};
  page.breadcrumbs = {{"依申请公开", Url::Local("/office/requests")}};
  if (current.empty()) return page;
  page.side_label = "监督";
  page.side.push_back({"监督", {}});
  for (const Part& part : kParts) {
    page.side.back().items.push_back({std::string(part.label), Url::Local(part.path), part.path == current});
  }
  return page;
}

std::string NameOfOrgan(db::Session& session, OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  return card ? card->names.front().name : std::string();
}

std::string PathOf(MeasureId id) { return std::string(kMeasuresPath) + "/" + ToString(id); }

Measure MeasureIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = MeasureIdFrom(request.params.Get("id"));
  auto measure = id ? FindMeasure(session, *id) : std::nullopt;
  if (!measure || !MaySee(visitor, *measure)) {
    throw web::ProblemError({404, "没有这一项", "没有这一项，或者不是您的机关的。请从列表进入。"});
  }
  return std::move(*measure);
}

Html StateBadge(const Measure& measure, Date today) {
  if (IsOverdue(measure, today)) {
    return Markup("<span class=\"badge gk-badge-error\">{}，已超期</span>", NameOf(measure.state));
  }
  const std::string_view badge = measure.state == MeasureState::kIssued     ? "gk-badge-warning"
                                 : measure.state == MeasureState::kReported ? "gk-badge-note"
                                 : measure.state == MeasureState::kClosed   ? "gk-badge-good"
                                                                            : "gk-badge-quiet";
  return Markup("<span class=\"badge {}\">{}</span>", badge, NameOf(measure.state));
}

OrganId KeeperOf(const Visitor& visitor) {
  for (const account::HeldPost& post : visitor.posts) {
    if (account::ReachOf(post.kind, Act::kSuperviseCases) != account::Reach::kNone) return post.organ;
  }
  throw web::ProblemError({403, "您的岗位不能这样做", "您现在的岗位不能这样做。"});
}

Html FilterOptions(std::string_view all, const std::vector<web::Choice>& choices, std::string_view chosen) {
  Html options;
  if (!all.empty()) options.Add("<option value=\"\">{}</option>", all);
  for (const web::Choice& each : choices) {
    options.Add("<option value=\"{}\" {}>{}</option>", each.value, web::AttributeIf(each.value == chosen, "selected"),
                each.label);
  }
  return options;
}

Html Paragraphs(std::string_view text) {
  Html html;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = Trim(text.substr(0, end));
    if (!line.empty()) html.Add("<p>{}</p>", line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return html;
}

}  // namespace gongkai::oversight
