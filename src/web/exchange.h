// One request from its head to its answer, without a socket: what server.cc does with bytes is decided here.
//
//   head → Begin (→ Admit) → (body → Feed)* → Finish → Response
//
// Admit and Finish may wait for the database; all else is done at once.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "web/form_parser.h"
#include "web/guard.h"
#include "web/request.h"
#include "web/response.h"
#include "web/router.h"
#include "web/server.h"

namespace gongkai::web {

/// What every answer has besides its own.
void AddCommonHeaders(Response& response, bool binds_to_https);

/// What all requests share.
struct Site {
  ServerOptions options;
  const Router* router;
  FormTokens tokens;

  Site(ServerOptions the_options, const Router& the_router);
  static std::string NextNumber();

  std::atomic<bool> is_stopping = false;
};

/// The head of a request, without the target.
struct Head {
  std::string method;
  std::string peer;  // address of the other end of the socket
  Parameters headers;
  bool is_http_1_0 = false;
  bool has_sound_lines = true;  // see line_ends.h
};

enum class Next { kReadBody, kAnswerAndClose, kAdmit };

class Exchange {
 public:
  /// `raw_target`: as it stands in the request line.
  Exchange(Site& site, std::string raw_target);

  Next Begin(Head head);
  /// After kAdmit: asks whether so much is to be read. Answers one of the other two.
  Next Admit();
  /// False when so much came that the connection is to be cut.
  bool Feed(std::string_view bytes);
  /// Never throws. Ready to be sent: all headers are there.
  Response Finish();
  /// In place of Finish where there is nobody to do it. Waits for nothing.
  Response AnswerBusy();

  /// Whether Finish may have to wait.
  bool MayWait() const;
  bool IsAct() const { return request_.method == Method::kPost; }
  /// Whether the browser is told to use https alone from now on.
  bool BindsToHttps() const;

 private:
  std::optional<Problem> CheckHead(const Head& head);
  std::optional<Problem> CheckPlace();
  bool AnswersPreflight();
  std::optional<Problem> CheckAct();
  std::optional<Problem> CheckBody() const;
  std::optional<Problem> CheckToken() const;
  void ReadTarget();
  Next AfterHead() const;
  void PrepareBody();
  void Refuse(Problem problem);
  Problem TooLarge() const;
  Response Answer();
  Response Show(const Problem& problem);
  Response ShowPiece(const Problem& problem) const;
  Html Render(const Problem& problem);
  void Complete(Response& response);
  void Tell(const Response& response) const;

  Site& site_;
  const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  const std::string raw_target_;
  std::string raw_path_;
  std::string method_;
  Request request_;
  Router::Match match_;
  std::optional<Problem> refusal_;
  std::optional<Response> early_answer_;  // given before the body was read
  std::string for_log_;
  bool is_sound_ = false;  // the head may be trusted and logged
  std::uint64_t received_ = 0;
  std::string url_encoded_;
  std::unique_ptr<MultipartReader> multipart_;
};

}  // namespace gongkai::web
