// What a survey amounts to, and what was done about it, as drafts of items. See survey_actions.h.

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "docread/rich_text_reader.h"
#include "oversight/survey/survey_actions.h"
#include "oversight/survey/survey_store.h"
#include "oversight/survey/survey_words_view.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using disclosure::Content;
using disclosure::ItemId;

constexpr std::size_t kLongestSummary = 100;

FieldErrors Refused(std::string sentence) { return {{std::string(kVersionField), std::move(sentence)}}; }

/// An item that was let go of tells nothing: another one takes its place.
std::optional<ItemId> StandingItem(db::Session& session, OrganId organ, std::optional<std::int64_t> number) {
  const auto item = number ? disclosure::FindItem(session, {organ, *number}) : std::nullopt;
  return item && item->stage != disclosure::Stage::kDropped ? std::optional(item->id) : std::nullopt;
}

std::string RichTextOf(const std::string& plain) {
  const auto text = docread::RichTextFromPlain(plain);
  return text ? docread::WriteRichText(*text) : std::string();
}

Content ResultOf(const Survey& survey, const SurveyFigures& figures, Date today) {
  return {.kind = disclosure::ItemKind::kNotice,
          .title = "“" + survey.title + "”社会评议结果",
          .summary = ResultSummary(survey, figures),
          .body = RichTextOf(ResultText(survey, figures)),
          .formed_on = today};
}

Content FeedbackOf(const Survey& survey, const std::string& words, Date today) {
  return {.kind = disclosure::ItemKind::kNotice,
          .title = "“" + survey.title + "”社会评议意见办理情况",
          .summary = Ellipsis(words, kLongestSummary),
          .body = RichTextOf(words),
          .formed_on = today};
}

/// The survey, over and as it was seen. Errors: kVersionField.
FormResult<Survey> OverSurvey(Deed& deed, const SeenSurvey& seen) {
  if (!disclosure::MayActAs(deed.actor(), Act::kDraftItems)) return Refused("您现在的岗位不能拟稿。");
  auto survey = LockedSurvey(deed.transaction(), seen.id);
  if (!survey || !IsCounted(*survey, deed.today())) return Refused("评议还没有截止，截止以后再起草。");
  if (survey->version != seen.version) return Refused("别人刚刚办过这一次评议，请看过现在的情况再办。");
  return std::move(*survey);
}

FormResult<ItemId> Finish(Deed& deed, const Survey& survey, ItemId item, std::string_view act, std::string_view kind) {
  if (!UpdateSurvey(deed.transaction(), survey)) return Refused("别人刚刚办过这一次评议，请看过现在的情况再办。");
  AddEvent(
      deed.transaction(), survey.id,
      {.at = deed.now(), .kind = std::string(kind), .person = deed.actor().person, .person_name = deed.actor().name});
  deed.Record(survey.id.organ, act, "survey:" + ToString(survey.id), {{"item", disclosure::ToString(item)}});
  deed.Commit(disclosure::ToString(item));
  return item;
}

}  // namespace

FormResult<ItemId> DraftSurveyResult(Desk& desk, const Actor& actor, const SeenSurvey& seen) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<ItemId> {
    if (deed.done_before()) return deed.Earlier(disclosure::ItemIdFrom);
    const auto over = OverSurvey(deed, seen);
    if (!over) return over.errors();
    Survey survey = *over;
    if (const auto there = StandingItem(deed.transaction(), survey.id.organ, survey.result_item)) return *there;
    const SurveyFigures figures = FiguresOf(deed.transaction(), survey);
    const ItemId item = disclosure::AddDraft(deed, survey.id.organ, ResultOf(survey, figures, deed.today()));
    survey.result_item = item.number;
    return Finish(deed, survey, item, "survey.result", "result");
  });
}

FormResult<ItemId> DraftSurveyFeedback(Desk& desk, const Actor& actor, const SeenSurvey& seen, std::string_view typed) {
  const std::string words(Trim(WithoutInvisible(typed)));
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<ItemId> {
    if (deed.done_before()) return deed.Earlier(disclosure::ItemIdFrom);
    const auto over = OverSurvey(deed, seen);
    if (!over) return over.errors();
    Survey survey = *over;
    if (StandingItem(deed.transaction(), survey.id.organ, survey.feedback_item)) {
      return Refused("已经起草过办理情况，请在那一件里改。");
    }
    if (words.empty()) return FieldError{"feedback", "请写明对评议的意见做了什么，没有做的为什么。"};
    if (Utf8Length(words) > kLongestFeedback) {
      return FieldError{"feedback", "最多写" + std::to_string(kLongestFeedback) + "个字。"};
    }
    const ItemId item = disclosure::AddDraft(deed, survey.id.organ, FeedbackOf(survey, words, deed.today()));
    survey.feedback = words;
    survey.feedback_item = item.number;
    return Finish(deed, survey, item, "survey.feedback", "feedback");
  });
}

}  // namespace gongkai::oversight
