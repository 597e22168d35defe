// Receipts on their way to an applicant by mail: sealed, and gone once they are sent. Schema:
// migrations/0264_request_receipt_mail.sql, 0299_request_rests.sql.
#pragma once

#include <optional>
#include <string>

#include "account/keys.h"
#include "base/instant.h"
#include "base/personal_text.h"
#include "db/database.h"
#include "request/case_event.h"

namespace gongkai::request {

struct ReceiptMail {
  CaseId id;
  PersonalText to;
  std::string code;  // the query code as it is shown
  Instant at{};
  int tries = 0;
  std::string fault{};  // why it can never be sent; it is set aside, so that it holds up no other
};

/// False where that address gets too many: nobody floods another one's letter box with our receipts.
bool QueueReceiptMail(db::Transaction& act, const account::Keys& keys, const ReceiptMail& mail);
/// The next that is due, held for this caller until then; none: nothing is due. One that does not open comes once, with
/// its fault, and never again.
std::optional<ReceiptMail> ClaimReceiptMail(db::Transaction& act, const account::Keys& keys, Instant now,
                                            Instant until);
void EndReceiptMail(db::Transaction& act, CaseId id);
/// How many were given up.
std::int64_t ForgetReceiptMails(db::Transaction& act, Instant before);

}  // namespace gongkai::request
