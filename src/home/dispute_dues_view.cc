#include "home/dispute_dues_view.h"

#include <fmt/format.h>

#include "remedy/dispute_due_view.h"

namespace gongkai::home {
namespace {

std::string PathOf(remedy::DisputeId id) { return "/office/disputes/" + ToString(id); }

}  // namespace

void AddDisputes(db::Session& session, const account::Visitor& visitor, Date today, std::vector<Due>& dues) {
  for (const auto& each : remedy::DisputesDueSoon(session, visitor, today)) {
    const bool is_late = each.due < today;
    dues.push_back({fmt::format("{}：{}", each.name, NameOf(each.owed)),
                    fmt::format("{} {}", is_late ? "已经过了期限，应在" : "最迟", ToString(each.due)), each.due,
                    PathOf(each.id),
                    fmt::format("dispute-{}-{}-{}", ToString(each.id), IdOf(each.owed), ToString(each.due))});
  }
  for (const auto& each : remedy::DisputesToReopen(session, visitor, today)) {
    dues.push_back({each.name + "的裁判已经生效：请重新办理原来的申请", "行政诉讼法第七十条、第七十二条", std::nullopt,
                    PathOf(each.id), ""});
  }
  if (const auto county = remedy::CountyDisputesOverdue(session, visitor, today)) {
    dues.push_back({fmt::format("全县 {} 件复议、诉讼过了期限没有办", county->count),
                    fmt::format("最早的应在 {} 前", ToString(county->first)), county->first,
                    "/office/disputes?state=open", fmt::format("county-disputes-{}", ToString(county->last))});
  }
}

}  // namespace gongkai::home
