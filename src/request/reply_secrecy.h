// What the secrecy review of a reply has to say before it may be signed: what is released is clear of secrets; what is
// refused on their account has them. Pure.
//
// Source: 条例第十四条 to 第十七条, 第三十六条; 保守国家秘密法第三十五条 and its 实施条例第四十二条: what goes to one
// applicant is examined as what is published (disclosure/review.h has the questions).
#pragma once

#include <string_view>

#include "base/result.h"
#include "law/outcomes.h"

namespace gongkai::request {

/// `answers` has a letter a question of disclosure::SecrecyQuestions(), y or n.
/// Errors: as disclosure::SecrecyAllows.
Status SecrecyAllowsReply(std::string_view answers, const law::Outcome& outcome);

/// The answers with which a reply of that outcome may be signed, of those the first: for demonstrations and tests.
std::string_view FittingAnswers(const law::Outcome& outcome);

}  // namespace gongkai::request
