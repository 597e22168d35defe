// The index as the system administrator sees it: how much is in it, how far making it anew has come, and the button for
// that. Who it is: the one who sees timed work.

#include <fmt/format.h>

#include <algorithm>

#include "disclosure/pages.h"
#include "disclosure/search/search_pages.h"
#include "disclosure/search/search_rebuild_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kRefresh = 3;

Html Progress(const IndexState& state) {
  if (!state.is_under_way) return {};
  const std::int64_t looked = state.last ? state.last->looked : 0;
  const std::int64_t total = std::max(state.last ? state.last->total : state.items, looked);
  Html bar;
  if (total > 0) {
    bar.Add("<progress aria-label=\"进度\" max=\"{}\" value=\"{}\"></progress><p>已完成 {} 件，共约 {} 件。</p>", total,
            looked, looked, total);
  }
  return Markup(
      "<div class=\"gk-said\" role=\"status\"><p>正在重建。公众检索时暂时可能找不全，检索的页面上写着。</p>{}<p><a "
      "class=\"btn\" href=\"{}\">刷新</a></p></div>",
      bar, Url::Local(kSearchIndexPath));
}

std::string LastInWords(const IndexState& state) {
  if (!state.last || !state.last->ended_at) return "";
  return fmt::format("{} 到 {}，{} 件", ToBeijingMinute(state.last->started_at), ToBeijingMinute(*state.last->ended_at),
                     state.last->looked);
}

Html Facts(const IndexState& state) {
  Html facts;
  const auto add = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) facts.Add("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
  };
  add("应当能检索到的", fmt::format("{} 件", state.items));
  add("等着读附件的", fmt::format("{} 件", state.wanting));
  add("上次重建", LastInWords(state));
  return Markup("<dl class=\"gk-facts\">{}</dl>", facts);
}

Html RebuildForm(const IndexState& state, const Request& request) {
  if (state.is_under_way) return {};
  return Markup(
      "<details class=\"card item-part\"><summary>丢掉索引，重新建立</summary><p>现在的索引和读出的附件内容全部丢掉，"
      "按现在公开的信息和附件重新建立。做的时候系统照常使用，公众检索暂时可能找不全；信息多的要做几十分钟，中途停机，启"
      "动后接着做。"
      "平时不用重建：公开、更正、撤下时索引当时就改。</p><form method=\"post\" action=\"{}\" class=\"gk-form\">{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">重新建立索引</button></div></form></details>",
      Url::Local(kSearchIndexPath), FormKeys(request));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  IndexState state;
  {
    db::Reader reader = desk.database.Read();
    state = IndexStateOf(reader);
  }
  web::Page page = account::OfficeFrame(visitor, "检索索引", "/office/jobs");
  page.breadcrumbs = {{"定时工作", Url::Local("/office/jobs")}};
  if (state.is_under_way) page.refresh_without_script = kRefresh;
  page.body.Add("{}{}{}", Progress(state), Facts(state), RebuildForm(state, request));
  return Response::Of(RenderPage(page, request));
}

Response Rebuild(Desk& desk, const screening::Tools& tools, const Request& request, const Visitor& visitor) {
  const auto actor = ActorOn(visitor, Act::kRunJobs, visitor.posts.front().organ, request);
  web::OrProblem(AskForNewIndex(desk, actor));
  // The first turn at once, the others with the job: a program that is to stop is not held up for long.
  if (tools.start) {
    tools.start("重建检索索引", [&desk, tools] { KeepIndex(desk, tools); });
  }
  return Response::SeeOther(Url::Local(kSearchIndexPath));
}

}  // namespace

void AddSearchIndexPages(account::Office& office, const screening::Tools& tools) {
  Desk& desk = office.desk();
  office.Get(kSearchIndexPath, Act::kRunJobs,
             [&desk](const Request& request, const Visitor& visitor) { return Show(desk, request, visitor); });
  office.Post(kSearchIndexPath, Act::kRunJobs, [&desk, tools](const Request& request, const Visitor& visitor) {
    return Rebuild(desk, tools, request, visitor);
  });
}

}  // namespace gongkai::disclosure
