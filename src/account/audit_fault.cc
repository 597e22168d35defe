#include "account/audit_fault.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace gongkai::account {
namespace {

// In the order of FaultKind.
constexpr std::array<std::string_view, 13> kIds = {"changed",       "moved",      "missing",       "doubled",
                                                   "cut",           "rewritten",  "head_changed",  "head_missing",
                                                   "foreign_head",  "clock_back", "export_forged", "export_unlinked",
                                                   "export_missing"};

std::string Numbers(const AuditFault& fault) {
  return fault.first == fault.last ? fmt::format("第 {} 条", fault.first)
                                   : fmt::format("第 {} 至 {} 条", fault.first, fault.last);
}

std::string SentenceOfExport(const AuditFault& fault) {
  switch (fault.kind) {
    case FaultKind::kExportForged:
      return fmt::format("链首导出 {} 的签名不对：内容被改动过，或不是本系统签名的。", fault.heads);
    case FaultKind::kExportUnlinked:
      return fmt::format("链首导出 {} 接不上前一次导出：中间的导出被删去，或次序被改动过。", fault.heads);
    default:
      return fmt::format("链首导出 {} 确曾作出并签名，数据库里却没有：被删去了。", fault.heads);
  }
}

std::string SentenceOfEnd(const AuditFault& fault, std::string_view chain) {
  switch (fault.kind) {
    case FaultKind::kCut:
      return fault.heads.empty()
                 ? fmt::format("{}的审计记录末尾缺{}：被截去了，链首还记着它们。", chain, Numbers(fault))
                 : fmt::format("{}的审计记录末尾缺{}：被截去了，链首导出 {} 签名时它们还在。", chain, Numbers(fault),
                               fault.heads);
    case FaultKind::kHeadChanged:
      return fmt::format("{}的链首被改动过：最后一条是第 {} 条，链首写的是第 {} 条或别的校验码。", chain, fault.last,
                         fault.figure);
    case FaultKind::kHeadMissing:
      return fmt::format("{}的链首不见了：记录有 {} 条，链首被删去。", chain, fault.last);
    default:
      return fmt::format("{}只有链首而没有记录：记录被全部删去，或链首是后加的。", chain);
  }
}

}  // namespace

std::string_view IdOf(FaultKind kind) { return kIds[static_cast<std::size_t>(kind)]; }

std::optional<FaultKind> FaultKindFrom(std::string_view id) {
  const auto* found = std::ranges::find(kIds, id);
  if (found == kIds.end()) return std::nullopt;
  return static_cast<FaultKind>(found - kIds.begin());
}

std::string SentenceOf(const AuditFault& fault, std::string_view chain) {
  switch (fault.kind) {
    case FaultKind::kChanged:
      return fmt::format("{}的审计记录{}被改动过：内容与校验码不符。", chain, Numbers(fault));
    case FaultKind::kMoved:
      return fmt::format("{}的审计记录{}原是第 {} 条：编号或次序被改动过。", chain, Numbers(fault), fault.figure);
    case FaultKind::kMissing:
      return fmt::format("{}的审计记录缺{}：被删去，或编号被改动过。", chain, Numbers(fault));
    case FaultKind::kDoubled:
      return fmt::format("{}的审计记录{}不止一条：有一条是后加的。", chain, Numbers(fault));
    case FaultKind::kRewritten:
      return fmt::format("{}的审计记录{}不是链首导出 {} 签名时的那一条：这条链曾被截去重写。", chain, Numbers(fault),
                         fault.heads);
    case FaultKind::kClockBack:
      return fmt::format("{}的审计记录{}的时间比前一条早 {} 分钟，请核对服务器的时钟。", chain, Numbers(fault),
                         fault.figure);
    case FaultKind::kExportForged:
    case FaultKind::kExportUnlinked:
    case FaultKind::kExportMissing:
      return SentenceOfExport(fault);
    default:
      return SentenceOfEnd(fault, chain);
  }
}

}  // namespace gongkai::account
