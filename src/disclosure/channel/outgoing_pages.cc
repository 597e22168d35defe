// What is made for the channels, as files and pages of the office: the poster, the script for the loudspeakers, the
// article for WeChat, the short text for groups, the codes for the service hall. Each answers only for what may go out
// by its channel today (VersionFor, public_version_view.h).

#include "disclosure/channel/broadcast.h"
#include "disclosure/channel/group_text.h"
#include "disclosure/channel/outgoing_view.h"
#include "disclosure/item_form.h"
#include "disclosure/item_list_store.h"
#include "disclosure/pages.h"
#include "disclosure/public_version_view.h"
#include "disclosure/public_view.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

class OutgoingPages {
 public:
  OutgoingPages(Desk& desk, std::string site) : desk_(desk), site_(std::move(site)) {}

  Response Poster(const Request& request, const Visitor& visitor) const {
    const OutgoingItem out = OutgoingFor(request, visitor, Channel::kNoticeBoard);
    const bool is_large = request.query.Get("paper") == "a3";
    return Response::Download(NameOfFile(out, is_large ? "A3.pdf" : "A4.pdf"), "application/pdf",
                              PosterPdf(out, is_large ? docwrite::kA3 : docwrite::kA4));
  }

  Response Broadcast(const Request& request, const Visitor& visitor) const {
    const OutgoingItem out = OutgoingFor(request, visitor, Channel::kBroadcast);
    const std::string script = ScriptOf(out);
    const Url file = Url::Local("/office/items/" + ToString(out.item.id) + "/broadcast/text");
    return TextPage(
        request, visitor, out, "广播稿",
        Markup("<p>读一遍大约 {} 分钟。数字已经写成读出来的样子，一行一口气。<a href=\"{}\">存成文本文件</a></p>",
               MinutesToRead(script), file),
        script);
  }

  Response BroadcastFile(const Request& request, const Visitor& visitor) const {
    const OutgoingItem out = OutgoingFor(request, visitor, Channel::kBroadcast);
    return Response::Download(NameOfFile(out, "广播稿.txt"), "text/plain; charset=utf-8", ScriptOf(out));
  }

  Response Wechat(const Request& request, const Visitor& visitor) const {
    const OutgoingItem out = OutgoingFor(request, visitor, Channel::kNewMedia);
    return Response::Download(NameOfFile(out, "微信.zip"), "application/zip", WechatZip(out));
  }

  Response Group(const Request& request, const Visitor& visitor) const {
    const OutgoingItem out = OutgoingFor(request, visitor, Channel::kPush);
    const Content& content = out.version.content;
    return TextPage(request, visitor, out, "群发短文", Markup("<p>不超过 300 字，复制到村民群、短信平台。</p>"),
                    GroupText(out.organ, content.title, content.summary, out.address));
  }

  Response Codes(const Request& request, const Visitor& visitor) const {
    const OrganId organ{request.query.Int("organ").value_or(0)};
    if (!visitor.May(Act::kSeeItems, organ)) throw web::ProblemError({404, "没有这个机关", "没有这个机关。"});
    const Date today = BeijingDay(desk_.now());
    db::Reader reader = desk_.database.Read();
    const std::string name = NameOfOrgan(reader, organ);
    if (name.empty()) throw web::ProblemError({404, "没有这个机关", "没有这个机关。"});
    std::vector<CodeOfColumn> columns;
    for (const ColumnState& each : PublicColumns(reader, organ, today)) {
      columns.push_back(
          {std::string(NameOf(each.column)), SiteAddress(site_, request, ListAddress(organ, each.column))});
    }
    if (columns.empty())
      throw web::ProblemError({404, "还没有公开的信息", "这个机关还没有公开的信息，没有可印的二维码。"});
    columns.insert(columns.begin(), {"全部公开信息", SiteAddress(site_, request, ListAddress(organ, std::nullopt))});
    return Response::Download(FileNameOf(name + "政务公开专区二维码.pdf"), "application/pdf",
                              CodeSheetPdf(name, columns, today));
  }

 private:
  OutgoingItem OutgoingFor(const Request& request, const Visitor& visitor, Channel channel) const {
    const Date today = BeijingDay(desk_.now());
    db::Reader reader = desk_.database.Read();
    Item item = ItemIn(reader, request, visitor);
    ItemVersion version = VersionFor(reader, item, channel, today);
    // What is not on the site has no address there.
    std::string address;
    if (IsPublic(item.publicity, today)) address = SiteAddress(site_, request, "/items/" + ToString(item.id));
    return GatherOutgoing(reader, std::move(item), std::move(version), std::move(address), today);
  }

  static std::string ScriptOf(const OutgoingItem& out) {
    return BroadcastScript(out.version.content, BodyOf(out.version.content),
                           {out.organ, out.phone, *out.item.publicity.public_from});
  }

  static std::string NameOfFile(const OutgoingItem& out, std::string_view end) {
    return FileNameOf(out.version.content.title + "（第" + std::to_string(out.version.number) + "版）" +
                      std::string(end));
  }

  static Response TextPage(const Request& request, const Visitor& visitor, const OutgoingItem& out, std::string title,
                           const Html& above, const std::string& text) {
    web::Page page = ItemFrame(visitor, std::move(title));
    page.width = web::Width::kText;
    const std::string path = "/office/items/" + ToString(out.item.id);
    page.breadcrumbs = {{"公开信息", Url::Local("/office/items")},
                        {TitleOf(out.item), Url::Local(path)},
                        {"公开渠道", Url::Local(path + "/channels")}};
    page.body.Add(
        "{}<p class=\"gk-soft\">{}　第 {} 版</p><p class=\"gk-copy\" hidden><button class=\"btn btn-primary\" "
        "type=\"button\" data-copy=\"script\">复制全文</button> <span role=\"status\"></span></p><div class=\"card "
        "item-part item-script\" id=\"script\" tabindex=\"0\" role=\"region\" aria-label=\"全文\">{}</div>",
        above, out.item.index_number, out.version.number, text);
    return Response::Of(RenderPage(page, request));
  }

  Desk& desk_;
  const std::string site_;
};

}  // namespace

void AddOutgoingPages(account::Office& office, const std::string& site) {
  const auto pages = std::make_shared<const OutgoingPages>(office.desk(), site);
  const auto add = [&](std::string_view pattern,
                       Response (OutgoingPages::*answer)(const Request&, const Visitor&) const) {
    office.Get(pattern, Act::kSeeItems, [pages, answer](const Request& request, const Visitor& visitor) {
      return ((*pages).*answer)(request, visitor);
    });
  };
  add("/office/items/{id}/poster", &OutgoingPages::Poster);
  add("/office/items/{id}/broadcast", &OutgoingPages::Broadcast);
  add("/office/items/{id}/broadcast/text", &OutgoingPages::BroadcastFile);
  add("/office/items/{id}/wechat", &OutgoingPages::Wechat);
  add("/office/items/{id}/group-text", &OutgoingPages::Group);
  add("/office/codes", &OutgoingPages::Codes);
}

}  // namespace gongkai::disclosure
