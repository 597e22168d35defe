#include "request/sealed_case_store.h"

namespace gongkai::request {

SealedCase::SealedCase(const CaseWords& words)
    : seal_(CaseSeal::Random()), words_(seal_.Seal("words", ToJson(words))) {}

SealedCase::File::File(const CaseSeal& seal, int number, FileKind kind, const PersonalText& given_name,
                       std::string_view bytes)
    : sealed(SealFileBytes(seal, number, bytes)),
      hashed(sealed),
      name(SealFileName(seal, number, given_name)),
      row{.number = number, .kind = kind, .digest = hashed.digest(), .bytes = static_cast<std::int64_t>(bytes.size())} {
}

void SealedCase::AddFile(FileKind kind, const PersonalText& name, std::string_view bytes) {
  files_.emplace_back(seal_, static_cast<int>(files_.size()) + 1, kind, name, bytes);
}

CaseId SealedCase::Put(db::Transaction& act, const account::Keys& keys, const Case& held, const CaseDigests& digests,
                       const std::vector<CaseEvent>& events) const {
  const CaseId id = PutNewCase(act, keys, seal_, words_, held, digests);
  for (const File& file : files_) {
    CaseFile row = file.row;
    row.at = held.at;
    db::PutBlob(act, file.hashed);
    PutFileRow(act, id, row, file.name);
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    PutEvent(act, id, static_cast<std::int64_t>(i) + 1, events[i], std::nullopt);
  }
  return id;
}

}  // namespace gongkai::request
