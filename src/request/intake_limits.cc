#include "request/intake_limits.h"

#include <algorithm>
#include <array>

namespace gongkai::request {
namespace {

using namespace std::string_view_literals;

/// How the bytes of what is taken begin: PDF, JPEG, PNG, TIFF, BMP, GIF, WebP (RIFF), Office (ZIP), old Office (OLE).
constexpr std::array kBeginnings = {
    "%PDF-"sv, "\xFF\xD8\xFF"sv, "\x89PNG\r\n"sv, "II*\0"sv,      "MM\0*"sv,
    "BM"sv,    "GIF8"sv,         "RIFF"sv,        "PK\x03\x04"sv, "\xD0\xCF\x11\xE0"sv,
};
/// By their names; what is in a ZIP that is no document is nobody's letter.
constexpr std::array kEndings = {".pdf"sv,  ".jpg"sv,  ".jpeg"sv, ".png"sv, ".tif"sv,  ".tiff"sv, ".bmp"sv, ".gif"sv,
                                 ".webp"sv, ".docx"sv, ".doc"sv,  ".wps"sv, ".xlsx"sv, ".xls"sv,  ".ofd"sv};

std::string Lowered(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

}  // namespace

IntakeVerdict VerdictOf(const IntakeLoad& load) {
  const bool is_network = load.network_hour >= kAppliedPerNetworkHour || load.network_day >= kAppliedPerNetworkDay ||
                          load.household_hour >= kAppliedPerHouseholdHour ||
                          load.household_day >= kAppliedPerHouseholdDay || load.place_hour >= kAppliedPerPlaceHour ||
                          load.place_day >= kAppliedPerPlaceDay;
  if (is_network) return IntakeVerdict::kTooManyOfNetwork;
  const bool is_all = load.hour >= kAppliedPerHour || load.day >= kAppliedPerDay;
  return is_all ? IntakeVerdict::kTooManyOfAll : IntakeVerdict::kTake;
}

std::string FaultOfFile(std::string_view name, std::string_view bytes) {
  if (bytes.empty()) return "有一个文件是空的，请重新选择。";
  if (bytes.size() > kLargestApplyFile) return "有一个文件超过50兆，请缩小，或者分开发。";
  const std::string lower = Lowered(name);
  const bool is_known =
      std::ranges::any_of(kEndings, [&](std::string_view end) { return lower.ends_with(end); }) &&
      std::ranges::any_of(kBeginnings, [&](std::string_view begin) { return bytes.starts_with(begin); });
  return is_known ? "" : "有一个文件不是文档或者图片：可以发PDF、Word、WPS、Excel、OFD文件和照片、扫描图。";
}

}  // namespace gongkai::request
