#include "disclosure/catalogue/catalogue_area.h"

#include <algorithm>

#include "base/fold.h"

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

constexpr Date kBegun = 2019y / 12 / 26;  // of 国办发〔2019〕54号

constexpr CatalogueArea kAreas[] = {
    {"重大建设项目", "重大建设项目批准和实施 重大项目", "国家发展改革委", kBegun},
    {"公共资源交易", "公共资源配置", "国家发展改革委", kBegun},
    {"义务教育", "教育", "教育部", kBegun},
    {"户籍管理", "户籍", "公安部", kBegun},
    {"社会救助", "", "民政部", kBegun},
    {"养老服务", "养老", "民政部", kBegun},
    {"公共法律服务", "", "司法部", kBegun},
    {"财政预决算", "财政预决算公开 财政预算决算 预决算", "财政部", kBegun},
    {"就业", "就业创业 公共就业服务", "人力资源社会保障部", kBegun},
    {"社会保险", "", "人力资源社会保障部", kBegun},
    {"国土空间规划", "城乡规划 自然资源", "自然资源部", kBegun},
    {"农村集体土地征收", "征地补偿 土地征收", "自然资源部", kBegun},
    {"生态环境", "环境保护", "生态环境部", kBegun},
    {"国有土地上房屋征收与补偿", "国有土地上房屋征收 房屋征收与补偿", "住房城乡建设部", kBegun},
    {"保障性住房", "住房保障", "住房城乡建设部", kBegun},
    {"农村危房改造", "", "住房城乡建设部", kBegun},
    {"城市综合执法", "城市管理综合执法", "住房城乡建设部", kBegun},
    {"市政服务", "", "住房城乡建设部", kBegun},
    {"涉农补贴", "惠农补贴", "农业农村部", kBegun},
    {"公共文化服务", "公共文化体育", "文化和旅游部", kBegun},
    {"医疗卫生", "卫生健康", "国家卫生健康委", kBegun},
    {"安全生产", "", "应急管理部", kBegun},
    {"救灾", "灾害救助", "应急管理部", kBegun},
    {"税收管理", "税收", "税务总局", kBegun},
    {"食品药品监管", "食品药品", "市场监管总局", kBegun},
    {"乡村振兴", "脱贫攻坚", "原国务院扶贫办", kBegun, "扶贫", 2021y / 2 / 25},
};
static_assert(std::size(kAreas) == 26);

std::u32string KeyOf(std::string_view typed) {
  std::u32string key = LabelKey(typed);
  static const std::u32string kTail = U"领域";
  if (key.size() > kTail.size() && key.ends_with(kTail)) key.resize(key.size() - kTail.size());
  return key;
}

bool IsCalled(const CatalogueArea& area, const std::u32string& key) {
  if (LabelKey(area.name) == key || (!area.former.empty() && LabelKey(area.former) == key)) return true;
  std::string_view others = area.others;
  while (!others.empty()) {
    const std::size_t blank = std::min(others.find(' '), others.size());
    if (LabelKey(others.substr(0, blank)) == key) return true;
    others.remove_prefix(std::min(blank + 1, others.size()));
  }
  return false;
}

}  // namespace

std::span<const CatalogueArea> PilotAreas() { return kAreas; }

const CatalogueArea* PilotAreaNamed(std::string_view typed) {
  const std::u32string key = KeyOf(typed);
  if (key.empty()) return nullptr;
  for (const CatalogueArea& area : kAreas) {
    if (IsCalled(area, key)) return &area;
  }
  return nullptr;
}

std::string_view NameOn(const CatalogueArea& area, Date day) {
  return area.renamed_on && day < *area.renamed_on ? area.former : area.name;
}

std::string AreaFrom(std::string_view typed) {
  if (const CatalogueArea* area = PilotAreaNamed(typed)) return std::string(area->name);
  std::string_view name = Trim(typed);
  constexpr std::string_view kTail = "领域";
  if (name.size() > kTail.size() && name.ends_with(kTail)) name.remove_suffix(kTail.size());
  return std::string(name);
}

}  // namespace gongkai::disclosure
