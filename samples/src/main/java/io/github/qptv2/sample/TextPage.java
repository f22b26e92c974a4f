package io.github.qptv2.sample;

/** Headings, paragraphs in columns and tables. */
record TextPage(Sheet sheet, Draws draws) {

    void draw() {
        int columns = draws.integer(1, 3);
        double margin = draws.uniform(8, 50) * sheet.point(), gap = 14 * sheet.point();
        double width = (sheet.width() - 2 * margin - (columns - 1) * gap) / columns;
        double top = margin;
        if (draws.chance(0.6)) {
            double size = draws.uniform(14, 26);
            sheet.words(draws, sheet.theme().ink(), margin, top, draws.uniform(0.4, 1) * sheet.width() - margin, size);
            top += 2 * size * sheet.point();
        }
        for (int column = 0; column < columns; column++) {
            column(margin + column * (width + gap), top, width, sheet.height() - margin);
        }
    }

    private void column(double x, double top, double width, double bottom) {
        double size = draws.uniform(6, 11), line = size * draws.uniform(1.4, 2.2) * sheet.point();
        double y = top;
        while (y + line < bottom) {
            if (draws.chance(0.15)) {
                y = table(x, y, width, Math.min(bottom, y + 8 * line), line, size);
            } else {
                y = paragraph(x, y, width, bottom, line, size);
            }
            y += line * draws.uniform(0.4, 1.5);
        }
    }

    private double paragraph(double x, double top, double width, double bottom, double line, double size) {
        int lines = draws.integer(1, 9);
        double y = top;
        for (int i = 0; i < lines && y + line < bottom; i++) {
            double share = i == lines - 1 ? draws.uniform(0.2, 0.9) : draws.uniform(0.93, 1);
            sheet.words(draws, sheet.theme().ink(), x, y, share * width, size);
            y += line;
        }
        return y;
    }

    private double table(double x, double top, double width, double bottom, double line, double size) {
        int columns = draws.integer(2, 5);
        double cell = width / columns, y = top;
        for (; y + line < bottom; y += line) {
            for (int i = 0; i < columns; i++) {
                sheet.frame(sheet.theme().gray(0.4), x + i * cell, y, cell, line);
                sheet.words(draws, sheet.theme().ink(), x + i * cell + 3, y + line / 4, cell * 0.8, size * 0.8);
            }
        }
        return y;
    }
}
