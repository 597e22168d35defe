#include "screening/screening_pages.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::screening {

using account::Act;
using account::Visitor;
using web::AttributeIf;
using web::Markup;
using web::Request;
using web::Url;

namespace {

bool HoldsPostFor(const Visitor& visitor, Act act, OrganId organ) {
  return std::ranges::any_of(visitor.posts, [&](const account::HeldPost& post) {
    return post.organ == organ && account::ReachOf(post.kind, act) != account::Reach::kNone;
  });
}

}  // namespace

web::Page ScreeningFrame(const Visitor& visitor, std::string title, std::string_view current) {
  web::Page page = account::OfficeFrame(visitor, std::move(title), "/office/screening/try");
  page.styles = {"css/items.css", "css/screening.css"};
  const auto tab = [&](std::string_view path, std::string_view label) {
    return Markup("<li><a href=\"{}\" {}>{}</a></li>", Url::Local(path),
                  AttributeIf(path == current, "aria-current=\"page\""), label);
  };
  page.body.Add("<nav class=\"item-tabs\" aria-label=\"公开前检查\"><ul>{}{}{}</ul></nav>",
                tab("/office/screening/try", "检查文字和文件"), tab("/office/screening/lists", "词表"),
                visitor.May(Act::kSeeItems) ? tab("/office/screening/assessments", "影响评估") : web::Html());
  return page;
}

std::vector<ListSide> OwnSides(const Visitor& visitor) {
  std::vector<ListSide> sides;
  for (const account::HeldPost& post : visitor.posts) {
    if (account::ReachOf(post.kind, Act::kTryScreening) == account::Reach::kNone) continue;
    if (std::ranges::find(sides, post.organ, &ListSide::keeper) != sides.end()) continue;
    sides.push_back({.keeper = post.organ,
                     .name = post.organ_name,
                     .may_keep = HoldsPostFor(visitor, Act::kEditOwnWords, post.organ)});
  }
  return sides;
}

ListSide SideIn(const Request& request, const Visitor& visitor) {
  if (!request.query.Has("organ")) {
    return {.keeper = kCounty,
            .name = "全县",
            .may_keep = visitor.ReachWith(Act::kEditScreeningLists) == account::Reach::kCounty};
  }
  const auto id = request.query.Int("organ");
  for (ListSide& side : OwnSides(visitor)) {
    if (id && side.keeper.value == *id) return std::move(side);
  }
  throw web::ProblemError({404, "没有这个词表", "没有这个词表，请从“词表”进入。"});
}

account::Actor KeeperOf(const ListSide& side, const Visitor& visitor, const Request& request) {
  if (!side.may_keep) {
    throw web::ProblemError(
        {403, "您的岗位不能改这个词表",
         side.is_county() ? "全县的词表由县政务公开办维护。" : "本机关的词表由保密审查员和工作机构负责人维护。"});
  }
  const Act act = side.is_county() ? Act::kEditScreeningLists : Act::kEditOwnWords;
  const OrganId organ = side.is_county() ? visitor.posts.front().organ : side.keeper;
  return web::OrProblem(account::ActorFor(visitor, act, organ, account::OnceKey(request)));
}

Url ListUrl(const ListSide& side, std::string_view rest) {
  Url url = Url::Local("/office/screening/lists" + std::string(rest));
  if (!side.is_county()) url.With("organ", std::to_string(side.keeper.value));
  return url;
}

ListKind KindOf(const ListSide& side, const Request& request) {
  const std::vector<ListKind> kinds = KindsKeptBy(side.keeper);
  if (const ListKind* kind = KindIn(kinds, request.params.Get("list"))) return *kind;
  throw web::ProblemError({404, "没有这个词表", "没有这个词表，请从“词表”进入。"});
}

std::string InWords(const ListChange& change) {
  static constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"builtin", "放入程序自带的"}, {"added", "增加"}, {"changed", "修改"}, {"off", "停用"}, {"on", "启用"},
      {"imported", "从表格导入"}};
  const auto* words = std::ranges::find(kWords, change.kind, &std::pair<std::string_view, std::string_view>::first);
  return "第 " + std::to_string(change.version) + " 版，" + ToBeijingMinute(change.at) + " " + change.person_name +
         (words == std::end(kWords) ? "改动" : std::string(words->second)) + " " + std::to_string(change.words) +
         " 个词";
}

std::string Typed(const Request& request, std::string_view name) {
  const std::string text = WithoutInvisible(request.form.Get(name));
  return std::string(Trim(text));
}

void AddScreeningPages(account::Office& office, const ScreeningTools& tools) {
  AddListPages(office);
  AddListWordPages(office, tools.titles);
  AddListHistoryPages(office);
  AddListImportPages(office, tools.read);
  AddTryPages(office, tools.trying);
  AddAssessmentPages(office);
}

}  // namespace gongkai::screening
