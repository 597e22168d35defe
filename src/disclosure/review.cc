#include "disclosure/review.h"

#include <algorithm>

namespace gongkai::disclosure {
namespace {

struct SignerRow {
  Signer signer;
  std::string_view id, name;
  account::Act act;
};

constexpr SignerRow kTable[] = {
    {Signer::kDrafter, "drafter", "发起人", account::Act::kDraftItems},
    {Signer::kSecrecy, "secrecy", "保密审查", account::Act::kExamineSecrecy},
    {Signer::kReviewer, "reviewer", "分管领导", account::Act::kReviewItems},
    {Signer::kApprover, "approver", "主要负责人", account::Act::kApproveItems},
};

constexpr const SignerRow& RowOf(Signer signer) { return kTable[static_cast<std::size_t>(signer)]; }

constexpr SecrecyQuestion kQuestions[] = {
    {"state_secret", "含有国家秘密", false, Ground::kStateSecret},
    {"work_secret", "含有工作秘密（保守国家秘密法第六十四条）", false, Ground::kForbiddenByLaw},
    {"trade_secret", "含有商业秘密，公开会损害第三方合法权益", false, Ground::kThirdParty},
    {"privacy", "含有不应公开的个人隐私、个人信息", false, Ground::kThirdParty},
    {"safety", "公开后可能危及国家安全、公共安全、经济安全、社会稳定", false, Ground::kFourSafeties},
    {"whole_file", "正文、附件、文件名和图片都已逐项看过", true},
    {"other_organs", "涉及其他机关的内容，已与其协商、确认（不涉及的选“是”）", true},
};

const Signature* Of(std::span<const Signature> valid, Signer signer) {
  const auto found = std::ranges::find(valid, signer, &Signature::signer);
  return found == valid.end() ? nullptr : &*found;
}

/// The three signatures that three people give; the secrecy review is a fourth thing.
constexpr std::array kThree = {Signer::kDrafter, Signer::kReviewer, Signer::kApprover};

bool IsOfThree(Signer signer) { return signer != Signer::kSecrecy; }

Error SamePerson(Signer there) {
  return {ErrorKind::kForbidden, "您已经作为“" + std::string(NameOf(there)) + "”签过这一件，须由另一个人签。",
          "本县的三级审核规定：三个人分别签署"};
}

}  // namespace

std::string_view IdOf(Signer signer) { return RowOf(signer).id; }
std::string_view NameOf(Signer signer) { return RowOf(signer).name; }
account::Act ActOf(Signer signer) { return RowOf(signer).act; }

std::optional<Signer> SignerFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kTable, id, &SignerRow::id);
  return row == std::end(kTable) ? std::nullopt : std::optional(row->signer);
}

std::vector<Signature> ValidOver(std::span<const Signature> signatures, std::string_view digest) {
  std::vector<Signature> valid;
  std::ranges::copy_if(signatures, std::back_inserter(valid),
                       [&](const Signature& each) { return each.digest == digest; });
  return valid;
}

std::vector<Signer> Missing(std::span<const Signature> valid) {
  if (Of(valid, Signer::kDrafter) == nullptr) return {Signer::kDrafter};
  std::vector<Signer> missing;
  for (const Signer signer : {Signer::kSecrecy, Signer::kReviewer}) {
    if (Of(valid, signer) == nullptr) missing.push_back(signer);
  }
  if (missing.empty() && Of(valid, Signer::kApprover) == nullptr) missing.push_back(Signer::kApprover);
  return missing;
}

bool IsComplete(std::span<const Signature> valid) {
  for (const Signer signer : kSigners) {
    if (Of(valid, signer) == nullptr) return false;
  }
  for (const Signer a : kThree) {
    for (const Signer b : kThree) {
      if (a != b && Of(valid, a)->person == Of(valid, b)->person) return false;
    }
  }
  return Of(valid, Signer::kSecrecy)->person != Of(valid, Signer::kDrafter)->person;
}

Status MaySign(Signer signer, account::PersonId person, account::PersonId author, std::span<const Signature> valid) {
  if (Of(valid, signer) != nullptr) {
    return Error{ErrorKind::kConflict, "“" + std::string(NameOf(signer)) + "”一栏已经签过了。", {}};
  }
  const std::vector<Signer> missing = Missing(valid);
  if (std::ranges::find(missing, signer) == missing.end()) {
    const std::string first = missing.empty() ? "" : std::string(NameOf(missing.front()));
    return Error{ErrorKind::kConflict, "还没有轮到“" + std::string(NameOf(signer)) + "”，先由“" + first + "”签。", {}};
  }
  if (person == author && signer != Signer::kDrafter) {
    return Error{ErrorKind::kForbidden, "这一稿是您写的，须由另一个人签。", "本县的三级审核规定：三个人分别签署"};
  }
  for (const Signature& there : valid) {
    const bool is_drafters = there.signer == Signer::kDrafter && signer == Signer::kSecrecy;
    if (there.person == person && ((IsOfThree(signer) && IsOfThree(there.signer)) || is_drafters)) {
      return SamePerson(there.signer);
    }
  }
  return Ok();
}

std::optional<Signer> NextFor(account::PersonId person, account::PersonId author, std::span<const Signature> valid,
                              const std::function<bool(account::Act)>& may) {
  for (const Signer signer : Missing(valid)) {
    if (signer != Signer::kDrafter && may(ActOf(signer)) && MaySign(signer, person, author, valid)) return signer;
  }
  return std::nullopt;
}

std::span<const SecrecyQuestion> SecrecyQuestions() { return kQuestions; }

namespace {

Error NotClear(const SecrecyQuestion& question, bool yes) {
  return {ErrorKind::kConflict,
          "审查结果是“" + std::string(question.text) + "：" + (yes ? "是" : "否") +
              "”，不能签署同意；请退回，并写明要改什么。",
          "条例第十七条"};
}

/// Of the grounds that the secrecy review itself finds out, one must have been found.
bool IsFound(Ground ground, std::string_view answers) {
  bool asked = false;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (kQuestions[i].ground != ground) continue;
    asked = true;
    if ((answers[i] == 'y') != kQuestions[i].clears) return true;
  }
  return !asked;
}

}  // namespace

Status SecrecyAllows(std::string_view answers, const Content& content) {
  if (answers.size() != std::size(kQuestions) || answers.find_first_not_of("yn") != std::string_view::npos) {
    return Error{ErrorKind::kInvalidInput, "保密审查的每一项都要选“是”或者“否”。", "保守国家秘密法第三十五条"};
  }
  const bool is_withheld = content.attribute == Attribute::kWithheld;
  if (is_withheld && content.ground && *content.ground != Ground::kForbiddenByLaw &&
      !IsFound(*content.ground, answers)) {
    return Error{ErrorKind::kConflict,
                 "不予公开的依据是“" + std::string(NameOf(*content.ground)) + "”，审查结果里却没有；请退回，改对依据。",
                 "条例第十七条"};
  }
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const bool is_clear = (answers[i] == 'y') == kQuestions[i].clears;
    if (!is_clear && !(is_withheld && kQuestions[i].ground)) return NotClear(kQuestions[i], answers[i] == 'y');
  }
  return Ok();
}

}  // namespace gongkai::disclosure
