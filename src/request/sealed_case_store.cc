#include "request/sealed_case_store.h"

namespace gongkai::request {
namespace {

/// Of more, what was sent and what is sealed of it would stand in memory for each of those who send at once.
constexpr std::size_t kMany = std::size_t{8} << 20U;

std::mutex& OneAtATime() {
  static std::mutex mutex;
  return mutex;
}

}  // namespace

SealedFiles::File::File(const CaseSeal& seal, int number, FileKind kind, const PersonalText& given_name,
                        std::string_view bytes)
    : sealed(SealFileBytes(seal, number, bytes)),
      hashed(sealed),
      name(SealFileName(seal, number, given_name)),
      row{.number = number, .kind = kind, .digest = hashed.digest(), .bytes = static_cast<std::int64_t>(bytes.size())} {
}

std::optional<SealedFiles> SealedFiles::BehindThoseOf(db::Session& session, const account::Keys& keys, CaseId id) {
  auto seal = CaseSeal::Of(session, keys, id);
  if (!seal) return std::nullopt;
  return SealedFiles(std::move(*seal), NextFileNumber(session, id));
}

void SealedFiles::Add(FileKind kind, const PersonalText& name, std::string_view bytes) {
  bytes_ += bytes.size();
  if (bytes_ > kMany && !alone_.owns_lock()) alone_ = std::unique_lock(OneAtATime());
  files_.emplace_back(seal_, first_ + static_cast<int>(files_.size()), kind, name, bytes);
}

bool SealedFiles::Put(db::Transaction& act, CaseId id, Instant at) const {
  if (files_.empty()) return true;
  if (NextFileNumber(act, id) != first_) return false;
  for (const File& file : files_) {
    CaseFile row = file.row;
    row.at = at;
    db::PutBlob(act, file.hashed);
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
