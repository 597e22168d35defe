#include "account/audit_entry.h"

#include "crypto/hmac_sm3.h"

namespace gongkai::account {
namespace {

void AddField(std::string& out, std::string_view field) {
  out += std::to_string(field.size());
  out += ':';
  out += field;
}

}  // namespace

std::string_view IdOf(Outcome outcome) { return outcome == Outcome::kDone ? "done" : "refused"; }
std::string_view NameOf(Outcome outcome) { return outcome == Outcome::kDone ? "完成" : "被拒绝"; }

std::optional<Outcome> OutcomeFrom(std::string_view id) {
  for (const Outcome outcome : {Outcome::kDone, Outcome::kRefused}) {
    if (IdOf(outcome) == id) return outcome;
  }
  return std::nullopt;
}

std::string Canonical(const AuditEntry& entry, std::string_view previous_mac) {
  std::string out;
  AddField(out, std::to_string(entry.organ.value));
  AddField(out, std::to_string(entry.number));
  AddField(out, std::to_string(entry.at.time_since_epoch().count()));
  AddField(out, std::to_string(entry.person.value));
  AddField(out, entry.post);
  AddField(out, entry.act);
  AddField(out, entry.object);
  AddField(out, IdOf(entry.outcome));
  AddField(out, entry.detail);
  AddField(out, entry.address);
  AddField(out, previous_mac);
  return out;
}

std::string MacOf(const crypto::Key& audit_key, const AuditEntry& entry, std::string_view previous_mac) {
  return std::string(crypto::HmacSm3::Of(audit_key, Canonical(entry, previous_mac)).bytes());
}

}  // namespace gongkai::account
