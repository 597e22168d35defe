#include "app/health.h"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

#include "account/job_store.h"
#include "account/organ_store.h"
#include "web/errors_to_http.h"

namespace gongkai::app {
namespace {

bool CanRead(db::Database& database) {
  try {
    db::Reader reader = database.Read();
    account::RootOrgan(reader);
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

// The second figure of statm: pages that lie in memory.
double ResidentBytes() {
  std::ifstream statm("/proc/self/statm");
  double all = 0, resident = 0;
  statm >> all >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double SecondsOf(Instant moment) {
  return static_cast<double>(std::chrono::duration_cast<std::chrono::seconds>(moment.time_since_epoch()).count());
}

// A job that has never run has no line: what is not known is not zero.
void AddJobs(const Health& health, std::string& ended, std::string& failed) {
  db::Reader reader = health.database.Read();
  for (const jobs::Job& job : health.jobs) {
    const auto turn = account::NewestTurn(reader, job.name);
    if (!turn) continue;
    if (turn->ended_at) {
      ended += fmt::format("gongkai_job_ended_seconds{{job=\"{}\"}} {}\n", job.name, SecondsOf(*turn->ended_at));
    }
    const int has_failed = turn->state == jobs::TurnState::kFailed ? 1 : 0;
    failed += fmt::format("gongkai_job_failed{{job=\"{}\"}} {}\n", job.name, has_failed);
  }
}

// When the data cannot be read, all other figures are wanted the more.
std::string DataMetrics(const Health& health) {
  std::string ended =
      "# HELP gongkai_job_ended_seconds When the newest turn of a timed job ended.\n"
      "# TYPE gongkai_job_ended_seconds gauge\n";
  std::string failed =
      "# HELP gongkai_job_failed Whether the newest turn of a timed job failed.\n"
      "# TYPE gongkai_job_failed gauge\n";
  bool is_up = true;
  try {
    AddJobs(health, ended, failed);
  } catch (const std::exception&) {
    is_up = false;
  }
  return ended + failed +
         web::MetricText("gongkai_database_up", "gauge", "Whether the data can be read.", is_up ? 1 : 0);
}

std::string AllMetrics(const Health& health) {
  return health.metrics.Text() +
         web::MetricText("gongkai_connections", "gauge", "Connections that are open.", health.connections()) +
         web::MetricText("process_start_time_seconds", "gauge", "When the program started.",
                         SecondsOf(health.started)) +
         web::MetricText("process_resident_memory_bytes", "gauge", "Memory in use.", ResidentBytes()) +
         DataMetrics(health);
}

bool IsThisMachine(std::string_view address) { return address == "::1" || address.starts_with("127."); }

}  // namespace

void AddHealthPages(web::Router& router, const Health& health) {
  router.Get("/healthz", [&database = health.database](const web::Request&) {
    const bool is_well = CanRead(database);
    return web::Response::Text(is_well ? "ok\n" : "data cannot be read\n", is_well ? 200 : 503);
  });
  router.Get("/metrics", [health](const web::Request& request) {
    // Behind a proxy every peer is this machine; what a proxy adds tells it apart.
    const bool came_by_proxy = request.headers.Has("X-Forwarded-For") || request.headers.Has("Forwarded") ||
                               request.headers.Has("X-Forwarded-Proto") || request.headers.Has("X-Real-IP");
    if (came_by_proxy || !IsThisMachine(request.address)) throw web::ProblemError(web::NotFoundProblem());
    return web::Response::Text(AllMetrics(health));
  });
}

}  // namespace gongkai::app
