// Table 4: in each of the three groups the four results add up to the total, in every form alike.

#include "report/check/finding.h"
#include "report/check/relation.h"
#include "report/check/rule.h"
#include "report/check/rule_groups.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kResults = 4;

void CheckTotals(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (!input.report->table4) return;
  for (const RowReading& group : input.report->table4->rows) {
    const Side left = SumOfCells(group, 0, kResults);
    const Side right = SumOfCells(group, kResults, 1);
    if (Holds(left, right)) continue;
    const Number distance = left.sum < right.sum ? right.sum - left.sum : left.sum - right.sum;
    std::string message = "“" + std::string(group.row->label) + "”：结果维持、结果纠正、其他结果、尚未审结合计 " +
                          ToString(left.sum) + "，总计写 " + ToString(right.sum) + "，相差 " + ToString(distance) +
                          "。";
    if (!left.certain) message += "其中有空白或不是数字的格，没有计入。";
    Finding finding =
        MakeFinding(rule, At{4, 0, "", "", std::string(group.row->key)}, PlaceOfCell(group, kResults),
                    std::move(message), WrittenInCells(group, 0, kResults) + "=" + WrittenInCells(group, kResults, 1));
    finding.left = left.sum;
    finding.right = right.sum;
    if (!left.certain) finding.severity = Severity::kWarning;
    out.push_back(std::move(finding));
  }
}

constexpr Rule kRules[] = {
    {"T4-TOTAL",
     Severity::kError,
     "复议诉讼合计不符",
     "每一组：结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计",
     "国办公开办函〔2021〕30号附件表四",
     "核对这一组各种结果的件数与总计，改正不符的一格。",
     {"行政复议总计写 3", "1\t0\t1\t0\t2\t0\t0\t0\t0\t0", "1\t0\t1\t0\t3\t0\t0\t0\t0\t0"},
     {"1 + 0 + 1 + 0 = 2", "", ""},
     CheckTotals},
};

}  // namespace

std::span<const Rule> Table4Rules() { return kRules; }

}  // namespace gongkai::report
