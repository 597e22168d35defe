#include "report/compile/annual_frame_pages.h"

#include "account/organ_card_view.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::OrganId;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Url;

struct Part {
  std::string_view label, path;
};
constexpr Part kParts[] = {{"三张表", ""}, {"正文", "/text"}, {"核对、签发", "/sign"}};

OrganId OrganAsked(const Request& request, const Visitor& visitor, Act act) {
  for (const auto& chosen : {request.form.Int("organ"), request.query.Int("organ")}) {
    if (!chosen) continue;
    if (visitor.May(act, OrganId{*chosen})) return OrganId{*chosen};
    throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位管不到它。"});
  }
  for (const account::HeldPost& post : visitor.posts) {
    if (visitor.May(act, post.organ)) return post.organ;
  }
  throw web::ProblemError({403, "您的岗位不能这样做", "您现在的岗位不能这样做。"});
}

}  // namespace

AnnualAsked AnnualAskedIn(const Request& request, const Visitor& visitor, Act act, Date today) {
  const auto year = request.params.Int("year");
  const bool is_year = year && *year <= static_cast<int>(today.year()) && *year > 0 &&
                       law::FormInForce(static_cast<int>(*year)) != nullptr;
  if (!is_year) {
    throw web::ProblemError({404, "没有这一年的报告", "2019 年以前的年度报告用别的表式，还没有到的年份没有报告。"});
  }
  return {.organ = OrganAsked(request, visitor, act), .year = static_cast<int>(*year)};
}

Url AnnualUrl(const AnnualAsked& asked, std::string_view part) {
  return Url::Local("/office/annual/" + std::to_string(asked.year) + std::string(part))
      .With("organ", std::to_string(asked.organ.value));
}

web::Page AnnualFrame(const Visitor& visitor, const AnnualAsked& asked, std::string title, std::string_view part) {
  web::Page page = Frame(visitor, std::move(title), Tab::kReports);
  page.breadcrumbs.push_back(
      {"编制年度报告", Url::Local("/office/annual").With("organ", std::to_string(asked.organ.value))});
  page.styles.emplace_back("css/items.css");
  page.side_label = "编制年度报告";
  web::SideGroup group{std::to_string(asked.year) + " 年", {}};
  for (const Part& each : kParts) {
    group.items.push_back({std::string(each.label), AnnualUrl(asked, each.path), each.path == part});
  }
  group.items.push_back({"年度报告工作", Url::Local("/office/campaign/" + std::to_string(asked.year)), false});
  if (visitor.ReachWith(Act::kSeeReports) == account::Reach::kCounty) {
    group.items.push_back({"全县汇总", Url::Local("/office/rollup/" + std::to_string(asked.year)), false});
  }
  page.side.push_back(std::move(group));
  return page;
}

std::string NameOfOrgan(db::Session& session, OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  return card ? card->names.front().name : std::string();
}

Html AnnualFormKeys(const Request& request, const AnnualAsked& asked) {
  return Markup("{}<input type=\"hidden\" name=\"organ\" value=\"{}\">", web::FormKeys(request), asked.organ.value);
}

}  // namespace gongkai::report
