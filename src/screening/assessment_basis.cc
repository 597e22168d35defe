#include "screening/assessment_basis.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace gongkai::screening {
namespace {

using namespace std::chrono_literals;

constexpr std::array<AssessmentBasis, 6> kBases = {{
    {.id = "minimum-living",
     .article = "社会救助暂行办法第十一条",
     .says = "最低生活保障的审核、审批结果在申请人所在村、社区公示和公布；不是在网站上公布",
     .from = 2014y / 5 / 1,
     .is_read_in_text = true,
     .is_for_posting_alone = true},
    {.id = "township-aid",
     .article = "政府信息公开条例第二十一条",
     .says = "乡镇人民政府公开社会救助等方面的信息；个人信息去标识化",
     .from = 2019y / 5 / 15,
     .is_read_in_text = true},
    {.id = "own-motion",
     .article = "政府信息公开条例第二十条",
     .says = "机关负责人姓名、行政许可的办理结果、公务员录用结果等应当主动公开的信息",
     .from = 2019y / 5 / 15,
     .is_read_in_text = true},
    {.id = "penalty",
     .article = "行政处罚法第四十八条",
     .says = "具有一定社会影响的行政处罚决定依法公开",
     .from = 2021y / 7 / 15,
     .is_read_in_text = true},
    {.id = "village",
     .article = "村民委员会组织法第三十条",
     .says = "村务公开：救灾救助、补贴补助等资金、物资的管理使用情况，在村公布",
     .from = 2010y / 10 / 28},
    {.id = "one-card",
     .article = "财办〔2020〕37号（惠民惠农财政补贴资金“一卡通”管理）",
     .says = "惠民惠农财政补贴的发放情况公示公开",
     .from = 2020y / 11 / 1},
}};

}  // namespace

std::span<const AssessmentBasis> AssessmentBases() { return kBases; }

const AssessmentBasis* FindBasis(std::string_view id) {
  const auto* found = std::ranges::find(kBases, id, &AssessmentBasis::id);
  return found == kBases.end() ? nullptr : found;
}

}  // namespace gongkai::screening
