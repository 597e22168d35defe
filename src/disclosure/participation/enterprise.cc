#include "disclosure/participation/enterprise.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

struct SectorRow {
  EnterpriseSector sector;
  std::string_view id, name;
};
constexpr std::array kSectors = {SectorRow{EnterpriseSector::kSchools, "schools", "教育"},
                                 SectorRow{EnterpriseSector::kHealth, "health", "卫生健康"},
                                 SectorRow{EnterpriseSector::kWater, "water", "供水"},
                                 SectorRow{EnterpriseSector::kPower, "power", "供电"},
                                 SectorRow{EnterpriseSector::kGas, "gas", "供气"},
                                 SectorRow{EnterpriseSector::kHeat, "heat", "供热"},
                                 SectorRow{EnterpriseSector::kEnvironment, "environment", "环境保护"},
                                 SectorRow{EnterpriseSector::kTransport, "transport", "公共交通"},
                                 SectorRow{EnterpriseSector::kOther, "other", "其他与群众利益密切相关的"}};
constexpr std::array kSectorValues = {
    EnterpriseSector::kSchools,     EnterpriseSector::kHealth,    EnterpriseSector::kWater,
    EnterpriseSector::kPower,       EnterpriseSector::kGas,       EnterpriseSector::kHeat,
    EnterpriseSector::kEnvironment, EnterpriseSector::kTransport, EnterpriseSector::kOther};

const SectorRow& RowOf(EnterpriseSector sector) { return *std::ranges::find(kSectors, sector, &SectorRow::sector); }

}  // namespace

std::span<const EnterpriseSector> EnterpriseSectors() { return kSectorValues; }
std::string_view IdOf(EnterpriseSector sector) { return RowOf(sector).id; }
std::string_view NameOf(EnterpriseSector sector) { return RowOf(sector).name; }
std::optional<EnterpriseSector> EnterpriseSectorFrom(std::string_view id) {
  const auto found = std::ranges::find(kSectors, id, &SectorRow::id);
  return found == kSectors.end() ? std::nullopt : std::optional(found->sector);
}

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
