// Fills empty data with the demo county (account/demo_county.h).
#pragma once

#include <string>

#include "db/database.h"

namespace gongkai::app {

struct SeedOptions {
  db::Location location;
  std::string keys;  // directory of the key files
};

/// Prints what was made on standard output, a refusal as one sentence on standard error. Returns 0, or 2.
int SeedDemo(const SeedOptions& options);

}  // namespace gongkai::app
