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
    kept = Make(version, make().text());
    Keep(key, kept);
  }
  Response response;
  response.for_everyone = true;
  if (request.headers.Get("If-None-Match") == kept->tag) {
    response.status = 304;
    response.headers = kept->headers;
  } else if (AcceptsCoding(request, "br")) {
    response.kept = kept->brotli;
  } else if (AcceptsCoding(request, "gzip")) {
    response.kept = kept->gzip;
  } else {
    response.kept = kept->plain;
  }
  return response;
}

std::shared_ptr<const PageCache::Kept> PageCache::Make(const std::string& version, std::string page) {
  auto made = std::make_shared<Kept>();
  made->version = version;
  made->tag = "\"" + crypto::Sm3Hex(page).substr(0, 24) + "\"";
  // Kept by the browser, but asked about each time: what is public now may not be so in a minute.
  made->headers = {{"Cache-Control", "no-cache"}, {"ETag", made->tag}, {"Vary", "Accept-Encoding, Cookie"}};
  const auto answer = [&](std::string_view coding, std::string bytes) {
    Headers headers = made->headers;
    if (!coding.empty()) headers.emplace_back("Content-Encoding", coding);
    return std::make_shared<const KeptAnswer>(Response().content_type, std::move(headers), std::move(bytes));
  };
  made->gzip = answer("gzip", Gzip(page));
  made->brotli = answer("br", Brotli(page));
  made->plain = answer("", std::move(page));
  return made;
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
