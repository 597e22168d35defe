#include "disclosure/public_version_view.h"

#include "account/organ_card_view.h"
#include "account/portal_view.h"
#include "disclosure/content_digest.h"
#include "web/response.h"

namespace gongkai::disclosure {
namespace {

/// What is stored of the version that is public. Errors: throws ProblemError (503) unless it is what was signed.
ItemVersion SignedVersion(db::Session& session, const Item& item) {
  auto version = FindVersion(session, item.id, *item.publicity.published_version);
  if (!version || DigestOf(version->content, item.index_number) != version->digest) {
    throw web::ProblemError({503, "暂时不能显示", "这一件的内容和签发时不一致，已经停止显示，请联系公开机关。"});
  }
  return std::move(*version);
}

/// What is gone is no fault of a reader's: who published it answers for it.
std::string WhomToAsk(db::Session& session, OrganId organ, Date today) {
  const auto card = account::OrganCardOf(session, organ);
  if (!card || card->closed_on) return {};
  const std::string phone = PhoneOf(session, organ, today), name = card->names.front().name;
  return "有疑问，请向" + name + "的政府信息公开工作机构询问" + (phone.empty() ? "。" : "，电话" + phone + "。");
}

/// The words are a person's, who may have left out the full stop.
std::string Ended(std::string words) {
  const bool is_ended = words.ends_with("。") || words.ends_with("！") || words.ends_with("？");
  return is_ended ? words : words + "。";
}

web::ProblemError TakenDown(db::Session& session, const Item& item, const Withdrawal& withdrawal, Date today) {
  return web::ProblemError({410, "已经撤下",
                            ToChinese(BeijingDay(withdrawal.at)) + "撤下：" + std::string(ToldAs(withdrawal.kind)) +
                                "。" + Ended(withdrawal.words) + WhomToAsk(session, item.id.organ, today)});
}

}  // namespace

std::string PhoneOf(db::Session& session, OrganId organ, Date today) {
  const auto guide = account::PublicGuideOf(session, organ, today);
  if (!guide) return {};
  for (const account::GuideLine& line : guide->lines) {
    if (line.label == "联系电话") return line.value;
  }
  return {};
}

std::optional<EarlierWithdrawal> StillWithdrawn(db::Session& session, const Item& item, Date today) {
  const Gate gate = GateOf(item.publicity, today);
  if (gate != Gate::kNotYet && gate != Gate::kNever) return std::nullopt;
  auto earlier = FindEarlierWithdrawal(session, item.id);
  if (!earlier || GateOf(earlier->publicity, today) != Gate::kWithdrawn) return std::nullopt;
  return earlier;
}

void RequirePublic(db::Session& session, const std::optional<Item>& item, Date today) {
  if (item) {
    if (const auto earlier = StillWithdrawn(session, *item, today))
      throw TakenDown(session, *item, earlier->withdrawal, today);
  }
  const Gate gate = item ? GateOf(item->publicity, today) : Gate::kNever;
  switch (gate) {
    case Gate::kNever:
    case Gate::kNotYet:
      throw web::ProblemError({404, "没有这一页", "没有这一件公开信息，地址可能抄错了。"});
    case Gate::kExpired:
      throw web::ProblemError({410, item->kind == ItemKind::kWarning ? "预警已经结束" : "公示期已满",
                               (item->kind == ItemKind::kWarning ? "这条预警的有效期到" : "这一件公示到") +
                                   ToChinese(*item->publicity.public_until) + "为止，已经撤下。" +
                                   WhomToAsk(session, item->id.organ, today)});
    case Gate::kWithdrawn:
      throw TakenDown(session, *item, *item->withdrawal, today);
    case Gate::kPublic:
      break;
  }
}

ItemVersion PublicVersion(db::Session& session, const std::optional<Item>& item, Date today) {
  RequirePublic(session, item, today);
  return SignedVersion(session, *item);
}

ItemVersion VersionFor(db::Session& session, const Item& item, Channel channel, Date today) {
  if (!item.publicity.published_version) {
    throw web::ProblemError({404, "还没有公开", "这一件还没有签发公开，公开以后才能制作对外的材料。"});
  }
  ItemVersion version = SignedVersion(session, item);
  switch (GateOn(item.publicity, version.content, channel, today)) {
    case Gate::kNever:
      throw web::ProblemError({404, "签发时没有选这个渠道",
                               "这一件签发时没有选“" + std::string(NameOf(channel)) + "”，不能为它制作材料。"});
    case Gate::kNotYet:
      throw web::ProblemError(
          {404, "还没有公开",
           "这一件" + ToChinese(*item.publicity.public_from) + "公开，到那一天才能制作对外的材料。"});
    case Gate::kExpired:
      throw web::ProblemError({410, "公示期已满", "这一件的公示期已满，不再制作对外的材料。"});
    case Gate::kWithdrawn:
      throw web::ProblemError({410, "已经撤下", "这一件已经撤下，不再制作对外的材料。"});
    case Gate::kPublic:
      break;
  }
  return version;
}

bool MayGoOut(db::Session& session, const Item& item, Channel channel, Date today) {
  if (!item.publicity.published_version) return false;
  const auto version = FindVersion(session, item.id, *item.publicity.published_version);
  return version && GateOn(item.publicity, version->content, channel, today) == Gate::kPublic;
}

}  // namespace gongkai::disclosure
