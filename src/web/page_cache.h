// Pages that are the same for everybody, made once for each version of what they show and kept with their compressed
// forms. Whoever asks names the version; a page of another version is never given out, so nothing needs to be told to
// forget (a withdrawn item is gone with the request that follows).
//
//   return cache.Answer(request, "/organs/12", content_version, [&](const Request& same) { return RenderPage(page,
//   same); });
//
// A page is made for a request in which nothing is left of the visitor but the look that was chosen (web/look.h): what
// one visitor's address, cookies or form token would put into it cannot reach another. Thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "web/html.h"
#include "web/request.h"
#include "web/response.h"

namespace gongkai::web {

class PageCache {
 public:
  explicit PageCache(std::size_t most_bytes = 64U << 20U) : most_bytes_(most_bytes) {}

  using Make = std::function<Html(const Request&)>;

  /// 200 with the page, or 304 where the browser has this version. `address`: of this page below the base path, with
  /// the parameters that change what it shows and no others; links back to it lead there. For a copy of the page
  /// (Request::is_for_copy) it is made afresh, and nothing is kept. `headers`: that go with this page besides, the same
  /// for each version of it.
  Response Answer(const Request& request, const std::string& address, const std::string& version, const Make& make,
                  const Headers& headers = {});

  /// The same for what is no page: a feed, a list for programs. It looks the same in every look. `bytes` are made each
  /// time and are their own version; what is kept is their compressed forms.
  Response AnswerBytes(const Request& request, const std::string& address, std::string_view content_type,
                       std::string bytes, const Headers& headers = {});

  std::size_t bytes() const;

 private:
  struct Kept {
    std::string version, digest;
    Headers headers;  // besides those of every page that is kept
    std::shared_ptr<const KeptAnswer> plain, gzip, brotli;
    std::size_t bytes() const { return plain->bytes->size() + gzip->bytes->size() + brotli->bytes->size(); }
  };
  using Entry = std::pair<std::string, std::shared_ptr<const Kept>>;

  static std::shared_ptr<const Kept> KeptOf(const std::string& version, std::string_view content_type, std::string page,
                                            const Headers& headers);
  static Response AnswerWith(const Request& request, const Kept& kept);
  std::shared_ptr<const Kept> Find(const std::string& key, const std::string& version);
  void Keep(const std::string& key, std::shared_ptr<const Kept> kept);

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;  // what was asked for last stands first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace gongkai::web
