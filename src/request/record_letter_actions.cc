#include "request/record_letter_actions.h"

#include "account/organ_contact_view.h"
#include "request/letter_actions.h"
#include "request/letter_template_store.h"
#include "request/letter_word_store.h"
#include "request/record_paper_store.h"

namespace gongkai::request {
namespace {

using account::Deed;
using account::Keys;

constexpr LetterKind kKind = LetterKind::kPersonalRecord;

std::string_view LeadOf(RecordState state) {
  switch (state) {
    case RecordState::kCorrected:
      return "经审核，所提的记录不准确属实，本机关已经更正。";
    case RecordState::kRefused:
      return "经审核，对所提的记录不予更正，理由如下：";
    case RecordState::kReferred:
      return "经审核，所提记录的更正不属于本机关职能范围，请向有权更正的行政机关提出。";
    case RecordState::kOpen:
      break;
  }
  return "";
}

/// By the page it is read there too; what was handed in is answered over the counter or by post.
Way WayOf(const RecordCorrection& record) { return record.received ? Way::kCounter : Way::kPage; }

LetterFacts FactsOf(db::Session& session, const RecordCorrection& record, const RecordWords& words,
                    const RecordTold& told, Date today) {
  LetterFacts facts;
  facts.kind = kKind;
  facts.dated = today;
  facts.addressee = AddresseeOf(words.applicant);
  facts.applicant = words.applicant.kind;
  facts.asked = PersonalText(words.record.Reveal() + "：" + words.wrong.Reveal());
  facts.register_number = RegisterNumberOf(record.id);
  facts.received = ReceivedOn(record);
  facts.finding = told.finding;
  facts.elsewhere = told.elsewhere;
  facts.way = WayOf(record);
  FillOrganOf(facts, session, record.handler);
  return facts;
}

/// What a letter lacks stands beside what was typed, or above the form.
FieldErrors UnderFields(FieldErrors errors) {
  for (FieldError& error : errors) {
    if (error.field == "finding") {
      error.field = "answer";
    } else {
      error = {"", "《" + std::string(NameOf(kKind)) + "》不能制作：" + error.message};
    }
  }
  return errors;
}

}  // namespace

RecordTold ToldOf(RecordState state, const PersonalText& answer) {
  const std::string lead(LeadOf(state));
  if (state == RecordState::kReferred) return {PersonalText(lead), answer};
  return {PersonalText(lead + "\n" + answer.Reveal()), {}};
}

FormResult<int> MakeRecordLetter(Deed& deed, const Keys& keys, const RecordCorrection& record, const RecordTold& told) {
  db::Transaction& act = deed.transaction();
  const auto opened = OpenRecord(act, keys, record.id);
  if (!opened) return FieldError{"", "这一件的内容已经销毁，不能再办。"};
  LetterFacts facts = FactsOf(act, record, opened->words, told, deed.today());
  if (FieldErrors errors = FaultsOf(facts); !errors.empty()) return UnderFields(std::move(errors));
  const int year = static_cast<int>(facts.dated.year());
  facts.number =
      LetterNumberOf(facts.organ_short, year, NextLetterNumber(act, record.handler, IdOf(kKind), year), kKind);
  const LetterText text = WriteLetter(facts, WordsFor(act, record.handler, {kKind, nullptr}).body);
  if (FieldErrors errors = MissingIn(text, facts); !errors.empty()) return UnderFields(std::move(errors));
  return AddRecordLetter(
      act, keys, record.id,
      {.handler = record.handler, .letter_number = facts.number, .dated = facts.dated, .at = deed.now()}, text);
}

FormResult<int> TellHandedOn(Deed& deed, const Keys& keys, const RecordCorrection& record, account::OrganId to) {
  const auto contact = account::OrganContactOf(deed.transaction(), to);
  const std::string name = contact ? contact->name : std::string("有权更正的行政机关");
  const std::string how = contact ? account::InOneLine(*contact) : std::string();
  return MakeRecordLetter(deed, keys, record,
                          {PersonalText("经审核，所提记录的更正不属于本机关职能范围，本机关已于" +
                                        ToChinese(deed.today()) + "转送" + name + "处理，由该机关审核并告知结果。"),
                           PersonalText(name + (how.empty() ? "" : "，" + how))});
}

}  // namespace gongkai::request
