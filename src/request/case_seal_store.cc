#include "request/case_seal_store.h"

#include <nlohmann/json.hpp>

#include "crypto/seal.h"
#include "crypto/sm3.h"

namespace gongkai::request {
namespace {

using nlohmann::json;

std::string KeyOf(CaseId id) { return "request_case:" + ToString(id) + ":key"; }
std::string Bound(std::string_view place) { return "request_case:" + std::string(place); }

std::string Dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

PersonalText Text(const json& from, const char* name) { return PersonalText(from.value(name, std::string())); }

json Parsed(std::string_view text) {
  json value = json::parse(text, nullptr, false);
  if (!value.is_object()) throw db::DatabaseError(db::ErrorCode::kOther, "the words of a case are no object");
  return value;
}

json Of(const Applicant& applicant) {
  json kept = {{"kind", IdOf(applicant.kind)},           {"document", IdOf(applicant.document)},
               {"name", applicant.name.Reveal()},        {"number", applicant.number.Reveal()},
               {"contact", applicant.contact.Reveal()},  {"phone", applicant.phone.Reveal()},
               {"email", applicant.email.Reveal()},      {"address", applicant.address.Reveal()},
               {"postcode", applicant.postcode.Reveal()}};
  if (!applicant.agent.empty()) {
    kept["agent"] = applicant.agent.Reveal();
    kept["agent_basis"] = IdOf(applicant.agent_basis);
  }
  return kept;
}

json Of(const Asked& asked) {
  return {{"title", asked.title.Reveal()},
          {"text", asked.text.Reveal()},
          {"file_number", asked.file_number.Reveal()},
          {"carrier", IdOf(asked.carrier)},
          {"way", IdOf(asked.way)},
          {"other_form_will_do", asked.other_form_will_do}};
}

Applicant ApplicantFrom(const json& from) {
  return {.kind = Known(ApplicantKindFrom(from.value("kind", ""))),
          .document = Known(IdentityDocumentFrom(from.value("document", ""))),
          .name = Text(from, "name"),
          .number = Text(from, "number"),
          .contact = Text(from, "contact"),
          .phone = Text(from, "phone"),
          .email = Text(from, "email"),
          .address = Text(from, "address"),
          .postcode = Text(from, "postcode"),
          .agent = Text(from, "agent"),
          .agent_basis = Known(AgentBasisFrom(from.value("agent_basis", "entrusted")))};
}

Asked AskedFrom(const json& from) {
  return {.title = Text(from, "title"),
          .text = Text(from, "text"),
          .file_number = Text(from, "file_number"),
          .carrier = Known(CarrierFrom(from.value("carrier", ""))),
          .way = Known(WayFrom(from.value("way", ""))),
          .other_form_will_do = from.value("other_form_will_do", true)};
}

std::vector<ViewingTime> ViewingsFrom(const json& from) {
  std::vector<ViewingTime> viewings;
  for (const json& each : from.value("viewings", json::array())) {
    viewings.push_back({.on = Known(ParseDate(each.value("on", std::string()))),
                        .from = each.value("from", 0),
                        .until = each.value("until", 0),
                        .place = each.value("place", std::string())});
  }
  return viewings;
}

}  // namespace

CaseSeal CaseSeal::Random() { return CaseSeal(crypto::Key::Random()); }

std::optional<CaseSeal> CaseSeal::Of(db::Session& session, const account::Keys& keys, CaseId id) {
  const auto sealed = session.First<std::optional<db::Blob>>(
      "SELECT case_key FROM request_case WHERE organ_id = ? AND number = ?", id.organ.value, id.number);
  if (!sealed || !*sealed) return std::nullopt;
  const auto bytes = crypto::Open(keys.cases, KeyOf(id), (*sealed)->bytes);
  auto key = bytes ? crypto::Key::Of(bytes->Reveal()) : std::nullopt;
  if (!key) throw db::DatabaseError(db::ErrorCode::kOther, "the key of a case does not open");
  return CaseSeal(*key);
}

db::Blob CaseSeal::SealedKey(const account::Keys& keys, CaseId id) const {
  return {crypto::Seal(keys.cases, KeyOf(id), key_.Reveal())};
}

db::Blob CaseSeal::Seal(std::string_view place, std::string_view plain) const {
  return {crypto::Seal(key_, Bound(place), plain)};
}

std::optional<db::Blob> CaseSeal::SealSome(std::string_view place, const PersonalText& plain) const {
  if (plain.empty()) return std::nullopt;
  return Seal(place, plain.Reveal());
}

std::string CaseSeal::Open(std::string_view place, std::string_view sealed) const {
  const auto plain = crypto::Open(key_, Bound(place), sealed);
  if (!plain) throw db::DatabaseError(db::ErrorCode::kOther, "words of a case do not open");
  return std::string(plain->Reveal());
}

PersonalText CaseSeal::OpenSome(std::string_view place, const std::optional<db::Blob>& sealed) const {
  return sealed ? PersonalText(Open(place, sealed->bytes)) : PersonalText();
}

std::string ToJson(const CaseWords& words) {
  return Dump(
      {{"applicant", Of(words.applicant)}, {"asked", Of(words.asked)}, {"earlier_name", words.earlier_name.Reveal()}});
}

CaseWords WordsFrom(std::string_view text) {
  const json from = Parsed(text);
  return {.applicant = ApplicantFrom(from.value("applicant", json::object())),
          .asked = AskedFrom(from.value("asked", json::object())),
          .earlier_name = Text(from, "earlier_name")};
}

std::string ToJson(const DecisionText& decision) {
  json kept = {{"outcome", decision.outcome},          {"finding", decision.finding.Reveal()},
               {"reasons", decision.reasons.Reveal()}, {"elsewhere", decision.elsewhere.Reveal()},
               {"where", decision.where.Reveal()},     {"released_files", decision.released_files}};
  kept["salt"] = decision.salt;
  if (!decision.form.empty()) kept["form"] = decision.form.Reveal();
  for (const ViewingTime& each : decision.viewings) {
    kept["viewings"].push_back(
        {{"on", gongkai::ToString(each.on)}, {"from", each.from}, {"until", each.until}, {"place", each.place}});
  }
  if (!decision.withheld.empty()) kept["withheld"] = decision.withheld.Reveal();
  return Dump(kept);
}

DecisionText DecisionFrom(std::string_view text) {
  const json from = Parsed(text);
  return {.outcome = from.value("outcome", std::string()),
          .finding = Text(from, "finding"),
          .reasons = Text(from, "reasons"),
          .elsewhere = Text(from, "elsewhere"),
          .where = Text(from, "where"),
          .released_files = from.value("released_files", std::vector<std::string>()),
          .form = Text(from, "form"),
          .viewings = ViewingsFrom(from),
          .withheld = Text(from, "withheld"),
          .salt = from.value("salt", std::string())};
}

std::string DigestOf(const DecisionText& decision, const Case& held, const CaseWords& words) {
  crypto::Sm3 digest;
  const auto add = [&](std::string_view part) {  // with its length: no two lists of parts are the same bytes
    digest.Add(std::to_string(part.size()) + ":");
    digest.Add(part);
  };
  add(ToString(held.id));
  add(std::to_string(held.handler.value));
  add(ToJson(decision));
  const Applicant& to = words.applicant;
  for (const PersonalText* part : {&to.name, &to.phone, &to.email, &to.address, &to.postcode}) add(part->Reveal());
  if (!to.agent.empty()) {  // what was signed before there were agents stays signed
    add(to.agent.Reveal());
    add(IdOf(to.agent_basis));
  }
  const Asked& asked = words.asked;  // the letter says it again in the applicant's words
  for (const PersonalText* part : {&asked.title, &asked.text, &asked.file_number}) add(part->Reveal());
  add(IdOf(words.asked.way));
  add(IdOf(words.asked.carrier));
  return "sm3:" + digest.Finish();
}

}  // namespace gongkai::request
