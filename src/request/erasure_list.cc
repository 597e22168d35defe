#include "request/erasure_list.h"

#include <array>
#include <charconv>
#include <optional>

#include "base/fold.h"
#include "crypto/sm3.h"
#include "request/case_event.h"

namespace gongkai::request {
namespace {

constexpr std::size_t kDigestDigits = 16;
constexpr std::size_t kParts = 5;

std::string DigestOfLine(std::string_view line) { return crypto::Sm3Hex(line).substr(0, kDigestDigits); }

std::string WithoutDigest(const Erasure& erasure) {
  return std::string(IdOf(erasure.kind)) + " " + ToString(CaseId{erasure.organ, erasure.number}) + " " +
         std::to_string(Seconds(erasure.arrived)) + " " + std::to_string(Seconds(erasure.erased));
}

std::optional<Instant> InstantIn(std::string_view digits) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return InstantOf(seconds);
}

std::optional<std::array<std::string_view, kParts>> PartsOf(std::string_view line) {
  std::array<std::string_view, kParts> parts;
  for (std::size_t i = 0; i < kParts; ++i) {
    const std::size_t blank = line.find(' ');
    if ((blank == std::string_view::npos) != (i + 1 == kParts)) return std::nullopt;
    parts[i] = line.substr(0, blank);
    line.remove_prefix(blank == std::string_view::npos ? line.size() : blank + 1);
  }
  return parts;
}

std::optional<Erasure> ErasureIn(std::string_view line) {
  const auto parts = PartsOf(line);
  if (!parts) return std::nullopt;
  const auto id = CaseIdFrom((*parts)[1]);
  const auto arrived = InstantIn((*parts)[2]), erased = InstantIn((*parts)[3]);
  if (!id || !arrived || !erased) return std::nullopt;
  for (const ErasedKind kind : {ErasedKind::kCase, ErasedKind::kMessage, ErasedKind::kRecord, ErasedKind::kDispute}) {
    const Erasure erasure{kind, id->organ, id->number, *arrived, *erased};
    if (LineOf(erasure) == line) return erasure;
  }
  return std::nullopt;
}

}  // namespace

std::string_view IdOf(ErasedKind kind) {
  switch (kind) {
    case ErasedKind::kCase:
      return "case";
    case ErasedKind::kMessage:
      return "message";
    case ErasedKind::kRecord:
      return "record";
    case ErasedKind::kDispute:
      return "dispute";
  }
  return "";
}

std::string_view HeadOfErasures() {
  return "# "
         "政府信息公开系统的销毁清单：已经销毁的申请、更正记录的要求、公众留言和复议诉讼，只有编号和时间，没有内容。恢"
         "复以前的备"
         "份时，按它把恢复"
         "出来的再销毁一次。和备份放在一起，不要删改。\n";
}

std::string LineOf(const Erasure& erasure) {
  std::string line = WithoutDigest(erasure);
  const std::string digest = DigestOfLine(line);
  return line + " " + digest;
}

ErasuresRead ErasuresIn(std::string_view text) {
  ErasuresRead read;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = Trim(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.starts_with('#')) continue;
    if (const auto erasure = ErasureIn(line)) {
      read.erasures.insert(*erasure);
    } else {
      ++read.unreadable;
    }
  }
  return read;
}

}  // namespace gongkai::request
