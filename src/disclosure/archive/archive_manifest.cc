#include "disclosure/archive/archive_manifest.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kFormat = "gongkai-archive-1";
constexpr std::size_t kLongestName = 255, kLongestPath = 1000, kDigits = 64;

bool MayBeName(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && !name.starts_with('.') &&
         std::ranges::none_of(
             name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\' || c == ':'; });
}

bool IsHexDigest(std::string_view text) {
  return text.size() == kDigits &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

nlohmann::ordered_json LineOf(std::size_t number, const ArchiveFile& file) {
  nlohmann::ordered_json line = {
      {"n", number}, {"path", file.path}, {"size", file.size}, {"sm3", file.sm3}, {"sha256", file.sha256}};
  if (!file.index_number.empty()) line["index_number"] = file.index_number;
  return line;
}

ArchiveFile FileFrom(const nlohmann::json& line, std::size_t number) {
  ArchiveFile file{.path = line.at("path").get<std::string>(),
                   .size = line.at("size").get<std::int64_t>(),
                   .sm3 = line.at("sm3").get<std::string>(),
                   .sha256 = line.at("sha256").get<std::string>(),
                   .index_number = line.value("index_number", std::string())};
  const bool is_good = line.at("n").get<std::size_t>() == number && file.size >= 0 && IsArchivePath(file.path) &&
                       IsHexDigest(file.sm3) && IsHexDigest(file.sha256);
  if (!is_good) throw std::invalid_argument("file");
  return file;
}

/// Names are shown on terminals: no control character stands in one.
std::string NameFrom(const nlohmann::json& text) {
  auto name = text.get<std::string>();
  if (std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) {
    throw std::invalid_argument("name");
  }
  return name;
}

Date DayFrom(const nlohmann::json& text) {
  const auto day = ParseDate(text.get<std::string>());
  if (!day) throw std::invalid_argument("day");
  return *day;
}

ArchiveManifest ReadFields(const nlohmann::json& json) {
  if (json.at("format") != kFormat) throw std::invalid_argument("format");
  ArchiveManifest manifest{.organ = NameFrom(json.at("organ")),
                           .organ_code = NameFrom(json.at("organ_code")),
                           .number = json.at("number").get<std::int64_t>(),
                           .year = json.at("year").get<int>(),
                           .until = DayFrom(json.at("until")),
                           .at = Instant(std::chrono::seconds(json.at("at").get<std::int64_t>())),
                           .made_by = NameFrom(json.at("made_by"))};
  for (const auto& line : json.at("files")) {
    ArchiveFile file = FileFrom(line, manifest.files.size() + 1);
    if (!manifest.files.empty() && manifest.files.back().path >= file.path) throw std::invalid_argument("order");
    manifest.files.push_back(std::move(file));
  }
  if (json.at("count").get<std::size_t>() != manifest.files.size()) throw std::invalid_argument("count");
  return manifest;
}

}  // namespace

bool IsArchivePath(std::string_view path) {
  if (path.empty() || path.size() > kLongestPath || !IsValidUtf8(path)) return false;
  for (;;) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    if (!MayBeName(path.substr(0, slash))) return false;
    if (slash == path.size()) return true;
    path.remove_prefix(slash + 1);
  }
}

std::string BodyOf(const ArchiveManifest& manifest) {
  const nlohmann::ordered_json top = {{"format", kFormat},
                                      {"organ", manifest.organ},
                                      {"organ_code", manifest.organ_code},
                                      {"number", manifest.number},
                                      {"year", manifest.year},
                                      {"until", ToString(manifest.until)},
                                      {"at", manifest.at.time_since_epoch().count()},
                                      {"time", ToBeijingSecond(manifest.at)},
                                      {"made_by", manifest.made_by},
                                      {"count", manifest.files.size()}};
  std::string body = top.dump();
  body.back() = ',';
  body += "\"files\":[";
  for (std::size_t i = 0; i < manifest.files.size(); ++i) {
    body += (i == 0 ? "\n" : ",\n") + LineOf(i + 1, manifest.files[i]).dump();
  }
  return body + "\n]}\n";
}

Result<ArchiveManifest> ParseArchiveManifest(std::string_view body) {
  try {
    return ReadFields(nlohmann::json::parse(body));
  } catch (const std::exception&) {
    return Error{ErrorKind::kUnreadable, "不是归档包的清单，或者内容已经损坏。", ""};
  }
}

}  // namespace gongkai::disclosure
