// gongkai verify-audit: the whole audit trail against its macs, its heads and the heads that were signed and given out.
// It opens what is there and makes nothing: neither data nor keys. Next to read: account/verify_audit.h.

#include <fmt/format.h>

#include "account/audit_actions.h"
#include "account/audit_heads_export.h"
#include "account/trail_view.h"
#include "cli/audit_place.h"
#include "cli/commands.h"
#include "cli/settings.h"

namespace gongkai::cli {
namespace {

constexpr Option kOptions[] = {
    kConfigOption,
    kDataOption,
    kDbOption,
    kKeysOption,
    {"--heads", "文件", "另外保存的链首导出（.json，签名在它旁边的 .sig），也可以是一个文件夹；数据文件夹里的总会用上"},
};

// A trail that was wiped gives a fault an entry; the first ones say enough.
constexpr std::int64_t kMostPrinted = 1000;

Result<std::vector<account::SignedHeads>> Copies(const Arguments& arguments, const std::string& folder) {
  std::vector<account::SignedHeads> copies;
  if (auto own = account::ReadHeadsFiles(folder)) copies = std::move(own).value();
  if (!arguments.Has("--heads")) return copies;
  for (account::SignedHeads& copy : TRY(account::ReadHeadsFiles(arguments.ValueOf("--heads")))) {
    copies.push_back(std::move(copy));
  }
  return copies;
}

std::string Summary(const account::TrailChecked& checked) {
  const account::AuditCounts& counts = checked.counts;
  std::string out = fmt::format("核对了 {} 条审计记录、{} 条链", counts.entries, counts.chains);
  out += checked.exports == 0
             ? std::string()
             : fmt::format("，对照签名导出的链首 {} 次（最近一次 {}）", checked.exports, checked.last_export);
  out += counts.faults == 0 ? "，没有发现改动。\n" : fmt::format("，发现 {} 处问题。\n", counts.faults);
  if (checked.exports == 0 && counts.faults == 0) {
    out += "还没有签名导出过链首：如果末尾的记录连同链首一起被截去，现在发现不了。请运行 gongkai audit-heads。\n";
  }
  return out;
}

int Run(const AuditPlace& place, const std::vector<account::SignedHeads>& copies) {
  db::Reader reader = place.database->Read();
  const account::TrailNames names = account::ReadTrailNames(reader, {});
  std::int64_t told = 0;
  const auto tell = [&](const account::AuditFault& fault) {
    if (++told <= kMostPrinted) Print(account::SentenceOf(fault, names.OfChain(fault.chain)) + "\n");
  };
  const crypto::Sm2PublicKey signer = place.keys.signing.public_key();
  const account::TrailChecked checked = account::CheckTrail(reader, {place.keys.audit, signer}, copies, tell);
  if (told > kMostPrinted) Print(fmt::format("……另有 {} 处没有列出。\n", told - kMostPrinted));
  Print(Summary(checked));
  return checked.counts.faults == 0 ? kDone : kFindings;
}

}  // namespace

std::span<const Option> VerifyAuditOptions() { return kOptions; }

int VerifyAudit(std::span<const std::string> words) {
  const auto arguments = ReadArguments(words, kOptions);
  if (!arguments) return Fail(arguments.error().message);
  if (!arguments->words.empty()) return Fail("verify-audit 后面只带选项，链首文件请写在 --heads 后面");
  const auto place = OpenAuditPlace(*arguments);
  if (!place) return Fail(place.error().message);
  const auto copies = Copies(*arguments, place->heads_folder);
  if (!copies) return Fail(copies.error().message);
  return Run(*place, *copies);
}

}  // namespace gongkai::cli
