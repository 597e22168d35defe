#include "cli/installation.h"

#include <fmt/format.h>

#include <filesystem>

#include "embedded/embedded_migrations.h"

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

Result<std::string> BasePathIn(const Arguments& arguments) {
  std::string path = arguments.ValueOf(kBaseOption.name);
  const bool is_path = path.empty() || (path.starts_with('/') && !path.ends_with('/') && path.find("//") == path.npos &&
                                        path.find_first_of("?#%\\\" <>") == path.npos);
  if (is_path) return path;
  return Error{ErrorKind::kInvalidInput, "--base 要写成 /zwgk 的样子：以 / 开头，不以 / 结尾", {}};
}

app::CountySite CountySiteIn(const Arguments& arguments) {
  return {.header_file = arguments.ValueOf(kHeaderOption.name),
          .footer_file = arguments.ValueOf(kFooterOption.name),
          .name = arguments.ValueOf(kSiteNameOption.name),
          .domain = arguments.ValueOf(kSiteDomainOption.name),
          .code = arguments.ValueOf(kSiteCodeOption.name),
          .search = arguments.ValueOf(kSearchSiteOption.name)};
}

Result<std::unique_ptr<db::Database>> OpenExisting(const db::Location& location) {
  if (location.url.empty() && !std::filesystem::exists(db::PlaceOf(location))) {
    return Error{
        ErrorKind::kNotFound, fmt::format("{} 不存在，请用 --data 或 --db 指明数据在哪里", db::PlaceOf(location)), {}};
  }
  return db::Database::Open(location, embedded::Migrations());
}

}  // namespace gongkai::cli
