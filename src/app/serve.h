// The program as a web server: opens the data, applies what migrations are missing, serves pages until it is told to
// stop.
#pragma once

#include <string>

namespace gongkai::app {

struct ServeOptions {
  std::string data = "gongkai-data";      // directory, made when missing
  std::string listen = "127.0.0.1:8080";  // port 0 takes a free one
  bool samples = false;                   // fill empty data with the sample reports
};

/// Blocks until SIGINT or SIGTERM. Prints the address as one line on standard output, refusals as one sentence on
/// standard error. Returns 0, or 2 when it could not start.
int Serve(const ServeOptions& options);

}  // namespace gongkai::app
