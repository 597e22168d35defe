#include "search/snippet.h"

#include <doctest/doctest.h>

#include "base/utf8.h"

namespace gongkai::search {
namespace {

std::string Shown(const std::vector<Stretch>& stretches) {
  std::string text;
  for (const Stretch& each : stretches) text += each.is_marked ? "<" + each.text + ">" : each.text;
  return text;
}

TEST_CASE("what was found is marked as it was written") {
  CHECK(Shown(Marked("澄政发（２０２４）第３号文", ParseQuery("[2024]3号"))) == "澄政发（<２０２４）第３号>文");
  CHECK(Shown(Marked("總計與合计", ParseQuery("总计"))) == "<總計>與合计");
  CHECK(Shown(Marked("防火防火", ParseQuery("防火"))) == "<防火防火>");
  CHECK(Shown(Marked("没有", ParseQuery("防火"))) == "没有");
  CHECK(Shown(Marked("<b>防火</b>", ParseQuery("防火"))) == "<b><防火></b>");
}

TEST_CASE("words that overlap are marked once") {
  CHECK(Shown(Marked("森林防火工作", ParseQuery("森林防火 防火工作"))) == "<森林防火工作>");
}

TEST_CASE("a snippet is what stands around it, on one line") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "前";
  text += "森林\n　防火";
  for (int i = 0; i < 300; ++i) text += "后";
  const Snippet snippet = SnippetOf(text, ParseQuery("森林防火"), 40);
  CHECK(snippet.is_cut_before);
  CHECK(snippet.is_cut_behind);
  CHECK(snippet.terms == 1);
  const std::string shown = Shown(snippet.stretches);
  CHECK(shown.find("<森林 防火>") != std::string::npos);
  CHECK(Utf8Length(shown) <= 42);
}

TEST_CASE("where most of the words stand close together is shown") {
  std::string text = "防火。";
  for (int i = 0; i < 200; ++i) text += "中";
  text += "清明节期间防火";
  const std::string shown = Shown(SnippetOf(text, ParseQuery("防火 清明"), 40).stretches);
  CHECK(shown.find("<清明>") != std::string::npos);
}

TEST_CASE("without anything to mark the beginning is shown") {
  const Snippet snippet = SnippetOf("甲乙丙", ParseQuery("丁"), 2);
  CHECK(Shown(snippet.stretches) == "甲乙");
  CHECK(snippet.terms == 0);
  CHECK(SnippetOf("", ParseQuery("丁")).stretches.empty());
}

}  // namespace
}  // namespace gongkai::search
