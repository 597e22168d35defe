#include "account/remedy_bodies.h"

#include <algorithm>
#include <array>

namespace gongkai::account {
namespace {

constexpr std::string_view kGovernment = "人民政府", kProvinceOffice = "行政公署";
constexpr std::array<std::string_view, 4> kMunicipalities = {"北京市", "天津市", "上海市", "重庆市"};
// 「海关、金融、外汇管理等实行垂直领导的行政机关、税务和国家安全机关」
constexpr std::array<std::string_view, 5> kSystemsOfArticle27 = {"海关", "金融", "外汇", "税务", "国家安全"};

// "溯州市" of 溯州市人民政府, "阿克苏地区" of 阿克苏地区行政公署.
std::string StemOf(std::string_view government) {
  for (const std::string_view ending : {kGovernment, kProvinceOffice}) {
    if (government.ends_with(ending)) return std::string(government.substr(0, government.size() - ending.size()));
  }
  return std::string(government);
}

bool IsOneOf(std::string_view stem, const auto& names) { return std::ranges::find(names, stem) != names.end(); }

bool Names(std::string_view name, const auto& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

// A branch that a department of the city set up in the county, as …市生态环境局…分局.
bool IsBranch(const RemedyFacts& facts) {
  return facts.name.ends_with("分局") && !Names(facts.name, kSystemsOfArticle27);
}

RemedyBody Found(std::string name, std::string_view source) { return {std::move(name), std::string(source), ""}; }
RemedyBody Unknown(std::string_view source, std::string_view question) {
  return {"", std::string(source), std::string(question)};
}

RemedyBody HigherGovernmentOr(const RemedyFacts& facts, std::string_view source) {
  if (!facts.higher_government.empty()) return Found(facts.higher_government, source);
  return Unknown(source, "复议机关是上一级人民政府，请先在县政府的资料里填写它的名称。");
}

RemedyBody OfCountyGovernment(const RemedyFacts& facts) {
  // 「省、自治区人民政府依法设立的派出机关参照设区的市级人民政府的职责权限，管辖相关行政复议案件」
  const bool has_office = facts.higher_government.ends_with(kProvinceOffice);
  return HigherGovernmentOr(facts, has_office ? "行政复议法第二十四条第三款" : "行政复议法第二十四条第一款第二项");
}

// 「可以向本级人民政府申请行政复议，也可以向上一级司法行政部门申请行政复议」
RemedyBody OfJusticeBureau(const RemedyFacts& facts) {
  const std::string stem = StemOf(facts.higher_government);
  const bool province = stem.ends_with("省") || stem.ends_with("自治区");
  const std::string above = stem.empty() ? "上一级司法行政部门" : stem + (province ? "司法厅" : "司法局");
  return Found(facts.county_government + "或者" + above, "行政复议法第二十八条");
}

// 「对县级以上地方各级人民政府工作部门依法设立的派出机构……由本级人民政府管辖；其中，对直辖市、设区的市人民政府工作部门
// 按照行政区划设立的派出机构……也可以由其所在地的人民政府管辖」
RemedyBody OfBranch(const RemedyFacts& facts) {
  RemedyBody body = HigherGovernmentOr(facts, "行政复议法第二十四条第四款");
  if (body.name.ends_with("市人民政府")) body.name += "或者" + facts.county_government;
  return body;
}

RemedyBody OfDepartment(const RemedyFacts& facts) {
  if (!facts.vertical) {
    if (facts.name.ends_with("司法局")) return OfJusticeBureau(facts);
    return Found(facts.county_government, "行政复议法第二十四条第一款第一项");
  }
  if (IsBranch(facts)) return OfBranch(facts);
  if (!facts.led_by.empty()) return Found(facts.led_by, "行政复议法第二十七条");
  return Unknown("行政复议法第二十七条", "垂直管理的机关由上一级主管部门复议，请在机关资料里填写上一级主管部门。");
}

// A municipality has several intermediate courts, and so has a province for the counties directly below it.
RemedyBody IntermediateCourt(const RemedyFacts& facts, std::string_view source) {
  const std::string stem = StemOf(facts.higher_government);
  const bool of_city =
      !stem.empty() && !stem.ends_with("省") && !stem.ends_with("自治区") && !IsOneOf(stem, kMunicipalities);
  if (of_city) return Found(stem + "中级人民法院", source);
  return Unknown(source, "由中级人民法院管辖，从上一级政府的名称看不出是哪一个，请填写它的名称。");
}

}  // namespace

RemedyBody ReconsiderationByRule(const RemedyFacts& facts) {
  switch (facts.kind) {
    case OrganKind::kCountyGovernment:
      return OfCountyGovernment(facts);
    case OrganKind::kTownship:
      return Found(facts.county_government, "行政复议法第二十四条第一款第二项");
    case OrganKind::kSubdistrict:
      return Found(facts.county_government, "行政复议法第二十四条第一款第三项");
    case OrganKind::kAuthorised:
      if (!facts.vertical) return Found(facts.county_government, "行政复议法第二十四条第一款第四项");
      break;
    default:
      break;
  }
  return OfDepartment(facts);
}

RemedyBody CourtByRule(const RemedyFacts& facts) {
  // 「对国务院部门或者县级以上地方人民政府所作的行政行为提起诉讼的案件」「海关处理的案件」
  if (facts.kind == OrganKind::kCountyGovernment) return IntermediateCourt(facts, "行政诉讼法第十五条第一项");
  if (facts.vertical && facts.name.ends_with("海关")) return IntermediateCourt(facts, "行政诉讼法第十五条第二项");
  return Found(StemOf(facts.county_government) + "人民法院", "行政诉讼法第十四条");
}

std::string HigherGovernment(const place::Place& county) {
  const place::Place* above = place::Parent(county);
  if (above == nullptr) return "";
  const bool has_office = above->name.ends_with("地区") || above->name.ends_with("盟");
  return std::string(above->name) + std::string(has_office ? kProvinceOffice : kGovernment);
}

}  // namespace gongkai::account
