package io.github.qptv2.sample;

/** Boxes and circles connected by lines, or a plan of straight lines. */
record Diagram(Sheet sheet, Draws draws) {

    void draw() {
        if (draws.chance(0.3)) {
            plan();
        } else {
            boxes();
        }
    }

    private void boxes() {
        int columns = draws.integer(2, 6), rows = draws.integer(2, 5);
        double w = (double) sheet.width() / columns, h = (double) sheet.height() / rows;
        boolean filled = draws.chance(0.5);
        for (int i = 0; i < columns * rows; i++) {
            double x = middle(i % columns, w), y = middle(i / columns, h);
            int target = draws.integer(0, columns * rows - 1);
            sheet.line(
                    sheet.theme().ink(),
                    draws.uniform(0.7, 2),
                    x,
                    y,
                    middle(target % columns, w),
                    draws.chance(0.5) ? y : middle(target / columns, h));
        }
        for (int i = 0; i < columns * rows; i++) {
            if (draws.chance(0.8)) {
                node(middle(i % columns, w), middle(i / columns, h), w * draws.uniform(0.4, 0.75), h * 0.5, filled);
            }
        }
    }

    private static double middle(int cell, double size) {
        return (cell + 0.5) * size;
    }

    private void node(double x, double y, double w, double h, boolean filled) {
        var color = filled ? Theme.vivid(draws) : sheet.theme().paper();
        if (draws.chance(0.25)) {
            sheet.disk(color, x, y, Math.min(w, h) / 2);
        } else {
            sheet.box(color, x - w / 2, y - h / 2, w, h);
            sheet.frame(sheet.theme().ink(), x - w / 2, y - h / 2, w, h);
        }
        sheet.words(draws, sheet.theme().ink(), x - 0.4 * w, y - 4 * sheet.point(), 0.8 * w, 7);
    }

    private void plan() {
        int lines = draws.integer(10, 90);
        for (int i = 0; i < lines; i++) {
            double x = draws.uniform(0, sheet.width()), y = draws.uniform(0, sheet.height());
            double length = draws.uniform(0.05, 0.6) * sheet.width();
            double angle = draws.chance(0.8) ? draws.integer(0, 1) * Math.PI / 2 : draws.uniform(0, Math.PI);
            sheet.line(
                    draws.chance(0.8) ? sheet.theme().ink() : Theme.vivid(draws),
                    draws.uniform(0.5, 3),
                    x,
                    y,
                    x + length * Math.cos(angle),
                    y + length * Math.sin(angle));
            if (draws.chance(0.3)) {
                sheet.words(draws, sheet.theme().ink(), x, y, 60 * sheet.point(), 6);
            }
        }
    }
}
