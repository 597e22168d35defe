// What the office does with requests to correct records besides: those that were handed in are entered with their scan;
// letters are read, printed and put down as delivered.
#pragma once

#include "account/office.h"
#include "request/record_correction_store.h"

namespace gongkai::request {

/// "/office/record-corrections/18-3/letters/1"
web::Url UrlOfRecordLetter(RecordCorrectionId id, int number);
/// The letters of organs for which the visitor handles, each with its number and whether it was delivered.
web::Html RecordLetterLinks(db::Session& session, const RecordCorrection& record, const account::Visitor& visitor);
/// Letters and files of one request, as its page shows them; nothing where there are none.
web::Html RecordPapersPart(db::Session& session, const account::Keys& keys, const RecordCorrection& record,
                           const account::Visitor& visitor);

/// Called by AddRecordCorrectionPages.
void AddRecordOfficePages(account::Office& office);

}  // namespace gongkai::request
