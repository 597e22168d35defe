// What stands at the end of a decision letter, and in the guide before there is one: where its addressee may turn, in
// which order and until when. It hangs on the ground of the decision and on its day, not on the block of table 3 in
// which it is counted.
//
// Source: 条例第五十一条; 行政复议法 (2023年修订, in force from 2024-01-01) 第二十条, 第二十二条,
// 第二十三条第一款第四项 and 第二款; 行政诉讼法第十八条, 第四十五条, 第四十六条; 法释〔2025〕8号第一条, 第二条 (which
// decisions are 不予公开); 国办函〔2021〕132号 (a part not released is one too). Which body and which court:
// account/remedy_bodies.h. From when the term runs where nobody answered: 法释〔2018〕1号第六十六条
// (of a suit). Of reconsideration it is told likewise, without an article: 行政复议法实施条例 was revised with effect
// from 2026-07-01, and its new text has not been read.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/date.h"

namespace gongkai::law {

enum class RemedyGround {
  kNone,     // nothing was decided against anybody's word: withdrawn
  kRefusal,  // 不予公开 in whole or in part, on 第十四条, 第十五条 or 第十六条
  kOther,    // every other answer, 行政查询事项 and what is not handled among them
  kSilence,  // no answer in time
};

enum class RemedyPath {
  kNone,
  kEither,                // reconsideration or suit, as the applicant likes
  kReconsiderationFirst,  // 复议前置: the organ must say so when it decides
};

/// From `first_day` of the decision on, until a later entry for the same ground.
struct RemedyRule {
  RemedyGround ground;
  Date first_day;
  RemedyPath path;
  std::string_view source;
};

std::span<const RemedyRule> RemedyRules();

/// The latest entry whose day has come; the first for a decision that is older than all of them.
const RemedyRule& RemedyRuleFor(RemedyGround ground, Date decided);

/// Who is turned to, by name, as the letter prints them.
struct RemedyNames {
  std::string reconsideration, court;
  std::string online;  // where one can apply over the internet; must be told when the letter goes out that way
};

/// The clause of a letter; empty for kNone.
std::string RemedyClause(RemedyPath path, const RemedyNames& names);

/// The same to everybody, before there is a letter.
struct RemedyAdvice {
  std::string words;   // "应当先自收到答复之日起60日内…"; empty where there is nothing to turn against
  std::string source;  // the articles
};

/// Of an answer (or its absence) of that day. Names that are empty are said in general words; so is the court after
/// reconsideration, for it may be another one than of a suit at once (行政诉讼法第十八条第一款, 第二十六条第二款).
RemedyAdvice RemedyAdviceFor(RemedyGround ground, Date day, RemedyNames names);

}  // namespace gongkai::law
