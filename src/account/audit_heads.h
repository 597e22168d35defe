// The heads of all chains as they are signed and given out of the house: whoever keeps them can tell later whether
// anything up to them was changed, left out or cut off (verify_audit.h). What a third party does with them:
// docs/audit.md.
//
//   NAME.json      the signed bytes: one JSON object, a head a line
//   NAME.json.sig  SM2 signature over them, DER
//
// Each names the SM3 of the one before it, so that the exports are a chain too. Pure; kept by audit_store.h, written
// out by audit_heads_export.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/audit_entry.h"
#include "base/instant.h"
#include "base/result.h"
#include "crypto/sm2.h"

namespace gongkai::account {

/// The act by which an export is put down in the chain of the installation; its detail names the SM3 as "sm3".
inline constexpr std::string_view kHeadsAct = "audit.heads";

struct HeadsExport {
  std::int64_t number = 1;  // counts all exports of the installation
  std::string name;         // the day, "2026-03-10"; a later one of that day is "2026-03-10-2"
  Instant at{};
  std::string previous;          // SM3 of the bytes of the export before, 64 hex digits; empty for the first
  std::vector<ChainHead> heads;  // ordered by chain
};

/// An export as it is kept: the very bytes and the signature over them.
struct SignedHeads {
  std::string name;
  std::string body;
  std::string signature;
};

/// The bytes that are signed.
std::string BodyOf(const HeadsExport& heads);

/// Errors: kUnreadable when these bytes are no such export.
Result<HeadsExport> ParseHeads(std::string_view body);

/// What was signed; nothing when these bytes are no export, or `signer` did not sign them.
std::optional<HeadsExport> ReadSigned(const SignedHeads& heads, const crypto::Sm2PublicKey& signer);

/// The name of the `nth` export of a day, from 1.
std::string HeadsName(Date day, int nth);

/// Whether anything happened since `previous` was made, besides that it was put down as made.
bool HasNews(const std::vector<ChainHead>& heads, const HeadsExport& previous);

}  // namespace gongkai::account
