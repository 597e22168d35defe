// How fast FindPlaces reads, beside a bare pass of memchr over the same bytes in the same run.
//
//   place_bench [FILE…]      the files one after another, repeated up to 32 MB; without files a made-up report
//
// Prints the cost of the first call (the index is built then), MB/s of both passes, and their ratio.
//
// Links: place fmt::fmt
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include "place/place.h"

namespace {

constexpr std::size_t kBytes = 32 << 20;
constexpr int kRounds = 5;

constexpr char kMadeUpReport[] =
    "麦洲县柳溪镇人民政府2024年政府信息公开工作年度报告\n一、总体情况\n2024年，柳溪镇坚持以公开为常态、不公开为例外，"
    "主动公开各类信息86条，其中通过县政府网站公开61条，通过政务新媒体公开25条。按照县政务公开办的要求，及时更新机构职能"
    "、"
    "领导信息和办事指南，全镇14个村（社区）的公开栏每月更新一次。\n全年收到政府信息公开申请3件，均在法定期限内答复，"
    "没有因政府信息公开引起的行政复议和行政诉讼。河南省洛阳市的做法值得学习，民权县派员前来交流。\n"
    "规章\t0\t0\t0\n行政规范性文件\t0\t0\t2\n行政许可\t18\n行政处罚\t5\n行政事业性收费\t0\n";

std::string TextOf(int argc, char** argv) {
  std::string once;
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    once.append(std::istreambuf_iterator<char>(file), {});
    once.push_back('\n');
  }
  if (once.empty()) once = kMadeUpReport;
  std::string text;
  while (text.size() < kBytes) text += once;
  return text;
}

template <class Act>
double Seconds(Act act) {
  const auto start = std::chrono::steady_clock::now();
  act();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

template <class Act>
double BestMegabytesPerSecond(const std::string& text, Act act) {
  double best = 1e9;
  for (int i = 0; i < kRounds; ++i) best = std::min(best, Seconds(act));
  return static_cast<double>(text.size()) / 1e6 / best;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t seen = 0;
  const double first = Seconds([&] { seen += gongkai::place::FindPlaces("洛阳市").size(); });
  const std::string text = TextOf(argc, argv);
  std::size_t matches = 0;
  const double finding = BestMegabytesPerSecond(text, [&] { matches = gongkai::place::FindPlaces(text).size(); });
  // A byte that no text holds, so that the pass reads all of it.
  const double bare =
      BestMegabytesPerSecond(text, [&] { seen += std::memchr(text.data(), 0xFF, text.size()) != nullptr; });
  fmt::print("first call {:.1f} ms; {} MB, {} matches; FindPlaces {:.0f} MB/s; memchr {:.0f} MB/s; ratio {:.3f}{}\n",
             first * 1e3, text.size() >> 20, matches, finding, bare, finding / bare,
             seen == 1 ? "" : " (byte FF in the text)");
}
