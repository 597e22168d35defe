// The HTTP server: reads requests within limits, refuses what is malformed or comes from elsewhere, calls the router's
// handlers from a crew of threads (crew.h), and answers every failure with a page in the site's own frame.
//
//   web::Router router;  web::AddAssets(router);  ...
//   auto server = TRY(web::Server::Start(options, router));   // the router must outlive the server
//   ... server->Stop();
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "web/observation.h"
#include "web/request.h"
#include "web/response.h"
#include "web/router.h"

namespace gongkai::web {

struct ServerOptions {
  std::string listen = "127.0.0.1:8080";  // "ADDRESS:PORT", "[::1]:8080"; port 0 takes a free one
  bool allow_public = false;              // without it an address that other machines can reach is refused
  std::vector<std::string> host_names{};  // names under which the site may be asked for, besides the loopback ones
  std::string secret{};                   // key of the form tokens; when empty, made anew at each start
  unsigned threads = 0;      // for requests that may wait; 0: eight for each core, at least sixteen. The sockets have
                             // threads of their own, one a core.
  unsigned connections = 0;  // 0: 16,384, less where the system lets this program open fewer files
  std::chrono::seconds idle_timeout{30};
  std::chrono::milliseconds head_deadline{30'000};   // for the whole head of a request, however it trickles
  std::chrono::milliseconds body_deadline{300'000};  // for the whole body

  /// Shows a problem as a page; when not set, page.h's plain frame is used. Must not throw.
  std::function<Html(const Problem&, const Request&)> problem_page{};
  /// Told of every answer, on the thread that gives it. Must not throw.
  std::function<void(const Observation&)> observe{};
  bool is_for_copies = false;  // never of a server: nobody asks but the program itself (copied_pages.h)
  int socket =
      -1;  // listens already, handed on by whoever started the program (TakeInheritedSocket); then not `listen`
};

/// How many threads `threads` of ServerOptions stands for on this machine.
unsigned ThreadsFor(unsigned threads);

class Server {
 public:
  /// Errors: kInvalidInput for an address that makes no sense or is not loopback, kConflict when the port is taken.
  static Result<std::unique_ptr<Server>> Start(ServerOptions options, const Router& router);
  ~Server();

  std::uint16_t port() const;
  /// "http://127.0.0.1:8080/" with the base path.
  std::string address() const;
  unsigned connections() const;
  /// Takes no new connection, answers every request that has begun, for `grace` at most, then ends. Called by the
  /// destructor too. What is waiting at an inherited socket stays there for the next program.
  void Stop(std::chrono::milliseconds grace = std::chrono::seconds(30));

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gongkai::web
