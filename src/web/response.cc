#include "web/response.h"

namespace gongkai::web {

KeptAnswer::KeptAnswer(std::string the_content_type, Headers the_headers, std::string the_bytes)
    : content_type(std::move(the_content_type)),
      headers(std::move(the_headers)),
      bytes(std::make_shared<const std::string>(std::move(the_bytes))) {}

std::shared_ptr<void> KeptAnswer::Ready(Way way, const std::function<std::shared_ptr<void>()>& make) const {
  Made& made = made_[static_cast<std::size_t>(way)];
  std::call_once(made.once, [&] { made.what = make(); });
  return made.what;
}

Response Response::Of(Html html, int status) {
  Response response;
  response.status = status;
  response.body = std::move(html).text();
  return response;
}

Response Response::Json(std::string json, int status) {
  Response response;
  response.status = status;
  response.content_type = "application/json; charset=utf-8";
  response.body = std::move(json);
  return response;
}

Response Response::Text(std::string text, int status) {
  Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(text);
  return response;
}

Response Response::SeeOther(const Url& url) {
  Response response;
  response.status = 303;
  response.With("Location", url.text());
  return response;
}

// Old browsers read filename, all others filename*.
Response Response::Download(std::string_view file_name, std::string content_type, std::string bytes) {
  std::string plain;
  for (const char c : file_name) {
    const bool is_plain =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '_';
    if (is_plain || (static_cast<unsigned char>(c) & 0xC0) != 0x80) plain += is_plain ? c : '_';
  }
  Response response;
  response.content_type = std::move(content_type);
  response.body = std::move(bytes);
  response.With("Content-Disposition",
                "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + PercentEncode(file_name));
  return response;
}

Response& Response::With(std::string name, std::string value) {
  headers.emplace_back(std::move(name), std::move(value));
  return *this;
}

}  // namespace gongkai::web
