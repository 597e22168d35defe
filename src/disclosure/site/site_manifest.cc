#include "disclosure/site/site_manifest.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/percent.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kFormat = "gongkai-site-1";
constexpr std::size_t kLongestName = 255;

bool MayBeName(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && !name.starts_with('.') && IsValidUtf8(name) &&
         std::ranges::none_of(name,
                              [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\'; });
}

/// The same path; empty when a file system should not hold it.
std::string SafePath(std::string_view rest) {
  std::string path;
  while (!rest.empty()) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string_view name = rest.substr(0, slash);
    if (!MayBeName(name)) return {};
    path += (path.empty() ? "" : "/") + std::string(name);
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  return path;
}

nlohmann::ordered_json LineOf(const std::string& path, const SiteFile& file) {
  nlohmann::ordered_json line = {{"path", path}, {"sm3", file.sm3}, {"size", file.size}};
  if (file.item.empty()) return line;
  line["item"] = file.item;
  line["index_number"] = file.index_number;
  line["version"] = file.version;
  if (file.is_gone) line["gone"] = true;
  return line;
}

SiteFile FileFrom(const nlohmann::json& line) {
  SiteFile file{.sm3 = line.at("sm3").get<std::string>(), .size = line.at("size").get<std::int64_t>()};
  file.item = line.value("item", std::string());
  file.index_number = line.value("index_number", std::string());
  file.version = line.value("version", std::int64_t{0});
  file.is_gone = line.value("gone", false);
  return file;
}

Manifest ReadFields(const nlohmann::json& json) {
  if (json.at("format") != kFormat) throw std::invalid_argument("format");
  Manifest manifest{.at = Instant(std::chrono::seconds(json.at("at").get<std::int64_t>())),
                    .base = json.at("base").get<std::string>()};
  for (const auto& line : json.at("files")) {
    std::string path = line.at("path").get<std::string>();
    if (SafePath(path) != path || path.empty()) throw std::invalid_argument("path");
    manifest.files.emplace(std::move(path), FileFrom(line));
  }
  return manifest;
}

/// In which order files are written, removals first.
int TurnOf(const SiteChange& change, const Manifest& now) {
  if (change.is_removal) return 1;
  const SiteFile& file = now.files.at(change.path);
  if (file.is_gone) return 0;
  if (change.path.starts_with("assets/")) return 2;
  if (file.item.empty()) return 4;
  return change.path.ends_with("/index.html") ? 3 : 2;
}

}  // namespace

std::string BodyOf(const Manifest& manifest) {
  const nlohmann::ordered_json top = {{"format", kFormat},
                                      {"at", manifest.at.time_since_epoch().count()},
                                      {"time", ToBeijingSecond(manifest.at)},
                                      {"base", manifest.base},
                                      {"count", manifest.files.size()}};
  std::string body = top.dump();
  body.back() = ',';
  body += "\"files\":[";
  bool is_first = true;
  for (const auto& [path, file] : manifest.files) {
    body += (is_first ? "\n" : ",\n") + LineOf(path, file).dump();
    is_first = false;
  }
  return body + "\n]}\n";
}

Result<Manifest> ParseManifest(std::string_view body) {
  try {
    return ReadFields(nlohmann::json::parse(body));
  } catch (const std::exception&) {
    return Error{ErrorKind::kUnreadable, "不是静态页面的清单，或者内容已经损坏。", ""};
  }
}

std::string PathOfAddress(std::string_view address, bool is_page) {
  if (!address.starts_with('/')) return {};
  const std::string decoded = PercentDecode(address.substr(1), false);
  const std::string path = SafePath(decoded);
  if (path.empty() && !decoded.empty()) return {};
  if (!is_page) return path;
  return path + (path.empty() ? "index.html" : "/index.html");
}

std::vector<SiteChange> ChangesOf(const Manifest& before, const Manifest& now) {
  std::vector<SiteChange> changes;
  for (const auto& [path, file] : now.files) {
    const auto held = before.files.find(path);
    if (held == before.files.end() || held->second.sm3 != file.sm3) changes.push_back({path, false});
  }
  for (const auto& [path, file] : before.files) {
    if (!now.files.contains(path)) changes.push_back({path, true});
  }
  std::ranges::stable_sort(changes, {}, [&](const SiteChange& change) { return TurnOf(change, now); });
  return changes;
}

}  // namespace gongkai::disclosure
