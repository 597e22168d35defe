// The digest that is signed: SM3 over everything that will be published, each part with its length, so that nothing can
// move from one field into another.
#pragma once

#include <string>

#include "disclosure/item.h"

namespace gongkai::disclosure {

/// "sm3:" and 64 hex digits. The index number belongs to it: it is part of what readers see.
std::string DigestOf(const Content& content, std::string_view index_number);

/// The digests of the attachments, in their order, with commas.
std::string FilesText(const Content& content);

/// Over the content alone, as others are asked about it (step/step.h): before it has an index number, whatever is
/// ticked about their agreement, and on whatever day it is to go out.
std::string AskedDigest(const Content& content);

}  // namespace gongkai::disclosure
