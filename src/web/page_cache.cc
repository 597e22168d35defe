#include "web/page_cache.h"

#include <utility>

#include "crypto/sm3.h"
#include "web/compression.h"

namespace gongkai::web {

Response PageCache::Answer(const Request& request, const std::string& key, const std::string& version,
                           const std::function<Html()>& make) {
  std::shared_ptr<const Kept> kept = Find(key, version);
  if (!kept) {
    // Made outside the lock: two visitors may make the same page, none waits for another page.
    auto made = std::make_shared<Kept>();
    made->version = version;
    made->plain = std::make_shared<const std::string>(std::move(make()).text());
    made->gzip = std::make_shared<const std::string>(Gzip(*made->plain));
    made->brotli = std::make_shared<const std::string>(Brotli(*made->plain));
    made->tag = "\"" + crypto::Sm3Hex(*made->plain).substr(0, 24) + "\"";
    kept = std::move(made);
    Keep(key, kept);
  }
  Response response;
  response.for_everyone = true;
  // Kept by the browser, but asked about each time: what is public now may not be so in a minute.
  response.With("Cache-Control", "no-cache").With("ETag", kept->tag).With("Vary", "Accept-Encoding, Cookie");
  if (request.headers.Get("If-None-Match") == kept->tag) {
    response.status = 304;
  } else if (AcceptsCoding(request, "br")) {
    response.With("Content-Encoding", "br").shared_body = kept->brotli;
  } else if (AcceptsCoding(request, "gzip")) {
    response.With("Content-Encoding", "gzip").shared_body = kept->gzip;
  } else {
    response.shared_body = kept->plain;
  }
  return response;
}

std::size_t PageCache::bytes() const {
  const std::scoped_lock lock(mutex_);
  return bytes_;
}

std::shared_ptr<const PageCache::Kept> PageCache::Find(const std::string& key, const std::string& version) {
  const std::scoped_lock lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end() || found->second->second->version != version) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->second;
}

void PageCache::Keep(const std::string& key, std::shared_ptr<const Kept> kept) {
  const std::size_t size = kept->bytes() + key.size();
  if (size > most_bytes_ / 4) return;
  const std::scoped_lock lock(mutex_);
  const auto drop = [this](std::list<Entry>::iterator entry) {
    bytes_ -= entry->second->bytes() + entry->first.size();
    by_key_.erase(entry->first);
    entries_.erase(entry);
  };
  if (const auto found = by_key_.find(key); found != by_key_.end()) drop(found->second);
  while (bytes_ + size > most_bytes_) drop(std::prev(entries_.end()));
  entries_.emplace_front(key, std::move(kept));
  by_key_.emplace(key, entries_.begin());
  bytes_ += size;
}

}  // namespace gongkai::web
