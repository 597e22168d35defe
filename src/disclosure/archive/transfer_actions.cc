#include "disclosure/archive/transfer_actions.h"

#include <fmt/format.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/archive/archive_store.h"
#include "disclosure/item_list_store.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/public_version_view.h"
#include "web/response.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;
using Number = FormResult<std::int64_t>;

std::string ObjectOfTransfer(const Transfer& transfer) { return "transfer:" + KeyOf(transfer); }

bool MayHandOver(const Deed& deed) { return MayActAs(deed.actor(), account::Act::kDraftItems); }

/// What the gate lets through of the organ in those days; one more than there may be where there are too many.
std::vector<Item> PublicItemsOf(db::Session& session, const Transfer& form, Date today) {
  constexpr int kAtOnce = 500;
  std::vector<Item> items;
  PublicQuery query{.today = today, .organ = form.organ, .count = kAtOnce};
  for (;;) {
    const std::vector<Item> page = ListPublic(session, query);
    for (const Item& item : page) {
      const Date from = *item.publicity.public_from;
      if (from < form.from) return items;  // newest first
      if (from <= form.until) items.push_back(item);
      if (items.size() > kMostTransferEntries) return items;
    }
    if (page.size() < static_cast<std::size_t>(kAtOnce)) return items;
    query.after = PublicQuery::Place{*page.back().publicity.public_from, page.back().id};
  }
}

/// Nothing of one that is not what was signed: nobody is given that.
std::optional<PackageLine> LineOf(db::Session& session, const Item& item, Date today) {
  try {
    const ItemVersion version = PublicVersion(session, item, today);
    return PackageLine{.item = item.id,
                       .version = version.number,
                       .index_number = item.index_number,
                       .title = version.content.title,
                       .kind = std::string(NameOf(version.content.kind)),
                       .state = "还在公开",
                       .digest = version.digest,
                       .public_from = *item.publicity.public_from};
  } catch (const web::ProblemError&) {
    return std::nullopt;
  }
}

FieldErrors AddPackageEntries(Deed& deed, Transfer& transfer) {
  const auto package = FindPackage(deed.transaction(), transfer.organ, transfer.package);
  if (!package || package->state != PackageState::kDone) return {{"package", "请选一个做好的归档包。"}};
  for (PackageLine& line : LinesOf(deed.transaction(), transfer.organ, transfer.package)) {
    transfer.entries.push_back({.line = std::move(line)});
  }
  transfer.from = Date(std::chrono::year(package->year) / 1 / 1);
  transfer.until = package->until;
  return {};
}

FieldErrors AddPublicEntries(Deed& deed, Transfer& transfer) {
  const std::vector<Item> items = PublicItemsOf(deed.transaction(), transfer, deed.today());
  if (items.size() > kMostTransferEntries) {
    return {{"until", fmt::format("这些天里公开的超过 {} 件，请分成几张清单。", kMostTransferEntries)}};
  }
  for (const Item& item : items) {
    if (auto line = LineOf(deed.transaction(), item, deed.today())) {
      transfer.entries.push_back({.line = std::move(*line)});
    }
  }
  if (transfer.entries.empty()) return {{"until", "这些天里没有还在公开的信息，没有要移交的。"}};
  return {};
}

Number Save(Deed& deed, Transfer form) {
  if (deed.done_before()) return deed.EarlierId();
  if (!MayHandOver(deed)) return FormRefused("您现在的岗位不能制作移交清单。");
  if (FieldErrors errors = FaultsOf(form, deed.today()); !errors.empty()) return errors;
  if (CountTransfers(deed.transaction(), form.organ) >= kMostTransfers) {
    return FormRefused(fmt::format("本机关已经有 {} 张移交清单，不能再做。", kMostTransfers));
  }
  if (form.receiver == Receiver::kLibrary) form.package = 0;
  FieldErrors errors =
      form.receiver == Receiver::kArchive ? AddPackageEntries(deed, form) : AddPublicEntries(deed, form);
  if (!errors.empty()) return errors;
  form.receiver_name = std::string(Trim(form.receiver_name));
  form.made_by = deed.actor().person;
  form.made_name = deed.actor().name;
  form.made_at = deed.now();
  form.number = AddTransfer(deed.transaction(), form);
  deed.Record(form.organ, "transfer.save", ObjectOfTransfer(form),
              {{"receiver", std::string(IdOf(form.receiver))}, {"entries", std::to_string(form.entries.size())}});
  deed.Commit(std::to_string(form.number));
  return form.number;
}

/// The list as it is now, for an act on it; a sentence when there can be none.
struct Taken {
  std::optional<Transfer> transfer{};
  FieldErrors errors{};
};
Taken Take(Deed& deed, OrganId organ, std::int64_t number, std::optional<std::int64_t> version) {
  if (!MayHandOver(deed)) return {{}, FormRefused("您现在的岗位不能办理移交。")};
  deed.transaction().Lock(fmt::format("archive transfer {}-{}", organ.value, number));
  auto transfer = FindTransfer(deed.transaction(), organ, number, deed.today());
  if (!transfer) return {{}, FormRefused("没有这张移交清单。")};
  if (transfer->is_annulled()) return {{}, FormRefused("这张移交清单已经作废。")};
  if (version && *version != transfer->version) return {{}, FormRefused("别人刚刚办过这张移交清单，请看过再办。")};
  return {std::move(transfer), {}};
}

Number Receive(Deed& deed, OrganId organ, std::int64_t number, std::int64_t version, const Receipt& receipt) {
  if (deed.done_before()) return number;
  Taken taken = Take(deed, organ, number, version);
  if (!taken.transfer) return taken.errors;
  Transfer& transfer = *taken.transfer;
  if (transfer.received_on) return FormRefused("这张移交清单已经记过回执。");
  if (FieldErrors errors = FaultsOf(receipt, transfer, deed.today()); !errors.empty()) return errors;
  transfer.received_on = receipt.received_on;
  transfer.received_by = std::string(Trim(receipt.received_by));
  transfer.receipt = std::string(Trim(receipt.receipt));
  transfer.recorded_name = deed.actor().name;
  if (!UpdateTransfer(deed.transaction(), transfer)) return FormRefused("别人刚刚办过这张移交清单，请看过再办。");
  deed.Record(organ, "transfer.receive", ObjectOfTransfer(transfer));
  deed.Commit();
  return number;
}

Number Told(Deed& deed, OrganId organ, std::int64_t number) {
  if (deed.done_before()) return number;
  const Taken taken = Take(deed, organ, number, std::nullopt);
  if (!taken.transfer) return taken.errors;
  std::size_t told = 0;
  for (std::size_t i = 0; i < taken.transfer->entries.size(); ++i) {
    const TransferEntry& entry = taken.transfer->entries[i];
    if (!entry.must_be_told()) continue;
    PutTold(deed.transaction(), *taken.transfer, i, entry.change.id);
    ++told;
  }
  if (told == 0) return FormRefused("没有要通知接收单位的。");
  deed.Record(organ, "transfer.told", ObjectOfTransfer(*taken.transfer), {{"entries", std::to_string(told)}});
  deed.Commit();
  return number;
}

Number Annul(Deed& deed, OrganId organ, std::int64_t number, std::int64_t version, const std::string& words) {
  if (deed.done_before()) return number;
  Taken taken = Take(deed, organ, number, version);
  if (!taken.transfer) return taken.errors;
  if (IsBlankText(words)) return FieldErrors{{"words", "请写明为什么作废。"}};
  if (Utf8Length(words) > kLongestTransferWords) return FieldErrors{{"words", "写得太长了，最多 500 字。"}};
  taken.transfer->annulled_name = deed.actor().name;
  taken.transfer->annulled_words = std::string(Trim(words));
  if (!UpdateTransfer(deed.transaction(), *taken.transfer)) {
    return FormRefused("别人刚刚办过这张移交清单，请看过再办。");
  }
  deed.Record(organ, "transfer.annul", ObjectOfTransfer(*taken.transfer));
  deed.Commit();
  return number;
}

}  // namespace

Number SaveTransfer(Desk& desk, const Actor& actor, Transfer form) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Save(deed, form); });
}

Number RecordReceipt(Desk& desk, const Actor& actor, OrganId organ, std::int64_t number, std::int64_t version,
                     const Receipt& receipt) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Receive(deed, organ, number, version, receipt); });
}

Number RecordTold(Desk& desk, const Actor& actor, OrganId organ, std::int64_t number) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Told(deed, organ, number); });
}

Number AnnulTransfer(Desk& desk, const Actor& actor, OrganId organ, std::int64_t number, std::int64_t version,
                     const std::string& words) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Annul(deed, organ, number, version, words); });
}

}  // namespace gongkai::disclosure
