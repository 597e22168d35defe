#include "request/sealed_case_store.h"

#include <mutex>

#include "crypto/sm3.h"

namespace gongkai::request {
namespace {

/// Of more than this only one is sealed at a time: so many at once would keep both processors from everybody else.
constexpr std::uint64_t kMany = std::uint64_t{1} << 20U;

std::mutex& OneAtATime() {
  static std::mutex mutex;
  return mutex;
}

}  // namespace

std::optional<SealedFiles> SealedFiles::BehindThoseOf(db::Session& session, const account::Keys& keys, CaseId id) {
  auto seal = CaseSeal::Of(session, keys, id);
  if (!seal) return std::nullopt;
  return SealedFiles(std::move(*seal), NextFileNumber(session, id));
}

db::HashedSource SealedFiles::Sealed(int number, const SentBytes& bytes) {
  std::unique_lock<std::mutex> alone;
  if (bytes.size() > kMany) alone = std::unique_lock(OneAtATime());
  web::Spool& spool = *spool_;
  const std::uint64_t start = spool.size();
  crypto::Sm3 digest;
  SealFileBytes(seal_, number, bytes, [&](std::string_view piece) {
    digest.Add(piece);
    spool.Append(piece);
  });
  return {
      .digest = "sm3:" + digest.Finish(),
      .size = spool.size() - start,
      .read = [&spool, start](std::uint64_t offset, std::size_t count) { return spool.Read(start + offset, count); }};
}

void SealedFiles::Add(FileKind kind, const PersonalText& name, const SentBytes& bytes) {
  const int number = first_ + static_cast<int>(files_.size());
  File file{.sealed = Sealed(number, bytes), .name = SealFileName(seal_, number, name), .row = {}};
  file.row = {
      .number = number, .kind = kind, .digest = file.sealed.digest, .bytes = static_cast<std::int64_t>(bytes.size())};
  files_.push_back(std::move(file));
}

bool SealedFiles::Put(db::Transaction& act, CaseId id, Instant at) const {
  if (files_.empty()) return true;
  if (NextFileNumber(act, id) != first_) return false;
  for (const File& file : files_) {
    CaseFile row = file.row;
    row.at = at;
    db::PutBlobFrom(act, file.sealed);
    PutFileRow(act, id, row, file.name);
  }
  return true;
}

SealedCase::SealedCase(const CaseWords& words)
    : seal_(CaseSeal::Random()), words_(seal_.Seal("words", ToJson(words))), files_(seal_) {}

CaseId SealedCase::Put(db::Transaction& act, const account::Keys& keys, const Case& held, const CaseDigests& digests,
                       const std::vector<CaseEvent>& events) const {
  const CaseId id = PutNewCase(act, keys, seal_, words_, held, digests);
  files_.Put(act, id, held.at);  // nobody else knows the case
  for (std::size_t i = 0; i < events.size(); ++i) {
    PutEvent(act, id, static_cast<std::int64_t>(i) + 1, events[i], std::nullopt);
  }
  return id;
}

}  // namespace gongkai::request
