// Fills empty data with the demo county (account/demo_county.h) and lets all subjects live in it.
#pragma once

#include <string>

#include "account/demo_county.h"
#include "db/database.h"

namespace gongkai::app {

struct SeedOptions {
  db::Location location;
  std::string keys;  // directory of the key files
};

/// From its founding until today: items, messages and applications beside one another.
void LiveDemo(account::DemoLife& life);

/// Prints what was made on standard output, a refusal as one sentence on standard error. Returns 0, or 2.
int SeedDemo(const SeedOptions& options);

}  // namespace gongkai::app
