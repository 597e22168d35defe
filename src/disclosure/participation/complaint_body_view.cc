#include "disclosure/participation/complaint_body_view.h"

#include <algorithm>

#include "account/portal_view.h"

namespace gongkai::disclosure {
namespace {

const account::PublicOrgan* OrganIn(const account::PublicCounty& county, OrganId id) {
  const auto found = std::ranges::find(county.organs, id, &account::PublicOrgan::id);
  return found == county.organs.end() ? nullptr : &*found;
}

bool IsOrganOf(const std::optional<account::PublicCounty>& county, OrganId id) {
  return county && OrganIn(*county, id) != nullptr;
}

/// Above it by name, and one of this county.
std::optional<OrganId> Above(const account::PublicCounty& county, const std::string& name) {
  if (name.empty()) return std::nullopt;
  const auto found = std::ranges::find(county.organs, name, &account::PublicOrgan::name);
  return found == county.organs.end() ? std::nullopt : std::optional(found->id);
}

}  // namespace

std::optional<OrganId> BodyFor(db::Session& session, OrganId against, ComplaintBody body, Date today) {
  const auto county = account::PublicCountyOf(session, today);
  if (!IsOrganOf(county, against)) return std::nullopt;
  const account::Supervision supervision = account::SupervisionOf(session, against, today);
  const auto found = body == ComplaintBody::kAuthority ? supervision.office : Above(*county, supervision.bodies.above);
  return found && *found != against ? found : std::nullopt;
}

std::string ToldWhere(db::Session& session, OrganId against, ComplaintBody body, Date today) {
  const account::SupervisionBodies bodies = account::SupervisionOf(session, against, today).bodies;
  const std::string& name = body == ComplaintBody::kAuthority ? bodies.authority : bodies.above;
  if (name.empty()) return "这个机关的" + std::string(NameOf(body)) + "没有登记，请改选另一个，或者打电话问。";
  return "这个机关的" + std::string(NameOf(body)) + "不在这里收，请直接向它提出：" + name + "。";
}

FieldErrors FaultsOfAsk(db::Session& session, const ComplaintAsk& ask, Date today) {
  FieldErrors errors;
  const bool is_known = IsOrganOf(account::PublicCountyOf(session, today), ask.against);
  if (!is_known) errors.push_back({"against", "请选择投诉举报哪个机关。"});
  if (!ask.subject) errors.push_back({"subject", "请选择投诉举报的是什么。"});
  if (is_known && !BodyFor(session, ask.against, ask.body, today)) {
    errors.push_back({"body", ToldWhere(session, ask.against, ask.body, today)});
  }
  return errors;
}

std::optional<ComplaintBody> RoleOf(db::Session& session, OrganId handler, OrganId against, Date today) {
  for (const ComplaintBody body : ComplaintBodies()) {
    if (BodyFor(session, against, body, today) == handler) return body;
  }
  return std::nullopt;
}

}  // namespace gongkai::disclosure
