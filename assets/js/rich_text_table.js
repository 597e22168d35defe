// Rows and columns of a table in the editor, put in and taken out where cells span several of them. Used by rich_text.js.
'use strict';

gkRichText.Table = class {
  constructor(table) {
    this.table = table;
    this.rows = [...table.rows];
    this.grid = this.rows.map(() => []);  // for each place the cell that covers it
    this.rows.forEach((row, y) => {
      let x = 0;
      for (const cell of row.cells) {
        while (this.grid[y][x]) ++x;
        for (let down = 0; down < cell.rowSpan && y + down < this.rows.length; ++down) {
          for (let right = 0; right < cell.colSpan; ++right) this.grid[y + down][x + right] = cell;
        }
        x += cell.colSpan;
      }
    });
    this.width = Math.max(...this.grid.map((line) => line.length));
  }

  static make(rows, columns) {
    const table = document.createElement('table'), body = table.createTBody();
    for (let y = 0; y < rows; ++y) {
      const row = body.insertRow();
      for (let x = 0; x < columns; ++x) row.append(gkRichText.Table.cell(y === 0));
    }
    return table;
  }

  static cell(head) {
    const cell = document.createElement(head ? 'th' : 'td');
    cell.append(gkRichText.emptyParagraph());
    return cell;
  }

  placeOf(cell) {
    const y = this.rows.indexOf(cell.parentNode);
    return {y, x: this.grid[y].indexOf(cell)};
  }

  addRow(cell) {
    const y = this.placeOf(cell).y + cell.rowSpan - 1, row = document.createElement('tr');
    for (let x = 0; x < this.width;) {
      const above = this.grid[y][x];
      if (above && this.grid[y + 1]?.[x] === above) {
        above.rowSpan += 1;
        x += above.colSpan;
      } else {
        row.append(gkRichText.Table.cell(false));
        ++x;
      }
    }
    this.rows[y].after(row);
    return row.cells[0] ?? cell;
  }

  addColumn(cell) {
    const x = this.placeOf(cell).x + cell.colSpan - 1;
    for (let y = 0; y < this.rows.length;) {
      const left = this.grid[y][x];
      if (left && this.grid[y][x + 1] === left) {
        left.colSpan += 1;
        y += left.rowSpan;
      } else {
        this.putCell(y, x + 1, gkRichText.Table.cell(left?.nodeName === 'TH' && left.rowSpan === 1 && y === 0));
        ++y;
      }
    }
    return cell;
  }

  // In front of the first cell of that row that begins further right.
  putCell(y, x, cell) {
    const next = [...this.rows[y].cells].find((each) => this.placeOf(each).x >= x);
    this.rows[y].insertBefore(cell, next ?? null);
  }

  // The cell to stand in afterwards; null when the table is gone.
  removeRow(cell) {
    const y = this.placeOf(cell).y;
    if (this.rows.length === 1) return this.remove();
    for (let x = 0; x < this.width;) {
      const each = this.grid[y][x];
      if (!each) {
        ++x;
        continue;
      }
      if (each.rowSpan > 1) {
        each.rowSpan -= 1;
        if (this.rows.indexOf(each.parentNode) === y) this.putCell(y + 1, x, each);
      }
      x += each.colSpan;
    }
    const next = this.grid[y + 1]?.[0] ?? this.grid[y - 1][0];
    this.rows[y].remove();
    return next;
  }

  removeColumn(cell) {
    const x = this.placeOf(cell).x;
    if (this.width === 1) return this.remove();
    const next = this.grid[this.placeOf(cell).y][x + cell.colSpan] ?? this.grid[this.placeOf(cell).y][x - 1];
    for (let y = 0; y < this.rows.length;) {
      const each = this.grid[y][x];
      if (!each) {
        ++y;
        continue;
      }
      y += each.rowSpan;
      if (each.colSpan > 1) {
        each.colSpan -= 1;
      } else {
        each.remove();
      }
    }
    return next?.isConnected ? next : cell.isConnected ? cell : this.table.rows[0].cells[0];
  }

  toggleHead() {
    const cells = [...this.rows[0].cells], becomes = cells.every((cell) => cell.nodeName === 'TH') ? 'td' : 'th';
    for (const cell of cells) {
      const made = document.createElement(becomes);
      made.rowSpan = cell.rowSpan;
      made.colSpan = cell.colSpan;
      made.append(...cell.childNodes);
      cell.replaceWith(made);
    }
    return this.table.rows[0].cells[0];
  }

  remove() {
    this.table.remove();
    return null;
  }
};
