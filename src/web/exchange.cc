#include "web/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include "base/utf8.h"
#include "crypto/random.h"
#include "web/errors_to_http.h"
#include "web/page.h"
#include "web/peer.h"

namespace gongkai::web {
namespace {

// A refused body up to this size is read to its end, so that the browser shows the page instead of a broken connection.
constexpr std::uint64_t kMostDrained = 256ULL << 20;

// A form of no more than this is read before it is asked who sent it, so that what was typed can be handed back.
constexpr std::uint64_t kFewBytes = 64ULL << 10;

Method ToMethod(std::string_view name) {
  if (name == "GET") return Method::kGet;
  if (name == "HEAD") return Method::kHead;
  if (name == "POST") return Method::kPost;
  return Method::kOther;
}

std::string InMegabytes(std::uint64_t bytes) {
  if (bytes < (1 << 20)) return fmt::format("{} KB", bytes >> 10);
  return fmt::format("{} MB", bytes >> 20);
}

std::string Readable(std::string text) { return IsValidUtf8(text) ? text : ToUtf8(FromUtf8(text)); }

}  // namespace

void AddCommonHeaders(Response& response, bool binds_to_https) {
  AddSecurityHeaders(response);
  if (binds_to_https) response.With("Strict-Transport-Security", "max-age=31536000");
}

Site::Site(ServerOptions the_options, const Router& the_router)
    : options(std::move(the_options)), router(&the_router), tokens(options.secret) {}

std::string Site::NextNumber() {
  static const std::string prefix = crypto::RandomHex(2);
  static std::atomic<std::uint64_t> last = 0;
  return fmt::format("{}-{}", prefix, ++last);
}

Exchange::Exchange(Site& site, std::string raw_target) : site_(site), raw_target_(std::move(raw_target)) {
  request_.number = site_.NextNumber();
  request_.is_for_copy = site_.options.is_for_copies;
}

Next Exchange::Begin(Head head) {
  method_ = std::move(head.method);
  request_.method = ToMethod(method_);
  request_.headers = std::move(head.headers);
  request_.address = VisitorAddress(head.peer, request_.headers);
  request_.is_encrypted = CameEncrypted(head.peer, request_.headers);
  if (auto fault = CheckHead(head)) {
    Refuse(std::move(*fault));
    return Next::kAnswerAndClose;
  }
  ReadTarget();
  auto problem = CheckPlace();
  if (!problem && IsAct()) problem = CheckAct();
  if (problem) Refuse(std::move(*problem));
  if (!refusal_ && IsAct()) PrepareBody();
  const auto length = AnnouncedLength(request_.headers);
  const bool is_much = IsAct() && (!length || *length > kFewBytes);
  return !refusal_ && is_much && match_.route->admission ? Next::kAdmit : AfterHead();
}

Next Exchange::Admit() {
  try {
    early_answer_ = match_.route->admission(request_);
  } catch (...) {
    const Failure failure = ToFailure(std::current_exception());
    for_log_ = failure.for_log;
    Refuse(failure.problem);
  }
  return AfterHead();
}

Next Exchange::AfterHead() const {
  const auto length = AnnouncedLength(request_.headers);
  const bool is_settled = refusal_ || early_answer_;
  return is_settled && length && *length > kMostDrained ? Next::kAnswerAndClose : Next::kReadBody;
}

std::optional<Problem> Exchange::CheckHead(const Head& head) {
  if (!head.has_sound_lines) return MalformedProblem("请求的换行或字符不合规范。");
  if (auto fault = HeadFault(raw_target_, request_.headers, head.is_http_1_0))
    return MalformedProblem(std::move(*fault));
  const bool has_body = AnnouncedLength(request_.headers) != 0U;
  if (has_body && request_.method != Method::kPost) return MalformedProblem("这种请求不应带有内容。");
  is_sound_ = true;
  return std::nullopt;
}

// Path, query, cookies and the form token.
void Exchange::ReadTarget() {
  const std::size_t question = raw_target_.find('?');
  raw_path_ = raw_target_.substr(0, question);
  request_.path = Readable(PercentDecode(raw_path_, false));
  if (question != std::string::npos)
    ParseUrlEncoded(std::string_view(raw_target_).substr(question + 1), request_.query);
  request_.cookies = ParseCookies(request_.headers.Get("Cookie"));
  // Another page of the same site may have planted one of that name; ours is told by its shape.
  const auto cookies = request_.cookies.All(FormTokens::kCookie);
  const auto ours = std::ranges::find_if(cookies, FormTokens::IsCookie);
  request_.form_token = FormToken(site_.tokens, ours == cookies.end() ? std::string() : std::string(*ours));
}

std::optional<Problem> Exchange::CheckPlace() {
  if (!IsOurHost(request_.headers.Get("Host"), site_.options.host_names)) {
    return Problem{403, "不是本系统的地址", "请用安装时给出的地址访问本系统。"};
  }
  const std::string& base = BasePath();
  const bool is_below =
      raw_path_.starts_with(base) && (base.empty() || raw_path_.size() == base.size() || raw_path_[base.size()] == '/');
  if (!is_below || raw_path_.find("%00") != std::string::npos) return NotFoundProblem();
  if (!base.empty()) {
    raw_path_.erase(0, base.size());
    request_.path = Readable(PercentDecode(raw_path_, false));
  }
  if (AnswersPreflight()) return std::nullopt;
  match_ = site_.router->Find(request_.method, raw_path_);
  if (match_.route == nullptr) return !match_.allowed.empty() ? WrongMethodProblem() : NotFoundProblem();
  request_.params = std::move(match_.params);
  return std::nullopt;
}

// A browser asks before a page of another site reads with headers of its own. Where nothing is for such pages, OPTIONS
// is a method like any other that is not answered.
bool Exchange::AnswersPreflight() {
  if (method_ != "OPTIONS") return false;
  Router::Match match = site_.router->Find(Method::kGet, raw_path_);
  if (match.route == nullptr || !match.route->is_for_programs) return false;
  match_ = std::move(match);
  Response response = Response::Text("", 204);
  response.for_everyone = true;
  response.With("Allow", "GET, HEAD, OPTIONS")
      .With("Access-Control-Allow-Methods", "GET, HEAD")
      .With("Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Type, If-None-Match")
      .With("Access-Control-Max-Age", "86400");
  early_answer_ = std::move(response);
  return true;
}

std::optional<Problem> Exchange::CheckAct() {
  if (!match_.route->from_anywhere && !IsFromOurPage(request_.headers)) return ForeignProblem();
  if (AnnouncedLength(request_.headers).value_or(0) > match_.route->limits.total_bytes) return TooLarge();
  return std::nullopt;
}

void Exchange::PrepareBody() {
  const std::string_view type = request_.headers.Get("Content-Type");
  if (const auto boundary = MultipartBoundary(type)) {
    multipart_ = std::make_unique<MultipartReader>(*boundary, match_.route->limits, request_.form, request_.files);
  } else if (AnnouncedLength(request_.headers) != 0U && !type.starts_with("application/x-www-form-urlencoded")) {
    Refuse({415, "看不懂提交的内容", "只接受从页面表单提交的内容。"});
  }
}

bool Exchange::Feed(std::string_view bytes) {
  received_ += bytes.size();
  if (!refusal_ && received_ > match_.route->limits.total_bytes) Refuse(TooLarge());
  if (refusal_ || early_answer_) return received_ <= kMostDrained;
  try {
    if (!multipart_) {
      if (received_ > match_.route->limits.text_bytes) {
        Refuse(TooLargeProblem("填写的内容太多，请分几次提交。"));
      } else {
        url_encoded_ += bytes;
      }
    } else if (multipart_->Feed(bytes) > BodyState::kFinished) {
      Refuse(*CheckBody());
    } else if (!request_.files.empty()) {
      // The token stands before the files: without it none of them is kept.
      if (auto problem = CheckToken()) Refuse(std::move(*problem));
    }
  } catch (...) {
    const Failure failure = ToFailure(std::current_exception());
    for_log_ = failure.for_log;
    Refuse(failure.problem);
  }
  return true;
}

void Exchange::Refuse(Problem problem) {
  refusal_ = std::move(problem);
  multipart_.reset();
  request_.files.clear();
}

Problem Exchange::TooLarge() const {
  const BodyLimits& limits = match_.route->limits;
  return TooLargeProblem(fmt::format("一次最多上传 {}，请分几次上传。", InMegabytes(limits.total_bytes)));
}

std::optional<Problem> Exchange::CheckBody() const {
  if (!multipart_) return std::nullopt;
  const BodyLimits& limits = match_.route->limits;
  switch (multipart_->state()) {
    case BodyState::kFinished:
      return std::nullopt;
    case BodyState::kFileTooLarge:
      return TooLargeProblem(
          fmt::format("文件“{}”超过了 {}，请缩小后再上传。", multipart_->file_name(), InMegabytes(limits.file_bytes)));
    case BodyState::kTooManyFiles:
      return TooLargeProblem(
          fmt::format("一次最多上传 {} 个文件，请分几次上传。", limits.file_bytes == 0 ? 0 : limits.files));
    case BodyState::kTooManyFields:
      return TooLargeProblem("填写的内容太多，请分几次提交。");
    case BodyState::kReading:
    case BodyState::kMalformed:
      return MalformedProblem("提交的内容没有传完整，请再试一次。");
  }
  return std::nullopt;
}

Response Exchange::Finish() {
  Response response;
  try {
    response = early_answer_ ? std::move(*early_answer_) : refusal_ ? Show(*refusal_) : Answer();
  } catch (...) {
    const Failure failure = ToFailure(std::current_exception());
    for_log_ = failure.for_log;
    response = Show(failure.problem);
  }
  Complete(response);
  return response;
}

// A page of the office tells who has signed in, and has to look that up.
bool Exchange::MayWait() const {
  const bool is_simple = match_.route != nullptr && match_.route->waits == Waits::kNever && !refusal_;
  return !is_simple && (!refusal_ || site_.options.problem_page);
}

Response Exchange::AnswerBusy() {
  const Problem busy = BusyProblem();
  Response response =
      request_.IsFragment() ? ShowPiece(busy) : Response::Of(RenderProblem(busy, request_), busy.status);
  response.With("Retry-After", "30");
  Complete(response);
  return response;
}

Response Exchange::Answer() {
  if (request_.method != Method::kPost) return match_.route->handler(request_);
  if (auto problem = CheckBody()) throw ProblemError(std::move(*problem));
  if (!ParseUrlEncoded(url_encoded_, request_.form))
    throw ProblemError(TooLargeProblem("填写的内容太多，请分几次提交。"));
  if (auto problem = CheckToken()) throw ProblemError(std::move(*problem));
  return match_.route->handler(request_);
}

std::optional<Problem> Exchange::CheckToken() const {
  if (match_.route->from_anywhere) return std::nullopt;
  const std::string_view in_header = request_.headers.Get("X-CSRF-Token");
  const std::string_view token = in_header.empty() ? request_.form.Get("_csrf") : in_header;
  if (site_.tokens.Fits(request_.form_token.cookie(), token)) return std::nullopt;
  return ExpiredFormProblem();
}

Response Exchange::Show(const Problem& problem) {
  return request_.IsFragment() ? ShowPiece(problem) : Response::Of(Render(problem), problem.status);
}

// For htmx the sentence alone, put where the page shows problems; else a whole page.
Response Exchange::ShowPiece(const Problem& problem) const {
  Response response = Response::Of(Markup("<div class=\"gk-problem\" role=\"alert\"><p>{}</p>{}</div>",
                                          problem.sentence, NumberLine(problem, request_)),
                                   problem.status);
  response.With("HX-Retarget", "#problem").With("HX-Reswap", "innerHTML");
  return response;
}

Html Exchange::Render(const Problem& problem) {
  if (!site_.options.problem_page) return RenderProblem(problem, request_);
  try {
    return site_.options.problem_page(problem, request_);
  } catch (const std::exception& error) {
    for_log_ += std::string(" problem page: ") + error.what();
    return RenderProblem(problem, request_);
  }
}

// Under a path of another site the whole site is not ours to bind.
bool Exchange::BindsToHttps() const { return request_.is_encrypted && BasePath().empty(); }

void Exchange::Complete(Response& response) {
  if (response.kept) {
    Tell(response);
    return;
  }
  AddCommonHeaders(response, BindsToHttps());
  bool has_cache_rule = false;
  for (const auto& [name, value] : response.headers) has_cache_rule |= EqualIgnoringCase(name, "Cache-Control");
  if (!has_cache_rule) response.With("Cache-Control", "no-store");
  // Never together with Access-Control-Allow-Credentials: a browser then gives no page what a cookie has changed.
  if (match_.route != nullptr && match_.route->is_for_programs) response.With("Access-Control-Allow-Origin", "*");
  if (response.status == 405) response.With("Allow", match_.allowed.empty() ? "GET, HEAD, POST" : match_.allowed);
  const FormToken& token = request_.form_token;
  if (token.is_new() && !response.for_everyone && response.content_type.starts_with("text/html")) {
    const std::string path = BasePath().empty() ? "/" : BasePath();
    response.With("Set-Cookie", fmt::format("{}={}; Path={}; HttpOnly; SameSite=Lax{}", FormTokens::kCookie,
                                            token.cookie(), path, request_.is_encrypted ? "; Secure" : ""));
  }
  Tell(response);
}

void Exchange::Tell(const Response& response) const {
  if (!site_.options.observe) return;
  site_.options.observe(
      {.number = request_.number,
       .method = request_.method == Method::kOther || !is_sound_ ? "-" : std::string_view(method_),
       .route = match_.route == nullptr ? std::string_view() : match_.route->pattern,
       .status = response.status,
       .taken = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun_),
       .received = received_,
       .sent = response.Bytes().size(),
       .fault = for_log_});
}

}  // namespace gongkai::web
