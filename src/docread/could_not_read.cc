// The honest end of every reader that did not get through: no text and no table, but a sentence that says why.
#include <utility>

#include "docread/read.h"

namespace gongkai::docread {

Document CouldNotRead(Format format, Obstacle obstacle, std::string message) {
  Document document;
  document.format = format;
  document.obstacle = obstacle;
  document.obstacle_message = std::move(message);
  return document;
}

}  // namespace gongkai::docread
