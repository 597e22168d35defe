// One request as a page sees it: complete (the body has been read within its limits), checked (host, origin, token) and
// decoded (UTF-8). Next to read: router.h, response.h.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "web/html.h"
#include "web/parameters.h"

namespace gongkai::web {

enum class Method { kGet, kHead, kPost, kOther };

/// Where the files of one request lie while it is handled: small ones in memory, more in one temporary file.
class Spool;

/// A file that was sent with a form. May be kept longer than the request it came with.
class Upload {
 public:
  Upload(std::string field, std::string file_name, std::string content_type, std::shared_ptr<Spool> spool);

  std::string field;         // name of the form field
  std::string file_name;     // as the browser gave it, without any folder; never to be used as a path
  std::string content_type;  // as the browser gave it; not to be trusted
  std::uint64_t size = 0;

  /// All bytes.
  std::string Read() const;
  /// `count` bytes at most, from `offset` on; empty behind the end.
  std::string Read(std::uint64_t offset, std::size_t count) const;
  /// Called by the server while the body arrives, one file after the other. Throws when the disk is full.
  void Append(std::string_view bytes);

 private:
  std::shared_ptr<Spool> spool_;
  std::uint64_t start_ = 0;
};

class FormTokens;

/// Ties the forms of an answer to the browser they are sent to (guard.h). Made when a page first asks for it: a page
/// without a form needs none, and its visitor no cookie.
class FormToken {
 public:
  FormToken() = default;
  /// `cookie`: as the browser sent it; empty when it has none.
  FormToken(const FormTokens& tokens, std::string cookie);

  const std::string& text() const;
  const std::string& cookie() const { return cookie_; }
  /// The cookie was made here and has to go with the answer.
  bool is_new() const { return is_new_; }

 private:
  const FormTokens* tokens_ = nullptr;
  mutable std::string cookie_, text_;
  mutable bool is_new_ = false;
};

struct Request {
  Method method = Method::kGet;
  std::string path;   // decoded, without the base path: "/reports/12"
  Parameters params;  // {id} of the route's pattern
  Parameters query;
  Parameters form;  // fields of a POST, urlencoded or multipart, without the files
  std::vector<Upload> files;
  Parameters headers{Parameters::Names::kIgnoreCase};
  Parameters cookies;
  FormToken form_token;       // to be sent back with every POST; see CsrfField
  std::string address;        // of the visitor's machine: "192.0.2.7"
  bool is_encrypted = false;  // between the visitor and the proxy, as far as that is known
  std::string number;         // stands in the log and on error pages
  bool is_for_copy = false;   // asked by the program itself, for a copy of the page (copied_pages.h)

  /// Asked by htmx for a piece of a page, not by the browser for a whole one.
  bool IsFragment() const { return headers.Get("HX-Request") == "true" && headers.Get("HX-Boosted") != "true"; }

  /// The hidden field that every <form method="post"> must hold, before any file field.
  Html CsrfField() const;
};

}  // namespace gongkai::web
