#include "report/campaign/demo_city_paper.h"

#include <algorithm>
#include <map>
#include <string>

#include "law/report_form.h"

namespace gongkai::report {
namespace {

constexpr DemoCounty kCounties[] = {
    {"望澜县",
     9,
     {"沿江各镇把渡口停航、堤防值守的消息先发到网站，再由广播念给不上网的老人听，解读和文件同日发布。",
      "申请由政府办公室登记以后分到业务单位，答复稿先请法律顾问看过；口头提出的，工作人员当场代填。",
      "规范性文件到年底逐件清理，失效的当天移到历史文件里，页面上写明由哪件代替。",
      "网站栏目由各单位认领，月底互相检查，打不开的链接当周修好。",
      "公开工作写进各镇的年度目标，考核组到便民服务站看台账，没有发生责任追究的情形。"},
     "部分乡镇的公示栏更换不及时，政策解读以文字为主。",
     "公示栏换成带锁的灯箱，钥匙由值班人保管；解读材料添上图表和问答。"},
    {"云栈县",
     5,
     {"山区乡镇以村口的公示栏为主，网站同步登载，惠农补贴和林地流转的结果隐去个人信息以后张贴。",
      "答复文书统一用县里印发的格式，拿不准的先到政府办公室会商，再由分管负责人签发。",
      "文件起草时就写明公开属性，不公开的附上理由，印发以后由专人放进公开目录。",
      "手机和电脑上的内容保持相同，老年人常用的办事指南放大字号，排在首页靠前的位置。",
      "新上岗的经办人先跟班学习，请档案馆讲怎样归档；本年没有责任追究的情形。"},
     "依申请公开的答复格式不统一，基层人员变动快。",
     "答复格式印成样本发到各单位，人员交接时当面移交登记簿。"},
    {"墨池县",
     7,
     {"围绕春耕、汛期和秋粮收购安排公开内容，农户问得多的写成问答，随通知发出。",
      "接收窗口设在政务服务大厅，涉及几家单位的由政府办公室牵头，合并答复，不让群众来回跑。",
      "过去的文件按年份补录上网，有效、失效、修改过的分别标明，按主题也能查到。",
      "公开栏目和网上办事打通，看完政策可以直接点到办理的那页。",
      "督查室把公开列入日常督查，问题清单由单位主要负责人签收，没有需要追究责任的。"},
     "规范性文件清理后没有马上更新有效状态。",
     "清理结果公布的当天就改有效状态，由法规股派人复看。"},
    {"青梧县",
     4,
     {"矿区复绿、茶园补植的工程从立项到验收都上网，现场竖牌写明去哪里查。",
      "政府办公室和司法局轮流值守申请邮箱，答复寄出以前由承办人电话说明。",
      "各单位的发文登记簿和公开目录逐条对过，漏掉的补上，重复的合并。",
      "网站改版时请中学生和退休教师试用，找不到的栏目重新命名。",
      "乡镇党委书记述职时讲公开工作，群众代表当面提问；没有因此追究责任的。"},
     "重大决策的意见采纳情况公布得晚。",
     "征求意见结束以后先公布收到哪些意见，采纳情况随决策同步公布。"},
    {"雁回县",
     6,
     {"湿地保护、候鸟季限行这些外地人也关心的事，用短文和图片说明，景区入口同时张贴。",
      "申请人在网上看得到办到哪步，补正要写明缺什么、怎么补、补到哪里。",
      "会议纪要里能公开的决定摘出来发布，摘录由原拟稿人核对。",
      "把少人看的栏目并到别处，原来的网址自动转过去，收藏夹里的旧链接还能用。",
      "公开办和纪检组到窗口暗访，发现的问题在局长会上点名，没有到追究责任的程度。"},
     "栏目设置偏多，群众查找不方便。",
     "重新梳理栏目，请常来查信息的群众提出怎样归并。"},
    {"竹溆县",
     3,
     {"竹编合作社的扶持政策做成口袋书，镇村干部入户时带着讲，电子版放在网站显眼处。",
      "收件、分办、审核、寄送由不同的人做，谁做的都签在流转单上。",
      "档案室每季把印发的文件移送公开科，公开科当场开列收条。",
      "小县人手少，网站托管在市里的集约平台，内容仍由本县各单位自己审。",
      "县人大代表视察过政务公开，提的建议都有回音；无人因公开工作被追究责任。"},
     "年度报告编写前没有和各单位核对台账。",
     "入冬就开始对台账，差额写明原因，由单位负责人签名。"},
    {"砚北区",
     12,
     {"老城改造逐栋公布进度，楼道里贴着征收补偿的分户结果，姓名只留姓氏。",
      "街道收到的申请当天转到区里统一编号，避免同样的问题答得不同。",
      "区属学校、医院的收费和招录信息由主管局汇总审看，再放到公共企事业单位专栏。",
      "楼宇电子屏、菜场喇叭和网站发的是同样的内容，由区融媒体中心排期。",
      "区政府常务会专题听过汇报，街道之间结对互查；没有责任追究的情形。"},
     "街道之间的公开水平差别较大。",
     "公开做得好的街道派人驻点帮带，经办人轮岗学习。"},
};

/// Always the same for the same questions; 0 to `most`.
int Some(std::size_t county, int year, int row, int column, int most) {
  std::uint64_t mixed = county * 1'000'003 + static_cast<std::uint64_t>(year) * 7'919 +
                        static_cast<std::uint64_t>(row) * 104'729 + static_cast<std::uint64_t>(column) * 15'485'863;
  mixed ^= mixed >> 13;
  mixed *= 0x9E3779B97F4A7C15ULL;
  mixed ^= mixed >> 29;
  return static_cast<int>(mixed % static_cast<std::uint64_t>(most + 1));
}

/// Of a result row of table 3: how many natural persons about, in a county of size one.
int ScaleOf(std::string_view row) {
  static const std::map<std::string_view, int> kScales = {
      {"三(一)", 14}, {"三(二)", 3},  {"三(三)2", 1}, {"三(三)4", 1}, {"三(三)6", 1},
      {"三(四)1", 5}, {"三(四)2", 1}, {"三(五)1", 2}, {"三(五)2", 1}, {"三(六)3", 1}};
  const auto scale = kScales.find(row);
  return scale == kScales.end() ? 0 : scale->second;
}

bool IsResult(std::string_view row) { return row.substr(0, 4) == "三(" && row != "三(七)"; }

int ResultOf(std::size_t county, int year, std::string_view row, int number, int column) {
  const int scale = ScaleOf(row) * kCounties[county].size;
  const int share = column == 0 ? scale : column == 1 ? scale / 6 : scale / 25;
  if (share == 0) return 0;
  return share * (85 + Some(county, year, number, column, 30)) / 100 * (100 + 4 * (year - 2021)) / 100;
}

int CarriedOut(std::size_t county, int year, int column) {
  if (column > 1) return 0;
  return Some(county, year, 90, column, column == 0 ? 3 * kCounties[county].size : kCounties[county].size / 2);
}

/// Row by row the six columns; the seventh is their sum.
std::map<std::string, std::array<int, 7>> Table3Of(std::size_t county, int year, const law::ReportForm& form) {
  std::map<std::string, std::array<int, 7>> rows;
  std::array<int, 7> total{}, in{}, out{}, fresh{};
  int number = 0;
  for (const law::FormRow& row : form.table3.rows) {
    ++number;
    if (!IsResult(row.key)) continue;
    std::array<int, 7>& cells = rows[std::string(row.key)];
    for (int column = 0; column < 6; ++column) {
      const auto at = static_cast<std::size_t>(column);
      cells[at] = ResultOf(county, year, row.key, number, column);
      total[at] += cells[at];
    }
  }
  for (int column = 0; column < 6; ++column) {
    const auto at = static_cast<std::size_t>(column);
    in[at] = std::min(CarriedOut(county, year - 1, column), total[at]);
    out[at] = CarriedOut(county, year, column);
    fresh[at] = total[at] + out[at] - in[at];
  }
  rows["一"] = fresh;
  rows["二"] = in;
  rows["三(七)"] = total;
  rows["四"] = out;
  for (auto& [key, cells] : rows) {
    cells[6] = 0;
    for (std::size_t column = 0; column < 6; ++column) cells[6] += cells[column];
  }
  return rows;
}

int Table2At(std::size_t county, int year, std::string_view row, std::string_view column) {
  const int size = kCounties[county].size;
  if (row == "规章") return 0;
  if (column == "本年制发件数") return 2 + Some(county, year, 101, 0, size);
  if (column == "本年废止件数") return Some(county, year, 102, 0, 2);
  if (column == "现行有效件数") return 30 + 6 * size + 2 * (year - 2021);
  if (row == "行政许可") return size * (1'500 + Some(county, year, 103, 0, 400));
  if (row == "行政处罚") return size * (160 + Some(county, year, 104, 0, 60));
  if (row == "行政强制") return size * (4 + Some(county, year, 105, 0, 5));
  return size * (90 + Some(county, year, 106, 0, 40));  // fees, in 万元
}

std::array<int, 5> Table4At(std::size_t county, int year, int row) {
  const int size = kCounties[county].size;
  std::array<int, 5> cells{Some(county, year, 110 + row, 0, size), Some(county, year, 110 + row, 1, size / 3),
                           Some(county, year, 110 + row, 2, 2), Some(county, year, 110 + row, 3, 1), 0};
  for (std::size_t column = 0; column < 4; ++column) cells[4] += cells[column];
  return cells;
}

void FillCells(AnnualPaper& paper, std::size_t county) {
  const auto third = Table3Of(county, paper.year, *paper.form);
  for (const int table : {2, 3, 4}) {
    int number = 0;
    for (const law::FormRow& row : paper.form->Table(table).rows) {
      ++number;
      for (std::size_t column = 0; column < row.columns.size(); ++column) {
        int value = 0;
        if (table == 2) value = Table2At(county, paper.year, row.key, row.columns[column].name);
        if (table == 3) value = third.at(std::string(row.key)).at(column);
        if (table == 4) value = Table4At(county, paper.year, number).at(column);
        paper.cells.push_back(
            {{table, std::string(row.key), std::string(row.columns[column].name)}, Number::Of(value)});
      }
    }
  }
}

}  // namespace

std::span<const DemoCounty> DemoCounties() { return kCounties; }

AnnualPaper DemoCountyPaper(std::size_t index, int year, Date published) {
  const DemoCounty& county = kCounties[index];
  const std::string name(county.name);
  AnnualPaper paper;
  paper.organ = name + "人民政府";
  paper.title = paper.organ + std::to_string(year) + "年政府信息公开工作年度报告";
  paper.year = year;
  paper.form = law::FormInForce(year);
  paper.published = published;
  paper.is_final = true;
  paper.opening = "根据《中华人民共和国政府信息公开条例》第五十条编制本报告。";
  constexpr std::string_view kHeads[] = {"（一）主动公开。", "（二）依申请公开。", "（三）政府信息管理。",
                                         "（四）政府信息公开平台建设。", "（五）监督保障。"};
  for (std::size_t i = 0; i < county.overall.size(); ++i) {
    paper.sections[0].push_back(std::string(kHeads[i]) + std::string(county.overall[i]));
  }
  paper.sections[4] = {"存在的主要问题：" + std::string(county.waits), "改进情况：" + std::string(county.mends)};
  paper.sections[5] = {"依据《政府信息公开信息处理费管理办法》，本年度没有收取信息处理费。没有其他需要报告的事项。"};
  FillCells(paper, index);
  return paper;
}

void PutInPaper(AnnualPaper& paper, const CellKey& cell, int change) {
  const auto found = std::ranges::find(paper.cells, cell, &PaperCell::cell);
  if (found != paper.cells.end() && found->value) found->value = *found->value + Number::Of(change);
}

}  // namespace gongkai::report
