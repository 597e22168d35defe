// A yearly package is asked for by a person and made by a job; who asked is told when it is there. What is asked for
// waits in the database: whichever process is up makes it, and one that was killed in the midst is gone on with.
#pragma once

#include <functional>
#include <string>

#include "account/deed.h"
#include "base/field_errors.h"
#include "disclosure/archive/archive_store.h"

namespace gongkai::disclosure {

/// Whether the process is about to end: what is being made is left for the next one.
using Stopping = std::function<bool()>;

/// Where packages lie, and how work is begun beside the requests; none: it waits for the next turn of the job.
struct Archiving {
  std::string folder{};
  std::function<void(const std::string& title, const std::function<void(const Stopping&)>& work)> start{};
};

/// Gives its number within the organ. Errors: "year" for one that there cannot be; kVersionField while another one of
/// the organ is being made, or where there are too many.
FormResult<std::int64_t> AskForPackage(account::Desk& desk, const account::Actor& actor, OrganId organ, int year);

/// Makes what waits, one after the other. One line of what came of it. Errors: throws std::runtime_error when one could
/// not be made; it is tried again, a few times.
std::string MakeWaitingPackages(account::Desk& desk, const std::string& folder, const Stopping& stopping = {});

}  // namespace gongkai::disclosure
