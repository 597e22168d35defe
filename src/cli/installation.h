// Where the data of an installation lie, as the commands that touch them are told: --data FOLDER or --db URL.
#pragma once

#include <memory>

#include "base/result.h"
#include "cli/arguments.h"
#include "db/database.h"

namespace gongkai::cli {

inline constexpr std::string_view kDefaultFolder = "gongkai-data";

inline constexpr Option kDataOption = {"--data", "文件夹",
                                       "数据存放的文件夹，没有就新建；默认是当前文件夹下的 gongkai-data"};
inline constexpr Option kDbOption = {"--db", "地址",
                                     "改用 PostgreSQL 数据库，如 postgresql://用户@主机/库名，可写多台主机；密码请放在 "
                                     "~/.pgpass；这时 --data 只放密钥和日志"};

inline constexpr Option kKeysOption = {"--keys", "文件夹",
                                       "密钥文件存放的文件夹，默认是数据文件夹下的 keys；请另外备份，丢了就打不开数据"};

/// All that tells where an installation is.
inline constexpr Option kPlaceOptions[] = {kDataOption, kDbOption, kKeysOption};

db::Location LocationOf(const Arguments& arguments);
std::string KeysFolderOf(const Arguments& arguments);

/// Data that are there: a folder that is not would be made, and an empty installation copied or found whole in good
/// faith. Errors: kNotFound, and those of db::Database::Open.
Result<std::unique_ptr<db::Database>> OpenExisting(const db::Location& location);

}  // namespace gongkai::cli
