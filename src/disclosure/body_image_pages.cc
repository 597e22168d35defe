// Images of bodies in the office: sent while one writes, and seen by those who see the drafts of the organ. The public
// finds its images below the item (public_pages.cc).
#include "disclosure/body_image_actions.h"
#include "disclosure/body_image_view.h"
#include "disclosure/item_form.h"
#include "disclosure/pages.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Request;
using web::Response;

constexpr int kUnprocessable = 422;
constexpr web::BodyLimits kLimits{.file_bytes = BodyImageLimits::kBytes + 1,
                                  .total_bytes = BodyImageLimits::kBytes + (1U << 20U),
                                  .text_bytes = 1 << 16,
                                  .files = 1};

/// Answers the editor: the digest alone, or a sentence.
Response Receive(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganId organ{request.params.Int("organ").value_or(0)};
  const account::Actor actor = ActorOn(visitor, Act::kDraftItems, organ, request);
  if (request.files.empty()) return Response::Text("没有收到图片。", kUnprocessable);
  const web::Upload& sent = request.files.front();
  const auto kept = KeepBodyImage(desk, actor, organ, sent.Read(), FileNameOf(sent.file_name));
  if (!kept) return Response::Text(kept.error().message, kUnprocessable);
  return Response::Text(kept->text());
}

Response Send(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganId organ{request.params.Int("organ").value_or(0)};
  const auto image = ImageIn(request);
  db::Reader reader = desk.database.Read();
  if (!image || !visitor.May(Act::kSeeItems, organ) || !FindBodyImage(reader, organ, image->text())) {
    throw web::ProblemError({404, "没有这张图片", "没有这张图片。"});
  }
  return SendImage(reader, request, *image);
}

}  // namespace

void AddBodyImagePages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Post("/office/images/{organ}", Act::kDraftItems, with_desk(Receive), kLimits);
  office.Get("/office/images/{organ}/{image}", Act::kSeeItems, with_desk(Send));
}

}  // namespace gongkai::disclosure
