// The words by which spoken.cc knows what a number is: units, what is counted with 两, telephones, prices. Used by
// spoken.cc alone.
#pragma once

#include <array>
#include <string_view>

namespace gongkai::disclosure::spoken_words {

struct Unit {
  std::u32string_view written, spoken;
};

// Longer ones before those they begin with.
inline constexpr auto kUnits = std::to_array<Unit>({
    {U"m³/s", U"立方米每秒"},
    {U"μg/m³", U"微克每立方米"},
    {U"mg/L", U"毫克每升"},
    {U"km/h", U"公里每小时"},
    {U"km²", U"平方公里"},
    {U"km2", U"平方公里"},
    {U"m²", U"平方米"},
    {U"m2", U"平方米"},
    {U"㎡", U"平方米"},
    {U"m³", U"立方米"},
    {U"m3", U"立方米"},
    {U"kWh", U"千瓦时"},
    {U"kV", U"千伏"},
    {U"kW", U"千瓦"},
    {U"km", U"公里"},
    {U"kg", U"公斤"},
    {U"mm", U"毫米"},
    {U"cm", U"厘米"},
    {U"ml", U"毫升"},
    {U"mL", U"毫升"},
    {U"mg", U"毫克"},
    {U"hm²", U"公顷"},
    {U"ha", U"公顷"},
    {U"℃", U"摄氏度"},
    {U"°C", U"摄氏度"},
    {U"m", U"米"},
    {U"t", U"吨"},
    {U"g", U"克"},
    {U"L", U"升"},
    {U"h", U"小时"},
});

// Before a number.
inline constexpr auto kSigns = std::to_array<Unit>({{U"≥", U"不少于"},
                                                    {U"≤", U"不超过"},
                                                    {U"＞", U"大于"},
                                                    {U">", U"大于"},
                                                    {U"＜", U"小于"},
                                                    {U"<", U"小于"},
                                                    {U"±", U"正负"},
                                                    {U"×", U"乘"}});

// Counted with 两: what stands behind a 2. 级 and 类 name an order: 二年级, 二类.
inline constexpr auto kCounted = std::to_array<std::u32string_view>(
    {U"个", U"人", U"户",   U"件", U"次", U"天", U"项",   U"家",   U"所",   U"台",   U"辆",
     U"条", U"张", U"份",   U"元", U"年", U"亩", U"米",   U"公里", U"小时", U"吨",   U"名",
     U"位", U"种", U"分钟", U"处", U"批", U"万", U"千",   U"亿",   U"周",   U"日内", U"座",
     U"间", U"棵", U"头",   U"只", U"点", U"倍", U"公斤", U"岁",   U"平方", U"立方", U"部"});

inline constexpr auto kTelephones =
    std::to_array<std::u32string_view>({U"电话", U"热线", U"手机", U"拨打", U"请拨", U"传真", U"号码", U"致电"});
inline constexpr auto kRatios = std::to_array<std::u32string_view>({U"比例", U"配比", U"比值", U"之比"});

// Behind these a number is an amount, whatever stands before it: 电话费120元, 救助电话110部.
inline constexpr std::u32string_view kAmountSigns =
    U"年月日时分元个部人次万亿千百%‰户件天项家所台条张份亩米℃倍岁号株棵头只斤吨克升名座栋";
inline constexpr auto kAmountWords = std::to_array<std::u32string_view>(
    {U"公里", U"公斤", U"公顷", U"平方", U"立方", U"小时", U"毫米", U"毫升", U"毫克", U"厘米", U"余", U"多"});
// And behind these: 人数120, 共110.
inline constexpr std::u32string_view kBeforeAmounts = U"数额量积计共达约近超满第价费率各每为至到仅足+×<>≥≤-—–~～－―−";

// What costs so much, and what it costs so much for: 95元/月 is read 每月九十五元.
inline constexpr auto kPriced = std::to_array<std::u32string_view>(
    {U"元", U"角", U"立方米", U"公斤", U"千克", U"斤", U"吨", U"度", U"人次", U"人", U"户", U"次", U"株", U"件"});
inline constexpr auto kPer = std::to_array<Unit>(
    {{U"平方米", U"平方米"}, {U"立方米", U"立方米"}, {U"千瓦时", U"千瓦时"}, {U"m²", U"平方米"}, {U"㎡", U"平方米"},
     {U"m³", U"立方米"},     {U"kWh", U"千瓦时"},    {U"公里", U"公里"},     {U"公斤", U"公斤"}, {U"千克", U"千克"},
     {U"公顷", U"公顷"},     {U"小时", U"小时"},     {U"学期", U"学期"},     {U"学年", U"学年"}, {U"季度", U"季度"},
     {U"人次", U"人次"},     {U"床位", U"床位"},     {U"月", U"月"},         {U"年", U"年"},     {U"日", U"日"},
     {U"天", U"天"},         {U"周", U"周"},         {U"人", U"人"},         {U"生", U"生"},     {U"户", U"户"},
     {U"亩", U"亩"},         {U"次", U"次"},         {U"吨", U"吨"},         {U"斤", U"斤"},     {U"米", U"米"},
     {U"度", U"度"},         {U"件", U"件"},         {U"株", U"株"},         {U"棵", U"棵"},     {U"头", U"头"},
     {U"只", U"只"},         {U"床", U"床"},         {U"车", U"车"},         {U"辆", U"辆"},     {U"台", U"台"},
     {U"间", U"间"},         {U"套", U"套"},         {U"份", U"份"},         {U"本", U"本"},     {U"张", U"张"},
     {U"项", U"项"}});

}  // namespace gongkai::disclosure::spoken_words
