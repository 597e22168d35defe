#include "request/receipt_mail_store.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "crypto/hmac_sm3.h"
#include "crypto/seal.h"

namespace gongkai::request {
namespace {

using account::Keys;

constexpr int kMostOfAddressADay = 20;

constexpr std::string_view kInsert =
    "INSERT INTO request_receipt_mail (organ_id, case_number, sealed, at, due_at, tries) VALUES (?, ?, ?, ?, ?, 0)";
constexpr std::string_view kSelectDue =
    "SELECT organ_id, case_number, sealed, at, tries FROM request_receipt_mail WHERE due_at <= ? AND fault = '' "
    "ORDER BY due_at, organ_id, case_number LIMIT 1";
constexpr std::string_view kHold =
    "UPDATE request_receipt_mail SET due_at = ?, tries = tries + 1 WHERE organ_id = ? AND case_number = ?";
constexpr std::string_view kSetAside =
    "UPDATE request_receipt_mail SET fault = ? WHERE organ_id = ? AND case_number = ?";
constexpr std::string_view kDelete = "DELETE FROM request_receipt_mail WHERE organ_id = ? AND case_number = ?";
constexpr std::string_view kCountOld = "SELECT COUNT(*) FROM request_receipt_mail WHERE at < ?";
constexpr std::string_view kForget = "DELETE FROM request_receipt_mail WHERE at < ?";
// Counted with the arrivals, and forgotten with them.
constexpr std::string_view kCountOfAddress =
    "SELECT COUNT(*) FROM (SELECT 1 FROM request_arrival WHERE network = ? AND at > ? LIMIT 1000) AS lately";
constexpr std::string_view kInsertOfAddress = "INSERT INTO request_arrival (network, at) VALUES (?, ?)";

std::string Whose(CaseId id) { return "request_receipt_mail " + ToString(id); }
crypto::Key KeyOf(const Keys& keys) { return keys.cases.Derive("receipts"); }

/// One letter box, however its address is written: capitals, and what stands behind a plus, lead to the same.
std::string BoxOf(const PersonalText& address) {
  std::string box;
  const std::string& typed = address.Reveal();
  const std::size_t at = std::min(typed.rfind('@'), typed.size());
  const std::size_t plus = std::min(typed.find('+'), at);
  for (const char c : typed.substr(0, plus) + typed.substr(at)) {
    box += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return box;
}

std::string DigestOf(const Keys& keys, const PersonalText& address) {
  return crypto::HmacSm3::Of(keys.cases.Derive("addresses"), BoxOf(address)).ToHex();
}

/// False where somebody changed the bytes, or they were sealed under another key.
bool Opened(const Keys& keys, std::string_view sealed, ReceiptMail& mail) {
  const auto plain = crypto::Open(KeyOf(keys), Whose(mail.id), sealed);
  if (!plain) return false;
  const auto json = nlohmann::json::parse(plain->Reveal());
  mail.to = PersonalText(json.at("to").get<std::string>());
  mail.code = json.at("code").get<std::string>();
  return true;
}

}  // namespace

bool QueueReceiptMail(db::Transaction& act, const Keys& keys, const ReceiptMail& mail) {
  const std::string address = DigestOf(keys, mail.to);
  const Instant since = mail.at - std::chrono::hours(24);
  if (act.One<int>(kCountOfAddress, address, Seconds(since)) >= kMostOfAddressADay) return false;
  const nlohmann::json json = {{"to", mail.to.Reveal()}, {"code", mail.code}};
  act.Execute(kInsert, mail.id.organ.value, mail.id.number,
              db::Blob{crypto::Seal(KeyOf(keys), Whose(mail.id), json.dump())}, Seconds(mail.at), Seconds(mail.at));
  act.Execute(kInsertOfAddress, address, Seconds(mail.at));
  return true;
}

std::optional<ReceiptMail> ClaimReceiptMail(db::Transaction& act, const Keys& keys, Instant now, Instant until) {
  act.Lock("receipts by mail");
  ReceiptMail mail;
  std::string sealed;
  {
    db::Rows rows = act.Query(kSelectDue, Seconds(now));
    if (!rows.Next()) return std::nullopt;
    mail.id = {account::OrganId{rows.row().Get<std::int64_t>(0)}, rows.row().Get<std::int64_t>(1)};
    sealed = rows.row().Get<db::Blob>(2).bytes;
    mail.at = InstantOf(rows.row().Get<std::int64_t>(3));
    mail.tries = rows.row().Get<int>(4) + 1;
  }
  act.Execute(kHold, Seconds(until), mail.id.organ.value, mail.id.number);
  if (!Opened(keys, sealed, mail)) {
    mail.fault = "内容打不开";
    act.Execute(kSetAside, mail.fault, mail.id.organ.value, mail.id.number);
  }
  return mail;
}

void EndReceiptMail(db::Transaction& act, CaseId id) { act.Execute(kDelete, id.organ.value, id.number); }

std::int64_t ForgetReceiptMails(db::Transaction& act, Instant before) {
  const auto count = act.One<std::int64_t>(kCountOld, Seconds(before));
  if (count > 0) act.Execute(kForget, Seconds(before));
  return count;
}

}  // namespace gongkai::request
