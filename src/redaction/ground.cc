#include "redaction/ground.h"

#include <algorithm>
#include <iterator>

namespace gongkai::redaction {
namespace {

constexpr Ground kGrounds[] = {
    {"state_secret", "国家秘密", "第十四条", "state_secret", "属于依法确定的国家秘密", false},
    {"forbidden_by_law", "法律、行政法规禁止公开", "第十四条", "forbidden_by_law", "属于法律、行政法规禁止公开的信息",
     true},
    {"endangers_security", "危及国家安全、公共安全、经济安全、社会稳定", "第十四条", "endangers_security",
     "公开后可能危及国家安全、公共安全、经济安全、社会稳定", true},
    {"business_secret", "商业秘密", "第十五条", "third_party_rights", "涉及商业秘密，公开会对第三方合法权益造成损害",
     false},
    {"privacy", "个人隐私", "第十五条", "third_party_rights", "涉及个人隐私，公开会对第三方合法权益造成损害", false},
    {"third_party_rights", "第三方的其他合法权益", "第十五条", "third_party_rights", "公开会对第三方合法权益造成损害",
     true},
    {"internal_affairs", "内部事务信息", "第十六条第一款", "internal_affairs",
     "属于行政机关的内部事务信息，包括人事管理、后勤管理、内部工作流程等方面的信息", false},
    {"deliberation", "过程性信息", "第十六条第二款", "deliberation",
     "属于行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息", false},
    {"enforcement_file", "行政执法案卷信息", "第十六条第二款", "enforcement_file", "属于行政执法案卷信息", false},
    // Art 37 names it beside what may not be published: left out, but nothing is refused.
    {"not_information", "不属于政府信息的内容", "第二条", "no_information", "不属于政府信息", true},
};

}  // namespace

std::span<const Ground> Grounds() { return kGrounds; }

const Ground* FindGround(std::string_view id) {
  const auto found = std::ranges::find(kGrounds, id, &Ground::id);
  return found == std::end(kGrounds) ? nullptr : found;
}

}  // namespace gongkai::redaction
