// Whether a piece of code compiles: for tests of what must not. The target defines GONGKAI_CXX, the compiler.
#pragma once

#include <cstdlib>
#include <fstream>
#include <string>

#include "support/temp_dir.h"

namespace gongkai::testing {

/// `head` stands at the top of the file, `statement` in a function of its own. Ask for one that does compile, too:
/// otherwise a mistake in the head makes every test pass.
inline bool Compiles(const std::string& head, const std::string& statement) {
  const TempDir dir;
  std::ofstream(dir.File("piece.cc")) << head << "void Piece() {\n" << statement << "\n}\n";
  const std::string command = std::string(GONGKAI_CXX) + " -std=c++20 -fsyntax-only -I" + GONGKAI_SOURCE_DIR + "/src " +
                              dir.File("piece.cc") + " 2> /dev/null";
  return std::system(command.c_str()) == 0;
}

}  // namespace gongkai::testing
