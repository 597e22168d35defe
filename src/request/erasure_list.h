// The list of what was destroyed (applications, requests to correct records, messages of the public, disputes), kept
// outside the database: whoever brings back a backup from before an erasure brings back the words and their key with
// it, and destroys them again by this list before anybody is served. Only numbers and times stand in it, nothing that
// was written. Pure.
//
// Source: 个人信息保护法第四十七条 (deleted is deleted), 档案法第二十一条第二款 (destroyed with approval and a record).
//
//   # 政府信息公开系统的销毁清单 …
//   case 101-12 1773104400 2120000000 5f0c9a7e21b3d486       kind, number, arrived, erased, digest of what stands
//   before
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "account/organ.h"
#include "base/instant.h"

namespace gongkai::request {

enum class ErasedKind { kCase, kMessage, kRecord, kDispute };  // kRecord: a request to correct a record
std::string_view IdOf(ErasedKind kind);

struct Erasure {
  ErasedKind kind = ErasedKind::kCase;
  account::OrganId organ{0};  // with the number: as each of them is named
  std::int64_t number = 0;
  Instant arrived{};  // another one that got the number after a restoration is another one
  Instant erased{};
  auto operator<=>(const Erasure&) const = default;
};
using Erasures = std::set<Erasure>;

/// What a new list begins with.
std::string_view HeadOfErasures();
/// Without its end of line.
std::string LineOf(const Erasure& erasure);

struct ErasuresRead {
  Erasures erasures;
  int unreadable = 0;  // lines that were cut off or changed
};
ErasuresRead ErasuresIn(std::string_view text);

}  // namespace gongkai::request
