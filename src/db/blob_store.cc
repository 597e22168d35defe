#include "db/blob_store.h"

#include <algorithm>

#include "crypto/sm3.h"

namespace gongkai::db {
namespace {

constexpr std::size_t kChunkBytes = 256 * 1024;

constexpr std::string_view kInsertBlob = "INSERT INTO blob (size) VALUES (0) RETURNING id";
constexpr std::string_view kInsertChunk = "INSERT INTO blob_chunk (blob_id, number, bytes) VALUES (?, ?, ?)";
constexpr std::string_view kFinishBlob = "UPDATE blob SET digest = ?, size = ? WHERE id = ?";
constexpr std::string_view kDeleteBlob = "DELETE FROM blob WHERE id = ?";
constexpr std::string_view kDeleteByDigest = "DELETE FROM blob WHERE digest = ?";
constexpr std::string_view kSelectId = "SELECT id FROM blob WHERE digest = ?";
constexpr std::string_view kSelectSize = "SELECT size FROM blob WHERE digest = ?";
constexpr std::string_view kSelectChunks = "SELECT bytes FROM blob_chunk WHERE blob_id = ? ORDER BY number";

/// `read` gives the bytes of a place: a view of them, or they themselves.
template <class Read>
void PutOnce(Transaction& transaction, const std::string& digest, std::uint64_t size, const Read& read) {
  transaction.Lock(digest);
  if (BlobSize(transaction, digest)) return;
  const auto id = transaction.One<std::int64_t>(kInsertBlob);
  std::int64_t chunks = 0;
  for (std::uint64_t at = 0; at < size; at += kChunkBytes) {
    const auto chunk = read(at, static_cast<std::size_t>(std::min<std::uint64_t>(kChunkBytes, size - at)));
    transaction.Execute(kInsertChunk, id, chunks++, BlobView{chunk});
  }
  transaction.Execute(kFinishBlob, digest, static_cast<std::int64_t>(size), id);
}

}  // namespace

struct BlobWriter::State {
  Transaction& transaction;
  std::int64_t id;
  crypto::Sm3 sm3{};
  std::string pending{};  // less than a chunk
  std::int64_t chunks = 0;
  std::int64_t size = 0;
  bool finished = false;

  void Store(std::string_view chunk) { transaction.Execute(kInsertChunk, id, chunks++, BlobView{chunk}); }
};

BlobWriter::BlobWriter(Transaction& transaction)
    : state_(new State{.transaction = transaction, .id = transaction.One<std::int64_t>(kInsertBlob)}) {}

BlobWriter::~BlobWriter() {
  if (state_->finished) return;
  try {
    state_->transaction.Execute(kDeleteBlob, state_->id);
  } catch (const DatabaseError&) {
    // The transaction has failed already; nothing of it will be kept.
  }
}

void BlobWriter::Append(std::string_view bytes) {
  state_->sm3.Add(bytes);
  state_->size += static_cast<std::int64_t>(bytes.size());
  while (state_->pending.size() + bytes.size() >= kChunkBytes) {
    const std::size_t wanted = kChunkBytes - state_->pending.size();
    state_->pending += bytes.substr(0, wanted);
    bytes.remove_prefix(wanted);
    state_->Store(state_->pending);
    state_->pending.clear();
  }
  state_->pending += bytes;
}

std::string BlobWriter::Finish() {
  std::string digest = "sm3:" + state_->sm3.Finish();
  state_->transaction.Lock(digest);
  if (BlobSize(state_->transaction, digest)) {
    state_->transaction.Execute(kDeleteBlob, state_->id);
  } else {
    if (!state_->pending.empty()) state_->Store(state_->pending);
    state_->transaction.Execute(kFinishBlob, digest, state_->size, state_->id);
  }
  state_->finished = true;
  return digest;
}

HashedBytes::HashedBytes(std::string_view bytes) : bytes_(bytes), digest_(BlobDigest(bytes)) {}

const std::string& PutBlob(Transaction& transaction, const HashedBytes& bytes) {
  PutOnce(
      transaction, bytes.digest(), static_cast<std::uint64_t>(bytes.size()),
      [&](std::uint64_t at, std::size_t count) { return bytes.bytes().substr(static_cast<std::size_t>(at), count); });
  return bytes.digest();
}

const std::string& PutBlobFrom(Transaction& transaction, const HashedSource& source) {
  PutOnce(transaction, source.digest, source.size, source.read);
  return source.digest;
}

std::optional<std::string> GetBlob(Session& session, std::string_view digest) {
  std::string bytes;
  if (!ReadBlob(session, digest, [&](std::string_view chunk) { bytes += chunk; })) return std::nullopt;
  return bytes;
}

std::optional<std::int64_t> BlobSize(Session& session, std::string_view digest) {
  return session.First<std::int64_t>(kSelectSize, digest);
}

bool ReadBlob(Session& session, std::string_view digest, const std::function<void(std::string_view)>& take) {
  const auto id = session.First<std::int64_t>(kSelectId, digest);
  if (!id) return false;
  Rows rows = session.Stream(kSelectChunks, *id);
  while (rows.Next()) take(rows.row().Get<BlobView>(0).bytes);
  return true;
}

bool RemoveBlob(Transaction& transaction, std::string_view digest) {
  transaction.Lock(digest);
  return transaction.Execute(kDeleteByDigest, digest) > 0;
}

std::string BlobDigest(std::string_view bytes) { return "sm3:" + crypto::Sm3Hex(bytes); }

}  // namespace gongkai::db
