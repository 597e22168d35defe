#include "web/rich_text_field.h"

#include <utility>

namespace gongkai::web {
namespace {

constexpr int kUnprocessable = 422;

/// `says`: what it does, where the label alone does not tell; a person who speaks to the machine says the label.
/// `within`: where it can do something ("table", "list"); empty: everywhere.
Html Button(std::string_view act, std::string_view label, std::string_view says = "", std::string_view within = "") {
  const std::string name = std::string(label) + (says.empty() ? "" : "：") + std::string(says);
  return Markup(
      "<button type=\"button\" class=\"btn btn-sm\" data-act=\"{}\" data-within=\"{}\" aria-label=\"{}\" title=\"{}\" "
      "tabindex=\"-1\">{}</button>",
      act, within, name, name, label);
}

Html Group(std::string_view label, const Html& buttons) {
  return Markup("<span class=\"gk-rich-group\" role=\"group\" aria-label=\"{}\">{}</span>", label, buttons);
}

Html Images(const RichTextInput& input) {
  if (!input.images) return {};
  return Group("图片", Markup("{}{}", Button("image", "插入图片", "从这台电脑里选；也可以拖进来、粘贴"),
                              Button("image-alt", "图片说明", "改光标处或者下一张图片的说明", "image")));
}

constexpr std::string_view kImageTypes = "image/png,image/jpeg,image/webp";

/// Opens when an image was put in, and for each that one clicks on.
Html ImageForm(const RichTextInput& input) {
  if (!input.images) return {};
  return Markup(
      "<div class=\"gk-rich-link\" data-image-form role=\"group\" aria-label=\"图片说明\" hidden><input type=\"file\" "
      "data-image-file accept=\"{}\" multiple hidden><label class=\"form-label\" for=\"{}-alt\">图片里是什么（给看不见"
      "图片的人）</label><input class=\"form-control\" id=\"{}-alt\" autocomplete=\"off\" maxlength=\"500\"><button "
      "type=\"button\" class=\"btn btn-sm\" data-act=\"alt-set\">写好了</button><button type=\"button\" class=\"btn "
      "btn-sm\" data-act=\"image-drop\">删掉图片</button></div>",
      kImageTypes, input.name, input.name);
}

/// For browsers without script: one more image at the end.
Html ImageWithoutScript(const RichTextInput& input, const FieldErrors& errors) {
  if (!input.images) return {};
  const std::string name = std::string(input.name) + "_image";
  Html fault;
  if (const FieldError* error = ErrorOf(errors, name)) fault.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return Markup(
      "<div class=\"gk-rich-file\" data-without-script><label class=\"form-label\" "
      "for=\"{}\">在正文末尾加一张图片</label>"
      "<input class=\"form-control\" type=\"file\" id=\"{}\" name=\"{}\" accept=\"{}\" "
      "aria-describedby=\"{}-says\"><label "
      "class=\"form-label\" for=\"{}_alt\">图片里是什么（给看不见图片的人）</label><input class=\"form-control\" "
      "id=\"{}_alt\" name=\"{}_alt\" maxlength=\"500\" autocomplete=\"off\"><div class=\"gk-says\" id=\"{}-says\">{}<p "
      "class=\"form-hint\">PNG、JPG 或者 WebP，不超过 5 "
      "MB，保存以后在正文里是“［图片：说明］”一行，可以挪到别处、改说明、删"
      "掉。</p></div></div>",
      name, name, name, kImageTypes, name, name, name, name, name, fault);
}

/// Hidden until the editor stands there: without it no button could do anything.
Html Toolbar(const RichTextInput& input) {
  return Markup(
      "<div class=\"gk-rich-tools\" role=\"toolbar\" aria-label=\"{}的格式\" aria-controls=\"{}\" "
      "hidden>{}{}{}{}{}{}</div>",
      input.label, input.name,
      Group(
          "段落",
          Markup(
              "<button type=\"button\" class=\"btn btn-sm\" data-act=\"heading\" tabindex=\"0\">标题</button>{}{}{}{}",
              Button("subheading", "小标题"), Button("text", "正文"), Button("center", "居中"),
              Button("end", "居右", "例如落款"))),
      Group("文字", Markup("{}{}", Button("bold", "加粗", "Ctrl+B"), Button("link", "链接", "Ctrl+K"))),
      Group("列表",
            Markup("{}{}{}{}", Button("ordered", "编号"), Button("list", "列表"),
                   Button("deeper", "降级", "列表项低一级", "list"), Button("higher", "升级", "列表项高一级", "list"))),
      Group("表格",
            Markup("{}{}{}{}{}{}{}", Button("table", "插入表格", "三行三列"), Button("row", "加行", "在下面", "table"),
                   Button("column", "加列", "在右面", "table"), Button("row-off", "删行", "光标所在的行", "table"),
                   Button("column-off", "删列", "光标所在的列", "table"),
                   Button("head", "表头", "第一行是表头，或者不是", "table"),
                   Button("table-off", "删表", "整张表格", "table"))),
      Group("撤销", Markup("{}{}", Button("undo", "撤销", "Ctrl+Z"), Button("redo", "重做", "Ctrl+Y"))), Images(input));
}

Html LinkForm(std::string_view name) {
  return Markup(
      "<div class=\"gk-rich-link\" data-link-form role=\"group\" aria-label=\"链接\" hidden><label "
      "class=\"form-label\" "
      "for=\"{}-link\">链接到</label><input class=\"form-control\" id=\"{}-link\" autocomplete=\"off\" "
      "placeholder=\"https://\"><button type=\"button\" class=\"btn btn-sm\" data-act=\"link-set\">加上链接</button>"
      "<button type=\"button\" class=\"btn btn-sm\" data-act=\"link-drop\">去掉链接</button><button type=\"button\" "
      "class=\"btn btn-sm\" data-act=\"link-close\">取消</button></div>",
      name, name);
}

Html Says(const RichTextInput& input, const FieldErrors& errors) {
  Html html;
  if (const FieldError* error = ErrorOf(errors, input.name)) html.Add("<p class=\"gk-fault\">{}</p>", error->message);
  if (!input.hint.empty()) html.Add("<p class=\"form-hint\">{}</p>", input.hint);
  return html.Add(
      "<p class=\"form-hint\" "
      "data-without-script>空一行就是新的一段；从表格粘贴来的，仍是表格。这里改了文字，原有的标题、"
      "加粗和链接会变成普通文字；没有改，就原样保留。</p><p class=\"form-hint\" data-status role=\"status\"></p>");
}

}  // namespace

Html RichTextField(const RichTextInput& input, const FieldErrors& errors) {
  const bool is_wrong = ErrorOf(errors, input.name) != nullptr;
  Html html;
  html.Add(
      "<div class=\"gk-field gk-rich\" data-rich-text=\"{}\" data-clean=\"{}\" data-person=\"{}\" data-unsaved=\"{}\" "
      "data-images=\"{}\"><label class=\"form-label\" id=\"{}-label\" for=\"{}\">{}{}</label>{}{}{}",
      input.name, input.cleaning, input.person, input.unsaved || !errors.empty() ? "yes" : "no",
      input.images ? input.images->text() : std::string(), input.name, input.name, input.label,
      input.required ? Markup("<span class=\"gk-required\">（必填）</span>") : Html(), Toolbar(input),
      LinkForm(input.name), ImageForm(input));
  html.Add(
      "<textarea class=\"{}\" id=\"{}\" name=\"{}\" rows=\"14\" data-plain aria-describedby=\"{}-says\" {} {}>\n{}"
      "</textarea><textarea name=\"{}_html\" data-html hidden>\n{}</textarea><input type=\"hidden\" name=\"{}_by\" "
      "data-by value=\"plain\">",
      is_wrong ? "form-control is-invalid" : "form-control", input.name, input.name, input.name,
      AttributeIf(input.required, "required"), AttributeIf(is_wrong, "aria-invalid=\"true\""), input.plain, input.name,
      input.html, input.name);
  return html.Add("{}<div class=\"gk-says\" id=\"{}-says\">{}</div></div>", ImageWithoutScript(input, errors),
                  input.name, Says(input, errors));
}

void UseRichText(Page& page) {
  page.styles.emplace_back("css/rich_text.css");
  for (const char* script : {"js/rich_text_dom.js", "js/rich_text_table.js", "js/rich_text_draft.js",
                             "js/rich_text_insertion.js", "js/rich_text_images.js", "js/rich_text.js"}) {
    page.scripts.emplace_back(script);
  }
}

SentRichText RichTextIn(const Request& request, std::string_view name) {
  const std::string html = std::string(name) + "_html", by = std::string(name) + "_by";
  return {request.form.Get(html), request.form.Get(name), request.form.Get(by) == "script"};
}

Handler RichTextCleaning(RichTextCleaner clean) {
  return [clean = std::move(clean)](const Request& request) {
    const auto cleaned = clean(request.form.Get("html"), request.form.Get("plain"));
    if (!cleaned) return Response::Text(cleaned.error().message, kUnprocessable);
    Response response = Response::Text(cleaned->html);
    response.With("X-Images-Left-Out", std::to_string(cleaned->images_left_out));
    response.With("X-Struck-Out-Left-Out", cleaned->struck_out_left_out ? "1" : "0");
    return response;
  };
}

void AddRichTextRoutes(Router& router, std::string_view pattern, RichTextCleaner clean) {
  router.Post(pattern, RichTextCleaning(std::move(clean)), kPasteLimits);
}

}  // namespace gongkai::web
