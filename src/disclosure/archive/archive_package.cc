#include "disclosure/archive/archive_package.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>

namespace gongkai::disclosure {
namespace {

struct StateRow {
  PackageState state;
  std::string_view id, name;
};
constexpr StateRow kStates[] = {
    {PackageState::kWaiting, "waiting", "等候制作"},
    {PackageState::kMaking, "making", "正在制作"},
    {PackageState::kDone, "done", "已制作"},
    {PackageState::kFailed, "failed", "没有做成"},
};

}  // namespace

std::string_view IdOf(PackageState state) { return kStates[static_cast<std::size_t>(state)].id; }
std::string_view NameOf(PackageState state) { return kStates[static_cast<std::size_t>(state)].name; }
std::optional<PackageState> PackageStateFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kStates, id, &StateRow::id);
  return row == std::end(kStates) ? std::nullopt : std::optional(row->state);
}

std::string FileNameOf(const ArchivePackage& package, std::string_view code) {
  std::string plain;  // codes are the county's own words
  for (const char c : code) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) plain += c;
  }
  return fmt::format("{}-{}-{}-{}.zip", plain.empty() ? "organ" : plain, package.organ.value, package.year,
                     package.number);
}

std::string YearInWords(const ArchivePackage& package) {
  std::string words = fmt::format("{} 年度", package.year);
  if (package.is_partial()) words += "（截至" + ToChinese(package.until) + "）";
  return words;
}

std::string KeyOf(const ArchivePackage& package) { return fmt::format("{}-{}", package.organ.value, package.number); }

}  // namespace gongkai::disclosure
