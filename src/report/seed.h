// The sample reports: handed in once, into a database that has never held anything, so that a newcomer sees every kind
// of finding at work.
#pragma once

#include <map>
#include <span>
#include <string>

#include "base/embedded_file.h"
#include "report/actions.h"

namespace gongkai::report {

/// Lines of samples.tsv: file, name shown, description.
struct SampleList {
  std::map<std::string, std::string, std::less<>> shown_names;   // by file
  std::map<std::string, std::string, std::less<>> descriptions;  // by name shown
};
SampleList ReadSampleList(std::string_view tsv);

/// Queues the samples unless something was handed in before. `files` holds samples.tsv and the files it names.
/// Errors: kInvalidInput when samples.tsv is missing or names a file that is not there.
Status SeedSamples(Desk& desk, const Holder& holder, std::span<const EmbeddedFile> files);

}  // namespace gongkai::report
