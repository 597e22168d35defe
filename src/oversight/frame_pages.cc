#include <algorithm>

#include "account/organ_card_view.h"
#include "account/portal_view.h"
#include "account/sign_in_view.h"
#include "base/fold.h"
#include "disclosure/search/search_box_view.h"
#include "oversight/pages.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Url;

template <class Wanted>
std::vector<web::Choice> OrgansWhere(db::Session& session, Date today, const Wanted& is_wanted) {
  std::vector<web::Choice> choices;
  const auto county = account::PublicCountyOf(session, today);
  if (!county) return choices;
  for (const account::PublicOrgan& organ : county->organs) {
    if (is_wanted(organ.id)) choices.push_back({std::to_string(organ.id.value), organ.name});
  }
  return choices;
}

}  // namespace

std::string NameOfOrgan(db::Session& session, OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  return card ? card->names.front().name : std::string();
}

std::vector<web::Choice> OrgansOfCounty(db::Session& session, Date today) {
  return OrgansWhere(session, today, [](OrganId) { return true; });
}

std::vector<web::Choice> OrgansInSight(db::Session& session, const Visitor& visitor, Date today) {
  return OrgansWhere(session, today, [&](OrganId organ) { return visitor.May(Act::kSeeItems, organ); });
}

std::string PathOf(MeasureId id) { return std::string(kMeasuresPath) + "/" + ToString(id); }

std::string CodeAddress(const Request& request, const std::string& path) {
  const std::string& site = disclosure::LiveSite();
  return site.empty() ? account::WholeAddress(request, path) : site + path;
}

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
