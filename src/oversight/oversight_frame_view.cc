#include "oversight/oversight_frame_view.h"

#include <algorithm>

#include "account/office.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Visitor;
using web::Url;

/// A part of 监督保障 in the column beside its pages; another one is a line more.
struct Part {
  std::string_view group, label, path;
  Act act;
};
constexpr Part kParts[] = {
    {"监督", "监督一览", kOversightPath, Act::kSeeCases},
    {"监督", "整改、通报和处理建议", kMeasuresPath, Act::kSeeCases},
    {"监督", "社会评议", kSurveysPath, Act::kSeeItems},
    {"考核", "考核", "/office/assessment", Act::kSeeReports},
    {"考核", "信息报送", "/office/assessment/contributions", Act::kSeeReports},
    {"考核", "历次结果", "/office/assessment/history", Act::kSeeReports},
    {"保障", "工作登记", kRegistersPath, Act::kSeeItems},
    {"保障", "培训", kTrainingsPath, Act::kSeeCases},
    {"保障", "培训学时和任务", kTrainingHoursPath, Act::kSeeCases},
    {"保障", "我的培训", kOwnTrainingsPath, Act::kUseOffice},
};

void PutParts(web::Page& page, const Visitor& visitor, std::string_view current) {
  page.side_label = "监督保障";
  for (const Part& part : kParts) {
    if (!visitor.May(part.act)) continue;
    if (page.side.empty() || page.side.back().label != part.group) page.side.push_back({std::string(part.group), {}});
    page.side.back().items.push_back({std::string(part.label), Url::Local(part.path), part.path == current});
  }
}

}  // namespace

// The administrators see nothing of it but their own trainings: they have no tab, and nothing stands beside those.
web::Page OversightFrame(const Visitor& visitor, std::string title, std::string_view part) {
  web::Page page = account::OfficeFrame(visitor, std::move(title), kOversightPath);
  page.styles = {"css/items.css"};
  const auto tab = std::ranges::find(page.nav, true, &web::NavItem::current);
  if (tab == page.nav.end()) return page;
  page.breadcrumbs = {{tab->label, tab->url}};
  PutParts(page, visitor, part);
  return page;
}

}  // namespace gongkai::oversight
