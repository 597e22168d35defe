#include "disclosure/portal/organ_groups_view.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/fold.h"

namespace gongkai::disclosure {
namespace {

using account::OrganKind;
using account::PublicOrgan;
using web::Html;
using web::Markup;

struct Group {
  std::string_view title;
  std::vector<OrganKind> kinds;
};

const std::vector<Group>& Groups() {
  static const std::vector<Group> groups = {{"县政府", {OrganKind::kCountyGovernment, OrganKind::kCountyOffice}},
                                            {"县级部门", {OrganKind::kDepartment}},
                                            {"乡镇", {OrganKind::kTownship}},
                                            {"街道", {OrganKind::kSubdistrict}},
                                            {"法律、法规授权的组织", {OrganKind::kAuthorised}}};
  return groups;
}

bool IsNamed(const PublicOrgan& organ, const std::u32string& words) {
  return words.empty() || Fold(organ.name).find(words) != std::u32string::npos ||
         Fold(organ.short_name).find(words) != std::u32string::npos;
}

Html LineOf(const PublicOrgan& organ, OrganLink link) {
  if (link == OrganLink::kFront) return Markup("<li><a href=\"/organs/{}\">{}</a></li>", organ.id.value, organ.name);
  if (organ.has_guide) return Markup("<li><a href=\"/guides/{}\">{}</a></li>", organ.id.value, organ.name);
  return Markup("<li>{} <span class=\"gk-soft\">指南还没有公布</span></li>", organ.name);
}

}  // namespace

Html OrganGroups(const account::PublicCounty& county, std::string_view words, OrganLink link) {
  const std::u32string folded = Fold(Trim(words));
  Html html;
  for (const Group& group : Groups()) {
    Html lines;
    for (const PublicOrgan& organ : county.organs) {
      if (std::ranges::find(group.kinds, organ.kind) != group.kinds.end() && IsNamed(organ, folded)) {
        lines.Add("{}", LineOf(organ, link));
      }
    }
    if (!lines.empty()) html.Add("<h3>{}</h3><ul class=\"portal-organs\">{}</ul>", group.title, lines);
  }
  return html;
}

}  // namespace gongkai::disclosure
