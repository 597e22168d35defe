// The letter that tells who asked what became of a record: put right, not put right and why, handed on to the organ
// that may, or where to turn (条例第四十一条). It comes about with the act, or neither does. Next to read: letter.h.
#pragma once

#include "account/deed.h"
#include "request/letter.h"
#include "request/record_correction_store.h"

namespace gongkai::request {

/// What is told of it.
struct RecordTold {
  PersonalText finding;    // what was found and done
  PersonalText elsewhere;  // the organ that may correct it, with its contact; may be empty
};
/// Of an end in that state, with what the office wrote.
RecordTold ToldOf(RecordState state, const PersonalText& answer);

/// Within the deed of the act: numbered, written in the organ's words in force, kept sealed; dated today. Errors: under
/// "answer" what the answer lacks, under none what stands elsewhere (the contact of the organ).
FormResult<int> MakeRecordLetter(account::Deed& deed, const account::Keys& keys, const RecordCorrection& record,
                                 const RecordTold& told);
/// That it was handed on today (转送).
FormResult<int> TellHandedOn(account::Deed& deed, const account::Keys& keys, const RecordCorrection& record,
                             account::OrganId to);

}  // namespace gongkai::request
