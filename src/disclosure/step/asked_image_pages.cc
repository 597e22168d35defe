// The images within the text that an organ is asked about: those of the version that it was shown, and no others.
#include <algorithm>

#include "disclosure/body_image_view.h"
#include "disclosure/pages.h"
#include "disclosure/step/step_store.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Visitor;
using web::Request;
using web::Response;

/// One that an organ of the visitor was asked and may read still.
std::optional<Step> StepIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = StepIdFrom(request.params.Get("id"));
  auto step = id ? FindStep(session, id->item, id->number) : std::nullopt;
  const bool is_theirs = step && step->organ && visitor.May(Act::kAnswerOrgans, *step->organ);
  return is_theirs && step->state != StepState::kWithdrawn ? std::move(step) : std::nullopt;
}

bool IsShown(db::Session& session, const Step& step, const ImageDigest& image) {
  const auto version = FindVersion(session, step.item, step.version);
  if (!version) return false;
  const std::vector<ImageDigest> images = BodyOf(version->content).Images();
  return std::ranges::find(images, image) != images.end();
}

Response Send(account::Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const auto step = StepIn(reader, request, visitor);
  const auto image = ImageIn(request);
  if (!step || !image || !IsShown(reader, *step, *image)) {
    throw web::ProblemError({404, "没有这张图片", "没有这张图片，或者对方已经撤回。"});
  }
  return SendImage(reader, request, *image);
}

}  // namespace

void AddAskedImagePages(account::Office& office) {
  office.Get(
      "/office/asked/{id}/images/{image}", Act::kAnswerOrgans,
      [&office](const Request& request, const Visitor& visitor) { return Send(office.desk(), request, visitor); });
}

}  // namespace gongkai::disclosure
