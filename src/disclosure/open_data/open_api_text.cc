#include "disclosure/open_data/open_api_text.h"

#include <nlohmann/json.hpp>

#include "disclosure/item_kind.h"

namespace gongkai::disclosure {
namespace {

using Json = nlohmann::ordered_json;

// All but what is listed by the program itself: the server, the ids of columns and kinds.
constexpr std::string_view kDescription = R"json({
  "openapi": "3.1.0",
  "info": {
    "title": "政府信息公开数据接口",
    "version": "1",
    "description": "本县各机关主动公开的政府信息。不用申请，任何人都可以取。已经撤下的信息不在列表里，单独去取答复 410 和原因。字段只增加，不改名，不去掉。"
  },
  "servers": [],
  "paths": {
    "/api/v1/items": {
      "get": {
        "operationId": "listItems",
        "summary": "公开的信息，新的在前",
        "parameters": [
          {"name": "organ", "in": "query", "description": "机构代码，见 /api/v1/organs", "schema": {"type": "string"}},
          {"name": "column", "in": "query", "description": "栏目，见 /api/v1/columns", "schema": {"$ref": "#/components/schemas/ColumnId"}},
          {"name": "kind", "in": "query", "description": "信息类别，见 /api/v1/columns", "schema": {"$ref": "#/components/schemas/KindId"}},
          {"name": "from", "in": "query", "description": "公开日期不早于这一天", "schema": {"type": "string", "format": "date"}},
          {"name": "until", "in": "query", "description": "公开日期不晚于这一天", "schema": {"type": "string", "format": "date"}},
          {"name": "year", "in": "query", "description": "公开年份", "schema": {"type": "integer", "minimum": 1949, "maximum": 2199}},
          {"name": "validity", "in": "query", "description": "文件的效力：现行有效、已失效、已废止、尚未施行；没有标明效力的不列", "schema": {"type": "string", "enum": ["in_force", "lapsed", "ended", "not_yet"]}},
          {"name": "words", "in": "query", "description": "名称、正文和附件里有这几个字，和检索的页面找到的一样；几个词之间用空格隔开，就是都要有", "schema": {"type": "string", "maxLength": 100}},
          {"name": "limit", "in": "query", "description": "一次几件", "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}},
          {"name": "cursor", "in": "query", "description": "从哪里接着取；用上一次答复里 next 给出的", "schema": {"type": "string"}}
        ],
        "responses": {
          "200": {"description": "一页信息", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ItemPage"}}}},
          "304": {"$ref": "#/components/responses/Same"},
          "422": {"$ref": "#/components/responses/Wrong"},
          "429": {"$ref": "#/components/responses/TooOften"}
        }
      }
    },
    "/api/v1/items/{id}": {
      "get": {
        "operationId": "getItem",
        "summary": "一件信息，带全文、字段和附件地址",
        "parameters": [
          {"name": "id", "in": "path", "required": true, "description": "列表里给出的 id", "schema": {"type": "string", "pattern": "^[0-9]+-[0-9]+$"}}
        ],
        "responses": {
          "200": {"description": "这一件", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/WholeItem"}}}},
          "304": {"$ref": "#/components/responses/Same"},
          "404": {"$ref": "#/components/responses/Wrong"},
          "410": {"description": "已经撤下或者公示期已满，带原因", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
          "429": {"$ref": "#/components/responses/TooOften"}
        }
      }
    },
    "/api/v1/organs": {
      "get": {
        "operationId": "listOrgans",
        "summary": "机关和它们的代码",
        "responses": {
          "200": {"description": "全部机关", "content": {"application/json": {"schema": {"type": "object", "required": ["organs"], "properties": {
            "organs": {"type": "array", "items": {"type": "object", "required": ["code", "name", "short_name"], "properties": {
              "code": {"type": "string"}, "name": {"type": "string"}, "short_name": {"type": "string"}}}}}}}}},
          "304": {"$ref": "#/components/responses/Same"},
          "429": {"$ref": "#/components/responses/TooOften"}
        }
      }
    },
    "/api/v1/columns": {
      "get": {
        "operationId": "listColumns",
        "summary": "栏目和其中的信息类别",
        "responses": {
          "200": {"description": "全部栏目", "content": {"application/json": {"schema": {"type": "object", "required": ["columns"], "properties": {
            "columns": {"type": "array", "items": {"type": "object", "required": ["id", "name", "kinds"], "properties": {
              "id": {"$ref": "#/components/schemas/ColumnId"}, "name": {"type": "string"},
              "kinds": {"type": "array", "items": {"$ref": "#/components/schemas/Named"}}}}}}}}}},
          "304": {"$ref": "#/components/responses/Same"},
          "429": {"$ref": "#/components/responses/TooOften"}
        }
      }
    },
    "/api/v1/openapi.json": {
      "get": {
        "operationId": "describe",
        "summary": "这份说明",
        "responses": {"200": {"description": "OpenAPI 3.1", "content": {"application/json": {"schema": {"type": "object"}}}}}
      }
    }
  },
  "components": {
    "schemas": {
      "ColumnId": {"type": "string"},
      "KindId": {"type": "string"},
      "Named": {"type": "object", "required": ["id", "name"], "properties": {"id": {"type": "string"}, "name": {"type": "string"}}},
      "Item": {
        "type": "object",
        "required": ["id", "index_number", "title", "summary", "organ", "column", "kind", "formed_on", "public_from", "public_until", "updated_at", "validity", "url"],
        "properties": {
          "id": {"type": "string"},
          "index_number": {"type": "string", "description": "索引号"},
          "title": {"type": "string", "description": "名称"},
          "summary": {"type": "string", "description": "内容概述"},
          "organ": {"type": "object", "required": ["code", "name"], "properties": {"code": {"type": "string"}, "name": {"type": "string"}}},
          "column": {"$ref": "#/components/schemas/Named"},
          "kind": {"$ref": "#/components/schemas/Named"},
          "formed_on": {"type": ["string", "null"], "format": "date", "description": "生成日期"},
          "public_from": {"type": "string", "format": "date", "description": "公开日期"},
          "public_until": {"type": ["string", "null"], "format": "date", "description": "公示到哪一天；没有期限的为 null"},
          "updated_at": {"type": "string", "format": "date-time", "description": "现在这一版公开的时间"},
          "validity": {"type": ["string", "null"], "description": "文件的效力；不是文件或者没有标明的为 null"},
          "url": {"type": "string", "format": "uri"}
        }
      },
      "WholeItem": {
        "allOf": [
          {"$ref": "#/components/schemas/Item"},
          {"type": "object", "required": ["fields", "text", "attachments"], "properties": {
            "fields": {"type": "object", "additionalProperties": {"type": "string"}, "description": "这一类信息自己的字段"},
            "text": {"type": "string", "description": "正文，不带格式"},
            "correction": {"type": "string", "description": "更正了什么，为什么"},
            "attachments": {"type": "array", "items": {"type": "object", "required": ["name", "url", "size"], "properties": {
              "name": {"type": "string"}, "url": {"type": "string", "format": "uri"}, "size": {"type": "integer"}}}}
          }}
        ]
      },
      "ItemPage": {
        "type": "object",
        "required": ["items", "next"],
        "properties": {
          "items": {"type": "array", "items": {"$ref": "#/components/schemas/Item"}},
          "next": {"type": ["string", "null"], "format": "uri", "description": "后面一页的地址；没有了的为 null"}
        }
      },
      "Problem": {
        "type": "object",
        "required": ["error"],
        "properties": {"error": {"type": "object", "required": ["status", "message"], "properties": {
          "status": {"type": "integer"}, "message": {"type": "string"}, "field": {"type": "string", "description": "哪个参数不对"}}}}
      }
    },
    "responses": {
      "Same": {"description": "没有变化（If-None-Match）"},
      "Wrong": {"description": "没有这一件，或者参数不对", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
      "TooOften": {
        "description": "这个网络一小时里取得太多",
        "headers": {"Retry-After": {"description": "多少秒以后再取", "schema": {"type": "integer"}}},
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
      }
    }
  }
})json";

template <class Values>
Json Ids(const Values& values) {
  Json ids = Json::array();
  for (const auto& each : values) ids.push_back(std::string(IdOf(each)));
  return ids;
}

}  // namespace

std::string OpenApiText(const std::string& site) {
  Json text = Json::parse(kDescription);
  text["servers"].push_back({{"url", site}});
  text["components"]["schemas"]["ColumnId"]["enum"] = Ids(Columns());
  text["components"]["schemas"]["KindId"]["enum"] = Ids(ItemKinds());
  return text.dump(2);
}

}  // namespace gongkai::disclosure
