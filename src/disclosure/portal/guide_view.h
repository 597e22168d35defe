// 政府信息公开指南 as it is read: what the organ publishes, how that is arranged and found, how one applies, who the
// working body is and how it is reached, where one turns afterwards. Nobody writes it as a whole: what the record of
// the organ holds (account/guide.h) and what is public stand in it by themselves; the organ says what neither knows.
//
// Source: 条例第十二条 (分类、编排体系、获取方式;
// 工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式), 第二十七条至第三十三条, 第四十七条,
// 第五十一条.
#pragma once

#include <string>
#include <vector>

#include "account/portal_view.h"
#include "disclosure/public_view.h"
#include "web/html.h"

namespace gongkai::disclosure {

/// What stands in a guide besides the record.
struct GuideSurroundings {
  std::vector<PublicColumn> columns;  // in which the organ has something public
  account::Supervision supervision;   // the department in charge of it, the organ above it
  std::string authority_phone;        // of the county's office's own public guide, where it is in charge; may be empty
  Date today{};                       // remedies and their terms are those of the day
  std::string version;                // another text as soon as anything of this is another one
};
GuideSurroundings SurroundingsOf(db::Session& session, OrganId organ, Date today);

web::Html GuideText(const account::PublicGuide& guide, const GuideSurroundings& around);

}  // namespace gongkai::disclosure
