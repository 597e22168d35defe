// What the locked-in process that cleans is asked and answers, as bytes. Both ends are the same program, so the form
// has no versions. Next to read: clean_isolated.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docread/clean.h"
#include "docread/clean_zip.h"

namespace gongkai::docread {

struct CleanRequest {
  bool unpacks = false;  // of an archive: only what is in it
  std::string name;
  CleanOrder order;
  InspectLimits limits;
  std::string_view bytes;
};

std::string ToWire(const CleanRequest& request);
/// `bytes` must outlive what is read from them.
std::optional<CleanRequest> RequestFromWire(std::string_view bytes);

struct CleanAnswer {
  Cleaned cleaned;
  std::vector<ArchiveMember> members;  // where it was only unpacked
};

std::string ToWire(const CleanAnswer& answer);
/// Nothing when the bytes are not exactly one answer: the sender has read hostile input.
std::optional<CleanAnswer> AnswerFromWire(std::string_view bytes);

}  // namespace gongkai::docread
