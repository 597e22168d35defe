// The packages of a backup: the database names each with its digests, the files lie in a folder beside it. Packages
// never change once they are made, so that one folder beside the backups serves all of them, each package in it once:
//
//   BACKUPS/gongkai-2026-03-10.bak                         the database
//   BACKUPS/archive-packages/101-2025-3-66c7….zip          organ, year, number and SM3 of the package
//
// What was copied is read again and held against the digest that the database knows; what cannot be copied whole is
// told, and nothing stands under its name.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "db/database.h"

namespace gongkai::disclosure {

/// Where packages lie in a folder of data.
std::string PackagesIn(const std::string& data_folder);
/// Where they lie beside a backup.
std::string PackagesBeside(const std::string& backup_file);

struct PackagesCopied {
  std::int64_t whole = 0;                // are there now and agree with their digests
  std::int64_t copied = 0;               // of these, those that were not there before
  std::vector<std::string> lost{};       // in words, with the reason
  std::vector<std::string> elsewhere{};  // made by another machine, on which they lie: its own backup holds them
};

/// All packages that were made, out of the folder of data to those beside a backup.
/// Errors: throws std::system_error when it cannot be written; the same again goes on where it stood.
PackagesCopied KeepPackages(db::Database& database, const std::string& packages, const std::string& beside_backup);

/// Back again, for a database that was restored. What lies there under the name of a package stays as it is.
/// Errors: as above.
PackagesCopied BringPackagesBack(db::Database& database, const std::string& beside_backup, const std::string& packages);

}  // namespace gongkai::disclosure
