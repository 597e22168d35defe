#include "account/fill_actions.h"

#include <algorithm>

#include "account/organ_actions.h"
#include "account/organ_store.h"
#include "embedded/embedded_departments.h"
#include "place/place.h"

namespace gongkai::account {
namespace {

std::string_view Departments() { return embedded::Departments().front().bytes; }

std::vector<Proposal> Propose(db::Session& session, Organ county, std::string_view place_code) {
  if (county.place_code.empty()) county.place_code = std::string(place_code);
  const std::vector<Organ> present = AllOrgans(session, county.opened_on, Closed::kInclude);
  return ProposeOrgans(county, present, Departments());
}

// The county's place is settled with the first filling.
void KeepPlace(Deed& deed, Organ& county, const FillForm& form, FieldErrors& errors) {
  if (!county.place_code.empty() || form.place_code.empty()) return;
  const place::Place* place = place::Find(form.place_code);
  if (place == nullptr || place->level != place::Level::kCounty) {
    errors.push_back({"place", "区划登记里没有代码为 " + form.place_code + " 的县（市、区）。"});
    return;
  }
  county.place_code = place::ReportCode(*place);
  UpdateOrgan(deed.transaction(), county);
}

void CheckTicks(const std::vector<Proposal>& proposals, const FillForm& form, FieldErrors& errors) {
  if (form.ticked.empty()) errors.push_back({"", "一个机关也没有勾选。"});
  for (const std::string& key : form.ticked) {
    if (std::ranges::find(proposals, key, &Proposal::key) == proposals.end()) {
      errors.push_back({"", "勾选的机关不在建议名单里，请刷新这一页再选。"});
      return;
    }
  }
}

std::optional<Date> ReadOpeningDay(const Organ& county, const FillForm& form, Date today, FieldErrors& errors) {
  const auto day = ReadDayUntil(form.opened_on, "opened_on", "成立", today, errors);
  if (!day || *day >= county.opened_on) return day;
  errors.push_back({"opened_on", "县政府的资料里写着" + ToChinese(county.opened_on) +
                                     "成立，下属机关不能更早；可以先去修改县政府的成立日期。"});
  return std::nullopt;
}

int Found(Deed& deed, OrganId county, const std::vector<Proposal>& proposals, const FillForm& form, Date opened_on) {
  int founded = 0;
  for (const Proposal& proposal : proposals) {
    if (proposal.there || std::ranges::count(form.ticked, proposal.key) == 0) continue;
    Organ organ = proposal.organ;
    organ.parent = county;
    organ.opened_on = opened_on;
    const OrganId id = AddOrgan(deed.transaction(), organ);
    NoteChange(deed, {.organ = id, .on = opened_on, .kind = "founded"});
    ++founded;
  }
  return founded;
}

FormResult<int> Fill(Deed& deed, const FillForm& form) {
  if (deed.done_before()) return deed.EarlierId<int>();
  const auto root = RootOrgan(deed.transaction());
  if (!root) return FieldError{"", "还没有县政府本级，请先完成系统的初次设置。"};
  auto county = LockedOrgan(deed.transaction(), root->id);
  FieldErrors errors;
  KeepPlace(deed, *county, form, errors);
  const auto opened_on = ReadOpeningDay(*county, form, deed.today(), errors);
  const std::vector<Proposal> proposals = Propose(deed.transaction(), *county, form.place_code);
  CheckTicks(proposals, form, errors);
  if (!errors.empty()) return errors;
  const int founded = Found(deed, county->id, proposals, form, *opened_on);
  deed.Record(county->id, "organ.fill", ObjectOf("organ", county->id.value),
              {{"founded", std::to_string(founded)}, {"place", county->place_code}});
  deed.Commit(std::to_string(founded));
  return founded;
}

}  // namespace

std::vector<Proposal> ProposalsFor(db::Session& session, std::string_view place_code) {
  const auto county = RootOrgan(session);
  if (!county) return {};
  return Propose(session, *county, place_code);
}

FormResult<int> FillFromPlace(Desk& desk, const Actor& actor, const FillForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Fill(deed, form); });
}

}  // namespace gongkai::account
