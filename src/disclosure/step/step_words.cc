#include "disclosure/step/step_words.h"

namespace gongkai::disclosure {

std::string_view WhenNeeded(StepKind kind) {
  switch (kind) {
    case StepKind::kAgreement:
      return "内容涉及其他机关的，公开以前要和它协商、确认。";
    case StepKind::kApproval:
      return "依照法律、行政法规和国家有关规定，公开以前要经批准的，报有权批准的机关。";
    case StepKind::kDetermination:
      return "拿不准能不能公开的，报有关主管部门或者保密行政管理部门确定。";
    case StepKind::kThirdParty:
      return "内容涉及企业、个人的商业秘密、个人隐私等，公开会损害其权益的，先征求本人（本单位）意见。";
    case StepKind::kCoordination:
      return "和其他机关协商不一致，或者到期没有答复的，报请协调。";
    case StepKind::kOwnDecision:
      return "第三方不同意或者到期没有答复，但不公开会对公共利益造成重大影响的，由主要负责人决定。";
  }
  return {};
}

std::string_view HowSent(StepKind kind) {
  switch (kind) {
    case StepKind::kAgreement:
      return "本县的机关在系统里看到全文、直接答复；县外的机关请另外去函，在这里记下，答复以后登记。";
    case StepKind::kApproval:
    case StepKind::kDetermination:
    case StepKind::kThirdParty:
    case StepKind::kCoordination:
      return "系统不代发函件：请照常送达，在这里记下，答复以后登记。";
    case StepKind::kOwnDecision:
      return "主要负责人在这一步的页面上作出决定。";
  }
  return {};
}

std::string_view SendWord(StepKind kind) {
  if (kind == StepKind::kAgreement) return "送出";
  return kind == StepKind::kOwnDecision ? "提请决定" : "记下已送出";
}

}  // namespace gongkai::disclosure
