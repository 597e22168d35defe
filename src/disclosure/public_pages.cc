#include "disclosure/public_pages.h"

#include <algorithm>
#include <memory>

#include "db/blob_store.h"
#include "disclosure/body_image_store.h"
#include "disclosure/body_image_view.h"
#include "disclosure/content_view.h"
#include "disclosure/matter/matter_pages.h"
#include "disclosure/pages.h"
#include "disclosure/participation/item_links_view.h"
#include "disclosure/public_frame_pages.h"
#include "disclosure/public_images.h"
#include "disclosure/public_version_view.h"
#include "disclosure/public_view.h"
#include "disclosure/validity_view.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

std::optional<Item> ItemAt(db::Session& session, const Request& request) {
  const auto id = ItemIdFrom(request.params.Get("id"));
  return id ? FindItem(session, *id) : std::nullopt;
}

Html RenderItem(const Item& item, const ItemVersion& version, const std::string& organ,
                const std::optional<ValidityMark>& mark, const web::ImageAddress& images, const Html& strips,
                const Request& same) {
  const Content& content = version.content;
  web::Page page = PublicFrame(content.title, NameOf(FactsOf(content.kind).column));
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({organ, Url::Local(ListAddress(item.id.organ, std::nullopt))});
  page.meta.push_back({"ArticleTitle", content.title});
  page.meta.push_back({"PubDate", ToString(*item.publicity.public_from)});
  page.meta.push_back({"ContentSource", organ});
  page.meta.push_back({"Description", content.summary});
  page.body.Add(
      "<article class=\"portal-part item-content\">{}</article>",
      ContentView(item, version, organ, "/items/" + ToString(item.id) + "/files", images, ValidityLine(mark)));
  page.body.Add("{}", strips);
  return RenderPage(page, same);
}

class PublicItems {
 public:
  explicit PublicItems(Desk& desk) : desk_(desk) {}

  Response Show(const Request& request) {
    db::Reader reader = desk_.database.Read();
    const auto item = ItemAt(reader, request);
    const Date today = BeijingDay(desk_.now());
    const ItemVersion version = PublicVersion(reader, item, today);
    const std::string organ = NameOfOrgan(reader, item->id.organ);
    const auto mark = ValidityMarkOf(reader, *item, today);
    Html strips = StripsPart(PublicStripsOf(reader, *item, today), item->id);
    const ItemLinks links = ItemLinksOf(reader, *item, version.content, today);
    strips.Add("{}", LinksPart(links, item->id));
    // The digest is the version of the page; the organ's name, what is in force and what else is public of the matter
    // change without it.
    const std::string state = (mark ? mark->words + mark->detail : std::string()) + strips.text();
    return pages_.Answer(request, "/items/" + ToString(item->id),
                         version.digest + std::to_string(item->version) + organ + state, [&](const Request& same) {
                           const auto images = PublicImageAddresses(reader, item->id, version.content);
                           return RenderItem(*item, version, organ, mark, images, strips, same);
                         });
  }

  Response SendFile(const Request& request) {
    db::Reader reader = desk_.database.Read();
    const auto item = ItemAt(reader, request);
    const ItemVersion version = PublicVersion(reader, item, BeijingDay(desk_.now()));
    const auto number = request.params.Int("number").value_or(0);
    const auto count = static_cast<std::int64_t>(version.content.attachments.size());
    if (number < 1 || number > count) throw web::ProblemError({404, "没有这个附件", "没有这个附件。"});
    const Attachment& file = version.content.attachments[static_cast<std::size_t>(number - 1)];
    const std::string name = NameInAddress(file.name);
    // As earlier versions had it.
    if (!request.params.Has("name")) {
      return Response::SeeOther(Url::Local("/items/{}/files/{}/{}", ToString(item->id), number, name));
    }
    if (request.params.Get("name") != name) {
      throw web::ProblemError({404, "没有这个附件", "没有这个附件。"});
    }
    Response response =
        Response::Download(file.name, "application/octet-stream", db::GetBlob(reader, file.digest).value_or(""));
    response.for_everyone = true;
    return response;
  }

  Response SendImage(const Request& request) {
    db::Reader reader = desk_.database.Read();
    const auto item = ItemAt(reader, request);
    const Date today = BeijingDay(desk_.now());
    RequirePublic(reader, item, today);
    const auto image = ImageIn(request);
    const bool is_there =
        image && images_.Holds({ToString(item->id), *item->publicity.published_version},
                               std::string(request.params.Get("image")), [&] { return NamesOf(reader, item, today); });
    if (!is_there) {
      throw web::ProblemError({404, "没有这张图片", "没有这张图片。"});
    }
    Response response = disclosure::SendImage(reader, request, *image);
    response.for_everyone = true;
    return response;
  }

 private:
  /// As they stand in the addresses, with their endings and without.
  static std::vector<std::string> NamesOf(db::Session& session, const std::optional<Item>& item, Date today) {
    const ItemVersion version = PublicVersion(session, item, today);
    const RichText body = BodyOf(version.content);
    std::vector<std::string> names;
    for (const ImageDigest& image : body.Images()) {
      std::string digits = image.text().substr(std::string_view("sm3:").size());
      const auto kept = FindBodyImage(session, item->id.organ, image.text());
      if (kept) names.push_back(digits + std::string(EndingOf(kept->type)));
      names.push_back(std::move(digits));
    }
    return names;
  }

  Desk& desk_;
  web::PageCache pages_;
  RememberedImages images_;
};

}  // namespace

web::Page PublicFrame(std::string title, std::string_view column) {
  web::Page page{.title = std::move(title),
                 .site = "政府信息公开",
                 .styles = {"css/portal.css", "css/items.css"},
                 .is_public = true};
  page.meta = {{"ColumnName", std::string(column)}, {"ColumnType", "政府信息公开"}};
  page.breadcrumbs = {{"政府信息公开", Url::Local("/")}};
  return page;
}

Response ForEveryone(const web::Page& page, const Request& request) {
  Response response = Response::Of(RenderPage(page, request));
  response.for_everyone = true;
  return response;
}

void AddPublicPages(account::Office& office) {
  const auto items = std::make_shared<PublicItems>(office.desk());
  AddPublicListPages(office);
  office.router().Get("/items/{id}", [items](const Request& request) { return items->Show(request); });
  // With the name of the file: a copy of it on a plain web server is saved under that.
  office.router().Get("/items/{id}/files/{number}/{name}",
                      [items](const Request& request) { return items->SendFile(request); });
  office.router().Get("/items/{id}/files/{number}",
                      [items](const Request& request) { return items->SendFile(request); });
  office.router().Get("/items/{id}/images/{image}",
                      [items](const Request& request) { return items->SendImage(request); });
}

}  // namespace gongkai::disclosure
