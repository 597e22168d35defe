// How an application comes in: by the page, over the counter, told by word of mouth, by post, fax, e-mail; and that its
// receipt is established. Submitted, arrived, confirmed, received are four facts (条例第三十一条).
#pragma once

#include <string>
#include <vector>

#include "account/deed.h"
#include "base/field_errors.h"
#include "request/case_actions.h"
#include "request/case_store.h"
#include "request/sent_bytes.h"

namespace gongkai::request {

/// Who stands at the other end, as far as limits need it (as disclosure::Sender).
struct Sender {
  std::string network;   // web::NetworkOf of the address; never kept but as a keyed digest
  std::string client;    // the random cookie of the form
  std::string once_key;  // of the form
};

/// Under which it is told that too much comes at once.
inline constexpr std::string_view kTooManyField = "too_many";

/// A file as it was uploaded.
struct UploadedFile {
  FileKind kind = FileKind::kOther;
  PersonalText name;
  SentBytes bytes;
};

struct ApplyForm {
  account::OrganId organ{0};
  CaseWords words;
  std::vector<UploadedFile> files;
  bool wants_mail = false;  // the receipt also by mail, to the address of the applicant
};

struct ApplyReceipt {
  CaseId id;
  std::string code;  // the query code, shown once; the same form sent twice shows the same one
};

/// By the public; an agent proves by what he acts (a file of FileKind::kAuthority). Errors: those of
/// FaultsOf(Applicant), FaultsOf(Asked); "organ", "files", "authority", "agent"; kTooManyField.
FormResult<ApplyReceipt> SendApplication(account::Desk& desk, const Sender& sender, const ApplyForm& form);

/// What an officer enters: in person, by word of mouth (条例第二十九条第一款: 代为填写), by post, by fax, by e-mail.
struct EnterForm {
  law::Channel channel = law::Channel::kInPerson;
  Date submitted{};                  // handed in, sent or arrived
  std::optional<Date> signed_for{};  // of mail that was signed for
  std::optional<Date> confirmed{};   // of what needs confirmation, if that has been done
  ApplyForm application;
};
/// What the law asks for and the letter lacks is no error: the organ asks for it once (第三十条). Errors: WrongOf,
/// FaultsOf(Asked); "name", "organ", "files", "channel", "submitted", "signed_for", "confirmed".
FormResult<ApplyReceipt> EnterApplication(account::Desk& desk, const account::Actor& actor, const EnterForm& form);
/// Whether its receipt is established by a day on which both sides confirmed it.
bool NeedsConfirmation(law::Channel channel);

/// Both sides confirmed on that day; gives the register number. Errors: "on".
FormResult<CaseId> ConfirmReceipt(account::Desk& desk, const account::Actor& actor, const SeenCase& seen, Date on,
                                  PersonalText how);
/// By the county, before receipt is established: to the organ it concerns. Errors: "organ", "words".
FormResult<CaseId> RouteCase(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                             account::OrganId organ, PersonalText why);

struct LookedUpCase {
  Case held;
  CaseWords words;
};
/// "code", "fact" for what can be none; nothing of it counts as a guess.
FieldErrors FaultsOfLookUp(std::string_view code, std::string_view fact);
/// By whoever has the code and the second fact. Errors: kInvalidInput as above; kNotFound when there is no such pair
/// (nothing tells which was wrong); kConflict after too many wrong ones.
Result<LookedUpCase> LookUpCase(account::Desk& desk, const std::string& network, std::string_view code,
                                std::string_view fact);

}  // namespace gongkai::request
