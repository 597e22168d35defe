#include "request/record_correction_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "account/portal_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "crypto/random.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/participation/query_code.h"
#include "request/case_store.h"
#include "request/intake_limit_store.h"
#include "request/wrong_look_up_actions.h"
#include "request/record_letter_actions.h"
#include "request/record_paper_store.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using account::OrganId;
using disclosure::FormRefused;
using disclosure::PlainQueryCode;

std::string TrailNameOf(RecordCorrectionId id) { return "record:" + ToString(id); }

FieldErrors TooMany() {
  return {{"too_many", "现在提交的太多，请过一小时再试；也可以当面提出。您写的内容还在下面，没有提交。"}};
}

/// The same one each time the form is sent.
std::string CodeFor(const Desk& desk, const std::string& once_key) {
  return disclosure::QueryCodeOf(once_key.empty() ? crypto::RandomBytes(crypto::Key::kBytes)
                                                  : CaseCodeBytes(desk.keys, "record|" + once_key));
}

void TellHandlers(Deed& deed, OrganId handler, RecordCorrectionId id, std::string title) {
  account::TellOrgan(deed, handler, Act::kHandleCases,
                     {.kind = account::NoticeKind::kItem,
                      .title = std::move(title),
                      .detail = "核实属实的更正并告知；不归本机关更正的，转送有权更正的机关（条例第四十一条）。",
                      .path = "/office/record-corrections/" + ToString(id)});
}

FormResult<RecordReceipt> SendIt(Desk& desk, Deed& deed, const ApplyNetworks& from, OrganId organ,
                                 const RecordWords& words, const std::string& code) {
  db::Transaction& act = deed.transaction();
  RecordDigests digests{.code = CodeDigestOf(desk.keys, *PlainQueryCode(code)), .fact = {}};
  // Told by its code, also long after.
  if (const auto earlier = FindRecordCorrectionOfForm(act, digests.code)) return RecordReceipt{earlier->id, code};
  act.Lock("what the public applies for");
  if (VerdictOf(IntakeLoadOf(act, from, deed.now())) != IntakeVerdict::kTake) return TooMany();
  FieldErrors errors = FaultsOf(words);
  if (!account::AnswersInItsOwnName(act, organ, deed.today())) errors.push_back({"organ", "请选择向哪个机关提出。"});
  if (!errors.empty()) return errors;
  AddArrival(act, from, deed.now());
  digests.fact = FactDigestOf(desk.keys, digests.code, SecondFactOf(words.applicant));
  const RecordCorrectionId id =
      AddRecordCorrection(act, desk.keys, {.id = {organ, 0}, .handler = organ, .at = deed.now()}, words, digests);
  TellHandlers(deed, organ, id, "有人要求更正与自己有关的记录");
  deed.Record(organ, "record.receive", TrailNameOf(id));
  deed.Commit(ToString(id));
  return RecordReceipt{id, code};
}

/// As the page had it, and open.
FormResult<RecordCorrection> Open(Deed& deed, const SeenRecord& seen) {
  if (!disclosure::MayActAs(deed.actor(), Act::kHandleCases)) return FormRefused("您现在的岗位不能办这一步。");
  const auto record = LockedRecordCorrection(deed.transaction(), seen.id);
  if (!record || record->handler != seen.handler) return FormRefused("没有这一件，或者已经转给别的机关。");
  if (record->version != seen.version) return FormRefused("别人刚刚办过这一件，请看过现在的情况再办。");
  if (record->state != RecordState::kOpen) return FormRefused("这一件已经办结。");
  return *record;
}

// ---- entered by the office

FieldErrors FaultsOfFiles(const std::vector<UploadedFile>& files) {
  if (files.size() > kMostRecordFiles) {
    return {{"files", "最多放" + std::to_string(kMostRecordFiles) + "个文件。"}};
  }
  for (const UploadedFile& file : files) {
    if (std::string fault = FaultOfFile(file.name.Reveal(), file.bytes); !fault.empty()) {
      return {{"files", std::move(fault)}};
    }
    if (file.bytes.size() > kLargestRecordFile) return {{"files", "每个文件最多10兆字节。"}};
  }
  return {};
}

FieldErrors FaultsOf(db::Session& session, const RecordEntry& entry, Date today) {
  FieldErrors errors = FaultsOfEntered(entry.words);
  if (!entry.received.ok()) {
    errors.push_back({"received", "请填写收到的日期。"});
  } else if (entry.received > today) {
    errors.push_back({"received", "收到的日期在今天以后，请核对。"});
  }
  for (FieldError& error : FaultsOfFiles(entry.files)) errors.push_back(std::move(error));
  if (!account::AnswersInItsOwnName(session, entry.organ, today)) {
    errors.push_back({"organ", "请选择登记到哪个机关。"});
  }
  return errors;
}

FormResult<RecordReceipt> EnterIt(Desk& desk, Deed& deed, const RecordEntry& entry, const std::string& code) {
  db::Transaction& act = deed.transaction();
  RecordDigests digests{.code = CodeDigestOf(desk.keys, *PlainQueryCode(code)), .fact = {}};
  if (const auto earlier = FindRecordCorrectionOfForm(act, digests.code)) return RecordReceipt{earlier->id, code};
  if (!disclosure::MayActAs(deed.actor(), Act::kHandleCases)) return FormRefused("您现在的岗位不能登记。");
  if (FieldErrors errors = FaultsOf(act, entry, deed.today()); !errors.empty()) return errors;
  digests.fact = FactDigestOf(desk.keys, digests.code, SecondFactOf(entry.words.applicant));
  RecordCorrection added{.id = {entry.organ, 0}, .handler = entry.organ, .at = deed.now()};
  added.received = entry.received;
  added.entered_by = deed.actor().person;
  const RecordCorrectionId id = AddRecordCorrection(act, desk.keys, added, entry.words, digests);
  for (const UploadedFile& file : entry.files) {
    AddRecordFile(act, desk.keys, id, file.name, deed.now(), file.bytes.Piece(0, file.bytes.size()));
  }
  deed.Record(entry.organ, "record.enter", TrailNameOf(id), {{"files", std::to_string(entry.files.size())}});
  deed.Commit(ToString(id));
  return RecordReceipt{id, code};
}

}  // namespace

FormResult<RecordReceipt> SendRecordCorrection(Desk& desk, const Sender& sender, OrganId organ,
                                               const RecordWords& given) {
  const RecordWords words = Tidied(given);
  const ApplyNetworks from = ApplyNetworksOf(desk.keys, sender.network);
  {
    // Without the write lock first: who is turned away must not hold up those who work.
    db::Reader reader = desk.database.Read();
    if (VerdictOf(IntakeLoadOf(reader, from, desk.now())) != IntakeVerdict::kTake) return TooMany();
  }
  const std::string once = sender.once_key.empty() ? std::string() : sender.client + "|" + sender.once_key;
  const std::string code = CodeFor(desk, once);
  return RetryDeed(desk, Actor{}, [&](Deed& deed) { return SendIt(desk, deed, from, organ, words, code); });
}

FormResult<RecordReceipt> EnterRecordCorrection(Desk& desk, const Actor& actor, const RecordEntry& given) {
  RecordEntry entry = given;
  entry.words = Tidied(given.words);
  const std::string once =
      actor.once_key.empty() ? std::string() : std::to_string(actor.person.value) + "|" + actor.once_key;
  const std::string code = CodeFor(desk, once);
  return RetryDeed(desk, actor, [&](Deed& deed) { return EnterIt(desk, deed, entry, code); });
}

Result<LookedUpRecord> LookUpRecordCorrection(Desk& desk, const std::string& network, std::string_view typed_code,
                                              std::string_view typed_fact) {
  const auto code = PlainQueryCode(typed_code);
  const PersonalText fact = SecondFactFrom(typed_fact);
  if (!code || fact.empty()) {
    return Error{ErrorKind::kInvalidInput, "请填写十二位的查询码和证件号码的最后四位。", {}};
  }
  const std::string from = ApplyNetworksOf(desk.keys, network).network;
  const std::string code_digest = CodeDigestOf(desk.keys, *code);
  {
    db::Reader reader = desk.database.Read();
    const LookUpVerdict verdict = LookUpVerdictOf(reader, from, code_digest, desk.now());
    if (verdict == LookUpVerdict::kTooManyOfCodeInDay) {
      return Error{ErrorKind::kConflict, "一天里查错的次数太多，请明天再查，或者带身份证明到机关查。", {}};
    }
    if (verdict != LookUpVerdict::kMay) {
      return Error{ErrorKind::kConflict, "查错的次数太多，请过十五分钟再查。", {}};
    }
    const auto record = FindRecordCorrectionBy(reader, {code_digest, FactDigestOf(desk.keys, code_digest, fact)});
    if (record) return LookedUpRecord{*record, OpenRecord(reader, desk.keys, record->id).value_or(OpenedRecord{})};
  }
  CountWrongLookUp(desk, from, code_digest);
  return Error{ErrorKind::kNotFound, "查不到：查询码和证件号码的后四位对不上。", {}};
}

FormResult<RecordCorrectionId> HandOnRecord(Desk& desk, const Actor& actor, const SeenRecord& seen, OrganId to) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<RecordCorrectionId> {
    if (deed.done_before()) return seen.id;
    const auto open = Open(deed, seen);
    if (!open) return open.errors();
    if (to == open->handler || !account::AnswersInItsOwnName(deed.transaction(), to, deed.today())) {
      return FieldError{"organ", "请选择有权更正的机关。"};
    }
    RecordCorrection record = *open;
    // In the name of the organ that hands it on.
    if (const auto told = TellHandedOn(deed, desk.keys, record, to); !told) return told.errors();
    record.handler = to;
    record.handed_on = deed.today();
    PutRecordCorrection(deed.transaction(), desk.keys, record, {});
    TellHandlers(deed, to, seen.id, "转送来一件更正记录的要求");
    deed.Record(seen.handler, "record.hand_on", TrailNameOf(seen.id), {{"to", std::to_string(to.value)}});
    deed.Commit();
    return seen.id;
  });
}

FormResult<RecordCorrectionId> EndRecord(Desk& desk, const Actor& actor, const SeenRecord& seen, RecordState state,
                                         PersonalText typed) {
  const PersonalText answer(std::string(Trim(WithoutInvisible(typed.Reveal()))));
  if (FieldErrors errors = FaultsOfRecordAnswer(answer.Reveal(), state); !errors.empty()) return errors;
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<RecordCorrectionId> {
    if (deed.done_before()) return seen.id;
    const auto open = Open(deed, seen);
    if (!open) return open.errors();
    RecordCorrection record = *open;
    if (const auto told = MakeRecordLetter(deed, desk.keys, record, ToldOf(state, answer)); !told) return told.errors();
    record.state = state;
    record.ended = deed.today();
    PutRecordCorrection(deed.transaction(), desk.keys, record, answer);
    deed.Record(seen.handler, "record.end", TrailNameOf(seen.id), {{"outcome", std::string(IdOf(state))}});
    deed.Commit();
    return seen.id;
  });
}

namespace {

FieldErrors FaultsOfDelivery(const RecordLetter& letter, Date on, const PersonalText& proof, Date today) {
  constexpr std::size_t kLongestProof = 120;
  FieldErrors errors;
  if (letter.delivered) errors.push_back({"on", "这份文书已经记过送达。"});
  if (!on.ok()) {
    errors.push_back({"on", "请填写送达的日期。"});
  } else if (on < letter.dated) {
    errors.push_back({"on", "送达不能早于文书的日期（" + ToChinese(letter.dated) + "）。"});
  } else if (on > today) {
    errors.push_back({"on", "送达的日期还没有到。"});
  }
  if (proof.empty()) errors.push_back({"proof", "请填写签收人或者邮件号码。"});
  if (Utf8Length(proof.Reveal()) > kLongestProof) errors.push_back({"proof", "最多写120个字。"});
  return errors;
}

}  // namespace

FormResult<RecordCorrectionId> PutRecordDelivered(Desk& desk, const Actor& actor, const SeenRecord& seen, int number,
                                                  Date on, PersonalText typed) {
  const PersonalText proof(std::string(Trim(WithoutInvisible(typed.Reveal()))));
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<RecordCorrectionId> {
    if (deed.done_before()) return seen.id;
    if (!disclosure::MayActAs(deed.actor(), Act::kHandleCases)) return FormRefused("您现在的岗位不能办这一步。");
    const auto record = LockedRecordCorrection(deed.transaction(), seen.id);
    if (!record || record->is_erased) return FormRefused("没有这一件，或者内容已经销毁。");
    const std::vector<RecordLetter> letters = RecordLettersOf(deed.transaction(), seen.id);
    const auto letter = std::ranges::find(letters, number, &RecordLetter::number);
    // Who handed it on delivers the letter that tells so.
    if (letter == letters.end() || letter->handler != seen.handler) return FormRefused("没有这份文书。");
    if (FieldErrors errors = FaultsOfDelivery(*letter, on, proof, deed.today()); !errors.empty()) return errors;
    PutRecordLetterDelivered(deed.transaction(), desk.keys, seen.id, number, on, proof);
    deed.Record(seen.handler, "record.delivered", TrailNameOf(seen.id), {{"on", gongkai::ToString(on)}});
    deed.Commit();
    return seen.id;
  });
}

void PutRecordLettersRead(Desk& desk, RecordCorrectionId id) {
  const auto waits = [](const RecordLetter& each) { return !each.delivered; };
  {
    db::Reader reader = desk.database.Read();
    const auto record = FindRecordCorrection(reader, id);
    if (!record || record->received || record->is_erased) return;
    if (std::ranges::none_of(RecordLettersOf(reader, id), waits)) return;
  }
  RetryDeed(desk, Actor{}, [&](Deed& deed) {
    const auto record = LockedRecordCorrection(deed.transaction(), id);
    if (!record || record->is_erased) return 0;
    const PersonalText proof(std::string(NameOf(Way::kPage)) + "：" + ToBeijingMinute(deed.now()) +
                             "凭查询码和证件号码后四位第一次打开");
    for (const RecordLetter& each : RecordLettersOf(deed.transaction(), id)) {
      if (waits(each)) PutRecordLetterDelivered(deed.transaction(), desk.keys, id, each.number, deed.today(), proof);
    }
    deed.Record(record->handler, "record.delivered", TrailNameOf(id), {{"on", gongkai::ToString(deed.today())}});
    deed.Commit();
    return 0;
  });
}

}  // namespace gongkai::request
