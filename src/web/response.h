// What a handler gives back. After a POST answer SeeOther (then a reload repeats nothing); refusals of base/result.h
// become pages through Refusal; exceptions are caught by the server and become a page with a number that also stands in
// the log.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "web/html.h"
#include "web/url.h"

namespace gongkai::web {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// An answer that goes out many times as it is, to everybody (page_cache.h): 200, with headers of its own. What the
/// server makes of it for sending, it makes once.
class KeptAnswer {
 public:
  KeptAnswer(std::string content_type, Headers headers, std::string bytes);

  const std::string content_type;
  const Headers headers;
  const std::shared_ptr<const std::string> bytes;

  /// The connection of the visitor: encrypted answers differ in a header.
  enum class Way { kPlain, kEncrypted };
  /// What `make` gave the first time. Thread-safe.
  std::shared_ptr<void> Ready(Way way, const std::function<std::shared_ptr<void>()>& make) const;

 private:
  struct Made {
    std::once_flag once;
    std::shared_ptr<void> what;
  };
  mutable std::array<Made, 2> made_;
};

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  Headers headers;
  std::string body;
  // Instead of body: bytes that live as long as the program (embedded files).
  std::string_view fixed_body{};
  std::shared_ptr<const KeptAnswer> kept{};  // instead of everything else
  // Instead of body, for what is longer than may stand in memory: gives the next piece whenever the last one was sent,
  // an empty one at the end. Called by one thread at a time, never by that of the socket. What it throws ends the
  // connection: who reads can tell that something is missing.
  std::function<std::string()> stream{};
  std::optional<std::uint64_t> stream_size{};  // of all its pieces, where it is known: then the browser is told
  bool for_everyone = false;                   // holds no form: nothing is tied to this visitor's browser

  /// What will be sent behind the headers; of a stream nothing.
  std::string_view Bytes() const {
    return kept ? std::string_view(*kept->bytes) : body.empty() ? fixed_body : std::string_view(body);
  }

  /// A whole page (see page.h) or, for htmx, a piece of one.
  static Response Of(Html html, int status = 200);
  static Response Json(std::string json, int status = 200);
  static Response Text(std::string text, int status = 200);
  /// 303: the browser goes there with GET.
  static Response SeeOther(const Url& url);
  /// Saved by the browser under that name, which may be Chinese (RFC 5987).
  static Response Download(std::string_view file_name, std::string content_type, std::string bytes);

  Response& With(std::string name, std::string value);
};

/// Thrown or returned where a handler cannot go on: the server shows it as a page of the site.
struct Problem {
  int status = 500;
  std::string title;     // "找不到这个页面"
  std::string sentence;  // what happened and what to do, plain Chinese
};

/// 400, 403, 404, 409 or 422 with the error's sentence.
Problem ToProblem(const Error& error);

/// For handlers: `if (!report) throw web::ProblemError(web::ToProblem(report.error()));`
class ProblemError : public std::exception {
 public:
  explicit ProblemError(Problem problem) : problem_(std::move(problem)) {}
  const Problem& problem() const { return problem_; }
  const char* what() const noexcept override { return problem_.sentence.c_str(); }

 private:
  Problem problem_;
};

/// The value, or a ProblemError thrown: `auto report = web::OrProblem(store.Find(id));`
template <class T>
T OrProblem(Result<T> result) {
  if (!result) throw ProblemError(ToProblem(result.error()));
  return std::move(result).value();
}

}  // namespace gongkai::web
