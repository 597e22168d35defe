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
#include "disclosure/portal/item_paper_view.h"
#include "disclosure/portal/item_tools_view.h"
#include "disclosure/portal/kept_papers.h"
#include "disclosure/portal/related_view.h"
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

/// A public item with all that its page shows.
struct ShownItem {
  Item item;
  ItemVersion version;
  std::string organ;
  std::optional<ValidityMark> mark{};
  Html related{}, strips{};
  std::string address{};  // as others reach it; empty where it is not known
};

/// Source: 国办发〔2017〕47号 (政府网站网页标签规范).
void AddTags(const ShownItem& shown, web::Page& page) {
  const Content& content = shown.version.content;
  page.meta.push_back({"ArticleTitle", content.title});
  page.meta.push_back({"PubDate", ToString(*shown.item.publicity.public_from)});
  page.meta.push_back({"ContentSource", shown.organ});
  page.meta.push_back({"Keywords", std::string(NameOf(FactsOf(content.kind).column)) + "," +
                                       std::string(NameOf(content.kind)) + "," + shown.organ});
  page.meta.push_back({"Description", content.summary});
  if (!shown.address.empty()) page.meta.push_back({"Url", shown.address});
}

Html RenderItem(const ShownItem& shown, const web::ImageAddress& images, const Request& same) {
  const Content& content = shown.version.content;
  const Column column = FactsOf(content.kind).column;
  const ItemId id = shown.item.id;
  web::Page page = PublicFrame(content.title, NameOf(column));
  page.width = web::Width::kText;
  page.scripts = {"js/item.js"};
  page.breadcrumbs.push_back({shown.organ, Url::Local("/organs/{}", id.organ.value)});
  page.breadcrumbs.push_back({std::string(NameOf(column)), Url::Local(ListAddress(id.organ, column))});
  AddTags(shown, page);
  page.body.Add("<article class=\"portal-part item-content\">{}{}{}</article>", ItemTools(id, content, shown.address),
                shown.related,
                ContentView(shown.item, shown.version, shown.organ, "/items/" + ToString(id) + "/files", images,
                            ValidityLine(shown.mark)));
  page.body.Add("{}", shown.strips);
  return RenderPage(page, same);
}

class PublicItems {
 public:
  PublicItems(Desk& desk, std::string site) : desk_(desk), site_(std::move(site)) {}

  Response Show(const Request& request) {
    db::Reader reader = desk_.database.Read();
    auto item = ItemAt(reader, request);
    const Date today = BeijingDay(desk_.now());
    ShownItem shown{.item = {}, .version = PublicVersion(reader, item, today), .organ = {}};
    shown.item = std::move(*item);
    const ItemId id = shown.item.id;
    shown.organ = NameOfOrgan(reader, id.organ);
    shown.mark = ValidityMarkOf(reader, shown.item, today);
    shown.related = RelatedPart(RelatedOf(reader, shown.item, today));
    shown.strips = StripsPart(PublicStripsOf(reader, shown.item, today), id);
    shown.strips.Add("{}", LinksPart(ItemLinksOf(reader, shown.item, shown.version.content, today), id));
    if (!site_.empty()) shown.address = site_ + "/items/" + ToString(id);
    // The digest is the version of the page; the organ's name, what is in force and what else is public of the matter
    // change without it.
    const std::string state = (shown.mark ? shown.mark->words + shown.mark->detail : std::string()) +
                              shown.related.text() + shown.strips.text();
    return pages_.Answer(request, "/items/" + ToString(id),
                         shown.version.digest + std::to_string(shown.item.version) + shown.organ + state,
                         [&](const Request& same) {
                           return RenderItem(shown, PublicImageAddresses(reader, id, shown.version.content), same);
                         });
  }

  /// As a file to be taken away.
  Response SendPaper(const Request& request) {
    OutgoingItem out{.item = {}, .version = {}, .organ = {}, .phone = {}, .address = {}};
    std::optional<ValidityMark> mark;
    const auto kind = PaperKindFrom(request.params.Get("name"));
    if (!kind) throw web::ProblemError({404, "没有这个文件", "没有这个文件。"});
    {
      db::Reader reader = desk_.database.Read();
      auto item = ItemAt(reader, request);
      const Date today = BeijingDay(desk_.now());
      out.version = PublicVersion(reader, item, today);
      out.item = std::move(*item);
      out.organ = NameOfOrgan(reader, out.item.id.organ);
      mark = ValidityMarkOf(reader, out.item, today);
    }
    const std::string name = NameOfPaper(out.version.content, *kind);
    if (request.params.Get("name") != name) {  // a correction gave it another title
      return Response::SeeOther(Url::Local("/items/{}/paper/{}", ToString(out.item.id), name));
    }
    const KeptPapers::Bytes bytes =
        papers_.Get(name + ToString(out.item.id) + out.version.digest + std::to_string(out.item.version) + out.organ +
                        (mark ? mark->words + mark->detail : std::string()),
                    request.is_for_copy ? kPatienceOfCopies : kPatience, [&] { return MakePaper(out, mark, *kind); });
    if (!bytes) throw web::ProblemError({503, "正在制作别的文件", "现在制作文件的人太多，请过一会儿再下载。"});
    Response response = Response::Download(name, std::string(TypeOf(*kind)), *bytes);
    response.for_everyone = true;
    return response;
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
  static constexpr KeptPapers::Patience kPatience{2'000}, kPatienceOfCopies{600'000};

  /// The images are read here: what was made once needs none.
  std::string MakePaper(const OutgoingItem& asked, const std::optional<ValidityMark>& mark, PaperKind kind) {
    OutgoingItem out;
    {
      db::Reader reader = desk_.database.Read();
      const std::string address = site_.empty() ? std::string() : site_ + "/items/" + ToString(asked.item.id);
      out = GatherOutgoing(reader, asked.item, asked.version, address, BeijingDay(desk_.now()));
    }
    out.organ = asked.organ;
    out.phone.clear();  // the organ's telephone changes without the item
    return PaperOf(out, mark, kind);
  }

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
  const std::string site_;
  web::PageCache pages_;
  KeptPapers papers_;
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

void AddPublicPages(account::Office& office, const std::string& site) {
  const auto items = std::make_shared<PublicItems>(office.desk(), site);
  AddPublicListPages(office);
  office.router().Get("/items/{id}", [items](const Request& request) { return items->Show(request); });
  office.router().Get("/items/{id}/paper/{name}",
                      [items](const Request& request) { return items->SendPaper(request); });
  // With the name of the file: a copy of it on a plain web server is saved under that.
  office.router().Get("/items/{id}/files/{number}/{name}",
                      [items](const Request& request) { return items->SendFile(request); });
  office.router().Get("/items/{id}/files/{number}",
                      [items](const Request& request) { return items->SendFile(request); });
  office.router().Get("/items/{id}/images/{image}",
                      [items](const Request& request) { return items->SendImage(request); });
}

}  // namespace gongkai::disclosure
