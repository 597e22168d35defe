#include "disclosure/participation/draft_explanation.h"

#include <algorithm>

#include "base/fold.h"
#include "disclosure/participation/comment_term.h"

namespace gongkai::disclosure {

bool HasExplanation(const Content& draft) {
  if (!IsBlankText(draft.Field(kExplanationField)) || !IsBlankText(draft.Field(kExplanationItemField))) return true;
  return std::ranges::any_of(draft.attachments,
                             [](const Attachment& file) { return file.name.find("说明") != std::string::npos; });
}

std::optional<std::string> FaultOfExplanation(const Content& draft, bool is_correction) {
  if (draft.kind != ItemKind::kDraft || is_correction || HasExplanation(draft)) return std::nullopt;
  const auto kind = DraftKindFrom(draft.Field(kDraftOfField));
  if (!kind || *kind != DraftKind::kMajorDecision) return std::nullopt;
  return "重大行政决策征求意见，要公布草案和说明（重大行政决策程序暂行条例第十五条）：请写在这里，或者填它的索引号，"
         "或者附上名称里有“说明”的附件；不是重大行政决策的，请在“草案的种类”里写明。";
}

}  // namespace gongkai::disclosure
