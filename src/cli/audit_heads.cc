// gongkai audit-heads: signs the heads of the audit trail and gives them out, now. Next to read:
// account/audit_heads_export.h.

#include <fmt/format.h>

#include "account/audit_heads_export.h"
#include "cli/audit_place.h"
#include "cli/commands.h"
#include "cli/settings.h"

namespace gongkai::cli {

std::span<const Option> AuditHeadsOptions() { return kPlaceOptions; }

int AuditHeads(std::span<const std::string> words) {
  const auto arguments = ReadArguments(words, kPlaceOptions);
  if (!arguments) return Fail(arguments.error().message);
  if (!arguments->words.empty()) return Fail("audit-heads 后面只带选项");
  auto place = OpenAuditPlace(*arguments);
  if (!place) return Fail(place.error().message);
  account::Desk desk = DeskOf(*place);
  const auto made = account::ExportHeads(desk, account::Actor{}, place->heads_folder, account::Occasion::kAsked);
  if (!made) return Fail("还没有审计记录，没有链首可以导出");
  Print(fmt::format("已签名导出 {} 条链的链首：{}/{}.json（签名在旁边的 .sig 里）。请把两个文件拷到别处保存。\n",
                    made->heads.size(), place->heads_folder, made->name));
  return kDone;
}

}  // namespace gongkai::cli
