#include "web/page_cache.h"

#include <utility>

#include "crypto/sm3.h"
#include "web/compression.h"
#include "web/form_parser.h"
#include "web/look.h"

namespace gongkai::web {

namespace {

// The same for everybody of this look.
Request RequestFor(const std::string& address, Look look, bool is_for_copy = false) {
  Request request;
  request.is_for_copy = is_for_copy;
  const std::size_t question = address.find('?');
  request.path = address.substr(0, question);
  if (question != std::string::npos) ParseUrlEncoded(std::string_view(address).substr(question + 1), request.query);
  PutLook(request, look);
  return request;
}

// Kept by the browser, but asked about each time: what is public now may not be so in a minute.
Headers HeadersWith(const std::string& tag, const Headers& besides) {
  Headers headers = {{"Cache-Control", "no-cache"}, {"ETag", tag}, {"Vary", "Accept-Encoding, Cookie"}};
  headers.insert(headers.end(), besides.begin(), besides.end());
  return headers;
}

}  // namespace

Response PageCache::Answer(const Request& request, const std::string& address, const std::string& version,
                           const Make& make, const Headers& headers) {
  if (request.is_for_copy) {
    Response copy = Response::Of(make(RequestFor(address, {}, true)));
    copy.for_everyone = true;
    copy.headers = headers;
    return copy;
  }
  const Look look = LookOf(request);
  const std::string key = CodeOf(look) + address;  // an address begins with a slash
  std::shared_ptr<const Kept> kept = Find(key, version);
  if (!kept) {
    // Made outside the lock: two visitors may make the same page, none waits for another page.
    kept = KeptOf(version, Response().content_type, make(RequestFor(address, look)).text(), headers);
    Keep(key, kept);
  }
  return AnswerWith(request, *kept);
}

Response PageCache::AnswerBytes(const Request& request, const std::string& address, std::string_view content_type,
                                std::string bytes, const Headers& headers) {
  if (request.is_for_copy) {
    Response copy;
    copy.content_type = content_type;
    copy.headers = headers;
    copy.body = std::move(bytes);
    copy.for_everyone = true;
    return copy;
  }
  const std::string version = crypto::Sm3Hex(bytes);
  std::shared_ptr<const Kept> kept = Find(address, version);
  if (!kept) {
    kept = KeptOf(version, content_type, std::move(bytes), headers);
    Keep(address, kept);
  }
  return AnswerWith(request, *kept);
}

std::shared_ptr<const PageCache::Kept> PageCache::KeptOf(const std::string& version, std::string_view content_type,
                                                         std::string page, const Headers& besides) {
  auto kept = std::make_shared<Kept>();
  kept->version = version;
  kept->headers = besides;
  kept->digest = crypto::Sm3Hex(page).substr(0, 24);
  const auto answer = [&](std::string_view coding, std::string bytes) {
    Headers headers = HeadersWith(TagOf(kept->digest, coding), besides);
    if (!coding.empty()) headers.emplace_back("Content-Encoding", coding);
    return std::make_shared<const KeptAnswer>(std::string(content_type), std::move(headers), std::move(bytes));
  };
  kept->gzip = answer("gzip", Gzip(page));
  kept->brotli = answer("br", Brotli(page));
  kept->plain = answer("", std::move(page));
  return kept;
}

Response PageCache::AnswerWith(const Request& request, const Kept& kept) {
  const Coded coded = BestCoding(request, {*kept.plain->bytes, *kept.gzip->bytes, *kept.brotli->bytes}, kept.digest);
  Response response;
  response.for_everyone = true;
  if (HoldsTag(request, coded.tag)) {
    response.status = 304;
    response.headers = HeadersWith(coded.tag, kept.headers);
  } else {
    response.kept = coded.name == "br" ? kept.brotli : coded.name == "gzip" ? kept.gzip : kept.plain;
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
