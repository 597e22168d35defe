// Normal form of the runs of a paragraph. Used by rich_text.cc alone.
#pragma once

#include "base/rich_text.h"

namespace gongkai::internal {

/// `plain`: text that is bold by its place (a heading), so that it is not bold by itself.
RichRuns NormalRuns(const RichRuns& runs, bool plain);

}  // namespace gongkai::internal
