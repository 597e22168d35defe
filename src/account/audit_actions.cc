#include "account/audit_actions.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "account/trail_export.h"
#include "crypto/sm3.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kFaultsKept = 20;  // of a check, in the trail; the command line names all
constexpr std::chrono::hours kSightLasts{1};

// ["cut",3,91,95,0,"2026-03-10"]: the last may hold anything, since it stood in rows that somebody may have written.
nlohmann::json FaultLine(const AuditFault& fault) {
  return {IdOf(fault.kind), fault.chain.value, fault.first, fault.last, fault.figure, fault.heads};
}

std::optional<AuditFault> FaultFrom(const nlohmann::json& line) {
  const auto kind = FaultKindFrom(line.at(0).get<std::string>());
  if (!kind) return std::nullopt;
  return AuditFault{*kind,
                    OrganId(line.at(1).get<std::int64_t>()),
                    line.at(2).get<std::int64_t>(),
                    line.at(3).get<std::int64_t>(),
                    line.at(4).get<std::int64_t>(),
                    line.at(5).get<std::string>()};
}

LastCheck LastCheckFrom(const AuditEntry& entry) {
  LastCheck last{.at = entry.at};
  const auto detail = nlohmann::json::parse(entry.detail);
  last.entries = std::stoll(detail.at("entries").get<std::string>());
  last.faults = std::stoll(detail.at("faults").get<std::string>());
  last.warnings = std::stoll(detail.at("warnings").get<std::string>());
  for (const auto& line : nlohmann::json::parse(detail.at("first").get<std::string>())) {
    if (auto fault = FaultFrom(line)) last.first_faults.push_back(std::move(*fault));
  }
  return last;
}

// Copies that the database has as well say nothing new; one that it does not have was taken away there.
void ExpectCopies(ExportCheck& exports, AuditCheck& check, const std::vector<SignedHeads>& copies,
                  const std::set<std::string>& in_database, const TellFault& tell) {
  for (const SignedHeads& copy : copies) {
    const std::string digest = crypto::Sm3Hex(copy.body);
    const auto heads = exports.AddCopy(copy);
    if (!heads || in_database.contains(digest)) continue;
    tell({FaultKind::kExportMissing, kInstallation, 0, 0, 0, heads->name});
    check.ExpectSigned(*heads, digest);
  }
}

Status CheckCount(std::size_t count) {
  if (count == 0) return Error{ErrorKind::kInvalidInput, "没有符合条件的审计记录，不需要导出。", ""};
  if (count <= kMostExported) return Ok();
  return Error{ErrorKind::kInvalidInput,
               fmt::format("符合条件的审计记录超过 {} 条，请缩小日期范围后分次导出。", kMostExported), ""};
}

std::string DayOrNothing(const std::optional<Instant>& instant) { return instant ? ToBeijingMinute(*instant) : ""; }

}  // namespace

TrailChecked CheckTrail(db::Session& session, const CheckKeys& keys, const std::vector<SignedHeads>& copies,
                        const TellFault& tell) {
  TrailChecked checked;
  std::int64_t export_faults = 0;
  const TellFault tell_of_export = [&](const AuditFault& fault) {
    ++export_faults;
    tell(fault);
  };
  AuditCheck check(keys.audit, tell);
  ExportCheck exports(keys.signer, tell_of_export);
  std::set<std::string> digests;
  ForEachExport(session, [&](const SignedHeads& written) {
    const auto heads = exports.Add(written);
    if (!heads) return;
    checked.last_export = heads->name;
    check.ExpectSigned(*heads, *digests.insert(crypto::Sm3Hex(written.body)).first);
  });
  ExpectCopies(exports, check, copies, digests, tell_of_export);
  checked.exports = static_cast<std::int64_t>(digests.size());
  for (const ChainHead& head : ReadHeads(session)) check.ExpectHead(head);
  ForEachEntry(session, [&](const StoredEntry& stored) { check.Add(stored); });
  checked.counts = check.Finish();
  checked.counts.faults += export_faults;
  return checked;
}

TrailChecked CheckAndRecord(Desk& desk, const Actor& actor) {
  auto first = nlohmann::json::array();
  const auto keep = [&](const AuditFault& fault) {
    if (first.size() < kFaultsKept) first.push_back(FaultLine(fault));
  };
  const crypto::Sm2PublicKey signer = desk.keys.signing.public_key();
  TrailChecked checked;
  {
    db::Reader reader = desk.database.Read();
    checked = CheckTrail(reader, {desk.keys.audit, signer}, {}, keep);
  }
  Deed deed(desk, actor);
  deed.Record(kInstallation, kVerifyAct, "",
              {{"entries", std::to_string(checked.counts.entries)},
               {"faults", std::to_string(checked.counts.faults)},
               {"warnings", std::to_string(checked.counts.warnings)},
               {"first", first.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)}});
  deed.Commit();
  return checked;
}

std::optional<LastCheck> ReadLastCheck(db::Session& session) {
  const auto entry = LastWith(session, kVerifyAct);
  if (!entry) return std::nullopt;
  try {
    return LastCheckFrom(*entry);
  } catch (const std::exception&) {  // somebody wrote into the trail; the check that follows names it
    return std::nullopt;
  }
}

void RecordSight(Desk& desk, const Visitor& visitor) {
  const TrailFilter lately{.from = desk.now() - kSightLasts, .person = visitor.person, .act = std::string(kSightAct)};
  {
    db::Reader reader = desk.database.Read();
    if (!ReadTrail(reader, lately, std::nullopt, 1).empty()) return;
  }
  const auto actor = ActorFor(visitor, Act::kSeeAudit, kInstallation, "");
  if (!actor) return;
  Deed deed(desk, *actor);
  deed.Record(kInstallation, kSightAct, "");
  deed.Commit();
}

Result<std::string> ExportTrail(Desk& desk, const Visitor& visitor, const TrailFilter& filter) {
  const Actor actor = TRY(ActorFor(visitor, Act::kExportAudit, kInstallation, ""));
  std::string lines;
  std::size_t count = 0;
  {
    db::Reader reader = desk.database.Read();
    const auto entries = ReadTrail(reader, filter, std::nullopt, kMostExported + 1);
    count = entries.size();
    TRY(CheckCount(count));
    lines = TrailLines(reader, entries, filter, desk.now());
  }
  Deed deed(desk, actor);
  deed.Record(kInstallation, kExportAct, "",
              {{"from", DayOrNothing(filter.from)},
               {"before", DayOrNothing(filter.before)},
               {"organ", filter.organ ? std::to_string(filter.organ->value) : ""},
               {"person", filter.person ? std::to_string(filter.person->value) : ""},
               {"about", filter.about ? std::to_string(filter.about->value) : ""},
               {"act", filter.act},
               {"outcome", filter.outcome ? std::string(IdOf(*filter.outcome)) : ""},
               {"entries", std::to_string(count)},
               {"sm3", crypto::Sm3Hex(lines)}});
  deed.Commit();
  return TrailArchive(lines, desk.keys.signing);
}

}  // namespace gongkai::account
