#include "cli/installation.h"

namespace gongkai::cli {

db::Location LocationOf(const Arguments& arguments) {
  db::Location location;
  location.directory = arguments.Has("--data") ? arguments.ValueOf("--data") : std::string(kDefaultFolder);
  location.url = arguments.ValueOf("--db");
  location.read_url = arguments.ValueOf("--db-read");
  return location;
}

std::string KeysFolderOf(const Arguments& arguments) {
  return arguments.Has("--keys") ? arguments.ValueOf("--keys") : LocationOf(arguments).directory + "/keys";
}

}  // namespace gongkai::cli
