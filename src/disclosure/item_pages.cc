// One item: exactly what will be published, how far it has come, who has to sign, and the forms to sign, return, take
// back, take down and correct it. What comes of them: item_act_pages.cc.

#include <algorithm>

#include "base/fold.h"
#include "db/blob_store.h"
#include "disclosure/body_image_view.h"
#include "disclosure/catalogue/catalogue_pages.h"
#include "disclosure/content_changes_view.h"
#include "disclosure/content_view.h"
#include "disclosure/item_actions.h"
#include "disclosure/item_drop_actions.h"
#include "disclosure/item_history_view.h"
#include "disclosure/item_pages.h"
#include "disclosure/matter/matter_pages.h"
#include "disclosure/pages.h"
#include "disclosure/publish_day_view.h"
#include "disclosure/review_actions.h"
#include "disclosure/screen/screen_actions.h"
#include "disclosure/screen/settled_view.h"
#include "disclosure/signing_view.h"
#include "disclosure/site/site_pages.h"
#include "disclosure/step/step_view.h"
#include "disclosure/validity_view.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::AttributeIf;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

/// What the page shows, read at one moment.
struct View {
  Item item;
  ItemVersion version;
  std::vector<Signature> valid;
  std::vector<ItemEvent> events;
  std::string organ;
  Html catalogue;        // under which row of the catalogue it stands
  Html steps;            // what is settled with others before it is published
  Html settled;          // what of it nobody answered, for who signs
  bool is_held = false;  // by one of them
  Html validity;         // of a document that is public
  Html matters;          // in which chains it stands
  Html screening;
  std::optional<ItemVersion> seen;  // what the visitor had before him the last time, where it is another one by now
};

/// The last version that this person signed or returned; of who never did, the one that is public.
std::optional<ItemVersion> LastSeen(db::Session& session, const View& view, account::PersonId person) {
  std::int64_t number = view.item.publicity.published_version.value_or(0);
  for (const ItemEvent& event : view.events) {
    const bool looked = event.kind == "signed" || event.kind == "returned";
    if (looked && event.person == person && event.version < view.version.number)
      number = std::max(number, event.version);
  }
  if (number == 0 || number == view.version.number) return std::nullopt;
  return FindVersion(session, view.item.id, number);
}

View ViewOf(db::Session& session, Item item, const Visitor& visitor, Date today) {
  View view{.item = std::move(item)};
  view.version = *FindVersion(session, view.item.id, view.item.latest_version);
  if (view.item.stage != Stage::kDraft) {
    view.valid = ValidOver(SignaturesOf(session, view.item.id, view.version.number), view.version.digest);
  }
  view.events = EventsOf(session, view.item.id);
  view.organ = NameOfOrgan(session, view.item.id.organ);
  view.catalogue = CatalogueFact(session, view.item, visitor);
  view.steps = StepsPart(session, view.item, view.version, visitor, today);
  view.settled =
      Markup("{}{}", SettledPart(session, view.item, view.version), ScreeningForSigner(session, view.version));
  if (IsPublic(view.item.publicity, today)) view.validity = ValidityLine(ValidityMarkOf(session, view.item, today));
  view.is_held = !HeldBy(session, view.item, view.version).empty();
  view.screening = ScreeningStrip(session, view.item, view.version);
  view.matters = MatterFact(session, view.item, visitor);
  view.seen = LastSeen(session, view, visitor.person);
  return view;
}

// ---- how far it has come

/// The remark with which it came back last, as long as it is a draft again.
Html ReturnNote(const View& view) {
  const ItemEvent* const last = LastMoveOf(view.events);
  if (view.item.stage != Stage::kDraft || last == nullptr) return {};
  const ItemEvent& back = *last;
  if (back.kind == kPublicationStopped) {
    return Markup("<div class=\"gk-warned\"><p><b>不再自动公开：</b>{}改好以后请重新送审。</p></div>", back.words);
  }
  if (back.kind != "returned") return {};
  return Markup("<div class=\"gk-warned\"><p><b>{}（{}）退回：</b>{}</p></div>", back.person_name,
                back.signer ? NameOf(*back.signer) : "", back.words);
}

// ---- what changed since one looked

Html Changes(const View& view) {
  if (!view.seen) return {};
  return ChangesPart("和您上次看到的不同", view.seen->content, view.version.content, OfficeImages(view.item.id.organ));
}

// ---- what may be done

Html PlainButton(const Request& request, const std::string& path, std::string_view label, std::string_view css) {
  return Markup("<form method=\"post\" action=\"{}\">{}<button class=\"{}\" type=\"submit\">{}</button></form>",
                Url::Local(path), FormKeys(request), css, label);
}

/// Somebody besides who handed it in: taking it back voids what they did.
bool HasOthersSigned(const View& view) { return view.valid.size() > 1; }

Html TakeBackPart(const View& view, const Request& request, const Visitor& visitor) {
  const bool may = view.item.stage == Stage::kReview && visitor.May(Act::kDraftItems, view.item.id.organ);
  if (!may || !HasOthersSigned(view)) return {};
  return Markup(
      "<details class=\"card item-part\"><summary>撤回送审</summary><p>已经签署的不再有效，改好以后要从头签。</p>{}"
      "</details>",
      PlainButton(request, PathOf(view.item) + "/take-back", "撤回送审", "btn btn-danger"));
}

Html Acts(const View& view, const Request& request, const Visitor& visitor, const Date today) {
  const Item& item = view.item;
  const std::string path = PathOf(item);
  Html acts;
  if (visitor.May(Act::kDraftItems, item.id.organ)) {
    if (item.stage == Stage::kDraft) {
      acts.Add("<a class=\"btn\" href=\"{}\">修改</a>", Url::Local(path + "/edit"));
      acts.Add(
          "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"version\" value=\"{}\"><button "
          "class=\"btn btn-primary\" type=\"submit\">送审</button></form>",
          Url::Local(path + "/hand-in"), FormKeys(request), item.version);
    }
    if (item.stage == Stage::kDropped && MayBePickedUp(item, view.events)) {
      acts.Add("{}", PlainButton(request, path + "/pick-up", "恢复草稿", "btn btn-primary"));
    }
    if (item.stage == Stage::kReview && !HasOthersSigned(view))
      acts.Add("{}", PlainButton(request, path + "/take-back", "撤回送审", "btn"));
    if (item.stage == Stage::kPublic) acts.Add("{}", PlainButton(request, path + "/correct", "更正或者更新", "btn"));
    if (item.publicity.published_version && HasValidity(item.kind)) {
      acts.Add("<a class=\"btn\" href=\"/office/figures/end/{}\">登记废止</a>", ToString(item.id));
    }
    if (item.stage == Stage::kRegistered) {
      acts.Add("<a class=\"btn\" href=\"#look\">{}</a>", item.review_again_on ? "重新评估" : "改为草稿");
    }
  }
  if (item.publicity.published_version) {
    acts.Add("<a class=\"btn\" href=\"{}\">公开渠道</a>", Url::Local(path + "/channels"));
  }
  if (IsPublic(item.publicity, today)) {
    acts.Add("<a class=\"btn\" href=\"{}\">看公开的页面</a>", Url::Local("/items/" + ToString(item.id)));
  }
  return acts;
}

/// As whom this person may sign now: the first that is missing and for which there is a post.
std::optional<Signer> SignerFor(const View& view, const Visitor& visitor) {
  if (view.item.stage != Stage::kReview) return std::nullopt;
  return NextFor(visitor.person, view.version.author, view.valid,
                 [&](Act act) { return visitor.May(act, view.item.id.organ); });
}

Html SignPart(const View& view, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const auto signer = SignerFor(view, visitor);
  if (!signer) return {};
  const bool is_secrecy = *signer == Signer::kSecrecy;
  const std::string last = *signer == Signer::kApprover
                               ? (view.version.content.attribute == Attribute::kProactive
                                      ? "签发后立即公开（填了公开日期的，到那一天公开）。"
                                      : (view.version.content.attribute == Attribute::kWithheld
                                             ? "签发后登记在册，不予公开，12个月后提醒重新评估（条例第十八条）。"
                                             : "签发后登记在册，依申请公开。"))
                               : "";
  // Whom a step holds up may only return it.
  const Html agrees = *signer == Signer::kApprover && view.is_held
                          ? Markup("<p>上面的步骤办完以后才能签发。</p>")
                          : Markup("<button class=\"btn btn-primary\" type=\"submit\">同意，签署</button>");
  return Markup(
      "<section class=\"card item-part item-sign\" id=\"sign\"><h2>请您作为“{}”签署</h2><p "
      "class=\"gk-soft\">您签署的是下面看到的全部内容，以后改动一个字，签署就不再有效。{}</p>{}<form method=\"post\" "
      "action=\"{}\" class=\"gk-plain-form\">{}<input type=\"hidden\" name=\"signer\" value=\"{}\"><input "
      "type=\"hidden\" name=\"digest\" value=\"{}\">{}{}<div class=\"gk-sends\">{}<button class=\"btn\" "
      "type=\"submit\" formaction=\"{}\">退回</button></div>"
      "</form></section>",
      NameOf(*signer), last, view.settled, Url::Local(PathOf(view.item) + "/sign"), FormKeys(request), IdOf(*signer),
      view.version.digest, is_secrecy ? SecrecyQuestionsPart(request, errors) : Html(),
      web::AreaField({.name = "remark",
                      .label = "意见",
                      .value = std::string(request.form.Get("remark")),
                      .hint = "同意的可以不写；退回的要写明改什么"},
                     2, errors),
      agrees, Url::Local(PathOf(view.item) + "/return"));
}

Html WithdrawPart(const View& view, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Item& item = view.item;
  const bool may =
      item.publicity.published_version && !item.withdrawal && visitor.May(Act::kWithdrawItems, item.id.organ);
  if (!may) return {};
  std::vector<web::Choice> kinds;
  for (const WithdrawalKind kind : WithdrawalKinds()) {
    kinds.push_back({std::string(IdOf(kind)), std::string(NameOf(kind))});
  }
  return Markup(
      "<details class=\"card item-part\" {}><summary>撤下</summary><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\" novalidate>{}{}{}<p "
      "class=\"gk-soft\">撤下后马上看不到，原来的地址会显示撤下的原因。</p><button "
      "class=\"btn btn-danger\" type=\"submit\">撤下</button></form></details>",
      AttributeIf(!errors.empty(), "open"), Url::Local(PathOf(item) + "/withdraw"), FormKeys(request),
      web::ChoiceField(
          {.name = "kind", .label = "原因", .value = std::string(request.form.Get("kind")), .required = true}, kinds,
          errors),
      web::AreaField(
          {.name = "words", .label = "向读者说明", .value = std::string(request.form.Get("words")), .required = true},
          2, errors));
}

/// What is not published is looked at again, with a reason. Source: 条例第十八条.
Html LookPart(const View& view, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Item& item = view.item;
  if (item.stage != Stage::kRegistered || !visitor.May(Act::kDraftItems, item.id.organ)) return {};
  const bool is_withheld = item.review_again_on.has_value();
  Html stays;
  if (is_withheld) {
    stays.Add("<button class=\"btn btn-primary\" type=\"submit\" formaction=\"{}\">仍不公开，记下这次评估</button>",
              Url::Local(PathOf(item) + "/review-again"));
  }
  return Markup(
      "<section class=\"card item-part\" id=\"look\" tabindex=\"-1\"><h2>{}</h2><p class=\"gk-soft\">{}</p><form "
      "method=\"post\" action=\"{}\" class=\"gk-plain-form\" novalidate>{}{}<div class=\"gk-sends\">{}<button "
      "class=\"btn\" type=\"submit\">改为草稿，重新送审</button></div></form></section>",
      is_withheld ? "重新评估（条例第十八条）" : "改为草稿",
      is_withheld ? "对不予公开的要定期评估审查；情况变了、可以公开的，应当公开。"
                  : "情况变了、应当主动公开的，改为草稿，重新送审。",
      Url::Local(PathOf(item) + "/correct"), FormKeys(request),
      web::AreaField({.name = "reason",
                      .label = is_withheld ? "评估的理由" : "改为草稿的理由",
                      .value = std::string(request.form.Get("reason")),
                      .hint = "写明情况有没有变化、为什么；记在“经过”里，不对外公开",
                      .required = true},
                     2, errors),
      stays);
}

Html DropPart(const View& view, const Request& request, const Visitor& visitor) {
  if (!visitor.May(Act::kDraftItems, view.item.id.organ)) return {};
  switch (MayBeDropped(view.item, view.events)) {
    case Droppable::kNothing:
      return {};
    case Droppable::kDraft:
      return Markup(
          "<details class=\"card "
          "item-part\"><summary>放弃草稿</summary><p>放弃以后不再提醒、不再列出；可以在“已放弃”里找到，"
          "随时恢复。还没有答复的征求意见会撤回。</p>{}</details>",
          PlainButton(request, PathOf(view.item) + "/drop", "放弃这份草稿", "btn btn-danger"));
    case Droppable::kCorrection:
      return Markup(
          "<details class=\"card item-part\"><summary>放弃更正</summary><p>这一稿更正不再送审，原来签发的内容不变；"
          "以后还可以再更正。还没有答复的征求意见会撤回。</p>{}</details>",
          PlainButton(request, PathOf(view.item) + "/drop-correction", "放弃这次更正", "btn btn-danger"));
  }
  return {};
}

// ---- the page

Html Notes(const View& view, const Request& request, const Date today) {
  static const std::map<std::string_view, std::string_view> kDone = {
      {"saved", "已保存。"},
      {"tied", "已列入标准目录的这一行。"},
      {"untied", "草稿已保存；标准目录里选的那一行已经变了，没有列入，请在下面重新选择。"},
      {"not_in_matter", "草稿已保存；没有列入事项，请到“事项全程”里列入。"},
      {"handed_in", "已送审，签署的人会在“要办的事”里看到。"},
      {"taken_back", "已撤回，可以修改后再送审。"},
      {"returned", "已退回给拟稿人。"},
      {"withdrawn", "已撤下，公开的地址现在显示撤下的原因。"},
      {"dropped", "已放弃。这一件留在“已放弃”里，随时可以恢复。"},
      {"picked_up", "已恢复，可以接着写。"},
      {"correction_dropped", "已放弃更正，原来签发的内容没有变。"},
      {"reviewed_again", "已记下这次评估和理由，12个月后再提醒。"},
      {"correcting", "更正的草稿已经建好，原来公开的内容在签发之前不变。"}};
  Html notes;
  const std::string_view done = request.query.Get("done");
  if (done == "signed") {
    const bool is_out = view.item.stage == Stage::kPublic;
    notes.Add("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>",
              is_out
                  ? (IsPublic(view.item.publicity, today) ? "已签发，现在已经公开。" : "已签发，到公开日期自动公开。")
                  : "已签署。");
  } else if (const auto words = kDone.find(done); words != kDone.end()) {
    notes.Add("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>", words->second);
  }
  if (view.item.withdrawal) {
    notes.Add("<div class=\"gk-warned\"><p><b>{}撤下：</b>{}。{}</p></div>", ToBeijingMinute(view.item.withdrawal->at),
              NameOf(view.item.withdrawal->kind), view.item.withdrawal->words);
  }
  return notes.Add("{}", ReturnNote(view));
}

Html Facts(const View& view, Date today) {
  const Item& item = view.item;
  const Content& content = view.version.content;
  Html facts;
  facts.Add("<div><dt>状态</dt><dd>{}</dd></div>", StageBadge(item, today));
  facts.Add("<div><dt>公开属性</dt><dd>{}</dd></div>", NameOf(content.attribute));
  if (content.ground) {
    facts.Add("<div><dt>依据</dt><dd>{}：{}</dd></div>", ArticleOf(*content.ground), NameOf(*content.ground));
  }
  if (content.attribute != Attribute::kProactive) {
    facts.Add("<div><dt>理由</dt><dd>{}</dd></div>", content.ground_words);
  }
  if (item.due_on) {
    facts.Add("<div><dt>最晚公开</dt><dd><a href=\"{}\">{}</a> {}</dd></div>", Url::Local(PathOf(item) + "/due"),
              ToChinese(*item.due_on), DueBadge(item, today));
  }
  if (item.review_again_on && item.stage == Stage::kRegistered) {
    facts.Add("<div><dt>下次评估</dt><dd>{}（条例第十八条；间隔由本机关规定，现为12个月）</dd></div>",
              ToChinese(*item.review_again_on));
  }
  if (const ItemEvent* const look = LastLookAt(view.events)) {
    facts.Add("<div><dt>上次评估</dt><dd>{}，{}：{}</dd></div>", ToChinese(BeijingDay(look->at)), look->person_name,
              look->words);
  }
  if (content.publish_on) {
    facts.Add("<div><dt>公开日期</dt><dd>{}{}</dd></div>", ToChinese(*content.publish_on),
              PublishDayNotes(view.item, view.version.content, today));
  }
  std::string channels;
  for (const Channel channel : content.channels) {
    channels += (channels.empty() ? "" : "、") + std::string(NameOf(channel));
  }
  // What is not to be published goes out by none, whatever the form had ticked.
  if (!channels.empty() && content.attribute == Attribute::kProactive)
    facts.Add("<div><dt>渠道</dt><dd>{}</dd></div>", channels);
  facts.Add("<div><dt>标准目录</dt><dd>{}</dd></div><div><dt>事项全程</dt><dd>{}</dd></div>", view.catalogue,
            view.matters);
  return Markup("<dl class=\"gk-facts\">{}</dl>", facts);
}

/// What did not come about, above the faults.
std::string_view Undone(ItemForm form) {
  if (form == ItemForm::kSign) return "没有签署，也没有退回";
  if (form == ItemForm::kLook) return "没有记下";
  return form == ItemForm::kWithdraw ? "没有撤下" : "没有办成";
}

/// What stands against handing in is mended where its fields are, and they are not on this page.
Html Faults(const View& view, ItemForm form, FieldErrors errors) {
  if (form == ItemForm::kNone) return {};
  if (form != ItemForm::kHandIn) return web::FaultList(errors, Undone(form));
  const bool has_fields = std::ranges::any_of(errors, [](const FieldError& each) { return !each.field.empty(); });
  for (FieldError& each : errors) each.field.clear();
  Html faults = web::FaultList(errors, Undone(form));
  if (has_fields && view.item.stage == Stage::kDraft) {
    faults.Add("<p><a class=\"btn btn-primary\" href=\"{}\">去修改</a></p>", Url::Local(PathOf(view.item) + "/edit"));
  }
  return faults;
}

}  // namespace

Response ShowItem(Desk& desk, const Request& request, const Visitor& visitor, ItemForm form,
                  const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const View view = ViewOf(reader, ItemIn(reader, request, visitor), visitor, today);
  web::Page page = ItemFrame(visitor, TitleOf(view.item));
  if (view.item.stage == Stage::kDraft && !IsBlankText(view.version.content.title)) {
    page.title = view.version.content.title;
  }
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}};
  page.actions = Acts(view, request, visitor, today);
  page.body.Add("{}{}", Faults(view, form, errors), Notes(view, request, today));
  page.body.Add("{}{}{}{}{}{}", SignatureStrip(reader, view.item, view.version, view.valid, today), view.screening,
                Facts(view, today), view.steps, Changes(view),
                SignPart(view, request, visitor, form == ItemForm::kSign ? errors : FieldErrors()));
  page.body.Add("<article class=\"card item-part item-content\" aria-label=\"内容\">{}</article>",
                ContentView(view.item, view.version, view.organ, PathOf(view.item) + "/files",
                            OfficeImages(view.item.id.organ), view.validity));
  page.body.Add("{}{}{}{}{}{}", TakeBackPart(view, request, visitor),
                LookPart(view, request, visitor, form == ItemForm::kLook ? errors : FieldErrors()),
                WithdrawPart(view, request, visitor, form == ItemForm::kWithdraw ? errors : FieldErrors()),
                DropPart(view, request, visitor), PushReceiptsPart(reader, view.item.id), HistoryPart(view.events));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

}  // namespace gongkai::disclosure
