#include "disclosure/archive/transfer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

struct ReceiverRow {
  Receiver receiver;
  std::string_view id, name;
};
constexpr ReceiverRow kReceivers[] = {{Receiver::kArchive, "archive", "国家档案馆"},
                                      {Receiver::kLibrary, "library", "公共图书馆"}};
constexpr std::array kReceiverList = {Receiver::kArchive, Receiver::kLibrary};

void CheckLength(FieldErrors& errors, std::string_view field, std::string_view text, std::size_t most) {
  if (Utf8Length(text) > most) errors.push_back({std::string(field), fmt::format("写得太长了，最多 {} 字。", most)});
}

}  // namespace

std::span<const Receiver> Receivers() { return kReceiverList; }
std::string_view IdOf(Receiver receiver) { return kReceivers[static_cast<std::size_t>(receiver)].id; }
std::string_view NameOf(Receiver receiver) { return kReceivers[static_cast<std::size_t>(receiver)].name; }
std::optional<Receiver> ReceiverFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kReceivers, id, &ReceiverRow::id);
  return row == std::end(kReceivers) ? std::nullopt : std::optional(row->receiver);
}

std::string_view StateOf(const Transfer& transfer) {
  if (transfer.is_annulled()) return "已作废";
  return transfer.received_on ? "已接收" : "还没有收到回执";
}

std::string KeyOf(const Transfer& transfer) { return fmt::format("{}-{}", transfer.organ.value, transfer.number); }

FieldErrors FaultsOf(const Transfer& transfer, Date today) {
  FieldErrors errors;
  if (IsBlankText(transfer.receiver_name)) {
    errors.push_back({"receiver_name", "请写接收单位的全称，如“澄砚县档案馆”。"});
  }
  CheckLength(errors, "receiver_name", transfer.receiver_name, kLongestTransferName);
  CheckLength(errors, "carrier", transfer.carrier, kLongestTransferName);
  CheckLength(errors, "remark", transfer.remark, kLongestTransferWords);
  if (transfer.receiver == Receiver::kArchive) {
    if (transfer.package == 0) errors.push_back({"package", "请选一个做好的归档包。"});
    return errors;
  }
  if (!transfer.from.ok()) errors.push_back({"from", "请写从哪一天公开的起。"});
  if (!transfer.until.ok()) errors.push_back({"until", "请写到哪一天公开的止。"});
  if (!errors.empty()) return errors;
  if (transfer.until < transfer.from) errors.push_back({"until", "止日在起日之前。"});
  if (transfer.until > today) errors.push_back({"until", "止日还没有到。"});
  return errors;
}

FieldErrors FaultsOf(const Receipt& receipt, const Transfer& transfer, Date today) {
  FieldErrors errors;
  if (!receipt.received_on) {
    errors.push_back({"received_on", "请写接收日期。"});
  } else if (*receipt.received_on > today) {
    errors.push_back({"received_on", "接收日期还没有到。"});
  } else if (*receipt.received_on < BeijingDay(transfer.made_at)) {
    errors.push_back({"received_on", "接收日期在制作清单之前。"});
  }
  if (IsBlankText(receipt.received_by)) errors.push_back({"received_by", "请写接收人。"});
  CheckLength(errors, "received_by", receipt.received_by, kLongestTransferName);
  CheckLength(errors, "receipt", receipt.receipt, kLongestTransferWords);
  return errors;
}

EntryChange ChangeOf(Receiver receiver, const PackageLine& line, const EntryNow& now, Date today) {
  if (!line.held_back.empty()) return {};  // nothing of it was handed over
  const bool is_told = receiver == Receiver::kLibrary ? now.is_withdrawn : now.is_withdrawn && now.is_leak;
  if (is_told) return {"withdrawn", "已撤下，不能再提供查阅"};
  if (receiver == Receiver::kArchive) return {};
  if (now.public_until && *now.public_until < today) return {"expired", "公示期满，不能再提供查阅"};
  if (now.published_version != line.version) {
    return {fmt::format("v{}", now.published_version), fmt::format("已更正，现在是第 {} 版", now.published_version)};
  }
  return {};
}

}  // namespace gongkai::disclosure
