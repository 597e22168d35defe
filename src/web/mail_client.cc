// On libcurl, which speaks SMTP; next to read: http_client.cc, the other file that knows it.
#include "web/mail_client.h"

#include <curl/curl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <new>

#include "base/utf8.h"
#include "crypto/bytes.h"

namespace gongkai::web {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::size_t kLongestAddress = 254;

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Lines = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

// ---- the letter

/// What shows nothing is left out, and what would end a line becomes a blank.
std::string OneLine(std::string_view text) {
  std::string line = WithoutInvisible(text);
  std::ranges::replace_if(
      line, [](char c) { return c == '\r' || c == '\n' || c == '\t'; }, ' ');
  return line;
}

/// RFC 2047: pieces of base64, none cut within a character, each on a line of its own.
std::string Encoded(std::string_view text) {
  constexpr std::size_t kPiece = 39;  // bytes; with "=?UTF-8?B?" and "?=" a line of 64
  const std::string line = OneLine(text);
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = std::min(at + kPiece, line.size());
    while (end < line.size() && end > at + 1 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80) --end;
    out += out.empty() ? "" : "\r\n ";
    out += "=?UTF-8?B?" + crypto::Base64(std::string_view(line).substr(at, end - at)) + "?=";
    at = end;
  }
  return out;
}

/// Lines of 76 (RFC 2045).
std::string WrappedBase64(std::string_view bytes) {
  constexpr std::size_t kLine = 76;
  const std::string all = crypto::Base64(bytes);
  std::string out;
  for (std::size_t at = 0; at < all.size(); at += kLine) out.append(all.substr(at, kLine)).append(kLineEnd);
  return out;
}

std::string WithMailLineEnds(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

/// RFC 2231 in RFC 8187's alphabet: "UTF-8''%E7%AD%94…".
std::string PercentEncoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '_';
    if (is_plain) {
      out += c;
    } else {
      out.append("%").append(1, kHex[byte >> 4U]).append(1, kHex[byte & 0xFU]);
    }
  }
  return out;
}

/// What a name is called by: one line, no longer than a line of a letter may be once it is encoded; its ending stays.
std::string FileNameFor(std::string_view given) {
  constexpr std::size_t kLongest = 80, kLongestEnding = 10;  // characters
  const std::string name = OneLine(given);
  if (Utf8Length(name) <= kLongest) return name;
  const std::size_t dot = name.rfind('.');
  const std::string ending = dot == std::string::npos || name.size() - dot > kLongestEnding ? "" : name.substr(dot);
  return Ellipsis(name, kLongest - kLongestEnding) + ending;
}

/// Parts of base64 hold no '_': it ends none of them early.
constexpr std::string_view kBoundary = "=_gongkai_part";

/// Older programs read the name beside the type, all others the one of RFC 2231.
std::string PartOf(const MailFile& file) {
  const std::string name = FileNameFor(file.name);
  return fmt::format(
      "--{0}{1}Content-Type: {2};{1} name=\"{3}\"{1}Content-Transfer-Encoding: base64{1}Content-Disposition: "
      "attachment;{1} filename*=UTF-8''{4}{1}{1}{5}",
      kBoundary, kLineEnd, OneLine(file.type), Encoded(name), PercentEncoded(name), WrappedBase64(file.bytes));
}

std::string HostOf(std::string_view address) { return std::string(address.substr(address.find('@') + 1)); }

// ---- the line

struct Upload {
  std::string bytes;
  std::size_t at = 0;
  bool is_over = false;  // the server has all of it, and it is for the server to say what becomes of it
};

std::size_t Give(char* into, std::size_t size, std::size_t count, void* from) {
  auto& upload = *static_cast<Upload*>(from);
  const std::size_t given = std::min(size * count, upload.bytes.size() - upload.at);
  std::copy_n(upload.bytes.data() + upload.at, given, into);
  upload.at += given;
  upload.is_over = upload.is_over || given == 0;
  return given;
}

/// A letter with files takes its time: 64 KB a second at least.
long MillisecondsFor(const MailServer& server, std::size_t bytes) {
  constexpr std::size_t kBytesOfMillisecond = 64;
  return static_cast<long>(server.total.count()) + static_cast<long>(bytes / kBytesOfMillisecond);
}

std::size_t PassOver(const char*, std::size_t size, std::size_t count, void*) { return size * count; }

void SetLine(CURL* curl, const MailServer& server) {
  const std::string_view scheme = server.tls == MailTls::kTls ? "smtps" : "smtp";
  const std::string address = fmt::format("{}://{}:{}", scheme, server.host, server.port);
  curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(server.connect.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(server.total.count()));
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &PassOver);
  // ALL: rather no letter than one over a line that somebody talked out of its encryption.
  curl_easy_setopt(curl, CURLOPT_USE_SSL,
                   static_cast<long>(server.tls == MailTls::kNone ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!server.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, server.ca_file.c_str());
  if (server.user.empty()) return;
  curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
  curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.c_str());
}

/// Before the server had the letter: what it said last (0: nothing), and what curl makes of it.
MailOutcome NotTaken(CURLcode code, long said) {
  switch (code) {
    case CURLE_LOGIN_DENIED:
      return {MailFate::kNoServer, "邮件服务器不认这个用户名和密码，请核对 mail-user 和密码文件。"};
    case CURLE_COULDNT_RESOLVE_HOST:
      return {MailFate::kNoServer, "找不到邮件服务器的主机名，请核对 mail-host。"};
    case CURLE_COULDNT_CONNECT:
      return {MailFate::kNoServer, "连不上邮件服务器，请核对 mail-host 和 mail-port，并看服务器是否在运行。"};
    case CURLE_OPERATION_TIMEDOUT:
      return {MailFate::kNoServer, "邮件服务器没有及时答复。加密方式（mail-tls）和端口不相配时也会这样。"};
    case CURLE_USE_SSL_FAILED:
      return {MailFate::kNoServer, "邮件服务器不支持 STARTTLS，没有发送。请改用它支持的加密方式（mail-tls）。"};
    case CURLE_SSL_CONNECT_ERROR:
      return {MailFate::kNoServer, "和邮件服务器建立加密连接没有成功，请核对加密方式（mail-tls）和端口。"};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
      return {MailFate::kNoServer,
              "邮件服务器的证书不受信任，或者不是这个主机名的。内部签发的证书，要把签发机构的根证书装到这台服务器上。"};
    default:
      break;
  }
  // RFC 4954: what these say concerns signing in, and no letter.
  if (said == 530 || said == 534 || said == 535 || said == 538) {
    return {MailFate::kNoServer,
            fmt::format("邮件服务器没有让本系统登录（答复 {}），请核对 mail-user、密码文件和 mail-tls。", said)};
  }
  if (said >= 500) return {MailFate::kRefused, fmt::format("邮件服务器拒收（答复 {}）。", said)};
  if (said >= 400) return {MailFate::kNoServer, fmt::format("邮件服务器要求稍后再发（答复 {}）。", said)};
  return {MailFate::kNoServer, "和邮件服务器的连接中断了。"};
}

/// After it had all of it: a word is a word, silence is not.
MailOutcome OfAnswer(long said) {
  if (said >= 500) return {MailFate::kRefused, fmt::format("邮件服务器拒收（答复 {}）。", said)};
  if (said >= 400) return {MailFate::kNoServer, fmt::format("邮件服务器要求稍后再发（答复 {}）。", said)};
  return {MailFate::kUncertain, "信交给了邮件服务器，没有等到答复，不知道是否收下。"};
}

class Line {
 public:
  explicit Line(MailServer server) : server_(std::move(server)), curl_(curl_easy_init(), curl_easy_cleanup) {
    if (!curl_) throw std::bad_alloc();
  }
  ~Line() { HangUp(); }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  MailOutcome Send(const Mail& mail) {
    if (!IsMailAddress(mail.to)) return {MailFate::kRefused, "邮箱地址写法不对，发不了信。"};
    const std::lock_guard lock(mutex_);
    CURL* curl = curl_.get();
    curl_easy_reset(curl);  // the connection stays
    SetLine(curl, server_);
    Upload upload{.bytes = LetterText(server_, mail)};
    if (!mail.files.empty()) curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, MillisecondsFor(server_, upload.bytes.size()));
    const Lines to(curl_slist_append(nullptr, ("<" + mail.to + ">").c_str()), curl_slist_free_all);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + server_.from + ">").c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &Give);
    curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
    const CURLcode code = curl_easy_perform(curl);
    if (code == CURLE_OK) return {};
    long said = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &said);
    if (code == CURLE_OPERATION_TIMEDOUT) HangUp();
    return upload.is_over ? OfAnswer(said) : NotTaken(code, said);
  }

 private:
  // libcurl says goodbye before it closes a line, and waits two minutes for the answer of a server that has none.
  void HangUp() {
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(curl_.get(), CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK && socket != CURL_SOCKET_BAD) {
      shutdown(socket, SHUT_RDWR);
    }
  }

  const MailServer server_;
  Handle curl_;
  std::mutex mutex_;
};

}  // namespace

bool IsMailAddress(std::string_view address) {
  const std::size_t at = address.find('@');
  if (at == 0 || at == std::string_view::npos || at + 1 == address.size() || address.size() > kLongestAddress)
    return false;
  constexpr std::string_view kMeansSomething = "()<>[]:;,\\\"@";
  return std::ranges::all_of(address, [](char c) { return c > ' ' && c < 0x7F; }) &&
         std::ranges::count(address, '@') == 1 && std::ranges::none_of(address, [&](char c) {
           return c != '@' && kMeansSomething.find(c) != kMeansSomething.npos;
         });
}

bool NamesThisMachine(std::string_view host) {
  return host == "127.0.0.1" || host == "::1" || host == "[::1]" || host == "localhost";
}

std::string LetterText(const MailServer& server, const Mail& mail) {
  const auto date = std::chrono::system_clock::to_time_t(mail.date + std::chrono::hours(8));
  std::string text;
  const auto header = [&](std::string_view name, std::string_view value) {
    text.append(name).append(": ").append(value).append(kLineEnd);
  };
  header("Date", fmt::format("{:%a, %d %b %Y %H:%M:%S} +0800", fmt::gmtime(date)));
  header("From", (server.from_name.empty() ? "" : Encoded(server.from_name) + " ") + "<" + server.from + ">");
  header("To", "<" + OneLine(mail.to) + ">");
  header("Subject", Encoded(mail.subject));
  header("Message-ID", "<" + OneLine(mail.id) + "@" + HostOf(server.from) + ">");
  header("Auto-Submitted", "auto-generated");  // no answers of machines to a machine (RFC 3834)
  if (!mail.unsubscribe.empty()) {
    header("List-Unsubscribe", "<" + OneLine(mail.unsubscribe) + ">");
    header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }
  header("MIME-Version", "1.0");
  if (!mail.files.empty()) {
    header("Content-Type", fmt::format("multipart/mixed; boundary=\"{}\"", kBoundary));
    text.append(kLineEnd).append(fmt::format("--{}{}", kBoundary, kLineEnd));
  }
  header("Content-Type", "text/plain; charset=utf-8");
  header("Content-Transfer-Encoding", "base64");
  text.append(kLineEnd).append(WrappedBase64(WithMailLineEnds(mail.text)));
  for (const MailFile& file : mail.files) text.append(PartOf(file));
  return mail.files.empty() ? text : text.append(fmt::format("--{}--{}", kBoundary, kLineEnd));
}

SendMail SendMailOverNet(MailServer server) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready != CURLE_OK) throw std::bad_alloc();
  auto line = std::make_shared<Line>(std::move(server));
  return [line](const Mail& mail) { return line->Send(mail); };
}

}  // namespace gongkai::web
