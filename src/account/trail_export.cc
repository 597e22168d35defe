#include "account/trail_export.h"

#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "account/organ_store.h"
#include "account/people_store.h"
#include "crypto/bytes.h"
#include "docwrite/zip.h"

namespace gongkai::account {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kLinesName = "审计记录.jsonl";
constexpr std::string_view kHowToCheck =
    "审计记录.jsonl 每行一条，第一行说明导出的时间、条件，以及编号对应的机关和人员。\r\n"
    "核对有没有被改动过（任何装有 OpenSSL 3 的电脑都可以，不需要本系统）：\r\n"
    "\r\n"
    "openssl dgst -sm3 -verify signing.pub.pem -sigopt distid:1234567812345678 -signature 审计记录.jsonl.sig "
    "审计记录.jsonl\r\n"
    "\r\n"
    "显示 Verified OK 就是没有改动过。signing.pub.pem 请用以前另外保存的那一份，不要用压缩包里随来的这一份。\r\n"
    "每条的 mac 由系统的密钥算出，完整性由系统管理员运行 gongkai verify-audit 核对。\r\n";

Json LineOf(const StoredEntry& stored) {
  const AuditEntry& entry = stored.entry;
  return {{"chain", entry.organ.value},
          {"number", entry.number},
          {"at", entry.at.time_since_epoch().count()},
          {"time", ToBeijingSecond(entry.at)},
          {"person", entry.person.value},
          {"post", entry.post},
          {"act", entry.act},
          {"object", entry.object},
          {"outcome", IdOf(entry.outcome)},
          {"detail", entry.detail},
          {"address", entry.address},
          {"mac", crypto::Hex(stored.mac)}};
}

Json OrganNames(db::Session& session, const std::vector<StoredEntry>& entries) {
  std::set<OrganId> ids;
  for (const StoredEntry& stored : entries) ids.insert(stored.entry.organ);
  Json names = Json::object();
  for (const OrganId id : ids) {
    const auto organ = FindOrgan(session, id);
    if (organ) names[std::to_string(id.value)] = organ->name;
  }
  return names;
}

Json PersonNames(db::Session& session, const std::vector<StoredEntry>& entries) {
  std::set<PersonId> ids;
  for (const StoredEntry& stored : entries) ids.insert(stored.entry.person);
  Json names = Json::object();
  for (const PersonId id : ids) {
    const auto person = FindPerson(session, id);
    if (person) names[std::to_string(id.value)] = person->name;
  }
  return names;
}

Json FilterLine(const TrailFilter& filter) {
  Json line = Json::object();
  if (filter.from) line["from"] = ToBeijingSecond(*filter.from);
  if (filter.before) line["before"] = ToBeijingSecond(*filter.before);
  if (filter.organ) line["chain"] = filter.organ->value;
  if (filter.person) line["person"] = filter.person->value;
  if (filter.about) line["about"] = filter.about->value;
  if (!filter.act.empty()) line["act"] = filter.act;
  if (filter.outcome) line["outcome"] = IdOf(*filter.outcome);
  return line;
}

// What is no UTF-8 was not written by us; it must not keep the rest from being taken away.
std::string Dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string TrailLines(db::Session& session, const std::vector<StoredEntry>& entries, const TrailFilter& filter,
                       Instant now) {
  const Json first = {{"format", "gongkai-audit-trail-1"},      {"at", now.time_since_epoch().count()},
                      {"time", ToBeijingSecond(now)},           {"entries", entries.size()},
                      {"filter", FilterLine(filter)},           {"organs", OrganNames(session, entries)},
                      {"people", PersonNames(session, entries)}};
  std::string lines = Dump(first);
  for (const StoredEntry& stored : entries) lines += Dump(LineOf(stored));
  return lines;
}

std::string TrailArchive(const std::string& lines, const crypto::Sm2PrivateKey& signing) {
  const std::array<docwrite::ZipFile, 4> files = {{{std::string(kLinesName), lines},
                                                   {std::string(kLinesName) + ".sig", signing.Sign(lines)},
                                                   {"signing.pub.pem", signing.public_key().ToPem()},
                                                   {"如何核对.txt", "\xEF\xBB\xBF" + std::string(kHowToCheck)}}};
  return docwrite::WriteZip(files);
}

}  // namespace gongkai::account
