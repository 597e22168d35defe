// The office: one message, and what is done with it. Who wrote it is masked until somebody asks for it; that stands in
// the trail.

#include <algorithm>

#include "account/sight_actions.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/pages.h"
#include "disclosure/participation/complaint_pages.h"
#include "disclosure/participation/enterprise_pages.h"
#include "disclosure/participation/entry_actions.h"
#include "disclosure/participation/handle_actions.h"
#include "disclosure/participation/message_care_pages.h"
#include "disclosure/participation/message_pages.h"
#include "disclosure/participation/take_part_pages.h"

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

constexpr std::string_view kPath = "/office/messages";
constexpr std::string_view kContactAct = "message.contact";

// ---- one message

/// {id} of the address. Errors: throws ProblemError (404) when it is none, or handled by others.
Message MessageIn(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto id = MessageIdFrom(request.params.Get("id"));
  db::Reader reader = desk.database.Read();
  auto message = id ? FindMessage(reader, *id) : std::nullopt;
  const bool is_his = message && visitor.May(Act::kHandleMessages, message->handler);
  if (!is_his || IsComplaintAboutOwn(reader, *message, visitor)) {
    throw web::ProblemError({404, "没有这一条", "没有这一条留言，或者已经转给别的机关。请从列表进入。"});
  }
  return std::move(*message);
}

Html WhoWrote(const Message& message, const OpenedMessage& opened, const Request& request, bool is_shown) {
  const MessageWords& words = opened.words;
  if (words.name.empty() && words.phone.empty()) return Markup("没有姓名和电话；凭查询码看答复");
  if (is_shown) return Markup("{}　{}", words.name.Reveal(), words.phone.Reveal());
  const std::string first = words.name.empty() ? std::string() : Ellipsis(words.name.Reveal(), 1);
  return Markup(
      "{}　{}<form method=\"post\" action=\"{}\">{}<button class=\"btn\" type=\"submit\">查看姓名和电话</button> <span "
      "class=\"gk-soft\">（会记入审计）</span></form>",
      first, MaskedPhone(words.phone), Url::Local(PathOfMessage(message.id) + "/contact"), FormKeys(request));
}

Html JudgeFields(const Message& message, const Request& request, const FieldErrors& errors) {
  const bool is_typed = IsAbout(errors, request, "/judge");
  const auto value = [&](std::string_view name, const std::string& stored) {
    return is_typed ? std::string(request.form.Get(name)) : stored;
  };
  return Markup("{}{}{}",
                web::ChoiceField({.name = "verdict",
                                  .label = "是否采纳",
                                  .value = value("verdict", IdOrNone(message.verdict)),
                                  .required = true},
                                 NamedChoices(CommentVerdicts()), errors),
                web::AreaField({.name = "gist",
                                .label = "意见的概要",
                                .value = value("gist", message.verdict_gist),
                                .hint = "公布采纳情况时用这几句，不写是谁提的。",
                                .required = true},
                               2, errors),
                web::AreaField({.name = "words",
                                .label = "怎样采纳，或者不采纳的理由",
                                .value = value("words", message.verdict_words),
                                .hint = "提意见的人看得到，公布采纳情况时也用。"},
                               3, errors));
}

Html TopicFields(const OpenedMessage& opened, const Request& request, const FieldErrors& errors) {
  const bool is_typed = IsAbout(errors, request, "/show");
  Html found;
  for (const FieldError& error : errors) {
    if (error.field == kFoundField) found.Add("<li>{}</li>", error.message);
  }
  if (!found.empty()) found = Markup("<div class=\"gk-faults\" id=\"found\"><ul>{}</ul></div>", found);
  return Markup(
      "{}{}{}{}", found,
      web::TextField({.name = "title",
                      .label = "公开的题目",
                      .value = is_typed ? std::string(request.form.Get("title")) : opened.words.title.Reveal(),
                      .hint = "整理成题目再公开，不要有姓名、电话和别的个人信息。",
                      .required = true},
                     errors),
      web::AreaField({.name = "words",
                      .label = "说明",
                      .value = is_typed ? std::string(request.form.Get("words")) : std::string(),
                      .hint = "可以不写。"},
                     3, errors),
      web::TickField({.name = "checked",
                      .label = "检查提示“请核对”的，我核对过，可以公开",
                      .value = is_typed ? std::string(request.form.Get("checked")) : std::string()},
                     errors));
}

constexpr std::pair<std::string_view, SuggestionResult> kResults[] = {{"publish", SuggestionResult::kPublish},
                                                                      {"not_publish", SuggestionResult::kNotPublish}};

std::optional<SuggestionResult> ResultFrom(std::string_view id) {
  for (const auto& [known, result] : kResults) {
    if (known == id) return result;
  }
  return std::nullopt;
}

Html AnswerFields(const Message& message, const Request& request, const FieldErrors& errors) {
  const bool is_typed = IsAbout(errors, request, "/answer");
  const auto value = [&](std::string_view name) {
    return is_typed ? std::string(request.form.Get(name)) : std::string();
  };
  const bool is_suggestion = message.kind == MessageKind::kSuggestion;
  Html fields;
  if (is_suggestion) {
    std::vector<web::Choice> results;
    for (const auto& [id, result] : kResults) results.push_back({std::string(id), std::string(NameOf(result))});
    fields.Add("{}", web::ChoiceField({.name = "result", .label = "结果", .value = value("result"), .required = true},
                                      results, errors));
  }
  return fields.Add("{}", web::AreaField({.name = "answer",
                                          .label = "答复",
                                          .value = value("answer"),
                                          .hint = is_suggestion ? "不纳入的写明理由。只有留言的人凭查询码看得到。"
                                                                : "只有留言的人凭查询码看得到。",
                                          .required = !is_suggestion},
                                         6, errors));
}

/// What was made of it, as far as the visitor may see that: a draft of another organ is not shown, not even by its
/// title.
Html EntriesPart(const std::vector<PublicEntry>& entries, const Visitor& visitor) {
  Html part;
  for (const PublicEntry& entry : entries) {
    const OrganId organ = entry.id.organ;
    if (!visitor.May(Act::kHandleMessages, organ) && !visitor.May(Act::kExamineSecrecy, organ)) continue;
    part.Add("<p><a class=\"btn\" href=\"/office/entries/{}\">{}：{}</a></p>", ToString(entry.id), NameOf(entry.kind),
             entry.title);
  }
  return part;
}

/// Comments end with a verdict, complaints and appeals with what was found.
bool IsAnsweredInWords(MessageKind kind) {
  return kind != MessageKind::kComment && kind != MessageKind::kComplaint && kind != MessageKind::kEnterprise;
}

Html ActsOf(db::Session& session, const Message& message, const OpenedMessage& opened, const Visitor& visitor,
            const Request& request, const FieldErrors& errors, Date today) {
  Html acts;
  const auto typed = [&](std::string_view act, std::string_view name) {
    return IsAbout(errors, request, act) ? std::string(request.form.Get(name)) : std::string();
  };
  if (message.state == MessageState::kNew) acts.Add("{}", MessageForm(message, request, "take", {}, "我来办"));
  if (message.kind == MessageKind::kComment && message.state != MessageState::kRemoved) {
    acts.Add("{}",
             FoldedForm("记下是否采纳",
                        MessageForm(message, request, "judge", JudgeFields(message, request, errors), "保存"), true));
  }
  const std::vector<PublicEntry> entries = EntriesOfMessage(session, message.id);
  acts.Add("{}", EntriesPart(entries, visitor));
  const auto is_topic_now = [](const PublicEntry& each) {
    return each.kind == PublicEntryKind::kTopic && each.state == PublicEntryState::kPublic;
  };
  if (message.kind == MessageKind::kTopic && IsOpen(message.state) && std::ranges::none_of(entries, is_topic_now)) {
    acts.Add("{}",
             FoldedForm("公开这个题目",
                        MessageForm(message, request, "show", TopicFields(opened, request, errors), "检查并公开题目"),
                        true));
  }
  if (message.kind == MessageKind::kComplaint) {
    acts.Add("{}", ComplaintActs(session, message, request, errors));
    if (visitor.May(Act::kSuperviseCases)) acts.Add("{}", MeasureLink(session, message));
  }
  acts.Add("{}", EnterpriseActs(session, message, request, errors));
  if (IsOpen(message.state) && IsAnsweredInWords(message.kind)) {
    acts.Add("{}",
             FoldedForm("答复", MessageForm(message, request, "answer", AnswerFields(message, request, errors), "答复"),
                        message.kind != MessageKind::kTopic));
  }
  if (IsOpen(message.state)) {
    acts.Add("{}", FoldedForm("说明不予办理的理由",
                              MessageForm(message, request, "decline",
                                          web::AreaField({.name = "reason",
                                                          .label = "理由",
                                                          .value = typed("/decline", "reason"),
                                                          .hint = "留言的人看得到：不归哪里管、应当找谁、为什么不办。",
                                                          .required = true},
                                                         3, errors),
                                          "不予办理"),
                              IsAbout(errors, request, "/decline")));
  }
  acts.Add("{}", CareActs(session, message, request, errors, today));
  if (IsOpen(message.state) && message.kind != MessageKind::kComment) {
    acts.Add(
        "{}",
        FoldedForm(
            "转给别的机关",
            MessageForm(
                message, request, "hand-on",
                Markup("{}{}",
                       web::ChoiceField({.name = "to",
                                         .label = "转给",
                                         .value = typed("/hand-on", "to"),
                                         .hint = "期限照旧从收到那天算。",
                                         .required = true},
                                        OrgansToHandOnTo(session, message, today), errors),
                       web::TextField(
                           {.name = "why", .label = "为什么转", .value = typed("/hand-on", "why"), .required = true},
                           errors)),
                "转办"),
            IsAbout(errors, request, "/hand-on")));
  }
  if (message.state == MessageState::kRemoved && !message.is_erased) {
    acts.Add("{}", MessageForm(message, request, "restore", {}, "恢复"));
  }
  if (message.state == MessageState::kAnswered && message.kind != MessageKind::kComplaint &&
      message.kind != MessageKind::kEnterprise &&
      std::ranges::none_of(entries, [&](const PublicEntry& each) { return each.id.organ == message.handler; })) {
    acts.Add("<p><a class=\"btn\" href=\"{}\">写进问答库</a></p>",
             Url::Local("/office/entries/new").With("message", ToString(message.id)));
  }
  if (!opened.words.name.empty() || !opened.words.phone.empty()) {
    acts.Add("{}",
             FoldedForm(
                 "抹去姓名和电话",
                 MessageForm(
                     message, request, "erase-contact",
                     Markup("<p>留言的人要求删除时用（个人信息保护法第四十七条）。抹去后不能恢复，写的内容和答复保留，"
                            "凭查询码照样能查。</p>{}",
                            web::TextField({.name = "erase_why",
                                            .label = "为什么抹去",
                                            .value = typed("/erase-contact", "erase_why"),
                                            .required = true},
                                           errors)),
                     "抹去"),
                 IsAbout(errors, request, "/erase-contact")));
  }
  return acts;
}

std::string WordsOf(std::string_view kind) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"received", "收到"},      {"taken", "接办"},
      {"handed_on", "转办"},     {"answered", "答复"},
      {"declined", "不予办理"},  {"removed", "删除"},
      {"restored", "恢复"},      {"judged", "记下采纳情况"},
      {"shown", "公开题目"},     {"contact_erased", "抹去姓名和电话"},
      {"decided", "查证"},       {"rectified", "机关报告整改"},
      {"sent_back", "退回整改"}, {"destroyed", "销毁内容"},
      {"assigned", "分办"},      {"pointed", "指明去处"},
      {"rated", "留言的人评价"}};
  for (const auto& [id, words] : kWords) {
    if (id == kind) return std::string(words);
  }
  return std::string(kind);
}

Html History(db::Session& session, MessageId id) {
  Html lines;
  for (const MessageEvent& event : EventsOf(session, id)) {
    lines.Add("<li>{}　{}　{}{}</li>", ToBeijingMinute(event.at), WordsOf(event.kind), event.person_name,
              event.words.empty() ? Html() : Markup("<div class=\"gk-soft\">{}</div>", event.words));
  }
  return Markup("<section class=\"card item-part\"><h2>经过</h2><ol class=\"take-part-history\">{}</ol></section>",
                lines);
}

Html AboutPart(db::Session& session, const Message& message) {
  if (!message.item) return {};
  const auto item = FindItem(session, *message.item);
  if (!item) return {};
  return Markup("<div><dt>关于</dt><dd><a href=\"/office/items/{}\">{}</a></dd></div>", ToString(item->id),
                item->title);
}

Html LastDayPart(const Message& message) {
  const auto day = LastDayOf(message);
  return day ? Markup("<div><dt>最迟办理</dt><dd>{}</dd></div>", *day) : Html();
}

Response ShowOne(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors = {},
                 bool is_contact_shown = false) {
  const Message message = MessageIn(desk, request, visitor);
  if (is_contact_shown) {
    account::RecordTaken(desk, visitor, message.handler, kContactAct, "message:" + ToString(message.id));
  }
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  const OpenedMessage opened = OpenMessage(reader, desk.keys, message.id).value_or(OpenedMessage{});
  web::Page page = ItemFrame(visitor, TitleOf(message, opened));
  page.width = web::Width::kText;
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}, {"公众留言", Url::Local(kPath)}};
  const std::string marks = NamesOfMarks(message.marks);
  page.body.Add(
      "{}<section class=\"card item-part\"><dl "
      "class=\"gk-facts\"><div><dt>类别</dt><dd>{}（{}）</dd></div><div><dt>状态"
      "</dt><dd>{} {}</dd></div>{}<div><dt>收到</dt><dd>{}</dd></div>{}<div><dt>"
      "留言的人</dt><dd>{}</dd></div></dl>{}</section>",
      web::FaultList(errors, "没有办成"), NameOf(message.kind), NameOf(message.way), StateBadge(message, today), marks,
      LastDayPart(message), ToBeijingMinute(message.at),
      Markup("{}{}{}{}", AboutPart(reader, message), ComplaintFacts(reader, message), EnterpriseFacts(reader, message),
             CareFacts(message)),
      WhoWrote(message, opened, request, is_contact_shown), Paragraphs(opened.words.text.Reveal()));
  if (!opened.answer.empty()) {
    page.body.Add("<section class=\"card item-part\"><h2>答复</h2>{}</section>", Paragraphs(opened.answer.Reveal()));
  }
  page.body.Add("{}{}", ActsOf(reader, message, opened, visitor, request, errors, today), History(reader, message.id));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

/// A page holds each name once: what is wrong with handing on stands under its own fields.
FieldErrors AsOnPage(FieldErrors errors) {
  for (FieldError& error : errors) {
    if (error.field == "organ") error.field = "to";
    if (error.field == "reason") error.field = "why";
  }
  return errors;
}

struct MessageOffice {
  Desk& desk;
  screening::Tools tools;

  /// One act on the message of the address, and the page again.
  template <class Done>
  Response Do(const Request& request, const Visitor& visitor, Done done) const {
    const Message message = MessageIn(desk, request, visitor);
    const account::Actor actor = ActorOn(visitor, Act::kHandleMessages, message.handler, request);
    const SeenMessage seen{message.id, message.handler, request.form.Int("version").value_or(0)};
    const auto result = done(actor, seen);
    if (!result) return ShowOne(desk, request, visitor, result.errors());
    // Of what was handed on the page is not the visitor's any more.
    db::Reader reader = desk.database.Read();
    const auto now = FindMessage(reader, message.id);
    const bool is_mine = now && visitor.May(Act::kHandleMessages, now->handler);
    return Response::SeeOther(is_mine ? Url::Local(PathOfMessage(message.id)) : Url::Local(kPath));
  }
};

}  // namespace

Html MessageForm(const Message& message, const Request& request, std::string_view act, const Html& fields,
                 std::string_view button) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">{}</button></div></form>",
      Url::Local(PathOfMessage(message.id) + "/" + std::string(act)), FormKeys(request), message.version, fields,
      button);
}

Html FoldedForm(std::string_view label, const Html& inside, bool is_open) {
  return Markup("<details class=\"gk-fold\" {}><summary>{}</summary><div>{}</div></details>",
                AttributeIf(is_open, "open"), label, inside);
}

bool IsAbout(const FieldErrors& errors, const Request& request, std::string_view act) {
  return !errors.empty() && request.path.ends_with(act);
}

std::vector<OrganId> OrgansOfPosts(const Visitor& visitor) {
  std::vector<OrganId> organs;
  for (const account::HeldPost& post : visitor.posts) organs.push_back(post.organ);
  return organs;
}

std::string PathOfMessage(MessageId id) { return std::string(kPath) + "/" + ToString(id); }

Html StateBadge(const Message& message, Date today) {
  if (IsOpen(message.state) && HasLastDay(message.kind) && message.due_on < today) {
    return Markup("<span class=\"badge gk-badge-error\">{}，已超期</span>", NameOf(message.state));
  }
  const std::string_view badge = message.state == MessageState::kNew        ? "gk-badge-warning"
                                 : message.state == MessageState::kInHand   ? "gk-badge-note"
                                 : message.state == MessageState::kAnswered ? "gk-badge-good"
                                                                            : "gk-badge-quiet";
  return Markup("<span class=\"badge {}\">{}</span>", badge, NameOf(message.state));
}

std::string TitleOf(const Message& message, const std::optional<OpenedMessage>& opened) {
  constexpr std::size_t kShown = 40;
  if (message.is_erased || !opened) return "（内容已抹去）";
  return Ellipsis(opened->words.title.Reveal(), kShown);
}

void AddMessagePages(account::Office& office, const screening::Tools& tools) {
  const MessageOffice here{office.desk(), tools};
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  const auto act = [&](std::string_view name, auto done) {
    office.Post("/office/messages/{id}/" + std::string(name), Act::kHandleMessages,
                [here, done](const Request& request, const Visitor& visitor) {
                  return here.Do(request, visitor, [&](const account::Actor& actor, const SeenMessage& seen) {
                    return done(here, request, actor, seen);
                  });
                });
  };
  office.Get("/office/messages/{id}", Act::kHandleMessages,
             with_desk([](Desk& desk, const Request& request, const Visitor& visitor) {
               return ShowOne(desk, request, visitor);
             }));
  // No link opens it: nobody looks at people by following what another sent.
  office.Post("/office/messages/{id}/contact", Act::kHandleMessages,
              with_desk([](Desk& desk, const Request& request, const Visitor& visitor) {
                return ShowOne(desk, request, visitor, {}, true);
              }));
  using Actor = account::Actor;
  act("take", [](const MessageOffice& of, const Request&, const Actor& actor, const SeenMessage& seen) {
    return TakeMessage(of.desk, actor, seen);
  });
  act("answer", [](const MessageOffice& of, const Request& request, const Actor& actor, const SeenMessage& seen) {
    const std::string_view answer = request.form.Get("answer");
    return request.form.Has("result")
               ? AnswerSuggestion(of.desk, actor, seen, ResultFrom(request.form.Get("result")), answer)
               : AnswerMessage(of.desk, actor, seen, answer);
  });
  act("decline", [](const MessageOffice& of, const Request& request, const Actor& actor, const SeenMessage& seen) {
    return DeclineMessage(of.desk, actor, seen, request.form.Get("reason"));
  });
  act("hand-on", [](const MessageOffice& of, const Request& request, const Actor& actor, const SeenMessage& seen) {
    const auto done =
        HandOnMessage(of.desk, actor, seen, OrganId{request.form.Int("to").value_or(0)}, request.form.Get("why"));
    return done ? done : FormResult<MessageId>(AsOnPage(done.errors()));
  });
  act("assign", [](const MessageOffice& of, const Request& request, const Actor& actor, const SeenMessage& seen) {
    return AssignMessage(of.desk, actor, seen, account::PersonId{request.form.Int("assignee").value_or(0)});
  });
  act("point", [](const MessageOffice& of, const Request& request, const Actor& actor, const SeenMessage& seen) {
    return PointMessage(of.desk, actor, seen, ElsewhereFrom(request.form.Get("elsewhere")), request.form.Get("where"));
  });
  act("decide-appeal",
      [](const MessageOffice& of, const Request& request, const Actor& actor, const SeenMessage& seen) {
        return DecideAppealOf(of.desk, actor, seen, AppealDecisionIn(request));
      });
  act("restore", [](const MessageOffice& of, const Request&, const Actor& actor, const SeenMessage& seen) {
    return RestoreMessage(of.desk, actor, seen);
  });
  act("erase-contact",
      [](const MessageOffice& of, const Request& request, const Actor& actor, const SeenMessage& seen) {
        return EraseContactOf(of.desk, actor, seen, request.form.Get("erase_why"));
      });
  act("judge", [](const MessageOffice& of, const Request& request, const Actor& actor, const SeenMessage& seen) {
    return JudgeComment(of.desk, actor, seen,
                        {CommentVerdictFrom(request.form.Get("verdict")), std::string(request.form.Get("gist")),
                         std::string(request.form.Get("words"))});
  });
  act("decide", [](const MessageOffice& of, const Request& request, const Actor& actor, const SeenMessage& seen) {
    return DecideComplaint(of.desk, actor, seen, DecisionIn(request));
  });
  act("send-back", [](const MessageOffice& of, const Request& request, const Actor& actor, const SeenMessage& seen) {
    return SendBackRectification(of.desk, actor, seen, request.form.Get("sent_back"), request.form.Get("again_by"));
  });
  act("show", [](const MessageOffice& of, const Request& request, const Actor& actor, const SeenMessage& seen) {
    return ShowTopic(of.desk, actor, of.tools, seen,
                     {std::string(request.form.Get("title")), std::string(request.form.Get("words")),
                      request.form.Get("checked") == "1"});
  });
}

}  // namespace gongkai::disclosure
