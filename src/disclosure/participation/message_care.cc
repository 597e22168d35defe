#include "disclosure/participation/message_care.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

struct ElsewhereRow {
  Elsewhere where;
  std::string_view id, name, told;
};
constexpr std::array kElsewheres = {
    ElsewhereRow{
        Elsewhere::kLettersVisits, "letters_visits", "信访事项",
        "您反映的属于信访事项，不属于本机关职权范围，请向有权处理的机关、单位提出（信访工作条例第二十三条第一款）；也"
        "可以向信访部门提出，由它登记并在15日内转送、交办（信访工作条例第二十二条第一款）。写在这里不算向它们提出"
        "信访。"},
    ElsewhereRow{
        Elsewhere::kApplication, "application", "公开申请",
        "您要的是某一份政府信息，请按依申请公开提出申请（条例第二十七条、第二十九条）。写在这里不算申请，答复的"
        "期限没有开始计算。"},
    ElsewhereRow{
        Elsewhere::kRemedy, "remedy", "行政复议、行政诉讼",
        "您不服的是行政机关的决定或者答复，可以依法申请行政复议或者提起行政诉讼（条例第五十一条）。期限照样走，"
        "写在这里不算申请复议，也不算起诉。"},
    ElsewhereRow{
        Elsewhere::kEnterprise, "enterprise", "对公共企事业单位的申诉",
        "您反映的是公共企事业单位没有依照规定公开信息，请向有关主管部门或者机构申诉（条例第五十五条第二款）。"},
    ElsewhereRow{Elsewhere::kOther, "other", "其他渠道", "您反映的不在这里办理，请向管这件事的机关、单位提出。"}};
constexpr std::array kElsewhereValues = {Elsewhere::kLettersVisits, Elsewhere::kApplication, Elsewhere::kRemedy,
                                         Elsewhere::kEnterprise, Elsewhere::kOther};

const ElsewhereRow& RowOf(Elsewhere where) { return *std::ranges::find(kElsewheres, where, &ElsewhereRow::where); }

}  // namespace

std::span<const Elsewhere> Elsewheres() { return kElsewhereValues; }
std::string_view IdOf(Elsewhere where) { return RowOf(where).id; }
std::string_view NameOf(Elsewhere where) { return RowOf(where).name; }
std::string_view ToldOf(Elsewhere where) { return RowOf(where).told; }
std::optional<Elsewhere> ElsewhereFrom(std::string_view id) {
  const auto found = std::ranges::find(kElsewheres, id, &ElsewhereRow::id);
  return found == kElsewheres.end() ? std::nullopt : std::optional(found->where);
}

FieldErrors FaultsOfPointing(std::optional<Elsewhere> elsewhere, std::string_view where) {
  FieldErrors errors;
  if (!elsewhere) errors.push_back({"elsewhere", "请选择它属于哪一类。"});
  if (IsBlankText(where)) errors.push_back({"where", "请写明向谁提出、怎样联系。"});
  if (Utf8Length(where) > kLongestWhere) errors.push_back({"where", "最多写200个字。"});
  return errors;
}

std::string PointingWords(Elsewhere elsewhere, std::string_view where) {
  return std::string(ToldOf(elsewhere)) + "\n向谁提出：" + std::string(Trim(where));
}

}  // namespace gongkai::disclosure
