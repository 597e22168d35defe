#include "request/case_before.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace gongkai::request {
namespace {

using law::ReplyEventType;

constexpr std::string_view kCorrectionArticle = "《政府信息公开条例》第三十条";
constexpr std::string_view kThirdPartyArticle = "《政府信息公开条例》第三十二条";
constexpr std::string_view kReasonsArticle = "《政府信息公开条例》第三十五条";

Error Refuse(std::string message, std::string_view article) {
  return {ErrorKind::kConflict, std::move(message), std::string(article)};
}

bool Releases(std::string_view outcome) { return outcome.starts_with("released") || outcome.starts_with("partly_"); }

struct Before {
  std::string_view outcome;
  bool (*has_happened)(const CaseFold&);
  std::string_view otherwise, article;
};

constexpr Before kBefore[] = {
    {"still_unclear", [](const CaseFold& fold) { return fold.reply.correction == law::Once::kOver; },
     "没有要求过补正，或者还没有收到补正，不能以“补正后申请内容仍不明确”答复", kCorrectionArticle},
    {"excessive", [](const CaseFold& fold) { return fold.reasons_asked; },
     "没有要求申请人说明理由，不能认为理由不合理、不予处理", kReasonsArticle},
    {"released_for_public_interest", [](const CaseFold& fold) { return fold.third_party_asked; },
     "没有书面征求过第三方的意见，不能以公共利益为由公开", kThirdPartyArticle},
};

}  // namespace

void RememberForLater(CaseFold& fold, const law::ReplyEvent& clock) {
  if (clock.type == ReplyEventType::kReasonsRequested) fold.reasons_asked = true;
  if (clock.type == ReplyEventType::kReasonsReceived) fold.reasons_told = true;
  const bool is_third = clock.with == law::Consulted::kThirdParty;
  if (clock.type == ReplyEventType::kConsultationSent && is_third) fold.third_party_asked = true;
}

Status MayAnswerSo(const CaseFold& fold, std::string_view outcome) {
  const auto* const row = std::ranges::find(kBefore, outcome, &Before::outcome);
  if (fold.is_imported || row == std::end(kBefore) || row->has_happened(fold)) return Ok();
  return Refuse(std::string(row->otherwise), row->article);
}

// 「第三方应当自收到征求意见书之日起15个工作日内提出意见」
Status MayReleaseBeforeThirdParty(const CaseFold& fold, std::span<const law::Asked> asked, Date on) {
  if (fold.is_imported || !fold.draft || !Releases(fold.draft->outcome)) return Ok();
  for (const law::Asked& each : asked) {
    if (!each.IsOpen() || each.with != law::Consulted::kThirdParty || !each.silent_after) continue;
    if (!each.is_delivered) {
      return Refuse(
          "给第三方的征求意见书还没有登记送达，第三方的期限没有起算，不能公开；已经答复的，请先登记“征求意见结束”",
          kThirdPartyArticle);
    }
    if (on > *each.silent_after) continue;
    return Refuse("第三方还可以提出意见，到" + ToChinese(*each.silent_after) +
                      "为止，此前不能公开；已经答复的，请先登记“征求意见结束”",
                  kThirdPartyArticle);
  }
  return Ok();
}

// 「行政机关认为申请理由合理，但是无法在本条例第三十三条规定的期限内答复申请人的」
Status MayDelay(const CaseFold& fold) {
  if (fold.is_imported || fold.reasons_told) return Ok();
  return Refuse("申请人还没有说明理由，不能延迟答复：理由合理的才可以", kReasonsArticle);
}

}  // namespace gongkai::request
