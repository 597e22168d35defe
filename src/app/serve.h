// The program as a web server: opens the data, applies what migrations are missing, serves pages until it is told to
// stop.
#pragma once

#include <string>

#include "db/database.h"

namespace gongkai::app {

struct ServeOptions {
  db::Location location;                  // with a server in it, its directory is for keys and logs alone
  std::string keys;                       // directory of the key files
  std::string listen = "127.0.0.1:8080";  // port 0 takes a free one
  bool demo = false;                      // fill empty data with the demo county and the sample reports
};

/// Blocks until SIGINT or SIGTERM. Prints the address as one line on standard output, refusals as one sentence on
/// standard error. Returns 0, or 2 when it could not start.
int Serve(const ServeOptions& options);

}  // namespace gongkai::app
