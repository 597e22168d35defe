// Type, buttons, badges, messages, progress.
#include "home/style_pages.h"
#include "web/task_board.h"

namespace gongkai::home {

using web::Html;
using web::Markup;

Html TypeSample() {
  return Markup(
      "<p "
      "class=\"style-title\">页面标题</p><h3>小标题</h3><p>正文。政府信息公开，应当坚持公正、公平、合法、便民的原则。"
      "<a href=\"#type\">链接有下划线</a>，<b>要紧的加粗</b>，<span class=\"gk-soft\">次要的颜色浅、字小一号</span>，"
      "编号写作 <code>3fa2-17</code>。</p><dl "
      "class=\"gk-facts\"><div><dt>机关</dt><dd>澄砚县枕溪镇人民政府</dd></div><div><dt>"
      "收到</dt><dd>2026-03-10 09:05</dd></div><div><dt>件数</dt><dd>12</dd></div></dl>");
}

Html ButtonSample() {
  return Markup(
      "<p class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"button\">保存</button><button class=\"btn\" "
      "type=\"button\">取消</button><button class=\"btn btn-danger\" type=\"button\">删除</button><button class=\"btn "
      "btn-sm\" type=\"button\">小按钮</button><button class=\"btn btn-primary\" type=\"button\" "
      "disabled>现在不能用</button></p><p class=\"gk-soft\">一页只有一个主要按钮；按钮上写做什么，不写“确定”。</p>");
}

Html BadgeSample() {
  return Markup(
      "<p class=\"style-badges\"><span class=\"badge gk-badge-good\">完整</span> <span class=\"badge "
      "gk-badge-note\">垂直领导</span> <span class=\"badge gk-badge-warning\">缺 2 项</span> <span class=\"badge "
      "gk-badge-error\">已过 3 天</span> <span class=\"badge gk-badge-quiet\">未填写</span></p><p "
      "class=\"gk-soft\">标签里总有文字，颜色只是帮忙。</p>");
}

Html MessageSample() {
  return Markup(
      "<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div><div "
      "class=\"gk-warned\"><p>条例第十二条要求的内容还缺 2 "
      "项。</p></div><div class=\"gk-problem\"><p>没有这份报告，可能已被删除。</p><p class=\"text-secondary\">编号 "
      "<code>3fa2-17</code></p></div><p class=\"gk-empty\">没有符合条件的记录。可以<a "
      "href=\"#lists\">清除筛选</a>，从最新的看起。</p>");
}

Html ProgressSample() {
  const web::TaskView done{.id = "", .title = "", .state = web::TaskState::kDone, .done = 12, .total = 12};
  const web::TaskView failed{.id = "",
                             .title = "",
                             .state = web::TaskState::kFailed,
                             .done = 7,
                             .total = 12,
                             .error = "第 8 个文件读不出来，前面 7 个已经收下。"};
  return Markup("{}<p></p>{}", web::TaskProgress(done), web::TaskProgress(failed));
}

}  // namespace gongkai::home
