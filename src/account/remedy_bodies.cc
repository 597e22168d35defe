#include "account/remedy_bodies.h"

#include <algorithm>
#include <array>

namespace gongkai::account {
namespace {

constexpr std::string_view kGovernment = "人民政府", kProvinceOffice = "行政公署";
constexpr std::array<std::string_view, 4> kMunicipalities = {"北京市", "天津市", "上海市", "重庆市"};
// 「海关、金融、外汇管理等实行垂直领导的行政机关、税务和国家安全机关」, as their names are formed. Not 金融 alone: a
// county's 地方金融管理局 is a department of its own.
constexpr std::array<std::string_view, 6> kSystemsOfArticle27 = {
    "税务局", "海关", "国家安全局", "外汇管理局", "国家金融监督管理", "中国人民银行"};
constexpr std::string_view kBasicCourt = "行政诉讼法第十四条、第十八条第一款";

// "溯州市" of 溯州市人民政府, "阿克苏地区" of 阿克苏地区行政公署.
std::string StemOf(std::string_view government) {
  for (const std::string_view ending : {kGovernment, kProvinceOffice}) {
    if (government.ends_with(ending)) return std::string(government.substr(0, government.size() - ending.size()));
  }
  return std::string(government);
}

bool IsOneOf(std::string_view stem, const auto& names) { return std::ranges::find(names, stem) != names.end(); }

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
  constexpr std::string_view kSource = "行政复议法第二十八条";
  const std::string stem = StemOf(facts.higher_government);
  if (stem.empty()) {
    return Unknown(kSource, "可以找县政府，也可以找上一级司法行政部门；请先在县政府的资料里填写上一级政府的名称。");
  }
  const bool province = stem.ends_with("省") || stem.ends_with("自治区");
  return Found(facts.county_government + "或者" + stem + (province ? "司法厅" : "司法局"), kSource);
}

// 「对县级以上地方各级人民政府工作部门依法设立的派出机构……由本级人民政府管辖；其中，对直辖市、设区的市人民政府工作部门
// 按照行政区划设立的派出机构……也可以由其所在地的人民政府管辖」
RemedyBody OfBranch(const RemedyFacts& facts) {
  RemedyBody body = HigherGovernmentOr(facts, "行政复议法第二十四条第四款");
  const bool either = facts.leadership == Leadership::kDistrictBranch && body.name.ends_with("市人民政府");
  if (either) body.name += "或者" + facts.county_government;
  return body;
}

// 「向上一级主管部门申请行政复议」. The article ends its list with 等: whether a system that it does not name (气象,
// 烟草, 消防) is meant, the provinces say.
RemedyBody OfCentralSystem(const RemedyFacts& facts) {
  constexpr std::string_view kSource = "行政复议法第二十七条";
  RemedyBody body = facts.led_by.empty()
                        ? Unknown(kSource, "垂直领导的机关由上一级主管部门复议，请在机关资料里填写上一级主管部门。")
                        : Found(facts.led_by, kSource);
  if (SystemOfArticle27(facts.name).empty()) body.note = "请按本省规定核对";
  return body;
}

// 「对本部门依法设立的派出机构……」「对本部门管理的法律、行政法规、部门规章授权的组织……」
RemedyBody OfMinistryBranch(const RemedyFacts& facts) {
  const std::string_view source =
      facts.kind == OrganKind::kAuthorised ? "行政复议法第二十五条第三项" : "行政复议法第二十五条第二项";
  if (!facts.led_by.empty()) return Found(facts.led_by, source);
  return Unknown(source, "由设立它的国务院部门复议，请在机关资料里填写这个部门，例如国家统计局。");
}

RemedyBody OfDepartment(const RemedyFacts& facts) {
  switch (facts.leadership) {
    case Leadership::kDistrictBranch:
    case Leadership::kOtherBranch:
      return OfBranch(facts);
    case Leadership::kCentral:
      return OfCentralSystem(facts);
    case Leadership::kMinistryBranch:
      return OfMinistryBranch(facts);
    case Leadership::kOwnGovernment:
      break;
  }
  if (facts.name.ends_with("司法局")) return OfJusticeBureau(facts);
  return Found(facts.county_government, "行政复议法第二十四条第一款第一项");
}

// 「对本级人民政府或者其工作部门管理的法律、法规、规章授权的组织」: of the city's, 本级 is the city.
RemedyBody OfAuthorised(const RemedyFacts& facts) {
  constexpr std::string_view kSource = "行政复议法第二十四条第一款第四项";
  switch (facts.leadership) {
    case Leadership::kOwnGovernment:
      return Found(facts.county_government, kSource);
    case Leadership::kDistrictBranch:
    case Leadership::kOtherBranch:
      return HigherGovernmentOr(facts, kSource);
    case Leadership::kCentral:
    case Leadership::kMinistryBranch:
      break;
  }
  return OfDepartment(facts);
}

// What has no duties of its own did nothing in its own name: 「作出行政行为的行政机关」 is the organ it acts through.
RemedyBody ActsThroughAnother(std::string_view source) {
  return Unknown(source, "它没有自己的行政职权，以它所属的机关为准，请看那个机关的救济途径。");
}

// A municipality has several intermediate courts, and so has a province for the counties directly below it.
RemedyBody IntermediateCourt(const RemedyFacts& facts, std::string_view source) {
  const std::string stem = StemOf(facts.higher_government);
  if (!stem.empty() && !IsOfProvince(facts.higher_government)) return Found(stem + "中级人民法院", source);
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
      return OfAuthorised(facts);
    case OrganKind::kVillage:
    case OrganKind::kCommunity:
    case OrganKind::kUnit:
      return ActsThroughAnother("行政复议法第十九条第一款");
    case OrganKind::kCountyOffice:
    case OrganKind::kDepartment:
      break;
  }
  return OfDepartment(facts);
}

RemedyBody CourtByRule(const RemedyFacts& facts) {
  if (!HasOwnDuties(facts.kind)) return ActsThroughAnother("行政诉讼法第二十六条第一款");
  // 「对国务院部门或者县级以上地方人民政府所作的行政行为提起诉讼的案件」「海关处理的案件」; in both,
  // 「由最初作出行政行为的行政机关所在地人民法院管辖」
  RemedyBody court;
  if (facts.kind == OrganKind::kCountyGovernment) {
    court = IntermediateCourt(facts, "行政诉讼法第十五条第一项、第十八条第一款");
  } else if (facts.leadership == Leadership::kCentral && facts.name.ends_with("海关")) {
    court = IntermediateCourt(facts, "行政诉讼法第十五条第二项、第十八条第一款");
  } else {
    court = Found(StemOf(facts.county_government) + "人民法院", kBasicCourt);
  }
  court.note = "本省实行跨行政区域集中管辖的，请另行指定（行政诉讼法第十八条第二款）";
  return court;
}

std::string_view SystemOfArticle27(std::string_view name) {
  const auto found = std::ranges::find_if(
      kSystemsOfArticle27, [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
  return found == kSystemsOfArticle27.end() ? std::string_view() : *found;
}

bool IsOfProvince(std::string_view government) {
  const std::string stem = StemOf(government);
  return stem.ends_with("省") || stem.ends_with("自治区") || IsOneOf(stem, kMunicipalities);
}

std::string HigherGovernment(const place::Place& county) {
  const place::Place* above = place::Parent(county);
  if (above == nullptr) return "";
  const bool has_office = above->name.ends_with("地区") || above->name.ends_with("盟");
  return std::string(above->name) + std::string(has_office ? kProvinceOffice : kGovernment);
}

}  // namespace gongkai::account
