#include "account/posts_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "account/organ_actions.h"
#include "account/people_list_store.h"
#include "account/refusal_actions.h"

namespace gongkai::account {
namespace {

Error NoSuchPost() { return {ErrorKind::kNotFound, "没有这个岗位记录，可能地址写错了。", ""}; }

std::string UntilWord(const std::optional<Date>& until) { return until ? ToString(*until) : ""; }

Date DayBefore(Date day) { return std::chrono::sys_days(day) - std::chrono::days(1); }
Date DayAfter(Date day) { return std::chrono::sys_days(day) + std::chrono::days(1); }

// "101", "101 枕溪镇" as the suggestions write it, or a name. Several when the name is that of several: every bureau
// has its 办公室.
std::vector<Organ> OrgansTyped(db::Session& session, std::string_view typed, Date today) {
  const std::string_view code = typed.substr(0, typed.find(' '));
  auto organ = FindOrganByCode(session, code);
  if (organ && organ->IsThere(today)) return {std::move(*organ)};
  std::vector<Organ> organs = AllOrgans(session, today);
  std::erase_if(organs, [&](const Organ& each) { return each.name != typed && each.short_name != typed; });
  return organs;
}

std::string CodesOf(const std::vector<Organ>& organs) {
  constexpr std::size_t kNamed = 5;
  std::string codes;
  for (std::size_t i = 0; i < std::min(organs.size(), kNamed); ++i) codes += (i > 0 ? "、" : "") + organs[i].code;
  return codes + (organs.size() > kNamed ? "等" : "");
}

std::optional<PostKind> ReadKind(const PostForm& form, FieldErrors& errors) {
  const auto kind = PostKindFrom(form.kind);
  if (!kind) errors.push_back({"kind", "请选择岗位。"});
  return kind;
}

std::optional<Organ> ReadOrgan(db::Session& session, const PostForm& form, Date today, FieldErrors& errors) {
  if (form.organ.empty()) {
    errors.push_back({"organ", "请填写机关或内设机构的代号或名称。"});
    return std::nullopt;
  }
  std::vector<Organ> organs = OrgansTyped(session, form.organ, today);
  if (organs.size() == 1) return std::move(organs.front());
  if (organs.empty()) {
    errors.push_back({"organ", "没有代号或名称为“" + form.organ + "”的机关，请从提示中选一个。"});
  } else {
    errors.push_back({"organ", "叫“" + form.organ + "”的有 " + std::to_string(organs.size()) + " 个，请改填代号（" +
                                   CodesOf(organs) + "）。"});
  }
  return std::nullopt;
}

// Nobody else changes this person's posts until the deed ends.
void TakePerson(Deed& deed, PersonId id, FieldErrors& errors) {
  LockPerson(deed.transaction(), id);
  const auto person = FindPerson(deed.transaction(), id);
  if (!person) return errors.push_back({"", "没有这个人员，可能地址写错了。"});
  if (person->state == PersonState::kStopped) {
    errors.push_back({"", person->name + "的账号已停用，请先由系统管理员恢复。"});
  }
}

// All that can be told of the form, the person and the organ; the post is whole when there are no errors.
Post ReadPost(Deed& deed, const PostForm& form, FieldErrors& errors) {
  const PostDays days = ReadDays(form.from, form.until, errors);
  TakePerson(deed, form.person, errors);
  const auto kind = ReadKind(form, errors);
  auto organ = ReadOrgan(deed.transaction(), form, deed.today(), errors);
  if (organ) {  // not closed by somebody else in between
    organ = LockedOrgan(deed.transaction(), organ->id);
  }
  Post post{.person = form.person, .from = days.from, .until = days.until};
  if (kind) post.kind = *kind;
  if (organ) post.organ = organ->id;
  if (kind && organ && !MayBeHeldIn(*kind, organ->kind)) {
    errors.push_back({"kind", "“" + std::string(NameOf(*kind)) + "”不能设在“" + organ->name + "”（" +
                                  std::string(NameOf(organ->kind)) + "）。"});
  }
  return post;
}

Status MayBeGiven(Deed& deed, const Post& post) {
  if (post.person == deed.actor().person) {
    return Error{ErrorKind::kForbidden, "不能给自己任命岗位，请由另一位安全管理员办理。", ""};
  }
  return MayHoldBesides(post, PostsOf(deed.transaction(), post.person));
}

void RecordGiven(Deed& deed, std::string_view act, const Post& post, PostId id) {
  deed.Record(ChainOf(deed.transaction(), post.organ), act, ObjectOf("post", id.value),
              {{"person", std::to_string(post.person.value)},
               {"kind", std::string(IdOf(post.kind))},
               {"organ", std::to_string(post.organ.value)},
               {"from", ToString(post.from)},
               {"until", UntilWord(post.until)}});
}

std::string PostInWords(db::Session& session, const Post& post) {
  const auto organ = FindOrgan(session, post.organ);
  return (organ ? organ->short_name : "") + std::string(NameOf(post.kind));
}

void TellHolder(Deed& deed, PersonId person, std::string title, std::string detail) {
  TellPerson(deed, {.person = person,
                    .kind = NoticeKind::kPost,
                    .title = std::move(title),
                    .detail = std::move(detail),
                    .path = "/account"});
}

std::string DaysInWords(const Post& post) {
  return "从" + ToChinese(post.from) + "起" + (post.until ? "，到" + ToChinese(*post.until) + "止" : "") + "。";
}

PostId Give(Deed& deed, const Post& post) {
  const PostId id = AddPost(deed.transaction(), post);
  RecordGiven(deed, "post.give", post, id);
  TellHolder(deed, post.person, "您有了新的岗位：" + PostInWords(deed.transaction(), post), DaysInWords(post));
  return id;
}

void AddStatus(const Status& status, std::string_view field, FieldErrors& errors) {
  if (!status) errors.push_back({std::string(field), status.error().message});
}

Status MayLosePost(Deed& deed, const Post& post, Date last_day) {
  if (!IsAdmin(post.kind)) return Ok();
  return SomebodyRemains(post.kind, LockAdminHolders(deed.transaction(), post.kind), post.person, DayAfter(last_day));
}

// The post is the actor's own, is not over, and is of a kind whose work another may do.
const Post* OwnToHandOn(const std::optional<Post>& post, const Actor& actor, Date today) {
  if (!post || post->person != actor.person || (post->until && *post->until < today)) return nullptr;
  if (ReachOf(post->kind, Act::kDelegate) == Reach::kNone) return nullptr;
  return &*post;
}

std::optional<PersonId> ReadDelegate(db::Session& session, const DelegationForm& form, const Post& post, Date today,
                                     FieldErrors& errors) {
  const auto organ = OrganWithDuties(session, post.organ);
  for (const Person& person : Colleagues(session, organ ? organ->id : post.organ, today)) {
    if (std::to_string(person.id.value) == form.delegate) return person.id;
  }
  errors.push_back(
      {"delegate", form.delegate.empty() ? "请选择由谁代行。" : "只能委托本机关在岗的人代行，请从列表中选择。"});
  return std::nullopt;
}

// One stands in at a time.
void AddOverlap(db::Session& session, const Post& post, const PostDays& days, FieldErrors& errors) {
  if (!errors.empty() || !days.until) return;
  const std::vector<Post> others = DelegationsOf(session, post.id, days.from, *days.until);
  if (others.empty()) return;
  const auto person = FindPerson(session, others.front().person);
  errors.push_back({"from", "这几天里已经委托" + (person ? person->name : "别人") + "代行（" +
                                ToChinese(others.front().from) + "至" + ToChinese(*others.front().until) +
                                "），请先结束那一次，或者换别的日子。"});
}

Post ReadDelegation(db::Session& session, const DelegationForm& form, const Post& post, Date today,
                    FieldErrors& errors) {
  const PostDays days = ReadDays(form.from, form.until, errors);
  if (errors.empty() && days.from < today) errors.push_back({"from", "代行只能从今天或以后开始。"});
  const std::string reason = ReadReason(form, errors);
  const auto delegate = ReadDelegate(session, form, post, today, errors);
  if (errors.empty()) AddStatus(MayDelegate(post, *delegate, days.from, days.until), "until", errors);
  AddOverlap(session, post, days, errors);
  return {.organ = post.organ,
          .person = delegate.value_or(PersonId{0}),
          .kind = post.kind,
          .from = days.from,
          .until = days.until,
          .delegated_from = post.id,
          .reason = reason};
}

FormResult<PostId> GiveOne(Deed& deed, const PostForm& form) {
  if (deed.done_before()) return deed.EarlierId<PostId>();
  FieldErrors errors;
  const Post post = ReadPost(deed, form, errors);
  if (!errors.empty()) return errors;
  const Status may = MayBeGiven(deed, post);
  if (!may) {
    const std::string object = ObjectOf("person", post.person.value);
    return FieldError{"",
                      Refused(deed, ChainOf(deed.transaction(), post.organ), "post.give", object, may.error()).message};
  }
  const PostId id = Give(deed, post);
  deed.Commit(std::to_string(id.value));
  return id;
}

Status Remove(Deed& deed, PostId id, std::string_view typed_day) {
  if (deed.done_before()) return Ok();
  auto post = FindPost(deed.transaction(), id);
  if (!post) return NoSuchPost();
  LockPerson(deed.transaction(), post->person);
  post = FindPost(deed.transaction(), id);
  const Date last_day = TRY(ReadLastDay(typed_day, *post, deed.today()));
  const OrganId chain = ChainOf(deed.transaction(), post->organ);
  const Status may = MayLosePost(deed, *post, last_day);
  if (!may) return Refused(deed, chain, "post.end", ObjectOf("post", id.value), may.error());
  EndPost(deed.transaction(), id, last_day);
  deed.Record(chain, "post.end", ObjectOf("post", id.value),
              {{"person", std::to_string(post->person.value)}, {"until", ToString(last_day)}});
  TellHolder(deed, post->person, "您的岗位结束：" + PostInWords(deed.transaction(), *post),
             "最后一天是" + ToChinese(last_day) + "。");
  deed.Commit();
  return Ok();
}

FormResult<PostId> HandOn(Deed& deed, const DelegationForm& form) {
  if (deed.done_before()) return deed.EarlierId<PostId>();
  LockPerson(deed.transaction(), deed.actor().person);
  const auto found = FindPost(deed.transaction(), form.post);
  const Post* post = OwnToHandOn(found, deed.actor(), deed.today());
  if (post == nullptr) return FieldError{"", NoSuchPost().message};
  FieldErrors errors;
  const Post delegation = ReadDelegation(deed.transaction(), form, *post, deed.today(), errors);
  if (!errors.empty()) return errors;
  const PostId id = AddPost(deed.transaction(), delegation);
  RecordGiven(deed, "post.delegate", delegation, id);
  TellHolder(deed, delegation.person,
             deed.actor().name + "委托您代行岗位：" + PostInWords(deed.transaction(), delegation),
             DaysInWords(delegation));
  deed.Commit(std::to_string(id.value));
  return id;
}

Status CallBack(Deed& deed, PostId id) {
  if (deed.done_before()) return Ok();
  const auto delegation = FindPost(deed.transaction(), id);
  if (!delegation || !delegation->delegated_from) return NoSuchPost();
  const auto post = FindPost(deed.transaction(), *delegation->delegated_from);
  if (!post || post->person != deed.actor().person) return NoSuchPost();
  if (*delegation->until < deed.today()) return Error{ErrorKind::kConflict, "这次代行已经结束了。", ""};
  // Over at once: who is back does the work from now on.
  EndPost(deed.transaction(), id, DayBefore(deed.today()));
  deed.Record(ChainOf(deed.transaction(), post->organ), "post.delegate_end", ObjectOf("post", id.value),
              {{"person", std::to_string(delegation->person.value)}});
  TellHolder(deed, delegation->person,
             deed.actor().name + "收回了委托，您不再代行：" + PostInWords(deed.transaction(), *delegation), "");
  deed.Commit();
  return Ok();
}

}  // namespace

std::optional<PostId> GiveWithin(Deed& deed, const PostForm& form, FieldErrors& errors) {
  const Post post = ReadPost(deed, form, errors);
  if (errors.empty()) AddStatus(MayBeGiven(deed, post), "", errors);
  if (!errors.empty()) return std::nullopt;
  return Give(deed, post);
}

FormResult<PostId> GivePost(Desk& desk, const Actor& actor, const PostForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return GiveOne(deed, form); });
}

Status RemoveFromPost(Desk& desk, const Actor& actor, PostId id, std::string_view typed_day) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Remove(deed, id, typed_day); });
}

FormResult<PostId> Delegate(Desk& desk, const Actor& actor, const DelegationForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return HandOn(deed, form); });
}

Status EndDelegation(Desk& desk, const Actor& actor, PostId id) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return CallBack(deed, id); });
}

}  // namespace gongkai::account
