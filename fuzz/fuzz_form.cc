// Forms, queries, cookies, addresses and heads of requests as any client may send them. A multipart body must come
// apart the same in one piece and in many; decoded text must be valid UTF-8; an address that passes must be harmless.
//
// Links: web
// Seeds: fuzz/seeds/form/*
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "try_bytes.h"
#include "web/form_parser.h"
#include "web/guard.h"
#include "web/router.h"

namespace {

using namespace gongkai;
using namespace gongkai::web;
using fuzz::Require;

struct Received {
  Parameters form;
  std::vector<Upload> files;
  BodyState state = BodyState::kReading;
};

Received Read(std::string_view body, std::size_t piece) {
  Received received;
  MultipartReader reader("XX", {.file_bytes = 4096, .files = 5}, received.form, received.files);
  while (!body.empty()) {
    reader.Feed(body.substr(0, piece));
    body.remove_prefix(std::min(piece, body.size()));
  }
  received.state = reader.state();
  return received;
}

void TryMultipart(std::string_view body, std::size_t piece) {
  const Received whole = Read(body, body.size() + 1);
  const Received pieces = Read(body, piece);
  // A limit may be met a little earlier or later when bytes come in pieces; what was read in full is the same.
  if (whole.state != BodyState::kFinished) return;
  Require(pieces.state == BodyState::kFinished);
  Require(whole.form.pairs() == pieces.form.pairs());
  Require(whole.files.size() == pieces.files.size());
  for (std::size_t i = 0; i < whole.files.size(); ++i) {
    Require(whole.files[i].file_name == pieces.files[i].file_name);
    Require(whole.files[i].Read() == pieces.files[i].Read());
    Require(IsValidUtf8(whole.files[i].file_name));
    Require(whole.files[i].file_name.find('/') == std::string::npos);
  }
}

void TryText(std::string_view text) {
  Parameters fields;
  ParseUrlEncoded(text, fields);
  for (const auto& [name, value] : fields.pairs()) Require(IsValidUtf8(name) && IsValidUtf8(value));
  ParseCookies(text);
  MultipartBoundary(text);
  Require(PercentDecode(PercentEncode(text), false) == text);
  const std::string address = Url::Checked(text).text();
  Require(address == "#" || address.find_first_of("/?#@:") != std::string::npos);
  std::string html;
  WriteEscaped(html, text);
  Require(html.find_first_of("<>\"'") == std::string::npos);
  static const Router router = [] {
    Router made;
    made.Get("/r/{id}", [](const Request&) { return Response{}; });
    return made;
  }();
  const Router::Match match = router.Find(Method::kGet, text);
  for (const auto& [name, value] : match.params.pairs()) Require(IsValidUtf8(value));
}

void TryHead(std::string_view text) {
  Parameters headers(Parameters::Names::kIgnoreCase);
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::size_t colon = line.find(':');
    headers.Add(std::string(line.substr(0, colon)),
                colon == std::string_view::npos ? "" : std::string(line.substr(colon + 1)));
  }
  if (!HeadFault("/", headers, false)) AnnouncedLength(headers);
  IsOurHost(headers.Get("Host"), {});
  IsFromOurPage(headers);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data + 1), size - 1);
  TryMultipart(rest, data[0] % 61U + 1);
  TryText(rest);
  TryHead(rest);
  return 0;
}
