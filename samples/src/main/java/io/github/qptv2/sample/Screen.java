package io.github.qptv2.sample;

import java.awt.Color;

/** Bars, panels, lists, buttons and text fields of a program. */
record Screen(Sheet sheet, Draws draws) {

    void draw() {
        double point = sheet.point(), bar = draws.uniform(18, 40) * point;
        boolean sidebar = draws.chance(0.6);
        double left = sidebar ? draws.uniform(0.12, 0.3) * sheet.width() : 0;
        sheet.box(draws.chance(0.5) ? sheet.theme().accent() : sheet.theme().gray(0.12), 0, 0, sheet.width(), bar);
        for (double x = 10 * point; x < sheet.width() - 80 * point; x += draws.uniform(60, 140) * point) {
            sheet.words(draws, sheet.theme().ink(), x, bar / 3, 50 * point, 8);
        }
        if (sidebar) {
            sheet.box(sheet.theme().gray(0.06), 0, bar, left, sheet.height());
            list(8 * point, bar + 10 * point, left - 16 * point, sheet.height());
        }
        if (draws.chance(0.5)) {
            cards(left, bar);
        } else {
            list(left + 12 * point, bar + 12 * point, sheet.width() - left - 24 * point, sheet.height());
        }
        dialog();
    }

    private void list(double x, double top, double width, double bottom) {
        double row = draws.uniform(16, 44) * sheet.point();
        boolean icons = draws.chance(0.5), rules = draws.chance(0.5);
        int chosen = draws.integer(0, 12);
        double y = top;
        for (int i = 0; y + row < bottom; i++, y += row) {
            if (i == chosen) {
                sheet.roundBox(sheet.theme().accent(), x - 4, y, width, row * 0.9);
            }
            if (icons) {
                sheet.disk(Theme.vivid(draws), x + row / 3, y + row / 2, row / 5);
            }
            double indent = icons ? row : 0;
            sheet.words(
                    draws,
                    sheet.theme().ink(),
                    x + indent,
                    y + row / 3,
                    draws.uniform(0.3, 0.95) * (width - indent),
                    8);
            if (rules) {
                sheet.line(sheet.theme().gray(0.15), 0.5, x, y + row, x + width, y + row);
            }
        }
    }

    private void cards(double left, double top) {
        int columns = draws.integer(1, 4);
        double gap = draws.uniform(6, 20) * sheet.point(), width = (sheet.width() - left - gap) / columns - gap;
        double height = draws.uniform(60, 220) * sheet.point();
        for (double y = top + gap; y < sheet.height(); y += height + gap) {
            for (int i = 0; i < columns; i++) {
                card(left + gap + i * (width + gap), y, width, height);
            }
        }
    }

    private void card(double x, double y, double width, double height) {
        double point = sheet.point();
        sheet.roundBox(sheet.theme().gray(draws.uniform(0.02, 0.12)), x, y, width, height);
        if (draws.chance(0.5)) {
            sheet.box(Theme.vivid(draws), x + 6 * point, y + 6 * point, width - 12 * point, height * 0.45);
        }
        for (double line = y + height * 0.55; line < y + height - 24 * point; line += 13 * point) {
            sheet.words(draws, sheet.theme().ink(), x + 8 * point, line, draws.uniform(0.4, 0.9) * width, 7);
        }
        sheet.roundBox(sheet.theme().accent(), x + width - 50 * point, y + height - 20 * point, 44 * point, 15 * point);
    }

    private void dialog() {
        if (draws.chance(0.7)) {
            return;
        }
        double point = sheet.point(),
                w = sheet.width() * draws.uniform(0.3, 0.6),
                h = sheet.height() * draws.uniform(0.2, 0.5);
        double x = (sheet.width() - w) / 2, y = (sheet.height() - h) / 2;
        sheet.box(new Color(0, 0, 0, 70), 0, 0, sheet.width(), sheet.height());
        sheet.roundBox(sheet.theme().paper(), x, y, w, h);
        for (double line = y + 16 * point; line < y + h - 40 * point; line += 14 * point) {
            sheet.words(draws, sheet.theme().ink(), x + 14 * point, line, w * draws.uniform(0.5, 0.9), 8);
        }
        sheet.roundBox(sheet.theme().accent(), x + w - 70 * point, y + h - 28 * point, 56 * point, 18 * point);
    }
}
