// Which handler answers which address.
//
//   router.Get("/reports/{id}", [&](const Request& request) { return ShowReport(store, request); });
//   router.Post("/reports", Receive, {.file_bytes = 50 << 20, .total_bytes = 500 << 20});
//
// {name} matches one segment that is not empty. Literal segments win over parameters. HEAD is answered by the GET
// handler.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/request.h"
#include "web/response.h"

namespace gongkai::web {

/// A handler may take the request as const, or move the uploads out of it for work that lasts longer.
using Handler = std::function<Response(Request&)>;

/// Asked with the head of a POST that announces much, or does not say how much, before its body is read: an answer is
/// given at once, nothing lets it in. The handler asks again, with everything.
using Admission = std::function<std::optional<Response>(const Request&)>;

/// Whether a handler may have to wait: for the database, a file, another server. One that never does is called by the
/// thread that looks after the sockets, and answers the sooner for it.
enum class Waits { kMaybe, kNever };

/// What a POST may bring. More is refused with a page (413) that names the limit.
struct BodyLimits {
  std::uint64_t file_bytes = 0;         // one uploaded file; 0: no files here
  std::uint64_t total_bytes = 1 << 20;  // the whole body
  std::uint64_t text_bytes = 1 << 20;   // all fields that are no files; these lie in memory
  std::size_t files = 1000;
  bool is_personal = false;  // the files tell of the person who sends them: on disk they are hidden (spool.h)
};

struct Route {
  Method method = Method::kGet;
  std::string pattern;
  std::vector<std::string> segments;  // "{id}" for a parameter
  Handler handler;
  BodyLimits limits;
  Admission admission;
  Waits waits = Waits::kMaybe;
  bool from_anywhere = false;    // a POST that is let in by its address alone
  bool is_for_programs = false;  // a GET whose answer pages of every other site may read (CORS)
};

class Router {
 public:
  void Get(std::string_view pattern, Handler handler, Waits waits = Waits::kMaybe);
  /// Read by programs, and by pages of every other site (CORS): the handler looks at no cookie, and what it gives is
  /// public. A browser that asks first (OPTIONS) is answered by the server.
  void GetForPrograms(std::string_view pattern, Handler handler);
  void Post(std::string_view pattern, Handler handler, BodyLimits limits = {}, Admission admission = {});
  /// Sent by another program, which has no page of ours and no token (RFC 8058): the address itself must be the secret
  /// that allows it, and all that it allows.
  void PostFromAnywhere(std::string_view pattern, Handler handler);

  struct Match {
    const Route* route = nullptr;  // none: see allowed
    Parameters params;
    std::string allowed;  // methods for which the address exists, "GET, HEAD"; empty: there is none
  };
  /// `path` as it was sent, without the query: segments are decoded after they were told apart.
  Match Find(Method method, std::string_view path) const;

 private:
  void Add(Route route, std::string_view pattern);
  std::vector<Route> routes_;
};

}  // namespace gongkai::web
