// The socket side, on libmicrohttpd: a thread with epoll for each core. The only file that knows it. Everything that is
// decided about a request is decided in exchange.cc; what may wait is done by the crew, while the library has the
// connection set aside (suspended).
#include "web/server.h"

#include <microhttpd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <optional>
#include <thread>
#include <utility>

#include "web/crew.h"
#include "web/deadlines.h"
#include "web/exchange.h"
#include "web/line_ends.h"
#include "web/listen_address.h"
#include "web/open_files.h"
#include "web/peer.h"

namespace gongkai::web {
namespace {

// Room for the head of a request and one piece of its body; a longer head gets an answer from the library itself (414,
// 431). The library clears all of it at each request, and each idle connection holds it.
constexpr std::size_t kConnectionMemory = 32 * 1024;

constexpr unsigned kMostConnections = 16'384;

unsigned Cores() { return std::max(1U, std::thread::hardware_concurrency()); }

// A quarter of the threads is never for acts.
Crew::Limits LimitsOf(const ServerOptions& options) {
  const unsigned threads = ThreadsFor(options.threads);
  return {.threads = threads, .at_once = 2 * Cores(), .acts = std::max(1U, threads - (threads + 3) / 4)};
}

unsigned MostConnections(const ServerOptions& options) {
  const unsigned wanted = options.connections > 0 ? options.connections : kMostConnections;
  return std::max(ConnectionsWithin(RaiseOpenFiles(), wanted), Cores());
}

// What all connections share.
struct Hub {
  Site site;
  unsigned most_connections;
  Deadlines deadlines;
  Crew crew;

  Hub(ServerOptions options, const Router& router)
      : site(std::move(options), router),
        most_connections(MostConnections(site.options)),
        deadlines({site.options.head_deadline, site.options.body_deadline, most_connections - most_connections / 16}),
        crew(LimitsOf(site.options)) {}
};

Hub& HubOf(void* hub) { return *static_cast<Hub*>(hub); }

// What microhttpd carries along with one request.
struct Carried {
  Exchange exchange;
  std::string_view target;  // where the library holds it
  bool begun = false;
  bool close = false;                   // after the answer
  std::optional<Next> admitted = {};    // said by the crew, to be acted on
  std::optional<Response> answer = {};  // made by the crew, to be sent
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

MHD_Response* OfBytes(std::shared_ptr<const std::string> bytes) {
  auto* held = new std::shared_ptr<const std::string>(std::move(bytes));
  const auto release = [](void* owned) { delete static_cast<std::shared_ptr<const std::string>*>(owned); };
  return MHD_create_response_from_buffer_with_free_callback_cls((*held)->size(), const_cast<char*>((*held)->data()),
                                                                release, held);
}

// A long answer on its way. The next piece is made by the crew while the connection is set aside; the library asks for
// it again when it is there. It lives as long as the library's answer does.
struct Stream {
  Crew& crew;
  MHD_Connection* connection;
  std::function<std::string()> next;
  std::string piece = {};
  std::size_t at = 0;
  bool is_over = false, has_failed = false;

  void Make() {
    try {
      piece = next();
    } catch (...) {
      has_failed = true;
    }
    at = 0;
    is_over = piece.empty();
  }
};

ssize_t GiveOn(void* stream, std::uint64_t, char* into, std::size_t most) {
  auto& long_one = *static_cast<Stream*>(stream);
  if (long_one.has_failed) return MHD_CONTENT_READER_END_WITH_ERROR;
  if (long_one.is_over) return MHD_CONTENT_READER_END_OF_STREAM;
  if (long_one.at < long_one.piece.size()) {
    const std::size_t given = std::min(most, long_one.piece.size() - long_one.at);
    std::copy_n(long_one.piece.data() + long_one.at, given, into);
    long_one.at += given;
    return static_cast<ssize_t>(given);
  }
  MHD_suspend_connection(long_one.connection);
  const bool taken = long_one.crew.Take(Crew::Kind::kRead, [&long_one] {
    long_one.Make();
    MHD_resume_connection(long_one.connection);
  });
  if (taken) return 0;
  MHD_resume_connection(long_one.connection);
  return MHD_CONTENT_READER_END_WITH_ERROR;
}

MHD_Response* OfStream(Hub& hub, MHD_Connection* connection, Response& response) {
  constexpr std::size_t kBlock = 16 * 1024;
  const auto release = [](void* owned) { delete static_cast<Stream*>(owned); };
  auto* stream = new Stream{.crew = hub.crew, .connection = connection, .next = std::move(response.stream)};
  return MHD_create_response_from_callback(response.stream_size.value_or(MHD_SIZE_UNKNOWN), kBlock, &GiveOn, stream,
                                           release);
}

MHD_Response* OfBody(Response& response) {
  if (response.kept) return OfBytes(response.kept->bytes);
  if (!response.body.empty()) return OfBytes(std::make_shared<const std::string>(std::move(response.body)));
  const auto& fixed = response.fixed_body;
  return MHD_create_response_from_buffer(fixed.size(), const_cast<char*>(fixed.data()), MHD_RESPMEM_PERSISTENT);
}

MHD_Response* WithHeaders(MHD_Response* reply, const Response& response) {
  if (reply == nullptr) return nullptr;
  MHD_add_response_header(reply, "Content-Type", response.content_type.c_str());
  for (const auto& [name, value] : response.headers) MHD_add_response_header(reply, name.c_str(), value.c_str());
  return reply;
}

MHD_Response* ToMhdResponse(Response response) {
  MHD_Response* reply = OfBody(response);
  return WithHeaders(reply, response);
}

// What makes up a kept answer, as an ordinary one.
Response WholeOf(const std::shared_ptr<const KeptAnswer>& kept, bool binds_to_https) {
  Response whole;
  whole.content_type = kept->content_type;
  whole.headers = kept->headers;
  whole.kept = kept;
  AddCommonHeaders(whole, binds_to_https);
  return whole;
}

std::shared_ptr<void> ReadyReply(const std::shared_ptr<const KeptAnswer>& kept, bool binds_to_https) {
  const auto way = binds_to_https ? KeptAnswer::Way::kEncrypted : KeptAnswer::Way::kPlain;
  return kept->Ready(way, [&]() -> std::shared_ptr<void> {
    return {ToMhdResponse(WholeOf(kept, binds_to_https)), [](MHD_Response* made) {
              if (made != nullptr) MHD_destroy_response(made);
            }};
  });
}

MHD_Result Queue(MHD_Connection* connection, int status, void* reply) {
  if (reply == nullptr) return MHD_NO;
  return MHD_queue_response(connection, static_cast<unsigned>(status), static_cast<MHD_Response*>(reply));
}

MHD_Result Send(Hub& hub, MHD_Connection* connection, const Carried& carried, Response response) {
  const int status = response.status;
  const bool close = carried.close || hub.site.is_stopping;
  const bool binds = carried.exchange.BindsToHttps();
  if (response.kept && !close) return Queue(connection, status, ReadyReply(response.kept, binds).get());
  MHD_Response* reply = response.stream
                            ? WithHeaders(OfStream(hub, connection, response), response)
                            : ToMhdResponse(response.kept ? WholeOf(response.kept, binds) : std::move(response));
  if (reply == nullptr) return MHD_NO;
  if (close) MHD_add_response_header(reply, "Connection", "close");
  const MHD_Result queued = Queue(connection, status, reply);
  MHD_destroy_response(reply);
  return queued;
}

// Sets the connection aside until the crew has done `work`; false when the crew does not take it.
bool SetAside(Hub& hub, MHD_Connection* connection, bool is_act, std::function<void()> work) {
  MHD_suspend_connection(connection);
  const bool taken = hub.crew.Take(is_act ? Crew::Kind::kAct : Crew::Kind::kRead, [connection, work = std::move(work)] {
    work();
    MHD_resume_connection(connection);
  });
  if (!taken) MHD_resume_connection(connection);
  return taken;
}

MHD_Result Answer(Hub& hub, MHD_Connection* connection, Carried& carried) {
  hub.deadlines.Received(connection);
  Exchange& exchange = carried.exchange;
  if (!exchange.MayWait()) return Send(hub, connection, carried, exchange.Finish());
  if (!SetAside(hub, connection, exchange.IsAct(), [&carried] { carried.answer = carried.exchange.Finish(); })) {
    carried.answer = exchange.AnswerBusy();
  }
  return MHD_YES;
}

MHD_Result GoOn(Hub& hub, MHD_Connection* connection, Carried& carried, Next next) {
  if (next == Next::kReadBody) return MHD_YES;
  carried.close = true;
  return Answer(hub, connection, carried);
}

MHD_Result OnHead(Hub& hub, MHD_Connection* connection, Carried& carried, Head head) {
  carried.begun = true;
  hub.deadlines.AwaitBody(connection);
  const Next next = carried.exchange.Begin(std::move(head));
  if (next != Next::kAdmit) return GoOn(hub, connection, carried, next);
  // As an act: where these are stuck, no more is read in of what they bring.
  if (!SetAside(hub, connection, true, [&carried] { carried.admitted = carried.exchange.Admit(); })) {
    carried.close = true;
    carried.answer = carried.exchange.AnswerBusy();
  }
  return MHD_YES;
}

// Called with the head, then for each piece of the body, then with no piece; and again after the connection was set
// aside.
MHD_Result OnRequest(void* context, MHD_Connection* connection, const char*, const char* method, const char* version,
                     const char* data, std::size_t* size, void** kept) {
  Hub& hub = HubOf(context);
  auto& carried = *static_cast<Carried*>(*kept);
  if (carried.answer) return Send(hub, connection, carried, *std::exchange(carried.answer, std::nullopt));
  if (carried.admitted) return GoOn(hub, connection, carried, *std::exchange(carried.admitted, std::nullopt));
  if (!carried.begun) {
    const HeadTexts head = HeadOf(connection, method, carried.target, version);
    return OnHead(hub, connection, carried,
                  {.method = method,
                   .peer = PeerOf(connection),
                   .headers = HeadersOf(head),
                   .is_http_1_0 = head.version != "HTTP/1.1",
                   .has_sound_lines = HasSoundLineEnds(head)});
  }
  if (*size > 0) {
    const bool go_on = carried.exchange.Feed({data, *size});
    *size = 0;
    return go_on ? MHD_YES : MHD_NO;
  }
  return Answer(hub, connection, carried);
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
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME;  // ITC: to be quiesced
    if (is_ipv6) flags |= MHD_USE_IPv6;
    const ServerOptions& options = hub.site.options;
    daemon = MHD_start_daemon(flags, 0, nullptr, nullptr, &OnRequest, &hub, MHD_OPTION_LISTEN_SOCKET, socket,
                              MHD_OPTION_URI_LOG_CALLBACK, &OnTarget, &hub, MHD_OPTION_UNESCAPE_CALLBACK, &LeaveAsItIs,
                              nullptr, MHD_OPTION_NOTIFY_COMPLETED, &OnCompleted, &hub, MHD_OPTION_NOTIFY_CONNECTION,
                              &OnConnection, &hub, MHD_OPTION_THREAD_POOL_SIZE, Cores(), MHD_OPTION_CONNECTION_LIMIT,
                              hub.most_connections, MHD_OPTION_CONNECTION_TIMEOUT,
                              static_cast<unsigned>(options.idle_timeout.count()), MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                              kConnectionMemory, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
    return daemon != nullptr;
  }
};

unsigned ThreadsFor(unsigned threads) { return threads > 0 ? threads : std::max(16U, 8 * Cores()); }

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
  state_->hub.crew.Finish();  // the library cannot end while a connection is set aside
  MHD_stop_daemon(state_->daemon);
  state_->daemon = nullptr;
  if (listening >= 0) close(listening);
}

}  // namespace gongkai::web
