// What is sent from the page of an item: sign, return, hand in, take back, correct, let go of, take down; and its
// files.

#include "base/fold.h"
#include "db/blob_store.h"
#include "disclosure/item_actions.h"
#include "disclosure/item_drop_actions.h"
#include "disclosure/item_pages.h"
#include "disclosure/review_actions.h"
#include "disclosure/screen/screen_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Request;
using web::Response;
using web::Url;

Response Done(const Item& item, std::string_view what) {
  return Response::SeeOther(Url::Local(PathOf(item)).With("done", what));
}

SignForm SignFormIn(const Request& request) {
  SignForm form{.signer = SignerFrom(request.form.Get("signer")).value_or(Signer::kDrafter),
                .digest = std::string(request.form.Get("digest")),
                .answers = {},
                .remark = std::string(Trim(request.form.Get("remark")))};
  for (const SecrecyQuestion& question : SecrecyQuestions()) {
    const std::string_view answer = request.form.Get("q-" + std::string(question.name));
    form.answers += answer.size() == 1 ? answer.front() : '-';
  }
  return form;
}

Response PostSign(Desk& desk, const screening::Tools& tools, const Request& request, const Visitor& visitor,
                  bool agrees) {
  const Item item = SeenItem(desk, request, visitor);
  const SignForm form = SignFormIn(request);
  const account::Actor actor = ActorOn(visitor, ActOf(form.signer), item.id.organ, request);
  const bool is_last = agrees && form.signer == Signer::kApprover;
  if (is_last) StartScreening(desk, tools, actor, item.id);  // by the lists of now
  const auto done = agrees ? Sign(desk, actor, item.id, form) : Return(desk, actor, item.id, form);
  if (!done) return ShowItem(desk, request, visitor, ItemForm::kSign, done.errors());
  return Done(item, agrees ? "signed" : "returned");
}

Response PostHandIn(Desk& desk, const screening::Tools& tools, const Request& request, const Visitor& visitor) {
  const Item item = SeenItem(desk, request, visitor);
  const account::Actor actor = ActorOn(visitor, Act::kDraftItems, item.id.organ, request);
  const auto done = HandIn(desk, actor, item.id, request.form.Int("version").value_or(0));
  if (!done) return ShowItem(desk, request, visitor, ItemForm::kHandIn, done.errors());
  StartScreening(desk, tools, actor, item.id);
  return Done(item, "handed_in");
}

Response PostTakeBack(Desk& desk, const Request& request, const Visitor& visitor) {
  const Item item = SeenItem(desk, request, visitor);
  const auto done = TakeBack(desk, ActorOn(visitor, Act::kDraftItems, item.id.organ, request), item.id);
  if (!done) return ShowItem(desk, request, visitor, ItemForm::kHandIn, done.errors());
  return Done(item, "taken_back");
}

Response PostCorrect(Desk& desk, const Request& request, const Visitor& visitor) {
  const Item item = SeenItem(desk, request, visitor);
  const auto done = BeginCorrection(desk, ActorOn(visitor, Act::kDraftItems, item.id.organ, request), item.id,
                                    std::string(Trim(request.form.Get("reason"))));
  if (!done) return ShowItem(desk, request, visitor, ItemForm::kLook, done.errors());
  return Response::SeeOther(Url::Local(PathOf(item) + "/edit"));
}

Response PostReviewAgain(Desk& desk, const Request& request, const Visitor& visitor) {
  const Item item = SeenItem(desk, request, visitor);
  const auto done = ReviewAgain(desk, ActorOn(visitor, Act::kDraftItems, item.id.organ, request), item.id,
                                std::string(Trim(request.form.Get("reason"))));
  if (!done) return ShowItem(desk, request, visitor, ItemForm::kLook, done.errors());
  return Done(item, "reviewed_again");
}

/// `act`: one of item_drop_actions.h.
template <class DropAct>
Response PostDrop(Desk& desk, const Request& request, const Visitor& visitor, DropAct act, std::string_view what) {
  const Item item = SeenItem(desk, request, visitor);
  const auto done = act(desk, ActorOn(visitor, Act::kDraftItems, item.id.organ, request), item.id);
  if (!done) return ShowItem(desk, request, visitor, ItemForm::kHandIn, done.errors());
  return Done(item, what);
}

Response PostWithdraw(Desk& desk, const Request& request, const Visitor& visitor) {
  const Item item = SeenItem(desk, request, visitor);
  const account::Actor actor = ActorOn(visitor, Act::kWithdrawItems, item.id.organ, request);
  const auto kind = WithdrawalKindFrom(request.form.Get("kind"));
  if (!kind) {
    FieldErrors errors = {{"kind", "请选择撤下的原因。"}};
    if (IsBlankText(request.form.Get("words"))) errors.push_back({"words", "请写明撤下的原因，读者会看到。"});
    return ShowItem(desk, request, visitor, ItemForm::kWithdraw, errors);
  }
  const auto done = Withdraw(desk, actor, item.id, *kind, std::string(Trim(request.form.Get("words"))));
  if (!done) return ShowItem(desk, request, visitor, ItemForm::kWithdraw, done.errors());
  return Done(item, "withdrawn");
}

/// A file of the latest version, for those who sign it.
Response SendFile(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Item item = ItemIn(reader, request, visitor);
  const auto version = FindVersion(reader, item.id, item.latest_version);
  const auto number = request.params.Int("number").value_or(0);
  const auto count = static_cast<std::int64_t>(version->content.attachments.size());
  if (number < 1 || number > count) throw web::ProblemError({404, "没有这个附件", "没有这个附件。"});
  const Attachment& file = version->content.attachments[static_cast<std::size_t>(number - 1)];
  return Response::Download(file.name, "application/octet-stream", db::GetBlob(reader, file.digest).value_or(""));
}

}  // namespace

void AddItemPages(account::Office& office, const screening::Tools& tools) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get("/office/items/{id}", Act::kSeeItems,
             with_desk([](Desk& desk, const Request& request, const Visitor& visitor) {
               return ShowItem(desk, request, visitor, ItemForm::kNone, {});
             }));
  office.Get("/office/items/{id}/files/{number}", Act::kSeeItems, with_desk(SendFile));
  office.Get("/office/items/{id}/files/{number}/{name}", Act::kSeeItems, with_desk(SendFile));
  office.Post("/office/items/{id}/hand-in", Act::kDraftItems,
              [&office, tools](const Request& request, const Visitor& visitor) {
                return PostHandIn(office.desk(), tools, request, visitor);
              });
  office.Post("/office/items/{id}/take-back", Act::kDraftItems, with_desk(PostTakeBack));
  office.Post("/office/items/{id}/review-again", Act::kDraftItems, with_desk(PostReviewAgain));
  office.Post("/office/items/{id}/correct", Act::kDraftItems, with_desk(PostCorrect));
  const auto drop = [&office](auto act, std::string_view what) {
    return [&office, act, what](const Request& request, const Visitor& visitor) {
      return PostDrop(office.desk(), request, visitor, act, what);
    };
  };
  office.Post("/office/items/{id}/drop", Act::kDraftItems, drop(DropDraft, "dropped"));
  office.Post("/office/items/{id}/pick-up", Act::kDraftItems, drop(PickUpDraft, "picked_up"));
  office.Post("/office/items/{id}/drop-correction", Act::kDraftItems, drop(DropCorrection, "correction_dropped"));
  office.Post("/office/items/{id}/withdraw", Act::kWithdrawItems, with_desk(PostWithdraw));
  const auto sign = [&office, tools](bool agrees) {
    return [&office, tools, agrees](const Request& request, const Visitor& visitor) {
      return PostSign(office.desk(), tools, request, visitor, agrees);
    };
  };
  office.Post("/office/items/{id}/sign", Act::kSeeItems, sign(true));
  office.Post("/office/items/{id}/return", Act::kSeeItems, sign(false));
}

}  // namespace gongkai::disclosure
