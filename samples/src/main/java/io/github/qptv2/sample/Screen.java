package io.github.qptv2.sample;

import java.awt.Color;

/** Bars, panels, lists, buttons and text fields of a program. */
record Screen(Sheet sheet, Draws draws) {

    void draw() {
        double unit = sheet.unit(), bar = draws.real(18, 40) * unit;
        boolean sidebar = draws.chance(0.6);
        double left = sidebar ? draws.real(0.12, 0.3) * sheet.width() : 0;
        sheet.box(draws.chance(0.5) ? sheet.theme().accent() : sheet.theme().gray(0.12), 0, 0, sheet.width(), bar);
        for (double x = 10 * unit; x < sheet.width() - 80 * unit; x += draws.real(60, 140) * unit) {
            sheet.words(draws, sheet.theme().ink(), x, bar / 3, 50 * unit, 8);
        }
        if (sidebar) {
            sheet.box(sheet.theme().gray(0.06), 0, bar, left, sheet.height());
            list(8 * unit, bar + 10 * unit, left - 16 * unit, sheet.height());
        }
        if (draws.chance(0.5)) {
            cards(left, bar);
        } else {
            list(left + 12 * unit, bar + 12 * unit, sheet.width() - left - 24 * unit, sheet.height());
        }
        dialog();
    }

    private void list(double x, double top, double width, double bottom) {
        double row = draws.real(16, 44) * sheet.unit();
        boolean icons = draws.chance(0.5), rules = draws.chance(0.5);
        int chosen = draws.whole(0, 12);
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
                    draws, sheet.theme().ink(), x + indent, y + row / 3, draws.real(0.3, 0.95) * (width - indent), 8);
            if (rules) {
                sheet.line(sheet.theme().gray(0.15), 0.5, x, y + row, x + width, y + row);
            }
        }
    }

    private void cards(double left, double top) {
        int columns = draws.whole(1, 4);
        double gap = draws.real(6, 20) * sheet.unit(), width = (sheet.width() - left - gap) / columns - gap;
        double height = draws.real(60, 220) * sheet.unit();
        for (double y = top + gap; y < sheet.height(); y += height + gap) {
            for (int i = 0; i < columns; i++) {
                card(left + gap + i * (width + gap), y, width, height);
            }
        }
    }

    private void card(double x, double y, double width, double height) {
        double unit = sheet.unit();
        sheet.roundBox(sheet.theme().gray(draws.real(0.02, 0.12)), x, y, width, height);
        if (draws.chance(0.5)) {
            sheet.box(Theme.vivid(draws), x + 6 * unit, y + 6 * unit, width - 12 * unit, height * 0.45);
        }
        for (double line = y + height * 0.55; line < y + height - 24 * unit; line += 13 * unit) {
            sheet.words(draws, sheet.theme().ink(), x + 8 * unit, line, draws.real(0.4, 0.9) * width, 7);
        }
        sheet.roundBox(sheet.theme().accent(), x + width - 50 * unit, y + height - 20 * unit, 44 * unit, 15 * unit);
    }

    private void dialog() {
        if (draws.chance(0.7)) {
            return;
        }
        double unit = sheet.unit(), w = sheet.width() * draws.real(0.3, 0.6), h = sheet.height() * draws.real(0.2, 0.5);
        double x = (sheet.width() - w) / 2, y = (sheet.height() - h) / 2;
        sheet.box(new Color(0, 0, 0, 70), 0, 0, sheet.width(), sheet.height());
        sheet.roundBox(sheet.theme().paper(), x, y, w, h);
        for (double line = y + 16 * unit; line < y + h - 40 * unit; line += 14 * unit) {
            sheet.words(draws, sheet.theme().ink(), x + 14 * unit, line, w * draws.real(0.5, 0.9), 8);
        }
        sheet.roundBox(sheet.theme().accent(), x + w - 70 * unit, y + h - 28 * unit, 56 * unit, 18 * unit);
    }
}
