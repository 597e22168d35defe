// A list with which what is public is handed over: a yearly package to the county's archive, or what is public on that
// day to the library, where everybody may read it; with the receipt, and with what became of the items afterwards: who
// has what was taken down must be told. Pure.
//
// 「行政机关应当及时向国家档案馆、公共图书馆提供主动公开的政府信息」. Source: 条例第二十五条第三款;
// 宿政办函〔2021〕21号 (主动公开政府信息移送明细表); 档案法实施条例第三十条 (the list says 政府信息公开情况). Next to
// read: transfer_actions.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/field_errors.h"
#include "disclosure/archive/archive_package.h"

namespace gongkai::disclosure {

enum class Receiver { kArchive, kLibrary };
std::span<const Receiver> Receivers();
std::string_view IdOf(Receiver receiver);
std::string_view NameOf(Receiver receiver);  // "国家档案馆", "公共图书馆"
std::optional<Receiver> ReceiverFrom(std::string_view id);

/// What became of an entry since the list was made, as the receiver is to know it.
struct EntryChange {
  std::string id{};     // "", "withdrawn", "expired", "v3"
  std::string words{};  // "已撤下", "公示期满", "已更正，现在是第 3 版"
};

struct TransferEntry {
  PackageLine line{};
  std::string told{};    // EntryChange::id that the receiver was told last
  EntryChange change{};  // as of now

  bool must_be_told() const { return !change.id.empty() && change.id != told; }
};

struct Transfer {
  OrganId organ{0};
  std::int64_t number = 0;  // within the organ
  Receiver receiver = Receiver::kArchive;
  std::string receiver_name{};
  std::int64_t package = 0;  // of the organ, to the archive
  Date from{}, until{};      // of the days from which the entries are public
  std::string carrier{};     // "移动硬盘 1 个", "纸质 1 册"
  std::string remark{};
  account::PersonId made_by{0};
  std::string made_name{};
  Instant made_at{};
  std::optional<Date> received_on{};
  std::string received_by{}, receipt{}, recorded_name{};
  std::string annulled_name{}, annulled_words{};
  std::int64_t version = 0;
  std::int64_t count = 0;  // of entries
  std::vector<TransferEntry> entries{};

  bool is_annulled() const { return !annulled_words.empty(); }
};

inline constexpr std::size_t kMostTransferEntries = 5'000, kLongestTransferName = 100, kLongestTransferWords = 500;
inline constexpr std::int64_t kMostTransfers = 1'000;  // of an organ

/// "移交中", "已接收", "已作废"
std::string_view StateOf(const Transfer& transfer);
std::string KeyOf(const Transfer& transfer);

/// What is missing or too long, each under its field. The days are looked at of a list for the library alone.
FieldErrors FaultsOf(const Transfer& transfer, Date today);

struct Receipt {
  std::optional<Date> received_on{};
  std::string received_by{}, receipt{};
};
FieldErrors FaultsOf(const Receipt& receipt, const Transfer& transfer, Date today);

/// How an item stands now, for who has the version of an entry.
struct EntryNow {
  bool is_withdrawn = false, is_leak = false;
  std::optional<Date> public_until{};
  std::int64_t published_version = 0;
};
/// The archive keeps what was public, whatever became of it, and has the next package for that: it is told of what must
/// not be read alone. The library gives to read what is public and nothing else.
EntryChange ChangeOf(Receiver receiver, const PackageLine& line, const EntryNow& now, Date today);

}  // namespace gongkai::disclosure
