// See organ_named.h.

#include "report/organ_named.h"

namespace gongkai::report {
namespace {

// "澄砚县" goes with "", "云州市澄砚县" and itself, not with "邻溪县".
bool EndAlike(std::string_view a, std::string_view b) { return a.ends_with(b) || b.ends_with(a); }
bool BeginAlike(std::string_view a, std::string_view b) { return a.starts_with(b) || b.starts_with(a); }

}  // namespace

bool IsNamed(std::string_view written, const account::OrganName& name) {
  const std::string_view full = name.name;
  const bool has_short =
      !name.short_name.empty() && name.short_name != name.name && full.find(name.short_name) != std::string_view::npos;
  const std::string_view core = has_short ? std::string_view(name.short_name) : full;
  const std::size_t in_name = full.find(core), in_written = written.find(core);
  // Without the words that tell it from others ("人民政府") it may be anybody's.
  if (in_written == std::string_view::npos) return !has_short && !written.empty() && full.ends_with(written);
  return EndAlike(full.substr(0, in_name), written.substr(0, in_written)) &&
         BeginAlike(full.substr(in_name + core.size()), written.substr(in_written + core.size()));
}

}  // namespace gongkai::report
