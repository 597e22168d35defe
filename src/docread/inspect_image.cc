// Images: what they tell of themselves, and what hangs behind their end. Nobody reads what is printed in them.
#include <string>

#include "docread/image_facts.h"
#include "docread/inspectors.h"

namespace gongkai::docread {

void InspectImage(std::string_view bytes, Gathering& to) {
  to.CountPicture();
  const ImageFacts facts = FactsOf(bytes);
  if (!facts.known) {
    throw Obstructed(Obstacle::kUnsupported, "这种格式的图片没有检查，请另存为 JPEG 或 PNG 后再上传。");
  }
  for (const ImageFact& fact : facts.facts) to.Add(Sight::kProperty, fact.text, "图片信息“" + fact.what + "”");
  if (!facts.behind.empty()) {
    to.Add(Sight::kEmbedded, "图片结尾之后还有 " + std::to_string(facts.behind.size()) + " 字节", "图片结尾之后");
    to.LookInto(facts.behind, "图片结尾之后的数据");
  }
  if (facts.damaged) to.ObstructPart("图片的附加信息不完整，可能没有检查全，请另存后再上传。");
}

}  // namespace gongkai::docread
