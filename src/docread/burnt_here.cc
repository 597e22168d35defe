#include "docread/burnt_here.h"

#include "crypto/sm3.h"

namespace gongkai::docread {

std::string DigestOfFile(std::string_view bytes) { return "sm3:" + crypto::Sm3Hex(bytes); }

}  // namespace gongkai::docread
