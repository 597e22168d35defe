#include "docread/inspect_answer.h"
namespace gongkai::docread {
InspectAnswer InspectPdf(std::string_view, const InspectLimits&) {
  InspectAnswer answer;
  Refuse(answer.inspection, Obstacle::kUnsupported, "PDF 没有检查。");
  answer.inspection.files[0].kind = "PDF";
  return answer;
}
}  // namespace gongkai::docread
