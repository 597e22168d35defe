// What the public fills in: write to an organ, ask what became of it, support a topic, say whether an item was of use.
// These pages are tied to a browser by their form; on a copy of the site they say where to turn instead.

#include "account/database_away.h"
#include "account/working_days_view.h"
#include "base/fold.h"
#include "disclosure/pages.h"
#include "disclosure/participation/complaint_pages.h"
#include "disclosure/participation/enterprise_pages.h"
#include "disclosure/participation/message_care_pages.h"
#include "disclosure/participation/take_part_pages.h"
#include "disclosure/public_frame_pages.h"
#include "disclosure/public_version_view.h"
#include "disclosure/search/search_box_view.h"
#include "web/guard.h"
#include "web/peer.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::AreaField;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::TextField;
using web::Url;

// Forms without files: a page of text at most.
constexpr web::BodyLimits kLimits{.total_bytes = 64 << 10, .text_bytes = 64 << 10};
constexpr int kTooMany = 429;

Sender SenderOf(const Request& request) {
  return {web::NetworkOf(request.address), request.form_token.cookie(), account::OnceKey(request)};
}

/// On a copy of the site nothing can be sent; where the live one is known it is named.
Response OnCopy(const Request& request, std::string title) {
  web::Page page = TakePartFrame(std::move(title));
  page.meta.push_back({"robots", "noindex"});
  const Html there = LiveSite().empty() ? Markup("政府信息公开平台")
                                        : Markup("<a href=\"{}\">政府信息公开平台的这一页</a>",
                                                 Url::Checked(LiveSite() + request.path));
  page.body.Add(
      "<section class=\"portal-part\"><p>这里放的是静态页面，不能提交。请到{}在线提交，或者打电话、写信、"
      "当面告诉机关，由工作人员登记：地址和电话在<a href=\"/guides\">各机关的指南</a>里。</p></section>",
      there);
  return ForEveryone(page, request);
}

// ---- write

struct KindWords {
  std::string_view heading, title, text, intro;
};

KindWords WordsOf(MessageKind kind) {
  switch (kind) {
    case MessageKind::kTopic:
      return {"提出一个题目", "希望公开什么", "想知道哪些具体内容",
              "写上您希望机关公开什么。工作人员看过、整理成题目以后公开，大家可以支持，机关公开答复。"};
    case MessageKind::kError:
      return {"我来找错", "哪里错了", "现在怎么写的，应当怎么写",
              "内容有错、过时、打不开，都可以告诉我们。改好以后告诉您。"};
    case MessageKind::kComment:
      return {"对草案提意见", "对哪一条", "您的意见和理由", "意见都会看，结果会在本站反馈，不公布是谁提的。"};
    case MessageKind::kCriticism:
      return {"批评和建议", "说的是什么事", "您的批评或者建议", "对政府信息公开工作的批评、建议（条例第九条）。"};
    case MessageKind::kSuggestion:
      return {
          "建议公开", "建议公开什么信息", "为什么应当主动公开",
          "谁都可以建议机关把某类信息主动公开（条例第九条）；申请公开后得到信息的人，认为它涉及公众利益调整、需要公众"
          "广泛知晓或者需要公众参与决策的，也可以这样建议（条例第四十四条第二款）。要某一份信息的，请按依申请公开提出"
          "申请。"};
    case MessageKind::kEnquiry:
      return {"办事咨询", "问什么事", "具体情况", "请先看看问答库里有没有。回答凭查询码看。"};
    case MessageKind::kMailbox:
      return {"写信", "标题", "内容",
              "写给哪个机关都可以，不归它管的会转给管的机关。信访、举报、行政复议申请请走相应渠道，写在这里不算提出。"};
    case MessageKind::kComplaint:
      return {
          "投诉举报", "一句话说明", "经过和理由",
          "认为机关没有按照要求主动公开，或者对公开申请不依法答复处理的，可以向政府信息公开工作主管部门提出（条例第"
          "四十七条第二款）；认为它在政府信息公开工作中侵犯自己的合法权益的，可以向上一级行政机关或者主管部门投诉、举报"
          "（条例第五十一条）。查证属实的，主管部门督促整改或者通报批评。"};
    case MessageKind::kEnterprise:
      return {
          "对公共企事业单位的申诉", "一句话说明", "哪些信息没有公开，您怎样知道的",
          "学校、医院、供水、供电、供气、供热、环境保护、公共交通等单位，没有依照规定公开它在提供公共服务中制作、获取"
          "的信息的，可以向有关主管部门申诉，由它调查处理，把结果告诉您（条例第五十五条第二款）。"};
  }
  return {};
}

std::optional<ItemId> ItemAsked(const Request& request) {
  const std::string_view typed = request.form.Has("item") ? request.form.Get("item") : request.query.Get("item");
  return ItemIdFrom(typed);
}

SendForm FormOf(const Request& request, MessageKind kind) {
  SendForm form{.kind = kind, .item = ItemAsked(request)};
  const auto text = [&](std::string_view name) { return PersonalText(std::string(request.form.Get(name))); };
  form.words = {text("title"), text("text"), text("name"), text("phone"), text("pin")};
  if (const auto organ = request.form.Int("organ")) form.organ = OrganId{*organ};
  if (kind == MessageKind::kComplaint) {
    form.item.reset();
    form.complaint = ComplaintAskIn(request);
  }
  if (kind == MessageKind::kEnterprise) {
    form.item.reset();
    form.enterprise = EnterpriseIn(request);
  }
  if (form.item) form.organ = form.item->organ;
  return form;
}

/// Of a public item alone: what it is about. Nothing where the gate lets nothing through.
std::string TitleOfItem(db::Session& session, const std::optional<ItemId>& id, Date today) {
  const auto item = id ? FindItem(session, *id) : std::nullopt;
  return item && IsPublic(item->publicity, today) ? item->title : std::string();
}

Html WhoFields(const SendForm& form, const FieldErrors& errors) {
  return Markup("{}{}{}",
                TextField({.name = "name",
                           .label = "姓名",
                           .value = form.words.name.Reveal(),
                           .hint = "可以不填。",
                           .autocomplete = "name"},
                          errors),
                TextField({.name = "phone",
                           .label = "电话",
                           .value = form.words.phone.Reveal(),
                           .hint = "可以不填；填了的，查询时用它的后四位。",
                           .type = "tel",
                           .autocomplete = "tel"},
                          errors),
                TextField({.name = "pin",
                           .label = "查询用的四位数字",
                           .value = form.words.pin.Reveal(),
                           .hint = "没有留电话的，请自己定四位数字，查询时用。"},
                          errors));
}

Html AddressPart(db::Session& session, const SendForm& form, Date today, const FieldErrors& errors) {
  if (form.complaint) return ComplaintFields(session, *form.complaint, today, errors);
  if (form.kind == MessageKind::kEnterprise) {
    return EnterpriseFields(session, form.enterprise, std::nullopt, today, errors);
  }
  const std::string title = TitleOfItem(session, form.item, today);
  if (!title.empty()) {
    return Markup(
        "<p>关于：<a href=\"/items/{}\">{}</a><br><span class=\"gk-soft\">交给{}</span></p><input type=\"hidden\" "
        "name=\"item\" value=\"{}\">",
        ToString(*form.item), title, NameOfOrgan(session, form.organ), ToString(*form.item));
  }
  return web::ChoiceField({.name = "organ",
                           .label = "交给哪个机关",
                           .value = form.organ.value == 0 ? std::string() : std::to_string(form.organ.value),
                           .hint = "不知道归谁管的，选县政府办公室，它会转给管的机关。",
                           .required = true},
                          OrgansToWriteTo(session, today), errors);
}

/// Source: 个人信息保护法第十七条 (what has to be told), 第三十五条 (also by organs of the state), 第十九条 (how long);
/// 档案法第二十一条 (records are not destroyed at will).
Html PrivacyNotice(MessageKind kind) {
  const std::string_view kept =
      kind == MessageKind::kComment
          ? "对草案的意见连同姓名、电话随草案的材料保存，不按期自动抹去（档案法第二十一条）。"
          : "办完满两年，姓名和电话自动抹去；写的内容和答复留作工作记录，要经鉴定、批准才能销毁（档案法第二十一条）。"
            "认定为灌水删除的，三十天后连内容抹去。";
  const std::string_view who = kind == MessageKind::kComplaint
                                   ? "由收投诉举报的机关处理，不告诉被投诉举报的机关是谁写的"
                                   : "由您选的机关处理，转办的由接办的机关处理";
  return Markup(
      "<section class=\"gk-soft\" "
      "aria-label=\"个人信息怎样处理\"><p>个人信息怎样处理（个人信息保护法第十七条、第三十五条）："
      "</p><ul><li>{}；地址、电话在<a "
      "href=\"/guides\">各机关的指南</a>里。</li><li>"
      "处理您填的姓名、电话和写的内容，只用来办理和答复。都加密保存，只有办理的人能看；没有工作人员整理和审核，什么都不"
      "会"
      "公开。用不着的个人信息请不要写。网络地址只记加密的摘要，用来防止大量提交，两天后清除。</li><li>{}</"
      "li><li>要查阅，凭"
      "查询码在<a "
      "href=\"/take-part/look-up\">查办理情况</a>里看；要更正、删除，报查询码打机关的电话或者当面提出。</li></ul>"
      "</section>",
      who, kept);
}

/// Nothing of what has no last day; no law binds the organ to the others, and none is promised.
std::string UsualDays(MessageKind kind, const CountyTerms& county) {
  return HasLastDay(kind) ? "一般在" + std::to_string(TermOf(kind, county).days) + "个工作日内办理。" : std::string();
}

Response ShowForm(Desk& desk, const Request& request, SendForm form, const FieldErrors& errors) {
  const KindWords words = WordsOf(form.kind);
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  // An item that is none, or is public no more, is told to nobody.
  if (TitleOfItem(reader, form.item, today).empty()) form.item.reset();
  if (form.kind == MessageKind::kComment && !form.item && errors.empty())
    return Response::SeeOther(Url::Local("/take-part/drafts"));
  web::Page page = TakePartFrame(std::string(words.heading));
  page.meta.push_back({"robots", "noindex"});
  page.body.Add(
      "{}<p>{}</p><form method=\"post\" action=\"/take-part/send/{}\" class=\"gk-form\" "
      "novalidate>{}{}{}{}{}{}{}<p>{}</p>"
      "<div class=\"gk-sends\"><button class=\"btn "
      "btn-primary\" "
      "type=\"submit\">提交</button></div></form>",
      web::FaultList(errors, "没有提交"), words.intro, IdOf(form.kind), FormKeys(request),
      AddressPart(reader, form, today, errors),
      TextField({.name = "title", .label = words.title, .value = form.words.title.Reveal(), .required = true}, errors),
      AreaField({.name = "text", .label = words.text, .value = form.words.text.Reveal(), .required = true}, 6, errors),
      WhoFields(form, errors), form.complaint ? ComplaintHints() : Html(), PrivacyNotice(form.kind),
      UsualDays(form.kind, ReadCountyTerms(reader)));
  const bool is_too_many = ErrorOf(errors, kTooManyField) != nullptr;
  return Response::Of(RenderPage(page, request), is_too_many ? kTooMany : web::StatusOf(errors));
}

Response ShowReceipt(const Request& request, MessageKind kind, const SendReceipt& receipt) {
  web::Page page = TakePartFrame("已经收到");
  page.meta.push_back({"robots", "noindex"});
  page.body.Add(
      "<section class=\"portal-part\"><p>您的查询码：</p><p><strong class=\"query-code\">{}</strong></p><p>"
      "请现在抄下来或者截图，<b>它只显示这一次</b>。凭它和电话后四位（或者您定的四位数字），在<a "
      "href=\"/take-part/look-up\">查办理情况</a>里看办到哪一步、怎样答复。</p>{}</section>",
      receipt.code, HasLastDay(kind) ? Markup("<p>一般在{}以前办理。</p>", ToChinese(receipt.due_on)) : Html());
  return Response::Of(RenderPage(page, request));
}

/// What lies under a field that the page does not have is told of the form as a whole.
FieldErrors OnPage(FieldErrors errors) {
  for (FieldError& error : errors) {
    if (error.field == "item") error.field.clear();
  }
  return errors;
}

Response Send(Desk& desk, const Request& request) {
  const auto kind = MessageKindFrom(request.params.Get("kind"));
  if (!kind) throw web::ProblemError({404, "没有这一页", "没有这一页，请从公众参与进入。"});
  if (request.is_for_copy) return OnCopy(request, std::string(WordsOf(*kind).heading));
  SendForm form = FormOf(request, *kind);
  if (request.method != web::Method::kPost) return ShowForm(desk, request, std::move(form), {});
  const auto sent = SendMessage(desk, SenderOf(request), form);
  if (sent) return ShowReceipt(request, *kind, *sent);
  // What is shown anew must not have lost what it was about: the fault tells.
  return ShowForm(desk, request, std::move(form), OnPage(sent.errors()));
}

// ---- what became of it

Response ShowLookUp(const Request& request, std::string_view refusal, int status, const FieldErrors& errors = {}) {
  web::Page page = TakePartFrame("查办理情况");
  page.meta.push_back({"robots", "noindex"});
  page.body.Add("{}", web::FaultList(errors, "没有查"));
  if (!refusal.empty()) page.body.Add("<div class=\"gk-faults\" role=\"alert\"><p>{}</p></div>", refusal);
  page.body.Add(
      "<form method=\"post\" action=\"/take-part/look-up\" class=\"gk-form\" novalidate>{}{}{}<div class=\"gk-sends\">"
      "<button class=\"btn btn-primary\" type=\"submit\">查询</button></div></form>",
      request.CsrfField(),
      TextField({.name = "code",
                 .label = "查询码",
                 .value = std::string(request.form.Get("code")),
                 .hint = "提交后显示的十二位字母和数字，大小写都可以。",
                 .required = true},
                errors),
      TextField({.name = "fact", .label = "电话的后四位，或者您定的四位数字", .value = "", .required = true}, errors));
  return Response::Of(RenderPage(page, request), status);
}

Html AnswerPart(db::Session& session, const LookedUp& found) {
  const Message& message = found.message;
  Html html;
  if (message.is_erased) return Markup("<p>内容已经按期抹去。</p>");
  if (found.complaint) html.Add("{}", ComplaintOutcome(session, *found.complaint));
  if (found.appeal) html.Add("{}", AppealOutcome(session, *found.appeal));
  if (!found.answer.empty()) html.Add("<h2>答复</h2>{}", Paragraphs(found.answer.Reveal()));
  if (message.verdict)
    html.Add("<h2>采纳情况</h2><p>{}</p>{}", NameOf(*message.verdict), Paragraphs(message.verdict_words));
  if (!found.reason.empty()) html.Add("<h2>不予办理的理由</h2>{}", Paragraphs(found.reason));
  if (found.topic) {
    html.Add("<p>题目已经公开，<a href=\"/take-part/topics/{}\">看它的页面</a>。</p>", ToString(*found.topic));
  }
  return html;
}

Html UsualDayPart(const Message& message) {
  const auto day = LastDayOf(message);
  return day ? Markup("<div><dt>一般办理到</dt><dd>{}</dd></div>", ToChinese(*day)) : Html();
}

std::string TicketOf(const Desk& desk, const Message& message) {
  return WordOf({message.id, message.version}, desk.keys.messages, desk.now());
}

Response ShowFound(Desk& desk, const Request& request, const LookedUp& found) {
  const Message& message = found.message;
  db::Reader reader = desk.database.Read();
  web::Page page = TakePartFrame("办理情况");
  page.meta.push_back({"robots", "noindex"});
  page.body.Add(
      "<article class=\"portal-part\"><dl class=\"portal-guide\"><div><dt>办到哪里</dt><dd>{}</dd></div><div><dt>类别"
      "</dt><dd>{}</dd></div><div><dt>办理的机关</dt><dd>{}</dd></div><div><dt>提交时间</dt><dd>{}</dd></div>{}</dl>{}",
      ToldAs(message.state), NameOf(message.kind), NameOfOrgan(reader, message.handler), ToBeijingMinute(message.at),
      UsualDayPart(message), AnswerPart(reader, found));
  if (!message.is_erased) {
    page.body.Add("<h2>您写的</h2><p>{}</p>{}", found.words.title.Reveal(), Paragraphs(found.words.text.Reveal()));
  }
  page.body.Add("{}</article>", HowHandledPart(message, request, TicketOf(desk, message), {}));
  return Response::Of(RenderPage(page, request));
}

Response LookUp(Desk& desk, const Request& request) {
  if (request.is_for_copy) return OnCopy(request, "查办理情况");
  if (request.method != web::Method::kPost) return ShowLookUp(request, "", 200);
  const FieldErrors faults = FaultsOfLookUp(request.form.Get("code"), request.form.Get("fact"));
  if (!faults.empty()) return ShowLookUp(request, "", web::StatusOf(faults), faults);
  const auto found =
      LookUpMessage(desk, web::NetworkOf(request.address), request.form.Get("code"), request.form.Get("fact"));
  if (found) return ShowFound(desk, request, *found);
  const bool is_too_many = found.error().kind == ErrorKind::kConflict;
  return ShowLookUp(request, found.error().message, is_too_many ? kTooMany : 422);
}

/// What was said of the handling, or the form once more: nothing of what was written is shown by a ticket.
Response ShowHow(Desk& desk, const Request& request, MessageId id, const FieldErrors& errors) {
  const auto message = [&] {
    db::Reader reader = desk.database.Read();
    return FindMessage(reader, id);
  }();
  if (!message) return ShowLookUp(request, "没有这一条。", 422);
  web::Page page = TakePartFrame("评价办理");
  page.meta.push_back({"robots", "noindex"});
  page.body.Add("{}<article class=\"portal-part\">{}<p><a href=\"/take-part/look-up\">再查办理情况</a></p></article>",
                web::FaultList(errors, "没有评价"),
                HowHandledPart(*message, request, TicketOf(desk, *message), errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

/// By the ticket of the page on which it was looked up: nothing of who looked it up is kept.
Response SayHow(Desk& desk, const Request& request) {
  if (request.is_for_copy) return OnCopy(request, "评价办理");
  if (request.method != web::Method::kPost) return Response::SeeOther(Url::Local("/take-part/look-up"));
  const auto ticket = SatisfactionTicketIn(request.form.Get("ticket"), desk.keys.messages, desk.now());
  if (!ticket) return ShowLookUp(request, "这一页打开得太久了，请重新查询以后评价。", 422);
  const Sender sender = SenderOf(request);
  const std::string once = sender.once_key.empty() ? std::string() : sender.client + "|" + sender.once_key;
  const auto said = SayHowHandled(desk, once, *ticket, SatisfactionFrom(request.form.Get("satisfaction")));
  return ShowHow(desk, request, ticket->id, said.errors());
}

// ---- support

web::ProblemError NoSuchTopic() { return web::ProblemError({404, "没有这个题目", "没有这个题目，请从点题公开进入。"}); }

Response Support(Desk& desk, const Request& request) {
  if (request.is_for_copy) return OnCopy(request, "支持一个题目");
  const bool is_post = request.method == web::Method::kPost;
  const auto id = EntryIdFrom(is_post ? request.form.Get("topic") : request.query.Get("topic"));
  if (!id) throw NoSuchTopic();
  if (is_post) {
    const bool has_counted = web::OrProblem(SupportTopic(desk, SenderOf(request), *id));
    return Response::SeeOther(
        Url::Local("/take-part/topics/{}", ToString(*id)).With("done", has_counted ? "supported" : "counted_before"));
  }
  db::Reader reader = desk.database.Read();
  const auto topic = FindEntry(reader, *id);
  if (!topic || topic->kind != PublicEntryKind::kTopic || topic->state != PublicEntryState::kPublic)
    throw NoSuchTopic();
  web::Page page = TakePartFrame("支持一个题目");
  page.meta.push_back({"robots", "noindex"});
  page.body.Add(
      "<form method=\"post\" action=\"/take-part/support\" class=\"gk-form\">{}<input type=\"hidden\" name=\"topic\" "
      "value=\"{}\"><p>{}</p><p class=\"gk-soft\">一个浏览器只算一次，不记您是谁。</p><div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">我也想知道</button><a class=\"btn\" href=\"{}\">返回</a></div></form>",
      FormKeys(request), ToString(*id), topic->title, Url::Local(PublicPathOf(*topic)));
  return Response::Of(RenderPage(page, request));
}

// ---- was this useful

Response Useful(Desk& desk, const Request& request) {
  if (request.is_for_copy) return OnCopy(request, "这一页有没有用");
  const bool is_post = request.method == web::Method::kPost;
  const auto id = ItemAsked(request);
  const Date today = BeijingDay(desk.now());
  std::string title;
  {
    db::Reader reader = desk.database.Read();
    title = TitleOfItem(reader, id, today);
  }
  if (title.empty()) throw web::ProblemError({404, "没有这一件", "没有这一件公开信息。"});
  web::Page page = TakePartFrame("这一页有没有用");
  page.meta.push_back({"robots", "noindex"});
  if (is_post) {
    web::OrProblem(SayUseful(desk, SenderOf(request), *id, request.form.Get("useful") == "yes"));
    page.body.Add(
        "<section class=\"portal-part\" role=\"status\"><p>谢谢，记下了。只记有用没用的个数。</p><p><a href=\"{}\">"
        "哪里不清楚、不对，告诉机关</a></p><p><a href=\"/items/{}\">回到“{}”</a></p></section>",
        Url::Local("/take-part/send/error").With("item", ToString(*id)), ToString(*id), title);
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "<form method=\"post\" action=\"/take-part/useful\" class=\"gk-form\">{}<input type=\"hidden\" name=\"item\" "
      "value=\"{}\"><p>{}</p><div class=\"gk-sends\"><button class=\"btn\" type=\"submit\" name=\"useful\" "
      "value=\"yes\">"
      "有用</button><button class=\"btn\" type=\"submit\" name=\"useful\" value=\"no\">没用</button></div></form>",
      FormKeys(request), ToString(*id), title);
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddSendPages(account::Office& office) {
  Desk& desk = office.desk();
  const auto add = [&](std::string_view pattern, Response (*answer)(Desk&, const Request&)) {
    office.router().Get(pattern, [&desk, answer](const Request& request) { return answer(desk, request); });
    office.router().Post(
        pattern,
        [&desk, answer](const Request& request) {
          return account::OrAway(request, [&] { return answer(desk, request); });
        },
        kLimits);
  };
  add("/take-part/send/{kind}", Send);
  add("/take-part/look-up", LookUp);
  add("/take-part/satisfaction", SayHow);
  add("/take-part/support", Support);
  add("/take-part/useful", Useful);
}

}  // namespace gongkai::disclosure
