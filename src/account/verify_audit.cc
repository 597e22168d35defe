#include "account/verify_audit.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "account/chain_walk.h"
#include "crypto/sm3.h"

namespace gongkai::account {

struct AuditCheck::State {
  const crypto::Key& key;
  TellFault tell_caller;
  AuditCounts counts;
  TellFault tell = [this](const AuditFault& fault) {
    ++(fault.IsWarning() ? counts.warnings : counts.faults);
    tell_caller(fault);
  };
  std::map<OrganId, ExpectedChain> expected;  // those without entries yet
  std::set<std::string, std::less<>> digests;
  OrganId chain{0};
  ExpectedChain of_chain;
  std::optional<ChainWalk> walk;

  void Begin(OrganId next) {
    End();
    chain = next;
    auto found = expected.extract(next);
    of_chain = found.empty() ? ExpectedChain{} : std::move(found.mapped());
    std::ranges::stable_sort(of_chain.signed_heads, {}, &ExpectedChain::Signed::number);
    walk.emplace(key, chain, of_chain, tell);
    ++counts.chains;
  }

  void End() {
    if (walk) walk->End();
    walk.reset();
  }

  // Exports are put down in the trail: one that was taken away is missed.
  void MissExport(const AuditEntry& entry) {
    if (entry.organ != kInstallation || entry.act != kHeadsAct) return;
    const auto detail = nlohmann::json::parse(entry.detail, nullptr, false);
    const std::string digest = detail.is_object() ? detail.value("sm3", "") : "";
    if (digest.empty() || digests.contains(digest)) return;
    const std::size_t colon = entry.object.find(':');
    tell({FaultKind::kExportMissing, entry.organ, entry.number, entry.number, 0, entry.object.substr(colon + 1)});
  }
};

AuditCheck::AuditCheck(const crypto::Key& audit_key, TellFault tell)
    : state_(new State{.key = audit_key, .tell_caller = std::move(tell)}) {}
AuditCheck::~AuditCheck() = default;

void AuditCheck::ExpectHead(const ChainHead& head) { state_->expected[head.chain].head = head; }

void AuditCheck::ExpectSigned(const HeadsExport& heads, std::string_view digest) {
  state_->digests.emplace(digest);
  for (const ChainHead& head : heads.heads) {
    auto& points = state_->expected[head.chain].signed_heads;
    const bool is_known = !points.empty() && points.back().number == head.number && points.back().mac == head.mac;
    if (!is_known) points.push_back({head.number, head.mac, heads.name});  // a chain at rest is in every export
  }
}

void AuditCheck::Add(const StoredEntry& stored) {
  if (!state_->walk || state_->chain != stored.entry.organ) state_->Begin(stored.entry.organ);
  ++state_->counts.entries;
  state_->walk->Add(stored);
  state_->MissExport(stored.entry);
}

AuditCounts AuditCheck::Finish() {
  state_->End();
  while (!state_->expected.empty()) {
    state_->Begin(state_->expected.begin()->first);
    state_->End();
  }
  return state_->counts;
}

std::optional<HeadsExport> ExportCheck::AddCopy(const SignedHeads& heads) {
  auto read = ReadSigned(heads, key_);
  if (!read) tell_({FaultKind::kExportForged, kInstallation, 0, 0, 0, heads.name});
  return read;
}

std::optional<HeadsExport> ExportCheck::Add(const SignedHeads& heads) {
  auto read = AddCopy(heads);
  if (read && read->name != heads.name) {  // two rows exchanged
    tell_({FaultKind::kExportForged, kInstallation, 0, 0, 0, heads.name});
    read.reset();
  }
  if (!read) {
    digest_.reset();
    return std::nullopt;
  }
  const bool is_linked = !digest_ || (read->previous == *digest_ && read->number == number_ + 1);
  if (!is_linked) tell_({FaultKind::kExportUnlinked, kInstallation, 0, 0, 0, heads.name});
  number_ = read->number;
  digest_ = crypto::Sm3Hex(heads.body);
  return read;
}

}  // namespace gongkai::account
