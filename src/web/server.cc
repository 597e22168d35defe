// The socket side, on libmicrohttpd: epoll and a pool of threads. The only file that knows it. Everything that is
// decided about a request is decided in exchange.cc.
#include "web/server.h"

#include <microhttpd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <thread>

#include "web/deadlines.h"
#include "web/exchange.h"
#include "web/line_ends.h"
#include "web/listen_address.h"
#include "web/peer.h"

namespace gongkai::web {
namespace {

// Room for the head of a request and one piece of its body; a longer head gets an answer from the library itself (414,
// 431).
constexpr std::size_t kConnectionMemory = 64 * 1024;

// What all connections share.
struct Hub {
  Site site;
  Deadlines deadlines;

  Hub(ServerOptions options, const Router& router)
      : site(std::move(options), router), deadlines(site.options.head_deadline, site.options.body_deadline) {}
};

Hub& HubOf(void* hub) { return *static_cast<Hub*>(hub); }

// What microhttpd carries along with one request.
struct Carried {
  Exchange exchange;
  std::string_view target;  // where the library holds it
  bool begun = false;
};

// The target is taken as it was sent; this keeps the library from decoding its own copy.
std::size_t LeaveAsItIs(void*, MHD_Connection*, char* text) { return std::strlen(text); }

void* OnTarget(void* hub, const char* target, MHD_Connection*) {
  return new Carried{.exchange = Exchange(HubOf(hub).site, target), .target = target};
}

int SocketOf(MHD_Connection* connection) {
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info == nullptr ? -1 : info->connect_fd;
}

void OnConnection(void* hub, MHD_Connection* connection, void**, MHD_ConnectionNotificationCode code) {
  if (code == MHD_CONNECTION_NOTIFY_STARTED) {
    HubOf(hub).deadlines.AwaitHead(connection, SocketOf(connection));
  } else {
    HubOf(hub).deadlines.Closed(connection);
  }
}

void OnCompleted(void* hub, MHD_Connection* connection, void** carried, MHD_RequestTerminationCode code) {
  delete static_cast<Carried*>(*carried);
  *carried = nullptr;
  if (code == MHD_REQUEST_TERMINATED_COMPLETED_OK) HubOf(hub).deadlines.AwaitHead(connection, SocketOf(connection));
}

std::string PeerOf(MHD_Connection* connection) {
  const auto* known = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  return known == nullptr ? "" : AddressOf(known->client_addr);
}

HeadTexts HeadOf(MHD_Connection* connection, const char* method, std::string_view target, std::string_view version) {
  const auto* size = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  HeadTexts head{
      .whole = {method, size == nullptr ? 0 : size->header_size}, .target = target, .version = version, .headers = {}};
  const auto add = [](void* out, MHD_ValueKind, const char* name, std::size_t name_size, const char* value,
                      std::size_t value_size) {
    static_cast<HeadTexts*>(out)->headers.emplace_back(
        std::string_view(name, name_size), value == nullptr ? std::string_view() : std::string_view(value, value_size));
    return MHD_YES;
  };
  MHD_get_connection_values_n(connection, MHD_HEADER_KIND, add, &head);
  return head;
}

Parameters HeadersOf(const HeadTexts& head) {
  Parameters headers(Parameters::Names::kIgnoreCase);
  for (const auto& [name, value] : head.headers) headers.Add(std::string(name), std::string(value));
  return headers;
}

MHD_Response* ToMhdResponse(Response response) {
  if (response.shared_body) {
    auto* held = new std::shared_ptr<const std::string>(std::move(response.shared_body));
    const auto release = [](void* owned) { delete static_cast<std::shared_ptr<const std::string>*>(owned); };
    return MHD_create_response_from_buffer_with_free_callback_cls((*held)->size(), const_cast<char*>((*held)->data()),
                                                                  release, held);
  }
  if (response.body.empty()) {
    const auto& fixed = response.fixed_body;
    return MHD_create_response_from_buffer(fixed.size(), const_cast<char*>(fixed.data()), MHD_RESPMEM_PERSISTENT);
  }
  auto* body = new std::string(std::move(response.body));
  return MHD_create_response_from_buffer_with_free_callback_cls(
      body->size(), body->data(), [](void* owned) { delete static_cast<std::string*>(owned); }, body);
}

MHD_Result Send(MHD_Connection* connection, Response response, bool close) {
  const int status = response.status;
  const auto headers = std::move(response.headers);
  const std::string type = response.content_type;
  MHD_Response* reply = ToMhdResponse(std::move(response));
  if (reply == nullptr) return MHD_NO;
  MHD_add_response_header(reply, "Content-Type", type.c_str());
  for (const auto& [name, value] : headers) MHD_add_response_header(reply, name.c_str(), value.c_str());
  if (close) MHD_add_response_header(reply, "Connection", "close");
  const MHD_Result queued = MHD_queue_response(connection, static_cast<unsigned>(status), reply);
  MHD_destroy_response(reply);
  return queued;
}

// Called once with the head, then for each piece of the body, then once with no piece.
MHD_Result OnRequest(void* hub, MHD_Connection* connection, const char*, const char* method, const char* version,
                     const char* data, std::size_t* size, void** context) {
  auto* carried = static_cast<Carried*>(*context);
  Exchange& exchange = carried->exchange;
  if (!carried->begun) {
    carried->begun = true;
    HubOf(hub).deadlines.AwaitBody(connection);
    const HeadTexts head = HeadOf(connection, method, carried->target, version);
    const Head told{.method = method,
                    .peer = PeerOf(connection),
                    .headers = HeadersOf(head),
                    .is_http_1_0 = head.version != "HTTP/1.1",
                    .has_sound_lines = HasSoundLineEnds(head)};
    if (exchange.Begin(told) == Next::kReadBody) return MHD_YES;
    return Send(connection, exchange.Finish(), true);
  }
  if (*size > 0) {
    const bool go_on = exchange.Feed({data, *size});
    *size = 0;
    return go_on ? MHD_YES : MHD_NO;
  }
  HubOf(hub).deadlines.Received(connection);
  Response response = exchange.Finish();
  return Send(connection, std::move(response), HubOf(hub).site.is_stopping);
}

unsigned ThreadCount(const ServerOptions& options) {
  return options.threads > 0 ? options.threads : std::max(8U, 4 * std::thread::hardware_concurrency());
}

}  // namespace

struct Server::State {
  Hub hub;
  MHD_Daemon* daemon = nullptr;
  std::uint16_t port = 0;
  std::string host;
  bool is_inherited = false;

  State(ServerOptions options, const Router& router) : hub(std::move(options), router) {}

  // MHD_OPTION_STRICT_FOR_CLIENT: more of what RFC 9112 forbids is refused by the library before we see it.
  bool Run(int socket, bool is_ipv6) {
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC;  // without the latter nothing can be quiesced
    if (is_ipv6) flags |= MHD_USE_IPv6;
    const ServerOptions& options = hub.site.options;
    daemon = MHD_start_daemon(
        flags, 0, nullptr, nullptr, &OnRequest, &hub, MHD_OPTION_LISTEN_SOCKET, socket, MHD_OPTION_URI_LOG_CALLBACK,
        &OnTarget, &hub, MHD_OPTION_UNESCAPE_CALLBACK, &LeaveAsItIs, nullptr, MHD_OPTION_NOTIFY_COMPLETED, &OnCompleted,
        &hub, MHD_OPTION_NOTIFY_CONNECTION, &OnConnection, &hub, MHD_OPTION_THREAD_POOL_SIZE, ThreadCount(options),
        MHD_OPTION_CONNECTION_LIMIT, std::max(options.connections, ThreadCount(options)), MHD_OPTION_CONNECTION_TIMEOUT,
        static_cast<unsigned>(options.idle_timeout.count()), MHD_OPTION_CONNECTION_MEMORY_LIMIT, kConnectionMemory,
        MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
    return daemon != nullptr;
  }
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() { Stop(); }

Result<std::unique_ptr<Server>> Server::Start(ServerOptions options, const Router& router) {
  const bool is_inherited = options.socket >= 0;
  ListeningSocket listening = TRY(is_inherited ? ListeningSocket::Take(options.socket, options.allow_public)
                                               : ListeningSocket::Open(options.listen, options.allow_public));
  auto state = std::make_unique<State>(std::move(options), router);
  state->port = listening.port();
  state->host = listening.host();
  state->is_inherited = is_inherited;
  state->hub.site.options.host_names.push_back(listening.host());
  if (!state->Run(listening.Release(), listening.is_ipv6())) {
    return Error{ErrorKind::kInvalidInput, "网页服务启动不了，请检查系统允许的线程数和打开文件数。", ""};
  }
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

std::uint16_t Server::port() const { return state_->port; }

std::string Server::address() const {
  return "http://" + state_->host + ":" + std::to_string(state_->port) + BasePath() + "/";
}

unsigned Server::connections() const {
  const auto* known = MHD_get_daemon_info(state_->daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS);
  return known == nullptr ? 0 : known->num_connections;
}

void Server::Stop(std::chrono::milliseconds grace) {
  if (state_->daemon == nullptr) return;
  state_->hub.site.is_stopping = true;
  const MHD_socket listening = MHD_quiesce_daemon(state_->daemon);
  // Who comes now is refused at once, unless the next program will take them.
  if (listening >= 0 && !state_->is_inherited) shutdown(listening, SHUT_RDWR);
  // What a connection has sent may not have been seen yet: a request is on its way for some moments.
  constexpr std::chrono::milliseconds kOnItsWay{250}, kLook{10};
  for (auto left = grace; left.count() > 0 && !state_->hub.deadlines.AreSilent(kOnItsWay); left -= kLook) {
    std::this_thread::sleep_for(kLook);
  }
  MHD_stop_daemon(state_->daemon);
  state_->daemon = nullptr;
  if (listening >= 0) close(listening);
}

}  // namespace gongkai::web
