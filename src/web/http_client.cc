// On libcurl, which mail_client.cc knows besides, and nobody else.
#include "web/http_client.h"

#include <curl/curl.h>
#include <sys/socket.h>

#include <atomic>
#include <memory>
#include <new>

#include "web/mail_client.h"
#include "web/parameters.h"
#include "web/peer.h"

namespace gongkai::web {
namespace {

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Lines = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

// Whoever is over the limit goes away at once.
class Place {
 public:
  Place(std::atomic<int>& taken, int most) : taken_(taken), is_free_(++taken <= most) {}
  ~Place() { --taken_; }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  bool is_free() const { return is_free_; }

 private:
  std::atomic<int>& taken_;
  bool is_free_;
};

struct Body {
  std::string bytes;
  std::size_t most = 0;
  bool is_too_long = false;
};

// Anything but the size it was given tells curl to stop.
std::size_t Take(const char* bytes, std::size_t size, std::size_t count, void* into) {
  auto& body = *static_cast<Body*>(into);
  if (body.bytes.size() + size * count > body.most) {
    body.is_too_long = true;
    return 0;
  }
  body.bytes.append(bytes, size * count);
  return size * count;
}

std::size_t TakeHeader(const char* bytes, std::size_t size, std::size_t count, void* into) {
  constexpr std::string_view kName = "location:";
  constexpr std::size_t kLongest = 2'000;
  std::string_view line(bytes, size * count);
  const bool is_location =
      line.size() > kName.size() && line.size() < kLongest && EqualIgnoringCase(line.substr(0, kName.size()), kName);
  if (!is_location) return size * count;
  line.remove_prefix(kName.size());
  while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
  while (!line.empty() && (line.back() == '\r' || line.back() == '\n' || line.back() == ' ')) line.remove_suffix(1);
  *static_cast<std::string*>(into) = line;
  return size * count;
}

/// The address that is about to be connected to, after its name was resolved: what the name said before counts nothing.
curl_socket_t OpenPublic(void* refused, curlsocktype, curl_sockaddr* to) {
  if (!IsPublicAddress(&to->addr)) {
    *static_cast<bool*>(refused) = true;
    return CURL_SOCKET_BAD;
  }
  return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

Error Failure(CURLcode code, const Body& body) {
  if (body.is_too_long) return {ErrorKind::kUnreadable, "对方的答复太长。", ""};
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return {ErrorKind::kConflict, "对方没有及时答复。", ""};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
      return {ErrorKind::kConflict, "对方的证书不受信任。内部签发的证书，要把签发机构的根证书装到这台服务器上。", ""};
    case CURLE_COULDNT_RESOLVE_HOST:
      return {ErrorKind::kConflict, "找不到对方的主机名。", ""};
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
      return {ErrorKind::kConflict, "对方的地址写法不对。", ""};
    default:
      return {ErrorKind::kConflict, "连不上对方的服务器。", ""};
  }
}

void SetLimits(CURL* curl, const FetchLimits& limits) {
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total.count()));
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https,http");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");  // not out of the environment either
  curl_easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
}

Lines HeadersOf(const Outgoing& outgoing) {
  curl_slist* lines = curl_slist_append(nullptr, "Accept: application/json");
  if (!outgoing.authorization.empty()) {
    lines = curl_slist_append(lines, ("Authorization: " + outgoing.authorization).c_str());
  }
  for (const auto& [name, value] : outgoing.headers) lines = curl_slist_append(lines, (name + ": " + value).c_str());
  if (outgoing.json) lines = curl_slist_append(lines, "Content-Type: application/json");
  if (outgoing.bytes) {
    lines = curl_slist_append(lines, ("Content-Type: " + outgoing.type).c_str());
    lines = curl_slist_append(lines, "Expect:");  // not everybody answers that question
  }
  return {lines, curl_slist_free_all};
}

Result<Fetched> Ask(const Outgoing& outgoing, const FetchLimits& limits) {
  if (!MayBeAsked(outgoing.address)) return Error{ErrorKind::kConflict, "对方的地址不是 https。", ""};
  const Handle curl(curl_easy_init(), curl_easy_cleanup);
  if (!curl) throw std::bad_alloc();
  Body body{.most = limits.bytes};
  const Lines headers = HeadersOf(outgoing);
  SetLimits(curl.get(), limits);
  curl_easy_setopt(curl.get(), CURLOPT_URL, outgoing.address.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &Take);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &body);
  if (const auto& sent = outgoing.json ? outgoing.json : outgoing.form) {
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(sent->size()));
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, sent->c_str());
  }
  if (outgoing.bytes) {
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(outgoing.bytes->size()));
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, outgoing.bytes->data());
  }
  if (!outgoing.method.empty()) curl_easy_setopt(curl.get(), CURLOPT_CUSTOMREQUEST, outgoing.method.c_str());
  std::string location;
  curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, &TakeHeader);
  curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &location);
  bool is_refused = false;
  if (limits.only_public) {
    curl_easy_setopt(curl.get(), CURLOPT_OPENSOCKETFUNCTION, &OpenPublic);
    curl_easy_setopt(curl.get(), CURLOPT_OPENSOCKETDATA, &is_refused);
  }
  const CURLcode code = curl_easy_perform(curl.get());
  long asked = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_REQUEST_SIZE, &asked);
  if (asked > 0 && outgoing.on_sent) outgoing.on_sent();
  if (code != CURLE_OK && is_refused && asked == 0) {
    return Error{ErrorKind::kForbidden, "对方的主机名指向单位内部的地址，没有去访问。", ""};
  }
  if (code != CURLE_OK) return Failure(code, body);
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  return Fetched{static_cast<int>(status), std::move(body.bytes), std::move(location)};
}

}  // namespace

// An open line is taken to this very machine alone.
bool MayBeAsked(const std::string& address) {
  if (address.starts_with("https://")) return true;
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), curl_url_cleanup);
  if (curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return false;
  char* host = nullptr;
  if (curl_url_get(url.get(), CURLUPART_HOST, &host, 0) != CURLUE_OK) return false;
  const std::string name(host);
  curl_free(host);
  return NamesThisMachine(name);
}

Fetch FetchOverNet(const FetchLimits& limits) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);  // once, before any thread asks
  if (ready != CURLE_OK) throw std::bad_alloc();
  auto taken = std::make_shared<std::atomic<int>>(0);
  return [limits, taken](const Outgoing& outgoing) -> Result<Fetched> {
    const Place place(*taken, limits.at_once);
    if (!place.is_free()) return Error{ErrorKind::kConflict, "等候对方答复的人太多，请稍后再试。", ""};
    return Ask(outgoing, limits);
  };
}

}  // namespace gongkai::web
