#include "report/read/tables.h"

namespace gongkai::report {

std::vector<Item> PrepareRegion(std::span<const Item> region) {
  std::vector<Item> items;
  items.reserve(region.size() + 64);
  for (const Item& item : region) {
    if (!item.text.empty() && IsPageNumber(item)) continue;
    if (item.in_table && item.grid) {
      items.push_back(item);
    } else {
      SplitTrailingNumbers(item, items);
    }
  }
  return items;
}

TableReading EmptyReading(const law::ReportForm& form, int number) {
  TableReading reading;
  reading.number = number;
  reading.form = &form;
  reading.table = &form.Table(number);
  for (const law::FormRow& row : reading.table->rows) {
    RowReading empty;
    empty.row = &row;
    empty.values.resize(row.columns.size());
    empty.found = false;
    reading.rows.push_back(std::move(empty));
  }
  return reading;
}

}  // namespace gongkai::report
