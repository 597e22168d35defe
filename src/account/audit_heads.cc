#include "account/audit_heads.h"

#include <map>
#include <nlohmann/json.hpp>

#include "crypto/bytes.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kFormat = "gongkai-audit-heads-1";

ChainHead ReadHead(const nlohmann::json& line) {
  auto mac = crypto::ParseHex(line.at("mac").get<std::string>());
  if (!mac) throw std::invalid_argument("mac");
  return {OrganId(line.at("chain").get<std::int64_t>()), line.at("number").get<std::int64_t>(), std::move(*mac)};
}

HeadsExport ReadFields(const nlohmann::json& json) {
  if (json.at("format") != kFormat) throw std::invalid_argument("format");
  HeadsExport heads{.number = json.at("number").get<std::int64_t>(),
                    .name = json.at("name").get<std::string>(),
                    .at = Instant(std::chrono::seconds(json.at("at").get<std::int64_t>())),
                    .previous = json.at("previous").get<std::string>()};
  for (const auto& line : json.at("heads")) heads.heads.push_back(ReadHead(line));
  return heads;
}

}  // namespace

std::string BodyOf(const HeadsExport& heads) {
  std::int64_t entries = 0;
  for (const ChainHead& head : heads.heads) entries += head.number;
  const nlohmann::ordered_json top = {{"format", kFormat},
                                      {"number", heads.number},
                                      {"name", heads.name},
                                      {"at", heads.at.time_since_epoch().count()},
                                      {"time", ToBeijingSecond(heads.at)},
                                      {"previous", heads.previous},
                                      {"entries", entries}};
  std::string body = top.dump();
  body.back() = ',';
  body += "\"heads\":[";
  for (const ChainHead& head : heads.heads) {
    const nlohmann::ordered_json line = {
        {"chain", head.chain.value}, {"number", head.number}, {"mac", crypto::Hex(head.mac)}};
    body += (&head == &heads.heads.front() ? "\n" : ",\n") + line.dump();
  }
  return body + "\n]}\n";
}

Result<HeadsExport> ParseHeads(std::string_view body) {
  try {
    return ReadFields(nlohmann::json::parse(body));
  } catch (const std::exception&) {
    return Error{ErrorKind::kUnreadable, "不是链首导出文件，或者内容已经损坏。", ""};
  }
}

std::optional<HeadsExport> ReadSigned(const SignedHeads& heads, const crypto::Sm2PublicKey& signer) {
  auto read = ParseHeads(heads.body);
  if (!read || !signer.Verify(heads.body, heads.signature)) return std::nullopt;
  return std::move(read).value();
}

std::string HeadsName(Date day, int nth) {
  return nth == 1 ? ToString(day) : ToString(day) + "-" + std::to_string(nth);
}

bool HasNews(const std::vector<ChainHead>& heads, const HeadsExport& previous) {
  std::map<OrganId, const ChainHead*> then;
  for (const ChainHead& head : previous.heads) then.emplace(head.chain, &head);
  for (const ChainHead& now : heads) {
    const auto known = then.extract(now.chain);
    const std::int64_t number = known.empty() ? 0 : known.mapped()->number;
    if (now.chain == kInstallation && now.number == number + 1) continue;  // the entry that says the export was made
    if (known.empty() || now.number != number || now.mac != known.mapped()->mac) return true;
  }
  return !then.empty();
}

}  // namespace gongkai::account
