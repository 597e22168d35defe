// What watches over the program asks: is it well (/healthz), and how much does it do (/metrics, for Prometheus).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "db/database.h"
#include "jobs/runner.h"
#include "web/metrics.h"
#include "web/router.h"

namespace gongkai::app {

struct Health {
  db::Database& database;
  const web::Metrics& metrics;
  const std::vector<jobs::Job>& jobs;
  std::function<unsigned()> connections;
  Instant started{};
};

/// /healthz: 200 and "ok" while the data can be read, 503 otherwise; says nothing else, and may be asked by anybody.
/// /metrics: only for who asks from this machine itself; to all others it is not there.
void AddHealthPages(web::Router& router, const Health& health);

}  // namespace gongkai::app
