#include "disclosure/item_history_view.h"

#include <map>

#include "web/timeline.h"

namespace gongkai::disclosure {
namespace {

using web::Html;
using web::Markup;

std::string WordOf(const ItemEvent& event) {
  static const std::map<std::string_view, std::string_view> kWords = {{"made", "拟稿"},
                                                                      {"handed_in", "送审"},
                                                                      {"taken_back", "撤回送审"},
                                                                      {"returned", "退回"},
                                                                      {"published", "公开"},
                                                                      {"registered", "登记在册"},
                                                                      {"reviewed_again", "重新评估，仍不公开"},
                                                                      {"withdrawn", "撤下"},
                                                                      {"correction_begun", "开始更正"},
                                                                      {kPublicationStopped, "停止到期自动公开"},
                                                                      {"dropped", "放弃草稿"},
                                                                      {"decisions_released", "放回行政决定"},
                                                                      {"picked_up", "恢复草稿"},
                                                                      {"correction_dropped", "放弃更正"},
                                                                      {"step_asked", "送出"},
                                                                      {"step_answered", "有了答复"},
                                                                      {"step_withdrawn", "不再等答复"},
                                                                      {"step_let_go", "停止等答复，恢复后要再问"},
                                                                      {"step_taken_back", "对方收回答复"},
                                                                      {"step_kept", "说明改动不影响"},
                                                                      {"screening_changed", "按检查的结果修改"},
                                                                      {"screening_asked", "请保密审查员看查出的内容"},
                                                                      {"step_late", "第三方迟到的答复"},
                                                                      {"step_handed_on", "转给继续行使职权的机关"},
                                                                      {"cleaned_up", "文件清理"}};
  if (event.kind == "signed" && event.signer) return std::string(NameOf(*event.signer)) + "签署同意";
  const auto word = kWords.find(event.kind);
  std::string text(word == kWords.end() ? std::string_view(event.kind) : word->second);
  if (event.kind == "returned" && event.signer) text = std::string(NameOf(*event.signer)) + "退回";
  return text;
}

}  // namespace

Html HistoryPart(const std::vector<ItemEvent>& events) {
  std::vector<web::Event> lines;
  for (const ItemEvent& event : events) {
    lines.push_back({.time = ToBeijingMinute(event.at),
                     .what = WordOf(event),
                     .who = event.person_name,
                     .detail = event.words.empty() ? Html() : Markup("<p class=\"item-words\">{}</p>", event.words)});
  }
  return Markup("<section class=\"card item-part\"><h2>经过</h2>{}</section>", web::Timeline("经过", lines));
}

}  // namespace gongkai::disclosure
