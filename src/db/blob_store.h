// Attachments inside the database: written in the transaction of the row that names them, kept once by the SM3 digest
// of their bytes ("sm3:" + 64 hex digits), cut into chunks so that a large one never stands in memory whole.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "db/database.h"

namespace gongkai::db {

/// Takes bytes as they come; Finish() gives the digest. Left unfinished, nothing remains.
class BlobWriter {
 public:
  explicit BlobWriter(Transaction& transaction);
  ~BlobWriter();
  BlobWriter(const BlobWriter&) = delete;
  BlobWriter& operator=(const BlobWriter&) = delete;

  void Append(std::string_view bytes);
  std::string Finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Bytes with their digest. It is reckoned where this is made: before the transaction, whose lock everybody waits for.
/// The bytes outlive it.
class HashedBytes {
 public:
  explicit HashedBytes(std::string_view bytes);
  std::string_view bytes() const { return bytes_; }
  const std::string& digest() const { return digest_; }
  std::int64_t size() const { return static_cast<std::int64_t>(bytes_.size()); }

 private:
  std::string_view bytes_;
  std::string digest_;
};

/// The same for bytes that do not stand in memory: read a piece at a time, with the digest that was reckoned before.
struct HashedSource {
  std::string digest;  // as BlobDigest gives it
  std::uint64_t size = 0;
  std::function<std::string(std::uint64_t offset, std::size_t count)> read;
};

/// Gives the digest. Several in one transaction: in Retry (retry.h), since another may put the same ones in another
/// order.
const std::string& PutBlob(Transaction& transaction, const HashedBytes& bytes);
const std::string& PutBlobFrom(Transaction& transaction, const HashedSource& source);

/// Nothing when there is no such blob.
std::optional<std::string> GetBlob(Session& session, std::string_view digest);
std::optional<std::int64_t> BlobSize(Session& session, std::string_view digest);

/// Chunk by chunk, in order. False when there is no such blob.
bool ReadBlob(Session& session, std::string_view digest, const std::function<void(std::string_view)>& take);

/// For the owner of the last row that named it, who has locked the digest before he looked whether it is the last: from
/// PutBlob on, too, the digest is locked until the transaction ends. False when there is no such blob.
bool RemoveBlob(Transaction& transaction, std::string_view digest);

/// "sm3:" + 64 hex digits.
std::string BlobDigest(std::string_view bytes);

}  // namespace gongkai::db
