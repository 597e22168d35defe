// A yearly package is made: what belongs to the year is gathered from one moment of the database, written into a
// folder, listed with its digests, signed, packed. Begun again after a crash it keeps the files that are whole.
//
//   FOLDER/101-101-2025-3.zip.part/   while it is put together
//   FOLDER/101-101-2025-3.zip         when it is whole
//
// Next to read: archive_gather_export.h (what goes in), archive_paper_view.h (as people read it), archive_actions.h.
#pragma once

#include <functional>
#include <string>

#include "account/deed.h"
#include "disclosure/archive/archive_package.h"

namespace gongkai::disclosure {

/// Told after each item; false: stop, somebody else has it by now. Then nothing is left but what was written.
using TellPackage = std::function<bool(const ArchivePackage&)>;

/// The package with what came of it: counts, size, digests, faults; nothing when it was told to stop.
/// Errors: throws std::system_error, std::runtime_error when it cannot be written.
std::optional<ArchivePackage> MakePackage(account::Desk& desk, ArchivePackage package, const std::string& folder,
                                          const TellPackage& tell);

/// Where its file lies, whether it is there or not.
std::string PathOfPackage(db::Session& session, const ArchivePackage& package, const std::string& folder);

}  // namespace gongkai::disclosure
