// Cleaning in isolation. What one locked-in process can clean is one question to it; an archive is taken apart there,
// and its members are questions of their own, since PDF and old Office files need programs that such a process cannot
// start. The copy is inspected in isolation, too.
#include "docread/clean_isolated.h"

#include <cstdlib>
#include <utility>

#include "docread/child.h"
#include "docread/clean_check.h"
#include "docread/clean_wire.h"
#include "docread/clean_zip.h"
#include "docread/isolated.h"
#include "docread/libre_office.h"
#include "docread/sniff.h"

namespace gongkai::docread {
namespace {

constexpr std::size_t kMaxAnswerBytes = 512U << 20U;

std::nullopt_t Explain(const ChildResult& worker, CleanWork& work) {
  if (worker.end == ChildEnd::kNotStarted || worker.end == ChildEnd::kLost) {
    return work.Refuse(Obstacle::kUnsupported, "读取程序无法启动，请联系系统管理员。");
  }
  if (worker.end == ChildEnd::kTooSlow) {
    return work.Refuse(Obstacle::kTooSlow, "制作干净的副本用时太长，已停止，请拆分后再试。");
  }
  if (worker.end == ChildEnd::kTooMuchOutput || worker.exit_code == kCleanWorkerOutOfMemory) {
    return work.Refuse(Obstacle::kTooLarge, "制作干净的副本需要的内存超出了限度，请拆分后再试。");
  }
  return work.Refuse(Obstacle::kDamaged, "这份文件的内容异常，没有制作干净的副本，请打开并另存后再试。");
}

/// Asks a process of its own. Nothing when it refused; what it did is then told to `work`.
std::optional<CleanAnswer> Ask(std::string_view bytes, std::string_view name, bool unpacks, CleanWork& work) {
  CleanRequest request{unpacks, std::string(name), work.order(), work.limits(), bytes};
  request.limits.unpacked_bytes = work.RestToUnpack();
  const char* program = std::getenv("GONGKAI_READ_WORKER");
  // An archive may have a thousand members, and to load the program takes longer than to clean most of them.
  const auto run = work.IsWithin() ? &RunWarmChild : &RunChild;
  const ChildResult worker = run({program ? program : "/proc/self/exe",
                                  {std::string(kReadWorkerWord)},
                                  {"GONGKAI_READ_AS=" + std::string(kReadAsClean)}},
                                 ToWire(request), {static_cast<double>(work.limits().seconds), kMaxAnswerBytes});
  std::optional<CleanAnswer> answer = worker.end == ChildEnd::kExited ? AnswerFromWire(worker.output) : std::nullopt;
  if (!answer) return Explain(worker, work);
  const Cleaned& cleaned = answer->cleaned;
  if (cleaned.obstacle != Obstacle::kNone) return work.Refuse(cleaned.obstacle, cleaned.obstacle_message);
  for (const Removed& removed : cleaned.removed) work.Note(removed.sight, removed.where, removed.pieces);
  work.Changed(cleaned.changed);
  return answer;
}

std::optional<std::string> CleanApart(std::string_view bytes, std::string_view name, CleanWork& work);

std::optional<std::string> CleanArchive(std::string_view bytes, CleanWork& work) {
  std::optional<CleanAnswer> answer = Ask(bytes, {}, true, work);
  if (!answer) return std::nullopt;
  for (ArchiveMember& member : answer->members) {
    if (member.name.ends_with('/')) continue;
    const CleanWork::Within within(work, member.name);
    if (within.TooDeep() || !work.Unpacked(member.bytes.size()) || !work.OneFileMore()) {
      return work.Refuse(Obstacle::kTooLarge, "压缩包解开后太大，或者套得太深，没有制作干净的副本。");
    }
    work.as.clear();
    std::optional<std::string> cleaned = CleanApart(member.bytes, member.name, work);
    if (!cleaned) return std::nullopt;
    member.bytes = *std::move(cleaned);
    if (!work.as.empty()) member.name = NameOfKind(member.name, work.as);
    work.as.clear();
  }
  return PackAll(answer->members, work);
}

std::optional<std::string> CleanConverted(std::string_view bytes, std::string_view name, CleanWork& work) {
  Converted converted = ToNewOffice(bytes, work.limits().file_bytes);
  if (converted.obstacle != Obstacle::kNone) return work.Refuse(converted.obstacle, std::move(converted.message));
  const Kind kind = SniffClosely(converted.bytes).kind;
  if (!IsNewOffice(kind)) return work.Refuse(Obstacle::kDamaged, "旧版文件没有能够转换，无法制作干净的副本。");
  std::optional<CleanAnswer> answer = Ask(converted.bytes, name, false, work);
  if (!answer) return std::nullopt;
  work.as = EndOfNewOffice(kind);
  return std::move(answer->cleaned.bytes);
}

std::optional<std::string> CleanApart(std::string_view bytes, std::string_view name, CleanWork& work) {
  const Kind kind = SniffClosely(bytes).kind;
  if (kind == Kind::kPdf) return CleanPdf(bytes, work);
  if (kind == Kind::kZip) return CleanArchive(bytes, work);
  if (IsOldOffice(kind)) return CleanConverted(bytes, name, work);
  std::optional<CleanAnswer> answer = Ask(bytes, name, false, work);
  if (!answer) return std::nullopt;
  return std::move(answer->cleaned.bytes);
}

}  // namespace

Cleaned CleanIsolated(std::string_view bytes, std::string_view name, const CleanOrder& order,
                      const InspectLimits& limits) {
  CleanWork work(order, limits);
  work.inspect = &InspectIsolated;
  if (bytes.size() > limits.file_bytes) {
    work.Refuse(Obstacle::kTooLarge, "文件太大，没有制作干净的副本。");
    return work.Take(std::nullopt);
  }
  std::optional<std::string> cleaned = CleanApart(bytes, name, work);
  return CheckedCopy(work.Take(std::move(cleaned)), name, order, limits, &InspectIsolated);
}

std::string AnswerCleanRequest(std::string_view wire) {
  const std::optional<CleanRequest> request = RequestFromWire(wire);
  CleanAnswer answer;
  if (!request) {
    answer.cleaned.obstacle = Obstacle::kDamaged;
    return ToWire(answer);
  }
  CleanWork work(request->order, request->limits);
  work.may_start_programs = false;
  if (!request->unpacks) {
    std::optional<std::string> cleaned = CleanAny(request->bytes, request->name, work);
    answer.cleaned = work.Take(std::move(cleaned));
    return ToWire(answer);
  }
  std::optional<std::vector<ArchiveMember>> members = UnpackAll(request->bytes, work);
  answer.cleaned = work.Take(members ? std::optional(std::string()) : std::nullopt);
  if (members) answer.members = *std::move(members);
  return ToWire(answer);
}

}  // namespace gongkai::docread
