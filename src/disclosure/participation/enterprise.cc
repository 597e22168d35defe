#include "disclosure/participation/enterprise.h"

#include "base/fold.h"
#include "base/named.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

constexpr Named<EnterpriseSector> kSectors[] = {{EnterpriseSector::kSchools, "schools", "教育"},
                                                {EnterpriseSector::kHealth, "health", "卫生健康"},
                                                {EnterpriseSector::kWater, "water", "供水"},
                                                {EnterpriseSector::kPower, "power", "供电"},
                                                {EnterpriseSector::kGas, "gas", "供气"},
                                                {EnterpriseSector::kHeat, "heat", "供热"},
                                                {EnterpriseSector::kEnvironment, "environment", "环境保护"},
                                                {EnterpriseSector::kTransport, "transport", "公共交通"},
                                                {EnterpriseSector::kOther, "other", "其他与群众利益密切相关的"}};
constexpr auto kSectorValues = ValuesOf(kSectors);

}  // namespace

std::span<const EnterpriseSector> EnterpriseSectors() { return kSectorValues; }
std::string_view IdOf(EnterpriseSector sector) { return RowIn(kSectors, sector).id; }
std::string_view NameOf(EnterpriseSector sector) { return RowIn(kSectors, sector).name; }
std::optional<EnterpriseSector> EnterpriseSectorFrom(std::string_view id) { return ValueIn(kSectors, id); }

FieldErrors FaultsOf(const EnterpriseForm& form) {
  FieldErrors errors;
  if (IsBlankText(form.name)) errors.push_back({"name", "请写单位的全称。"});
  if (Utf8Length(form.name) > kLongestEnterpriseName) errors.push_back({"name", "名称最多写60个字。"});
  if (!form.sector) errors.push_back({"sector", "请选择它属于哪个领域。"});
  return errors;
}

FieldErrors FaultsOf(const AppealDecision& decision) {
  FieldErrors errors;
  const auto add = [&](std::string_view words, std::string_view field, std::string_view what) {
    if (auto fault = FaultOfOfficeWords(words, what)) errors.push_back({std::string(field), std::move(*fault)});
  };
  if (!decision.verdict) errors.push_back({"verdict", "请选择查证的结果。"});
  if (decision.verdict && IsFounded(*decision.verdict)) {
    add(decision.handling, "handling", "怎样处理这个单位");
  } else if (decision.verdict && !IsBlankText(decision.handling)) {
    errors.push_back({"handling", "不属实的，不处理这个单位，请空着。"});
  }
  add(decision.answer, "answer", "给申诉人的处理结果（条例第五十五条第二款）");
  return errors;
}

}  // namespace gongkai::disclosure
