// Three different people sign an item over the digest of exactly what will be published, and the secrecy examiner, who
// is not the drafter and may be the leader in charge, examines it. Any change of the content changes the digest and
// voids every signature. Pure.
//
//   发起人 ─► 保密审查 ─┐
//          └► 分管领导 ─┴► 主要负责人 ─► public, or waiting for its day
//
// Source: 条例第十七条; 保守国家秘密法第三十五条 and its 实施条例第四十二条 (examined first, published afterwards, item
// by item, by a named body); the county's rule of three signatures. Next to read: gate.h.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/permission.h"
#include "base/instant.h"
#include "base/result.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

enum class Signer { kDrafter, kSecrecy, kReviewer, kApprover };

inline constexpr std::array kSigners = {Signer::kDrafter, Signer::kSecrecy, Signer::kReviewer, Signer::kApprover};

std::string_view IdOf(Signer signer);    // "drafter", …
std::string_view NameOf(Signer signer);  // "发起人", "保密审查", "分管领导", "主要负责人"
std::optional<Signer> SignerFrom(std::string_view id);

/// What a post must be allowed, to sign so.
account::Act ActOf(Signer signer);

struct Signature {
  Signer signer = Signer::kDrafter;
  account::PersonId person{0};
  std::string person_name;  // as it was on that day
  std::string digest;       // of the content that was signed
  Instant at{};
  std::string answers;  // of the secrecy review: the checklist, a letter a question; else empty
  std::string remark;
};

/// Of these, the ones that are over this very content.
std::vector<Signature> ValidOver(std::span<const Signature> signatures, std::string_view digest);

/// Whose turn it is: the secrecy examiner and the leader in charge in any order, the head of the organ last.
std::vector<Signer> Missing(std::span<const Signature> valid);

/// All four roles have signed, by at least three people, none of them two of the three signatures.
bool IsComplete(std::span<const Signature> valid);

/// Whether this person may sign as this now, given what is there and valid. Whoever wrote the text (`author`) is as
/// little a check on it as who handed it in.
/// Errors: kConflict (not handed in yet, signed already, not his turn), kForbidden (the same person twice, the author).
Status MaySign(Signer signer, account::PersonId person, account::PersonId author, std::span<const Signature> valid);

/// As whom this person may sign next, of those for whom `may` says that there is a post.
std::optional<Signer> NextFor(account::PersonId person, account::PersonId author, std::span<const Signature> valid,
                              const std::function<bool(account::Act)>& may);

/// What the secrecy examiner answers, each with yes or no. Source: 条例第十四条至第十七条, 保守国家秘密法第六十四条.
struct SecrecyQuestion {
  std::string_view name, text;
  bool clears;                     // the answer with which it may be published
  std::optional<Ground> ground{};  // what an answer that does not clear it is a reason for
};
std::span<const SecrecyQuestion> SecrecyQuestions();

/// `answers` has a letter a question, y or n. What is to be published needs all of them clear. What is withheld on the
/// ground of secrecy, of safety or of third parties needs the answer that says so, and may not be clear there: it is
/// registered with the truth.
/// Errors: kInvalidInput when one is not answered; kConflict when the answers do not go with the attribute.
Status SecrecyAllows(std::string_view answers, const Content& content);

}  // namespace gongkai::disclosure
