#include "app/log.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <nlohmann/json.hpp>

namespace gongkai::app {
namespace {

constexpr std::size_t kFullAt = 10U << 20U;
constexpr std::size_t kFilesKept = 10;

std::string BeijingTime() {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
  const auto local = std::chrono::system_clock::to_time_t(seconds + std::chrono::hours(8));
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}+08:00", fmt::gmtime(local), (now - seconds).count());
}

std::string_view NameOf(LogLevel level) {
  return level == LogLevel::kDebug ? "debug" : level == LogLevel::kInfo ? "info" : "error";
}

// What an exception says may be in any encoding.
std::string LineOf(const nlohmann::ordered_json& line) {
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

struct Log::Lines {
  spdlog::logger logger;
  LogLevel least;
};

Result<LogLevel> LogLevelOf(std::string_view word) {
  for (const LogLevel level : {LogLevel::kDebug, LogLevel::kInfo, LogLevel::kError}) {
    if (NameOf(level) == word) return level;
  }
  return Error{ErrorKind::kInvalidInput, fmt::format("日志级别只有 error、info、debug，没有 {}", word), {}};
}

Result<std::unique_ptr<Log>> Log::Open(const std::string& file, LogLevel least) {
  try {
    spdlog::sink_ptr sink;
    if (file.empty()) {
      sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    } else {
      sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file, kFullAt, kFilesKept);
    }
    auto lines = std::make_unique<Lines>(Lines{spdlog::logger("gongkai", std::move(sink)), least});
    lines->logger.set_pattern("%v");
    lines->logger.flush_on(spdlog::level::info);
    return std::unique_ptr<Log>(new Log(std::move(lines)));
  } catch (const spdlog::spdlog_ex& broken) {
    return Error{ErrorKind::kInvalidInput, fmt::format("运行日志 {} 写不了（{}）", file, broken.what()), {}};
  }
}

Log::Log(std::unique_ptr<Lines> lines) : lines_(std::move(lines)) {}
Log::~Log() = default;

void Log::Say(LogLevel level, std::string_view event, std::string_view message) {
  if (level < lines_->least) return;
  lines_->logger.info(
      LineOf({{"time", BeijingTime()}, {"level", NameOf(level)}, {"event", event}, {"message", message}}));
}

void Log::Say(const web::Observation& seen) {
  const LogLevel level = seen.status >= 500 || !seen.fault.empty() ? LogLevel::kError
                         : seen.status >= 400                      ? LogLevel::kInfo
                                                                   : LogLevel::kDebug;
  if (level < lines_->least) return;
  nlohmann::ordered_json line{{"time", BeijingTime()},     {"level", NameOf(level)},
                              {"event", "answer"},         {"number", seen.number},
                              {"method", seen.method},     {"route", seen.route},
                              {"status", seen.status},     {"ms", static_cast<double>(seen.taken.count()) / 1000.0},
                              {"received", seen.received}, {"sent", seen.sent}};
  if (!seen.fault.empty()) line["fault"] = seen.fault;
  lines_->logger.info(LineOf(line));
}

}  // namespace gongkai::app
