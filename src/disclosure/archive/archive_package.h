// A yearly package as it is asked for, made and kept: who asked for it, how far it has come, what came of it. The noun;
// pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/post.h"
#include "base/instant.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

enum class PackageState { kWaiting, kMaking, kDone, kFailed };
std::string_view IdOf(PackageState state);
std::string_view NameOf(PackageState state);
std::optional<PackageState> PackageStateFrom(std::string_view id);

/// A version that lies in a package, as the list with which it is handed over tells it.
struct PackageLine {
  ItemId item{};
  std::int64_t version = 0;
  std::string index_number{}, title{}, kind{}, state{}, held_back{}, digest{};
  Date public_from{};
};

struct ArchivePackage {
  OrganId organ{0};
  std::int64_t number = 0;  // within the organ
  int year = 0;
  Date until{};  // the last day that it covers
  PackageState state = PackageState::kWaiting;
  std::int64_t total = 0, done_items = 0;
  std::string note{};  // why it failed
  std::string node{};  // whose process has it, or has its file
  Instant held_until{};
  int tries = 0;
  account::PersonId asked_by{0};
  std::string asked_name{};
  Instant asked_at{};
  std::optional<Instant> made_at{};
  std::int64_t items = 0, versions = 0, held_back = 0, files = 0;
  std::int64_t size = 0;  // of the zip file
  std::string sm3{}, sha256{}, manifest_sm3{};
  std::vector<std::string> faults{};
  std::vector<PackageLine> lines{};  // when it was just made

  /// The year was not over yet.
  bool is_partial() const { return until != Date(std::chrono::year(year) / 12 / 31); }
};

/// How long one is held without a sign of life, and how often it is begun.
inline constexpr std::chrono::minutes kPackageHeldFor{5};
inline constexpr int kMostPackageTries = 5;
inline constexpr std::int64_t kMostPackages = 200;  // of an organ
inline constexpr std::size_t kMostPackageFaults = 500;

/// "101-2025-3.zip": `code` is the organ's.
std::string FileNameOf(const ArchivePackage& package, std::string_view code);
/// "2025 年度（截至 2025年6月30日）"
std::string YearInWords(const ArchivePackage& package);

/// "12-3": the organ and the number, in addresses and in the audit trail.
std::string KeyOf(const ArchivePackage& package);

}  // namespace gongkai::disclosure
