#include "account/form_sample_pages.h"

#include "account/field_pages.h"

namespace gongkai::account {

web::Html DrawFormSample() {
  const FieldErrors errors = {{"style-phone", "联系电话应当是数字，例如 0379-1234567。"},
                              {"style-kind", "请选择类别。"},
                              {"style-ways", "请写明怎样获取，例如在哪里可以看到。"}};
  const std::vector<Choice> kinds = {{"department", "县级部门"}, {"township", "乡镇"}};
  return web::Markup(
      "{}<form class=\"gk-form\" method=\"get\" action=\"/office/style\" novalidate>{}{}{}{}{}<div "
      "class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">保存</button><a class=\"btn\" href=\"#forms\">取消</a></div></form>",
      FaultList(errors),
      TextField({.name = "style-name", .label = "名称", .value = "枕溪镇人民政府", .required = true}, errors),
      TextField({.name = "style-phone", .label = "联系电话", .value = "没有", .hint = "可以写几个号码，用顿号隔开"},
                errors),
      ChoiceField({.name = "style-kind", .label = "类别", .value = "", .required = true}, kinds, errors),
      AreaField({.name = "style-ways", .label = "获取方式", .value = ""}, 3, errors),
      TickField({.name = "style-open", .label = "填全以后公开", .value = "1"}, errors));
}

}  // namespace gongkai::account
