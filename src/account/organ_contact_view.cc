#include "account/organ_contact_view.h"

#include "account/guide_store.h"
#include "account/organ_store.h"

namespace gongkai::account {
namespace {

std::string Said(SaidBy by, const std::string& person, const RemedyBody& rule) {
  return by == SaidBy::kPerson && !person.empty() ? person : rule.name;
}

}  // namespace

std::optional<OrganContact> OrganContactOf(db::Session& session, OrganId id) {
  const auto organ = FindOrgan(session, id);
  if (!organ) return std::nullopt;
  const Guide guide = FindGuide(session, id);
  const RemedyFacts facts = RemedyFactsOf(session, *organ);
  return OrganContact{.name = organ->name,
                      .short_name = organ->short_name,
                      .work_body = guide.work_body,
                      .address = guide.address,
                      .postcode = guide.postcode,
                      .phone = guide.phone,
                      .email = guide.email,
                      .remedies = {Said(guide.reconsideration_by, guide.reconsideration, ReconsiderationByRule(facts)),
                                   Said(guide.court_by, guide.court, CourtByRule(facts)), ""}};
}

std::string InOneLine(const OrganContact& contact) {
  std::string line = contact.work_body;
  const auto add = [&](std::string_view label, const std::string& value) {
    if (value.empty()) return;
    if (!line.empty()) line += "，";
    line += std::string(label) + value;
  };
  add("地址：", contact.address);
  add("电话：", contact.phone);
  add("电子邮箱：", contact.email);
  return line;
}

}  // namespace gongkai::account
