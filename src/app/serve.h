// The program as a web server: opens the data, applies what migrations are missing, serves pages until it is told to
// stop.
#pragma once

#include <string>
#include <vector>

#include "app/outlets.h"
#include "app/public_part.h"
#include "db/database.h"

namespace gongkai::app {

struct ServeOptions {
  db::Location location;                  // with a server in it, its directory is for keys and logs alone
  std::string keys;                       // directory of the key files
  std::string listen = "127.0.0.1:8080";  // port 0 takes a free one; passed over where a socket was handed on
  std::vector<std::string> host_names;    // under which the site is reached, besides this machine's own
  std::string base_path;                  // "" or "/zwgk"
  bool is_public = false;                 // may listen on addresses that other machines reach
  unsigned threads = 0, connections = 0;  // 0: as many as fit
  std::string log_file;                   // empty: standard error
  std::string log_level = "info";         // error, info, debug
  CountySite site;
  SendingOptions sending;
  std::string site_folder;  // copies of the public part are kept up to date there; empty: only where there is a target
  bool may_push_plain = false;  // to this machine without encryption
  bool checks_links = false;    // the self-inspection asks other sites whether what we lead to is there
  bool demo = false;            // fill empty data with the demo county and the sample reports
};

/// Blocks until SIGINT or SIGTERM. Prints the address as one line on standard output, refusals as one sentence on
/// standard error. Returns 0, or 2 when it could not start.
int Serve(const ServeOptions& options);

}  // namespace gongkai::app
